"""Short lines of common words, beside a remark that two reports share."""

import pytest

import quotecheck as qc
from quotecheck.model import Article, Relation

REMARK = "“The ferry will run on Sundays until the ice comes,” Ada Voss said. "


def _pairs(first: str, second: str, *, day: str = "2025-03-11") -> set[str]:
    """Return what two reports have the same, besides the remark that both begin with."""
    articles = [
        Article(REMARK + first, id="first", published="2025-03-10"),
        Article(REMARK + second, id="second", published=day),
    ]
    pairs = [pair for pair in qc.reconcile(articles).pairs if pair.relation is Relation.SAME]
    return {pair.a.text for pair in pairs if "ferry" not in pair.a.text}


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        ("“It was his,” Voss said.", "Voss said: “It was his.”", "It was his"),
        ("“So be it,” Voss said.", "“So be it, and so what?” Voss said.", "So be it"),
        ("“We did it, and so what?” Voss said.", "“We did it,” Voss said.", "We did it"),
    ],
)
def test_a_short_line_is_said_there_too(first: str, second: str, line: str) -> None:
    assert _pairs(first, second) == {line}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“It was his,” Voss said.", "“It was his,” Carl Berg said."),
        ("“It was his,” Voss said.", "“It is hers,” Voss said."),
        ("“It was his,” Voss said.", "“It was his,” Voss said. “It was his,” Voss said twice."),
    ],
)
def test_of_another_person_or_of_two_places_it_is_none(first: str, second: str) -> None:
    """Nor in other words; where somebody says it twice, nobody knows which is meant."""
    assert _pairs(first, second) == set()


def test_another_week_is_another_occasion() -> None:
    line = "“It was his,” Voss said."

    assert _pairs(line, line, day="2025-03-20") == set()
