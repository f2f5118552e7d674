"""Displays of a notebook in a real browser: nobody shut out, nothing loaded, text stays text."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from typing import Any

import pytest
from report_sample import check_sample, compare_sample, sample
from test_browser import BROWSERS, HERE, nasty

import quotecheck as qc
from quotecheck.model import Report

INKS = {"light": ("#fff", "#1f1f1f"), "dark": ("#111", "#e0e0e0")}
"""Paper and ink as JupyterLab's themes have them; a display takes whatever there is."""


def cells(report: Report) -> list[Any]:
    """Return one noun of each kind."""
    remarks, pairs = report.remarks, report.pairs
    return [report, *remarks[:3], *pairs[:3], *report.findings[:2], report.articles[0]]


PAGES: Mapping[str, list[Any]] = {
    "notebook": [*cells(sample()), check_sample(), compare_sample()[2], sample().quotes[0]],
    "nasty": [*cells(nasty()), nasty().quotes[0], qc.Article("", url="javascript:alert(1)")],
}
VISITS = {
    "notebook light": ("notebook", "light"),
    "notebook dark": ("notebook", "dark"),
    "nasty dark": ("nasty", "dark"),
}


def page_of(nouns: list[Any], theme: str) -> str:
    """Return a page that holds displays as a notebook does, and nothing else."""
    paper, ink = INKS[theme]
    displays = "".join(f"<div>{noun._repr_html_()}</div>" for noun in nouns)
    head = f"<title>Notebook</title><style>body{{background:{paper};color:{ink}}}</style>"
    main = f"<main><h1>Notebook</h1>{displays}</main>"
    return f'<!doctype html><html lang="en"><meta charset="utf-8">{head}{main}</html>'


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """Look at every page once, in one browser."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    node = shutil.which("node")
    if not (browser and node and (HERE / "node_modules").is_dir()):
        pytest.skip("NO BROWSER: displays are not tested; see tests/test_browser.py")
    folder = tmp_path_factory.mktemp("displays")
    visits = []
    for name, (page, theme) in VISITS.items():
        file = folder / f"{name}.html"
        file.write_text(page_of(PAGES[page], theme), encoding="utf-8")
        visits.append({"file": str(file), "width": 1280, "scheme": theme, "axe": "all"})
    job = folder / "job.json"
    job.write_text(json.dumps({"browser": browser, "visits": visits}))
    command = [node, str(HERE / "look.mjs"), str(job)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return dict(zip(VISITS, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("name", VISITS)
def test_nobody_is_shut_out(seen: Mapping[str, Any], name: str) -> None:
    """No violation of any rule, on light paper and on dark."""
    assert seen[name]["violations"] == []


@pytest.mark.parametrize("name", VISITS)
def test_text_stays_text(seen: Mapping[str, Any], name: str) -> None:
    """No request, no dialog, no script, no image, no handler; nothing runs off the page."""
    page = seen[name]

    assert (page["requests"], page["messages"], page["dialogs"]) == ([], [], 0)
    assert (page["scripts"], page["images"], page["overflow"]) == (0, 0, 0)
    assert set(page["handlers"]) <= {"style"}
    assert set(page["links"]) <= {"http:", "https:"}
    assert ("<script>" in page["text"]) is name.startswith("nasty")
