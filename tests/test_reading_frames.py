"""Data frames and tables as pandas, polars, pyarrow and DuckDB make them."""

import datetime
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import quotecheck as qc

ROOT = Path(__file__).parents[1]
ONE = "“We will not leave the old town today,” said Ana Torres."
OTHER = "“We will now leave the old town today,” said Ana Torres."
DAY = datetime.date(2031, 5, 3)
ROWS: list[dict[str, object]] = [
    {"id": "1", "text": ONE, "outlet": "Lantern", "published": DAY, "title": None},
    {"id": None, "text": OTHER, "outlet": None, "published": None, "title": "T"},
]
SEEN = [("1", "Lantern", DAY, None), ("rows:2", None, None, "T")]

untyped: Any = qc


def seen(articles: tuple[qc.Article, ...]) -> list[tuple[object, ...]]:
    """Return what a reader took from each row."""
    return [(a.id, a.outlet, a.published, a.title) for a in articles]


class TestPandas:
    """With every way that pandas has to say nothing."""

    @pytest.fixture(autouse=True)
    def _pandas(self) -> None:
        self.pd = pytest.importorskip("pandas", reason="needs the extra quotecheck[data]")

    def test_rows(self) -> None:
        """As they come from a list of dicts."""
        assert seen(qc.read(self.pd.DataFrame(ROWS))) == SEEN

    def test_types_and_gaps(self) -> None:
        """Categories, time stamps, NaN, NA, NaT, and an index that counts otherwise."""
        pd = self.pd
        frame = pd.DataFrame(
            {
                "id": [1, float("nan")],
                "body": pd.array([ONE, OTHER], dtype="string"),
                "outlet": pd.Categorical(["Lantern", None]),
                "date": [pd.Timestamp("2031-05-03 23:00+02:00"), pd.NaT],
                "title": pd.array([pd.NA, "T"], dtype="string"),
                "clicks": [7, 8],
            },
            index=[7, 7],
        )

        assert seen(qc.read(frame)) == SEEN

    def test_an_index_of_ids(self) -> None:
        """A frame that was indexed by its ids has them still."""
        frame = self.pd.DataFrame(ROWS).assign(id=["x", "y"]).set_index("id")

        assert [article.id for article in qc.read(frame)] == ["x", "y"]

    def test_a_row_without_text(self) -> None:
        """Left out, as an empty line of a file is, and not in silence."""
        frame = self.pd.DataFrame({"text": [ONE, None], "id": ["a", "b"]})

        with pytest.warns(UserWarning, match=r"^rows:2: empty row, left out$"):
            articles = qc.read(frame)

        assert [article.id for article in articles] == ["a"]

    def test_an_unreadable_date(self) -> None:
        """The article is read, and somebody hears what it lacks."""
        frame = self.pd.DataFrame({"text": [ONE, OTHER], "published": ["2031-05-03", "soon"]})

        with pytest.warns(UserWarning, match=r"^rows:2: unreadable date 'soon', left out$"):
            articles = qc.read(frame)

        assert [article.published for article in articles] == [DAY, None]

    def test_no_column_of_texts(self) -> None:
        """One line, with the columns that there are."""
        frame = self.pd.DataFrame({"headline": ["a"], "content": ["b"]})

        with pytest.raises(qc.ReadError, match=r"no 'text' or 'body' among: headline, content; "):
            qc.read(frame)

    def test_a_column_is_no_table(self) -> None:
        """A series may hold anything."""
        pytest.importorskip("pyarrow", reason="needs the extra quotecheck[data]")
        with pytest.raises(qc.ReadError, match=r"^Series: a column, no table; "):
            qc.read(self.pd.Series([ONE]))

    def test_a_frame_goes_where_articles_go(self) -> None:
        """To be reconciled, and to be checked."""
        frame = self.pd.DataFrame(ROWS)
        report = untyped.reconcile(frame)

        assert report.to_json() == qc.reconcile(qc.read(frame)).to_json()
        checked = untyped.check(qc.Article(OTHER, id="draft"), against=frame[:1])
        assert [f.code for f in checked.findings] == ["drift.negation"]


def test_polars() -> None:
    """Frames; lazy ones are not there yet."""
    pl = pytest.importorskip("polars", reason="needs polars")
    frame = pl.DataFrame(ROWS).with_columns(pl.col("outlet").cast(pl.Categorical))

    assert seen(qc.read(frame)) == SEEN
    assert len(qc.reconcile(frame).pairs) == 1
    with pytest.raises(qc.ReadError, match=r"^LazyFrame: not collected; give frame.collect\(\)"):
        qc.read(frame.lazy())


def test_pyarrow() -> None:
    """Tables, batches, readers."""
    pa = pytest.importorskip("pyarrow", reason="needs the extra quotecheck[data]")
    table = pa.Table.from_pylist(ROWS)

    for shape in (table, table.to_batches()[0], table.to_reader()):
        assert seen(qc.read(shape)) == SEEN
    assert len(qc.reconcile(table).pairs) == 1


def test_duckdb() -> None:
    """A query is a table."""
    duckdb = pytest.importorskip("duckdb", reason="needs duckdb")
    pa = pytest.importorskip("pyarrow", reason="needs the extra quotecheck[data]")
    rows = pa.Table.from_pylist(ROWS)

    assert seen(qc.read(duckdb.sql("select * from rows order by id"))) == SEEN
    assert len(rows) == 2


def test_dicts() -> None:
    """A list of rows is a corpus; articles may stand among them."""
    report = untyped.reconcile([{"text": ONE, "id": "a"}, qc.Article(OTHER, id="b")])

    assert [article.id for article in report.articles] == ["a", "b"]
    assert len(report.pairs) == 1
    draft = {"text": OTHER, "id": "draft"}
    assert len(untyped.check(draft, against={"text": ONE, "id": "said"}).findings) == 1


def test_a_stream_without_pyarrow() -> None:
    """What to install, on one line."""
    code = """
import sys
sys.modules["pyarrow"] = None
import quotecheck as qc
class Stream:
    def __arrow_c_stream__(self, requested_schema=None): ...
try:
    qc.read(Stream())
except qc.ReadError as error:
    print(error)
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)

    said = 'Stream: an Arrow stream needs an extra: pip install "quotecheck[data]"\n'
    assert done.stdout == said
