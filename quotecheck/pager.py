"""A pager for pages that are longer than the terminal, as git has one: less, unless told otherwise.

Only a terminal is paged for, never a pipe or a file. Whoever leaves the pager early has read
enough: that is no failure, and the exit status stays what the page says.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TextIO

_DEFAULT = "less"
_NONE = frozenset({"", "cat"})
_SETTINGS = {"LESS": "FRX", "LV": "-c"}
"""What git gives its pagers where nobody has set it: colours as they are, leave where a page fits,
and leave what was read on the screen."""


def find_pager(environ: Mapping[str, str] = os.environ) -> list[str] | None:
    """Return the pager's command line, None where none is wanted or there is none.

    Args:
        environ: ``QUOTECHECK_PAGER``, else ``PAGER``; empty or ``cat`` means none.
    """
    given = environ.get("QUOTECHECK_PAGER", environ.get("PAGER", _DEFAULT)).strip()
    if given in _NONE or environ.get("TERM") == "dumb":
        return None
    try:
        command = shlex.split(given)
    except ValueError:  # a quotation mark that nothing closes
        return None
    return command if shutil.which(command[0], path=environ.get("PATH")) else None


def page(content: bytes, stdout: TextIO, command: list[str], environ: Mapping[str, str]) -> None:
    """Hand a page to a pager, and wait until its reader has left.

    Args:
        content: The page as the terminal spells it.
        stdout: The terminal.
        command: From `find_pager`.
        environ: What the pager finds in its environment, and our settings where there are none.

    Raises:
        OSError: The pager cannot be started.
    """
    with (
        _interrupts_left_to_the_pager(),
        subprocess.Popen(  # noqa: S603  (whoever sets the variable may run what they like)
            command, stdin=subprocess.PIPE, stdout=stdout, env={**_SETTINGS, **environ}
        ) as process,
        suppress(BrokenPipeError),
    ):
        process.communicate(content)


@contextmanager
def _interrupts_left_to_the_pager() -> Iterator[None]:
    """Ignore Ctrl-C while somebody reads: in a pager it ends a search, not the program."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
