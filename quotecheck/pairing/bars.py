"""How much two passages must have in common to be taken for one utterance: the policy of pairing.

One bar for each circumstance: whether one person is credited with both, whether the two articles
already share a remark, whether one side is a paraphrase, how many days lie between.
"""

import functools
import math
import operator
from collections.abc import Collection, Sequence
from itertools import compress
from typing import NamedTuple

import attrs

from ..collation.stretches import Link, Run
from ..model.passages import Match, Passage
from ..model.quotations import Form, Kind
from ..names import Identity

FEW_DAYS = 4
"""Days apart up to which one word of one person's is hardly another one."""
SAME_OCCASION = 3
"""Days within which reports of one occasion come out."""
SOON, SOON_SHARE = 2, 0.8
"""Days apart up to which less evidence is asked for, and what share of it."""
LATE, LATE_SHARE = 30, 1.2
"""Days apart beyond which more evidence is asked for, and what share of it."""
LATE_REPORTED_SHARE = 1.5
"""The same where one side is a paraphrase: topics come back, and so do their words."""
WEEKS = 15
"""Days within which two persons hardly say a sentence word for word."""
UNDATED_SHARE = 1.6
"""Share of the evidence that is asked for where nobody knows how many days lie between."""
BESIDE_SHARE = 1.3
"""Share of the evidence that is asked for where the articles share remarks of others only, unless
both quote one person within `SAME_OCCASION`."""
COMPLETE = 0.9
"""Share of a passage from which on it counts as wholly contained in the other."""
COMPLETE_DISCOUNT = 0.6
"""What of the evidence is asked for where one passage is wholly contained in the other."""
MOSTLY, MOSTLY_DISCOUNT = 0.55, 0.75
"""Share of a passage that is most of it, and what of the evidence is then asked for."""
MOSTLY_WORDS = 4
"""Words that each side must have for that."""
COMPLETE_PHRASE_DISCOUNT = 0.45
"""What of the phrase: a single quoted word is all of its quotation."""
LITERAL_ROW = 7
"""Words in one row that are hardly said by chance, however common: they ask for no more."""
LIKELY = 0.5
"""Confidence of a credit below which a paraphrase is as good as nobody's."""
SHORT_WORD = 3
"""Letters of a word that a title may leave in lower case."""


class Amount(NamedTuple):
    """How much a match shows, or is asked to show; evidence and phrase in bits.

    Attributes:
        evidence: What both stretches have in common, less the price of gaps.
        score: The share of the shorter stretch's information that this covers.
        phrase: The heaviest run of words that both have in one row, names left out; a lone word
            counts for half. Scattered words and the names of a topic prove little.
        words: How many words each side has: short phrases are anybody's.
        row: How many words both have in one row.
    """

    evidence: float
    score: float
    phrase: float = 0.0
    words: int = 1
    row: int = 1

    def reaches(self, asked: "Amount") -> bool:
        """Tell whether there is as much of everything as is asked for."""
        return all(map(operator.ge, self, asked))


