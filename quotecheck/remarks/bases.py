"""Which rendering is the base that all others are held against."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..model.articles import count_voices
from ..model.pairs import Side
from ..model.quotations import Form
from .renderings import Grouped, Pairs, is_literal, words_of

NEARLY = 0.75
"""Share of a rendering from which on what is rendered of it is nearly all."""


def find_base(
    sides: Sequence[Side], same: Pairs, texts: Mapping[str, str], copies: Grouped
) -> Side:
    """Return the fullest rendering, unless it is a translation of what others agree on.

    A translation has other words, and often more of them: it is longer, not fuller, and what
    differs among those who have the same words would be lost if they were held against it.
    """
    longest = fullest(sides, texts, copies)
    met = [pair for pair in same.at(longest) if pair.is_quoted]
    if any(map(is_literal, met)):
        return longest
    rendered = {
        other.article
        for pair in met
        for mine, other in ((pair.a, pair.b), (pair.b, pair.a))
        if mine.article == longest.article and mine.length >= NEARLY * longest.length
    }
    agreed = [side for side in sides if side.article in rendered and _is_agreed(side, same)]
    return fullest(agreed, texts, copies) if agreed else longest


def _is_agreed(side: Side, same: Pairs) -> bool:
    """Tell whether another outlet has nearly all of a rendering word for word."""
    return any(
        pair.is_quoted and is_literal(pair) and pair.shortest >= NEARLY * side.length
        for pair in same.at(side)
    )


def fullest(sides: Sequence[Side], texts: Mapping[str, str], copies: Grouped) -> Side:
    """Return the fullest rendering; of several as long, the wording that most voices have.

    What is quoted comes before what is reported, and length is counted in words: *county* for
    *council* makes nothing fuller.
    """
    worded = [(side, words_of(side, texts)) for side in sides]
    most = max(_fullness(*row) for row in worded)
    tied = [row for row in worded if _fullness(*row) == most]
    holders: dict[str, list[str]] = defaultdict(list)
    for side, words in tied:
        holders[words].append(side.article)
    return max(tied, key=lambda row: count_voices(holders[row[1]], copies))[0]


def _fullness(side: Side, words: str) -> tuple[bool, int]:
    """Rank a rendering among others: quoted, and of how many words."""
    return side.form is Form.QUOTED, words.count(" ")
