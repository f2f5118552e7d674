"""What is done with an archive as a whole: put articles into it, look words up in it."""

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence

import attrs

from .archive import Archive, Found
from .comparison import compare_stretches
from .errors import UsageError
from .extraction import find_all
from .model.archives import Occurrence
from .model.articles import Article
from .model.passages import Matched, Passage
from .model.quotations import Quote
from .pairing import bars, candidates, matching
from .progress import Choice, Progress, shown
from .protocols import Attributor
from .rarity import Rarity
from .speakers import attribute
from .text import tokens

MOST_FOUND = 20
"""Occurrences that a search returns if nobody asks for more."""
LOOKED_AT = 10
"""Archived quotations that are looked at word by word, for each that may be returned."""


def store(
    articles: Iterable[Article],
    *,
    into: str | os.PathLike[str] | Archive,
    attributor: Attributor = attribute,
    progress: Choice = None,
    jobs: int = 1,
) -> int:
    """Put articles and their quotations into an archive; what it holds already is left alone.

    Args:
        articles: What to archive.
        into: An archive that is open, or the path of one, which is made if it is not there.
        attributor: Credits segments to speakers in place of quotecheck's own rules.
        progress: As for `reconcile`.
        jobs: How many processes find quotations; the archive is the same for any number.

    Returns:
        How many articles were added.

    Raises:
        ReadError: The file is no archive, or cannot be written.
    """
    with contextlib.ExitStack() as opened:
        archive = (
            into if isinstance(into, Archive) else opened.enter_context(Archive(into, create=True))
        )
        new = [article for article in articles if not archive.holds(article)]
        found = zip(new, find_all(new, attributor=attributor, jobs=jobs), strict=True)
        told = opened.enter_context(shown(progress))
        return archive.add(_watched(found, len(new), told))


def _watched(found: Iterable[Found], total: int, told: Progress) -> Iterator[Found]:
    for number, one in enumerate(found):
        told("archive", number, total)
        yield one
    told("archive", total, total)


def search(
    words: str, *, archive: str | os.PathLike[str] | Archive, most: int = MOST_FOUND
) -> tuple[Occurrence, ...]:
    """Find words in an archive: word for word, or as other outlets have them.

    Args:
        words: Some words of a quotation, or all of them.
        archive: An archive that is open, or the path of one.
        most: How many occurrences to return.

    Returns:
        Where the words were said, the closest first, then by day and by place.

    Raises:
        ReadError: The archive cannot be read.
        UsageError: There is no word to look for.
    """
    wanted = candidates.prepare_whole(Article(words, id="words"), ())
    if not tokens(words):
        raise UsageError("archive find: no word to look for; give some words of a quotation")
    with contextlib.ExitStack() as opened:
        shelf = archive if isinstance(archive, Archive) else opened.enter_context(Archive(archive))
        near = shelf.near([wanted], most=LOOKED_AT * most)
    met = [one for article, quotes in near for one in _met(words, wanted, article, quotes)]
    return tuple(sorted(met, key=_rank)[:most])


def _met(
    words: str, wanted: Passage, article: Article, quotes: Sequence[Quote]
) -> Iterator[Occurrence]:
    """Yield where an article's quotations have most of some words, or much of many."""
    rarity = Rarity.over(())
    for passage in candidates.prepare(article, quotes):
        match = matching.find_literal(passage, wanted, rarity) or max(
            matching.find_matches(passage, wanted, rarity, bar=bars.REFERENCE),
            key=lambda match: match.evidence,
            default=None,
        )
        if match is None:
            continue
        share = matching.rendered(Matched(passage, wanted, match), rarity)
        if share >= matching.RENDERED or match.evidence >= matching.UNMISTAKABLE:
            pair = compare_stretches((article.text, passage), (words, wanted), match)
            yield Occurrence(article, passage.quote, attrs.evolve(pair, score=round(share, 3)))


def _rank(found: Occurrence) -> tuple[float, int, str, str, int]:
    """Sort by how much of the words was said, then by how they differ, by day and by place."""
    day = found.article.published.isoformat() if found.article.published else "9999"
    pair = found.pair
    return -pair.score, pair.severity, day, found.article.id, pair.a.start
