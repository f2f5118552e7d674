"""What is raised: what is worth saying, where, and what somebody has let stand."""

from __future__ import annotations

import attrs

from .labels import Severity


@attrs.frozen
class Place:
    """Where a finding points: a stretch of an article, with line and column from 1.

    Attributes:
        article: Id of the article.
        start: First code point of the stretch.
        end: End of the stretch.
        line: Line of its first word in the article's text.
        column: Column of its first word, in code points.
        speaker: The label of the turn that it stands in; None in what is no transcript.
        time: Seconds into the recording at which it is said; None where nobody knows.
    """

    article: str
    start: int
    end: int
    line: int
    column: int
    speaker: str | None = None
    time: float | None = None


@attrs.frozen
class Finding:
    """One thing worth an editor's attention.

    Attributes:
        id: A hash of code, normalised words and outlets, never of offsets.
        code: ``drift.<label>``, ``speaker.conflict`` and the other codes of the contract.
        severity: How much it matters.
        message: One line for a person.
        remark: Id of the remark it is about, or None.
        at: Every place that carries it.
        related: What it is measured against, where somebody is in the right: the place in the
            reference, what most outlets have (in the first of them), the words left out.
    """

    id: str
    code: str
    severity: Severity
    message: str
    remark: str | None
    at: tuple[Place, ...]
    related: tuple[Place, ...] = ()

    def _repr_html_(self) -> str:
        from ..report.notebook import show_finding  # noqa: PLC0415  (a doorway)

        return show_finding(self)


@attrs.frozen
class Accepted:
    """A finding that somebody has looked at and let stand.

    Attributes:
        finding: What was found.
        by: ``baseline`` or ``comment``.
        reason: Why, where that is said.
    """

    finding: Finding
    by: str
    reason: str | None = None
