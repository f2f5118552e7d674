"""The page of `quotecheck diff`: remark by remark, worst first."""

from collections.abc import Iterable, Iterator, Sequence

from ...model.labels import Severity
from ...model.reports import Report
from ..apparatus import Apparatus, Entry, Summary, make_apparatus
from ..blocks import ALIKE, SAME, Block, Line, plain
from ..rows import Row
from ..runs import Mark
from .cells import Atom, clip, pad, total, width, wrap
from .page import GRAVE, Ending, count, finish, heading, legend, prose, tally
from .rows import (
    GUTTER,
    Grid,
    atoms,
    clip_atoms,
    print_line,
    set_right,
    tag_piece,
    terse,
)
from .screen import Piece, Screen

_SCREENFUL = 24
_NARROW, _WIDE = 10, 16
"""Cells of the first column: at least, at most."""

_MOST_BLOCKS, _MOST_LINES = 8, 12
"""Outlets of a remark and lines of an outlet that are printed; the rest is counted."""

_FULL = "--format json"

_RULED, _SHORT_NAME = 7, 8
"""Cells of the rule around a title; and of a name, at least, if more is to stand beside it."""


def diff_page(report: Report, *, screen: Screen, ending: Ending) -> str:
    """Return the page, with a newline at its end."""
    apparatus = make_apparatus(report, least=ending.least)
    grid = Grid(screen, _tag_column(apparatus))
    body = [line for n, entry in enumerate(apparatus.entries, 1) for line in _entry(n, entry, grid)]
    body += _alike(apparatus, grid)
    if len(body) > _SCREENFUL and len(apparatus.entries) > 1:
        body += _index(apparatus.entries, grid)
    body += _fidelity(apparatus, grid)
    lines = [*_head(apparatus, grid), *body, *_foot(apparatus, ending, grid)]
    return finish(lines, screen)


def _tag_column(apparatus: Apparatus) -> int:
    names = (
        name
        for entry in (*apparatus.entries, *apparatus.alike)
        for block in entry.blocks
        if len(block.names) == 1
        for name in block.names
    )
    return max(_NARROW, min(_WIDE, max(map(width, names), default=0)))


# ---------------------------------------------------------------- head and foot


def _head(apparatus: Apparatus, grid: Grid) -> Iterator[list[Piece]]:
    articles = count(apparatus.articles, "article")
    quotations = count(apparatus.quotations, "quotation")
    shown = len(apparatus.entries) + len(apparatus.alike)
    remarks = count(shown + apparatus.hidden + apparatus.settled, "remark")
    if apparatus.transcripts:
        said = f"{articles} against {_transcripts(apparatus)}: {quotations}, {remarks}"
    else:
        said = f"{articles}, {quotations}, {remarks} in two outlets or more"
    said += "; worst first" if apparatus.entries else ""
    yield from prose(said, grid.screen, whole=bool(apparatus.transcripts))
    if apparatus.entries:
        yield from _legend(grid.screen)


def _transcripts(apparatus: Apparatus) -> str:
    names = ", ".join(article.path or article.id for article in apparatus.transcripts)
    turns = sum(len(article.turns) for article in apparatus.transcripts)
    return f"{names} ({count(turns, 'turn')})"


def _legend(screen: Screen) -> Iterator[list[Piece]]:
    moved = [
        Atom((Piece("[~]", "moved"), Piece(" moved from")), space=True),
        Atom((Piece("{~", "quiet"), Piece("moved to", "moved"), Piece("~}", "quiet")), space=True),
        Atom((Piece(f" {screen.spell('“ ”')} as printed"),), space=True),
    ]
    yield from legend("the base", "here", screen, *moved)


def _foot(apparatus: Apparatus, ending: Ending, grid: Grid) -> Iterator[list[Piece]]:
    yield []
    yield from (
        line
        for finding in apparatus.notes
        if finding.code == "article.copy" or finding.severity >= Severity.MINOR
        for line in prose(f"note: {finding.message}", grid.screen)
    )
    yield from prose(_counts(apparatus), grid.screen)
    hint = "a label: quotecheck explain LABEL" if apparatus.entries else ""
    if width(f"{ending.text}; {hint}") <= grid.screen.prose:
        yield [Piece("; ".join(filter(None, (ending.text, hint))))]
    else:
        yield from prose(hint, grid.screen)
        yield from prose(ending.text, grid.screen)


def _counts(apparatus: Apparatus) -> str:
    counted = tally({severity: apparatus.count(severity) for severity in GRAVE})
    if apparatus.alike:
        counted.append(f"{len(apparatus.alike)} word for word")
    if apparatus.settled:
        counted.append(f"{apparatus.settled} accepted or ignored")
    if apparatus.hidden:
        counted.append(f"{apparatus.hidden} below --min-severity")
    lonely = f"{count(apparatus.lonely, 'quotation')} in one outlet" if apparatus.lonely else ""
    return "; ".join(filter(None, (", ".join(counted) or "nothing to compare", lonely)))


