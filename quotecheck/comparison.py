"""Two stretches of two texts, compared word by word: from a match to a pair."""

import attrs

from .collation.alignment import align
from .drift import classify
from .model.alignments import Rendering
from .model.pairs import Pair, Relation, Side
from .model.passages import Match, Passage
from .model.quotations import Form
from .model.spans import Span


def compare_stretches(
    a: tuple[str, Passage],
    b: tuple[str, Passage],
    match: Match,
    *,
    reference: bool = False,
    mutual: bool = False,
) -> Pair:
    """Compare two stretches word by word.

    Args:
        a: A text, and the passage in it.
        b: The other text and passage.
        match: The stretches.
        reference: B is measured against A.
        mutual: Neither is what the other is measured against.
    """
    one = _rendering(*a, match.a_start, match.a_end, reference=reference)
    other = _rendering(*b, match.b_start, match.b_end)
    if match.onward:
        one, other = (
            attrs.evolve(side, onward=place)
            for side, place in zip((one, other), match.onward, strict=True)
        )
    drift = classify(attrs.evolve(align(one, other), mutual=mutual))
    return Pair(
        a=_side(a[1], one),
        b=_side(b[1], other),
        relation=Relation.SAME,
        score=round(match.score, 3),
        labels=drift.labels,
        severity=drift.severity,
        edits=drift.edits,
        speakers=(a[1].quote.speaker, b[1].quote.speaker),
    )


def _rendering(
    text: str, passage: Passage, start: int, end: int, *, reference: bool = False
) -> Rendering:
    span = passage.span(start, end)
    return Rendering(
        text=text,
        span=span,
        whole=passage.quote.span,
        form=passage.quote.form,
        quoted=_marked(passage, start, end),
        apart=tuple(aside for aside in passage.apart if aside.within(span)),
        reference=reference,
        spoken=bool(passage.turns),
    )


def _marked(passage: Passage, start: int, end: int) -> tuple[Span, ...]:
    """Return the words of a stretch that stand between marks, as `Rendering.quoted` has them."""
    if passage.quote.form is Form.QUOTED and all(passage.quoted[start:end]):
        return ()
    return tuple(passage.span(n, n + 1) for n in range(start, end) if passage.quoted[n])


def _side(passage: Passage, rendering: Rendering) -> Side:
    """Return a stretch as a side; of several turns, the one that it begins in is its quotation."""
    quote = passage.quote
    begun = [turn.id for turn in passage.turns if turn.start <= rendering.span.start]
    named = (begun or [quote.id])[-1] if quote.form is Form.QUOTED else None
    return Side(quote.article, *rendering.span, quote.form, named or None, rendering.text)
