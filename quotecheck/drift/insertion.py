"""Words, at least one of them a content word, were added in B without brackets.

Silent where brackets or parentheses announce them (`marked-edit`), and where only function words
were added (`function-word`).
"""

from collections.abc import Sequence

from ..model.alignments import Alignment, Op
from ..model.edits import Change
from ..model.labels import Label
from .evidence import steps_of
from .examples import Example

LABEL = Label.INSERTION
FIRES = (
    Example("not there yet, I fear", "not quite there yet, I fear", "insertion"),
    Example("this is a test of will", "this is, frankly, a test of will", "insertion"),
)
SILENT = (
    Example("they came to us", "they [the Russians] came to us", "marked-edit"),
    Example("a couple clicks", "a couple of clicks", "function-word"),
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain words of B that A does not have."""
    del alignment
    return [Change(step, LABEL) for step in steps_of(changes, Op.INSERT)]
