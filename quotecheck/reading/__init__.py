"""Read articles from what people have: files, folders, globs, standard input, data frames.

One reader a format; `FORMATS` and `BINARY` say which suffix goes to which. Text is never cleaned:
what a reader yields is what the file holds, and offsets point into that.
"""

import itertools
import os
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import attrs

from ..errors import ReadError
from ..model.articles import Article
from .captions import is_captions, read_captions
from .decoding import decode
from .docx import read_docx
from .feeds import is_feed, read_feed
from .frames import Table, is_table, read_parquet, unpack
from .inputs import BytesReader, Inputs, Ledger, Origin, Reader, Row
from .jsonl import read_json, read_jsonl
from .pages import read_page
from .rows import to_article
from .sources import STDIN, Source, find_sources, name_sources
from .table import read_csv, read_tsv
from .text import read_text

__all__ = [
    "BINARY",
    "FORMATS",
    "Inputs",
    "Table",
    "distinct",
    "is_table",
    "load",
    "read",
    "read_stdin",
]

FORMATS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
    ".vtt": read_captions,
    ".srt": read_captions,
}
"""Suffixes of text, and their readers."""

BINARY: Mapping[str, BytesReader] = {".docx": read_docx, ".parquet": read_parquet}
"""Suffixes of what is no text, and their readers; each needs an extra."""

_SEARCHED = (FORMATS.keys() | BINARY.keys()) - {".json", ".xml"}
"""The suffixes that a folder is searched for; JSON there is as often a setting as an article."""

_FEEDS = frozenset({".xml", ".rss", ".atom"})
_MANY = frozenset({".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet"}) | _FEEDS
"""Suffixes of files that hold many articles: such a file's name gives no article its id."""

_NUMBERED = BINARY.keys() | _FEEDS
"""Suffixes of files whose rows have numbers, but not those of lines."""

_Item = Source | Article | Mapping[str, object]


def read(*paths: object, kind: str | None = None) -> tuple[Article, ...]:
    """Read articles from files, folders, globs or standard input (``-``).

    Args:
        paths: What to read; a folder is read recursively, files of known suffixes only. Articles,
            mappings and data frames are taken as they are.
        kind: ``"article"`` or ``"transcript"``, to overrule what the text looks like.

    Raises:
        ReadError: An input is missing, empty, binary, or not what its suffix says.

    Warns:
        UserWarning: Something was read, but not as it stands: an unreadable date, an empty row, an
            id given twice, an encoding that had to be guessed.
    """
    inputs = load(paths, kind=kind)
    if inputs.errors:
        raise inputs.errors[0]
    for line in inputs.warnings:
        warnings.warn(line, stacklevel=2)
    return inputs.articles


def load(
    paths: Iterable[object],
    *,
    kind: str | None = None,
    keep_going: bool = False,
    stdin: BinaryIO | None = None,
) -> Inputs:
    """Read everything behind ``paths``, and gather what a person should hear about it.

    Args:
        paths: Files, folders, globs and ``-``, as strings or path objects; or `Article`s, dicts,
            data frames, and lists of those.
        kind: ``"article"`` or ``"transcript"``, where the input itself does not say; None tells
            a transcript by its speaker labels.
        keep_going: Go on after an error, within a file as well.
        stdin: What ``-`` reads; standard input where None.
    """
    ledger = Ledger(keep_going=keep_going)
    items = _find(paths, ledger)
    articles: list[Article] = []
    if keep_going or not ledger.errors:
        articles.extend(_read_all(items, kind, ledger, stdin))
    unique = distinct(articles, warn=ledger.warn)
    return Inputs(unique, tuple(ledger.errors), ledger.warnings, tuple(ledger.notes))


def read_stdin(*, warn: Callable[[str], None]) -> str:
    """Return what standard input holds, as it stands.

    Args:
        warn: Called with a line where bytes had to be guessed.

    Raises:
        ReadError: It is closed, or no text.
    """
    source, ledger = Source(STDIN), Ledger(keep_going=False)
    text = decode(_bytes(source, None), Origin(source.where, ledger))
    for line in ledger.warnings:
        warn(line)
    return text


def distinct(
    articles: Iterable[Article], *, warn: Callable[[str], None] | None = None
) -> tuple[Article, ...]:
    """Return the articles with ids made distinct: the second ``a`` becomes ``a#2``."""
    kept: list[Article] = []
    seen: Counter[str] = Counter()
    for article in articles:
        name = article.id
        while seen[name]:
            seen[article.id] += 1
            name = f"{article.id}#{seen[article.id]}"
        seen[name] += 1
        if name != article.id and warn is not None:
            warn(f"id {article.id!r} is given twice; here it is {name!r}")
        kept.append(article if name == article.id else attrs.evolve(article, id=name))
    return tuple(kept)


