"""Stretches of a text and the words in them."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload


class Span(NamedTuple):
    """A half-open range of Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span covers in ``text``."""
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Tell whether all of this span lies inside the other."""
        return other.start <= self.start and self.end <= other.end

    def overlap(self, other: Span) -> int:
        """Return how many code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


class Token(NamedTuple):
    """A word and its place: ``text == article.text[start:end]``, ``norm`` is what is compared."""

    start: int
    end: int
    text: str
    norm: str


class Words(Sequence[Token]):
    """Tokens kept by columns, each of them made when it is looked at.

    A corpus stays in memory as passages, of which tokens would be the greater part. Words that are
    written alike share one string.

    Attributes:
        starts: Where each word begins.
        texts: Each word as written.
        norms: Each word as it is compared.
    """

    __slots__ = ("norms", "starts", "texts")

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        """Take tokens, in text order."""
        rows = tuple(tokens)
        self.starts: Sequence[int] = array("I", [token.start for token in rows])
        self.texts = tuple([sys.intern(token.text) for token in rows])
        self.norms = tuple([sys.intern(token.norm) for token in rows])

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, place: int) -> Token: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Token, ...]: ...

    def __getitem__(self, place: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(place, slice):
            return tuple(_tokens(self.starts[place], self.texts[place], self.norms[place]))
        start, text = self.starts[place], self.texts[place]
        return Token(start, start + len(text), text, self.norms[place])

    def __iter__(self) -> Iterator[Token]:
        return _tokens(self.starts, self.texts, self.norms)

    def span(self, start: int, end: int) -> Span:
        """Return where some of the words stand, the last one exclusive."""
        last = end - 1
        return Span(self.starts[start], self.starts[last] + len(self.texts[last]))


def _tokens(starts: Iterable[int], texts: Iterable[str], norms: Iterable[str]) -> Iterator[Token]:
    for start, text, norm in zip(starts, texts, norms, strict=True):
        yield Token(start, start + len(text), text, norm)


_BRIEF = 60
"""Code points of a text that its noun's ``repr`` shows."""


def brief(text: str) -> str:
    """Represent a text by its beginning: a list of nouns must not flood a screen."""
    return repr(text if len(text) <= _BRIEF else f"{text[: _BRIEF - 1]}…")
