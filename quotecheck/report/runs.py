"""Two renderings run together: what both have, what one lacks, what moved, in reading order.

The words of the second rendering (the outlet's) are printed as they stand, punctuation and
quotation marks included; what only the first one (the base) has is set in where it is missing.
Leaving out the removed words therefore gives the outlet's own text, and leaving out the added ones
gives the base's words.
"""

import bisect
import enum
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from ..markup import fold
from ..model.alignments import Rendering
from ..model.edits import Edit
from ..model.labels import Label, Severity
from ..model.spans import Span, Token
from ..text import tokens

QUOTE_MARKS = frozenset(
    "\"'`"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{DOUBLE LOW-9 QUOTATION MARK}\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{SINGLE LOW-9 QUOTATION MARK}\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
    "\N{LEFT CORNER BRACKET}\N{RIGHT CORNER BRACKET}"
    "\N{LEFT WHITE CORNER BRACKET}\N{RIGHT WHITE CORNER BRACKET}"
)
"""Marks that open or close a quotation; which of the two, their place tells."""

_TRAIL = re.compile(rf"[.,;:!?…]*[{re.escape(''.join(sorted(QUOTE_MARKS)))})\]]*[.,;:!?]*")
_CHUNK = re.compile(r"(\s*)(\S*)")
_BRACKETS = {"(": ")", "[": "]"}
_CLOSERS = frozenset(_BRACKETS.values())
_LEAD = QUOTE_MARKS | set(_BRACKETS)
_BEFORE_CLOSER = re.compile(r"[.,;:!?]?")


class Mark(enum.Enum):
    """What a run of words is in a comparison."""

    SAME = "same"
    GAP = "gap"
    REMOVED = "removed"
    ADDED = "added"
    AWAY = "away"
    HERE = "here"


class Run(NamedTuple):
    """Words to print together: ``space`` tells whether a space stands before them."""

    mark: Mark
    text: str
    space: bool
    edit: int = -1
    """Number of the edit that the run belongs to, -1 for none."""

    @property
    def is_word(self) -> bool:
        """Whether there is more to it than punctuation."""
        return any(map(str.isalnum, self.text))


class _Event(NamedTuple):
    """Something to print at a place of B, ahead of the words that follow there."""

    at: int
    rank: int
    """0 for what only A has, 1 for what B has: the lost words come first."""
    a_start: int
    edit: int
    runs: tuple[Run, ...]
    end: int
    """Where in B printing goes on."""
    loose: bool
    """Whether a space must stand before what follows."""


def collate(
    a: Rendering, b: Rendering, edits: Sequence[Edit], *, least: Severity = Severity.INFO
) -> tuple[Run, ...]:
    """Return the two renderings as one sequence of runs.

    Args:
        a: The base.
        b: The rendering compared with it.
        edits: What leads from A to B.
        least: Edits below this are not shown, and B's words stand for both: spelling and
            punctuation, unless asked for. That one side says more at an edge (`excerpt`) is
            never shown: it is no change.
    """
    shown = [
        (number, edit)
        for number, edit in enumerate(edits)
        if edit.severity >= least and edit.label is not Label.EXCERPT
    ]
    events = sorted(_outside_changes(list(_events(a, b, shown, edits))))
    return tuple(_print(b.text, with_marks(b), events))


def with_marks(side: Rendering) -> Span:
    """Return the stretch together with the marks and the punctuation that cling to it."""
    start, end = side.span
    while start > 0 and side.text[start - 1] in _LEAD:
        start -= 1
    trail = _TRAIL.match(side.text, end)
    return Span(start, trail.end() if trail else end)


def _print(text: str, span: Span, events: Sequence[_Event]) -> Iterator[Run]:
    cursor, space = span.start, False
    at_opening = True
    for event in events:
        words, space = _same(text, cursor, event.at, space=space)
        yield from words
        if words:
            at_opening = _opens(words, is_start=cursor == span.start)
        first, *rest = event.runs
        yield first._replace(space=space or (first.space and not at_opening))
        yield from rest
        at_opening = False
        cursor, space = max(cursor, event.end), event.loose
    yield from _same(text, cursor, span.end, space=space)[0]


