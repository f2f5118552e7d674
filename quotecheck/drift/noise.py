"""What a speaker says without saying anything: fillers, false starts, words said twice.

Transcripts keep it, outlets leave it out or have another transcript that did. It stays what it is,
an omission or an insertion, but weighs no more than a function word. What is said twice in a row,
and printed once, is no more than that.
"""

import functools
from collections.abc import Sequence

from ..inflection import stem
from ..lexicon import rows
from ..model.alignments import Alignment, Op, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from .evidence import a_words, b_words, is_function, steps_of
from .polarity import negations

_OF_NOISE = frozenset({Label.OMISSION, Label.INSERTION, Label.SPLICE})
_NEAR = 8
"""Words on either hand in which a false start is said again."""
_REPAIR = ("—", "–", "--", " - ", "…", "...")
_DENIAL = 3
"""Words before a filler in which a negation makes it count: *not really* is not *not*."""


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain words that a speaker says twice in a row, and an outlet once, whatever they are."""
    if not alignment.a.spoken:
        return []
    return [
        Change(step, Label.FUNCTION_WORD)
        for step in steps_of(changes, Op.DELETE)
        if _is_said_twice(alignment, step)
    ]


def is_noise(alignment: Alignment, change: Change) -> bool:
    """Tell whether words were dropped from speech, or added to it, that say nothing."""
    step, labels = change.step, {change.label, *change.also} - {None}
    if not alignment.a.spoken or not labels <= _OF_NOISE or step.op not in {Op.DELETE, Op.INSERT}:
        return False
    said, words, at = (
        (alignment.a_tokens, a_words(alignment, step), step.a_start)
        if step.op is Op.DELETE
        else (alignment.b_tokens, b_words(alignment, step), step.b_start)
    )
    if any(negations(word) for word in words):
        return False
    left = _without_fillers(words)
    if not left:
        return not any(negations(word) for word in said[max(0, at - _DENIAL) : at])
    around = said[max(0, at - _NEAR) : at] + said[at + len(words) : at + len(words) + _NEAR]
    return step.op is Op.DELETE and _is_said_again(left, around) and _breaks_off(alignment, step)


def _without_fillers(words: Sequence[Token]) -> list[Token]:
    """Return the words that are no fillers, nor function words beside one."""
    left: list[Token] = []
    n, filled = 0, False
    while n < len(words):
        length = next((k for k in (4, 3, 2, 1) if _phrase(words[n : n + k]) in _fillers()), 0)
        filled = filled or length > 0
        if not length:
            left.append(words[n])
        n += length or 1
    return [] if filled and all(map(is_function, left)) else left


def _phrase(words: Sequence[Token]) -> str:
    return " ".join(word.norm for word in words)


@functools.cache
def _fillers() -> frozenset[str]:
    return frozenset(row[0] for row in rows("fillers"))


def _is_said_again(words: Sequence[Token], around: Sequence[Token]) -> bool:
    """Tell whether all that the words say is said beside them as well."""
    kept = {stem(word.norm) for word in around}
    return all(stem(word.norm) in kept or is_function(word) for word in words)


def _breaks_off(alignment: Alignment, step: Step) -> bool:
    """Tell whether a speaker breaks off at either edge of some words."""
    tokens = alignment.a_tokens
    start = tokens[step.a_start - 1].end if step.a_start else alignment.a.span.start
    end = tokens[step.a_end].start if step.a_end < len(tokens) else alignment.a.span.end
    return any(mark in alignment.a.text[start:end] for mark in _REPAIR)


def _is_said_twice(alignment: Alignment, step: Step) -> bool:
    tokens = alignment.a_tokens
    words = [token.norm for token in a_words(alignment, step)]
    after = [token.norm for token in tokens[step.a_end : step.a_end + len(words)]]
    before = [token.norm for token in tokens[max(0, step.a_start - len(words)) : step.a_start]]
    return words in (before, after)
