"""Labels measured on gold: floors under what has been reached."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from renderings import rendering

from quotecheck.collation.alignment import align
from quotecheck.drift import classify
from quotecheck.model import Alignment, Label, Rendering, Span

PLAIN = {
    "silent-omission": "omission",
    "silent-insertion": "insertion",
    **{f"substitution:{name}": name.lower() for name in ("lexical", "function-word", "inflection")},
    **{f"substitution:{name}": name.lower() for name in ("NAME", "NUMBER", "NEGATION", "MODALITY")},
}
IDLE = {"identical", "typographic"}
CRITICAL = {Label.NUMBER, Label.NEGATION, Label.MODALITY, Label.NAME}
Case = tuple[Alignment, set[str], set[str]]


def controlled(shared: Path) -> Iterator[Case]:
    """Yield controlled edits: one change made to a sentence, and its label."""
    for line in (shared / "gold" / "drift_dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["same"] and not {"boundary", "paraphrase"} & set(row["labels"]):
            aligned = align(rendering(row["a"]), rendering(row["b"]))
            yield aligned, wanted(row["labels"]), {row["severity"]}


def published(shared: Path) -> Iterator[Case]:
    """Yield what outlets printed of the same remarks, labelled by hand."""
    texts = {
        f"s{int(path.name[:3])}": path.read_bytes().decode()
        for path in (shared / "seeds").glob("*.txt")
    }
    gold = json.loads((shared / "seeds" / "gold" / "pairs.json").read_text("utf-8"))
    for pair in gold["pairs"]:
        quoted = pair["a"]["quoted"] and pair["b"]["quoted"]
        if pair["relation"] == "same" and quoted and pair["cross_article"]:
            sides = (cut(texts[pair[side]["seed"]], pair[side]) for side in "ab")
            grades = {pair["severity"], pair["severity_alt"]}
            yield align(*sides), wanted(pair["labels"]), grades


def cut(text: str, side: dict[str, Any]) -> Rendering:
    """Return a side of a pair; where it is a part, some words around it belong to its whole."""
    span = Span(side["start"], side["end"])
    whole = span if side["whole"] else Span(max(0, span.start - 12), span.end + 12)
    return Rendering(text, span, whole)


def wanted(labels: Iterable[str]) -> set[str]:
    """Return gold's labels by our names; those that weigh nothing count as one."""
    return plain(PLAIN.get(label, label) for label in labels)


def plain(labels: Iterable[str]) -> set[str]:
    """Drop the idle labels beside others, and take them for one."""
    return set(labels) - IDLE or {"identical"}


def measured(cases: Iterable[Case]) -> tuple[float, float, float, float]:
    """Return F1 of labels, recall and precision of critical ones, and agreement on severity."""
    labels: Counter[str] = Counter()
    critical: Counter[str] = Counter()
    grades: Counter[bool] = Counter()
    for alignment, want, severities in cases:
        drift = classify(alignment)
        have = plain(map(str, drift.labels))
        grades[str(drift.severity) in severities] += 1
        for label in have | want:
            kind = "both" if label in have & want else "extra" if label in have else "missing"
            labels[kind] += 1
            critical[kind] += label in CRITICAL
    return (
        2 * labels["both"] / (2 * labels["both"] + labels["extra"] + labels["missing"]),
        critical["both"] / max(1, critical["both"] + critical["missing"]),
        critical["both"] / max(1, critical["both"] + critical["extra"]),
        grades[True] / grades.total(),
    )


def test_controlled_edits(shared: Path) -> None:
    """A single change is called what it is; a grave one hardly ever slips through."""
    labels, recall, precision, severity = measured(controlled(shared))

    assert labels >= 0.975
    assert recall >= 0.985
    assert precision >= 0.93
    assert severity >= 0.975


def test_published_renderings(shared: Path) -> None:
    """What outlets made of the same words is told as a reader tells it."""
    labels, _, _, severity = measured(published(shared))

    assert labels >= 0.93
    assert severity >= 0.95
