"""The cast: who an article speaks of, and which of its words name whom."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import itemgetter

import attrs

from .. import names
from ..names import Identity, Name
from .entity import Entity, seniority_in, wider
from .introductions import introduce
from .mentions import Chunks
from .mentions import names as name_runs
from .sketch import Sketch

_SPEAKS = re.compile(r",?R|[ax]*[VAJK]")
"""What follows the name of somebody who speaks, or of whom more is told: ``Ann Lee, who …``."""
_AGED = re.compile(r",a?(#)(?:[,.|]|$)")
"""What follows a name with an age: ``Ann Lee, 54,``, ``Ann Lee, now 54,``."""
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
_KIN = frozenset({"daughter", "father", "husband", "mother", "mum", "mom", "dad", "son", "wife"})
"""What those are called who bear a surname with somebody."""
_TELLING = {"he": "m", "his": "m", "she": "f", "her": "f"}
_OWNED = frozenset("noed")
"""What *her* owns; *her* alone may be anybody, and so may it behind a comma: ``, her lawyer,``."""
_SOON = 20
"""So many words behind a name a pronoun means its bearer, if nobody else is named between."""
_NAMESAKES = 40
"""So many bearers of one part of a name are compared with another one, latest first."""
_CLOSED = frozenset({",", ".", "|", ""})
_QUALIFIED = tuple("ndbog")
"""What a name qualifies that has an article before it: ``the Lee campaign``."""
_TOLD_BEFORE = {"H": 3.0, "O": 2.0, "b": -2.0, "d": -2.0}
"""What the tag of the word before a name says of a person: ``Mr.``, ``the newspaper``."""
_LISTED = re.compile(r"N\(N[N~L,-]*\)")
"""A name that stands in brackets behind another one: a party, a place, a club."""
_CAPITALS = re.compile(r"\b[A-Z][^\W\d_]+(?:[-’'][A-Z][^\W\d_]+)*")
_OWN_KIN = re.compile(
    r"\b(?:[Mm]y|[Oo]ur)(?: own| late)? ([a-z]+)|\b(?:Mum|Mom|Mam|Dad|Daddy|Mummy)\b"
)
_INNER = re.compile(r"‘(?:[^‘’]|’(?=\w))*’|“[^“”]*”|\"[^\"]*\"|(?<=\s)'[^']*'(?!\w)")
_MYSELF = ("I am ", "I'm ", "I’m ", "name is ", "name's ", "name’s ")
_PLACED = frozenset({"in", "at", "near", "from", "across", "outside"})


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
        self._introduce(frozenset())  # what is said of full names tells whose a surname is
        first = frozenset(self.by_token)
        for start, end, parsed in single:
            if not parsed.gender:
                self._name(start, end, parsed)
        self._introduce(first)
        second = frozenset(self.by_token)  # who is his wife Una may be Mrs Lee
        for start, end, parsed in single:
            if parsed.gender:
                self._name(start, end, parsed)
        for start, end, parsed in late:
            self._name_late(start, end, parsed)
        self._introduce(second)

    def named(self) -> list[tuple[int, Entity]]:
        """Return whom each name means, in the order of the text."""
        return sorted(self.by_token.items(), key=itemgetter(0))

    def _introduce(self, known: frozenset[int]) -> None:
        """Take in what is said of everybody, but for the names that have been heard."""
        for name, mention in self.chunks.by_name.items():
            entity = self.by_token.get(name)
            if entity is not None and name not in known:
                introduce(entity, mention, self.sketch, self.chunks)

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
        found = [(a, b, self._parse(a, b)) for a, b in name_runs(self.sketch, self.chunks.runs)]
        surnames = {name.surname for _, _, name in found if name is not None and name.is_full}
        for start, end, parsed in found:
            if start in self.chunks.joined:  # the Bureau of Culture and Sport
                continue
            if end > start + 1 and self.sketch.tags[end : end + 1] == "B":  # Lower Lee University
                continue
            bare = names.fold(self.sketch.words[start])
            if parsed is not None:
                yield start, end, parsed
            elif end == start + 1 and bare in surnames:
                yield start, end, Name((bare,))

    def _parse(self, start: int, end: int) -> Name | None:
        before = self.sketch.tags[start - 1 : start]
        if before == "O" and end == start + 1:  # Senator Lee
            titled = names.parse(self.sketch.written(start - 1, end))
            if titled is not None and not titled.is_full:
                return titled
        if end == start + 1 and len(self.sketch.words[start]) == 1:  # R1,8 billion
            return None
        start -= before == "H"
        parsed = names.parse(self.sketch.written(start, end))
        if before == "o" and parsed is not None and parsed.titles:
            first = names.fold(self.sketch.words[start])
            if parsed.titles == {first}:  # coach Dean Lee
                return attrs.evolve(parsed, parts=(first, *parsed.parts), titles=frozenset())
        return parsed

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
        aged = _AGED.match(self.sketch.tags, end)
        if aged is not None:
            entity.age = entity.age or self.sketch.words[aged.start(1)]
            entity.person += 2
        entity.person += self._personal(start, end, parsed)

    def _personal(self, start: int, end: int, parsed: Name) -> float:
        """Return what one mention says for or against a person behind a name."""
        tags, found = self.sketch.tags, self.sketch.words
        before = tags[start - 1 : start]
        evidence = self._told_before(start, end, parsed)
        if _SPEAKS.match(tags, end):
            evidence += 1
        if len(parsed.parts) > 1:
            evidence += 1.5 if _is_given(parsed.parts[0]) else 0.2
        if before == "V" and tags[end : end + 1] in _CLOSED:  # said Ann Lee.
            evidence += 1
        if tags[end : end + 1] == "B":  # Ann Lee United
            evidence -= 1
        if found[end : end + 1] in (["himself"], ["herself"]):
            evidence += 1
        if self._is_acronym(found[start]) and not (end > start + 1 and _is_given(parsed.parts[0])):
            evidence -= 1.5
        return evidence

    @staticmethod
    def _is_acronym(word: str) -> bool:
        return word.isupper() and len(word) > 2 and "." not in word

    def _told_before(self, start: int, end: int, parsed: Name) -> float:
        """Return what the word before a name says for or against a person."""
        before, word = self.sketch.tags[start - 1 : start], self.sketch.words[start - 1].lower()
        if before == "(" and _LISTED.match(self.sketch.tags, start - 2):
            return -2.0  # Ann Lee (Harbour Party)
        if before == "D" and word == "the":  # the Evening Argus, but not: the Lee campaign
            attributive = self.sketch.tags[end : end + 1] in _QUALIFIED
            return 0.0 if attributive else -float(len(parsed.parts))
        if before == "i" and word in _PLACED:
            letter = self.sketch.tags[start - 2 : start - 1] == "d"  # a letter from Ann Lee
            return 0.4 if letter else -0.4
        if before in ("b", "d") and (_is_plural(word) or self._is_plural_before(start - 1)):
            return 0.0  # remarks Ann Lee made; polls show Ann Lee ahead
        return _TOLD_BEFORE.get(before, 0.0)

    def _is_plural_before(self, token: int) -> bool:
        """Tell whether what stands before a token is a noun in the plural, and may have a verb."""
        noun = self.sketch.tags[token - 1 : token] in ("n", "b", "d", "o")
        return noun and _is_plural(self.sketch.words[token - 1].lower())

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
        joined = " ".join(parsed.parts)  # Van Dijk, at the head of a sentence
        if same is None and joined in self._by_part:
            return self._find_single(Name((joined,), gender=parsed.gender), token)
        return same

    def is_name(self, word: str) -> bool:
        """Tell whether a folded word is part of a person's name, and not of a place's."""
        return any(entity.person >= 1 for entity in self._by_part.get(word, ()))

    def named_in(self, said: str) -> frozenset[Entity]:
        """Return the persons whom somebody's words name, or call *my wife*, *Mum*."""
        found = set()
        said = _INNER.sub("", said)  # whom somebody else names there may be the speaker
        for match in _CAPITALS.finditer(said):
            bearers = self._by_part.get(names.fold(match[0]), ())
            if len(bearers) == 1 and not said.endswith(_MYSELF, 0, match.start()):
                found.update(bearers)
        kin = {names.fold(match[1] or match[0]) for match in _OWN_KIN.finditer(said)}
        if kin:
            found.update(e for noun in wider(kin) for e in self._described.get(noun, ()))
        return frozenset(found)

    @cached_property
    def _described(self) -> dict[str, list[Entity]]:
        """Who is described by a noun."""
        found: dict[str, list[Entity]] = {}
        for entity in self.entities:
            for noun in entity.stated:
                found.setdefault(noun, []).append(entity)
        return found

    def find(self, entity: Entity) -> Entity | None:
        """Return the entity of this cast that another text's entity is."""
        return self._find(entity.parsed, 1 << 30) if entity.parsed is not None else None

    def _find_single(self, parsed: Name, token: int) -> Entity | None:
        known = self._by_part.get(parsed.parts[0])
        if not known:
            return None
        if len(known) == 1:
            return known[0] if not _is_other(known[0], parsed) else self._kin_of(known[0], parsed)
        word = parsed.parts[0]
        by_surname = [e for e in known if e.parsed is not None and e.parsed.surname == word]
        bearers = by_surname or known
        bearers = self._of_generation(bearers, token) or bearers
        if parsed.gender:
            told = [entity for entity in bearers if entity.gender == parsed.gender]
            told = told or self._told_apart(bearers, parsed.gender)
            bearers = told or [entity for entity in bearers if not entity.gender] or bearers
        bearers = [entity for entity in bearers if parsed.titles & entity.nouns] or bearers
        return max(bearers, key=lambda entity: entity.weight(token))

    def _told_apart(self, bearers: list[Entity], gender: str) -> list[Entity]:
        """Return whom of several a gender means, if pronouns tell that of each of them."""
        genders = [bearer.gender or self._pronoun_behind(bearer) for bearer in bearers]
        found = [bearer for bearer, one in zip(bearers, genders, strict=True) if one == gender]
        return found if all(genders) and len(found) == 1 else []

    def _pronoun_behind(self, entity: Entity) -> str:
        """Return what the first pronoun behind a full name tells: ``Ann Lee learned of her …``."""
        start = entity.full[0] + 1 if entity.full else len(self.sketch.words)
        for token in range(start, min(start + _SOON, len(self.sketch.words))):
            tags = self.sketch.tags[token - 1 : token + 2]
            if tags[1] == "N" and tags[0] not in "N~":
                break
            told = _TELLING.get(self.sketch.words[token].lower(), "")
            if told and (tags[1] == "P" or (tags[0] != "," and tags[2:] in _OWNED)):
                return told
        return ""

    def _kin_of(self, bearer: Entity, parsed: Name) -> Entity | None:
        """``Mrs Lee`` beside Bo Lee: his wife or mother, if the article has called her *Ann*."""
        kin = [
            entity
            for entity in self.entities
            if entity.parsed is not None
            and not entity.parsed.is_full
            and entity.gender == parsed.gender
            and not entity.stated.isdisjoint(_KIN)
        ]
        return kin[0] if len(kin) == 1 and kin[0] is not bearer else None

    def _of_generation(self, bearers: list[Entity], token: int) -> list[Entity]:
        """``the younger Mr. Lee``: of several bearers of a surname, the junior or the child."""
        here = token - 1 - (self.sketch.tags[token - 1 : token] == "H")
        told = seniority_in(self.sketch.words[here : here + 1]) if here >= 0 else 0
        return [entity for entity in bearers if told and (told < 0) is _is_child(entity)]


_Run = tuple[int, int, Name]


def _is_child(entity: Entity) -> bool:
    """Tell whether somebody is known as a junior, a son or a daughter."""
    junior = entity.parsed is not None and entity.parsed.suffix == "jr"
    return junior or not entity.stated.isdisjoint(("son", "daughter"))


def _is_other(bearer: Entity, parsed: Name) -> bool:
    """Tell whether a form of address shows that a surname means somebody else than its bearer."""
    return bool(parsed.gender and bearer.gender and parsed.gender != bearer.gender)


def _is_plural(word: str) -> bool:
    """Tell the plural of a noun by its ending: what names several things heads no single name."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ews"))


def _is_given(word: str) -> bool:
    return names.is_given_name(word) or names.is_common_given_name(word)


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