# ---------------------------------------------------------------- a remark


def _entry(number: int, entry: Entry, grid: Grid) -> Iterator[list[Piece]]:
    yield []
    yield heading(_title(number, entry, grid), grid.screen)
    for block in entry.blocks[:_MOST_BLOCKS]:
        yield from _block(block, grid)
    yield from _rest_of_blocks(entry.blocks[_MOST_BLOCKS:], grid)


def _title(number: int, entry: Entry, grid: Grid) -> list[Piece]:
    """Return number, severity, label, speaker and outlets; a narrow page goes without the last."""
    speakers = entry.speakers or ("nobody credited",)
    asked = "?" if len(speakers) > 1 else ""
    start = [
        Piece(f"{number}", "strong"),
        Piece("  "),
        tag_piece(str(entry.severity), 0)[1],
        Piece(f" {entry.label}  "),
    ]
    outlets = f"  {count(entry.outlets, 'outlet')}"
    room = grid.screen.prose - total(start) - _RULED
    if room - width(outlets) < _SHORT_NAME:
        outlets = ""
    ellipsis = grid.screen.spell("…")
    who = grid.screen.spell(" or ".join(speakers)) + asked
    if asked and width(who) > room - width(outlets):
        who = (
            grid.screen.spell(" or ".join((name.split() or [name])[-1] for name in speakers))
            + asked
        )
    who = clip(who, room - width(outlets), ellipsis)
    return [*start, Piece(who, "strong"), Piece(outlets)]


def _block(block: Block, grid: Grid) -> Iterator[list[Piece]]:
    yield from _outlet(block, grid)
    for line in block.lines[:_MOST_LINES]:
        yield from print_line(line, grid)
    left = block.lines[_MOST_LINES:]
    if left:
        yield _ellipsis(f"{count(len(left), 'more row')}{_worst(left)}: {_FULL}", grid)


def _rest_of_blocks(blocks: Sequence[Block], grid: Grid) -> Iterator[list[Piece]]:
    if blocks:
        yield _ellipsis(f"{count(len(blocks), 'more outlet')}{_worst(blocks)}: {_FULL}", grid)


def _worst(things: Iterable[Block | Line]) -> str:
    severities = [thing.severity for thing in things]
    worst = max(severities)
    return f" ({severities.count(worst)} {worst})" if worst else ""


def _ellipsis(text: str, grid: Grid) -> list[Piece]:
    return [Piece(" " * grid.indent), Piece(f"{grid.screen.spell('…')} {text}", "quiet")]


def _outlet(block: Block, grid: Grid) -> Iterator[list[Piece]]:
    """Yield the outlet's name, its credit as printed, and the place at the right edge."""
    spell = grid.screen.spell
    if len(block.names) > 1:
        yield from wrapped_names(block.names, grid)
        return
    name = clip(spell(block.names[0]), grid.tag, spell("…"))
    same = "" if block.lines else f"{SAME}: "
    line = [
        Piece(name, "strong"),
        Piece(" " * (grid.indent - width(name))),
        *([Piece(same, "quiet")] if same else []),
        Piece(clip(spell(block.credit), grid.room - width(same), spell("…"))),
    ]
    yield from placed(line, block, grid)


def placed(line: list[Piece], block: Block, grid: Grid) -> Iterator[list[Piece]]:
    """Yield a line with the block's place at its right, or on the next line for want of room."""
    if block.where is None:
        yield line
        return
    place = Piece(grid.screen.spell(str(block.where)), "quiet", block.where.path)
    if total(line) + GUTTER + width(place.text) <= grid.screen.prose:
        yield set_right(line, [place], grid.screen.prose)
    else:
        yield line
        yield [Piece(" " * grid.indent), place]


def wrapped_names(names: Sequence[str], grid: Grid) -> Iterator[list[Piece]]:
    """Yield the outlets that are equal to the base, on as few lines as may be."""
    line = Line(SAME, plain(", ".join(names)), "word for word")
    yield from print_line(line, grid)


# ---------------------------------------------------------------- closing lists


