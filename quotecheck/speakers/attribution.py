"""From credits to quotations: one quotation a segment, and the clauses that report speech."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Article, Form, Kind, Quote, Segment
from .reader import NOBODY, Credit, Reader, speaker_kind
from .reported import Clause, report
from .sketch import sketch

_TERMS = frozenset({"determined", "attributive", "noun-after", "capital", "apposed"})
"""Signs that the marks enclose a noun of the outlet's own sentence, or an attribute of one.

Such words are a term, a name or a scare quote where the sentence has a subject but no cue."""
_OPINIONS = frozenset(
    {
        "cue-before",
        "judged-before",
        "thought-before",
        "taken-as",
        "exclaimed",
        "announced",
        "legend",
    }
)
"""Signs of a verb that may tell whose words they are nevertheless: *pounded him as a "crook"*."""

_VOICED = frozenset({"announced", "legend"})
"""Signs of words that are read or heard, whoever may have written them."""
_TOLD = frozenset({"cue-before", "cue-after", "colon", "according"})
"""Signs that somebody in the sentence says something."""


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
    page, mention = reader.sketch, credit.mention
    return Quote(
        article.id,
        segment.start,
        segment.end,
        article.text[segment.start : segment.end],
        kind=_kind(segment, credit),
        turn=segment.turn,
        malformed=segment.malformed,
        speaker=credit.entity.name if credit.entity else None,
        speaker_kind=speaker_kind(credit, page),
        confidence=round(credit.confidence, 2),
        relay=credit.relay,
        source=page.span(mention.start, mention.head) if mention and credit.entity else None,
        cue=page.span(credit.cue, credit.cue + 1) if credit.cue >= 0 else None,
        aliases=_aliases(credit),
    )


def _kind(segment: Segment, credit: Credit) -> Kind:
    """Settle speech or mention where the marks leave it in doubt: it takes a credit for speech."""
    signs = segment.evidence
    if "doubtful" not in signs or segment.parent is not None:
        return segment.kind
    if segment.kind is Kind.HEADLINE:
        termed = credit.entity is None and _is_termed(signs)
        return Kind.MENTION if termed else segment.kind
    if credit.entity is None or credit.basis == "carried":
        return Kind.MENTION if signs.isdisjoint(_VOICED) else segment.kind
    named = not signs.isdisjoint(_TERMS) and signs.isdisjoint(_OPINIONS)
    return Kind.MENTION if credit.basis == "topic" and named else segment.kind


def _is_termed(signs: frozenset[str]) -> bool:
    """Tell a noun or a name from a fragment of speech in a headline that has no source.

    What the article quotes somebody as saying is speech in its headline too.
    """
    if "echoed" in signs or not signs.isdisjoint(_TOLD):
        return False
    noun = "owned" in signs or signs >= {"determined", "attributive"}
    return "title" in signs or (noun and "no-cue" in signs)


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
