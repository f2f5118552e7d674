"""What is named and what is said, one beside the other: floors over a table of short paragraphs.

``fixtures/cases/mentions.txt`` has them. A speaker's words that are lost cost more than a title
that is taken for speech, so each way of going wrong has its own floor.
"""

import re

import pytest
from goldfile import FIXTURES

import quotecheck as qc
from quotecheck.model import Kind

AROUND = "A report\n\nIt rained on Monday in Oslo, and the ferry was late again.\n\n"
"""Every paragraph is read as the second one of an article."""
MOST_LOST, MOST_FALSE = 11, 24
"""Speech taken for a mention, and mentions taken for speech."""


def read_cases() -> list[tuple[str, dict[int, bool]]]:
    """Return paragraphs, and for each where words begin between marks: whether they are speech."""
    found = []
    for line in (FIXTURES / "cases" / "mentions.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            flags = re.finditer("[§¤]", line.replace("/", "\n"))
            places = {flag.start() - n: flag[0] == "¤" for n, flag in enumerate(flags)}
            found.append((re.sub("[§¤]", "", line).replace("/", "\n"), places))
    return found


@pytest.fixture(scope="module")
def wrong() -> dict[bool, list[str]]:
    """Return what was taken for the other: speech, and mentions."""
    result: dict[bool, list[str]] = {True: [], False: []}
    for text, places in read_cases():
        quotes = qc.find_quotes(qc.Article(AROUND + text, id="a"), nested=True)
        speech = {quote.start - len(AROUND): quote.kind is not Kind.MENTION for quote in quotes}
        for start, is_speech in places.items():
            if speech.get(start) is not is_speech:
                result[is_speech].append(f"{text[start:][:30]} in: {text}")
    return result


def test_little_speech_is_lost(wrong: dict[bool, list[str]]) -> None:
    """What somebody says is hardly ever taken for a name."""
    assert len(wrong[True]) <= MOST_LOST, "\n".join(wrong[True])


def test_few_names_are_speech(wrong: dict[bool, list[str]]) -> None:
    """Titles, nicknames, terms and slogans are seldom taken for somebody's words."""
    assert len(wrong[False]) <= MOST_FALSE, "\n".join(wrong[False])


def test_the_table_weighs_both_sides() -> None:
    """As it grows, neither side is forgotten."""
    sides = [is_speech for _, places in read_cases() for is_speech in places.values()]

    assert len(sides) >= 400
    assert 0.4 < sum(sides) / len(sides) < 0.6
