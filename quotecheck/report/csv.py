"""CSV: an edit a row, for spreadsheets and data frames."""

import csv
import io
from collections.abc import Iterator

from ..model import Edit, Pair, Report

COLUMNS = (
    "a_article",
    "b_article",
    "relation",
    "a_start",
    "a_end",
    "b_start",
    "b_end",
    "a_text",
    "b_text",
    "label",
    "also",
    "severity",
    "moved",
    "a_speaker",
    "b_speaker",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report) -> str:
    """Return every edit of every pair, in the order of pairs, under a row of column names.

    Words that a spreadsheet would take for a formula come with an apostrophe before them
    (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(pair, edit) for pair, edit in _edits(report))
    return out.getvalue()


def _edits(report: Report) -> Iterator[tuple[Pair, Edit]]:
    return ((pair, edit) for pair in report.pairs for edit in pair.edits)


def _row(pair: Pair, edit: Edit) -> list[object]:
    return [
        _inert(pair.a.article),
        _inert(pair.b.article),
        pair.relation.value,
        *edit.a,
        *edit.b,
        _inert(edit.a_text),
        _inert(edit.b_text),
        edit.label.value,
        " ".join(edit.also),
        str(edit.severity),
        str(edit.moved).lower(),
        *(_inert(speaker or "") for speaker in pair.speakers),
    ]


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
