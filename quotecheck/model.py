"""The nouns: what is read, found, credited, paired and reported.

Every noun is frozen; a change is a copy (`attrs.evolve`). Every offset is a half-open range of
Unicode code points into `Article.text`, which is the input exactly as decoded.
"""

from __future__ import annotations

import bisect
import datetime
import enum
import itertools
import os
import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, overload

import attrs

from .errors import UsageError, did_you_mean

if TYPE_CHECKING:
    import pandas

    from .report.frames import Frames


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


class Relation(enum.StrEnum):
    """What two renderings are to each other."""

    SAME = "same"
    """One utterance on one occasion."""
    ECHO = "echo"
    """The same speaker saying nearly the same on another occasion."""
    DIFFERENT = "different"
    """Unrelated strings; only `compare` answers it."""


class Severity(enum.IntEnum):
    """How much a difference matters, from nothing to what must never slip through."""

    NONE = 0
    INFO = 1
    MINOR = 2
    MAJOR = 3
    CRITICAL = 4

    def __str__(self) -> str:
        return self.name.lower()

    @classmethod
    def _missing_(cls, value: object) -> Severity | None:
        """Accept the name, as it stands in JSON and on the command line."""
        return cls.__members__.get(value.upper()) if isinstance(value, str) else None


class Label(enum.StrEnum):
    """What changed between two renderings of one utterance, in order of weight."""

    IDENTICAL = "identical"
    TYPOGRAPHIC = "typographic"
    SPELLING = "spelling"
    EXCERPT = "excerpt"
    MARKED_EDIT = "marked-edit"
    BOUNDARY = "boundary"
    INFLECTION = "inflection"
    FUNCTION_WORD = "function-word"
    REORDER = "reorder"
    ALIAS = "alias"
    LEXICAL = "lexical"
    OMISSION = "omission"
    INSERTION = "insertion"
    SPLICE = "splice"
    PARAPHRASE = "paraphrase"
    NUMBER = "number"
    NEGATION = "negation"
    MODALITY = "modality"
    NAME = "name"

    @property
    def severity(self) -> Severity:
        """The severity that this label carries where no configuration says otherwise."""
        return _SEVERITIES[self]


_SEVERITIES: Mapping[Label, Severity] = {
    label: severity
    for severity, labels in {
        Severity.NONE: (Label.IDENTICAL, Label.TYPOGRAPHIC, Label.SPELLING),
        Severity.INFO: (Label.EXCERPT, Label.MARKED_EDIT, Label.BOUNDARY),
        Severity.MINOR: (Label.INFLECTION, Label.FUNCTION_WORD, Label.REORDER, Label.ALIAS),
        Severity.MAJOR: (
            Label.LEXICAL,
            Label.OMISSION,
            Label.INSERTION,
            Label.SPLICE,
            Label.PARAPHRASE,
        ),
        Severity.CRITICAL: (Label.NUMBER, Label.NEGATION, Label.MODALITY, Label.NAME),
    }.items()
    for label in labels
}


class Span(NamedTuple):
    """A half-open range of Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span covers in ``text``."""
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Tell whether all of this span lies inside the other."""
        return other.start <= self.start and self.end <= other.end

    def overlap(self, other: Span) -> int:
        """Return how many code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


class Token(NamedTuple):
    """A word and its place: ``text == article.text[start:end]``, ``norm`` is what is compared."""

    start: int
    end: int
    text: str
    norm: str


