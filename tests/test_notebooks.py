"""The notebooks of docs/ run from a clean kernel, and hold what running them gives."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
NOTEBOOKS = sorted(DOCS.glob("*.ipynb"))
NEEDED = ("nbclient", "ipykernel", "matplotlib", "pandas", "polars", "duckdb", "pyarrow")


def cells(path: Path) -> list[dict[str, Any]]:
    """Return a notebook's cells."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return found


def test_they_are_there() -> None:
    """Two of them."""
    assert [path.name for path in NOTEBOOKS] == ["five-outlets.ipynb", "month-of-coverage.ipynb"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_was_run(path: Path) -> None:
    """In order, without an error, without a word on standard error."""
    code = [cell for cell in cells(path) if cell["cell_type"] == "code"]

    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    kinds = {output["output_type"] for cell in code for output in cell["outputs"]}
    assert kinds <= {"execute_result", "display_data", "stream"}
    names = {output.get("name") for cell in code for output in cell["outputs"]}
    assert "stderr" not in names


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link is a file of the project."""
    text = "\n".join("".join(cell["source"]) for cell in cells(path))
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", text)

    assert targets
    assert [target for target in targets if not (DOCS / target).exists()] == []


def test_stored_outputs_are_what_running_gives() -> None:
    """Renew them with ``python docs/notebooks.py``."""
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"NOTEBOOKS NOT RUN: needs {', '.join(missing)}; pip install -e '.[dev]'")
    done = subprocess.run(
        [sys.executable, "docs/notebooks.py", "--check"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr[-2000:]
