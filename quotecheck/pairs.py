"""Which stretches of two quotations render one utterance, and which only look alike.

Two quotations are laid over each other by the runs of words that they share. Runs are chained in
the order of both texts, and a chain pays for what lies between its links, so that ten words
picked from a long text make no match, while a splice or one replaced phrase breaks none. What a
chain shares is weighed by rarity; how much of it is asked for (`Bar`) depends on who speaks and
on whether the two articles are already known to report one occasion. A fragment is read together
with the sentence around it: its context speaks for a match, but is no part of it.
"""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import attrs

from .model import Form, Match, Passage, Span
from .names import Identity
from .rarity import CONTENT_WEIGHT, Rarity

MOST_RUNS = 96
"""Runs looked at in one pair of passages, heaviest first: bounds the work on page-long texts."""
REPLACED_COST = 0.5
"""Price, in bits, of each word that stands on both sides between two runs."""
SKIPPED_COST = 0.4
"""Price, in bits, of each doubling of the words that only one side has between two runs."""
PARAPHRASE_COST = 0.5
"""Share of both prices that is asked for where one side is a paraphrase, which leaves out more."""
MOVED_SHARE = 0.6
"""Share of its weight that a phrase counts for where it stands out of order."""
MOVED_WORD_SHARE = 0.3
"""The same for a single word, which moves more easily by chance."""
LONE_WORD_SHARE = 0.5
"""Share of its weight that a run of one word counts for as a phrase."""
MOVED_REACH = 6
"""How many words outside the chained stretch a moved phrase may stand."""
CONTEXT_SHARE = 0.5
"""Share of its weight that a word counts for outside the quotation, in the sentence around it."""
EDGE_REACH = 6
"""How many words up to the end of a sentence are taken along where both sides have some left."""
RELATED = 0.4
"""Share of the shorter of two strings from which on they render one utterance."""
SOON, SOON_SHARE = 2, 0.8
"""Days apart up to which less evidence is asked for, and what share of it."""
LATE, LATE_SHARE = 30, 1.2
"""Days apart beyond which more evidence is asked for, and what share of it."""
FRAGMENT_WORDS = 12
"""A quotation of so many words is taken whole where a paraphrase renders part of it."""
COMPLETE = 0.9
"""Share of a passage from which on it counts as wholly contained in the other."""
COMPLETE_DISCOUNT = 0.6
"""What of the evidence is asked for where one passage is wholly contained in the other."""
REPEATED = 0.6
"""Share of a quotation from which on a paraphrase may render again what a report quotes too."""
LEADING = 0.6
"""Share of the evidence for the best match of some words that a loose match of them must have."""
LOOSE = 0.75
"""Score below which a match is loose."""
CONTESTED = 0.5
"""Share of a stretch that a better match may have taken before this one is in doubt."""

Matched: TypeAlias = tuple[Passage, Passage, Match]
"""Two passages of different articles, and a stretch that they share."""


@attrs.frozen
class Bar:
    """What a match must show, evidence and phrase in bits.

    Attributes:
        evidence: What both stretches have in common, less the price of gaps.
        score: The share of the shorter stretch's information that this covers.
        phrase: The heaviest run of words that both have in one row, names left out; a lone word
            counts for half. Scattered words and the names of a topic prove little.
        discount: Less is asked for where one passage is wholly contained in the other.
    """

    evidence: float
    score: float
    phrase: float = 0.0
    discount: bool = True

    def at(self, days: int | None) -> "Bar":
        """Return the bar for articles published so many days apart; None where dates are unknown.

        Time is a prior, never a wall: one utterance in three is quoted again weeks later.
        """
        if days is None or SOON < days <= LATE:
            return self
        share = SOON_SHARE if days <= SOON else LATE_SHARE
        return attrs.evolve(self, evidence=share * self.evidence, phrase=share * self.phrase)


