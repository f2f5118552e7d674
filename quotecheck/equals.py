"""Pairs between equals: what outlets report, of whom none is the measure of the others.

Two passes. First what stands on its own words, between any two articles; then, between two that
share a remark, what is short, paraphrased or unquoted.
"""

import functools
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from .commonplaces import is_commonplace
from .corridor import Corridor
from .disputes import settled
from .model.pairs import Pair, Relation
from .model.passages import Match, Matched, Passage
from .model.quotations import Form
from .names import Identity
from .pairing import bars, candidates, matching
from .pairing.answers import find_answers
from .pairing.completions import complete, completed, follow_fragments
from .pairing.matching import Meeting
from .pairing.neighbours import find_beside
from .pairing.phrases import Wording
from .pairing.recurrence import Company, Recurrence

MOST_KIN = 24
"""Articles that one article is held against remark by remark: those that share most with it."""
A_TERM = 2
"""Words that may be a term of the trade, unless one person is known to have said them."""
TIED = 2.0
"""What the sentences around a phrase of everybody's must have in common, in bits."""


def pair_equals(corridor: Corridor) -> list[Pair]:
    """Return the pairs between two articles, or transcripts where there is nothing else."""
    first = _Equals(corridor).strangers()
    identities = corridor.identities.taught_by(first)
    pairs = _Equals(attrs.evolve(corridor, identities=identities)).among_kin(first)
    return settled(pairs, corridor.persons.agree)


