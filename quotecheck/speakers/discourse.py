"""Who *he* is, who *the politician* is, and who goes on speaking where nobody is named."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotecheck import names
from quotecheck.lexicon import words

from .entities import Cast, Entity, role_gender
from .mentions import Chunks, Mention, Shape
from .sketch import Sketch
from .sources import Clauses

_GENDER = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_INDEFINITE = frozenset(
    {"a", "an", "one", "another", "some", "several", "many", "two", "three", "any"}
)
_DECAY = 0.55


@attrs.frozen
class Referent:
    """Whom a mention means: an entity, or else only the words of the mention."""

    entity: Entity | None
    words: str
    certainty: float


class Discourse:
    """Walks through the article, sentence by sentence, and keeps in mind who was mentioned."""

    def __init__(self, sketch: Sketch, chunks: Chunks, clauses: Clauses, cast: Cast) -> None:
        self.sketch = sketch
        self.chunks = chunks
        self.clauses = clauses
        self.cast = cast
        self.sentence_of: list[int] = _sentence_numbers(sketch)
        self.memory: list[tuple[int, Entity, float]] = []
        self.seen = 0
        self._names = sorted(cast.by_token.items())
        self._next = 0
        self._learn_genders()

    # ------------------------------------------------------------------ memory
    def advance(self, token: int) -> None:
        """Take in everything that the article names before a token."""
        sentences = self.sketch.sentences
        while self.seen < len(sentences) and sentences[self.seen][0] < token:
            begin, end = sentences[self.seen]
            self.seen += 1
            self._hear(begin, end)

    def _hear(self, begin: int, end: int) -> None:
        subject = self.clauses.sentence_subject(begin, end)
        while self._next < len(self._names) and self._names[self._next][0] < end:
            token, entity = self._names[self._next]
            self._next += 1
            if entity.is_person:
                self.memory.append((token, entity, self._weight(token, subject)))
        if subject is not None and subject.shape is Shape.PRONOUN:
            found = self.pronoun(subject.start)
            if found is not None:
                self.memory.append((subject.start, found[0], 1.6))
                self.memory.sort(key=lambda m: m[0])

    def _weight(self, token: int, subject: Mention | None) -> float:
        if subject is not None and subject.start <= token < subject.head:
            return 2.0 if token == subject.name else 0.6
        before = self.sketch.tags[token - 1 : token]
        return 0.7 if before and before in "iyf2" else 1.0

    def spoke(self, token: int, entity: Entity) -> None:
        """Remember that somebody was credited with a quotation."""
        self.memory.append((token, entity, 1.8))
        self.memory.sort(key=lambda m: m[0])

    # ---------------------------------------------------------------- pronouns
    def pronoun(self, token: int) -> tuple[Entity, float] | None:
        """Return the person that *he* or *she* at a token means, and how certain that is."""
        gender = _GENDER.get(self.sketch.words[token].lower())
        if gender is None:
            return None
        here = self.sentence_of[token]
        scores: dict[int, tuple[float, Entity]] = {}
        for position, entity, weight in reversed(self.memory):
            distance = here - self.sentence_of[position]
            if position >= token:
                continue
            if distance > 12:
                break
            if entity.gender and entity.gender != gender:
                continue
            decay = _DECAY**distance * (1.0 if entity.gender else 0.8)
            old = scores.get(id(entity), (0.0, entity))[0]
            scores[id(entity)] = (old + weight * decay, entity)
        if not scores:
            return None
        ranked = sorted(scores.values(), key=lambda s: -s[0])
        total = sum(score for score, _ in ranked)
        return ranked[0][1], ranked[0][0] / total

    def _learn_genders(self) -> None:
        """Let unambiguous pronouns tell the gender of the persons that they follow."""
        votes: dict[int, float] = {}
        by_sentence: dict[int, list[Entity]] = {}
        for token, entity in self._names:
            if entity.is_person:
                by_sentence.setdefault(self.sentence_of[token], []).append(entity)
        for token, tag in enumerate(self.sketch.tags):
            if tag not in "PDp":
                continue
            gender = _GENDER.get(self.sketch.words[token].lower())
            if gender is None:
                continue
            here = self.sentence_of[token]
            for back in (0, 1, 2):
                found = {id(e): e for e in by_sentence.get(here - back, [])}
                if len(found) == 1:
                    entity = next(iter(found.values()))
                    weight = (1.0, 0.6, 0.3)[back] * (1 if gender == "m" else -1)
                    votes[id(entity)] = votes.get(id(entity), 0.0) + weight
                if found:
                    break
        for entity in self.cast.entities:
            vote = votes.get(id(entity), 0.0)
            if not entity.gender and abs(vote) >= 0.6:
                entity.gender = "m" if vote > 0 else "f"

    # ---------------------------------------------------------------- mentions
    def resolve(self, mention: Mention) -> Referent | None:
        """Return whom a mention means, or None for a pronoun that means nobody known."""
        if mention.shape is Shape.PRONOUN:
            found = self.pronoun(mention.start)
            return Referent(found[0], found[0].name, 0.5 + 0.45 * found[1]) if found else None
        written = self.sketch.span(mention.start, mention.head).of(self.sketch.text)
        if mention.shape is Shape.NAME:
            entity = self.cast.by_token.get(mention.name)
            if entity is not None:
                return Referent(entity, entity.name, 1.0)
            return Referent(None, written, 0.9)
        return self._resolve_nominal(mention)

    def _resolve_nominal(self, mention: Mention) -> Referent:
        named = self._named_beside(mention)
        if named is not None:
            return Referent(named, named.name, 0.95)
        written = self.sketch.span(mention.start, mention.end).of(self.sketch.text)
        if not self._is_definite_person(mention):
            return Referent(None, written, 0.9)
        entity = self._described(mention)
        if entity is None:
            return Referent(None, written, 0.7)
        return Referent(entity, entity.name, 0.85)

    def _named_beside(self, mention: Mention) -> Entity | None:
        """``a pollster, Ann Smith,``: the name that follows a description."""
        tags = self.sketch.tags
        for end in (mention.end, mention.head):
            if tags[end : end + 1] == ",":
                beside = self.chunks.starting_at(end + 1)
                if (
                    beside is not None
                    and beside.shape is Shape.NAME
                    and tags[mention.head - 1] in "Oo"
                ):
                    return self.cast.by_token.get(beside.name)
        return None

    def _is_definite_person(self, mention: Mention) -> bool:
        first = self.sketch.words[mention.start].lower()
        return self.sketch.tags[mention.head - 1] in "OoL" and first not in _INDEFINITE

    def _described(self, mention: Mention) -> Entity | None:
        found = [names.fold(w) for w in self.sketch.words[mention.start : mention.end]]
        head = names.fold(self.sketch.words[mention.head - 1])
        gender = role_gender(head)
        here = self.sentence_of[mention.start]
        best: tuple[float, Entity] | None = None
        for position, entity, weight in reversed(self.memory):
            distance = here - self.sentence_of[position]
            if position >= mention.start or (gender and entity.gender and gender != entity.gender):
                continue
            score = weight * _DECAY**distance + self._fit(entity, head, found)
            if best is None or score > best[0]:
                best = (score, entity)
        return best[1] if best and best[0] > 1.0 else None

    def _fit(self, entity: Entity, head: str, found: Sequence[str]) -> float:
        score = 3.0 if head in entity.nouns else 0.0
        score += sum(1.0 for word in found if word in entity.nouns)
        nations = words("nations")
        del nations
        return score


def _sentence_numbers(sketch: Sketch) -> list[int]:
    numbers, number = [], 0
    for tag in sketch.tags:
        numbers.append(number)
        number += tag in ".|"
    return numbers
