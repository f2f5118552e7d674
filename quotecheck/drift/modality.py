"""A modal verb gave way to one of another strength.

*must*, *shall*, *should*, *will*, *would*, *can*, *could*, *may*, *might*, and *have to*, *need
to*, *ought to*: who *may* come is not who *will* come. A modal that is dropped while its verb
stays counts, save *will* and *would*, whose loss is a matter of tense.

Silent where the strength is the same (*must*, *have to*; *will*, *is going to*), and where
reported speech shifts back (*will*, he said they *would*).
"""

from collections.abc import Sequence

from .. import lexicon
from ..model import Alignment, Change, Label, Op, Step, Token
from ..spelling import expansions
from .evidence import a_words, b_words, steps_of, touches_reported, words
from .examples import Example

LABEL = Label.MODALITY
FIRES = (
    Example("We must act now", "We should act now", "modality"),
    Example("They will come", "They may come", "modality"),
    Example("They could come", "They have to come", "modality"),
)
SILENT = (
    Example("We must act now", "We have to act now", "function-word"),
    Example("They'll come", "They will come", "spelling"),
)
_PHRASES = {
    ("have", "to"): "obligation",
    ("has", "to"): "obligation",
    ("got", "to"): "obligation",
    ("need", "to"): "obligation",
    ("needs", "to"): "obligation",
    ("going", "to"): "future",
    ("able", "to"): "ability",
}
_TENSES = frozenset({"future", "promise"})
_BACKSHIFT = frozenset(
    {
        ("future", "condition"),
        ("ability", "possibility"),
        ("permission", "chance"),
        ("promise", "condition"),
        ("promise", "duty"),
    }
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain modals replaced by others, and modals dropped from, or added to, a verb."""
    found = [step for step in steps_of(changes, Op.REPLACE) if _differs(alignment, step)]
    found += [step for step in steps_of(changes, Op.INSERT, Op.DELETE) if _bares(alignment, step)]
    return [Change(step, LABEL) for step in found]


def _bares(alignment: Alignment, step: Step) -> bool:
    """Tell a modal dropped or added before a verb that stays; *will* is a matter of tense."""
    added = words(alignment, step)
    if step.a_end >= len(alignment.a_tokens) or touches_reported(alignment, step):
        return False
    strengths_added = [lexicon.table("modals").get(token.norm) for token in added]
    return all(strengths_added) and not _TENSES.issuperset(strengths_added)


def _differs(alignment: Alignment, step: Step) -> bool:
    a, b = strengths(a_words(alignment, step)), strengths(b_words(alignment, step))
    if not a or not b or a == b:
        return False
    shifted = len(a) == len(b) == 1 and {(a[0], b[0]), (b[0], a[0])} & _BACKSHIFT
    return not (shifted and touches_reported(alignment, step))


def strengths(tokens: Sequence[Token]) -> list[str]:
    """Return the strengths of the modals in a run of words, in order."""
    found, norms = [], [token.norm for token in tokens]
    table = lexicon.table("modals")
    for k, norm in enumerate(norms):
        modal = next((w for phrase in expansions(norm) for w in phrase if w in table), norm)
        phrase = _PHRASES.get((norm, norms[k + 1] if k + 1 < len(norms) else ""))
        strength = table.get(modal) or phrase
        if strength:
            found.append(strength)
    return found
