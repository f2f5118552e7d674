"""Invented events of four outlets each, every pair labelled by hand: how much must be right.

The floors are what was reached when they were set; they rise with the work and never fall.
"""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from quotecheck import read

FOLDER = Path(__file__).parents[1] / "docs/benchmarks"


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The benchmark's module."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("events")


def test_gold_stands_in_its_articles(events: ModuleType) -> None:
    """Every span of the gold is the text that it says."""
    texts = {article.id: article.text for article in read(events.FOLDER / "articles.jsonl")}
    for row in events.load():
        for side in (row["a"], row["b"]):
            assert texts[side["article"]][side["start"] : side["end"]] == side["text"]


def test_no_floor_gives_way(events: ModuleType) -> None:
    """As many pairs are found as when this was set, no more are wrong, and grave ones are told."""
    gold = events.load()

    got = events.tally(gold, events.judge(gold))

    assert got.right >= 0.92 * got.made
    assert got.quoted >= 168
    assert got.retold >= 61
    assert got.grave >= 28
    assert got.loud <= 2
