"""Tables of a report: their columns, their types, and who can read them."""

import csv
import datetime
import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from report_sample import check_sample, sample

import quotecheck as qc
from quotecheck.model import Report
from quotecheck.report.frames import COLUMNS, Type

ROOT = Path(__file__).parents[1]
REPORT = sample()
EMPTY = Report((), (), (), (), ())
TABLES = tuple(COLUMNS)
JSON_LISTS = {
    "quotes": ("quotes", {"outlet", "published"}),
    "pairs": ("pairs", {"pair", "a_text", "b_text"}),
    "edits": ("edits", {"pair", "a_article", "b_article", "relation"}),
    "articles": ("articles", {"words", "quotations"}),
}
"""Where in JSON the columns of a table come from, and which columns are the table's own."""

PYTHON = {
    Type.TEXT: str | None,
    Type.TEXTS: list | None,
    Type.COUNT: int,
    Type.PLACE: int | None,
    Type.NUMBER: float,
    Type.FLAG: bool,
    Type.DAY: datetime.date | None,
    Type.GRADE: str | None,
}


def flat(record: dict[str, Any]) -> set[str]:
    """Return a JSON record's keys, nested ones joined."""
    return {
        name
        for key, value in record.items()
        for name in ([f"{key}_{inner}" for inner in value] if isinstance(value, dict) else [key])
    }


@pytest.mark.parametrize("report", [REPORT, check_sample(), EMPTY], ids=["diff", "check", "empty"])
@pytest.mark.parametrize("table", TABLES)
def test_rows_hold_what_columns_promise(table: str, report: Report) -> None:
    """Every value is of its column's type; a row for each noun."""
    frame = report.frames.named(table)

    for row in frame.to_dicts():
        assert list(row) == list(frame.columns)
        for name, value in row.items():
            assert isinstance(value, PYTHON[frame.columns[name]]), name
            assert isinstance(value, bool) == (frame.columns[name] is Type.FLAG), name


def test_there_is_a_row_for_each() -> None:
    """Nothing left out, nothing twice, in the report's order."""
    frames = REPORT.frames

    assert len(frames.articles) == len(REPORT.articles)
    assert [row["id"] for row in frames.quotes.to_dicts()] == [q.id for q in REPORT.quotes]
    assert [row["pair"] for row in frames.pairs.to_dicts()] == list(range(len(REPORT.pairs)))
    assert len(frames.edits) == sum(len(pair.edits) for pair in REPORT.pairs)
    assert [row["id"] for row in frames.remarks.to_dicts()] == [r.id for r in REPORT.remarks]
    assert len(frames.renderings) == sum(len(remark.sides) for remark in REPORT.remarks)
    assert [row["id"] for row in frames.findings.to_dicts()] == [f.id for f in REPORT.findings]


@pytest.mark.parametrize("table", JSON_LISTS)
def test_names_are_those_of_json(table: str) -> None:
    """A column is a key of JSON, or one that is said to be the table's own."""
    source, own = JSON_LISTS[table]
    document: Any = REPORT.to_dict()
    records = document["pairs"] if source == "edits" else document[source]
    if source == "edits":
        records = [edit for pair in records for edit in pair["edits"]]
    known = set().union(*map(flat, records)) | own
    known |= {f"{side}_{what}" for side in "ab" for what in ("outlet", "published", "speaker")}

    assert set(COLUMNS[table]) <= known


def test_csv_is_the_edits() -> None:
    """The same columns in the same order, the same rows."""
    (head, *rows) = csv.reader(io.StringIO(_csv(REPORT)))
    frame = REPORT.frames.edits

    assert head == list(frame.columns)
    assert len(rows) == len(frame)
    assert [row[9] for row in rows] == [row["label"] for row in frame.to_dicts()]


def _csv(report: Report) -> str:
    from quotecheck.report.csv import render  # noqa: PLC0415  (only here)

    return render(report)


def test_renderings_tell_who_departs_how() -> None:
    """The base has nothing to depart from; the others have labels and a severity."""
    rows = REPORT.frames.renderings.to_dicts()
    harbour = [row for row in rows if row["remark"] == REPORT.remarks[0].id]

    assert [row["is_base"] for row in harbour] == [True] + [False] * (len(harbour) - 1)
    assert harbour[0]["severity"] is None
    assert {row["severity"] for row in harbour[1:]} >= {"critical"}
    assert all(row["text"] for row in harbour)


def test_an_unknown_table_is_told() -> None:
    """One line, with the names there are."""
    with pytest.raises(qc.UsageError, match=r"^frames: no table 'edit'; one of articles, quotes"):
        REPORT.frames.named("edit")


def test_the_page_lists_every_column() -> None:
    """docs/frames.md and the code agree."""
    page = (ROOT / "docs/frames.md").read_text(encoding="utf-8")
    listed = {
        table: columns.split(", ")
        for table, columns in re.findall(r"^\| `(\w+)` \|[^|]+\| ([^|]+) \|$", page, re.MULTILINE)
    }

    assert listed == {table: list(columns) for table, columns in COLUMNS.items()}


def test_a_frame_says_what_it_is() -> None:
    """Short lines, however long the table."""
    assert repr(REPORT.frames).startswith("<Frames: articles, quotes, pairs, edits")
    assert repr(REPORT.frames.articles).startswith("<Frame articles: 4 rows of id, outlet, title")


