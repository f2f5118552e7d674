"""Excerpts: the stretches that matter, widened to the clause, an ellipsis for the rest."""

import re
from collections.abc import Iterable, Sequence

from ..model.alignments import Rendering
from ..model.spans import Span
from .runs import QUOTE_MARKS, Mark, Run

_CLAUSE_END = re.compile(r"[.,;:!?…–—]+['\"’”»)\]]*(?=\s|$)")
_SENTENCE_END = re.compile(r"[.!?…]['\"’”»)\]]*\s*$|[\n\r]\s*$|^\s*$")
_SMALL = 24
"""Characters: a gap shorter than this is printed rather than left out."""

GAP = "\N{HORIZONTAL ELLIPSIS}"


def words(text: str) -> tuple[Run, ...]:
    """Return text as runs of common words."""
    return tuple(Run(Mark.SAME, word, bool(n)) for n, word in enumerate(text.split()))


def excerpt(text: str, whole: Span, spans: Iterable[Span]) -> tuple[Run, ...]:
    """Return the stretches of a quotation, widened to the clause, between the marks as printed.

    Args:
        text: The article's text.
        whole: The quotation, without its marks.
        spans: What must be shown, inside ``whole``.
    """
    shown = stretches(text, whole, spans)
    pieces = [part.of(text) for part in shown]
    head = f"{GAP} " if shown and shown[0].start > whole.start else ""
    tail = f" {GAP}" if shown and shown[-1].end < whole.end else ""
    before, after = marks_around(text, whole)
    return words(f"{before}{head}{f' {GAP} '.join(pieces)}{tail}{after}")


def stretches(text: str, whole: Span, spans: Iterable[Span]) -> list[Span]:
    """Return what must be shown of a quotation, widened to the clause, in text order."""
    return _join(sorted(widen(text, whole, span) for span in spans))


def widen(text: str, whole: Span, span: Span) -> Span:
    """Return the clause, or the clauses, that a stretch of a quotation lies in."""
    ends = [match.end() for match in _CLAUSE_END.finditer(text, whole.start, whole.end)]
    start = max((end for end in ends if end <= span.start), default=whole.start)
    end = min((end for end in ends if end >= span.end), default=whole.end)
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def marks_around(text: str, whole: Span) -> tuple[str, str]:
    """Return the quotation marks that stand around a quotation, each may be empty."""
    start, end = whole
    while start > 0 and text[start - 1] in QUOTE_MARKS:
        start -= 1
    while end < len(text) and text[end] in QUOTE_MARKS:
        end += 1
    return text[start : whole.start], text[whole.end : end]


def opens(side: Rendering) -> bool:
    """Tell whether the stretch begins where its quotation, or its sentence, begins."""
    if side.whole.start < side.span.start:
        return not _says(side.text[side.whole.start : side.span.start])
    before = side.text[max(0, side.span.start - 40) : side.span.start]
    return before[-1:] in QUOTE_MARKS or bool(_SENTENCE_END.search(before))


def closes(side: Rendering) -> bool:
    """Tell whether the stretch ends where its quotation, or its sentence, ends."""
    if side.span.end < side.whole.end:
        return not _says(side.text[side.span.end : side.whole.end])
    after = side.text[side.span.end : side.span.end + 3].lstrip(".,;:!?…")
    return not after or after[0] in QUOTE_MARKS or (after[0].isspace() and _stops(side))


def _stops(side: Rendering) -> bool:
    return side.text[side.span.end : side.span.end + 1] in {".", "!", "?", "…", "\n", "\r", ""}


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


def _join(spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start - joined[-1].end <= _SMALL:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
