"""Tables: how they begin, and how much more there is."""

from collections.abc import Sequence

from ...model.labels import Severity
from .parts import badge, code, figure, quiet, said, table

_ROWS, _COLUMNS = 5, 10
_LONGEST = 40
"""Code points of a cell that are shown."""


def show_table(name: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return the first rows and columns of a table.

    Args:
        name: What the table is called.
        columns: The names of its columns.
        rows: Its values, in the order of the columns.
    """
    caption = f"<b>{said(name, 40)}</b> {quiet(f'{len(rows):,} rows, {len(columns)} columns')}"
    shown = columns[:_COLUMNS]
    cells = [
        (str(number), *map(_cell, shown, row[:_COLUMNS])) for number, row in enumerate(rows[:_ROWS])
    ]
    rest = f"further columns: {said(', '.join(columns[_COLUMNS:]), 400)} · "
    ways = f"{rest if columns[_COLUMNS:] else ''}{code('.to_pandas()')}, {code('.to_dicts()')}"
    return figure(caption, table(("#", *(said(name, 40) for name in shown)), cells), quiet(ways))


def _cell(column: str, value: object) -> str:
    if value is None:
        return quiet("null")
    if column == "severity":
        return badge(Severity(value))  # type: ignore[arg-type]  # _missing_ knows the names
    return said(", ".join(value) if isinstance(value, list) else str(value), _LONGEST)
