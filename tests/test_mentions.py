"""What is named and what is said, one beside the other: floors over a table of short paragraphs.

``fixtures/cases/mentions.txt`` has them. A speaker's words that are lost cost more than a title
that is taken for speech, so each way of going wrong has its own floor.
"""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[1] / "docs/benchmarks"
MOST_LOST, MOST_FALSE = 10, 26
"""Speech taken for a mention, and mentions taken for speech."""


@pytest.fixture
def mentions(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The benchmark's module."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("mentions")


def test_neither_side_gives_way(mentions: ModuleType) -> None:
    """What somebody says is hardly ever taken for a name, and few names for somebody's words."""
    wrong = mentions.judge()

    assert len(wrong[True]) <= MOST_LOST, "\n".join(wrong[True])
    assert len(wrong[False]) <= MOST_FALSE, "\n".join(wrong[False])


def test_the_table_weighs_both_sides(mentions: ModuleType) -> None:
    """As it grows, neither side is forgotten."""
    sides = [speech for _, places in mentions.read_cases() for speech in places.values()]

    assert len(sides) >= 500
    assert 0.4 < sum(sides) / len(sides) < 0.6
