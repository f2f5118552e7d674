"""Words quoted on one side stand outside quotation marks on the other.

An outlet may report what another quotes. Reported speech has its own grammar: persons and tenses
shift, sentences are shortened; so for words outside the marks, changed forms and function words,
words left out and words added are the boundary's own, and weigh no more than it does.

Silent where both sides are quoted from end to end. Replaced content words, numbers, names,
negations and modals keep their labels.
"""

from collections.abc import Sequence

from ..model.alignments import Alignment, Op, Rendering
from ..model.edits import Change
from ..model.labels import Label
from ..model.quotations import Form
from . import function_word, inflection
from .evidence import NOWHERE, is_reported, steps_of, touches_reported
from .examples import Example

LABEL = Label.BOUNDARY
FIRES: tuple[Example, ...] = ()
SILENT = (Example("We will stay the course", "We will stay the course", "identical"),)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Say of the pair that marks stand elsewhere, and explain what reporting does to words."""
    if not crosses(alignment):
        return []
    reported = [change for change in changes if touches_reported(alignment, change.step)]
    steps = {change.step for change in inflection.find(alignment, reported)}
    steps.update(function_word.light_steps(alignment, reported))
    steps.update(steps_of(reported, Op.INSERT, Op.DELETE))
    return [Change(NOWHERE, LABEL), *(Change(step, LABEL) for step in sorted(steps))]


def crosses(alignment: Alignment) -> bool:
    """Tell whether words inside quotation marks on one side are outside of them on the other.

    They are where one side alone has words outside, or where a word that both sides have stands
    inside here and outside there.
    """
    if _is_all_quoted(alignment.a) and _is_all_quoted(alignment.b):
        return False
    a = [is_reported(alignment.a, token) for token in alignment.a_tokens]
    b = [is_reported(alignment.b, token) for token in alignment.b_tokens]
    if any(a) != any(b):
        return True
    kept = (step for step in alignment.steps if step.op is Op.EQUAL)
    return any(a[step.a_start : step.a_end] != b[step.b_start : step.b_end] for step in kept)


def _is_all_quoted(side: Rendering) -> bool:
    return side.form is Form.QUOTED and not side.quoted
