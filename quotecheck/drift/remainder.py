"""What rules leave unexplained."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from ..model.alignments import Op, Step
from ..model.edits import Change


def remainder(changes: Sequence[Change], explained: Sequence[Change]) -> list[Change]:
    """Return the changes without the words that have been explained.

    A rule may explain part of a replaced run (*must* for *should* out of *must quickly* for
    *should*); what stands before and behind that part stays.
    """
    taken = sorted((change.step for change in explained), key=_place)
    return [Change(step) for change in changes for step in _left(change.step, taken)]


def _place(step: Step) -> int:
    return step.a_start


def _widest_first(step: Step) -> tuple[int, int, int, int]:
    """Order steps by place, and a step before those inside it."""
    return step.a_start, step.b_start, -step.a_end, -step.b_end


def _left(step: Step, taken: Sequence[Step]) -> Iterator[Step]:
    first = bisect_left(taken, step.a_start, key=_place)
    last = bisect_right(taken, step.a_end, key=_place)
    parts = sorted((part for part in taken[first:last] if _inside(part, step)), key=_widest_first)
    if not parts or step.op is Op.MOVE:
        yield from () if parts else (step,)
        return
    i, j = step.a_start, step.b_start
    for part in parts:
        yield from _step(i, part.a_start, j, part.b_start)
        i, j = max(i, part.a_end), max(j, part.b_end)
    yield from _step(i, step.a_end, j, step.b_end)


def _inside(part: Step, step: Step) -> bool:
    has_words = part.a_start < part.a_end or part.b_start < part.b_end
    return (
        has_words
        and step.a_start <= part.a_start <= part.a_end <= step.a_end
        and step.b_start <= part.b_start <= part.b_end <= step.b_end
    )


def _step(i: int, i_end: int, j: int, j_end: int) -> Iterator[Step]:
    """Yield the step over two ranges, none where both are empty."""
    i_end, j_end = max(i, i_end), max(j, j_end)
    if i == i_end and j == j_end:
        return
    op = Op.INSERT if i == i_end else Op.DELETE if j == j_end else Op.REPLACE
    yield Step(op, i, i_end, j, j_end)
