"""The README does what it says, word for word."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
INSTALLS = re.findall(r"^(python3 -m venv .*)$", README, re.MULTILINE)
COMMANDS = re.findall(r"^(quotecheck .*?)(?:\s+#.*)?$", README, re.MULTILINE)


def blocks(language: str) -> list[str]:
    """Return the README's fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of this package from the project's root, as a reader would."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_the_first_command_shows_findings() -> None:
    """What a newcomer sees after the install: a page of remarks, and no complaint."""
    command = INSTALLS[0].split(" && ")[-1]
    assert command.startswith(".venv/bin/quotecheck diff ")

    done = run(*shlex.split(command.removeprefix(".venv/bin/")))

    assert (done.returncode, done.stderr) == (0, "")
    assert "remarks in two outlets" in done.stdout


def test_the_test_command_is_what_ci_runs() -> None:
    """CI installs and tests as the README says, in the same words."""
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    _, install, test = INSTALLS[1].split(" && ")

    assert install in script
    assert f"\n{test}\n" in script


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_shown_are_understood(command: str) -> None:
    """Every command of the tour is one that the parser takes; made-up files may be missing."""
    done = run(*shlex.split(command))

    assert done.returncode in {0, 1} or "no such file" in done.stderr, done.stderr
    assert "usage" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("block", blocks("python"))
def test_python_runs_as_printed(
    block: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each block runs by itself, and prints what its last comment says."""
    monkeypatch.chdir(ROOT)

    exec(compile(block, "README.md", "exec"), {})  # noqa: S102  (our own words)

    printed = capsys.readouterr().out.splitlines()
    assert printed[-1:] == re.findall(r"  # (.*)$", block, re.MULTILINE)[-1:]


def test_links_lead_somewhere() -> None:
    """Every relative link is a file of the project."""
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", README)

    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
