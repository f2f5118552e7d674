"""What a speaker says without saying anything: fillers, false starts, words said twice.

Transcripts keep it, outlets leave it out or have another transcript that did. It stays what it is,
an omission or an insertion, but weighs no more than a function word. What is said twice in a row,
and printed once, is no more than that.

Between outlets nobody knows what was spoken: what one of them has twice in a row is noise there
too, but fillers are words that the other left out.
"""

import functools
from collections.abc import Sequence

from ..inflection import stem
from ..lexicon import rows
from ..model.alignments import Alignment, Op, Rendering, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from .evidence import is_function, one_sided, steps_of
from .polarity import negations

_OF_NOISE = frozenset({Label.OMISSION, Label.INSERTION, Label.SPLICE})
_NEAR = 8
"""Words on either hand in which a false start is said again."""
_REPAIR = ("—", "–", "--", " - ", "…", "...")
_DENIAL = 3
"""Words before a filler in which a negation makes it count: *not really* is not *not*."""


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain words that a speaker says twice in a row, and an outlet once, whatever they are."""
    ops = (Op.DELETE,) if alignment.a.spoken else (Op.DELETE, Op.INSERT)
    return [
        Change(step, Label.FUNCTION_WORD)
        for step in steps_of(changes, *ops)
        if _is_said_twice(*one_sided(alignment, step))
    ]


def is_noise(alignment: Alignment, change: Change) -> bool:
    """Tell whether words were dropped from speech, or added to it, that say nothing."""
    step, labels = change.step, {change.label, *change.also} - {None}
    if not alignment.a.spoken or not labels <= _OF_NOISE or step.op not in {Op.DELETE, Op.INSERT}:
        return False
    _, said, start, end = one_sided(alignment, step)
    words = said[start:end]
    if any(negations(word) for word in words):
        return False
    left = _without_fillers(words)
    if not left:
        return not any(negations(word) for word in said[max(0, start - _DENIAL) : start])
    around = (*said[max(0, start - _NEAR) : start], *said[end : end + _NEAR])
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


def _is_said_twice(side: Rendering, tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell words that stand beside themselves, a *not* only behind a mark: *never, never again*."""
    words = [token.norm for token in tokens[start:end]]
    before = max(0, start - len(words))
    again = words == [token.norm for token in tokens[before:start]]
    if not again and words != [token.norm for token in tokens[end : end + len(words)]]:
        return False
    seam = (tokens[start - 1], tokens[start]) if again else (tokens[end - 1], tokens[end])
    marked = not side.text[seam[0].end : seam[1].start].isspace()
    return marked or not any(negations(token) for token in tokens[start:end])
