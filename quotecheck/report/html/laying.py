"""One rendering laid over a base: each of its words at those words of the base that it answers.

Places are counted in the base's tokens. Every character of the rendering is in exactly one piece,
in the order in which the outlet printed them; what only the base has are pieces of their own.
"""

import enum
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from ...model.alignments import Rendering
from ...model.edits import Edit
from ...model.labels import Label, Severity
from ...model.pairs import Pair, Side
from ...model.quotations import Form
from ...model.spans import Span, Token
from ...text import tokens
from ..excerpt import stretches
from ..lookup import Lookup
from ..runs import QUOTE_MARKS, with_brackets, with_marks

_OPENERS = "".join(sorted(QUOTE_MARKS)) + "(["


class Mark(enum.StrEnum):
    """How a piece is drawn."""

    SAME = "same"
    """As printed: the base's words, or a difference that does not show."""
    REPLACED = "replaced"
    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    GONE = "gone"
    """The place in the base that moved words have left."""
    BRACKETED = "bracketed"


class Piece(NamedTuple):
    """Words that stand together in a row."""

    start: int
    """First token of the base that they answer."""
    end: int
    """End of them; equal to ``start`` where the base has nothing there."""
    mark: Mark
    words: Span
    """What the outlet printed, with the punctuation around it; empty for what it lacks."""
    core: Span
    """The part of ``words`` that the mark is about."""
    edit: int
    """Number of the edit, -1 for none."""
    tight: bool
    """No space parts them from the outlet's words before."""


@attrs.frozen
class Base:
    """The fullest rendering, as far as it is shown.

    Attributes:
        side: Where it stands.
        text: The text of its article.
        words: Its tokens, those of left out stretches not among them.
        chunks: For each token, its characters with the punctuation around them.
        breaks: Tokens before which something is left out.
        opens: Nothing is left out before the first.
        closes: Nothing is left out behind the last.
    """

    side: Side
    text: str = attrs.field(repr=False)
    words: tuple[Token, ...] = attrs.field(repr=False)
    chunks: tuple[Span, ...] = attrs.field(repr=False)
    breaks: frozenset[int]
    opens: bool
    closes: bool
    _starts: list[int] = attrs.field(init=False, repr=False)

    @_starts.default
    def _find_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def place(self, span: Span) -> tuple[int, int]:
        """Return the range of tokens that a span covers."""
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)


@attrs.frozen
class Laid:
    """A rendering over its base.

    Attributes:
        sides: Its parts, in text order.
        text: The text of its article.
        pieces: Its words in the order of the base.
        edits: What its pieces number.
        covers: The stretches of the base that it renders, in tokens.
        labels: What is said of it as a whole, and at no word.
    """

    sides: tuple[Side, ...]
    text: str = attrs.field(repr=False)
    pieces: tuple[Piece, ...] = attrs.field(repr=False)
    edits: tuple[Edit, ...]
    covers: tuple[tuple[int, int], ...]
    labels: tuple[Label, ...]

    @property
    def form(self) -> Form:
        """Quoted, if any part of it is."""
        forms = {side.form for side in self.sides}
        return Form.QUOTED if Form.QUOTED in forms else Form.REPORTED


def make_base(side: Side, pairs: Iterable[Pair], lookup: Lookup) -> Base:
    """Return what of a base is shown: every stretch that a pair speaks of, and its clause."""
    rendering = lookup.rendering(side)
    spans = sorted({pair.a.span for pair in pairs} or {rendering.span})
    whole = Span(
        min(rendering.whole.start, spans[0].start),
        max(rendering.whole.end, *(span.end for span in spans)),
    )
    shown = stretches(rendering.text, whole, spans)
    words: list[Token] = []
    chunks: list[Span] = []
    breaks = set()
    for stretch in shown:
        found = tokens(rendering.text, *stretch)
        if words and found:
            breaks.add(len(words))
        words += found
        around = with_marks(Rendering(rendering.text, stretch, whole))
        chunks += _share_out(rendering.text, around, [Span(w.start, w.end) for w in found])
    return Base(
        side=side,
        text=rendering.text,
        words=tuple(words),
        chunks=tuple(chunks),
        breaks=frozenset(breaks),
        opens=not shown or shown[0].start <= whole.start,
        closes=not shown or shown[-1].end >= whole.end,
    )


