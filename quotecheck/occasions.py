"""Occasions: whether an article reports what was just said, or looks back at what was said before.

A speaker who says a thing twice is reported twice, each time with the day; who is quoted again for
what was said once is quoted with *last month*, *in March*, *has called*, *infamously*.
"""

import calendar
import datetime
import functools
from collections.abc import Iterator, Sequence

from .cues import verb
from .lexicon import words
from .model import Span, Token
from .text import fold, sentences, tokens

_REACH = 1_000
"""Code points around a quotation in which its sentence begins and ends."""
_HAVE = frozenset({"has", "have", "had"})
_PERFECT = 3
"""Words from *has* to the participle: *has long been*."""
_FIRST_YEAR = 1_900
_MONTH_LETTERS = 3
"""Letters by which a month is told in full and abbreviated: *September*, *Sept.*"""


def looks_back(
    text: str, quotation: Span, quoted: Sequence[Span], published: datetime.date | None
) -> bool:
    """Tell whether the sentence around a quotation says that it was made before.

    Args:
        text: The article.
        quotation: Where the quotation, or the reported clause, stands in it.
        quoted: Where speech stands between marks in the article, in text order: its words say
            nothing about the occasion.
        published: The article's day: another month, or an earlier year, is the past.
    """
    told = list(_outside(text, quotation, quoted))
    cues = words("looking_back")
    return any(
        word.norm in cues or _is_past(word, published) or _is_perfect(told[n : n + _PERFECT])
        for n, word in enumerate(told)
    )


def _outside(text: str, quotation: Span, quoted: Sequence[Span]) -> Iterator[Token]:
    """Yield the words of a quotation's sentences that stand outside of all marks."""
    start = max(text.rfind("\n", 0, quotation.start) + 1, quotation.start - _REACH)
    line = text.find("\n", quotation.end)
    end = min(line if line >= 0 else len(text), quotation.end + _REACH)
    for sentence in sentences(text, start, end):
        if sentence.end > quotation.start and sentence.start < quotation.end:
            for word in tokens(text, *sentence):
                if not any(span.start <= word.start < span.end for span in quoted):
                    yield word


def _is_perfect(row: Sequence[Token]) -> bool:
    """Tell *has called*, *had repeatedly said* from the *has* of who has something."""
    if row[0].norm not in _HAVE and not row[0].norm.endswith(("'ve", "’ve")):
        return False
    return any(verb(word.norm) or word.norm.endswith(("ed", "en")) for word in row[1:])


def _is_past(word: Token, published: datetime.date | None) -> bool:
    """Tell whether a word is an earlier year, or a month other than the article's own."""
    if published is None:
        return False
    if word.text.isdigit():
        return _FIRST_YEAR <= int(word.text) < published.year
    month = _months().get(word.norm[:_MONTH_LETTERS]) if word.text[0].isupper() else None
    is_month = month is not None and word.norm in _spellings(month)
    return is_month and month != published.month


@functools.cache
def _months() -> dict[str, int]:
    names = (fold(name) for name in calendar.month_name)
    return {name[:_MONTH_LETTERS]: number for number, name in enumerate(names) if name}


def _spellings(month: int) -> tuple[str, ...]:
    """Return how a month is written: in full, by three letters, by four."""
    name = fold(calendar.month_name[month])
    return name, name[:_MONTH_LETTERS], name[: _MONTH_LETTERS + 1]
