"""Commonplaces: what anybody says on such an occasion, and two persons may well both have said.

*Our thoughts are with the families* is long and its words are rare enough; yet the mayor says it,
and so does the chief of police.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence

from .inflection import stem
from .lexicon import rows, words
from .spelling import american
from .text import fold


def is_commonplace(stems: Sequence[str]) -> bool:
    """Tell whether words are a set sentence, or have no word of sense at all.

    Args:
        stems: The stems of some words, in a row.
    """
    said = content(stems)
    return not said or any(
        needed <= said <= allowed for word in said for needed, allowed in _by_word().get(word, ())
    )


def content(stems: Iterable[str]) -> frozenset[str]:
    """Return those of some stems that are words of sense."""
    return frozenset(stems) - _small_words()


@functools.cache
def _small_words() -> frozenset[str]:
    return frozenset(map(_stem, words("function_words") | words("negators") | words("modals")))


@functools.cache
def _by_word() -> Mapping[str, Sequence[tuple[frozenset[str], frozenset[str]]]]:
    """Return the words that sentences need, and those that they may have, by the first needed."""
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for needed, others in rows("commonplaces"):
        said = content(map(_stem, needed.split()))
        allowed = said | frozenset(map(_stem, others.split()))
        for word in said:
            found.setdefault(word, []).append((said, allowed))
    return found


def _stem(word: str) -> str:
    return stem(american(fold(word)))
