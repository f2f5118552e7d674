"""A change that is signalled: brackets, parentheses, an ellipsis, *[sic]*.

A gloss added (``he [Putin]``, ``(military - ed.)``), a word replaced in brackets (``(Putin)`` for
*he*), an opening that gives way to a bracket (``[Thanks to them,] we won``), and words left out
where dots stand. An ellipsis that swallows a negation of the words that stay is `negation` too:
``We will … negotiate`` was *We will not negotiate*. So is a bracket in place of one (``We will
[now] negotiate``); and a number, or a surname, in brackets in place of another one is `number`, or
`name`, too.

Silent where both sides carry the same brackets, and where dots stand but nothing is left out.
"""

from collections.abc import Sequence

import regex

from ..model.alignments import Alignment, Op, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Span, Token
from ..numerals import is_numeric
from . import name, number
from .evidence import (
    a_words,
    after_a,
    after_b,
    b_words,
    before_a,
    before_b,
    brackets,
    sentence_ends,
    steps_of,
)
from .examples import Example
from .polarity import denier, is_reply, negations

LABEL = Label.MARKED_EDIT
FIRES = (
    Example("Then he paid for it", "Then he [Putin] paid for it", "marked-edit"),
    Example("We gave him every chance", "We gave (Putin) every chance", "marked-edit"),
    Example(
        "We will, for all our doubts, stay the course",
        "We will … stay the course",
        "marked-edit",
    ),
    Example(
        "We will not negotiate with them", "We will ... negotiate with them", "marked-edit negation"
    ),
    Example("We spend 14 million on it", "We spend [40] million on it", "marked-edit number"),
    Example("I trust Brandt with it", "I trust [Barnes] with it", "marked-edit name"),
)
SILENT = (
    Example("Well … we shall see", "Well, we shall see", "typographic"),
    Example("We will stay the long course", "We will stay the course", "omission"),
)
_ELLIPSIS = regex.compile(r"…|\.{3,}|\.(?:\s\.){2,}")


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain changes that brackets or dots announce, and kept words that brackets enclose."""
    marks = _one_sided(alignment)
    found = [
        Change(step, LABEL, _turned(alignment, step))
        for step in steps_of(changes, Op.INSERT, Op.DELETE, Op.REPLACE)
        if _in_brackets(alignment, step, *marks) or _beside_bracket(alignment, step, *marks)
    ]
    explained = {change.step for change in found}
    for step in steps_of(changes, Op.INSERT, Op.DELETE):
        if step not in explained and _elided(alignment, step):
            also = (Label.NEGATION,) if _swallows_negation(alignment, step) else ()
            found.append(Change(step, LABEL, also))
    return found + _enclosed(alignment, *marks)


def _turned(alignment: Alignment, step: Step) -> tuple[Label, ...]:
    """Return what words in brackets change that no editor may change, announced or not."""
    a, b = a_words(alignment, step), b_words(alignment, step)
    turned = sum(map(negations, a)) != sum(map(negations, b))
    negated = turned and _swallows_negation(alignment, step)
    numbers = any(map(is_numeric, a)) and any(map(is_numeric, b))
    counted = numbers and number.find(alignment, [Change(step)])
    told = {
        Label.NUMBER: counted,
        Label.NEGATION: negated,
        Label.NAME: name.is_another_surname(alignment, step),
    }
    return tuple(label for label, applies in told.items() if applies)


def _one_sided(alignment: Alignment) -> tuple[list[Span], list[Span]]:
    """Return the brackets of A that B does not have, and those of B that A does not have."""
    in_a, in_b = brackets(alignment.a), brackets(alignment.b)
    texts_a = {" ".join(span.of(alignment.a.text).split()) for span in in_a}
    texts_b = {" ".join(span.of(alignment.b.text).split()) for span in in_b}
    return (
        [span for span in in_a if " ".join(span.of(alignment.a.text).split()) not in texts_b],
        [span for span in in_b if " ".join(span.of(alignment.b.text).split()) not in texts_a],
    )


def _in_brackets(alignment: Alignment, step: Step, in_a: list[Span], in_b: list[Span]) -> bool:
    """Tell whether all words of one side, and of that side only, stand in brackets."""
    a, b = a_words(alignment, step), b_words(alignment, step)
    return _all_within(a, in_a) != _all_within(b, in_b)


def _all_within(tokens: Sequence[Token], spans: list[Span]) -> bool:
    return bool(tokens) and all(_within(token, spans) for token in tokens)


def _within(token: Token, spans: list[Span]) -> bool:
    return any(span.start <= token.start and token.end <= span.end for span in spans)


def _beside_bracket(alignment: Alignment, step: Step, in_a: list[Span], in_b: list[Span]) -> bool:
    """Tell whether dropped words give way to a bracket that touches their place."""
    if step.op is Op.DELETE:
        return _opens_or_closes(alignment.b_tokens, step.b_start, in_b) and not any(
            _within(token, in_a) for token in a_words(alignment, step)
        )
    return (
        step.op is Op.INSERT
        and _opens_or_closes(alignment.a_tokens, step.a_start, in_a)
        and not any(_within(token, in_b) for token in b_words(alignment, step))
    )


def _opens_or_closes(tokens: Sequence[Token], at: int, spans: list[Span]) -> bool:
    """Tell whether a bracket opens at the word at ``at``, or closes at the word before it."""
    opens = at < len(tokens) and _within(tokens[at], spans)
    opens = opens and not (at and _within_one(tokens[at - 1], tokens[at], spans))
    closes = at > 0 and _within(tokens[at - 1], spans)
    return opens or (closes and not (at < len(tokens) and _within(tokens[at], spans)))


def _within_one(x: Token, y: Token, spans: list[Span]) -> bool:
    return any(span.start <= x.start and y.end <= span.end for span in spans)


def _elided(alignment: Alignment, step: Step) -> bool:
    """Tell whether dots stand where words were left out."""
    if step.op is Op.DELETE:
        text, start, end = alignment.b.text, before_b(alignment, step), after_b(alignment, step)
    else:
        text, start, end = alignment.a.text, before_a(alignment, step), after_a(alignment, step)
    return _ELLIPSIS.search(text, start, end) is not None


def _swallows_negation(alignment: Alignment, step: Step) -> bool:
    """Tell whether what was left out negates the words that stay.

    It does where no sentence ends between the negation and the kept words on either hand.
    """
    in_a = _denying(alignment.a.text, alignment.a_tokens, step.a_start, step.a_end)
    in_b = _denying(alignment.b.text, alignment.b_tokens, step.b_start, step.b_end)
    denying = in_a or in_b
    if not denying:
        return False
    text = (alignment.a if in_a else alignment.b).text
    before = (before_a if in_a else before_b)(alignment, step)
    after = (after_a if in_a else after_b)(alignment, step)
    return (
        sentence_ends(text, before, denying[0].start) == 0
        or sentence_ends(text, denying[-1].end, after) == 0
    )


def _denying(text: str, tokens: Sequence[Token], start: int, end: int) -> list[Token]:
    """Return the words of a stretch that deny; *anything but* and its like deny what is kept.

    A *no* that only answers denies nothing.
    """
    stop = end == len(tokens)
    return [
        tokens[k]
        for k in range(start, end)
        if (negations(tokens[k]) and not is_reply(text, tokens, k))
        or (not stop and denier(tokens[:end], k))
    ]


def _enclosed(alignment: Alignment, in_a: list[Span], in_b: list[Span]) -> list[Change]:
    """Find the kept words that stand in brackets on one side only."""
    if not in_a and not in_b:
        return []
    found: list[Change] = []
    for step in alignment.steps:
        if step.op is not Op.EQUAL:
            continue
        for k in range(step.a_end - step.a_start):
            i, j = step.a_start + k, step.b_start + k
            one_sided = _within(alignment.a_tokens[i], in_a) != _within(alignment.b_tokens[j], in_b)
            last = found[-1].step if found else None
            if one_sided and last and (last.a_end, last.b_end) == (i, j):
                found[-1] = Change(last._replace(a_end=i + 1, b_end=j + 1), LABEL)
            elif one_sided:
                found.append(Change(Step(Op.EQUAL, i, i + 1, j, j + 1), LABEL))
    return found
