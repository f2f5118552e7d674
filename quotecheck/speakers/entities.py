"""Entities: who an article speaks of, under which names, titles and descriptions."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from .. import names
from ..lexicon import rows, table, words
from ..names import Identity, Name
from .lookup import AGED
from .mentions import Chunks, Mention, Shape
from .mentions import names as name_runs
from .sketch import Sketch

_SPEAKS = re.compile(r"[ax]*[VAJK]")
_AGED = re.compile(r",#(?:[,.|]|$)")
"""What follows a name with an age: ``Ann Lee, 54,``."""
_GLUE = (
    "after",
    "and",
    "before",
    "during",
    "from",
    "said",
    "says",
    "told",
    "when",
    "while",
    "with",
)
"""Words that are found printed together with the name before them."""
_NAMESAKES = 40
"""So many bearers of one part of a name are compared with another one, latest first."""
_CLOSED = frozenset({",", ".", "|", ""})
_PLACED = frozenset({"in", "at", "near", "from", "across", "outside"})


@attrs.define(eq=False)
class Entity:
    """A person or body, while an article is read: it collects what it is called.

    Attributes:
        name: The fullest name as written, or the description where there is no name.
        parsed: The name in parts; None where there is only a description.
        forms: Everything it is called, as written, in text order.
        nouns: Folded words that describe it (chief, politician, nato).
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

    def weight(self, token: int) -> float:
        """Return how likely a bare surname at a token means this bearer of it.

        The surname belongs to whom the article has named most so far, and first; a bearer who has
        just been named in full can claim it for a while.
        """
        so_far = bisect_left(self.full, token)
        named = min(so_far + (len(self.full) - so_far) / 2, 4)
        near = max(0.0, 1.0 - (token - self.full[so_far - 1]) / 40) if so_far else -1.0
        return named - 0.002 * (self.full[0] if self.full else 1000) + 0.6 * near

    def become(self, other: Entity) -> None:
        """Turn out to be somebody whom the article names elsewhere."""
        self.forms.setdefault(self.name)
        self.forms.update(other.forms)
        self.name, self.parsed = other.name, other.parsed

    def describe(self, found: Sequence[str]) -> None:
        """Take in the words of a title or a description."""
        countries = nation_names()
        self.nations |= nations_in(found)
        self.age = self.age or age_in(found)
        for word in found:
            plain = names.fold(word)
            if plain not in countries and plain.isalpha() and plain not in words("grammar"):
                self.nouns.update(wider((plain,)))
                self.gender = self.gender or role_genders().get(plain, "")


