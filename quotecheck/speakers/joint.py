"""Joint speakers: two persons who are the subject of one verb."""

from __future__ import annotations

from .candidate import Candidate
from .clauses import QUOTES, Clauses
from .mentions import Mention, Shape

_BEHIND = frozenset({",", ".", "|", ""})
_BEFORE = frozenset({",", ".", "|", "", ";", "T", "u", *QUOTES})
"""What stands behind two names that follow their verb, and before two that precede it."""


def pair_of(clauses: Clauses, candidate: Candidate) -> tuple[Mention, Mention] | None:
    """Return both names of ``Ann Lee and Bo Orr said``, ``said Ann Lee and Bo Orr``, or None.

    ``Ann Lee met Bo Orr and Cy Tan said`` is none: what precedes the names begins no clause.
    """
    one = candidate.mention
    if one is None or one.shape is not Shape.NAME or candidate.cue < 0:
        return None
    pair = _with_second(clauses, one, candidate.cue) or _with_first(clauses, one, candidate.cue)
    if pair is None or any(mention.shape is not Shape.NAME for mention in pair):
        return None
    return pair if clauses.sketch.words[pair[0].end].lower() == "and" else None


def _with_second(clauses: Clauses, one: Mention, cue: int) -> tuple[Mention, Mention] | None:
    tags = clauses.tags
    if tags[one.end : one.end + 1] != "c":
        return None
    other = clauses.chunks.starting_at(one.end + 1)
    if other is None:
        return None
    follows = cue < one.start and tags[other.end : other.end + 1] in _BEHIND
    return (one, other) if follows or clauses.skip(other.end) == cue else None


def _with_first(clauses: Clauses, one: Mention, cue: int) -> tuple[Mention, Mention] | None:
    tags = clauses.tags
    if tags[one.start - 1 : one.start] != "c" or clauses.skip(one.end) != cue:
        return None
    other = clauses.chunks.ending_at(one.start - 1)
    if other is None or tags[other.start - 1 : other.start] not in _BEFORE:
        return None
    return other, one
