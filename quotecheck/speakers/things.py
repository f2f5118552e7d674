"""Things: the document or body that *it* means."""

from __future__ import annotations

from .clauses import Clauses
from .mentions import Chunks, Mention
from .sketch import Sketch


class Things:
    """Finds what may be *it*: documents and bodies, but not ``in a statement``."""

    def __init__(self, sketch: Sketch, chunks: Chunks, clauses: Clauses) -> None:
        self.sketch = sketch
        self.chunks = chunks
        self.clauses = clauses

    def last(self, token: int) -> Mention | None:
        """Return a subject of one of three sentences before, or else the last thing named."""
        subject = self.subject(token, 3)
        if subject is not None:
            return subject
        for place in range(token - 1, max(0, token - 40), -1):
            if self.sketch.tags[place] in "dbB":
                mention = self.chunks.ending_at(place + 1)
                if mention is not None and not self._is_aside(mention):
                    return mention
        return None

    def subject(self, token: int, sentences: int = 1) -> Mention | None:
        """Return the document or body that is the subject of one of the sentences before."""
        begin = self.sketch.sentence(token)[0]
        for _ in range(sentences):
            if begin < 2:
                break
            begin, end = self.sketch.sentence(begin - 2)
            subject = self.clauses.sentence_subject(begin, end)
            if subject is not None and self.sketch.tags[subject.head - 1] in "dbB":
                return subject
        return None

    def _is_aside(self, mention: Mention) -> bool:
        """Tell ``in a statement`` from what the story is about."""
        return self.sketch.tags[mention.start - 1 : mention.start] == "i"
