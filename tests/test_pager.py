"""The pager: for a terminal and a long page, and for nothing else."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from pathlib import Path

import pytest

from quotecheck.pager import find_pager, page

SHOUT = "sh -c 'echo PAGED LESS=$LESS; cat'"


def on_terminal(*argv: str, rows: int = 10, columns: int = 80, **environ: str) -> tuple[int, str]:
    """Run the command line on a terminal of this size; return its status and what it printed."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "HOME") if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "quotecheck", *argv],
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=slave,
        env={"TERM": "xterm", "LANG": "C.UTF-8", **kept, **environ},
        cwd=Path(__file__).parent.parent,
    )
    os.close(slave)
    pieces = []
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(master)
    return process.wait(), b"".join(pieces).decode()


def test_a_long_page_is_paged_and_the_status_kept() -> None:
    """As in git: the pager gets colours, and the settings that make less fit for them."""
    diff = ("compare", "It will stay open.", "It will not stay open.")

    status, shown = on_terminal(*diff, rows=5, QUOTECHECK_PAGER=SHOUT)

    assert status == 1
    assert shown.startswith("PAGED LESS=FRX")
    assert "\x1b[" in shown
    assert "exit 1" in shown


def test_what_fits_is_not_paged() -> None:
    """Nor is anything where somebody says so; the page is the same."""
    diff = ("compare", "It will stay open.", "It will not stay open.")

    _, fits = on_terminal(*diff, rows=50, QUOTECHECK_PAGER=SHOUT)
    _, told = on_terminal(*diff, "--no-pager", rows=5, QUOTECHECK_PAGER=SHOUT)

    assert "PAGED" not in fits
    assert told == fits


def test_a_reader_who_leaves_early_has_read_enough() -> None:
    """A pager that reads nothing is no failure, and neither is one that cannot be started."""
    long = ("explain",)

    assert on_terminal(*long, QUOTECHECK_PAGER="true") == (0, "")
    status, shown = on_terminal(*long, QUOTECHECK_PAGER="no-such-pager --at-all")
    assert (status, "negation" in shown) == (0, True)


def test_a_pipe_is_never_paged() -> None:
    """Whatever the environment says."""
    done = subprocess.run(
        [sys.executable, "-m", "quotecheck", "explain"],
        env={**os.environ, "QUOTECHECK_PAGER": SHOUT, "LINES": "5"},
        capture_output=True,
        check=True,
    )

    assert b"PAGED" not in done.stdout
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"QUOTECHECK_PAGER": "sh -c 'cat -v'", "PAGER": "true"}, ["sh", "-c", "cat -v"]),
        ({"PAGER": "cat -v"}, ["cat", "-v"]),
        ({"QUOTECHECK_PAGER": "", "PAGER": "true"}, None),
        ({"PAGER": " cat "}, None),
        ({"PAGER": "true", "TERM": "dumb"}, None),
        ({"PAGER": "sh -c 'never closed"}, None),
        ({"PAGER": "no-such-pager"}, None),
        ({"PATH": "/nowhere"}, None),
    ],
)
def test_which_pager(environ: Mapping[str, str], command: list[str] | None) -> None:
    """Our own variable before the common one; nothing where there is nothing to start."""
    assert find_pager({"PATH": os.environ["PATH"], **environ}) == command


def test_whose_settings() -> None:
    """What somebody has set for less stays."""
    read, write = os.pipe()
    with os.fdopen(read) as shown, os.fdopen(write, "w") as stdout:
        environ = {"PATH": os.environ["PATH"], "LESS": "S"}
        page(b"words", stdout, ["sh", "-c", "echo $LESS $LV; cat"], environ)
        stdout.close()

        assert shown.read() == "S -c\nwords"
