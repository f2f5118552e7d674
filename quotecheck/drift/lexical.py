"""A content word or phrase was replaced by another.

*roll back* and *push back*, *make sure* and *ensure*, *supporters* and *voters*; also a noun for a
pronoun. Whether the two mean the same is for the editor to say.

Silent where the words are forms of one another (`inflection`), spelt differently (`spelling`), or
names (`name`, `alias`).
"""

from collections.abc import Sequence

from ..model.alignments import Alignment, Op
from ..model.edits import Change
from ..model.labels import Label
from .evidence import steps_of
from .examples import Example

LABEL = Label.LEXICAL
FIRES = (
    Example("able to roll back the attack", "able to push back the attack", "lexical"),
    Example("to make sure that we win", "to ensure that we win", "lexical"),
    Example("most of my supporters agree", "most of my voters agree", "lexical"),
)
SILENT = (
    Example("most of my supporters agree", "most of my supporter agree", "inflection"),
    Example("most of our supporters agree", "most of my supporters agree", "function-word"),
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain whatever else was replaced."""
    del alignment
    return [Change(step, LABEL) for step in steps_of(changes, Op.REPLACE)]
