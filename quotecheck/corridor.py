"""From quotations to pairs: propose, match, align, classify, over all articles of one run.

Two passes. First what stands on its own words, between any two articles; then, between two that
share a remark, what is short, paraphrased or unquoted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from . import bars, candidates
from . import pairs as matching
from .alignment import align
from .drift import classify
from .model import (
    Article,
    Form,
    Match,
    Pair,
    Passage,
    Quote,
    Relation,
    Rendering,
    Side,
    Span,
)
from .names import Identity
from .pairs import Matched
from .persons import Persons
from .places import Index
from .progress import Progress
from .rarity import Rarity

SAME_OCCASION = 3
"""Days within which reports of one occasion come out."""


@attrs.frozen(eq=False)
class Corridor:
    """One run, from quotations to pairs.

    Attributes:
        articles: What was read, by id.
        passages: Each article's quotations and reported clauses, ready to be compared.
        rarity: What each word's being shared is worth among them.
        persons: Who is the same person as whom.
        progress: Told how far the run has come.
    """

    articles: Mapping[str, Article]
    passages: Mapping[str, Sequence[Passage]]
    rarity: Rarity
    persons: Persons
    progress: Progress

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each article among the inputs."""
        return {article: n for n, article in enumerate(self.articles)}

    @classmethod
    def over(
        cls, articles: Sequence[Article], found: Iterable[Sequence[Quote]], progress: Progress
    ) -> "Corridor":
        """Make the quotations of all articles ready to be compared.

        Args:
            articles: What was read, ids all different.
            found: The quotations and reported clauses of each article, in the same order.
            progress: Told of every article and of every proposal.
        """
        quotes: dict[str, Quote] = {}
        passages: dict[str, Sequence[Passage]] = {}
        for n, (article, of_article) in enumerate(zip(articles, found, strict=True)):
            progress("find", n, len(articles))
            quotes.update((quote.id, quote) for quote in of_article)
            passages[article.id] = candidates.prepare(article, of_article)
        progress("find", len(articles), len(articles))
        return cls(
            articles={article.id: article for article in articles},
            passages=passages,
            rarity=Rarity.over(passage for group in passages.values() for passage in group),
            persons=Persons(quotes),
            progress=progress,
        )

    def listed(self, articles: Iterable[Article]) -> tuple[Quote, ...]:
        """Return the quotations of some articles; reported clauses serve only inside."""
        wanted = {article.id for article in articles}
        found = (quote for quote in self.persons.quotes.values() if quote.article in wanted)
        return tuple(quote for quote in found if quote.form is Form.QUOTED)

    def pairs(self) -> tuple[Pair, ...]:
        """Return every pair of renderings between two articles, in the order of both texts."""
        first = self._strangers()
        links = self._links(first)
        lone = [found for found in first if _articles(found) not in links]
        kept = matching.uncontested([*lone, *self._kindred(links)])
        shared = Counter(_articles(found) for found in kept)
        placed = [self._placed(*found, alone=shared[_articles(found)] == 1) for found in kept]
        dated = {name for name, article in self.articles.items() if article.published}
        return self._ordered(matching.echoed(placed, dated))

    def located(self, drafts: Sequence[Article], references: Sequence[Article]) -> tuple[Pair, ...]:
        """Return, for each quotation of the drafts, the place in a reference that it renders."""
        spoken = [passage for reference in references for passage in self.passages[reference.id]]
        index = Index.over(spoken, self.rarity)
        found = [
            (a, b, match)
            for draft in drafts
            for b in self.passages[draft.id]
            for a in index.propose(b)
            for match in matching.find_matches(a, b, self.rarity, bar=bars.REFERENCE)
        ]
        own = {
            (a.quote.id, b.quote.id) for a, b, _ in found if self.persons.bears(b.quote, a.quote)
        }
        return self._ordered(
            self._laid_against(*best) for best in matching.best_places(found, self.rarity, own)
        )

    def _ordered(self, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        def place(pair: Pair) -> tuple[int, Span, int, Span]:
            return self.order[pair.a.article], pair.a.span, self.order[pair.b.article], pair.b.span

        return tuple(sorted(pairs, key=place))

    def _strangers(self) -> list[Matched]:
        """First pass: what stands on its own words."""
        passages = [
            passage for article in sorted(self.passages) for passage in self.passages[article]
        ]
        proposed = candidates.propose(passages, self.rarity)
        found = []
        for n, (i, j) in enumerate(proposed):
            self.progress("match", n, len(proposed))
            a, b = passages[i], passages[j]
            bar = bars.strangers(a, b, self.persons.identity(a.quote, b.quote), self._days(a, b))
            found += [(a, b, match) for match in matching.find_matches(a, b, self.rarity, bar=bar)]
        self.progress("match", len(proposed), len(proposed))
        return found

    def _links(self, first: Iterable[Matched]) -> dict[tuple[str, str], set[str]]:
        """Return which articles share a remark, and by whom, as the first article names them."""
        links: dict[tuple[str, str], set[str]] = defaultdict(set)
        for a, b, match in first:
            if self._agree(a, b):
                links[_articles((a, b, match))].add(a.quote.speaker or "")
        return links

    def _kindred(self, links: Mapping[tuple[str, str], set[str]]) -> Iterator[Matched]:
        """Second pass: what is short, paraphrased or unquoted, between reports of one occasion."""
        for (here, there), speakers in sorted(links.items()):
            for a, b in self._sharing(here, there):
                bar = bars.kindred(a, b, self.persons.identity(a.quote, b.quote), speakers)
                for match in matching.find_matches(a, b, self.rarity, bar=bar):
                    yield a, b, match

    def _sharing(self, here: str, there: str) -> Iterator[tuple[Passage, Passage]]:
        ours, theirs = self.passages[here], self.passages[there]
        for i, j in candidates.propose_kindred(ours, theirs, self.rarity):
            yield ours[i], theirs[j]

    def _in_order(self, a: Passage, b: Passage, match: Match) -> Matched:
        """Turn a match so that the article given first is side A; matching knows no such order."""
        if self.order[a.quote.article] < self.order[b.quote.article]:
            return a, b, match
        return b, a, match.mirrored()

    def _compared(self, a: Passage, b: Passage, match: Match) -> Pair:
        one, other = (self.articles[passage.quote.article].text for passage in (a, b))
        quoted = a.quote.form is b.quote.form is Form.QUOTED
        return attrs.evolve(
            compare_stretches((one, a), (other, b), match),
            speaker_conflict=quoted and not self._agree(a, b),
        )

    def _laid_against(self, a: Passage, b: Passage, match: Match) -> Pair:
        """Compare a draft's quotation with its reference; words in another's turn are a conflict.

        A bare label (``RUTTE:``) may be anybody's, until the person whom the draft credits is seen
        to have turns of their own.
        """
        pair = self._compared(a, b, match)
        if not self.articles[a.quote.article].turns:
            return pair
        turns = (passage.quote for passage in self.passages[a.quote.article])
        others = {turn.speaker: turn for turn in turns if turn.speaker != a.quote.speaker}
        here = self.persons.bears(b.quote, a.quote)
        elsewhere = any(self.persons.bears(b.quote, turn) for turn in others.values())
        return attrs.evolve(
            pair, speaker_conflict=not here and (elsewhere or pair.speaker_conflict)
        )

    def _placed(self, a: Passage, b: Passage, match: Match, *, alone: bool) -> Pair:
        """Compare two stretches, and tell the remark from its echo on another day.

        What somebody says again weeks later comes in other words, and with nothing else that the
        two reports share; a report that looks back quotes the words as they were.
        """
        pair = self._compared(*self._in_order(a, b, match))
        days = self._days(a, b)
        again = days is not None and days > SAME_OCCASION and alone
        if again and not pair.speaker_conflict and matching.is_reworded(pair):
            return attrs.evolve(pair, relation=Relation.ECHO)
        return pair

    def confront(self, base: Side, other: Side) -> Pair | None:
        """Compare a remark's base with another rendering, wherever the two correspond most."""
        a, b = self._passage(base), self._passage(other)
        bar = bars.kindred(a, b, Identity.UNSURE, {a.quote.speaker})
        matches = matching.find_matches(a, b, self.rarity, bar=bar)
        met = [self._compared(a, b, match) for match in matches]
        return max(
            (pair for pair in met if pair.b.span.overlap(other.span)),
            key=lambda pair: pair.b.span.overlap(other.span),
            default=None,
        )

    def _passage(self, side: Side) -> Passage:
        return next(
            passage
            for passage in self.passages[side.article]
            if passage.quote.form is side.form and side.span.within(passage.quote.span)
        )

    def _days(self, a: Passage, b: Passage) -> int | None:
        """Return how many days lie between two passages' articles, if both are dated."""
        one, other = (self.articles[passage.quote.article].published for passage in (a, b))
        return abs((one - other).days) if one and other else None

    def _agree(self, a: Passage, b: Passage) -> bool:
        return self.persons.identity(a.quote, b.quote) is not Identity.DIFFERENT


def _articles(matched: Matched) -> tuple[str, str]:
    a, b, _ = matched
    return a.quote.article, b.quote.article


def compare_stretches(a: tuple[str, Passage], b: tuple[str, Passage], match: Match) -> Pair:
    """Compare two stretches word by word; each side is a text and the passage in it."""
    one = _rendering(*a, match.a_start, match.a_end)
    other = _rendering(*b, match.b_start, match.b_end)
    drift = classify(align(one, other))
    return Pair(
        a=_side(a[1].quote, one),
        b=_side(b[1].quote, other),
        relation=Relation.SAME,
        score=round(match.score, 3),
        labels=drift.labels,
        severity=drift.severity,
        edits=drift.edits,
        speakers=(a[1].quote.speaker, b[1].quote.speaker),
    )


def _rendering(text: str, passage: Passage, start: int, end: int) -> Rendering:
    words = passage.tokens[start:end]
    marked = zip(words, passage.quoted[start:end], strict=True)
    return Rendering(
        text=text,
        span=Span(words[0].start, words[-1].end),
        whole=passage.quote.span,
        form=passage.quote.form,
        quoted=tuple(Span(word.start, word.end) for word, quoted in marked if quoted),
    )


def _side(quote: Quote, rendering: Rendering) -> Side:
    named = quote.id if quote.id and quote.form is Form.QUOTED else None
    return Side(quote.article, *rendering.span, quote.form, named, rendering.text)
