"""The command line: exit statuses, streams, one clear line for every kind of trouble."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from quotecheck import Label, Relation, Severity, __version__, arguments, cli
from quotecheck.report import FORMATS
from quotecheck.report.codes import CODES

ROOT = Path(__file__).parents[1]
ONE = """Mayor backs the bridge

“We will not close the old bridge before the new one is open to traffic,” Mayor Ana Torres said
on Monday.
"""
FLIPPED = ONE.replace("will not close", "will now close")
TIDIED = ONE.replace("open to traffic", "opened to traffic")

FLIP = r"\[-(not|now)-\]\{\+(now|not)\+\}"
"""The lost *not* as a page shows it; which of two lone outlets is the base is not our matter."""

FULL = "standard output: no space left on device; check disk and permissions"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three reports of one remark, and nothing else."""
    for name, text in (("one", ONE), ("flipped", FLIPPED), ("tidied", TIDIED)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


@pytest.fixture
def run(desk: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command in that folder: status, standard output, standard error."""
    del desk

    def call(*argv: str) -> tuple[int, str, str]:
        status = cli.main(argv)
        out, err = capsysbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


def process(*argv: str, **kwargs: object) -> "subprocess.CompletedProcess[str]":
    """Run a command in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "quotecheck", *argv],
        env=environment, capture_output=True, encoding="utf-8", check=False, **kwargs,
    )  # fmt: skip


# ---------------------------------------------------------------- statuses


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        ("diff one.txt flipped.txt", 1),
        ("diff one.txt tidied.txt", 0),
        ("diff one.txt tidied.txt --fail-on minor", 1),
        ("diff one.txt flipped.txt --fail-on never", 0),
        ("diff one.txt flipped.txt --fail-on critical --min-severity critical", 1),
        ("check flipped.txt --against one.txt", 1),
        ("check one.txt --against one.txt tidied.txt", 0),
        ("quotes flipped.txt", 0),
        ("compare stay go", 1),
        ("compare same same", 0),
        ("explain negation", 0),
        ("explain", 0),
        ("--help", 0),
        ("", 2),
        ("diff one.txt", 2),
        ("diff one.txt nowhere.txt", 2),
        ("diff one.txt flipped.txt --fail-on mayor", 2),
        ("quotes nowhere.txt", 2),
        ("quotes one.txt --format html", 2),
        ("compare one", 2),
        ("compare - -", 2),
        ("check one.txt --against one.txt", 2),
        ("explain negatoin", 2),
        ("check one.txt", 2),
    ],
)
def test_status(run: Run, argv: str, status: int) -> None:
    """As in diff(1): nothing, something, trouble."""
    assert run(*argv.split())[0] == status


@pytest.mark.parametrize("name", arguments.REPORT_FORMATS)
def test_the_status_is_the_same_in_every_format(run: Run, name: str) -> None:
    """And --min-severity hides findings without hiding the failure."""
    assert run("diff", "one.txt", "flipped.txt", "--format", name)[0] == 1
    assert run("diff", "one.txt", "tidied.txt", "--format", name, "--min-severity=major")[0] == 0
    assert (
        run("diff", "one.txt", "tidied.txt", "--fail-on=minor", "--min-severity=major",
            "--format", name)[0] == 1
    )  # fmt: skip


# ---------------------------------------------------------------- trouble


@pytest.mark.parametrize(
    ("argv", "line"),
    [
        ("diff one.txt", "diff: got 1 article, needs 2; for one alone: quotecheck quotes FILE"),
        ("explain negatoin", "explain: no label 'negatoin'; did you mean 'negation'?"),
        (
            "",
            (
                "no command; one of diff, check, quotes, compare, explain, archive, baseline: "
                "quotecheck --help"
            ),
        ),
        ("diff", "diff: needs PATH; see quotecheck diff --help"),
        ("dif one.txt", "dif: no such command; did you mean 'diff'?"),
        ("one.txt", "one.txt: a path, not a command; did you mean: quotecheck diff one.txt?"),
        ("xyzzy", "xyzzy: no such command; all: quotecheck --help"),
        ("--jobs", "--jobs: no such option here; options follow the command: quotecheck --help"),
        ("quotes one.txt --format jsn", "quotes: --format: no format 'jsn'; did you mean 'json'?"),
        (
            "diff one.txt flipped.txt --fail-on mayor",
            "diff: --fail-on: no severity 'mayor'; did you mean 'major'?",
        ),
        (
            "diff one.txt flipped.txt --jobs 0",
            "diff: --jobs: '0' is no number of processes; 1 or more",
        ),
        (
            "diff one.txt flipped.txt --nested",
            "diff: unrecognized arguments: --nested; see quotecheck diff --help",
        ),
        ("check one.txt", "check: needs --against; see quotecheck check --help"),
        (
            "check one.txt --against",
            "check: --against: needs a reference; give one or more paths",
        ),
        (
            "diff one.txt flipped.txt -o no/r.json",
            "no/r.json: no such folder; make it first: mkdir -p no",
        ),
    ],
)
def test_trouble_is_one_line(run: Run, argv: str, line: str) -> None:
    """WHERE: WHAT; WHAT TO DO, on standard error, and nothing on standard output."""
    status, out, err = run(*argv.split())

    assert (status, out, err) == (2, "", f"quotecheck: {line}\n")


