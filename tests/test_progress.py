"""Progress: told in order, drawn only for whoever watches."""

import io
import subprocess
import sys
import types
from collections.abc import Sequence
from pathlib import Path

import pytest

import quotecheck as qc
from quotecheck import progress
from quotecheck.cli import main
from quotecheck.model import Article, Quote, Segment
from quotecheck.progress import is_watched, shown
from quotecheck.speakers import attribute

ROOT = Path(__file__).parents[1]
ARTICLES = [
    qc.Article(f"“We will not leave the old town before {n},” said Ana Torres.", id=str(n))
    for n in range(4)
]


class Terminal(io.StringIO):
    """Standard error that somebody watches."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def watched(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make a terminal in which bars are drawn at once; from within a test, where it stays."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "DELAY", 0)
    return screen


def test_a_function_is_told_of_every_step() -> None:
    """From nothing to all of it, step by step."""
    heard: list[tuple[str, int, int]] = []

    qc.reconcile(ARTICLES, progress=lambda *step: heard.append(step))

    steps = list(dict.fromkeys(name for name, _, _ in heard))
    assert steps == ["find", "index", "propose", "match", "match kin", "compare", "gather"]
    for step in steps:
        done = [at for name, at, _ in heard if name == step]
        totals = {total for name, _, total in heard if name == step}
        assert done == sorted(done)
        assert totals == {done[-1]}


def test_a_terminal_shows_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    """One a step, and none of them is left behind."""
    terminal = watched(monkeypatch)

    qc.reconcile(ARTICLES, progress=True)

    drawn = terminal.getvalue()
    assert "find:" in drawn
    assert "match:" in drawn
    assert drawn.rpartition("\r")[0].rpartition("\r")[2].strip() == ""


def test_a_bar_goes_where_the_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error is read on a line of its own."""
    terminal = watched(monkeypatch)

    def fail(article: Article, segments: Sequence[Segment]) -> Sequence[Quote]:
        if article.id == "2":
            raise qc.UsageError("no")
        return attribute(article, segments)

    with pytest.raises(qc.UsageError, match="no"):
        qc.reconcile(ARTICLES, progress=True, attributor=fail)

    assert "find:" in terminal.getvalue()
    assert terminal.getvalue().rpartition("\r")[2].strip() == ""


@pytest.mark.parametrize("command", ["quotes", "diff"])
def test_quiet_is_quiet(
    command: str, monkeypatch: pytest.MonkeyPatch, fixtures: Path, tmp_path: Path
) -> None:
    """The command line draws bars unless it is told not to."""
    folder, page = str(fixtures / "articles" / "rutte"), str(tmp_path / "page.json")
    terminal = watched(monkeypatch)

    main([command, folder, "--format", "json", "--quiet", "-o", page])
    assert terminal.getvalue() == ""

    main([command, folder, "--format", "json", "-o", page])
    assert "find:" in terminal.getvalue()


def test_nobody_watches_a_pipe() -> None:
    """Nothing is drawn, and tqdm is not even loaded."""
    code = (
        "import sys, quotecheck as qc\n"
        "texts = [qc.Article('“We stay here,” she said.', id=n) for n in 'ab']\n"
        "qc.reconcile(texts, progress=True)\n"
        "print('tqdm' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )

    assert (done.stdout, done.stderr) == ("False\n", "")


def test_a_notebook_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel has no terminal, but somebody looks at its cells; IPython in a pipe has nobody."""
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    shell = types.SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", types.SimpleNamespace(get_ipython=lambda: shell))
    assert is_watched()

    shell.kernel = None
    assert not is_watched()


def test_without_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process may be started with none."""
    monkeypatch.setattr(sys, "stderr", None)

    with shown(True) as told:  # noqa: FBT003  (what a caller of reconcile may write)
        told("find", 1, 2)
