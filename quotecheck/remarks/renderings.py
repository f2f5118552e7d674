"""The renderings of one remark, and the pairs of a run, each looked up by where it stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from ..intervals import Intervals
from ..model.pairs import Pair, Side
from ..text import tokens
from .joining import PHRASE

LITERAL = 0.85
"""Score from which on two long quotations are one, whoever is credited."""

Grouped: TypeAlias = Sequence[Sequence[str]]
"""Ids of articles, those together that print one text."""


class Pairs:
    """Pairs by where either side of them stands."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        """Take pairs; those that have words of one rendering are told in this order."""
        self._places: dict[str, Intervals[Pair]] = defaultdict(Intervals)
        for pair in pairs:
            for side in (pair.a, pair.b):
                self._places[side.article].add(side.span, pair)

    def at(self, side: Side) -> Sequence[Pair]:
        """Return the pairs that have words of a rendering."""
        return self._places[side.article].at(side.span) if side.article in self._places else ()


class Renderings:
    """Renderings of one remark, by their articles."""

    def __init__(self, sides: Iterable[Side]) -> None:
        """Take renderings, of which an article may have several."""
        self._by_article: dict[str, list[Side]] = defaultdict(list)
        for side in sides:
            self._by_article[side.article].append(side)

    def overlap(self, side: Side) -> bool:
        """Tell whether a stretch has words of any rendering of its article."""
        ours = self._by_article.get(side.article, ())
        return any(one.start < side.end and side.start < one.end for one in ours)

    def have(self, pair: Pair) -> bool:
        """Tell whether both sides of a pair have words of the remark."""
        return self.overlap(pair.a) and self.overlap(pair.b)


def is_literal(pair: Pair) -> bool:
    """Tell whether two sides have a sentence in common that hardly differs."""
    return pair.score >= LITERAL and pair.shortest >= PHRASE


def words_of(side: Side, texts: Mapping[str, str]) -> str:
    """Return the words of a rendering as they are compared."""
    return " ".join(word.norm for word in tokens(texts[side.article], side.start, side.end))
