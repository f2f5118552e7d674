"""A quantity, date, percentage or ordinal changed.

*2%* and *3%*, *million* and *billion*, *twice* and *three times*, *first* and *second*, *Monday*
and *Tuesday*, *1963* and *1965*; also a quantity that grew a unit (*2* and *2%*), a bound that
turned round (*more than 100*, *fewer than 100*), and how many, how long or when without a figure
(*all* and *most*, *few* and *a few*, *an hour* and *three hours*, *for weeks* and *for months*,
*summer* and *autumn*, *today* and *tomorrow*, *last year* and *next year*).

Silent where one quantity is written two ways (`spelling`), and where a quantity is dropped or
added with nothing in its place (`omission`, `insertion`): *14 March* and *March* do not contradict
each other, nor do *some* and *several*.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from ..model.alignments import Alignment, Op, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from ..numerals import Quantity, is_numeric, is_unit, quantities
from .amounts import amounts_differing
from .evidence import clusters, steps_of, words
from .examples import Example
from .inflection import is_form

LABEL = Label.NUMBER
FIRES = (
    Example("It cost five million", "It cost five billion", "number"),
    Example("We tried twice", "We tried three times", "number"),
    Example("They came on Monday", "They came on Tuesday", "number"),
    Example("2% of the vote", "20% of the vote", "number"),
    Example("All of them agreed to it", "Most of them agreed to it", "number"),
    Example("We waited an hour for it", "We waited three hours for it", "number"),
    Example("It will open by summer", "It will open by autumn", "number"),
)
SILENT = (
    Example("It cost $1 trillion", "It cost a trillion dollars", "spelling"),
    Example("ten of them", "10 of them", "spelling"),
    Example("on the way, 14 March, it was", "on the way, March 14th, it was", "spelling"),
    Example("the two separate theaters", "the separate theaters", "omission"),
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain the words by which two quantities in one place differ, or are written otherwise."""
    found = [
        Change(step, LABEL)
        for cluster in clusters(alignment, changes)
        for step in amounts_differing(alignment, cluster)
    ]
    return found + _figures(alignment, list(steps_of(changes, Op.REPLACE, Op.INSERT, Op.DELETE)))


def _figures(alignment: Alignment, steps: Sequence[Step]) -> list[Change]:
    if not any(_may_count(token) for step in steps for token in words(alignment, step)):
        return []
    in_a, in_b = quantities(alignment.a_tokens), quantities(alignment.b_tokens)
    if not in_a or not in_b:
        return []
    whole = list(_whole_quantities(alignment, steps, in_a, in_b))
    known = {change.step for change in whole}
    parts = (_compared(alignment, step, in_a, in_b) for step in steps if step not in known)
    return [*whole, *(part for part in parts if part)]


def _whole_quantities(
    alignment: Alignment, steps: Sequence[Step], in_a: Sequence[Quantity], in_b: Sequence[Quantity]
) -> Iterator[Change]:
    """Explain neighbouring steps that are, together, one quantity: *9:30*, *half past nine*."""
    for cluster in clusters(alignment, [Change(step) for step in steps]):
        first, last = cluster[0], cluster[-1]
        here = [q for q in in_a if (q.start, q.end) == (first.a_start, last.a_end)]
        there = [q for q in in_b if (q.start, q.end) == (first.b_start, last.b_end)]
        if here and there and len(cluster) > 1:
            label = Label.SPELLING if here[0].agrees(there[0]) else LABEL
            yield from (Change(step, label) for step in cluster)


def _may_count(token: Token) -> bool:
    return is_numeric(token) or is_unit(token.norm)


def _compared(
    alignment: Alignment, step: Step, in_a: Sequence[Quantity], in_b: Sequence[Quantity]
) -> Change | None:
    """Explain the part of a step that belongs to quantities, if both sides have them."""
    here, there = _around(step.a_start, step.a_end, in_a), _around(step.b_start, step.b_end, in_b)
    if not here and not there:
        return None
    here = here or _answering(alignment, there, in_a, from_a=False)
    there = there or _answering(alignment, here, in_b, from_a=True)
    if not here or not there or _refines(step, here, there):
        return None
    alike = len(here) == len(there) and all(map(Quantity.agrees, here, there))
    if not alike and Counter(q.meaning for q in here) != Counter(q.meaning for q in there):
        return Change(_cut(step, here, there), LABEL)
    return None if is_form(alignment, step) else Change(_cut(step, here, there), Label.SPELLING)


def _refines(step: Step, here: Sequence[Quantity], there: Sequence[Quantity]) -> bool:
    """Tell a quantity that was only left vaguer, or made more exact."""
    if step.op is Op.REPLACE or len(here) != 1 or len(there) != 1:
        return False
    return here[0].refines(there[0]) or there[0].refines(here[0])


def _around(start: int, end: int, found: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities that share a word with the range."""
    return [q for q in found if q.start < end and start < q.end]


def _answering(
    alignment: Alignment, known: Sequence[Quantity], found: Sequence[Quantity], *, from_a: bool
) -> list[Quantity]:
    """Return the other side's quantities that share a kept word with the known ones."""
    answering = []
    for step in alignment.steps:
        if step.op is not Op.EQUAL:
            continue
        mine, other = (step.a_start, step.b_start) if from_a else (step.b_start, step.a_start)
        length = step.a_end - step.a_start
        for q in known:
            start, end = max(q.start, mine), min(q.end, mine + length)
            if start < end:
                shift = other - mine
                answering += _around(start + shift, end + shift, found)
    return list(dict.fromkeys(answering))


def _cut(step: Step, here: Sequence[Quantity], there: Sequence[Quantity]) -> Step:
    """Return the step without what does not belong to a quantity."""
    a = [k for q in here for k in range(max(q.start, step.a_start), min(q.end, step.a_end))]
    b = [k for q in there for k in range(max(q.start, step.b_start), min(q.end, step.b_end))]
    a_start, a_end = (min(a), max(a) + 1) if a else (step.a_start, step.a_start)
    b_start, b_end = (min(b), max(b) + 1) if b else (step.b_start, step.b_start)
    op = Op.REPLACE if a and b else Op.DELETE if a else Op.INSERT
    return Step(op, a_start, a_end, b_start, b_end)
