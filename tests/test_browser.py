"""The page in a real browser: what it loads, whom it shuts out, what it does to a narrow screen."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest
from report_sample import check_sample, sample

import quotecheck
from quotecheck.model import Article, Report

HERE = Path(__file__).parent / "browser"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WORD = "harbour" * 15_000

Seen = Mapping[str, Mapping[str, Any]]


def nasty() -> Report:
    """Return a report with something nasty in every field."""
    return _odd("<script>document.title='owned'</script><img src=x onerror=alert(1)>\u202e{{7*7}}")


def long() -> Report:
    """Return a report with a word of 105,000 characters in every field."""
    return _odd(WORD)


def _odd(words: str) -> Report:
    said = "“We will {} close the northern harbour {} before the winter,” Ada Lindqvist said. {}"
    one = Article(
        said.format("not", words, words),
        id=words,
        outlet=words,
        title=words,
        author=words,
        url=f"javascript:{words}",
        path=words,
    )
    two = Article(said.format("now", f"{words}x", ""), id="b", url=f"https://b.example/{words}")
    report = quotecheck.reconcile([one, two])
    quotes = tuple(attrs.evolve(quote, speaker=words) for quote in report.quotes)
    return attrs.evolve(report, quotes=quotes)


PAGES: Mapping[str, Callable[[], Report]] = {
    "diff": sample,
    "check": check_sample,
    "nasty": nasty,
    "long": long,
    "empty": lambda: Report((), (), (), (), ()),
}
CHOICES = ["show-critical", "show-major", "in-C", "show-all", "in-all"]


SCREENS = [(1280, "light"), (375, "dark"), (1280, "dark"), (375, "light")]
MIDDLING = [(961, "light"), (1040, "light")]
"""Just wide enough for columns."""
LOOKS = {
    "diff": [*SCREENS, *MIDDLING],
    "check": SCREENS[:2],
    "nasty": SCREENS[2:],
    "long": SCREENS[:2],
}
"""How each page is looked at; what is not named here once, on a narrow screen."""


def visits(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return what is looked at, by name: page, width, light or dark."""
    found: dict[str, Mapping[str, Any]] = {}
    for page in PAGES:
        for width, scheme in LOOKS.get(page, SCREENS[3:]):
            visit = {"file": str(folder / f"{page}.html"), "width": width, "scheme": scheme}
            rules = None if page == "long" else "all"
            found[f"{page} {width} {scheme}"] = {**visit, "axe": rules, "open": True}
    alone = {"file": str(folder / "diff.html"), "width": 1280}
    found["keys"] = {**alone, "keys": True}
    found["choices"] = {**alone, "choose": CHOICES}
    return found


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Look at every page once, in one browser."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    node = shutil.which("node")
    if not browser or not node:
        pytest.skip("NO BROWSER: pages are not tested; install chromium and nodejs")
    if not (HERE / "node_modules").is_dir():
        pytest.skip("NO BROWSER: pages are not tested; run: npm install --prefix tests/browser")
    folder = tmp_path_factory.mktemp("pages")
    for name, make in PAGES.items():
        (folder / f"{name}.html").write_text(make().to_html(), encoding="utf-8")
    wanted = visits(folder)
    job = folder / "job.json"
    job.write_text(json.dumps({"browser": browser, "visits": list(wanted.values())}))
    command = [node, str(HERE / "look.mjs"), str(job)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return dict(zip(wanted, json.loads(done.stdout), strict=True))


NAMES = list(visits(Path()))
LOOKED_AT = [name for name in NAMES if name not in {"keys", "choices"}]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_leaves_the_page(seen: Seen, name: str) -> None:
    """No request, no dialog, no word on the console: the page's policy has nothing to forbid."""
    assert seen[name]["requests"] == []
    assert seen[name]["messages"] == []
    assert seen[name]["dialogs"] == 0


@pytest.mark.parametrize("name", LOOKED_AT)
def test_nobody_is_shut_out(seen: Seen, name: str) -> None:
    """No violation of any rule, everything opened that can be."""
    assert seen[name].get("violations", []) == []


@pytest.mark.parametrize("name", LOOKED_AT)
def test_nothing_is_wider_than_the_screen(seen: Seen, name: str) -> None:
    """The page never scrolls sideways, and nothing is cut off at its right."""
    assert seen[name]["overflow"] == 0
    assert seen[name]["wide"] == []


@pytest.mark.parametrize("name", [name for name in LOOKED_AT if "diff" in name])
def test_columns_tear_no_word(seen: Seen, name: str) -> None:
    """On no screen does a column become so narrow that a word stands on two lines."""
    assert seen[name]["torn"] == []


@pytest.mark.parametrize("name", LOOKED_AT)
def test_text_stays_text(seen: Seen, name: str) -> None:
    """No element that was not meant, no handler, no link but into the page and to the web."""
    assert seen[name]["scripts"] == 0
    assert seen[name]["images"] == 0
    assert seen[name]["handlers"] == []
    assert set(seen[name]["links"]) <= {"file:", "http:", "https:"}
    assert "owned" not in seen[name]["title"]
    assert ("{{7*7}}" in seen[name]["text"]) is name.startswith("nasty")


@pytest.mark.parametrize("name", LOOKED_AT)
def test_links_within_the_page_lead_somewhere(seen: Seen, name: str) -> None:
    """From an outlet to its text, from a quotation to its card and back."""
    assert seen[name]["broken"] == []


def test_the_keyboard_reaches_every_control(seen: Seen) -> None:
    """With Tab, and the arrows among choices; where the focus is shows."""
    assert seen["keys"]["unreached"]["missed"] == []
    assert seen["keys"]["unreached"]["hidden"] == []
    assert seen["keys"]["unreached"]["controls"] > 30


def test_choices_hide_the_other_cards(seen: Seen) -> None:
    """Without a script: by severity, by outlet, by both, and back."""
    assert seen["choices"]["chosen"] == {
        "show-critical": 4,
        "show-major": 1,
        "in-C": 1,
        "show-all": 3,
        "in-all": 5,
    }
