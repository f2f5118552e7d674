"""Speech or mention: what the signs at a segment weigh together.

Finding sees signs in the text (`quotecheck.quotes.signs`), attribution adds what a credit rests on;
one table (``lexicon/en/evidence.tsv``) says how much each speaks for a mention, above zero, or for
speech, below. Weights are log odds of a logistic regression that ``docs/benchmarks/evidence.py``
fits to PolNeAR's training articles (Newell, Margolin and Ruths 2018) and to texts of our own.
Those marked *held* are set by hand: they name a title, a nickname or a term outright, which PolNeAR
counts as said where somebody in the sentence says something, and the contract does not.
"""

import functools
import math
from collections.abc import Collection, Mapping

from .lexicon import rows

EVEN = 0.5
"""The likelihood of speech below which a segment is a mention: that of a score of zero."""
ALWAYS = "always"
"""The sign of every segment: what is assumed before anything is seen."""


@functools.cache
def weights() -> Mapping[str, float]:
    """Return the weight of each sign, in log odds; a sign that is not listed weighs nothing."""
    return {sign: float(weight) for sign, weight, *_ in rows("evidence")}


def mention_score(signs: Collection[str]) -> float:
    """Return how much the signs speak for a mention; above zero it is one.

    Rounded, since a set has no order and sums of floats do: a tie is a tie in every process.
    """
    known = weights()
    return round(known[ALWAYS] + sum([known.get(sign, 0.0) for sign in signs]), 6)


def speech_likelihood(signs: Collection[str]) -> float:
    """Return how likely the words are somebody's, from 0 to 1."""
    return 1 / (1 + math.exp(mention_score(signs)))
