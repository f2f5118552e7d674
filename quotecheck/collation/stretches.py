"""Runs of words that two texts share, and the chain of runs that makes the best stretch of both.

Runs are chained in the order of both texts. A chain pays for what lies between its links, so that
ten words picked from a long text make no stretch, while a splice or one replaced phrase breaks
none. Phrases that moved are added where they stand inside the chain's reach or just beside it.
"""

import math
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from ..model.passages import Passage
from ..rarity import CONTENT_WEIGHT, CONTEXT_SHARE, Rarity, Weighed

MOST_RUNS = 96
"""Runs looked at in one pair of passages, heaviest first: bounds the work on page-long texts."""
MOST_PLACES = 2_000
"""Combinations of places from which on a word that both passages have is too common to start at."""
REPLACED_COST = 0.5
"""Price, in bits, of each word that stands on both sides between two runs."""
SKIPPED_COST = 0.4
"""Price, in bits, of each doubling of the words that only one side has between two runs."""
FULL_PRICE = 1.0
"""What two quotations pay; a paraphrase, which leaves out more, pays less."""
LONE_COST = 1.5
"""How many times the full price is asked for where a single word stands on a side of the gap."""
MOVED_SHARE = 0.6
"""Share of its weight that a phrase counts for where it stands out of order."""
MOVED_REACH = 6
"""How many words outside the chained stretch a moved phrase may stand."""
LONE_MOVED_SHARE = 0.3
"""The share for a single word, which moves more easily by chance."""
LONE_MOVED_REACH = 2
"""The reach of a single word."""
LONE_SHARE = 0.5
"""Share of its weight that a single content word counts for as a phrase."""


class Run(NamedTuple):
    """Words that two passages share in one row: ``a:a+length`` and ``b:b+length``.

    ``weight`` is their information in bits, ``phrase`` that of the words that are no names; it is
    ``own`` where any of them is both quotations' own, and not only of the sentences around.
    """

    a: int
    b: int
    length: int
    weight: float
    phrase: float
    own: bool

    @property
    def a_end(self) -> int:
        """Return the end of the run in A, exclusive."""
        return self.a + self.length

    @property
    def b_end(self) -> int:
        """Return the end of the run in B, exclusive."""
        return self.b + self.length

    @property
    def places(self) -> Iterable[tuple[int, int]]:
        """Return the tokens of the run, of A and of B."""
        return zip(range(self.a, self.a_end), range(self.b, self.b_end), strict=True)

    def collides(self, other: "Run") -> bool:
        """Tell whether the two runs have a word of either side in common."""
        return (self.a < other.a_end and other.a < self.a_end) or (
            self.b < other.b_end and other.b < self.b_end
        )


class Link(NamedTuple):
    """A run as part of a stretch, and what it adds to the evidence."""

    run: Run
    worth: float
    moved: bool = False


class Window(NamedTuple):
    """A stretch of tokens of A, and the stretch of B that answers it."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int

    @classmethod
    def around(cls, runs: Iterable[Run]) -> "Window":
        """Return the window from the first to the last word of some runs."""
        rows = [(a, a + length, b, b + length) for a, b, length, *_ in runs]
        starts_a, ends_a, starts_b, ends_b = zip(*rows, strict=True)
        return cls(min(starts_a), max(ends_a), min(starts_b), max(ends_b))

    def reaches(self, run: Run, reach: int) -> bool:
        """Tell whether a run stands in the window, or so many words beside it at most."""
        return (
            self.a_start - reach <= run.a
            and run.a_end <= self.a_end + reach
            and self.b_start - reach <= run.b
            and run.b_end <= self.b_end + reach
        )

    def touches(self, run: Run) -> bool:
        """Tell whether either side of the run lies in the window."""
        return (run.a < self.a_end and run.a_end > self.a_start) or (
            run.b < self.b_end and run.b_end > self.b_start
        )


def shared_runs(a: Passage, b: Passage, rarity: Rarity) -> list[Run]:
    """Return the maximal runs of shared words that hold a content word, heaviest first.

    Context counts for less than the quotations' own words. The work grows with the passage of fewer
    different words, and with how often both have them: where each word stands is known beforehand.
    """
    runs: list[Run] = []
    seen: set[tuple[int, int]] = set()
    here, there = rarity.weighed(a), rarity.weighed(b)
    for i, j in _anchors(here, there):
        if (i, j) not in seen:
            places = _grown(a.stems, b.stems, i, j)
            if len(places) > 1:
                seen.update(places)
            weight, phrase, own = _weigh(places, here, there, rarity.names)
            runs.append(Run(*places[0], len(places), weight, phrase, own))
    runs.sort(key=lambda run: (-run.weight, run.a, run.b))
    return runs[:MOST_RUNS]


def _anchors(here: Weighed, there: Weighed) -> list[tuple[int, int]]:
    """Return where both passages have one content word, in order of A.

    A word that long texts have in a thousand combinations of places finds no run; the rarer words
    beside it do.
    """
    found: list[tuple[int, int]] = []
    a, b, bits = here.passage.places, there.passage.places, here.bits
    for stem in a.keys() & b.keys():
        of_a, of_b = a[stem], b[stem]
        if bits[of_a[0]] >= CONTENT_WEIGHT and len(of_a) * len(of_b) <= MOST_PLACES:
            found += product(of_a, of_b)
    return sorted(found)


def _grown(a: Sequence[str], b: Sequence[str], i: int, j: int) -> Sequence[tuple[int, int]]:
    """Return the places of the longest shared run around a shared word, in A and in B."""
    back = 0
    while min(i, j) > back and a[i - back - 1] == b[j - back - 1]:
        back += 1
    ahead, most = 1, min(len(a) - i, len(b) - j)
    while ahead < most and a[i + ahead] == b[j + ahead]:
        ahead += 1
    return tuple(zip(range(i - back, i + ahead), range(j - back, j + ahead), strict=True))


def _weigh(
    places: Iterable[tuple[int, int]], here: Weighed, there: Weighed, names: Container[str]
) -> tuple[float, float, bool]:
    """Return the weight of a run, its weight as a phrase, and whether any of it is both's own."""
    a, b = here.passage, there.passage
    weight = phrase = 0.0
    words = small = 0
    own = False
    for i, j in places:
        bits = here.bits[i]
        if a.core[i] and b.core[j]:
            weight += bits
            own = True
        else:
            weight += CONTEXT_SHARE * bits
        if a.stems[i] not in names:
            phrase += bits
            if bits >= CONTENT_WEIGHT:
                words += 1
                small += not (a.tokens.texts[i][0].isupper() and b.tokens.texts[j][0].isupper())
    if not small:  # the Second Amendment
        return weight, 0.0, own
    return weight, phrase if words > 1 else LONE_SHARE * phrase, own


