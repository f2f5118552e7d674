"""Pairs of strings that somebody labelled who had not seen the rules: how much must be right.

The floors are what was reached when they were set; they rise with the work and never fall.
"""

import importlib
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from quotecheck import Label, Severity

FOLDER = Path(__file__).parents[1] / "docs/benchmarks"
LEAST = {
    "seen": {"same": 158, "alike": 116, "severity": 131, "f1": 0.914},
    "unseen": {"same": 158, "alike": 110, "severity": 126, "f1": 0.89},
}
MOST = {"seen": {"missed": 0, "loud": 0}, "unseen": {"missed": 1, "loud": 1}}
CRITICAL = {Label.NUMBER, Label.NEGATION, Label.MODALITY, Label.NAME}


@pytest.fixture
def wordings(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The benchmark's module."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("wordings")


def test_gold_keeps_to_the_contract(wordings: ModuleType) -> None:
    """Labels and severities exist; who is no one utterance has none; critical labels are so."""
    rows = wordings.load()

    assert [row["id"] for row in rows] == [f"k{n:03}" for n in range(1, 321)]
    assert Counter(map(wordings.part_of, rows)) == {"seen": 160, "unseen": 160}
    for row in rows:
        labels = {Label(name) for name in row["labels"]}
        assert Severity[row["severity"].upper()] is not None
        assert bool(labels) == row["same"]
        assert bool(labels & CRITICAL) == (row["severity"] == "critical")


@pytest.mark.parametrize("part", ["seen", "unseen"])
def test_wordings_are_told_for_what_they_are(wordings: ModuleType, part: str) -> None:
    """As many as when the floor was set; no more that is grave is missed, or told for nothing."""
    got = wordings.tally(wordings.judge(wordings.load(part)))._asdict()

    short = {name: got[name] for name, least in LEAST[part].items() if got[name] < least}
    much = {name: got[name] for name, most in MOST[part].items() if got[name] > most}

    assert (short, much) == ({}, {})


def test_a_wrong_label_counts(wordings: ModuleType) -> None:
    """A measure that nothing fails measures nothing; what says nothing beside others is let be."""
    row = {"id": "k001", "same": True, "severity": "critical", "labels": ["negation"]}
    said = {"a": "We will not sell the harbour", "b": "We will sell the harbour"}
    right, wrong, other = wordings.judge(
        [
            row | said,
            row | said | {"labels": ["lexical"], "severity": "major"},
            row | said | {"alt": [["negation", "identical"]]},
        ]
    )

    assert (right.is_right, wrong.is_right, other.is_right) == (True, False, True)
    assert wordings.tally([right])[1:] == (1, 1, 1, 0, 0, 1.0)
    assert wordings.tally([wrong])[1:] == (1, 0, 0, 0, 1, 0.0)