class Cast:
    """All entities of an article, and which tokens name them."""

    def __init__(self, sketch: Sketch, chunks: Chunks) -> None:
        self.sketch = sketch
        self.chunks = chunks
        self.entities: list[Entity] = []
        self.by_token: dict[int, Entity] = {}
        self._by_part: dict[str, list[Entity]] = {}
        self._by_name: dict[Name, Entity] = {}
        full, single, late = self._sort_runs()
        for start, end, parsed in full:
            self._name(start, end, parsed)
        named = [mention for mention in chunks.by_start.values() if mention.name >= 0]
        first = {start for start, _, _ in full}
        for mention in named:  # what is said of full names tells whose a surname is
            if mention.name in first:
                self._learn_from(mention)
        for start, end, parsed in single:
            self._name(start, end, parsed)
        for start, end, parsed in late:
            self._name_late(start, end, parsed)
        for mention in named:
            if mention.name not in first:
                self._learn_from(mention)

    def _sort_runs(self) -> tuple[list[_Run], list[_Run], list[_Run]]:
        """Return full names, single names, and names in headlines or run together with a word."""
        full: list[_Run] = []
        single: list[_Run] = []
        late: list[_Run] = []
        runs = list(self._runs())
        known = {name.parts[0] for _, _, name in runs if not name.is_full}
        for start, end, parsed in runs:
            if self.sketch.is_heading(start) or _unglue(parsed, known):
                late.append((start, end, parsed))
            else:
                (full if parsed.is_full else single).append((start, end, parsed))
        return full, single, late

    def _runs(self) -> Iterator[_Run]:
        """Yield the names of the sketch; what is a country by itself may be somebody's surname."""
        found = [(a, b, self._parse(a, b)) for a, b in name_runs(self.sketch)]
        surnames = {name.surname for _, _, name in found if name is not None and name.is_full}
        for start, end, parsed in found:
            bare = names.fold(self.sketch.words[start])
            if parsed is not None:
                yield start, end, parsed
            elif end == start + 1 and bare in surnames:
                yield start, end, Name((bare,))

    def _parse(self, start: int, end: int) -> Name | None:
        before = self.sketch.tags[start - 1 : start]
        if before == "H" or (before == "O" and end == start + 1):
            start -= 1  # Mr. Lee, Senator Lee
        return names.parse(self.sketch.written(start, end))

    def _name(self, start: int, end: int, parsed: Name) -> None:
        as_written = self.sketch.written(start, end)
        entity = self._find(parsed, start)
        if entity is None:
            entity = Entity(as_written, parsed)
            self.entities.append(entity)
        elif entity.parsed is not None and _is_fuller(parsed, entity.parsed):
            entity.name, entity.parsed = as_written, parsed
        if parsed not in self._by_name:
            self._by_name[parsed] = entity
            for part in parsed.parts:
                known = self._by_part.setdefault(part, [])
                if entity not in known:
                    known.append(entity)
        entity.forms.setdefault(as_written)
        self._place(start, end, entity, parsed)

    def _name_late(self, start: int, end: int, parsed: Name) -> None:
        """Join a name from a headline, or one glued to a word, to somebody who is known already."""
        whole = _unglue(parsed, self._by_part.keys())
        for part in reversed(whole or parsed.parts):
            if part in self._by_part:
                entity = self._by_part[part][0]
                if whole is not None:
                    entity.forms.setdefault(self._unglued(start, end, part))
                self.by_token[start] = entity
                if len(parsed.parts) > 1:
                    insort(entity.full, start)
                return
        self._name(start, end, parsed)

    def _unglued(self, start: int, end: int, part: str) -> str:
        last = self.sketch.words[end - 1]
        return self.sketch.written(start, end).removesuffix(last[len(part) :])

    def _place(self, start: int, end: int, entity: Entity, parsed: Name) -> None:
        self.by_token[start] = entity
        if len(parsed.parts) > 1:
            entity.full.append(start)
        entity.gender = entity.gender or parsed.gender
        if _AGED.match(self.sketch.tags, end):
            entity.age = entity.age or self.sketch.words[end + 1]
        entity.person += self._personal(start, end, parsed)

    def _personal(self, start: int, end: int, parsed: Name) -> float:
        """Return what one mention says for or against a person behind a name."""
        tags, found = self.sketch.tags, self.sketch.words
        before = tags[start - 1 : start]
        evidence = 0.0
        if before == "H":
            evidence += 3
        elif before == "O":
            evidence += 2
        elif before == "D" and found[start - 1].lower() == "the":
            evidence -= len(parsed.parts)  # the Evening Argus
        elif before == "i" and found[start - 1].lower() in _PLACED:
            evidence -= 0.4
        if tags[end : end + 1] == "R" or tags[end : end + 2] == ",R" or _SPEAKS.match(tags, end):
            evidence += 1
        if len(parsed.parts) > 1:
            evidence += 1.5 if names.is_given_name(parsed.parts[0]) else 0.2
        if _AGED.match(tags, end):
            evidence += 2
        if before == "V" and tags[end : end + 1] in _CLOSED:  # said Ann Lee.
            evidence += 1
        if found[start].isupper() and len(found[start]) > 2 and "." not in found[start]:
            evidence -= 1.5
        return evidence

    def _find(self, parsed: Name, token: int) -> Entity | None:
        """Return the entity that a name belongs to: the one named last, where several can be."""
        if not parsed.is_full:
            return self._find_single(parsed, token)
        if parsed in self._by_name:
            return self._by_name[parsed]
        same: Entity | None = None
        for part in parsed.parts:
            for entity in self._by_part.get(part, ())[-_NAMESAKES:]:
                if entity.parsed is not None and len(entity.parsed.parts) > 1:
                    verdict = names.compare(entity.parsed, parsed)
                    if verdict is Identity.SAME:
                        return entity
                    if verdict is Identity.SPELLING:
                        same = entity
        return same

    def is_name(self, word: str) -> bool:
        """Tell whether a folded word is part of a person's name."""
        return any(entity.is_person for entity in self._by_part.get(word, ()))

    def find(self, entity: Entity) -> Entity | None:
        """Return the entity of this cast that another text's entity is."""
        return self._find(entity.parsed, 1 << 30) if entity.parsed is not None else None

    def _find_single(self, parsed: Name, token: int) -> Entity | None:
        known = self._by_part.get(parsed.parts[0])
        if not known:
            return None
        if len(known) == 1:
            return known[0]
        word = parsed.parts[0]
        by_surname = [e for e in known if e.parsed is not None and e.parsed.surname == word]
        bearers = by_surname or known
        if parsed.gender:
            told = [entity for entity in bearers if entity.gender == parsed.gender]
            bearers = told or [entity for entity in bearers if not entity.gender] or bearers
        bearers = [entity for entity in bearers if parsed.titles & entity.nouns] or bearers
        return max(bearers, key=lambda entity: entity.weight(token))

    # ------------------------------------------------------------- descriptions
    def _learn_from(self, mention: Mention) -> None:
        """Take from a name's surroundings what they say of the person."""
        entity = self.by_token.get(mention.name)
        if entity is None:
            return
        if mention.start < mention.name:
            self._learn_title(entity, mention.start, mention.name, mention.head)
        tags = self.sketch.tags
        if tags[mention.start - 1 : mention.start] == ",":
            self._learn_apposition(entity, self.chunks.ending_at(mention.start - 1))
        if tags[mention.head : mention.head + 1] == ",":
            after = self.chunks.starting_at(mention.head + 1)
            if after is not None and tags[after.end : after.end + 1] in (
                ",",
                ".",
                "|",
                "-",
                "R",
                "",
            ):
                self._learn_apposition(entity, after)

    def _learn_title(self, entity: Entity, start: int, name: int, end: int) -> None:
        tags = self.sketch.tags[start:name]
        if "O" in tags or "o" in tags or "H" in tags:
            entity.person += 2
            entity.forms.setdefault(self.sketch.written(start, end))
            if tags[-1] != "H":
                entity.forms.setdefault(self.sketch.written(start, name))
        elif "L" not in tags:
            return
        entity.describe(self.sketch.words[start:name])

    def _learn_apposition(self, entity: Entity, beside: Mention | None) -> None:
        if beside is None or beside.shape is not Shape.NOMINAL:
            return
        if self.sketch.tags[beside.head - 1] not in "Oo":
            return
        entity.person += 1.5
        entity.forms.setdefault(self.sketch.written(beside.start, beside.end))
        tags = self.sketch.tags
        others = (n for n in range(beside.head, beside.end) if tags[n] in "oOgG")
        entity.describe(self.sketch.words[beside.start : next(others, beside.end)])


