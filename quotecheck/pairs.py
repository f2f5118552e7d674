"""Which stretches of two quotations render one utterance, and which only look alike.

What two quotations share is weighed by rarity (`stretches`, `rarity`); how much of it is asked for
(`Bar`) depends on who speaks, on the days between the articles, and on whether they are already
known to report one occasion. A fragment is read together with the sentence around it: its context
speaks for a match, but is no part of it.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

import attrs

from .model import Form, Kind, Match, Pair, Passage, Relation, Severity, Span
from .names import Identity
from .rarity import Rarity
from .stretches import FULL_PRICE, LONE_SHARE, Link, Run, Window, best_stretch, shared_runs

PARAPHRASE_PRICE = 0.5
"""Share of the price of gaps where one side is a paraphrase, which leaves out more."""
EDGE_REACH = 6
"""How many words up to the end of a sentence are taken along where both sides have some left."""
RELATED = 0.6
"""Share of the shorter of two strings from which on they render one utterance."""
FEW_WORDS = 8
"""Strings of at most so many words are related by the count of words in common."""
A_PHRASE, RELATED_PHRASE = 3, 0.5
"""Words of the shortest strings, and the share of them that is enough."""
SOON, SOON_SHARE = 2, 0.8
"""Days apart up to which less evidence is asked for, and what share of it."""
LATE, LATE_SHARE = 30, 1.2
"""Days apart beyond which more evidence is asked for, and what share of it."""
UNDATED_SHARE = 1.6
"""Share of the evidence that is asked for where nobody knows how many days lie between."""
BESIDE_SHARE = 1.3
"""Share of the evidence that is asked for where the articles share remarks of others only."""
RENDERED, UNMISTAKABLE = 0.8, 20.0
"""Share of a quotation that a reference must have, or evidence of one place instead."""
REWORDED = 0.95
"""Score below which a grave change is another telling, not another quotation of one."""
SHORT_WORD = 3
"""Letters of a word that a title may leave in lower case."""
FRAGMENT_WORDS = 12
"""A quotation of so many words is taken whole where a paraphrase renders part of it."""
OPENING_REACH = 2
"""How many words a sentence may open with (*and here*) before what a paraphrase renders of it."""
LEAST_RENDERED = 4
"""Words of a quotation that a paraphrase must render, or all of them where there are fewer."""
COMPLETE = 0.9
"""Share of a passage from which on it counts as wholly contained in the other."""
COMPLETE_DISCOUNT = 0.6
"""What of the evidence is asked for where one passage is wholly contained in the other."""
COMPLETE_PHRASE_DISCOUNT = 0.45
"""What of the phrase: a single quoted word is all of its quotation."""
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
        cover: The share of the shorter passage that makes up for a phrase; more than 1 for never.
        words: How many words each side must have: short phrases are anybody's.
        discount: Less is asked for where one passage is wholly contained in the other.
    """

    evidence: float
    score: float
    phrase: float = 0.0
    cover: float = 1.1
    discount: bool = True
    words: int = 1

    @property
    def least(self) -> float:
        """The evidence without which nothing passes, however complete."""
        return self.evidence * (COMPLETE_DISCOUNT if self.discount else 1.0)

    def at(self, days: int | None) -> "Bar":
        """Return the bar for articles published so many days apart; None where dates are unknown.

        Time is a prior, never a wall: one utterance in three is quoted again weeks later.
        """
        if days is None or SOON < days <= LATE:
            return self
        return self.raised(SOON_SHARE if days <= SOON else LATE_SHARE)

    def raised(self, share: float) -> "Bar":
        """Return the bar with so much of its evidence asked for."""
        return attrs.evolve(self, evidence=share * self.evidence, phrase=share * self.phrase)


ONE_PERSON = Bar(evidence=11, score=0.5, phrase=7)
"""Two articles of which nothing is known, both crediting one person."""
STRANGERS = Bar(evidence=18, score=0.55, phrase=10)
"""The same, where it cannot be told whether they do."""
KINDRED = Bar(evidence=9.5, score=0.3, phrase=4.5, cover=0.5)
"""Two articles that already share a remark by this speaker."""
KINDRED_REPORTED = Bar(evidence=8.5, score=0.25)
"""The same, where one side is the outlet's own paraphrase."""
REFERENCE = Bar(evidence=9.0, score=0.5)
"""A draft's quotation, and a reference that it may have been taken from."""
SOON_OTHER = Bar(evidence=10, score=0.9, phrase=8, discount=False, words=6)
"""Different persons are credited within days: a sentence of six words is hardly said twice."""
OTHER_PERSON = Bar(evidence=25, score=0.9, phrase=18, discount=False, words=8)
"""Different persons are credited: only a long and nearly literal match is one utterance."""
KINDRED_OTHER = Bar(evidence=10, score=0.85, phrase=7, discount=False, words=5)
"""The same, between articles that share another remark."""


