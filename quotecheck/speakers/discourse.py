"""Who *he* is, and who *the politician* is, at any place of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import attrs

from .cast import Cast
from .clauses import Clauses
from .entity import Entity
from .genders import GENDER, Genders
from .lookup import AGED
from .memory import ANYBODY, Memory, Referent, Unlikely
from .mentions import Chunks, Mention, Shape
from .nominals import INTRODUCING, YEARS, Nominals, is_one_person
from .pronouns import Pronouns, bare_pronoun
from .sketch import Sketch
from .things import Things

_SAYING = re.compile(r"(N)(?=[ax]*[VA])|(?:,[ax]*V|Z[a2]*)(?=[HONDn])()")
"""The last word of a name before a verb of saying, or what stands before one behind it."""
_NOBODY = frozenset({"any", "every", "no", "our", "somebody", "someone"})
"""How *no minister* begins, whom nothing takes up later; *our man* is the outlet's own."""
_OWN = frozenset({"i", "our", "we"})
_LEAD = 6
"""So many paragraphs on, headlines among them, a lead's person has been named."""
_APPOSED = re.compile(r"N[N~L]*,[D#oO]")
"""A name that its first mention describes: ``Ann Lee, president of …``, ``Ann Lee, 54``."""
_OWNER = re.compile("N[N~]*'")
"""Whose wife or office does something: ``Bo Orr's wife was there. …, he said``."""
_DESCRIBED_AT_ONCE = 0.6
_VERB = re.compile("[ax]*[VAJKSMe]")
_GOES_ON = re.compile("[at]*[xVAJKSMe]")
_TO_SOMEBODY = re.compile("[2uy](?=D)")
_WHO_SAID = re.compile(r"[^.|;QCWEVAJKS]{0,20},?R[ax]*[VAJKx]")
_OBJECT_PRONOUN = re.compile("[VAJKSMe](?:p|D(?=[i2yuct.,|QCWE]))")
_OF_A_THING = re.compile("[nd]T")
_INTRODUCED = 0.3
_MARKS = frozenset("'\"‘’‚“”„«»‹›")
_SUBJECT, _SPEAKER, _HE, _DESCRIBED, _PLAIN, _INSIDE, _OBJECT = (
    2.0,
    2.2,
    1.6,
    1.5,
    1.0,
    0.6,
    0.5,
)


