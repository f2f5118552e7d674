"""Renderings for tests: from a string, a part of a string, or a string partly between marks."""

from collections.abc import Sequence

from quotecheck.model import Form, Rendering, Span


def rendering(
    text: str, *, whole: str | None = None, form: str = "quoted", quoted: Sequence[str] = ()
) -> Rendering:
    """Return ``text`` as one side of a comparison, cut from ``whole`` where that is given."""
    full = text if whole is None else whole
    start = full.index(text)
    return Rendering(
        full,
        Span(start, start + len(text)),
        Span(0, len(full)),
        Form(form),
        tuple(Span(full.index(part), full.index(part) + len(part)) for part in quoted),
    )