@attrs.frozen(eq=False)
class _Equals:
    """Both passes over one run.

    Attributes:
        run: What is ready to be compared.
    """

    run: Corridor

    def strangers(self) -> list[Matched]:
        """First pass: what stands on its own words, between outlets; transcripts are no witnesses.

        Where there are only transcripts, they are compared with each other.
        """
        outlets = [name for name, article in self.run.articles.items() if not article.turns]
        passages = [
            passage
            for article in sorted(outlets or self.run.articles)
            for passage in self.run.passages[article]
        ]
        proposed = candidates.propose(passages, self.run.rarity, self.run.progress)

        def met(pair: tuple[int, int]) -> list[Matched]:
            one, other = pair
            return self._among_strangers(passages[one], passages[other])

        return list(itertools.chain.from_iterable(self.run.shared("match", met, proposed)))

    def _among_strangers(self, a: Passage, b: Passage) -> list[Matched]:
        """Return what two passages share between articles of which nothing is known."""
        days = self.run.days(a, b)
        least = bars.least_of_strangers(a, b, days)
        return self._matched(a, b, least, lambda: self._bar(a, b, days))

    def _bar(self, a: Passage, b: Passage, days: int | None) -> bars.Bar:
        under = self._under(a, b, days)
        return bars.strangers(attrs.evolve(under, recalled=self._is_recalled(under)))

    def _under(self, a: Passage, b: Passage, days: int | None) -> bars.Circumstances:
        """Return the circumstances under which two passages are held against each other."""
        under = bars.Circumstances(a, b, self.run.identities.identity(a, b), days)
        if under.identity is Identity.UNSURE:
            return attrs.evolve(under, likely=self.run.identities.may_be_one(a, b))
        if days is None and under.identity is Identity.DIFFERENT and not under.are_many_words:
            return attrs.evolve(under, acquainted=self.run.identities.are_acquainted(a, b))
        return under

    def _is_recalled(self, under: bars.Circumstances) -> bool:
        """Tell words told as known by one of two reports, where time would speak against them."""
        both = under.a, under.b
        if under.identity is Identity.DIFFERENT:
            late = under.is_later_than(bars.WEEKS) and under.are_many_words
            return late and any(map(self.recurrence.is_famous, both))
        return under.is_later_than(bars.LATE) and any(map(self.recurrence.is_recalled, both))

    def among_kin(self, first: Sequence[Matched]) -> list[Pair]:
        """Return the pairs, with those of articles of which it is known what they share."""
        links = self._links(first)
        lone = [found for found in first if found.articles not in links]
        kept = matching.uncontested([*lone, *self._kindred(links, first)])
        compared = self.run.shared("compare", self._met, kept)
        met = list(zip(kept, compared, strict=True))
        company = self.recurrence.companies(met)
        met += ((found, self._met(found)) for found in self._beside(kept, company))
        each = [self._placed(*found, pair, company[found.articles]) for found, pair in met]
        dated = {name for name, article in self.run.articles.items() if article.published}
        each = matching.echoed(each, dated)
        placed = follow_fragments(
            list(zip((found for found, _ in met), each, strict=True)), self.recurrence.is_recalled
        )
        return [*self.run.bridged(placed, self._met), *self._completed(placed)]

    def _links(self, first: Iterable[Matched]) -> dict[tuple[str, str], set[str]]:
        """Return which articles share a remark, and by whom, as the first article names them.

        Of an event that hundreds report, each article is held against those that share most with
        it.
        """
        links: dict[tuple[str, str], set[str]] = defaultdict(set)
        strength: dict[tuple[str, str], float] = defaultdict(float)
        for found in first:
            if self._makes_kin(found):
                links[found.articles].add(found.a.quote.speaker or "")
                strength[found.articles] += found.match.evidence
        return {names: links[names] for names in _closest(strength)}

    def _makes_kin(self, found: Matched) -> bool:
        """Tell whether two articles that share this may share more.

        Quotations do that one person may have said; and within a few days those that two persons
        are credited with, since one of the names is wrong. A paraphrase must be one person's, and
        of those days.
        """
        a, b, _ = found
        soon = bars.is_soon(self.run.days(a, b))
        if found.is_alike:
            return soon or self.run.identities.agree(a, b)
        return soon and self.run.identities.is_one_person(a, b)

    def _kindred(
        self, links: Mapping[tuple[str, str], set[str]], first: Iterable[Matched]
    ) -> Iterator[Matched]:
        """Second pass: what is short, paraphrased or unquoted, between reports of one occasion."""
        known: dict[tuple[str, str], dict[tuple[Passage, Passage], None]] = defaultdict(dict)
        shared: dict[tuple[str, str], set[Wording]] = defaultdict(set)
        for matched in first:
            known[matched.articles][matched.a, matched.b] = None
            shared[matched.articles].add(matched.wording)

        def met(link: tuple[str, str]) -> list[Matched]:
            found: list[Matched] = []
            for a, b in dict.fromkeys((*self._sharing(*link), *known[link])):
                bar = functools.partial(self._kindred_bar, a, b, links[link])
                met = self._matched(a, b, bars.least_of_kindred(a, b), bar)
                again = (a, b) not in known[link]
                found += [one for one in met if not (again and self._is_only(one, shared[link]))]
            return found

        yield from itertools.chain.from_iterable(self.run.shared("match kin", met, sorted(links)))

    def _sharing(self, here: str, there: str) -> Iterator[tuple[Passage, Passage]]:
        ours, theirs = self.run.passages[here], self.run.passages[there]
        for i, j in candidates.propose_kindred(ours, theirs, self.run.rarity):
            yield ours[i], theirs[j]

    def _is_only(self, found: Matched, shared: Collection[Wording]) -> bool:
        """Tell a phrase that does not vouch for itself: two reports share nothing but that.

        Whoever else it is credited to there may use it, too, unless it would do for strangers.
        """
        a, b, match = found
        lone = shared == {found.wording} and match.evidence < bars.STRANGERS.evidence
        return lone and not self.run.identities.is_one_person(a, b)

    def _kindred_bar(self, a: Passage, b: Passage, speakers: Collection[str]) -> bars.Bar:
        return bars.kindred(self._under(a, b, self.run.days(a, b)), speakers)

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
        met = Meeting(a, b, self.run.rarity)
        found = self._past(met, bar()) if met.in_common >= least else []
        if found or not self._may_recall(a, b):
            return found
        recalled = self._past(met, bars.RECALLED)
        return recalled if recalled and self.recurrence.recalls(a, b) else []

    def _past(self, met: Meeting, bar: bars.Bar) -> list[Matched]:
        """Return what passes a bar, without the phrases that everybody uses."""
        found = (Matched(met.a, met.b, match) for match in met.matches(bar))
        return [matched for matched in found if not self._is_anybodys(matched)]

    def _may_recall(self, a: Passage, b: Passage) -> bool:
        """Tell whether one person is quoted twice: a report may recall what another one has."""
        quoted = a.quote.form is b.quote.form is Form.QUOTED
        return quoted and self.run.identities.is_one_person(a, b)

    def _is_anybodys(self, found: Matched) -> bool:
        """Tell a phrase that anybody may use where the sentences around have nothing in common.

        It is everybody's, or it is short and nobody knows whether one person is credited with it.
        What is said on every such occasion two persons have said.
        """
        a, b, match = found
        words = a.stems[match.a_start : match.a_end]
        if is_commonplace(words) and self.run.identities.disputed(a, b):
            return True
        if match.evidence >= sum(self.run.rarity.weights(words)) + TIED:
            return False
        return self._is_unsure_term(found) or self.run.phrases.is_stock(words)

    def _is_unsure_term(self, found: Matched) -> bool:
        """Tell a few words of which nobody knows whether one person is credited with them."""
        a, b, match = found
        few = match.a_end - match.a_start <= A_TERM
        return few and self.run.identities.identity(a, b) is Identity.UNSURE

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
            ours, theirs = self.run.passages[here], self.run.passages[there]
            worth = self._least_of_a_line
            lines = list(find_beside(ours, theirs, known, self.run.rarity, least=worth))
            yield from lines
            least = self._least_in_common
            answers = find_answers(ours, theirs, [*known, *lines], self.run.rarity, least=least)
            yield from (one for one in answers if not self._is_unsure_term(one))

    def _least_of_a_line(self, a: Passage, b: Passage) -> float:
        """Return what a line must be worth that two reports of one occasion have word for word."""
        if self.run.identities.is_one_person(a, b):
            return 0.0
        line = min(a.wording, b.wording, key=len)
        anybodys = len(line) <= A_TERM or is_commonplace(line) or any(map(bars.is_anybodys, (a, b)))
        disputed = not anybodys and self.run.identities.disputed(a, b)
        return bars.DISPUTED_LINE if disputed else math.inf

    def _least_in_common(self, a: Passage, b: Passage) -> float:
        """Return what clauses that answer each other must have in common, by who is credited."""
        return bars.least_of_answers(self.run.identities.credited(a, b))

    def _met(self, found: Matched) -> Pair:
        """Compare two stretches; who only quotes the words is not credited with them."""
        pair = self.run.compared(*self._in_order(found), mutual=True)
        if pair.speaker_conflict and self.run.is_cited(pair):
            return attrs.evolve(pair, speaker_conflict=False)
        return pair

    def _in_order(self, found: Matched) -> Matched:
        """Turn a match so that the article given first is side A; matching knows no such order."""
        here, there = found.articles
        return found if self.run.order[here] < self.run.order[there] else found.mirrored()

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
        one_person = self.run.identities.is_one_person(a, b)
        another = (
            matching.is_other_sentence(pair, match, one_person=one_person)
            or matching.is_other_line(pair, match)
            or self.recurrence.is_another(a, b, match, pair, company)
        )
        return attrs.evolve(pair, relation=Relation.ECHO) if another else pair

    def _completed(self, placed: Iterable[tuple[Matched, Pair]]) -> list[Pair]:
        """Return the pairs of clauses that complete a fragment of one utterance."""
        said = [both for both in placed if both[1].same and not self.run.is_cited(both[1])]
        agree = self.run.identities.may_tell
        clauses = complete(said, self.run.places, self.run.rarity, agree=agree)
        compared = (self.run.compared(*self._in_order(found), mutual=True) for found in clauses)
        return [completed(pair) for pair in compared]

    @cached_property
    def recurrence(self) -> Recurrence:
        """Tells what was said once from what was said again."""
        names = self.run.rarity.names
        return Recurrence(self.run.articles, self.run.passages, self.run.phrases, names)


def _closest(strength: Mapping[tuple[str, str], float]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of articles, strongest first, of which either has room for another."""
    kin: Counter[str] = Counter()
    for here, there in sorted(strength, key=lambda names: (-strength[names], names)):
        if min(kin[here], kin[there]) < MOST_KIN:
            kin[here] += 1
            kin[there] += 1
            yield here, there
