"""One side is a proper part of its quotation, or covers the other only in part.

An outlet may quote less: it starts later, stops sooner, or lifts three words into its own
sentence. That is no drift by itself, and goes with any other label.

Silent where both sides are whole quotations that begin and end together; where one side only
reports (`boundary`), for it quotes nothing, whole or part; where the other side is a reference, of
which everybody quotes a part, and beyond which words were added (`insertion`); and where the word
that was cut off at the edge denies what stays (*Not all agreed*, *it
did not*), the cut is `negation`.
"""

from collections.abc import Sequence
from itertools import pairwise

import attrs

from ..model.alignments import Alignment, Op, Rendering, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from ..numerals import is_range, quantities
from .amounts import bounds, is_scant
from .evidence import NOWHERE, is_reported, one_sided, words
from .examples import Example
from .foreign import denies
from .grammar import is_auxiliary
from .polarity import is_reply, negations, parts_from_prefix

LABEL = Label.EXCERPT
FIRES = (
    Example("We will stay the course, and we will win", "stay the course", "excerpt"),
    Example("It is a sad day for our country,", "a sad day", "excerpt"),
)
SILENT = (Example("Not all of them agreed", "All of them agreed", "negation"),)
_LONGEST_DENIAL = 3
_LONGEST_QUANTITY = 6


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Say of the pair that a side is a part, and explain what one side has beyond the edges."""
    edges = {
        step for step in alignment.steps[:1] + alignment.steps[-1:] if _is_cut(alignment, step)
    }
    found = [Change(change.step, LABEL) for change in changes if change.step in edges]
    if not _quotes(alignment.a, alignment.a_tokens) or not _quotes(alignment.b, alignment.b_tokens):
        return [attrs.evolve(change, label=Label.BOUNDARY) for change in found]
    if found or (_is_part(alignment.a) and not alignment.a.reference) or _is_part(alignment.b):
        found.append(Change(NOWHERE, LABEL))
    return found


def _is_cut(alignment: Alignment, step: Step) -> bool:
    """Tell words beyond the other side's edge, unless they deny what stays, or conjugate it."""
    if step.op not in {Op.INSERT, Op.DELETE} or len(alignment.steps) == 1:
        return False
    if step.op is Op.INSERT and alignment.a.reference:
        return False  # what a reference does not have was not cut off from it
    if _splits_quantity(alignment, step):
        return False
    if step.a_start or step.b_start:
        goes_on = alignment.a.onward is not None
        return not goes_on and not _parts_from_verb(alignment, step)
    return not _opens_otherwise(alignment, step)


def _opens_otherwise(alignment: Alignment, step: Step) -> bool:
    """Tell a beginning without which the rest says something else: *Not all*, *A few*."""
    cut = words(alignment, step)
    if is_scant(cut, alignment.a_tokens[step.a_end : step.a_end + 1]):
        return True
    if alignment.steps[1].op is not Op.EQUAL and (all(map(is_auxiliary, cut)) or bounds(cut[:1])):
        return True
    turns = _denies(alignment, step) or parts_from_prefix(cut) or denies(alignment, cut)
    return turns and len(cut) <= _LONGEST_DENIAL


def _denies(alignment: Alignment, step: Step) -> bool:
    """Tell whether the words that one side begins with deny; a *no* that only answers does not."""
    side, tokens, start, end = one_sided(alignment, step)
    return any(
        negations(tokens[k]) and not is_reply(side.text, tokens, k) for k in range(start, end)
    )


def _parts_from_verb(alignment: Alignment, step: Step) -> bool:
    """Tell a stop between a verb and the *not* that it takes: *it did*, cut out of *it did not*."""
    side, tokens, at, _ = one_sided(alignment, step)
    verb, denial = tokens[at - 1], tokens[at]
    return (
        len(tokens) == at + 1
        and denial.norm == "not"
        and is_auxiliary(verb)
        and side.text[verb.end : denial.start].isspace()
    )


def _splits_quantity(alignment: Alignment, step: Step) -> bool:
    """Tell a cut through a number: *thousands* is no excerpt of *tens of thousands*.

    Nor is *15 percent* of *between 10 and 15 percent*.
    """
    _, tokens, start, end = one_sided(alignment, step)
    edge = start or end
    near = max(0, edge - _LONGEST_QUANTITY)
    around = tokens[near : edge + _LONGEST_QUANTITY]
    found = quantities(around)
    edge -= near
    return any(quantity.start < edge < quantity.end for quantity in found) or any(
        low.start < edge <= high.start and is_range(around, low, high)
        for low, high in pairwise(found)
    )


def _quotes(side: Rendering, tokens: Sequence[Token]) -> bool:
    """Tell whether any word stands inside marks: a clause that is only reported quotes no part."""
    return not tokens or any(not is_reported(side, token) for token in tokens)


def _is_part(side: Rendering) -> bool:
    """Tell whether the quotation has words before or after the stretch."""
    whole, span = side.whole, side.span
    return any(c.isalnum() for c in side.text[whole.start : span.start]) or any(
        c.isalnum() for c in side.text[span.end : whole.end]
    )