@attrs.frozen(cache_hash=True)
class Bar:
    """What a match must show, evidence and phrase in bits.

    Attributes:
        evidence: As in `Amount`, and so are `score`, `phrase`, `words` and `row`.
        score: The share of the shorter stretch's information.
        phrase: The heaviest run of words.
        cover: The share of the shorter passage that makes up for a phrase; more than 1 for never.
        discount: Less is asked for where one passage is wholly contained in the other.
        words: How many words each side must have.
        row: How many words both must have in one row, unless less is asked for.
        whole: How many words in one row make up for it that a match is no whole sentence of one
            of the two, nor all of it: a phrase from which both go on otherwise is anybody's.
        context: What a lone word must have in common with the sentences around, in bits.
        mostly: Somewhat less is asked for where most of one passage is in the other.
        literal: The share of the score that is enough where both have `LITERAL_ROW` words in a row.
        unbroken: The match must be one row of words.
    """

    evidence: float
    score: float
    phrase: float = 0.0
    cover: float = 1.1
    discount: bool = True
    words: int = 1
    row: int = 1
    whole: float = 0
    context: float = 0.0
    mostly: bool = False
    literal: float = 1.0
    unbroken: bool = False

    @property
    def least(self) -> float:
        """The evidence without which nothing passes, however complete."""
        return self.evidence * (COMPLETE_DISCOUNT if self.discount else 1.0)

    @property
    def least_phrase(self) -> float:
        """The phrase without which nothing passes, unless what is covered makes up for it."""
        if self.cover <= 1:
            return 0.0
        return self.phrase * (COMPLETE_PHRASE_DISCOUNT if self.discount else 1.0)

    def may_pass(self, runs: Sequence[Run]) -> bool:
        """Tell whether a stretch of some runs can pass, whichever of them it is made of."""
        if sum(run.weight for run in runs) < self.least or not any(run.own for run in runs):
            return False
        if max(run.phrase for run in runs) < self.least_phrase:
            return False
        return self.discount or max(run.length for run in runs) >= self.row

    @functools.lru_cache(maxsize=1 << 12)  # noqa: B019  (bars are few, and live as long as we do)
    def at(self, days: int | None) -> "Bar":
        """Return the bar for articles published so many days apart; None where dates are unknown.

        Time is a prior, never a wall: one utterance in three is quoted again weeks later.
        """
        if days is None or SOON < days <= LATE:
            return self.near(days)
        return self.near(days).raised(SOON_SHARE if days <= SOON else LATE_SHARE)

    @functools.lru_cache(maxsize=1 << 12)  # noqa: B019
    def near(self, days: int | None) -> "Bar":
        """Return the bar for articles of one week's half: a lone word may stand for itself."""
        return attrs.evolve(self, context=0.0) if days is not None and days <= FEW_DAYS else self

    def passes(self, match: Match, links: Sequence[Link]) -> bool:
        """Tell whether a match shows enough; most of a passage in common makes up for a phrase."""
        shown = Amount(
            evidence=match.evidence,
            score=match.score,
            phrase=max(link.run.phrase for link in links),
            words=match.shortest,
            row=max(link.run.length for link in links),
        )
        return (
            shown.reaches(self._asked(match.cover, shown))
            and (match.whole or shown.row >= self.whole)
            and (not self.unbroken or _is_row(match, links))
        )

    def _asked(self, cover: float, shown: Amount) -> Amount:
        """Return what is asked of a match that has so much of the shorter passage."""
        complete = self.discount and cover >= COMPLETE
        literal = shown.row >= LITERAL_ROW
        phrase = self.phrase * (COMPLETE_PHRASE_DISCOUNT if complete else 1.0)
        return Amount(
            evidence=self.evidence * self._share(cover, shown),
            score=self.score * (self.literal if literal else 1.0),
            phrase=0.0 if cover >= self.cover else phrase,
            words=self.words,
            row=1 if complete else self.row,
        )

    def _share(self, cover: float, shown: Amount) -> float:
        """Return the share of the evidence that is asked for of what is complete, or nearly so."""
        if self.discount and (cover >= COMPLETE or shown.row >= LITERAL_ROW):
            return COMPLETE_DISCOUNT
        mostly = self.mostly and cover >= MOSTLY and shown.words >= MOSTLY_WORDS
        return MOSTLY_DISCOUNT if mostly else 1.0

    @functools.lru_cache(maxsize=1 << 8)  # noqa: B019
    def raised(self, share: float) -> "Bar":
        """Return the bar with so much of its evidence asked for."""
        return attrs.evolve(self, evidence=share * self.evidence, phrase=share * self.phrase)

    def at_most(self, other: "Bar") -> "Bar":
        """Return the bar with no more evidence asked for than another one does."""
        evidence, phrase = min(self.evidence, other.evidence), min(self.phrase, other.phrase)
        return attrs.evolve(self, evidence=evidence, phrase=phrase)


def _is_row(match: Match, links: Sequence[Link]) -> bool:
    """Tell whether a match is one row of words; the sentences around may have more in common."""
    return sum(match.a_start <= link.run.a < match.a_end for link in links) == 1


