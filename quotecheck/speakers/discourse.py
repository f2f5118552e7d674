"""Who *he* is, and who *the politician* is, at any place of an article."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

import attrs

from ..lexicon import words
from ..names import fold
from .cast import Cast
from .clauses import Clauses
from .descriptions import Description, describe, is_former, plain
from .entity import Entity, nation_names, nations_in, wider
from .genders import GENDER, Genders
from .lookup import AGED
from .mentions import Chunks, Mention, Shape
from .sketch import Sketch

_SAYING = re.compile(r"(N)(?=[ax]*[VA])|(?:,[ax]*V|Z[a2]*)(?=[HONDn])()")
"""The last word of a name before a verb of saying, or what stands before one behind it."""
FIRST_PERSONS = frozenset({"i", "we", "you"})
_INDEFINITE = frozenset(
    {"a", "an", "one", "another", "some", "several", "many", "two", "three", "any", "no", "most"}
)
_NOBODY = frozenset({"any", "every", "no", "somebody", "someone"})
"""How *no minister* begins, whom nothing takes up later."""
_INTRODUCING = frozenset({"a", "an", "another", "one"})
_OLD, _YOUNG = 50, 40
"""Years from and up to which somebody whose age is told alone is the older, the younger one."""
_FITS = -0.4
"""The score from which on a description fits somebody."""
_LEAD = 6
"""So many paragraphs on, headlines among them, a lead's person has been named."""
_DECAY = 0.55
_HORIZON = 12
_REMEMBERED = 200
"""So many mentions back a person is looked for."""
_SURELY = 1.0
"""Evidence from which on a name is taken for a person's without a doubt."""
_IMPERSONAL = -0.5
"""Evidence up to which a name is none that *he* or *she* can mean."""
_SAFE = 0.75
"""The share of all evidence from which on a pronoun tells its person's gender."""
_QUALIFYING = frozenset({"former", "vice", "deputy", "acting", "assistant", "ex"})
"""What makes an office another one, or somebody else's by now."""
_UNNAMED = 0.7
"""What is left of the certainty that a pronoun means somebody whom nothing names."""
_NAMED = 0.1
"""What is left of the weight of whoever is named in what a pronoun says."""
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
_YEARS = re.compile(",#[,.]")
_APPOSED = re.compile(r"N[N~L]*,[D#oO]")
"""A name that its first mention describes: ``Ann Lee, president of …``, ``Ann Lee, 54``."""
_OWNER = re.compile("N[N~]*'")
"""Whose wife or office does something: ``Bo Orr's wife was there. …, he said``."""
_JOINED_OFFICE = re.compile("cD?[no]{0,3}o")
"""The second of two offices: ``his brother and deputy, Ann Lee``."""
_QUALIFIED = 3
"""Words of a description that says more than an office does: *the Vermont senator*."""
_FOCUS, _BESIDE_FOCUS = 0.5, 0.8
"""The weight of whom a text is about, and what share of it nobody else may have."""
_DESCRIBED_AT_ONCE = 0.6
_VERB = re.compile("[ax]*[VAJKSMe]")
_GOES_ON = re.compile("[at]*[xVAJKSMe]")
_TO_SOMEBODY = re.compile("[2uy](?=D)")
_WHO_SAID = re.compile(r"[^.|;QCWEVAJKS]{0,20},?R[ax]*[VAJKx]")
_REPEATED = 0.3
_INTRODUCED = 0.3
_SUBJECT, _SPEAKER, _HE, _DESCRIBED, _PLAIN, _INSIDE, _OBJECT = (
    2.0,
    2.2,
    1.6,
    1.5,
    1.0,
    0.6,
    0.5,
)


@attrs.frozen
class Referent:
    """Whom a mention means, and how certain that is."""

    entity: Entity
    certainty: float


_Memory = tuple[int, int, int, Entity, float]
"""A mention: its token, a serial number that orders what stands at one token, the number of its
sentence, who, and how much."""


