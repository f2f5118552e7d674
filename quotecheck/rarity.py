"""How much a shared word says: common words little, rare words much, a corpus's own topic less.

Two reports of one war share the country's name whatever they quote. So a word's information is
measured against general news English *and* against the articles at hand: the more often they use
it, the less it tells.
"""

import functools
import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

import attrs

from .lexicon import table
from .model.passages import Passage

UNLISTED_BITS = 16.0
"""Information of a word that the list of common words does not hold."""
PRIOR_WORDS = 20_000
"""Weight of general English against the articles at hand, in words of running text."""
FLOOR_BITS = 7.0
"""What any word of a sentence carries for nothing: function words end up near zero."""
FUNCTION_WEIGHT = 0.25
"""What a shared function word adds beside shared content words."""
NAME_SHARE = 0.6
"""Share of its weight that a name counts for: names come with the topic, not with the wording."""
LEAST_NAME = 1.2
"""What the commonest name counts for: it still tells which of two clauses is rendered."""
GRAIN = 65_536
"""Weights are whole multiples of one part in so many, so that sums of them are exact, whatever the
order in which they are added."""
CONTENT_WEIGHT = 1.0
"""From here on a word counts as content."""
CONTEXT_SHARE = 0.5
"""Share of its weight that a word counts for outside the quotation, in the sentence around it."""
MOST_WEIGHED = 16_384
"""Passages of which it is remembered what they weigh: those that meet are mostly close together."""


@attrs.frozen(eq=False)
class Weighed:
    """A passage, and what its words weigh: looked up once for many comparisons.

    Attributes:
        passage: The passage.
        bits: The weight of each of its words.
    """

    passage: Passage
    bits: tuple[float, ...]

    @cached_property
    def worth(self) -> Mapping[str, float]:
        """What each stem counts for at most, all of its places together."""
        found: dict[str, float] = {}
        for stem, bits, core in zip(self.passage.stems, self.bits, self.passage.core, strict=True):
            worth = bits if core else CONTEXT_SHARE * bits
            found[stem] = found[stem] + worth if stem in found else worth
        return found

    @cached_property
    def _sums(self) -> Sequence[float]:
        """What the words before each place weigh, context left out."""
        passage = self.passage
        own = map(passage.holds, range(len(passage.stems)))
        held = (bits if of_it else 0.0 for bits, of_it in zip(self.bits, own, strict=True))
        return array("d", accumulate(held, initial=0.0))

    def information(self, start: int = 0, end: int | None = None) -> float:
        """Return what a stretch of the passage weighs, its context left out."""
        return self._sums[-1 if end is None else end] - self._sums[start]

    def shared(self, other: "Weighed") -> float:
        """Return what two passages have in common at most, in whatever order."""
        here, there = self.worth, other.worth
        common = here.keys() & there.keys()
        return sum(map(min, map(here.__getitem__, common), map(there.__getitem__, common)))


@attrs.frozen(eq=False)
class Rarity:
    """Weights of stems over one set of articles: bits above `FLOOR_BITS`, at least a little."""

    counts: Mapping[str, int]
    total: int
    names: frozenset[str] = frozenset()
    _known: dict[str, float] = attrs.field(factory=dict, init=False, repr=False)
    _weighed: dict[Passage, Weighed] = attrs.field(factory=dict, init=False, repr=False)

    @classmethod
    def over(cls, passages: Iterable[Passage]) -> "Rarity":
        """Count the stems of a set of passages, their context left out.

        One wording counts once, however many outlets print it: a remark that everybody quotes is
        no topic.
        """
        counts: Counter[str] = Counter()
        small: set[str] = set()
        seen: set[tuple[str, ...]] = set()
        for passage in passages:
            wording = passage.wording
            if wording in seen:
                continue
            seen.add(wording)
            written = passage.tokens.texts
            for stem, text, core in zip(passage.stems, written, passage.core, strict=True):
                counts[stem] += core
                if text[0].islower():
                    small.add(stem)
        names = counts.keys() - small - _general_bits().keys()
        return cls(counts, counts.total(), frozenset(names))

    def weight(self, word: str) -> float:
        """Return the information of one word, in bits above the floor."""
        if word not in self._known:
            self._known[word] = self._weigh(word)
        return self._known[word]

    def weighed(self, passage: Passage) -> Weighed:
        """Return what a passage's words weigh."""
        found = self._weighed.get(passage)
        if found is None:
            if len(self._weighed) == MOST_WEIGHED:
                self._weighed.clear()
            found = self._weighed[passage] = Weighed(passage, self.weights(passage.stems))
        return found

    def _weigh(self, word: str) -> float:
        prior = PRIOR_WORDS * 2.0 ** -_general_bits().get(word, UNLISTED_BITS)
        share = (self.counts.get(word, 0) + prior) / (self.total + PRIOR_WORDS)
        bits = max(FUNCTION_WEIGHT, -math.log2(share) - FLOOR_BITS)
        bits = max(LEAST_NAME, bits * NAME_SHARE) if word in self.names else bits
        return round(bits * GRAIN) / GRAIN

    def weights(self, words: Sequence[str]) -> tuple[float, ...]:
        """Return the weight of each word."""
        return tuple(map(self.weight, words))


@functools.cache
def _general_bits() -> Mapping[str, float]:
    return {word: float(bits) for word, bits in table("frequency").items()}
