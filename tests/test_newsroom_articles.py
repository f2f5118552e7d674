"""Whole invented articles of many newsrooms, their gold by hand: how many credits must be right.

The floors are what was reached when they were set; they rise with the work and never fall.
"""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[1] / "docs/benchmarks"
FLOORS = {"seen": (1046, 125), "unseen": (394, 50)}
"""Speech found and credited to whom the gold says, and mentions told from speech."""


@pytest.fixture
def newsrooms(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The benchmark's module."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("newsrooms")


def test_gold_stands_in_its_articles(newsrooms: ModuleType) -> None:
    """Every span of the gold is the text that it says, and lies behind the one before."""
    for name, rows in newsrooms.load().items():
        text = newsrooms.read(name)
        assert all(text[row["start"] : row["end"]] == row["text"] for row in rows), name
        assert rows == sorted(rows, key=lambda row: row["start"]), name


def test_no_floor_gives_way(newsrooms: ModuleType) -> None:
    """Speech is credited, and mentions are told, at least as well as when this was set."""
    right = {part: [0, 0] for part in FLOORS}
    for name, rows in newsrooms.load().items():
        part = newsrooms.part_of(name)
        for row, _, is_right in newsrooms.judge(name, rows):
            right[part][not row["speech"]] += is_right

    short = {part: got for part, got in right.items() if any(map(int.__lt__, got, FLOORS[part]))}
    assert not short
