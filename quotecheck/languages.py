"""Other languages than English, as far as drift must know them: what denies, commits and counts.

Of each language there is one short list of closed classes. A text is in the language most of whose
words it has; in English where English has as many.
"""

import functools
from collections import Counter
from collections.abc import Collection, Mapping
from fractions import Fraction

from . import lexicon
from .lexicon import LANGUAGE

OTHERS = ("de", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk")
"""The languages that have a list, by their ISO 639-1 codes."""

CONCORD = frozenset({"es", "fr", "it", "pl", "pt", "ru", "uk"})
"""Languages in which *nobody* takes a *not*, and the two deny once."""


def language_of(norms: Collection[str]) -> str:
    """Return the language of some words, by its code; English where none has more of them.

    Of two that have as many (*a obra custará sessenta milhões de reais*) number words tell.
    """
    english = sum(norm in _english() for norm in norms)
    foreign = [_speakers()[norm] for norm in norms if norm in _speakers()]
    if len(foreign) <= english:
        return LANGUAGE
    found = Counter(code for codes in foreign for code in codes)
    best = max(OTHERS, key=lambda code: (found[code], sum(norm in figures(code) for norm in norms)))
    return best if found[best] > english else LANGUAGE


def denials(language: str) -> frozenset[str]:
    """Return the words that deny by themselves: *nicht*, *pas*, *не*."""
    return _of_class(language, "not")


def lacks(language: str) -> frozenset[str]:
    """Return the words that deny the noun behind them: *sans*, *без*."""
    return _of_class(language, "without")


def nothings(language: str) -> frozenset[str]:
    """Return the words that deny once, with such a word or without: *nadie*, *никто*."""
    return _of_class(language, "nothing")


def halves(language: str) -> frozenset[str]:
    """Return the words that deny beside a word that does not by itself: *ne … plus*."""
    return _of_class(language, "half")


@functools.cache
def commitments(language: str) -> Mapping[str, str]:
    """Return the modal verbs of a language, with the strengths that English ones have."""
    return {norm: value for norm, kind, value in _rows(language) if kind == "modal"}


@functools.cache
def figures(language: str) -> Mapping[str, Fraction]:
    """Return the number words of a language, with their values."""
    return {norm: Fraction(value) for norm, kind, value in _rows(language) if kind == "number"}


@functools.cache
def closed_words(language: str) -> frozenset[str]:
    """Return every word of a language's list, number words aside."""
    return frozenset(norm for norm, kind, _ in _rows(language) if kind != "number")


@functools.cache
def _of_class(language: str, kind: str) -> frozenset[str]:
    return frozenset(norm for norm, listed, _ in _rows(language) if listed == kind)


def _rows(language: str) -> tuple[tuple[str, ...], ...]:
    return lexicon.rows("closed_words", language)


@functools.cache
def _english() -> frozenset[str]:
    lists = ("function_words", "negators", "contractions")
    return frozenset(norm for name in lists for norm in lexicon.words(name))


@functools.cache
def _speakers() -> Mapping[str, tuple[str, ...]]:
    """Return the languages besides English that have a word, for each word that any of them has."""
    known: dict[str, tuple[str, ...]] = {}
    for code in OTHERS:
        for norm in closed_words(code):
            known[norm] = (*known.get(norm, ()), code)
    return known
