"""Reading: every format, every way a file can be wrong, and the line that a person gets."""

import csv
import datetime
import errno
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.errors import ReadError
from quotecheck.model import Article
from quotecheck.reading import BINARY, FORMATS, distinct, load, read

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a file into an empty working folder: its name, and text or bytes."""
    monkeypatch.chdir(tmp_path)

    def file(name: str, content: str | bytes = "“Yes,” she said.\n") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return file


def read_all(paths: Iterable[object], **options: object) -> tuple[Article, ...]:
    """Read paths that give no trouble."""
    inputs = load(paths, **options)  # type: ignore[arg-type]

    assert inputs.errors == ()

    return inputs.articles


def only(*paths: object, **options: object) -> Article:
    """Read what holds one article."""
    (article,) = read_all(paths, **options)
    return article


def trouble(*paths: object, keep_going: bool = False) -> list[str]:
    """Return the error lines of a run."""
    return [str(error) for error in load(paths, keep_going=keep_going).errors]


class TestText:
    """Plain text and Markdown are one article a file, exactly as decoded."""

    @pytest.mark.parametrize(
        "text",
        [
            "One.\r\nTwo.\rThree.\n",
            "  leading and trailing \n\n",
            "a\u2028b\u0085c\x0bd",
            "e\u0301 \ufb01 \u00a0 \u200b",
            "“Ünïcödé” 𝔸 🎉",
        ],
    )
    def test_text_is_kept_as_it_is(self, write: Write, text: str) -> None:
        """No newline is translated, nothing is trimmed or normalised."""
        write("a.txt", text)

        assert only("a.txt").text == text

    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-be", "utf-16-le"]
    )
    def test_byte_order_marks_are_dropped(self, write: Write, encoding: str) -> None:
        """Offsets start behind the mark, whatever the encoding."""
        text = "“Oui,” dit-elle à l’été.\n"
        mark = "\ufeff" if encoding in {"utf-16-be", "utf-16-le"} else ""
        write("a.txt", (mark + text).encode(encoding))

        inputs = load(["a.txt"])

        assert (inputs.articles[0].text, inputs.warnings) == (text, ())

    def test_windows_1252_is_read_with_a_warning(self, write: Write) -> None:
        """Old systems write curly marks as single bytes."""
        write("old.txt", "“Déjà,” he said – twice.".encode("cp1252"))

        inputs = load(["old.txt"])

        assert inputs.articles[0].text == "“Déjà,” he said – twice."
        assert inputs.warnings == ("old.txt: not UTF-8, read as Windows-1252",)

    def test_one_bad_byte_does_not_garble_the_rest(self, write: Write) -> None:
        """Damaged UTF-8 keeps its quotation marks."""
        write("a.txt", "“Yes,” she said.".encode() + b"\xff")

        inputs = load(["a.txt"])

        assert inputs.articles[0].text == "“Yes,” she said.\ufffd"
        assert inputs.warnings == ("a.txt: broken UTF-8 at byte 20, shown as U+FFFD",)

    def test_metadata_is_what_the_file_says(self, write: Write) -> None:
        """A headline in the text is text: only front matter makes it a title."""
        write("a.txt", "A headline\nText.")

        article = only("a.txt")

        assert (article.id, article.title, article.outlet, article.published) == (
            ("a", None, None, None)
        )
        assert (article.kind, article.path) == ("article", "a.txt")

    def test_front_matter_is_metadata_and_stays_in_the_text(self, write: Write) -> None:
        """Offsets point into the file, so nothing is cut off its front."""
        text = (
            "---\nid: not-this\ntitle: \"The 'quay'\"\nDate: 2031-05-03T10:00:00+02:00\n"
            "author: Ana Orr,\n  Lee Fox\noutlet: The Lantern\ndraft: true\n---\nText.\n"
        )
        write("a.md", text)

        article = only("a.md")

        assert (article.text, article.id, article.title) == (text, "a", "The 'quay'")
        assert (article.author, article.outlet) == ("Ana Orr, Lee Fox", "The Lantern")
        assert article.published == datetime.date(2031, 5, 3)

    def test_a_folder_of_any_name_is_a_text_file_to_nobody(self, write: Write) -> None:
        """A folder is searched even where its name ends like a file's."""
        write("wire.txt/a.txt")

        assert only("wire.txt").path == "wire.txt/a.txt"


