"""Run the example notebooks, each from a clean kernel, and store what they give.

    python docs/notebooks.py            # run them, and write their outputs
    python docs/notebooks.py --check    # run them, and tell where a stored output is another

Needs nbclient and ipykernel, and what the notebooks use (all in ``quotecheck[dev]``). Nothing of
the run is stored but its outputs: no time, no path, no version of an interpreter.
"""

import base64
import concurrent.futures
import os
import re
import struct
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

HERE = Path(__file__).resolve().parent
NOTEBOOKS = ("five-outlets.ipynb", "month-of-coverage.ipynb")
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
PLAIN = "text/plain"
STYLE = re.compile(r"<style.*?</style>|<[^>]+>|\s+", re.DOTALL)
ADDRESS = re.compile(r" at 0x[0-9a-f]+")
ROOM = 0.1
"""Share by which a plot's width and height may differ: fonts are not the same everywhere."""


def run(path: Path) -> NotebookNode:
    """Return a notebook with the outputs of a new kernel that works beside it."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        extra_arguments=["--log-level=40"],  # errors; not that a local port is a port
        timeout=120,
        record_timing=False,
        resources={"metadata": {"path": str(HERE)}},
    ).execute()
    return tidy(notebook)


def tidy(notebook: NotebookNode) -> NotebookNode:
    """Take out what another run would have otherwise."""
    notebook.metadata = NotebookNode(METADATA)
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = NotebookNode()
        if "outputs" in cell:
            cell.outputs = [output for output in cell.outputs if not is_bar(output)]
        for output in cell.get("outputs", ()):
            output.pop("transient", None)
            data = output.get("data", {})
            if PLAIN in data:
                data[PLAIN] = ADDRESS.sub("", data[PLAIN])
    return notebook


def is_bar(output: NotebookNode) -> bool:
    """Tell a bar of progress, which comes where a machine is slow, from other words of a run."""
    return output.get("name") == "stderr" and "\r" in output.text


def differences(stored: NotebookNode, fresh: NotebookNode) -> Iterator[str]:
    """Yield the cells whose stored outputs are not what a run gives."""
    for number, (old, new) in enumerate(zip(stored.cells, fresh.cells, strict=True)):
        if seen(old) != seen(new) or not alike(plots(old), plots(new)):
            yield f"cell {number}: {old.source.splitlines()[0]}"


def seen(cell: NotebookNode) -> list[str]:
    """Return a cell's outputs as their words: how a library sets its tables is its own affair."""
    words = []
    for output in cell.get("outputs", ()):
        data = output.get("data", {})
        text = data.get("text/html") or data.get(PLAIN) or output.get("text", "")
        words.append("" if "image/png" in data else STYLE.sub(" ", text).split())
    return words


def plots(cell: NotebookNode) -> list[tuple[int, int]]:
    """Return the widths and heights of a cell's plots, in pixels."""
    found = []
    for output in cell.get("outputs", ()):
        if "image/png" in output.get("data", {}):
            header = base64.b64decode(output.data["image/png"])[16:24]
            found.append(struct.unpack(">II", header))
    return found


def alike(old: list[tuple[int, int]], new: list[tuple[int, int]]) -> bool:
    """Tell whether there are as many plots, each about as large."""
    return len(old) == len(new) and all(
        abs(a - b) <= ROOM * a
        for pair in zip(old, new, strict=True)
        for a, b in zip(*pair, strict=True)
    )


def main(*, check: bool) -> int:
    """Run every notebook; write it, or compare it."""
    wrong = 0
    with tempfile.TemporaryDirectory() as empty:
        os.environ["IPYTHONDIR"] = os.environ["JUPYTER_CONFIG_DIR"] = empty
        with concurrent.futures.ThreadPoolExecutor() as pool:
            runs = list(pool.map(run, [HERE / name for name in NOTEBOOKS]))
    for name, fresh in zip(NOTEBOOKS, runs, strict=True):
        path = HERE / name
        if not check:
            nbformat.write(fresh, path)
            continue
        for difference in differences(nbformat.read(path, as_version=4), fresh):
            print(f"{name}: {difference}; run docs/notebooks.py and look at what changed")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