def _find(paths: Iterable[object], ledger: Ledger) -> list[_Item]:
    """Expand every path, so that a missing file is known before the first one is read."""
    items: list[_Item] = []
    seen: set[str] = set()
    values = list(_one_by_one(paths))
    for value in values:
        try:
            if isinstance(value, (str, os.PathLike)):
                found = find_sources(os.fspath(value), _SEARCHED, ledger)
                if len(values) > 1:  # what is behind one path is there once
                    found = tuple(source for source in found if source.identity not in seen)
                    seen.update(source.identity for source in found)
                items.extend(found)
            else:
                items.extend(unpack(value))
        except ReadError as error:
            ledger.errors.append(error)
    return items


def _one_by_one(paths: Iterable[object]) -> Iterator[object]:
    """Yield what to read, lists taken apart: what a glob in Python returns."""
    for value in [paths] if isinstance(paths, (str, os.PathLike)) else paths:
        yield from _one_by_one(value) if isinstance(value, (list, tuple)) else [value]


def _read_all(
    items: Sequence[_Item], kind: str | None, ledger: Ledger, stdin: BinaryIO | None
) -> Iterator[Article]:
    names = _names([item for item in items if isinstance(item, Source)])
    lines = itertools.count(1)
    for item in items:
        try:
            if isinstance(item, Article):
                yield item
            elif isinstance(item, Source):
                yield from _from_file(item, names[item], kind, Origin(item.where, ledger), stdin)
            else:
                yield from _from_row(Row(item, next(lines)), "rows", kind, Origin("rows", ledger))
        except ReadError as error:
            ledger.errors.append(error)
            if not ledger.keep_going:
                return


def _names(sources: Sequence[Source]) -> Mapping[Source, str]:
    many = [source for source in sources if source.suffix in _MANY]
    single = [source for source in sources if source.suffix not in _MANY]
    return {**name_sources(many, suffix=True), **name_sources(single, suffix=False)}


def _from_file(
    source: Source, name: str, kind: str | None, origin: Origin, stdin: BinaryIO | None
) -> Iterator[Article]:
    empty = True
    for row in _rows(source, _bytes(source, stdin), origin):
        for article in _from_row(row, name, kind, origin, counts=source.suffix not in _NUMBERED):
            empty = False
            yield article
    if empty:
        origin.fail("no article in it; nothing to read")


def _rows(source: Source, data: bytes, origin: Origin) -> Iterator[Row]:
    if source.suffix in BINARY:
        return BINARY[source.suffix](data, origin)
    text = decode(data, origin)
    if not text.strip():
        raise ReadError(f"{origin.where}: empty; nothing to read in it")
    reader = FORMATS.get(source.suffix) or _sniff(text)
    if reader is read_text and is_captions(text):
        reader = read_captions
    return reader(text, origin)


def _from_row(
    row: Row, name: str, kind: str | None, origin: Origin, *, counts: bool = False
) -> Iterator[Article]:
    """Yield the row's article, if it has one.

    A place in a file's only article is a place in that file; of a row, its line can be named, if
    its number ``counts`` lines of a text file.
    """
    if row.line is None:
        article = to_article(row, origin, name=name, kind=kind, path=origin.where)
    else:
        article = to_article(row, origin, name=f"{name}:{row.line}", kind=kind)
    if article is None:
        return
    lined = counts and row.line is not None
    yield attrs.evolve(article, path=origin.where, row=row.line) if lined else article


def _sniff(text: str) -> Reader:
    """Tell the format of what has no suffix, as standard input."""
    start = text.lstrip()[:9].casefold()
    if start.startswith("<") and is_feed(text):
        return read_feed
    if start.startswith(("<!doctype", "<html")):
        return read_page
    return read_jsonl if start.startswith("{") else read_text


def _bytes(source: Source, stdin: BinaryIO | None) -> bytes:
    if source.is_stdin:
        if stdin is None and sys.stdin is None:
            raise ReadError(f"{source.where}: standard input is closed; give a file or a pipe")
        return (stdin or sys.stdin.buffer).read()
    try:
        return Path(source.path).read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ReadError(f"{source.where}: cannot be read ({reason}); check its rights") from None
