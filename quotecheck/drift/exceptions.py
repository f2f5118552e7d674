"""What a whole is said to leave out: *everything but the price*, *nobody except my wife*."""

from collections.abc import Sequence

from .. import lexicon
from ..model.alignments import Alignment, Step
from ..model.spans import Token
from .evidence import is_function, spanned
from .polarity import negations

_EXCEPT = frozenset({"but", "except"})
_INCLUDE = frozenset({"including"})
_ANY = frozenset({"any", "anybody", "anyone", "anything", "anywhere", "every"})
_WHOLE = "all"
_SUBJECTS = frozenset({"he", "i", "it", "she", "there", "they", "this", "we", "you"})
"""What begins a clause of its own behind *but*."""


def unexcepted(alignment: Alignment, cluster: Sequence[Step]) -> list[Step]:
    """Return the steps in which an exception is gone: *everything but the price*, *and the price*.

    Nothing but small words may have changed there: *all but two* for *both* says it otherwise.
    """
    a, b = spanned(alignment, cluster)
    if not all(_is_light(token) for token in (*a, *b)):
        return []
    if any(token.norm in _EXCEPT for token in a) == any(token.norm in _EXCEPT for token in b):
        return []
    return [
        step
        for step in cluster
        if _excepts(alignment.a.text, alignment.a_tokens, step.a_start, step.a_end)
        or _excepts(alignment.b.text, alignment.b_tokens, step.b_start, step.b_end)
    ]


def _is_light(token: Token) -> bool:
    return is_function(token) or token.norm in _EXCEPT or token.norm in _INCLUDE


def _excepts(text: str, tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether some words hold the *but* of *everything but*, *nobody but*, *every school but*.

    Behind a comma, and before a subject, *but* begins a clause.
    """
    return any(
        tokens[k].norm in _EXCEPT
        and tokens[k + 1].norm not in _SUBJECTS
        and text[tokens[k - 1].end : tokens[k].start].isspace()
        and any(map(_is_whole, tokens[max(0, k - 2) : k]))
        for k in range(max(1, start), min(end, len(tokens) - 1))
    )


def _is_whole(token: Token) -> bool:
    quantified = lexicon.table("quantifiers").get(token.norm) == _WHOLE
    return quantified or token.norm in _ANY or bool(negations(token))
