"""CSV and TSV: a header, then an article a row."""

import contextlib
import csv
import io
import sys
from collections.abc import Iterator

from ..errors import ReadError
from .inputs import Origin, Row
from .rows import named


def read_csv(text: str, origin: Origin) -> Iterator[Row]:
    """Yield an article for each row; commas, or what else the header is split by (``;``, tab)."""
    header = text.lstrip("\r\n").partition("\n")[0]
    yield from _rows(text, origin, max(",;\t", key=header.count))


def read_tsv(text: str, origin: Origin) -> Iterator[Row]:
    """Yield an article for each row of a table whose columns are split by tabs."""
    yield from _rows(text, origin, "\t")


def _rows(text: str, origin: Origin, delimiter: str) -> Iterator[Row]:
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] = []
    while True:
        line = table.line_num + 1
        try:
            with _any_length():
                cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            origin.fail(f"not CSV ({_fault(error)}); to go on: --keep-going", line=line)
            continue
        if not header:
            header = _header(cells, f"{origin.where}:{line}")
        elif cells:
            if len(cells) != len(header):
                origin.warn(_uneven(len(cells), len(header)), line=line, kind="uneven")
            yield Row(dict(zip(header, cells, strict=False)), line)


def _header(cells: list[str], place: str) -> list[str]:
    """Check that the first row names the columns: a table without them would be read as none."""
    header = [cell.strip() for cell in cells]
    if cells and not any(named(cell) == "text" for cell in header):
        found = ", ".join(header)[:40]
        raise ReadError(f"{place}: no column 'text' or 'body' among: {found}; rename one")
    return header


def _uneven(cells: int, columns: int) -> str:
    return f"{cells} cells under {columns} columns"


def _fault(error: csv.Error) -> str:
    message = str(error)
    return "a quote is never closed" if message.startswith("unexpected end") else message


@contextlib.contextmanager
def _any_length() -> Iterator[None]:
    """Lift the length limit of a cell, which is the csv module's own and global, for one row."""
    limit = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(limit)
