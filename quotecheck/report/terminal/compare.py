"""The page of `quotecheck compare`: two strings, run together, and each change by itself."""

from collections.abc import Iterator

from ...model.alignments import Rendering
from ...model.edits import Edit
from ...model.labels import Severity
from ...model.pairs import Pair, Relation
from ...model.spans import Span
from ..blocks import Line
from ..excerpt import closes, opens
from ..rows import Row, worst_first
from ..runs import QUOTE_MARKS, Mark, Run, collate, merge
from .cells import wrap
from .page import finish, prose
from .rows import Grid, atoms, print_line
from .screen import Piece, Screen

_TAG = 8
_DOUBLE = QUOTE_MARKS - set("'`‘’‚‛‹›")


def compare_page(a: str, b: str, pair: Pair, *, screen: Screen, status: int) -> str:
    """Return the page, with a newline at its end.

    Args:
        a: The one string.
        b: The other.
        pair: What `compare` found in them.
        screen: What the page is printed on.
        status: The exit status.
    """
    lines = [*_string("A", a, screen), *_string("B", b, screen), []]
    if pair.edits:
        lines += _difference(a, b, pair, screen)
    lines += prose(_verdict(pair, status), screen)
    return finish(lines, screen)


def _string(name: str, text: str, screen: Screen) -> Iterator[list[Piece]]:
    shown = text.strip()
    marked = shown if _has_marks(shown) else f"“{shown}”"
    for number, (_, *line) in enumerate(prose(marked, screen, indent=3)):
        yield [Piece(f"{'' if number else name:3}", "strong"), *line]


def _has_marks(text: str) -> bool:
    """Tell whether a string brings quotation marks of its own; an apostrophe is none."""
    return text[:1] in QUOTE_MARKS or any(mark in text for mark in _DOUBLE)


def _difference(a: str, b: str, pair: Pair, screen: Screen) -> Iterator[list[Piece]]:
    one = Rendering(a, pair.a.span, Span(0, len(a)), pair.a.form)
    other = Rendering(b, pair.b.span, Span(0, len(b)), pair.b.form)
    runs = collate(one, other, pair.edits, least=Severity.NONE)
    grid = Grid(screen, _TAG)
    gap = (Run(Mark.GAP, "…", space=True),)
    shown = (*(() if opens(other) else gap), *merge(runs), *(() if closes(other) else gap))
    for line in wrap(atoms(shown, screen), grid.room):
        yield [Piece(" " * grid.indent), *line]
    yield []
    for number, edit in enumerate(pair.edits):
        change = _edit_line(edit, number, runs)
        if change.row.core:  # that one side says more at its edge is no change to show
            yield from print_line(change, grid)
    if any(run.edit >= 0 for run in runs):
        yield []


def _edit_line(edit: Edit, number: int, runs: tuple[Run, ...]) -> Line:
    marks = [run for run in runs if run.edit == number and (run.text or run.mark is not Mark.AWAY)]
    labels = ", ".join((edit.label, *edit.also))
    return Line(str(edit.severity), Row(core=tuple(marks)), labels, edit.severity)


def _verdict(pair: Pair, status: int) -> str:
    if pair.relation is Relation.DIFFERENT:
        return f"different remarks; exit {status}"
    labels = ", ".join(worst_first(pair.labels))
    return f"same remark ({pair.score:.2f}), {pair.severity}: {labels}; exit {status}"
