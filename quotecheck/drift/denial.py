"""What denies without a *not*: *fail to*, *anything but*, *few*, *too early to*, *neither … nor*.

Such words weigh only beside others: *failed to warn* says *did not warn*, and is the opposite of
*warned*; but *refused* in place of *hesitated* is another word, no more.
"""

from collections.abc import Sequence

from .. import lexicon
from ..inflection import related
from ..model import Alignment, Step, Token
from .evidence import is_function
from .grammar import is_auxiliary
from .polarity import denier, is_not, is_scarce

_TWO_PLACES = 2
"""Where *neither* is gone, and where the *not* stands that says the same."""

_OTHER_CLAUSE = frozenset({"aux", "conj"})
"""Classes of words with which another clause is told from a name."""


def is_said_otherwise(alignment: Alignment, cluster: Sequence[Step], balance: int) -> bool:
    """Tell *failed to* for *did not*, *few* for *not many*: who lacks a *not* denies in words."""
    a, b = _sides(alignment, cluster)
    plain, other = (b, a) if balance < 0 else (a, b)
    if abs(balance) > 1 or not any(map(is_not, plain)):
        return False
    return is_denier(other) or any(map(is_scarce, other)) or _is_too_much(other)


def _is_too_much(tokens: Sequence[Token]) -> bool:
    """Tell *too early to say*: it is not said; the verb may be one that stays."""
    return any(
        (tokens[k].norm, tokens[k + 2].norm) == ("too", "to")
        and not any(map(is_function, tokens[k + 3 : k + 4]))
        for k in range(len(tokens) - 2)
    )


def undenied(alignment: Alignment, cluster: Sequence[Step]) -> list[Step]:
    """Return the steps with a *failed to* or *rather than* that only one side has.

    What it denies stands on both sides, and nothing else is in its place.
    """
    a, b = _sides(alignment, cluster)
    on_a, on_b = _denier(a, b), _denier(b, a)
    first = cluster[0]
    return [
        step
        for step in cluster
        if _overlap(on_a, step.a_start - first.a_start, step.a_end - first.a_start)
        or _overlap(on_b, step.b_start - first.b_start, step.b_end - first.b_start)
    ]


def is_denier(tokens: Sequence[Token]) -> bool:
    """Tell whether some words hold one that denies what follows, as *fail to* does."""
    return any(denier(tokens, k) for k in range(len(tokens)))


def turns_neither(alignment: Alignment, clusters: Sequence[Sequence[Step]]) -> bool:
    """Tell *neither A nor B did* for *A and B did not*: of two places, one denies for both."""
    if len(clusters) != _TWO_PLACES:
        return False
    (first, *_), (second, *_) = clusters
    return _denies_names(
        alignment.a.text, alignment.a_tokens[first.a_start :], second.a_start - first.a_start
    ) or _denies_names(
        alignment.b.text, alignment.b_tokens[first.b_start :], second.b_start - first.b_start
    )


def _denies_names(text: str, tokens: Sequence[Token], end: int) -> bool:
    """Tell a *neither … nor* that has but names, and their auxiliary, up to the second place.

    Where a clause of its own stands between, the *not* there is another one's.
    """
    norms = [token.norm for token in tokens[:end]]
    if norms[:1] != ["neither"] or "nor" not in norms or end == len(tokens):
        return False
    nor = norms.index("nor")
    named = tokens[nor + 1 : end]
    if named and is_auxiliary(named[-1]):
        named = named[:-1]
    classes = lexicon.table("function_words")
    apart = "," in text[tokens[nor].end : tokens[end].start]
    return not apart and not any(classes.get(t.norm) in _OTHER_CLAUSE for t in named)


def _denier(tokens: Sequence[Token], others: Sequence[Token]) -> range:
    """Return the words with which a run denies what the other run says, and says nothing else."""
    if not is_denier(others):
        for k in range(len(tokens)):
            length = denier(tokens, k)
            denied = _content(tokens[k + length :])
            if length and _answer(denied, others) and _answer(_content(others), denied):
                return range(k, k + length)
    return range(0)


def _overlap(places: range, start: int, end: int) -> bool:
    return max(places.start, start) < min(places.stop, end)


def _answer(some: Sequence[Token], others: Sequence[Token]) -> bool:
    return all(any(related(x.norm, y.norm) for y in others) for x in some)


def _content(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if not is_function(token)]


def _sides(
    alignment: Alignment, cluster: Sequence[Step]
) -> tuple[Sequence[Token], Sequence[Token]]:
    first, last = cluster[0], cluster[-1]
    return (
        alignment.a_tokens[first.a_start : last.a_end],
        alignment.b_tokens[first.b_start : last.b_end],
    )
