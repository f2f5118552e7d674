"""Where results go: a file, a pipe, a terminal, a pager."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from ..errors import UsageError

if TYPE_CHECKING:
    import argparse

    from ..report.terminal import Screen


def screen_of(args: argparse.Namespace) -> Screen:
    """Return what a page is set for: a terminal, a file or a pipe."""
    from ..report.terminal import Screen  # noqa: PLC0415  (after parsing)

    return Screen.of(None if args.output else sys.stdout, color=args.color)


def write(args: argparse.Namespace, text: str) -> None:
    """Write a command's results to where its options say.

    Raises:
        UsageError: It cannot be written there.
    """
    from ..report import files  # noqa: PLC0415  (after parsing)

    if args.output:
        try:
            files.write(args.output, text)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise UsageError(f"{args.output}: {why}; name another file: -o FILE") from error
        return
    stdout = _stdout()
    stdout.flush()
    on_terminal = stdout.isatty()
    content = files.encode(text, stdout.encoding if on_terminal else "utf-8")
    if on_terminal and not args.no_pager and _is_paged(text, content, stdout):
        return
    if hasattr(stdout, "buffer"):
        stdout.buffer.write(content)  # in a pipe the same bytes on every system
        stdout.buffer.flush()
    else:
        stdout.write(text)


def _is_paged(text: str, content: bytes, stdout: TextIO) -> bool:
    """Show a page that is too long for the terminal in a pager, if one can be started."""
    from shutil import get_terminal_size  # noqa: PLC0415  (only for a terminal)

    if text.count("\n") < get_terminal_size().lines:
        return False

    from .. import pager  # noqa: PLC0415  (only for a long page)

    command = pager.find_pager()
    if command is None:
        return False
    try:
        pager.page(content, stdout, command, os.environ)
    except OSError:
        return False
    return True


def say(text: str) -> None:
    """Print a few lines: a page of help, what was done."""
    _stdout().write(text)


def _stdout() -> TextIO:
    """Return standard output; a process may be started without (``>&-``).

    Raises:
        UsageError: It is closed.
    """
    if sys.stdout is None:
        raise UsageError("standard output: closed; name a file: -o FILE")
    return sys.stdout
