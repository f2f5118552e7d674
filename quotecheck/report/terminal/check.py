"""The page of `quotecheck check`: a draft's quotations, worst first, what is verbatim last."""

from collections.abc import Collection, Iterator, Sequence

from ...model import Article, Report, Severity
from ..blocks import Line, plain
from ..checklist import Case, Checklist, make_checklist
from .cells import total, width
from .page import GRAVE, Ending, count, finish, legend, prose, tally
from .rows import GUTTER, Grid, print_line, set_right
from .screen import Piece, Screen

_TAG = 8
_MOST_PLACES = 8


def check_page(report: Report, drafts: Collection[str], *, screen: Screen, ending: Ending) -> str:
    """Return the page, with a newline at its end.

    Args:
        report: What `check` returned.
        drafts: Ids of the articles that were checked.
        screen: What the page is printed on.
        ending: How the process ends.
    """
    checklist = make_checklist(report, drafts, least=ending.least)
    grid = Grid(screen, _TAG)
    body = [line for case in checklist.cases for line in _case(case, grid)]
    body += _verbatim(checklist, grid)
    return finish([*_head(checklist, screen), *body, *_foot(checklist, ending, screen)], screen)


def _head(checklist: Checklist, screen: Screen) -> Iterator[list[Piece]]:
    drafts, references = (
        _names(checklist.drafts, "draft"),
        _names(checklist.references, "reference"),
    )
    turns = sum(len(article.turns) for article in checklist.references)
    spoken = f" ({count(turns, 'turn')})" if turns else ""
    quotations = count(checklist.quotations, "quotation")
    yield from prose(f"{drafts} against {references}{spoken}: {quotations}, worst first", screen)
    if any(case.severity > Severity.NONE for case in checklist.cases):
        yield from legend("the reference", "in the draft", screen)


def _names(articles: Sequence[Article], noun: str) -> str:
    if len(articles) == 1:
        return articles[0].path or articles[0].id
    return count(len(articles), noun)


def _case(case: Case, grid: Grid) -> Iterator[list[Piece]]:
    yield []
    spell = grid.screen.spell
    place = Piece(spell(str(case.where)), "strong", case.where.path)
    line = [place, Piece(f"  {spell(case.credit)}")]
    there = Piece("in no reference", "quiet")
    if case.reference:
        there = Piece(spell(str(case.reference)), "quiet", case.reference.path)
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
    places = [str(where) for where in checklist.verbatim]
    more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
    row = plain(", ".join(places[:_MOST_PLACES]) + more)
    yield from print_line(Line("ok", row, "verbatim"), grid)


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
    yield from prose(f"{', '.join(counted)} in {quotations}" if counted else quotations, screen)
    yield from prose(ending.text, screen)
