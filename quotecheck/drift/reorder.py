"""The same words, a phrase moved.

*drive off as far as we can the raiders*, *drive off the raiders as far as we can*. Words
that changed their form on the way are `inflection` too: *sanction circumvention*, *circumventing
sanctions*.

Silent where the moved word denies: a *not* that stands elsewhere denies something else, and is
`negation`.
"""

from collections.abc import Sequence

from ..inflection import same_lemma
from ..model import Alignment, Change, Label, Op, Step
from .evidence import a_words, b_words, is_function, steps_of
from .examples import Example
from .polarity import negations
from .spelling import same_spelt

LABEL = Label.REORDER
FIRES = (
    Example(
        "We must drive off as far as we can the enemy",
        "We must drive off the enemy as far as we can",
        "reorder",
    ),
    Example("coal miners and coal companies", "coal companies and coal miners", "reorder"),
    Example(
        "through sanction circumvention", "through circumventing sanctions", "reorder inflection"
    ),
)
SILENT = (Example("He did not promise to go", "He did promise not to go", "negation"),)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain moved runs."""
    return [_explained(alignment, step) for step in steps_of(changes, Op.MOVE)]


def _explained(alignment: Alignment, step: Step) -> Change:
    a, b = a_words(alignment, step), b_words(alignment, step)
    if any(negations(token) for token in a) and all(
        negations(token) or is_function(token) for token in a
    ):
        return Change(step, Label.NEGATION)
    if [x.norm for x in a] == [y.norm for y in b] or same_spelt(a, b):
        return Change(step, LABEL)
    forms = all(same_lemma(x.norm, y.norm) for x, y in zip(a, b, strict=False))
    return Change(step, LABEL, (Label.INFLECTION,) if forms or len(a) == len(b) else (Label.ALIAS,))
