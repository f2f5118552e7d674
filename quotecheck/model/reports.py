"""What is shown: everything of one run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import attrs

from ..errors import UsageError, did_you_mean
from .articles import Article
from .findings import Accepted, Finding
from .labels import Severity
from .pairs import Pair
from .quotations import Quote
from .remarks import Remark

if TYPE_CHECKING:
    import pandas

    from ..report.frames import Frames


@attrs.frozen
class Fidelity:
    """How one outlet's quotations stand against the transcript of what they quote: counts only.

    Attributes:
        outlet: The outlet's name, or the id of an article without one.
        articles: Ids of its articles.
        quotations: Its quotations of speech.
        found: Those that a transcript has; the others may be of another occasion.
        verbatim: Those found in which nothing of minor weight or more differs.
        minor: Those found in which the gravest difference is minor.
        major: Those found in which it is major.
        critical: Those found in which it is critical, or whose words another person said.
    """

    outlet: str
    articles: tuple[str, ...]
    quotations: int
    found: int
    verbatim: int
    minor: int
    major: int
    critical: int


@attrs.frozen(repr=False)
class Report:
    """Everything that was found, paired and raised.

    Attributes:
        articles: What was read, in the order given.
        quotes: Every quotation, in the order of articles and of text.
        pairs: Every pair of renderings between two articles.
        remarks: Utterances in two outlets or more, worst first.
        findings: What is worth saying, worst first.
        accepted: What would be, but a baseline or a comment in the text lets it stand. It fails
            nothing, and pages do not show it.
        notes: What a person should hear beside: comments, and entries of a baseline, that fit
            nothing.
        fidelity: Where a transcript is among the articles of `reconcile`: each outlet against it,
            the most faithful first; empty elsewhere.
    """

    articles: tuple[Article, ...]
    quotes: tuple[Quote, ...]
    pairs: tuple[Pair, ...]
    remarks: tuple[Remark, ...]
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()
    notes: tuple[str, ...] = ()
    fidelity: tuple[Fidelity, ...] = ()

    @property
    def worst(self) -> Severity:
        """The gravest severity among the findings; `Severity.NONE` where there are none."""
        return max((finding.severity for finding in self.findings), default=Severity.NONE)

    def fails(self, *, at: Severity | str = Severity.MAJOR) -> bool:
        """Tell whether any finding is as grave as ``at``.

        Raises:
            UsageError: ``at`` is no severity.
        """
        try:
            least = Severity(at)  # type: ignore[arg-type]  # _missing_ knows the names
        except ValueError:
            names = [str(severity) for severity in Severity]
            near = did_you_mean(str(at), names) or f"one of {', '.join(names)}"
            raise UsageError(f"fails: no severity {at!r}; {near}") from None
        return any(finding.severity >= least for finding in self.findings)

    def __repr__(self) -> str:
        counted = (
            f"{len(self.articles)} articles",
            f"{len(self.quotes)} quotations",
            f"{len(self.pairs)} pairs",
            f"{len(self.remarks)} remarks",
            f"{len(self.findings)} findings, the worst {self.worst}",
        )
        return f"<Report: {', '.join(counted)}>"

    def _repr_html_(self) -> str:
        from ..report.notebook import show_report  # noqa: PLC0415  (a doorway)

        return show_report(self)

    # The doorways below lead up to the room that shows reports. They are the one exception to the
    # rule that imports go down, and load it only when somebody asks.

    def to_dict(self) -> dict[str, object]:
        """Return the report as plain dicts and lists, in the shape of the JSON Schema."""
        from ..report.json import to_dict  # noqa: PLC0415  (a doorway)

        return to_dict(self)

    def to_json(self) -> str:
        """Return the report as JSON, format 1; the same report gives the same bytes."""
        from ..report.json import render  # noqa: PLC0415  (a doorway)

        return render(self)

    def to_markdown(self) -> str:
        """Return the report as GitHub-flavoured Markdown."""
        from ..report.markdown import render  # noqa: PLC0415  (a doorway)

        return render(self)

    def to_html(self) -> str:
        """Return the report as one HTML page that loads nothing and runs no script."""
        from ..report.html import render  # noqa: PLC0415  (a doorway)

        return render(self)

    @property
    def frames(self) -> Frames:
        """The report as tidy tables: ``frames.quotes``, ``.pairs``, ``.edits`` and so on.

        pandas, polars, pyarrow and DuckDB read each of them as it is; docs/frames.md has their
        columns.
        """
        from ..report.frames import Frames  # noqa: PLC0415  (a doorway)

        return Frames(self)

    def to_pandas(self, frame: str = "edits") -> pandas.DataFrame:
        """Return one of the report's tables as a pandas data frame.

        Args:
            frame: ``"edits"`` (a change a row, the columns of the CSV format), ``"pairs"``,
                ``"quotes"``, ``"findings"``, ``"remarks"``, ``"renderings"`` or ``"articles"``.

        Raises:
            UsageError: There is no such table, or pandas is not installed.
        """
        return self.frames.named(frame).to_pandas()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Offer the edits, a change a row, to whatever reads Arrow.

        Raises:
            UsageError: pyarrow is not installed.
        """
        return self.frames.edits.__arrow_c_stream__(requested_schema)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the report to a file whose suffix names the format.

        These are ``.html``, ``.json``, ``.jsonl``, ``.md``, ``.csv``, ``.sarif``, and ``.xml`` for
        JUnit.

        The file is written whole or not at all.

        Raises:
            UsageError: No format has this suffix.
            OSError: The file cannot be written.
        """
        from ..report import save  # noqa: PLC0415  (a doorway)

        save(self, path)