def find_matches(
    a: Passage, b: Passage, rarity: Rarity, *, bar: Bar = STRANGERS
) -> tuple[Match, ...]:
    """Return the stretches of two passages that render one utterance, in the order of A.

    Several stretches that one text runs on through and the other cuts are one match; stretches
    that lie far apart in both texts, or out of order, are matches of their own.
    """
    runs = shared_runs(a, b, rarity)
    found = []
    while runs and sum(run.weight for run in runs) >= bar.least:
        links = best_stretch(runs, price=_price(a, b))
        match = _match(a, b, rarity, links, least=bar.least)
        phrase = max(link.run.phrase for link in links)
        if match and _clears(match, phrase, bar) and not _is_scrap(a, b, match):
            found.append(match)
        taken = Window.around(link.run for link in links)
        runs = [run for run in runs if not taken.touches(run)]
    return tuple(sorted(found, key=lambda match: match.a_start))


def _price(a: Passage, b: Passage) -> float:
    return FULL_PRICE if a.quote.form is b.quote.form else PARAPHRASE_PRICE


def strangers(a: Passage, b: Passage, identity: Identity, days: int | None) -> Bar:
    """Return what two quotations must show between articles of which nothing is known.

    Args:
        a: The one passage.
        b: The other passage.
        identity: Whether one person is credited with both.
        days: How many days lie between the articles; None where a date is unknown.
    """
    unsure = identity is Identity.UNSURE
    if unsure and (_is_title(a) or _is_title(b)):
        return OTHER_PERSON
    if identity is Identity.DIFFERENT:
        undated = SOON_OTHER.raised(UNDATED_SHARE)
        return undated if days is None else SOON_OTHER if days <= SOON else OTHER_PERSON
    return (STRANGERS if unsure else ONE_PERSON).at(days)


def kindred(a: Passage, b: Passage, identity: Identity, speakers: Collection[str | None]) -> Bar:
    """Return what two passages must show between articles that share a remark.

    Args:
        a: The one passage.
        b: The other passage.
        identity: Whether one person is credited with both.
        speakers: Whose remarks the two articles share, as the first one names them.
    """
    if identity is Identity.DIFFERENT:
        return KINDRED_OTHER
    if identity is Identity.UNSURE and (_is_title(a) or _is_title(b)):
        return OTHER_PERSON
    bar = KINDRED if a.quote.form is b.quote.form is Form.QUOTED else KINDRED_REPORTED
    known = a.quote.speaker is None or a.quote.speaker in speakers
    return bar if known else bar.raised(BESIDE_SHARE)


def _is_title(passage: Passage) -> bool:
    """Tell a title or a slogan by its capitals; it is everybody's, unless one person says it."""
    own = [word for word, core in zip(passage.tokens, passage.core, strict=True) if core]
    named = passage.quote.form is Form.QUOTED and passage.quote.kind is not Kind.HEADLINE
    long = [word.text for word in own if len(word.text) > SHORT_WORD]
    return named and len(own) > 1 and len(long) > 1 and all(word[0].isupper() for word in long)


def _clears(match: Match, phrase: float, bar: Bar) -> bool:
    """Tell whether a match shows enough; most of a passage in common makes up for a phrase."""
    complete = bar.discount and match.cover >= COMPLETE
    evidence = bar.evidence * (COMPLETE_DISCOUNT if complete else 1.0)
    least = bar.phrase * (COMPLETE_PHRASE_DISCOUNT if complete else 1.0)
    return (
        match.evidence >= evidence
        and match.score >= bar.score
        and (phrase >= least or match.cover >= bar.cover)
        and min(match.a_end - match.a_start, match.b_end - match.b_start) >= bar.words
    )


