"""The critical apparatus of a remark: where renderings differ, what each has, what most have.

Changes that overlap in the base are one place. Most means most voices: articles that print one text
have one between them. What most have is not thereby what was said; it is the best guess there is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from ..context import elision
from ..exchanges import told
from ..model.articles import count_voices
from ..model.edits import Edit
from ..model.labels import Label, Severity
from ..model.pairs import Pair, Side
from ..model.quotations import Form
from ..model.remarks import Locus, Reading, Variant
from ..model.spans import Span
from ..text import tokens
from .joining import LOOSE
from .renderings import Grouped

LEFT_OUT = 3
"""A paraphrase that lacks more words than this summarises; that it lacks a *not* is drift."""
LEAST_WORDS = 3
"""Words from which on a wording can be told from a word."""
LEAST = Severity.MINOR
"""Changes below this make no place: everybody spells and punctuates as the house does."""

Changes = Mapping[Pair, Sequence[Edit]]
Group = Sequence[tuple[Edit, Pair]]


@attrs.frozen
class Base:
    """A remark's base, and everything that is laid over it."""

    side: Side
    pairs: Sequence[Pair]
    texts: Mapping[str, str]
    copies: Grouped
    is_spoken: bool = False
    """It is a transcript's: what was said, whatever most have."""

    @property
    def text(self) -> str:
        """The text of the article that has the base."""
        return self.texts[self.side.article]


def find_variants(pairs: Iterable[Pair]) -> tuple[Variant, ...]:
    """Return each change from the base once, gravest first, with every rendering that carries it.

    Args:
        pairs: The base, as side A, against each other rendering.
    """
    found: dict[tuple[object, ...], Variant] = {}
    for pair in pairs:
        for edit in pair.edits:
            key = (edit.a, edit.label, " ".join(word.norm for word in tokens(edit.b_text)))
            sides = found[key].sides if key in found else ()
            found[key] = Variant(
                label=edit.label,
                severity=edit.severity,
                base_text=edit.a_text,
                text=edit.b_text,
                sides=(*sides, pair.b),
            )
    return tuple(sorted(found.values(), key=lambda variant: -variant.severity))


def find_loci(base: Base) -> tuple[Locus, ...]:
    """Return the places where renderings differ by more than spelling, in text order."""
    return tuple(_locus(base, span, changes) for span, changes in _places(base))


def likely_wording(base: Base, loci: Sequence[Locus]) -> str | None:
    """Return the base's words with what most voices have put in, None where nothing changes.

    Only who renders most of the remark has a say in its wording: what is pieced together of phrases
    is nobody's. Words that most have elsewhere stay where the base has them. Two majorities have
    somebody in common, so words side by side are so in some printed text; where they are not, they
    come of different orders, and make no sentence.
    """
    voices = _who_render_most(base)
    changed = [
        (locus.span, reading.text)
        for locus in loci
        if locus.likely
        and not (reading := locus.readings[locus.likely]).moved
        and count_voices(voices.intersection(reading.articles), base.copies) > 1
    ]
    if not changed or any(x.end > y.start for (x, _), (y, _) in pairwise(changed)):
        return None
    wording = _replaced(base.text, base.side.span, changed)
    return wording if _neighbours(wording) <= _printed_neighbours(base) else None


def _printed_neighbours(base: Base) -> frozenset[tuple[str, str]]:
    """Return the words that stand side by side in the base or in a quoted rendering of it."""
    sides = [base.side, *(pair.b for pair in base.pairs if pair.b.form is Form.QUOTED)]
    return frozenset().union(*(_neighbours(base.texts[side.article], side.span) for side in sides))


def _neighbours(text: str, span: Span | None = None) -> frozenset[tuple[str, str]]:
    """Return each word with the one after it, as they are compared."""
    words = [token.norm for token in tokens(text, *(span or ()))]
    return frozenset(pairwise(words))


def _who_render_most(base: Base) -> frozenset[str]:
    """Return the articles that quote at least half of a base of three words or more."""
    if len(tokens(base.text, *base.side.span)) < LEAST_WORDS:
        return frozenset()
    return frozenset(
        pair.b.article
        for pair in base.pairs
        if pair.b.form is Form.QUOTED and 2 * pair.a.length >= base.side.length
    )


def _places(base: Base) -> Iterator[tuple[Span, Changes]]:
    """Yield each place, and the changes of each rendering there, in text order."""
    yield from sorted((*_retold(base), *_changed(base)), key=lambda place: place[0])


def _retold(base: Base) -> Iterator[tuple[Span, Changes]]:
    """Yield what other words render as a whole, as one change each."""
    for pair in base.pairs:
        if _is_retelling(pair):
            text = base.texts[pair.b.article]
            whole = Edit(
                a=pair.a.span,
                b=pair.b.span,
                a_text=pair.a.span.of(base.text),
                b_text=pair.b.span.of(text),
                label=Label.PARAPHRASE,
                severity=pair.severity if pair.severity < Severity.CRITICAL else Severity.MAJOR,
            )
            yield pair.a.span, {pair: [whole]}


def _is_retelling(pair: Pair) -> bool:
    return pair.b.form is Form.QUOTED and Label.PARAPHRASE in pair.labels