def best_stretch(runs: Sequence[Run], *, price: float = FULL_PRICE) -> list[Link]:
    """Return the links of the best stretch: the best chain first, then what moved.

    Args:
        runs: One at least, heaviest first.
        price: Share of the price of gaps that is asked for.
    """
    chain = _best_chain(runs, price)
    links = [Link(chain[0], chain[0].weight)]
    links += [Link(right, _gain(left, right, price)) for left, right in pairwise(chain)]
    if len(chain) == len(runs):
        return links
    window = Window.around(chain)
    for run in runs:
        share, reach = (
            (MOVED_SHARE, MOVED_REACH) if run.length > 1 else (LONE_MOVED_SHARE, LONE_MOVED_REACH)
        )
        if window.reaches(run, reach) and not any(run.collides(link.run) for link in links):
            links.append(Link(run, share * run.weight, moved=True))
            window = Window.around(link.run for link in links)
    return links


def _best_chain(runs: Sequence[Run], price: float) -> list[Run]:
    """Return the chain of runs, in the order of both texts, that is worth most after its price.

    What words replaced cost is known before anything else: most runs of two long texts lie too far
    apart to be worth a second look.
    """
    order = sorted(runs)
    values: list[float] = []
    befores: list[int] = []
    ends: list[tuple[float, int, int, int]] = []
    replaced = price * REPLACED_COST
    for run in order:
        a, b, length, weight, *_ = run
        value, before = weight, -1
        for m, (sofar, b_start, a_end, b_end) in enumerate(ends):
            most = sofar + weight
            if most <= value or b_start >= b:
                continue
            between = min(a - a_end, b - b_end)
            if most - replaced * between > value:
                gain = sofar + _gain(order[m], run, price)
                if gain > value:
                    value, before = gain, m
        values.append(value)
        befores.append(before)
        ends.append((value, b, a + length, b + length))
    k = max(range(len(order)), key=lambda n: (values[n], -n))
    chain = []
    while k >= 0:
        chain.append(order[k])
        k = befores[k]
    return chain[::-1]


def _gain(left: Run, right: Run, price: float) -> float:
    """Return what the right run adds behind the left one: its weight less the price of the gap.

    Runs may overlap where words repeat; then the right one counts only for what is new.
    """
    overlap = max(0, left.a_end - right.a, left.b_end - right.b)
    if overlap >= right.length or right.a <= left.a or right.b <= left.b:
        return -math.inf
    gap_a = right.a + overlap - left.a_end
    gap_b = right.b + overlap - left.b_end
    worth = right.weight * (right.length - overlap) / right.length
    replaced, skipped = min(gap_a, gap_b), abs(gap_a - gap_b)
    lone = LONE_COST if price == FULL_PRICE and 1 in (left.length, right.length) else 1.0
    cost = REPLACED_COST * replaced + lone * SKIPPED_COST * math.log2(1 + skipped)
    return worth - price * cost
