"""The pages of `quotecheck archive`: where words were said, and what an archive holds."""

from collections.abc import Iterator, Sequence

from ...model.archives import Occurrence, Stock
from ...model.labels import Label, Severity
from .. import credit
from ..blocks import SAME, Line
from ..excerpt import excerpt
from ..rows import Row, worst_first
from .cells import total, width
from .page import count, finish, prose
from .rows import GUTTER, Grid, print_line, set_right
from .screen import Piece, Screen

_TAG = 8
_MERE_FORM = frozenset({Label.IDENTICAL, Label.TYPOGRAPHIC, Label.EXCERPT})
"""Labels that say nothing of words that were looked up: they are always a part of what was said."""
_UNITS = ("bytes", "kB", "MB", "GB", "TB")
_STEP = 1000


def find_page(words: str, found: Sequence[Occurrence], *, screen: Screen, status: int) -> str:
    """Return where words were said, with a newline at the end.

    Args:
        words: What was looked for.
        found: What `search` returned.
        screen: What the page is printed on.
        status: The exit status.
    """
    grid = Grid(screen, _TAG)
    lines = [line for one in found for line in _occurrence(one, grid)]
    where = count(len({one.article.id for one in found}), "article")
    told = f"{count(len(found), 'quotation')} in {where}" if found else "nothing found"
    ending = prose(f"{told} for “{' '.join(words.split())}”; exit {status}", screen)
    return finish([*lines, *ending], screen)


def _occurrence(found: Occurrence, grid: Grid) -> Iterator[list[Piece]]:
    screen = grid.screen
    article, span = found.article, found.pair.a.span
    where = credit.where(article, span.start)
    day = f", {article.published}" if article.published else ""
    head = [
        Piece(screen.spell(found.quote.speaker or "nobody credited"), "strong"),
        Piece(f"  {screen.spell(article.name)}{day}"),
    ]
    there = Piece(screen.spell(str(where)), "quiet", where.path)
    if total(head) + GUTTER + width(there.text) <= screen.prose:
        yield set_right(head, [there], screen.prose)
    else:
        yield from (head, [Piece(" " * grid.indent), there])
    yield from print_line(_line(found), grid)
    yield []


def _line(found: Occurrence) -> Line:
    quote, pair = found.quote, found.pair
    shown = Row(core=excerpt(found.article.text, quote.span, [pair.a.span]))
    labels = [label for label in pair.labels if label not in _MERE_FORM]
    if not labels:
        return Line(SAME, shown, "word for word")
    severity = max((edit.severity for edit in pair.edits), default=Severity.NONE)
    return Line(str(severity), shown, ", ".join(worst_first(labels)), severity)


def stock_page(name: str, stock: Stock, *, screen: Screen) -> str:
    """Return what an archive holds, with a newline at the end.

    Args:
        name: The archive, as the person named it.
        stock: What it holds.
        screen: What the page is printed on.
    """
    days = f"{stock.first} to {stock.last}" if stock.first else "none known"
    rows = (
        ("articles", f"{stock.articles:,}"),
        ("quotations", f"{stock.quotations:,}"),
        ("speakers", f"{stock.speakers:,} names"),
        ("outlets", f"{stock.outlets:,}"),
        ("dates", days),
        ("size", _size(stock.size)),
        ("format", str(stock.format)),
    )
    column = max(len(what) for what, _ in rows)
    lines = [[Piece(f"{what:>{column}}  {told}")] for what, told in rows]
    return finish([[Piece(screen.spell(name), "strong")], *lines], screen)


def _size(size: float) -> str:
    for unit in _UNITS[:-1]:
        if size < _STEP:
            return f"{size:.3g} {unit}"
        size /= _STEP
    return f"{size:.3g} {_UNITS[-1]}"
