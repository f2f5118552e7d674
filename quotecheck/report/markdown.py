"""Markdown: the report for a pull request, an issue or an e-mail."""

from ..model import Report


def render(report: Report) -> str:
    """Return the report as GitHub-flavoured Markdown."""
    lines = [f"- **{finding.severity}** {finding.message}" for finding in report.findings]
    return "\n".join(["# Quotations", "", *lines, ""])
