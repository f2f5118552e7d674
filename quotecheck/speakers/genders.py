"""Genders: what an article's own pronouns tell of the persons that they follow."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain, compress, count
from typing import NamedTuple

from .. import names
from .cast import Cast
from .clauses import Clauses
from .entity import Entity
from .sketch import Sketch

GENDER = {
    "he": "m",
    "him": "m",
    "himself": "m",
    "his": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_PRONOUNS = re.compile("[PDp]")
_TELLING = frozenset(
    form(word) for word in GENDER for form in (str.lower, str.capitalize, str.upper)
)
_GOES_ON = re.compile(
    r"[QCWE][,.]?[HOo]*(N)[N~L]*[ax]*[VA][^|QCWE]{0,25}[QCWE][,.]?(P)(?=[ax]*[VA])"
)
"""One speaker in a paragraph: ``"…," Lee said. "…," she said``."""
_STARTS = re.compile(
    r"(?<=[|.,HOo])(N)[N~L]*[ax]*[VA][^|.QCWE]{0,25}[QWE]\.?[CQ],?(P)(?=[ax]*[VA][.,|])"
)
"""The same with the credit before: ``Lee said: "…" "…," she said``."""
_AFTER_OBJECT = "i2yu.,|c"
"""What stands behind *her*, an object, and not behind *her agent*."""
_ONE_VERB = re.compile("[^VAJKSMeTucQCWE.|]*(?:[VAJKSMe]|R[ax]*n)[^VAJKSMeTucQCWE.|]*")
"""What stands between a name and *him* in one clause: *told*, *who trails*, whatever that is."""
_INTRODUCTION = re.compile("[iy2][^.|;:,VAJKSMxeQCWE]*(?:,N[N~]*)?,")
"""What stands before a subject that it does not name: ``In a letter to the mayor, Ann Lee, he``."""
_ATTRIBUTIVE = re.compile("DN[N~]*[nb]?o")
"""A name that says what somebody else is: ``the Lee adviser``, ``the Glass Hearts star``."""
_TOLD = 0.6
"""The sum of votes that tells a gender."""
_BY_DISTANCE = (1.0, 0.6, 0.3)
"""A pronoun's vote for the person before it: in its sentence, in the one before, and so on."""
_AMID_OTHERS = 0.1
"""What is left of a vote for the first of several persons, if none is the subject."""
_SUBJECT_AMID_OTHERS = 0.4
_EXPLAINED = 0.5
"""What is left of a vote where somebody of that gender was named shortly before."""


class _Named(NamedTuple):
    token: int
    entity: Entity


class Genders:
    """Hears every pronoun of a sketch, in the order of the text."""

    def __init__(self, sketch: Sketch, cast: Cast, clauses: Clauses) -> None:
        self.sketch = sketch
        self.cast = cast
        self.clauses = clauses
        self._begins = [begin for begin, _ in sketch.sentences]
        self._votes: dict[Entity, float] = {}
        self._persons: dict[int, list[_Named]] = {}
        for token, entity in cast.named():
            if entity.is_person and not _ATTRIBUTIVE.match(sketch.tags, max(0, token - 1)):
                self._persons.setdefault(self._sentence(token), []).append(_Named(token, entity))

    def learn(self) -> None:
        """Set the gender of everybody whom pronouns follow that tell it."""
        tags = self.sketch.tags
        for match in chain(_GOES_ON.finditer(tags), _STARTS.finditer(tags)):
            speaker = self.cast.by_token.get(match.start(1))
            gender = self._gender(match.start(2))
            if speaker is not None and gender is not None:
                self._add(speaker, gender, 1.0)
        told = map(_TELLING.__contains__, self.sketch.words)
        for token in compress(count(), told):
            if tags[token] in "PDp":
                self._hear(token, GENDER[self.sketch.words[token].lower()])
        for entity, vote in self._votes.items():
            if abs(vote) >= _TOLD:
                entity.person += 1  # a thing is neither he nor she
                entity.gender = entity.gender or ("m" if vote > 0 else "f")

    def _sentence(self, token: int) -> int:
        return bisect_right(self._begins, token) - 1

    def _gender(self, token: int) -> str | None:
        return GENDER.get(self.sketch.words[token].lower())

    def _add(self, entity: Entity, gender: str, vote: float) -> None:
        self._votes[entity] = self._votes.get(entity, 0.0) + (vote if gender == "m" else -vote)

    def _told(self, entity: Entity) -> str:
        """Return a gender as far as it is known by now."""
        vote = self._votes.get(entity, 0.0)
        return entity.gender or ("m" if vote >= _TOLD else "f" if vote <= -_TOLD else "")

    def _hear(self, token: int, gender: str) -> None:
        here = self._sentence(token)
        introduced = (
            self.sketch.tags[token] == "P"
            and _INTRODUCTION.fullmatch(self.sketch.tags, self._begins[here], token) is not None
        )
        parted = self.clauses.parted_by(token)
        for back, weight in enumerate(_BY_DISTANCE):
            found = [
                named.entity
                for named in self._persons.get(here - back, ())
                if named.token < token
                and not (back == 0 and introduced)
                and not (parted is not None and named.token == parted.name)
                and not self._is_owned(token, named.entity)
                and not (back == 0 and self._is_object_of(named.token, token))
            ]
            if found:
                who, share = self._likeliest(here - back, found, token)
                explained = not self._told(who) and (
                    self._is_explained(here, gender, who)
                    if back
                    else self._is_told_before(who, gender, token)
                )
                self._add(who, gender, weight * share * (_EXPLAINED if explained else 1.0))
                return

    def _is_told_before(self, who: Entity, gender: str, token: int) -> bool:
        """Tell ``She met Ann Lee, who praised her``: a pronoun of the sentence before the name."""
        begin = self._begins[self._sentence(token)]
        first = next(n.token for n in self._persons[self._sentence(token)] if n.entity is who)
        before = _PRONOUNS.finditer(self.sketch.tags, begin, first)
        return any(self._gender(match.start()) == gender for match in before)

    def _likeliest(self, number: int, found: list[Entity], token: int) -> tuple[Entity, float]:
        """Return whom a pronoun most likely means among those named in one sentence."""
        alone = all(entity is found[0] for entity in found)
        if alone:
            return found[0], 1.0
        begin, end = self.sketch.sentences[number]
        subject = self.clauses.sentence_subject(begin, min(end, token))
        named = self.cast.by_token.get(subject.name) if subject is not None else None
        if named is found[0] and self.sketch.tags[token] == "P":
            return found[0], _SUBJECT_AMID_OTHERS
        return found[0], _AMID_OTHERS

    def _is_explained(self, here: int, gender: str, who: Entity) -> bool:
        """Tell whether somebody else of a gender has been named in the last few sentences."""
        return any(
            named.entity is not who and self._told(named.entity) == gender
            for number in range(here - 6, here + 1)
            for named in self._persons.get(number, ())
        )

    def _is_object_of(self, name: int, token: int) -> bool:
        """Tell ``Lee, who travelled with her``: in one clause, *her* is not who does it."""
        tags = self.sketch.tags
        word = self.sketch.words[token].lower()
        objective = word == "him" or (word == "her" and tags[token + 1] in _AFTER_OBJECT)
        return objective and _ONE_VERB.fullmatch(tags, name + 1, token) is not None

    def _is_owned(self, token: int, entity: Entity) -> bool:
        """Tell ``her agent`` from a word for the agent: nobody is their own."""
        if self.sketch.tags[token] != "D":
            return False
        return any(
            names.fold(word) in entity.nouns for word in self.sketch.words[token + 1 : token + 3]
        )