def _is_scrap(a: Passage, b: Passage, match: Match) -> bool:
    """Tell whether a paraphrase has only a word or two of a longer quotation."""
    if a.quote.form is b.quote.form:
        return False
    one = a if a.quote.form is Form.QUOTED else b
    words = (match.a_end - match.a_start) if one is a else (match.b_end - match.b_start)
    return words < min(LEAST_RENDERED, sum(one.core))


def overlay(a: Passage, b: Passage, rarity: Rarity) -> Match | None:
    """Match two strings from end to end, or return None where they are unrelated.

    They are renderings of one utterance where the shorter is mostly in the longer, in whatever
    order: halves may change places.
    """
    runs: list[Run] = []
    for run in shared_runs(a, b, rarity):
        if not any(run.collides(other) for other in runs):
            runs.append(run)
    shared = sum(run.weight * (1.0 if run.length > 1 else LONE_SHARE) for run in runs)
    informative = min(_information(a, rarity), _information(b, rarity))
    share = min(1.0, shared / informative) if informative else 0.0
    if share < RELATED and not _has_most_words(a, b):
        return None
    return whole(a, b, share)


def whole(a: Passage, b: Passage, share: float = 1.0) -> Match:
    """Match two passages from their first word to their last, whatever they share."""
    return Match(0, len(a.stems), 0, len(b.stems), score=share, cover=share, evidence=0.0)


def _has_most_words(a: Passage, b: Passage) -> bool:
    """Tell whether most words of a short string are in the other.

    Of a few words, one is much of what they say; there they are counted, not weighed.
    """
    shorter, longer = sorted((len(a.stems), len(b.stems)))
    common = (Counter(a.stems) & Counter(b.stems)).total()
    share = RELATED if longer > A_PHRASE else RELATED_PHRASE
    return common > 0 and longer <= FEW_WORDS and common >= share * shorter


def _match(
    a: Passage, b: Passage, rarity: Rarity, links: Sequence[Link], *, least: float = 0.0
) -> Match | None:
    """Return the stretch that links make, cut to the quotations themselves and then widened.

    None where the links share nothing of the quotations' own, or less than the ``least`` evidence.
    """
    evidence = sum(link.worth for link in links)
    if evidence < least:
        return None
    own = [(i, j) for run, *_ in links for i, j in run.places if a.core[i] and b.core[j]]
    if not own:
        return None
    of_a, of_b = zip(*own, strict=True)
    chained = [place for link in links if not link.moved for place in link.run.places]
    window = _widened(a, b, Window(min(of_a), max(of_a) + 1, min(of_b), max(of_b) + 1), chained)
    shared = sum(rarity.weight(a.stems[i]) for i in set(of_a))
    here = (
        _information(a, rarity, window.a_start, window.a_end),
        _information(b, rarity, window.b_start, window.b_end),
    )
    return Match(
        *window,
        score=min(1.0, shared / min(here)),
        cover=min(1.0, shared / min(_information(a, rarity), _information(b, rarity))),
        evidence=evidence,
    )


def _information(passage: Passage, rarity: Rarity, start: int = 0, end: int | None = None) -> float:
    """Return what a stretch of a passage weighs, its context left out."""
    words = zip(passage.stems[start:end], passage.core[start:end], strict=True)
    return sum(rarity.weight(stem) for stem, core in words if core)


def _widened(a: Passage, b: Passage, window: Window, chained: Sequence[tuple[int, int]]) -> Window:
    """Take along what is left of the sentence on both sides, as far as it is not much.

    “keep Ukraine in the fight” and “defend Ukraine in combat” share no word behind *in*; both
    sentences end there all the same, and the change belongs to the pair. Where only one of two
    quotations has words left, the other quotes less: an excerpt, and no change. A paraphrase runs
    to its own edges, and a fragment that it renders is taken whole. Where the chain goes on into
    the other side's context, only what stands before that is left over.
    """
    a_start, a_end, b_start, b_end = window
    rendered = a.quote.form is not b.quote.form
    left = _left(a, a_start), _left(b, b_start)
    right = _right(a, a_end), _right(b, b_end)
    for i, j in chained:
        if i < a_start or j < b_start:
            left = _nearer(left, (a_start - i - 1, b_start - j - 1), rendered=rendered)
        if i >= a_end or j >= b_end:
            right = _nearer(right, (i - a_end, j - b_end), rendered=rendered)
    a_left, b_left = _rewritten(a, b, window, left) or _taken(a, b, left, OPENING_REACH)
    a_right, b_right = _taken(a, b, right, EDGE_REACH)
    return Window(a_start - a_left, a_end + a_right, b_start - b_left, b_end + b_right)