@pytest.mark.parametrize("report", [REPORT, EMPTY], ids=["sample", "empty"])
@pytest.mark.parametrize("table", TABLES)
def test_a_frame_shows_how_it_begins(table: str, report: Report) -> None:
    """Some rows and columns, and how much more there is."""
    frame = report.frames.named(table)
    display = frame._repr_html_()

    assert f"{len(frame):,} rows, {len(frame.columns)} columns" in display
    assert display.count("<tr>") == 1 + min(5, len(frame))
    assert [name for name in frame.columns if name not in display] == []
    assert len(display) < 20_000


@pytest.mark.parametrize("name", ["pandas", "pyarrow"])
def test_a_missing_package_is_one_line(name: str) -> None:
    """What to install, and no traceback of somebody else's."""
    ask = {"pandas": "report.to_pandas()", "pyarrow": "report.__arrow_c_stream__()"}[name]
    code = f"""
import sys
sys.modules[{name!r}] = None
import quotecheck as qc
report = qc.Report((), (), (), (), ())
try:
    {ask}
except qc.UsageError as error:
    print(error)
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)

    assert done.stdout.endswith(f'{name} is not installed; pip install "quotecheck[data]"\n')


class TestPandas:
    """Data frames as an analyst expects them."""

    @pytest.fixture(autouse=True)
    def _pandas(self) -> None:
        self.pd = pytest.importorskip("pandas", reason="needs the extra quotecheck[data]")

    def test_types(self) -> None:
        """Strings are strings, offsets integers, severities ordered, days days."""
        quotes, edits = REPORT.to_pandas("quotes"), REPORT.to_pandas()

        assert str(quotes.dtypes["id"]) == "string"
        assert str(quotes.dtypes["start"]) == "int64"
        assert str(quotes.dtypes["cue_start"]) == "Int64"
        assert str(quotes.dtypes["malformed"]) == "bool"
        assert str(quotes.dtypes["published"]) == "datetime64[s]"
        assert list(edits.columns) == list(COLUMNS["edits"])
        assert set(edits[edits.severity >= "major"].severity) == {"major", "critical"}
        assert edits.severity.max() == "critical"

    def test_null_is_na(self) -> None:
        """A speaker whom nobody names is missing, not the word None."""
        speakers = REPORT.to_pandas("quotes").speaker
        unknown = [quote.speaker is None for quote in REPORT.quotes]

        assert speakers.isna().tolist() == unknown
        assert "None" not in set(speakers.dropna())

    @pytest.mark.parametrize("table", TABLES)
    def test_an_empty_report_has_the_same_columns(self, table: str) -> None:
        """So that frames of several runs can be put together."""
        full, empty = REPORT.to_pandas(table), EMPTY.to_pandas(table)

        assert len(empty) == 0
        assert list(empty.dtypes.items()) == list(full.dtypes.items())

    def test_words_stand_where_offsets_say(self) -> None:
        """A frame leads back to the article."""
        texts = {article.id: article.text for article in REPORT.articles}

        for row in REPORT.to_pandas("renderings").itertuples():
            assert texts[row.article][row.start : row.end] == row.text

    def test_the_frame_that_csv_gives_back(self) -> None:
        """A CSV file holds the same changes."""
        written = self.pd.read_csv(io.StringIO(_csv(REPORT)))

        assert written.label.tolist() == REPORT.to_pandas().label.tolist()


class TestArrow:
    """Whatever reads Arrow reads a table, and a report, as it is."""

    @pytest.fixture(autouse=True)
    def _arrow(self) -> None:
        self.pa = pytest.importorskip("pyarrow", reason="needs the extra quotecheck[data]")

    @pytest.mark.parametrize("report", [REPORT, EMPTY], ids=["sample", "empty"])
    @pytest.mark.parametrize("table", TABLES)
    def test_pyarrow(self, table: str, report: Report) -> None:
        """The rows come back as they are."""
        frame = report.frames.named(table)

        assert self.pa.table(frame).to_pylist() == frame.to_dicts()

    def test_a_report_is_its_edits(self) -> None:
        """Without a name, the table that CSV holds too."""
        assert self.pa.table(REPORT).equals(REPORT.frames.edits.to_arrow())

    def test_polars(self) -> None:
        """Data frames, severities in their order."""
        pl = pytest.importorskip("polars", reason="needs polars")
        frame = pl.DataFrame(REPORT.frames.edits)

        assert frame.to_dicts() == REPORT.frames.edits.to_dicts()
        assert frame["severity"].dtype == pl.Categorical
        assert pl.DataFrame(REPORT).shape == frame.shape
        assert pl.DataFrame(EMPTY).columns == list(COLUMNS["edits"])

    def test_duckdb(self) -> None:
        """SQL over a Python variable."""
        duckdb = pytest.importorskip("duckdb", reason="needs duckdb")
        report = REPORT
        renderings = report.frames.renderings

        counted = duckdb.sql("select count(*) from report where severity = 'critical'").fetchall()
        days = duckdb.sql("select max(published) from renderings").fetchall()

        severities = [edit.severity.name for pair in report.pairs for edit in pair.edits]
        assert counted == [(severities.count("CRITICAL"),)]
        assert days == [(max(a.published for a in report.articles if a.published),)]
        assert len(renderings) == len(duckdb.sql("from renderings").fetchall())

    def test_pandas(self) -> None:
        """Through the stream too, where pandas knows it."""
        pd = pytest.importorskip("pandas", reason="needs the extra quotecheck[data]")
        if not hasattr(pd.DataFrame, "from_arrow"):
            pytest.skip("needs pandas 3, which reads Arrow streams")

        assert pd.DataFrame.from_arrow(REPORT).shape == REPORT.to_pandas().shape
