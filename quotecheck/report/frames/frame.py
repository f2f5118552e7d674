"""One table: named columns of one type each, and what reads them.

pandas and pyarrow are loaded when they are asked for; both come with ``quotecheck[data]``.
"""

import datetime
import enum
import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

import attrs

from ...errors import UsageError
from ...model.labels import Severity

if TYPE_CHECKING:
    import pandas
    import pyarrow

Record = Mapping[str, object]
_GRADES = tuple(map(str, Severity))


class Type(enum.Enum):
    """What a column holds; null wherever nothing is known, but in COUNT and FLAG."""

    TEXT = "text"
    TEXTS = "list of texts"
    COUNT = "integer"
    PLACE = "integer or null"
    NUMBER = "number"
    FLAG = "true or false"
    DAY = "day"
    GRADE = "severity"


@attrs.frozen(repr=False)
class Frame:
    """A table of a report.

    pandas, polars, pyarrow and DuckDB read it as it is, through the Arrow stream that it offers:
    ``polars.DataFrame(frame)``, ``pyarrow.table(frame)``, ``duckdb.sql("from frame")``.

    Attributes:
        name: ``"edits"``, ``"quotes"``…
        columns: Each column's type, by its name, in order.
        rows: The values, one tuple a row, in the order of the columns: severities and labels as
            strings, days as `datetime.date`, lists as lists.
    """

    name: str
    columns: Mapping[str, Type]
    rows: Sequence[tuple[object, ...]]

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<Frame {self.name}: {len(self):,} rows of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        from ..notebook.tables import show_table  # noqa: PLC0415  (only in a notebook)

        return show_table(self.name, list(self.columns), self.rows)

    def to_dicts(self) -> list[dict[str, object]]:
        """Return the rows as dicts."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_pandas(self) -> "pandas.DataFrame":
        """Return a pandas data frame: severities an ordered categorical, days datetimes, null NA.

        Raises:
            UsageError: pandas is not installed.
        """
        pd = _needed("pandas", "to_pandas")
        columns = dict(self._filled())
        return pd.DataFrame(
            {name: _PANDAS[self.columns[name]](values, pd) for name, values in columns.items()},
            columns=list(self.columns),
        )

    def to_arrow(self) -> "pyarrow.Table":
        """Return an Arrow table: severities an ordered dictionary, days ``date32``.

        Raises:
            UsageError: pyarrow is not installed.
        """
        pa = _needed("pyarrow", "to_arrow")
        columns = dict(self._filled())
        return pa.table(
            {name: _ARROW[self.columns[name]](values, pa) for name, values in columns.items()}
        )

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Offer the table to whatever reads Arrow, through the PyCapsule interface.

        https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html

        Raises:
            UsageError: pyarrow is not installed.
        """
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _filled(self) -> Iterator[tuple[str, Sequence[object]]]:
        """Yield each column's name and values."""
        values: Sequence[Sequence[object]] = list(zip(*self.rows, strict=True))
        yield from zip(self.columns, values or [()] * len(self.columns), strict=True)


def _needed(name: str, what: str) -> ModuleType:
    """Load a package of the extra.

    Raises:
        UsageError: It is not installed.
    """
    try:
        return importlib.import_module(name)
    except ImportError:
        raise UsageError(
            f'{what}: {name} is not installed; pip install "quotecheck[data]"'
        ) from None


# ---------------------------------------------------------------- one function a type

Values = Sequence[Any]
Maker = Callable[[Values, Any], object]
"""Takes a column's values and the package, and returns the column."""


def _days(values: Values, pd: Any) -> object:  # noqa: ANN401  (an extra has no types here)
    written = [day.isoformat() if isinstance(day, datetime.date) else "NaT" for day in values]
    return pd.array(written, dtype="datetime64[s]")


_PANDAS: Mapping[Type, Maker] = {
    Type.TEXT: lambda values, pd: pd.array(values, dtype="string"),
    Type.TEXTS: lambda values, pd: pd.Series(values, dtype=object),
    Type.COUNT: lambda values, pd: pd.array(values, dtype="int64"),
    Type.PLACE: lambda values, pd: pd.array(values, dtype="Int64"),
    Type.NUMBER: lambda values, pd: pd.array(values, dtype="float64"),
    Type.FLAG: lambda values, pd: pd.array(values, dtype="bool"),
    Type.DAY: _days,
    Type.GRADE: lambda values, pd: pd.Categorical(values, categories=_GRADES, ordered=True),
}


def _grades(values: Values, pa: Any) -> object:  # noqa: ANN401  (an extra has no types here)
    places = [None if grade is None else _GRADES.index(grade) for grade in values]
    indices = pa.array(places, pa.int8())
    return pa.DictionaryArray.from_arrays(indices, pa.array(_GRADES, pa.string()), ordered=True)


_ARROW: Mapping[Type, Maker] = {
    Type.TEXT: lambda values, pa: pa.array(values, pa.string()),
    Type.TEXTS: lambda values, pa: pa.array(values, pa.list_(pa.string())),
    Type.COUNT: lambda values, pa: pa.array(values, pa.int64()),
    Type.PLACE: lambda values, pa: pa.array(values, pa.int64()),
    Type.NUMBER: lambda values, pa: pa.array(values, pa.float64()),
    Type.FLAG: lambda values, pa: pa.array(values, pa.bool_()),
    Type.DAY: lambda values, pa: pa.array(values, pa.date32()),
    Type.GRADE: _grades,
}
