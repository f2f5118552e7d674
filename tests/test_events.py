"""Invented events and long stories, every pair labelled by hand: how much must be right.

The floors are what was reached when they were set; they rise with the work and never fall.
"""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from quotecheck import Report, read

FOLDER = Path(__file__).parents[1] / "docs/benchmarks"


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The benchmark's module."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("events")


FLOORS = {
    "seen": {
        "right": 0.93,
        "quoted": 306,
        "retold": 92,
        "grave": 40,
        "loud": 3,
        "must": 34,
        "conflicts": 4,
        "noise": 5,
        "apart": 3,
        "false": 0,
    },
    "unseen": {
        "right": 0.88,
        "quoted": 112,
        "retold": 20,
        "grave": 15,
        "loud": 2,
        "must": 13,
        "conflicts": 2,
        "noise": 4,
        "apart": 3,
        "false": 0,
    },
    "story": {
        "right": 0.94,
        "quoted": 105,
        "retold": 28,
        "grave": 12,
        "loud": 1,
        "must": 9,
        "conflicts": 3,
        "noise": 1,
        "apart": 1,
        "false": 0,
    },
    "unseen story": {
        "right": 0.92,
        "quoted": 98,
        "retold": 22,
        "grave": 13,
        "loud": 1,
        "must": 9,
        "conflicts": 3,
        "noise": 3,
        "apart": 3,
        "false": 1,
    },
    "standing story": {
        "right": 0.91,
        "quoted": 102,
        "retold": 32,
        "grave": 20,
        "loud": 2,
        "must": 13,
        "conflicts": 3,
        "noise": 10,
        "apart": 4,
        "false": 0,
    },
    "unseen standing story": {
        "right": 0.88,
        "quoted": 70,
        "retold": 18,
        "grave": 9,
        "loud": 1,
        "must": 8,
        "conflicts": 1,
        "noise": 6,
        "apart": 10,
        "false": 0,
    },
}
"""Of each part: the share of its pairs that are right, what is found, and the most that is vain."""


@pytest.fixture
def report(events: ModuleType, part: str) -> Report:
    """The report in which a part is."""
    made: Report = events.run(part)
    return made


def test_gold_stands_in_its_articles(events: ModuleType) -> None:
    """Every span of the gold is the text that it says."""
    texts = {article.id: article.text for article in read(events.FOLDER / "articles.jsonl")}
    sides = [side for row in events.load() for side in (row["a"], row["b"])]
    for side in (*sides, *events.load_findings()):
        assert texts[side["article"]][side["start"] : side["end"]] == side["text"]


@pytest.mark.parametrize("part", FLOORS)
def test_no_floor_gives_way(events: ModuleType, report: Report, part: str) -> None:
    """As many pairs are found as when this was set, no more are wrong, and grave ones are told."""
    gold = events.load(part)
    floor = FLOORS[part]

    got = events.tally(gold, events.judge(report, gold, part))

    assert got.right >= floor["right"] * got.made
    assert got.quoted >= floor["quoted"]
    assert got.retold >= floor["retold"]
    assert got.grave >= floor["grave"]
    assert got.loud <= floor["loud"]
    assert got.apart <= floor["apart"]


@pytest.mark.parametrize("part", FLOORS)
def test_an_editor_is_told(events: ModuleType, report: Report, part: str) -> None:
    """What must be told is, wrong credits above all, with little else, and nobody is wronged."""
    floor = FLOORS[part]

    told, _ = events.judge_findings(report, events.load_findings(part), part)

    assert told.must >= floor["must"]
    assert told.conflicts >= floor["conflicts"]
    assert told.noise <= floor["noise"]
    assert told.false_conflicts <= floor["false"]
