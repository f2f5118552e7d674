"""The benchmark of docs/accuracy.md: it runs, it counts right, and its document is complete."""

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/benchmarks"

TEXT = """“The old bridge stays open until spring,” Ana Torres said on Monday.

“Nobody asked the ferrymen,” said Tom Reed.

Robert “Bobby” Scott was on the ferry.
"""
ANNOTATION = """\
T1\tContent {0} {1}\tThe old bridge stays open until spring
T2\tSource {2} {3}\tAna Torres
T3\tContent {4} {5}\tNobody asked the ferrymen
T4\tSource {6} {7}\tTom Reed
E1\tContent:T1 Source:T2
E2\tContent:T3 Source:T4
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A corpus of one made-up article, in the folders and formats of the real one."""
    places = []
    for words in ("The old bridge stays open until spring,", "Ana Torres"):
        places += [TEXT.index(words), TEXT.index(words) + len(words)]
    for words in ("Nobody asked the ferrymen,", "Tom Reed"):
        places += [TEXT.index(words), TEXT.index(words) + len(words)]
    for split in ("dev", "train"):
        for folder in ("text", "attributions"):
            (tmp_path / "data" / split / folder).mkdir(parents=True)
        (tmp_path / "data" / split / "text/ledger.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "data" / split / "attributions/ledger_ab12.ann").write_text(
            ANNOTATION.format(*places), encoding="utf-8"
        )
    return tmp_path


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The benchmark's own idea of where quotations stand."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("marked")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the benchmark as a reader of the document would."""
    return subprocess.run(
        [sys.executable, str(FOLDER / "accuracy.py"), *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_measures_a_clone(clone: Path) -> None:
    """Of three marked segments two are speech, and right; the term is not taken for any."""
    done = run(str(clone))

    assert done.returncode == 0, done.stderr
    assert "1 articles, 2 segments of speech and 1 of none" in done.stdout
    assert re.search(r"detection, F1 \|.*\| 1\.000 \|", done.stdout)
    assert re.search(r"of 1 that are none \|.*\| 0 \|", done.stdout)
    assert re.search(r"named source right, end to end \|.*\| 1\.000 \|", done.stdout)
    assert "over 2 credits" in done.stdout


def test_it_renews_its_document(clone: Path, tmp_path: Path) -> None:
    """Only what stands between the marks is replaced, however often."""
    page = tmp_path / "accuracy.md"
    page.write_text((ROOT / "docs/accuracy.md").read_text(encoding="utf-8"), encoding="utf-8")

    assert run(str(clone), "--write", str(page)).returncode == 0
    once = page.read_text(encoding="utf-8")
    assert run(str(clone), "--write", str(page)).returncode == 0
    again = page.read_text(encoding="utf-8")

    assert "over 2 credits" in once
    assert once.count("### Finding and attributing") == again.count("### Finding and attributing")
    assert (
        once.partition("## What the figures mean")[2]
        == again.partition("## What the figures mean")[2]
    )


def test_a_folder_that_is_no_clone_is_told(tmp_path: Path) -> None:
    """One line that says what to give."""
    done = run(str(tmp_path))

    assert done.returncode != 0
    assert "give a clone of networkdynamics/PolNeAR" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_document_is_measured() -> None:
    """The tables are there, with both columns and the reliability of confidence."""
    text = (ROOT / "docs/accuracy.md").read_text(encoding="utf-8")

    assert "| detection, F1 | .959 (every mark is speech) | ." in text
    assert "Expected calibration error: ." in text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “yes” and “no.”", ["yes", "no."]),
        ("''This is not it,'' he said. ''No.''", ["This is not it,", "No."]),
        ("“One.\n\n“Two,” he said.", ["One.\n\n“Two,"]),
        ("“Open and never shut.\n\nNext.", ["Open and never shut."]),
        ("“He told me “go” and I went,” she said.", ["He told me “go” and I went,"]),
        ("She is 5'10\" tall; it's the dogs' dinner.", []),
        ("”Wrong mark,” he said.", ["Wrong mark,"]),
        ('<tweet author="x" id="1">He said "hi there".', ["hi there"]),
        ('"Open para.\n\n“A real one,” she said.', ["Open para.", "A real one,"]),
        ('“curly then straight," he said. “Next.”', ["curly then straight,", "Next."]),
    ],
)
def test_segments_are_what_stands_between_marks(
    marked: ModuleType, text: str, found: list[str]
) -> None:
    """Nested, continued, unclosed, mis-shaped and mixed marks; inches and markup are none."""
    assert [text[s.start : s.end] for s in marked.scan(text)[0]] == found


def test_the_gold_is_the_one_that_figures_refer_to(
    shared: Path, marked: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On PolNeAR dev: 84 articles, 901 segments of speech, 56 of none, 578 with a named source."""
    del marked
    monkeypatch.syspath_prepend(str(FOLDER))
    polnear = importlib.import_module("polnear")

    golds = polnear.load(polnear.find_split(shared / "polnear", "dev"))

    assert len(golds) == 84
    assert sum(len(gold.speech) for gold in golds) == 901
    assert sum(len(gold.others) for gold in golds) == 56
    assert sum(bool(gold.named(s)) for gold in golds for s in gold.speech) == 578