def _changed(base: Base) -> Iterator[tuple[Span, Changes]]:
    """Yield what differs word by word."""
    marked = [
        (edit, pair)
        for pair in base.pairs
        for edit in told(pair)
        if _is_worth_saying(edit, pair) and not _is_hidden(base, edit, pair)
    ]
    marked.sort(key=lambda item: (item[0].a, item[0].b))
    groups: list[list[tuple[Edit, Pair]]] = []
    end = -1
    for edit, pair in marked:
        if groups and (edit.a.start < end or edit.a == groups[-1][-1][0].a):
            groups[-1].append((edit, pair))
        else:
            groups.append([(edit, pair)])
        end = max(end, edit.a.end)
    for group in _run_together(base, groups):
        changes: dict[Pair, list[Edit]] = {}
        for edit, pair in group:
            changes.setdefault(pair, []).append(edit)
        yield Span(group[0][0].a.start, max(edit.a.end for edit, _ in group)), changes


def _run_together(base: Base, groups: Iterable[Group]) -> Iterator[Group]:
    """Yield the places, those as one that are one change to whoever reads them.

    *the company* for *them* and *20* for *30* right behind, by the same outlets; two grave changes
    are told apart.
    """
    whole: Group = []
    for group in groups:
        if whole and _goes_on(base, whole, group):
            whole = [*whole, *group]
        else:
            if whole:
                yield whole
            whole = group
    if whole:
        yield whole


def _goes_on(base: Base, one: Group, other: Group) -> bool:
    """Tell whether each outlet that has changes at two places has nothing between them."""
    last = {pair: edit for edit, pair in one}
    first = {pair: edit for edit, pair in reversed(other)}
    if last.keys() != first.keys() or all(_gravest(g) is Severity.CRITICAL for g in (one, other)):
        return False
    return all(
        _is_bare(base.text, last[pair].a, edit.a)
        and _is_bare(base.texts[pair.b.article], last[pair].b, edit.b)
        for pair, edit in first.items()
    )


def _gravest(group: Group) -> Severity:
    return max(edit.severity for edit, _ in group)


def _is_bare(text: str, before: Span, after: Span) -> bool:
    """Tell whether there are no words between two stretches, in this order."""
    return before.end <= after.start and not text[before.end : after.start].strip()


def _is_worth_saying(edit: Edit, pair: Pair) -> bool:
    """Tell what is drift from what other words are bound to do: leave out, and say it their way.

    Where little else is alike, a *not* more or less says nothing.
    """
    if pair.b.form is Form.QUOTED and not _is_retelling(pair):
        return edit.severity >= LEAST
    left_out = not edit.b_text and len(tokens(edit.a_text)) > LEFT_OUT
    return edit.severity is Severity.CRITICAL and pair.score >= LOOSE and not left_out


def _is_hidden(base: Base, edit: Edit, pair: Pair) -> bool:
    """Tell whether an ellipsis says that words were left out, on whichever side."""
    other = base.texts[pair.b.article]
    return bool(
        elision(base.text, other, edit) or elision(other, base.text, edit, dropped_from_a=False)
    )


def _locus(base: Base, span: Span, changes: Changes) -> Locus:
    worst = max(
        (edit for edits in changes.values() for edit in edits), key=lambda edit: edit.severity
    )
    readings = tuple(_readings(base, span, changes))
    likely = 0 if base.is_spoken else _majority(readings, base.copies)
    return Locus(span, worst.label, worst.severity, readings, likely)


def _readings(base: Base, span: Span, changes: Changes) -> Iterator[Reading]:
    """Yield what the base has at a place, and what each quoted rendering has there instead."""
    own = _squeeze(span.of(base.text))
    found: dict[tuple[str, bool], list[Side]] = {
        (own, False): [base.side.narrowed(span)],
    }
    for pair in base.pairs:
        edits = changes.get(pair, ())
        if edits:
            moved = any(edit.moved for edit in edits)
            place = Span(min(e.b.start for e in edits), max(e.b.end for e in edits))
            instead = [(edit.a, edit.b_text) for edit in edits]
            reading = _replaced(base.text, span, instead), moved
            found.setdefault(reading, []).append(pair.b.narrowed(place))
        elif pair.b.form is Form.QUOTED and _has_unchanged(pair, span):
            found[own, False].append(pair.b)
    for (text, moved), sides in found.items():
        yield Reading(text, tuple(sides), moved)


def _has_unchanged(pair: Pair, span: Span) -> bool:
    """Tell whether a rendering has all of a place, and as the base has it."""
    touched = any(edit.severity >= LEAST and edit.a.overlap(span) for edit in pair.edits)
    return span.within(pair.a.span) and not touched


def _majority(readings: Sequence[Reading], copies: Grouped) -> int | None:
    """Return which reading more than half of the voices have."""
    voices = [count_voices(reading.articles, copies) for reading in readings]
    return next((n for n, count in enumerate(voices) if 2 * count > sum(voices)), None)


def _replaced(text: str, span: Span, changes: Sequence[tuple[Span, str]]) -> str:
    """Return a stretch of a text with some of its words replaced, white space folded."""
    pieces, at = [], span.start
    for place, words in changes:
        added = words if place.end > place.start else f" {words}"
        pieces += [text[at : place.start], added, " " * text[place.end : place.end + 1].isalnum()]
        at = place.end
    return _squeeze("".join([*pieces, text[at : span.end]]))


def _squeeze(text: str) -> str:
    return " ".join(text.split())
