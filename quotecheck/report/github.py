"""GitHub annotations: workflow commands that mark findings in a pull request, one a place.

The form, and what has to be escaped in it, are those of *Workflow commands for GitHub Actions*. A
step shows ten errors and ten warnings, so the gravest come first; a log without findings is empty.
"""

from collections.abc import Iterator, Mapping

from ..markup import visible
from ..model.articles import Article
from ..model.findings import Finding, Place
from ..model.reports import Report
from .places import by_article, file_of, level, region_of

_LEVELS = ("error", "warning", "notice")
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def render(report: Report) -> str:
    """Return the report's findings as workflow commands, worst first, each on its own line."""
    articles = by_article(report)
    return "".join(line for finding in report.findings for line in _lines(finding, articles))


def _lines(finding: Finding, articles: Mapping[str, Article]) -> Iterator[str]:
    for place in finding.at:
        yield _line(finding, articles[place.article], place)


def _line(finding: Finding, article: Article, place: Place) -> str:
    """Return one annotation; what has no file of its own says in words where it stands."""
    properties = _properties(article, place) | {"title": f"quotecheck {finding.code}"}
    said = ",".join(f"{key}={_escape(value, _PROPERTY)}" for key, value in properties.items())
    whole = file_of(article) and not article.row
    where = "" if whole else f"{article.id}:{place.line}:{place.column}: "
    message = _escape(f"{where}{finding.message}", _DATA)
    return f"::{level(finding.severity, _LEVELS)} {said}::{message}\n"


def _properties(article: Article, place: Place) -> dict[str, str]:
    path, region = file_of(article), region_of(article, place)
    if path is None:
        return {}
    if region is None:
        return {"file": path}
    lines = {"file": path, "line": str(region.line)}
    if region.end_line != region.line:
        return lines | {"endLine": str(region.end_line)}  # columns are for one line
    if region.column is None:
        return lines
    return lines | {"col": str(region.column), "endColumn": str(region.end_column)}


def _escape(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(char, char) for char in visible(text))
