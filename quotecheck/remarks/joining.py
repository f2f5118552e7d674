"""Which renderings are of one utterance.

What two quotations have in common by many words ties them together. A stock phrase, a fragment or
an outlet's paraphrase may be found in several remarks, and is no tie between those: it goes to the
one that speaks for it most.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from ..model.labels import Severity, gravest
from ..model.pairs import Pair, Side
from ..model.quotations import Form

SHARED = 0.5
"""Share of the shorter of two stretches of one text that makes them one rendering."""
PHRASE = 30
"""Code points, some six words, below which what two quotations have in common may be a phrase."""
LOOSE = 0.6
"""Score below which two quotations are tied as a paraphrase is."""

ALIKE = 0.9
"""Share of the longer rendering from which on neither is the other's excerpt."""


def join(pairs: Sequence[Pair]) -> list[list[Side]]:
    """Return the renderings of each remark: sides joined by pairs, overlapping sides merged."""
    sides = list(dict.fromkeys(side for pair in pairs for side in (pair.a, pair.b)))
    forest = _Forest(sides)
    for one, other in _overlapping(sides):
        forest.join(one, other)
    merged = {side: _merge(group) for group in forest.groups() for side in group}
    for pair in pairs:
        if _is_firm(pair) or _is_one_phrase(pair, merged):
            forest.join(pair.a, pair.b)
    anchored = {forest.root(pair.a) for pair in pairs if _is_firm(pair)}
    home = {side: forest.root(side) for side in sides}
    loose = [pair for pair in pairs if home[pair.a] != home[pair.b]]
    offers = [offer for pair in loose for offer in _offers(pair, merged)]
    for one, other in _chosen([offer for offer in offers if home[offer.a] not in anchored], home):
        forest.join(one, other)
    return [list(dict.fromkeys(merged[side] for side in group)) for group in forest.groups()]


def _is_firm(pair: Pair) -> bool:
    """Tell whether two quotations have so much in common that they are one utterance for good."""
    return pair.is_quoted and pair.score >= LOOSE and pair.shortest >= PHRASE


def _is_one_phrase(pair: Pair, merged: Mapping[Side, Side]) -> bool:
    """Tell whether two fragments are word for word the same."""
    whole = max(merged[pair.a].length, merged[pair.b].length)
    return pair.is_quoted and whole < PHRASE and gravest(pair.labels) <= Severity.INFO


def _offers(pair: Pair, merged: Mapping[Side, Side]) -> Iterator[Pair]:
    """Yield a pair from the side of whoever looks for a home: a paraphrase, or the shorter one.

    Of two about as long, either may belong to the other.
    """
    a, b = merged[pair.a], merged[pair.b]
    lengths = a.length, b.length
    alike = min(lengths) > ALIKE * max(lengths)
    quoted = a.form is b.form is Form.QUOTED
    if a.form is Form.REPORTED or (quoted and (alike or lengths[0] < lengths[1])):
        yield pair
    if b.form is Form.REPORTED or (quoted and (alike or lengths[1] < lengths[0])):
        yield attrs.evolve(pair, a=pair.b, b=pair.a)


def _chosen(loose: Sequence[Pair], home: Mapping[Side, Side]) -> list[tuple[Side, Side]]:
    """Return, for each phrase or paraphrase (side A), the one group that it belongs to.

    That is where the same person speaks, where the likeness is closest, and where it is found most
    often.
    """
    offers: dict[Side, dict[Side, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for pair in loose:
        offers[home[pair.a]][home[pair.b]].append(pair)

    def worth(found: Sequence[Pair]) -> tuple[bool, float, int, int, str]:
        best = max(pair.score for pair in found)
        agreed = not all(pair.speaker_conflict for pair in found)
        longest = max(pair.b.length for pair in found)
        return agreed, best, len(found), longest, max(pair.b.article for pair in found)

    return [
        (one, max(others, key=lambda other: worth(others[other]))) for one, others in offers.items()
    ]


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
                shorter = min(one.length, other.length)
                if one.span.overlap(other.span) >= SHARED * shorter:
                    found.append((one, other))
    return found


def _merge(group: Sequence[Side]) -> Side:
    first = min(group, key=lambda side: side.start)
    return attrs.evolve(first, end=max(side.end for side in group))


class _Forest:
    """Disjoint sets of sides."""

    def __init__(self, sides: Iterable[Side]) -> None:
        self._parent = {side: side for side in sides}

    def join(self, one: Side, other: Side) -> None:
        """Make one set of two."""
        self._parent[self.root(other)] = self.root(one)

    def groups(self) -> list[list[Side]]:
        """Return the sets."""
        groups: dict[Side, list[Side]] = defaultdict(list)
        for side in self._parent:
            groups[self.root(side)].append(side)
        return list(groups.values())

    def root(self, side: Side) -> Side:
        """Return the side that stands for a set."""
        while (parent := self._parent[side]) != side:
            self._parent[side] = self._parent[parent]
            side = parent
        return side
