"""Changes of what matters in other languages than English: negations, modals, number words.

The rules for English do not know *nicht*, *doit* or *семь*; and what they do know may be another
word there: the *no* of Portuguese is *in the*. So where two renderings are in another language,
this rule stands in for theirs.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from .. import languages
from ..lexicon import LANGUAGE
from ..model.alignments import Alignment, Op, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from ..numerals import quantities
from .evidence import a_words, b_words, clusters, steps_of, words

_HALF = 4
"""Words on either hand of a *plus* or *personne* in which a *ne* makes it deny."""


class _Run(NamedTuple):
    """Some words of one side, and the text that they stand in."""

    text: str
    tokens: Sequence[Token]
    start: int
    end: int


def is_english(alignment: Alignment) -> bool:
    """Tell whether the rules for English apply."""
    return alignment.language == LANGUAGE


def has_capital_nouns(alignment: Alignment) -> bool:
    """Tell German, where a capital makes no name."""
    return alignment.language == "de"


def denies(alignment: Alignment, tokens: Sequence[Token]) -> bool:
    """Tell whether any of some words denies, in another language than English."""
    code = alignment.language
    return code != LANGUAGE and _count(code, tokens, 0, len(tokens)) > 0


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain changed negations, modals and number words."""
    code = alignment.language
    if code == LANGUAGE:
        return []
    found = []
    for cluster in clusters(alignment, changes):
        balances = [_balance(alignment, step, code) for step in cluster]
        for step, balance in zip(cluster, balances, strict=True):
            if balance and sum(balances):
                found.append(_explained(alignment, step, code))
            elif step.op is Op.REPLACE:
                found += _replaced(alignment, step, code)
    return found


def find_light(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain function words that come, go or give way to each other."""
    code = alignment.language
    if code == LANGUAGE:
        return []
    light = languages.closed_words(code)
    return [
        Change(step, Label.FUNCTION_WORD)
        for step in steps_of(changes, Op.REPLACE, Op.INSERT, Op.DELETE)
        if all(token.norm in light for token in words(alignment, step))
    ]


def _balance(alignment: Alignment, step: Step, code: str) -> int:
    """Return how much oftener A denies than B within a step, what is denied anyhow aside."""
    a = _Run(alignment.a.text, alignment.a_tokens, step.a_start, step.a_end)
    b = _Run(alignment.b.text, alignment.b_tokens, step.b_start, step.b_end)
    balance = _count(code, *a[1:]) - _count(code, *b[1:])
    if not balance or code not in languages.CONCORD:
        return balance
    return 0 if _is_denied_anyhow(code, *((a, b) if balance > 0 else (b, a))) else balance


def _is_denied_anyhow(code: str, here: _Run, there: _Run) -> bool:
    """Tell a *no* lost in a clause whose *nadie* stays, or a *nadie* where a *no* stays."""
    lost = {token.norm for token in here.tokens[here.start : here.end]}
    if lost & languages.lacks(code):
        return False
    plain = lost & languages.denials(code)
    still = languages.nothings(code) if plain else languages.denials(code)
    return not still.isdisjoint(_clause_around(there))


def _clause_around(run: _Run) -> set[str]:
    """Return the words on either hand of a stretch, up to the next mark."""
    first, last = run.start, run.end
    while first and _adjoin(run, first - 1):
        first -= 1
    while last < len(run.tokens) and _adjoin(run, last - 1):
        last += 1
    around = (*run.tokens[first : run.start], *run.tokens[run.end : last])
    return {token.norm for token in around}


def _adjoin(run: _Run, at: int) -> bool:
    """Tell whether nothing but space stands between a word and the next."""
    if at < 0 or at + 1 >= len(run.tokens):
        return True
    return run.text[run.tokens[at].end : run.tokens[at + 1].start].isspace()


def _count(code: str, tokens: Sequence[Token], start: int, end: int) -> int:
    """Return how often some words deny; in languages with concord at most once."""
    count = sum(_denies(code, tokens, k) for k in range(start, end))
    return min(count, 1) if code in languages.CONCORD else count


def _denies(code: str, tokens: Sequence[Token], at: int) -> bool:
    norm = tokens[at].norm
    if norm in languages.halves(code):
        around = tokens[max(0, at - _HALF) : at + _HALF]
        return any(token.norm == "ne" or token.norm.startswith("n'") for token in around)
    return any(
        norm in listed(code) for listed in (languages.denials, languages.nothings, languages.lacks)
    )


def _explained(alignment: Alignment, step: Step, code: str) -> Change:
    rest = [t for t in words(alignment, step) if t.norm not in languages.closed_words(code)]
    beside = {Op.DELETE: Label.OMISSION, Op.INSERT: Label.INSERTION}.get(step.op)
    return Change(step, Label.NEGATION, (beside,) if rest and beside else ())


def _replaced(alignment: Alignment, step: Step, code: str) -> list[Change]:
    """Explain modals of two strengths, and numbers of two values or written in two ways."""
    a, b = a_words(alignment, step), b_words(alignment, step)
    modals = languages.commitments(code)
    here, there = ([modals[t.norm] for t in side if t.norm in modals] for side in (a, b))
    if here and there and here != there:
        return [Change(step, Label.MODALITY)]
    counted, recounted = _figures(code, a), _figures(code, b)
    if not counted or not recounted:
        return []
    if counted != recounted:
        return [Change(step, Label.NUMBER)]
    alone = len(counted) == len(a) and len(recounted) == len(b)
    return [Change(step, Label.SPELLING)] if alone else []


def _figures(code: str, tokens: Sequence[Token]) -> list[Fraction]:
    """Return the values of number words and figures in some words."""
    known = languages.figures(code)
    found: list[Fraction] = []
    for token in tokens:
        if token.norm in known:
            found.append(known[token.norm])
        else:
            found += (quantity.value for quantity in quantities([token]))
    return found
