"""The archive: what goes in can be found again, and no accident loses what was kept."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quotecheck as qc
from quotecheck import cli
from quotecheck.archive import FORMAT, Archive, is_archive
from quotecheck.grams import grams, most_telling
from quotecheck.pairing.candidates import prepare_whole
from quotecheck.report.json import json_schema

FIXTURES = Path(__file__).parents[1] / "fixtures"
WALL = "We will rebuild the harbour wall before the winter storms, whatever it costs the taxpayer."
REPORT = f'Rain fell all day. "{WALL}" said Mayor Ana Torres on Monday. Nobody disagreed.'
WORDS = ("sluice", "harbour", "engineer", "tide", "pilot", "the", "of", "lantern", "rope", "never")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A place for an archive."""
    return tmp_path / "quotes.db"


@pytest.fixture
def filled(db: Path) -> Path:
    """An archive of one report."""
    article = qc.Article(
        REPORT, id="gull", outlet="The Gull", published="2025-03-04", path="wire/gull.txt"
    )
    qc.store([article], into=db)
    return db


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: object) -> Run:
    """Run a command in an empty folder: status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)

    def call(*argv: str) -> tuple[int, str, str]:
        status = cli.main(argv)
        out, err = capsysbinary.readouterr()  # type: ignore[attr-defined]
        return status, out.decode(), err.decode()

    return call


def reports(number: int) -> Iterator[qc.Article]:
    """Yield reports that quote one remark each, all different."""
    for n in range(number):
        word = f"{WORDS[n % 10]}{n}"
        yield qc.Article(f'"The {word} will be moved to berth {n}," said Ana Torres.', id=f"r{n}")


# ------------------------------------------------------------------------------------ in and out
@pytest.mark.parametrize(
    ("why", "words", "labels"),
    [
        ("word for word", "rebuild the harbour wall before the winter", {"excerpt"}),
        ("two words", "harbour wall", {"excerpt"}),
        ("one rare word", "taxpayer", {"excerpt"}),
        ("capitals and marks do not count", "REBUILD THE “HARBOUR” WALL", {"excerpt"}),
        ("another word", "rebuild the harbour gate before the winter storms", {"lexical"}),
        ("another form", "we will be rebuilding the harbour wall before winter", {"inflection"}),
    ],
)
def test_words_are_found(filled: Path, why: str, words: str, labels: set[str]) -> None:
    """What was said is found by some of its words, and by words a little different."""
    (found,) = qc.search(words, archive=filled)

    assert labels <= {str(label) for label in found.pair.labels}, why
    assert found.pair.a.span.of(found.article.text) in WALL
    assert found.quote.speaker == "Ana Torres"
    assert (found.article.id, found.article.outlet) == ("gull", "The Gull")


@pytest.mark.parametrize(
    "words", ["the price of fish", "Rain fell all day", "wall of silence", '"; DROP TABLE articles']
)
def test_what_nobody_said_is_not_found(filled: Path, words: str) -> None:
    """The outlet's own prose is nobody's quotation, and a shared word makes no remark."""
    assert qc.search(words, archive=filled) == ()


def test_no_word_is_trouble(filled: Path) -> None:
    """There is nothing to look for."""
    with pytest.raises(qc.UsageError, match="no word to look for; give some words"):
        qc.search(" *** ", archive=filled)


def test_an_article_comes_back_as_it_went_in(db: Path) -> None:
    """Text, places, credits and turns: whoever verifies sees what the finder saw."""
    texts = (*qc.read(FIXTURES / "articles"), *qc.read(FIXTURES / "transcripts"))
    qc.store(texts, into=db)
    spoken = [quote for text in texts for quote in qc.find_quotes(text)]
    by_id = {text.id: text for text in texts}
    with Archive(db) as archive:
        for quote in spoken:
            found = archive.near([prepare_whole(qc.Article(quote.text), ())])
            same = [q for _, quotes in found for q in quotes if q.id == quote.id]
            if quote.kind is not qc.Kind.MENTION and len(quote.text.split()) > 2:
                assert same == [quote]
            assert all(article == by_id[article.id] for article, _ in found)


@given(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=30), st.integers(0, 27), st.integers(3, 9)
)
@settings(max_examples=60)
def test_any_three_words_in_a_row_are_a_way_in(words: list[str], start: int, length: int) -> None:
    """An excerpt shares a gram with what it was cut from."""
    start = min(start, len(words) - 3)
    part = words[start : start + length]

    assert {gram for gram, _ in most_telling(part)} & set(grams(words))


def test_a_long_quotation_is_looked_up_by_a_bounded_number_of_grams() -> None:
    """A speech of an hour costs no more than a paragraph."""
    speech = [f"{WORDS[n % 10]}{n}" for n in range(5000)]

    assert len(most_telling(speech)) <= 96
    assert set(dict(most_telling(speech))) <= set(grams(speech))


@pytest.mark.parametrize("nasty", ["\ud800", "\0", "\u202e", "<script>", "x" * 100_000])
def test_hostile_text_is_kept_as_it_is(db: Path, nasty: str) -> None:
    """Lone surrogates, control characters and endless words go in and come out."""
    article = qc.Article(f'{nasty} "{WALL} {nasty}" said {nasty} Torres.', outlet=nasty)
    qc.store([article], into=db)

    (found,) = qc.search("rebuild the harbour wall before the winter storms", archive=db)

    assert found.article == article


# ------------------------------------------------------------------------------------ adding
def test_adding_twice_adds_once(db: Path) -> None:
    """The same text of the same outlet and day is one article, whatever its file is called."""
    one = qc.Article(REPORT, id="a", outlet="The Gull")
    renamed = qc.Article(REPORT, id="b", outlet="The Gull")
    reprint = qc.Article(REPORT, id="c", outlet="The Tern")

    assert qc.store([one], into=db) == 1
    size = db.stat().st_size
    assert qc.store([one, renamed], into=db) == 0
    assert db.stat().st_size == size
    assert qc.store([one, reprint], into=db) == 1


@pytest.mark.parametrize("batch", [1, 7, 10_000])
def test_batches_change_nothing(tmp_path: Path, batch: int) -> None:
    """How often is committed is nobody's business but the disk's."""
    found = [(article, qc.find_quotes(article)) for article in reports(12)]
    path = tmp_path / f"{batch}.db"
    with Archive(path, create=True) as archive:
        assert archive.add(found, batch=batch) == 12
        assert archive.stock().quotations == 12

    (hit,) = qc.search("the lantern7 will be moved", archive=path)
    assert hit.article.id == "r7"


_ADD_SLOWLY = """
import sys, time
import quotecheck as qc
from quotecheck.archive import Archive
sys.path.insert(0, sys.argv[2])
from test_archive import reports
def slowly():
    for article in reports(100_000):
        yield article, qc.find_quotes(article)
        time.sleep(0.002)
