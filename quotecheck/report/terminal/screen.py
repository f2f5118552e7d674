"""What a page is printed on: its width, whether it takes colours and links, what it can spell."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TextIO
from urllib.parse import quote

import attrs

from ...markup import visible

SGR: Mapping[str, str] = {
    "critical": "1;7;31",  # reversed, for contrast in every theme
    "major": "1;35",
    "strong": "1",
    "quiet": "2",
    "removed": "31",  # not struck through: the lost "not" must be read
    "added": "1;4;36",
    "moved": "4",
    "ok": "32",
}
"""Style tokens as Select Graphic Rendition codes (ECMA-48): sixteen colours, the theme decides."""

_ASCII = str.maketrans(
    {
        "\N{BOX DRAWINGS LIGHT HORIZONTAL}": "-",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
        "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
        "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{SINGLE LOW-9 QUOTATION MARK}": "'",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "--",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{RIGHTWARDS ARROW}": "->",
    }
)
_NARROWEST, _WIDEST_PROSE = 40, 100
_WITHOUT_LINKS = ("dumb", "linux", "vt", "cons", "eterm")
"""Beginnings of ``TERM`` of terminals that print what opens a link instead of opening it."""


class Piece(NamedTuple):
    """Characters in one style, on one line."""

    text: str
    style: str = ""
    link: str | None = None
    """A file that the characters open, where the screen has links."""


@attrs.frozen
class Screen:
    """A terminal, a pipe or a file.

    Attributes:
        width: Its columns.
        color: Whether to print style tokens as colours.
        links: Whether places are links (OSC 8) to their files.
        encoding: What it can spell; the rest is replaced before anything is measured.
    """

    width: int = 80
    color: bool = False
    links: bool = False
    encoding: str = "utf-8"

    @classmethod
    def of(
        cls,
        stream: TextIO | None,
        *,
        color: str = "auto",
        environ: Mapping[str, str] = os.environ,
    ) -> Screen:
        """Return what a stream can show; None stands for a file, which takes anything.

        Args:
            stream: Where the page will go.
            color: ``always``, ``never``, or ``auto``: a terminal that is not dumb, unless
                ``NO_COLOR`` is set (https://no-color.org), and anything where ``FORCE_COLOR`` is
                (https://force-color.org); of the two, the former.
            environ: ``COLUMNS``, ``TERM``, ``NO_COLOR``, ``FORCE_COLOR`` and the locale are read.
        """
        tty = stream is not None and stream.isatty()
        term = environ.get("TERM", "")
        plain = bool(environ.get("NO_COLOR"))
        forced = stream is not None and environ.get("FORCE_COLOR", "0") not in {"", "0"}
        wanted = forced or (tty and term != "dumb")
        colored = color == "always" or (color == "auto" and wanted and not plain)
        encoding = (stream and stream.encoding) or "utf-8"
        return cls(
            width=max(_NARROWEST, _columns(environ, tty=tty)),
            color=colored,
            links=colored and tty and not term.startswith(_WITHOUT_LINKS),
            encoding="ascii" if tty and _is_ascii_locale(environ) else encoding,
        )

    @property
    def prose(self) -> int:
        """Columns for running text: two spare for mailers, and never too wide to read."""
        return min(self.width - 2, _WIDEST_PROSE)

    @cached_property
    def _spells_all(self) -> bool:
        return self.encoding.lower().replace("-", "").replace("_", "").startswith("utf")

    def spell(self, text: str) -> str:
        """Return text on one line, as the screen can show it: nothing steers, nothing is lost."""
        text = visible(text)
        if self._spells_all or text.isascii():
            return text
        return "".join(map(self._spell_character, text))

    def _spell_character(self, character: str) -> str:
        for spelling in (character, character.translate(_ASCII)):
            try:
                spelling.encode(self.encoding)
            except UnicodeEncodeError:
                continue
            return spelling
        return character.encode("ascii", errors="backslashreplace").decode("ascii")

    def paint(self, line: Iterable[Piece]) -> str:
        """Return a line as characters, with what the screen takes of colours and links."""
        if not self.color:
            return "".join(piece.text for piece in line).rstrip()
        painted = []
        for (style, link), pieces in groupby(line, key=lambda piece: (piece.style, piece.link)):
            text = "".join(piece.text for piece in pieces)
            painted.append(self._link(_style(text, style), link))
        return "".join(painted).rstrip()

    def _link(self, text: str, path: str | None) -> str:
        if not (path and self.links):
            return text
        target = "file://" + quote(str(Path(path).absolute()))
        return f"\x1b]8;;{target}\x1b\\{text}\x1b]8;;\x1b\\"


def _is_ascii_locale(environ: Mapping[str, str]) -> bool:
    """Tell a terminal that somebody has set to ASCII; Python writes UTF-8 to it all the same."""
    names = (environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return next(filter(None, names), "") in {"C", "POSIX"}


def _style(text: str, style: str) -> str:
    return f"\x1b[{SGR[style]}m{text}\x1b[0m" if style in SGR and text.strip() else text


def _columns(environ: Mapping[str, str], *, tty: bool) -> int:
    given = environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    return shutil.get_terminal_size((80, 24)).columns if tty else 80
