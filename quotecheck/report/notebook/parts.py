"""The parts of every display: a frame, a table, a badge, marked words.

Severity is told by a word and the shape of its badge, a change by the element and its line; colour
only adds. Everything that comes from outside passes through `escape_html` here.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence

from ...markup import escape_html, fold
from ...model.labels import Severity
from ..runs import Mark, Run

LONGEST = 600
"""Code points of one piece of text that are shown."""

REPLACED = "replaced by"
"""What a screen reader says ahead of words that stand for others."""

_UNPARTED = 24
"""Code points up to which a name stays on one line."""

_FIGURE = (
    "position:relative;margin:.5em 0;max-width:62em;text-align:left;overflow-wrap:break-word;"
    "font:14px/1.5 system-ui,sans-serif"
)
_HIDDEN = (
    "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap"
)
_CELL = "text-align:left;vertical-align:top;white-space:normal;padding:.25em 1em .25em 0"
_WIDE = f"{_CELL};overflow-wrap:anywhere"
_BADGE = "border-radius:3px;padding:0 .4em;font-size:.85em;white-space:nowrap;"
_BADGES: Mapping[Severity, tuple[str, str]] = {
    Severity.CRITICAL: ("\N{BLACK DIAMOND}", "background:#9c2f05;color:#fff;font-weight:700"),
    Severity.MAJOR: ("\N{BLACK UP-POINTING TRIANGLE}", "border:2px solid #c75b12;font-weight:600"),
    Severity.MINOR: ("\N{BLACK CIRCLE}", "border:1px solid #3f7fc1"),
    Severity.INFO: ("\N{WHITE CIRCLE}", "border:1px dotted #808080"),
    Severity.NONE: ("\N{EQUALS SIGN}", "border:1px dotted #808080"),
}
_LOST = "background:rgba(213,94,0,.16);text-decoration:line-through"
_NEW = "background:rgba(0,114,178,.18);text-decoration:underline;text-underline-offset:2px"
_GRAVE = "background:#9c2f05;color:#fff;font-weight:600;text-decoration:"
_BARE_LINK = re.compile(r"https?://[^\s\"'<>]+\Z")


def figure(caption: str, *body: str) -> str:
    """Return a whole display."""
    head = f"<figcaption>{caption}</figcaption>"
    return f'<figure style="{_FIGURE}">{head}{"".join(body)}</figure>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table whose rows have their first cell for a heading, and their last for words.

    Args:
        head: What heads the columns; nothing where that goes without saying.
        rows: The cells, as HTML.
    """
    style = "border-collapse:collapse;margin:.4em 0;font:inherit"
    columns = "".join(f'<th scope="col" style="{_CELL}">{name}</th>' for name in head)
    top = f"<thead><tr>{columns}</tr></thead>" if head else ""
    body = "".join(map(_row, rows))
    return f'<table style="{style}">{top}<tbody>{body}</tbody></table>'


def _row(cells: Sequence[str]) -> str:
    first, *middle, last = cells
    heading = f'<th scope="row" style="{_CELL}">{first}</th>'
    others = "".join(f'<td style="{_CELL}">{cell}</td>' for cell in middle)
    return f'<tr>{heading}{others}<td style="{_WIDE}">{last}</td></tr>'


def said(text: str, most: int = LONGEST) -> str:
    """Return a piece of text, white space folded, long ones cut; told apart from what is around."""
    return f"<bdi>{escape_html(cut(text, most))}</bdi>"


def cut(text: str, most: int) -> str:
    """Return the beginning of a text on one line."""
    folded = fold(text[: 2 * most])
    return folded if len(folded) <= most and len(text) <= 2 * most else f"{folded[: most - 1]}…"


def whole(text: str) -> str:
    """Return a short name that no line break parts; a long one as it is."""
    style = ' style="white-space:nowrap"' if len(text) <= _UNPARTED else ""
    return f"<span{style}>{said(text, 80)}</span>"


def link(url: str | None, content: str) -> str:
    """Return content that leads to a web address; to no other kind of address."""
    if url is None or not _BARE_LINK.match(url):
        return content
    return f'<a href="{escape_html(url)}" rel="noopener noreferrer">{content}</a>'


def quiet(content: str) -> str:
    """Return what is beside the point, in a lighter ink."""
    return f'<span style="opacity:.75">{content}</span>'


def code(text: str) -> str:
    """Return something to type."""
    return f"<code>{escape_html(text)}</code>"


def badge(severity: Severity) -> str:
    """Return a severity as a word in a shape of its own."""
    glyph, style = _BADGES[severity]
    return f'<b style="{_BADGE}{style}"><span aria-hidden="true">{glyph}</span> {severity}</b>'


def lost(text: str, title: str = "", *, grave: bool = False) -> str:
    """Return words that the base has, and this rendering has not."""
    return _mark("del", "dropped", text, f"{_GRAVE}line-through" if grave else _LOST, title)


def new(text: str, title: str = "", *, what: str = "added", grave: bool = False) -> str:
    """Return words that this rendering has of its own."""
    return _mark("ins", what, text, f"{_GRAVE}underline" if grave else _NEW, title)


def _mark(element: str, what: str, text: str, style: str, title: str) -> str:
    spoken = f'<span style="{_HIDDEN}">[{what}: </span>'
    closer = f'<span style="{_HIDDEN}">]</span>'
    hover = f' title="{escape_html(title)}"' if title else ""
    words = escape_html(cut(text, LONGEST))
    return f'<{element} style="{style}"{hover}>{spoken}{words}{closer}</{element}>'


def words(runs: Sequence[Run], titles: Sequence[str] = (), grave: Iterable[int] = ()) -> str:
    """Return runs as marked text.

    Args:
        runs: What `collate` returned.
        titles: For each edit, what to say of it where a pointer rests.
        grave: Numbers of the edits that are critical.
    """
    critical = frozenset(grave)
    bearing = {run.edit for run in runs if run.mark in {Mark.ADDED, Mark.HERE}}
    pieces: list[str] = []
    replaced = -1
    for run in runs:
        space = " " if pieces and (run.space or run.edit >= 0 <= replaced) else ""
        title = titles[run.edit] if 0 <= run.edit < len(titles) else ""
        pieces.append(space + _run(run, title, critical, bearing, replaced))
        replaced = run.edit if run.mark is Mark.REMOVED else -1
    return "".join(pieces)


def _run(
    run: Run, title: str, critical: Container[int], bearing: Container[int], replaced: int
) -> str:
    """Return one run; of a critical change the words in its place stand out, or else the gap."""
    if run.edit < 0:
        return escape_html(cut(run.text, LONGEST))
    grave = run.edit in critical
    if run.mark in {Mark.REMOVED, Mark.AWAY}:
        return lost(run.text, title, grave=grave and run.edit not in bearing) if run.text else ""
    what = "moved" if run.mark is Mark.HERE else REPLACED if run.edit == replaced else "added"
    return new(run.text, title, what=what, grave=grave)