ONE_PERSON = Bar(evidence=11, score=0.5, phrase=7)
"""Two articles of which nothing is known, both crediting one person."""
STRANGERS = Bar(evidence=18, score=0.55, phrase=10)
"""The same, where it cannot be told whether they do."""
KINDRED = Bar(evidence=9.5, score=0.3, phrase=4.5)
"""Two articles that already share a remark by this speaker."""
KINDRED_REPORTED = Bar(evidence=8.5, score=0.3)
"""The same, where one side is the outlet's own paraphrase."""
REFERENCE = Bar(evidence=9.0, score=0.5)
"""A draft's quotation, and a reference that it may have been taken from."""
OTHER_PERSON = Bar(evidence=32.0, score=0.75, phrase=20.0, discount=False)
"""Different persons are credited: only a long and nearly literal match is one utterance."""
KINDRED_OTHER = Bar(evidence=16.0, score=0.85, phrase=12.0, discount=False)
"""The same, between articles that share another remark."""


class _Run(NamedTuple):
    """Words that two passages share in one row: ``a:a+length`` and ``b:b+length``."""

    a: int
    b: int
    length: int
    weight: float

    @property
    def a_end(self) -> int:
        return self.a + self.length

    @property
    def b_end(self) -> int:
        return self.b + self.length

    def collides(self, other: "_Run") -> bool:
        """Tell whether the two runs have a word of either side in common."""
        return (self.a < other.a_end and other.a < self.a_end) or (
            self.b < other.b_end and other.b < self.b_end
        )


