"""A report as tidy tables: for pandas, polars, DuckDB, and whatever else reads Arrow.

report.frames.edits                 # a Frame: rows, columns, nothing heavy loaded
report.frames.quotes.to_pandas()
polars.DataFrame(report.frames.pairs)
"""

from .frame import Frame, Type
from .frames import DEFAULT, Frames
from .records import COLUMNS

__all__ = ["COLUMNS", "DEFAULT", "Frame", "Frames", "Type"]
