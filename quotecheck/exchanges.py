"""What a reader takes for one change: words that changed places, with what they passed.

*miners and companies* for *companies and miners* is two moves, and *Cole or Marsh* for *Ted Marsh
or Cole* four changes; a message that speaks of each of them alone cannot be understood.
"""

from collections.abc import Sequence

from .model.edits import Edit
from .model.labels import Severity
from .model.pairs import Pair, Side
from .model.spans import Span
from .text import tokens

MOST_MOVES = 8
"""Above which words stand everywhere, and nothing is told by putting them together."""
MOST_WORDS = 12
"""Words up to which an exchange is shown as a whole."""


Places = tuple[Span, Span]
"""Where the same words stand, in A and in B."""


def told(pair: Pair) -> tuple[Edit, ...]:
    """Return a pair's changes as a reader takes them, in the order of A.

    What changed places is one with what it passed, and with smaller changes there; unless something
    else there is grave, which must not drown in it.
    """
    moves = [edit for edit in pair.edits if edit.moved]
    if not 0 < len(moves) <= MOST_MOVES:
        return pair.edits
    kept = _kept(pair)
    ways = {move: _way(move, kept) for move in moves}
    fixed = [edit for edit in pair.edits if not edit.moved]
    others = [*kept, *ways.values(), *map(_places, fixed)]
    grave = [_places(edit) for edit in fixed if edit.severity is Severity.CRITICAL]
    left, found = list(pair.edits), []
    for move in moves:
        is_way = move in left and ways[move] != _places(move)
        hull = _hull(pair, ways[move], others) if is_way else None
        if hull is not None and not any(_touch(places, hull) for places in grave):
            parts = [edit for edit in left if _touch(_places(edit), hull)]
            left = [edit for edit in left if edit not in parts]
            found.append(_whole(pair, parts, hull))
    return tuple(sorted([*left, *found], key=lambda edit: edit.a))


def _kept(pair: Pair) -> list[Places]:
    """Return where the words stand that neither changed nor moved; none where that is not known."""
    here = _unchanged(pair.a, [edit.a for edit in pair.edits])
    there = _unchanged(pair.b, [edit.b for edit in pair.edits])
    return list(zip(here, there, strict=True)) if len(here) == len(there) else []


def _unchanged(side: Side, changed: Sequence[Span]) -> list[Span]:
    words = (Span(word.start, word.end) for word in tokens(side.article_text, *side.span))
    return [word for word in words if not any(word.overlap(span) for span in changed)]


def _way(move: Edit, kept: Sequence[Places]) -> Places:
    """Return where words moved from and to, with what they passed, on either side."""
    here = sum(a.start < move.a.start for a, _ in kept)
    there = sum(b.start < move.b.start for _, b in kept)
    return _joined([_places(move), *kept[min(here, there) : max(here, there)]])


def _hull(pair: Pair, way: Places, others: Sequence[Places]) -> Places | None:
    """Return the stretches of A and of B that have the same words in another order, if short."""
    hull, grown = None, way
    while grown != hull and _is_short(pair, grown):
        hull = grown
        grown = _joined([hull, *(places for places in others if _touch(places, grown))])
    return hull if grown == hull else None


def _places(edit: Edit) -> Places:
    return edit.a, edit.b


def _touch(places: Places, hull: Places) -> bool:
    """Tell whether words stand within a hull on either side, or are missing within it."""
    return any(x.start < y.end and y.start < x.end for x, y in zip(places, hull, strict=True))


def _joined(places: Sequence[Places]) -> Places:
    a, b = (
        Span(min(span.start for span in side), max(span.end for span in side))
        for side in zip(*places, strict=True)
    )
    return a, b


def _is_short(pair: Pair, hull: Places) -> bool:
    texts = pair.a.article_text, pair.b.article_text
    return all(len(tokens(x, *y)) <= MOST_WORDS for x, y in zip(texts, hull, strict=True))


def _whole(pair: Pair, parts: Sequence[Edit], hull: Places) -> Edit:
    """Return several changes as one, under the gravest label, that of a move before others."""
    worst = max(parts, key=lambda edit: (edit.severity, edit.moved))
    labels = dict.fromkeys(label for edit in parts for label in (edit.label, *edit.also))
    return Edit(
        a=hull[0],
        b=hull[1],
        a_text=hull[0].of(pair.a.article_text),
        b_text=hull[1].of(pair.b.article_text),
        label=worst.label,
        severity=worst.severity,
        also=tuple(label for label in labels if label is not worst.label),
    )
