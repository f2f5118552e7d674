"""What is laid side by side: two renderings, word by word."""

from __future__ import annotations

import enum
from typing import NamedTuple

import attrs

from .quotations import Form
from .spans import Span, Token


@attrs.frozen
class Rendering:
    """One side of a comparison: a stretch of a text, and the quotation it is cut from.

    Attributes:
        text: The whole text that every offset points into.
        span: The stretch to compare.
        whole: The quotation (or reported sentence) that the stretch belongs to.
        form: Whether the stretch as a whole stands between quotation marks.
        quoted: Parts of the stretch that stand between marks, in text order; empty where the form
            says it of all words.
        apart: Parts of the stretch that are no words of its speaker: stage notes of a transcript,
            what somebody else throws in, the label behind it.
        reference: It is what a draft is measured against: how much more it has says nothing, and
            what the draft has beyond it was added.
        spoken: It is speech as it was spoken, with fillers and self-repairs.
        onward: Where the sentence goes on behind the stretch, in what is compared apart from it:
            nothing was cut off there. None where the stretch ends as the comparison does.
    """

    text: str = attrs.field(repr=False)
    span: Span
    whole: Span
    form: Form = Form.QUOTED
    quoted: tuple[Span, ...] = ()
    apart: tuple[Span, ...] = ()
    reference: bool = False
    spoken: bool = False
    onward: int | None = None


class Op(enum.StrEnum):
    """What became of a run of words on the way from one rendering to the other."""

    EQUAL = "equal"
    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"
    MOVE = "move"


class Step(NamedTuple):
    """A run of tokens of A (``a_start:a_end``) and the run of B that answers it."""

    op: Op
    a_start: int
    a_end: int
    b_start: int
    b_end: int


@attrs.frozen
class Alignment:
    """Two renderings, word by word.

    The steps cover every token of both sides exactly once. Equal, replaced, deleted and inserted
    runs come in the order of both texts; a move is one step whose two runs stand out of order
    (its words are the same, or differ only in form).

    Attributes:
        a: The one rendering.
        b: The other rendering.
        a_tokens: The words of A.
        b_tokens: The words of B.
        steps: The runs of words, in order.
        language: The language that both are in together, by its ISO 639-1 code.
        mutual: Neither is what the other is measured against: what only B has may be what A left
            out, as much as the other way round.
    """

    a: Rendering
    b: Rendering
    a_tokens: tuple[Token, ...]
    b_tokens: tuple[Token, ...]
    steps: tuple[Step, ...]
    language: str
    mutual: bool = False