def test_a_missing_file_is_guessed_at(run: Run) -> None:
    """The nearest name is offered, and every missing file is named at once."""
    _, _, err = run("diff", "oen.txt", "fliped.txt")

    assert "oen.txt: no such file; did you mean one.txt?" in err
    assert "fliped.txt: no such file; did you mean flipped.txt?" in err


def test_trouble_never_steers_the_terminal(run: Run) -> None:
    """A file's name is text of a stranger too."""
    _, _, err = run("quotes", "evil\x1b31m\u202e.txt")

    assert r"evil\x1b31m\u202e.txt: no such file" in err
    assert "\x1b" not in err


def test_keep_going_still_ends_with_two(run: Run) -> None:
    """What could be read is shown; the status says that something could not."""
    status, out, err = run("diff", "one.txt", "flipped.txt", "nowhere.txt", "--keep-going")

    assert status == 2
    assert re.search(FLIP, out)
    assert out.splitlines()[-1].startswith("exit 2")
    assert err.startswith("quotecheck: nowhere.txt: no such file")


def test_silence_is_a_note(run: Run, desk: Path) -> None:
    """An article without quotations may have marks of a kind nobody expected; --quiet hushes."""
    (desk / "dull.txt").write_text("Nothing was said today.\n")

    status, _, err = run("quotes", "one.txt", "dull.txt")

    assert status == 0
    assert err == (
        "quotecheck: note: no quotation in 1 article; "
        "unquoted speech: quotecheck quotes --reported\n"
    )
    assert run("quotes", "one.txt", "dull.txt", "--quiet")[2] == ""


@pytest.mark.parametrize("words", ["Nothing was said today.", "The play “Hamlet” opens on Friday."])
def test_what_was_not_checked_is_no_praise(run: Run, desk: Path, words: str) -> None:
    """A draft in which nothing is quoted passes, but nobody may take it for verified."""
    (desk / "dull.txt").write_text(f"{words}\n", encoding="utf-8")

    status, out, err = run("check", "dull.txt", "--against", "one.txt")

    assert status == 0
    assert "nothing was checked: no quotation found" in out
    assert err == (
        "quotecheck: warning: dull.txt: no quotation found, so nothing was checked; "
        "what stands in marks: quotecheck quotes dull.txt\n"
    )
    assert run("check", "dull.txt", "--against", "one.txt", "--quiet")[2] == ""


def test_what_nobody_can_read_is_checked(run: Run, desk: Path) -> None:
    """A quotation in a script without spaces or capitals is a quotation that no reference has."""
    (desk / "far.txt").write_text("市长周一说：「我们不会放弃这座桥」。\n", encoding="utf-8")

    status, out, err = run("check", "far.txt", "--against", "one.txt")

    assert (status, err) == (1, "")
    assert "no reference contains “我们不会放弃这座桥”" in out


# ---------------------------------------------------------------- results


def test_diff_is_a_page(run: Run) -> None:
    """Without a format, a page for people: no escape sequence in a pipe."""
    _, out, err = run("diff", "one.txt", "flipped.txt")

    assert "CRITICAL" in out
    assert re.search(FLIP, out)
    assert "\x1b" not in out + err


def test_colour_on_demand(run: Run) -> None:
    """--color always colours a pipe too."""
    assert "\x1b[31m" in run("diff", "one.txt", "flipped.txt", "--color", "always")[1]


@pytest.mark.parametrize(
    "command", ["diff one.txt flipped.txt", "check flipped.txt --against one.txt"]
)
def test_json_validates(run: Run, command: str) -> None:
    """A report from the command line keeps to the schema that the command line prints."""
    schema = json.loads(run("explain", "--schema")[1])
    document = json.loads(run(*command.split(), "--format", "json")[1])

    jsonschema.Draft202012Validator(schema).validate(document)
    assert [pair["labels"] for pair in document["pairs"]] == [["negation"]]