ONE_PERSON = Bar(evidence=11, score=0.5, phrase=7, context=0.5)
"""Two articles of which nothing is known, both crediting one person."""
STRANGERS = Bar(evidence=14, score=0.55, phrase=9, discount=False, words=4, whole=LITERAL_ROW)
"""The same, where it cannot be told whether they do: a short phrase then joins nobody."""
MAY_BE = Bar(evidence=9, score=0.7, phrase=7, discount=False, words=3, whole=LITERAL_ROW)
"""The same, where one is only described in a report that quotes whom the other one names."""
ONE_PERSON_REPORTED = Bar(evidence=9, score=0.4, phrase=2.5, discount=False, row=3)
"""One person's words, and an outlet's own paraphrase of what that person said."""
STRANGERS_REPORTED = Bar(evidence=20, score=0.7, phrase=14, discount=False, row=6)
"""The same, where it cannot be told whether one person is meant."""
KINDRED = Bar(evidence=9.5, score=0.3, phrase=4.5, cover=0.5, context=0.5)
"""Two articles that already share a remark by this speaker."""
RECALLED = Bar(evidence=8, score=0.99, phrase=4.5, row=4, mostly=True, unbroken=True)
"""One person's words, and a later report that has them word for word and tells them as said before:
it may well mean these."""
KINDRED_REPORTED = Bar(
    evidence=8.5, score=0.25, phrase=2.5, cover=0.5, row=2, context=0.5, mostly=True
)
"""The same, where one side is the outlet's own paraphrase."""
REFERENCE = Bar(evidence=9.0, score=0.5)
"""A draft's quotation, and a reference that it may have been taken from."""
LIKENESS = Bar(evidence=6.0, score=0.3)
"""A quotation that no reference has, and a passage that may be worth a look all the same."""
SOON_OTHER = Bar(evidence=10.5, score=0.7, phrase=8, discount=False, words=5, row=5, whole=math.inf)
"""Different persons are credited within days: a sentence of five words is hardly said twice."""
UNDATED_OTHER = attrs.evolve(SOON_OTHER.raised(UNDATED_SHARE), words=LITERAL_ROW)
"""The same, where nobody knows how many days lie between, nor do both persons stand in each of the
articles: five words may be a saying."""
FAMOUS_OTHER = attrs.evolve(SOON_OTHER, score=0.95, words=LITERAL_ROW)
"""The same weeks later, where one report calls it famous: seven words, and hardly one other."""
OTHER_PERSON = Bar(evidence=20, score=0.9, phrase=15, discount=False, row=8, whole=math.inf)
"""Different persons are credited: only a long and nearly literal match is one utterance."""
KINDRED_OTHER = Bar(
    evidence=10, score=0.8, phrase=7, discount=False, words=5, whole=math.inf, literal=0.85
)
"""The same, between articles that share another remark."""
QUESTION = "Q"
"""The label of whoever asks, in a transcript that names nobody."""
DISPUTED_LINE = 8.0
"""A line word for word in two reports of one occasion, in bits, where they credit two persons."""
ANSWER = 3.0
"""Whole clauses of one person's in two reports of one occasion, in bits: any word of sense."""
ANSWER_UNSURE = 8.0
"""The same, where it cannot be told whether they are one person's: two such words at least."""


def least_of_strangers(a: Passage, b: Passage, days: int | None) -> float:
    """Return the evidence that two quotations must show whoever is credited, by days apart."""
    alike = a.quote.form is b.quote.form
    return ONE_PERSON.at(days).least if alike else ONE_PERSON_REPORTED.least


def least_of_kindred(a: Passage, b: Passage) -> float:
    """Return the same for articles that share a remark."""
    quoted = a.quote.form is b.quote.form is Form.QUOTED
    return (KINDRED if quoted else KINDRED_REPORTED).least


@attrs.frozen
class Circumstances:
    """Under which two passages are held against each other.

    Attributes:
        a: The one passage.
        b: The other passage.
        identity: Whether one person is credited with both.
        days: How many days lie between the articles; None where a date is unknown.
        recalled: A paraphrase is told as what was said before, whenever that was; or, where two
            persons are credited, as famous.
        likely: Where it cannot be told, who is only described may well be the other.
        acquainted: Each article names the person whom the other one credits; asked of a few words
            where no date tells.
    """

    a: Passage
    b: Passage
    identity: Identity
    days: int | None = None
    recalled: bool = False
    likely: bool = False
    acquainted: bool = False

    @property
    def are_quoted(self) -> bool:
        """Whether both stand between marks."""
        return self.a.quote.form is self.b.quote.form is Form.QUOTED

    @property
    def are_many_words(self) -> bool:
        """Whether both have `LITERAL_ROW` words or more: fewer may be a saying."""
        return min(len(self.a.wording), len(self.b.wording)) >= LITERAL_ROW

    @property
    def is_guess(self) -> bool:
        """Whether one person is credited with both by guessing only."""
        guessed = min(self.a.quote.confidence, self.b.quote.confidence) < LIKELY
        return self.identity is Identity.UNSURE or guessed

    @property
    def is_anybodys(self) -> bool:
        """Whether nobody knows who says what is a title or a question."""
        unsure = self.identity is Identity.UNSURE
        return unsure and (is_anybodys(self.a) or is_anybodys(self.b))

    def is_later_than(self, days: int) -> bool:
        """Tell whether more days than that are known to lie between."""
        return self.days is not None and self.days > days


