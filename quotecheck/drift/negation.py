"""A negation is gained, lost or moved.

As a word of its own or inside what was dropped or added: *not*, *n't*, *never*, *no*, *nobody*,
*nothing*, *neither*, *nor*, *without*, *unless*, *hardly*; and *un-*, *in-*, *dis-*, *-less* where
they flip the sense (*unlikely*, *likely*; *unlike*, *like*).

Silent where both sides deny alike: *won't* and *will not* (`spelling`), *wasn't satisfied* and
*was unsatisfied*; and for the *not only* of *not only … but also*, which denies nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from ..model import Alignment, Change, Label, Op, Step, Token
from .evidence import a_words, b_words, is_function, steps_of, words
from .examples import Example
from .polarity import flips, is_idle, is_not_only, negations

LABEL = Label.NEGATION
_LONGEST_NEITHER = 8
_MOST_PAIRS = 36
FIRES = (
    Example("Russia has not won", "Russia has now won", "negation"),
    Example("spending 2% is hardly enough", "spending 2% is enough", "negation"),
    Example("it is unlikely to pass", "it is likely to pass", "negation"),
    Example("we will, unless Congress objects, go on", "we will go on", "negation omission"),
)
SILENT = (
    Example("it won't yield", "it will not yield", "spelling"),
    Example("it cannot yield", "it can’t yield", "spelling"),
    Example("She wasn't satisfied", "She was unsatisfied", "function-word"),
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain the changes of a place where one side denies more often than the other."""
    found = []
    for cluster in _clusters(alignment, changes):
        denying = [step for step in cluster if _denies(alignment, step)]
        if _balance(alignment, cluster):
            found += [_explained(alignment, step) for step in denying]
        elif any(_flipped(alignment, step) for step in denying):
            found += [Change(step, Label.FUNCTION_WORD) for step in denying]
    return found + _bared(alignment, changes)


def _bared(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Find the *only* gone from *not only*: what denied nothing denies now, or the reverse."""
    return [
        Change(step, LABEL)
        for step in steps_of(changes, Op.INSERT, Op.DELETE)
        if step.a_start
        and is_not_only(alignment.a_tokens[step.a_start - 1], words(alignment, step)[0])
    ]


def _clusters(alignment: Alignment, changes: Sequence[Change]) -> Iterator[list[Step]]:
    """Yield the steps that follow one another without a kept word between them."""
    wanted = {change.step for change in changes}
    cluster: list[Step] = []
    for step in alignment.steps:
        if step.op is Op.EQUAL:
            yield cluster
            cluster = []
        elif step in wanted and step.op is not Op.MOVE:
            cluster.append(step)
    yield cluster


def _balance(alignment: Alignment, cluster: Sequence[Step]) -> int:
    """Return how much oftener A denies than B within neighbouring steps."""
    on_a = [k for step in cluster for k in range(step.a_start, step.a_end)]
    on_b = [k for step in cluster for k in range(step.b_start, step.b_end)]
    return (
        _count(alignment.a_tokens, on_a)
        - _count(alignment.b_tokens, on_b)
        + sum(_flipped(alignment, step) for step in cluster)
    )


def _flipped(alignment: Alignment, step: Step) -> int:
    """Return 1 where a word of A is the negated form of one of B, -1 for the reverse, else 0."""
    a, b = a_words(alignment, step), b_words(alignment, step)
    if len(a) * len(b) > _MOST_PAIRS:
        return 0
    pairs = product(a, b)
    return next((flip for x, y in pairs if (flip := flips(x, y))), 0)


def _count(tokens: Sequence[Token], places: Sequence[int]) -> int:
    if not places:
        return 0
    start, end = places[0], places[-1] + 1
    return sum(
        negations(tokens[k])
        for k in places
        if not is_idle(tokens, k, start, end) and not _continues_neither(tokens, k)
    )


def _continues_neither(tokens: Sequence[Token], k: int) -> bool:
    """Tell the *nor* behind *neither*: both together deny once."""
    before = (token.norm for token in tokens[max(0, k - _LONGEST_NEITHER) : k])
    return tokens[k].norm == "nor" and "neither" in before


def _denies(alignment: Alignment, step: Step) -> bool:
    words = (*a_words(alignment, step), *b_words(alignment, step))
    return any(map(negations, words)) or _flipped(alignment, step) != 0


def _explained(alignment: Alignment, step: Step) -> Change:
    """Label a step; what else it drops or adds is an omission or insertion beside it."""
    rest = [
        token
        for token in (*a_words(alignment, step), *b_words(alignment, step))
        if not negations(token) and not is_function(token)
    ]
    beside = {Op.DELETE: Label.OMISSION, Op.INSERT: Label.INSERTION}.get(step.op)
    return Change(step, LABEL, (beside,) if rest and beside else ())
