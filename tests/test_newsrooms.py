"""How finding and crediting fare on paragraphs in many newsrooms' manners: floors, not examples.

The paragraphs are in ``fixtures/cases/newsrooms.toml``. A floor is what was reached when it was
set; it rises with the work and never falls. A test that falls short lists what went wrong.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

import pytest
from goldfile import FIXTURES, covers, credited

import quotecheck

FLOORS = {"found": 448, "told apart": 427, "credited": 381}
"""Right ones: spans of all quotations; speech or mention of all; speakers of all speech."""

MOST_FALSE = 0
"""Stretches taken for speech that are none."""

Row = dict[str, Any]


def place(listed: list[Row], text: str) -> list[Row]:
    """Give the quotations of a paragraph their places, in text order."""
    cursor, placed = 0, []
    for row in listed:
        pattern = ".*?".join(re.escape(part.strip()) for part in row["words"].split("⋯"))
        match = re.compile(pattern, re.DOTALL).search(text, cursor)
        if match is None:
            raise ValueError(f"not in the paragraph: {row['words']}")
        cursor = match.end()
        placed.append(row | {"start": match.start(), "end": match.end()})
    return placed


@cache
def cases() -> list[Row]:
    listed = tomllib.loads((FIXTURES / "cases" / "newsrooms.toml").read_text("utf-8"))
    return list(listed["cases"])


@cache
def outcome() -> dict[str, list[str]]:
    """Return what went right and wrong, by what was asked; every entry names its paragraph."""
    result: dict[str, list[str]] = {name: [] for name in (*FLOORS, "false")}
    result |= {f"not {name}": [] for name in FLOORS}
    for case in cases():
        quotes = quotecheck.find_quotes(quotecheck.Article(case["text"]))
        taken = set()
        for row in place(case["quotes"], case["text"]):
            asked = dict.fromkeys(FLOORS, False)
            quote = next(
                (q for q in quotes if covers(q.start, q.end, row["start"], row["end"])), None
            )
            speech = row.get("kind") != "mention"
            if quote is not None:
                taken.add(quote)
                asked["found"] = True
                asked["told apart"] = (quote.kind != "mention") == speech
                asked["credited"] = credited(
                    quote.speaker, row.get("who"), row.get("or", row.get("who"))
                )
            for name, right in asked.items():
                if name != "credited" or (speech and not row.get("optional")):
                    got = quote and f"{quote.kind} {quote.speaker}"
                    line = f"{case['style']}: {row['words']} | {row.get('who')} | got {got}"
                    result[name if right else f"not {name}"].append(line)
        result["false"] += [
            f"{case['style']}: {quote.text}"
            for quote in quotes
            if quote not in taken and quote.kind != "mention" and quote.form == "quoted"
        ]
    return result


@pytest.mark.parametrize("asked", FLOORS)
def test_as_many_are_right_as_ever(asked: str) -> None:
    """The number of right answers is at its floor or above."""
    right, wrong = len(outcome()[asked]), outcome()[f"not {asked}"]

    assert right >= FLOORS[asked], "\n".join([f"{right} {asked}; not:", *wrong])


def test_hardly_anything_else_is_taken_for_speech() -> None:
    """False alarms stay at their floor or below."""
    false = outcome()["false"]

    assert len(false) <= MOST_FALSE, "\n".join(false)


def test_every_case_can_be_read() -> None:
    """Each paragraph holds its quotations, in order, and names its style."""
    for case in cases():
        assert place(case["quotes"], case["text"])
        assert case["style"]
