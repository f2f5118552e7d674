"""Measure finding and attribution on PolNeAR, and print the tables of docs/accuracy.md.

    git clone https://github.com/networkdynamics/PolNeAR
    python docs/benchmarks/accuracy.py PolNeAR
    python docs/benchmarks/accuracy.py PolNeAR --write docs/accuracy.md

``--attributor package.module:name``, as often as wanted, measures other attributors beside ours.
``--scorer PATH`` runs a scorer of gold that is not public (``PATH --json FILE``), and adds its
figures.
"""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from measure import Figures, bins, calibration_error, f1, measure
from polnear import Gold, find_split, load, read

from quotecheck import Article, __version__
from quotecheck.persons import CERTAIN
from quotecheck.speakers import attribute
from quotecheck.swaps import find_attributor

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

PEERS = {
    "all": ".959 (every mark is speech)",
    "short": ".889",
    "alarms": "56 of 56",
    "named": ".682",
    "speed": "1–6 (spaCy small); 2,800 (a bare regex)",
}
"""The best peer or baseline on the same data (dev), as this project's product page states it."""

MORE: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "find": {
        "entity": ("speaker resolved to the person, end to end", ".575"),
        "entity_strict": ("the same, with the given name where the article has one", "–"),
        "pronoun": ("the same where the article says *he* or *she*", ".485"),
    },
    "pairs": {
        "f1": ("same utterance across outlets, judged F1", ".445"),
        "precision": ("precision of judged pairs", "–"),
        "recall_6": ("recall from six words up", "–"),
        "boundary": ("recall where words are quoted here and paraphrased there", "0"),
        "labels": ("labels of real pairs, micro-F1", ".75"),
        "severity": ("severity of real pairs", ".86"),
    },
    "conflict": {
        "recall": ("forged credits raised", "0"),
        "false": ("false conflicts on untouched pairs", "27 false alarms (surname rule)"),
    },
    "drift": {
        "same_f1": ("controlled edits: same or not, F1", "–"),
        "labels": ("labels of controlled edits, micro-F1", "–"),
        "critical_p": ("critical changes (number, negation, name, modality): precision", ".50"),
        "critical_r": ("critical changes: recall", ".40–.99 by kind, names .02–.04"),
        "severity": ("severity of controlled edits", "–"),
    },
    "locate": {
        "iou50": ("quotations placed in a transcript (half of the union)", ".956"),
        "false": ("look-alikes accepted that no transcript holds", ".027 at that recall"),
        "grave": ("major and critical drift against the transcript raised", "–"),
    },
}
"""Figures of the scorer of gold that is not public: what each means, and the best peer."""


def share(value: float) -> str:
    """Return a share as it is printed: three places, no leading zero."""
    return f"{value:.3f}".removeprefix("0") if value < 1 else f"{value:.3f}"


def comparison(columns: Mapping[str, Figures]) -> str:
    """Return the table of finding and attributing, one column an attributor."""
    all_figures = list(columns.values())
    no_speech = all_figures[0].no_speech
    rows = [
        ("| |", "best peer or baseline", list(columns)),
        ("|---|", "---", ["---"] * len(columns)),
        ("| detection, F1 |", PEERS["all"], [share(f1(*f.found["all"])) for f in all_figures]),
        (
            "| – segments of 1–3 words |",
            PEERS["short"],
            [share(f1(*f.found["short"])) for f in all_figures],
        ),
        (
            f"| – taken for speech, of {no_speech} that are none |",
            PEERS["alarms"],
            [str(f.false_alarms) for f in all_figures],
        ),
        (
            "| named source right, end to end |",
            PEERS["named"],
            [share(f.right / f.named) for f in all_figures],
        ),
        (
            "| articles a second, one core |",
            PEERS["speed"],
            [f"{f.speed:,.0f}" for f in all_figures],
        ),
    ]
    return "\n".join(f"{head} {peer} | {' | '.join(own)} |" for head, peer, own in rows)


def reliability(figures: Figures) -> str:
    """Return the reliability table of an attributor's confidence."""
    found = bins(figures.credited)
    lines = ["| confidence | credits | mean confidence | observed right |", "|---|---|---|---|"]
    for one in found:
        told, seen = share(one.confidence), share(one.right)
        lines.append(f"| {one.low:.2f} to {one.high:.2f} | {one.size} | {told} | {seen} |")
    given = [credit for credit in figures.credited if credit.given]
    sure = [credit for credit in given if credit.confidence >= CERTAIN]
    right = sum(credit.right for credit in sure) / max(1, len(sure))
    silent = len(figures.credited) - len(given)
    summary = (
        f"Expected calibration error: {share(calibration_error(found))} over {len(given)} credits. "
        f"Credits from {CERTAIN} up, which alone may contradict another outlet's: {len(sure)}, of "
        f"which {share(right)} are right. Nobody was credited with {silent} found quotations."
    )
    return "\n".join((*lines, "", summary))


