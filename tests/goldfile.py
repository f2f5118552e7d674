"""Reading the fixtures' gold, and what counts as right; shared by the tests on fixtures."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parents[1] / "fixtures"
SETS = ("rutte", "synthetic")
SILENT = {"identical", "typographic"}
"""Labels that weigh nothing, and that gold does not tell apart beside others."""


def gold(name: str) -> Any:
    """Return one file of gold."""
    return json.loads((FIXTURES / "gold" / f"{name}.json").read_bytes())


def words(text: str) -> list[str]:
    """Return the words of a text, case and the shape of apostrophes aside."""
    return re.findall(r"\w+(?:[-'.&]\w+)*", text.replace("’", "'").casefold())


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return every run of so many words."""
    listed = words(text)
    return set(zip(*(listed[n:] for n in range(length)), strict=False))


def credited(found: str | None, *right: str | None) -> bool:
    """Tell whether a speaker is one of the right ones: all of the name, and little besides."""
    if found is None or None in right:
        return found is None and None in right
    have = words(found)
    for name in right:
        want = [
            word
            for word in words(name or "")
            if word not in {"a", "an", "the", "one", "mr", "ms", "mrs", "fr", "sir", "dame"}
        ]
        if want and set(want) <= set(have) and len(have) <= len(want) + 5:
            return True
    return False


def covers(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Tell whether a stretch is the other one, punctuation at the edges aside."""
    return abs(start - other_start) <= 1 and abs(end - other_end) <= 2


def plain(labels: list[str]) -> set[str]:
    """Return the labels that are worth telling apart."""
    return set(labels) - SILENT