with Archive(sys.argv[1], create=True) as archive:
    archive.add(slowly(), batch=4)
"""


@pytest.fixture
def adding(db: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """Another process that is adding reports, and has committed some."""
    command = [sys.executable, "-c", _ADD_SLOWLY, str(db), str(Path(__file__).parent)]
    process = subprocess.Popen(command)
    try:
        until(lambda: db.exists() and _count(db) > 10)
        yield process
    finally:
        process.kill()
        process.wait()


def until(reached: Callable[[], bool]) -> None:
    """Wait until something is so, half a minute at most."""
    deadline = time.monotonic() + 30
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _count(db: Path) -> int:
    try:
        with Archive(db) as archive:
            return archive.stock().articles
    except qc.ReadError:
        return 0  # its tables are being made


def test_a_killed_process_loses_nothing_that_was_committed(
    db: Path, adding: "subprocess.Popen[bytes]"
) -> None:
    """The file opens, holds what a reader had seen, and takes more."""
    seen = _count(db)
    adding.send_signal(signal.SIGKILL)
    adding.wait()

    assert _count(db) >= seen
    with Archive(db) as archive:
        assert archive._connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    before = _count(db)
    assert qc.store(reports(before + 5), into=db) == 5
    assert qc.search("the sluice0 will be moved to berth", archive=db)


def test_others_read_while_somebody_adds(db: Path, adding: "subprocess.Popen[bytes]") -> None:
    """A reader waits for nobody, and sees whole articles only."""
    first = _count(db)
    draft = qc.Article('"The sluice0 will now be moved to berth 0," said Ana Torres.', id="draft")

    report = qc.check(draft, against=db)
    until(lambda: _count(db) > first)

    assert adding.poll() is None
    assert [pair.a.article for pair in report.pairs] == ["r0"]


def test_two_can_add(db: Path, adding: "subprocess.Popen[bytes]") -> None:
    """They take turns."""
    assert qc.store([qc.Article(REPORT, id="gull")], into=db) == 1
    assert adding.poll() is None


# ------------------------------------------------------------------------------------ trouble
def told(path: object, *, create: bool = False) -> str:
    """Return what opening an archive complains of."""
    with pytest.raises(qc.ReadError) as caught:
        Archive(str(path), create=create)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message.removeprefix(f"{path}: ")


def test_a_missing_archive_names_the_way(db: Path) -> None:
    """And reading makes none."""
    assert told(db) == f"no such archive; make one: quotecheck archive add PATH... --db {db}"
    assert not db.exists()


def test_what_is_no_archive_is_left_alone(tmp_path: Path) -> None:
    """A text, somebody else's database, a folder."""
    text, other = tmp_path / "notes.db", tmp_path / "other.db"
    text.write_text("some notes", encoding="utf-8")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()
    before = text.read_bytes(), other.read_bytes()

    for create in (False, True):
        assert told(text, create=create) == "no archive of quotations; name another file"
        assert told(other, create=create) == "no archive of quotations; name another file"
        assert told(tmp_path, create=create) == "a folder, no archive; name a file in it"
    assert (text.read_bytes(), other.read_bytes()) == before


