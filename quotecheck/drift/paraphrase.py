"""The same remark in other words: little lexical overlap on the whole.

Often a translation. Where fewer than two in five content words answer each other, single changes
explain nothing; they are all one paraphrase. Changed numbers, names, negations and modals are said
beside it.

Silent for short stretches, where one replaced word is already half of them.
"""

from collections.abc import Sequence

from ..aliases import same_thing
from ..model.alignments import Alignment, Op, Step
from ..model.edits import Change
from ..model.labels import Label
from .evidence import a_words, b_words, is_function
from .examples import Example
from .inflection import is_form
from .spelling import same_spelt

LABEL = Label.PARAPHRASE
FIRES = (
    Example(
        "This deal hands our rivals a weapon and strips workers of every protection",
        "The agreement arms competitors while leaving laborers with no safeguards whatsoever",
        "paraphrase negation",
    ),
)
SILENT = (
    Example("We must keep Ukraine in the fight", "We must defend Ukraine in the fight", "lexical"),
    Example(
        "a full closing of lorries entering the United States",
        "a short ban on lorries entering the U.S.",
        "lexical function-word alias",
    ),
)
_LEAST_WORDS = 5
_LEAST_SHARED = 0.4


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain all that is left where two renderings share too little for it to be compared."""
    if not changes or not is_paraphrase(alignment):
        return []
    return [Change(change.step, LABEL) for change in changes]


def is_paraphrase(alignment: Alignment) -> bool:
    """Tell whether too few content words answer each other."""
    inner = _inner(alignment)
    kept = sum(_content(alignment, step) for step in inner if _answers(alignment, step))
    total = sum(_content(alignment, step) for step in inner)
    return total >= _LEAST_WORDS and kept < _LEAST_SHARED * total


def _answers(alignment: Alignment, step: Step) -> bool:
    if step.op in {Op.EQUAL, Op.MOVE}:
        return True
    sides = a_words(alignment, step), b_words(alignment, step)
    return step.op is Op.REPLACE and (
        is_form(alignment, step) or same_spelt(*sides) or same_thing(*sides)
    )


def _inner(alignment: Alignment) -> Sequence[Step]:
    """Return the steps without what one side has beyond the edges."""
    steps = list(alignment.steps)
    while steps and steps[0].op in {Op.INSERT, Op.DELETE}:
        steps.pop(0)
    while steps and steps[-1].op in {Op.INSERT, Op.DELETE}:
        steps.pop()
    return steps


def _content(alignment: Alignment, step: Step) -> int:
    here = alignment.a_tokens[step.a_start : step.a_end]
    there = alignment.b_tokens[step.b_start : step.b_end]
    return max(sum(not is_function(t) for t in here), sum(not is_function(t) for t in there))
