"""Sources: every phrase that may be the source of a quotation, and who relays it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .candidate import Candidate
from .clauses import Clauses
from .leading import Leading
from .mentions import Mention
from .trailing import Trailing

_SURE = 1.2
"""The score of a credit beside a quotation that no other pattern but a cue before it can beat."""
_REPORTS = re.compile(r"[VAJ](?:[at]*T)?[at]*$")
_ACCORDING = re.compile(r"[^.|QCWE:]{0,20}?,?Z")


class Sources:
    """Finds the sources that the quotations of one sketch may have."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tags = clauses.tags
        self.trailing = Trailing(clauses)
        self.leading = Leading(clauses, self.trailing)

    def of(self, token: int) -> Iterator[Candidate]:
        """Yield the possible sources of the quotation at a token, in no order."""
        beside = list(self.trailing.beside(token))
        yield from beside
        sure = any(found.score >= _SURE for found in beside)
        if not sure or self.leading.is_introduced(token):
            yield from self.trailing.far(token)
            yield from self.leading.before(token)

    def relay_of(self, candidate: Candidate, token: int) -> Mention | None:
        """Return through whom the words come: ``X says Y said "…"``, ``X quoted Y as saying``."""
        mention, begin = candidate.mention, self.leading.begin(token)
        if mention is None or candidate.cue < 0 or mention.start < begin:
            return None
        if candidate.pattern.startswith("right"):
            phrase = _ACCORDING.match(self.tags, max(candidate.cue, mention.end - 1) + 1)
            return self.trailing.source_of_phrase(phrase.end() - 1) if phrase else None
        if self.tags[begin] == "Z" and candidate.pattern != "according":
            return self.trailing.source_of_phrase(begin)
        outer = _REPORTS.search(self.tags, begin, mention.start)
        if outer is None or self.clauses.is_passive(outer.start()):
            return None
        return self.clauses.subject_of(outer.start(), begin)
