"""An entity: a person or body, and everything that an article calls it."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import attrs

from .. import names
from ..lexicon import rows, table, words
from ..names import Name
from .lookup import AGED

_SENIORITY = {"older": 1, "elder": 1, "eldest": 1, "oldest": 1, "younger": -1, "youngest": -1}

_OF_MINISTRY = frozenset({"head", "ministry"})
"""Words of ``the head of the Foreign Ministry``, who is the minister."""


@attrs.define(eq=False)
class Entity:
    """A person or body, while an article is read: it collects what it is called.

    Attributes:
        name: The fullest name as written, or the description where there is no name.
        parsed: The name in parts; None where there is only a description.
        forms: Everything it is called, as written, in text order.
        nouns: Folded words that describe it (chief, politician, nato).
        stated: Those among them that the article itself uses.
        nations: Countries that describe it.
        meant: Folded words of descriptions that it is taken to be meant by.
        gender: ``m``, ``f`` or the empty string.
        age: Years as written, or the empty string.
        person: Evidence that it is a person (positive) or none (negative).
    """

    name: str
    parsed: Name | None = None
    forms: dict[str, None] = attrs.field(factory=dict)
    nouns: set[str] = attrs.field(factory=set)
    stated: set[str] = attrs.field(factory=set)
    nations: set[str] = attrs.field(factory=set)
    meant: set[str] = attrs.field(factory=set)
    gender: str = ""
    age: str = ""
    person: float = 0.0
    full: list[int] = attrs.field(factory=list)

    @property
    def is_person(self) -> bool:
        """Whether the evidence says that it is a person."""
        return self.person > 0

    @property
    def has_office(self) -> bool:
        """Whether something is said of it besides whose kin it is."""
        return not self.nouns <= kin()

    def weight(self, token: int) -> float:
        """Return how likely a bare surname at a token means this bearer of it.

        The surname belongs to whom the article has named most so far, and first; a bearer who has
        just been named in full can claim it for a while.
        """
        so_far = bisect_left(self.full, token)
        named = min(so_far + (len(self.full) - so_far) / 2, 4)
        near = max(0.0, 1.0 - (token - self.full[so_far - 1]) / 40) if so_far else -1.0
        junior = self.parsed is not None and self.parsed.suffix == "jr"
        return named - junior - 0.002 * (self.full[0] if self.full else 1000) + 0.6 * near

    def become(self, other: Entity) -> None:
        """Turn out to be somebody whom the article names elsewhere."""
        self.forms.setdefault(self.name)
        self.forms.update(other.forms)
        self.name, self.parsed = other.name, other.parsed

    def describe(self, found: Sequence[str]) -> None:
        """Take in the words of a title or a description."""
        countries, grammar, genders = nation_names(), words("grammar"), role_genders()
        self.nations |= nations_in(found)
        self.age = self.age or age_in(found)
        for plain in map(names.fold, found):
            if plain not in countries and plain.isalpha() and plain not in grammar:
                self.gender = self.gender or genders.get(plain, "")
                if plain not in courtesies():
                    self.stated.add(plain)
                    self.nouns.update(wider((plain,)))
        if self.stated >= _OF_MINISTRY:
            self.nouns.update(wider(("minister",)))


def wider(nouns: Iterable[str]) -> set[str]:
    """Return nouns with what their offices may be called instead: *president*, and *leader*."""
    kinds = table("role_kinds")
    return {kind for noun in nouns for kind in (noun, *kinds.get(noun, "").split())}


def nations_in(found: Sequence[str]) -> set[str]:
    """Return the nations that words name: *Dutch*, *New Zealander*."""
    countries = nation_names()
    plain = list(map(names.fold, found))
    pairs = map(" ".join, pairwise(plain))
    return {countries[name] for name in (*plain, *pairs) if name in countries}


def age_in(found: Sequence[str]) -> str:
    """Return the number in *the 56-year-old*, or nothing."""
    return next((number for number, word in pairwise(found) if word.lower() == AGED), "")


def seniority_in(found: Sequence[str]) -> int:
    """Return 1 for *the older man*, -1 for *the younger brother*, 0 where nothing compares."""
    return next((_SENIORITY[word] for word in found if word in _SENIORITY), 0)


@functools.cache
def role_genders() -> Mapping[str, str]:
    """Return the nouns and titles that tell a person's gender."""
    found = {row[0]: row[2] for row in rows("roles")} | {
        row[0]: row[1] for row in rows("honorifics")
    }
    return {word: gender for word, gender in found.items() if gender != "-"}


@functools.cache
def courtesies() -> frozenset[str]:
    """Return the forms of address that say no office: *Mr*, unlike *Sen* and *Judge*."""
    offices = words("roles") | words("titles") | table("role_kinds").keys()
    return words("honorifics") - offices


@functools.cache
def kin() -> frozenset[str]:
    """Return the nouns that say whose kin somebody is, or no more than that it is somebody."""
    return frozenset(row[0] for row in rows("roles") if row[1] != "office")


@functools.cache
def nation_names() -> Mapping[str, str]:
    """Return every name of a nation, folded, with the nation it stands for."""
    found: dict[str, str] = {}
    for country, others in rows("nations"):
        for name in (country, *others.split("|")):
            found.setdefault(names.fold(name), country)
    return found
