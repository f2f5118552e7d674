"""Show: one format a file, each a function from a report to text.

    FORMATS["json"](report)

The terminal's page knows more than a report (a width, colours, which status the process ends
with); it is called by name, from `quotecheck.report.terminal`.
"""

import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from ..errors import UsageError
from ..model.reports import Report
from ..protocols import Reporter
from .files import write


def _loading(name: str) -> Reporter:
    """Return a format that is loaded when it is used: a page of HTML costs no other run a thing."""

    def render(report: Report, /) -> str:
        text: str = import_module(f".{name}", __name__).render(report)
        return text

    return render


FORMATS: Mapping[str, Reporter] = {
    name: _loading(name)
    for name in ("json", "jsonl", "markdown", "html", "csv", "sarif", "github", "junit")
}

_SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".html": "html",
    ".csv": "csv",
    ".sarif": "sarif",
    ".xml": "junit",
}


def save(report: Report, path: str | os.PathLike[str]) -> None:
    """Write the report to a file, in the format that its suffix names, whole or not at all.

    Raises:
        UsageError: No format has this suffix.
        OSError: The file cannot be written.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _SUFFIXES:
        known = ", ".join(_SUFFIXES)
        raise UsageError(f"{path}: no format has the suffix {suffix!r}; one of {known}")
    write(path, FORMATS[_SUFFIXES[suffix]](report))


__all__ = ["FORMATS", "save", "write"]