def _opens(words: Sequence[Run], *, is_start: bool) -> bool:
    """Tell whether words end with an opening mark that stands by itself."""
    stands_free = words[-1].space or (is_start and len(words) == 1)
    return stands_free and not words[-1].is_word


def _same(text: str, start: int, end: int, *, space: bool) -> tuple[list[Run], bool]:
    """Return the words of a stretch, and whether a space follows the last of them."""
    runs = []
    for match in _CHUNK.finditer(text, start, end):
        space = space or bool(match.group(1))
        if match.group(2):
            runs.append(Run(Mark.SAME, match.group(2), space))
            space = False
    return runs, space


def _events(
    a: Rendering, b: Rendering, shown: Sequence[tuple[int, Edit]], edits: Sequence[Edit]
) -> Iterator[_Event]:
    places = _Places(a, b, edits)
    for number, bare in shown:
        edit = with_brackets(bare, a, b)
        if edit.moved:
            yield from _moved(number, edit, places)
        elif edit.b.start == edit.b.end:
            at, loose = places.landing(edit)
            run = Run(Mark.REMOVED, fold(edit.a_text), space=True, edit=number)
            yield _Event(at, 0, edit.a.start, number, (run,), at, loose=loose)
        else:
            yield _Event(
                edit.b.start,
                1,
                edit.a.start,
                number,
                _replaced(number, edit),
                edit.b.end,
                loose=False,
            )


def _outside_changes(events: Sequence[_Event]) -> Iterator[_Event]:
    """Yield events, those that would print inside what B has new moved in front of it."""
    taken = [(event.at, event.end) for event in events if event.rank]
    for event in events:
        at = min((s for s, end in taken if s < event.at < end), default=event.at)
        yield event if event.rank else event._replace(at=at, end=at)


def with_brackets(edit: Edit, a: Rendering, b: Rendering) -> Edit:
    """Take into a change the brackets that stand around its words alone: the outlet's sign."""
    a_span, b_span = _bracketed(a.text, edit.a), _bracketed(b.text, edit.b)
    if (a_span, b_span) == (edit.a, edit.b):
        return edit
    return attrs.evolve(
        edit, a=a_span, b=b_span, a_text=a_span.of(a.text), b_text=b_span.of(b.text)
    )


def _bracketed(text: str, span: Span) -> Span:
    start, end = span
    closer = _BRACKETS.get(text[start - 1 : start])
    if start == end or closer is None:
        return span
    stop = _BEFORE_CLOSER.match(text, end)
    end = stop.end() if stop else end
    return Span(start - 1, end + 1) if text[end : end + 1] == closer else span


def _replaced(number: int, edit: Edit) -> tuple[Run, ...]:
    added = Run(Mark.ADDED, fold(edit.b_text), space=False, edit=number)
    if edit.a.start == edit.a.end:
        return (added,)
    return Run(Mark.REMOVED, fold(edit.a_text), space=False, edit=number), added


def _moved(number: int, edit: Edit, places: "_Places") -> Iterator[_Event]:
    at, loose = places.departure(edit)
    reshaped = fold(edit.a_text).casefold() != fold(edit.b_text).casefold()
    away = Run(Mark.AWAY, fold(edit.a_text) if reshaped else "", space=True, edit=number)
    here = Run(Mark.HERE, fold(edit.b_text), space=False, edit=number)
    yield _Event(at, 0, edit.a.start, number, (away,), at, loose=loose)
    yield _Event(edit.b.start, 1, edit.a.start, number, (here,), edit.b.end, loose=False)


