"""Which articles print one text: agency copy, syndication, an updated version.

What outlets have in common outside quotation marks is no coincidence, and what they quote alike may
be: so texts are compared by their prose alone. The fullest text of a group is its model, and every
other article is held against models only, found by a sketch of hashed word shingles (Broder, *On
the resemblance and containment of documents*, 1997). No article is held against all others.
"""

import heapq
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrs

from .model.articles import Article, Copies
from .model.spans import Span

SHINGLE = 6
"""Words in a row that are hashed as one."""
SKETCH = 16
"""Hashes that a text is found by; a text cut by half still has about half of them."""
COMMON = 0.6
"""Share of the shorter text that makes two texts one. Among 840 articles of seven outlets, those
that had been republished shared .65 and more; all others .2 and less, but for a note on the
author that was half of a very short one."""
LEAST = 24
"""Shingles that must be shared: less is a byline and an address."""
BOILERPLATE = 8
"""A hash that so many different texts have is the note below every article, and finds nothing."""
CLOSEST = 3
"""Models that a text is held against at most."""

_WORD = re.compile(r"\w+")


def find_copies(
    articles: Sequence[Article], quoted: Mapping[str, Sequence[Span]]
) -> tuple[Copies, ...]:
    """Return the groups of articles that print one text, in the order of the articles.

    A dateline lost, paragraphs cut or added and words changed here and there make no other text.

    Args:
        articles: The articles; transcripts have no prose and take no part.
        quoted: The spans of each article's quotations by its id, which are left out of account.
    """
    written = [article for article in articles if not article.turns]
    prose = [_Prose.of(article, quoted.get(article.id, ())) for article in written]
    shelf = _Shelf()
    for one in sorted(prose, key=lambda one: (-one.size, one.article.id)):
        if one.size >= LEAST:
            shelf.add(one)
    order = {article.id: n for n, article in enumerate(articles)}
    found = [_copies(group, order) for group in shelf.groups if len(group) > 1]
    return tuple(sorted(found, key=lambda copies: order[copies.articles[0]]))


@attrs.frozen(eq=False)
class _Prose:
    """What an article says in its own words; only its sketch is kept, or a corpus would not fit."""

    article: Article
    quoted: Sequence[Span]
    size: int = 0
    sketch: tuple[int, ...] = ()

    @classmethod
    def of(cls, article: Article, quoted: Sequence[Span]) -> "_Prose":
        """Take an article's prose, and its sketch."""
        bare = cls(article, quoted)
        shingles = bare.shingles()
        sketch = heapq.nsmallest(SKETCH, set(shingles))
        return attrs.evolve(bare, size=len(shingles), sketch=tuple(sketch))

    def words(self) -> Iterator[re.Match[str]]:
        at = 0
        for span in sorted(self.quoted):
            if span.start > at:
                yield from _WORD.finditer(self.article.text, at, span.start)
            at = max(at, span.end)
        yield from _WORD.finditer(self.article.text, at)

    def shingles(self) -> list[int]:
        """Return the hash of each `SHINGLE` words in a row, in text order."""
        words = [word.group().casefold().encode() for word in self.words()]
        joined = memoryview(b" ".join(words))
        starts = [0]
        for word in words:
            starts.append(starts[-1] + len(word) + 1)
        edges = zip(starts, starts[SHINGLE:], strict=False)
        return [zlib.crc32(joined[start : end - 1]) for start, end in edges]

    def stretch(self, shared: frozenset[int]) -> Span:
        """Return the text from the first to the last of the shingles that are shared."""
        words = list(self.words())
        places = [n for n, shingle in enumerate(self.shingles()) if shingle in shared]
        return Span(words[places[0]].start(), words[places[-1] + SHINGLE - 1].end())


class _Shelf:
    """Models, each first among the articles that print its text."""

    def __init__(self) -> None:
        self.groups: list[list[_Prose]] = []
        self._holders: dict[int, list[int]] = defaultdict(list)

    def add(self, prose: _Prose) -> None:
        """Put an article with its model; without one it is a model itself."""
        for number in self._closest(prose):
            if _is_one_text(prose, self.groups[number][0]):
                self.groups[number].append(prose)
                return
        for shingle in prose.sketch:
            if len(self._holders[shingle]) < BOILERPLATE:
                self._holders[shingle].append(len(self.groups))
        self.groups.append([prose])

    def _closest(self, prose: _Prose) -> list[int]:
        holders = [self._holders.get(shingle, ()) for shingle in prose.sketch]
        telling = (n for numbers in holders if len(numbers) < BOILERPLATE for n in numbers)
        return [number for number, _ in Counter(telling).most_common(CLOSEST)]


def _is_one_text(prose: _Prose, model: _Prose) -> bool:
    """Tell whether most of a text is in a model that is at least as long."""
    shingles = set(prose.shingles())
    shared = len(shingles.intersection(model.shingles()))
    return shared >= max(LEAST, COMMON * len(shingles))


def _copies(group: Sequence[_Prose], order: Mapping[str, int]) -> Copies:
    model, *others = group
    in_model = frozenset(model.shingles())
    shared = {prose.article.id: in_model.intersection(prose.shingles()) for prose in others}
    shared[model.article.id] = frozenset().union(*shared.values())
    ordered = sorted(group, key=lambda prose: order[prose.article.id])
    return Copies(
        articles=tuple(prose.article.id for prose in ordered),
        spans=tuple(prose.stretch(shared[prose.article.id]) for prose in ordered),
    )
