"""Nominals: whom a description means: *the politician*, *his brother*, *a senior aide*."""

from __future__ import annotations

import re
from functools import cached_property

from ..lexicon import words
from ..names import fold
from .cast import Cast
from .descriptions import Description, describe, is_former, plain
from .entity import Entity, kin, nation_names, nations_in, wider
from .introductions import name_given
from .memory import ANYBODY, Memory, Referent, Unlikely
from .mentions import Chunks, Mention, Shape
from .pronouns import Pronouns
from .sketch import Sketch

_INDEFINITE = frozenset(
    {"a", "an", "one", "another", "some", "several", "many", "two", "three", "any", "no", "most"}
)
INTRODUCING = frozenset({"a", "an", "another", "one"})
_OLD, _YOUNG = 50, 40
"""Years from and up to which somebody whose age is told alone is the older, the younger one."""
_FITS, _FITS_AGED = -0.4, -0.5
"""The score from which on a description fits somebody, and one that tells years: *the 22-year-old*
is somebody who has been mentioned."""
_MAY_FIT = 0.75
"""How certain it is that a description means somebody of whom nothing else tells it."""
_QUALIFYING = frozenset({"former", "vice", "deputy", "acting", "assistant", "ex"})
"""What makes an office another one, or somebody else's by now."""
YEARS = re.compile(",#[,.]")
_JOINED_OFFICE = re.compile("cD?[no]{0,3}o")
"""The second of two offices: ``his brother and deputy, Ann Lee``."""
_TOLD_APART = re.compile("R[^.,;:|QCWE]{1,20},(?=[HN])")
"""``the man who replaced him, Ann Lee``: a clause between a description and the name."""
_SET_OFF = re.compile(",R")
"""What follows a description of whom a clause tells more."""
_CHILDREN = re.compile("f[D#](?![naeobgdfNOLBGH#])")
_QUALIFIED = 3
"""Words of a description that says more than an office does: *the Vermont senator*."""
_FOCUS, _BESIDE_FOCUS = 0.5, 0.8
"""The weight of whom a text is about, and what share of it nobody else may have."""
_VERB = re.compile("[ax]*[VAJKSMe]")


