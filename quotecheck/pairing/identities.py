"""Who is meant: whether two passages are one person's, as far as credits and phrases tell.

Credits alone leave much open: a candidate, a pronoun, a name that was read wrongly. The phrase that
one person is known for tells more than these; one that everybody uses tells less.
"""

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

import attrs

from ..lexicon import words
from ..model.passages import Matched, Passage
from ..model.quotations import Form, Quote, SpeakerKind
from ..names import ONE_PERSON, Identity
from ..persons import Persons, is_cited
from ..text import fold
from .phrases import (
    BEYOND,
    MOST_WORDS,
    Phrases,
    Wording,
    heard_in,
    is_named,
    is_only_described,
    surname,
)

_OPENERS = frozenset({"that", "if", "whether"})
"""Words that open a clause of what somebody says or asks."""
LITERAL = 0.9
"""Share of a line that two reports must both have to have it word for word, or nearly so."""
Speaker: TypeAlias = tuple[str, str | None]
"""Whom an article credits: the article's id, and what it calls the speaker."""


@attrs.frozen(eq=False)
class Identities:
    """Who is who in one run.

    Attributes:
        persons: Who is the same person as whom, by name.
        phrases: Whose phrase is whose.
        heard: The surnames of those whom each article credits with something.
        texts: The articles' texts, by their ids.
        met: Credits of two articles that both have one remark.
    """

    persons: Persons
    phrases: Phrases
    heard: Mapping[str, Collection[str]]
    texts: Mapping[str, str]
    met: Collection[frozenset[Speaker]] = frozenset()

    @classmethod
    def over(
        cls,
        persons: Persons,
        phrases: Phrases,
        passages: Mapping[str, Sequence[Passage]],
        texts: Mapping[str, str],
    ) -> "Identities":
        """Take along whom each article credits.

        Args:
            persons: Who is the same person as whom, by name.
            phrases: Whose phrase is whose.
            passages: Each article's quotations and reported clauses.
            texts: The articles' texts, by their ids.
        """
        every = itertools.chain.from_iterable(passages.values())
        return cls(persons, phrases, heard_in(every), texts)

    def taught_by(self, found: Iterable[Matched]) -> "Identities":
        """Return the same, knowing who is who in two articles that quote a remark.

        Whom one report calls *the mayor* and another one *Ann Lee*, for the same words and more of
        them than a phrase has, is one person in whatever else both tell. For *Al Lee* and *Al Lee
        Jr.* any words will do.
        """
        shared: dict[frozenset[Speaker], set[Wording]] = defaultdict(set)
        for a, b, match in (one for one in found if one.is_alike):
            if match.score >= LITERAL:
                both = frozenset(map(_speaker, (a.quote, b.quote)))
                shared[both].add(a.stems[match.a_start : match.a_end])
        met = {both for both, said in shared.items() if sum(map(len, said)) > _fewest(both)}
        return attrs.evolve(self, met=met)

    def identity(self, a: Passage, b: Passage) -> Identity:
        """Tell whether two passages are one person's.

        The phrase that one person is known for is that person's wherever it stands in a sentence
        that names the person, unless that says in so many words that somebody else said it, or
        credits somebody else with other forms of the words; one that everybody uses is nobody's.
        """
        identity = self.credited(a, b)
        if identity in ONE_PERSON:
            return identity
        here, there = _credited((a, b))
        if identity is Identity.DIFFERENT and here == there:  # a phrase's owner is a surname
            return identity
        phrase = min(a.wording, b.wording, key=len)
        if len(phrase) > MOST_WORDS:
            return identity
        if identity is Identity.UNSURE and self.phrases.is_stock(phrase):
            return Identity.DIFFERENT
        owner = self._owner(phrase, a, b)
        others = [p for p in (a, b) if not (owner and self._means(p, owner, phrase))]
        if not others:
            return Identity.SAME
        return Identity.DIFFERENT if len(others) == 1 and _is_told(others[0]) else identity

    def _owner(self, phrase: Wording, a: Passage, b: Passage) -> str | None:
        """Return whose phrase two quotations have; nobody's where somebody else reworded it."""
        owner = None if self.phrases.is_habit(phrase) else self.phrases.owner(phrase)
        if owner is None or _is_literal(a, b):
            return owner
        return None if any(_is_anothers(p, owner) for p in (a, b)) else owner

    def credited(self, a: Passage, b: Passage) -> Identity:
        """Tell the same by the credits alone."""
        identity = self.persons.identity(a.quote, b.quote)
        if identity is Identity.DIFFERENT and (self._is_his(a, b) or self._is_his(b, a)):
            return Identity.UNSURE
        named = a.quote.speaker and b.quote.speaker
        if identity is not Identity.UNSURE or not named:
            return identity
        known = frozenset(map(_speaker, (a.quote, b.quote))) in self.met
        return Identity.SAME if known else identity

    def _is_his(self, clause: Passage, quotation: Passage) -> bool:
        """Tell whether *he*, in an outlet's own words, may be whom another outlet quotes.

        It may where the clause's article names that person, too.
        """
        if clause.quote.form is quotation.quote.form or quotation.quote.form is Form.REPORTED:
            return False
        pointed = clause.quote.speaker_kind is not SpeakerKind.NAMED
        return pointed and self._names(clause, quotation)

    def are_acquainted(self, a: Passage, b: Passage) -> bool:
        """Tell whether each of two articles names the person whom the other one credits."""
        return all(self._names(one, other) for one, other in ((a, b), (b, a)))

    def _names(self, passage: Passage, other: Passage) -> bool:
        name = (other.quote.speaker or "").rpartition(" ")[2]
        return name[:1].isupper() and name in self.texts[passage.quote.article]

    def is_one_person(self, a: Passage, b: Passage) -> bool:
        """Tell whether one person is known to have said both."""
        return self.identity(a, b) in ONE_PERSON

    def agree(self, a: Passage, b: Passage) -> bool:
        """Tell whether the credits by themselves leave it open that one person said both."""
        return self.persons.identity(a.quote, b.quote) is not Identity.DIFFERENT

    def disputed(self, a: Passage, b: Passage) -> bool:
        """Tell whether two passages are credited to different persons, as far as is known."""
        return not self.agree(a, b) and self.identity(a, b) is Identity.DIFFERENT

    def may_be_one(self, a: Passage, b: Passage) -> bool:
        """Tell whether one of two is only described, and may well be whom the other one names.

        *The audience*, *his aides* and *the trainer* are often credited where somebody is meant
        whom the sentence names, or whom the article quotes.
        """
        return any(self._may_mean(one, other) for one, other in ((a, b), (b, a)))

    def _may_mean(self, described: Passage, named: Passage) -> bool:
        person = surname(named.quote.speaker or "")
        if not person or not is_only_described(described.quote):
            return False
        return is_named(described, person) or person in self.heard[described.quote.article]

    def may_tell(self, clause: Passage, quotation: Passage) -> bool:
        """Tell whether a clause's person is the quotation's, or a description of whoever it is.

        *A candidate who called for “much worse”* is nobody else, where “much worse” is somebody's;
        *the candidates* are no one person.
        """
        described = clause.quote.speaker
        if surname(described or "nobody"):
            return self.credited(clause, quotation) in ONE_PERSON
        return surname(quotation.quote.speaker or "") != "" and not _are_many(described)

    def _means(self, passage: Passage, person: str, phrase: Wording) -> bool:
        """Tell whether a person may be meant by a quotation's credit, or by its sentence.

        *The candidate* may be anybody whom the article quotes, whomever it was taken for. Who is
        credited with more than the phrase speaks in words of their own, unless the phrase is set
        apart in them.
        """
        if surname(passage.quote.speaker or "") == person:
            return True
        little = len(passage.wording) < max(MOST_WORDS + 1, len(phrase) + BEYOND)
        quotes = passage.quote.form is Form.QUOTED and little
        if not quotes and not _sets_apart(passage, phrase):
            return False
        if is_named(passage, person):
            return not _is_told(passage)
        return is_only_described(passage.quote) and person in self.heard[passage.quote.article]


