"""Display cells: how wide characters stand on a terminal, and where a line breaks."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wcwidth import wcswidth, wcwidth

from .screen import Piece

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def width(text: str) -> int:
    """Return how many cells text takes; it holds no control characters."""
    return len(text) if text.isascii() else max(0, wcswidth(text))


def total(pieces: Iterable[Piece]) -> int:
    """Return how many cells pieces take together."""
    return sum(width(piece.text) for piece in pieces)


def clip(text: str, most: int, ellipsis: str = ELLIPSIS) -> str:
    """Return text in at most so many cells, with an ellipsis where some of it is left out."""
    if width(text) <= most:
        return text
    kept, room = [], most - width(ellipsis)
    for character in text:
        room -= max(0, wcwidth(character))
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ellipsis


def pad(text: str, least: int) -> str:
    """Return text with spaces behind it, up to so many cells."""
    return text + " " * (least - width(text))


class Atom(NamedTuple):
    """Pieces that no line break parts."""

    pieces: tuple[Piece, ...]
    space: bool
    """Whether a space stands before them, where the line may break."""
    whole: bool = False
    """Longer than a line, they stick out rather than break: a place that is to be opened."""

    @property
    def cells(self) -> int:
        """How wide they are, the space aside."""
        return total(self.pieces)


def wrap(atoms: Iterable[Atom], most: int, label: int = 0) -> list[list[Piece]]:
    """Return lines of at most so many cells, broken at spaces.

    Args:
        atoms: What to print, in order.
        most: Cells a line.
        label: Cells to keep free at the end of the last line.
    """
    lines: list[list[Atom]] = [[]]
    used = 0
    for atom in _join(atoms, most):
        room = atom.cells + (1 if lines[-1] else 0)
        if lines[-1] and used + room > most:
            lines.append([])
            used, room = 0, atom.cells
        lines[-1].append(atom)
        used += room
    if label and used + label > most:
        lines.append([lines[-1].pop()] if len(lines[-1]) > 1 else [])
        if lines[-1] and lines[-1][0].cells + label > most:
            lines.append([])
    return [_line(line) for line in lines]


def _join(atoms: Iterable[Atom], most: int) -> list[Atom]:
    """Return atoms with nothing glued between them, none wider than a line.

    Two that fit no line together part where they meet, rather than inside a word.
    """
    joined: list[Atom] = []
    for atom in atoms:
        if joined and not atom.space and not _parts(joined[-1], atom, most):
            last = joined.pop()
            joined.append(Atom((*last.pieces, *atom.pieces), last.space, last.whole or atom.whole))
        else:
            joined.append(atom)
    return [part for atom in joined for part in _split(atom, most)]


def _parts(one: Atom, other: Atom, most: int) -> bool:
    """Tell whether two atoms are too wide for one line though each has room on a line."""
    return max(one.cells, other.cells) <= most < one.cells + other.cells


def _split(atom: Atom, most: int) -> list[Atom]:
    """Return an atom in parts that fit a line, parted at spaces where it holds any."""
    if atom.cells <= most or atom.whole:
        return [atom]
    parts: list[list[Piece]] = [[]]
    room = most
    for piece in atom.pieces:
        for character in piece.text:
            cells = max(0, wcwidth(character))
            if cells > room:
                parts.append(_behind_space(parts[-1]))
                room = most - total(parts[-1])
            parts[-1].append(piece._replace(text=character))
            room -= cells
    return [Atom(_merge(part), space=True) for part in parts]


def _behind_space(characters: list[Piece]) -> list[Piece]:
    """Take what stands behind the last space from a full line, and the space with it."""
    at = max((n for n, piece in enumerate(characters) if piece.text == " "), default=0)
    rest = characters[at + 1 :] if at else []
    if at:
        del characters[at:]
    return rest


def _merge(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    merged: list[Piece] = []
    for piece in pieces:
        if merged and merged[-1][1:] == piece[1:]:
            merged[-1] = piece._replace(text=merged[-1].text + piece.text)
        else:
            merged.append(piece)
    return tuple(merged)


def _line(atoms: Sequence[Atom]) -> list[Piece]:
    line: list[Piece] = []
    for atom in atoms:
        if line:
            line.append(Piece(" ", _shared(line[-1], atom.pieces[0])))
        line += atom.pieces
    return line


def _shared(left: Piece, right: Piece) -> str:
    """Return the style of a space between two pieces: theirs, if it is one."""
    return left.style if left.style == right.style else ""
