"""Reported speech: clauses that say in the outlet's own words what somebody said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Span
from .clauses import QUOTES
from .mentions import Mention
from .reader import Credit, Reader
from .sketch import Sketch

_OPENERS = "VKvJMASmj"
_CREDIT_AT_END = re.compile(r"[,-]")
_SHORTEST = 4
"""A clause of fewer words is compared with nothing, so that it is not reported."""
_CONTENT = re.compile(rf"[{QUOTES},.:;()-]*")
_CERTAINTY = {"clause": 0.9, "credit": 0.85, "this": 0.8, "headline": 0.8, "indirect": 0.45}


def report(reader: Reader) -> Iterator[tuple[Span, Credit]]:
    """Yield each clause that reports speech, with its credit, in text order."""
    page = reader.sketch
    said: Credit | None = None
    for begin, end in page.sentences:
        found = list(_clauses(reader, begin, end))
        for start, stop, credit in found:
            if _is_worth(page, start, stop):
                yield _span(page, start, stop), credit
        said = found[-1][2] if found else said


def _span(page: Sketch, start: int, stop: int) -> Span:
    while stop > start and page.tags[stop - 1] in ",.:;-":
        stop -= 1
    return page.span(start, stop)


def _is_worth(page: Sketch, start: int, stop: int) -> bool:
    """Tell whether a clause holds enough words outside marks."""
    words = sum(tag not in QUOTES and tag not in ",.:;()-|'" for tag in page.tags[start:stop])
    return words >= _SHORTEST


def _clauses(reader: Reader, begin: int, end: int) -> Iterator[tuple[int, int, Credit]]:
    """Yield the clauses of one sentence that report speech, as tokens."""
    clauses, tags = reader.clauses, reader.sketch.tags
    done = begin
    for cue in range(begin, end):
        if cue < done or tags[cue] not in _OPENERS or clauses.is_passive(cue):
            continue
        start = _content_start(reader, cue, end)
        if start is None:
            continue
        credit = _credit(reader, clauses.subject_of(cue, begin), cue, "clause")
        if credit is None:
            continue
        stop = _content_end(tags, start, end)
        yield start, stop, credit
        done = stop
    if done == begin:
        yield from _credited_at_end(reader, begin, end)


def _content_start(reader: Reader, cue: int, end: int) -> int | None:
    """Return where the content of a cue begins: behind *that*, or right behind a verb of saying."""
    tags, chunks = reader.sketch.tags, reader.chunks
    here = reader.clauses.skip(cue + 1)
    if tags[here : here + 1] == "T":
        return here + 1 if here + 1 < end else None
    if tags[cue] not in "VKv":
        return None
    following = chunks.starting_at(here)
    if following is None or following.end >= end:
        return None
    after = following.head
    if tags[after] == "T":  # told reporters that
        return after + 1
    if tags[reader.clauses.skip(after)] in "VAJKSMne" or tags[after] == "x":
        return here
    second = chunks.starting_at(after)
    return second.start if second is not None else None


def _content_end(tags: str, start: int, end: int) -> int:
    """Return where a content clause ends: at a participle that goes on (``, adding that``)."""
    further = re.compile(r",[ua]*[vjm](?=[atTD])").search(tags, start, end)
    return further.start() if further else end


def _credited_at_end(reader: Reader, begin: int, end: int) -> Iterator[tuple[int, int, Credit]]:
    """``…, X said.``, ``…, according to X``, ``According to X, …``, ``… - X`` in a headline."""
    tags = reader.sketch.tags
    if tags[begin] == "Z":
        subject = reader.sources.after_phrase(begin)
        comma = tags.find(",", begin, end)
        credit = _credit(reader, subject, begin, "credit")
        if credit is not None and comma > 0:
            yield comma + 1, end, credit
        return
    for here in range(end - 1, begin, -1):
        if tags[here] in ",-" and not set(tags[begin:here]) & set(QUOTES):
            found = _credit_behind(reader, here, end)
            if found is not None:
                yield begin, here, found
                return


def _credit_behind(reader: Reader, here: int, end: int) -> Credit | None:
    for candidate in reader.sources.credits_at(here + 1):
        if candidate.mention is None:
            continue
        if candidate.cue >= 0 and reader.sketch.tags[candidate.cue] not in "VAZ":
            continue
        if reader.sources.ends_credit(candidate):
            return _credit(reader, candidate.mention, candidate.cue, "credit")
    return None


def _credit(reader: Reader, mention: Mention | None, cue: int, pattern: str) -> Credit | None:
    if mention is None:
        return None
    referent = reader.discourse.resolve(mention)
    if referent is None:
        return None
    return Credit(referent, mention, cue, _CERTAINTY[pattern] * referent.certainty)
