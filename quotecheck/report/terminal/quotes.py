"""The page of `quotecheck quotes`: a table of what was found, and who is credited."""

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from ...model.articles import Article
from ...model.quotations import Form, Kind, Quote
from .. import credit
from ..excerpt import marks_around
from .cells import clip, width
from .page import count, finish, prose
from .screen import Piece, Screen

_WIDE = 100
"""Columns from which the credit as printed has a column of its own."""

_STACKED = 76
"""Columns up to which every place has a line of its own."""

_KIND, _SPEAKER, _WORDS = 10, 14, 22
"""Cells: always for the kind, at least for speakers and for words."""

_NAME = 27
"""Cells for a speaker or a credit, at most."""

_GAP = "  "
_CARRIED = "(carried over)"


@attrs.frozen
class _Entry:
    """One quotation, each column as text."""

    place: str
    path: str | None
    kind: str
    speaker: str
    credit: str
    words: str


@attrs.frozen
class _Columns:
    """How wide the columns are; a place that is wider stands on a line of its own."""

    place: int
    """0 where every place has a line of its own, and the row is set in below it."""
    speaker: int
    credit: int
    words: int


def quotes_page(articles: Sequence[Article], quotes: Sequence[Quote], *, screen: Screen) -> str:
    """Return the table, what it counts and what its signs mean, with a newline at its end."""
    by_id = {article.id: article for article in articles}
    entries = [_entry(by_id[quote.article], quote, screen) for quote in quotes]
    columns = _measure(entries, screen)
    lines: list[list[Piece]] = []
    if entries:
        head = _Entry("PLACE", None, "KIND", "SPEAKER", "CREDIT AS PRINTED", "WORDS")
        lines = [[piece._replace(style="strong") for piece in _cells(head, columns, screen)]]
        lines += [line for entry in entries for line in _lines(entry, columns, screen)]
        lines.append([])
    lines += prose(_counted(articles, quotes), screen)
    carried = any(_is_carried(quote, by_id[quote.article]) for quote in quotes)
    lines.append([Piece(_signs(quotes, carried=carried))])
    return finish(lines, screen)


def _is_carried(quote: Quote, article: Article) -> bool:
    """Tell a credit that stands further up from one beside the words, or from a turn's label."""
    return quote.speaker is not None and quote.source is None and not article.turns


def _entry(article: Article, quote: Quote, screen: Screen) -> _Entry:
    where = credit.where(article, quote.start)
    carried = _is_carried(quote, article)
    kind = quote.kind.value if quote.form is Form.QUOTED else quote.form.value
    printed = credit.credit(article, quote) if quote.source or quote.cue else ""
    opener, closer = marks_around(article.text, quote.span)
    nested = "> " if quote.parent else ""
    return _Entry(
        place=screen.spell(str(where)),
        path=where.path,
        kind=f"{kind} !" if quote.malformed else kind,
        speaker=screen.spell(quote.speaker or "-") + (" ?" if carried else ""),
        credit=screen.spell(printed or (_CARRIED if carried else "-")),
        words=screen.spell(f"{nested}{opener}{quote.text[:500]}{closer}"),
    )


def _measure(entries: Sequence[_Entry], screen: Screen) -> _Columns:
    """Give the places what they need, up to half of the page, the names what is left of it.

    A page too narrow for that, or for most of the places, has no column of them.
    """
    half = screen.width // 2
    widths = [width(entry.place) for entry in entries]
    place = min(max(widths, default=0), half)
    if screen.width < _STACKED or 2 * sum(cells > half for cells in widths) > len(widths):
        place = 0
    room = screen.width - place - _KIND - 2 * len(_GAP)
    speaker = min(max((width(entry.speaker) for entry in entries), default=0), _NAME)
    speaker = max(_SPEAKER, min(speaker, room - _WORDS - len(_GAP)))
    room -= speaker + len(_GAP)
    printed = 0
    if screen.width >= _WIDE:
        printed = min(max((width(entry.credit) for entry in entries), default=0), _NAME)
        printed = max(17, min(printed, room - _WORDS - len(_GAP)))
        room -= printed + len(_GAP)
    return _Columns(place, speaker, printed, max(8, room))


def _lines(entry: _Entry, columns: _Columns, screen: Screen) -> Iterator[list[Piece]]:
    if width(entry.place) > columns.place:
        yield [Piece(entry.place, "quiet", entry.path)]
        entry = attrs.evolve(entry, place="", path=None)
    yield _cells(entry, columns, screen)


def _cells(entry: _Entry, columns: _Columns, screen: Screen) -> list[Piece]:
    ellipsis = screen.spell("…")

    def cell(text: str, cells: int, style: str = "") -> list[Piece]:
        shown = clip(text, cells, ellipsis)
        return [Piece(shown, style), Piece(" " * (cells - width(shown)) + _GAP)]

    place = [
        Piece(entry.place, "quiet", entry.path),
        Piece(" " * (columns.place - width(entry.place)) + _GAP),
    ]
    return [
        *(place if columns.place else [Piece(_GAP)]),
        *cell(entry.kind, _KIND),
        *cell(entry.speaker, columns.speaker, "strong"),
        *(cell(entry.credit, columns.credit) if columns.credit else ()),
        Piece(clip(entry.words, columns.words, ellipsis)),
    ]


def _counted(articles: Sequence[Article], quotes: Sequence[Quote]) -> str:
    kinds = Counter(quote.kind for quote in quotes if quote.form is Form.QUOTED)
    spoken = kinds.total() - kinds[Kind.MENTION]
    parts = [
        f"{kinds[kind]} direct" if kind is Kind.DIRECT else count(kinds[kind], kind.value)
        for kind in Kind
        if kinds[kind] and kind is not Kind.MENTION
    ]
    reported = sum(quote.form is Form.REPORTED for quote in quotes)
    parts += [f"{reported} reported"] if reported else []
    more = [count(kinds[Kind.MENTION], "mention")] if kinds[Kind.MENTION] else []
    malformed = sum(quote.malformed for quote in quotes)
    more += [f"{malformed} malformed"] if malformed else []
    listed = f": {', '.join(parts)}" if parts else ""
    first = f"{count(spoken, 'quotation')} in {count(len(articles), 'article')}{listed}"
    return "; ".join([first, *more])


def _signs(quotes: Sequence[Quote], *, carried: bool) -> str:
    signs = []
    if any(quote.malformed for quote in quotes):
        signs.append("! malformed marks")
    if carried:
        signs.append("? speaker carried over")
    return "   ".join([*signs, "exit 0"])
