"""What is classified: every change between two renderings, and what it is called."""

from __future__ import annotations

import attrs

from .alignments import Step
from .labels import Label, Severity
from .spans import Span


@attrs.frozen
class Change:
    """A step on its way through the trays: what is still unexplained, or what a rule said of it.

    Attributes:
        step: The runs of tokens in question.
        label: What a rule called it, or None.
        also: Labels that hold beside it (an omission that swallows a negation).
    """

    step: Step
    label: Label | None = None
    also: tuple[Label, ...] = ()


@attrs.frozen
class Edit:
    """One change from rendering A to rendering B.

    Attributes:
        a: The words in A; empty, at the place of insertion, where B has more.
        b: The words in B; empty, at the place of omission, where B has less.
        a_text: The words of A as written.
        b_text: The words of B as written.
        label: The gravest label of the change.
        severity: The severity of that label.
        also: Further labels of the same change.
        moved: The two spans stand out of order: the words are the same, the place is not.
    """

    a: Span
    b: Span
    a_text: str
    b_text: str
    label: Label
    severity: Severity
    also: tuple[Label, ...] = ()
    moved: bool = False

    def mirrored(self) -> Edit:
        """Return the change on the way back, from B to A."""
        return Edit(
            a=self.b,
            b=self.a,
            a_text=self.b_text,
            b_text=self.a_text,
            label=self.label.mirrored,
            severity=self.severity,
            also=tuple(label.mirrored for label in self.also),
            moved=self.moved,
        )


@attrs.frozen
class Drift:
    """All that differs between two renderings: every label that applies, and every edit."""

    labels: tuple[Label, ...]
    severity: Severity
    edits: tuple[Edit, ...]
