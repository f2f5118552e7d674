"""The page of `quotecheck check`: a draft's quotations, worst first, what is verbatim last."""

from collections.abc import Collection, Iterator, Sequence

from ...model.articles import Article
from ...model.labels import Severity
from ...model.reports import Report
from ..checklist import Case, Checklist, make_checklist
from ..credit import Where
from .cells import Atom, total, width, wrap
from .page import GRAVE, Ending, count, finish, legend, prose, tally
from .rows import GUTTER, Grid, print_line, set_right, tag_piece
from .screen import Piece, Screen

_TAG = 8
_MOST_PLACES = 8
_UNCHECKED = "nothing was checked: no quotation found"


def check_page(
    report: Report,
    drafts: Collection[str],
    *,
    screen: Screen,
    ending: Ending,
    against: str = "",
) -> str:
    """Return the page, with a newline at its end.

    Args:
        report: What `check` returned.
        drafts: Ids of the articles that were checked.
        screen: What the page is printed on.
        ending: How the process ends.
        against: What a reader calls the references, where that is not told by what was found in
            them: an archive.
    """
    checklist = make_checklist(report, drafts, least=ending.least)
    grid = Grid(screen, _TAG)
    body = [line for case in checklist.cases for line in _case(case, grid)]
    body += _verbatim(checklist, grid)
    return finish(
        [*_head(checklist, screen, against), *body, *_foot(checklist, ending, screen)], screen
    )


def _head(checklist: Checklist, screen: Screen, against: str) -> Iterator[list[Piece]]:
    drafts = _names(checklist.drafts, "draft")
    references = against or _names(checklist.references, "reference")
    turns = sum(len(article.turns) for article in checklist.references)
    spoken = f" ({count(turns, 'turn')})" if turns else ""
    quotations = count(checklist.quotations, "quotation")
    order = ", worst first" if checklist.quotations else ""
    said = f"{drafts} against {references}{spoken}: {quotations}{order}"
    yield from prose(said, screen, whole=True)
    if any(case.severity > Severity.NONE for case in checklist.cases):
        yield from legend("the reference", "in the draft", screen)


def _names(articles: Sequence[Article], noun: str) -> str:
    if len(articles) == 1:
        return articles[0].path or articles[0].id
    return count(len(articles), noun)


def _case(case: Case, grid: Grid) -> Iterator[list[Piece]]:
    yield []
    spell = grid.screen.spell
    line = [_place(case.where, grid, "strong"), Piece(f"  {spell(case.credit)}")]
    there = Piece("in no reference", "quiet")
    if case.reference:
        there = _place(case.reference, grid, "quiet")
    if total(line) + GUTTER + width(there.text) <= grid.screen.prose:
        yield set_right(line, [there], grid.screen.prose)
    else:
        yield line
        yield [Piece(" " * grid.indent), there]
    for row in sorted(case.lines, key=lambda row: -row.severity):
        yield from print_line(row, grid)


def _verbatim(checklist: Checklist, grid: Grid) -> Iterator[list[Piece]]:
    """Yield the places of what is word for word, on one row."""
    if not checklist.verbatim:
        return
    yield []
    shown, left = checklist.verbatim[:_MOST_PLACES], checklist.verbatim[_MOST_PLACES:]
    label = Piece("verbatim")
    ends = [","] * (len(shown) - 1) + [""]
    parts = [
        Atom((_place(where, grid), Piece(end)), space=True, whole=True)
        for where, end in zip(shown, ends, strict=True)
    ]
    parts += [Atom((Piece(f"and {len(left)} more"),), space=True)] if left else []
    lines = wrap(parts, grid.room, width(label.text) + GUTTER)
    for number, words in enumerate(lines):
        tag = tag_piece("ok", grid.tag) if not number else [Piece(" " * grid.tag)]
        line = [*tag, Piece(" " * GUTTER), *words]
        last = number == len(lines) - 1
        yield set_right(line, [label], grid.screen.prose) if last else line


def _place(where: Where, grid: Grid, style: str = "") -> Piece:
    return Piece(grid.screen.spell(str(where)), style, where.path)


def _foot(checklist: Checklist, ending: Ending, screen: Screen) -> Iterator[list[Piece]]:
    yield []
    counted = tally({severity: checklist.count(severity) for severity in GRAVE})
    if checklist.verbatim:
        counted.append(f"{len(checklist.verbatim)} verbatim")
    if checklist.settled:
        counted.append(f"{checklist.settled} accepted or ignored")
    if checklist.hidden:
        counted.append(f"{checklist.hidden} below --min-severity")
    quotations = count(checklist.quotations, "quotation")
    said = f"{', '.join(counted)} in {quotations}" if counted else quotations
    yield from prose(said if checklist.quotations else _UNCHECKED, screen)
    yield from prose(ending.text, screen)
