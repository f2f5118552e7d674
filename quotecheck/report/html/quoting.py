"""What of an outlet's words stands between quotation marks: those are set in another type."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ...model.pairs import Side
from ...model.quotations import Form
from ...model.reports import Report
from ...model.spans import Span
from ..runs import QUOTE_MARKS


class Text(NamedTuple):
    """Words of one style: ``said``, ``told`` outside quotation marks, ``mark`` for the marks."""

    style: str
    words: str


class Quoting:
    """Knows where each article's quotations begin and end."""

    def __init__(self, report: Report) -> None:
        """Note every quotation that stands in no other one."""
        self._spans: dict[str, list[Span]] = {}
        for quote in report.quotes:
            if quote.form is Form.QUOTED and quote.parent is None:
                self._spans.setdefault(quote.article, []).append(quote.span)
        for spans in self._spans.values():
            spans.sort()

    def within(self, article: str, span: Span) -> list[Span]:
        """Return the quotations of an article that a stretch touches."""
        spans = self._spans.get(article, [])
        number = max(0, bisect_right(spans, (span.start, span.start)) - 1)
        found = []
        while number < len(spans) and spans[number].start < span.end:
            if spans[number].end > span.start:
                found.append(spans[number])
            number += 1
        return found

    def of(self, side: Side) -> list[Span]:
        """Return the quotations that a side touches; itself, if it is one that nobody listed."""
        found = self.within(side.article, side.span)
        return found if found or side.form is Form.REPORTED else [side.span]


def parts(text: str, span: Span, quoted: list[Span]) -> tuple[Text, ...]:
    """Return a stretch of text by style.

    Args:
        text: An article's text.
        span: The stretch.
        quoted: What of the text stands between quotation marks, in text order.
    """
    pieces = list(_pieces(text, span, quoted))
    return tuple(
        Text(style, "".join(piece.words for piece in group))
        for style, group in groupby(pieces, key=lambda piece: piece.style)
    )


def _pieces(text: str, span: Span, quoted: list[Span]) -> Iterator[Text]:
    at = span.start
    for inside in quoted:
        start, end = max(at, inside.start), min(span.end, inside.end)
        if start < end:
            yield from _outside(text, at, start)
            yield Text("said", text[start:end])
            at = end
    yield from _outside(text, at, span.end)


def _outside(text: str, start: int, end: int) -> Iterator[Text]:
    at = start
    for place in range(start, end):
        if text[place] in QUOTE_MARKS and not _is_apostrophe(text, place):
            yield from _told(text[at:place])
            yield Text("mark", text[place])
            at = place + 1
    yield from _told(text[at:end])


def _told(words: str) -> Iterator[Text]:
    if words:
        yield Text("told" if any(map(str.isalnum, words)) else "said", words)


def _is_apostrophe(text: str, place: int) -> bool:
    return text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum()