def more(figures: Mapping[str, Mapping[str, float]]) -> str:
    """Return the table of figures on gold that is not public."""
    lines = ["| | best peer or baseline | quotecheck |", "|---|---|---|"]
    for suite, known in MORE.items():
        for key, (meaning, peer) in known.items():
            value = figures.get(suite, {}).get(key)
            if value is not None:
                lines.append(f"| {meaning} | {peer} | {share(value)} |")
    return "\n".join(lines)


def stamp(split: str, golds: Sequence[Gold], timed: Sequence[Article]) -> str:
    """Say what was measured, when, and on what."""
    speech, others = (sum(len(part) for part in parts) for parts in _parts(golds))
    chars = sum(len(article.text) for article in timed) / max(1, len(timed))
    changed = "+" if _git("status", "--porcelain", "quotecheck") else ""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return (
        f"quotecheck {__version__} ({_git('rev-parse', '--short', 'HEAD')}{changed}), {today}, "
        f"Python {platform.python_version()}. PolNeAR {split}: {len(golds)} articles, {speech} "
        f"segments of speech and {others} of none between double marks. Speed: {len(timed)} "
        f"articles of {chars:,.0f} characters on average."
    )


def _parts(golds: Sequence[Gold]) -> tuple[list[Sequence[object]], list[Sequence[object]]]:
    return [gold.speech for gold in golds], [gold.others for gold in golds]


def _git(*words: str) -> str:
    command = ["git", "-C", str(Path(__file__).parent), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip()


def run_scorer(path: Path) -> dict[str, dict[str, float]]:
    """Run a scorer of further gold, and return its figures."""
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures.json"
        command = [sys.executable, str(path), *MORE, "--json", str(figures)]
        subprocess.run(command, stdout=sys.stderr, check=False)  # noqa: S603
        found: dict[str, dict[str, float]] = json.loads(figures.read_text(encoding="utf-8"))
    return found


def page(
    stamped: str, columns: Mapping[str, Figures], further: Mapping[str, Mapping[str, float]]
) -> str:
    """Return everything that was measured, as Markdown."""
    first = next(iter(columns.values()))
    parts = [stamped, "### Finding and attributing", comparison(columns)]
    parts += ["### Is confidence what it says?", reliability(first)]
    if further:
        parts += ["### Persons, pairs, drift, conflicts, places", more(further)]
    return "\n\n".join(parts)


def rewrite(document: str, measured: str) -> str:
    """Return a document with its measured part renewed.

    Raises:
        SystemExit: It does not say where that part is.
    """
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"--write: no {BEGIN} and {END} in it")
    return f"{before}{begin}\n{measured}\n{end}{after}"


def main(argv: Sequence[str]) -> None:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("clone", type=Path, help="a clone of networkdynamics/PolNeAR")
    parser.add_argument("--split", default="dev", help="what to measure on (default: dev)")
    parser.add_argument("--attributor", action="append", default=[], metavar="M:NAME")
    parser.add_argument("--scorer", type=Path, help="a scorer of gold that is not public")
    parser.add_argument("--write", type=Path, metavar="FILE", help="renew this document")
    args = parser.parse_args(argv)

    golds = load(find_split(args.clone, args.split))
    texts = sorted((find_split(args.clone, "train") / "text").glob("*.txt"))
    timed = [Article(read(path), id=path.stem) for path in texts]
    columns = {"quotecheck": measure(golds, timed, attribute)}
    for name in args.attributor:
        other = find_attributor(name, "--attributor")
        columns[f"`{name}`"] = measure(golds, timed[:: max(1, len(timed) // 40)], other)
    further = run_scorer(args.scorer) if args.scorer else {}
    measured = page(stamp(args.split, golds, timed), columns, further)
    if args.write:
        renewed = rewrite(args.write.read_text(encoding="utf-8"), measured)
        args.write.write_text(renewed, encoding="utf-8")
    else:
        print(measured)


if __name__ == "__main__":
    main(sys.argv[1:])
