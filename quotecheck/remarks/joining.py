"""Which renderings are of one utterance: sides joined by pairs, never by a paraphrase alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..model import Form, Pair, Side

SHARED = 0.5
"""Share of the shorter of two stretches of one text that makes them one rendering."""


def join(pairs: Sequence[Pair]) -> list[list[Side]]:
    """Return the renderings of each remark: sides joined by pairs, overlapping sides merged."""
    sides = list(dict.fromkeys(side for pair in pairs for side in (pair.a, pair.b)))
    forest = _Forest(sides)
    for one, other in _overlapping(sides):
        forest.join(one, other)
    renderings = forest.groups()
    for pair in pairs:
        if pair.a.form is pair.b.form is Form.QUOTED:
            forest.join(pair.a, pair.b)
    for pair in _best_of_paraphrases(pairs, renderings):
        forest.join(pair.a, pair.b)
    merged = {side: _merge(group) for group in renderings for side in group}
    return [list(dict.fromkeys(merged[side] for side in group)) for group in forest.groups()]


def _overlapping(sides: Iterable[Side]) -> list[tuple[Side, Side]]:
    """Return the sides of one article and form that have half of the shorter one in common."""
    by_text: dict[tuple[str, Form], list[Side]] = defaultdict(list)
    for side in sides:
        by_text[side.article, side.form].append(side)
    found = []
    for group in by_text.values():
        group.sort(key=lambda side: (side.start, side.end))
        for n, one in enumerate(group):
            for other in group[n + 1 :]:
                if other.start >= one.end:
                    break
                shorter = min(one.end - one.start, other.end - other.start)
                if one.span.overlap(other.span) >= SHARED * shorter:
                    found.append((one, other))
    return found


def _best_of_paraphrases(pairs: Sequence[Pair], renderings: Sequence[Sequence[Side]]) -> list[Pair]:
    """Return, for each unquoted rendering, the one pair that speaks for it most."""
    home = {side: n for n, group in enumerate(renderings) for side in group}
    best: dict[int, Pair] = {}
    for pair in pairs:
        for side in (pair.a, pair.b):
            if side.form is Form.REPORTED:
                rival = best.get(home[side])
                if rival is None or pair.score > rival.score:
                    best[home[side]] = pair
    return list(best.values())


def _merge(group: Sequence[Side]) -> Side:
    first = min(group, key=lambda side: side.start)
    return Side(
        first.article,
        first.start,
        max(side.end for side in group),
        first.form,
        first.quote,
    )


class _Forest:
    """Disjoint sets of sides."""

    def __init__(self, sides: Iterable[Side]) -> None:
        self._parent = {side: side for side in sides}

    def join(self, one: Side, other: Side) -> None:
        self._parent[self._root(other)] = self._root(one)

    def groups(self) -> list[list[Side]]:
        groups: dict[Side, list[Side]] = defaultdict(list)
        for side in self._parent:
            groups[self._root(side)].append(side)
        return list(groups.values())

    def _root(self, side: Side) -> Side:
        while (parent := self._parent[side]) != side:
            self._parent[side] = self._parent[parent]
            side = parent
        return side
