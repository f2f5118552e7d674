"""Intake: what people hand over, taken as articles, as references, as archives."""

import contextlib
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, Union

import attrs

from .errors import UsageError
from .extraction import as_declared
from .model.articles import Article, Turn
from .model.quotations import Form, Kind, Quote
from .pairing import candidates
from .quotes import find_segments
from .reading import Table, is_table, read
from .turns import find_turns, reads_as_speech

if TYPE_CHECKING:
    from .archive import Archive

Source: TypeAlias = str | os.PathLike[str] | Article | Table | Mapping[str, object]
Reference: TypeAlias = Union[Source, "Archive"]


def as_articles(given: object) -> tuple[Article, ...]:
    """Take articles, or rows to make articles of.

    Raises:
        ReadError: A row has no text.
        UsageError: It is a path, or something else that is neither.
    """
    if is_table(given):
        return read(given)
    way_out = "make articles of it first: quotecheck.read"
    if isinstance(given, (str, Article)) or not isinstance(given, Iterable):
        raise UsageError(f"{type(given).__name__}: no sequence of articles; {way_out}")
    found = tuple(given)
    for number, one in enumerate(found):
        if not isinstance(one, (Article, Mapping)):
            raise UsageError(f"item {number} is {type(one).__name__}, no Article; {way_out}")
    rows = any(isinstance(one, Mapping) for one in found)
    return tuple(map(as_declared, read(*found) if rows else found))


def taken(sources: Source | Iterable[Source]) -> tuple[Article, ...]:
    """Take drafts or references: articles as they are, everything else as it is read.

    Raises:
        ReadError: One of them cannot be read.
        UsageError: They are no sources.
    """
    return tuple(
        article
        for source in _each(sources, Article)
        for article in ((source,) if isinstance(source, Article) else read(source))
    )


def _each(given: object, *nouns: type) -> Iterable[Any]:
    """Return what is given, one of it as one.

    Raises:
        UsageError: It is neither a source nor several.
    """
    if isinstance(given, (str, os.PathLike, *nouns)) or is_table(given):
        return [given]
    if isinstance(given, Iterable):
        return given
    raise UsageError(f"check: {type(given).__name__}: no source; give paths, Articles or dicts")


def as_reference(article: Article) -> Article:
    """Take a reference without speech between quotation marks as one turn of nobody known.

    So is a speech that quotes others: what stands outside its marks is the speaker's own.
    """
    segments = find_segments(article.text)
    speech = [segment.outer for segment in segments if segment.kind is not Kind.MENTION]
    if article.turns or (speech and not reads_as_speech(article.text, speech)):
        return article
    turns = find_turns(article.text) or (Turn(0, len(article.text), None),)
    return attrs.evolve(article, kind="transcript", turns=turns)


def set_apart(
    against: "Reference | Iterable[Reference]",
) -> tuple[list["Archive | str | os.PathLike[str]"], list[Source]]:
    """Tell archives, and paths to them, from other references."""
    from .archive import Archive, is_archive  # noqa: PLC0415  (only where something is checked)

    archives: list[Archive | str | os.PathLike[str]] = []
    others: list[Source] = []
    for source in _each(against, Article, Archive):
        if isinstance(source, Archive) or (
            isinstance(source, (str, os.PathLike)) and is_archive(source)
        ):
            archives.append(source)
        else:
            others.append(source)
    return archives, others


def archived(
    archives: Sequence["Archive | str | os.PathLike[str]"],
    texts: Sequence[Article],
    drafts: Iterable[tuple[Article, Sequence[Quote]]],
) -> list[tuple[Article, Sequence[Quote]]]:
    """Return what archives hold that drafts may quote, under ids of their own."""
    if not archives:
        return []
    from .archive import Archive, look_up  # noqa: PLC0415  (only where something is checked)

    passages = [p for draft, quotes in drafts for p in candidates.prepare(draft, quotes)]
    quoted = [passage for passage in passages if passage.quote.form is Form.QUOTED]
    with contextlib.ExitStack() as opened:
        return look_up(
            [
                one if isinstance(one, Archive) else opened.enter_context(Archive(one))
                for one in archives
            ],
            quoted,
            texts,
        )
