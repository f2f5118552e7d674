"""Which double opener belongs to which closer.

Double marks only: they are paired paragraph by paragraph, in one linear pass with a short stack.
Single marks come afterwards (`singles`), between, inside or around what is found here.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from ..cues import Sense, closing_credit, verbs
from ..marks import Mark
from ..model.spans import Span
from ..text import sentences

MAX_DEPTH = 4
"""Marks opened inside each other beyond this depth are noise, not nested speech."""

_SHAPELESS = frozenset({"straight", "twin"})
"""Styles whose openers and closers look the same, so that their nesting cannot be seen."""

_LABEL = re.compile(
    r"[\"“”']?\s*(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|Q|A)\s*(?:\([^)\n]{0,80}\))?:"
)
_REACH = 1500
"""How far an inner quotation's closer and its outer one's may follow; articles may come without
line breaks, and a stray mark at their end must not weigh at their start."""
_CUE = re.compile(r"([A-Za-z]+)[,:]\s*\Z")
_LONGEST_CUE = 24
_SHORTEST_ORPHAN = 4
"""Spaces in a stretch that ends its paragraph, for a mark at its end to be taken for a closer."""
_ENDED = re.compile(r"[.,!?…—-][\"'’”]?\Z")


_CLOSERS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«»",
    '"': '"',
    "″": "″",
    "＂": "＂",
    "〝": "〞〟",
    "「": "」",
    "『": "』",
    "'": "'",
    "`": "'",
    "‘": "’",
    "‚": "‘’",  # also as twins
    "‛": "’",
    "’": "’",
    "‹": "›",
    "›": "‹›",
}
"""By opener, the closers that some language pairs it with; ”…” (Swedish, Finnish) aside."""


class Enclosure(NamedTuple):
    """A stretch of text from its opening to its closing mark; a missing mark is an empty span."""

    opener: Span
    closer: Span
    malformed: bool


def pair_doubles(text: str, paragraphs: Sequence[Span], marks: Sequence[Mark]) -> list[Enclosure]:
    """Return what the double marks enclose, nested enclosures included, in order of their ends."""
    pairing = _Pairing(text)
    at = 0
    for number, paragraph in enumerate(paragraphs):
        begin = at
        while at < len(marks) and marks[at].start < paragraph.end:
            at += 1
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        reopening = marks[at] if at < len(marks) and following else None
        if reopening is not None and following is not None and reopening.start != following.start:
            reopening = None
        if begin < at or pairing.stack:
            pairing.read(paragraph, marks[begin:at], reopening)
    return pairing.found


class _Pairing:
    """The state of one pass over the double marks of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Enclosure] = []
        self.stack: list[Mark] = []
        self.last_end = 0

    def read(self, paragraph: Span, marks: Sequence[Mark], reopening: Mark | None) -> None:
        """Pair the marks of one paragraph; ``reopening`` is the mark that begins the next one."""
        ahead = _Ahead(marks)
        for at, mark in enumerate(marks):
            if not self.stack:
                self._begin(paragraph, mark, ahead, at)
            elif mark.start == paragraph.start and mark.opens and mark.style == self.stack[0].style:
                continue
            elif self._closes(mark):
                self._close(mark, marks, at)
            else:
                surplus = ahead.surplus(at) + self._is_inserted(mark, reopening)
                self._open(mark, marks, at, surplus)
        if self.stack and not self._goes_on(paragraph, reopening):
            self._give_up(paragraph.end)

    def _begin(self, paragraph: Span, mark: Mark, ahead: "_Ahead", at: int) -> None:
        if mark.opens or self._is_announced(paragraph, mark) or self._is_glued(mark, ahead, at):
            self.stack = [mark]
        else:
            self._adopt_orphan(paragraph, mark)

    def _is_announced(self, paragraph: Span, mark: Mark) -> bool:
        """Tell a mark of the wrong shape behind a cue (``He says,” there are…``) from an orphan."""
        if mark.end >= paragraph.end:
            return False
        cue = _CUE.search(self.text, max(paragraph.start, mark.start - _LONGEST_CUE), mark.start)
        known = verbs().get(cue[1].lower()) if cue else None
        return known is not None and known.sense is Sense.SAY

    def _is_glued(self, mark: Mark, ahead: "_Ahead", at: int) -> bool:
        """Tell an opener without a space before it (``the Herald,"We go"``) by the odd one left."""
        if mark.style not in _SHAPELESS or not self.text[mark.end : mark.end + 1].isalnum():
            return False
        return ahead.alike[at] % 2 == 1

    def _closes(self, mark: Mark) -> bool:
        if not mark.opens:
            return True
        return mark.closes and any(mark.style == frame.style for frame in self.stack)

    def _close(self, mark: Mark, marks: Sequence[Mark], at: int) -> None:
        depth = next(
            (n for n in range(len(self.stack) - 1, -1, -1) if self.stack[n].style == mark.style),
            None,
        )
        if depth is None:
            if at + 1 < len(marks) and self._is_own_closer(marks[at + 1]):
                return
            depth = 0
        elif self._is_inch(mark, marks, at):
            return
        opener = self.stack[depth]
        del self.stack[depth:]
        closer = Span(mark.start, mark.end)
        self._emit(opener, closer, malformed=not is_convention(self.text, opener, closer))

    def _is_inch(self, mark: Mark, marks: Sequence[Mark], at: int) -> bool:
        """Tell ``a 12" pizza`` inside a quotation, whose real closer would be left over."""
        if mark.style != "straight" or not self.text[mark.start - 1].isdigit():
            return False
        return at + 1 < len(marks) and marks[at + 1].style == mark.style and not marks[at + 1].opens

    def _is_own_closer(self, mark: Mark) -> bool:
        return mark.closes and mark.style == self.stack[0].style

    def _open(self, mark: Mark, marks: Sequence[Mark], at: int, surplus: int) -> None:
        same = sum(frame.style == mark.style for frame in self.stack)
        nests = surplus > same and not (same and mark.style in _SHAPELESS)
        if nests and len(self.stack) < MAX_DEPTH:
            self.stack.append(mark)
        elif same and self._is_stray_space(mark, marks, at):
            self._close(mark, marks, at)
        elif same or not (at + 1 < len(marks) and self._is_own_closer(marks[at + 1])):
            self._give_up(mark.start)
            self.stack = [mark]

    def _is_inserted(self, mark: Mark, reopening: Mark | None) -> bool:
        """Tell a fragment inside speech that runs on to the next paragraph, where it reopens."""
        if reopening is None or reopening.style != mark.style or not reopening.opens:
            return False
        return self.text[max(0, mark.start - 2) : mark.start].rstrip()[-1:].isalnum()

    def _is_stray_space(self, mark: Mark, marks: Sequence[Mark], at: int) -> bool:
        """Tell a closer that stands before its word (``"Hello "he said``) from a new opener."""
        return mark.style in _SHAPELESS and (at + 1 == len(marks) or marks[at + 1].opens)

    def _goes_on(self, paragraph: Span, reopening: Mark | None) -> bool:
        """Tell whether the open quotation continues in the next paragraph.

        It does not where a speaker is credited at the paragraph's end (the closer is missing), or
        where the next paragraph is another turn of a transcript.
        """
        first = self.stack[0]
        if reopening is None or reopening.style != first.style or not reopening.opens:
            return False
        begin = max(paragraph.start, first.end)
        if closing_credit(self.text, begin, paragraph.end) >= 0:
            return False
        if _LABEL.match(self.text, reopening.start):
            return False
        self.stack = [first]
        return True

    def _give_up(self, end: int) -> None:
        """End an unclosed quotation."""
        opener = self.stack[0]
        self.stack = []
        self._emit(opener, Span(end, end), malformed=True)

    def _adopt_orphan(self, paragraph: Span, mark: Mark) -> None:
        """Give a closer without opener the stretch back to the sentence's start."""
        start = max(paragraph.start, self.last_end)
        if not _ENDED.search(self.text, max(start, mark.start - 2), mark.start):
            return
        self.last_end = mark.end  # what one orphan has been given is not searched again
        before = sentences(self.text, start, mark.start)
        ends = mark.end >= paragraph.end
        if not before or before[-1].of(self.text).count(" ") < (_SHORTEST_ORPHAN if ends else 1):
            return
        begin = before[-1].start
        self.found.append(Enclosure(Span(begin, begin), Span(mark.start, mark.end), malformed=True))

    def _emit(self, opener: Mark, closer: Span, *, malformed: bool) -> None:
        self.found.append(Enclosure(Span(opener.start, opener.end), closer, malformed))
        if not self.stack:
            self.last_end = closer.end


