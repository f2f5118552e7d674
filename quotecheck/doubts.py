"""What denies, doubts or conditions the words beside it: *not*, *if*, *I doubt that*.

Words in their order are all that is looked at; which clause they belong to is for the caller.
"""

from collections.abc import Collection, Sequence

from .inflection import lemmas
from .lexicon import table, words
from .model.spans import Token

ONLY = frozenset({"only", "just", "merely", "simply"})
"""Words before which *not* denies nothing: *not only … but also*."""
_LINKS = frozenset({"that", "it", "to"})
"""What may stand between a view and what it is of: *I doubt that*, *we do not want to*."""
_ABILITY = frozenset({"cannot", "can't", "couldn't"})
_ASKS = frozenset({"whether", "asked"})
CONDITION = "condition"
"""What a phrase that qualifies is, if the clause before it hangs on it."""
_LONGEST = 3
"""Words of the longest phrase that qualifies."""


def denies(word: Token) -> bool:
    """Tell *not*, *never*, *nobody's*, *without*, *won't*."""
    return word.norm.removesuffix("'s") in words("negators") or word.norm.endswith("n't")


def is_doubtful(word: Token) -> bool:
    """Tell a word that denies, doubts, or asks: *not*, *refused*, *whether*."""
    return denies(word) or word.norm in _ASKS or "denial" in _kinds(word)


def leading(found: Sequence[Token], phrases: Collection[str]) -> str | None:
    """Return the longest of the phrases that some words begin with."""
    for length in range(_LONGEST, 0, -1):
        phrase = " ".join(word.norm for word in found[:length])
        if phrase in phrases:
            return phrase
    return None


def opens_condition(found: Sequence[Token]) -> bool:
    """Tell whether a condition begins anywhere in some words: *if*, *unless*, *as long as*."""
    kinds = table("qualifiers")
    phrases = [leading(found[n:], kinds) for n in range(len(found))]
    return any(kinds[phrase] == CONDITION for phrase in phrases if phrase)


def denial(before: Sequence[Token]) -> int | None:
    """Return where the words begin that deny what follows some others, None if they do not."""
    if not before:
        return None
    last = len(before) - 1
    if denies(before[last]) or before[last].norm == "whether":
        return None if last and before[last - 1].norm == "or" else last  # "whether or not"
    for length in range(min(_LONGEST, len(before)), 0, -1):
        phrase = " ".join(word.norm for word in before[-length:])
        if table("qualifiers").get(phrase) == CONDITION:
            return len(before) - length
    end = len(before)
    while end > 1 and before[end - 1].norm in _LINKS:
        end -= 1
    return _view_denied(before[:end])


def _view_denied(some: Sequence[Token]) -> int | None:
    """Return where *nobody believes*, *I doubt* begin at the end of some words, None elsewhere.

    *I do not doubt* denies nothing, and *I can't believe* only wonders.
    """
    kinds = _kinds(some[-1])
    denied = [n for n, word in enumerate(some[:-1]) if denies(word)]
    if "denial" in kinds:
        return None if denied else max(0, len(some) - 2)
    wonders = any(some[n].norm in _ABILITY for n in denied)
    return denied[-1] if "view" in kinds and denied and not wonders else None


def _kinds(word: Token) -> set[str]:
    doubts = table("doubts")
    return {doubts[base] for base in lemmas(word.norm) if base in doubts}
