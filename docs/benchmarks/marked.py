"""The stretches of a text that stand between double quotation marks: what a benchmark judges.

This is on purpose no part of quotecheck and shares no code with it: a finder must not be measured
by its own idea of where quotations are. Where marks are broken beyond repair, the stretch is
*ambiguous*, and nothing in it is judged.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

OPENERS, CLOSERS, STRAIGHT = "“„‟«", "”»", '"″＂'
BEFORE_OPENER = frozenset(" \t\n\r\u00a0\u2009\u200a\u200b\ufeff([{<-–—―/…:'‘|>•*")
BEHIND_CLOSER = frozenset(" \t\n\r\u00a0\u2009\u200a\u200b\ufeff)]}>.,;:!?-–—―/…'’|*&")
NO_WIDTH = "\u200b\ufeff"
MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
LINE = re.compile(r"[^\r\n]+")
WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
LABEL = re.compile(r"[\"“”']?\s*(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|Q|A)\s*(?:\([^)]*\))?:")


class Segment(NamedTuple):
    """What stands between two marks, without the marks and the white space beside them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraphs: int
    words: int


class Mark(NamedTuple):
    """One mark: ``role`` is ``o`` (opens), ``c`` (closes) or ``n`` (either)."""

    start: int
    length: int
    role: str
    straight: bool

    @property
    def end(self) -> int:
        """Where the text goes on."""
        return self.start + self.length


@dataclasses.dataclass
class Open:
    """A segment that has been opened: what is known of it until it closes."""

    mark: Mark
    paragraphs: int = 1
    nested: list[bool] = dataclasses.field(default_factory=list)
    has_inner: bool = False


def scan(text: str) -> tuple[list[Segment], list[tuple[int, int]]]:
    """Return the quotation-marked segments of a text, and its ambiguous stretches."""
    scanner = _Scanner(text)
    scanner.run()
    return scanner.segments, scanner.ambiguous


def find_marks(text: str) -> Iterator[Mark]:
    """Yield every double mark, those inside tags of embedded markup left out."""
    tags = [match.span() for match in MARKUP.finditer(text)]
    for start, length, shape in _shapes(text):
        if not any(a <= start < b for a, b in tags):
            straight = length == 2 or shape == "n"
            yield Mark(start, length, _role(text, start, length, shape), straight)


def _shapes(text: str) -> Iterator[tuple[int, int, str]]:
    place = 0
    while place < len(text):
        char = text[place]
        if char in OPENERS or char in CLOSERS or char in STRAIGHT:
            yield place, 1, "o" if char in OPENERS else "c" if char in CLOSERS else "n"
        elif char in "'`’‘" and text[place + 1 : place + 2] == char:
            run = len(text[place:]) - len(text[place:].lstrip(char))
            opens = place == 0 or text[place - 1] in BEFORE_OPENER
            yield (place if opens else place + run - 2), 2, "n"  # a run of three: two and one
            place += run - 1
        place += 1