def is_convention(text: str, opener: Span | Mark, closer: Span | Mark) -> bool:
    """Tell whether the two marks belong together in the typography of some language."""
    first, last = text[opener[0]], text[closer[0]]
    return last in _CLOSERS.get(first, "") or (first == last == "”" and "“" not in text)


class _Ahead:
    """Counts of the marks that follow, made when they are first asked for."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.marks = marks

    @cached_property
    def alike(self) -> list[int]:
        """How many marks of its style follow each mark."""
        seen: Counter[str] = Counter()
        found = []
        for mark in reversed(self.marks):
            found.append(seen[mark.style])
            seen[mark.style] += 1
        return found[::-1]

    @cached_property
    def _starts(self) -> list[int]:
        return [mark.start for mark in self.marks]

    @cached_property
    def _sums(self) -> dict[str, list[int]]:
        sums = {mark.style: [0] for mark in self.marks}
        for mark in self.marks:
            for style, column in sums.items():
                step = 0 if style != mark.style else 1 if mark.closes else -1
                column.append(column[-1] + step)
        return sums

    def surplus(self, at: int) -> int:
        """Return how many more closers than openers of its style follow a mark within reach."""
        column = self._sums[self.marks[at].style]
        return column[bisect_left(self._starts, self.marks[at].start + _REACH)] - column[at + 1]
