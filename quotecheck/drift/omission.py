"""Words of A, at least one of them a content word, are missing from B without a sign.

One to five words inside a sentence; more is a `splice`.

Silent at the edges, where a quotation starts later or stops sooner (`excerpt`), where an ellipsis
stands (`marked-edit`), and where only function words are gone (`function-word`).
"""

from collections.abc import Sequence

from ..model.alignments import Alignment, Op
from ..model.edits import Change
from ..model.labels import Label
from .evidence import steps_of
from .examples import Example

LABEL = Label.OMISSION
FIRES = (
    Example("a full and lasting closure of it", "a full closure of it", "omission"),
    Example("I will now turn to Kyiv", "I will turn to Kyiv", "omission"),
)
SILENT = (
    Example("a couple of clicks", "a couple clicks", "function-word"),
    Example("a full and lasting closure", "a full … closure", "marked-edit"),
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain words of A that are missing from B."""
    del alignment
    return [Change(step, LABEL) for step in steps_of(changes, Op.DELETE)]
