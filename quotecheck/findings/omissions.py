"""What a quotation leaves out and an editor should know of.

Behind an ellipsis, right before its first word and after its last, and where it runs two places of
a reference together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from ..context import (
    Elision,
    between,
    condition_before,
    cut_after,
    cut_before,
    elision,
    has_ellipsis,
    is_begun_here,
    is_cut_here,
    is_denied_around,
    is_told,
    runs_on,
)
from ..model.labels import Severity
from ..model.pairs import Pair, Side
from ..model.quotations import Form, Kind, Quote
from ..model.remarks import Remark
from ..model.spans import Span
from ..text import tokens
from .desk import Desk, Note, quoted, squeeze

ELIDED, SPLICE = "context.elided", "drift.splice"
CUT_BEFORE, CUT_AFTER = "context.cut-before", "context.cut-after"

_WORDS = 5
"""Words from which on a fragment says enough for what follows to turn it."""
_LAST = 3
"""Words of a quotation that are shown where it stops."""
_MOST = 90
"""Code points that are shown of what is hidden."""


def find_omissions(remark: Remark, desk: Desk) -> Iterator[Note]:
    """Yield what renderings of a remark leave out and its base has, or the reverse; each once."""
    found: dict[tuple[str, Sequence[str]], list[Note]] = defaultdict(list)
    for pair in remark.pairs:
        if pair.b.form is Form.QUOTED is pair.a.form:
            for note in _between_two(pair, desk):
                found[note.code, note.key].append(note)
    for same in found.values():
        worst = max(same, key=lambda note: note.severity)
        at = [place for note in same for place in note.at]
        related = [place for note in same for place in note.related]
        yield attrs.evolve(worst, at=at, remark=remark, related=related)


def _between_two(pair: Pair, desk: Desk) -> Iterator[Note]:
    for fuller, shorter in ((pair.a, pair.b), (pair.b, pair.a)):
        has = f" (in {desk.name_at(fuller)})"
        yield from _hidden(pair, fuller, shorter, desk, has)
        yield from _cut(fuller, shorter, desk, has)


def find_omissions_against(pairs: Sequence[Pair], desk: Desk) -> Iterator[Note]:
    """Yield what a draft's quotation (side B of its pairs) leaves out of its reference (side A)."""
    for pair in pairs:
        yield from _hidden(pair, pair.a, pair.b, desk, "")
        yield from _cut(pair.a, pair.b, desk, "")


def find_splices(pairs: Sequence[Pair], desk: Desk) -> Iterator[Note]:
    """Yield where a draft quotes two places of its reference in one breath."""
    for one, other in pairwise(sorted(pairs, key=lambda pair: (pair.b.article, pair.b.start))):
        if _is_one_breath(one.b, other.b, desk):
            yield from _joined(one, other, desk)


def hides(pair: Pair, desk: Desk) -> set[Span]:
    """Return the words of a pair's A that an ellipsis hides in its B."""
    texts = desk.text(pair.a.article), desk.text(pair.b.article)
    return {edit.a for edit in pair.edits if elision(*texts, edit)}


def _hidden(pair: Pair, fuller: Side, shorter: Side, desk: Desk, has: str) -> Iterator[Note]:
    texts = desk.text(fuller.article), desk.text(shorter.article)
    for edit in pair.edits:
        found = elision(*texts, edit, dropped_from_a=fuller is pair.a)
        if found:
            yield _as_omission(found, fuller, shorter, desk, has)


def _as_omission(found: Elision, fuller: Side, shorter: Side, desk: Desk, has: str) -> Note:
    words = squeeze(found.hidden.of(desk.text(fuller.article)))
    kept = f"{found.before} … {found.after}".strip()
    return Note(
        ELIDED,
        Severity.CRITICAL if found.grave else Severity.INFO,
        f"{quoted(kept)} hides {quoted(words, _MOST)}{has}",
        [(shorter.article, found.at)],
        key=(words,),
        related=[(fuller.article, found.hidden)],
    )


def _cut(fuller: Side, shorter: Side, desk: Desk, has: str) -> Iterator[Note]:
    """Yield what turns the words that are quoted, was cut off at either end, and is not told."""
    quote, whole = (desk.quotes.get(side.quote or "") for side in (shorter, fuller))
    text = desk.text(shorter.article)
    if quote is None or whole is None or not _is_full(quote, text):
        return
    words = [word.text for word in tokens(text, *shorter.span)]
    last, first = f"… {' '.join(words[-_LAST:])}", f"{' '.join(words[:_LAST])} …"
    behind = _cut_behind(fuller, whole, shorter, quote, desk)
    ahead = _cut_ahead(fuller, whole, shorter, quote, desk)
    for code, severity, kept, lost in (
        (CUT_BEFORE, Severity.MINOR, f"{quoted(last)} cut before", behind),
        (CUT_AFTER, ahead.severity, f"{quoted(first)} cut after", ahead.place),
    ):
        if lost:
            turn = squeeze(lost.of(desk.text(fuller.article)))
            message = f"{kept} {quoted(turn, _MOST)}{has}"
            at, related = [(shorter.article, shorter.span)], [(fuller.article, lost)]
            yield Note(code, severity, message, at, key=(turn,), related=related)


def _cut_behind(fuller: Side, whole: Quote, shorter: Side, quote: Quote, desk: Desk) -> Span | None:
    """Return where the *but* and the rest stand that the speaker went on with."""
    text = desk.text(shorter.article)
    if not is_cut_here(text, shorter.end, quote.span):
        return None
    place = _following(fuller, whole, desk)
    told = place and is_told(place.of(desk.text(fuller.article)), text, quote.span)
    return None if told else place


