"""A candidate: one phrase that may be the source of one quotation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .mentions import Mention

STRENGTH: Mapping[str, float] = {"V": 1.0, "A": 0.85, "J": 0.8, "K": 0.6, "S": 0.4, "M": 0.3}
"""How much a cue says for speech, by its tag."""
REACH = 150
"""So many tokens to either side of a quotation its source is looked for."""


class Candidate(NamedTuple):
    """A possible source of one quotation.

    Attributes:
        mention: The source, or None where the subject is dropped.
        cue: The token of the cue, or -1.
        score: From 0 to about 1.5: how rarely the pattern deceives.
        pattern: The name of the pattern, a key of `quotecheck.speakers.reader.RELIABILITY`.
    """

    mention: Mention | None
    cue: int
    score: float
    pattern: str
