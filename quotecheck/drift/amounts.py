"""How much, how many or when, said without a figure, or with a bound on it.

*all*, *most*, *some* and *few*; *more than* and *fewer than*; *an hour*, which is one; *for weeks*;
*by autumn*, *tomorrow*, *next year*.
"""

import functools
from collections.abc import Sequence

from .. import lexicon
from ..inflection import same_lemma
from ..model.alignments import Alignment, Op, Step
from ..model.spans import Token
from ..numerals import lasting, quantities
from .evidence import a_words, b_words, words
from .polarity import negations

_SINGLE = frozenset({"a", "an", "single"})
_SCANT = frozenset({"few", "little"})
_SURE = frozenset({"all", "most"})
_LONGEST_BOUND = 4
"""Words of a change that may be a bound, and words behind it among which its number begins."""
_STEPS = (({"by"}, {"to"}), ({"to"}, {"by"}))
_TURN = "turn"
_TIMES = frozenset({"time", "weekend"})
_NAMED_TIMES = frozenset({"month", "weekday"})
_BOTH = 2
"""How many *both* are."""


def amounts_differing(alignment: Alignment, cluster: Sequence[Step]) -> list[Step]:
    """Return the steps that change how many there are without changing a figure for another."""
    if _turns_bound(alignment, cluster):
        return [
            step for step in cluster if any(t.norm in _bounding() for t in words(alignment, step))
        ]
    denied = any(negations(token) for step in cluster for token in words(alignment, step))
    return [step for step in cluster if not denied and _differs(alignment, step)]


def _differs(alignment: Alignment, step: Step) -> bool:
    if step.op is not Op.REPLACE:
        return _turns_scant(alignment, step)
    return (
        _quantifiers_differ(alignment, step)
        or _multiplies(alignment, step)
        or _turns_step(alignment, step)
        or _lasts_otherwise(alignment, step)
        or _is_another_time(alignment, step)
    )


def _turns_step(alignment: Alignment, step: Step) -> bool:
    """Tell *fell by a third* for *fell to a third*: how far, and where to."""
    sides = {t.norm for t in a_words(alignment, step)}, {t.norm for t in b_words(alignment, step)}
    return sides in _STEPS and counts_next(alignment, step)


def counts_next(alignment: Alignment, step: Step) -> bool:
    """Tell whether a number follows, an article or another small word aside."""
    following = quantities(alignment.a_tokens[step.a_end : step.a_end + _LONGEST_BOUND])
    return any(quantity.start <= 1 for quantity in following)


def bounds(tokens: Sequence[Token]) -> bool:
    """Tell whether any of some words may bound the number behind it: *at*, *least*, *up*."""
    return any(token.norm in _bounding() for token in tokens)


@functools.cache
def _bounding() -> frozenset[str]:
    return frozenset(word for phrase in lexicon.words("bounds") for word in phrase.split())


def is_scant(article: Sequence[Token], following: Sequence[Token]) -> bool:
    """Tell the article of *a few* and *a little*, without which there is hardly any."""
    indefinite = [token.norm for token in article] == ["a"]
    return indefinite and any(token.norm in _SCANT for token in following)


def _turns_scant(alignment: Alignment, step: Step) -> bool:
    following = alignment.a_tokens[step.a_end : step.a_end + 1]
    return is_scant(words(alignment, step), following)


def _turns_bound(alignment: Alignment, cluster: Sequence[Step]) -> bool:
    """Tell *more than 100* for *fewer than 100*, *at least* for *up to*."""
    first, last = cluster[0], cluster[-1]
    here = _way(alignment.a_tokens[first.a_start : last.a_end])
    there = _way(alignment.b_tokens[first.b_start : last.b_end])
    if not here or not there or here == there:
        return False
    return counts_next(alignment, last)


