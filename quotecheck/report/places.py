"""Where a place stands in a file that a machine opens: for SARIF, annotations and JUnit.

An article is not always the file it was read from: a row of a table has a line and no columns in
it, a web page lines at best, a Word draft neither, text from memory or standard input no file.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from ..markup import clock, fold
from ..model.articles import Article
from ..model.findings import Finding, Place
from ..model.labels import Severity
from ..model.reports import Report

_STDIN = "-"
_MOST = 80
"""Code points that are shown of a place's words."""


class Region(NamedTuple):
    """A stretch of a file; lines and columns from 1, columns in code points, the last exclusive.

    Columns are None where only lines are known.
    """

    line: int
    end_line: int
    column: int | None = None
    end_column: int | None = None


def file_of(article: Article) -> str | None:
    """Return the file that an article was read from, with slashes; None where there is none."""
    if not article.path or article.path == _STDIN:
        return None
    return PurePath(article.path).as_posix()


def region_of(article: Article, place: Place) -> Region | None:
    """Return where a place stands in its article's file, None where the file alone is known."""
    if article.row:
        return Region(article.row, article.row)
    end_line, end_column = article.position(place.end)
    if article.lines is None:
        return Region(place.line, end_line, place.column, end_column)
    if end_line > len(article.lines):
        return None
    return Region(article.lines[place.line - 1], article.lines[end_line - 1])


def words_of(article: Article, place: Place) -> str:
    """Return what stands at a place, on one line between quotation marks; *nothing* for nothing."""
    words = fold(article.text[place.start : place.end])
    if len(words) > _MOST:
        words = words[: _MOST - 1].rstrip() + "…"
    return f"“{words}”" if words else "nothing"


def said_at(article: Article, place: Place) -> str:
    """Return the words of a place with their source, speaker and time, where these are known."""
    time = None if place.time is None else clock(place.time)
    who = ", ".join(filter(None, (place.speaker, time)))
    return f"{article.name}{f' ({who})' if who else ''}: {words_of(article, place)}"


def by_article(report: Report) -> dict[str, Article]:
    """Return a report's articles by their ids."""
    return {article.id: article for article in report.articles}


def level(severity: Severity, names: tuple[str, str, str]) -> str:
    """Return what another format calls a severity: its words for error, warning and note."""
    error, warning, note = names
    return error if severity >= Severity.MAJOR else warning if severity is Severity.MINOR else note


def beside(finding: Finding) -> Iterator[Place]:
    """Yield a finding's places but the first, then what it is measured against."""
    yield from finding.at[1:]
    yield from finding.related
