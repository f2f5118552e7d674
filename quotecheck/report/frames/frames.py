"""All tables of one report, each made when it is asked for."""

from collections.abc import Callable, Iterable, Mapping

import attrs

from ...errors import UsageError
from ...model.reports import Report
from ..json import Record
from . import records
from .frame import Frame
from .records import COLUMNS

DEFAULT = "edits"
"""The table that a report as a whole stands for: what the CSV format holds, a change a row."""

_RECORDS: Mapping[str, Callable[[Report], Iterable[Record]]] = {
    "articles": records.articles,
    "quotes": records.quotes,
    "pairs": records.pairs,
    "edits": records.edits,
    "remarks": records.remarks,
    "renderings": records.renderings,
    "findings": records.findings,
}


@attrs.frozen(repr=False)
class Frames:
    """A report's tables; docs/frames.md says what their columns hold."""

    report: Report

    def __repr__(self) -> str:
        return f"<Frames: {', '.join(COLUMNS)}>"

    @property
    def articles(self) -> Frame:
        """A row an article: its metadata, how long it is, how many quotations it has."""
        return self.named("articles")

    @property
    def quotes(self) -> Frame:
        """A row a quotation: its words, its place, its speaker."""
        return self.named("quotes")

    @property
    def pairs(self) -> Frame:
        """A row a pair of renderings; ``report.pairs[pair]`` is the pair itself."""
        return self.named("pairs")

    @property
    def edits(self) -> Frame:
        """A row a change from rendering A to rendering B."""
        return self.named("edits")

    @property
    def remarks(self) -> Frame:
        """A row an utterance that several articles render."""
        return self.named("remarks")

    @property
    def renderings(self) -> Frame:
        """A row a rendering of a remark: who printed which words when, and how they depart."""
        return self.named("renderings")

    @property
    def findings(self) -> Frame:
        """A row a finding."""
        return self.named("findings")

    def named(self, name: str) -> Frame:
        """Return one table.

        Raises:
            UsageError: There is none of this name.
        """
        if name not in _RECORDS:
            known = ", ".join(COLUMNS)
            raise UsageError(f"frames: no table {name!r}; one of {known}")
        columns = COLUMNS[name]
        rows = _RECORDS[name](self.report)
        return Frame(name, columns, [tuple(map(row.get, columns)) for row in rows])
