"""Measure pairing and drift on invented events of four outlets each, with every pair labelled.

    python docs/benchmarks/events.py
    python docs/benchmarks/events.py --wrong

The articles and their gold are in ``fixtures/events``; whoever wrote them had not seen the rules,
which were developed on them since. Pairs that the gold calls ``optional`` are neither asked for nor
wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from quotecheck import Form, Pair, Severity, read, reconcile

FOLDER = Path(__file__).parents[2] / "fixtures" / "events"

Row = dict[str, Any]


class Verdict(NamedTuple):
    """One pair that was made, and the row of the gold that it answers best, if any."""

    pair: Pair
    row: int | None
    is_right: bool


class Tally(NamedTuple):
    """What was made of the gold.

    Attributes:
        made: Pairs that were made.
        right: Those that the gold has as one utterance.
        quoted: Pairs of quotations that were found.
        retold: Pairs of a quotation and a paraphrase that were found.
        grave: Grave changes in what was found that are told as grave.
        loud: Pairs told as major or critical that the gold says weigh nothing.
    """

    made: int
    right: int
    quoted: int
    retold: int
    grave: int
    loud: int


def load() -> list[Row]:
    """Return the gold: two sides and what they are to each other."""
    lines = (FOLDER / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def judge(gold: Sequence[Row]) -> list[Verdict]:
    """Judge every pair that is made of the articles."""
    between: dict[frozenset[str], list[int]] = {}
    for n, row in enumerate(gold):
        between.setdefault(frozenset((row["a"]["article"], row["b"]["article"])), []).append(n)
    pairs = [pair for pair in reconcile(read(FOLDER / "articles.jsonl")).pairs if pair.same]
    found = []
    for pair in pairs:
        rows = between.get(frozenset((pair.a.article, pair.b.article)), ())
        fits = [
            (gold[n]["relation"] == "same", fit, n) for n in rows if (fit := _fit(pair, gold[n]))
        ]
        is_right, _, row = max(fits, default=(False, 0.0, None))
        found.append(Verdict(pair, row, is_right))
    return found


def _fit(pair: Pair, row: Row) -> float:
    """Return how nearly a pair's spans are the gold's, 0 where it is another pair.

    Each side lies mostly in the gold's, and one of them covers most of it.
    """
    sides = (pair.a, pair.b) if pair.a.article == row["a"]["article"] else (pair.b, pair.a)
    within, covering, alike = [], [], []
    for side, wanted in zip(sides, (row["a"], row["b"]), strict=True):
        shared = min(side.end, wanted["end"]) - max(side.start, wanted["start"])
        if shared <= 0:
            return 0.0
        here, there = side.end - side.start, wanted["end"] - wanted["start"]
        within.append(shared / here)
        covering.append(shared / there)
        alike.append(shared / (here + there - shared))
    return min(alike) if min(within) >= 0.5 and max(covering) >= 0.5 else 0.0


def tally(gold: Sequence[Row], verdicts: Sequence[Verdict]) -> Tally:
    """Count what is right, what was found, and what was told as grave."""
    met = {v.row: v.pair for v in verdicts if v.is_right and v.row is not None}
    asked = {n: pair for n, pair in met.items() if not gold[n]["optional"]}
    retold = sum(_is_retold(gold[n]) for n in asked)
    return Tally(
        made=len(verdicts),
        right=sum(verdict.is_right for verdict in verdicts),
        quoted=len(asked) - retold,
        retold=retold,
        grave=sum(
            pair.severity is Severity.CRITICAL
            for n, pair in asked.items()
            if gold[n]["severity"] == "critical"
        ),
        loud=sum(
            pair.severity >= Severity.MAJOR
            for n, pair in met.items()
            if gold[n]["severity"] in {"none", "info"}
        ),
    )


def _is_retold(row: Row) -> bool:
    return Form.REPORTED in (row["a"]["form"], row["b"]["form"])


def main() -> None:
    """Print the counts, beside what the gold asks for."""
    gold = load()
    verdicts = judge(gold)
    got = tally(gold, verdicts)
    asked = [row for row in gold if row["relation"] == "same" and not row["optional"]]
    retold = sum(map(_is_retold, asked))
    print(f"right            {got.right:4} of {got.made:4} pairs made")
    print(f"quotations found {got.quoted:4} of {len(asked) - retold:4}")
    print(f"retold found     {got.retold:4} of {retold:4}")
    print(f"told as grave    {got.grave:4}")
    print(f"too loud         {got.loud:4}")
    if "--wrong" in sys.argv:
        for verdict in verdicts:
            if not verdict.is_right:
                print(f"{verdict.pair!r}\n    {verdict.pair.a.text}\n    {verdict.pair.b.text}")


if __name__ == "__main__":
    main()
