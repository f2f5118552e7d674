"""Files are written whole or not at all."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path


def encode(text: str, encoding: str = "utf-8") -> bytes:
    r"""Return bytes; what has no spelling, as half of a surrogate pair, comes out as ``\udXXX``."""
    return text.encode(encoding, errors="backslashreplace")


def write(path: str | os.PathLike[str], text: str) -> None:
    """Write text to a file as UTF-8; a reader never meets half of it, and a failure leaves the old.

    A link is followed; what is no regular file (``/dev/stdout``, a pipe) is written to directly.

    Raises:
        OSError: The file cannot be written.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(encode(text))
    else:
        _replace(target, encode(text))


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _mode(target: Path) -> int:
    """Return the permissions that the file has, or that a new one would get."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