def _alike(apparatus: Apparatus, grid: Grid) -> Iterator[list[Piece]]:
    """Yield one line for each remark that reads the same everywhere."""
    if not apparatus.alike:
        return
    yield []
    yield heading([Piece("word for word", "strong")], grid.screen)
    for entry in apparatus.alike:
        base = entry.blocks[0]
        name = clip(grid.screen.spell(base.names[0]), grid.tag, grid.screen.spell("…"))
        others = [name for block in entry.blocks[1:] for name in block.names]
        line = Line(ALIKE, base.lines[0].row, _listed(others, grid.room // 3), clip=True)
        for _, _, *words in print_line(line, grid):
            yield [Piece(pad(name, grid.tag), "strong"), *words]


_HEADS = ("quotations", "in it", "verbatim", "minor", "major", "critical")
_LEAST_NAME = 12
"""Cells that a table of outlets leaves for their names; without so many it is told in prose."""


def _fidelity(apparatus: Apparatus, grid: Grid) -> Iterator[list[Piece]]:
    """Yield one line an outlet: how its quotations stand against the transcript."""
    if not apparatus.fidelity:
        return
    screen = grid.screen
    yield []
    names = ", ".join(article.path or article.id for article in apparatus.transcripts)
    title = clip(screen.spell(f"by fidelity to {names}"), screen.prose - _RULED, screen.spell("…"))
    yield heading([Piece(title, "strong")], screen)
    room = screen.prose - sum(width(head) + GUTTER for head in _HEADS)
    if room < _LEAST_NAME:
        yield from _fidelity_in_prose(apparatus, screen)
        return
    longest = max(width(screen.spell(one.outlet)) for one in apparatus.fidelity)
    column = min(room, max(longest, _LEAST_NAME))
    yield _counts_row("", _HEADS, column, "quiet")
    for one in apparatus.fidelity:
        counts = one.quotations, one.found, one.verbatim, one.minor, one.major, one.critical
        name = clip(screen.spell(one.outlet), column, screen.spell("…"))
        yield _counts_row(name, [str(number or "-") for number in counts], column)


def _counts_row(name: str, cells: Sequence[str], column: int, style: str = "") -> list[Piece]:
    """Return a name, and each number under the end of its heading."""
    line = [Piece(pad(name, column), "strong")]
    for head, cell, tone in zip(_HEADS, cells, _TONES, strict=True):
        gap = GUTTER + width(head) - width(cell)
        line += [Piece(" " * gap), Piece(cell, style or (tone if cell != "-" else "quiet"))]
    return line


_TONES = ("", "", "ok", "", "major", "critical")


def _fidelity_in_prose(apparatus: Apparatus, screen: Screen) -> Iterator[list[Piece]]:
    for one in apparatus.fidelity:
        counts = one.verbatim, one.minor, one.major, one.critical
        told = [
            f"{number} {head}" for head, number in zip(_HEADS[2:], counts, strict=True) if number
        ]
        said = f": {', '.join(told)}" if told else ""
        yield from prose(f"{one.outlet}: {one.found} of {one.quotations}{said}", screen)


def _listed(names: Sequence[str], room: int) -> str:
    """Return as many names as there is room for, and the number of the others."""
    distinct = list(dict.fromkeys(names))
    for shown in range(len(distinct), 1, -1):
        more = f" +{len(distinct) - shown}" if shown < len(distinct) else ""
        listed = ", ".join(distinct[:shown]) + more
        if width(listed) <= room:
            return listed
    more = f" +{len(distinct) - 1}" if len(distinct) > 1 else ""
    return clip(distinct[0], room - width(more)) + more if distinct else ""


def _index(entries: Sequence[Entry], grid: Grid) -> Iterator[list[Piece]]:
    """Yield one line a remark: a log, and a terminal without a pager, end here."""
    grave = [
        (number, entry.severity, entry.summary, _carriers(entry.summary, grid))
        for number, entry in enumerate(entries, 1)
        if entry.summary and entry.severity >= Severity.MINOR
    ]
    column = max((width(carriers) for *_, carriers in grave), default=0)
    yield []
    yield heading([Piece("worst first", "strong")], grid.screen)
    for number, severity, summary, carriers in grave:
        tag = tag_piece(str(severity), 0)[1]
        head = [
            Piece(f"{number:3}", "strong"),
            Piece("  "),
            tag,
            Piece(" " * (10 - width(tag.text))),
            Piece(pad(carriers, column + GUTTER)),
        ]
        label = grid.screen.spell(summary.label)
        beside = grid.screen.prose - total(head)
        room = beside - width(label) - GUTTER
        words = _short(summary.row, grid, room if room >= _SHORT_NAME else beside)
        if room >= _SHORT_NAME:
            yield set_right([*head, *words], [Piece(label)], grid.screen.prose)
        else:
            yield [*head, *words]
            yield set_right([], [Piece(label)], grid.screen.prose)


def _short(row: Row, grid: Grid, room: int) -> list[Piece]:
    """Return a change with as much around it as there is room for."""
    for before, after in ((2, 1), (1, 1), (1, 0), (0, 1), (0, 0)):
        runs = [run for run in row.words(before, after) if run.mark is not Mark.GAP]
        line, *more = wrap(atoms(runs, grid.screen), room)
        if not more:
            return line
    return clip_atoms(atoms(map(terse, row.core), grid.screen), grid.screen, room)


def _carriers(summary: Summary, grid: Grid) -> str:
    others = f" +{summary.others}" if summary.others else ""
    return clip(grid.screen.spell(summary.outlet), grid.tag, grid.screen.spell("…")) + others