class Nominals:
    """Resolves descriptions by what the article says of those whom it has mentioned."""

    def __init__(
        self, sketch: Sketch, chunks: Chunks, cast: Cast, memory: Memory, pronouns: Pronouns
    ) -> None:
        self.sketch = sketch
        self.chunks = chunks
        self.cast = cast
        self.memory = memory
        self.pronouns = pronouns
        self._described: dict[int, Entity] = {}
        self._partners = self._find_partners()

    def resolve(self, mention: Mention, unlikely: Unlikely = ANYBODY) -> Referent:
        """Return whom a description means: somebody mentioned before, or somebody new."""
        named = self.named_beside(mention)
        if named is not None:
            return Referent(named, 0.95)
        known = self._described.get(mention.start)
        if known is not None:
            return Referent(known, 0.9)
        if self._is_definite(mention):
            entity = self._find_described(mention, unlikely)
            if entity is not None:
                self._learn_age(entity, mention)
                entity.meant.update(wider(plain(mention, self.sketch)))
                return Referent(entity, 0.85 if self._is_told(mention, entity) else _MAY_FIT)
        return Referent(self._describe(mention), 0.85)

    def _is_told(self, mention: Mention, entity: Entity) -> bool:
        """Tell whether the article says of somebody what a description calls them."""
        wanted = describe(mention, self.sketch, self.cast)
        return wanted.head in entity.nouns or bool(wanted.age or wanted.nations & entity.nations)

    def named_beside(self, mention: Mention) -> Entity | None:
        """``a pollster, Ann Smith,``: the name that stands beside a description."""
        tags = self.sketch.tags
        if tags[mention.head - 1] not in "OonLp":  # p: one of them, Ann Smith,
            return None
        given = name_given(self.sketch, mention.end)
        if given >= 0:
            return self.cast.by_token.get(given)
        called = self.sketch.words[mention.end : mention.end + 1] in (["called"], ["named"])
        bearer = self.chunks.starting_at(mention.end + 1) if called else None
        if bearer is not None and bearer.shape is Shape.NAME:
            return self.cast.by_token.get(bearer.name)
        joined = _JOINED_OFFICE.match(tags, mention.end)
        for end in (mention.end, mention.head, joined.end() if joined else mention.end):
            if tags[end : end + 1] == ",":
                beside = self.chunks.starting_at(end + 1)
                if beside is not None and beside.shape is Shape.NAME:
                    return self.cast.by_token.get(beside.name)
        clause = _TOLD_APART.match(tags, mention.end)
        beside = self.chunks.starting_at(clause.end()) if clause else None
        if beside is not None and beside.shape is Shape.NAME and tags[beside.end] in ",.|":
            return self.cast.by_token.get(beside.name)
        return self._named_before(mention)

    def _named_before(self, mention: Mention) -> Entity | None:
        """``Ann Smith, a pollster, who``: the name that a description is set off from."""
        tags = self.sketch.tags
        if not _SET_OFF.match(tags, mention.end) or tags[mention.start - 1 : mention.start] != ",":
            return None
        name = self.chunks.ending_at(mention.start - 1)
        return self.cast.by_token.get(name.name) if name is not None else None

    def is_membership(self, mention: Mention, entity: Entity) -> bool:
        """Tell ``the former Wallaby``, which says what somebody was, from a name."""
        named = self.sketch.words[mention.head - 1] == entity.name
        return named and is_former(mention, self.sketch)

    def _is_definite(self, mention: Mention) -> bool:
        if not (self.sketch.tags[mention.head - 1] == "L" or is_one_person(mention, self.sketch)):
            return False
        owned = "'" in self.sketch.tags[mention.start : mention.head]
        return owned or not is_indefinite(self.sketch.words[mention.start])

    def _find_described(self, mention: Mention, unlikely: Unlikely) -> Entity | None:
        """Return the person whom a description fits best among those mentioned before."""
        wanted = describe(mention, self.sketch, self.cast)
        if wanted.seniority:
            return self._by_age(mention, wanted.gender, wanted.seniority)
        possessor = self._possessor(mention)
        best: tuple[float, Entity] | None = None
        for entity, weight in self.memory.recent(mention.start, unlikely):
            if entity is not possessor:
                score = wanted.fit(entity, weight)
                if score is not None and (best is None or score > best[0]):
                    best = (score, entity)
        if best is None or wanted.head not in best[1].stated:
            introduced = self._introduced(mention, wanted)
            known = introduced or self._only_one(mention, wanted)
            if known is not None:
                return known
        focus = None if possessor else self._in_focus(mention, wanted, unlikely)
        if best is not None and best[0] > (_FITS_AGED if wanted.age else _FITS):
            by_office = wanted.head in best[1].nouns
            return best[1] if by_office or focus is None else focus
        return self._companion(wanted, possessor) if possessor is not None else focus

    def _in_focus(self, mention: Mention, wanted: Description, unlikely: Unlikely) -> Entity | None:
        """Return whom the text has just been about, if a description tells something new of them.

        ``Ann Lee won. The 33-year-old dental hygienist …``; *the judge* alone may be anybody.
        """
        if wanted.owner or not wanted.is_definite or self._length(mention, wanted) < _QUALIFIED:
            return None
        weights: dict[Entity, float] = {}
        for entity, weight in self.memory.recent(mention.start, unlikely):
            if entity.is_person and weight > weights.get(entity, 0.0):
                weights[entity] = weight
        ranked = sorted(weights, key=lambda entity: -weights[entity])
        if not ranked or weights[ranked[0]] < _FOCUS or not wanted.can_add_to(ranked[0]):
            return None
        alone = len(ranked) < 2 or weights[ranked[1]] < _BESIDE_FOCUS * weights[ranked[0]]
        return ranked[0] if alone else None

    def _length(self, mention: Mention, wanted: Description) -> int:
        """Count the words of a description: *the mum-of-three* and *the mum of three* have four.

        So have *The baker, 54,* and *The baker, who …* at the head of a sentence, unless any story
        may have such a one.
        """
        found = self.sketch.words[mention.start : mention.head]
        opens = self.sketch.sentence(mention.start)[0] == mention.start and not wanted.is_staged
        told = (p.match(self.sketch.tags, mention.head) for p in (_CHILDREN, YEARS, _SET_OFF))
        return sum(1 + word.count("-") for word in found) + 2 * (opens and any(told))

    def _introduced(self, mention: Mention, wanted: Description) -> Entity | None:
        """Return whom ``a neighbour`` introduced that is *the neighbour* now, and has no name."""
        if wanted.owner or not wanted.is_definite:
            return None
        begin = self.sketch.sentence(mention.start)[0]
        before = [
            newcomer
            for head in sorted(wider((wanted.head,)))
            for newcomer in self._newcomers.get(head, ())
            if newcomer.end <= (mention.start if head == wanted.head else begin)
        ]
        if not before:
            return None
        last = max(before)
        return self._described.get(last.start) or self._describe(last)

    def _only_one(self, mention: Mention, wanted: Description) -> Entity | None:
        """Return the only person named so far whom the article has called so: *the judge*."""
        if wanted.owner or wanted.team or not wanted.is_definite:
            return None
        known = [
            entity
            for entity in self.cast.entities
            if wanted.head in entity.stated
            and entity.full
            and entity.full[0] < mention.start
            and entity.stated.isdisjoint(_QUALIFYING)
        ]
        score = wanted.fit(known[0], 0.0) if len(known) == 1 else None
        return known[0] if score is not None and score > _FITS else None

    @cached_property
    def _newcomers(self) -> dict[str, list[Mention]]:
        """Persons whom an indefinite phrase introduces and no name stands beside, by its noun."""
        found: dict[str, list[Mention]] = {}
        tags, spoken = self.sketch.tags, self.sketch.words
        for mention in self.chunks.by_start.values():
            if mention.shape is not Shape.NOMINAL or tags[mention.head - 1] not in "Oo":
                continue
            if spoken[mention.start].lower() not in INTRODUCING:
                continue
            before = tags[mention.start - 1 : mention.start]
            told = before in ("x", "@", "-", "(")  # Tom is a baker, Tom – a baker –
            told = told or (before == "," and not _VERB.match(tags, mention.end))
            if not told and self.named_beside(mention) is None:
                found.setdefault(fold(spoken[mention.head - 1]), []).append(mention)
        return found

    @cached_property
    def introducing(self) -> frozenset[int]:
        """Where those are introduced of whom nothing has been said, and who have no name."""
        return frozenset(m.start for found in self._newcomers.values() for m in found)

    def _companion(self, wanted: Description, possessor: Entity) -> Entity | None:
        """Return whom an article has named together with somebody: ``his wife``."""
        if wanted.head not in words("companions") and not wanted.head.startswith("co-"):
            return None
        found = self._partners.get(possessor, ())
        fitting = [
            entity for entity in found if wanted.gender in ("", entity.gender or wanted.gender)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _find_partners(self) -> dict[Entity, list[Entity]]:
        """Return who is named together with whom: ``Ann Lee and Bo Orr``."""
        found: dict[Entity, list[Entity]] = {}
        for mention in self.chunks.by_name.values():
            other = self.chunks.by_name.get(mention.head + 1)
            if self.sketch.tags[mention.head : mention.head + 1] == "c" and other is not None:
                pair = [self.cast.by_token.get(m.name) for m in (mention, other)]
                one, two = pair
                if one is not None and two is not None and two not in found.get(one, ()):
                    found.setdefault(one, []).append(two)
                    found.setdefault(two, []).append(one)
        return found

    def _by_age(self, mention: Mention, gender: str, seniority: int) -> Entity | None:
        """``the older man``: who has the most years of those whose age is told."""
        aged = {
            id(entity): (seniority * int(entity.age), entity)
            for entity, _ in self.memory.recent(mention.start)
            if entity.age.isdigit() and (not gender or entity.gender in ("", gender))
        }
        if len(aged) == 1:
            years, entity = next(iter(aged.values()))
            return entity if years >= _OLD or -_YOUNG <= years < 0 else None
        return max(aged.values(), key=lambda item: item[0])[1] if aged else None

    def _possessor(self, mention: Mention) -> Entity | None:
        """Return whose somebody is: ``his brother``, ``Lee's brother``; nobody is their own."""
        word = self.sketch.words[mention.start].lower()
        if word in ("his", "her"):
            referent = self.pronouns.resolve(mention.start)
            return referent.entity if referent is not None else None
        owner = self.sketch.tags.find("'", mention.start, mention.head)
        name = self.chunks.inside(mention.start, owner) if owner > mention.start else None
        return self.cast.by_token.get(name.name) if name is not None else None

    def described_anywhere(self, mention: Mention) -> Entity | None:
        """Return the only person of the whole article to whom every word of a description fits."""
        if not self._is_definite(mention):
            return None
        nations = nations_in(self.sketch.words[mention.start : mention.end])
        nouns = plain(mention, self.sketch) - nation_names().keys()
        fitting = [
            entity
            for entity in self.cast.entities
            if entity.is_person
            and nouns <= entity.nouns | entity.meant
            and _QUALIFYING & entity.stated <= nouns
            and nations <= entity.nations
        ]
        return fitting[0] if len(fitting) == 1 else None

    def is_described(self, mention: Mention) -> bool:
        """Tell ``The mayor of Skerrow``: one person, by a description that points at somebody."""
        pointed = self.sketch.words[mention.start].lower() == "the"
        nominal = mention.shape is Shape.NOMINAL and is_one_person(mention, self.sketch)
        return pointed and nominal and self.named_beside(mention) is None

    def may_be(self, mention: Mention, entity: Entity) -> bool:
        """Tell whether a lead's description can mean the first whom the article names then.

        That one has the office, or none, or the lead says *the man* alone.
        """
        wanted = describe(mention, self.sketch, self.cast)
        if not wanted.can_add_to(entity) or not entity.stated & _QUALIFYING <= {*wanted.content}:
            return False
        if wanted.head in kin() or not entity.has_office:
            return True
        tagged = zip(self.sketch.words, self.sketch.tags, strict=True)
        named = {fold(word) for word, tag in tagged if tag in "NL"}
        ours, theirs = named.intersection(wanted.content), named & entity.stated
        elsewhere = ours and theirs and ours.isdisjoint(theirs)  # the mayors of two towns
        return wanted.head in entity.nouns and not elsewhere

    def identify(self, mention: Mention, entity: Entity) -> None:
        """Take in who is meant by a description whose bearer is named elsewhere."""
        self._described[mention.start] = entity
        entity.describe(self.sketch.words[mention.start : mention.head])

    def _describe(self, mention: Mention) -> Entity:
        """Return a new entity that has only a description."""
        start, end = mention.start, mention.end
        written = self.sketch.written(start, end)
        entity = Entity(written, person=1.0 if is_one_person(mention, self.sketch) else -1.0)
        entity.describe(self.sketch.words[start:end])
        self._learn_age(entity, mention)
        self._described[start] = entity
        return entity

    def _learn_age(self, entity: Entity, mention: Mention) -> None:
        """``The comedian, 81,``: years behind a description are the person's own."""
        if not entity.age and YEARS.match(self.sketch.tags, mention.end):
            entity.age = self.sketch.words[mention.end + 1]


def is_indefinite(phrase: str) -> bool:
    """Tell *a senior aide* from *the senior aide*."""
    return phrase.split(" ", 1)[0].lower() in _INDEFINITE


def is_one_person(mention: Mention, sketch: Sketch) -> bool:
    """Tell *the minister*, *the Russian* and *the ace, 52,* from *Russia* and from *ministers*."""
    head, pointed = sketch.tags[mention.head - 1], sketch.tags[mention.start] == "D"
    if head in "Oo" or (head == "L" and pointed) or is_former(mention, sketch):
        return True
    return head == "n" and pointed and YEARS.match(sketch.tags, mention.end) is not None