class _Places:
    """Where in B the words stand that B has not."""

    def __init__(self, a: Rendering, b: Rendering, edits: Sequence[Edit]) -> None:
        self._a, self._b, self._edits = a, b, edits
        self._a_tokens = tokens(a.text, *a.span)
        self._b_tokens = tokens(b.text, *b.span)
        self._b_starts = [token.start for token in self._b_tokens]
        common = zip(
            _outside(self._a_tokens, [edit.a for edit in edits]),
            _outside(self._b_tokens, [edit.b for edit in edits]),
            strict=False,
        )
        self._counterparts = {token.start: other.start for token, other in common}

    def landing(self, edit: Edit) -> tuple[int, bool]:
        """Return the place for words that B lacks, and whether a space must follow them.

        That is right before the next word; but before the full stop where A has one there too.
        """
        follower, end = self._around(edit.b.start)
        if follower is None:
            return end, False
        gap = fold(self._b.text[end:follower])
        if gap and self._after(self._end_of_loss(edit)).startswith(gap):
            return end, False
        return follower, True

    def _end_of_loss(self, edit: Edit) -> int:
        """Return the end in A of all that is lost from this change on, before a word stays."""
        end = edit.a.end
        for token in self._a_tokens:
            if token.start < end:
                continue
            loss = self._edit_at(token)
            if loss is None or not (loss.moved or loss.b.start == loss.b.end):
                break
            end = end if loss.moved else loss.a.end
        return end

    def _edit_at(self, token: Token) -> Edit | None:
        return next((e for e in self._edits if e.a.start <= token.start < e.a.end), None)

    def departure(self, edit: Edit) -> tuple[int, bool]:
        """Return the place that moved words have left, and whether a space must follow it."""
        for token in self._a_tokens:
            if token.start < edit.a.end:
                continue
            place = self._counterparts.get(token.start)
            if place is None:
                place = self._place_of_edit(token)
            if place is not None:
                return place, True
        return self._behind_last_word(), False

    def _behind_last_word(self) -> int:
        """Return where B's last word ends, the bracket included that may close behind it."""
        end = self._b_tokens[-1].end if self._b_tokens else self._b.span.end
        return end + (self._b.text[end : end + 1] in _CLOSERS)

    def _place_of_edit(self, token: Token) -> int | None:
        edit = self._edit_at(token)
        if edit is None or edit.moved:
            return None
        return edit.b.start if edit.b.start < edit.b.end else self.landing(edit)[0]

    def _around(self, offset: int) -> tuple[int | None, int]:
        """Return the start of B's next word, brackets included, and the end of the one before."""
        number = bisect.bisect_left(self._b_starts, offset)
        end = self._b_tokens[number - 1].end if number else self._b.span.start
        if number == len(self._b_starts):
            return None, end
        follower = self._b_starts[number]
        floor = end if number else 0
        while follower > floor and self._b.text[follower - 1] in _BRACKETS:
            follower -= 1
        return follower, end

    def _after(self, offset: int) -> str:
        """Return what stands in A between a place and the next word."""
        starts = (token.start for token in self._a_tokens if token.start >= offset)
        return fold(self._a.text[offset : next(starts, self._a.span.end + 2)])


def _outside(words: Sequence[Token], spans: Sequence[Span]) -> list[Token]:
    return [
        word for word in words if not any(span.start <= word.start < span.end for span in spans)
    ]


def merge(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs with changes that touch as one: what was lost in a row, then what came in."""
    removed: list[Run] = []
    added: list[Run] = []
    for run in runs:
        touching = run.mark in {Mark.REMOVED, Mark.ADDED}
        if not touching:
            yield from _merged(removed, added)
            removed, added = [], []
            yield run
        elif run.mark is Mark.REMOVED:
            removed.append(run)
        else:
            added.append(run)
    yield from _merged(removed, added)


def _merged(removed: Sequence[Run], added: Sequence[Run]) -> Iterator[Run]:
    space = any(run.space for run in (*removed[:1], *added[:1]))
    for runs in (removed, added):
        if runs:
            yield runs[0]._replace(text=" ".join(run.text for run in runs), space=space)
            space = False
