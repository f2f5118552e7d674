"""Where a segment stands: its words, the words around it, and what is asked of both."""

import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..lexicon import rows
from ..model.spans import Span
from ..text import sentence_end, sentences

WORDS = re.compile(r"[A-Za-z]++(?=[ ,])|[^\W_]+(?:['’.-][^\W_]+)*")
"""Words with what joins their parts; most are told at once by what follows them."""
STOPPED = frozenset(",.，。、")
EXCLAIMED = frozenset("?!？！")
COLONS = (":", "：")
CLOSERS = "\"'”’»)]*_"
"""What may follow a sentence's stop."""

_REACH = 200
"""How far to either side of the marks a sentence is read."""
_HEAD = 120
"""How much of the words between the marks is looked at; by then it is speech or nothing is."""
_LONGEST_ITEM = 40
"""Code points of an item of a list; longer ones speak for themselves."""
_LIST_GAP = re.compile(r"\s*,?\s*(?:and|or|&)?\s*\Z")
_MARKUP = " >*_#•·-–—\u00a0"
"""What Markdown and lists put at the head of a paragraph."""


class Found(NamedTuple):
    """A segment on its way: where it is, before anybody has asked what it is."""

    span: Span
    outer: Span
    malformed: bool
    parent: int | None


class Place(NamedTuple):
    """A segment, and the rest of its sentence up to the next quotation on either side.

    Attributes:
        content: What stands between the marks (its beginning, where it is long).
        final: The last code point between the marks.
        before: The sentence as far as it precedes the marks.
        after: The sentence as far as it follows them.
        follows: Another quotation of the same sentence ends where ``before`` begins.
        spent: That quotation ended in a comma, so that the next cue belongs to it.
        listed: It is a later item of a list: *called "A", "B" and "C"*. All of a list stand where
            the list does, so that ``before`` and ``after`` are those of the list.
    """

    content: str
    final: str
    before: str
    after: str
    follows: bool
    spent: bool
    listed: bool = False


TAIL = 64
"""Code points before the marks in which a wording that leads up to them is sought."""


class Around(NamedTuple):
    """The words of a place: inside the marks, left and right of them.

    ``last`` and ``first`` are the words that touch the marks, with nothing but space between, or
    empty.
    """

    inner: list[str]
    left: list[str]
    right: list[str]
    last: str
    first: str


def look_around(place: Place) -> Around:
    """Return the words of a place."""
    before, after = place.before.rstrip(), place.after.lstrip()
    left, right = WORDS.findall(before), WORDS.findall(after)
    last = left[-1] if before[-1:].isalnum() else ""
    first = right[0] if after[:1].isalnum() else ""
    return Around(WORDS.findall(place.content), left, right, last, first)


@functools.cache
def auxiliaries() -> frozenset[str]:
    """Return the auxiliaries, contracted with a pronoun or not, in lower case."""
    contracted = ("it's", "that's", "there's", "he's", "she's", "what's", "who's", "here's")
    return frozenset(contracted).union(row[0] for row in rows("function_words") if row[1] == "aux")


def lowered(found: Iterable[str]) -> list[str]:
    """Return words in lower case."""
    return list(map(str.lower, found))


@functools.cache
def determiners() -> frozenset[str]:
    """Return articles, possessives and what else stands before a noun, in lower case."""
    possessives = ("his", "her", "its", "their", "our", "my", "your")
    return frozenset(possessives).union(row[0] for row in rows("function_words") if row[1] == "det")


def find_places(text: str, paragraphs: Sequence[Span], found: Sequence[Found]) -> list[Place]:
    """Return each segment's place; ``paragraphs`` are those in which the segments begin."""
    following: dict[int | None, int] = {}
    next_starts = [-1] * len(found)
    for at in range(len(found) - 1, -1, -1):
        next_starts[at] = following.get(found[at].parent, -1)
        following[found[at].parent] = found[at].outer.start
    places = []
    ends: dict[int | None, int] = {}
    for at, item in enumerate(found):
        low, high = paragraphs[at].start, max(paragraphs[at].end, item.outer.end)
        if item.parent is not None:
            around = found[item.parent].span
            low, high = max(low, around.start), min(high, around.end)
        last = ends.get(item.parent, -1)
        places.append(_place(text, item, Span(low, high), last, next_starts[at]))
        ends[item.parent] = item.outer.end
    return _gather_lists(places, found)


def _gather_lists(places: list[Place], found: Sequence[Found]) -> list[Place]:
    """Put the items of each list where the list stands."""
    latest: dict[int | None, int] = {}
    pairs = []
    for at, item in enumerate(found):
        first = latest.get(item.parent)
        if first is not None and _is_list(places[first], places[at]):
            head = places[first]
            places[at] = places[at]._replace(
                before=head.before, follows=head.follows, spent=head.spent, listed=True
            )
            pairs.append((first, at))
        latest[item.parent] = at
    for first, second in reversed(pairs):
        places[first] = places[first]._replace(after=places[second].after)
    return places


def _is_list(first: Place, second: Place) -> bool:
    if not second.follows or max(len(first.content), len(second.content)) > _LONGEST_ITEM:
        return False
    return bool(_LIST_GAP.match(second.before)) and first.final not in EXCLAIMED | {"."}


def _place(text: str, item: Found, bounds: Span, last: int, following: int) -> Place:
    before, follows = _before(text, item, bounds.start, last)
    spent = follows and _is_halted(text, last)
    content = text[item.span.start : min(item.span.end, item.span.start + _HEAD)]
    after = _after(text, item, bounds.end, following)
    return Place(content, text[item.span.end - 1], before, after, follows, spent)


def _before(text: str, item: Found, low: int, last: int) -> tuple[str, bool]:
    """Return the sentence before the marks, and whether another quotation stands at its start."""
    begin = max(low, item.outer.start - _REACH, last)
    before = text[begin : item.outer.start]
    if begin == low and not before.strip(_MARKUP):
        return "", False
    if _has_stop(before):
        parts = sentences(text, begin, item.span.start + 1)
        if parts and parts[-1].start > begin:
            return text[parts[-1].start : item.outer.start], False
    return before, begin == last


def _after(text: str, item: Found, high: int, following: int) -> str:
    """Return the sentence behind the marks, up to the next quotation."""
    start, limit = item.outer.end, min(high, item.outer.end + _REACH)
    stop = following if start <= following <= limit else limit
    after = text[start:stop]
    if text[item.span.end - 1] in ".?!" and _starts_anew(after):
        return ""
    if _has_stop(after):
        after = text[start : sentence_end(text, start, stop)]
    return after.rstrip(" .!?")


def _has_stop(part: str) -> bool:
    return "." in part or "!" in part or "?" in part


def _starts_anew(after: str) -> bool:
    following = after.lstrip()[:1]
    return not following or following.isupper() or following in "\"“‘«'"


def _is_halted(text: str, end: int) -> bool:
    """Tell whether a quotation breaks off at a comma, so that its speaker comes next."""
    return text[max(0, end - 3) : end].rstrip(CLOSERS)[-1:] in {",", "?", "!", "—", "-"}
