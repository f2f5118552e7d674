"""What is gathered: one utterance over several outlets."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from .articles import count_voices
from .labels import Label, Severity
from .pairs import Pair, Side
from .spans import Span, brief


@attrs.frozen
class Variant:
    """One change from a remark's base, with everybody who carries it."""

    label: Label
    severity: Severity
    base_text: str
    text: str
    sides: tuple[Side, ...]


@attrs.frozen
class Credit:
    """A person credited with a remark, and the articles that say so."""

    speaker: str
    articles: tuple[str, ...]


@attrs.frozen
class Reading:
    """What some renderings have at one place of a remark.

    Attributes:
        text: The words, white space folded; empty where they have nothing there.
        sides: Who has them, each side narrowed to the place, as far as it is known.
        moved: They have these words elsewhere.
    """

    text: str
    sides: tuple[Side, ...]
    moved: bool = False

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that have it, each once."""
        return tuple(dict.fromkeys(side.article for side in self.sides))


@attrs.frozen
class Locus:
    """A place of a remark's base where renderings differ, and what each of them has there.

    Attributes:
        span: The words of the base; empty where others have more.
        label: The gravest change.
        severity: Its severity.
        readings: The base's first, then in the order of the renderings.
        likely: Index of the reading that most independent outlets have, None where none has a
            majority. That it is what was said is an inference, unless a transcript has it: then
            it is the transcript's, whatever most have.
    """

    span: Span
    label: Label
    severity: Severity
    readings: tuple[Reading, ...]
    likely: int | None = None

    @property
    def outvoted(self) -> tuple[Reading, ...]:
        """Every reading but the majority's; all of them where there is no majority."""
        return tuple(reading for n, reading in enumerate(self.readings) if n != self.likely)


@attrs.frozen
class SharedError:
    """A rare error that articles have in common: evidence that they drew on one source.

    Attributes:
        text: The words as these articles have them, with a word on either hand.
        instead: The same words as others have them.
        articles: Ids of the articles, copies of one text counted once.
    """

    text: str
    instead: str
    articles: tuple[str, ...]


@attrs.frozen(repr=False)
class Remark:
    """One utterance over several outlets.

    Attributes:
        id: A hash of the words and the outlets, never of offsets.
        base: The fullest rendering.
        sides: Every rendering, the base first.
        pairs: The base (as side A) against every other rendering (as side B).
        echoes: The base against the same speaker's words on other occasions.
        credits: Who is credited, by whom; most articles first; more than one where they disagree.
        variants: Each change from the base, gravest first.
        copies: Groups of its articles that print one text, each by their ids.
        loci: The places of the base where renderings differ, in text order.
        shared_errors: What tells that articles drew on one source.
        likely: The base's words with the majority's readings put in, an inference; None where the
            majority has the base's words everywhere, or there is none.
    """

    id: str
    base: Side
    sides: tuple[Side, ...]
    pairs: tuple[Pair, ...]
    echoes: tuple[Pair, ...] = ()
    credits: tuple[Credit, ...] = ()
    variants: tuple[Variant, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    loci: tuple[Locus, ...] = ()
    shared_errors: tuple[SharedError, ...] = ()
    likely: str | None = None

    def voices(self, articles: Iterable[str]) -> int:
        """Count the independent ones among articles: copies of one text are one voice."""
        return count_voices(articles, self.copies)

    @property
    def quotes(self) -> tuple[str, ...]:
        """Ids of the quotations that carry the remark, the base first."""
        return tuple(dict.fromkeys(side.quote for side in self.sides if side.quote))

    @property
    def speaker(self) -> str | None:
        """The person whom most articles credit."""
        return self.credits[0].speaker if self.credits else None

    @property
    def severity(self) -> Severity:
        """The gravest severity of any of its pairs."""
        return max((pair.severity for pair in self.pairs), default=Severity.NONE)

    def __repr__(self) -> str:
        outlets = len({side.article for side in self.sides})
        who = self.speaker or "nobody credited"
        said = f", {brief(self.base.text)}" if self.base.text else ""
        return f"<Remark {self.id}: {who} in {outlets} articles, {self.severity}{said}>"

    def _repr_html_(self) -> str:
        from ..report.notebook import show_remark  # noqa: PLC0415  (a doorway)

        return show_remark(self)
