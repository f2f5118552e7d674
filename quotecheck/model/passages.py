"""What is paired: quotations made ready to be compared, and stretches that answer each other."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import attrs

from .quotations import Form, Quote
from .spans import Span, Words

_ALONE = tuple((place,) for place in range(256))
"""Where a word stands that stands in one place, as most do: passages share what says so."""


@attrs.frozen(eq=False)
class Passage:
    """A quotation made ready to be compared: its words, and the stems that they are found by.

    What is told for each token is a byte, 1 for yes and 0 for no.

    Attributes:
        quote: The quotation, or the reported clause.
        tokens: Its words, offsets into the article.
        stems: One stem a token.
        quoted: For each token, whether it stands between quotation marks.
        core: For each token, whether it belongs to the quotation itself. What does not is context,
            the rest of the sentence around it: it helps to find the right match, and is no part of
            any.
        bracketed: For each token, whether the outlet put it in brackets.
        openings: Tokens that begin a sentence, by index, and the count of tokens as the last.
        turns: The turns of a transcript that it is made of: what one speaker says, whatever others
            throw in.
        apart: What stands in it and is not the speaker's: stage notes, interjections, labels.
    """

    quote: Quote
    tokens: Words = attrs.field(converter=Words, repr=False)
    stems: tuple[str, ...] = attrs.field(repr=False)
    quoted: bytes = attrs.field(converter=bytes, repr=False)
    core: bytes = attrs.field(converter=bytes, repr=False)
    bracketed: bytes = attrs.field(converter=bytes, repr=False)
    openings: tuple[int, ...] = attrs.field(repr=False)
    turns: tuple[Quote, ...] = attrs.field(default=(), repr=False)
    apart: tuple[Span, ...] = attrs.field(default=(), repr=False)

    @cached_property
    def wording(self) -> tuple[str, ...]:
        """The stems of its own words: the same for whoever quotes it word for word."""
        return tuple(itertools.compress(self.stems, self.core))

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each stem stands, in ascending order."""
        found: dict[str, list[int]] = {}
        for place, stem in enumerate(self.stems):
            found.setdefault(stem, []).append(place)
        return {
            stem: _ALONE[places[0]] if len(places) == 1 and places[0] < len(_ALONE) else (*places,)
            for stem, places in found.items()
        }

    @cached_property
    def own(self) -> range:
        """Its tokens from the first of its own words to the last."""
        return range(self.core.index(True), len(self.core) - self.core[::-1].index(True))

    def span(self, start: int, end: int) -> Span:
        """Return where some of its words stand in the article, the last one exclusive."""
        return self.tokens.span(start, end)

    def holds(self, token: int) -> bool:
        """Tell whether a token is the quotation's, or the reported clause's, fragments and all."""
        return bool(self.core[token]) or self.quote.form is Form.REPORTED


@attrs.frozen
class Match:
    """A stretch of one passage that answers a stretch of another.

    Attributes:
        a_start: First token of the stretch in A.
        a_end: End of the stretch in A, exclusive.
        b_start: First token of the stretch in B.
        b_end: End of the stretch in B, exclusive.
        score: 0 to 1: share of the shorter stretch's information that both have in common.
        cover: 0 to 1: the same share of the shorter passage as a whole.
        evidence: What they have in common, in bits above what any two sentences share, less the
            price of gaps.
        whole: Whether it is whole sentences of one of the passages, or all of it.
        onward: Where either article goes on behind the stretch with the rest of one sentence, in
            code points; None where that ends, or is not known to be compared too.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    score: float
    cover: float
    evidence: float
    whole: bool = False
    onward: tuple[int, int] | None = None

    @property
    def shortest(self) -> int:
        """How many words the shorter of the two stretches has."""
        return min(self.a_end - self.a_start, self.b_end - self.b_start)

    def mirrored(self) -> Match:
        """Return the same match with A and B exchanged."""
        return attrs.evolve(
            self,
            a_start=self.b_start,
            a_end=self.b_end,
            b_start=self.a_start,
            b_end=self.a_end,
            onward=self.onward and self.onward[::-1],
        )


class Matched(NamedTuple):
    """Two passages of different articles, and the stretch of each that answers the other's."""

    a: Passage
    b: Passage
    match: Match

    @property
    def articles(self) -> tuple[str, str]:
        """The ids of the two articles."""
        return self.a.quote.article, self.b.quote.article

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where the two stretches stand in their articles."""
        a, b, match = self
        return a.span(match.a_start, match.a_end), b.span(match.b_start, match.b_end)

    @property
    def wording(self) -> tuple[str, ...]:
        """The stems of the stretch in passage A."""
        return self.a.stems[self.match.a_start : self.match.a_end]

    @property
    def is_alike(self) -> bool:
        """Whether both passages stand between marks, or neither does."""
        return self.a.quote.form is self.b.quote.form

    def mirrored(self) -> Matched:
        """Return the same with A and B exchanged."""
        return Matched(self.b, self.a, self.match.mirrored())