class TestKinds:
    """Transcripts are told by what says so, or by their labels."""

    LABELLED = "ORR: I do.\nFOX: You do?\nORR: We do.\n"

    def test_three_labels_make_a_transcript(self, write: Write) -> None:
        """And its turns are found."""
        write("a.txt", self.LABELLED)

        assert only("a.txt").kind == "transcript"
        assert [turn.label for turn in only("a.txt").turns] == ["ORR", "FOX", "ORR"]

    def test_the_caller_can_say_otherwise(self, write: Write) -> None:
        """``--kind article`` leaves an interview an article."""
        write("a.txt", self.LABELLED)

        assert (only("a.txt", kind="article").kind, only("a.txt", kind="article").turns) == (
            ("article", ())
        )

    def test_a_speech_is_one_turn(self, write: Write) -> None:
        """``--kind transcript`` makes a text without labels a transcript of nobody named."""
        write("a.txt", "My friends, we won.\n")

        (turn,) = only("a.txt", kind="transcript").turns

        assert (turn.label, turn.start, turn.end) == (None, 0, 19)

    def test_a_row_knows_better_than_the_caller(self) -> None:
        """A corpus may hold both kinds."""
        rows = [{"text": "We won.", "kind": "transcript"}, {"text": "We won."}]

        assert [a.kind for a in read_all([rows], kind="article")] == ["transcript", "article"]

    def test_front_matter_can_say_it(self, write: Write) -> None:
        """``kind: transcript`` in a file's own metadata counts like a row's."""
        write("a.md", "---\nkind: transcript\n---\nWe won.\n")

        assert only("a.md").kind == "transcript"

    def test_an_unknown_kind_is_a_warning(self) -> None:
        """Corpora use the column for other things."""
        inputs = load([[{"text": "We won.", "kind": "op-ed"}] * 3])

        assert inputs.articles[0].kind == "article"
        assert inputs.warnings == (
            "rows:1: kind 'op-ed' is neither article nor transcript (and 2 more like it)",
        )


