"""Which files a person means: names, folders, globs and ``-``; and what to call each of them."""

import difflib
import glob
import os
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NoReturn

import attrs

from ..errors import ReadError
from .inputs import Ledger

STDIN = "-"


@attrs.frozen
class Source:
    """One thing to read: a file, or standard input."""

    path: str
    """As the person named it, with the folder before it where a folder was named."""

    @property
    def is_stdin(self) -> bool:
        """Whether this is standard input."""
        return self.path == STDIN

    @cached_property
    def identity(self) -> str:
        """The same for every path to one file."""
        return self.path if self.is_stdin else os.path.realpath(self.path)

    @property
    def where(self) -> str:
        """The name to print: bytes that are no UTF-8 in a file's name are replaced."""
        return os.fsencode(self.path).decode("utf-8", "replace")

    @cached_property
    def suffix(self) -> str:
        """The suffix, in lower case, that tells the format."""
        return Path(self.path).suffix.casefold()


def find_sources(path: str, known: Collection[str], ledger: Ledger) -> tuple[Source, ...]:
    """Return the files behind a path, a folder or a glob, in order of path.

    A folder gives the files below it whose suffix is ``known``, without hidden ones; what it
    leaves out goes into the ledger's notes.

    Raises:
        ReadError: The path leads to no file.
    """
    return tuple(_expand(path, known, ledger))


def _expand(path: str, known: Collection[str], ledger: Ledger) -> Sequence[Source]:
    if path == STDIN:
        return [Source(path)]
    mode = _mode(path)
    if mode is None:
        return [source for match in _matches(path) for source in _expand(match, known, ledger)]
    if stat.S_ISDIR(mode):
        return _folder(path, known, ledger)
    return [Source(path)]


def _mode(path: str) -> int | None:
    try:
        return Path(path).stat().st_mode
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return None


def _matches(pattern: str) -> list[str]:
    """Return what a pattern matches; ``**`` matches a folder, and all in it once more."""
    found = glob.glob(pattern, recursive=True)  # noqa: PTH207  (Path.glob refuses absolute ones)
    modes = {match: mode for match in found if (mode := _mode(match)) is not None}
    if not modes:
        raise ReadError(f"{_printable(pattern)}: {_nothing_there(pattern)}")
    folders = {Path(match) for match, mode in modes.items() if stat.S_ISDIR(mode)}
    return [match for match in sorted(modes) if folders.isdisjoint(Path(match).parents)]


def _nothing_there(path: str) -> str:
    if glob.has_magic(path):
        return "no file matches; check the pattern"
    if Path(path).is_symlink():
        return "a link to nothing; mend it"
    missing = Path(path)
    try:
        siblings = sorted(sibling.name for sibling in missing.parent.iterdir())
    except (OSError, ValueError):
        return f"no such file: no folder {_printable(str(missing.parent))}; check the path"
    close = difflib.get_close_matches(missing.name, siblings, n=1, cutoff=0.7)
    if close:
        return f"no such file; did you mean {_printable(str(missing.parent / close[0]))}?"
    return "no such file; check the path"


def _printable(path: str) -> str:
    return Source(path).where


def _folder(folder: str, known: Collection[str], ledger: Ledger) -> list[Source]:
    files, others = [], Counter[str]()
    for source in map(Source, _walk(folder)):
        if source.suffix in known:
            files.append(source)
        else:
            others[source.suffix or "without suffix"] += 1
    where = _printable(folder)
    if not files:
        raise ReadError(f"{where}: no article in this folder; it needs {' '.join(sorted(known))}")
    if others:
        counts = ", ".join(f"{n} {suffix}" for suffix, n in sorted(others.items()))
        ledger.notes.append(f"{where}: left out {counts}")
    return files


def _walk(folder: str) -> Iterator[str]:
    """Yield files below a folder in order of path, whatever order the disk has them in.

    Raises:
        ReadError: A folder cannot be looked into; to pass it over would be to miss articles.
    """
    for base, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        before = (Path(base) / "-").as_posix()[:-1]  # a path for each file would take longer
        yield from (before + name for name in sorted(files) if not name.startswith("."))


def _refuse(error: OSError) -> NoReturn:
    reason = (error.strerror or str(error)).lower()
    where = _printable(str(error.filename))
    raise ReadError(f"{where}: cannot be read ({reason}); check its rights") from None


def name_sources(sources: Iterable[Source], *, suffix: bool) -> dict[Source, str]:
    """Return a short name for each file, distinct among them.

    The file's name without its suffix; where two files share it, the shortest relative path that
    tells them apart.

    Args:
        sources: The files.
        suffix: Keep the suffix anyway, as the name of a file that holds many articles.
    """
    names: dict[Source, str] = {}
    unnamed = list(sources)
    deepest = max((len(Path(source.where).parts) for source in unnamed), default=0)
    for depth in range(1, deepest + 1):
        for with_suffix in (True,) if suffix else (False, True):
            tails = {source: _tail(source, depth, suffix=with_suffix) for source in unnamed}
            counts = Counter([*tails.values(), *names.values()])
            names.update((source, tail) for source, tail in tails.items() if counts[tail] == 1)
            unnamed = [source for source in unnamed if source not in names]
    names.update((source, source.where) for source in unnamed)
    return names


def _tail(source: Source, depth: int, *, suffix: bool) -> str:
    path = Path(source.where)
    return Path(*(path if suffix else path.with_suffix("")).parts[-depth:]).as_posix()