def test_the_same_input_gives_the_same_bytes() -> None:
    """In another process, with another hash seed."""
    argv = ("diff", str(ROOT / "fixtures/articles/synthetic"), "--format", "json")
    one, other = (process(*argv, cwd=ROOT).stdout.replace(str(ROOT), "") for _ in range(2))

    assert one == other
    assert one.count("\n") > 10


def test_min_severity_filters_findings_only(run: Run) -> None:
    """Pairs always hold every pair."""
    argv = ("diff", "one.txt", "flipped.txt", "tidied.txt", "--format", "json")
    all_of_it = json.loads(run(*argv)[1])
    grave = json.loads(run(*argv, "--min-severity", "critical")[1])

    assert {f["severity"] for f in grave["findings"]} == {"critical"}
    assert len(all_of_it["findings"]) > len(grave["findings"])
    assert all_of_it["pairs"] == grave["pairs"]


def test_quotes_are_lines(run: Run) -> None:
    """A quotation a line, with the offsets of the words it shows."""
    _, out, _ = run("quotes", "one.txt", "--format", "jsonl")
    (quote,) = [json.loads(line) for line in out.splitlines()]

    assert ONE[quote["start"] : quote["end"]] == quote["text"]
    assert quote["speaker"] == "Ana Torres"
    assert quote["kind"] == "direct"


def test_everything_that_is_missing_is_told_at_once(run: Run) -> None:
    """Drafts and references alike: who mends one path should not have to learn of the next."""
    status, out, err = run("check", "gone.txt", "--against", "lost.txt", "away.vtt")

    assert (status, out) == (2, "")
    assert [line.split(":")[1].strip() for line in err.splitlines()] == [
        "gone.txt",
        "lost.txt",
        "away.vtt",
    ]


def test_a_page_names_the_archive_that_a_draft_is_checked_against(run: Run) -> None:
    """Not the number of archived articles that happen to be near, which may be none."""
    run("archive", "add", "one.txt", "--db", "quotes.db")

    alone = run("check", "flipped.txt", "--against", "quotes.db")[1]
    beside = run("check", "flipped.txt", "--against", "quotes.db", "tidied.txt")[1]

    assert alone.startswith("flipped.txt against quotes.db: ")
    assert beside.startswith("flipped.txt against quotes.db, 1 reference: ")


def test_against_takes_a_list_anywhere(run: Run) -> None:
    """Before the drafts, behind them, between options, closed by two dashes, given twice."""
    first = run("check", "flipped.txt", "--against", "one.txt", "tidied.txt", "--format=jsonl")
    for argv in (
        "check --against one.txt tidied.txt -- flipped.txt --format=jsonl",
        "check --against one.txt --format=jsonl flipped.txt --against tidied.txt",
        "check --format=jsonl --against=one.txt flipped.txt --against tidied.txt",
    ):
        assert run(*argv.split()) == first


def test_a_draft_is_no_reference_for_itself(run: Run) -> None:
    """A folder of references may hold the draft; that does not prove it right."""
    status, out, _ = run("check", "flipped.txt", "--against", ".")

    assert status == 1
    assert "negation" in out


def test_several_drafts_are_one_report(run: Run) -> None:
    """One JSON document, one page, one count."""
    _, out, _ = run("check", "flipped.txt", "tidied.txt", "--against", "one.txt")

    assert out.startswith("2 drafts against one.txt: 2 quotations, worst first\n")
    assert "1 critical, 1 minor in 2 quotations" in out


def test_output_goes_to_a_file(run: Run, desk: Path) -> None:
    """-o writes what would have been printed, and prints nothing."""
    printed = run("diff", "one.txt", "flipped.txt", "--format=json")[1]
    status, out, err = run("diff", "one.txt", "flipped.txt", "--format=json", "-o", "r.json")

    assert (status, out, err) == (1, "", "")
    assert (desk / "r.json").read_text(encoding="utf-8") == printed


def test_stdin_is_a_path(desk: Path) -> None:
    """A dash reads standard input."""
    done = process("quotes", "-", "--format", "jsonl", input=ONE, cwd=desk)

    assert json.loads(done.stdout)["article"] == "-"


def test_compare_both_ways(run: Run) -> None:
    """For people with both strings, for scripts with the pair."""
    status, out, _ = run("compare", "It has not won.", "It has now won.")
    document = json.loads(run("compare", "It has not won.", "It has now won.", "--format=json")[1])

    assert status == 1
    assert "It has [-not-]{+now+} won." in out
    assert out.splitlines()[-1].startswith("same remark (")
    assert document["pair"]["labels"] == ["negation"]


