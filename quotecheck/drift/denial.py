"""What denies without a *not*: *fail to*, *anything but*, *few*, *too early to*, *neither … nor*.

Such words weigh only beside others: *failed to warn* says *did not warn*, and is the opposite of
*warned*; but *refused* in place of *hesitated* is another word, no more.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .. import lexicon
from ..cues import Sense, verb
from ..inflection import related
from ..model.alignments import Alignment, Step
from ..model.spans import Token
from .evidence import is_function, spanned
from .grammar import is_auxiliary
from .polarity import denier, is_not, is_scarce

_TWO_PLACES = 2
"""Where *neither* is gone, and where the *not* stands that says the same."""

_BESIDE = 3
"""Words between a *not* and the objects of which it denies either: *do not have the beds or*."""
_ANY = {
    "neither": ("either",),
    "never": ("ever",),
    "no": ("any", "a", "an", ""),
    "no one": ("anyone", "anybody"),
    "nobody": ("anyone", "anybody"),
    "none": ("any",),
    "nothing": ("anything",),
    "nowhere": ("anywhere",),
}
"""What denies by itself, and what stands in its place behind a *not*."""
_OTHER_CLAUSE = frozenset({"aux", "conj"})
"""Classes of words with which another clause is told from a name."""


def is_said_otherwise(alignment: Alignment, cluster: Sequence[Step], balance: int) -> bool:
    """Tell *failed to* for *did not*, *few* for *not many*: who lacks a *not* denies in words."""
    a, b = spanned(alignment, cluster)
    plain, other = (b, a) if balance < 0 else (a, b)
    if abs(balance) > 1 or not any(map(is_not, plain)):
        return False
    if other is a and a and cluster[0].a_start:  # *yet* may stand elsewhere: *not decided yet*
        other = alignment.a_tokens[cluster[0].a_start - 1 : cluster[-1].a_end]
    elif other is b and b and cluster[0].b_start:
        other = alignment.b_tokens[cluster[0].b_start - 1 : cluster[-1].b_end]
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
    a, b = spanned(alignment, cluster)
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


def turns_alike(alignment: Alignment, clusters: Sequence[Sequence[Step]]) -> bool:
    """Tell two places of which one denies what the other does on the other side.

    *Neither A nor B did* is *A and B did not*, *has neither A nor B* is *does not have A or B*,
    *has no regrets* is *does not have any regrets*, *unless they pay* is *if they do not pay*.
    """
    if len(clusters) != _TWO_PLACES:
        return False
    places = [(cluster[0], cluster[-1]) for cluster in clusters]
    of_a = [(one.a_start, last.a_end) for one, last in places]
    of_b = [(one.b_start, last.b_end) for one, last in places]
    here, there = (
        _Places(side.text, words, *spans)
        for side, words, spans in (
            (alignment.a, alignment.a_tokens, of_a),
            (alignment.b, alignment.b_tokens, of_b),
        )
    )
    return any(
        turns(*sides)
        for turns in (_denies_both, _denies_either, _denies_any, _denies_condition)
        for sides in ((here, there), (there, here))
    )


class _Places(NamedTuple):
    """Two places of a text, as words from and to."""

    text: str
    tokens: Sequence[Token]
    first: tuple[int, int]
    second: tuple[int, int]

    @property
    def norms(self) -> tuple[list[str], list[str]]:
        """The words at both places."""
        first, second = (self.tokens[slice(*place)] for place in (self.first, self.second))
        return [token.norm for token in first], [token.norm for token in second]

    @property
    def is_parted(self) -> bool:
        """Whether a comma or more stands between the places, so that each has its own clause."""
        start, end = self.first[1], self.second[0]
        if not 0 < start <= end < len(self.tokens):
            return False
        between = self.tokens[start - 1 : end + 1]
        gaps = (self.text[x.end : y.start] for x, y in pairwise(between))
        return any(not gap.isspace() for gap in gaps)


def _denies_both(neither: _Places, other: _Places) -> bool:
    """Tell *neither A nor B did*: of two places, the first denies for both."""
    del other
    start, end = neither.first[0], neither.second[0]
    return _denies_names(neither.text, neither.tokens[start:], end - start)


def _denies_either(neither: _Places, other: _Places) -> bool:
    """Tell *has neither A nor B* where the other side has *does not have A or B*."""
    words = {token.norm for token in neither.tokens[neither.second[1] :]}
    others = other.tokens[slice(*other.first)]
    beside = neither.second[0] - neither.first[1] <= _BESIDE and not other.is_parted
    named = neither.norms == ([], ["neither"]) and "nor" in words
    return named and beside and any(map(is_not, others)) and all(map(_is_denying, others))


def _denies_any(bare: _Places, other: _Places) -> bool:
    """Tell *has no regrets* where the other side has *does not have any regrets*.

    Not behind a verb of saying: who *did not say that any* lied has not *said that none* did.
    """
    denied = other.tokens[slice(*other.first)]
    between = other.tokens[other.first[0] : other.second[0]]
    none, some = (" ".join(places.norms[1]).removesuffix("'s") for places in (bare, other))
    near = len(between) - len(denied) <= _BESIDE and not other.is_parted
    told = any(map(_is_told, between))
    return some in _ANY.get(none, ()) and any(map(is_not, denied)) and near and not told


def _is_told(token: Token) -> bool:
    """Tell a verb of saying: what is said has a denial of its own."""
    said = verb(token.norm)
    return said is not None and said.sense is Sense.SAY


def _denies_condition(unless: _Places, other: _Places) -> bool:
    """Tell *unless they pay* where the other side has *if they do not pay*."""
    denying = other.tokens[slice(*other.second)]
    named = (unless.norms[0], other.norms[0]) == (["unless"], ["if"])
    return named and not other.is_parted and any(map(is_not, denying))


def _is_denying(token: Token) -> bool:
    return is_auxiliary(token) or is_not(token)


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
