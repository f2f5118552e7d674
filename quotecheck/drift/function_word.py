"""Words that only hold a sentence together were replaced, dropped or added.

Articles, determiners, pronouns of the same referent, prepositions, conjunctions, auxiliaries, the
infinitive's *to*.

Silent where a content word goes with them (`omission`, `lexical`); *not*, modals and numbers have
labels of their own; adverbs such as *now* or *just* say something, and count as content, and so
does a clause that is made of function words alone (*and so did I*); and
pronouns that cannot mean the same person (*he*, *she*; *our*, *their*), and words that say the
opposite (*for*, *against*; *up*, *down*), are `lexical`.
"""

from collections.abc import Sequence

from .. import lexicon
from ..model.alignments import Alignment, Op, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from ..periphrases import same_sense
from .amounts import counts_next
from .evidence import a_words, b_words, clusters, is_function, spanned, steps_of, words
from .examples import Example
from .grammar import is_auxiliary
from .polarity import negations

LABEL = Label.FUNCTION_WORD
_LIKEWISE = frozenset({"so", "as"})
_EVER = frozenset({"anywhere", "ever", "yet"})
_ANY_MORE = ("any more", "anymore", "any longer")
_LONGER = frozenset({"anymore", "longer", "more"})
"""Words that weigh nothing where *no longer* is *not … any more*."""
_UNSAID = {("going", "to"), ("got",), ("o'clock",), ("years", "old")}
"""Words that add nothing to *is … be*, to *have*, to a time and to an age."""
_CLAUSE = 3
"""Words of *so did I*."""
FIRES = (
    Example("to transform our country", "to transform this country", "function-word"),
    Example("and to prevent them from it", "and prevent them from it", "function-word"),
    Example("a couple of clicks", "a couple clicks", "function-word"),
)
SILENT = (
    Example("and to really prevent it", "and prevent it", "omission"),
    Example("to transform our country", "to transform old country", "lexical"),
    Example("She signed it, and so did I. Ask her.", "She signed it. Ask her.", "omission"),
    Example("I will vote for the bill", "I will vote against the bill", "lexical"),
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain changes that touch function words only."""
    light = light_steps(alignment, changes)
    opposed = {
        step
        for cluster in clusters(alignment, [Change(step) for step in light])
        if _means_another(*spanned(alignment, cluster))
        for step in cluster
    }
    return [Change(step, LABEL) for step in light if step not in opposed]


def find_periphrases(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain phrases that say one thing in other words: *were able to*, *could*.

    Before anything is made of their parts: *able* is no mood, and *no* denies nothing in *no fewer
    than*.
    """
    return [
        Change(step, LABEL)
        for cluster in clusters(alignment, changes)
        if _is_periphrased(alignment, cluster)
        for step in cluster
    ] + [
        Change(step, LABEL)
        for step in steps_of(changes, Op.REPLACE)
        if same_sense(a_words(alignment, step), b_words(alignment, step))
    ]


def _is_periphrased(alignment: Alignment, cluster: Sequence[Step]) -> bool:
    """Tell neighbouring changes that make one phrase, with the kept word behind them or without.

    *people* who work are *those* who work.
    """
    first, last = cluster[0], cluster[-1]
    counts = counts_next(alignment, last)
    return any(
        same_sense(
            alignment.a_tokens[first.a_start : last.a_end + more],
            alignment.b_tokens[first.b_start : last.b_end + more],
            counts=counts,
        )
        for more in (0, 1)
    )


def light_steps(alignment: Alignment, changes: Sequence[Change]) -> list[Step]:
    """Return the steps that touch function words only, whoever pronouns point at."""
    light = _LONGER if _ends_alike(alignment) else frozenset[str]()
    return [
        step
        for step in steps_of(changes, Op.REPLACE, Op.INSERT, Op.DELETE)
        if (_are_light(words(alignment, step), light) and not _is_clause(words(alignment, step)))
        or _is_periphrasis(alignment, step)
    ]


def _ends_alike(alignment: Alignment) -> bool:
    """Tell *no longer* on one side and *any more* on the other, where that has a *not*."""
    here, there = (
        f" {' '.join(token.norm for token in side)} "
        for side in (alignment.a_tokens, alignment.b_tokens)
    )
    return any(
        " no longer " in one and any(f" {more} " in other for more in _ANY_MORE)
        for one, other in ((here, there), (there, here))
    )


def _is_clause(tokens: Sequence[Token]) -> bool:
    """Tell *so did I*, which says of somebody else what was said before."""
    if len(tokens) < _CLAUSE or tokens[-_CLAUSE].norm not in _LIKEWISE:
        return False
    _, verb, subject = tokens[-_CLAUSE:]
    return is_auxiliary(verb) and lexicon.table("function_words").get(subject.norm) == "pron"


def _is_periphrasis(alignment: Alignment, step: Step) -> bool:
    """Tell what may go unsaid: the *going to* of *is going to be*, the *o'clock* of *at seven*."""
    a, b = a_words(alignment, step), b_words(alignment, step)
    return (not a or not b) and tuple(word.norm for word in (*a, *b)) in _UNSAID


def _means_another(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Tell pronouns of two referents (*he*, *she*), and opposites (*for*, *against*)."""
    opposites, others = lexicon.table("opposites"), {other.norm for other in b}
    if any(not others.isdisjoint(opposites.get(token.norm, "").split(",")) for token in a):
        return True
    table = lexicon.table("persons")
    here = {table[token.norm] for token in a if token.norm in table}
    there = {table[token.norm] for token in b if token.norm in table}
    return bool(here and there) and here.isdisjoint(there)


def _are_light(tokens: Sequence[Token], light: frozenset[str]) -> bool:
    """Tell function words; what denies, and is not explained yet, denies on both sides.

    *not ever* is *never*, so that *ever* weighs nothing beside it, nor does *yet*.
    """
    denying = any(map(negations, tokens))
    if denying:
        light |= _EVER
    return all(is_function(t) or negations(t) or t.norm in light for t in tokens)