class Discourse:
    """Walks through an article sentence by sentence, and keeps in mind who was mentioned."""

    def __init__(self, sketch: Sketch, chunks: Chunks, clauses: Clauses, cast: Cast) -> None:
        self.sketch = sketch
        self.chunks = chunks
        self.clauses = clauses
        self.cast = cast
        self.memory = Memory(sketch)
        self.things = Things(sketch, chunks, clauses)
        self.pronouns = Pronouns(sketch, cast, self.memory)
        self.nominals = Nominals(sketch, chunks, cast, self.memory, self.pronouns)
        self._named_in: dict[int, frozenset[Entity]] = {}
        self._credited: dict[int, Referent] = {}
        self._subject: Mention | None = None
        self._heard = 0
        self._names = cast.named()
        self._phrases = chunks.by_name
        self._speakers = self._find_speakers()
        self._next = 0
        self._identify_lead()
        Genders(sketch, cast, clauses).learn()

    def advance(self, token: int) -> None:
        """Take in everything that the article mentions before a token.

        Whom the subject of the last sentence means waits for whoever is credited there.
        """
        sentences = self.sketch.sentences
        while self._heard < len(sentences) and sentences[self._heard][0] < token:
            self._hear_subject()
            begin, end = sentences[self._heard]
            self._heard += 1
            self._subject = self.clauses.sentence_subject(begin, end)
            self._hear_names(begin, end, self._subject)

    def finish(self) -> None:
        """Take in the last subject, when everything has been credited."""
        self._hear_subject()

    def _hear_names(self, begin: int, end: int, subject: Mention | None) -> None:
        while self._next < len(self._names) and self._names[self._next][0] < end:
            token, entity = self._names[self._next]
            self._next += 1
            fresh = 0.0
            if entity.full[:1] == [token]:
                described = _APPOSED.match(self.sketch.tags, token) is not None
                fresh = _DESCRIBED_AT_ONCE if described else _INTRODUCED
            weight = _SPEAKER if token in self._speakers else self._weight(token, subject)
            self.memory.remember(token, entity, weight + fresh * (weight > _OBJECT))
        if subject is not None and self._is_outlet(subject):
            self._hear_asked(subject.end, end)
        for newcomer in self._newcomers_in(begin, end):
            taken_up = subject is not None and self._is_taken_up(newcomer.start, subject)
            entity = self.nominals.resolve(newcomer).entity
            self.memory.remember(newcomer.start, entity, _SUBJECT if taken_up else _OBJECT)

    def _hear_asked(self, begin: int, end: int) -> None:
        """``Our man asked him about it``: whom the outlet asks speaks next."""
        asked = _OBJECT_PRONOUN.search(self.sketch.tags, begin, end)
        if asked is None:
            return
        known = self.pronouns.resolve(asked.end() - 1)
        if known is not None:
            self.memory.remember(asked.end() - 1, known.entity, _SUBJECT)

    def _hear_subject(self) -> None:
        subject, self._subject = self._subject, None
        if subject is None:
            return
        if self._is_somebody(subject):
            known = self._credited.get(subject.start) or self.resolve(subject)
            if known is not None:
                weight = _HE if known.entity.parsed is not None else _DESCRIBED
                self.memory.remember(subject.start, known.entity, weight)
        elif (owner := self._owner(subject)) is not None:
            self.memory.remember(owner.start, self.nominals.resolve(owner).entity, _INSIDE)

    def _identify_lead(self) -> None:
        """Learn whom a lead only describes: ``A bus driver …`` and then ``Ann Lee, 54, …``."""
        lead = self._lead()
        if lead is not None:
            named = self._aged_next(lead) or self._introduced_next(lead)
            if named is not None:
                self.nominals.identify(lead, named)

    def _lead(self) -> Mention | None:
        """Return whom an article begins with, before every name, if it only describes them."""
        for begin, end in self._openings():
            if self._names and self._names[0][0] < begin:
                return None
            subject = self.clauses.sentence_subject(begin, end)
            if subject is None or subject.start != begin:
                continue
            if self._is_newcomer(subject) or self.nominals.is_described(subject):
                return subject
        return None

    def _aged_next(self, lead: Mention) -> Entity | None:
        """Return who is named at the head of a later paragraph, if one of the two gives an age."""
        aged = AGED in self.sketch.words[lead.start : lead.head]
        for begin, end in self._openings():
            subject = self.clauses.sentence_subject(begin, end)
            if subject is None or subject.start != begin or begin <= lead.start:
                continue
            entity = self.cast.by_token.get(subject.name)
            if entity is not None and entity.full[:1] == [subject.start]:
                told = aged or YEARS.match(self.sketch.tags, subject.head)
                return entity if told else None
        return None

    def _introduced_next(self, lead: Mention) -> Entity | None:
        """``The head of the harbour firm …`` and then ``Ann Lee, chief executive of …``.

        Whom nothing introduces who is named first and speaks, the lead has introduced; so has it
        whoever acts, if it points at somebody.
        """
        end = self.sketch.sentence(lead.start)[1]
        last = [stop for _, stop in self._openings()][-1]
        pointed = not self._is_newcomer(lead)
        for token, entity in self._names:
            if end < token < last and entity.is_person and entity.full[:1] == [token]:
                subject = self.clauses.sentence_subject(*self.sketch.sentence(token))
                acts = pointed and subject is not None and subject.name == token
                acts = acts or token in self._speakers
                told = _APPOSED.match(self.sketch.tags, token) is not None
                meant = self.nominals.may_be(lead, entity) and (acts or told)
                return entity if meant else None
        return None

    def _openings(self) -> Iterator[tuple[int, int]]:
        """Yield the first sentences of the first paragraphs."""
        found = (s for s in self.sketch.sentences if self.sketch.tags[s[0] - 1 : s[0]] in ("", "|"))
        return islice(found, _LEAD)

    def _is_newcomer(self, mention: Mention) -> bool:
        """Tell ``A bus driver``, of whom nothing has been said."""
        indefinite = self.sketch.words[mention.start].lower() in INTRODUCING
        return indefinite and mention.shape is Shape.NOMINAL and is_one_person(mention, self.sketch)

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
            if subject is not None and subject.name >= 0 and not self._is_aside(subject.start):
                found.add(subject.name)
        return found

    def _is_aside(self, token: int) -> bool:
        """Tell ``the notes that Lee swears he sent``: what is told of a thing by the way."""
        return _OF_A_THING.match(self.sketch.tags, max(0, token - 2), token) is not None

    def _newcomers_in(self, begin: int, end: int) -> Iterator[Mention]:
        """Yield whom a sentence introduces beside its subject: ``I put this to a councillor``."""
        for match in _TO_SOMEBODY.finditer(self.sketch.tags, begin, end):
            if match.end() in self.nominals.introducing:
                yield self.chunks.by_start[match.end()]

    def _owner(self, subject: Mention) -> Mention | None:
        """Return the person without a name who owns a subject: ``The minister's office``."""
        end = self.sketch.tags.find("'", subject.start, subject.head)
        if end <= subject.start or self.sketch.tags[end - 1] not in "Oo":
            return None
        return Mention(subject.start, end, end, Shape.NOMINAL)

    def _is_outlet(self, subject: Mention) -> bool:
        """Tell the outlet's own voice: *I asked*, *our man asked*."""
        return bare_pronoun(self.sketch.words[subject.start]) in _OWN

    def _is_somebody(self, subject: Mention) -> bool:
        """Tell a subject without a name that *he* or *she* can take up later."""
        if subject.shape is Shape.PRONOUN:
            return bare_pronoun(self.sketch.words[subject.start]) in GENDER
        nobody = self.sketch.words[subject.start].lower() in _NOBODY
        return subject.shape is Shape.NOMINAL and not nobody and is_one_person(subject, self.sketch)

    def _weight(self, token: int, subject: Mention | None) -> float:
        if subject is not None and subject.start <= token < subject.head:
            owner = _OWNER.match(self.sketch.tags, token) is not None
            return _SUBJECT if token == subject.name else _PLAIN if owner else _INSIDE
        phrase = self._phrases.get(token)
        begin, end = (phrase.start, phrase.head) if phrase is not None else (token, token + 1)
        before = self.sketch.tags[begin - 1 : begin]
        if before == "c" and _GOES_ON.match(self.sketch.tags, end):
            return _SUBJECT
        if before == ",":  # by the former captain, Ann Lee
            described = self.chunks.ending_at(begin - 1)
            if described is not None and self.sketch.tags[described.end - 1] in "on":
                before = self.sketch.tags[described.start - 1 : described.start]
        if subject is not None and begin < subject.start and self._is_taken_up(begin, subject):
            return _SUBJECT
        if self._is_aside(begin) and _GOES_ON.match(self.sketch.tags, end):
            return _INSIDE
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

    def named_in(self, quote: int) -> frozenset[Entity]:
        """Return who is named in the quotation at a token, or is *my wife* there."""
        if quote not in self._named_in:
            said = self.sketch.written(quote, quote + 1)
            begin, end = said[:1] in _MARKS, len(said) - (said[-1:] in _MARKS)
            self._named_in[quote] = self.cast.named_in(said[begin:end])
        return self._named_in[quote]

    def credit(self, token: int, referent: Referent, mention: Mention | None) -> None:
        """Remember who was credited with the quotation at a token, and what pointed at them."""
        self.memory.remember(token, referent.entity, _SPEAKER)
        if mention is not None:
            self._credited[mention.start] = referent

    def resolve(self, mention: Mention, unlikely: Unlikely = ANYBODY) -> Referent | None:
        """Return whom a mention means, or None for a pronoun that means nobody known.

        Args:
            mention: What points at somebody.
            unlikely: Whom it cannot or hardly mean here, unless it is a name.
        """
        if mention.shape is Shape.PRONOUN:
            return self._resolve_pronoun(mention.start, unlikely)
        if mention.shape is Shape.NAME:
            entity = self.cast.by_token.get(mention.name)
            if entity is not None and not self.nominals.is_membership(mention, entity):
                return Referent(entity, 1.0)
        return self.nominals.resolve(mention, unlikely)

    def _without_parted(self, token: int, unlikely: Unlikely) -> Unlikely:
        """Leave out whom a pronoun speaks of: ``Ann Lee, he said, had``."""
        subject = self.clauses.parted_by(token)
        if subject is None or subject.shape is Shape.PRONOUN:
            return unlikely
        known = self.resolve(subject, unlikely)
        others = {known.entity} if known is not None else set()
        return attrs.evolve(unlikely, besides=unlikely.besides | others)

    def _resolve_pronoun(self, token: int, unlikely: Unlikely) -> Referent | None:
        it = bare_pronoun(self.sketch.words[token]) == "it"
        thing = self.things.subject(token) if it else None
        if thing is not None:
            return Referent(self.nominals.resolve(thing).entity, 0.7)
        known = self.pronouns.resolve(token, self._without_parted(token, unlikely))
        thing = self.things.last(token) if it and known is None else None
        return Referent(self.nominals.resolve(thing).entity, 0.6) if thing is not None else known
