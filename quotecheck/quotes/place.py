"""Where a segment stands: its words, the words around it, and what is asked of both."""

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from ..lexicon import rows

WORDS = re.compile(r"[A-Za-z]++(?=[ ,])|[^\W_]+(?:['’.-][^\W_]+)*")
"""Words with what joins their parts; most are told at once by what follows them."""
STOPPED = frozenset(",.，。、")
EXCLAIMED = frozenset("?!？！")
COLONS = (":", "：")


class Place(NamedTuple):
    """A segment, and the rest of its sentence up to the next quotation on either side.

    Attributes:
        content: What stands between the marks (its beginning, where it is long).
        final: The last code point between the marks.
        before: The sentence as far as it precedes the marks.
        after: The sentence as far as it follows them.
        follows: Another quotation of the same sentence ends where ``before`` begins.
        spent: That quotation ended in a comma, so that the next cue belongs to it.
    """

    content: str
    final: str
    before: str
    after: str
    follows: bool
    spent: bool


TAIL = 64
"""Code points before the marks in which a wording that leads up to them is sought."""


class Around(NamedTuple):
    """The words of a place: inside the marks, left and right of them.

    ``last`` and ``first`` are the words that touch the marks, with nothing but space between, or
    empty.
    """

    inner: list[str]
    left: list[str]
    right: list[str]
    last: str
    first: str


def look_around(place: Place) -> Around:
    """Return the words of a place."""
    before, after = place.before.rstrip(), place.after.lstrip()
    left, right = WORDS.findall(before), WORDS.findall(after)
    last = left[-1] if before[-1:].isalnum() else ""
    first = right[0] if after[:1].isalnum() else ""
    return Around(WORDS.findall(place.content), left, right, last, first)


@functools.cache
def auxiliaries() -> frozenset[str]:
    """Return the auxiliaries, contracted with a pronoun or not, in lower case."""
    contracted = ("it's", "that's", "there's", "he's", "she's", "what's", "who's", "here's")
    return frozenset(contracted).union(row[0] for row in rows("function_words") if row[1] == "aux")


def lowered(found: Iterable[str]) -> list[str]:
    """Return words in lower case."""
    return list(map(str.lower, found))


@functools.cache
def determiners() -> frozenset[str]:
    """Return articles, possessives and what else stands before a noun, in lower case."""
    possessives = ("his", "her", "its", "their", "our", "my", "your")
    return frozenset(possessives).union(row[0] for row in rows("function_words") if row[1] == "det")