def _are_many(described: str | None) -> bool:
    """Tell a description of several persons: *the two candidates*."""
    last = fold(described or "").rpartition(" ")[2]
    kinds = words("roles") | words("persons")
    return last not in kinds and last.removesuffix("s") in kinds


def _speaker(quote: Quote) -> Speaker:
    return quote.article, quote.speaker


def _fewest(both: Iterable[Speaker]) -> int:
    """Return how many words are not enough to make one person of two speakers."""
    surnames = {surname(name or "") for _, name in both}
    return 0 if len(surnames) == 1 and "" not in surnames else MOST_WORDS


def _credited(passages: Iterable[Passage]) -> list[str]:
    """Return the surnames of those credited, the empty string for a description."""
    return [surname(passage.quote.speaker or "") for passage in passages]


def _is_literal(a: Passage, b: Passage) -> bool:
    """Tell whether the shorter of two quotations stands in the other as it is written."""
    said, whole = sorted((_norms(a), _norms(b)), key=len)
    return any(whole[n : n + len(said)] == said for n in range(len(whole) - len(said) + 1))


def _norms(passage: Passage) -> tuple[str, ...]:
    return tuple(itertools.compress(passage.tokens.norms, passage.core))


def _is_anothers(passage: Passage, person: str) -> bool:
    """Tell whether somebody or something else than a person is credited with a quotation."""
    return passage.quote.speaker is not None and surname(passage.quote.speaker) != person


def _is_told(passage: Passage) -> bool:
    """Tell whether a sentence says in so many words who spoke, or asked.

    *Lee said that it was “…”*, *Lee asked whether it was “…”*.
    """
    cue, start = passage.quote.cue, passage.quote.start
    if cue is None or is_only_described(passage.quote):
        return False
    return any(word.norm in _OPENERS and cue.end <= word.start < start for word in passage.tokens)


def _sets_apart(passage: Passage, phrase: Wording) -> bool:
    """Tell whether a quotation has a phrase between marks of its own."""
    starts = passage.places.get(phrase[0], ())
    return any(
        passage.stems[at : at + len(phrase)] == phrase
        and is_cited(passage.quote, passage.span(at, at + len(phrase)))
        for at in starts
    )
