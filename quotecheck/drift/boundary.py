"""Words quoted on one side stand outside quotation marks on the other.

An outlet may report what another quotes. Reported speech has its own grammar: persons and tenses
shift, sentences are shortened; so for words outside the marks, changed forms and function words,
words left out and words added are the boundary's own, and weigh no more than it does.

Silent where both sides are quoted from end to end. Replaced content words, numbers, names,
negations and modals keep their labels.
"""

from collections.abc import Sequence

from ..model import Alignment, Change, Label, Op, Rendering
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
    grammar = [*inflection.find(alignment, reported), *function_word.find(alignment, reported)]
    steps = {change.step for change in grammar} | set(steps_of(reported, Op.INSERT, Op.DELETE))
    return [Change(NOWHERE, LABEL), *(Change(step, LABEL) for step in sorted(steps))]


def crosses(alignment: Alignment) -> bool:
    """Tell whether one side is quoted from end to end and the other is not."""
    a, b = (
        _reported_words(alignment.a, alignment.a_tokens),
        _reported_words(alignment.b, alignment.b_tokens),
    )
    return any(a) != any(b) or (any(a) and all(a) != all(b))


def _reported_words(side: Rendering, tokens: Sequence[object]) -> list[bool]:
    return [is_reported(side, token) for token in tokens]  # type: ignore[arg-type]
