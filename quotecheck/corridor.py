"""One run over articles: what is ready to be compared, and how two of its passages are compared.

Who is compared with whom is for those who walk through it: `equals` pairs what outlets report,
`locating` looks quotations up in what they are checked against.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import attrs

from .comparison import compare_stretches
from .context import interrupted
from .crew import ALONE, Crew
from .disputes import Saying, is_relayed, may_both_be_right
from .intervals import Intervals
from .model.articles import Article
from .model.pairs import Pair, Side
from .model.passages import Match, Matched, Passage
from .model.quotations import Form, Quote
from .model.spans import Span
from .names import Identity
from .occasions import days_between
from .pairing import bars, candidates, matching
from .pairing.completions import lightened
from .pairing.identities import Identities
from .pairing.interruptions import bridged
from .pairing.phrases import Phrases
from .persons import Persons, is_cited
from .progress import Progress, followed
from .rarity import Rarity

Item = TypeVar("Item")
Result = TypeVar("Result")


@attrs.frozen(eq=False)
class Corridor:
    """One run, from quotations to pairs.

    Attributes:
        articles: What was read, by id.
        passages: Each article's quotations and reported clauses, ready to be compared.
        rarity: What each word's being shared is worth among them.
        phrases: Whose phrase is whose among them.
        persons: Who is the same person as whom by name.
        identities: Who is, as far as names and phrases tell.
        progress: Told how far the run has come.
        sampled: Ids of articles that were chosen for their likeness to the others.
        crew: The processes that share the work.
    """

    articles: Mapping[str, Article]
    passages: Mapping[str, Sequence[Passage]]
    rarity: Rarity
    phrases: Phrases
    persons: Persons
    identities: Identities
    progress: Progress
    sampled: Collection[str] = ()
    crew: Crew = ALONE

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each article among the inputs, transcripts before all others."""
        ranked = sorted(self.articles.values(), key=lambda article: not article.turns)
        return {article.id: n for n, article in enumerate(ranked)}

    @classmethod
    def over(
        cls,
        articles: Sequence[Article],
        found: Iterable[Sequence[Quote]],
        progress: Progress,
        sampled: Collection[str] = (),
        crew: Crew = ALONE,
    ) -> "Corridor":
        """Make the quotations of all articles ready to be compared.

        Args:
            articles: What was read, ids all different.
            found: The quotations and reported clauses of each article, in the same order.
            progress: Told of every article and of every proposal.
            sampled: Ids of articles that were chosen for their likeness to the others: how often
                they use a word says nothing of how rare it is.
            crew: The processes that share the work.
        """
        quotes: dict[str, Quote] = {}
        passages: dict[str, Sequence[Passage]] = {}
        each = zip(articles, found, strict=True)
        for article, of_article in followed(progress, "find", each, len(articles)):
            quotes.update((quote.id, quote) for quote in of_article)
            passages[article.id] = candidates.prepare(article, of_article)
        every = [passage for group in passages.values() for passage in group]
        whose, persons = Phrases.over(every), Persons(quotes)
        texts = {article.id: article.text for article in articles}
        return cls(
            articles={article.id: article for article in articles},
            passages=passages,
            rarity=Rarity.over(
                passage for passage in every if passage.quote.article not in sampled
            ),
            phrases=whose,
            persons=persons,
            identities=Identities.over(persons, whose, passages, texts),
            progress=progress,
            sampled=sampled,
            crew=crew,
        )

    def listed(self, articles: Iterable[Article]) -> tuple[Quote, ...]:
        """Return the quotations of some articles; reported clauses serve only inside."""
        wanted = {article.id for article in articles}
        found = (quote for quote in self.persons.quotes.values() if quote.article in wanted)
        return tuple(quote for quote in found if quote.form is Form.QUOTED)

    def bridged(
        self, met: Sequence[tuple[Matched, Pair]], compare: Callable[[Matched], Pair]
    ) -> Iterator[Pair]:
        """Yield pairs, in which sentences that a credit interrupts are compared as one.

        Args:
            met: What was found, and the pair that it makes.
            compare: Makes a pair of what reaches farther.
        """
        matches = [found for found, pair in met if pair.same]
        reaching = dict(zip(map(id, matches), bridged(matches, self.onward), strict=True))
        for found, pair in met:
            whole = reaching.get(id(found), found)
            yield pair if whole is found else compare(whole)

    @cached_property
    def onward(self) -> Mapping[str, str]:
        """For each quotation, by id, the next part of a sentence that a credit interrupts."""
        of_article: dict[str, list[Quote]] = defaultdict(list)
        for quote in self.persons.quotes.values():
            of_article[quote.article].append(quote)
        return {
            one.id: other.id
            for name, quotes in of_article.items()
            if not self.articles[name].turns
            for one, other in interrupted(self.articles[name].text, quotes)
        }

    def ordered(self, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        """Return pairs in the order of both texts."""

        def place(pair: Pair) -> tuple[int, Span, int, Span]:
            return self.order[pair.a.article], pair.a.span, self.order[pair.b.article], pair.b.span

        return tuple(sorted(pairs, key=place))

    def shared(
        self,
        step: str,
        work: Callable[[Item], Result],
        items: Sequence[Item],
        known: Iterable[object] = (),
    ) -> Iterator[Result]:
        """Yield what ``work`` returns for each item, in their order; the crew shares the work.

        Args:
            step: What the work is called where progress is shown.
            work: As for `Crew.share`.
            items: What there is to do.
            known: What answers may hold besides texts, passages and their names.
        """
        held = itertools.chain(self._held, known)
        found = self.crew.share(work, items, known=held)
        yield from followed(self.progress, step, found, len(items))

    @property
    def _held(self) -> Iterator[object]:
        """What every process of the crew has: texts, passages, and what both are called."""
        for article in self.articles.values():
            yield from (article.id, article.text)
        for group in self.passages.values():
            yield from group
        yield from self.persons.quotes

    def compared(self, a: Passage, b: Passage, match: Match, *, mutual: bool = False) -> Pair:
        """Compare two stretches, and tell whether two persons are credited with one utterance.

        What an outlet words itself, or somebody relays, counts as a paraphrase does.
        """
        one, other = (self.articles[passage.quote.article].text for passage in (a, b))
        pair = compare_stretches((one, a), (other, b), match, mutual=mutual)
        if Form.REPORTED in (a.quote.form, b.quote.form):
            return lightened(pair)
        if not self.identities.disputed(a, b):
            return pair
        sayings = self._sayings(pair, a, b)
        if is_relayed(*sayings):
            return lightened(pair)
        return attrs.evolve(pair, speaker_conflict=not may_both_be_right(*sayings))

    def _sayings(self, pair: Pair, a: Passage, b: Passage) -> tuple[Saying, Saying]:
        """Return the words of a pair's sides with who is credited."""
        one, other = (self.articles[passage.quote.article].text for passage in (a, b))
        return Saying(one, a.quote, pair.a), Saying(other, b.quote, pair.b)

    def laid_against(self, a: Passage, b: Passage, match: Match) -> Pair:
        """Compare a quotation with its reference; words in another's turn are a conflict.

        A bare label (``RUTTE:``) may be anybody's, until the person whom the draft credits is seen
        to have turns of their own.
        """
        one, other = (self.articles[passage.quote.article] for passage in (a, b))
        pair = compare_stretches((one.text, a), (other.text, b), match, reference=True)
        disputed = self.identities.disputed(a, b)
        if not one.turns:
            both = disputed and may_both_be_right(*self._sayings(pair, a, b))
            return attrs.evolve(pair, speaker_conflict=disputed and not both)
        turns = (passage.quote for passage in self.passages[one.id])
        others = {turn.speaker: turn for turn in turns if turn.speaker != a.quote.speaker}
        here = self.persons.bears(b.quote, a.quote)
        elsewhere = any(self.persons.bears(b.quote, turn) for turn in others.values())
        return attrs.evolve(pair, speaker_conflict=not here and (elsewhere or disputed))

    def is_cited(self, pair: Pair) -> bool:
        """Tell whether one of the two only quotes the words: *“she was ‘careless’,” X tweeted*."""
        quotes = self.persons.quotes
        return any(side.quote and is_cited(quotes[side.quote], side) for side in (pair.a, pair.b))

    def confront(self, base: Side, other: Side) -> Pair | None:
        """Compare a remark's base with another rendering, wherever the two correspond most."""
        a, b = self._passage(base), self._passage(other)
        looked_up = self._is_spoken(a) and b.quote.form is Form.QUOTED
        unsure = bars.Circumstances(a, b, Identity.UNSURE)
        kindred = bars.kindred(unsure, {a.quote.speaker})
        bar = bars.REFERENCE if looked_up else kindred
        found = [
            Matched(x, y, match)
            for x, y in itertools.product(self._with_next_part(a), self._with_next_part(b))
            for match in matching.find_matches(x, y, self.rarity, bar=bar)
        ]
        compared = self.laid_against if self._is_spoken(a) else self.compared
        whole = bridged(found, self.onward)
        met = [compared(*one) for one in whole if (one.a, one.b) == (a, b)]
        return max(
            (pair for pair in met if pair.b.span.overlap(other.span)),
            key=lambda pair: pair.b.span.overlap(other.span),
            default=None,
        )

    def _with_next_part(self, passage: Passage) -> Sequence[Passage]:
        """Return a passage, and the next part of its sentence where a credit interrupts that."""
        following = self.onward.get(passage.quote.id)
        return [passage, self._by_quote[following]] if following in self._by_quote else [passage]

    @cached_property
    def _by_quote(self) -> Mapping[str | None, Passage]:
        """Each quotation's passage, by the quotation's id."""
        return {
            passage.quote.id: passage
            for group in self.passages.values()
            for passage in group
            if passage.quote.form is Form.QUOTED
        }

    def _is_spoken(self, passage: Passage) -> bool:
        """Tell a transcript's turn."""
        return bool(self.articles[passage.quote.article].turns)

    @cached_property
    def places(self) -> Mapping[str, Intervals[Passage]]:
        """Each article's passages by where they stand in it."""
        return {
            article: Intervals((passage.quote.span, passage) for passage in group)
            for article, group in self.passages.items()
        }

    def _passage(self, side: Side) -> Passage:
        holders = (
            passage
            for passage in self.places[side.article].at(side.span)
            if passage.quote.form is side.form and side.span.within(passage.quote.span)
        )
        return min(holders, key=lambda passage: passage.quote.end - passage.quote.start)

    def days(self, a: Passage, b: Passage) -> int | None:
        """Return how many days lie between two passages' articles, if both are dated."""
        articles = self.articles
        one, other = articles[a.quote.article], articles[b.quote.article]
        return days_between(one.published, other.published)
