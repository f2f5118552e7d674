"""Articles in place: each text in full, its quotations marked and tied to their cards."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import attrs

from ...model.articles import Article
from ...model.labels import Severity
from ...model.pairs import Side
from ...model.quotations import Form, Kind, Quote
from ...model.reports import Report
from ...model.spans import Span
from ...text import paragraphs
from ..runs import QUOTE_MARKS
from .cards import Anchors
from .timeline import long_day
from .witnesses import Witness

SINGLE, BASE = "single", "base"
"""How a quotation is drawn that one outlet alone has, and one that others are compared with."""

_LONGEST_HEADING = 120
"""Code points of a text's first line that stand for its headline."""


@attrs.frozen
class Reference:
    """From a quotation to a card.

    Attributes:
        anchor: The card, or its line in the list of what is word for word.
        number: The card's number; empty where there is none.
        severity: How far this outlet's own words depart.
        words: What they depart in.
    """

    anchor: str
    number: str
    severity: str
    words: str


@attrs.frozen
class Stretch:
    """Words of a paragraph: plain where ``style`` is empty, else a quotation or a part of one.

    ``tail`` is the mark that closes it.
    """

    words: str
    style: str = ""
    anchor: str = ""
    told: bool = False
    references: tuple[Reference, ...] = ()
    tail: str = ""


@attrs.frozen
class Page:
    """One article, and its day in words, empty where it is not known."""

    witness: Witness
    day: str
    heading: str
    paragraphs: tuple[tuple[Stretch, ...], ...]
    quotations: int


@attrs.frozen
class Mention:
    """A stretch of an article that a card speaks of."""

    side: Side
    reference: Reference


@attrs.frozen
class _Marked:
    span: Span
    anchor: str
    told: bool
    references: tuple[Reference, ...]

    @property
    def style(self) -> str:
        worst = max((_RANK[r.severity] for r in self.references), default=-1)
        return _STYLES[worst]


_STYLES = {-1: SINGLE, 0: BASE, 1: "none", 2: "info", 3: "minor", 4: "major", 5: "critical"}
_RANK = {style: rank for rank, style in _STYLES.items()}


def pages(
    report: Report, anchors: Anchors, mentions: Iterable[Mention], articles: Sequence[Article]
) -> Iterator[Page]:
    """Yield articles with their quotations marked, in the order given.

    Args:
        report: The report.
        anchors: Where each quotation stands.
        mentions: What the cards speak of.
        articles: The articles to show.
    """
    spoken: dict[str, list[Quote]] = {}
    for quote in report.quotes:
        if quote.form is Form.QUOTED and quote.parent is None and quote.kind is not Kind.MENTION:
            spoken.setdefault(quote.article, []).append(quote)
    about: dict[str, list[Mention]] = {}
    for mention in mentions:
        about.setdefault(mention.side.article, []).append(mention)
    for article in articles:
        quotes = spoken.get(article.id, [])
        marked = _marked(quotes, about.get(article.id, ()), anchors)
        yield Page(
            witness=anchors.witness(article.id),
            day=long_day(article.published) if article.published else "",
            heading=article.title or _first_line(article.text),
            paragraphs=tuple(_paragraphs(article.text, marked)),
            quotations=len(quotes),
        )


def _first_line(text: str) -> str:
    """Return what stands first in a text, behind its front matter."""
    start = text.lstrip()
    if start.startswith("---"):
        start = start.partition("\n---")[2].partition("\n")[2].lstrip() or start
    return start[:_LONGEST_HEADING].partition("\n")[0].strip(" \t\r#>*")


def _marked(
    quotes: Sequence[Quote], mentions: Iterable[Mention], anchors: Anchors
) -> list[_Marked]:
    """Return what is to be marked in an article, in text order, nothing twice."""
    by_anchor: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_anchor.setdefault(anchors.of(mention.side), []).append(mention)
    marked = [
        _Marked(quote.span, anchor, told=False, references=_references(by_anchor.pop(anchor, ())))
        for quote in quotes
        for anchor in (anchors.of(_side(quote)),)
    ]
    taken = [one.span for one in sorted(marked, key=lambda one: one.span)]
    told = sorted(by_anchor.items(), key=lambda item: (_hull(item[1]), item[0]))
    behind = 0
    for anchor, group in told:
        free = _free(_hull(group), taken, behind)
        behind = max(behind, _hull(group).end)
        for number, span in enumerate(free):
            last = number + 1 == len(free)
            references = _references(group) if last else _silent(group)
            marked.append(_Marked(span, "" if number else anchor, told=True, references=references))
    return sorted(marked, key=lambda one: one.span)


def _silent(group: Sequence[Mention]) -> tuple[Reference, ...]:
    return tuple(attrs.evolve(r, anchor="") for r in _references(group))


def _references(group: Iterable[Mention]) -> tuple[Reference, ...]:
    return tuple(dict.fromkeys(mention.reference for mention in group))


def _hull(group: Sequence[Mention]) -> Span:
    return Span(min(m.side.start for m in group), max(m.side.end for m in group))


def _free(span: Span, taken: Sequence[Span], behind: int) -> list[Span]:
    """Return what of a stretch no quotation covers, from ``behind`` on."""
    free, at = [], max(span.start, behind)
    for number in range(bisect_right(taken, (at, at)) - 1, len(taken)):
        if number < 0 or taken[number].end <= at:
            continue
        if taken[number].start >= span.end:
            break
        if taken[number].start > at:
            free.append(Span(at, taken[number].start))
        at = taken[number].end
    if at < span.end:
        free.append(Span(at, span.end))
    return free


def _side(quote: Quote) -> Side:
    return Side(quote.article, quote.start, quote.end, quote.form, quote.id)


def _paragraphs(text: str, marked: Sequence[_Marked]) -> Iterator[tuple[Stretch, ...]]:
    """Yield each paragraph in stretches; a quotation over several is marked in each of them."""
    number = 0
    for paragraph in paragraphs(text):
        while number < len(marked) and marked[number].span.end <= paragraph.start:
            number += 1
        stretches: list[Stretch] = []
        at, place = paragraph.start, number
        while place < len(marked) and marked[place].span.start < paragraph.end:
            one = marked[place]
            start, end = max(one.span.start, at), min(one.span.end, paragraph.end)
            if at < start:
                stretches.append(Stretch(text[at:start]))
            if start < end:
                stretches.append(_stretch(text, one, Span(start, end), paragraph.end))
                at = end + len(stretches[-1].tail)
            place += 1
        if at < paragraph.end:
            stretches.append(Stretch(text[at : paragraph.end]))
        yield tuple(stretches)


def _stretch(text: str, one: _Marked, span: Span, limit: int) -> Stretch:
    last = span.end == one.span.end
    closed = last and span.end < limit and text[span.end] in QUOTE_MARKS
    return Stretch(
        words=span.of(text),
        style=one.style,
        anchor=one.anchor if span.start == one.span.start else "",
        told=one.told,
        references=tuple(r for r in one.references if r.anchor) if last else (),
        tail=text[span.end] if closed else "",
    )


def reference(anchor: str, number: int | None, severity: Severity | str, words: str) -> Reference:
    """Return a reference to a card, or to a line of what is word for word."""
    return Reference(anchor, str(number or ""), str(severity), words)
