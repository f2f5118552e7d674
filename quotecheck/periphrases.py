"""Phrases that say what a shorter one says: *were able to* is *could*, *not ever* is *never*.

Words that hold a sentence together, or bound a number; of content words nobody knows without the
sentence whether two of them mean the same.
"""

import functools
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple, Protocol

from . import lexicon
from .spelling import expansions

_LONGEST = 4
"""Words of the longest phrase, contractions spelled out."""
_BOUND = "bound"


class _Word(Protocol):
    """A word as compared: tokens, and what is made of them."""

    @property
    def norm(self) -> str:
        """The word as compared."""


class Phrased(NamedTuple):
    """A phrase in a run of words: where, and what it says."""

    start: int
    end: int
    sense: str


def phrases(words: Sequence[_Word]) -> Iterator[Phrased]:
    """Yield the phrases in a run of words that may be said in other words, bounds aside."""
    for start, word in enumerate(words):
        if word.norm in _firsts():
            for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
                sense, kind = _sense(words[start:end])
                if sense and kind != _BOUND:
                    yield Phrased(start, end, sense)


def same_sense(a: Sequence[_Word], b: Sequence[_Word], *, counts: bool = False) -> bool:
    """Tell whether two runs of words are one phrase said in two ways.

    Args:
        a: Words.
        b: Other words.
        counts: Whether a number follows, which either may bound.
    """
    sense, kind = _sense(a)
    return bool(sense) and (sense, kind) == _sense(b) and (counts or kind != _BOUND)


def _sense(words: Sequence[_Word]) -> tuple[str, str]:
    """Return what some words say as a phrase, and of what kind it is; nothing for no phrase."""
    if not words or len(words) > _LONGEST or words[0].norm not in _firsts():
        return "", ""
    readings = (expansions(word.norm) or ((word.norm,),) for word in words)
    spelled = (" ".join(sum(reading, ())) for reading in product(*readings))
    return next((_senses()[phrase] for phrase in spelled if phrase in _senses()), ("", ""))


@functools.cache
def _senses() -> dict[str, tuple[str, str]]:
    return {phrase: (sense, kind) for phrase, sense, kind in lexicon.rows("periphrases")}


@functools.cache
def _firsts() -> frozenset[str]:
    """Words that may begin such a phrase, contractions included."""
    plain = frozenset(phrase.split()[0] for phrase in _senses())
    contracted = lexicon.words("contractions")
    return plain | {
        norm for norm in contracted if any(phrase[0] in plain for phrase in expansions(norm))
    }
