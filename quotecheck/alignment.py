"""Two renderings word by word: what stands, what is replaced, dropped, added, moved.

The way: words that answer each other, in order and weighed by how much they say, are the anchors
(`chaining`); what is left and stands elsewhere has moved; what is left between two anchors is
paired like with like. Every decision is symmetric: ``align(b, a)`` mirrors ``align(a, b)``.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from .chaining import Point, Word, chain, points_between, words_of
from .gaps import Run, fill
from .model import Alignment, Op, Rendering, Step, Token
from .sliding import Side, slid
from .text import tokens

_LONGEST_WAY = 8
"""How many words a moved word of weight one may cross."""
_SHORTEST_WAY = 2
"""How many words a function word may cross by itself."""
_WHOLE_PHRASE = 5
"""A run as long as this has moved, however far."""
_MOST_EXCHANGES = 3
"""For how many moves it is tried whether the words they crossed had better be called moved."""
_COST_OF_A_STEP = 2.0
_COST_OF_A_MOVED_OBJECT = 3.0


def matches(a: Sequence[Token], b: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Return the positions at which two runs of words answer each other, in order on both sides.

    Words answer each other where they are equal, spelt differently, or forms of one word; of all
    ways to pair them in order, the weightiest is taken, content words before function words.
    """
    return tuple(
        (point.a, point.b) for point in _anchors(words_of(a), words_of(b)) if point.is_single
    )


def align(a: Rendering, b: Rendering) -> Alignment:
    """Return two renderings word by word.

    Equal runs are maximal. A word of another form or spelling is a replaced run of its own, as is
    a number by a number and a function word by its like; what else was replaced is one maximal run.
    """
    a_tokens = tokens(a.text, *a.span)
    b_tokens = tokens(b.text, *b.span)
    steps = _steps(words_of(a_tokens, a.text), words_of(b_tokens, b.text))
    steps = slid(steps, Side(a.text, a_tokens), Side(b.text, b_tokens))
    return Alignment(a, b, a_tokens, b_tokens, tuple(steps))


def mirrored(steps: Sequence[Step]) -> list[Step]:
    """Return the steps from B to A."""
    swap = {Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}
    return _ordered(
        Step(swap.get(step.op, step.op), step.b_start, step.b_end, step.a_start, step.a_end)
        for step in steps
    )


def _steps(a: Sequence[Word], b: Sequence[Word]) -> list[Step]:
    if _key(b) < _key(a):
        return mirrored(_steps(b, a))
    anchors = _anchors(a, b)
    moves = _moves(a, b, anchors)
    steps = _laid_out(a, b, anchors, moves)
    for move in moves[:_MOST_EXCHANGES]:
        others = _exchanged(a, b, anchors, move)
        other = _laid_out(a, b, others, _moves(a, b, others))
        steps = min(steps, other, key=lambda steps: _cost(a, b, steps))
    return steps


def _laid_out(
    a: Sequence[Word], b: Sequence[Word], anchors: Sequence[Point], moves: Sequence[Step]
) -> list[Step]:
    steps = [*_kept(a, b, anchors), *moves]
    steps += [step for run in _gaps(a, b, anchors, moves) for step in fill(a, b, run)]
    return _joined(_ordered(steps))


def _exchanged(
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


def _cost(a: Sequence[Word], b: Sequence[Word], steps: Sequence[Step]) -> float:
    """Return how much a reader has to take in: changed words by weight, and changes.

    It is the adverbial that moves (*as far as we can*), rather than the object (*the raiders*).
    """
    return sum(
        _COST_OF_A_STEP
        + _COST_OF_A_MOVED_OBJECT * (step.op is Op.MOVE and _is_object(a[step.a_start]))
        + max(
            sum(word.weight for word in a[step.a_start : step.a_end]),
            sum(word.weight for word in b[step.b_start : step.b_end]),
        )
        for step in steps
        if step.op is not Op.EQUAL
    )


def _is_object(word: Word) -> bool:
    return "det" in word.kinds and "adv" not in word.kinds


def _key(words: Sequence[Word]) -> list[tuple[str, str]]:
    return [(word.norm, word.text) for word in words]


def _anchors(a: Sequence[Word], b: Sequence[Word]) -> list[Point]:
    if [word.norm for word in b] < [word.norm for word in a]:
        return [point.mirrored() for point in _anchors(b, a)]
    head = _shared_head(a, b)
    tail = _shared_head(a[head:][::-1], b[head:][::-1])
    inner = chain(a[head : len(a) - tail], b[head : len(b) - tail])
    ends = [Point(len(a) - k, len(b) - k, 1, 1, 0) for k in range(tail, 0, -1)]
    return [
        *(Point(k, k, 1, 1, 0) for k in range(head)),
        *(point.shifted(head, head) for point in inner),
        *ends,
    ]


def _shared_head(a: Sequence[Word], b: Sequence[Word]) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x.norm != y.norm:
            break
        count += 1
    return count


def _kept(a: Sequence[Word], b: Sequence[Word], anchors: Sequence[Point]) -> Iterator[Step]:
    for point in anchors:
        same = point.is_single and a[point.a].norm == b[point.b].norm
        yield Step(Op.EQUAL if same else Op.REPLACE, point.a, point.a_end, point.b, point.b_end)


def _moves(a: Sequence[Word], b: Sequence[Word], anchors: Sequence[Point]) -> list[Step]:
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


def _gaps(
    a: Sequence[Word], b: Sequence[Word], anchors: Sequence[Point], moves: Sequence[Step]
) -> Iterator[Run]:
    """Yield what is left between neighbouring anchors, moved words taken out."""
    gone_a = {k for move in moves for k in range(move.a_start, move.a_end)}
    gone_b = {k for move in moves for k in range(move.b_start, move.b_end)}
    i = j = 0
    for point in [*anchors, Point(len(a), len(b), 0, 0, 0)]:
        left = [k for k in range(i, point.a) if k not in gone_a]
        right = [k for k in range(j, point.b) if k not in gone_b]
        if left or right:
            yield Run(left, right, i, j, is_last=point.a == len(a))
        i, j = point.a_end, point.b_end


def _ordered(steps: Iterator[Step] | Sequence[Step]) -> list[Step]:
    """Sort steps by their place in both texts; a move stands at its place in A."""
    steps = list(steps)
    moves = sorted(step for step in steps if step.op is Op.MOVE)
    ordered: list[Step] = []
    for step in sorted(
        (step for step in steps if step.op is not Op.MOVE),
        key=lambda step: (step.a_start, step.b_start, step.a_end, step.b_end),
    ):
        while moves and moves[0].a_start <= step.a_start and moves[0].a_end <= step.a_start:
            ordered.append(moves.pop(0))
        ordered.append(step)
    return ordered + moves


def _joined(steps: Sequence[Step]) -> list[Step]:
    """Merge equal runs that follow one another on both sides."""
    joined: list[Step] = []
    for step in steps:
        last = joined[-1] if joined else None
        if (
            last
            and step.op is last.op is Op.EQUAL
            and (last.a_end, last.b_end) == (step.a_start, step.b_start)
        ):
            joined[-1] = last._replace(a_end=step.a_end, b_end=step.b_end)
        else:
            joined.append(step)
    return joined
