"""Witnesses: the articles as the page names them, each outlet by a letter."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

import attrs

from ...model.articles import Article
from ...model.pairs import Side

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@attrs.frozen
class Outlet:
    """An outlet with its letter (``A`` … ``Z``, ``AA`` …), in order of its first article."""

    siglum: str
    name: str


@attrs.frozen
class Witness:
    """An article.

    Attributes:
        siglum: The outlet's letter; with a number where the outlet has several articles.
        outlet: The outlet.
        anchor: Where its text stands on the page.
        title: Its headline, or None.
        day: When it was published, or None.
        url: Where it was published, if that is a web address; else None.
    """

    siglum: str
    outlet: Outlet
    anchor: str
    title: str | None
    day: datetime.date | None
    url: str | None

    @property
    def name(self) -> str:
        """The outlet's name."""
        return self.outlet.name

    @property
    def full_name(self) -> str:
        """The outlet's name, with the day where it tells its articles apart."""
        if self.siglum == self.outlet.siglum or self.day is None:
            return self.name
        return f"{self.name}, {self.day}"


class Witnesses:
    """All articles of a report, in its order."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Give every outlet its letter."""
        names = list(dict.fromkeys(article.name for article in articles))
        outlets = {
            name: Outlet(siglum, name) for name, siglum in zip(names, _sigla(), strict=False)
        }
        counts = dict.fromkeys(names, 0)
        total = dict.fromkeys(names, 0)
        for article in articles:
            total[article.name] += 1
        self._by_id: dict[str, Witness] = {}
        for number, article in enumerate(articles, 1):
            counts[article.name] += 1
            outlet = outlets[article.name]
            own = str(counts[article.name]) if total[article.name] > 1 else ""
            self._by_id[article.id] = Witness(
                siglum=outlet.siglum + own,
                outlet=outlet,
                anchor=f"a{number}",
                title=article.title,
                day=article.published,
                url=web_address(article.url),
            )

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        """Every outlet once."""
        return tuple(dict.fromkeys(witness.outlet for witness in self._by_id.values()))

    @property
    def by_id(self) -> Mapping[str, Witness]:
        """Every article by its id."""
        return self._by_id

    def of(self, side: Side) -> Witness:
        """Return the article that a side stands in."""
        return self._by_id[side.article]


def web_address(url: str | None) -> str | None:
    """Return an address that a page may link to, None for ``javascript:`` and its like."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    safe = parts.scheme.lower() in {"http", "https"} and parts.netloc
    return url.strip() if safe and url.strip().isprintable() else None


def _sigla() -> Iterator[str]:
    """Yield A to Z, AA, AB and so on, without end."""
    number = 0
    while True:
        number += 1
        letters, rest = "", number
        while rest:
            rest, place = divmod(rest - 1, len(_ALPHABET))
            letters = _ALPHABET[place] + letters
        yield letters
