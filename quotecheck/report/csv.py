"""CSV: an edit a row, for spreadsheets and data frames."""

import csv
import io

from ..model.reports import Report
from .frames import COLUMNS, Frames

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report) -> str:
    """Return every edit of every pair, in the order of pairs, under a row of column names.

    Words that a spreadsheet would take for a formula come with an apostrophe before them
    (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS["edits"])
    writer.writerows([_cell(value) for value in row] for row in Frames(report).edits.rows)
    return out.getvalue()


def _cell(value: object) -> str:
    """Return a value as a spreadsheet has it: lists with spaces between, nothing for null."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return " ".join(value)
    return "" if value is None else _inert(str(value))


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
