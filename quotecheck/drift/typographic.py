"""Only the look changed: inner quotation marks, dashes, case, punctuation, ligatures.

The same words in the same order, but a comma more, *Obviously* for *obviously*, a dash for a
comma, curly marks for straight ones, ``ﬁ`` for ``fi``, *an* before a vowel. Never shown as a
difference, and given only where no other label but `excerpt` applies.
"""

from collections.abc import Sequence

from ..model.alignments import Alignment, Op, Step
from ..model.edits import Change
from ..model.labels import Label
from .evidence import NOWHERE, steps_of, words
from .examples import Example

LABEL = Label.TYPOGRAPHIC
FIRES = (
    Example("They won, and we lost", "They won and we lost", "typographic"),
    Example("a long-term plan \N{EM DASH} ours", "a long-term plan - ours", "typographic"),
    Example("It is time. And we know it", "it is time, and we know it", "typographic"),
)
SILENT = (
    Example("They won (again) and left", "They won and left", "marked-edit"),
    Example("e-mail them", "email them", "spelling"),
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Say of the pair as a whole that only its look changed."""
    if changes:
        return []
    kept = (step for step in alignment.steps if step.op is Op.EQUAL)
    return [Change(NOWHERE, LABEL)] if any(differs(alignment, step) for step in kept) else []


def find_articles(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain *a* for *an*: the article looks to the sound of the word behind it."""
    return [
        Change(step, LABEL)
        for step in steps_of(changes, Op.REPLACE)
        if all(token.norm in {"a", "an"} for token in words(alignment, step))
    ]


def differs(alignment: Alignment, step: Step) -> bool:
    """Tell whether the equal words of a step, or the marks between them, look different."""
    return _look(alignment.a.text, alignment.a_tokens[step.a_start : step.a_end]) != _look(
        alignment.b.text, alignment.b_tokens[step.b_start : step.b_end]
    )


def _look(text: str, tokens: Sequence[tuple[int, int, str, str]]) -> str:
    return " ".join(text[tokens[0][0] : tokens[-1][1]].split()) if tokens else ""
