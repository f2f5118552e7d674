"""Grades: how grave each label and code is where a house has decided otherwise.

The one place where severities are overridden. What is graded is the pair, before anything is made
of it, and the finding, when it gets its code; whatever decides by severity or shows one (findings,
``report.worst``, ``report.fails``, every format) reads it there.
"""

from collections.abc import Iterable, Mapping

import attrs

from .model.edits import Edit
from .model.labels import Label, Severity
from .model.pairs import Pair


@attrs.frozen
class Grades:
    """Severities by code (``drift.lexical``, ``speaker.conflict``); the usual ones are left out."""

    by_code: Mapping[str, Severity] = attrs.field(factory=dict)

    def of(self, code: str, usual: Severity) -> Severity:
        """Return how grave a code is here."""
        return self.by_code.get(code, usual)

    def all(self, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        """Return pairs with the severities that their labels have here."""
        return tuple(map(self.pair, pairs))

    def pair(self, pair: Pair) -> Pair:
        """Return a pair with the severities that its labels have here.

        Words outside quotation marks stay as light as they are, whatever their label weighs.
        """
        if not self.by_code or not any(_code(label) in self.by_code for label in pair.labels):
            return pair
        edits = tuple(map(self._edit, pair.edits))
        told = {label for edit in edits for label in (edit.label, *edit.also)}
        rest = [self._label(label) for label in pair.labels if label not in told]
        severity = max([*rest, *(edit.severity for edit in edits)], default=Severity.NONE)
        return attrs.evolve(pair, edits=edits, severity=severity)

    def _edit(self, edit: Edit) -> Edit:
        capped = edit.severity < edit.label.severity
        grade = self._label(edit.label)
        return attrs.evolve(edit, severity=min(grade, edit.severity) if capped else grade)

    def _label(self, label: Label) -> Severity:
        return self.of(_code(label), label.severity)


USUAL = Grades()
"""Every label and code as grave as it usually is."""


def _code(label: Label) -> str:
    return f"drift.{label}"
