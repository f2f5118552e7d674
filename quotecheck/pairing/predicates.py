"""Of whom something is said: *called Holm “too slow”* is nothing that was said of Berg."""

from collections.abc import Collection

from ..inflection import lemmas
from ..model.passages import Passage

_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_BETWEEN = _BE | {"a", "an", "the", "as", "so", "too", "very", "not"}
"""Words between a name and what is said of it."""
_NAMING = frozenset(
    {"brand", "call", "consider", "deem", "describe", "dismiss", "dub", "label", "portray"}
)
"""Verbs that say of a name what stands behind it: of the other verbs the name may be whom it is
said to."""
_MOST_BETWEEN = 4


def said_of(passage: Passage, start: int, names: Collection[str]) -> str | None:
    """Return the last word of the name of which a passage says what begins at a token.

    None where no name stands right before it: *Berg is very weak*, *called Ada Berg “weak”*.

    Args:
        passage: The passage, with the sentence around a fragment.
        start: The token.
        names: The stems that are names.
    """
    at = start - 1
    last = max(0, start - _MOST_BETWEEN)
    while at > last and passage.tokens[at].norm in _BETWEEN:
        at -= 1
    if at < 0 or not _is_name(passage, at, names):
        return None
    first = at
    while first > 0 and _is_name(passage, first - 1, names):
        first -= 1
    linked = any(token.norm in _BE for token in passage.tokens[at + 1 : start])
    named = first > 0 and not _NAMING.isdisjoint(lemmas(passage.tokens[first - 1].norm))
    return passage.tokens[at].text if linked or named else None


def _is_name(passage: Passage, at: int, names: Collection[str]) -> bool:
    return passage.tokens[at].text[0].isupper() and passage.stems[at] in names