class TestJsonLines:
    """An object a line; faults are told with line and column."""

    def test_columns_are_read(self, write: Write) -> None:
        """Aliases, null, and columns of no interest."""
        rows = [
            {"id": 7, "body": "A.", "date": "2031-05-03", "outlet": "Mirror", "tags": ["x"]},
            {"id": None, "text": "B.", "title": "T", "url": "https://b.example/1", "author": "O"},
        ]
        write("w.jsonl", "".join(json.dumps(row) + "\n" for row in rows))

        first, second = read_all(["w.jsonl"])

        assert (first.id, first.text, first.outlet) == ("7", "A.", "Mirror")
        assert first.published == datetime.date(2031, 5, 3)
        assert (second.id, second.title, second.author) == ("w.jsonl:2", "T", "O")
        assert (second.url, second.path, second.row) == ("https://b.example/1", "w.jsonl", 2)

    def test_only_a_line_feed_ends_a_line(self, write: Write) -> None:
        """JSON allows U+2028 and U+0085 inside a string."""
        write("w.jsonl", '{"text": "a\u2028b\u0085c"}\r\n\n{"text": "d"}')

        assert [(a.text, a.id) for a in read_all(["w.jsonl"])] == [
            ("a\u2028b\u0085c", "w.jsonl:1"),
            ("d", "w.jsonl:3"),
        ]

    def test_half_a_surrogate_pair_is_replaced(self, write: Write) -> None:
        r"""JSON can spell ``\ud800``, but nothing can print it."""
        write("w.jsonl", '{"text": "a\\ud800b", "title": "\\udfff"}\n{"text": "\\ud83c\\udf89"}')

        inputs = load(["w.jsonl"])

        assert [a.text for a in inputs.articles] == ["a\ufffdb", "🎉"]
        assert inputs.articles[0].title == "\ufffd"
        assert inputs.warnings == (
            "w.jsonl:1: half a surrogate pair, shown as U+FFFD (and 1 more like it)",
        )

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ('{"id": 3 "text": "a"}', ":1:10: not JSON (missing comma)"),
            ('{"text" "a"}', ":1:9: not JSON (missing colon)"),
            ('{"text": }', ":1:10: not JSON (missing value)"),
            ('{"text": "a}', ":1:10: not JSON (string without its end)"),
            ('{"text": "a"} {}', ":1:15: not JSON (more behind the object)"),
            ('{"text": "a\tb"}', ":1:12: not JSON (control character in a string)"),
            ('["a"]', ":1: a JSON list, not an object"),
            ("null", ":1: a JSON null, not an object"),
            ("[" * 100_000, ":1: JSON out of bounds (depth or digits)"),
            ('{"text": ' + "1" * 5000 + "}", ":1: JSON out of bounds (depth or digits)"),
            ('{"text": ["a"]}', ":1: text is of type list, not a string"),
        ],
    )
    def test_faults_are_told_in_place(self, write: Write, line: str, message: str) -> None:
        """Line, column, fault, and the way out."""
        write("w.jsonl", line + "\n")

        assert trouble("w.jsonl") == [f"w.jsonl{message}; to go on: --keep-going"]

    def test_keep_going_reads_the_other_lines(self, write: Write) -> None:
        """Every fault is told, and every sound row is read."""
        write("w.jsonl", '{"text": "a"}\n{"text"}\n{"text": "b"}\nnull\n{"x": 1}\n')

        inputs = load(["w.jsonl"], keep_going=True)

        assert [article.text for article in inputs.articles] == ["a", "b"]
        assert [str(error).split(";")[0] for error in inputs.errors] == [
            "w.jsonl:2:8: not JSON (missing colon)",
            "w.jsonl:4: a JSON null, not an object",
            "w.jsonl:5: no 'text' or 'body' among: x",
        ]

    def test_standard_input_may_be_json_lines(self) -> None:
        """What begins with a brace is no prose."""
        stdin = io.BytesIO(b'{"text": "a"}\n{"text": "b"}\n')

        assert [article.id for article in read_all(["-"], stdin=stdin)] == ["-:1", "-:2"]


class TestTables:
    """CSV and TSV as spreadsheets and databases write them."""

    @pytest.mark.parametrize(
        ("name", "table"),
        [
            ("c.csv", 'id,text\r\n1,"a, ""b""\r\nc"\r\n'),
            ("c.csv", 'id;text\n1;"a, ""b""\r\nc"\n'),
            ("c.tsv", 'id\ttext\n1\t"a, ""b""\r\nc"\n'),
            ("c.csv", '\ufeffID, Text \n1,"a, ""b""\r\nc"\n\n'),
        ],
    )
    def test_cells_are_kept_as_they_are(self, write: Write, name: str, table: str) -> None:
        """Quotes, newlines and delimiters inside a cell; a byte-order mark before the header."""
        write(name, table)

        assert [(a.id, a.text) for a in read_all([name])] == [("1", 'a, "b"\r\nc')]

    def test_rows_without_id_are_called_by_their_line(self, write: Write) -> None:
        """The line where the row begins, counting newlines inside cells."""
        write("c.csv", 'text\n"a\nb"\nc\n')

        assert [article.id for article in read_all(["c.csv"])] == ["c.csv:2", "c.csv:4"]

    def test_a_cell_may_be_long(self, write: Write) -> None:
        """The csv module's limit is lifted, and put back."""
        limit = csv.field_size_limit()
        write("c.csv", "text\n" + "a" * (limit + 1) + "\n")

        assert len(only("c.csv").text) == limit + 1
        assert csv.field_size_limit() == limit

    def test_an_unclosed_quote_does_not_swallow_the_rest(self, write: Write) -> None:
        """It is an error, not one very long article."""
        write("c.csv", 'text\na\n"b\nc\n')

        assert trouble("c.csv") == [
            "c.csv:3: not CSV (a quote is never closed); to go on: --keep-going"
        ]

    def test_a_table_without_header_is_refused(self, write: Write) -> None:
        """The columns found are named."""
        write("c.csv", "headline,content\nA,B\n")

        assert trouble("c.csv") == [
            "c.csv:1: no column 'text' or 'body' among: headline, content; rename one"
        ]

    def test_doubtful_rows_are_warnings(self, write: Write) -> None:
        """An empty text, an unreadable date, a cell too many."""
        write("c.csv", "text,date\n,2031-01-01\na,yesterday\nb,tomorrow\nc,2031-01-02,x\n")

        inputs = load(["c.csv"])

        assert [a.text for a in inputs.articles] == ["a", "b", "c"]
        assert inputs.warnings == (
            "c.csv:2: empty row, left out",
            "c.csv:3: unreadable date 'yesterday', left out (and 1 more like it)",
            "c.csv:5: 3 cells under 2 columns",
        )

    @pytest.mark.parametrize(
        "written",
        [
            "2031-05-03",
            "20310503",
            "2031-05-03T23:59:59Z",
            "2031-05-03 10:00:00 +0200",
            "2031-05-03T10:00:00.123456789",
            "Sat, 03 May 2031 10:00:00 GMT",
        ],
    )
    def test_dates_of_many_kinds(self, written: str) -> None:
        """ISO 8601 in any shape, and the dates of feeds."""
        assert only({"text": "a", "published": written}).published == datetime.date(2031, 5, 3)

    @pytest.mark.parametrize("written", ["3.5.31", "05/03/2031", "2031-13-45", "1e99", "10", "now"])
    def test_ambiguous_dates_are_not_guessed(self, written: str) -> None:
        """A wrong day would be worse than none."""
        assert only({"text": "a", "published": written}).published is None


