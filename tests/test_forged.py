"""Quotations credited to somebody else in one of four reports: how many must be raised.

The floors are what was reached when they were set; they rise with the work and never fall.
"""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from quotecheck import Article, reconcile
from quotecheck.names import parse

FOLDER = Path(__file__).parents[1] / "docs/benchmarks"
SAMPLED = 12
"""Of the gold's pairs every so many are forged here; the benchmark itself takes all of them."""

HEARD = "The board met on Tuesday. “We shall count every crate on the quay by noon,” Ann Lee said."
LINE = "“The crane is rotten through,” {} told the board."


@pytest.fixture
def forged(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The benchmark's module."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("forged")


def test_no_floor_gives_way(forged: ModuleType) -> None:
    """As many forged credits are raised as when this was set, and none that contradicts nobody."""
    articles, gold = forged.of_events()

    got = forged.tally(forged.measure(articles, gold[::SAMPLED]))

    assert got.raised >= 0.70 * got.forged
    assert got.false == 0


def disputed(one: str, other: str) -> bool:
    """Tell whether two reports of one day, which share a remark, are told to disagree."""
    articles = [
        Article(f"{HEARD}\n\n{said}", id=name, outlet=name, published="2025-03-04")
        for name, said in (("gull", one), ("post", other))
    ]
    return any(finding.code == "speaker.conflict" for finding in reconcile(articles).findings)


@pytest.mark.parametrize("name", ["Tom Birch", "Councillor Tom Birch", "harbour master Tom Birch"])
def test_a_short_line_of_two_persons_is_a_conflict(name: str) -> None:
    """Two reports of one occasion have a line word for word, and credit two persons."""
    assert disputed(LINE.format("Eve Stone"), LINE.format(name))


@pytest.mark.parametrize("name", ["Eve Stone", "Ms Stone", "an official", "the harbour authority"])
def test_a_line_of_one_person_or_of_nobody_known_is_none(name: str) -> None:
    """An alias, an anonymous source and a body contradict nobody."""
    assert not disputed(LINE.format("Eve Stone"), LINE.format(name))


def test_two_persons_may_use_one_term() -> None:
    """Two words are anybody's, and so are sentences that only resemble each other."""
    term = "{} called the crane “rotten through”."

    assert not disputed(term.format("Eve Stone"), term.format("Tom Birch"))
    assert not disputed(
        "“We will stop every lorry on the quay,” Eve Stone said.",
        "“We will search every barge in the bay,” Tom Birch said.",
    )


def test_a_body_with_its_article_is_no_person() -> None:
    """*The* is nobody's given name: *The FBI* contradicts no director of it."""
    assert parse("The FBI") is None
    assert parse("The Rev. Al Sharpton") == parse("Rev. Al Sharpton")
