"""Columns and systems: where renderings over one base may be cut, and what fits one line.

A column begins and ends where any rendering does something else than before, and nowhere inside a
change. A system, as in a score, is as many columns as fit next to each other.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from .laying import Base, Laid, Mark, Piece

WIDTH = 84
"""Characters of the widest cells of a system, together: what fits beside the outlets' names."""
_CLAUSE, _STRETCH = 16, 36
"""Characters after which a stretch may be cut at a comma, and at any word."""
_WIDOW = 9
"""Characters that are put beside a full system rather than into one of their own."""
_ENOUGH = 0.4
"""Share of a system from which on it may end at a comma."""
_STOPS = frozenset(".,;:!?…–—")


class Column(NamedTuple):
    """Tokens of the base; none where renderings have more than the base."""

    start: int
    end: int


@attrs.frozen
class _Grain:
    """What must stay together, with the room that it takes."""

    column: Column
    width: int
    stops: bool
    """A clause ends with it."""


def find_systems(base: Base, rows: Sequence[Laid]) -> list[list[Column]]:
    """Return the columns of each system."""
    ground = _Ground(base, rows)
    grains = [grain for column in ground.columns() for grain in ground.split(column)]
    return [_joined(system, ground.cuts) for system in _fill(grains, base)]


class _Ground:
    """A base with all its renderings: where it can be cut, and how wide it is."""

    def __init__(self, base: Base, rows: Sequence[Laid]) -> None:
        self._base = base
        size = len(base.words)
        self._widths = [0] * size
        self._more: dict[int, int] = {}
        self._bound = [0] * (size + 1)
        self._tight = [False] * (size + 1)
        cuts = {0, size, *base.breaks}
        for number, (one, other) in enumerate(pairwise(base.chunks)):
            self._tight[number + 1] = one.end == other.start
        for number, chunk in enumerate(base.chunks):
            self._widths[number] = chunk.end - chunk.start + 1
        for row in rows:
            self._measure(row)
            self._bind(row)
            cuts.update(_changes_of_state(row))
        cuts.update(self._more)
        self._free = _outside(self._bound, self._tight)
        self.cuts = sorted(cut for cut in cuts if self._free[cut] or cut in {0, size})

    def _measure(self, row: Laid) -> None:
        """Note the widest of each token, and of what stands between tokens."""
        between: dict[int, int] = {}
        widths: dict[int, int] = {}
        size = len(self._widths)
        for piece in row.pieces:
            length = piece.words.end - piece.words.start + 1
            if piece.start < piece.end:
                share = -(-length // (piece.end - piece.start))
                for k in range(piece.start, piece.end):
                    widths[k] = widths.get(k, 0) + share
            elif piece.mark is Mark.SAME and size:
                k = max(piece.start - 1, 0)
                widths[k] = widths.get(k, 0) + length
            else:
                between[piece.start] = between.get(piece.start, 0) + length
        for k, width in widths.items():
            self._widths[k] = max(self._widths[k], width)
        for k, width in between.items():
            self._more[k] = max(self._more.get(k, 0), width)

    def _bind(self, row: Laid) -> None:
        """Note where this rendering cannot be cut."""
        for piece in row.pieces:
            for k in range(piece.start + 1, piece.end):
                self._bound[k] = 1
            if piece.tight:
                self._tight[piece.start] = True

    def columns(self) -> Iterator[Column]:
        """Yield the columns in order."""
        for number, cut in enumerate(self.cuts):
            if cut in self._more:
                yield Column(cut, cut)
            if number + 1 < len(self.cuts):
                yield Column(cut, self.cuts[number + 1])

    def split(self, column: Column) -> Iterator[_Grain]:
        """Yield a column in pieces of a clause, or of some words, wherever it may be cut."""
        start, end = column
        if start == end:
            yield _Grain(column, self._more[start], stops=False)
            return
        width = 0
        for k in range(start, end):
            width += self._widths[k] + (self._more.get(k, 0) if k > start else 0)
            stops = self._stops(k)
            enough = width >= (_CLAUSE if stops else _STRETCH)
            if k + 1 == end or (enough and self._free[k + 1]):
                yield _Grain(Column(start, k + 1), width, stops)
                start, width = k + 1, 0

    def _stops(self, k: int) -> bool:
        chunk, word = self._base.chunks[k], self._base.words[k]
        return not _STOPS.isdisjoint(self._base.text[word.end : chunk.end])


def _changes_of_state(row: Laid) -> Iterator[int]:
    """Yield the places where a rendering begins, ends, or does something else than before."""
    for start, end in row.covers:
        yield start
        yield end
    state, at = -1, 0
    for piece in row.pieces:
        if piece.mark is Mark.SAME:
            continue
        if piece.edit != state or piece.start != at:
            yield piece.start
            yield at
        state, at = piece.edit, piece.end
    yield at


def _outside(bound: Sequence[int], tight: Sequence[bool]) -> list[bool]:
    return [not (inside or close) for inside, close in zip(bound, tight, strict=True)]


def _fill(grains: Sequence[_Grain], base: Base) -> Iterator[list[Column]]:
    """Yield as many grains as fit one line, ended at a clause where one ends late enough."""
    line: list[_Grain] = []
    used = 0
    left = sum(grain.width for grain in grains)
    for grain in grains:
        start = grain.column.start
        if line and start in base.breaks and line[0].column.start < start:
            yield [g.column for g in line]
            line, used = [], 0
        elif line and used + grain.width > WIDTH and left > _WIDOW:
            keep = _last_stop(line)
            yield [g.column for g in line[:keep]]
            line = line[keep:]
            used = sum(g.width for g in line)
        line.append(grain)
        used += grain.width
        left -= grain.width
    if line:
        yield [g.column for g in line]


def _last_stop(line: Sequence[_Grain]) -> int:
    """Return how many grains of a full line to keep on it."""
    used, keep = 0, len(line)
    for number, grain in enumerate(line, 1):
        used += grain.width
        if grain.stops and used >= _ENOUGH * WIDTH:
            keep = number
    return keep


def _joined(line: Sequence[Column], cuts: Sequence[int]) -> list[Column]:
    """Put together what was one column before it was split."""
    borders = set(cuts)
    columns: list[Column] = []
    for column in line:
        last = columns[-1] if columns else None
        if (
            last
            and last.start < last.end == column.start < column.end
            and column.start not in borders
        ):
            columns[-1] = Column(last.start, column.end)
        else:
            columns.append(column)
    return columns


def cells(row: Laid, columns: Sequence[Column]) -> list[list[Piece]]:
    """Return a rendering's pieces, column by column.

    What does not show as a change, and answers no word of the base, stands with the words before.
    """
    found: list[list[Piece]] = [[] for _ in columns]
    at = 0
    for piece in row.pieces:
        while at + 1 < len(columns) and not _holds(columns[at], piece):
            at += 1
        found[at].append(piece)
    return found


def _holds(column: Column, piece: Piece) -> bool:
    """Tell whether a piece stands in a column rather than in one behind it."""
    if piece.start == piece.end == column.end:
        return piece.mark is Mark.SAME or column.start == column.end
    return piece.start < column.end