class TestPaths:
    """Files, folders, globs and standard input, and what their articles are called."""

    def test_a_folder_is_read_in_order_of_path(self, write: Write) -> None:
        """Whatever order the disk has; hidden files are not looked at."""
        for name in ("b.txt", "a/z.md", "a.txt", ".hidden.txt", ".git/x.txt", "c.jpg", "d.pdf"):
            write(f"wire/{name}")

        inputs = load(["wire"])

        assert [a.path for a in inputs.articles] == ["wire/a.txt", "wire/b.txt", "wire/a/z.md"]
        assert inputs.notes == ("wire: left out 1 .jpg, 1 .pdf",)

    def test_a_glob_that_the_shell_left_alone(self, write: Write) -> None:
        """Sorted, and ``**`` reaches down."""
        for name in ("b.txt", "a.txt", "x/c.txt"):
            write(f"wire/{name}")

        assert [a.id for a in read_all(["wire/*.txt"])] == ["a", "b"]
        assert [a.id for a in read_all(["wire/**/*.txt"])] == ["a", "b", "c"]

    @pytest.mark.parametrize("pattern", ["wire/**", "**", "./wire/*", "w*"])
    def test_a_glob_that_matches_folders_and_what_is_in_them(
        self, write: Write, pattern: str
    ) -> None:
        """What stands in a folder is read once, and as part of it."""
        for name in ("a.txt", "x/b.txt", "x/y/c.txt", "x/notes.odt"):
            write(f"wire/{name}")

        inputs = load([pattern])

        assert [a.id for a in inputs.articles] == ["a", "b", "c"]
        assert ".odt" in inputs.notes[0]

    def test_a_file_with_brackets_in_its_name_is_no_glob(self, write: Write) -> None:
        """A path that exists is meant."""
        write("a[1].txt")

        assert only("a[1].txt").id == "a[1]"

    def test_a_file_named_twice_is_read_once(self, write: Write) -> None:
        """By itself, by its folder, by a glob."""
        write("wire/a.txt")

        assert len(read_all(["wire/a.txt", "wire", "./wire/*.txt"])) == 1

    @pytest.mark.parametrize(
        ("paths", "ids"),
        [
            (["a.txt", "b.txt"], ["a", "b"]),
            (["x/a.txt", "y/a.txt", "y/b.txt"], ["x/a", "y/a", "b"]),
            (["x/1/a.txt", "y/1/a.txt"], ["x/1/a", "y/1/a"]),
            (["a.txt", "a.md"], ["a.txt", "a.md"]),
            (["x/a.txt", "y/a.txt", "y/a.md"], ["x/a", "y/a", "a.md"]),
            (["a.b.txt", "a.b", "a.c"], ["a.b", "a.b#2", "a.c"]),
        ],
    )
    def test_ids_are_the_shortest_that_tell_apart(
        self, write: Write, paths: list[str], ids: list[str]
    ) -> None:
        """The file's name, then as much of its path as it takes."""
        for path in paths:
            write(path)

        assert [article.id for article in read_all(paths)] == ids

    def test_two_corpora_of_one_name(self, write: Write) -> None:
        """Rows without ids are told apart by their file's path."""
        write("x/w.jsonl", '{"text": "a"}')
        write("y/w.jsonl", '{"text": "b"}')

        assert [article.id for article in read_all(["x", "y"])] == ["x/w.jsonl:1", "y/w.jsonl:1"]

    def test_one_id_twice_is_kept_apart(self, write: Write) -> None:
        """With a warning; a corpus is not refused for it."""
        write("w.jsonl", '{"id": "7", "text": "a"}\n' * 3 + '{"id": "7#2", "text": "a"}\n')

        inputs = load(["w.jsonl"])

        assert [article.id for article in inputs.articles] == ["7", "7#2", "7#3", "7#2#2"]
        assert inputs.warnings[0] == "id '7' is given twice; here it is '7#2'"

    def test_standard_input(self) -> None:
        """A dash; its article is called so."""
        article = only("-", stdin=io.BytesIO("“Oui.”".encode()))

        assert (article.id, article.text) == ("-", "“Oui.”")

    def test_an_unknown_suffix_is_text_where_it_is_named(self, write: Write) -> None:
        """Who names a file means it."""
        write("wire/story.final")

        assert only("wire/story.final").id == "story"

    def test_a_bare_string_is_one_path(self, write: Write) -> None:
        """And not its letters."""
        write("a.txt")

        assert len(read_all("a.txt")) == 1

    @pytest.mark.parametrize("name", ["ä ö.txt", "a'b.txt", "-.txt", "a\nb.txt"])
    def test_odd_names(self, write: Write, name: str) -> None:
        """Any name that a disk can hold."""
        write(name)

        assert only(name).path == name

    def test_a_name_that_is_no_utf8(self, tmp_path: Path) -> None:
        """It is read, and printed with a replacement character."""
        path = os.fsencode(tmp_path) + b"/a\xff.txt"
        try:
            Path(os.fsdecode(path)).write_text("a")
        except OSError:
            pytest.skip("this file system wants names in UTF-8")

        assert only(os.fsdecode(path)).id == "a\ufffd"


