"""Measure finding and attribution on invented articles of many newsrooms, with gold by hand.

    python docs/benchmarks/newsrooms.py
    python docs/benchmarks/newsrooms.py --wrong

The articles and their gold are in ``fixtures/newsrooms``; whoever wrote them had not seen the
rules. Rules were developed since on 1 to 94 and 119 to 130; 95 to 118 and 131 to 142 only measure,
and nobody who works on rules reads them.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from measure import EDGES

from quotecheck import Article, Kind, Quote, find_quotes

FOLDER = Path(__file__).parents[2] / "fixtures" / "newsrooms"
UNSEEN = (range(95, 119), range(131, 143))
"""The numbers of the articles that no rule was developed on."""
_LEADING = re.compile(
    r"^(?:(?:the|a|an|one|mrs?|ms|sir|dame|lord|lady|dr|prof|professor|sen|senator|judge|mayor)\.?\s)+"
)

Row = dict[str, Any]


class Verdict(NamedTuple):
    """One quotation of the gold, and what was made of it."""

    row: Row
    quote: Quote | None
    is_right: bool


def load() -> dict[str, list[Row]]:
    """Return the gold by article, in text order."""
    found: dict[str, list[Row]] = {}
    for line in (FOLDER / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["article"], []).append(row)
    return found


def part_of(name: str) -> str:
    """Tell whether rules were developed on an article: ``seen`` or ``unseen``."""
    number = int(name.partition("-")[0])
    return "unseen" if any(number in numbers for numbers in UNSEEN) else "seen"


def read(name: str) -> str:
    """Return the text of an article."""
    return (FOLDER / "articles" / f"{name}.txt").read_text(encoding="utf-8")


def judge(name: str, rows: Sequence[Row]) -> Iterator[Verdict]:
    """Judge one article: speech is right where it is found as speech and well credited."""
    quotes = find_quotes(Article(read(name), id=name))
    for row in rows:
        quote = max(quotes, key=lambda quote: _overlap(row, quote), default=None)
        quote = quote if quote and _overlap(row, quote) >= 0.5 else None
        is_speech = quote is not None and quote.kind is not Kind.MENTION
        if row.get("either"):
            is_right = True
        elif row["speech"]:
            is_right = is_speech and quote is not None and _is_meant(row, quote.speaker)
        else:
            is_right = not is_speech
        yield Verdict(row, quote, is_right)


def _overlap(row: Row, quote: Quote) -> float:
    """Return the share of the union of two spans that both have."""
    shared = min(row["end"], quote.end) - max(row["start"], quote.start)
    return shared / (max(row["end"], quote.end) - min(row["start"], quote.start))


def _is_meant(row: Row, speaker: str | None) -> bool:
    return _plain(speaker) in {_plain(name) for name in (row["speaker"], *row.get("accept", ()))}


def _plain(name: str | None) -> str | None:
    """Return a name without titles, articles and marks."""
    if name is None:
        return None
    folded = re.sub(r"[\"“”.,]", "", name.replace("’", "'").casefold())
    return _LEADING.sub("", folded).strip()


def main() -> None:
    """Print how many are right, on what was developed on and on what was not; how sure, too."""
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    sure: Counter[tuple[str, str]] = Counter()
    borne_out: Counter[tuple[str, str]] = Counter()
    for name, rows in load().items():
        part = part_of(name)
        for row, quote, is_right in judge(name, rows):
            keys = [(part, "speech" if row["speech"] else "mention")]
            keys += [(part, row["how"])] if row["speech"] else []
            if row["speech"] and quote is not None and quote.speaker is not None:
                level = (part, f"sure {max(e for e in EDGES if e <= quote.confidence):.2f}")
                sure[level] += 1
                borne_out[level] += _is_meant(row, quote.speaker)
            total.update(keys)
            right.update(keys if is_right else [])
            if "--wrong" in sys.argv and not is_right and part == "seen":
                print(f"{name}\t{row['speaker']}\t{quote and quote.speaker}\t{row['text'][:60]}")
    for key in sorted(total):
        print(f"{key[0]:7} {key[1]:13} {right[key]:4} of {total[key]:4}")
    for level in sorted(sure):
        print(f"{level[0]:7} {level[1]:13} {borne_out[level]:4} of {sure[level]:4}")


if __name__ == "__main__":
    main()
