"""Passages that are not adjacent run on as one quotation.

Six words or more, or the end of a sentence, were dropped without an ellipsis. What was dropped is
gone without a trace: the reader takes the two ends for one breath. Never together with `omission`
for one gap; a dropped negation makes it `negation` too. Between two outlets it is told whichever of
the two runs on; against a reference only of what is measured.

A credit that interrupts a sentence hides no gap: what stood there was dropped too.

Silent where dots stand in the gap (`marked-edit`), and at the edges, where a quotation merely
starts later or stops sooner (`excerpt`).
"""

from collections.abc import Sequence

from ..model.alignments import Alignment, Op, Step
from ..model.edits import Change
from ..model.labels import Label
from .evidence import (
    after_a,
    after_b,
    before_a,
    before_b,
    is_function,
    sentence_ends,
    steps_of,
    touches_reported,
    words,
)
from .examples import Example
from .foreign import denies
from .polarity import negations

LABEL = Label.SPLICE
FIRES = (
    Example(
        "It hurts Europe, but also threatens the peace we have known here, and Asia",
        "It hurts Europe, but also Asia",
        "splice",
    ),
    Example("We won. They lost everything. We go home", "We won. We go home", "splice"),
)
SILENT = (
    Example("We won a very long war", "We won a war", "omission"),
    Example("We won. They lost everything. We go home", "We won. … We go home", "marked-edit"),
)
_LEAST = 6


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain words of A that B runs over; where neither is the measure, words of B as well."""
    kinds = (Op.DELETE, Op.INSERT) if alignment.mutual else (Op.DELETE,)
    return [
        Change(step, LABEL, _also(alignment, step))
        for step in steps_of(changes, *kinds)
        if not touches_reported(alignment, step) and _runs_over(alignment, step)
    ]


def _runs_over(alignment: Alignment, step: Step) -> bool:
    dropped = words(alignment, step)
    if len(dropped) >= _LEAST:
        return True
    return not all(map(is_function, dropped)) and _ends_sentence(alignment, step)


def _ends_sentence(alignment: Alignment, step: Step) -> bool:
    """Tell whether a sentence ends among the dropped words, or one is dropped from end to end."""
    dropped = words(alignment, step)
    if step.op is Op.DELETE:
        text, before, after = alignment.a.text, before_a, after_a
    else:
        text, before, after = alignment.b.text, before_b, after_b
    if sentence_ends(text, dropped[0].start, dropped[-1].start):
        return True
    opens = sentence_ends(text, before(alignment, step), dropped[0].start)
    closes = sentence_ends(text, dropped[-1].end, after(alignment, step))
    return bool(opens and closes)


def _also(alignment: Alignment, step: Step) -> tuple[Label, ...]:
    dropped = words(alignment, step)
    swallowed = any(map(negations, dropped)) or denies(alignment, dropped)
    return (Label.NEGATION,) if swallowed else ()
