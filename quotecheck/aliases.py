"""Other names of places and bodies: *U.S.* ~ *American*, *DNC* ~ *Democratic National Committee*.

Names of persons stand in `names`.
"""

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

import regex

from . import lexicon

_LONGEST = 4
_LONGEST_BODY = 8
_SILENT = frozenset({"of", "the", "and", "for", "on", "in", "to"})
_INITIALS = regex.compile(r"\p{Lu}(?:\p{Lu}|[aofit](?=\p{Lu}))+")
"""Initials; those of small words may be small themselves, as in *MoD*."""


class _Worded(Protocol):
    """A word as written and as compared: tokens, and what is made of them."""

    @property
    def text(self) -> str:
        """The word as written."""

    @property
    def norm(self) -> str:
        """The word as compared."""


class Named(NamedTuple):
    """A place or body in a run of words: where, and under which name all its names meet."""

    start: int
    end: int
    name: str


def places(words: Sequence[_Worded]) -> Iterator[Named]:
    """Yield the places, and those who belong to them, that a run of words names, in order.

    The longest name counts: *North Korean* is not *Korean*. Only capitalised words name a place.
    """
    at = 0
    while at < len(words):
        length, name = _place(words, at) if words[at].text[:1].isupper() else (0, "")
        if length:
            yield Named(at, at + length, name)
        at += length or 1


def acronyms(words: Sequence[_Worded]) -> Iterator[Named]:
    """Yield the words that may be the initials of a name: *DNC*, *NATO*, *MoD*."""
    for at, word in enumerate(words):
        text = word.text.replace(".", "")
        if 2 <= len(text) <= _LONGEST_BODY and _INITIALS.fullmatch(text):
            yield Named(at, at + 1, text.upper())


def spelled_out(words: Sequence[_Worded], initials: str) -> Iterator[Named]:
    """Yield the runs of capitalised words whose initials are the given ones.

    Small words between them count or not: *Department of Justice* is both DOJ and DJ.
    """
    for start, word in enumerate(words):
        if word.text[:1] == initials[0] and len(word.text) > 1:
            end = _spells(words, start, initials)
            if end:
                yield Named(start, end, initials)


def same_thing(a: Sequence[_Worded], b: Sequence[_Worded]) -> bool:
    """Tell whether two runs of words, articles aside, name one place or body."""
    a, b = _without_article(a), _without_article(b)
    if not a or not b:
        return False
    here, there = _whole(a, places(a)), _whole(b, places(b))
    if here is not None and here == there:
        return True
    return any(
        len(short) == 1 and any(_covers(long, found) for found in spelled_out(long, name.name))
        for short, long in ((a, b), (b, a))
        for name in acronyms(short)
    )


def seats_and_states(name: str) -> frozenset[str]:
    """Return everything the news calls a country for which ``name`` may stand, seats included.

    *Moscow* and *Kremlin* stand for Russia, but are no other names of it.
    """
    return _nations().get(name.removesuffix("'s").removesuffix("’s"), frozenset())


@functools.cache
def _nations() -> dict[str, frozenset[str]]:
    nations: dict[str, frozenset[str]] = {}
    for country, others in lexicon.rows("nations"):
        names = frozenset((country, *others.split("|")))
        nations.update(dict.fromkeys(names, names))
    return nations


def _whole(words: Sequence[_Worded], names: Iterator[Named]) -> str | None:
    return next((found.name for found in names if _covers(words, found)), None)


def _covers(words: Sequence[_Worded], found: Named) -> bool:
    return (found.start, found.end) == (0, len(words))


def _without_article(words: Sequence[_Worded]) -> Sequence[_Worded]:
    return words[1:] if words and words[0].norm == "the" else words


def _place(words: Sequence[_Worded], at: int) -> tuple[int, str]:
    table = _toponyms()
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        phrase = " ".join(word.norm.removesuffix("'s") for word in words[at : at + length])
        if phrase in table:
            return length, table[phrase]
    return 0, ""


@functools.lru_cache(maxsize=65536)
def is_place(norm: str) -> bool:
    """Tell a word that, capitalised, names a country, a region, or who belongs there."""
    return norm.removesuffix("'s") in _place_words()


@functools.cache
def _place_words() -> frozenset[str]:
    seats = {name for _, others in lexicon.rows("nations") for name in others.split("|")}
    listed = {name.casefold() for name in lexicon.words("regions") | seats if " " not in name}
    return lexicon.words("toponyms") | listed


@functools.cache
def _toponyms() -> dict[str, str]:
    return {**lexicon.table("toponyms"), **lexicon.table("other_names")}


def _spells(words: Sequence[_Worded], start: int, initials: str) -> int:
    """Return where the words that spell the initials out end, 0 where they do not."""
    done, at = 0, start
    while at < len(words) and done < len(initials):
        text = words[at].text
        if text[:1].upper() == initials[done] and (text[:1].isupper() or words[at].norm in _SILENT):
            done += 1
        elif words[at].norm not in _SILENT:
            return 0
        at += 1
    return at if done == len(initials) and at - start > 1 else 0