@pytest.mark.parametrize(
    ("version", "way_out"),
    [
        (FORMAT + 1, "upgrade quotecheck"),
        (0, "make it anew: quotecheck archive add PATH... --db NEW"),
    ],
)
def test_another_format_is_refused(filled: Path, version: int, way_out: str) -> None:
    """Newer or older, with the way out."""
    connection = sqlite3.connect(filled)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()

    for create in (False, True):
        expected = f"archive of format {version}, this reads {FORMAT}; {way_out}"
        assert told(filled, create=create) == expected


def test_sqlite_without_full_text_search(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some systems build it so."""

    class Bare(sqlite3.Connection):
        def execute(self, statement: str, *rest: object) -> sqlite3.Cursor:
            if "fts5" in statement:
                raise sqlite3.OperationalError("no such module: fts5")
            return super().execute(statement, *rest)  # type: ignore[arg-type]

    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *args, **kwargs: connect(*args, factory=Bare, **kwargs)
    )

    assert told(filled).startswith("this Python's SQLite has no FTS5; use one that has")


def test_an_archive_opened_to_read_is_not_written(filled: Path) -> None:
    """Whoever only reads cannot spoil it."""
    with Archive(filled) as archive, pytest.raises(qc.ReadError, match=r"cannot be .*written"):
        archive.add([(article, qc.find_quotes(article)) for article in reports(1)])


def test_a_full_disk_keeps_what_was_committed(filled: Path) -> None:
    """One line says so, and the archive still opens."""
    with Archive(filled, create=True) as archive:
        archive._connection.execute("PRAGMA max_page_count = 1")
        found = ((article, qc.find_quotes(article)) for article in reports(500))
        with pytest.raises(qc.ReadError, match="disk full; free some space and add again"):
            archive.add(found)

    assert qc.search("rebuild the harbour wall", archive=filled)


def test_a_damaged_file_is_told(filled: Path) -> None:
    """Not a traceback."""
    data = bytearray(filled.read_bytes())
    data[100:4096] = bytes(3996)
    filled.write_bytes(data)

    assert "damaged" in told(filled)


def test_a_folder_where_nobody_may_write(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive on a read-only disk is read as it lies there, and leaves nothing beside it."""
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert qc.search("rebuild the harbour wall", archive=filled)
    assert os.listdir(filled.parent) == [filled.name]  # noqa: PTH208  (names alone)


def test_only_databases_pass_for_archives(filled: Path, tmp_path: Path) -> None:
    """Whatever else is named after --against is read as an article."""
    assert is_archive(filled)
    assert not is_archive(tmp_path)
    assert not is_archive(tmp_path / "missing.db")
    assert not is_archive(FIXTURES / "README.md")


# ------------------------------------------------------------------------------------ checking
DRAFT = (
    '"We will rebuild the harbour wall before the winter storms, whatever it costs," '
    'said Ana Torres. "We won\'t rebuild the harbour wall before the winter storms," she added. '
    '"Nobody has asked the divers about the second berth," she said.'
)


def test_a_draft_is_checked_against_the_archive(filled: Path) -> None:
    """Verbatim, drifted and unheard of; the place is the archived article's."""
    report = qc.check(qc.Article(DRAFT, id="draft"), against=filled)

    assert [f.code for f in report.findings] == ["drift.negation", "reference.not-found"]
    assert {pair.a.article for pair in report.pairs} == {"gull"}
    assert all(pair.a.span.of(REPORT) in WALL for pair in report.pairs)
    assert report.articles[1].path == "wire/gull.txt"


def test_an_open_archive_and_files_may_be_mixed(filled: Path) -> None:
    """Whatever has the words is the place."""
    minutes = qc.Article("Nobody has asked the divers about the second berth.", id="minutes")
    with Archive(filled) as archive:
        report = qc.check(qc.Article(DRAFT, id="draft"), against=[minutes, archive])

    assert {pair.a.article for pair in report.pairs} == {"gull", "minutes"}
    assert [f.code for f in report.findings] == ["drift.negation"]


def test_a_draft_that_was_archived_is_no_reference_for_itself(db: Path) -> None:
    """It would always be right."""
    draft = qc.Article(DRAFT, id="draft")
    qc.store([draft], into=db)

    report = qc.check(draft, against=db)

    assert report.pairs == ()
    assert {f.code for f in report.findings} == {"reference.not-found"}


def test_ids_that_are_taken_give_way(db: Path) -> None:
    """The archive may hold an article that is called as the draft is."""
    qc.store([qc.Article(REPORT, id="draft"), qc.Article(f"{REPORT} ", id="draft")], into=db)

    report = qc.check(qc.Article(DRAFT, id="draft"), against=db)

    assert {pair.b.article for pair in report.pairs} == {"draft"}
    assert {pair.a.article for pair in report.pairs} == {"draft#2"}


def test_a_stock_phrase_of_somebody_else_is_no_place(db: Path) -> None:
    """Of two words that anybody says, another person's are not where they come from."""
    qc.store([qc.Article('He is "a strong leader," said Edwin Trask.', id="old")], into=db)

    report = qc.check(qc.Article('She is "a strong leader," said Mara Wells.'), against=db)

    assert report.pairs == ()


def test_nothing_in_the_archive_is_no_crash(db: Path) -> None:
    """An empty archive has nothing, and says so of every quotation."""
    Archive(db, create=True).close()

    report = qc.check(qc.Article(DRAFT, id="draft"), against=db)

    assert [f.code for f in report.findings] == ["reference.not-found"] * 3
    assert report.to_markdown()


# ------------------------------------------------------------------------------------ command line
def test_the_command_line(run: Run, tmp_path: Path) -> None:
    """Add, add again, find, look at the stock, check: a morning's work."""
    for name, text in (("gull", REPORT), ("draft", DRAFT)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    db = ("--db", "quotes.db")

    assert run("archive", "add", "gull.txt", *db) == (
        0,
        "",
        "quotecheck: quotes.db: 1 article added, 0 there already\n",
    )
    assert run("archive", "add", "gull.txt", *db, "--quiet") == (0, "", "")
    status, out, err = run("archive", "find", "rebuild the harbour wall", *db)
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == f"{'Ana Torres  gull':<65}gull.txt:1:29"
    assert "word for word" in out
    status, out, _ = run("archive", "find", "the price of fish", *db)
    assert (status, out) == (1, "nothing found for “the price of fish”; exit 1\n")
    status, out, _ = run("archive", "stats", *db)
    assert (status, "quotations  1\n" in out) == (0, True)
    status, out, _ = run("check", "draft.txt", "--against", "quotes.db")
    assert (status, "gull.txt:1:21" in out) == (1, True)


def assert_described(definition: str, document: str) -> None:
    """Hold what was written to the schema that ships with the package."""
    schema = json.loads(json_schema())
    described = {"$ref": f"#/$defs/{definition}", "$defs": schema["$defs"]}

    jsonschema.Draft202012Validator(described).validate(json.loads(document))
    assert set(json.loads(document)) == set(schema["$defs"][definition]["properties"])


def test_the_command_line_as_json(run: Run, filled: Path) -> None:
    """Stable keys; the same bytes every time."""
    find = ("archive", "find", "harbour", "wall", "--db", str(filled), "--format", "json")
    status, out, _ = run(*find)
    (found,) = json.loads(out)["found"]

    assert status == 0
    assert_described("search", out)
    assert found["article"]["outlet"] == "The Gull"
    assert found["quote"]["speaker"] == "Ana Torres"
    assert REPORT[found["pair"]["a"]["start"] : found["pair"]["a"]["end"]] == "harbour wall"
    assert run(*find)[1] == out
    _, stats, _ = run("archive", "stats", "--db", str(filled), "--format", "json")
    assert json.loads(stats)["archive"]["quotations"] == 1
    assert_described("stock", stats)


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("archive",), "archive: what to do is missing; one of add, find, stats: archive --help"),
        (("archive", "fnd"), "archive: no such command 'fnd'; did you mean 'find'?"),
        (("archive", "find", "x"), "archive find: needs --db; see quotecheck archive find --help"),
        (
            ("archive", "stats", "--db", "q.db"),
            "q.db: no such archive; make one: quotecheck archive add PATH... --db q.db",
        ),
        (
            ("archive", "add", "x.txt", "--db", "no/q.db"),
            "x.txt: no such file; check the path",
        ),
    ],
)
def test_trouble_is_one_line(run: Run, argv: tuple[str, ...], message: str) -> None:
    """Status 2, and what to do."""
    status, out, err = run(*argv)

    assert (status, out) == (2, "")
    assert err.startswith(f"quotecheck: {message[:40]}")
    assert err.count("\n") == 1


