"""Who is credited, in the outlet's own words, and where in its text."""

from typing import NamedTuple

from ..markup import clock, fold
from ..model.articles import Article
from ..model.quotations import Kind, Quote
from ..model.spans import Span

_NEAR = 3
"""Words between the source and its cue up to which the credit is printed in one piece."""


class Where(NamedTuple):
    """A place in an input, as ``file:line:column``, columns in code points.

    Of a recording it is the time that can be looked up: ``file 00:12:34``; of a web page the line
    of its source.
    """

    name: str
    line: int
    column: int | None
    path: str | None = None
    """The file, where there is one to open."""
    time: float | None = None
    """Seconds into the recording; where it is known, lines are the reader's own."""

    def __str__(self) -> str:
        if self.time is not None:
            return f"{self.name} {clock(self.time)}"
        column = "" if self.column is None else f":{self.column}"
        return f"{self.name}:{self.line}{column}"


def where(article: Article, offset: int) -> Where:
    """Return the place of an offset, in terms of what the person named on the command line.

    In a file that holds many articles, that is the line of the article's row; in captions, the
    time.
    """
    if article.path and article.row:
        return Where(article.path, article.row, 1, article.path)
    line, column = article.position(offset)
    if article.lines and line <= len(article.lines):
        return Where(article.path or article.id, article.lines[line - 1], None, article.path)
    time = article.time_at(offset) if article.moments else None
    return Where(article.path or article.id, line, column, article.path, time)


def credit(article: Article, quote: Quote | None) -> str:
    """Return the credit as printed (``Rutte said``), or what stands for it where none is.

    An unquoted clause that is no quotation has none; in a transcript it is the turn's label.
    """
    if quote is None:
        return ""
    if article.turns:
        return quote.speaker or "no label"
    headline = " (headline)" if quote.kind is Kind.HEADLINE else ""
    printed = _printed(article.text, quote)
    if printed:
        return printed + headline
    if quote.speaker:
        return f"no credit here, {quote.speaker} carried over{headline}"
    return f"nobody credited{headline}"


def _printed(text: str, quote: Quote) -> str:
    spans = sorted(span for span in (quote.source, quote.cue) if span)
    if not spans:
        return ""
    first, second = spans[0], spans[-1]
    if second.within(first):
        return fold(first.of(text))
    between = Span(first.end, second.start).of(text)
    if _crosses(first, second, quote) or len(between.split()) > _NEAR:
        return f"{fold(first.of(text))} … {fold(second.of(text))}"
    return fold(text[first.start : second.end])


def _crosses(first: Span, second: Span, quote: Quote) -> bool:
    return first.end <= quote.start and quote.end <= second.start