def strangers(under: Circumstances) -> Bar:
    """Return what two passages must show between articles of which nothing is known."""
    if not under.are_quoted:
        return _strangers_reported(under)
    if under.identity is Identity.DIFFERENT:
        return _two_persons(under)
    if under.is_anybodys:
        return OTHER_PERSON
    unsure = MAY_BE if under.likely else STRANGERS
    return (unsure if under.identity is Identity.UNSURE else ONE_PERSON).at(under.days)


def _strangers_reported(under: Circumstances) -> Bar:
    """Return the same where one side is a paraphrase."""
    if under.identity is Identity.DIFFERENT:
        return OTHER_PERSON
    if under.is_guess:
        return STRANGERS_REPORTED.at(under.days)
    late = under.is_later_than(LATE) and not under.recalled
    return ONE_PERSON_REPORTED.raised(LATE_REPORTED_SHARE) if late else ONE_PERSON_REPORTED


def _two_persons(under: Circumstances) -> Bar:
    """Return the same of two quotations that two persons are credited with."""
    if under.is_later_than(WEEKS):
        return FAMOUS_OTHER if under.recalled else OTHER_PERSON
    return UNDATED_OTHER if under.days is None and not under.acquainted else SOON_OTHER


def kindred(under: Circumstances, speakers: Collection[str | None]) -> Bar:
    """Return what two passages must show between articles that share a remark.

    Args:
        under: The passages, and the circumstances.
        speakers: Whose remarks the two articles share, as the first one names them.
    """
    quoted, unsure = under.are_quoted, under.identity is Identity.UNSURE
    if under.identity is Identity.DIFFERENT:
        return KINDRED_OTHER if quoted else OTHER_PERSON
    if under.is_anybodys:
        return OTHER_PERSON
    if under.is_guess and not quoted:
        agreed = not unsure and is_soon(under.days)
        return ONE_PERSON_REPORTED if agreed else STRANGERS_REPORTED
    bar = (KINDRED if quoted else KINDRED_REPORTED).near(under.days)
    if unsure:
        bar = attrs.evolve(bar, score=STRANGERS.score, context=math.inf, whole=LITERAL_ROW)
    known = under.a.quote.speaker is None or under.a.quote.speaker in speakers
    sure = quoted and not unsure and is_soon(under.days)
    return bar if known or sure else bar.raised(BESIDE_SHARE).at_most(strangers(under))


def is_soon(days: int | None) -> bool:
    """Tell whether articles so many days apart may report one occasion."""
    return days is not None and days <= SAME_OCCASION


def least_of_answers(identity: Identity) -> float:
    """Return what clauses that answer each other from end to end must have in common, in bits."""
    if identity is Identity.DIFFERENT:
        return math.inf
    return ANSWER_UNSURE if identity is Identity.UNSURE else ANSWER


def is_anybodys(passage: Passage) -> bool:
    """Tell a title, and what an interviewer asks (``Q:``) about what others say."""
    return passage.quote.speaker == QUESTION or _is_title(passage)


def _is_title(passage: Passage) -> bool:
    """Tell a title or a slogan by its capitals; it is everybody's, unless one person says it."""
    if passage.quote.form is Form.REPORTED or passage.quote.kind is Kind.HEADLINE:
        return False
    capitals = 0
    for word in compress(passage.tokens, passage.core):
        if len(word.text) > SHORT_WORD:
            if not word.text[0].isupper():  # most quotations have one early on
                return False
            capitals += 1
    return capitals > 1
