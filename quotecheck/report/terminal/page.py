"""What every page is made of: prose, headings, counts, and how the process ends."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from ...model.labels import Severity
from ..blocks import plain
from ..runs import Mark, Run
from .cells import Atom, total, wrap
from .rows import atoms
from .screen import Piece, Screen

GRAVE = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.INFO)

TROUBLE = 2
"""The exit status where some input could not be read, whatever was found in the others."""

_RULE = "\N{BOX DRAWINGS LIGHT HORIZONTAL}"

Page = Iterable[Sequence[Piece]]
"""Lines, each a sequence of pieces, without line ends."""


@attrs.frozen
class Ending:
    """How the process ends, for the page's last line.

    Attributes:
        status: The exit status.
        fail_on: The severity asked for, or ``never``.
        min_severity: The least severity that is shown.
    """

    status: int = 0
    fail_on: str = "major"
    min_severity: str = "none"

    @property
    def least(self) -> Severity:
        """The least severity that is shown."""
        return Severity[self.min_severity.upper()]

    @property
    def text(self) -> str:
        """What the exit status means."""
        if self.status == TROUBLE:
            return "exit 2: something could not be read"
        if self.fail_on == "never":
            return "exit 0: --fail-on never"
        what = "drift" if self.status else "no drift"
        return f"exit {self.status}: {what} at or above --fail-on {self.fail_on}"


def finish(lines: Page, screen: Screen) -> str:
    """Return a page as text, with a newline at the end of each line."""
    return "".join(f"{screen.paint(line)}\n" for line in lines)


def prose(
    text: str, screen: Screen, indent: int = 0, style: str = "", *, whole: bool = False
) -> Iterator[list[Piece]]:
    """Yield running text as lines of the page; with ``whole``, no word is broken, as no path is."""
    parts = (atom._replace(whole=whole) for atom in atoms(plain(text).core, screen))
    for line in wrap(parts, screen.prose - indent):
        styled = [piece._replace(style=style or piece.style) for piece in line]
        yield [Piece(" " * indent), *styled] if indent else styled


def heading(title: Sequence[Piece], screen: Screen) -> list[Piece]:
    """Return a title set into a rule."""
    rule = screen.spell(_RULE)
    line = [Piece(rule * 2 + " ", "quiet"), *title, Piece(" ")]
    return [*line, Piece(rule * max(2, screen.prose - total(line)), "quiet")]


def legend(base: str, here: str, screen: Screen, *more: Atom) -> Iterator[list[Piece]]:
    """Yield what the two marks of a difference mean, and more that is to be explained."""
    removed = Run(Mark.REMOVED, f"only in {base}", space=False, edit=0)
    added = Run(Mark.ADDED, f"only {here}", space=True, edit=0)
    yield from wrap((*atoms((removed, added), screen), *more), screen.prose)


def count(number: int, noun: str) -> str:
    """Return a number and its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def tally(numbers: Mapping[Severity, int]) -> list[str]:
    """Return how many there are of each severity, the gravest first, none left out but zeros."""
    return [f"{numbers[severity]} {severity}" for severity in GRAVE if numbers.get(severity)]
