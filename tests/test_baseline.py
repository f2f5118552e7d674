"""Accepted findings: a baseline that survives edits, comments beside the words, what is told."""

import json
import re
from pathlib import Path

import attrs
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quotecheck as qc
from quotecheck import baseline, cli
from quotecheck.comments import take_comments
from quotecheck.model import Article, Severity
from quotecheck.report.json import json_schema
from quotecheck.report.terminal import Ending, Screen, check_page, diff_page

SAID = (
    "“We will not close the old stone bridge before the festival in May,” Mayor Ana Torres said. "
    "“It is old and safe.”\n"
)
DRAFT = (
    "The mayor was plain.\n\n"
    "“We will now shut the old stone bridge before the festival in May,” Torres said.\n\n"
    "“The river has no fish left,” she added.\n"
)
IGNORE = "<!-- quotecheck: {} -->"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a draft and the report that it is checked against."""
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "wire.txt").write_text(SAID, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


CHECK = ("check", "draft.md", "--against", "wire.txt")


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    """Run a command: status, standard output, standard error."""
    status = cli.main(argv)
    out, err = capsys.readouterr()
    return status, out, err


def checked(draft: str, **config: str) -> qc.Report:
    """Check a draft as its file would be read."""
    (article,) = qc.read({"text": draft, "id": "draft"})
    return qc.check(article, against=Article(SAID, id="wire"), config=config)


def codes(report: qc.Report) -> list[str]:
    """Return the codes of what is raised."""
    return [finding.code for finding in report.findings]


ALL = ["drift.negation", "drift.lexical", "reference.not-found"]


# ------------------------------------------------------------------------------- update and prune
def test_from_red_to_green_and_back(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Accept what there is, be told of what is new, drop what is gone."""
    assert run(capsys, *CHECK)[0] == 1
    run(capsys, *CHECK, "--format=json", "-o", "report.json")
    update = ("baseline", "update", "report.json", "--reason", "agreed with the desk")
    assert run(capsys, *update) == (0, "quotecheck-baseline.json: 3 added, 0 kept\n", "")
    assert run(capsys, *update)[1] == "quotecheck-baseline.json: 0 added, 3 kept\n"

    against = ("--baseline", "quotecheck-baseline.json")
    status, page, err = run(capsys, *CHECK, *against)
    assert (status, err) == (0, "quotecheck: note: accepted and not shown: 3 by baseline\n")
    assert "now" not in page
    assert "2 accepted or ignored in 2 quotations" in page

    edited = f"A new beginning.\n\n{DRAFT}".replace("no fish", "hardly a fish")
    (desk / "draft.md").write_text(edited, encoding="utf-8")
    status, page, err = run(capsys, *CHECK, *against)
    assert status == 1
    assert "1 major, 1 accepted or ignored in 2 quotations" in page
    assert err == (
        "quotecheck: note: accepted and not shown: 2 by baseline\n"
        "quotecheck: note: quotecheck-baseline.json: 1 of 3 accepted findings found no more; "
        "take out: quotecheck baseline prune REPORT.json\n"
    )

    run(capsys, *CHECK, *against, "--format=json", "-o", "report.json")
    assert run(capsys, "baseline", "prune", "report.json")[1] == (
        "quotecheck-baseline.json: 1 removed, 2 kept\n"
    )
    assert run(capsys, *CHECK, *against)[2] == (
        "quotecheck: note: accepted and not shown: 2 by baseline\n"
    )


