"""Examples of what a rule says: shown by ``quotecheck explain``, and held by the tests."""

from typing import NamedTuple

from ..model.labels import Label, Severity


class Example(NamedTuple):
    """Two renderings, and the labels that their comparison carries, separated by spaces."""

    a: str
    b: str
    expected: str

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels, as labels."""
        return tuple(Label(name) for name in self.expected.split())


class Explanation(NamedTuple):
    """A label's page.

    Attributes:
        label: The label.
        severity: How much it matters where no configuration says otherwise.
        text: What it means, when it fires, when it stays silent.
        fires: Examples that carry it.
        silent: Examples that look like it and carry something else.
    """

    label: Label
    severity: Severity
    text: str
    fires: tuple[Example, ...]
    silent: tuple[Example, ...]
