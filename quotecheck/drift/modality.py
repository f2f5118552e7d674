"""A modal verb gave way to one of another strength.

*must*, *shall*, *should*, *will*, *would*, *can*, *could*, *may*, *might*, and *have to*, *need
to*, *ought to*, *be likely to*: who *may* come is not who *will* come. A modal that is dropped
while its verb stays counts, save *will*, whose loss is a matter of tense.

Silent where the strength is the same (*must*, *have to*; *will*, *is going to*; *we shall*, *we
will*), and where reported speech shifts back (*will*, he said they *would*).
"""

from collections.abc import Sequence

from .. import lexicon
from ..model.alignments import Alignment, Op, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from ..spelling import expansions
from .evidence import a_words, b_words, clusters, touches_reported, words
from .examples import Example
from .foreign import is_english
from .polarity import negations

LABEL = Label.MODALITY
FIRES = (
    Example("We must act now", "We should act now", "modality"),
    Example("They will come", "They may come", "modality"),
    Example("They could come", "They have to come", "modality"),
    Example("He may have lied to us", "He lied to us", "modality"),
)
SILENT = (
    Example("We must act now", "We have to act now", "function-word"),
    Example("They'll come", "They will come", "spelling"),
    Example("We shall return", "We will return", "function-word"),
)
_MONTH = "May"
_REMAINDERS = frozenset({"to", "not"})
"""What may stay behind a modal of two words whose first one changed: *need to*, *need not*."""
_BETWEEN = frozenset({"have", "well"})
"""What goes with a modal before its verb: *may have lied*, *may well lie*."""
_TENSES = frozenset({"future", "promise"})
"""Strengths that are one after *I* and *we*, of whom *shall* says no more than *will*."""
_FIRST = frozenset({"i", "we"})
_DENIED = frozenset({("exemption", "obligation"), ("prohibition", "obligation")})
"""A modal with its *not*, and without: what denies is another rule's."""
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
    found: list[Change] = []
    if not changes or not is_english(alignment):
        return found
    for cluster in clusters(alignment, changes):
        steps = [step for step in cluster if step.op is Op.REPLACE and _differs(alignment, [step])]
        if not steps and _differs(alignment, cluster):
            steps = [step for step in cluster if any(_sides(alignment, [step]))]
        found += [Change(step, LABEL) for step in steps]
        found += [Change(step, LABEL) for step in cluster if _bares(alignment, step)]
        if not steps:
            found += [
                Change(step, Label.FUNCTION_WORD)
                for step in cluster
                if _says_the_same(alignment, step)
            ]
    return found


def _bares(alignment: Alignment, step: Step) -> bool:
    """Tell a modal dropped or added before a verb that stays; *will* is a matter of tense.

    *may have* goes with its verb too: who *may have lied* has not *lied*.
    """
    if step.op is Op.REPLACE or step.a_end >= len(alignment.a_tokens):
        return False
    added = words(alignment, step)
    found = _modals(added)
    bare = sum(length for length, _ in found) + sum(word.norm in _BETWEEN for word in added)
    strong = not _TENSES.issuperset(strength for _, strength in found)
    return bool(found) and len(added) == bare and strong and not touches_reported(alignment, step)


def _differs(alignment: Alignment, steps: Sequence[Step]) -> bool:
    a, b = _sides(alignment, steps)
    if not a or not b or a == b:
        return False
    both = {(a[0], b[0]), (b[0], a[0])} if len(a) == len(b) == 1 else set()
    shifted = both & _BACKSHIFT and any(touches_reported(alignment, step) for step in steps)
    of_ours = _TENSES.issuperset((*a, *b)) and _are_ours(alignment, steps[0])
    return not (shifted or of_ours or both & _DENIED)


def _are_ours(alignment: Alignment, step: Step) -> bool:
    """Tell whether *I* or *we* stands before a step on both sides."""
    ahead = (alignment.a_tokens[: step.a_start][-1:], alignment.b_tokens[: step.b_start][-1:])
    return all(words and words[0].norm in _FIRST for words in ahead)


def _says_the_same(alignment: Alignment, step: Step) -> bool:
    """Tell *need to* for *must*: nothing but modals, of one strength."""
    a, b = a_words(alignment, step), b_words(alignment, step)
    here, there = _modals(a), _modals(b)
    return (
        bool(here)
        and not any(map(negations, (*a, *b)))
        and [strength for _, strength in here] == [strength for _, strength in there]
        and all(sum(n for n, _ in found) == len(side) for found, side in ((here, a), (there, b)))
    )


def _sides(alignment: Alignment, steps: Sequence[Step]) -> tuple[list[str], list[str]]:
    """Return the strengths in neighbouring steps, the *to* or *not* included that stays behind."""
    first, last = steps[0], steps[-1]
    return (
        strengths(_with_remainder(alignment.a_tokens, first.a_start, last.a_end)),
        strengths(_with_remainder(alignment.b_tokens, first.b_start, last.b_end)),
    )


def _with_remainder(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    follows = start < end < len(tokens) and tokens[end].norm in _REMAINDERS
    return tokens[start : end + follows]


def strengths(tokens: Sequence[Token]) -> list[str]:
    """Return the strengths of the modals in a run of words, in order."""
    return [strength for _, strength in _modals(tokens)]


def _modals(tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """Return the modals in a run of words: how many words each takes, and its strength."""
    norms = ["" if token.text == _MONTH else token.norm for token in tokens]
    found = []
    table = lexicon.table("modals")
    for k, norm in enumerate(norms):
        phrase = table.get(" ".join(norms[k : k + 2])) if k + 1 < len(norms) else None
        expanded = (w for phrase in expansions(norm) for w in phrase if w in table)
        modal = norm if norm in table else next(expanded, norm)
        if phrase or modal in table:
            found.append((2, phrase) if phrase else (1, table[modal]))
    return found
