"""Nothing changed: the same words, inner marks and case, after folding white space.

A no-break space is white space. Marks at either edge of the stretch do not count: the comma that
one outlet sets inside its closing mark is that outlet's punctuation, not the speaker's.
Given only where no other label but `excerpt` applies.
"""

from collections.abc import Sequence

from ..model.alignments import Alignment, Op
from ..model.edits import Change
from ..model.labels import Label
from .evidence import NOWHERE
from .examples import Example
from .typographic import differs

LABEL = Label.IDENTICAL
FIRES = (
    Example("We will stay the course,", "We will stay the course.", "identical"),
    Example("We\N{NO-BREAK SPACE}will stay", "We will stay", "identical"),
)
SILENT = (
    Example("We will stay", "We will, stay", "typographic"),
    Example("We will stay", "we will stay", "typographic"),
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Say of the pair as a whole that its words look the same, whatever else has been said."""
    kept = (step for step in alignment.steps if step.op is Op.EQUAL)
    if changes or any(differs(alignment, step) for step in kept):
        return []
    return [Change(NOWHERE, LABEL)]
