"""The desk: puts a finding into words, points at its places, and gives it an id."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from ..ids import digest
from ..markup import clock
from ..model.articles import Article, count_voices
from ..model.findings import Finding, Place
from ..model.labels import Severity
from ..model.pairs import Side
from ..model.quotations import Quote
from ..model.remarks import Remark
from ..model.spans import Span
from ..text import tokens

_MOST_NAMES = 4
"""Outlets that a message names; the places of the finding name all."""
_FEW, _MANY = 1, 6
"""Words that a message shows together with their neighbours, if no other reading has so many."""
_REACH = 40
"""Code points in which the neighbours are looked for."""
_LONGEST = 120
"""Code points that are shown of longer ones."""
_LONGEST_CREDIT = 60
"""Code points of a credit as printed; of a longer one only the source is shown."""


@attrs.frozen
class Note:
    """A finding in the making.

    Attributes:
        code: Its code.
        severity: How much it matters.
        message: One line for a person.
        at: Where it stands, by article.
        remark: What it is about.
        key: The words that its id hashes; the message, where none are given.
        related: Where the words stand that it is measured against, by article.
        quote: The quotation that it is about, where it is about no remark.
    """

    code: str
    severity: Severity
    message: str
    at: Sequence[tuple[str, Span]]
    remark: Remark | None = None
    key: Sequence[str] = ()
    related: Sequence[tuple[str, Span]] = ()
    quote: Quote | None = None


@attrs.frozen
class Desk:
    """The articles and quotations of a report, at hand to point into.

    Attributes:
        articles: Every article by its id.
        quotes: Every quotation by its id.
        copies: Groups of articles that print one text.
    """

    articles: Mapping[str, Article]
    quotes: Mapping[str, Quote]
    copies: Sequence[Sequence[str]] = ()

    def text(self, article: str) -> str:
        """Return an article's text."""
        return self.articles[article].text

    def name(self, article: str) -> str:
        """Return what a reader calls an article's source."""
        return self.articles[article].name

    def is_transcript(self, article: str) -> bool:
        """Tell whether an article has what was said, speaker by speaker."""
        return bool(self.articles[article].turns)

    def name_at(self, side: Side) -> str:
        """Return what a reader calls a side's source, and when its words are said, if known."""
        return self.name(side.article) + self.when(side)

    def when(self, side: Side) -> str:
        """Return when a side's words are said (`` at 00:12:34``), nothing where nobody knows."""
        time = self.articles[side.article].time_at(side.start)
        return "" if time is None else f" at {clock(time)}"

    def names(self, articles: Iterable[str], among: Iterable[str] = ()) -> str:
        """Return outlets as a list, each once; many of them by number, copies as what they are.

        Args:
            articles: Ids.
            among: All articles that the message names, so that two of one outlet are told apart.
        """
        ids = tuple(dict.fromkeys(articles))
        names = self._distinct_names(ids, {*ids, *among})
        more = f" +{len(names) - _MOST_NAMES}" if len(names) > _MOST_NAMES else ""
        return ", ".join(names[:_MOST_NAMES]) + more + self._of_one_text(ids)

    def _distinct_names(self, articles: Sequence[str], among: Collection[str]) -> list[str]:
        """Return each article's outlet, with its day where that is needed, else its id."""
        outlets = Counter(self.name(article) for article in among)
        dated = Counter(self._dated(article) for article in among)
        return [
            self.name(article)
            if outlets[self.name(article)] == 1
            else self._dated(article)
            if dated[self._dated(article)] == 1
            else article
            for article in articles
        ]

    def _dated(self, article: str) -> str:
        published = self.articles[article].published
        return f"{self.name(article)} of {published}" if published else article

    def _of_one_text(self, articles: Sequence[str]) -> str:
        voices = count_voices(articles, self.copies)
        if voices == len(articles):
            return ""
        return " (one text)" if voices == 1 else f" ({voices} independent)"

    def said(self, sides: Sequence[Side]) -> list[str]:
        """Return the words of several sides between quotation marks, so that they can be compared.

        A word or two, or a gap, tell little by themselves; such readings are shown with a word on
        either hand, unless one of them is long.
        """
        lengths = [len(tokens(self.text(side.article), *side.span)) for side in sides]
        near = min(lengths) <= _FEW and max(lengths) <= _MANY
        spans = [self._with_neighbours(side) if near else side.span for side in sides]
        return [
            quoted(span.of(self.text(side.article)), _LONGEST)
            for side, span in zip(sides, spans, strict=True)
        ]

    def _with_neighbours(self, side: Side) -> Span:
        """Return a side with a word on either hand, of its quotation or of the outlet's prose."""
        quote, text = self.quotes.get(side.quote or ""), self.text(side.article)
        limits = quote.span if quote else Span(0, len(text))
        before = tokens(text, max(limits.start, side.start - _REACH), side.start)
        after = tokens(text, side.end, min(limits.end, side.end + _REACH))
        start = before[-1].start if before else side.start
        return Span(start, after[0].end if after else side.end)

    def credit(self, quote: Quote) -> str:
        """Return the words that credit somebody with a quotation, as printed; empty for none."""
        spans = [span for span in (quote.source, quote.cue) if span]
        if not spans or quote.source is None:
            return ""
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        far = whole.end - whole.start > _LONGEST_CREDIT or whole.overlap(quote.span)
        return squeeze((quote.source if far else whole).of(self.text(quote.article)))

    def file(self, note: Note) -> Finding:
        """Return the finding that a note makes, with its places and its id."""
        at = self._places(note.at)
        about = [self._words_of(note.remark)] if note.remark else []
        about += [note.quote.text] if note.quote else []
        return Finding(
            id=self._id(note.code, [*about, *(note.key or (note.message,))], at),
            code=note.code,
            severity=note.severity,
            message=note.message,
            remark=note.remark.id if note.remark else None,
            at=at,
            related=tuple(place for place in self._places(note.related) if place not in at),
        )

    def _words_of(self, remark: Remark) -> str:
        """Return the remark's longest rendering, the same one in whatever order they came."""
        side = min(remark.sides, key=lambda side: (side.start - side.end, side.article))
        return side.span.of(self.text(side.article))

    def _places(self, spans: Iterable[tuple[str, Span]]) -> tuple[Place, ...]:
        return tuple(dict.fromkeys(self._place(article, span) for article, span in spans))

    def _place(self, article: str, span: Span) -> Place:
        known = self.articles[article]
        turn = known.turn_at(span.start)
        return Place(
            article,
            *span,
            *known.position(span.start),
            speaker=turn.label if turn else None,
            time=known.time_at(span.start),
        )

    def _id(self, code: str, texts: Iterable[str], at: Iterable[Place]) -> str:
        """Hash code, words and outlets: neither offsets nor the order of the inputs count."""
        words = (" ".join(sorted(word.norm for word in tokens(text))) for text in texts)
        outlets = sorted({self.name(place.article) for place in at})
        return digest("\n".join((code, *words, *outlets)))


def spans_of(sides: Iterable[Side]) -> list[tuple[str, Span]]:
    """Return where sides stand, by article."""
    return [(side.article, side.span) for side in sides]


def quoted(text: str, most: int | None = None) -> str:
    """Return words between quotation marks, *nothing* for none; long ones cut."""
    return f"“{short(text, most) if most else squeeze(text)}”" if text.strip() else "nothing"


def squeeze(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def short(text: str, most: int = 60) -> str:
    """Return the beginning of a text on one line."""
    folded = squeeze(text)
    return folded if len(folded) <= most else folded[: most - 1].rstrip() + "…"
