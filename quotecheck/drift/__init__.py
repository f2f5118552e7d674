"""What differs between two renderings: a label and a severity for every changed word.

Rules sit in trays. Rules of one tray see the same changes; what a tray has explained does not
reach the next. The order of the trays is the policy.
"""

import inspect
from collections.abc import Sequence

from ..model.alignments import Alignment, Op
from ..model.edits import Change, Drift
from ..model.labels import Label
from ..protocols import Rule
from . import (
    alias,
    boundary,
    excerpt,
    foreign,
    function_word,
    identical,
    inflection,
    insertion,
    lexical,
    marked_edit,
    modality,
    name,
    negation,
    noise,
    number,
    omission,
    paraphrase,
    reorder,
    spelling,
    splice,
    typographic,
)
from .edits import drift_of
from .examples import Example, Explanation
from .remainder import remainder

__all__ = ["TRAYS", "Example", "Explanation", "classify", "explain"]

TRAYS: tuple[tuple[Rule, ...], ...] = (
    (typographic.find_articles, noise.find),
    (marked_edit.find,),  # signalled: what brackets or dots announce is no silent change
    (spelling.find, alias.find),  # appearance
    (function_word.find_periphrases,),
    (excerpt.find,),  # beyond the edges nothing is dropped
    (reorder.find, splice.find),  # shape
    # meaning: these may stand together
    (number.find, negation.find, name.find, modality.find, foreign.find),
    (boundary.find,),  # what reporting does to words
    (paraphrase.find,),
    (inflection.find,),  # grammar: a form takes its auxiliaries along
    (function_word.find, foreign.find_light),
    (omission.find, insertion.find, lexical.find),  # the rest
    (identical.find, typographic.find),  # what is said only where nothing else is
)
_PAGES = {
    module.LABEL: module
    for module in (
        identical,
        typographic,
        spelling,
        excerpt,
        marked_edit,
        boundary,
        inflection,
        function_word,
        reorder,
        alias,
        lexical,
        omission,
        insertion,
        splice,
        paraphrase,
        number,
        negation,
        modality,
        name,
    )
}


def classify(alignment: Alignment, *, trays: Sequence[Sequence[Rule]] = TRAYS) -> Drift:
    """Return every label that applies to two renderings, and every edit from A to B.

    Each changed word stands in exactly one edit. The severity is the gravest of all edits; what
    touches words outside quotation marks weighs at most `info`, unless a number, a negation, a
    name or a modal changed.
    """
    pending = [Change(step) for step in alignment.steps if step.op is not Op.EQUAL]
    explained: list[Change] = []
    for tray in trays:
        found = [change for rule in tray for change in rule(alignment, pending)]
        if found:
            pending = remainder(pending, found)
            explained += found
    return drift_of(alignment, explained)


def explain(label: Label | str) -> Explanation:
    """Return a label's page: what it means, when it fires, when it stays silent.

    Raises:
        ValueError: There is no such label.
    """
    module = _PAGES[Label(label)]
    return Explanation(
        module.LABEL,
        module.LABEL.severity,
        inspect.cleandoc(module.__doc__ or ""),
        module.FIRES,
        module.SILENT,
    )
