"""What stands where in a text, found by place: no look-up goes through all that stands in it.

A text is cut into blocks of one length, and what stands in a block is on its shelf.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from .model.spans import Span

BLOCK = 256
"""Code points of a block: about a quotation and the sentence around it."""

Item = TypeVar("Item")


class Intervals(Generic[Item]):
    """Things that stand in one text, by the stretch that each of them takes up there."""

    def __init__(self, items: Iterable[tuple[Span, Item]] = ()) -> None:
        self._shelves: dict[int, list[tuple[int, Span, Item]]] = defaultdict(list)
        self._size = 0
        for span, item in items:
            self.add(span, item)

    def add(self, span: Span, item: Item) -> None:
        """Put a thing where it stands."""
        for block in _blocks(span):
            self._shelves[block].append((self._size, span, item))
        self._size += 1

    def at(self, span: Span) -> Sequence[Item]:
        """Return what has a code point in common with a stretch, in the order it was put there."""
        blocks = _blocks(span)
        found = {
            number: item
            for block in blocks
            for number, place, item in self._shelves.get(block, ())
            if place.start < span.end and span.start < place.end
        }
        return [found[number] for number in sorted(found)] if blocks[1:] else list(found.values())


def _blocks(span: Span) -> range:
    """Return the numbers of the blocks that a stretch reaches into."""
    return range(span.start // BLOCK, (span.end - 1) // BLOCK + 1)
