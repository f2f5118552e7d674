"""Pronouns: whom *he*, *she* and *they* mean at any place of an article."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from .cast import Cast
from .entity import Entity
from .genders import GENDER
from .memory import ANYBODY, Memory, Referent, Unlikely
from .mentions import Mention
from .sketch import Sketch

FIRST_PERSONS = frozenset({"i", "we", "you"})
_SURELY = 1.0
"""Evidence from which on a name is taken for a person's without a doubt."""
_IMPERSONAL = -0.5
"""Evidence up to which a name is none that *he* or *she* can mean."""
_SAFE = 0.75
"""The share of all evidence from which on a pronoun tells its person's gender."""
_UNNAMED = 0.7
"""What is left of the certainty that a pronoun means somebody whom nothing names."""
_HERO = 0.2
"""The weight that the person whom an article is about has where nobody else is at hand."""
_AT_HAND = 0.5
"""The weight from which on somebody is at hand: who spoke or acted in this sentence or the last."""
_OFTEN, _HERO_SHARE = 4, 0.3
"""How often an article names whom it is about, and how often among all persons."""
_NAMED_SOON = 5
"""So many sentences on, somebody is named whom *she* means before."""
_UNTOLD = 0.7
"""What is left of a mention's weight where nothing tells the person's gender."""
_REPEATED = 0.3


class Pronouns:
    """Resolves pronouns by gender, number, and who is in mind."""

    def __init__(self, sketch: Sketch, cast: Cast, memory: Memory) -> None:
        self.sketch = sketch
        self.memory = memory
        self._names = cast.named()

    def resolve(self, token: int, unlikely: Unlikely = ANYBODY) -> Referent | None:
        """Return whom the pronoun at a token means, or None for nobody known."""
        word = bare_pronoun(self.sketch.words[token])
        if word in FIRST_PERSONS:
            return None
        gender = GENDER.get(word, "")
        hero, heroic = self._hero, True
        scores: dict[int, tuple[float, Entity]] = {}
        for entity, weight in self.memory.recent(token, unlikely):
            if not self._can_be(entity, gender, word):
                continue
            heroic = heroic and (entity is hero or weight < _AT_HAND)
            doubt = 1.0 if entity.gender or not gender else _UNTOLD
            if gender and entity.person < _SURELY:
                doubt *= 0.4
            old = scores.get(id(entity), (0.0, entity))[0]
            new = weight * doubt
            scores[id(entity)] = (max(old, new) + _REPEATED * min(old, new), entity)
        heroic = heroic and hero is not None and hero.gender == gender
        if scores and hero is not None and heroic and unlikely.share(hero) == 1.0:
            scores[id(hero)] = (scores.get(id(hero), (0.0, hero))[0] + _HERO, hero)
        if not scores:
            return self._named_next(token, gender)
        best, entity = max(scores.values(), key=lambda item: item[0])
        share = best / sum(score for score, _ in scores.values())
        if gender and not entity.gender and share > _SAFE:
            entity.gender = gender
        told = _UNNAMED if gender and entity.parsed is None else 1.0
        return Referent(entity, told * (0.5 + 0.45 * share))

    def _named_next(self, token: int, gender: str) -> Referent | None:
        """Return whom a story that begins with *she* names first, a few sentences on.

        Where two are named at once, nothing tells which of them is meant.
        """
        last = self.memory.sentence_of(token) + _NAMED_SOON
        found: list[tuple[int, Entity]] = []
        for place, entity in self._names:
            number = self.memory.sentence_of(place)
            if number > (found[0][0] if found else last):
                break
            if place > token and entity.is_person and entity.gender in ("", gender):
                found.append((number, entity))
        alone = len({id(entity) for _, entity in found}) == 1
        return Referent(found[0][1], 0.6) if gender and alone else None

    @cached_property
    def _hero(self) -> Entity | None:
        """Whom a portrait or an obituary is about: named first, and most often."""
        counts = Counter(entity for _, entity in self._names if entity.is_person)
        first = min((e for e in counts if e.full), key=lambda entity: entity.full[0], default=None)
        often = max(_OFTEN, _HERO_SHARE * counts.total())
        is_hero = first is not None and often <= counts[first] == max(counts.values())
        return first if is_hero else None

    def contradicts(self, mention: Mention, entity: Entity) -> bool:
        """Tell whether a pronoun has another gender than a person."""
        gender = GENDER.get(bare_pronoun(self.sketch.words[mention.start]), "")
        return bool(gender and entity.gender) and gender != entity.gender

    @staticmethod
    def _can_be(entity: Entity, gender: str, word: str) -> bool:
        """Tell whether a pronoun of a gender, or *they* and *it*, can mean somebody.

        *They* may be a spokesperson: one of no known gender whom the article does not name.
        """
        if not gender:
            singular = word == "they" and entity.parsed is None and not entity.gender
            return singular or not entity.is_person
        if entity.gender and entity.person > _IMPERSONAL:
            return entity.gender == gender
        return entity.person > 0


def bare_pronoun(word: str) -> str:
    """Return a pronoun without what it is contracted with: *he'd*, *I'm*."""
    return word.lower().replace("’", "'").partition("'")[0]