class _Lost(NamedTuple):
    """Words that stood before what is quoted, and how much it matters that they are gone."""

    place: Span | None
    severity: Severity


def _cut_ahead(fuller: Side, whole: Quote, shorter: Side, quote: Quote, desk: Desk) -> _Lost:
    """Return where the *I don't believe* stands that the speaker began with, or the *if it rains*.

    A condition before weighs what one behind weighs.
    """
    text, said = desk.text(shorter.article), desk.text(fuller.article)
    nothing = _Lost(None, Severity.NONE)
    if not is_begun_here(text, shorter.start, quote.span) or _part(quote, desk, -1):
        return nothing
    if is_denied_around(text, quote.span):
        return nothing
    if denied := cut_after(said, fuller.start, whole.start):
        return _Lost(denied, Severity.CRITICAL)
    place = condition_before(said, fuller.start, whole.start)
    told = place and is_told(place.of(said), text, quote.span)
    return nothing if told else _Lost(place, Severity.MINOR)


def _is_full(quote: Quote, text: str) -> bool:
    """Tell a quotation that is more than a phrase in the outlet's prose."""
    return quote.kind is Kind.DIRECT or len(tokens(text, *quote.span)) >= _WORDS


def _following(side: Side, quote: Quote, desk: Desk) -> Span | None:
    """Return where the words stand that qualify what a side says, if its speaker goes on so."""
    text = desk.text(side.article)
    at, limit = side.end, quote.end
    if not tokens(text, at, limit):
        going_on = _part(quote, desk, 1)
        if going_on is None or any(stop in text[at:limit] for stop in ".?!"):
            return None
        at, limit = going_on.start, going_on.end
    return cut_before(text, at, limit)


def _part(quote: Quote, desk: Desk, step: int) -> Quote | None:
    """Return the next part of an interrupted quotation, or for -1 the one before."""
    article, _, number = quote.id.rpartition(":")
    other = desk.quotes.get(f"{article}:{int(number) + step}") if number.isdecimal() else None
    return other if other and other.turn == quote.turn else None


def _is_one_breath(one: Side, other: Side, desk: Desk) -> bool:
    """Tell whether nothing is quoted between two stretches: only a credit may interrupt them."""
    first, second = (desk.quotes.get(side.quote or "") for side in (one, other))
    if first is None or second is None or one.article != other.article:
        return False
    text = desk.text(one.article)
    if first == second:
        return not tokens(text, one.end, other.start)
    resumed = _part(first, desk, 1) == second and runs_on(text, first.span, second.span)
    left_over = (*tokens(text, one.end, first.end), *tokens(text, second.start, other.start))
    return resumed and not left_over


def _joined(one: Pair, other: Pair, desk: Desk) -> Iterator[Note]:
    """Yield what stands between two places of one reference, or that they stand elsewhere."""
    here, there = desk.text(one.b.article), desk.text(one.a.article)
    hidden = Span(one.a.end, other.a.start)
    ahead = one.a.article == other.a.article and hidden.start <= hidden.end
    if ahead and not tokens(there, *hidden):
        return
    if not ahead or one.a.quote != other.a.quote:
        yield from _gathered(one, other, desk)
        return
    words = Span(*_trimmed(there, hidden))
    if found := between(there, words, here, one.b.end):
        yield _as_omission(found, one.a, one.b, desk, "")
    else:
        name = desk.name_at(one.a.narrowed(words))
        message = f"{quoted(words.of(there), _MOST)} in {name}; nothing here"
        yield _splice(one, message, [words], words.of(there), desk)


def _gathered(one: Pair, other: Pair, desk: Desk) -> Iterator[Note]:
    """Yield that a draft's quotation was put together of what a transcript has in two turns.

    Or of what it has the other way round. Dots say that something is missing, whatever it is.
    """
    here, there = desk.text(one.b.article), desk.text(one.a.article)
    if one.a.article != other.a.article or not desk.is_transcript(one.a.article):
        return
    if has_ellipsis(here, one.b.end, other.b.start) or _is_scrap(one.b, other.b, here):
        return
    last = " ".join(word.text for word in tokens(there, *one.a.span)[-_LAST:])
    first = " ".join(word.text for word in tokens(there, *other.a.span)[:_LAST])
    parts = f"{quoted(f'… {last}')} and {quoted(f'{first} …')}"
    message = f"{parts} stand apart in {desk.name(one.a.article)}; one quotation here"
    yield _splice(one, message, [one.a.span, other.a.span], f"{last} {first}", desk)


def _is_scrap(one: Side, other: Side, text: str) -> bool:
    """Tell whether so few words stand on one side that they may have been said anywhere."""
    return min(len(tokens(text, *side.span)) for side in (one, other)) <= _LAST


def _splice(one: Pair, message: str, related: Iterable[Span], key: str, desk: Desk) -> Note:
    return Note(
        SPLICE,
        Severity.MAJOR,
        message,
        [(one.b.article, Span(one.b.end, one.b.end))],
        key=(key,),
        related=[(one.a.article, span) for span in related],
        quote=desk.quotes.get(one.b.quote or ""),
    )


def _trimmed(text: str, span: Span) -> tuple[int, int]:
    """Return the words of a stretch, without the marks around them."""
    words = tokens(text, *span)
    return (words[0].start, words[-1].end) if words else (span.start, span.start)
