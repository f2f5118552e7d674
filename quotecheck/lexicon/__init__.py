"""Word lists, and the only code that reads them.

A list is a sorted TSV file under a language's folder: one entry a line, the word first, columns
behind it; a line that begins with ``#`` is a comment. Every list says in its first comment what
it is, and where it comes from.
"""

import functools
from collections.abc import Mapping
from importlib.resources import files

LANGUAGE = "en"


@functools.cache
def rows(name: str, language: str = LANGUAGE) -> tuple[tuple[str, ...], ...]:
    """Return the entries of a list, each as its columns, in file order.

    Raises:
        FileNotFoundError: There is no such list.
    """
    text = files(__name__).joinpath(language, f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)


@functools.cache
def words(name: str, language: str = LANGUAGE) -> frozenset[str]:
    """Return the first column of a list, as a set."""
    return frozenset(row[0] for row in rows(name, language))


@functools.cache
def table(name: str, language: str = LANGUAGE) -> Mapping[str, str]:
    """Return a list's first column mapped to its second."""
    return {row[0]: row[1] for row in rows(name, language)}
