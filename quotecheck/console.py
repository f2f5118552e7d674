"""What a process says beside its results: complaints and notes on standard error, its status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model.articles import Article
    from .model.quotations import Quote

NOTHING, SOMETHING, TROUBLE, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141
"""Exit statuses, as in diff(1) and in a shell."""


class SaidError(Exception):
    """Trouble that standard error has already been told of."""


def note_silent(articles: Sequence[Article], quotes: Sequence[Quote]) -> None:
    """Say how many articles hold no quotation: the marks may be of a kind nobody expected."""
    if silent := _silent(articles, quotes):
        where = count(len(silent), "article")
        complain(f"note: no quotation in {where}; unquoted speech: quotecheck quotes --reported")


def warn_unchecked(drafts: Sequence[Article], quotes: Sequence[Quote]) -> None:
    """Say in which drafts there was nothing to check, lest silence be read as praise."""
    if silent := _silent(drafts, quotes):
        named = [article.path or article.id for article in silent]
        where = named[0] if len(named) == 1 else f"{named[0]} and {count(len(named) - 1, 'other')}"
        way_out = f"what stands in marks: quotecheck quotes {named[0]}"
        complain(f"warning: {where}: no quotation found, so nothing was checked; {way_out}")


def _silent(articles: Sequence[Article], quotes: Sequence[Quote]) -> list[Article]:
    """Return the articles that quote nobody; titles and terms in marks are no quotation."""
    speaking = {quote.article for quote in quotes if quote.kind != "mention"}
    return [article for article in articles if article.id not in speaking]


def complain(message: str) -> None:
    """Say what is wrong, on one line that steers no terminal; where nobody listens, nothing."""
    if sys.stderr is None:
        return
    from .markup import visible  # noqa: PLC0415  (only in trouble)

    sys.stderr.write(f"quotecheck: {visible(message)}\n")


def count(number: int, noun: str) -> str:
    """Return a number and its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
