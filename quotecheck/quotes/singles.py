"""Which single mark closes which, where most single marks are apostrophes.

Single marks pair within one paragraph (or over paragraphs that each reopen), and never across a
double mark: both stand inside the same double-marked stretch, or both outside. Whether a mark is a
closer or the apostrophe of *the Allies'* is settled by what it would leave over: of all marks up to
the next opener, the first with the best grade closes.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..lexicon import table
from ..marks import Mark
from ..model.spans import Span
from .doubles import Enclosure, is_convention

_STOPPED, _PLAIN, _OWNING_NOTHING, _POSSESSIVE = 3, 2, 1, 0
"""Grades of a closer: behind a stop; behind a word; behind an *s* before what nobody owns (a stop,
*and*, *of*, *he*); behind an *s* before anything else, as a possessive stands."""

_STOPS = frozenset(".,!?…;:—–-")
_BEFORE_SPEECH = frozenset(",:.!?")
_INNER_STOP = re.compile(r"[.!?;:]\s")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[ \u00a0]([A-Za-z]+)")
_NOBODYS = frozenset({"aux", "conj", "prep", "pron"})
"""Classes of words that nobody owns."""
_REACH = 64
"""Marks behind an opener among which its closer is sought."""
_LONGEST_DOUBTFUL = 6
"""Words between an opener and a mark that is as likely a possessive (*the 'fat cats' of*)."""


class _Cell(NamedTuple):
    """The single marks of one paragraph that stand in the same double-marked stretch."""

    paragraph: Span
    inside: int
    marks: list[Mark]


def pair_singles(
    text: str, paragraphs: Sequence[Span], marks: Sequence[Mark], doubles: Sequence[Enclosure]
) -> list[Enclosure]:
    """Return what single marks enclose; ``doubles`` is what double marks enclose."""
    if not any(mark.opens for mark in marks):
        return []
    found: list[Enclosure] = []
    carried: Mark | None = None
    for cell in _cells(paragraphs, marks, doubles):
        if cell.inside >= 0:
            _pair(text, cell, None, found)
            continue
        reopens = cell.marks[0].opens and cell.marks[0].start == cell.paragraph.start
        carried = _pair(text, cell, carried if reopens else None, found)
    return found


def _cells(
    paragraphs: Sequence[Span], marks: Sequence[Mark], doubles: Sequence[Enclosure]
) -> Iterator[_Cell]:
    ordered = sorted(doubles, key=lambda pair: (pair.opener.start, -pair.closer.end))
    cells: dict[int, _Cell] = {}
    stack: list[int] = []
    number, double = -1, 0
    for mark in marks:
        while number < 0 or paragraphs[number].end <= mark.start:
            number += 1
            yield from cells.values()
            cells = {}
        while double < len(ordered) and ordered[double].opener.start < mark.start:
            stack.append(double)
            double += 1
        while stack and ordered[stack[-1]].closer.end <= mark.start:
            stack.pop()
        inside = stack[-1] if stack else -1
        cell = cells.setdefault(inside, _Cell(paragraphs[number], inside, []))
        cell.marks.append(mark)
    yield from cells.values()


def _pair(text: str, cell: _Cell, carried: Mark | None, found: list[Enclosure]) -> Mark | None:
    """Pair the marks of a cell; return an opener that the next paragraph may continue."""
    marks = cell.marks
    at, opener = 1 if carried else 0, carried
    while opener is not None or at < len(marks):
        if opener is None:
            opener = marks[at] if marks[at].opens else None
            at += 1
            continue
        stop = at
        limit = min(len(marks), at + _REACH)
        while stop < limit and not _only_opens(marks[stop]):
            stop += 1
        closer = _closer(text, opener, marks[at:stop])
        if closer is not None:
            mixed = not is_convention(text, opener, closer)
            found.append(Enclosure(_span(opener), _span(closer), malformed=mixed))
            at = marks.index(closer, at) + 1
        elif stop == len(marks) and (opener is carried or _is_cued(text, cell.paragraph, opener)):
            return opener
        elif not opener.weak:
            at = stop
        opener = None
    return None


def _only_opens(mark: Mark) -> bool:
    return mark.opens and not (mark.closes or mark.weak)


def _span(mark: Mark) -> Span:
    return Span(mark.start, mark.end)


def _closer(text: str, opener: Mark, candidates: Sequence[Mark]) -> Mark | None:
    """Return the mark that closes ``opener``: the first of the best grade, or None."""
    best, grade = None, -1
    for mark in candidates:
        if not mark.closes or not _may_close(text, opener, mark):
            continue
        new = _grade(text, mark)
        if new > grade:
            best, grade = mark, new
            if grade == _STOPPED:
                break
    if best is None or grade >= (_STOPPED if opener.weak else _OWNING_NOTHING):
        return best
    doubtful = opener.weak or opener.closes
    return None if doubtful or not _is_brief(text, opener.end, best.start) else best


def _may_close(text: str, opener: Mark, mark: Mark) -> bool:
    if ("angle" in mark.style) != ("angle" in opener.style):
        return False
    return text[mark.start] != "‘" or text[opener.start] == "‚"


def _grade(text: str, mark: Mark) -> int:
    if text[mark.start - 1] in _STOPS or "angle" in mark.style:
        return _STOPPED
    if not mark.weak:
        return _PLAIN
    after = text[mark.end : mark.end + 1]
    possessive = not after or (after.isspace() and _may_be_owned(text, mark.end))
    return _POSSESSIVE if possessive else _OWNING_NOTHING


def _may_be_owned(text: str, at: int) -> bool:
    """Tell whether the word behind a place may be somebody's: no *and*, *of*, *was* or *he* is."""
    word = _WORD.match(text, at)
    return word is None or _NOBODYS.isdisjoint(_classes(word[1].lower()))


def _classes(word: str) -> list[str]:
    return table("function_words").get(word, "").split(",")


def _is_brief(text: str, start: int, end: int) -> bool:
    if end - start > 80 or _INNER_STOP.search(text, start, end):
        return False
    return len(_SPACE.findall(text, start, end)) < _LONGEST_DOUBTFUL


def _is_cued(text: str, paragraph: Span, opener: Mark) -> bool:
    """Tell whether speech may begin here: at a paragraph's start, behind a comma, colon or stop."""
    if opener.weak:
        return False
    if opener.start == paragraph.start:
        return True
    return text[paragraph.start : opener.start].rstrip()[-1:] in _BEFORE_SPEECH