class TestTrouble:
    """What cannot be read is one line: where, what, what to do."""

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"%PDF-1.7\n%\xe2\xe3", "binary, not text (PDF header); try: pdftotext FILE -"),
            (b"PK\x03\x04..word/document.xml", "binary, not text (DOCX); rename it to .docx"),
            (b"PK\x03\x04..readme", "binary, not text (ZIP archive); unpack it first"),
            (b"\x89PNG\r\n\x1a\n", "binary, not text (PNG image)"),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF", "binary, not text (JPEG image)"),
            (b"\x1f\x8b\x08", "binary, not text (gzip archive); try: gunzip FILE"),
            (b"{\\rtf1 text}", "binary, not text (RTF header)"),
            (b"abc\x00def" * 9, "binary, not text (NUL bytes); save it as UTF-8 text"),
            ("abcdef".encode("utf-16-le"), "binary, not text (UTF-16 without its mark?)"),
            (b"\x81\x8d\x8f", "neither UTF-8 nor Windows-1252 (byte 0); save it as UTF-8"),
            (b"", "empty; nothing to read in it"),
            (b" \r\n\t\n", "empty; nothing to read in it"),
            (b"\xef\xbb\xbf\n", "empty; nothing to read in it"),
            (b"---\ntitle: a\n---\n \n", "no text behind its front matter"),
        ],
    )
    def test_unreadable_files(self, write: Write, content: bytes, says: str) -> None:
        """Each says what it looks like, and the way out."""
        write("a.txt", content)

        (line,) = trouble("a.txt")

        assert line.startswith(f"a.txt: {says}")
        assert re.fullmatch(r"[^;\n]+: [^;\n]+; [^;\n]+[^.]", line)

    def test_a_missing_file_is_guessed(self, write: Write) -> None:
        """From what stands beside it."""
        write("wire/euromaidan.txt")

        assert trouble("wire/euromaiden.txt") == [
            "wire/euromaiden.txt: no such file; did you mean wire/euromaidan.txt?"
        ]

    def test_all_missing_files_are_told_at_once(self, write: Write) -> None:
        """And nothing is read before."""
        write("a.txt")

        inputs = load(["a.txt", "b", "x/y", "*.doc"])

        assert [str(error) for error in inputs.errors] == [
            "b: no such file; check the path",
            "x/y: no such file: no folder x; check the path",
            "*.doc: no file matches; check the pattern",
        ]
        assert inputs.articles == ()

    def test_keep_going_reads_the_rest(self, write: Write) -> None:
        """Errors are gathered beside the articles."""
        write("a.txt")
        write("b.txt", b"%PDF-1.7")

        inputs = load(["no.txt", "b.txt", "a.txt"], keep_going=True)

        assert [article.id for article in inputs.articles] == ["a"]
        assert len(inputs.errors) == 2

    def test_a_folder_without_articles(self, write: Write) -> None:
        """It says which suffixes it looked for."""
        write("wire/a.jpg", b"\xff\xd8\xff")

        (line,) = trouble("wire")

        assert line.startswith("wire: no article in this folder; it needs .atom .csv")

    @pytest.mark.parametrize("name", ["w.jsonl", "w.csv"])
    def test_a_corpus_without_articles(self, write: Write, name: str) -> None:
        """Rows that are all empty are not a success."""
        write(name, '{"text": ""}\n' if name.endswith("l") else "text\n")

        assert trouble(name) == [f"{name}: no article in it; nothing to read"]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_without_rights(self, write: Write) -> None:
        """The system's reason is passed on."""
        write("a.txt").chmod(0)

        assert trouble("a.txt") == ["a.txt: cannot be read (permission denied); check its rights"]

    def test_a_folder_without_rights(self, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
        """A folder in a folder that cannot be looked into is not passed over in silence."""
        write("wire/a.txt", "We won.")
        write("wire/locked/b.txt", "We lost.")
        scan = os.scandir

        def refuse(path: str) -> object:
            if os.fspath(path).endswith("locked"):
                raise PermissionError(errno.EACCES, "Permission denied", path)
            return scan(path)

        monkeypatch.setattr(os, "scandir", refuse)

        assert trouble("wire") == [
            "wire/locked: cannot be read (permission denied); check its rights"
        ]

    def test_a_link_to_nothing(self, write: Write) -> None:
        """It is there, and yet it is not."""
        write("a.txt").with_name("b.txt").symlink_to("gone.txt")

        assert trouble("b.txt") == ["b.txt: a link to nothing; mend it"]
        assert trouble(".") == [
            "b.txt: cannot be read (no such file or directory); check its rights"
        ]

    def test_folders_in_a_circle(self, write: Write) -> None:
        """Links to folders are not followed."""
        write("wire/a.txt").with_name("loop").symlink_to(".")

        assert len(read_all(["wire"])) == 1

    def test_read_raises_the_first_error(self, write: Write) -> None:
        """From Python, half a corpus is no corpus."""
        write("a.txt")

        with pytest.raises(ReadError, match=r"no\.txt: no such file"):
            read("a.txt", "no.txt")


class Frame:
    """As much of a data frame as reading needs."""

    columns = ("text", "published")

    def to_dict(self, orient: str) -> list[dict[str, object]]:
        """Give rows, with the data frame's own emptiness in them."""
        assert orient == "records"
        return [
            {"text": "a", "published": datetime.datetime(2031, 5, 3, 10)},  # noqa: DTZ001
            {"text": "b", "published": float("nan"), "id": float("nan")},
        ]


class TestPython:
    """Articles, dicts, data frames, and lists of those."""

    def test_whatever_holds_articles(self, write: Write) -> None:
        """In the order given, paths among them."""
        write("f.txt")
        generator = ({"text": text} for text in "cd")
        given = [Article("a", id="a"), {"text": "b"}, generator, Path("f.txt"), Frame()]

        articles = read_all(given)

        assert [a.id for a in articles] == [
            "a",
            "rows:1",
            "rows:2",
            "rows:3",
            "f",
            "rows:4",
            "rows:5",
        ]
        assert articles[-2].published == datetime.date(2031, 5, 3)
        assert articles[-1].published is None

    def test_an_arrow_table_without_pyarrow(self) -> None:
        """`to_pylist` is enough."""

        class Table:
            def to_pylist(self) -> list[dict[str, str]]:
                return [{"text": "a"}]

        assert only(Table()).text == "a"

    @pytest.mark.parametrize("thing", [7, b"a.txt", None, object()])
    def test_what_holds_none(self, thing: object) -> None:
        """A clear line, not a traceback from within."""
        assert trouble(thing) == [
            f"{type(thing).__name__}: neither a path nor articles; give paths, Articles or dicts"
        ]

    def test_articles_are_not_changed(self) -> None:
        """Except for an id that is taken."""
        article = Article("a", id="x")

        assert distinct([article, article])[0] is article
        assert [a.id for a in distinct([article, article])] == ["x", "x#2"]


def test_the_fixtures_are_read(fixtures: Path) -> None:
    """Every article of the project's own corpora, and nothing to warn of."""
    inputs = load([fixtures / "articles"])

    assert not inputs.errors
    assert len(inputs.articles) > 10
    assert all(article.kind == "article" for article in inputs.articles)


def test_shared_transcripts_are_transcripts(shared: Path) -> None:
    """Debates have turns; speeches without labels are articles until somebody says otherwise."""
    kinds = {article.id: article.kind for article in read_all([shared / "transcripts"])}

    assert {name for name, kind in kinds.items() if kind == "article"} == {
        "2016-3-21-clinton-speech",
        "speech_2016-07-21",
    }


def test_shared_turns_have_the_gold_speakers(shared: Path) -> None:
    """Where gold names one speaker for a stretch inside one turn, the turn does too."""
    turns = {a.id: a.turns for a in read_all([shared / "transcripts"])}
    checked = 0
    gold = (shared / "gold/located_dev.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, filter(None, gold)):
        start, end = row["t_start"], row["t_end"]
        name = row["transcript"].removesuffix(".txt")
        labels = {turn.label for turn in turns[name] if turn.start <= start and end <= turn.end}
        if labels:
            checked += 1
            assert labels == {row["t_speaker"]}

    assert checked > 100


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One folder for all examples of a property."""
    folder = tmp_path_factory.mktemp("any")
    yield folder
    shutil.rmtree(folder)


@given(data=st.binary(max_size=200), suffix=st.sampled_from([*FORMATS, *BINARY, ".x"]))
def test_any_bytes_are_articles_or_trouble(scratch: Path, data: bytes, suffix: str) -> None:
    """No input makes a traceback, and none vanishes without a word."""
    path = scratch / f"a{suffix}"
    path.write_bytes(data)

    inputs = load([path], keep_going=True)

    assert inputs.articles or inputs.errors
    for article in inputs.articles:
        article.text.encode()


@given(text=st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text))
def test_utf8_is_kept_to_the_last_code_point(scratch: Path, text: str) -> None:
    """What was written is what is read."""
    path = scratch / "kept.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())

    assert read_all([path])[0].text == text


@given(st.lists(st.fixed_dictionaries({"text": st.text(min_size=1)}, optional={"id": st.text()})))
def test_json_lines_and_dicts_agree(scratch: Path, rows: list[dict[str, str]]) -> None:
    """A row is the same article from a file and from Python."""
    path = scratch / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "\n", encoding="utf-8")
    from_file, from_python = load([path], keep_going=True), load([rows], keep_going=True)

    assert [a.text for a in from_file.articles] == [a.text for a in from_python.articles]
    ids = [article.id for article in from_file.articles]
    assert len(set(ids)) == len(ids)