def test_the_file_is_for_people(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry a line, sorted, with what it is about and why; the same bytes for the same."""
    run(capsys, *CHECK, "--format=json", "-o", "report.json")
    run(capsys, "baseline", "update", "report.json", "--reason", "agreed")
    file = desk / "quotecheck-baseline.json"
    first = file.read_text(encoding="utf-8")
    entries = json.loads(first)["accepted"]

    assert [
        (entry["code"], entry["severity"], entry["at"], entry["reason"]) for entry in entries
    ] == [
        ("drift.lexical", "major", ["draft"], "agreed"),
        ("drift.negation", "critical", ["draft"], "agreed"),
        ("reference.not-found", "major", ["draft"], "agreed"),
    ]
    assert entries[0]["text"] == "We will now shut the old stone bridge before the festival in May,"
    assert len(first.splitlines()) == 2 + len(entries) + 1
    run(capsys, "baseline", "update", "report.json")
    assert file.read_text(encoding="utf-8") == first


def test_a_pipe_is_a_report(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """``quotecheck check … --format json | quotecheck baseline update -``."""
    document = run(capsys, *CHECK, "--format=json")[1]
    (desk / "report.json").write_text(document, encoding="utf-8")
    with (desk / "report.json").open(encoding="utf-8") as file:
        monkeypatch.setattr("sys.stdin", file)
        assert run(capsys, "baseline", "update", "-")[1].endswith("3 added, 0 kept\n")


def test_what_was_not_read_is_not_stale(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A hook checks one draft at a time; the entries of others stand, of the same outlet too."""
    for name in ("draft", "other"):
        text = f"---\noutlet: The Post\n---\n{DRAFT.replace('no fish', f'no {name}')}"
        (desk / f"{name}.md").write_text(text, encoding="utf-8")
    both = ("check", "draft.md", "other.md", "--against", "wire.txt")
    run(capsys, *both, "--format=json", "-o", "report.json")
    run(capsys, "baseline", "update", "report.json")

    against = ("--baseline", "quotecheck-baseline.json", "--format=json", "-o", "one.json")
    assert run(capsys, *CHECK, *against)[2].count("note") == 1
    assert run(capsys, "baseline", "prune", "one.json")[1].endswith(": 0 removed, 6 kept\n")


def test_what_another_command_found_is_not_stale(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One file may serve `diff` and `check`; neither takes the other's entries for gone."""
    against = ("--baseline", "quotecheck-baseline.json")
    for command in (CHECK, ("diff", "draft.md", "wire.txt")):
        run(capsys, *command, "--format=json", "-o", "report.json")
        run(capsys, "baseline", "update", "report.json")
    for command in (CHECK, ("diff", "draft.md", "wire.txt")):
        status, _, err = run(capsys, *command, *against, "--format=json", "-o", "report.json")
        assert (status, err.count("note")) == (0, 1)
        assert ": 0 removed, " in run(capsys, "baseline", "prune", "report.json")[1]
    assert desk.is_dir()


def test_a_configured_baseline(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Relative to the file that names it; not there yet, it accepts nothing."""
    (desk / "sub").mkdir()
    (desk / "quotecheck.toml").write_text('baseline = "sub/accepted.json"\n')
    assert run(capsys, *CHECK, "--format=json", "-o", "report.json")[0] == 1
    assert run(capsys, "baseline", "update", "report.json")[1].startswith("sub/accepted.json: 3 ")

    assert run(capsys, *CHECK)[0] == 0
    assert run(capsys, *CHECK, "--no-config")[0] == 1
    report = qc.check("draft.md", against="wire.txt", config=qc.load_config())
    assert (report.findings, report.worst, len(report.accepted)) == ((), Severity.NONE, 3)
    assert not report.fails(at="info")


# ----------------------------------------------------------------------------------------- trouble
@pytest.mark.parametrize(
    ("content", "line"),
    [
        (None, "b.json: no such file; make it first: quotecheck baseline update REPORT.json"),
        ("{", "b.json: no baseline (broken JSON); {way_out}"),
        ("[]", "b.json: no baseline (something else); {way_out}"),
        ('{"format": 1}', "b.json: no baseline (without 'accepted'); {way_out}"),
        ('{"accepted": [{"id": "0"}]}', "b.json: no baseline (without 'at'); {way_out}"),
        (
            '{"format": 2, "accepted": []}',
            "b.json: format 2, not 1; use a newer quotecheck",
        ),
    ],
)
def test_a_broken_baseline_is_trouble(
    desk: Path, capsys: pytest.CaptureFixture[str], content: str | None, line: str
) -> None:
    """It never passes for one that accepts nothing, or everything."""
    if content is not None:
        (desk / "b.json").write_text(content)
    way_out = "mend it, or delete it and: quotecheck baseline update REPORT.json"
    expected = (2, "", f"quotecheck: {line.replace('{way_out}', way_out)}\n")

    assert run(capsys, *CHECK, "--baseline", "b.json") == expected


@pytest.mark.parametrize(
    ("argv", "line"),
    [
        ("update wire.txt", "wire.txt: no report in JSON; make one: quotecheck check DRAFT"),
        ("update no.json", "no.json: no such file; make it: quotecheck check DRAFT --against"),
        ("prune r.json", "quotecheck-baseline.json: no such file; make it first: quotecheck"),
        ("updaet r.json", "baseline: update|prune: no action 'updaet'; did you mean 'update'?"),
        ("update", "baseline: needs REPORT; see quotecheck baseline --help"),
        (
            "update r.json --baseline no/b.json",
            "no/b.json: no such file or directory; name another file: --baseline FILE\n",
        ),
    ],
)
def test_trouble_of_the_command_is_one_line(
    desk: Path, capsys: pytest.CaptureFixture[str], argv: str, line: str
) -> None:
    """And no file is made by it."""
    run(capsys, *CHECK, "--format=json", "-o", "r.json")
    status, out, err = run(capsys, "baseline", *argv.split())

    assert (status, out) == (2, "")
    assert err.startswith(f"quotecheck: {line}")
    assert not (desk / "quotecheck-baseline.json").exists()


# -------------------------------------------------------------------------------- ids survive edits
PARAGRAPHS = st.lists(
    st.sampled_from(
        ["The ferry left at nine.", "Nobody came.\nIt rained.", "A long day ended.", "It is 4 pm."]
    ),
    max_size=3,
)

GAPS = st.sampled_from(["\n\n", "\n\n\n", "\r\n\r\n"])


@settings(max_examples=25)
@given(PARAGRAPHS, PARAGRAPHS, st.permutations(["draft", "wire", "other"]), GAPS)
def test_ids_survive_edits_elsewhere(
    before: list[str], after: list[str], names: list[str], gap: str
) -> None:
    """New paragraphs, moved lines, other line ends, another order of inputs: nothing is new."""
    draft, said = DRAFT.strip().split("\n\n"), SAID.strip()
    edited = gap.join([*before, *draft, *after])
    texts = {"draft": edited, "wire": f"{said}\n", "other": said.replace("safe", "sound")}
    articles = {name: Article(text, id=name) for name, text in texts.items()}

    accepted = baseline_of(qc.check(Article(DRAFT, id="draft"), against=articles["wire"]))
    again = qc.check(articles["draft"], against=articles["wire"])
    assert {finding.id for finding in again.findings} == accepted
    usual = qc.reconcile([attrs.evolve(articles["draft"], text=DRAFT), *rest(articles)])
    moved = qc.reconcile([articles[name] for name in names])
    assert baseline_of(usual) == baseline_of(moved)


def test_what_is_accepted_is_one_quotation() -> None:
    """The same change in another one is news, wherever it stands; and so is the rest of a long one.

    Nor does what stays inherit the place of what is mended.
    """
    said = (
        "“We will not close the old stone bridge before the festival in May,” Torres said. "
        "“We will not sell the harbour to anybody as long as I am the mayor here,” she added.\n"
    )
    first, second = said.replace("not close", "now close"), said.replace("not sell", "now sell")
    both = first.replace("not sell", "now sell")

    def ids(draft: str) -> set[str]:
        report = qc.check(Article(draft, id="draft"), against=Article(said, id="wire"))
        return {finding.id for finding in report.findings}

    assert len(ids(first)) == len(ids(second)) == 1
    assert ids(both) == ids(first) | ids(second)
    assert len(ids(both)) == 2
    assert ids(both.replace("old stone", "stone")) > ids(second)
    assert not ids(both.replace("old stone", "stone")) & ids(first)
    stray = "“Nobody on this side of the river has ever asked for a bridge of steel, {}.”\n"
    assert ids(stray.format("I think")) != ids(stray.format("I swear"))


def rest(articles: dict[str, Article]) -> list[Article]:
    """Return the articles that are no draft."""
    return [article for name, article in articles.items() if name != "draft"]


def baseline_of(report: qc.Report) -> set[str]:
    """Return the ids that a baseline made of a report would hold."""
    found = baseline.read_report(report.to_json(), "r").findings
    assert found
    return {entry.id for entry in found}


# ---------------------------------------------------------------------------------------- comments
@pytest.mark.parametrize(
    ("said", "raised"),
    [
        ("ignore", ["reference.not-found"]),
        ("ignore[drift.lexical]", ["drift.negation", "reference.not-found"]),
        ("ignore[lexical]", ["drift.negation", "reference.not-found"]),
        ("ignore[lexical, negation] as agreed", ["reference.not-found"]),
        ("ignore[omission]", ALL),
        ("ignore[lexcial]", ALL),
        ("ignore[]", ALL),
        ("off", ALL),
    ],
)
@pytest.mark.parametrize(
    "place",
    ["{}\n“We", "{} “We", "{}\n\n“We", "“We {}", "said. {}"],
    ids=["line above", "before", "paragraph above", "inside", "behind"],
)
def test_a_comment_lets_its_paragraph_stand(said: str, raised: list[str], place: str) -> None:
    """The paragraph that it stands in, or the next one; all codes, or those that it names."""
    anchor = "“We" if "“We" in place else "said."
    draft = DRAFT.replace(anchor, place.format(IGNORE.format(said)), 1)

    assert codes(checked(draft)) == raised


def test_a_comment_governs_no_other_paragraph() -> None:
    """Nor the one before, nor the one after the next."""
    comment = IGNORE.format("ignore")

    assert codes(checked(DRAFT.replace("“The", f"{comment}\n“The"))) == ALL[:2]
    assert codes(checked(f"{comment}\n{DRAFT}")) == ALL
    assert codes(checked(f"{DRAFT}{comment}")) == ALL


def test_a_comment_is_no_text() -> None:
    """Offsets, lines and quotations are those of the text; marks inside it quote nothing."""
    comment = IGNORE.format("ignore[lexical] “as printed,”\nhe said")
    draft = DRAFT.replace("“We", f"{comment}“We")
    report = checked(draft)
    (finding, _) = report.findings

    assert "quotecheck" not in report.articles[0].text
    assert len(report.articles[0].text) == len(draft)
    assert [quote.text for quote in report.quotes] == [
        "We will now shut the old stone bridge before the festival in May,",
        "The river has no fish left,",
    ]
    place = finding.at[0]
    assert draft[place.start : place.end] == "now"
    assert draft.splitlines()[place.line - 1][place.column - 1 :].startswith("now")
    (accepted,) = report.accepted
    assert (accepted.finding.code, accepted.by) == ("drift.lexical", "comment")
    assert accepted.reason == "“as printed,” he said"


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("ignore[omission]", "draft.md:3: ignore[omission] matches nothing; take it out"),
        ("ignore[lexcial]", "draft.md:3: ignore[lexcial]: no label or code 'lexcial'; did you"),
        ("ignore[]", "draft.md:3: ignore[] names nothing; write ignore[LABEL], or ignore for"),
        ("off", "draft.md:3: 'off' is no comment to quotecheck; write ignore or ignore[LABEL]"),
    ],
)
def test_a_comment_that_does_nothing_is_noted(
    desk: Path, capsys: pytest.CaptureFixture[str], said: str, note: str
) -> None:
    """With its place; --quiet hushes it."""
    draft = DRAFT.replace("“We", f"{IGNORE.format(said)}\n“We")
    (desk / "draft.md").write_text(draft, encoding="utf-8")
    status, _, err = run(capsys, *CHECK)

    assert status == 1
    assert err.startswith(f"quotecheck: note: {note}")
    assert run(capsys, *CHECK, "--quiet")[2] == ""


def test_what_is_no_comment_to_us_stays() -> None:
    """Other comments, and one that nobody closes, are the text's own affair."""
    for text in ("a <!-- b --> c", "<!-- quotecheck: ignore", f"<!-- quotecheck: {'x' * 2000} -->"):
        assert take_comments(text) == (text, ())


def test_a_comment_in_a_comment_is_one() -> None:
    """It ends where the first closer stands, and is blanked once."""
    text = "a <!-- quotecheck: ignore <!-- quotecheck: ignore --> b --> c"
    plain, ignores = take_comments(text)

    assert plain == f"a {' ' * 51} b --> c"
    assert len(plain) == len(text)
    assert [ignore.reason for ignore in ignores] == ["<!-- quotecheck: ignore"]


@given(st.text("<!- qutechk:ignore[]\n\r“”x>", max_size=60))
def test_blanking_keeps_every_place(text: str) -> None:
    """Length and line breaks are what they were."""
    plain, _ = take_comments(f"{text}<!-- quotecheck: ignore {text} -->{text}")

    assert len(plain) == 2 * len(text) + len(f"<!-- quotecheck: ignore {text} -->")
    assert re.sub(r"[^\r\n]", "", plain) == 3 * re.sub(r"[^\r\n]", "", text)


def test_many_comments_cost_their_length() -> None:
    """Openers without end are not searched again and again."""
    text = "<!-- quotecheck:" * 20_000
    assert take_comments(text) == (text, ())


# ------------------------------------------------------------------------------------ what is shown
def test_pages_do_not_show_what_is_accepted(tmp_path: Path) -> None:
    """Neither among the changes nor among the verbatim; what is not accepted stays."""
    report = checked(DRAFT.replace("“We", f"{IGNORE.format('ignore[negation]')}\n“We"))
    page = check_page(report, ["draft"], screen=Screen(80), ending=Ending(1))
    assert "now" not in page.replace("We will now", "")
    assert "[-close-]{+shut+}" in page

    articles = (Article(DRAFT, id="draft"), Article(SAID, id="wire"))
    raised = qc.reconcile(articles)
    path = tmp_path / "b.json"
    baseline.save(str(path), baseline.read_report(raised.to_json(), "r").findings)
    accepted = qc.reconcile(articles, config={"baseline": str(path)})
    page = diff_page(accepted, screen=Screen(80), ending=Ending(0))
    assert "1 accepted or ignored" in page
    assert "word for word" not in page
    assert "shut" not in page
    assert accepted.pairs == raised.pairs


def test_json_keeps_what_is_accepted() -> None:
    """By whom, and why; the schema knows it."""
    report = checked(DRAFT.replace("“We", f"{IGNORE.format('ignore[lexical] agreed')}\n“We"))
    document = json.loads(report.to_json())

    assert [(one["code"], one["by"], one["reason"]) for one in document["accepted"]] == [
        ("drift.lexical", "comment", "agreed")
    ]
    jsonschema.Draft202012Validator(json.loads(json_schema())).validate(document)
    assert baseline.read_report(report.to_json(), "r").accepted == frozenset()


# -------------------------------------------------------------------------------- comments of pages
PAGE = """<html><body><article><h1>The mayor was plain</h1>
<p>{above}</p>{between}
<p>{before}“We will now shut the old stone bridge before the festival in May,” Torres said.{behind}
</p>
<p>“The river has no fish left,” she added.</p></article></body></html>
"""


def page(folder: Path, **comments: str) -> qc.Report:
    """Check a page with comments at some places of it."""
    places = {"above": "It rained.", "between": "", "before": "", "behind": ""}
    (folder / "draft.html").write_text(PAGE.format(**(places | comments)), encoding="utf-8")
    return qc.check(folder / "draft.html", against=Article(SAID, id="wire"))


@pytest.mark.parametrize("place", ["between", "before", "behind"])
def test_a_comment_of_a_page_lets_its_block_stand(tmp_path: Path, place: str) -> None:
    """The block that it stands in, or the next one; the page's text is what it was."""
    plain = page(tmp_path)
    report = page(tmp_path, **{place: IGNORE.format("ignore[lexical]")})

    assert codes(plain) == ALL
    assert codes(report) == ["drift.negation", "reference.not-found"]
    assert report.articles[0].text == plain.articles[0].text
    assert report.articles[0].lines == plain.articles[0].lines
    assert report.notes == ()


def test_a_comment_of_a_page_governs_no_other_block(tmp_path: Path) -> None:
    """And a comment over several lines moves none of the page's."""
    comment = "<!--\nquotecheck: ignore\n-->"
    report = page(tmp_path, above=f"It {comment} rained.")

    assert codes(report) == ALL
    assert report.articles[0].lines == (1, 2, 5, 7)
    assert report.notes == (f"{tmp_path}/draft.html:2: ignore matches nothing; take it out",)


def test_a_comment_outside_the_article_is_noted(tmp_path: Path) -> None:
    """What no block of the article has lets nothing stand."""
    (tmp_path / "draft.html").write_text(
        PAGE.format(above="It rained.", between="", before="", behind="").replace(
            "</article>", f"</article><footer>{IGNORE.format('ignore')} About us</footer>"
        ),
        encoding="utf-8",
    )
    report = qc.check(tmp_path / "draft.html", against=Article(SAID, id="wire"))

    assert codes(report) == ALL
    assert len(report.notes) == 1
    assert "ignore matches nothing" in report.notes[0]
