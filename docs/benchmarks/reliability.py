"""How often each pattern of attribution points at the right source: what `RELIABILITY` rests on.

    python docs/benchmarks/reliability.py POLNEAR [--split train]

Prints a line for each pattern: credits given by it to quotations whose annotated source is a name,
the share of them that is right, and what quotecheck says it is. ``carried`` is a quotation without
a credit of its own, whose speaker goes on.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from measure import judge_credit, match, spoken
from polnear import Gold, find_split, load

from quotecheck.quotes import find_segments
from quotecheck.speakers import attribute
from quotecheck.speakers.reader import RELIABILITY, Credit, Reader


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("polnear", type=Path, help="a clone of networkdynamics/PolNeAR")
    parser.add_argument("--split", default="train")
    given = parser.parse_args()
    outcomes: dict[str, list[bool]] = defaultdict(list)
    for gold in load(find_split(given.polnear, given.split)):
        for pattern, right in _judged(gold):
            outcomes[pattern].append(right)
    print(f"{'pattern':<12} {'credits':>7} {'right':>6} {'taken':>6}")
    for pattern, found in sorted(outcomes.items(), key=lambda item: -len(item[1])):
        taken = f"{RELIABILITY[pattern]:.2f}" if pattern in RELIABILITY else ""
        print(f"{pattern:<12} {len(found):>7} {sum(found) / len(found):>6.3f} {taken:>6}")


def _judged(gold: Gold) -> list[tuple[str, bool]]:
    """Return the pattern of each credit to a named source, and whether the credit is right."""
    patterns = {span: credit.basis or "before" for span, credit in _credits(gold.text).items()}
    quotes = spoken(gold, attribute)
    judged = []
    for n, m in match(gold, quotes).items():
        if gold.named(gold.speech[m]):
            credit = judge_credit(gold, gold.speech[m], quotes[n])
            if credit.given:
                judged.append((patterns[quotes[n].start, quotes[n].end], credit.right))
    return judged


def _credits(text: str) -> dict[tuple[int, int], Credit]:
    """Return the credit of each segment of a text, by its place."""
    segments = find_segments(text)
    credited = Reader.of(text, segments).credits()
    return {(segments[n].start, segments[n].end): credit for n, credit in credited.items()}


if __name__ == "__main__":
    main()
