"""From quotations to pairs: propose, match, align, classify, over all articles of one run.

Two passes. First what stands on its own words, between any two articles; then, between two that
share a remark, what is short, paraphrased or unquoted.
"""

import functools
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import attrs

from .collation.alignment import align
from .commonplaces import is_commonplace
from .context import interrupted
from .crew import ALONE, Crew
from .disputes import Saying, is_relayed, may_both_be_right
from .drift import classify
from .intervals import Intervals
from .model import (
    Article,
    Form,
    Match,
    Matched,
    Pair,
    Passage,
    Quote,
    Relation,
    Rendering,
    Side,
    Span,
)
from .names import Identity
from .occasions import days_between
from .pairing import bars, candidates, matching
from .pairing.answers import find_answers
from .pairing.completions import complete, completed, follow_fragments, lightened
from .pairing.identities import Identities
from .pairing.interruptions import bridged
from .pairing.matching import Meeting
from .pairing.neighbours import find_beside
from .pairing.phrases import Phrases, Wording
from .pairing.recurrence import Company, Recurrence
from .persons import Persons, is_cited
from .progress import Progress, followed
from .rarity import Rarity

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_KIN = 24
"""Articles that one article is held against remark by remark: those that share most with it."""
A_TERM = 2
"""Words that may be a term of the trade, unless one person is known to have said them."""
TIED = 2.0
"""What the sentences around a phrase of everybody's must have in common, in bits."""


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
        return cls(
            articles={article.id: article for article in articles},
            passages=passages,
            rarity=Rarity.over(
                passage for passage in every if passage.quote.article not in sampled
            ),
            phrases=whose,
            persons=persons,
            identities=Identities.over(persons, whose, passages),
            progress=progress,
            sampled=sampled,
            crew=crew,
        )

    def listed(self, articles: Iterable[Article]) -> tuple[Quote, ...]:
        """Return the quotations of some articles; reported clauses serve only inside."""
        wanted = {article.id for article in articles}
        found = (quote for quote in self.persons.quotes.values() if quote.article in wanted)
        return tuple(quote for quote in found if quote.form is Form.QUOTED)

    def between_equals(self) -> list[Pair]:
        """Return the pairs between two articles, or transcripts where there is nothing else."""
        first = self._strangers()
        return attrs.evolve(self, identities=self.identities.taught_by(first)).among_kin(first)

    def among_kin(self, first: Sequence[Matched]) -> list[Pair]:
        """Return the pairs, with those of articles of which it is known what they share."""
        links = self._links(first)
        lone = [found for found in first if found.articles not in links]
        kept = matching.uncontested([*lone, *self._kindred(links, first)])
        compared = self.shared("compare", self._met, kept)
        met = list(zip(kept, compared, strict=True))
        company = self.recurrence.companies(met)
        met += ((found, self._met(found)) for found in self._beside(kept, company))
        each = [self._placed(*found, pair, company[found.articles]) for found, pair in met]
        dated = {name for name, article in self.articles.items() if article.published}
        each = matching.echoed(each, dated)
        placed = follow_fragments(
            list(zip((found for found, _ in met), each, strict=True)), self.recurrence.is_recalled
        )
        return [*self.bridged(placed, self._met), *self._completed(placed)]

    def _beside(
        self, kept: Iterable[Matched], company: Mapping[tuple[str, str], Company]
    ) -> Iterator[Matched]:
        """Yield what reports of one occasion have besides what they are known to share.

        That is short lines word for word, then clauses that answer each other from end to end.
        """
        met: dict[tuple[str, str], list[Matched]] = defaultdict(list)
        for found in kept:
            met[found.articles].append(found)
        for (here, there), known in met.items():
            if not self.recurrence.is_one_occasion(here, there, company[here, there]):
                continue
            ours, theirs = self.passages[here], self.passages[there]
            worth = self._least_of_a_line
            lines = list(find_beside(ours, theirs, known, self.rarity, least=worth))
            yield from lines
            least = self._least_in_common
            answers = find_answers(ours, theirs, [*known, *lines], self.rarity, least=least)
            yield from (one for one in answers if not self._is_unsure_term(one))

    def _completed(self, placed: Iterable[tuple[Matched, Pair]]) -> list[Pair]:
        """Return the pairs of clauses that complete a fragment of one utterance."""
        said = [both for both in placed if both[1].same and not self._is_cited(both[1])]
        clauses = complete(said, self.places, self.rarity, agree=self.identities.may_tell)
        compared = (self._compared(*self._in_order(found), mutual=True) for found in clauses)
        return [completed(pair) for pair in compared]

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

    def _strangers(self) -> list[Matched]:
        """First pass: what stands on its own words, between outlets; transcripts are no witnesses.

        Where there are only transcripts, they are compared with each other.
        """
        outlets = [name for name, article in self.articles.items() if not article.turns]
        passages = [
            passage
            for article in sorted(outlets or self.articles)
            for passage in self.passages[article]
        ]
        proposed = candidates.propose(passages, self.rarity, self.progress)

        def met(pair: tuple[int, int]) -> list[Matched]:
            one, other = pair
            return self._among_strangers(passages[one], passages[other])

        return list(itertools.chain.from_iterable(self.shared("match", met, proposed)))

    def _among_strangers(self, a: Passage, b: Passage) -> list[Matched]:
        """Return what two passages share between articles of which nothing is known."""
        days = self.days(a, b)
        least = bars.least_of_strangers(a, b, days)
        return self._matched(a, b, least, lambda: self._bar(a, b, days))

    def _recalls(self, a: Passage, b: Passage) -> bool:
        """Tell whether the later of two reports says when before one person said its words."""
        quoted = a.quote.form is b.quote.form is Form.QUOTED
        one_person = quoted and self.identities.is_one_person(a, b)
        return one_person and self.recurrence.recalls(a, b)

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

    def _bar(self, a: Passage, b: Passage, days: int | None) -> bars.Bar:
        identity = self.identities.identity(a, b)
        recalled = days is not None and self._is_recalled(a, b, identity, days)
        return bars.strangers(a, b, identity, days, recalled=recalled)

    def _is_recalled(self, a: Passage, b: Passage, identity: Identity, days: int) -> bool:
        """Tell words told as known by one of two reports, where time would speak against them."""
        if identity is Identity.DIFFERENT:
            return days > bars.WEEKS and any(map(self.recurrence.looks_back, (a, b)))
        return days > bars.LATE and any(map(self.recurrence.is_recalled, (a, b)))

    def _links(self, first: Iterable[Matched]) -> dict[tuple[str, str], set[str]]:
        """Return which articles share a remark, and by whom, as the first article names them.

        Of an event that hundreds report, each article is held against those that share most with
        it.
        """
        links: dict[tuple[str, str], set[str]] = defaultdict(set)
        strength: dict[tuple[str, str], float] = defaultdict(float)
        for found in first:
            a, b, match = found
            if self.identities.agree(a, b) if found.is_alike else self._is_of_one_occasion(a, b):
                links[found.articles].add(a.quote.speaker or "")
                strength[found.articles] += match.evidence
        return {names: links[names] for names in _closest(strength)}

    def _is_of_one_occasion(self, a: Passage, b: Passage) -> bool:
        """Tell whether reports of a few days credit one person with two passages."""
        return bars.is_soon(self.days(a, b)) and self.identities.is_one_person(a, b)

    def _kindred(
        self, links: Mapping[tuple[str, str], set[str]], first: Iterable[Matched]
    ) -> Iterator[Matched]:
        """Second pass: what is short, paraphrased or unquoted, between reports of one occasion."""
        known: dict[tuple[str, str], list[tuple[Passage, Passage]]] = defaultdict(list)
        shared: dict[tuple[str, str], set[Wording]] = defaultdict(set)
        for matched in first:
            known[matched.articles].append((matched.a, matched.b))
            shared[matched.articles].add(matched.wording)

        def met(link: tuple[str, str]) -> list[Matched]:
            found: list[Matched] = []
            proposed = {(id(a), id(b)): (a, b) for a, b in (*self._sharing(*link), *known[link])}
            for a, b in proposed.values():
                bar = functools.partial(self._kindred_bar, a, b, links[link])
                met = self._matched(a, b, bars.least_of_kindred(a, b), bar)
                again = (a, b) not in known[link]
                found += [one for one in met if not (again and self._is_only(one, shared[link]))]
            return found

        yield from itertools.chain.from_iterable(self.shared("match kin", met, sorted(links)))

    def _is_only(self, found: Matched, shared: Collection[Wording]) -> bool:
        """Tell a phrase that does not vouch for itself: two reports share nothing but that.

        Whoever else it is credited to there may use it, too, unless it would do for strangers.
        """
        a, b, match = found
        lone = shared == {found.wording} and match.evidence < bars.STRANGERS.evidence
        return lone and not self.identities.is_one_person(a, b)

    def _least_of_a_line(self, a: Passage, b: Passage) -> float:
        """Return what a line must be worth that two reports of one occasion have word for word."""
        if self.identities.is_one_person(a, b):
            return 0.0
        line = min(a.wording, b.wording, key=len)
        anybodys = len(line) <= A_TERM or is_commonplace(line) or any(map(bars.is_anybodys, (a, b)))
        disputed = not anybodys and self.identities.disputed(a, b)
        return bars.DISPUTED_LINE if disputed else math.inf

    def _least_in_common(self, a: Passage, b: Passage) -> float:
        """Return what clauses that answer each other must have in common, by who is credited."""
        return bars.least_of_answers(self.identities.credited(a, b))

    def _kindred_bar(self, a: Passage, b: Passage, speakers: Collection[str]) -> bars.Bar:
        identity = self.identities.identity(a, b)
        return bars.kindred(a, b, identity, speakers, days=self.days(a, b))

    def _matched(
        self, a: Passage, b: Passage, least: float, bar: Callable[[], bars.Bar]
    ) -> list[Matched]:
        """Return what two passages share, or what the later recalls of the other.

        Args:
            a: The one passage.
            b: The other passage.
            least: The evidence without which they pass no bar of their circumstances.
            bar: What their circumstances ask for: told only where it may be passed.
        """
        met = Meeting(a, b, self.rarity)
        found = self._past(met, bar()) if met.in_common >= least else []
        if not found and met.in_common >= bars.RECALLED.least and self._recalls(a, b):
            return self._past(met, bars.RECALLED)
        return found

    def _past(self, met: Meeting, bar: bars.Bar) -> list[Matched]:
        """Return what passes a bar, without the phrases that everybody uses."""
        found = (Matched(met.a, met.b, match) for match in met.matches(bar))
        return [matched for matched in found if not self._is_anybodys(matched)]

    def _is_anybodys(self, found: Matched) -> bool:
        """Tell a phrase that anybody may use where the sentences around have nothing in common.

        It is everybody's, or it is short and nobody knows whether one person is credited with it.
        What is said on every such occasion two persons have said.
        """
        a, b, match = found
        words = a.stems[match.a_start : match.a_end]
        if is_commonplace(words) and self.identities.disputed(a, b):
            return True
        if match.evidence >= sum(self.rarity.weights(words)) + TIED:
            return False
        return self._is_unsure_term(found) or self.phrases.is_stock(words)

    def _is_unsure_term(self, found: Matched) -> bool:
        """Tell a few words of which nobody knows whether one person is credited with them."""
        a, b, match = found
        few = match.a_end - match.a_start <= A_TERM
        return few and self.identities.identity(a, b) is Identity.UNSURE

    def _sharing(self, here: str, there: str) -> Iterator[tuple[Passage, Passage]]:
        ours, theirs = self.passages[here], self.passages[there]
        for i, j in candidates.propose_kindred(ours, theirs, self.rarity):
            yield ours[i], theirs[j]

    def _in_order(self, found: Matched) -> Matched:
        """Turn a match so that the article given first is side A; matching knows no such order."""
        here, there = found.articles
        return found if self.order[here] < self.order[there] else found.mirrored()

    def _compared(self, a: Passage, b: Passage, match: Match, *, mutual: bool = False) -> Pair:
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

    def _met(self, found: Matched) -> Pair:
        """Compare two stretches; who only quotes the words is not credited with them."""
        pair = self._compared(*self._in_order(found), mutual=True)
        if pair.speaker_conflict and self._is_cited(pair):
            return attrs.evolve(pair, speaker_conflict=False)
        return pair

    def _placed(self, a: Passage, b: Passage, match: Match, pair: Pair, company: Company) -> Pair:
        """Tell the remark from its echo, and from another sentence.

        Args:
            a: The one passage.
            b: The other passage.
            match: What they share.
            pair: The two stretches, compared.
            company: What the two articles share: reports of one occasion share much.
        """
        if pair.speaker_conflict:
            return pair
        one_person = self.identities.is_one_person(a, b)
        another = matching.is_other_sentence(
            pair, match, one_person=one_person
        ) or self.recurrence.is_another(a, b, match, pair, company)
        return attrs.evolve(pair, relation=Relation.ECHO) if another else pair

    @cached_property
    def recurrence(self) -> Recurrence:
        """Tells what was said once from what was said again."""
        return Recurrence(self.articles, self.passages, self.phrases)

    def _is_cited(self, pair: Pair) -> bool:
        """Tell whether one of the two only quotes the words: *“she was ‘careless’,” X tweeted*."""
        quotes = self.persons.quotes
        return any(side.quote and is_cited(quotes[side.quote], side) for side in (pair.a, pair.b))

    def confront(self, base: Side, other: Side) -> Pair | None:
        """Compare a remark's base with another rendering, wherever the two correspond most."""
        a, b = self._passage(base), self._passage(other)
        looked_up = self._is_spoken(a) and b.quote.form is Form.QUOTED
        kindred = bars.kindred(a, b, Identity.UNSURE, {a.quote.speaker})
        bar = bars.REFERENCE if looked_up else kindred
        found = [
            Matched(x, y, match)
            for x, y in itertools.product(self._with_next_part(a), self._with_next_part(b))
            for match in matching.find_matches(x, y, self.rarity, bar=bar)
        ]
        compared = self.laid_against if self._is_spoken(a) else self._compared
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


