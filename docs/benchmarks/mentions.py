"""Measure speech against mention on short paragraphs, each marked by hand.

    python docs/benchmarks/mentions.py
    python docs/benchmarks/mentions.py --wrong

They stand in ``fixtures/cases/mentions.txt``: what names, and beside it what is said.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from quotecheck import Article, Kind, find_quotes

CASES = Path(__file__).parents[2] / "fixtures" / "cases" / "mentions.txt"
AROUND = "A report\n\nIt rained on Monday in Oslo, and the ferry was late again.\n\n"
"""Every paragraph is read as the second one of an article."""


class Case(NamedTuple):
    """A paragraph, and for each place where words begin between marks whether they are speech."""

    text: str
    places: dict[int, bool]


def read_cases() -> list[Case]:
    """Return the paragraphs of the table, each as an article."""
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            flags = re.finditer("[§¤]", line)
            places = {
                len(AROUND) + flag.start() - n: flag[0] == "¤" for n, flag in enumerate(flags)
            }
            found.append(Case(AROUND + re.sub("[§¤]", "", line).replace("/", "\n"), places))
    return found


def judge() -> dict[bool, list[str]]:
    """Return what is taken for the other: speech, and mentions."""
    wrong: dict[bool, list[str]] = {True: [], False: []}
    for text, places in read_cases():
        quotes = find_quotes(Article(text, id="a"), nested=True)
        speech = {quote.start: quote.kind is not Kind.MENTION for quote in quotes}
        for start, is_speech in places.items():
            if speech.get(start) is not is_speech:
                wrong[is_speech].append(f"{text[start:][:30]} in: {text[len(AROUND) :]}")
    return wrong


def main() -> None:
    """Print how many are taken for the other; which, too."""
    total = Counter(is_speech for _, places in read_cases() for is_speech in places.values())
    for is_speech, wrong in judge().items():
        print(
            f"{'speech' if is_speech else 'mention':8} {len(wrong):3} of {total[is_speech]:3} wrong"
        )
        if "--wrong" in sys.argv:
            print(*wrong, sep="\n")


if __name__ == "__main__":
    main()
