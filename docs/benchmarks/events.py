"""Measure pairing and drift on invented events and long stories, with every pair labelled.

    python docs/benchmarks/events.py
    python docs/benchmarks/events.py --wrong

The articles and their gold are in ``fixtures/events``; whoever wrote them had not seen the rules.
An event is told by four outlets; a story (h01 to h04) by six over half a year, with lines that are
said again (``echo``) and look-alikes (``different``); h03 and h04 are full of promises that stand
for months. Rules were developed since on e01 to e14, f01 to f05, h01 and h03; f06 to f10, h02 and
h04 only measure, and nobody who works on rules reads them. Pairs that the gold calls ``optional``
are neither asked for nor wrong. What an editor must be told is in ``findings.jsonl``; rows there
that are no ``must`` are neither asked for nor noise. Those of f01 to h04 are by who wrote the
articles.
"""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from quotecheck import Finding, Form, Pair, Report, Severity, read, reconcile

FOLDER = Path(__file__).parents[2] / "fixtures" / "events"
UNSEEN = frozenset({"f06", "f07", "f08", "f09", "f10"})
"""The events that no rule was developed on."""
STORIES = {
    "h01": "story",
    "h02": "unseen story",
    "h03": "standing story",
    "h04": "unseen standing story",
}
"""The long stories, each a part of its own; no rule was developed on the unseen ones."""
PARTS = ("seen", "unseen", *STORIES.values())
SEEN = frozenset({"seen", "story", "standing story"})
"""The parts that may be read."""
_EVENT = 3
"""Characters of an article's id that name its event."""

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
        apart: Pairs that were made of what the gold keeps apart: said again, or only alike.
    """

    made: int
    right: int
    quoted: int
    retold: int
    grave: int
    loud: int
    apart: int


class Told(NamedTuple):
    """What an editor is told.

    Attributes:
        must: What must be told and is, conflicts included.
        conflicts: Wrong credits among it.
        noise: Findings of severity major or critical that nobody asked for.
        false_conflicts: Conflicts among those.
    """

    must: int
    conflicts: int
    noise: int
    false_conflicts: int


def part_of(article: str) -> str:
    """Tell which of `PARTS` an article belongs to."""
    event = article[:_EVENT]
    return STORIES.get(event, "unseen" if event in UNSEEN else "seen")


def run(part: str) -> Report:
    """Return the report in which a part is: on all events together, or on a story by itself."""
    return _run(part if part in STORIES.values() else None)


@functools.cache
def _run(story: str | None) -> Report:
    articles = read(FOLDER / "articles.jsonl")
    return reconcile(tuple(one for one in articles if STORIES.get(one.id[:_EVENT]) == story))


def load(part: str | None = None) -> list[Row]:
    """Return the gold of a part, or of all: two sides and what they are to each other."""
    return [row for row in _rows("gold") if part in {None, part_of(row["a"]["article"])}]


def load_findings(part: str | None = None) -> list[Row]:
    """Return what must and what may be told of a part, or of all."""
    return [row for row in _rows("findings") if part in {None, part_of(row["article"])}]


def _rows(name: str) -> list[Row]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def judge(report: Report, gold: Sequence[Row], part: str) -> list[Verdict]:
    """Judge every pair that is made of the articles of a part."""
    between: dict[frozenset[str], list[int]] = {}
    for n, row in enumerate(gold):
        between.setdefault(frozenset((row["a"]["article"], row["b"]["article"])), []).append(n)
    pairs = [pair for pair in report.pairs if pair.same and part_of(pair.a.article) == part]
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
        apart=sum(verdict.row is not None and _is_apart(gold[verdict.row]) for verdict in verdicts),
    )


def _is_retold(row: Row) -> bool:
    return Form.REPORTED in (row["a"]["form"], row["b"]["form"])


def judge_findings(report: Report, rows: Sequence[Row], part: str) -> tuple[Told, list[Finding]]:
    """Count what is told of a part, and return the findings that are noise."""
    loud = [
        finding
        for finding in report.findings
        if finding.severity >= Severity.MAJOR and part_of(finding.at[0].article) == part
    ]
    asked = [(finding, row) for finding in loud for row in rows if _is_asked_for(finding, row)]
    told = {
        (row["article"], row["start"], row["code"])
        for finding, row in asked
        if row["must"] and finding.severity.name.lower() == row["severity"]
    }
    welcome = {finding.id for finding, _ in asked}
    noise = [finding for finding in loud if finding.id not in welcome]
    return Told(
        must=len(told),
        conflicts=_conflicts(code for _, _, code in told),
        noise=len(noise),
        false_conflicts=_conflicts(finding.code for finding in noise),
    ), noise


def _is_asked_for(finding: Finding, row: Row) -> bool:
    """Tell whether a finding stands where a row has one, no graver, and grave for that reason."""
    alike = finding.code == row["code"]
    if not alike and (
        finding.severity is Severity.CRITICAL or not finding.code.startswith("drift")
    ):
        return False
    return any(
        place.article == row["article"] and place.start <= row["end"] and row["start"] <= place.end
        for place in finding.at
    )


def _conflicts(codes: Iterable[str]) -> int:
    return sum(code == "speaker.conflict" for code in codes)


def main() -> None:
    """Print the counts of every part, beside what the gold asks for."""
    for part in PARTS:
        report = run(part)
        gold, rows = load(part), load_findings(part)
        verdicts = judge(report, gold, part)
        got = tally(gold, verdicts)
        told, noise = judge_findings(report, rows, part)
        asked = [row for row in gold if row["relation"] == "same" and not row["optional"]]
        retold = sum(map(_is_retold, asked))
        must = [row["code"] for row in rows if row["must"]]
        print(f"{part}")
        print(f"  right            {got.right:4} of {got.made:4} pairs made")
        print(f"  quotations found {got.quoted:4} of {len(asked) - retold:4}")
        print(f"  retold found     {got.retold:4} of {retold:4}")
        print(f"  told as grave    {got.grave:4} of {_grave(asked):4}")
        print(f"  too loud         {got.loud:4}")
        print(f"  kept apart not   {got.apart:4} of {sum(_is_apart(row) for row in gold):4}")
        print(f"  must be told     {told.must:4} of {len(must):4}")
        print(f"  wrong credits    {told.conflicts:4} of {_conflicts(must):4}")
        print(f"  noise            {told.noise:4}, false conflicts {told.false_conflicts}")
        if "--wrong" in sys.argv and part in SEEN:
            _show(verdicts, noise)


def _is_apart(row: Row) -> bool:
    return row["relation"] != "same"


def _grave(rows: Sequence[Row]) -> int:
    return sum(row["severity"] == "critical" for row in rows)


def _show(verdicts: Sequence[Verdict], noise: Sequence[Finding]) -> None:
    """Print what is wrong, and what nobody asked for."""
    for verdict in verdicts:
        if not verdict.is_right:
            print(f"{verdict.pair!r}\n    {verdict.pair.a.text}\n    {verdict.pair.b.text}")
    for finding in noise:
        print(f"{finding.severity} {finding.code} {finding.at[0].article} {finding.message}")


if __name__ == "__main__":
    main()
