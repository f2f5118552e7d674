"""What negates: words, contractions and prefixes."""

from collections.abc import Sequence

from .. import lexicon
from ..inflection import related
from ..model import Token
from ..spelling import expansions

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_NOT_ONLY = frozenset({"only", "just", "merely", "simply"})


def negations(token: Token) -> int:
    """Return how often a word negates: once for *not*, *never*, *won't*, *without*, else never."""
    if token.norm in lexicon.words("negators"):
        return 1
    return int(any("not" in phrase for phrase in expansions(token.norm)))


def flips(a: Token, b: Token) -> int:
    """Return 1 where A is the negated form of B (*unlikely*, *likely*), -1 for the reverse, else 0.

    *harmless* negates *harmful*; *unless* and *under* negate nothing.
    """
    if _negates(a.norm, b.norm):
        return 1
    return -1 if _negates(b.norm, a.norm) else 0


def is_idle(tokens: Sequence[Token], at: int, start: int, end: int) -> bool:
    """Tell a negation that denies nothing with the words around it: *not only*, *whether or not*.

    The phrase must stand between ``start`` and ``end``: what is only half dropped has turned sense.
    """
    phrases = lexicon.words("idle_negations")
    return any(
        " ".join(token.norm for token in tokens[first:last]) in phrases
        for first in range(max(start, at - 2), at + 1)
        for last in range(at + 1, min(end, first + 4) + 1)
    )


def is_not_only(token: Token, following: Token) -> bool:
    """Tell the *not* of *not only … but also*, which denies nothing."""
    return token.norm == "not" and following.norm in _NOT_ONLY


def _negates(long: str, short: str) -> bool:
    if long in lexicon.words("false_negatives") or len(long) <= 4:
        return False
    if any(
        long.startswith(prefix)
        and len(long) - len(prefix) >= 3
        and related(long[len(prefix) :], short)
        for prefix in _PREFIXES
    ):
        return True
    return long.endswith("less") and len(long) > 6 and short in {long[:-4] + "ful", long[:-4]}
