"""Speech or mention: what the marks and their surroundings suggest."""

import re
from collections.abc import Sequence

from ..model import Kind, Segment, Span

_CLAUSE_START = re.compile(r"[\[(…. ]*(?:\p{Lu}|[A-Z])".replace(r"\p{Lu}|", ""))


def judge(
    text: str, paragraphs: Sequence[Span], placed: Sequence[tuple[Span, Span, bool, int | None]]
) -> list[Segment]:
    """Return a segment for each placed enclosure, with its kind and the signs for it."""
    del paragraphs
    return [
        Segment(
            span.start,
            span.end,
            outer,
            _kind(text, span, outer),
            0,
            malformed=malformed,
            parent=parent,
        )
        for span, outer, malformed, parent in placed
    ]


def _kind(text: str, span: Span, outer: Span) -> Kind:
    before = text[max(0, outer.start - 2) : outer.start].strip()
    if text[span.start].islower() or (before and before[-1].isalnum()):
        return Kind.FRAGMENT
    return Kind.DIRECT if text[span.start : span.end].count(" ") > 2 else Kind.FRAGMENT
