"""Sentences that a credit interrupts: what another text has between their parts.

*“The school will,” Brandt said, “close”* is one sentence in two quotations. Each of them may be
word for word what was said, although a *not* between them is gone. So where one passage answers
both, the stretch of the first part reaches to where the second one's begins, and what stands there
was dropped, not cut off.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import attrs

from ..model.passages import Matched

WIDEST = 30
"""Words between two parts up to which they are compared as one sentence: what lies further apart
has no one sentence around it."""

_Places: TypeAlias = Mapping[tuple[str, str], Sequence[Matched]]


def bridged(found: Sequence[Matched], onward: Mapping[str, str]) -> list[Matched]:
    """Return matches, each reaching to where the next part of its sentence is found.

    Args:
        found: Matches of any articles.
        onward: For a quotation, by id, the one that goes on with its sentence.
    """
    places: dict[tuple[str, str], list[Matched]] = defaultdict(list)
    for one in (*found, *(one.mirrored() for one in found)):
        places[one.a.quote.id, one.b.quote.id].append(one)
    return [
        _reaching(one, places, onward)
        or _mirrored(_reaching(one.mirrored(), places, onward))
        or one
        for one in found
    ]


def _mirrored(one: Matched | None) -> Matched | None:
    return one and one.mirrored()


def _reaching(one: Matched, places: _Places, onward: Mapping[str, str]) -> Matched | None:
    """Return a match that reaches in A to where the next part of B begins, None for none.

    Where A is interrupted as well, that is where its own next part begins, if B's goes on there.
    """
    a, b, match = one
    following = onward.get(b.quote.id)
    if following is None or match.b_end < b.own.stop:
        return None
    for other in places.get((a.quote.id, following), ()):
        gap = other.match.a_start - match.a_end
        if 0 < gap <= WIDEST and other.match.b_start == other.b.own.start:
            return _reach(one, other.match.a_start, other)
    for other in places.get((onward.get(a.quote.id, ""), following), ()):
        at_once = other.match.a_start == other.a.own.start
        gap = a.own.stop - match.a_end
        if 0 < gap <= WIDEST and at_once and other.match.b_start == other.b.own.start:
            return _reach(one, a.own.stop, other)
    return None


def _reach(one: Matched, end: int, other: Matched) -> Matched:
    spans = other.spans
    match = attrs.evolve(one.match, a_end=end, onward=(spans[0].start, spans[1].start))
    return one._replace(match=match)
