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
from ..model import Alignment, Change, Label, Op, Step, Token
from .evidence import a_words, b_words, is_function, steps_of, words
from .examples import Example
from .grammar import is_auxiliary
from .polarity import negations

LABEL = Label.FUNCTION_WORD
_LIKEWISE = frozenset({"so", "as"})
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
    return [
        Change(step, LABEL)
        for step in light_steps(alignment, changes)
        if not _means_another(a_words(alignment, step), b_words(alignment, step))
    ]


def light_steps(alignment: Alignment, changes: Sequence[Change]) -> list[Step]:
    """Return the steps that touch function words only, whoever pronouns point at."""
    return [
        step
        for step in steps_of(changes, Op.REPLACE, Op.INSERT, Op.DELETE)
        if (_are_light(words(alignment, step)) and not _is_clause(words(alignment, step)))
        or _is_periphrasis(alignment, step)
    ]


def _is_clause(tokens: Sequence[Token]) -> bool:
    """Tell *so did I*, which says of somebody else what was said before."""
    if len(tokens) < _CLAUSE or tokens[-_CLAUSE].norm not in _LIKEWISE:
        return False
    _, verb, subject = tokens[-_CLAUSE:]
    return is_auxiliary(verb) and lexicon.table("function_words").get(subject.norm) == "pron"


def _is_periphrasis(alignment: Alignment, step: Step) -> bool:
    """Tell the *going to* of *is going to be*, or the *got* of *have got*."""
    a, b = a_words(alignment, step), b_words(alignment, step)
    return (not a or not b) and [word.norm for word in (*a, *b)] in (["going", "to"], ["got"])


def _means_another(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Tell pronouns of two referents (*he*, *she*), and opposites (*for*, *against*)."""
    opposites = lexicon.table("opposites")
    if any(opposites.get(token.norm) in {other.norm for other in b} for token in a):
        return True
    table = lexicon.table("persons")
    here = {table[token.norm] for token in a if token.norm in table}
    there = {table[token.norm] for token in b if token.norm in table}
    return bool(here and there) and here.isdisjoint(there)


def _are_light(tokens: Sequence[Token]) -> bool:
    """Tell function words; what denies, and is not explained yet, denies on both sides.

    *not ever* is *never*, so that *ever* weighs nothing beside it.
    """
    denying = any(map(negations, tokens))
    return all(is_function(t) or negations(t) or (denying and t.norm == "ever") for t in tokens)
