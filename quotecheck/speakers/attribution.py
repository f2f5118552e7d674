"""From credits to quotations: one quotation a segment, and the clauses that report speech."""

from __future__ import annotations

from collections.abc import Sequence

from ..evidence import EVEN, speech_likelihood
from ..model.articles import Article
from ..model.quotations import Form, Kind, Quote, Segment
from .reader import NOBODY, Credit, Reader, speaker_kind
from .reported import Clause, report
from .sketch import sketch


def attribute(article: Article, segments: Sequence[Segment]) -> tuple[Quote, ...]:
    """Return one quotation for each segment, credited to its speaker, in the same order."""
    return _quotes(article, segments, Reader.of(article.text, segments)) if segments else ()


def find_reported(article: Article, segments: Sequence[Segment]) -> tuple[Quote, ...]:
    """Return the clauses of an article that report speech outside marks, in text order.

    A clause may hold fragments in marks: *He said that the plan "will not work"* reports *the plan
    "will not work"*. Clauses that are nothing but a quotation are left out.
    """
    reader = Reader.of(article.text, segments)
    reader.credits()
    return _clauses(article, reader)


def read_speech(
    article: Article, segments: Sequence[Segment]
) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
    """Return what `attribute` and `find_reported` do, from reading the article once."""
    reader = Reader.of(article.text, segments)
    return _quotes(article, segments, reader), _clauses(article, reader)


def _quotes(article: Article, segments: Sequence[Segment], reader: Reader) -> tuple[Quote, ...]:
    found = {index: (credit, reader) for index, credit in reader.credits().items()}
    for parent in dict.fromkeys(s.parent for s in segments if s.parent is not None):
        found.update(_credit_nested(article.text, segments, parent, reader))
    return tuple(
        _quote(article, segment, *found.get(index, (NOBODY, reader)))
        for index, segment in enumerate(segments)
    )


def _clauses(article: Article, reader: Reader) -> tuple[Quote, ...]:
    """Return the reported clauses of an article whose quotations have been credited."""
    return tuple(_reported_quote(article, clause, reader) for clause in report(reader))


def _credit_nested(
    text: str, segments: Sequence[Segment], parent: int, outside: Reader
) -> dict[int, tuple[Credit, Reader]]:
    """Credit the quotations inside a quotation, whose words are read as a text of their own."""
    region = segments[parent].span
    inside = Reader(sketch(text, segments, parent=parent, region=region), segments)
    for entity in inside.cast.entities:
        known = outside.cast.find(entity)
        if known is not None:
            entity.name, entity.parsed = known.name, known.parsed
            entity.forms.update(known.forms)
    return {index: (credit, inside) for index, credit in inside.credits().items()}


def _quote(article: Article, segment: Segment, credit: Credit, reader: Reader) -> Quote:
    """Return a quotation; its credit is as sure as the words are somebody's at all.

    In a language that we cannot read nobody is credited, and that tells nothing of the words.
    """
    page, mention = reader.sketch, credit.mention
    kind, confidence = segment.kind, credit.confidence
    if segment.parent is None and "unread" not in segment.evidence:
        signs = segment.evidence | credit_signs(credit)
        likelihood = speech_likelihood(signs)
        kind = Kind.MENTION if likelihood < EVEN else kind
        confidence *= likelihood
    return Quote(
        article.id,
        segment.start,
        segment.end,
        article.text[segment.start : segment.end],
        kind=kind,
        turn=segment.turn,
        malformed=segment.malformed,
        speaker=credit.entity.name if credit.entity else None,
        speaker_kind=speaker_kind(credit, page),
        confidence=round(confidence, 2),
        relay=credit.relay,
        source=page.span(mention.start, mention.head) if mention and credit.entity else None,
        cue=page.span(credit.cue, credit.cue + 1) if credit.cue >= 0 else None,
        aliases=_aliases(credit),
    )


def credit_signs(credit: Credit) -> frozenset[str]:
    """Return the signs for speech or mention in a credit: the pattern it rests on, if any.

    ``from-carried`` is whoever spoke before, ``from-silent`` nobody, ``from-unknown`` somebody whom
    nothing names.
    """
    if credit.entity is None:
        return frozenset({"from-silent" if credit.cue < 0 else "from-unknown"})
    signs = {f"from-{credit.basis or 'cue'}"}
    if not credit.entity.is_person:
        signs.add("by-body")
    return frozenset(signs)


def _aliases(credit: Credit) -> tuple[str, ...]:
    if credit.entity is None:
        return ()
    return tuple(form for form in credit.entity.forms if form != credit.entity.name)


def _reported_quote(article: Article, clause: Clause, reader: Reader) -> Quote:
    page, credit, mention = reader.sketch, clause.credit, clause.credit.mention
    span = page.span(clause.start, clause.stop)
    return Quote(
        article.id,
        span.start,
        span.end,
        span.of(article.text),
        kind=Kind.DIRECT,
        form=Form.REPORTED,
        speaker=credit.entity.name if credit.entity else None,
        speaker_kind=speaker_kind(credit, page),
        confidence=round(credit.confidence, 2),
        source=page.span(mention.start, mention.head) if mention else None,
        cue=page.span(credit.cue, credit.cue + 1) if credit.cue >= 0 else None,
        aliases=_aliases(credit),
    )