def _way(tokens: Sequence[Token]) -> str | None:
    """Return which way some words bound the number behind them."""
    ways = lexicon.table("bounds")
    if len(tokens) > _LONGEST_BOUND:
        return None
    phrase = ways.get(" ".join(token.norm for token in tokens))
    return phrase or next((ways[t.norm] for t in tokens if t.norm in ways), None)


def _quantifiers_differ(alignment: Alignment, step: Step) -> bool:
    """Tell *all* for *most*, *both* for *one*; *some* and *several* are vague alike."""
    a, b = a_words(alignment, step), b_words(alignment, step)
    here, there = _quantifier(a), _quantifier(b)
    if here and there:
        return here != there and {here, there} != {"all", "both"}
    word, figures = (here, quantities(b)) if here else (there, quantities(a))
    if not word or len(figures) != 1 or figures[0].unit:
        return False
    return word in _SURE or (word == "both" and figures[0].value != _BOTH)


def _lasts_otherwise(alignment: Alignment, step: Step) -> bool:
    """Tell *for weeks* for *for months*: nothing but a span of time, and another one."""
    spans = [
        lasting(side[0].norm)
        for side in (a_words(alignment, step), b_words(alignment, step))
        if len(side) == 1
    ]
    return len(spans) == _BOTH and None not in spans and spans[0] != spans[1]


def _is_another_time(alignment: Alignment, step: Step) -> bool:
    """Tell *by summer* for *by autumn*, *today* for *tomorrow*, *last year* for *next year*."""
    here, there = _when(a_words(alignment, step)), _when(b_words(alignment, step))
    if here is None or there is None or here == there or here[0] != there[0]:
        return False
    return here[0] != _TURN or _names_time(alignment.a_tokens[step.a_end : step.a_end + 1])


def _when(tokens: Sequence[Token]) -> tuple[str, str] | None:
    """Return of what the one word among some that says when is a part, and which."""
    found = [_whens()[token.norm] for token in tokens if token.norm in _whens()]
    return found[0] if len(found) == 1 else None


@functools.cache
def _whens() -> dict[str, tuple[str, str]]:
    return {word: (part, which) for word, part, which in lexicon.rows("whens")}


def _names_time(tokens: Sequence[Token]) -> bool:
    named = any(quantity.unit in _NAMED_TIMES for quantity in quantities(tokens))
    return named or any(
        lasting(token.norm) or token.norm in _whens() or token.norm in _TIMES for token in tokens
    )


def _quantifier(tokens: Sequence[Token]) -> str | None:
    """Return the class of the one quantifier among some words."""
    classes = lexicon.table("quantifiers")
    found = [k for k, token in enumerate(tokens) if token.norm in classes]
    if len(found) != 1:
        return None
    (at,) = found
    if tokens[at].norm in _SCANT and at and tokens[at - 1].norm == "a":
        return "some"
    return classes[tokens[at].norm]


def _multiplies(alignment: Alignment, step: Step) -> bool:
    """Tell *an hour* for *three hours*, *a single count* for *two counts*."""
    a_side = (alignment.a_tokens, step.a_start, step.a_end)
    b_side = (alignment.b_tokens, step.b_start, step.b_end)
    return _one_of(*a_side, _counted(*b_side)) or _one_of(*b_side, _counted(*a_side))


def _counted(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    """Return what the figures above one in a stretch count."""
    found = quantities(tokens[start:end])
    heads = (q for q in found if q.value > 1 and q.unit in {"", "minutes", "months"})
    nouns = (start + (q.end if not q.unit else q.end - 1) for q in heads)
    return [tokens[at].norm for at in nouns if at < len(tokens)]


def _one_of(tokens: Sequence[Token], start: int, end: int, nouns: Sequence[str]) -> bool:
    """Tell whether a stretch has one of what the other side counts."""
    return bool(nouns) and any(
        tokens[k].norm in _SINGLE and same_lemma(tokens[k + 1].norm, noun)
        for k in range(start, min(end, len(tokens) - 1))
        for noun in nouns
    )
