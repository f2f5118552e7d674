"""How much a difference matters, and what it is called."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence


class Severity(enum.IntEnum):
    """How much a difference matters, from nothing to what must never slip through."""

    NONE = 0
    INFO = 1
    MINOR = 2
    MAJOR = 3
    CRITICAL = 4

    def __str__(self) -> str:
        return self.name.lower()

    @classmethod
    def _missing_(cls, value: object) -> Severity | None:
        """Accept the name, as it stands in JSON and on the command line."""
        return cls.__members__.get(value.upper()) if isinstance(value, str) else None


class Label(enum.StrEnum):
    """What changed between two renderings of one utterance, in order of weight."""

    IDENTICAL = "identical"
    TYPOGRAPHIC = "typographic"
    SPELLING = "spelling"
    EXCERPT = "excerpt"
    MARKED_EDIT = "marked-edit"
    BOUNDARY = "boundary"
    INFLECTION = "inflection"
    FUNCTION_WORD = "function-word"
    REORDER = "reorder"
    ALIAS = "alias"
    LEXICAL = "lexical"
    OMISSION = "omission"
    INSERTION = "insertion"
    SPLICE = "splice"
    PARAPHRASE = "paraphrase"
    NUMBER = "number"
    NEGATION = "negation"
    MODALITY = "modality"
    NAME = "name"

    @property
    def severity(self) -> Severity:
        """The severity that this label carries where no configuration says otherwise."""
        return _SEVERITIES[self]

    @property
    def mirrored(self) -> Label:
        """What the same change is called on the way back, from B to A."""
        return _BACK.get(self, self)


_SEVERITIES: Mapping[Label, Severity] = {
    label: severity
    for severity, labels in {
        Severity.NONE: (Label.IDENTICAL, Label.TYPOGRAPHIC, Label.SPELLING),
        Severity.INFO: (Label.EXCERPT, Label.MARKED_EDIT, Label.BOUNDARY),
        Severity.MINOR: (Label.INFLECTION, Label.FUNCTION_WORD, Label.REORDER, Label.ALIAS),
        Severity.MAJOR: (
            Label.LEXICAL,
            Label.OMISSION,
            Label.INSERTION,
            Label.SPLICE,
            Label.PARAPHRASE,
        ),
        Severity.CRITICAL: (Label.NUMBER, Label.NEGATION, Label.MODALITY, Label.NAME),
    }.items()
    for label in labels
}


_BACK = {Label.OMISSION: Label.INSERTION, Label.INSERTION: Label.OMISSION}
"""What words that one rendering has beyond the other are called, looked at from the other one."""


def gravest(labels: Sequence[Label]) -> Severity:
    """Return the highest severity among labels, `Severity.NONE` for none."""
    return max((label.severity for label in labels), default=Severity.NONE)
