"""Who is credited: persons in dispute, and one person under two spellings."""

from collections.abc import Iterable, Iterator

from ..model.labels import Severity
from ..model.pairs import Pair
from ..model.quotations import Quote
from ..model.remarks import Credit, Remark
from ..relays import is_taken_up
from .desk import Desk, Note, quoted, spans_of

ANYBODYS = 15
"""Code points, some three words, below which words are anybody's."""


def find_disputes(remarks: Iterable[Remark], desk: Desk) -> set[str]:
    """Return the ids of remarks over which persons are in dispute; one of each interrupted turn.

    *“A,” she said, “B.”* is two remarks where another outlet has one sentence, and one dispute.
    """
    found: dict[frozenset[tuple[object, ...]], str] = {}
    for remark in remarks:
        if len(remark.credits) > 1:
            quotes = filter(None, (desk.quotes.get(side.quote or "") for side in remark.sides))
            told = frozenset((q.article, q.turn or q.id, q.speaker) for q in quotes)
            found.setdefault(told, remark.id)
    return set(found.values())


def tell_conflict(remark: Remark, desk: Desk) -> Note:
    """Say who credits whom, at those whom fewer outlets support."""
    most, second = (remark.voices(credit.articles) for credit in remark.credits[:2])
    known = most > second or any(desk.is_transcript(a) for a in remark.credits[0].articles)
    odd = {a for credit in remark.credits[known:] for a in credit.articles}
    agreed = {a for a in remark.credits[0].articles if a not in odd}
    claims = [_claim(credit, remark, desk) for credit in remark.credits]
    return Note(
        "speaker.conflict",
        Severity.CRITICAL,
        "credited to " + ", but to ".join(claims) + _count(remark),
        spans_of(side for side in remark.sides if side.article in odd),
        remark=remark,
        related=spans_of(side for side in remark.sides if side.article in agreed),
        key=[" ".join(sorted(credit.speaker for credit in remark.credits))],
    )


def _count(remark: Remark) -> str:
    """Say how many stand on each side, where that is more than one."""
    voices = [remark.voices(credit.articles) for credit in remark.credits]
    return f"; {' against '.join(map(str, voices))}" if max(voices) > 1 else ""


def _claim(credit: Credit, remark: Remark, desk: Desk) -> str:
    """Say who is credited, by how many, and in which words."""
    quotes = [desk.quotes.get(side.quote or "") for side in remark.sides]
    told = [desk.credit(q) for q in quotes if q and q.speaker == credit.speaker]
    words = next(filter(None, told), "")
    among = [side.article for side in remark.sides]
    return f"{credit.speaker} in {desk.names(credit.articles, among)}" + (
        f" ({quoted(words)})" * bool(words)
    )


def tell_spelling(one: Quote, other: Quote, desk: Desk) -> Note:
    """Say that one person is credited under two spellings."""
    return Note(
        "speaker.name-spelling",
        Severity.MINOR,
        f"{one.speaker} in {desk.name(one.article)}, {other.speaker} in {desk.name(other.article)}",
        [(quote.article, quote.source or quote.span) for quote in (one, other)],
    )


def find_conflict(pair: Pair, desk: Desk) -> Iterator[Note]:
    """Yield that a draft credits somebody else than its reference does."""
    if pair.speaker_conflict and not _is_innocent(pair, desk):
        reference = desk.name_at(pair.a)
        yield Note(
            "speaker.conflict",
            Severity.CRITICAL,
            f"credited to {pair.speakers[1]}, but to {pair.speakers[0]} in {reference}",
            spans_of([pair.b]),
            related=spans_of([pair.a]),
            key=[" ".join(map(str, pair.speakers)), pair.b.span.of(desk.text(pair.b.article))],
        )


def _is_innocent(pair: Pair, desk: Desk) -> bool:
    """Tell whether a draft may well be right to credit a person with words of another's turn.

    Anybody says a word or two; and an interviewer takes up what the other one has said.
    """
    whole = desk.quotes.get(pair.a.quote or "")
    limit = whole.start if whole else pair.a.start
    few = pair.shortest < ANYBODYS
    return few or is_taken_up(desk.text(pair.a.article), pair.a.start, limit)