def _closest(strength: Mapping[tuple[str, str], float]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of articles, strongest first, of which either has room for another."""
    kin: Counter[str] = Counter()
    for here, there in sorted(strength, key=lambda names: (-strength[names], names)):
        if min(kin[here], kin[there]) < MOST_KIN:
            kin[here] += 1
            kin[there] += 1
            yield here, there


def compare_stretches(
    a: tuple[str, Passage],
    b: tuple[str, Passage],
    match: Match,
    *,
    reference: bool = False,
    mutual: bool = False,
) -> Pair:
    """Compare two stretches word by word.

    Args:
        a: A text, and the passage in it.
        b: The other text and passage.
        match: The stretches.
        reference: B is measured against A.
        mutual: Neither is what the other is measured against.
    """
    one = _rendering(*a, match.a_start, match.a_end, reference=reference)
    other = _rendering(*b, match.b_start, match.b_end)
    if match.onward:
        one, other = (
            attrs.evolve(side, onward=place)
            for side, place in zip((one, other), match.onward, strict=True)
        )
    drift = classify(attrs.evolve(align(one, other), mutual=mutual))
    return Pair(
        a=_side(a[1], one),
        b=_side(b[1], other),
        relation=Relation.SAME,
        score=round(match.score, 3),
        labels=drift.labels,
        severity=drift.severity,
        edits=drift.edits,
        speakers=(a[1].quote.speaker, b[1].quote.speaker),
    )


def _rendering(
    text: str, passage: Passage, start: int, end: int, *, reference: bool = False
) -> Rendering:
    span = passage.span(start, end)
    return Rendering(
        text=text,
        span=span,
        whole=passage.quote.span,
        form=passage.quote.form,
        quoted=_marked(passage, start, end),
        apart=tuple(aside for aside in passage.apart if aside.within(span)),
        reference=reference,
        spoken=bool(passage.turns),
    )


def _marked(passage: Passage, start: int, end: int) -> tuple[Span, ...]:
    """Return the words of a stretch that stand between marks, as `Rendering.quoted` has them."""
    if passage.quote.form is Form.QUOTED and all(passage.quoted[start:end]):
        return ()
    return tuple(passage.span(n, n + 1) for n in range(start, end) if passage.quoted[n])


def _side(passage: Passage, rendering: Rendering) -> Side:
    """Return a stretch as a side; of several turns, the one that it begins in is its quotation."""
    quote = passage.quote
    begun = [turn.id for turn in passage.turns if turn.start <= rendering.span.start]
    named = (begun or [quote.id])[-1] if quote.form is Form.QUOTED else None
    return Side(quote.article, *rendering.span, quote.form, named or None, rendering.text)
