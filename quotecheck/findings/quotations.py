"""A quotation by itself: broken, of nobody, in no reference, or in several places of one."""

from collections.abc import Iterable, Iterator, Sequence

from ..model.labels import Severity
from ..model.pairs import Side
from ..model.quotations import Form, Kind, Quote
from .desk import Desk, Note, quoted, spans_of

_MOST, _FEW_PLACES = 60, 6
"""Code points of a quotation, and places of one, that a message shows."""


def find_oddities(quotes: Iterable[Quote]) -> Iterator[Note]:
    """Yield what is odd about quotations by themselves."""
    speech = [quote for quote in quotes if quote.kind is not Kind.MENTION]
    broken = "a quotation mark is missing or misplaced:"
    yield from (_tell("quote.malformed", broken, quote) for quote in speech if quote.malformed)
    nobodys = "nobody is credited with"
    yield from (
        _tell("quote.unsourced", nobodys, quote) for quote in speech if _lacks_source(quote)
    )


def _tell(code: str, message: str, quote: Quote) -> Note:
    return Note(
        code,
        Severity.INFO,
        f"{message} {quoted(quote.text, _MOST)}",
        [(quote.article, quote.span)],
        quote=quote,
    )


def _lacks_source(quote: Quote) -> bool:
    return quote.speaker is None and quote.kind is Kind.DIRECT and quote.form is Form.QUOTED


def tell_missing(quote: Quote, nearest: Side | None, desk: Desk) -> Note:
    """Say that no reference has a quotation, and what comes nearest to it."""
    hint = ""
    if nearest:
        turn = desk.quotes.get(nearest.quote or "")
        who = f" ({turn.speaker})" if turn and turn.speaker else ""
        hint = f"; nearest: {quoted(nearest.span.of(desk.text(nearest.article)), _MOST)}{who}"
    return Note(
        "reference.not-found",
        Severity.MAJOR,
        f"no reference contains {quoted(quote.text, _MOST)}{hint}",
        [(quote.article, quote.span)],
        quote=quote,
        key=[quote.text],
        related=spans_of([nearest] if nearest else []),
    )


def tell_ambiguous(quote: Quote, sides: Sequence[Side], desk: Desk) -> Note:
    """Say that a quotation was said more than once, and where."""
    places = [desk.articles[side.article].position(side.start) for side in sides]
    listed = ", ".join(f"{line}:{column}" for line, column in places[:_FEW_PLACES])
    more = f" +{len(places) - _FEW_PLACES}" if len(places) > _FEW_PLACES else ""
    return Note(
        "reference.ambiguous",
        Severity.INFO,
        f"said {len(sides)} times in {desk.name(sides[0].article)}: {listed}{more}",
        [(quote.article, quote.span)],
        quote=quote,
        key=[quote.text],
        related=spans_of(sides),
    )
