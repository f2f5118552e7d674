"""What is found and credited: what stands between marks, and who said it."""

from __future__ import annotations

import enum

import attrs

from .articles import Article
from .spans import Span, brief


class Kind(enum.StrEnum):
    """What quotation marks enclose."""

    DIRECT = "direct"
    """Speech of a full clause or more."""
    FRAGMENT = "fragment"
    """Some of the speaker's words, set into the outlet's own sentence."""
    HEADLINE = "headline"
    """Speech in a headline or in a link to another article."""
    MENTION = "mention"
    """No speech: a title, a nickname, a term, scare quotes, a slogan named as such."""


class Form(enum.StrEnum):
    """Whether words stand between quotation marks."""

    QUOTED = "quoted"
    REPORTED = "reported"


class SpeakerKind(enum.StrEnum):
    """How the outlet points at the speaker at this quotation."""

    NAMED = "named"
    PRONOUN = "pronoun"
    NOMINAL = "nominal"
    ANONYMOUS = "anonymous"
    NONE = "none"


@attrs.frozen
class Segment:
    """What stands between one pair of quotation marks, before anybody is credited with it.

    Attributes:
        start: First code point of the content, without marks and white space.
        end: End of the content.
        outer: The content together with its marks.
        kind: What the marks and their surroundings suggest; attribution has the last word.
        turn: Number shared by segments of one interrupted utterance, unique within the article.
        malformed: A mark was missing, orphaned, or of the wrong shape.
        parent: Index, in the same sequence, of the segment that encloses this one; None at the top.
        evidence: Short names of the signs that spoke for or against speech.
    """

    start: int
    end: int
    outer: Span
    kind: Kind
    turn: int
    malformed: bool = False
    parent: int | None = None
    evidence: frozenset[str] = frozenset()

    @property
    def span(self) -> Span:
        """The content, without marks."""
        return Span(self.start, self.end)


@attrs.frozen
class Quote:
    """One quotation, found and credited.

    Attributes:
        article: Id of the article that carries it.
        start: First code point of the content, without marks and white space.
        end: End of the content.
        text: ``article.text[start:end]``.
        kind: Direct speech, fragment, headline or mention.
        form: Between marks, or an unquoted clause that reports speech.
        turn: Number shared by the parts of one interrupted utterance.
        malformed: The marks are broken.
        speaker: The fullest name that the article gives the person, else the descriptor as
            written, else None; never a pronoun.
        speaker_kind: How the outlet points at the person here.
        confidence: 0 to 1: how sure the credit is.
        relay: Person or outlet through whom the words come ("X quoted Y as saying": X).
        source: Where the speaker is pointed at, or None.
        cue: The words that introduce the speech ("said", "according to"), or None.
        aliases: Everything else that the article calls this speaker, to recognise the person
            in other articles.
        id: ``<article>:<n>``, counted from 1 in text order; reported clauses ``<article>:r<n>``.
        parent: Id of the quotation that this one is nested in.
    """

    article: str
    start: int
    end: int
    text: str = attrs.field(repr=brief)
    kind: Kind = Kind.DIRECT
    form: Form = Form.QUOTED
    turn: int = 0
    malformed: bool = False
    speaker: str | None = None
    speaker_kind: SpeakerKind = SpeakerKind.NONE
    confidence: float = 0.0
    relay: str | None = None
    source: Span | None = None
    cue: Span | None = None
    aliases: tuple[str, ...] = ()
    id: str = ""
    parent: str | None = None

    @classmethod
    def of(cls, article: Article, segment: Segment) -> Quote:
        """Return what a segment is before anybody is credited: what an attributor starts from."""
        return cls(
            article.id,
            segment.start,
            segment.end,
            article.text[segment.start : segment.end],
            kind=segment.kind,
            turn=segment.turn,
            malformed=segment.malformed,
        )

    @property
    def span(self) -> Span:
        """The content, without marks."""
        return Span(self.start, self.end)

    def _repr_html_(self) -> str:
        from ..report.notebook import show_quote  # noqa: PLC0415  (a doorway)

        return show_quote(self)