class Discourse:
    """Walks through an article sentence by sentence, and keeps in mind who was mentioned."""

    def __init__(self, sketch: Sketch, chunks: Chunks, clauses: Clauses, cast: Cast) -> None:
        self.sketch = sketch
        self.chunks = chunks
        self.clauses = clauses
        self.cast = cast
        self.memory: list[_Memory] = []
        self._described: dict[int, Entity] = {}
        self._heard = 0
        self._names = cast.named()
        self._phrases = chunks.by_name
        self._partners = self._find_partners()
        self._speakers = self._find_speakers()
        self._next = 0
        self._identify_lead()
        Genders(sketch, cast, clauses).learn()

    def sentence_of(self, token: int) -> int:
        """Return the number of the sentence that a token stands in."""
        return bisect_left(self.sketch.stops, token)

    # ------------------------------------------------------------------ memory
    def advance(self, token: int) -> None:
        """Take in everything that the article mentions before a token."""
        sentences = self.sketch.sentences
        while self._heard < len(sentences) and sentences[self._heard][0] < token:
            begin, end = sentences[self._heard]
            self._heard += 1
            self._hear(begin, end)

    def _hear(self, begin: int, end: int) -> None:
        subject = self.clauses.sentence_subject(begin, end)
        while self._next < len(self._names) and self._names[self._next][0] < end:
            token, entity = self._names[self._next]
            self._next += 1
            fresh = 0.0
            if entity.full[:1] == [token]:
                described = _APPOSED.match(self.sketch.tags, token) is not None
                fresh = _DESCRIBED_AT_ONCE if described else _INTRODUCED
            weight = _SPEAKER if token in self._speakers else self._weight(token, subject)
            self._remember(token, entity, weight + fresh * (weight > _OBJECT))
        for newcomer in self._newcomers_in(begin, end):
            taken_up = subject is not None and self._is_taken_up(newcomer.start, subject)
            entity = self._resolve_nominal(newcomer).entity
            self._remember(newcomer.start, entity, _SUBJECT if taken_up else _OBJECT)
        if subject is not None and self._is_somebody(subject):
            found = self.resolve(subject)
            if found is not None:
                known = found.entity.parsed is not None
                self._remember(subject.start, found.entity, _HE if known else _DESCRIBED)
        elif subject is not None and (owner := self._owner(subject)) is not None:
            self._remember(owner.start, self._resolve_nominal(owner).entity, _INSIDE)

    def _identify_lead(self) -> None:
        """Learn whom a lead only describes: ``A bus driver …`` and then ``Ann Lee, 54, …``.

        A later paragraph begins with the name, and one of the two gives an age.
        """
        opening: Mention | None = None
        for begin, end in self._openings():
            subject = self.clauses.sentence_subject(begin, end)
            if subject is None or subject.start != begin:
                continue
            if opening is None:
                if self._names and self._names[0][0] < begin:
                    return  # a lead comes before every name
                opening = subject if self._is_newcomer(subject) else None
                continue
            entity = self.cast.by_token.get(subject.name)
            if entity is not None and entity.full[:1] == [subject.start]:
                described = self.sketch.words[opening.start : opening.head]
                if AGED in described or _YEARS.match(self.sketch.tags, subject.head):
                    self._described[opening.start] = entity
                    entity.describe(described)
                return

    def _openings(self) -> Iterator[tuple[int, int]]:
        """Yield the first sentences of the first paragraphs."""
        found = (s for s in self.sketch.sentences if self.sketch.tags[s[0] - 1 : s[0]] in ("", "|"))
        return islice(found, _LEAD)

    def _is_newcomer(self, mention: Mention) -> bool:
        """Tell ``A bus driver``, of whom nothing has been said."""
        indefinite = self.sketch.words[mention.start].lower() in _INTRODUCING
        return indefinite and mention.shape is Shape.NOMINAL and self._is_one_person(mention)

    def _find_speakers(self) -> set[int]:
        """Return where the names stand whose speech is reported: ``…, X said.``."""
        found = set()
        for match in _SAYING.finditer(self.sketch.tags):
            verb = self.clauses.skip(match.end())
            told = match[1] and not self.clauses.is_passive(verb)  # Ann Lee was asked to speak
            subject = self.chunks.ending_at(match.start() + 1) if told else None
            if match[2] is not None:
                subject = self.chunks.starting_at(match.end())
                if subject is not None and _GOES_ON.match(self.sketch.tags, subject.head):
                    continue  # …, suggested Ann Lee had left: who suggests stands before
            if subject is not None and subject.name >= 0:
                found.add(subject.name)
        return found

    def _newcomers_in(self, begin: int, end: int) -> Iterator[Mention]:
        """Yield whom a sentence introduces beside its subject: ``I put this to a councillor``."""
        for match in _TO_SOMEBODY.finditer(self.sketch.tags, begin, end):
            if match.end() in self._introducing:
                yield self.chunks.by_start[match.end()]

    def _owner(self, subject: Mention) -> Mention | None:
        """Return the person without a name who owns a subject: ``The minister's office``."""
        end = self.sketch.tags.find("'", subject.start, subject.head)
        if end <= subject.start or self.sketch.tags[end - 1] not in "Oo":
            return None
        return Mention(subject.start, end, end, Shape.NOMINAL)

    def _is_somebody(self, subject: Mention) -> bool:
        """Tell a subject without a name that *he* or *she* can take up later."""
        if subject.shape is Shape.PRONOUN:
            return bare_pronoun(self.sketch.words[subject.start]) in GENDER
        nobody = self.sketch.words[subject.start].lower() in _NOBODY
        return subject.shape is Shape.NOMINAL and not nobody and self._is_one_person(subject)

    def _is_one_person(self, mention: Mention) -> bool:
        """Tell *the minister* and *the Russian* from *Russia* and from *ministers*."""
        head = self.sketch.tags[mention.head - 1]
        if head in "Oo" or (head == "L" and self.sketch.tags[mention.start] == "D"):
            return True
        return is_former(mention, self.sketch)

    def _remember(self, token: int, entity: Entity, weight: float) -> None:
        insort(self.memory, (token, len(self.memory), self.sentence_of(token), entity, weight))

    def _weight(self, token: int, subject: Mention | None) -> float:
        if subject is not None and subject.start <= token < subject.head:
            owner = _OWNER.match(self.sketch.tags, token) is not None
            return _SUBJECT if token == subject.name else _PLAIN if owner else _INSIDE
        phrase = self._phrases.get(token)
        begin, end = (phrase.start, phrase.head) if phrase is not None else (token, token + 1)
        before = self.sketch.tags[begin - 1 : begin]
        if before == "c" and _VERB.match(self.sketch.tags, end):
            return _SUBJECT
        if before == ",":  # by the former captain, Ann Lee
            described = self.chunks.ending_at(begin - 1)
            if described is not None and self.sketch.tags[described.head - 1] in "on":
                before = self.sketch.tags[described.start - 1 : described.start]
        if subject is not None and begin < subject.start and self._is_taken_up(begin, subject):
            return _SUBJECT
        if before and before in "iyf2" and not _WHO_SAID.match(self.sketch.tags, end):
            return _OBJECT
        return _PLAIN

    def _is_taken_up(self, token: int, subject: Mention) -> bool:
        """``When we put this to Lee, he laughed``: a clause before its pronoun names whom it is."""
        if subject.shape is not Shape.PRONOUN:
            return False
        begin = self.sketch.sentence(token)[0]
        clause = self.sketch.tags[begin : subject.start]
        return clause[:1] == "u" and clause[-1:] == ","

    def credit(self, token: int, entity: Entity) -> None:
        """Remember that somebody was credited with a quotation."""
        self._remember(token, entity, _SPEAKER)

    def _recent(self, token: int) -> Iterator[tuple[Entity, float]]:
        """Yield who was mentioned before a token, last first, with the weight that is left."""
        here = self.sentence_of(token)
        last = bisect_left(self.memory, (token,))
        for n in range(last - 1, max(-1, last - _REMEMBERED), -1):
            _, _, sentence, entity, weight = self.memory[n]
            distance = here - sentence
            if distance > _HORIZON:
                return
            yield entity, weight * _DECAY**distance

    # --------------------------------------------------------------- referents
    def resolve(
        self,
        mention: Mention,
        *,
        besides: Entity | None = None,
        named: frozenset[Entity] = frozenset(),
    ) -> Referent | None:
        """Return whom a mention means, or None for a pronoun that means nobody known.

        Args:
            mention: What points at somebody.
            besides: Whom a pronoun cannot mean here.
            named: Whom a pronoun hardly means here: they are spoken of in what it says.
        """
        if mention.shape is Shape.PRONOUN:
            return self._resolve_pronoun(mention.start, besides, named)
        if mention.shape is Shape.NAME:
            entity = self.cast.by_token.get(mention.name)
            if entity is not None and not self._is_membership(mention, entity):
                return Referent(entity, 1.0)
        return self._resolve_nominal(mention)

    def _resolve_pronoun(
        self,
        token: int,
        besides: Entity | None = None,
        named: frozenset[Entity] = frozenset(),
    ) -> Referent | None:
        word = bare_pronoun(self.sketch.words[token])
        if word in FIRST_PERSONS:
            return None
        thing = self._thing_before(token, 1) if word == "it" else None
        if thing is not None:
            return thing
        gender = GENDER.get(word, "")
        hero, heroic = self._hero, True
        scores: dict[int, tuple[float, Entity]] = {}
        for entity, weight in self._recent(token):
            if entity is besides or not self._can_be(entity, gender, word):
                continue
            heroic = heroic and (entity is hero or weight < _AT_HAND)
            doubt = 1.0 if entity.gender or not gender else _UNTOLD
            if gender and entity.person < _SURELY:
                doubt *= 0.4
            if entity in named:
                doubt *= _NAMED
            old = scores.get(id(entity), (0.0, entity))[0]
            new = weight * doubt
            scores[id(entity)] = (max(old, new) + _REPEATED * min(old, new), entity)
        heroic = heroic and hero is not None and hero.gender == gender
        if scores and hero is not None and heroic and hero not in (besides, *named):
            scores[id(hero)] = (scores.get(id(hero), (0.0, hero))[0] + _HERO, hero)
        if not scores:
            return self._resolve_thing(token) if word == "it" else self._named_next(token, gender)
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
        last = self.sentence_of(token) + _NAMED_SOON
        found: list[tuple[int, Entity]] = []
        for place, entity in self._names:
            number = self.sentence_of(place)
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

    def _resolve_thing(self, token: int) -> Referent | None:
        """Return the document or body that *it* means: a subject, or else the last one named."""
        subject = self._thing_before(token, 3)
        if subject is not None:
            return subject
        for place in range(token - 1, max(0, token - 40), -1):
            if self.sketch.tags[place] in "dbB":
                mention = self.chunks.ending_at(place + 1)
                if mention is not None and not self._is_aside(mention):
                    return Referent(self._resolve_nominal(mention).entity, 0.6)
        return None

    def _thing_before(self, token: int, sentences: int) -> Referent | None:
        """Return the document or body that is the subject of one of the sentences before."""
        begin = self.sketch.sentence(token)[0]
        for _ in range(sentences):
            if begin < 2:
                break
            begin, end = self.sketch.sentence(begin - 2)
            subject = self.clauses.sentence_subject(begin, end)
            if subject is not None and self.sketch.tags[subject.head - 1] in "dbB":
                return Referent(self._resolve_nominal(subject).entity, 0.7)
        return None

    def _is_aside(self, mention: Mention) -> bool:
        """Tell ``in a statement`` from what the story is about."""
        return self.sketch.tags[mention.start - 1 : mention.start] == "i"

    def _resolve_nominal(self, mention: Mention) -> Referent:
        named = self._named_beside(mention)
        if named is not None:
            return Referent(named, 0.95)
        known = self._described.get(mention.start)
        if known is not None:
            return Referent(known, 0.9)
        if self._is_definite(mention):
            entity = self._find_described(mention)
            if entity is not None:
                self._learn_age(entity, mention)
                entity.meant.update(wider(plain(mention, self.sketch)))
                return Referent(entity, 0.85)
        return Referent(self._describe(mention), 0.85)

    def _named_beside(self, mention: Mention) -> Entity | None:
        """``a pollster, Ann Smith,``: the name that stands beside a description."""
        tags = self.sketch.tags
        if tags[mention.head - 1] not in "OonLp":  # p: one of them, Ann Smith,
            return None
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
        return None

    def _is_membership(self, mention: Mention, entity: Entity) -> bool:
        """Tell ``the former Wallaby``, which says what somebody was, from a name."""
        named = self.sketch.words[mention.head - 1] == entity.name
        return named and is_former(mention, self.sketch)

    def _is_definite(self, mention: Mention) -> bool:
        if self.sketch.tags[mention.head - 1] not in "OoL" and not is_former(mention, self.sketch):
            return False
        owned = "'" in self.sketch.tags[mention.start : mention.head]
        return owned or not is_indefinite(self.sketch.words[mention.start])

    def _find_described(self, mention: Mention) -> Entity | None:
        """Return the person whom a description fits best among those mentioned before."""
        wanted = describe(mention, self.sketch, self.cast)
        if wanted.seniority:
            return self._by_age(mention, wanted.gender, wanted.seniority)
        possessor = self._possessor(mention)
        best: tuple[float, Entity] | None = None
        for entity, weight in self._recent(mention.start):
            if entity is not possessor:
                score = wanted.fit(entity, weight)
                if score is not None and (best is None or score > best[0]):
                    best = (score, entity)
        if best is None or wanted.head not in best[1].stated:
            introduced = self._introduced(mention, wanted)
            known = introduced or self._only_one(mention, wanted)
            if known is not None:
                return known
        if best is not None and best[0] > _FITS:
            return best[1]
        if possessor is not None:
            return self._companion(wanted, possessor)
        return self._in_focus(mention, wanted)

    def _in_focus(self, mention: Mention, wanted: Description) -> Entity | None:
        """Return whom the text has just been about, if a description tells something new of them.

        ``Ann Lee won. The 33-year-old dental hygienist …``; *the judge* alone may be anybody.
        """
        if wanted.owner or not wanted.is_definite or mention.head - mention.start < _QUALIFIED:
            return None
        weights: dict[Entity, float] = {}
        for entity, weight in self._recent(mention.start):
            if entity.is_person and weight > weights.get(entity, 0.0):
                weights[entity] = weight
        ranked = sorted(weights, key=lambda entity: -weights[entity])
        if not ranked or weights[ranked[0]] < _FOCUS or not wanted.can_add_to(ranked[0]):
            return None
        alone = len(ranked) < 2 or weights[ranked[1]] < _BESIDE_FOCUS * weights[ranked[0]]
        return ranked[0] if alone else None

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
        if wanted.owner or not wanted.is_definite:
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
            if spoken[mention.start].lower() not in _INTRODUCING:
                continue
            before = tags[mention.start - 1 : mention.start]
            told = before in ("x", "@", "-", "(")  # Tom is a baker, Tom – a baker –
            told = told or (before == "," and not _VERB.match(tags, mention.end))
            if not told and self._named_beside(mention) is None:
                found.setdefault(fold(spoken[mention.head - 1]), []).append(mention)
        return found

    @cached_property
    def _introducing(self) -> frozenset[int]:
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
        for mention in self._phrases.values():
            other = self._phrases.get(mention.head + 1)
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
            for entity, _ in self._recent(mention.start)
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
            referent = self._resolve_pronoun(mention.start)
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

    def _describe(self, mention: Mention) -> Entity:
        """Return a new entity that has only a description."""
        start, end = mention.start, mention.end
        written = self.sketch.written(start, end)
        entity = Entity(written, person=1.0 if self._is_one_person(mention) else -1.0)
        entity.describe(self.sketch.words[start:end])
        self._learn_age(entity, mention)
        self._described[start] = entity
        return entity

    def _learn_age(self, entity: Entity, mention: Mention) -> None:
        """``The comedian, 81,``: years behind a description are the person's own."""
        if not entity.age and _YEARS.match(self.sketch.tags, mention.end):
            entity.age = self.sketch.words[mention.end + 1]


def is_indefinite(phrase: str) -> bool:
    """Tell *a senior aide* from *the senior aide*."""
    return phrase.split(" ", 1)[0].lower() in _INDEFINITE


def bare_pronoun(word: str) -> str:
    """Return a pronoun without what it is contracted with: *he'd*, *I'm*."""
    return word.lower().replace("’", "'").partition("'")[0]
