"""What a process says beside its results: complaints and notes; all on standard error."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Article, Quote


class SaidError(Exception):
    """Trouble that standard error has already been told of."""


def note_silent(articles: Sequence[Article], quotes: Sequence[Quote]) -> None:
    """Say how many articles hold no quotation: the marks may be of a kind nobody expected."""
    speaking = {quote.article for quote in quotes}
    silent = sum(article.id not in speaking for article in articles)
    if silent:
        where = count(silent, "article")
        complain(f"note: no quotation in {where}; unquoted speech: quotecheck quotes --reported")


def complain(message: str) -> None:
    """Say what is wrong, on one line that steers no terminal; where nobody listens, nothing."""
    if sys.stderr is None:
        return
    from .markup import visible  # noqa: PLC0415  (only in trouble)

    sys.stderr.write(f"quotecheck: {visible(message)}\n")


def count(number: int, noun: str) -> str:
    """Return a number and its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
