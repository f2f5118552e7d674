"""The command line: seven commands, one page of options each, exit statuses as in diff(1).

    0   nothing at or above --fail-on        1    something
    2   trouble: input, usage               130  interrupted

Results go to standard output, everything else to standard error. Nothing heavy is imported before
the arguments are understood: a hook pays for ``--help`` and for a mistyped option on every commit.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from . import __version__
from .commands.output import say
from .console import BROKEN_PIPE, INTERRUPTED, NOTHING, TROUBLE, SaidError, complain
from .errors import QuotecheckError, UsageError, did_you_mean

_COMMANDS = ("diff", "check", "quotes", "compare", "explain", "archive", "baseline")
"""The modules of `commands`; only the one that is asked for is loaded."""
_USAGE = """\
usage: quotecheck COMMAND ...

Find quotations, reconcile their renderings across outlets, check drafts.

  diff PATH...                      the main job, over two or more articles
  check DRAFT... --against REF...   drafts against articles or transcripts
  quotes PATH...                    what was found, and who is credited
  compare TEXT TEXT                 two renderings, word by word
  explain [LABEL | --schema]        what a label means; the JSON Schema
  archive add|find|stats            earlier reports in one file, to check against
  baseline update|prune REPORT...   keep the file of accepted findings

A PATH is a file, a folder, a glob or - for standard input.
Exit status: 0 nothing at or above --fail-on, 1 something, 2 trouble.
Options of a command: quotecheck COMMAND --help
"""
_KEPT = 100_000
"""Objects that are kept before Python looks for cycles among them. Reading and reconciling make
none, so that looking every 700 objects found nothing for an eighth of the time."""


def run() -> NoReturn:
    """Run the command line on the process's arguments, and exit."""
    gc.set_threshold(_KEPT)
    try:
        status = _flushed(main(sys.argv[1:]))
    except BrokenPipeError:
        status = BROKEN_PIPE
        _forget_stdout()
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit status.

    Raises:
        BrokenPipeError: The reader of standard output went away.
        KeyboardInterrupt: Somebody pressed Ctrl-C.
    """
    try:
        return _dispatch(list(argv))
    except BrokenPipeError:
        raise
    except SaidError:
        pass
    except QuotecheckError as error:
        complain(str(error))
    except OSError as error:
        _complain_of(error)
    return TROUBLE


def _flushed(status: int) -> int:
    """Return the status, once the results are out: a disk may turn out to be full only then."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _forget_stdout()
        if status != TROUBLE:
            _complain_of(error)
        return TROUBLE
    return status


def _complain_of(error: OSError) -> None:
    what = (error.strerror or str(error)).lower()
    complain(f"{error.filename or 'standard output'}: {what}; check disk and permissions")


def _dispatch(argv: list[str]) -> int:
    if not argv:
        raise UsageError(f"no command; one of {', '.join(_COMMANDS)}: quotecheck --help")
    name, *rest = argv
    if name in {"-h", "--help", "help"}:
        say(_USAGE)
        return NOTHING
    if name in {"-V", "--version"}:
        say(f"quotecheck {__version__}\n")
        return NOTHING
    if name not in _COMMANDS:
        raise UsageError(f"{name}: {_no_command(name)}")
    status: int = importlib.import_module(f".commands.{name}", __package__).run(rest)
    return status


def _no_command(name: str) -> str:
    if name.startswith("-"):
        return "no such option here; options follow the command: quotecheck --help"
    if os.path.exists(name):  # noqa: PTH110  (pathlib is not loaded yet, and need not be)
        return f"a path, not a command; did you mean: quotecheck diff {name}?"
    return f"no such command; {did_you_mean(name, _COMMANDS) or 'all: quotecheck --help'}"


def _forget_stdout() -> None:
    """Keep the interpreter from flushing, and complaining, on its way out."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
