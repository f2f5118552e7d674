"""What Python hands over: articles, dictionaries, data frames, tables, and lists of those."""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..errors import ReadError
from ..model import Article
from .inputs import Origin, Row


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
        raise ReadError(
            f"{type(value).__name__}: neither a path nor articles; give paths, Articles or dicts"
        )
    for row in rows:
        yield from unpack(row)


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
    if hasattr(value, "to_dict") and hasattr(value, "columns"):  # pandas
        return value.to_dict("records")
    for method in ("to_dicts", "to_pylist"):  # polars, pyarrow
        if hasattr(value, method):
            return getattr(value, method)()
    if hasattr(value, "__arrow_c_stream__"):
        import pyarrow  # noqa: PLC0415  (only who hands over Arrow has it)

        return pyarrow.table(value).to_pylist()
    return value
