"""Two renderings word by word: what stands, what is replaced, dropped, added, moved.

The way: words that answer each other, in order and weighed by how much they say, are the anchors
(`chaining`); what is left and stands elsewhere has moved (`moving`); what is left between two
anchors is paired like with like (`gaps`). Every decision is symmetric: ``align(b, a)`` mirrors
``align(a, b)``.
"""

from collections.abc import Iterable, Iterator, Sequence

from ..languages import language_of
from ..model.alignments import Alignment, Op, Rendering, Step
from ..model.spans import Token
from ..text import tokens
from .chaining import Point, Word, chain, words_of
from .gaps import Run, fill
from .moving import exchanged, find_moves, find_rivals
from .sliding import Side, slid

_LONGEST_WHOLE = 120
_COST_OF_A_STEP = 2.0
_COST_OF_A_MOVED_OBJECT = 3.0


def matches(a: Sequence[Token], b: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Return the positions at which two runs of words answer each other, in order on both sides.

    Words answer each other where they are equal, spelt differently, or forms of one word; of all
    ways to pair them in order, the weightiest is taken, content words before function words.
    """
    head, tail = _shared_ends(a, b)
    inner = _anchors(
        words_of(a, end=len(a) - tail, start=head), words_of(b, end=len(b) - tail, start=head)
    )
    return (
        *((k, k) for k in range(head)),
        *((point.a + head, point.b + head) for point in inner if point.is_single),
        *((len(a) - k, len(b) - k) for k in range(tail, 0, -1)),
    )


def align(a: Rendering, b: Rendering) -> Alignment:
    """Return two renderings word by word.

    Equal runs are maximal. A word of another form or spelling is a replaced run of its own, as is
    a number by a number and a function word by its like; what else was replaced is one maximal run.
    """
    a_tokens, b_tokens = _said(a), _said(b)
    steps = _steps(Side(a.text, a_tokens), Side(b.text, b_tokens))
    language = language_of([token.norm for token in (*a_tokens, *b_tokens)])
    return Alignment(a, b, a_tokens, b_tokens, tuple(steps), language)


def _said(side: Rendering) -> tuple[Token, ...]:
    """Return the words of a rendering, without those that are not its speaker's."""
    words = tokens(side.text, *side.span)
    if not side.apart:
        return words
    return tuple(w for w in words if not any(s.start <= w.start < s.end for s in side.apart))


def mirrored(steps: Iterable[Step]) -> list[Step]:
    """Return the steps from B to A."""
    swap = {Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}
    return _ordered(
        Step(swap.get(step.op, step.op), step.b_start, step.b_end, step.a_start, step.a_end)
        for step in steps
    )


def _steps(a: Side, b: Side) -> list[Step]:
    """Align what stands between the words that both sides begin and end with.

    Where phrases changed places, a word that both sides begin with may belong to another phrase on
    either side; so texts of moderate length are then aligned as a whole.
    """
    head, tail = _shared_ends(a.tokens, b.tokens)
    steps = _framed(a, b, head, tail)
    moved = any(step.op is Op.MOVE for step in steps)
    if moved and (head or tail) and max(len(a.tokens), len(b.tokens)) <= _LONGEST_WHOLE:
        whole = _framed(a, b, 0, 0)
        here, there = words_of(a.tokens, a.text), words_of(b.tokens, b.text)
        steps = min(steps, whole, key=lambda steps: _cost(here, there, steps))
    return slid(steps, a, b)


def _framed(a: Side, b: Side, head: int, tail: int) -> list[Step]:
    """Align two texts that begin with ``head`` equal words and end with ``tail`` equal words."""
    a_end, b_end = len(a.tokens) - tail, len(b.tokens) - tail
    steps = [Step(Op.EQUAL, 0, head, 0, head)] if head else []
    if head < a_end or head < b_end:
        inner = _inner_steps(
            words_of(a.tokens, a.text, start=head, end=a_end),
            words_of(b.tokens, b.text, start=head, end=b_end),
            is_end=not tail,
        )
        steps += [Step(step.op, *(place + head for place in step[1:])) for step in inner]
    if tail:
        steps.append(Step(Op.EQUAL, a_end, a_end + tail, b_end, b_end + tail))
    return _joined(steps)


def _shared_ends(a: Sequence[Token], b: Sequence[Token]) -> tuple[int, int]:
    """Return how many words both sides begin with, and how many of the others they end with."""
    head = _shared(a, b, min(len(a), len(b)))
    return head, _shared(a[::-1], b[::-1], min(len(a), len(b)) - head)


def _shared(a: Sequence[Token], b: Sequence[Token], most: int) -> int:
    return next((k for k in range(most) if a[k].norm != b[k].norm), most)


def _inner_steps(a: Sequence[Word], b: Sequence[Word], *, is_end: bool) -> list[Step]:
    if _key(b) < _key(a):
        return mirrored(_inner_steps(b, a, is_end=is_end))
    anchors = _anchors(a, b)
    steps = _laid_out(a, b, anchors, is_end=is_end)
    for phrase in find_rivals(a, b, anchors):
        other = _laid_out(a, b, exchanged(a, b, anchors, phrase), is_end=is_end)
        steps = min(steps, other, key=lambda steps: _cost(a, b, steps))
    return steps


def _key(words: Sequence[Word]) -> list[tuple[str, str]]:
    return [(word.norm, word.text) for word in words]


def _anchors(a: Sequence[Word], b: Sequence[Word]) -> list[Point]:
    if [word.norm for word in b] < [word.norm for word in a]:
        return [point.mirrored() for point in chain(b, a)]
    return chain(a, b)


def _laid_out(
    a: Sequence[Word], b: Sequence[Word], anchors: Sequence[Point], *, is_end: bool
) -> list[Step]:
    moves = find_moves(a, b, anchors)
    steps = [*_kept(a, b, anchors), *moves]
    for run in _gaps(a, b, anchors, moves):
        is_last = is_end and run.a_end == len(a)
        steps += fill(a, b, run, early=is_last)
    return _joined(_ordered(steps))


def _cost(a: Sequence[Word], b: Sequence[Word], steps: Sequence[Step]) -> float:
    """Return how much a reader has to take in: changed words by weight, and changes.

    It is the adverbial that moves (*as far as we can*), rather than the object (*the raiders*). A
    word that takes another form on the way is a change beside the move.
    """
    return sum(
        _COST_OF_A_STEP * (1 + _reshaped(a, b, step))
        + _COST_OF_A_MOVED_OBJECT * (step.op is Op.MOVE and _is_object(a[step.a_start]))
        + max(
            sum(word.weight for word in a[step.a_start : step.a_end]),
            sum(word.weight for word in b[step.b_start : step.b_end]),
        )
        for step in steps
        if step.op is not Op.EQUAL
    )


def _reshaped(a: Sequence[Word], b: Sequence[Word], step: Step) -> int:
    """Count the words of a moved phrase that stand in another form where it has moved to."""
    if step.op is not Op.MOVE:
        return 0
    here, there = a[step.a_start : step.a_end], b[step.b_start : step.b_end]
    return sum(one.norm != other.norm for one, other in zip(here, there, strict=True))


def _is_object(word: Word) -> bool:
    return "det" in word.kinds and "adv" not in word.kinds


def _kept(a: Sequence[Word], b: Sequence[Word], anchors: Sequence[Point]) -> Iterator[Step]:
    for point in anchors:
        same = point.is_single and a[point.a].norm == b[point.b].norm
        yield Step(Op.EQUAL if same else Op.REPLACE, point.a, point.a_end, point.b, point.b_end)


def _gaps(
    a: Sequence[Word], b: Sequence[Word], anchors: Sequence[Point], moves: Sequence[Step]
) -> Iterator[Run]:
    """Yield what is left between neighbouring anchors, moved words taken out."""
    gone_a = {k for move in moves for k in range(move.a_start, move.a_end)}
    gone_b = {k for move in moves for k in range(move.b_start, move.b_end)}
    i = j = 0
    for point in [*anchors, Point(len(a), len(b), 0, 0, 0)]:
        if i < point.a or j < point.b:
            left = [k for k in range(i, point.a) if k not in gone_a]
            right = [k for k in range(j, point.b) if k not in gone_b]
            if left or right:
                yield Run(left, right, i, j, point.a)
        i, j = point.a_end, point.b_end


def _ordered(steps: Iterable[Step]) -> list[Step]:
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
