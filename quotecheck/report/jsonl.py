"""JSON Lines: a finding a line, or a quotation a line, for pipes and log collectors."""

from collections.abc import Iterable

from ..model.quotations import Quote
from ..model.reports import Report
from .json import finding_record, line, quote_record


def render(report: Report) -> str:
    """Return the report's findings, worst first, each as JSON on its own line."""
    return _lines(finding_record(finding) for finding in report.findings)


def render_quotes(quotes: Iterable[Quote]) -> str:
    """Return quotations in the order given, each as JSON on its own line."""
    return _lines(quote_record(quote) for quote in quotes)


def _lines(records: Iterable[object]) -> str:
    return "".join(f"{line(record)}\n" for record in records)
