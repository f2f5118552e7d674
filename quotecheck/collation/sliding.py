"""Where exactly a dropped or added run begins, when more than one place would do.

Of ``go out and buy, go out and sell`` against ``go out and sell``, *go out and buy* or *and buy, go
out* may be called dropped: either way the same words are left. A reader expects a phrase: between
marks where there are any, begun and not ended by a function word, brackets never cut in two.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..inflection import is_function_word
from ..model.alignments import Op, Step
from ..model.spans import Token

_OPENING, _CLOSING = frozenset("([“‘„«"), frozenset(")]”’»")
_STOPS = frozenset(".,;:!?…—–")
_FURTHEST = 12


class Side(NamedTuple):
    """One of two texts, and its words."""

    text: str
    tokens: Sequence[Token]


def slid(steps: Sequence[Step], a: Side, b: Side) -> list[Step]:
    """Return the steps with every run dropped or added between equal runs at its best place."""
    done = list(steps)
    for k in range(1, len(done) - 1):
        before, step, after = done[k - 1 : k + 2]
        if before.op is after.op is Op.EQUAL and _adjoin(before, step) and _adjoin(step, after):
            if step.op is Op.INSERT:
                side, start, end = b, step.b_start, step.b_end
            elif step.op is Op.DELETE:
                side, start, end = a, step.a_start, step.a_end
            else:
                continue
            room = (_room(before, is_edge=k == 1), _room(after, is_edge=k == len(done) - 2))
            done[k - 1 : k + 2] = _moved(before, step, after, _best(side, start, end, room))
    return [step for step in done if step.a_start < step.a_end or step.b_start < step.b_end]


def _room(neighbour: Step, *, is_edge: bool) -> int:
    """Return how far a run may slide over a neighbour, which may only vanish at the edge."""
    return min(_FURTHEST, neighbour.a_end - neighbour.a_start - (not is_edge))


def _adjoin(x: Step, y: Step) -> bool:
    return (x.a_end, x.b_end) == (y.a_start, y.b_start)


def _best(side: Side, start: int, end: int, room: tuple[int, int]) -> int:
    """Return by how many words the run is best shifted."""
    shifts = [
        0,
        *_shifts(side, start, end, -1, room[0]),
        *_shifts(side, start, end, 1, room[1]),
    ]
    if len(shifts) == 1:
        return 0
    return max(shifts, key=lambda by: (_phrasing(side, start + by, end + by), -abs(by), by))


def _shifts(side: Side, start: int, end: int, way: int, room: int) -> Iterator[int]:
    """Yield the shifts one way that leave the other words as they are."""
    for n in range(1, room + 1):
        out, into = (end - n, start - n) if way < 0 else (start + n - 1, end + n - 1)
        if side.tokens[out].norm != side.tokens[into].norm:
            return
        yield way * n


def _phrasing(side: Side, start: int, end: int) -> int:
    """Return how much a run looks like a phrase of its own."""
    tokens, text = side.tokens, side.text
    first, last = tokens[start], tokens[end - 1]
    inner = text[first.start : last.end]
    ahead = text[tokens[start - 1].end : first.start] if start else "."
    behind = text[last.end : tokens[end].start] if end < len(tokens) else "."
    return (
        -4 * (_count(inner, _OPENING) != _count(inner, _CLOSING))
        + 2 * bool(_count(ahead, _STOPS | _OPENING))
        + 2 * bool(_count(behind, _STOPS | _CLOSING))
        + is_function_word(first.norm)
        - is_function_word(last.norm)
    )


def _count(text: str, marks: frozenset[str]) -> int:
    return sum(char in marks for char in text)


def _moved(before: Step, step: Step, after: Step, by: int) -> list[Step]:
    return [
        before._replace(a_end=before.a_end + by, b_end=before.b_end + by),
        Step(step.op, step.a_start + by, step.a_end + by, step.b_start + by, step.b_end + by),
        after._replace(a_start=after.a_start + by, b_start=after.b_start + by),
    ]
