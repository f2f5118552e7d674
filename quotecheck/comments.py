"""Comments to quotecheck inside a text: ``<!-- quotecheck: ignore[drift.lexical] as agreed -->``.

A comment governs one paragraph: the one that it stands in or ends, or, on a line of its own, the
one that follows. It is no text: its place is left blank, so that every offset stays what it was.
"""

import re
from collections.abc import Iterator, Sequence

import attrs

from .model.articles import Ignore
from .model.spans import Span
from .text import paragraphs

_OPENER = re.compile(r"<!--[ \t\r\n]{0,20}quotecheck:")
_CLOSER = "-->"
_LONGEST = 1000
"""Code points of a comment; what is not closed by then is text."""
_SHOWN = 40
"""Code points that are shown of a comment that nobody understands."""
_DIRECTIVE = re.compile(r"\s*ignore\b\s*(?:\[([^\]]*)\])?(.*)", re.DOTALL)
_VISIBLE = re.compile(r"[^\r\n]")
_LINE_BREAKS = "\r\n"


@attrs.frozen
class Comment:
    """A comment to quotecheck: where it stands, and what it says behind ``quotecheck:``."""

    span: Span
    said: str

    def governing(self, start: int, end: int, *, at: int) -> Ignore:
        """Return what the comment, standing at ``at``, lets stand in a stretch of text."""
        directive = _DIRECTIVE.fullmatch(self.said)
        if directive is None:
            what = f"{self.said.strip()[:_SHOWN]!r} is no comment to quotecheck"
            return Ignore(at, start, end, fault=f"{what}; write ignore or ignore[LABEL]")
        listed, reason = directive.groups()
        names = tuple(name.strip() for name in (listed or "").split(",") if name.strip())
        fault = "ignore[] names nothing; write ignore[LABEL], or ignore for all"
        empty = listed is not None and not names
        return Ignore(
            at, start, end, names, " ".join(reason.split()) or None, fault if empty else None
        )


def find_comments(text: str) -> Iterator[Comment]:
    """Yield the comments to quotecheck in a text, in order."""
    done = 0
    for match in _OPENER.finditer(text):
        if match.start() < done:
            continue  # what an opener says inside a comment is the comment's
        end = text.find(_CLOSER, match.end(), match.end() + _LONGEST)
        if end >= 0:
            span = Span(match.start(), end + len(_CLOSER))
            done = span.end
            yield Comment(span, text[match.end() : end])


def take_comments(text: str) -> tuple[str, tuple[Ignore, ...]]:
    """Return a text with its comments blanked out, line breaks kept, and what they let stand."""
    comments = tuple(find_comments(text))
    if not comments:
        return text, ()
    plain = _blanked(text, comments)
    spans = paragraphs(plain)
    return plain, tuple(_placed(comment, plain, spans) for comment in comments)


def _blanked(text: str, comments: Sequence[Comment]) -> str:
    pieces: list[str] = []
    at = 0
    for comment in comments:
        pieces += (text[at : comment.span.start], _VISIBLE.sub(" ", comment.span.of(text)))
        at = comment.span.end
    return "".join([*pieces, text[at:]])


def _placed(comment: Comment, text: str, spans: Sequence[Span]) -> Ignore:
    """Give a comment the first paragraph that ends after the start of its line."""
    at = comment.span.start
    line = max(text.rfind(char, 0, at) for char in _LINE_BREAKS) + 1
    governed = next((span for span in spans if span[1] > line), (at, at))
    return comment.governing(*governed, at=at)
