"""When two credits contradict each other: where not both of them can be right.

Two outlets credit two persons with one utterance. That is a mistake of one of them, unless one of
the two persons only passes the words on, speaks for the other, or was never named.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import attrs

from .intervals import Intervals
from .lexicon import words
from .model.pairs import Pair, Side
from .model.quotations import Quote, SpeakerKind
from .relays import (
    is_asked,
    is_joint,
    is_just_named,
    is_passed_on,
    is_taken_from,
    is_taken_up,
    mentions,
    relayed_from,
    speaks_for,
)
from .text import fold

POINTED, ON_STAGE = 0.7, 0.8
"""Confidence below which *he* may be anybody whom the article has named before; and whoever has
just been named. *The mayor* may then be anybody who bears no other office."""
CARRIED = 0.8
"""The same where nobody stands beside the words; the person may then be anybody."""

_SET_OFF = 2
"""Code points between a description and the name that it is set off from."""


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

        Whom the article has named before may be meant, unless it names somebody at the words; and
        by a description whom it never names, unless the other one calls that person otherwise.
        """
        if self.quote.speaker_kind is SpeakerKind.NAMED or self._is_named_beside:
            return False
        return self._may_describe(other) or mentions(self.text[: self.quote.end], other.surname)

    @property
    def _is_named_beside(self) -> bool:
        """Whether a name follows a description: *the mayor, Ann Lee, said*."""
        source = self.quote.source
        if source is None or not self.surname:
            return False
        return self.surname in self.text[source.end : source.end + len(self.speaker) + _SET_OFF]

    def _may_describe(self, other: "Saying") -> bool:
        """Tell whether *the minister* may be the other's person, for what that one is called."""
        source = self.quote.source
        if self.quote.speaker_kind is not SpeakerKind.NOMINAL or source is None:
            return False
        described = _offices([source.of(self.text)])
        theirs = _offices((other.speaker, *other.quote.aliases))
        return not theirs or not theirs.isdisjoint(described)

    def is_guess_at(self, other: "Saying") -> bool:
        """Tell whether that it does not mean the other's person is less than sure."""
        near = self._may_describe(other) or is_just_named(self.text, other.surname, self.quote.span)
        return self.quote.confidence < (ON_STAGE if near else POINTED)

    def is_first_said_by(self, other: "Saying") -> bool:
        """Tell whether this article has the words read out, put to somebody, or taken up."""
        passed = self.quote.cue is not None and is_passed_on(self.text, self.quote.cue)
        taken = is_taken_up(self.text, self.side.start, self.quote.start)
        return passed or taken or is_taken_from(self.text, self.quote.span, other.surname)

    @property
    def is_joint(self) -> bool:
        """Whether the article says that the words are several persons'."""
        return is_joint(self.text, self.quote.span)

    def speaks_for(self, other: "Saying") -> bool:
        """Tell whether this article gives its speaker an office at what the other one credits."""
        return speaks_for(self.text, self.surname, other.speaker)


def _offices(called: Iterable[str]) -> frozenset[str]:
    """Return what persons are called to be: *minister*, *engineer*, *mother*."""
    return words("roles").intersection(fold(word) for name in called for word in name.split())


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

    Nobody is credited for sure with one of the two, or *he* may mean the other's person; one asks
    what the other states; one reads out, repeats or takes up what the other said; one speaks for
    the other.
    """
    return (
        one.is_nobodys
        or other.is_nobodys
        or _is_unresolved(one, other)
        or one.is_asked is not other.is_asked
        or one.is_joint
        or other.is_joint
        or one.is_first_said_by(other)
        or other.is_first_said_by(one)
        or one.speaks_for(other)
        or other.speaks_for(one)
    )


def settled(pairs: Sequence[Pair], is_agreed: Callable[[Pair], bool]) -> list[Pair]:
    """Withdraw conflicts over words that one of the two articles has from both persons.

    *Was she “the last moderate”? Tully asked. “The last moderate would be the janitor,” Ames said*:
    that Tully had them first contradicts no article that has them from Ames alone.

    Args:
        pairs: What is paired, conflicts among it.
        is_agreed: Tells whether a pair's sides are credited to one person.
    """
    agreed: dict[tuple[str, str], Intervals[Side]] = defaultdict(Intervals)
    for pair in pairs:
        if pair.same and not pair.speaker_conflict and is_agreed(pair):
            for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
                agreed[one.article, other.article].add(one.span, one)

    def has_both(one: Side, other: Side) -> bool:
        known = agreed[one.article, other.article].at(one.span)
        return any(2 * one.span.overlap(side.span) > one.end - one.start for side in known)

    return [
        attrs.evolve(pair, speaker_conflict=False)
        if pair.speaker_conflict and (has_both(pair.a, pair.b) or has_both(pair.b, pair.a))
        else pair
        for pair in pairs
    ]


def _is_unresolved(one: Saying, other: Saying) -> bool:
    """Tell whether *he* in one article, or in both, is likelier the other's person than a mistake.

    Where both leave it to the reader, and both have named the two, nobody is contradicted.
    """
    doubtful = [pair for pair in ((one, other), (other, one)) if pair[0].may_mean(pair[1])]
    return len(doubtful) > 1 or any(side.is_guess_at(there) for side, there in doubtful)
