"""Credit each quotation to its speaker."""

from collections.abc import Sequence

from quotecheck.model import Article, Quote

from .credits import attribute

__all__ = ["attribute", "find_reported"]


def find_reported(article: Article, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the unquoted clauses of an article that report speech, each with its speaker."""
    del article, quotes
    return ()
