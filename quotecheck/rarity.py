"""How much a shared word says: common words little, rare words much, a corpus's own topic less.

Two reports of one war share the country's name whatever they quote. So a word's information is
measured against general news English *and* against the articles at hand: the more often they use
it, the less it tells.
"""

import functools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import attrs

from .lexicon import table
from .model import Passage

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
CONTENT_WEIGHT = 1.0
"""From here on a word counts as content."""


@attrs.frozen(eq=False)
class Rarity:
    """Weights of stems over one set of articles: bits above `FLOOR_BITS`, at least a little."""

    counts: Mapping[str, int]
    total: int
    names: frozenset[str] = frozenset()
    _known: dict[str, float] = attrs.field(factory=dict, init=False, repr=False)

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
            for stem, token, core in zip(passage.stems, passage.tokens, passage.core, strict=True):
                counts[stem] += core
                if token.text[0].islower():
                    small.add(stem)
        names = counts.keys() - small - _general_bits().keys()
        return cls(counts, counts.total(), frozenset(names))

    def weight(self, word: str) -> float:
        """Return the information of one word, in bits above the floor."""
        if word not in self._known:
            self._known[word] = self._weigh(word)
        return self._known[word]

    def _weigh(self, word: str) -> float:
        prior = PRIOR_WORDS * 2.0 ** -_general_bits().get(word, UNLISTED_BITS)
        share = (self.counts.get(word, 0) + prior) / (self.total + PRIOR_WORDS)
        bits = max(FUNCTION_WEIGHT, -math.log2(share) - FLOOR_BITS)
        return max(LEAST_NAME, bits * NAME_SHARE) if word in self.names else bits

    def weights(self, words: Sequence[str]) -> tuple[float, ...]:
        """Return the weight of each word."""
        return tuple(map(self.weight, words))


@functools.cache
def _general_bits() -> Mapping[str, float]:
    return {word: float(bits) for word, bits in table("frequency").items()}
