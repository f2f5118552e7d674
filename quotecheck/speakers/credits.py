"""Credits: one speaker for each quotation, chosen in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from quotecheck.model import Article, Kind, Quote, Segment, Span, SpeakerKind

from .discourse import Discourse, Referent
from .entities import Cast, Entity
from .mentions import Chunks, Mention, Shape
from .sketch import Sketch, sketch
from .clauses import Clauses
from .sources import Candidate, Sources

_ENOUGH = 0.45
_ANONYMOUS = frozenset(
    {
        "source",
        "sources",
        "official",
        "officials",
        "aide",
        "aides",
        "person",
        "people",
        "insider",
        "insiders",
    }
)


@attrs.frozen
class Credit:
    """Who is credited with a quotation, and where the article says so."""

    referent: Referent | None = None
    mention: Mention | None = None
    cue: int = -1
    confidence: float = 0.0
    relay: str | None = None
    pattern: str = "nobody"


NOBODY = Credit()


class Reader:
    """Reads one sketch of an article from beginning to end and credits its quotations."""

    def __init__(self, page: Sketch) -> None:
        self.sketch = page
        self.chunks = Chunks(page)
        self.clauses = Clauses(page, self.chunks)
        self.sources = Sources(self.clauses)
        self.cast = Cast(page, self.chunks)
        self.discourse = Discourse(page, self.chunks, self.clauses, self.cast)

    def credits(self) -> dict[int, Credit]:
        """Return a credit for each segment of the sketch, by the segment's index."""
        found: dict[int, Credit] = {}
        last: tuple[int, Credit] | None = None
        for index, token in sorted(self.sketch.at.items(), key=lambda item: item[1]):
            self.discourse.advance(self._sentence_end(token))
            credit = self._credit(token, last)
            found[index] = credit
            if credit.referent is not None:
                last = (token, credit)
                self.discourse.credit(token, credit.referent.entity)
        return found

    def _sentence_end(self, token: int) -> int:
        return self.sketch.sentence(token)[1]

    def _credit(self, token: int, last: tuple[int, Credit] | None) -> Credit:
        ranked = sorted(self.sources.of(token), key=lambda c: -c.score)
        for candidate in ranked:
            if candidate.score < _ENOUGH:
                break
            credit = self._accept(candidate)
            if credit is not None:
                return credit
            if candidate.mention is None or candidate.mention.shape is Shape.PRONOUN:
                return self._carry(token, last, candidate)
        return self._without_cue(token, last, ranked)

    def _accept(self, candidate: Candidate) -> Credit | None:
        if candidate.mention is None:
            return None
        referent = self.discourse.resolve(candidate.mention)
        if referent is None:
            return None
        sure = min(0.98, 0.55 + 0.3 * candidate.score) * referent.certainty
        return Credit(
            referent, candidate.mention, candidate.cue, sure, pattern=candidate.pattern
        )

    def _carry(
        self, token: int, last: tuple[int, Credit] | None, candidate: Candidate | None
    ) -> Credit:
        cue = candidate.cue if candidate else -1
        mention = candidate.mention if candidate else None
        if last is None:
            return Credit(None, mention, cue)
        if mention is None and "|" not in self.sketch.tags[last[0] : token]:
            mention, cue = last[1].mention, last[1].cue
        return Credit(last[1].referent, mention, cue, 0.6 * last[1].confidence)

    def _without_cue(
        self, token: int, last: tuple[int, Credit] | None, ranked: Sequence[Candidate]
    ) -> Credit:
        begin, _ = self.sketch.sentence(token)
        bare = self.sketch.tags[begin:token].strip("aQCWE.,c") == ""
        if bare:
            return self._continue(token, begin, last)
        for candidate in ranked:
            credit = self._accept(candidate)
            if (
                credit is not None
                and credit.referent is not None
                and credit.referent.entity is not None
            ):
                if credit.referent.entity.is_person:
                    return attrs.evolve(credit, confidence=0.45 * credit.referent.certainty)
        if last is not None and "|" not in self.sketch.tags[last[0] : token]:
            return self._carry(token, last, None)
        return NOBODY

    def _can_speak(self, credit: Credit) -> bool:
        """Tell whether the subject of a sentence without a cue can be where its words come from."""
        if credit.referent is None or credit.mention is None:
            return False
        head = self.sketch.tags[credit.mention.head - 1]
        return credit.referent.entity.is_person or head in "gGdbBN"

    def _continue(self, token: int, begin: int, last: tuple[int, Credit] | None) -> Credit:
        """A quotation that stands alone: the sentence before tells who speaks, or nobody new does."""
        before = self._sentence_before(begin)
        if before is not None and (last is None or last[0] < before[0]):
            subject = self._announcer(*before) or self.clauses.sentence_subject(*before)
            referent = self.discourse.resolve(subject) if subject else None
            if referent is not None and referent.entity.is_person:
                return Credit(referent, subject, -1, 0.6 * referent.certainty)
        return self._carry(token, last, None)

    def _announcer(self, begin: int, end: int) -> Mention | None:
        """Return who speaks last in a sentence, if the sentence ends in a colon."""
        if self.sketch.tags[end - 1] != ":":
            return None
        for cue in range(end - 1, begin, -1):
            if self.sketch.tags[cue] in "VAvJM":
                subject = self.clauses.subject_of(cue, begin)
                if subject is not None:
                    return subject
        return None

    def _sentence_before(self, begin: int) -> tuple[int, int] | None:
        stop = begin - 1
        while stop > 0 and self.sketch.tags[stop - 1] in ".|":
            stop -= 1
        return self.sketch.sentence(stop - 1) if stop > 0 else None


def attribute(article: Article, segments: Sequence[Segment]) -> tuple[Quote, ...]:
    """Return one quotation for each segment, credited, in the same order."""
    if not segments:
        return ()
    reader = Reader(sketch(article.text, segments))
    found = reader.credits()
    return tuple(
        _quote(article, segment, found.get(index, NOBODY), reader)
        for index, segment in enumerate(segments)
    )


def _quote(article: Article, segment: Segment, credit: Credit, reader: Reader) -> Quote:
    referent = credit.referent
    page = reader.sketch
    return Quote(
        article.id,
        segment.start,
        segment.end,
        article.text[segment.start : segment.end],
        kind=segment.kind,
        turn=segment.turn,
        malformed=segment.malformed,
        speaker=referent.entity.name if referent else None,
        speaker_kind=_speaker_kind(credit, page),
        confidence=round(credit.confidence, 3),
        relay=credit.relay,
        source=page.span(credit.mention.start, credit.mention.head) if credit.mention else None,
        cue=page.span(credit.cue, credit.cue + 1) if credit.cue >= 0 else None,
        aliases=_aliases(referent),
    )


def _speaker_kind(credit: Credit, page: Sketch) -> SpeakerKind:
    if credit.mention is None or credit.referent is None:
        return SpeakerKind.NONE
    if credit.mention.shape is Shape.PRONOUN:
        return SpeakerKind.PRONOUN
    if credit.mention.shape is Shape.NAME:
        return SpeakerKind.NAMED
    head = page.words[credit.mention.head - 1].lower()
    anonymous = credit.referent.entity.parsed is None and head in _ANONYMOUS
    return SpeakerKind.ANONYMOUS if anonymous else SpeakerKind.NOMINAL


def _aliases(referent: Referent | None) -> tuple[str, ...]:
    if referent is None:
        return ()
    return tuple(form for form in referent.entity.forms if form != referent.entity.name)
