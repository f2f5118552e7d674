"""What is read: an article, the turns and moments of a recording, comments in the text."""

from __future__ import annotations

import bisect
import datetime
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import attrs

from ..errors import UsageError
from .spans import Span, brief


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

    text: str = attrs.field(validator=_must_be_string, repr=brief)
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
        from ..report.notebook import show_article  # noqa: PLC0415  (a doorway)

        return show_article(self)


@attrs.frozen
class Copies:
    """Articles that print one text: one witness, however many outlets they are.

    ``spans`` holds for each article, in the same order, the stretch that it shares with the others.
    """

    articles: tuple[str, ...]
    spans: tuple[Span, ...]


def count_voices(articles: Iterable[str], copies: Iterable[Sequence[str]]) -> int:
    """Count the independent ones among articles, by groups of those that print one text."""
    model = {article: group[0] for group in copies for article in group}
    return len({model.get(article, article) for article in articles})