_Run = tuple[int, int, Name]


def _is_fuller(parsed: Name, known: Name) -> bool:
    """Tell *Ann B. Lee* from *Ann Lee Harbour*, which names a place after Ann Lee."""
    if len(parsed.parts) <= len(known.parts):
        return False
    return not known.is_full or known.surname in re.split("[- ]", parsed.surname)


def _unglue(parsed: Name, known: Iterable[str]) -> tuple[str, ...] | None:
    """Return a name without the word that its surname was printed together with, or None."""
    last = parsed.surname
    if len(last) < 7 or not last.endswith(_GLUE):
        return None
    for length in range(4, len(last) - 1):
        if last[length:] in _GLUE and last[:length] in known:
            return (*parsed.given, last[:length])
    return None


def wider(nouns: Iterable[str]) -> set[str]:
    """Return nouns with what their offices may be called instead: *president*, and *leader*."""
    kinds = table("role_kinds")
    return {kind for noun in nouns for kind in (noun, *kinds.get(noun, "").split())}


def nations_in(found: Sequence[str]) -> set[str]:
    """Return the nations that words name: *Dutch*, *New Zealander*."""
    countries = nation_names()
    plain = [names.fold(word) for word in found]
    pairs = (f"{one} {two}" for one, two in pairwise(plain))
    return {countries[name] for name in (*plain, *pairs) if name in countries}


def age_in(found: Sequence[str]) -> str:
    """Return the number in *the 56-year-old*, or nothing."""
    return next((number for number, word in pairwise(found) if word.lower() == AGED), "")


@functools.cache
def role_genders() -> Mapping[str, str]:
    """Return the nouns and titles that tell a person's gender."""
    found = {row[0]: row[2] for row in rows("roles")} | {
        row[0]: row[1] for row in rows("honorifics")
    }
    return {word: gender for word, gender in found.items() if gender != "-"}


@functools.cache
def nation_names() -> Mapping[str, str]:
    """Return every name of a nation, folded, with the nation it stands for."""
    found: dict[str, str] = {}
    for country, others in rows("nations"):
        for name in (country, *others.split("|")):
            found.setdefault(names.fold(name), country)
    return found