class Words(Sequence[Token]):
    """Tokens kept by columns, each of them made when it is looked at.

    A corpus stays in memory as passages, of which tokens would be the greater part. Words that are
    written alike share one string.

    Attributes:
        starts: Where each word begins.
        texts: Each word as written.
        norms: Each word as it is compared.
    """

    __slots__ = ("norms", "starts", "texts")

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        """Take tokens, in text order."""
        rows = tuple(tokens)
        self.starts: Sequence[int] = array("I", [token.start for token in rows])
        self.texts = tuple([sys.intern(token.text) for token in rows])
        self.norms = tuple([sys.intern(token.norm) for token in rows])

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, place: int) -> Token: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Token, ...]: ...

    def __getitem__(self, place: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(place, slice):
            return tuple(_tokens(self.starts[place], self.texts[place], self.norms[place]))
        start, text = self.starts[place], self.texts[place]
        return Token(start, start + len(text), text, self.norms[place])

    def __iter__(self) -> Iterator[Token]:
        return _tokens(self.starts, self.texts, self.norms)

    def span(self, start: int, end: int) -> Span:
        """Return where some of the words stand, the last one exclusive."""
        last = end - 1
        return Span(self.starts[start], self.starts[last] + len(self.texts[last]))


def _tokens(starts: Iterable[int], texts: Iterable[str], norms: Iterable[str]) -> Iterator[Token]:
    for start, text, norm in zip(starts, texts, norms, strict=True):
        yield Token(start, start + len(text), text, norm)


@attrs.frozen
class Turn:
    """What one speaker of a transcript says before the next one begins."""

    start: int
    end: int
    label: str | None
    """The speaker as labelled (``SECRETARY BLINKEN``), or None where nobody is named."""
    time: float | None = None
    """Seconds from the start of the recording, where captions give them."""

    @property
    def span(self) -> Span:
        """The turn's words, without its label."""
        return Span(self.start, self.end)


class Moment(NamedTuple):
    """When words are said: what stands from ``start`` on begins ``time`` seconds into the tape."""

    start: int
    time: float


_BRIEF = 60
"""Code points of a text that its noun's ``repr`` shows."""


@attrs.frozen
class Ignore:
    """A comment in a text that lets stand what is found in one paragraph of it.

    Attributes:
        at: Where the comment stands, or stood, in the text.
        start: First code point of the paragraph that it governs.
        end: End of that paragraph; equal to ``start`` where there is none.
        names: The labels and codes that it names as written; none for all of them.
        reason: What else it says.
        fault: What is wrong with it, if anything; it lets nothing stand then.
    """

    at: int
    start: int
    end: int
    names: tuple[str, ...] = ()
    reason: str | None = None
    fault: str | None = None


def _day(value: datetime.date | str | None) -> datetime.date | None:
    day: object = _written_day(value) if isinstance(value, str) else value
    if isinstance(day, datetime.datetime):
        return day.date()
    if day is None or isinstance(day, datetime.date):
        return day
    what = type(value).__name__
    raise UsageError(f"published: {what} is no day; give a date, or ISO 8601 as in 2026-11-08")


def _written_day(value: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(value)
    except ValueError:
        hint = "write ISO 8601 as in 2026-11-08, or leave it out"
        raise UsageError(f"published: {value!r} is no date; {hint}") from None


def _must_be_string(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str):
        raise UsageError(f"{attribute.name}: {type(value).__name__} is no string; give a str")


def _must_be_a_kind(_: object, __: object, value: object) -> None:
    if value not in {"article", "transcript"}:
        raise UsageError(f"kind: {value!r} is neither; give 'article' or 'transcript'")


def _as_tuple(turns: Iterable[Turn]) -> tuple[Turn, ...]:
    return tuple(turns)


def _brief(text: str) -> str:
    """Represent a text by its beginning: a list of nouns must not flood a screen."""
    return repr(text if len(text) <= _BRIEF else f"{text[: _BRIEF - 1]}…")


def _counted(items: Sequence[object]) -> str:
    return f"<{len(items)}>"


@attrs.frozen
class Article:
    """One text of one outlet.

    Attributes:
        text: The input exactly as decoded; every offset of this project points into it.
        id: Short and unique within a report; a file's name without its suffix.
        outlet: The outlet's name, or None where the input does not say.
        title: The headline as metadata; a headline inside ``text`` stays there.
        url: Where the article was published.
        published: The day of publication; a string is read as an ISO 8601 date.
        author: The byline.
        kind: ``"article"`` or ``"transcript"``.
        path: The file as the person named it, to point at places; None for text from memory.
        row: The line of that file where the text's row begins, counted from 1; None where the
            file holds nothing else.
        lines: Where the text is not the file as it stands (a web page, captions): for each line of
            the text its line in the file, counted from 1; empty where that cannot be told. None
            where lines of the text are lines of the file, or of its row.
        turns: A transcript's turns, in text order.
        moments: When the words of a recording are said, in text order; empty where nobody knows.
        ignores: Its comments to quotecheck, in text order. They are no text: white space stands in
            their place.

    Raises:
        UsageError: A text or an id that is no string, a day that is no date, an unknown kind.
    """

    text: str = attrs.field(validator=_must_be_string, repr=_brief)
    id: str = attrs.field(default="article", kw_only=True, validator=_must_be_string)
    outlet: str | None = attrs.field(default=None, kw_only=True)
    title: str | None = attrs.field(default=None, kw_only=True)
    url: str | None = attrs.field(default=None, kw_only=True)
    published: datetime.date | None = attrs.field(default=None, kw_only=True, converter=_day)
    author: str | None = attrs.field(default=None, kw_only=True)
    kind: str = attrs.field(default="article", kw_only=True, validator=_must_be_a_kind)
    path: str | None = attrs.field(default=None, kw_only=True)
    row: int | None = attrs.field(default=None, kw_only=True)
    lines: tuple[int, ...] | None = attrs.field(default=None, kw_only=True, repr=False)
    turns: tuple[Turn, ...] = attrs.field(
        default=(), kw_only=True, converter=_as_tuple, repr=_counted
    )
    moments: tuple[Moment, ...] = attrs.field(default=(), kw_only=True, repr=_counted)
    ignores: tuple[Ignore, ...] = attrs.field(default=(), kw_only=True, repr=_counted)

    @property
    def name(self) -> str:
        """What a reader calls the source: the outlet, or the id where no outlet is known."""
        return self.outlet or self.id

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return (0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset, both counted from 1, columns in code points."""
        line = bisect.bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def turn_at(self, offset: int) -> Turn | None:
        """Return the turn of a transcript that an offset lies in, or stands right behind."""
        n = bisect.bisect_right(self.turns, offset, key=lambda turn: turn.start) - 1
        return self.turns[n] if n >= 0 and offset <= self.turns[n].end else None

    def time_at(self, offset: int) -> float | None:
        """Return the seconds into the recording at which a word is said, None where unknown.

        Captions know it to the cue; a transcript that times its turns, to the turn's beginning.
        """
        if self.moments:
            n = bisect.bisect_right(self.moments, offset, key=lambda moment: moment.start) - 1
            return self.moments[n].time if n >= 0 else None
        turn = self.turn_at(offset)
        return turn.time if turn else None

    def _repr_html_(self) -> str:
        from .report.notebook import show_article  # noqa: PLC0415  (a doorway)

        return show_article(self)


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
    text: str = attrs.field(repr=_brief)
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
        from .report.notebook import show_quote  # noqa: PLC0415  (a doorway)

        return show_quote(self)


@attrs.frozen
class Rendering:
    """One side of a comparison: a stretch of a text, and the quotation it is cut from.

    Attributes:
        text: The whole text that every offset points into.
        span: The stretch to compare.
        whole: The quotation (or reported sentence) that the stretch belongs to.
        form: Whether the stretch as a whole stands between quotation marks.
        quoted: Parts of the stretch that stand between marks, in text order; empty where the form
            says it of all words.
        apart: Parts of the stretch that are no words of its speaker: stage notes of a transcript,
            what somebody else throws in, the label behind it.
        reference: It is what a draft is measured against: how much more it has says nothing, and
            what the draft has beyond it was added.
        spoken: It is speech as it was spoken, with fillers and self-repairs.
        onward: Where the sentence goes on behind the stretch, in what is compared apart from it:
            nothing was cut off there. None where the stretch ends as the comparison does.
    """

    text: str = attrs.field(repr=False)
    span: Span
    whole: Span
    form: Form = Form.QUOTED
    quoted: tuple[Span, ...] = ()
    apart: tuple[Span, ...] = ()
    reference: bool = False
    spoken: bool = False
    onward: int | None = None


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


class Op(enum.StrEnum):
    """What became of a run of words on the way from one rendering to the other."""

    EQUAL = "equal"
    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"
    MOVE = "move"


class Step(NamedTuple):
    """A run of tokens of A (``a_start:a_end``) and the run of B that answers it."""

    op: Op
    a_start: int
    a_end: int
    b_start: int
    b_end: int


@attrs.frozen
class Alignment:
    """Two renderings, word by word.

    The steps cover every token of both sides exactly once. Equal, replaced, deleted and inserted
    runs come in the order of both texts; a move is one step whose two runs stand out of order
    (its words are the same, or differ only in form).

    Attributes:
        a: The one rendering.
        b: The other rendering.
        a_tokens: The words of A.
        b_tokens: The words of B.
        steps: The runs of words, in order.
        language: The language that both are in together, by its ISO 639-1 code.
        mutual: Neither is what the other is measured against: what only B has may be what A left
            out, as much as the other way round.
    """

    a: Rendering
    b: Rendering
    a_tokens: tuple[Token, ...]
    b_tokens: tuple[Token, ...]
    steps: tuple[Step, ...]
    language: str
    mutual: bool = False


@attrs.frozen
class Change:
    """A step on its way through the trays: what is still unexplained, or what a rule said of it.

    Attributes:
        step: The runs of tokens in question.
        label: What a rule called it, or None.
        also: Labels that hold beside it (an omission that swallows a negation).
    """

    step: Step
    label: Label | None = None
    also: tuple[Label, ...] = ()


@attrs.frozen
class Edit:
    """One change from rendering A to rendering B.

    Attributes:
        a: The words in A; empty, at the place of insertion, where B has more.
        b: The words in B; empty, at the place of omission, where B has less.
        a_text: The words of A as written.
        b_text: The words of B as written.
        label: The gravest label of the change.
        severity: The severity of that label.
        also: Further labels of the same change.
        moved: The two spans stand out of order: the words are the same, the place is not.
    """

    a: Span
    b: Span
    a_text: str
    b_text: str
    label: Label
    severity: Severity
    also: tuple[Label, ...] = ()
    moved: bool = False

    def mirrored(self) -> Edit:
        """Return the change on the way back, from B to A."""
        return Edit(
            a=self.b,
            b=self.a,
            a_text=self.b_text,
            b_text=self.a_text,
            label=_BACK.get(self.label, self.label),
            severity=self.severity,
            also=tuple(_BACK.get(label, label) for label in self.also),
            moved=self.moved,
        )


_BACK = {Label.OMISSION: Label.INSERTION, Label.INSERTION: Label.OMISSION}
"""What words that one rendering has beyond the other are called, looked at from the other one."""


@attrs.frozen
class Drift:
    """All that differs between two renderings: every label that applies, and every edit."""

    labels: tuple[Label, ...]
    severity: Severity
    edits: tuple[Edit, ...]


@attrs.frozen
class Side:
    """The stretch of one article that a pair or a remark is about.

    Attributes:
        article: Id of the article.
        start: First code point of the first word of the aligned region.
        end: End of its last word.
        form: Whether the stretch stands between quotation marks.
        quote: Id of the quotation it lies in, or None for an unquoted clause.
        article_text: The article's whole text, shared and never copied, so that a pair or a remark
            can show its words by itself; empty where the text is not at hand. It is no part of
            what makes two sides equal.
    """

    article: str
    start: int
    end: int
    form: Form
    quote: str | None
    article_text: str = attrs.field(default="", eq=False, repr=False)

    @property
    def text(self) -> str:
        """The words of the stretch as printed; empty where the article's text is not at hand."""
        return self.article_text[self.start : self.end]

    @property
    def span(self) -> Span:
        """The stretch of text."""
        return Span(self.start, self.end)


@attrs.frozen(repr=False)
class Pair:
    """Two renderings, and what they are to each other."""

    a: Side
    b: Side
    relation: Relation
    score: float
    labels: tuple[Label, ...]
    severity: Severity
    edits: tuple[Edit, ...]
    speakers: tuple[str | None, str | None] = (None, None)
    speaker_conflict: bool = False

    @property
    def same(self) -> bool:
        """Whether both render one utterance on one occasion."""
        return self.relation is Relation.SAME

    def mirrored(self) -> Pair:
        """Return the same pair with A and B exchanged."""
        edits = sorted((edit.mirrored() for edit in self.edits), key=lambda edit: (edit.a, edit.b))
        return attrs.evolve(
            self,
            a=self.b,
            b=self.a,
            labels=tuple(_BACK.get(label, label) for label in self.labels),
            edits=tuple(edits),
            speakers=self.speakers[::-1],
        )

    def __repr__(self) -> str:
        where = " ~ ".join(f"{side.article}[{side.start}:{side.end}]" for side in (self.a, self.b))
        labels = ", ".join(self.labels) or "no labels"
        return f"<Pair {where}: {self.relation} {self.score:.2f}, {self.severity}: {labels}>"

    def _repr_html_(self) -> str:
        from .report.notebook import show_pair  # noqa: PLC0415  (a doorway)

        return show_pair(self)


@attrs.frozen
class Variant:
    """One change from a remark's base, with everybody who carries it."""

    label: Label
    severity: Severity
    base_text: str
    text: str
    sides: tuple[Side, ...]


@attrs.frozen
class Copies:
    """Articles that print one text: one witness, however many outlets they are.

    ``spans`` holds for each article, in the same order, the stretch that it shares with the others.
    """

    articles: tuple[str, ...]
    spans: tuple[Span, ...]


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
        said = f", {_brief(self.base.text)}" if self.base.text else ""
        return f"<Remark {self.id}: {who} in {outlets} articles, {self.severity}{said}>"

    def _repr_html_(self) -> str:
        from .report.notebook import show_remark  # noqa: PLC0415  (a doorway)

        return show_remark(self)


@attrs.frozen
class Place:
    """Where a finding points: a stretch of an article, with line and column from 1.

    Attributes:
        article: Id of the article.
        start: First code point of the stretch.
        end: End of the stretch.
        line: Line of its first word in the article's text.
        column: Column of its first word, in code points.
        speaker: The label of the turn that it stands in; None in what is no transcript.
        time: Seconds into the recording at which it is said; None where nobody knows.
    """

    article: str
    start: int
    end: int
    line: int
    column: int
    speaker: str | None = None
    time: float | None = None


@attrs.frozen
class Finding:
    """One thing worth an editor's attention.

    Attributes:
        id: A hash of code, normalised words and outlets, never of offsets.
        code: ``drift.<label>``, ``speaker.conflict`` and the other codes of the contract.
        severity: How much it matters.
        message: One line for a person.
        remark: Id of the remark it is about, or None.
        at: Every place that carries it.
        related: What it is measured against, where somebody is in the right: the place in the
            reference, what most outlets have (in the first of them), the words left out.
    """

    id: str
    code: str
    severity: Severity
    message: str
    remark: str | None
    at: tuple[Place, ...]
    related: tuple[Place, ...] = ()

    def _repr_html_(self) -> str:
        from .report.notebook import show_finding  # noqa: PLC0415  (a doorway)

        return show_finding(self)


@attrs.frozen
class Occurrence:
    """Words found in an archived quotation.

    Attributes:
        article: The archived article.
        quote: The quotation in it.
        pair: The place in the quotation (side A) against the words that were looked for (side B).
    """

    article: Article
    quote: Quote
    pair: Pair


@attrs.frozen
class Stock:
    """What an archive holds.

    Attributes:
        articles: How many articles.
        quotations: How many quotations.
        speakers: How many different names are credited.
        outlets: How many outlets.
        first: The earliest day of publication, ISO 8601, None where no day is known.
        last: The latest.
        size: Bytes.
        format: The version of the file's layout.
    """

    articles: int
    quotations: int
    speakers: int
    outlets: int
    first: str | None
    last: str | None
    size: int
    format: int


@attrs.frozen
class Accepted:
    """A finding that somebody has looked at and let stand.

    Attributes:
        finding: What was found.
        by: ``baseline`` or ``comment``.
        reason: Why, where that is said.
    """

    finding: Finding
    by: str
    reason: str | None = None


@attrs.frozen
class Fidelity:
    """How one outlet's quotations stand against the transcript of what they quote: counts only.

    Attributes:
        outlet: The outlet's name, or the id of an article without one.
        articles: Ids of its articles.
        quotations: Its quotations of speech.
        found: Those that a transcript has; the others may be of another occasion.
        verbatim: Those found in which nothing of minor weight or more differs.
        minor: Those found in which the gravest difference is minor.
        major: Those found in which it is major.
        critical: Those found in which it is critical, or whose words another person said.
    """

    outlet: str
    articles: tuple[str, ...]
    quotations: int
    found: int
    verbatim: int
    minor: int
    major: int
    critical: int


@attrs.frozen(repr=False)
class Report:
    """Everything that was found, paired and raised.

    Attributes:
        articles: What was read, in the order given.
        quotes: Every quotation, in the order of articles and of text.
        pairs: Every pair of renderings between two articles.
        remarks: Utterances in two outlets or more, worst first.
        findings: What is worth saying, worst first.
        accepted: What would be, but a baseline or a comment in the text lets it stand. It fails
            nothing, and pages do not show it.
        notes: What a person should hear beside: comments, and entries of a baseline, that fit
            nothing.
        fidelity: Where a transcript is among the articles of `reconcile`: each outlet against it,
            the most faithful first; empty elsewhere.
    """

    articles: tuple[Article, ...]
    quotes: tuple[Quote, ...]
    pairs: tuple[Pair, ...]
    remarks: tuple[Remark, ...]
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()
    notes: tuple[str, ...] = ()
    fidelity: tuple[Fidelity, ...] = ()

    @property
    def worst(self) -> Severity:
        """The gravest severity among the findings; `Severity.NONE` where there are none."""
        return max((finding.severity for finding in self.findings), default=Severity.NONE)

    def fails(self, *, at: Severity | str = Severity.MAJOR) -> bool:
        """Tell whether any finding is as grave as ``at``.

        Raises:
            UsageError: ``at`` is no severity.
        """
        try:
            least = Severity(at)  # type: ignore[arg-type]  # _missing_ knows the names
        except ValueError:
            names = [str(severity) for severity in Severity]
            near = did_you_mean(str(at), names) or f"one of {', '.join(names)}"
            raise UsageError(f"fails: no severity {at!r}; {near}") from None
        return any(finding.severity >= least for finding in self.findings)

    def __repr__(self) -> str:
        counted = (
            f"{len(self.articles)} articles",
            f"{len(self.quotes)} quotations",
            f"{len(self.pairs)} pairs",
            f"{len(self.remarks)} remarks",
            f"{len(self.findings)} findings, the worst {self.worst}",
        )
        return f"<Report: {', '.join(counted)}>"

    def _repr_html_(self) -> str:
        from .report.notebook import show_report  # noqa: PLC0415  (a doorway)

        return show_report(self)

    # The doorways below lead up to the room that shows reports. They are the one exception to the
    # rule that imports go down, and load it only when somebody asks.

    def to_dict(self) -> dict[str, object]:
        """Return the report as plain dicts and lists, in the shape of the JSON Schema."""
        from .report.json import to_dict  # noqa: PLC0415  (a doorway)

        return to_dict(self)

    def to_json(self) -> str:
        """Return the report as JSON, format 1; the same report gives the same bytes."""
        from .report.json import render  # noqa: PLC0415  (a doorway)

        return render(self)

    def to_markdown(self) -> str:
        """Return the report as GitHub-flavoured Markdown."""
        from .report.markdown import render  # noqa: PLC0415  (a doorway)

        return render(self)

    def to_html(self) -> str:
        """Return the report as one HTML page that loads nothing and runs no script."""
        from .report.html import render  # noqa: PLC0415  (a doorway)

        return render(self)

    @property
    def frames(self) -> Frames:
        """The report as tidy tables: ``frames.quotes``, ``.pairs``, ``.edits`` and so on.

        pandas, polars, pyarrow and DuckDB read each of them as it is; docs/frames.md has their
        columns.
        """
        from .report.frames import Frames  # noqa: PLC0415  (a doorway)

        return Frames(self)

    def to_pandas(self, frame: str = "edits") -> pandas.DataFrame:
        """Return one of the report's tables as a pandas data frame.

        Args:
            frame: ``"edits"`` (a change a row, the columns of the CSV format), ``"pairs"``,
                ``"quotes"``, ``"findings"``, ``"remarks"``, ``"renderings"`` or ``"articles"``.

        Raises:
            UsageError: There is no such table, or pandas is not installed.
        """
        return self.frames.named(frame).to_pandas()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Offer the edits, a change a row, to whatever reads Arrow.

        Raises:
            UsageError: pyarrow is not installed.
        """
        return self.frames.edits.__arrow_c_stream__(requested_schema)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the report to a file whose suffix names the format.

        These are ``.html``, ``.json``, ``.jsonl``, ``.md``, ``.csv``, ``.sarif``, and ``.xml`` for
        JUnit.

        The file is written whole or not at all.

        Raises:
            UsageError: No format has this suffix.
            OSError: The file cannot be written.
        """
        from .report import save  # noqa: PLC0415  (a doorway)

        save(self, path)


def count_voices(articles: Iterable[str], copies: Iterable[Sequence[str]]) -> int:
    """Count the independent ones among articles, by groups of those that print one text."""
    model = {article: group[0] for group in copies for article in group}
    return len({model.get(article, article) for article in articles})


def gravest(labels: Sequence[Label]) -> Severity:
    """Return the highest severity among labels, `Severity.NONE` for none."""
    return max((label.severity for label in labels), default=Severity.NONE)