def lay(base: Base, pairs: Sequence[Pair], lookup: Lookup) -> Laid:
    """Lay the parts of one rendering over its base.

    Args:
        base: The base.
        pairs: The base against each part; parts in order on both sides.
        lookup: The report.
    """
    pieces: list[Piece] = []
    edits: list[Edit] = []
    for pair in pairs:
        pieces += _lay_part(base, pair, lookup.rendering(pair.b), len(edits))
        edits += pair.edits
    return Laid(
        sides=tuple(pair.b for pair in pairs),
        text=lookup.article(pairs[0].b).text,
        pieces=tuple(pieces),
        edits=tuple(edits),
        covers=tuple(base.place(pair.a.span) for pair in pairs),
        labels=tuple(_general(pairs)),
    )


def distinct(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Leave out pairs of words that another pair is about as well."""
    by_article: dict[str, list[Pair]] = {}
    for pair in dict.fromkeys(pairs):
        by_article.setdefault(pair.b.article, []).append(pair)
    for group in by_article.values():
        for pair in group:
            if not any(_says_again(pair, other) for other in group):
                yield pair


def _says_again(pair: Pair, other: Pair) -> bool:
    within = pair.a.span.within(other.a.span) and pair.b.span.within(other.b.span)
    return within and (pair.a.span, pair.b.span) != (other.a.span, other.b.span)


def chain(pairs: Iterable[Pair]) -> list[tuple[Pair, ...]]:
    """Gather parts of one rendering that follow each other on both sides; the rest stands alone."""
    chains: list[list[Pair]] = []
    for pair in pairs:
        last = chains[-1][-1] if chains else None
        if last and last.a.end <= pair.a.start and last.b.end <= pair.b.start:
            chains[-1].append(pair)
        else:
            chains.append([pair])
    return [tuple(parts) for parts in chains]


def _general(pairs: Sequence[Pair]) -> Iterator[Label]:
    said = {label for pair in pairs for edit in pair.edits for label in (edit.label, *edit.also)}
    for label in (Label.PARAPHRASE, Label.BOUNDARY):
        if label not in said and any(label in pair.labels for pair in pairs):
            yield label


# ---------------------------------------------------------------- one part


class _Item(NamedTuple):
    """Words of the outlet on their way to a place."""

    core: Span
    edit: int
    place: tuple[int, int] | None
    """Tokens of the base; None where the words stand out of order or the base has none."""


@attrs.frozen
class _Part:
    """One pair, with the place of each change in the base's tokens, and how it is drawn."""

    base: Base
    pair: Pair
    side: Rendering
    places: Sequence[tuple[int, int]]
    marks: Sequence[Mark]
    offset: int

    def pieces(self) -> list[Piece]:
        """Return all its pieces, in the order of the base."""
        first, last = self.base.place(self.pair.a.span)
        changed = {k for start, end in self.places for k in range(start, end)}
        common = [k for k in range(first, last) if k not in changed]
        items = _in_order(self._items(common))
        pieces = [*self._settle(items, first, last), *self._lacking()]
        return sorted(pieces, key=lambda piece: (piece.start, piece.end > piece.start))

    def _items(self, common: Sequence[int]) -> Iterator[_Item]:
        """Yield the outlet's words: those in common one by one, each change as a whole."""
        words = tokens(self.side.text, *self.side.span)
        starts = [word.start for word in words]
        taken: set[int] = set()
        a = Rendering("", self.pair.a.span, self.pair.a.span)
        for number, (edit, place) in enumerate(zip(self.pair.edits, self.places, strict=True)):
            if edit.b.start < edit.b.end:
                stop = bisect_left(starts, edit.b.end)
                taken.update(range(bisect_left(starts, edit.b.start), stop))
                in_order = not edit.moved and place[0] < place[1]
                core = with_brackets(attrs.evolve(edit, a=Span(0, 0)), a, self.side).b
                yield _Item(core, number, place if in_order else None)
        answers = iter(common)
        for number, word in enumerate(words):
            if number not in taken:
                k = next(answers, None)
                yield _Item(Span(word.start, word.end), -1, None if k is None else (k, k + 1))

    def _settle(self, items: Sequence[_Item], first: int, last: int) -> Iterator[Piece]:
        """Yield the outlet's words at their places, which never go back."""
        cores = [item.core for item in items]
        spans = _share_out(self.side.text, with_marks(self.side), cores)
        at, until = first, -1
        for item, span, follower in zip(items, spans, _next_places(items, last), strict=True):
            place = item.place
            if place is None or place[0] < at:
                here = self._between(item, at, follower)
                place = (here, here)
            at = max(at, place[1])
            mark = self.marks[item.edit] if item.edit >= 0 else Mark.SAME
            if mark is Mark.SAME:
                place = (place[0], min(place[1], place[0] + 1))  # what does not show binds nothing
            number = item.edit + self.offset if item.edit >= 0 else -1
            yield Piece(*place, mark, span, item.core, number, tight=span.start == until)
            until = span.end

    def _between(self, item: _Item, at: int, follower: int) -> int:
        """Return where words go that answer none of the base's: moved ones right behind others."""
        if item.edit < 0 or self.pair.edits[item.edit].moved:
            return at
        return max(at, min(self.places[item.edit][0], follower))

    def _lacking(self) -> Iterator[Piece]:
        """Yield what the base has and the outlet has not, or not there."""
        nothing = Span(self.side.span.end, self.side.span.end)
        for number, ((start, stop), mark) in enumerate(zip(self.places, self.marks, strict=True)):
            edit = number + self.offset
            if mark is Mark.DROPPED:
                for k in range(start, stop):
                    yield Piece(k, k + 1, mark, nothing, nothing, edit, tight=False)
            elif mark is Mark.MOVED:
                yield Piece(start, stop, Mark.GONE, nothing, nothing, edit, tight=False)


def _lay_part(base: Base, pair: Pair, side: Rendering, offset: int) -> list[Piece]:
    places = [base.place(edit.a) for edit in pair.edits]
    marks = [_mark(edit, side.form) for edit in pair.edits]
    return _Part(base, pair, side, places, marks, offset).pieces()


def _mark(edit: Edit, form: Form) -> Mark:
    least = Severity.INFO if form is Form.QUOTED else Severity.CRITICAL
    if edit.severity < least or edit.label is Label.EXCERPT:
        return Mark.SAME
    if edit.moved:
        return Mark.MOVED
    if not edit.b_text:
        return Mark.DROPPED
    if edit.label is Label.MARKED_EDIT:
        return Mark.BRACKETED
    return Mark.REPLACED if edit.a_text else Mark.ADDED


def _in_order(items: Iterable[_Item]) -> list[_Item]:
    """Return items in text order; one that overlaps the item before begins behind it."""
    ordered: list[_Item] = []
    at = -1
    for item in sorted(items):
        core = Span(max(item.core.start, at), max(item.core.end, at))
        ordered.append(item._replace(core=core))
        at = core.end
    return ordered


def _next_places(items: Sequence[_Item], end: int) -> list[int]:
    """Return for each item where the next one with a place begins."""
    nexts = []
    for item in reversed(items):
        nexts.append(end)
        if item.place:
            end = item.place[0]
    return nexts[::-1]


def _share_out(text: str, whole: Span, cores: Sequence[Span]) -> list[Span]:
    """Widen words over the punctuation around them, so that together they are all of a stretch.

    Punctuation belongs to the word before it, opening marks and brackets to the one behind.
    """
    if not cores:
        return []
    starts, ends = [min(whole.start, cores[0].start)], []
    for one, other in pairwise(cores):
        seam = _seam(text[one.end : other.start])
        ends.append(one.end + seam[0])
        starts.append(one.end + seam[1])
    ends.append(max(whole.end, cores[-1].end))
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _seam(gap: str) -> tuple[int, int]:
    """Return where in a gap the words before end, and where those behind begin."""
    behind = len(gap)
    while behind and not gap[behind - 1].isspace():
        behind -= 1
    before = behind
    while before and gap[before - 1].isspace():
        before -= 1
    if before < behind:
        return before, behind
    cut = len(gap.rstrip(_OPENERS))
    return cut, cut
