"""A negation is gained, lost or moved.

As a word of its own or inside what was dropped or added: *not*, *n't*, *never*, *no*, *nobody*,
*nothing*, *neither*, *nor*, *without*, *unless*, *hardly*; *un-*, *in-*, *dis-*, *-less* where
they flip the sense (*unlikely*, *likely*; *unlike*, *like*); and what denies without a *not*, where
it goes and the rest stays (*failed to warn*, *warned*; *anything but safe*, *safe*; *everyone but
the mayor*, *everyone and the mayor*). In German,
French, Spanish, Italian, Portuguese, Dutch, Polish, Russian and Ukrainian too: *nicht*, *ne … pas*,
*не*; there *no … nadie* denies once.

Silent where both sides deny alike: *won't* and *will not* (`spelling`), *wasn't satisfied* and
*was unsatisfied*, *failed to* and *did not*, *no plan* and *not any plan*; and for the *not only*
of *not only … but also*, which denies nothing.
"""

from collections.abc import Sequence
from itertools import product

from ..inflection import same_lemma
from ..model.alignments import Alignment, Op, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from .denial import is_said_otherwise, turns_alike, undenied
from .evidence import a_words, b_words, clusters, is_function, steps_of, words
from .examples import Example
from .exceptions import unexcepted
from .foreign import is_english
from .polarity import (
    continues_neither,
    denies_otherwise,
    flips,
    is_idle,
    is_not_only,
    is_reply,
    is_tag,
    negations,
    parts_from_prefix,
)

LABEL = Label.NEGATION
_MOST_PAIRS = 36
FIRES = (
    Example("Russia has not won", "Russia has now won", "negation"),
    Example("spending 2% is hardly enough", "spending 2% is enough", "negation"),
    Example("it is unlikely to pass", "it is likely to pass", "negation"),
    Example("We failed to warn them", "We warned them", "negation omission inflection"),
    Example("we will, unless Congress objects, go on", "we will go on", "negation omission"),
)
SILENT = (
    Example("it won't yield", "it will not yield", "spelling"),
    Example("it cannot yield", "it can’t yield", "spelling"),
    Example("There is little hope", "There is not much hope", "function-word lexical"),
    Example("She wasn't satisfied", "She was unsatisfied", "function-word"),
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain the changes of a place where one side denies more often than the other."""
    if not changes or not is_english(alignment):
        return []
    found = []
    places = [(cluster, _balance(alignment, cluster)) for cluster in clusters(alignment, changes)]
    turned = not sum(balance for _, balance in places) and turns_alike(
        alignment, [cluster for cluster, balance in places if balance]
    )
    for cluster, balance in places:
        denying = [step for step in cluster if _denies(alignment, step)]
        if balance and not turned and not is_said_otherwise(alignment, cluster, balance):
            found += [_explained(alignment, step) for step in denying]
        elif any(_flipped(alignment, step) for step in denying):
            found += [Change(step, Label.FUNCTION_WORD) for step in denying]
        elif not balance:
            found += [_explained(alignment, step) for step in undenied(alignment, cluster)]
            found += [Change(step, LABEL) for step in unexcepted(alignment, cluster)]
    return found + _bared(alignment, changes) + _denied_otherwise(alignment, changes)


def _denied_otherwise(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Find verbs that changed sides with a *not*: *promised not to*, *did not promise to*."""
    steps = list(steps_of(changes, Op.REPLACE, Op.INSERT, Op.DELETE))
    of_a = [(k, step) for step in steps for k in range(step.a_start, step.a_end)]
    of_b = [(k, step) for step in steps for k in range(step.b_start, step.b_end)]
    if len(of_a) * len(of_b) > _MOST_PAIRS:
        return []
    crossing = [
        step
        for (i, one), (j, other) in product(of_a, of_b)
        if one is not other and denies_otherwise(alignment, i, j)
        for step in (one, other)
    ]
    return [Change(step, LABEL) for step in dict.fromkeys(crossing)]


def _bared(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Find the *only* gone from *not only*: what denied nothing denies now, or the reverse."""
    return [
        Change(step, LABEL)
        for step in steps_of(changes, Op.INSERT, Op.DELETE)
        if step.a_start
        and step.b_start
        and alignment.a_tokens[step.a_start - 1].norm == alignment.b_tokens[step.b_start - 1].norm
        and is_not_only(alignment.a_tokens[step.a_start - 1], words(alignment, step)[0])
    ]


def _balance(alignment: Alignment, cluster: Sequence[Step]) -> int:
    """Return how much oftener A denies than B within neighbouring steps."""
    on_a = [k for step in cluster for k in range(step.a_start, step.a_end)]
    on_b = [k for step in cluster for k in range(step.b_start, step.b_end)]
    a = [alignment.a_tokens[k] for k in on_a]
    b = [alignment.b_tokens[k] for k in on_b]
    here, there = (alignment.a.text, alignment.a_tokens), (alignment.b.text, alignment.b_tokens)
    words = _count(*here, on_a, b) - _count(*there, on_b, a)
    flipped = sum(_flipped(alignment, step) for step in cluster)
    return 0 if words == flipped else words + flipped  # not unhappy, and happy


def _flipped(alignment: Alignment, step: Step) -> int:
    """Return 1 where A has the negated form of a word that B has, -1 for the reverse, else 0."""
    a, b = a_words(alignment, step), b_words(alignment, step)
    if step.op is not Op.REPLACE:
        return int(parts_from_prefix(a)) - int(parts_from_prefix(b))
    if len(a) * len(b) > _MOST_PAIRS:
        return 0
    pairs = product(a, b)
    return next((flip for x, y in pairs if (flip := flips(x, y))), 0)


def _count(
    text: str, tokens: Sequence[Token], places: Sequence[int], others: Sequence[Token]
) -> int:
    if not places:
        return 0
    start, end = places[0], places[-1] + 1
    return sum(
        negations(tokens[k])
        for k in places
        if (not is_idle(tokens, k, start, end) or _bares_noun(tokens, k, others))
        and not continues_neither(tokens, k)
        and not is_tag(text, tokens, k)
        and not is_reply(text, tokens, k)
    )


def _bares_noun(tokens: Sequence[Token], at: int, others: Sequence[Token]) -> bool:
    """Tell the *no* of *no doubt* where the other side has *doubts*: there it denied them."""
    noun = tokens[at + 1 : at + 2]
    return any(same_lemma(mine.norm, other.norm) for mine in noun for other in others)


def _denies(alignment: Alignment, step: Step) -> bool:
    words = (*a_words(alignment, step), *b_words(alignment, step))
    return any(map(negations, words)) or _flipped(alignment, step) != 0


def _explained(alignment: Alignment, step: Step) -> Change:
    """Label a step; what else it drops or adds is an omission or insertion beside it."""
    rest = [
        token
        for token in words(alignment, step)
        if not negations(token) and not is_function(token) and not parts_from_prefix([token])
    ]
    beside = {Op.DELETE: Label.OMISSION, Op.INSERT: Label.INSERTION}.get(step.op)
    return Change(step, LABEL, (beside,) if rest and beside else ())
