"""What an archived quotation is found by: hashes of short sequences of its stems.

Three words in a row; neighbouring content words, at most one apart, in alphabetical order, so that
a replaced word in between or a phrase turned round hides nothing; and rare single words, which
quotations of a word or two are looked up by. A hash of 32 bits says nothing of the words, and a
chance hit costs a comparison, no error.
"""

import functools
import zlib
from collections.abc import Iterator, Sequence

from .rarity import CONTENT_WEIGHT, Rarity

RARE = 5.0
"""What a word must weigh to be looked up by itself."""
FEW = 6
"""Words of a quotation up to which it is looked up by single words too."""
MOST = 96
"""Grams that one quotation is looked up by; of a page-long one every so manyth is taken."""


def grams(stems: Sequence[str]) -> Iterator[str]:
    """Yield the hashed grams of a quotation's own words, some of them twice."""
    for gram, _ in _weighed(stems):
        yield _hashed(gram)


def most_telling(stems: Sequence[str]) -> list[tuple[str, float]]:
    """Return the hashed grams to look a quotation up by, and what each is worth in bits."""
    alone = len(stems) <= FEW
    found = {gram: bits for gram, bits in _weighed(stems) if alone or len(gram) > 1}
    every = -(-len(found) // MOST) or 1
    return [(_hashed(gram), bits) for gram, bits in list(found.items())[::every]]


def _weighed(stems: Sequence[str]) -> Iterator[tuple[tuple[str, ...], float]]:
    weights = _general().weights(stems)
    for n in range(len(stems) - 2):
        yield tuple(stems[n : n + 3]), sum(weights[n : n + 3])
    content = [n for n, weight in enumerate(weights) if weight >= CONTENT_WEIGHT]
    for reach in (1, 2):
        for i, j in zip(content, content[reach:], strict=False):
            yield tuple(sorted((stems[i], stems[j]))), weights[i] + weights[j]
    for n in content:
        if weights[n] >= RARE:
            yield (stems[n],), weights[n]


@functools.cache
def _general() -> Rarity:
    """Return what words weigh in news English at large: an archive outlives its topics."""
    return Rarity.over(())


def _hashed(gram: Sequence[str]) -> str:
    return f"{zlib.crc32(' '.join(gram).encode('utf-8', 'surrogatepass')):x}"