def _nearer(
    leftovers: tuple[int, int], gaps: tuple[int, int], *, rendered: bool
) -> tuple[int, int]:
    """Return what is left over before words that answer context; nothing of a paraphrase."""
    if rendered:
        return (0, 0)
    return min(leftovers[0], max(gaps[0], 0)), min(leftovers[1], max(gaps[1], 0))


def _left(passage: Passage, start: int) -> int:
    """Return how many words of its sentence stand before a word."""
    return start - passage.openings[bisect_right(passage.openings, start) - 1]


def _right(passage: Passage, end: int) -> int:
    """Return how many words of the sentence are left from a place on."""
    return passage.openings[bisect_left(passage.openings, end)] - end


def _rewritten(
    a: Passage, b: Passage, window: Window, leftovers: tuple[int, int]
) -> tuple[int, int] | None:
    """Return what a bracketed opening stands for on the other side; None where there is none.

    “[Thanks to them,] we won” signals that the sentence began otherwise.
    """
    signalled = b.bracketed[window.b_start], a.bracketed[window.a_start]
    if not any(signalled) or max(leftovers) > EDGE_REACH:
        return None
    return (
        leftovers if all(signalled) else (leftovers[0] * signalled[0], leftovers[1] * signalled[1])
    )


def _taken(a: Passage, b: Passage, leftovers: tuple[int, int], reach: int) -> tuple[int, int]:
    """Return how many of the words left over on each side belong to the match.

    Args:
        a: The one passage.
        b: The other passage.
        leftovers: How many words each has up to the edge of its sentence.
        reach: How many of them a long quotation gives to the paraphrase that renders it.
    """
    if a.quote.form is b.quote.form:
        fits = min(leftovers) > 0 and max(leftovers) <= EDGE_REACH
        return leftovers if fits else (0, 0)
    one, other = (
        words if words <= (EDGE_REACH if _is_taken_whole(passage) else reach) else 0
        for words, passage in zip(leftovers, (a, b), strict=True)
    )
    return one, other


def _is_taken_whole(passage: Passage) -> bool:
    return passage.quote.form is Form.REPORTED or sum(passage.core) <= FRAGMENT_WORDS


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


def best_places(matches: Iterable[Matched]) -> list[Matched]:
    """Return where each passage B is rendered from, by as many places as it takes.

    A likeness of half its words is no place, unless that half is long: people say like things.
    """
    found: dict[str, list[Matched]] = defaultdict(list)
    for a, b, match in sorted(matches, key=lambda found: -found[2].evidence):
        taken = [_spans(*other)[1] for other in found[b.quote.id]]
        if _share(_spans(a, b, match)[1], taken) <= CONTESTED:
            found[b.quote.id].append((a, b, match))
    return [place for places in found.values() if _are_origin(places) for place in places]


def _are_origin(places: Sequence[Matched]) -> bool:
    covered = sum(match.cover for _, _, match in places)
    return covered >= RENDERED or places[0][2].evidence >= UNMISTAKABLE


def is_reworded(pair: Pair) -> bool:
    """Tell whether the same thing was said again in other words, not quoted again."""
    return pair.severity >= Severity.MAJOR and pair.score < REWORDED


def echoed(pairs: Sequence[Pair], dated: Collection[str]) -> list[Pair]:
    """Make the echo of one rendering an echo of what an undated article has word for word.

    Args:
        pairs: Pairs told apart by date already.
        dated: Articles whose date is known: they have been judged by it.
    """
    literal: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if pair.same and pair.severity < Severity.MINOR and pair.a.quote and pair.b.quote:
            literal[pair.a.quote].add(pair.b.quote)
            literal[pair.b.quote].add(pair.a.quote)
    echoes = {
        frozenset((other, there))
        for pair in pairs
        if pair.relation is Relation.ECHO
        for here, there in ((pair.a.quote, pair.b.quote), (pair.b.quote, pair.a.quote))
        for other in literal.get(here or "", ())
    }
    return [
        attrs.evolve(pair, relation=Relation.ECHO)
        if frozenset((pair.a.quote, pair.b.quote)) in echoes
        and not {pair.a.article, pair.b.article} <= set(dated)
        else pair
        for pair in pairs
    ]


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