@pytest.mark.parametrize("name", [*CODES, *Relation, "lexical", "drift.number"])
def test_everything_is_explained(run: Run, name: str) -> None:
    """Every code that a finding can bear has its page, and every word for how two sides stand."""
    status, out, _ = run("explain", name)

    assert status == 0
    assert out.startswith(name.removeprefix("drift."))


def test_all_labels_on_one_page(run: Run) -> None:
    """Every label and code, gravest first."""
    _, out, _ = run("explain")
    named = [
        line.split()[1] for line in out.splitlines() if line[:1].strip() and "exit" not in line
    ]

    assert {*arguments_labels(), *CODES} == set(named)
    assert out.startswith("CRITICAL")


def arguments_labels() -> list[str]:
    """Return the labels by their names."""
    return [label.value for label in Label]


# ---------------------------------------------------------------- the process


def test_a_closed_pipe_is_no_error(desk: Path) -> None:
    """`| head` gets its lines, and nobody hears of the rest."""
    command = f"{sys.executable} -m quotecheck explain --schema | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=desk, env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert (done.stdout, done.stderr) == ("{\n", "")


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is 130, as a shell expects, without a traceback."""

    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "main", interrupted)
    with pytest.raises(SystemExit) as ending:
        cli.run()

    assert ending.value.code == 128 + signal.SIGINT


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("diff one.txt flipped.txt >&-", "standard output: closed; name a file: -o FILE"),
        ("--help >&-", "standard output: closed; name a file: -o FILE"),
        ("quotes - <&-", "-: standard input is closed; give a file or a pipe"),
        ("compare - stay <&-", "-: standard input is closed; give a file or a pipe"),
        ("diff nowhere.txt one.txt 2>&-", ""),
        ("diff one.txt flipped.txt >/dev/full", FULL),
        ("--help >/dev/full", FULL),
        ("explain >/dev/full", FULL),
    ],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_closed_and_full_streams_are_trouble(
    desk: Path, command: str, message: str, unbuffered: str
) -> None:
    """A process may be started without its streams; that is no traceback, and no drift."""
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m quotecheck {command}"], cwd=desk,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert done.stderr == (f"quotecheck: {message}\n" if message else "")


@pytest.mark.parametrize(("a", "b"), [("", ""), ("", "We stay."), ("We stay.", " \n")])
def test_an_empty_rendering_is_trouble(run: Run, a: str, b: str) -> None:
    """A script's unset variables are not word for word the same."""
    status, out, err = run("compare", a, b)

    assert (status, out) == (2, "")
    assert err.endswith("text is empty; give two renderings\n")


def test_a_rendering_from_standard_input_may_be_of_any_encoding(desk: Path) -> None:
    """What cannot be read as UTF-8 is guessed, with a warning, as in a file."""
    done = subprocess.run(
        [sys.executable, "-m", "quotecheck", "compare", "-", "the café stays"], cwd=desk,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, input="the café stays".encode("latin-1"),
        capture_output=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0
    assert done.stderr == b"quotecheck: warning: -: not UTF-8, read as Windows-1252\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_poor_terminal_is_served(desk: Path, encoding: str) -> None:
    """Text falls back to what can be spelt; JSON is UTF-8, whatever the terminal."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "quotecheck", "diff", "one.txt", "flipped.txt"]
    page, document = (
        subprocess.run(
            [*command, f"--format={name}"], cwd=desk, env=environment, capture_output=True,
            check=False,
        ).stdout
        for name in ("text", "json")
    )  # fmt: skip

    assert b'"We will no' in page
    assert "“" not in page.decode(encoding)
    assert json.loads(document.decode("utf-8"))["format"] == 1


def test_version(run: Run) -> None:
    """As the package says."""
    assert run("--version")[1] == f"quotecheck {__version__}\n"


def test_lists_of_arguments_are_those_of_the_modules() -> None:
    """The names are repeated where nothing heavy may be imported; here they are held together."""
    assert list(arguments.SEVERITIES) == [str(severity) for severity in Severity]
    assert set(arguments.REPORT_FORMATS) == {*FORMATS, "text"}


@pytest.mark.parametrize("command", ["diff", "check", "quotes", "compare", "explain", "baseline"])
def test_help_of_a_command(command: str) -> None:
    """Usage and options, on standard output, within 80 columns."""
    done = process(command, "--help")

    assert done.returncode == 0
    assert done.stdout.startswith(f"usage: quotecheck {command} ")
    assert max(map(len, done.stdout.splitlines())) <= 80