def test_help_is_readable(run: Run) -> None:
    """At 80 columns, with an example."""
    status, out, _ = run("archive", "--help")

    assert status == 0
    assert "quotecheck check draft.txt --against quotes.db" in out
    assert max(map(len, out.splitlines())) <= 80


# ------------------------------------------------------------------------------------ documents
DOCS = FIXTURES.parent / "docs"


def test_the_document_runs_as_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its Python, in a folder with the project's fixtures."""
    (tmp_path / "fixtures").symlink_to(FIXTURES)
    monkeypatch.chdir(tmp_path)
    page = (DOCS / "archive.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)

    exec(compile(block, "archive.md", "exec"), {})  # noqa: S102  (our own words)

    assert "Mark Rutte" in capsys.readouterr().out
    assert (tmp_path / "quotes.db").exists()


def test_the_benchmark_runs() -> None:
    """What the document's figures come from: it finds what it altered, and prints them all."""
    command = [sys.executable, str(DOCS / "benchmarks/archive.py"), "300", "--check"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)

    assert (done.returncode, done.stderr) == (0, "")
    adding, looking, drafted, checking = done.stdout.splitlines()
    assert adding.startswith("300 quotations, 30 articles: ")
    assert float(re.findall(r"found ([\d.]+) of", looking)[0]) >= 0.95
    assert drafted.startswith("a draft of 20 quotations against it: ")
    assert "20 of them placed" in drafted
    quotations, places = re.findall(r"with (\d+) quotations|(\d+) places", checking)
    assert quotations[0] == places[1]
