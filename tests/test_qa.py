"""docs/qa.md does what it says: every block of it is run, or held to what reads it."""

import json
import logging
import re
import shlex
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import quotecheck as qc
from quotecheck import arguments, cli
from quotecheck.config import CODES_KNOWN

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/qa.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)

STORY = "# The harbour\n\n“We will now close the northern harbour this winter,” Lindqvist said.\n"
CAPTIONS = """WEBVTT

00:01.000 --> 00:04.000
<v Ada Lindqvist>We will not close the northern harbour

00:04.000 --> 00:06.000
<v Ada Lindqvist>this winter. The dredging starts in March.
"""
WIRE = "Lindqvist told reporters: “The dredging starts in March.”\n"


def blocks(language: str) -> list[str]:
    """Return the page's blocks of one language, in order."""
    return [block for name, block in BLOCKS if name == language]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a draft that has lost a *not*, and what it quotes from."""
    files = {
        "drafts/story.md": STORY,
        "references/conference.vtt": CAPTIONS,
        "references/wire.txt": WIRE,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def module(desk: Path) -> Callable[[int], dict[str, Any]]:
    """Return the names that one of the page's Python blocks defines."""
    del desk

    def define(number: int) -> dict[str, Any]:
        names: dict[str, Any] = {"__name__": "doc"}
        exec(compile(blocks("python")[number], "qa.md", "exec"), names)  # noqa: S102  (our words)
        return names

    return define


def shell(line: str) -> int:
    """Run a command line of the page."""
    program, *argv = shlex.split(line)
    assert program == "quotecheck"
    return cli.main(argv)


def test_every_block_is_spoken_for() -> None:
    """A language that no test here runs would be a promise that nobody keeps."""
    assert {name for name, _ in BLOCKS} == {"console", "toml", "markdown", "yaml", "python"}
    assert [len(blocks(name)) for name in ("toml", "markdown", "yaml", "python")] == [1, 1, 2, 2]


def test_the_command_finds_what_is_wrong(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In words that name the reference and the time."""
    assert desk.is_dir()
    first, _ = blocks("console")

    assert shell(first) == 1
    assert "[-not-]{+now+}" in capsys.readouterr().out


def test_a_baseline_goes_from_red_to_green(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The commands of the section, one after the other."""
    _, section = blocks("console")
    statuses = [shell(line) for line in section.splitlines()]

    assert statuses == [1, 0, 0, 0, 0]
    assert capsys.readouterr().out.splitlines()[0] == "quotecheck-baseline.json: 1 added, 0 kept"
    (entry,) = json.loads((desk / "quotecheck-baseline.json").read_text("utf-8"))["accepted"]
    assert (entry["code"], entry["reason"]) == ("drift.negation", "published before the gate")


def test_the_settings_are_settings(desk: Path) -> None:
    """The block is a file that loads, and shows every key that there is."""
    (text,) = blocks("toml")
    (desk / "quotecheck.toml").write_text(text, encoding="utf-8")
    config = qc.load_config()
    keys = {key.replace("-", "_") for key in tomllib.loads(text)}

    assert keys | {"attributor", "path"} == {name for name in dir(config) if name in _fields()}
    assert config.min_severity == "minor"
    assert set(config.severity) <= set(CODES_KNOWN)


def _fields() -> set[str]:
    return {attribute.name for attribute in qc.Config.__attrs_attrs__}


def test_a_comment_lets_its_paragraph_stand(desk: Path) -> None:
    """The comment of the page, with another label, before the words of the draft."""
    (block,) = blocks("markdown")
    comment = block.splitlines()[0].replace("lexical", "negation")
    (desk / "drafts/story.md").write_text(STORY.replace("“We", f"{comment}\n“We"), "utf-8")
    report = qc.check("drafts/story.md", against=["references"])

    assert report.findings == ()
    assert report.accepted[0].reason == "shortened with the minister's consent"


def test_the_formats_are_all_there() -> None:
    """What the table lists is what the option takes."""
    table = PAGE.partition("## For machines")[2].partition("\n## ")[0]
    listed = set(
        re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]+)\|", table, re.MULTILINE)))
    )

    assert listed == set(arguments.REPORT_FORMATS) - {"text", "markdown", "csv", "html"}


def test_the_job_runs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its commands do what its steps need: a log to upload, then a red line with annotations."""
    job = yaml.safe_load(blocks("yaml")[0])["jobs"]["quotecheck"]
    commands = [
        step["run"] for step in job["steps"] if step.get("run", "").startswith("quotecheck")
    ]
    (upload,) = [step for step in job["steps"] if "upload-sarif" in step.get("uses", "")]

    assert [shell(command) for command in commands] == [0, 1]
    assert capsys.readouterr().out.startswith(
        "::error file=drafts/story.md,line=3,col=10,endColumn=13,title=quotecheck drift.negation::"
    )
    log = json.loads((desk / upload["with"]["sarif_file"]).read_text(encoding="utf-8"))
    (result,) = log["runs"][0]["results"]
    assert result["relatedLocations"][0]["message"]["text"] == (
        "conference (Ada Lindqvist, 00:00:01): “not”"
    )


def test_the_hook_is_one(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What pre-commit runs: entry, arguments, then the names of files; it has all the keys."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repo,) = yaml.safe_load(blocks("yaml")[1])["repos"]
    (used,) = repo["hooks"]

    assert used["id"] == hook["id"]
    assert hook["language"] == "python"
    assert set(hook["types_or"]) == {"markdown", "html", "plain-text"}
    assert shell(" ".join([hook["entry"], *used["args"], "drafts/story.md"])) == 1
    assert "negation" in capsys.readouterr().out
    (desk / "drafts/story.md").write_text(STORY.replace("now", "not"), encoding="utf-8")
    assert shell(" ".join([hook["entry"], *used["args"], "drafts/story.md"])) == 0


def test_the_gate_is_a_gate(
    desk: Path,
    module: Callable[[int], dict[str, Any]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Status 1 with the place in the log, 0 once it is mended, 2 where nothing can be told."""
    gate = module(0)["gate"]
    caplog.set_level(logging.INFO)

    assert gate("drafts/story.md", ["references"]) == 1
    (said,) = caplog.messages
    assert said == (
        "drafts/story.md:3:10: critical drift.negation: “will not close” in conference at "
        "00:00:01; “will now close” here"
    )
    assert (desk / "quotecheck.sarif").is_file()
    (desk / "drafts/story.md").write_text(STORY.replace("now", "not"), encoding="utf-8")
    assert gate("drafts/story.md", ["references"]) == 0
    assert gate("drafts/gone.md", ["references"]) == 2
    assert caplog.messages[-1].startswith("drafts/gone.md: no such file")


def test_the_hook_of_a_system_answers_with_findings(
    desk: Path, module: Callable[[int], dict[str, Any]]
) -> None:
    """From a fragment of HTML to what an editor sees beside it."""
    assert desk.is_dir()
    body = "<p>It rained.</p><p>“We will <em>now</em> close the northern harbour this winter,” "
    (found,) = module(1)["findings_of"](f"{body}Lindqvist said.</p>", ["references"])

    assert {key: found[key] for key in ("severity", "code", "words", "blocks")} == {
        "severity": "critical", "code": "drift.negation", "words": "now", "blocks": True,
    }  # fmt: skip