def _role(text: str, start: int, length: int, shape: str) -> str:
    """Settle what a mark does by its neighbours: a wrong shape is a common slip."""
    before = text[start - 1] if start else "\n"
    behind = text[start + length : start + length + 1] or "\n"
    can_open = before in BEFORE_OPENER and not behind.isspace()
    can_close = not before.isspace() and (behind in BEHIND_CLOSER or not behind.isalnum())
    if shape == "o":
        return "c" if not can_open and (behind.isspace() or before in ".,!?") else "o"
    if shape == "c":
        return "o" if can_open and behind.isalnum() and before.isspace() else "c"
    if can_open == can_close:
        return "n"
    return "o" if can_open else "c"


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = list(find_marks(text))
        self.segments: list[Segment] = []
        self.ambiguous: list[tuple[int, int]] = []
        self.open: Open | None = None

    def run(self) -> None:
        lines = [match.span() for match in LINE.finditer(self.text)]
        lines = [(a, b) for a, b in lines if self.text[a:b].strip(" \t\u00a0" + NO_WIDTH)]
        for number, (start, end) in enumerate(lines):
            here = [mark for mark in self.marks if start <= mark.start < end]
            if self.open is not None:
                self.open.has_inner = False
            for index, mark in enumerate(here):
                lead = self.text[start : mark.start].strip(" \t\u00a0\u200b\ufeff'‘")
                self._take(mark, here[index + 1 :], first=not lead)
            if self.open is not None:
                self._end_line(end, lines[number + 1 : number + 2])

    def _take(self, mark: Mark, rest: Sequence[Mark], *, first: bool) -> None:
        current = self.open
        if current is None:
            if mark.role != "c":  # a closer without an opener is an inch or a slip
                self.open = Open(mark)
            return
        if first and mark.role in "on" and mark.start > current.mark.end:
            return  # every paragraph of a long quotation opens anew
        same = mark.straight == current.mark.straight
        inner = current.nested[-1:] == [mark.straight]
        if mark.role == "o" or (mark.role == "n" and not same and not inner):
            self._open_inside(current, mark, rest, same=same)
        elif inner:
            current.nested.pop()
        elif same or not self._is_stray(current, rest):
            self._close(mark.end, mark.length)

    def _is_stray(self, current: Open, rest: Sequence[Mark]) -> bool:
        """Tell a single mark of another style right before the real closer."""
        following = rest[0] if rest else None
        return (
            following is not None
            and following.straight == current.mark.straight
            and following.role in "cn"
        )

    def _open_inside(self, current: Open, mark: Mark, rest: Sequence[Mark], *, same: bool) -> None:
        """Open a nested quotation if its closer follows; else the outer one never closed."""
        alike = [other for other in rest if other.straight == mark.straight]
        closers = sum(other.role in "cn" for other in alike)
        openers = sum(other.role == "o" for other in alike)
        need = (2 if same else 1) + current.nested.count(mark.straight)
        if (not same and closers) or (same and not mark.straight and closers - openers >= need):
            current.nested.append(mark.straight)
            current.has_inner = True
        else:
            self.ambiguous.append((current.mark.start, mark.start))
            self.open = Open(mark)

    def _end_line(self, end: int, following: Sequence[tuple[int, int]]) -> None:
        """Carry an open quotation into the next paragraph, if that opens with a mark too."""
        assert self.open is not None  # noqa: S101  (the caller has asked)
        if following and self._opens(*following[0]):
            self.open.paragraphs += 1
            self.open.nested = []
        elif self.open.has_inner:
            self.ambiguous.append((self.open.mark.start, end))
            self.open = None
        else:
            self._close(end, 0)

    def _opens(self, start: int, end: int) -> bool:
        assert self.open is not None  # noqa: S101
        lead = (
            start
            + len(self.text[start:end])
            - len(self.text[start:end].lstrip(" \t\u00a0" + NO_WIDTH))
        )
        return any(
            mark.start == lead and mark.role in "on" and mark.straight == self.open.mark.straight
            for mark in self.marks
        )

    def _close(self, outer_end: int, length: int) -> None:
        assert self.open is not None  # noqa: S101
        mark, paragraphs = self.open.mark, self.open.paragraphs
        self.open = None
        start, end = _strip(self.text, mark.end, outer_end - length)
        words = len(WORD.findall(self.text, start, end)) if start < end else 0
        if not words:
            return
        if paragraphs > 1 and _is_exchange(self.text[mark.start : end]):
            self.ambiguous.append((mark.start, outer_end))
            return
        self.segments.append(Segment(start, end, mark.start, outer_end, paragraphs, words))


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in NO_WIDTH):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in NO_WIDTH):
        end -= 1
    return start, end


def _is_exchange(text: str) -> bool:
    """Tell a transcript that was set as one quotation: several paragraphs open with a label."""
    return sum(bool(LABEL.match(line.lstrip())) for line in re.split(r"[\r\n]+", text)) > 1
