"""Who is meant: whether two passages are one person's, as far as credits and phrases tell.

Credits alone leave much open: a candidate, a pronoun, a name that was read wrongly. The phrase that
one person is known for tells more than these; one that everybody uses tells less.
"""

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from ..model import Form, Passage
from ..names import Identity
from ..persons import Persons, is_cited
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

ONE_PERSON = frozenset({Identity.SAME, Identity.SPELLING})
"""Answers that make two credits one person's."""


@attrs.frozen(eq=False)
class Identities:
    """Who is who in one run.

    Attributes:
        persons: Who is the same person as whom, by name.
        phrases: Whose phrase is whose.
        heard: The surnames of those whom each article credits with something.
    """

    persons: Persons
    phrases: Phrases
    heard: Mapping[str, Collection[str]]

    @classmethod
    def over(
        cls, persons: Persons, phrases: Phrases, passages: Mapping[str, Sequence[Passage]]
    ) -> "Identities":
        """Take along whom each article credits.

        Args:
            persons: Who is the same person as whom, by name.
            phrases: Whose phrase is whose.
            passages: Each article's quotations and reported clauses.
        """
        every = itertools.chain.from_iterable(passages.values())
        return cls(persons, phrases, heard_in(every))

    def identity(self, a: Passage, b: Passage) -> Identity:
        """Tell whether two passages are one person's.

        The phrase that one person is known for is that person's wherever it stands in a sentence
        that names the person, unless that says in so many words that somebody else said it; one
        that everybody uses is nobody's.
        """
        identity = self.persons.identity(a.quote, b.quote)
        if identity in ONE_PERSON:
            return identity
        here, there = _credited((a, b))
        if identity is Identity.DIFFERENT and here == there:  # a phrase's owner is a surname
            return identity
        phrase = min(a.wording, b.wording, key=len)
        if len(phrase) > MOST_WORDS:
            return identity
        owner = None if self.phrases.is_habit(phrase) else self.phrases.owner(phrase)
        if identity is Identity.UNSURE and self.phrases.is_stock(phrase):
            return Identity.DIFFERENT
        others = [p for p in (a, b) if not (owner and self._means(p, owner, phrase))]
        if not others:
            return Identity.SAME
        return Identity.DIFFERENT if len(others) == 1 and _is_told(others[0]) else identity

    def is_one_person(self, a: Passage, b: Passage) -> bool:
        """Tell whether one person is known to have said both."""
        return self.identity(a, b) in ONE_PERSON

    def agree(self, a: Passage, b: Passage) -> bool:
        """Tell whether the credits by themselves leave it open that one person said both."""
        return self.persons.identity(a.quote, b.quote) is not Identity.DIFFERENT

    def disputed(self, a: Passage, b: Passage) -> bool:
        """Tell whether two passages are credited to different persons, as far as is known."""
        return not self.agree(a, b) and self.identity(a, b) is Identity.DIFFERENT

    def may_tell(self, clause: Passage, quotation: Passage) -> bool:
        """Tell whether a clause's person is the quotation's, or a description of whoever it is.

        *A candidate who called for “much worse”* is nobody else, where “much worse” is somebody's.
        """
        if surname(clause.quote.speaker or "nobody"):
            return self.persons.identity(clause.quote, quotation.quote) in ONE_PERSON
        return surname(quotation.quote.speaker or "") != ""

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


def _credited(passages: Iterable[Passage]) -> list[str]:
    """Return the surnames of those credited, the empty string for a description."""
    return [surname(passage.quote.speaker or "") for passage in passages]


def _is_told(passage: Passage) -> bool:
    """Tell whether a sentence says in so many words who spoke: *Lee said that it was “…”*."""
    cue, start = passage.quote.cue, passage.quote.start
    if cue is None or is_only_described(passage.quote):
        return False
    return any(word.norm == "that" and cue.end <= word.start < start for word in passage.tokens)


def _sets_apart(passage: Passage, phrase: Wording) -> bool:
    """Tell whether a quotation has a phrase between marks of its own."""
    starts = passage.places.get(phrase[0], ())
    return any(
        passage.stems[at : at + len(phrase)] == phrase
        and is_cited(passage.quote, passage.span(at, at + len(phrase)))
        for at in starts
    )
