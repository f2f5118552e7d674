"""A modal verb gave way to one of another strength.

*must*, *shall*, *should*, *will*, *would*, *can*, *could*, *may*, *might*, and *have to*, *need
to*, *ought to*, *be likely to*: who *may* come is not who *will* come, and what one *does not have
to* do is not what one *must not*. A modal that is dropped while its verb stays counts, save *will*,
whose loss is a matter of tense.

Silent where the strength is the same (*must*, *have to*; *will*, *is going to*; *we shall*, *we
will*), and where reported speech shifts back (*will*, he said they *would*).
"""

import functools
from collections.abc import Sequence
from typing import NamedTuple

from .. import lexicon
from ..model.alignments import Alignment, Op, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from ..spelling import expansions
from .evidence import clusters, touches_reported, words
from .examples import Example
from .foreign import is_english
from .inflection import is_form
from .polarity import negations

LABEL = Label.MODALITY
FIRES = (
    Example("We must act now", "We should act now", "modality"),
    Example("They will come", "They may come", "modality"),
    Example("They could come", "They have to come", "modality"),
    Example("He may have lied to us", "He lied to us", "modality"),
    Example("You must not drink it", "You do not have to drink it", "modality"),
)
SILENT = (
    Example("We must act now", "We have to act now", "function-word"),
    Example("They'll come", "They will come", "spelling"),
    Example("We shall return", "We will return", "function-word"),
)
_MONTH = "May"
_LONGEST = 4
"""Words of the longest phrase."""
_BETWEEN = frozenset({"have", "well"})
"""What goes with a modal before its verb: *may have lied*, *may well lie*."""
_TENSES = frozenset({"future", "promise"})
"""Strengths that are one after *I* and *we*, of whom *shall* says no more than *will*."""
_FIRST = frozenset({"i", "we"})
_DENIED = frozenset(
    {("exemption", "obligation"), ("prohibition", "obligation"), ("unlikelihood", "likelihood")}
)
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

    *may have* goes with its verb too: who *may have lied* has not *lied*. Not behind a modal that
    stays: who *will have to pay* *will pay*.
    """
    if step.op is Op.REPLACE or step.a_end >= len(alignment.a_tokens):
        return False
    added = words(alignment, step)
    found = _modals(added)
    known = {k for modal in found for k in range(modal.start, modal.end)}
    bare = all(k in known or word.norm in _BETWEEN for k, word in enumerate(added))
    strong = not _TENSES.issuperset(modal.strength for modal in found)
    here, there = _sides(alignment, [step])
    beside = _modals(alignment.a_tokens[max(0, step.a_start - 1) : step.a_start])
    changed = here != there and not beside and not touches_reported(alignment, step)
    return bare and strong and changed


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
    here, there = _sides(alignment, [step])
    negated = any(map(negations, words(alignment, step)))
    return (
        bool(here)
        and here == there
        and not negated
        and not is_form(alignment, step)
        and _is_modal(alignment.a_tokens, step.a_start, step.a_end)
        and _is_modal(alignment.b_tokens, step.b_start, step.b_end)
    )


def _is_modal(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether each word of a range belongs to a modal."""
    near = max(0, start - _LONGEST)
    modal = {
        near + k
        for modal in _modals(tokens[near : end + _LONGEST])
        for k in range(modal.start, modal.end)
    }
    return modal.issuperset(range(start, end))


def _sides(alignment: Alignment, steps: Sequence[Step]) -> tuple[list[str], list[str]]:
    """Return the strengths in neighbouring steps, with the kept *not* beside them.

    *not allowed to* is *must not*, though only *allowed to* and *must* have changed.
    """
    first, last = steps[0], steps[-1]
    a, b = alignment.a_tokens, alignment.b_tokens
    before = int(all(_is_not(x, at - 1) for x, at in ((a, first.a_start), (b, first.b_start))))
    after = int(all(_is_not(x, at) for x, at in ((a, last.a_end), (b, last.b_end))))
    return (
        _strengths(a, first.a_start - before, last.a_end + after),
        _strengths(b, first.b_start - before, last.b_end + after),
    )


def _is_not(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].norm == "not"


def _strengths(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    """Return the strengths of the modals of which any word stands in a range, in order."""
    near = max(0, start - _LONGEST)
    return [
        modal.strength
        for modal in _modals(tokens[near : end + _LONGEST])
        if modal.start + near < end and start < modal.end + near
    ]


class _Modal(NamedTuple):
    """A modal, or a phrase that stands for one: where, and how strong it is."""

    start: int
    end: int
    strength: str


def _modals(tokens: Sequence[Token]) -> list[_Modal]:
    """Return the modals in a run of words, in order."""
    found: list[_Modal] = []
    for start, token in enumerate(tokens):
        if token.norm not in _firsts() or (found and start < found[-1].end):
            continue
        ends = range(min(len(tokens), start + _LONGEST), start, -1)
        phrases = ((end, _strength(tokens[start:end])) for end in ends)
        found += [_Modal(start, end, strength) for end, strength in phrases if strength][:1]
    return found


def _strength(tokens: Sequence[Token]) -> str | None:
    """Return the strength of some words, of which the first may be contracted: *don't have to*."""
    table = lexicon.table("modals")
    norms = ["" if token.text == _MONTH else token.norm for token in tokens]
    readings = [tuple(norms), *((*phrase, *norms[1:]) for phrase in expansions(norms[0]))]
    if len(norms) == 1:
        readings += [(word,) for reading in readings for word in reading]
    phrases = (" ".join(reading) for reading in readings)
    return next((table[phrase] for phrase in phrases if phrase in table), None)


@functools.cache
def _firsts() -> frozenset[str]:
    """Words that may begin a modal, contractions included."""
    plain = frozenset(word for phrase in lexicon.table("modals") for word in phrase.split()[:1])
    contracted = lexicon.words("contractions")
    return plain | {
        norm for norm in contracted if any(plain.intersection(x) for x in expansions(norm))
    }
