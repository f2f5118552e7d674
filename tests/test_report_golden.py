"""Every page, byte by byte: see golden/README.md for how to renew them."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from report_sample import ARTICLES, QUOTES, check_sample, compare_sample, sample

from quotecheck.report import FORMATS, jsonl, markdown
from quotecheck.report.terminal import (
    Ending,
    Screen,
    check_page,
    compare_page,
    diff_page,
    quotes_page,
)

GOLDEN = Path(__file__).parent / "golden"
FAILED = Ending(status=1)

PAGES: Mapping[str, Callable[[], str]] = {
    "diff-80.txt": lambda: diff_page(sample(), screen=Screen(80), ending=FAILED),
    "diff-120.txt": lambda: diff_page(sample(), screen=Screen(120), ending=FAILED),
    "diff-ascii.txt": lambda: diff_page(
        sample(), screen=Screen(80, encoding="ascii"), ending=FAILED
    ),
    "diff-80.ansi": lambda: diff_page(sample(), screen=Screen(80, color=True), ending=FAILED),
    "diff-critical.txt": lambda: diff_page(
        sample(), screen=Screen(80), ending=Ending(status=1, min_severity="critical")
    ),
    "check-80.txt": lambda: check_page(
        check_sample(), ["tribune"], screen=Screen(80), ending=FAILED
    ),
    "quotes-80.txt": lambda: quotes_page(ARTICLES, QUOTES, screen=Screen(80)),
    "quotes-120.txt": lambda: quotes_page(ARTICLES, QUOTES, screen=Screen(120)),
    "compare-80.txt": lambda: compare_page(*compare_sample(), screen=Screen(80), status=1),
    "report.json": lambda: FORMATS["json"](sample()),
    "report.jsonl": lambda: FORMATS["jsonl"](sample()),
    "report.csv": lambda: FORMATS["csv"](sample()),
    "report.md": lambda: FORMATS["markdown"](sample()),
    "report.sarif": lambda: FORMATS["sarif"](sample()),
    "check.sarif": lambda: FORMATS["sarif"](check_sample()),
    "report.github": lambda: FORMATS["github"](sample()),
    "check.github": lambda: FORMATS["github"](check_sample()),
    "report.junit.xml": lambda: FORMATS["junit"](sample()),
    "check.junit.xml": lambda: FORMATS["junit"](check_sample()),
    "check.md": lambda: FORMATS["markdown"](check_sample()),
    "quotes.jsonl": lambda: jsonl.render_quotes(QUOTES),
    "quotes.md": lambda: markdown.render_quotes(ARTICLES, QUOTES),
}


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str) -> None:
    """A page is what it was when somebody last looked at it."""
    page, file = PAGES[name](), GOLDEN / name
    if os.environ.get("QUOTECHECK_RENEW"):
        file.write_bytes(page.encode())

    assert page == file.read_bytes().decode()


def test_no_golden_file_is_left_over() -> None:
    """What no page is compared with is dead."""
    assert {path.name for path in GOLDEN.iterdir()} == {*PAGES, "README.md"}
