"""A report's articles and quotations by id, and what each side of a pair looks like in its text."""

from collections.abc import Iterable, Sequence

from ..model.alignments import Rendering
from ..model.articles import Article
from ..model.pairs import Side
from ..model.quotations import Quote
from ..model.reports import Report
from . import credit
from .credit import Where


class Lookup:
    """Finds what a report's ids stand for."""

    def __init__(self, report: Report) -> None:
        """Index a report's articles and quotations."""
        self._articles = {article.id: article for article in report.articles}
        self._order = {article.id: number for number, article in enumerate(report.articles)}
        self._quotes = {quote.id: quote for quote in report.quotes}

    def article(self, side: Side) -> Article:
        """Return the article that a side stands in."""
        return self._articles[side.article]

    def quote(self, side: Side) -> Quote | None:
        """Return the quotation that a side lies in, None for an unquoted clause."""
        return self._quotes.get(side.quote) if side.quote else None

    def rendering(self, side: Side) -> Rendering:
        """Return a side with its text and the quotation around it."""
        quote = self.quote(side)
        whole = quote.span if quote and side.span.within(quote.span) else side.span
        return Rendering(self.article(side).text, side.span, whole, side.form)

    def words(self, side: Side) -> str:
        """Return the words of a side, as written."""
        return side.span.of(self.article(side).text)

    def where(self, side: Side) -> Where:
        """Return the place of a side's first word."""
        return credit.where(self.article(side), side.start)

    def credit(self, sides: Iterable[Side]) -> str:
        """Return the credits of one outlet's sides as printed, each once.

        What carries the credit of another side over adds nothing.
        """
        said = [
            (self.quote(side), credit.credit(self.article(side), self.quote(side)))
            for side in sides
        ]
        printed = [words for quote, words in said if quote and (quote.source or quote.cue)]
        return "; ".join(dict.fromkeys(printed or [words for _, words in said]))

    def where_quote(self, quote: Quote) -> Where:
        """Return the place of a quotation's first word."""
        return credit.where(self._articles[quote.article], quote.start)

    def credit_quote(self, quote: Quote) -> str:
        """Return a quotation's credit as printed."""
        return credit.credit(self._articles[quote.article], quote)

    def order(self, side: Side) -> tuple[int, int]:
        """Return a key that sorts sides by input order, then by text."""
        return self._order[side.article], side.start

    def names(self, articles: Iterable[str], most: int = 3) -> str:
        """Return the outlets' names in input order, and the number of those beyond ``most``."""
        ids = sorted(dict.fromkeys(articles), key=self._order.__getitem__)
        names = list(dict.fromkeys(self._articles[id_].name for id_ in ids))
        return ", ".join(names[:most]) + _more(names[most:])


def _more(names: Sequence[str]) -> str:
    return f" +{len(names)}" if names else ""
