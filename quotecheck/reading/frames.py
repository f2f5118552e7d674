"""What Python hands over: articles, dictionaries, data frames, tables, and lists of those."""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeAlias, runtime_checkable

from ..errors import ReadError
from ..model.articles import Article
from .inputs import Origin, Row


@runtime_checkable
class ArrowStream(Protocol):
    """Whatever offers its rows as an Arrow stream: pyarrow, polars, pandas, DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return a PyCapsule that holds the stream."""


class PandasFrame(Protocol):
    """A pandas data frame."""

    columns: Any

    def to_dict(self, orient: Any) -> Any:  # noqa: ANN401  (as pandas has it)
        """Return the rows, for ``"records"``."""


Table: TypeAlias = ArrowStream | PandasFrame
"""Rows under names of columns, as one object."""


def is_table(value: object) -> bool:
    """Tell a data frame, an Arrow table or a dict from a sequence of articles."""
    known = isinstance(value, (Mapping, ArrowStream)) or hasattr(value, "to_pylist")
    return known or _is_pandas(value)


def _is_pandas(value: object) -> bool:
    """Tell by the type alone: to ask a lazy frame for its columns would run its query."""
    return hasattr(type(value), "to_dict") and hasattr(type(value), "columns")


def unpack(value: object) -> Iterator[Article | Mapping[str, object]]:
    """Yield the articles and rows in a value, in its order.

    A data frame of pandas or polars, a pyarrow table, and anything else that exports an Arrow
    stream (which needs pyarrow) gives its rows.

    Raises:
        ReadError: The value is none of these.
    """
    if isinstance(value, (Article, Mapping)):
        yield value
        return
    rows = _records(value)
    if isinstance(rows, (str, bytes)) or not isinstance(rows, Iterable):
        raise ReadError(f"{type(value).__name__}: {_neither(value)}")
    for row in rows:
        yield from unpack(row)


def _neither(value: object) -> str:
    if hasattr(value, "collect"):
        return "not collected; give frame.collect()"
    return "neither a path nor articles; give paths, Articles or dicts"


def read_parquet(data: bytes, origin: Origin) -> Iterator[Row]:
    """Yield an article for each row of a Parquet file; a row's line is its number, from 1.

    Raises:
        ReadError: The extra that reads Parquet is not installed, or the file is none.
    """
    try:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415  (an extra)
    except ImportError:
        extra = "pip install 'quotecheck[data]'"
        raise ReadError(f"{origin.where}: Parquet needs an extra: {extra}") from None
    try:
        rows = parquet.read_table(io.BytesIO(data)).to_pylist()
    except ArrowException:
        raise ReadError(f"{origin.where}: not a Parquet file; write it again") from None
    yield from (Row(fields, number) for number, fields in enumerate(rows, start=1))


def _records(value: Any) -> object:  # noqa: ANN401  (whatever frame a person brings)
    for method in ("to_dicts", "to_pylist"):  # polars, pyarrow
        if hasattr(value, method):
            return getattr(value, method)()
    if _is_pandas(value):
        return _with_index(value).to_dict("records")
    if isinstance(value, ArrowStream):
        return _from_stream(value)
    return value


def _with_index(frame: Any) -> Any:  # noqa: ANN401  (pandas is an extra)
    """Return a pandas frame with an index that has a column's name (``id``) as that column."""
    names = [name for name in getattr(getattr(frame, "index", None), "names", ()) if name]
    return frame.reset_index() if names and not set(names) & set(frame.columns) else frame


def _from_stream(value: ArrowStream) -> list[dict[str, object]]:
    """Return the rows of an Arrow stream.

    Raises:
        ReadError: pyarrow is not installed, or the stream is one column.
    """
    name = type(value).__name__
    try:
        import pyarrow  # noqa: PLC0415  (an extra)
    except ImportError:
        extra = 'pip install "quotecheck[data]"'
        raise ReadError(f"{name}: an Arrow stream needs an extra: {extra}") from None
    try:
        rows: list[dict[str, object]] = pyarrow.table(value).to_pylist()
    except pyarrow.ArrowInvalid:
        raise ReadError(f"{name}: a column, no table; give one with a column 'text'") from None
    return rows
