"""Measure drift on pairs of strings that somebody wrote and labelled who had not seen the rules.

    python docs/benchmarks/wordings.py
    python docs/benchmarks/wordings.py --wrong

The pairs are in ``fixtures/drift``: changes that look harmless and are grave, that look grave and
are harmless, moderate and light ones, words moved in and out of marks, and strings that only look
alike. Rules were developed since on k001 to k160; k161 to k320 only measure, and nobody who works
on rules reads them. Where a row is ``arguable``, what else may be said of it stands in ``alt``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from quotecheck import Label, Pair, Severity, compare

FOLDER = Path(__file__).parents[2] / "fixtures" / "drift"
LAST_SEEN = "k160"
"""The last pair that rules were developed on."""
_SILENT = frozenset({Label.IDENTICAL, Label.TYPOGRAPHIC})
"""Labels that say nothing beside another one."""
_GRAVE = frozenset({Label.NUMBER, Label.NEGATION, Label.MODALITY, Label.NAME})

Row = dict[str, Any]
Labels = frozenset[str]


class Verdict(NamedTuple):
    """One pair as compared, the labels that it has, and those that it should have."""

    row: Row
    pair: Pair
    got: Labels
    wanted: Labels

    @property
    def is_right(self) -> bool:
        """Whether it is told as it should be: labels and severity, or as two utterances."""
        severity = str(self.pair.severity) == self.row["severity"] or not self.row["same"]
        return self.is_same and self.got == self.wanted and severity

    @property
    def is_same(self) -> bool:
        """Whether it is rightly told as one utterance, or as two."""
        return bool(self.pair.same) == self.row["same"]


class Tally(NamedTuple):
    """What is right.

    Attributes:
        rows: How many pairs there are.
        same: Rightly told as one utterance, or as two.
        alike: Of one utterance: those told with no other and no fewer labels.
        severity: Of one utterance: those told as grave as they are.
        missed: Grave changes that are not told as grave.
        loud: Pairs told as grave that are not.
        f1: Of all labels, the harmonic mean of the share that is right and the share that is told.
    """

    rows: int
    same: int
    alike: int
    severity: int
    missed: int
    loud: int
    f1: float


def part_of(row: Row) -> str:
    """Tell whether rules were developed on a pair: ``seen`` or ``unseen``."""
    return "seen" if row["id"] <= LAST_SEEN else "unseen"


def load(part: str | None = None) -> list[Row]:
    """Return the pairs of a part, or of both."""
    lines = (FOLDER / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if part in {None, part_of(row)}]


def judge(rows: Iterable[Row]) -> list[Verdict]:
    """Compare each pair, and hold its labels against the nearest of those that it may have."""
    found = []
    for row in rows:
        pair = compare(row["a"], row["b"])
        got = _plain(pair.labels)
        readings = [_plain(labels) for labels in (row["labels"], *row.get("alt", ()))]
        found.append(Verdict(row, pair, got, min(readings, key=lambda one: len(one ^ got))))
    return found


def _plain(labels: Iterable[str]) -> Labels:
    return frozenset(map(str, labels)) - _SILENT


def tally(verdicts: Sequence[Verdict]) -> Tally:
    """Count what is right."""
    said = [verdict for verdict in verdicts if verdict.row["same"]]
    told = [verdict for verdict in said if verdict.pair.same]
    right = sum(len(verdict.got & verdict.wanted) for verdict in said)
    every = sum(len(verdict.got) + len(verdict.wanted) for verdict in said)
    return Tally(
        rows=len(verdicts),
        same=sum(verdict.is_same for verdict in verdicts),
        alike=sum(verdict.got == verdict.wanted for verdict in told),
        severity=sum(str(verdict.pair.severity) == verdict.row["severity"] for verdict in told),
        missed=sum(_is_grave(v.wanted) and v.pair.severity < Severity.CRITICAL for v in said),
        loud=sum(not _is_grave(v.wanted) and v.pair.severity is Severity.CRITICAL for v in said),
        f1=2 * right / every,
    )


def _is_grave(labels: Labels) -> bool:
    return not _GRAVE.isdisjoint(labels)


def main() -> None:
    """Print the counts of both parts, and with ``--wrong`` what is wrong in the part seen."""
    for part in ("seen", "unseen"):
        verdicts = judge(load(part))
        got = tally(verdicts)
        said = sum(verdict.row["same"] for verdict in verdicts)
        print(f"{part}: same or not {got.same}/{got.rows}, labels F1 {got.f1:.3f}")
        print(
            f"  of {said} of one utterance: labels {got.alike}, severity {got.severity}, "
            f"grave missed {got.missed}, grave for nothing {got.loud}"
        )
        if "--wrong" in sys.argv and part == "seen":
            for row, pair, have, wanted in (v for v in verdicts if not v.is_right):
                print(f"  {row['id']} {sorted(wanted)} {row['severity']}: {sorted(have)}")
                print(f"    {pair.severity}\n    A {row['a']}\n    B {row['b']}")


if __name__ == "__main__":
    main()
