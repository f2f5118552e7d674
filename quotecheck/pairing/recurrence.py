"""Whether what two reports have in common was said once, or again on another occasion.

Evidence is what the reports say of the occasion, what else they share, and how often and in what
company a line is quoted. Time alone decides nothing.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from ..commonplaces import content
from ..intervals import Intervals
from ..model.articles import Article
from ..model.labels import Label, Severity
from ..model.pairs import Pair
from ..model.passages import Match, Matched, Passage
from ..model.quotations import Form
from ..model.spans import Span
from ..occasions import (
    days_between,
    is_famous,
    is_line,
    is_proposed,
    is_recalled,
    looks_back,
    names_the_past,
    on_other_days,
    said_day,
    said_often,
    told_day,
)
from . import bars, matching
from .phrases import Phrases, Wording, surname
from .predicates import said_of

SAME_WEEK = 5
"""Days within which a report need not say when a thing was said: those of a working week."""
SAME_WEEK_REPORTED = 7
"""The same where one side is a paraphrase: what somebody wants is told again all week."""
AT_LENGTH = 10
"""Words from which on a line is quoted again, not said again, for as long as `bars.WEEKS`."""
FEW_REMARKS = 2
"""Wordings that reports of two occasions may share by the speaker's habit."""
MUCH = 50.0
"""Evidence, in bits, from which on few remarks are more than a habit."""
BEYOND_DOUBT = 15.0
"""Evidence, in bits, from which on what reports of a few days quote was said on one occasion."""
VERBATIM = frozenset({Label.IDENTICAL, Label.TYPOGRAPHIC, Label.EXCERPT, Label.MARKED_EDIT})
"""Labels of what an outlet has quoted word for word."""
A_TOPIC = 3
"""Words of sense without which nobody knows what a clause is about."""
KNOWN = 2
"""Articles that must look back at a phrase to make it one that a remark is known by."""


@attrs.define(eq=False)
class Company:
    """What two articles share.

    Attributes:
        wordings: Each wording.
        quoted: Those that both quote, and that neither looks back at, with the evidence for each.
            Topics are paraphrased alike, and who looks back at one thing may have others fresh.
        is_literal: Whether all of the latter are word for word the same.
    """

    wordings: set[Wording] = attrs.field(factory=set)
    quoted: dict[Wording, float] = attrs.field(factory=dict)
    told: dict[Wording, float] = attrs.field(factory=dict)
    is_literal: bool = True

    def admit(self, matched: Matched, pair: Pair, *, fresh: bool) -> None:
        """Add a match, the pair that it makes, and whether both quote it as the news."""
        a, _, match = matched
        wording = a.stems[match.a_start : match.a_end]
        self.wordings.add(wording)
        if fresh:
            self.quoted[wording] = match.evidence
            self.is_literal = self.is_literal and VERBATIM.issuperset(pair.labels)
        elif not matched.is_alike:
            self.told[wording] = match.evidence

    @property
    def weight(self) -> float:
        """The evidence for all that both quote."""
        return sum(self.quoted.values())

    @property
    def retold(self) -> float:
        """The same for what one of the two tells in its own words."""
        return sum(self.told.values())

    @property
    def is_many(self) -> bool:
        """Tell whether there are more wordings than somebody repeats by habit."""
        return len(self.wordings) > FEW_REMARKS

    @property
    def is_lone(self) -> bool:
        """Tell whether there is one quotation at most."""
        return len(self.quoted) <= 1

    @property
    def is_telling(self) -> bool:
        """Tell whether so much is quoted that one occasion is reported: much, or many things.

        Who says several things again says one of them in other words.
        """
        much = not self.is_lone and self.weight >= MUCH
        return self.is_literal and (len(self.quoted) > FEW_REMARKS or much)


