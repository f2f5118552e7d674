"""Phrases out of order: what has moved, and what had better be said to have moved.

When a phrase and its neighbour change places, either may be called moved. Both ways are tried, and
the one that leaves the reader less to take in is kept.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..model.alignments import Op, Step
from .chaining import Point, Word, points_between

_LONGEST_WAY = 8
"""How many anchors a moved word of weight one may cross."""
_SHORTEST_WAY = 2
"""How many words a function word may cross by itself."""
_WHOLE_PHRASE = 5
"""A run as long as this has moved, however far."""
_MOST_RIVALS = 3
"""How many phrases out of order are tried as anchors, in place of what they cross."""
_LEAST_RIVAL = 4.0
"""What such a phrase must weigh: a content word and something more."""


def find_moves(a: Sequence[Word], b: Sequence[Word], anchors: Sequence[Point]) -> list[Step]:
    """Find runs that stand on both sides, but out of order; the weightiest first."""
    free_a = set(range(len(a))).difference(k for p in anchors for k in range(p.a, p.a_end))
    free_b = set(range(len(b))).difference(k for p in anchors for k in range(p.b, p.b_end))
    if not free_a or not free_b:
        return []
    pairs = points_between(a, b, sorted(free_a), sorted(free_b))
    moves: list[Step] = []
    for _, run in sorted((-_weight(a, run), run) for run in _diagonals(pairs)):
        move = _still_free(run, free_a, free_b)
        if move and _may_move(a, move, moves, anchors):
            moves.append(move)
            free_a.difference_update(range(move.a_start, move.a_end))
            free_b.difference_update(range(move.b_start, move.b_end))
    return moves


def find_rivals(a: Sequence[Word], b: Sequence[Word], anchors: Sequence[Point]) -> list[Step]:
    """Return the weightiest phrases that stand on both sides, but out of the anchors' order."""
    matched_a = {k for point in anchors for k in range(point.a, point.a_end)}
    matched_b = {k for point in anchors for k in range(point.b, point.b_end)}
    free_a = [k for k in range(len(a)) if k not in matched_a]
    free_b = [k for k in range(len(b)) if k not in matched_b]
    if not free_a or not free_b:
        return []
    at_a = range(free_a[0], free_a[-1] + 1)
    at_b = range(free_b[0], free_b[-1] + 1)
    taken = {(point.a, point.b) for point in anchors}
    pairs = [pair for pair in points_between(a, b, at_a, at_b) if pair not in taken]
    rivals = [(-_weight(a, run), run) for run in _diagonals(pairs)]
    heavy = sorted(rival for rival in rivals if -rival[0] >= _LEAST_RIVAL)
    return [run for _, run in heavy[:_MOST_RIVALS]]


def exchanged(
    a: Sequence[Word], b: Sequence[Word], anchors: Sequence[Point], move: Step
) -> list[Point]:
    """Return the anchors with the moved phrase standing fast, and what it crossed let go.

    The phrase reaches as far as its words are the same, over words that were anchored elsewhere.
    """
    i, j, i_end, j_end = move.a_start, move.b_start, move.a_end, move.b_end
    while i and j and a[i - 1].norm == b[j - 1].norm:
        i, j = i - 1, j - 1
    while i_end < len(a) and j_end < len(b) and a[i_end].norm == b[j_end].norm:
        i_end, j_end = i_end + 1, j_end + 1
    kept = [
        point
        for point in anchors
        if (point.a_end <= i and point.b_end <= j) or (point.a >= i_end and point.b >= j_end)
    ]
    return sorted([*kept, *(Point(i + k, j + k, 1, 1, 0) for k in range(i_end - i))])


def _diagonals(pairs: Sequence[tuple[int, int]]) -> Iterator[Step]:
    known = set(pairs)
    for i, j in pairs:
        if (i - 1, j - 1) in known:
            continue
        length = 1
        while (i + length, j + length) in known:
            length += 1
        yield Step(Op.MOVE, i, i + length, j, j + length)


def _still_free(run: Step, free_a: set[int], free_b: set[int]) -> Step | None:
    """Return the first stretch of the run that no weightier move has taken."""
    length = run.a_end - run.a_start
    free = [run.a_start + k in free_a and run.b_start + k in free_b for k in range(length)]
    if True not in free:
        return None
    start = free.index(True)
    end = free.index(False, start) if False in free[start:] else length
    return Step(
        Op.MOVE, run.a_start + start, run.a_start + end, run.b_start + start, run.b_start + end
    )


def _weight(a: Sequence[Word], run: Step) -> float:
    return sum(word.weight for word in a[run.a_start : run.a_end])


def _may_move(
    a: Sequence[Word], run: Step, moves: Sequence[Step], anchors: Sequence[Point]
) -> bool:
    """Tell a moved phrase from a word that happens to occur on both sides.

    The further a phrase moves, the weightier it must be; a function word moves only beside a
    phrase that does, or over a word or two (*it is*, *is it*).
    """
    crossed = abs(
        bisect_left(anchors, run.a_start, key=lambda point: point.a)
        - bisect_left(anchors, run.b_start, key=lambda point: point.b)
    )
    if not any(word.mobile for word in a[run.a_start : run.a_end]):
        return crossed <= _SHORTEST_WAY or any(_touches(run, move) for move in moves)
    return crossed <= _LONGEST_WAY * _weight(a, run) or run.a_end - run.a_start >= _WHOLE_PHRASE


def _touches(run: Step, move: Step) -> bool:
    on_a = run.a_end == move.a_start or run.a_start == move.a_end
    return on_a and (run.b_end == move.b_start or run.b_start == move.b_end)
