"""Entities: who an article speaks of, under which names, titles and descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from quotecheck import names
from quotecheck.lexicon import rows, table, words
from quotecheck.names import Identity, Name

from .mentions import names as name_runs
from .sketch import Sketch

_BEFORE = re.compile(r"(?:[NLB#nb]*'?)?[OoH][NLOoH'nbBdfi2D]*$")
_APPOSITION = re.compile(r",(D?[aen#NLOoBbd'f2iD]*?[Oo](?:[fi2]D?[nNLBbd#OaD']+)*)[,.|:(-]")
_GLUED = re.compile(
    r"(?:after|before|said|says|told|and|who|in|on|at|as|with|during|when|while|from|for|to)"
)


@attrs.define(eq=False)
class Entity:
    """A person or body while an article is read; it collects what it is called.

    Attributes:
        key: Folded parts of its fullest name.
        name: The fullest name as written.
        mentions: Tokens at which a name of it begins, in text order.
        forms: Everything it is called, as written, in text order.
        nouns: Folded nouns that describe it (chief, politician, dutch).
        gender: ``m``, ``f`` or unknown.
        person: Evidence that it is a person (positive) or none (negative).
    """

    parsed: Name
    name: str
    mentions: list[int] = attrs.field(factory=list)
    forms: dict[str, None] = attrs.field(factory=dict)
    nouns: set[str] = attrs.field(factory=set)
    gender: str = ""
    person: float = 0.0

    @property
    def is_person(self) -> bool:
        """Whether the evidence says that it is a person."""
        return self.person > 0

    def call(self, form: str) -> None:
        """Note something that the article calls it."""
        self.forms.setdefault(form)


class Cast:
    """All entities of an article, and which tokens name them."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.entities: list[Entity] = []
        self.by_token: dict[int, Entity] = {}
        runs = [(a, b, self._parse(a, b)) for a, b in name_runs(sketch)]
        for start, end, parsed in runs:
            if parsed is not None and len(parsed.parts) > 1:
                self._add(start, end, parsed)
        for start, end, parsed in runs:
            if parsed is not None and len(parsed.parts) == 1:
                self._add(start, end, parsed)
        for entity in self.entities:
            entity.mentions.sort()

    def _parse(self, start: int, end: int) -> Name | None:
        words = self.sketch.words
        if self.sketch.tags[start - 1 : start] == "H":
            start -= 1
        return names.parse(" ".join(words[start:end]))

    def _add(self, start: int, end: int, parsed: Name) -> None:
        entity = self._find(parsed, start)
        as_written = self.sketch.span(start, end).of(self.sketch.text)
        if entity is None:
            entity = Entity(parsed, as_written)
            self.entities.append(entity)
        elif len(parsed.parts) > len(entity.parsed.parts):
            entity.name, entity.parsed = as_written, parsed
        self.by_token[start] = entity
        entity.mentions.append(start)
        entity.call(as_written)
        self._learn(entity, start, end, parsed)

    def _find(self, parsed: Name, token: int) -> Entity | None:
        """Return the entity that a name belongs to: the one named last, where several can be."""
        best: Entity | None = None
        for entity in self.entities:
            verdict = names.compare(entity.parsed, parsed)
            if verdict is Identity.SAME or (verdict is Identity.SPELLING and len(parsed.parts) > 1):
                if best is None or self._nearer(entity, best, token, parsed):
                    best = entity
        return best

    def _nearer(self, entity: Entity, best: Entity, token: int, parsed: Name) -> bool:
        if len(parsed.parts) == 1:
            by_surname = [
                names.compare(e.parsed, parsed) is Identity.SAME
                and e.parsed.surname == parsed.surname
                for e in (entity, best)
            ]
            if by_surname[0] != by_surname[1]:
                return by_surname[0]
            if parsed.gender and (entity.gender == parsed.gender) != (best.gender == parsed.gender):
                return entity.gender == parsed.gender
        return self._distance(entity, token) < self._distance(best, token)

    @staticmethod
    def _distance(entity: Entity, token: int) -> int:
        return min(
            (abs(token - m) + (1000 if m > token else 0) for m in entity.mentions), default=1 << 30
        )

    def _learn(self, entity: Entity, start: int, end: int, parsed: Name) -> None:
        """Take from a mention's surroundings what they say of the person."""
        tags, words_ = self.sketch.tags, self.sketch.words
        if parsed.gender:
            entity.gender = entity.gender or parsed.gender
        before = tags[start - 1 : start]
        if before == "H":
            entity.person += 3
            entity.call(self.sketch.span(start - 1, end).of(self.sketch.text))
        self._learn_title(entity, start, end)
        self._learn_apposition(entity, end)
        if tags[end : end + 1] == "R" or tags[end : end + 2] == ",R":
            entity.person += 1
        after = re.compile(r"[ax]*([VAJK])").match(tags, end)
        if after:
            entity.person += 1
        if len(parsed.parts) > 1:
            entity.person += 1.5 if names.is_given_name(parsed.parts[0]) else 0.2
        if before == "D" and words_[start - 1].lower() == "the":
            entity.person -= 1
        if len(parsed.parts) == 1 and words_[start].isupper() and len(words_[start]) > 1:
            entity.person -= 2
        if before == "i" and words_[start - 1].lower() in ("in", "at"):
            entity.person -= 0.5

    def _learn_title(self, entity: Entity, start: int, end: int) -> None:
        match = _BEFORE.search(self.sketch.tags, max(0, start - 12), start)
        if match is None:
            return
        first = match.start()
        title = self.sketch.span(first, start).of(self.sketch.text)
        entity.person += 2
        if self.sketch.tags[start - 1] != "H":
            entity.call(title)
            entity.call(self.sketch.span(first, end).of(self.sketch.text))
        self._describe(entity, self.sketch.words[first:start])

    def _learn_apposition(self, entity: Entity, end: int) -> None:
        match = _APPOSITION.match(self.sketch.tags, end)
        if match is None:
            return
        entity.person += 1.5
        first, last = match.span(1)
        entity.call(self.sketch.span(first, last).of(self.sketch.text))
        self._describe(entity, self.sketch.words[first:last])

    def _describe(self, entity: Entity, found: Iterable[str]) -> None:
        for word in found:
            plain = names.fold(word)
            entity.nouns.add(plain)
            gender = role_gender(plain)
            if gender and not entity.gender:
                entity.gender = gender


def role_gender(noun: str) -> str:
    """Return ``m`` or ``f`` where a noun for a person tells (``congresswoman``), else nothing."""
    for name, column in (("roles", 2), ("honorifics", 1)):
        found = _column(name, column).get(noun, "-")
        if found != "-":
            return found
    return ""


def _column(name: str, column: int) -> dict[str, str]:
    return _columns()[name, column]


def _columns() -> dict[tuple[str, int], dict[str, str]]:
    return {
        ("roles", 2): {row[0]: row[2] for row in rows("roles")},
        ("honorifics", 1): {row[0]: row[1] for row in rows("honorifics")},
    }
