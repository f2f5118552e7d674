"""What is kept: words found in an archive, and how much it holds."""

from __future__ import annotations

import attrs

from .articles import Article
from .pairs import Pair
from .quotations import Quote


@attrs.frozen
class Occurrence:
    """Words found in an archived quotation.

    Attributes:
        article: The archived article.
        quote: The quotation in it.
        pair: The place in the quotation (side A) against the words that were looked for (side B).
    """

    article: Article
    quote: Quote
    pair: Pair


@attrs.frozen
class Stock:
    """What an archive holds.

    Attributes:
        articles: How many articles.
        quotations: How many quotations.
        speakers: How many different names are credited.
        outlets: How many outlets.
        first: The earliest day of publication, ISO 8601, None where no day is known.
        last: The latest.
        size: Bytes.
        format: The version of the file's layout.
    """

    articles: int
    quotations: int
    speakers: int
    outlets: int
    first: str | None
    last: str | None
    size: int
    format: int
