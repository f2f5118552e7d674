"""What a newsroom decides: where it is read from, what it reaches, what is said of mistakes."""

import json
import re
from pathlib import Path

import attrs
import pytest

import quotecheck as qc
from quotecheck import cli
from quotecheck.grades import Grades
from quotecheck.model import Article, Label, Severity
from quotecheck.pipeline import reconcile

ONE = "“We will not close the old bridge before spring,” Mayor Ana Torres said on Monday.\n"
OTHER = ONE.replace("close the old", "shut the old")
FLIPPED = ONE.replace("will not", "will now")
CRITICAL = '[severity]\nlexical = "critical"\n'


def pair_of(one: str, other: str = "") -> tuple[Article, ...]:
    """Return articles called ``a`` and ``b``."""
    return tuple(Article(text, id=name) for name, text in (("a", one), ("b", other)) if text)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports that differ in a word, and a folder in it to work in."""
    (tmp_path / "wire").mkdir()
    for name, text in (("one", ONE), ("other", OTHER)):
        (tmp_path / f"wire/{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    """Run a command: status, standard output, standard error."""
    status = cli.main(argv)
    out, err = capsys.readouterr()
    return status, out, err


# ---------------------------------------------------------------------------------- where from
@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, "major"),
        ({"quotecheck.toml": 'fail-on = "minor"'}, "minor"),
        ({"pyproject.toml": '[tool.quotecheck]\nfail-on = "minor"'}, "minor"),
        ({"pyproject.toml": '[tool.other]\nfail-on = "minor"'}, "major"),
        (
            {
                "quotecheck.toml": 'fail-on = "minor"',
                "pyproject.toml": '[tool.quotecheck]\nfail-on = "info"',
            },
            "minor",
        ),
        (
            {
                "quotecheck.toml": 'fail-on = "minor"',
                "wire/pyproject.toml": '[tool.quotecheck]\nfail-on = "info"',
            },
            "info",
        ),
        (
            {"quotecheck.toml": 'fail-on = "minor"', "wire/pyproject.toml": "[project]"},
            "minor",
        ),
        ({"quotecheck.toml": 'fail-on = "minor"', "wire/quotecheck.toml": ""}, "major"),
    ],
)
def test_the_nearest_file_counts(
    desk: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], expected: str
) -> None:
    """Upward of the working folder; one's own file before the shared one; never two together."""
    for name, text in files.items():
        (desk / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(desk / "wire")

    assert qc.load_config().fail_on == expected


def test_only_the_command_line_looks_for_files(desk: Path) -> None:
    """A function that is given no configuration gives the same answer in every folder."""
    (desk / "quotecheck.toml").write_text(CRITICAL)

    assert reconcile(pair_of(ONE, OTHER)).worst is Severity.MAJOR
    assert reconcile(pair_of(ONE, OTHER), config="quotecheck.toml").worst is Severity.CRITICAL
    assert reconcile(pair_of(ONE, OTHER), config=qc.load_config()).worst is Severity.CRITICAL


def test_options_overrule_files(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And --no-config does without them, --config with another one."""
    (desk / "quotecheck.toml").write_text('fail-on = "never"\n')
    (desk / "strict.toml").write_text('fail-on = "info"\n')
    diff = ("diff", "wire", "--format=github")

    assert run(capsys, *diff)[0] == 0
    assert run(capsys, *diff, "--fail-on=major")[0] == 1
    assert run(capsys, *diff, "--no-config")[0] == 1
    assert run(capsys, *diff, "--config", "strict.toml")[0] == 1


# ---------------------------------------------------------------------------------- what it reaches
@pytest.mark.parametrize("severity", list(Severity))
def test_a_severity_reaches_whatever_shows_or_decides_one(
    desk: Path, capsys: pytest.CaptureFixture[str], severity: Severity
) -> None:
    """Edits, pairs, remarks, variants, places, findings, the worst, the failure, the pages."""
    config = {"severity": {"lexical": str(severity)}}
    report = reconcile(pair_of(ONE, OTHER), config=config)
    (desk / "quotecheck.toml").write_text(f'[severity]\nlexical = "{severity}"\n')
    status, page, _ = run(capsys, "diff", "wire")

    (pair,), (remark,) = report.pairs, report.remarks
    (edit,), (variant,) = pair.edits, remark.variants
    assert pair.labels == (Label.LEXICAL,)
    assert {edit.severity, variant.severity, pair.severity, remark.severity} == {severity}
    raised = severity >= Severity.MINOR
    assert [finding.severity for finding in report.findings] == [severity] * raised
    assert report.worst == (severity if raised else Severity.NONE)
    assert report.fails(at="major") is (status == 1) is (severity >= Severity.MAJOR)
    counted = f"1 {severity}" if severity else "1 accepted or ignored"
    assert counted in page
    checked = qc.check(pair_of(ONE)[0], against=Article(OTHER, id="b"), config=config)
    assert [finding.severity for finding in checked.findings] == [severity] * raised


def test_a_severity_reaches_compare(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command line's status too."""
    (desk / "quotecheck.toml").write_text('[severity]\n"drift.negation" = "minor"\n')

    assert qc.compare("has not", "has now", config="quotecheck.toml").severity is Severity.MINOR
    assert run(capsys, "compare", "It has not won.", "It has now won.")[0] == 0
    assert run(capsys, "compare", "It has not won.", "It has now won.", "--no-config")[0] == 1


def test_what_is_usually_silent_can_be_raised() -> None:
    """A house that will not have its quotations respelt is told of each."""
    texts = ONE.replace("old bridge", "old theatre"), ONE.replace("old bridge", "old theater")
    config = {"severity": {"spelling": "minor"}}

    assert reconcile(pair_of(*texts)).findings == ()
    assert [f.code for f in reconcile(pair_of(*texts), config=config).findings] == [
        "drift.spelling"
    ]


@pytest.mark.parametrize("name", ["lexical", "drift.lexical"])
def test_what_is_ignored_is_not_raised(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Nor shown on a page; the pair keeps its label."""
    report = reconcile(pair_of(ONE, OTHER), config={"ignore": [name]})
    (desk / "quotecheck.toml").write_text(f'ignore = ["{name}"]\n')

    assert report.findings == ()
    assert report.pairs[0].labels == (Label.LEXICAL,)
    assert "shut" not in run(capsys, "diff", "wire")[1]


def test_codes_that_are_no_drift_are_graded_too(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A dispute about who spoke, for whoever has settled it; the page does not keep it up."""
    other = ONE.replace("Mayor Ana Torres", "Governor Tom Reed")
    (desk / "wire/other.txt").write_text(other, encoding="utf-8")

    (found,) = reconcile(pair_of(ONE, other)).findings
    assert (found.code, found.severity) == ("speaker.conflict", Severity.CRITICAL)
    graded = reconcile(pair_of(ONE, other), config={"severity": {found.code: "minor"}})
    assert [f.severity for f in graded.findings] == [Severity.MINOR]
    assert reconcile(pair_of(ONE, other), config={"ignore": [found.code]}).findings == ()
    (desk / "quotecheck.toml").write_text(f'ignore = ["{found.code}"]\n')
    assert "Reed" not in run(capsys, "diff", "wire")[1]


def test_grading_as_usual_changes_nothing(fixtures: Path) -> None:
    """Every label graded as it is anyway: the same report, caps of unquoted words included."""
    usual = Grades({f"drift.{label}": label.severity for label in Label})
    for group in ("rutte", "synthetic"):
        report = reconcile(qc.read(fixtures / "articles" / group))

        assert usual.all(report.pairs) == report.pairs
        assert any(pair.severity < max(map(_severity, pair.labels)) for pair in report.pairs)


def _severity(label: Label) -> Severity:
    return label.severity


def test_severities_do_not_change_what_is_paired(fixtures: Path) -> None:
    """Nor which remarks are made of it: all upside down, the same quotations meet."""
    articles = qc.read(fixtures / "articles" / "synthetic")
    upside_down = {
        label.value: str(Severity(Severity.CRITICAL - label.severity)) for label in Label
    }
    usual, turned = (
        reconcile(articles, config=config) for config in (None, {"severity": upside_down})
    )

    assert [(pair.a, pair.b, pair.labels) for pair in usual.pairs] == [
        (pair.a, pair.b, pair.labels) for pair in turned.pairs
    ]
    assert {remark.id for remark in usual.remarks} == {remark.id for remark in turned.remarks}


# --------------------------------------------------------------------------------- persons, outlets
BOXER = "“Nobody in this town can stop me from fighting,” {} told reporters on Monday.\n"


def test_an_alias_silences_a_false_conflict() -> None:
    """Two names of one man that no rule can know; as persons, remarks and pairs see him."""
    texts = BOXER.format("Cassius Clay"), BOXER.format("Muhammad Ali")
    config = {"speakers": {"Cassius Clay": "Muhammad Ali"}}
    usual, settled = (reconcile(pair_of(*texts), config=c) for c in (None, config))

    assert [finding.code for finding in usual.findings] == ["speaker.conflict"]
    assert usual.pairs[0].speaker_conflict
    assert settled.findings == ()
    assert not settled.pairs[0].speaker_conflict
    assert [credit.articles for credit in settled.remarks[0].credits] == [("a", "b")]
    assert settled.pairs[0].speakers == ("Cassius Clay", "Muhammad Ali")


def test_an_alias_silences_no_real_conflict() -> None:
    """Who is known by another name is still not somebody else."""
    config = {"speakers": {"Cassius Clay": "Muhammad Ali", "the champion": "Muhammad Ali"}}
    for one, other in (("Cassius Clay", "Sonny Liston"), ("Sonny Liston", "Muhammad Ali")):
        texts = BOXER.format(one), BOXER.format(other)
        report = reconcile(pair_of(*texts), config=config)

        assert [finding.code for finding in report.findings] == ["speaker.conflict"]


def test_an_alias_gives_a_description_a_name() -> None:
    """Words in the mouth of whoever “the Allies' chief” is are a conflict with anybody else's."""
    said = "“We have to invest more in our common defence,” {} said on Tuesday in Brussels.\n"
    texts = said.format("the Allies’ chief"), said.format("Jens Stoltenberg")
    config = {"speakers": {"The Allies' chief": "Mark Rutte"}}

    assert reconcile(pair_of(*texts)).findings == ()
    assert [f.code for f in reconcile(pair_of(*texts), config=config).findings] == [
        "speaker.conflict"
    ]
    same = texts[0], said.format("Mark Rutte")
    assert reconcile(pair_of(*same), config=config).findings == ()


@pytest.mark.parametrize(
    ("key", "outlet"),
    [
        ("wire/one.txt", "Reuters"),
        ("wire", "Reuters"),
        ("wire/", "Reuters"),
        ("wire/o*.txt", "Reuters"),
        ("./wire", "Reuters"),
        ("wir", None),
        ("one.txt", None),
    ],
)
def test_outlets_are_named_by_path(
    desk: Path, monkeypatch: pytest.MonkeyPatch, key: str, outlet: str | None
) -> None:
    """Relative to the file that says so, wherever the command runs."""
    (desk / "quotecheck.toml").write_text(f'[outlets]\n"{key}" = "Reuters"\n')
    monkeypatch.chdir(desk / "wire")
    (article,) = qc.load_config().named(qc.read("one.txt"))

    assert article.outlet == outlet


def test_outlets_are_named_by_host() -> None:
    """Subdomains included, lookalikes not; the first that fits, before what the page says."""
    config = qc.Config(outlets={"nytimes.com": "The Times", "times.com": "Other"})
    urls = ("https://www.nytimes.com/a", "http://nytimes.com:80/", "https://notnytimes.com/a", None)
    articles = [Article(ONE, id=f"{n}", outlet="Own", url=url) for n, url in enumerate(urls)]

    assert [article.outlet for article in config.named(articles)] == [
        "The Times", "The Times", "Own", "Own",
    ]  # fmt: skip


def test_named_outlets_reach_the_report(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Messages and JSON say what the house says."""
    (desk / "quotecheck.toml").write_text('[outlets]\n"wire/one.txt" = "Reuters"\n')
    document = json.loads(run(capsys, "diff", "wire", "--format=json")[1])

    assert [article["outlet"] for article in document["articles"]] == ["Reuters", None]
    assert "in Reuters" in document["findings"][0]["message"]


def test_an_attributor_and_jobs_can_be_set(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As their options would."""
    (desk / "settled_credits.py").write_text(
        "import attrs\nfrom quotecheck.model import Quote\n\n"
        "def attribute(article, segments):\n"
        "    return [attrs.evolve(Quote.of(article, s), speaker='Tom Reed') for s in segments]\n"
    )
    (desk / "quotecheck.toml").write_text('jobs = 2\nattributor = "settled_credits:attribute"\n')
    quotes = [
        json.loads(line) for line in run(capsys, "quotes", "wire", "--format=jsonl")[1].splitlines()
    ]

    assert {quote["speaker"] for quote in quotes} == {"Tom Reed"}
    report = reconcile(pair_of(ONE, OTHER), config="quotecheck.toml")
    assert {quote.speaker for quote in report.quotes} == {"Tom Reed"}


# ---------------------------------------------------------------------------------- mistakes
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('failon = "major"', "no key 'failon'; did you mean 'fail-on'?"),
        ('fail-on = "mayor"', "fail-on: no severity 'mayor'; did you mean 'major'?"),
        ("fail-on = 3", "fail-on: no severity 3; one of none, info, minor, major, critical"),
        ('jobs = "four"', "jobs: 'four', not a number of processes; write 1 or more"),
        ("jobs = true", "jobs: True, not a number of processes; write 1 or more"),
        ('ignore = "lexical"', 'ignore: \'lexical\', not a list; write ["…", "…"]'),
        ('ignore = ["lexcial"]', "ignore: no label or code 'lexcial'; did you mean 'lexical'?"),
        ("ignore = [1]", "ignore: 1, not a text; write it between quotation marks"),
        (
            'severity = "major"',
            "severity: 'major', not a table; write a line for each name = value",
        ),
        (
            '[severity]\nlexical = "grave"',
            "severity: lexical: no severity 'grave'; one of none, info, minor, major, critical",
        ),
        (
            "[speakers]\nYe = 1",
            "speakers: Ye: 1, not a text; write it between quotation marks",
        ),
        ('baseline = ""', "baseline: '', not a text; write it between quotation marks"),
        ("jobs = ", "no TOML: invalid value (at end of document); mend it there"),
    ],
)
def test_a_mistake_is_one_line(
    desk: Path, capsys: pytest.CaptureFixture[str], text: str, line: str
) -> None:
    """File, key, what is wrong with it, and what is expected; status 2; from Python the same."""
    (desk / "quotecheck.toml").write_text(text, encoding="utf-8")

    assert run(capsys, "diff", "wire") == (2, "", f"quotecheck: quotecheck.toml: {line}\n")
    with pytest.raises(qc.QuotecheckError, match=re.escape(line)):
        reconcile(pair_of(ONE, OTHER), config=desk / "quotecheck.toml")


@pytest.mark.parametrize(
    ("argv", "line"),
    [
        ("--config no.toml", "no.toml: no such file; is --config spelt right?"),
        ("--config wire", "wire: cannot be read (is a directory); check its rights"),
        (
            "--config a.toml --no-config",
            "diff: --no-config: not allowed with argument --config; see quotecheck diff --help",
        ),
    ],
)
def test_a_wrong_file_is_one_line(
    desk: Path, capsys: pytest.CaptureFixture[str], argv: str, line: str
) -> None:
    """Also where the file itself is the matter."""
    assert desk.is_dir()
    assert run(capsys, "diff", "wire", *argv.split()) == (2, "", f"quotecheck: {line}\n")


def test_a_configuration_is_a_noun() -> None:
    """Frozen, checked when it is made, with dashes or underscores."""
    config = qc.Config(fail_on="minor", severity={"lexical": "minor"}, ignore=["alias"])

    assert config.severity == {"drift.lexical": Severity.MINOR}
    assert config.ignore == ("drift.alias",)
    assert config.grades.of("drift.alias", Severity.MINOR) is Severity.NONE
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        config.jobs = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        config.severity["drift.alias"] = Severity.NONE  # type: ignore[index]
    with pytest.raises(qc.UsageError, match=r"config: list, no configuration; give a Config, a "):
        reconcile(pair_of(ONE, OTHER), config=["major"])  # type: ignore[arg-type]
    for key in ("fail-on", "fail_on"):
        assert reconcile(pair_of(ONE, OTHER), config={key: "minor"}).findings
