"""Rows on a terminal: a tag, words with their marks, a label at the right edge.

The marks are wdiff's and git's, ``[-…-]`` and ``{+…+}``, and ``[~]``, ``{~…~}`` for a move. They
are the same with and without colour; colour only adds.
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ..blocks import ALONE, ECHO, SAME, Line
from ..rows import Row
from ..runs import Mark, Run, merge
from .cells import ELLIPSIS, Atom, clip, total, width, wrap
from .screen import Piece, Screen

GUTTER = 2
_WHOLE = 24
"""Cells up to which a mark is never broken."""

_BRACKETS = {
    Mark.REMOVED: ("[-", "-]", "removed"),
    Mark.ADDED: ("{+", "+}", "added"),
    Mark.AWAY: ("[~", "~]", "moved"),
    Mark.HERE: ("{~", "~}", "moved"),
}
_QUIET = frozenset({"info", ALONE, SAME, ECHO})
_TERSE_WORDS = 2


@attrs.frozen
class Grid:
    """Where the columns of a page stand.

    Attributes:
        screen: What it is printed on.
        tag: Cells of the first column.
    """

    screen: Screen
    tag: int = 10

    @property
    def indent(self) -> int:
        """Cells to the left of the words."""
        return self.tag + GUTTER

    @property
    def room(self) -> int:
        """Cells for words and label."""
        return self.screen.prose - self.indent

    @property
    def context(self) -> int:
        """Words to show on either side of a change, at most."""
        return 5 if self.screen.width >= 100 else 3


def print_line(line: Line, grid: Grid) -> Iterator[list[Piece]]:
    """Yield a line of the apparatus as lines of the page."""
    quiet = line.tag in _QUIET
    label = clip(grid.screen.spell(line.label), grid.room, grid.screen.spell(ELLIPSIS))
    lines = fit(line, grid, width(label) + GUTTER if label else 0)
    if quiet:
        lines = [[piece._replace(style="quiet") for piece in words] for words in lines]
    for number, words in enumerate(lines):
        head = tag_piece(line.tag, grid.tag) if not number else [Piece(" " * grid.tag)]
        body = [*head, Piece(" " * GUTTER), *words]
        if label and number == len(lines) - 1:
            body = set_right(body, [Piece(label, "quiet" if quiet else "")], grid.screen.prose)
        yield body


def tag_piece(tag: str, cells: int) -> list[Piece]:
    """Return a tag at the right of its column."""
    text = tag.upper() if tag == "critical" else tag
    style = {"base": "quiet", "minor": ""}.get(tag, "quiet" if tag in _QUIET else tag)
    return [Piece(" " * (cells - width(text))), Piece(text, style)]


def set_right(line: Sequence[Piece], label: Sequence[Piece], edge: int) -> list[Piece]:
    """Return a line with something at its right edge."""
    gap = max(1, edge - total(line) - total(label))
    return [*line, Piece(" " * gap), *label]


def fit(line: Line, grid: Grid, label: int) -> list[list[Piece]]:
    """Return the words of a line in as few lines as may be, with as much context as fits them."""
    if line.clip:
        return [clip_atoms(atoms(line.row.core, grid.screen), grid.screen, grid.room - label)]
    if line.terse:
        return wrap(atoms(map(terse, line.row.core), grid.screen), grid.room, label)
    best: list[list[Piece]] | None = None
    for before, after in _contexts(line.row, grid.context):
        runs = merge(line.row.words(before, after))
        lines = wrap(atoms(runs, grid.screen), grid.room, label)
        if best is None or len(lines) < len(best):
            best = lines
        if len(best) == 1:
            break
    return best or []


def _contexts(row: Row, most: int) -> Iterator[tuple[int, int]]:
    """Yield numbers of context words, most first; none at all only beside a second mark."""
    for words in range(most, 1, -1):
        yield words, words
        yield words, words - 1
    yield 1, 1
    if row.is_crowded:
        yield from ((1, 0), (0, 1), (0, 0))


def clip_atoms(parts: Iterable[Atom], screen: Screen, room: int) -> list[Piece]:
    """Return as many words as fit one line, with an ellipsis where some are left out."""
    ellipsis = Piece(" " + screen.spell(ELLIPSIS))
    everything = list(parts)
    line: list[Piece] = []
    for number, atom in enumerate(everything):
        longer = [*line, *([Piece(" ")] if line and atom.space else []), *atom.pieces]
        last = number == len(everything) - 1
        if total(longer) + (0 if last else width(ellipsis.text)) > room:
            return [*line, ellipsis] if line else wrap([atom], room)[0]
        line = longer
    return line


def terse(run: Run) -> Run:
    """Return a change with only its first words."""
    words = run.text.split()
    if len(words) <= _TERSE_WORDS:
        return run
    return run._replace(text=f"{' '.join(words[:_TERSE_WORDS])} {ELLIPSIS}")


def atoms(runs: Iterable[Run], screen: Screen) -> Iterator[Atom]:
    """Yield runs as what a line break may not part."""
    was_mark = was_long = False
    for number, run in enumerate(runs):
        if run.mark is Mark.SAME:
            printed = [Atom((Piece(screen.spell(run.text)),), run.space)]
        elif run.mark is Mark.GAP:
            gap = Piece((" " if number else "") + screen.spell(run.text))
            printed = [Atom((gap,), space=False)]
        else:
            first, *others = _marked(run, screen)
            apart = was_long or (was_mark and bool(others))
            printed = [first._replace(space=run.space or apart), *others]
        yield from printed
        was_mark = run.edit >= 0
        was_long = was_mark and len(printed) > 1


def _marked(run: Run, screen: Screen) -> Iterator[Atom]:
    """Yield a change between its brackets, in one piece unless it is long."""
    opener, closer, style = _BRACKETS[run.mark]
    text = screen.spell(run.text)
    if not text:
        yield Atom((Piece("[~]", style),), run.space)
        return
    words = text.split(" ") if width(text) + 4 > _WHOLE else [text]
    for number, word in enumerate(words):
        head = (Piece(opener, "quiet"),) if number == 0 else ()
        tail = (Piece(closer, "quiet"),) if number == len(words) - 1 else ()
        yield Atom((*head, Piece(word, style), *tail), space=True)
