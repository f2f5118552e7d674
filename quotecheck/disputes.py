"""When two credits contradict each other: where not both of them can be right.

Two outlets credit two persons with one utterance. That is a mistake of one of them, unless one of
the two persons only passes the words on, speaks for the other, or was never named.
"""

import attrs

from .model.pairs import Side
from .model.quotations import Quote, SpeakerKind
from .relays import (
    is_asked,
    is_passed_on,
    is_taken_from,
    is_taken_up,
    mentions,
    relayed_from,
    speaks_for,
)

POINTED = 0.7
"""Confidence below which *he* or *the mayor* may be anybody whom the article has named before."""
INFERRED = 0.75
"""Confidence of a credit below which nothing but the context tells whom a description means."""
CARRIED = 0.8
"""The same where nobody stands beside the words; the person may then be anybody."""


@attrs.frozen
class Saying:
    """Words that an article credits to somebody.

    Attributes:
        text: The article.
        quote: The quotation that has them.
        side: Where they stand.
    """

    text: str
    quote: Quote
    side: Side

    @property
    def speaker(self) -> str:
        """Who is credited."""
        return self.quote.speaker or ""

    @property
    def surname(self) -> str:
        """The last word of who is credited, as it is written."""
        return self.speaker.rsplit(maxsplit=1)[-1] if self.speaker else ""

    @property
    def relayed_from(self) -> str | None:
        """The last word for whom the speaker relays."""
        return relayed_from(self.text, self.side.span, self.quote.span)

    @property
    def is_asked(self) -> bool:
        """Whether the words are a question's."""
        return is_asked(self.text, self.side.span, self.quote.span)

    @property
    def is_nobodys(self) -> bool:
        """Whether nobody is credited beside the words, and whoever spoke before may not go on."""
        nobody = self.quote.speaker_kind is SpeakerKind.NONE
        return nobody and self.quote.confidence < CARRIED

    def may_mean(self, other: "Saying") -> bool:
        """Tell whether *he*, *the mayor* or nobody beside the words may mean the other's person.

        Whom the article has named before may be meant, unless it names somebody at the words.
        """
        named = self.quote.speaker_kind is SpeakerKind.NAMED
        return not named and mentions(self.text, other.surname, self.quote.end)

    def describes(self, other: "Saying") -> bool:
        """Tell whether a description is what the other article calls its speaker.

        *The health minister*, taken for the woman whom a report is about, is *the minister, Ann
        Lee*, of another one.
        """
        quote = self.quote
        inferred = quote.speaker_kind is SpeakerKind.NOMINAL and quote.confidence < INFERRED
        if not inferred or quote.source is None:
            return False
        return _head(quote.source.of(self.text)) in map(_head, other.quote.aliases)

    def is_first_said_by(self, other: "Saying") -> bool:
        """Tell whether this article has the words read out, put to somebody, or taken up."""
        passed = self.quote.cue is not None and is_passed_on(self.text, self.quote.cue)
        taken = is_taken_up(self.text, self.side.start, self.quote.start)
        return passed or taken or is_taken_from(self.text, self.quote.span, other.surname)

    def speaks_for(self, other: "Saying") -> bool:
        """Tell whether this article gives its speaker an office at what the other one credits."""
        return speaks_for(self.text, self.surname, other.speaker)


def _head(description: str) -> str:
    """Return the noun that ends a description: *minister* of *the health minister*."""
    return description.rsplit(maxsplit=1)[-1].casefold()


def is_relayed(one: Saying, other: Saying) -> bool:
    """Tell whether one of two speakers only relays what the other may well have said.

    *“The director said she was careless,” said a deputy*: a pronoun or an office may be the other;
    a name is, or is not.
    """
    here, there = one.relayed_from, other.relayed_from
    if here and there:
        return False
    source, speaker = (here, other.speaker) if here else (there, one.speaker)
    return source is not None and (source.islower() or source in speaker)


def may_both_be_right(one: Saying, other: Saying) -> bool:
    """Tell whether two credits of one utterance are no contradiction.

    Nobody is credited for sure with one of the two, or *he* may mean the other's person, whom
    *the minister* describes; one asks what the other states; one reads out, repeats or takes up
    what the other said; one speaks for the other.
    """
    return (
        one.is_nobodys
        or other.is_nobodys
        or _is_unresolved(one, other)
        or one.describes(other)
        or other.describes(one)
        or one.is_asked is not other.is_asked
        or one.is_first_said_by(other)
        or other.is_first_said_by(one)
        or one.speaks_for(other)
        or other.speaks_for(one)
    )


def _is_unresolved(one: Saying, other: Saying) -> bool:
    """Tell whether *he* in one article, or in both, is likelier the other's person than a mistake.

    Where both leave it to the reader, and both have named the two, nobody is contradicted.
    """
    doubtful = [side for side, there in ((one, other), (other, one)) if side.may_mean(there)]
    return len(doubtful) > 1 or any(side.quote.confidence < POINTED for side in doubtful)