@attrs.frozen(eq=False)
class Recurrence:
    """What is known of occasions in one run.

    Attributes:
        articles: What was read, by id.
        passages: Each article's quotations and reported clauses.
        phrases: Whose phrase is whose among them.
        names: The stems that are names.
    """

    articles: Mapping[str, Article]
    passages: Mapping[str, Sequence[Passage]]
    phrases: Phrases
    names: frozenset[str] = frozenset()
    _known: dict[Wording, bool] = attrs.field(factory=dict, init=False)
    _recalled: dict[Passage, bool] = attrs.field(factory=dict, init=False)
    _famous: dict[Passage, bool] = attrs.field(factory=dict, init=False)
    _dated: dict[Passage, bool] = attrs.field(factory=dict, init=False)
    _lines: dict[Passage, bool] = attrs.field(factory=dict, init=False)
    _told: dict[tuple[str, frozenset[str]], datetime.date | None] = attrs.field(
        factory=dict, init=False
    )

    def companies(self, met: Iterable[tuple[Matched, Pair]]) -> Mapping[tuple[str, str], Company]:
        """Return what each two articles share, by their ids in the order of the matches."""
        found: dict[tuple[str, str], Company] = defaultdict(Company)
        for matched, pair in met:
            recalled = self._is_recalled_by(matched.a, matched.b)
            fresh = matched.is_alike and not recalled
            found[matched.articles].admit(matched, pair, fresh=fresh)
        return found

    def is_one_occasion(self, here: str, there: str, company: Company) -> bool:
        """Tell whether two articles report one occasion beyond doubt.

        Args:
            here: The id of the one article.
            there: The id of the other.
            company: What they share.
        """
        days = days_between(self.articles[here].published, self.articles[there].published)
        return company.is_telling or (
            bars.is_soon(days) and company.weight + company.retold >= BEYOND_DOUBT
        )

    def is_recalled(self, passage: Passage) -> bool:
        """Tell a clause that is told as known: *his call for …*, *has proposed …*."""
        return passage.quote.form is Form.REPORTED and self._is_told_as_known(passage)

    def recalls(self, a: Passage, b: Passage) -> bool:
        """Tell whether the later of two reports says in so many words when else it was said."""
        return any(map(self._names_the_past, self._later(a, b)))

    def _is_recalled_by(self, a: Passage, b: Passage) -> bool:
        """Tell whether the later of two reports looks back at the words."""
        return any(map(self._looks_back, self._later(a, b)))

    def _is_told_as_known(self, passage: Passage) -> bool:
        cue = passage.quote.cue
        return cue is not None and is_recalled(self.articles[passage.quote.article].text, cue)

    def is_another(
        self, a: Passage, b: Passage, match: Match, pair: Pair, company: Company
    ) -> bool:
        """Tell another remark: another sentence, a habit, or a line said again on another day.

        Args:
            a: The one passage.
            b: The other passage.
            match: What they share.
            pair: The two stretches, compared.
            company: What else their articles share.
        """
        days = days_between(*self._published(a, b))
        together = company.is_many and (days is None or days <= bars.SAME_OCCASION)
        common = not together and matching.is_common_phrase(a, b, match)
        if common or self._is_of_another(a, b, match):
            return True
        if days is None:
            return False
        exactly = VERBATIM.issuperset(pair.labels) and self.recalls(a, b)
        if self._is_habit(
            a, b, match, late=days > SAME_WEEK and not exactly
        ) or self._is_of_no_occasion(a, b, match, days, company):
            return True
        recalled = self._is_recalled_by(a, b)
        reworded = days > bars.SAME_OCCASION and company.is_lone and matching.is_reworded(pair)
        if reworded and not (recalled and self._is_to_be_the_same(a, b, pair)):
            return True
        return not recalled and self._is_said_again(a, b, match, days, company)

    def _is_to_be_the_same(self, a: Passage, b: Passage, pair: Pair) -> bool:
        """Tell what a report that looks back should have word for word, and has not.

        It tells the words as known (*her call for …*), of which nobody says that they are said
        often, or a *not* is lost from what it recalls, which must not slip through.
        """
        if pair.severity is Severity.CRITICAL:
            return True
        known = any(self._is_told_as_known(passage) for passage in self._later(a, b))
        return known and not any(said_often(*self._setting(passage)[:3]) for passage in (a, b))

    def _is_said_again(
        self, a: Passage, b: Passage, match: Match, days: int, company: Company
    ) -> bool:
        """Tell a line said on two occasions: the later report has it on its own day.

        What somebody says again weeks later comes with little else that the two reports share; a
        report that quotes an earlier occasion says so, or quotes at length, or quotes what a remark
        is known by. Where each report tells another day, and after some weeks, a line is said again
        at any length.
        """
        if company.is_telling or self._is_known(a.stems[match.a_start : match.a_end]):
            return False
        quoted = a.quote.form is b.quote.form is Form.QUOTED
        week = SAME_WEEK if quoted else SAME_WEEK_REPORTED
        lately = days <= (week if match.shortest < AT_LENGTH else bars.WEEKS)
        return not lately or (quoted and self._have_other_days(a, b, days))

    def _is_of_another(self, a: Passage, b: Passage, match: Match) -> bool:
        """Tell a few words that are said of one person here, and of another one there.

        *Ada* and *Berg* may be one, if either article has *Ada Berg*.
        """
        if match.shortest > matching.SHORT_LINE:
            return False
        here = said_of(a, match.a_start, self.names)
        there = said_of(b, match.b_start, self.names)
        if here is None or there is None or here == there:
            return False
        texts = [self.articles[passage.quote.article].text for passage in (a, b)]
        return not any(f"{here} {there}" in text or f"{there} {here}" in text for text in texts)

    def _is_of_no_occasion(
        self, a: Passage, b: Passage, match: Match, days: int, company: Company
    ) -> bool:
        """Tell what is said all the time, a promise that stands, and what is only the topic's."""
        if company.is_telling:
            return False
        other = days > bars.SAME_OCCASION
        said = other and (self._is_line(a) or self._is_line(b))
        topic = other and len(company.wordings) <= 1 and self._is_topic(a, b, match)
        return said or topic or self._stands(a, b, match) or self._stands(b, a, match.mirrored())

    def _stands(self, clause: Passage, quotation: Passage, match: Match) -> bool:
        """Tell a standing promise or proposal, which a quotation says once more.

        What is told as known, *has promised to*, *his call for*, is what was said first: where the
        speaker was told to say so days before, a quotation that is its report's own news is not it.
        """
        quoted = quotation.quote.form is Form.QUOTED
        if not (quoted and self._is_known_proposal(clause)) or self._looks_back(quotation):
            return False
        told = clause.stems[match.a_start : match.a_end]
        said = quotation.stems[match.b_start : match.b_end]
        topic = content(frozenset(told).intersection(said))
        day = self.articles[quotation.quote.article].published
        return on_other_days(self._first_told(surname(quotation.quote.speaker or ""), topic), day)

    def _is_topic(self, a: Passage, b: Passage, match: Match) -> bool:
        """Tell a later paraphrase that has but a word or two in common with a quotation.

        Where two reports share nothing else, these are the topic's; unless the later one says when
        it was said.
        """
        shared = {*a.stems[match.a_start : match.a_end]} & {*b.stems[match.b_start : match.b_end]}
        told = all(later.quote.form is Form.REPORTED for later in self._later(a, b))
        return told and len(content(shared)) < A_TOPIC and not self.recalls(a, b)

    def _is_known_proposal(self, passage: Passage) -> bool:
        """Tell a clause that tells as known what somebody wants."""
        cue = passage.quote.cue
        text = self.articles[passage.quote.article].text
        return self.is_recalled(passage) and cue is not None and is_proposed(text, cue)

    def _first_told(self, speaker: str, topic: frozenset[str]) -> datetime.date | None:
        """Return the day of the first report in which somebody says what has some words in it."""
        if not speaker or len(topic) < A_TOPIC:
            return None
        if (speaker, topic) not in self._told:
            days = (
                self.articles[passage.quote.article].published
                for passage in self.phrases.holding(topic)
                if surname(passage.quote.speaker or "") == speaker
            )
            self._told[speaker, topic] = min(filter(None, days), default=None)
        return self._told[speaker, topic]

    def _is_line(self, passage: Passage) -> bool:
        """Tell words of which an article says that they are said on many occasions."""
        if passage not in self._lines:
            setting = self._setting(passage)[:3]
            self._lines[passage] = is_line(*setting, cue=passage.quote.cue)
        return self._lines[passage]

    def _have_other_days(self, a: Passage, b: Passage, days: int) -> bool:
        """Tell whether two reports tell words on days that no one occasion has.

        What two reports of one week name first in their heads may be a day that is yet to come.
        """
        here, there = self._setting(a), self._setting(b)
        said = days > bars.SAME_OCCASION or said_day(*here) or said_day(*there)
        return bool(said) and on_other_days(told_day(*here), told_day(*there))

    def _later(self, a: Passage, b: Passage) -> Sequence[Passage]:
        """Return the passage that came out later: only it can look back at the other's occasion."""
        one, other = self._published(a, b)
        if one is None or other is None or one == other:
            return a, b
        return (a,) if one > other else (b,)

    def _is_known(self, words: Wording) -> bool:
        """Tell a phrase by which one remark is known: most articles that quote it look back."""
        if words not in self._known:
            told: dict[str, bool] = {}
            for passage in self.phrases.reports(words):
                article = passage.quote.article
                told[article] = told.get(article, False) or self._looks_back(passage)
            looking = sum(told.values())
            self._known[words] = looking >= KNOWN and 2 * looking > len(told)
        return self._known[words]

    def _is_habit(self, a: Passage, b: Passage, match: Match, *, late: bool) -> bool:
        """Tell whether what two passages share is a line that somebody says all the time."""
        shared = a.stems[match.a_start : match.a_end], b.stems[match.b_start : match.b_end]
        return any(self.phrases.is_habit(words, late=late) for words in shared)

    def _published(self, a: Passage, b: Passage) -> tuple[datetime.date | None, ...]:
        return tuple(self.articles[passage.quote.article].published for passage in (a, b))

    def is_famous(self, passage: Passage) -> bool:
        """Tell words that an article says everybody knows, found out once for each."""
        if passage not in self._famous:
            self._famous[passage] = is_famous(*self._setting(passage)[:3])
        return self._famous[passage]

    def _looks_back(self, passage: Passage) -> bool:
        """Tell whether an article says of a quotation that it was made before."""
        if passage not in self._recalled:
            self._recalled[passage] = self._is_recalled(passage)
        return self._recalled[passage]

    def _names_the_past(self, passage: Passage) -> bool:
        """Tell whether a sentence says when else its words were said, found out once for each."""
        if passage not in self._dated:
            self._dated[passage] = names_the_past(*self._setting(passage))
        return self._dated[passage]

    def _is_recalled(self, passage: Passage) -> bool:
        """Tell whether an article says of a quotation, or of its turn, that it was made before."""
        quote = passage.quote
        article, quoted = self.articles[quote.article], self._quoted[quote.article]
        alone = quote.form is Form.REPORTED or not quote.turn
        turn = [quote.span] if alone else self._turns[quote.article, quote.turn]
        return self.is_recalled(passage) or any(
            looks_back(article.text, span, quoted, article.published) for span in turn
        )

    @cached_property
    def _turns(self) -> Mapping[tuple[str, int], Sequence[Span]]:
        """Where the parts of each article's turns stand."""
        found: dict[tuple[str, int], list[Span]] = defaultdict(list)
        for article, group in self.passages.items():
            for passage in group:
                if passage.quote.form is Form.QUOTED:
                    found[article, passage.quote.turn].append(passage.quote.span)
        return found

    def _setting(self, passage: Passage) -> tuple[str, Span, Intervals[Span], datetime.date | None]:
        """Return an article's text, a quotation in it, all of its speech in marks, and its day."""
        article = self.articles[passage.quote.article]
        quoted = self._quoted[article.id]
        return article.text, passage.quote.span, quoted, article.published

    @cached_property
    def _quoted(self) -> Mapping[str, Intervals[Span]]:
        """Where each article's quotations stand."""
        places = {
            article: [one.quote.span for one in group if one.quote.form is Form.QUOTED]
            for article, group in self.passages.items()
        }
        return {
            article: Intervals((span, span) for span in each) for article, each in places.items()
        }
