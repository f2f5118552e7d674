"""Ids that outlive an edit of the text: hashes of what a thing says, never of where it stands."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

import attrs

from .model.findings import Finding
from .model.remarks import Remark

Item = TypeVar("Item", Finding, Remark)

_BYTES = 8
"""Bytes of an id: among a million of them, two are alike once in 37 million reports."""


def digest(text: str) -> str:
    """Return a short hash of a text, in hexadecimal digits."""
    return hashlib.blake2b(text.encode(), digest_size=_BYTES).hexdigest()


def told_apart(items: Iterable[Item]) -> Iterator[Item]:
    """Yield things in their order, those that say the same numbered by it in their ids.

    Outlets print a quotation twice, or leave out one word in two places.
    """
    times: Counter[str] = Counter()
    for item in items:
        times[item.id] += 1
        again = times[item.id]
        yield item if again == 1 else attrs.evolve(item, id=digest(f"{item.id}\n{again}"))