class _Window(NamedTuple):
    """A stretch of tokens of A, and the stretch of B that answers it."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int

    @classmethod
    def around(cls, places: Iterable[tuple[int, int]]) -> "_Window":
        a, b = zip(*places, strict=True)
        return cls(min(a), max(a) + 1, min(b), max(b) + 1)

    def reaches(self, run: _Run, reach: int) -> bool:
        return (
            self.a_start - reach <= run.a
            and run.a_end <= self.a_end + reach
            and self.b_start - reach <= run.b
            and run.b_end <= self.b_end + reach
        )

    def touches(self, run: _Run) -> bool:
        """Tell whether either side of the run lies in the window."""
        return (run.a < self.a_end and run.a_end > self.a_start) or (
            run.b < self.b_end and run.b_end > self.b_start
        )


class _Link(NamedTuple):
    """A run as part of a stretch, and what it adds to the evidence."""

    run: _Run
    worth: float


def find_matches(
    a: Passage, b: Passage, rarity: Rarity, *, bar: Bar = STRANGERS
) -> tuple[Match, ...]:
    """Return the stretches of two passages that render one utterance, in the order of A.

    Several stretches that one text runs on through and the other cuts are one match; stretches
    that lie far apart in both texts, or out of order, are matches of their own.
    """
    board = _Board.of(a, b, rarity)
    runs = board.runs()
    found = []
    while runs:
        links = _best_stretch(runs, board.price)
        match = board.match(links)
        if match and _clears(match, board.phrase(links), bar):
            found.append(match)
        reach = _reach(links)
        runs = [run for run in runs if not reach.touches(run)]
    return tuple(sorted(found, key=lambda match: match.a_start))


def strangers(identity: Identity) -> Bar:
    """Return what two quotations must show between articles of which nothing is known."""
    if identity is Identity.DIFFERENT:
        return OTHER_PERSON
    return STRANGERS if identity is Identity.UNSURE else ONE_PERSON


def kindred(a: Passage, b: Passage, identity: Identity) -> Bar:
    """Return what two passages must show between articles that share a remark."""
    if identity is Identity.DIFFERENT:
        return KINDRED_OTHER
    return KINDRED if a.quote.form is b.quote.form is Form.QUOTED else KINDRED_REPORTED


def _clears(match: Match, phrase: float, bar: Bar) -> bool:
    asked = COMPLETE_DISCOUNT if bar.discount and match.cover >= COMPLETE else 1.0
    return (
        match.evidence >= asked * bar.evidence
        and match.score >= bar.score
        and phrase >= asked * bar.phrase
    )


def overlay(a: Passage, b: Passage, rarity: Rarity) -> Match | None:
    """Return the stretch that two whole strings share, or None where they are unrelated.

    Whoever lays two strings side by side means all of them: what both have left over at one end
    belongs to the match; what only one has is more than the other renders.
    """
    board = _Board.of(a, b, rarity)
    if a.stems == b.stems:
        return Match(0, len(a.stems), 0, len(b.stems), score=1.0, cover=1.0, evidence=0.0)
    runs = board.runs()
    match = board.match(_best_stretch(runs, board.price)) if runs else None
    if match is None or match.cover < RELATED:
        return None
    left, right = (
        match.a_start and match.b_start,
        len(a.stems) - match.a_end and (len(b.stems) - match.b_end),
    )
    return attrs.evolve(
        match,
        a_start=0 if left else match.a_start,
        b_start=0 if left else match.b_start,
        a_end=len(a.stems) if right else match.a_end,
        b_end=len(b.stems) if right else match.b_end,
    )


@attrs.frozen(eq=False)
class _Board:
    """Two passages laid over each other, with the weight of each of their words."""

    a: Passage
    b: Passage
    a_weights: Sequence[float]
    b_weights: Sequence[float]
    names: frozenset[str]

    @classmethod
    def of(cls, a: Passage, b: Passage, rarity: Rarity) -> "_Board":
        return cls(a, b, rarity.weights(a.stems), rarity.weights(b.stems), rarity.names)

    @property
    def price(self) -> float:
        """Return what part of the price of gaps this pair of passages pays."""
        return 1.0 if self.a.quote.form is self.b.quote.form else PARAPHRASE_COST

    def runs(self) -> list[_Run]:
        """Return the maximal runs of shared words that hold a content word, heaviest first."""
        places: dict[str, list[int]] = defaultdict(list)
        for j, stem in enumerate(self.b.stems):
            places[stem].append(j)
        runs: list[_Run] = []
        seen: set[tuple[int, int]] = set()
        for i, stem in enumerate(self.a.stems):
            if self.a_weights[i] < CONTENT_WEIGHT or stem not in places:
                continue
            for j in places[stem]:
                if (i, j) not in seen:
                    run = self._grow(i, j)
                    seen.update((run.a + k, run.b + k) for k in range(run.length))
                    runs.append(run)
        runs.sort(key=lambda run: (-run.weight, run.a, run.b))
        return runs[:MOST_RUNS]

    def _grow(self, i: int, j: int) -> _Run:
        """Extend a shared word to the longest shared run around it."""
        a, b = self.a.stems, self.b.stems
        back = 0
        while min(i, j) > back and a[i - back - 1] == b[j - back - 1]:
            back += 1
        ahead, most = 1, min(len(a) - i, len(b) - j)
        while ahead < most and a[i + ahead] == b[j + ahead]:
            ahead += 1
        run = _Run(i - back, j - back, back + ahead, 0.0)
        own = sum(self.a_weights[k] for k, _ in self._own(run))
        full = sum(self.a_weights[run.a : run.a_end])
        return run._replace(weight=own + CONTEXT_SHARE * (full - own))

    def _own(self, run: _Run) -> list[tuple[int, int]]:
        """Return the words of a run that belong to both quotations, not to their context."""
        places = zip(range(run.a, run.a_end), range(run.b, run.b_end), strict=True)
        return [(i, j) for i, j in places if self.a.core[i] and self.b.core[j]]

    def phrase(self, links: Sequence[_Link]) -> float:
        """Return the weight of the heaviest run of words that are no names."""
        return max(
            sum(
                weight
                for stem, weight in zip(
                    self.a.stems[run.a : run.a_end], self.a_weights[run.a : run.a_end], strict=True
                )
                if stem not in self.names
            )
            * (1.0 if run.length > 1 else LONE_WORD_SHARE)
            for run, _ in links
        )

    def match(self, links: Sequence[_Link]) -> Match | None:
        """Return the stretch that runs make, cut to the quotations themselves."""
        own = [place for link in links for place in self._own(link.run)]
        if not own:
            return None
        window = self._widened(_Window.around(own), _reach(links))
        shared = sum(self.a_weights[i] for i in {i for i, _ in own})
        a_here = self._information(self.a, self.a_weights, window.a_start, window.a_end)
        b_here = self._information(self.b, self.b_weights, window.b_start, window.b_end)
        a_all = self._information(self.a, self.a_weights)
        b_all = self._information(self.b, self.b_weights)
        return Match(
            *window,
            score=min(1.0, shared / min(a_here, b_here)),
            cover=min(1.0, shared / min(a_all, b_all)),
            evidence=sum(link.worth for link in links),
        )

    @staticmethod
    def _information(
        passage: Passage, weights: Sequence[float], start: int = 0, end: int | None = None
    ) -> float:
        words = zip(weights[start:end], passage.core[start:end], strict=True)
        return sum(weight for weight, core in words if core)

    def _widened(self, window: _Window, reach: _Window) -> _Window:
        """Take along what is left of the sentence on both sides, as far as it is not much.

        “keep Ukraine in the fight” and “defend Ukraine in combat” share no word behind *in*; both
        sentences end there all the same, and the change belongs to the pair. Where only one of two
        quotations has words left, the other quotes less: an excerpt, and no change. A paraphrase
        runs to its own edges, and a fragment that it renders is taken whole. Words that answer
        the other side's context are never taken.
        """
        left = (_left(self.a, window.a_start), _left(self.b, window.b_start))
        right = (_right(self.a, window.a_end), _right(self.b, window.b_end))
        if reach.a_start < window.a_start or reach.b_start < window.b_start:
            left = (0, 0)
        if reach.a_end > window.a_end or reach.b_end > window.b_end:
            right = (0, 0)
        if self.a.quote.form is self.b.quote.form:
            left, right = _both(left), _both(right)
        else:
            left = self._each(left)
            right = self._each(right)
        return _Window(
            window.a_start - left[0],
            window.a_end + right[0],
            window.b_start - left[1],
            window.b_end + right[1],
        )

    def _each(self, leftovers: tuple[int, int]) -> tuple[int, int]:
        """Return what a paraphrase and the quotation that it renders take along."""
        one, other = (
            words if words <= self._reach_of(passage) else 0
            for words, passage in zip(leftovers, (self.a, self.b), strict=True)
        )
        return one, other

    @staticmethod
    def _reach_of(passage: Passage) -> int:
        whole = passage.quote.form is Form.REPORTED or sum(passage.core) <= FRAGMENT_WORDS
        return EDGE_REACH if whole else 0


def _both(leftovers: tuple[int, int]) -> tuple[int, int]:
    """Return two leftovers where both sides have one, and neither has much."""
    fits = min(leftovers) > 0 and max(leftovers) <= EDGE_REACH
    return leftovers if fits else (0, 0)


def _left(passage: Passage, start: int) -> int:
    """Return how many words of its sentence stand before a word."""
    return start - passage.openings[bisect_right(passage.openings, start) - 1]


def _right(passage: Passage, end: int) -> int:
    """Return how many words of the sentence are left from a place on."""
    return passage.openings[bisect_left(passage.openings, end)] - end


def _best_stretch(runs: Sequence[_Run], price: float) -> list[_Link]:
    """Return the runs that make the best stretch.

    The chain in the order of both texts comes first; then phrases that moved, inside the chain's
    reach or just beside it, as far as their words are not taken.
    """
    chain = _best_chain(runs, price)
    links = [_Link(chain[0], chain[0].weight)]
    links += [_Link(right, _gain(left, right, price)) for left, right in pairwise(chain)]
    for run in runs:
        reach = _reach(links)
        if reach.reaches(run, MOVED_REACH) and not any(run.collides(one) for one, _ in links):
            share = MOVED_SHARE if run.length > 1 else MOVED_WORD_SHARE
            links.append(_Link(run, share * run.weight))
    return links


def _reach(links: Sequence[_Link]) -> _Window:
    return _Window(
        min(run.a for run, _ in links),
        max(run.a_end for run, _ in links),
        min(run.b for run, _ in links),
        max(run.b_end for run, _ in links),
    )


def _best_chain(runs: Sequence[_Run], price: float) -> list[_Run]:
    """Return the chain of runs, in the order of both texts, that is worth most after its price."""
    order = sorted(runs)
    best: list[tuple[float, int]] = []
    for k, run in enumerate(order):
        value, before = run.weight, -1
        for m in range(k):
            gain = best[m][0] + _gain(order[m], run, price)
            if gain > value:
                value, before = gain, m
        best.append((value, before))
    k = max(range(len(order)), key=lambda n: (best[n][0], -n))
    chain = []
    while k >= 0:
        chain.append(order[k])
        k = best[k][1]
    return chain[::-1]


def _gain(left: _Run, right: _Run, price: float) -> float:
    """Return what the right run adds behind the left one: its weight less the price of the gap.

    Runs may overlap where words repeat; then the right one counts only for what is new.
    """
    overlap = max(0, left.a_end - right.a, left.b_end - right.b)
    if overlap >= right.length or right.a <= left.a or right.b <= left.b:
        return -math.inf
    gap_a = right.a + overlap - left.a_end
    gap_b = right.b + overlap - left.b_end
    worth = right.weight * (right.length - overlap) / right.length
    replaced, skipped = min(gap_a, gap_b), abs(gap_a - gap_b)
    return worth - price * (REPLACED_COST * replaced + SKIPPED_COST * math.log2(1 + skipped))


def uncontested(matches: Iterable[Matched]) -> list[Matched]:
    """Drop loose matches whose words a better match between the same two articles has taken.

    One utterance is said once: where a report quotes it nearly word for word, a looser likeness
    elsewhere in that report is another remark. A passage that is wholly contained stays, since
    articles repeat a remark in their headline.
    """
    claims: dict[tuple[str, str, bool], list[Span]] = defaultdict(list)
    kept = []
    for a, b, match in _leading(sorted(matches, key=lambda found: -found[2].evidence)):
        quoted = a.quote.form is b.quote.form is Form.QUOTED
        here, there = a.quote.article, b.quote.article
        spans = _spans(a, b, match)
        sides = [(here, there, spans[0], a), (there, here, spans[1], b)]
        contested = any(
            _share(span, claims[one, other, kind]) > CONTESTED
            for one, other, span, passage in sides
            for kind in _rivals(passage, quoted=quoted)
        )
        if not contested or match.cover >= (COMPLETE if quoted else REPEATED):
            kept.append((a, b, match))
            for one, other, span, _ in sides:
                claims[one, other, quoted].append(span)
    return kept


def _leading(matches: Iterable[Matched]) -> Iterator[Matched]:
    """Yield matches, heaviest first, without loose ones whose words have a far better partner.

    A remark has one origin: that a paraphrase or a fragment has a country and a phrase in common
    with a second remark is the topic's doing.
    """
    best: dict[tuple[str, bool], list[tuple[Span, float]]] = defaultdict(list)
    for a, b, match in matches:
        span, passage = min(
            zip(_spans(a, b, match), (a, b), strict=True), key=lambda side: _standing(side[1])
        )
        quoted = a.quote.form is b.quote.form
        others = best[passage.quote.article, quoted]
        rival = max((e for other, e in others if span.overlap(other)), default=0.0)
        others.append((span, match.evidence))
        loose = match.cover < REPEATED and match.score < LOOSE
        if not loose or match.evidence >= LEADING * rival:
            yield a, b, match


def _standing(passage: Passage) -> tuple[bool, int]:
    """Rank passages by how much they stand on their own: paraphrases last, then the shorter."""
    return passage.quote.form is Form.QUOTED, sum(passage.core)


def _spans(a: Passage, b: Passage, match: Match) -> tuple[Span, Span]:
    return (
        Span(a.tokens[match.a_start].start, a.tokens[match.a_end - 1].end),
        Span(b.tokens[match.b_start].start, b.tokens[match.b_end - 1].end),
    )


def _rivals(passage: Passage, *, quoted: bool) -> tuple[bool, ...]:
    """Return whose claims count: between quotations, those of quotations only."""
    return (True, False) if passage.quote.form is Form.QUOTED and not quoted else (quoted,)


def _share(span: Span, claims: Iterable[Span]) -> float:
    return sum(span.overlap(claim) for claim in claims) / (span.end - span.start)
