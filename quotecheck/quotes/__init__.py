"""Find direct speech: marks become segments, with the signs that tell speech from mere mention."""

from collections.abc import Sequence

from ..marks import ZERO_WIDTH, find_marks
from ..model.quotations import Segment
from ..model.spans import Span
from ..text import paragraphs
from .doubles import Enclosure, pair_doubles
from .kinds import judge
from .place import Found
from .singles import pair_singles
from .utterances import number_turns

__all__ = ["find_segments"]


def find_segments(text: str) -> tuple[Segment, ...]:
    """Return every quotation-marked segment of a text, in text order.

    A quotation inside a quotation follows the one that encloses it and points to it by ``parent``.
    Segments at the top never overlap. Time is linear in the length of the text.
    """
    doubles, singles = find_marks(text)
    if not doubles and not singles:
        return ()
    blocks = paragraphs(text)
    enclosures = pair_doubles(text, blocks, doubles)
    enclosures += pair_singles(text, blocks, singles, enclosures)
    return number_turns(text, judge(text, blocks, _place(text, enclosures)))


def _place(text: str, enclosures: Sequence[Enclosure]) -> list[Found]:
    """Put enclosures in text order, and each under the one that encloses it."""
    found: list[Found] = []
    around: list[int] = []
    for enclosure in sorted(enclosures, key=lambda e: (e.opener.start, -e.closer.end)):
        span = _content(text, enclosure.opener.end, enclosure.closer.start)
        if span is None:
            continue
        while around and found[around[-1]].span.end <= enclosure.opener.start:
            around.pop()
        outer = Span(enclosure.opener.start, enclosure.closer.end)
        parent = around[-1] if around else None
        around.append(len(found))
        found.append(Found(span, outer, enclosure.malformed, parent))
    return found


def _content(text: str, start: int, end: int) -> Span | None:
    """Return what stands between two marks without white space, or None where no word does."""
    while start < end and (text[start].isspace() or text[start] in ZERO_WIDTH):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ZERO_WIDTH):
        end -= 1
    if any(text[at].isalnum() for at in range(start, end)):
        return Span(start, end)
    return None
