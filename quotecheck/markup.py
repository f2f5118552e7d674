"""Escaping, and the marks of a difference, from plain values.

What a noun needs to show itself, and nothing more: no noun is known here, no layout, no colour.
Article text is hostile until it has passed through one of these functions.
"""

import html
import re

_CONTROLS = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1, white space aside
    "\N{ARABIC LETTER MARK}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}"
    "\ud800-\udfff"  # half a character has no encoding
    "]"
)
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&$]|@|#(?=\w)|:(?=//)")
_APART = "<!-- -->"
"""Parts what a host would make a link, a mention or a reference of; it shows as nothing."""


def fold(text: str) -> str:
    """Return text with each run of white space as one space, and none at the edges."""
    return " ".join(text.split())


def visible(text: str) -> str:
    r"""Return text on one line, with what would steer a terminal or turn the line spelt out.

    White space of any kind becomes one space; escape, other control characters and the marks that
    reorder a line come out as ``\x1b``, ``\u202e``.

    >>> visible("over\x1b[31m\n  and out")
    'over\\x1b[31m and out'
    """
    folded = re.sub(r"\s+", " ", spell_controls(text))
    return folded.strip()


def clock(seconds: float) -> str:
    """Return a time of a recording as captions and players print it, to the second.

    >>> clock(754.6)
    '00:12:34'
    """
    minutes, second = divmod(int(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}"


def spell_controls(text: str) -> str:
    r"""Return text with control characters and the marks that reorder a line spelt out."""
    return _CONTROLS.sub(_spell, text)


def escape_html(text: str) -> str:
    """Return text for an HTML element or attribute."""
    return html.escape(spell_controls(text), quote=True)


def escape_markdown(text: str) -> str:
    r"""Return text for a line of Markdown: no mark-up, no link, and nobody is mentioned by it.

    >>> print(escape_markdown("*no* @desk, see #12"))
    \*no\* @<!-- -->desk, see #<!-- -->12
    """
    return _MARKDOWN.sub(_disarm, visible(text))


def _disarm(match: re.Match[str]) -> str:
    sign = match.group()
    if sign in "@#:":
        return sign + _APART
    return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(sign, f"\\{sign}")


def deleted(text: str) -> str:
    """Return words that one side lacks, as HTML."""
    return f"<del>{escape_html(text)}</del>"


def inserted(text: str) -> str:
    """Return words that one side adds, as HTML."""
    return f"<ins>{escape_html(text)}</ins>"


def _spell(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
