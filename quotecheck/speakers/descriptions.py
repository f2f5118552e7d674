"""Descriptions: what *the Sharks coach* or *the 56-year-old* says, and whether it fits somebody."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from .. import names
from ..lexicon import words
from .cast import Cast
from .entity import Entity, age_in, nations_in, role_genders, seniority_in
from .lookup import AGED
from .mentions import Mention
from .sketch import Sketch

_OWNERS = frozenset({"his", "her", "their", "its", "my", "our", "your"})
"""Who is described as somebody's (*his wife*) is somebody else, and not just anybody."""
_AT_HAND = 0.55
"""What is left of the weight of the subject of the sentence before."""
_STAGED = frozenset(
    {
        "attacker",
        "bailiff",
        "clerk",
        "coroner",
        "dispatcher",
        "doctor",
        "driver",
        "gunman",
        "interviewer",
        "judge",
        "magistrate",
        "moderator",
        "motorist",
        "nurse",
        "passenger",
        "receptionist",
        "referee",
        "reporter",
        "robber",
        "speaker",
        "thief",
        "umpire",
        "victim",
        "waiter",
        "waitress",
    }
)
"""Heads that name whoever does a thing where the story takes place, without an introduction."""
_LOOSE = frozenset(
    {
        "politician",
        "leader",
        "chief",
        "boss",
        "head",
        "candidate",
        "nominee",
        "man",
        "woman",
        "lawmaker",
        "statesman",
        AGED,
    }
)
"""Heads that fit anybody."""

_LED = frozenset({"boss", "official", "expert"})
"""What those may be called whose office nobody holds at twenty: *coach*, *minister*."""
_YOUNG = 26
_BELOW = frozenset({"deputy", "vice", "assistant"})
"""Whoever holds an office is none of those who stand in for its holder."""


@attrs.frozen
class Description:
    """What a phrase without a name says of the person whom it means.

    Attributes:
        head: The folded noun that heads it.
        content: The other folded words that say something.
        proper: Folded names in it that the person must be described by.
        team: The folded name right before its head (*the Sharks coach*), or the empty string.
        nations: Countries that it names.
        age: Years as written, or the empty string.
        seniority: 1 for the older of several, -1 for the younger, else 0.
        gender: What the head tells of it.
        owner: ``his`` or ``name`` where it says whose somebody is, else the empty string.
        is_general: Whether it fits anybody: *the leader*, *the Russian*.
        is_definite: Whether it begins with a determiner.
    """

    head: str
    content: Sequence[str]
    proper: Sequence[str]
    team: str
    nations: set[str]
    age: str
    seniority: int
    gender: str
    owner: str
    is_general: bool
    is_definite: bool

    @property
    def is_staged(self) -> bool:
        """Whether it names whoever does a thing where the story takes place."""
        return self.head in _STAGED

    def fit(self, entity: Entity, weight: float) -> float | None:
        """Return how well it fits somebody who is in mind with a weight, or None."""
        if not entity.is_person or self._contradicts(entity):
            return None
        score = weight + bool(self.age and entity.age) + bool(self.nations & entity.nations)
        score += 0.5 * sum(word in entity.nouns for word in self.content)
        score -= 1.5 * sum(word not in entity.nouns for word in self.proper)
        stands_in = not (_BELOW & entity.stated).isdisjoint(self.content)  # her deputy, Bo Orr
        if (self.head in entity.nouns or stands_in) and not self._is_another(entity):
            told = 0.5 if self.team and self.team not in entity.nouns else 1.0
            return score + told * (self.head in entity.stated)
        return score - 0.5 if entity.parsed is not None and self._may_fit(entity, weight) else None

    def can_add_to(self, entity: Entity) -> bool:
        """Tell whether it can say something new of somebody whom the text is about."""
        strange = any(word not in entity.nouns for word in self.proper)
        return entity.parsed is not None and not (self._contradicts(entity) or strange)

    def _contradicts(self, entity: Entity) -> bool:
        return (
            bool(self.gender and entity.gender and self.gender != entity.gender)
            or bool(self.nations and entity.nations and not self.nations & entity.nations)
            or bool(self.age and entity.age and self.age != entity.age)
            or (self.head in entity.stated and bool(_BELOW & {*self.content} - entity.nouns))
            or (_is_young(self.age) and not entity.nouns.isdisjoint(_LED))
        )

    def _is_another(self, entity: Entity) -> bool:
        """Tell *the union man* from *the man*, of whom nothing but that has been said."""
        strange = any(word not in entity.nouns for word in self.content)
        return self.is_general and entity.parsed is None and strange

    def _may_fit(self, entity: Entity, weight: float) -> bool:
        """Tell a description that can fit: a general one, or an office of somebody without one."""
        if self.owner:
            return self.owner == "name" and weight > _AT_HAND and not entity.nouns
        if not self.is_definite or self.is_staged:
            return False
        known = any(word in entity.nouns for word in self.proper)
        return self.is_general or not entity.has_office or known


def describe(mention: Mention, sketch: Sketch, cast: Cast) -> Description:
    """Return what a phrase without a name says of somebody."""
    tags, found = sketch.tags, [names.fold(w) for w in sketch.words[mention.start : mention.end]]
    head = found[mention.head - 1 - mention.start]
    content = [w for w in found if w.isalpha() and w not in words("grammar") and w != head]
    owner = tags.find("'", mention.start, mention.head)
    definite = tags[mention.start] == "D"
    if owner >= 0:
        content = content[owner - mention.start :]
    named = [w for w in content if (not definite and owner < 0) or cast.is_name(w)]
    return Description(
        head,
        content,
        (*named, *_distinctive(mention, sketch, cast)),
        found[-2] if tags[mention.start : mention.end].endswith("No") else "",
        nations_in(found),
        age_in(found),
        seniority_in(found),
        role_genders().get(_core(head), ""),
        "name" if owner >= 0 else "his" if found[0] in _OWNERS else "",
        head in _LOOSE or tags[mention.head - 1] == "L" or is_former(mention, sketch),
        definite,
    )


def _core(head: str) -> str:
    """Return what somebody is in a compound: *dad-of-two*, *ex-actress*."""
    return head.partition("-of-")[0].rpartition("-")[2]


def _is_young(age: str) -> bool:
    return age.isdigit() and int(age) < _YOUNG


def is_former(mention: Mention, sketch: Sketch) -> bool:
    """Tell ``the former Wallaby``: what somebody belonged to, in the singular."""
    found = sketch.words[mention.start : mention.head]
    return len(found) == 3 and found[1] == "former" and sketch.tags[mention.head - 1] == "N"


def plain(mention: Mention, sketch: Sketch) -> set[str]:
    """Return the words of a description without its owner, and what its office is called."""
    owner = sketch.tags.find("'", mention.start, mention.head)
    found = {names.fold(w) for w in sketch.words[max(owner, mention.start) : mention.end]}
    return {word for word in found if word.isalpha() and word not in words("grammar")}


def _distinctive(mention: Mention, sketch: Sketch, cast: Cast) -> list[str]:
    """Return the names in a description that tell somebody from all others: *the Sharks coach*.

    Those are the ones that somebody in the article is described by.
    """
    inside = range(mention.start, mention.head - 1)
    proper = {names.fold(sketch.words[n]) for n in inside if sketch.tags[n] in "NB"}
    return sorted(w for w in proper if any(w in e.nouns for e in cast.entities))
