"""The reader: goes through an article once and credits each quotation, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from ..cues import saying_nouns, verb
from ..lexicon import words
from ..model.quotations import Kind, Segment, SpeakerKind
from .candidate import Candidate
from .cast import Cast
from .clauses import QUOTES, Clauses
from .confronting import asker, confronters
from .discourse import Discourse
from .entity import Entity
from .joint import pair_of
from .memory import ANYBODY, Referent, Unlikely
from .mentions import Chunks, Mention, Shape
from .nominals import is_indefinite
from .pronouns import FIRST_PERSONS, bare_pronoun
from .sketch import Sketch, sketch
from .sources import Sources

_ENOUGH = 0.45
"""The score from which a candidate counts as a credit."""
RELIABILITY: Mapping[str, float] = {
    "right-vs": 0.99,
    "right-sv": 0.98,
    "right-far": 0.97,
    "left": 0.97,
    "left-tight": 0.96,
    "according": 0.9,
    "byline": 0.9,
    "label": 0.9,
    "predicate": 0.9,
    "before": 0.8,
    "dropped": 0.8,
    "lead": 0.65,
    "topic": 0.6,
    "noun": 0.5,
    "agent": 0.45,
}
"""How often a pattern points at the right source, where it is a name or somebody known by one.

Rounded from what ``docs/benchmarks/reliability.py`` counts on PolNeAR 1.0 train; patterns found
there fewer than ten times are estimates. *topic* and *noun* are taken lower than that: who is only
the subject of the sentence contradicts nobody. What is no speech is not counted there; how likely
that is comes on top (`quotecheck.evidence`).
"""
_CLEAR = 0.7
"""The score of a credit that stands although an outlet is named as well."""
_CARRIED_ON = 0.99
_CARRIED_OVER = 0.75
"""What a credit is worth to the next quotation: in one paragraph, and in the next one."""
_POINTING = frozenset({"a", "an", "the", "his", "her", "its", "my", "our", "their", "your", "no"})
"""Determiners that name nobody without a noun, unlike *some* and *those*."""
_ANSWERS = frozenset(
    {
        "answer",
        "reply",
        "respond",
        "retort",
        "counter",
        "shoot back",
        "hit back",
        "fire back",
        "clap back",
    }
)
"""Cues whose speaker is not the one who spoke last."""
_RETORTS = frozenset({"retort", "shoot back", "fire back", "clap back"})
"""Those among them that answer the paragraph before as well."""
_QUESTIONED = frozenset({"asked", "challenged", "pressed", "questioned", "quizzed", "told"})
"""How a sentence begins in which the outlet asks, and the one who spoke last may go on."""
_WORDS = re.compile(r"\w+")
_HEADLINES = 12
"""So many quotations of an article's headlines are looked for in its text."""
_COLON_CUES = "VAvJM"
_SECOND_SUBJECT = re.compile("cN+[ax]*[xVAJKSMe]")
_SUBJECTLESS = re.compile("[xVKe][^,]*$")
"""``Is thinking of selling``: a sentence that begins with its verb."""
_ALONE = re.compile(rf"[a,.c{QUOTES}]*")


@attrs.frozen
class Credit:
    """Who is credited with a quotation, and where the article says so."""

    referent: Referent | None = None
    mention: Mention | None = None
    cue: int = -1
    confidence: float = 0.0
    relay: str | None = None
    basis: str = ""
    """What the credit rests on: a pattern, a key of `RELIABILITY`, or ``carried``: nothing beside
    the quotation credits anybody, but who spoke before may go on."""

    @property
    def entity(self) -> Entity | None:
        """The person or body credited."""
        return self.referent.entity if self.referent is not None else None


NOBODY = Credit()


class Reader:
    """What a careful reader knows of one article, or of one quotation that holds quotations."""

    def __init__(self, page: Sketch, segments: Sequence[Segment]) -> None:
        self.sketch = page
        self.segments = segments
        self.chunks = Chunks(page)
        self.clauses = Clauses(page, self.chunks)
        self.sources = Sources(self.clauses)
        self.cast = Cast(page, self.chunks)
        self.discourse = Discourse(page, self.chunks, self.clauses, self.cast)
        self._pairs: dict[tuple[int, int], Entity] = {}
        self._last: tuple[int, Credit] | None = None
        self._segment_at = {token: index for index, token in page.at.items()}

    @classmethod
    def of(cls, text: str, segments: Sequence[Segment]) -> Reader:
        """Return the reader of a whole article."""
        return cls(sketch(text, segments), segments)

    def credits(self) -> dict[int, Credit]:
        """Return a credit for each segment of the sketch, by the segment's index."""
        found: dict[int, Credit] = {}
        for index, token in self.sketch.at.items():
            self.discourse.advance(self.sketch.sentence(token)[1])
            credit = self._credit(token)
            found[index] = credit
            if credit.referent is not None and self._is_heard(index):
                self._last = (token, credit)
                self.discourse.credit(token, credit.referent, credit.mention)
        self.discourse.finish()
        self._reread(found)
        self._look_up(found)
        self._unveil(found)
        self._echo(found)
        return found

    def _reread(self, found: dict[int, Credit]) -> None:
        """Read a pronoun again that was taken for a person whose gender a later one told."""
        for index, credit in found.items():
            mention, entity = credit.mention, credit.entity
            if mention is None or entity is None or mention.shape is not Shape.PRONOUN:
                continue
            if self.discourse.pronouns.contradicts(mention, entity):
                referent = self.discourse.resolve(mention)
                if referent is not None:
                    sure = RELIABILITY.get(credit.basis, _CARRIED_ON) * referent.certainty
                    found[index] = attrs.evolve(credit, referent=referent, confidence=sure)

    def _look_up(self, found: dict[int, Credit]) -> None:
        """Name whom a description means that stands before its name: a headline's *NATO chief*."""
        for credit in found.values():
            entity, mention = credit.entity, credit.mention
            if entity is None or mention is None or entity.parsed is not None:
                continue
            if is_indefinite(entity.name):  # a senior aide is nobody who has been named
                continue
            known = (
                self.discourse.nominals.described_anywhere(mention) if entity.is_person else None
            )
            if known is not None:
                entity.become(known)

    def _unveil(self, found: dict[int, Credit]) -> None:
        """Name the person whom a lead only describes: *A furious mum says …* / *Ann Lee, 34, said*.

        That is the second speaker, if nobody else was named before and the next paragraphs tell.
        """
        speech = [credit for index, credit in found.items() if self._is_heard(index)]
        entities = list(dict.fromkeys(c.entity for c in speech if c.entity is not None))
        if len(entities) < 2 or not self._is_lead(speech[0]):
            return
        described, named = entities[:2]
        if named.parsed is None or not named.full or named.nouns or not described.is_person:
            return
        if any(e.is_person and e.full[:1] < named.full[:1] for e in self.cast.entities if e.full):
            return
        described.become(named)

    def _echo(self, found: dict[int, Credit]) -> None:
        """Credit a headline's words, if to somebody, to whom the article quotes with them."""
        headlines = [n for n in found if self.segments[n].kind is Kind.HEADLINE][:_HEADLINES]
        said = [(self._said(n), n) for n in found if headlines and self._is_heard(n)]
        for index in headlines:
            credit, words_said = found[index], self._said(index)
            if credit.mention is None and credit.cue < 0:
                continue  # nobody is credited
            if credit.mention is not None and credit.mention.shape is Shape.NAME:
                continue
            quoted = [found[n] for whole, n in said if f" {words_said} " in f" {whole} "]
            if quoted and len({id(other.entity) for other in quoted}) == 1 and words_said:
                sure = _CARRIED_OVER * quoted[0].confidence
                found[index] = attrs.evolve(credit, referent=quoted[0].referent, confidence=sure)

    def _said(self, index: int) -> str:
        """Return the folded words of a segment."""
        return " ".join(_WORDS.findall(self.segments[index].span.of(self.sketch.text).lower()))

    def _is_lead(self, credit: Credit) -> bool:
        """Tell whether a credit opens the article and gives no name."""
        if credit.entity is None or credit.mention is None or credit.entity.parsed is not None:
            return False
        return credit.mention.start == 0

    def _is_heard(self, index: int) -> bool:
        """Tell whether a segment is speech of the story itself, so that its speaker may go on."""
        return self.segments[index].kind in (Kind.DIRECT, Kind.FRAGMENT)

    def _is_answer(self, token: int) -> bool:
        """Tell ``A: "…"``, the label of whoever is interviewed."""
        tags = self.sketch.tags
        return self.sketch.words[token - 2 : token] == ["A", ":"] and tags[token - 3] in ".|"

    def _interviewed(self) -> Credit:
        """Return whom an interview is with: the first person whom its article names in full."""
        first = min(
            (e for e in self.cast.entities if e.is_person and e.full),
            key=lambda entity: entity.full[0],
            default=None,
        )
        if first is None:
            return NOBODY
        return Credit(Referent(first, 0.9), None, -1, 0.9 * RELIABILITY["before"])

    def _credit(self, token: int) -> Credit:
        if token > 2 and self._is_answer(token):
            return self._interviewed()
        ranked = sorted(self.sources.of(token), key=lambda c: -c.score)
        for candidate in ranked:
            if candidate.score < _ENOUGH:
                break
            if candidate.pattern == "nobody":
                return Credit(None, None, candidate.cue)
            credit = self._accept(candidate, token)
            if credit is not None:
                return self._behind_outlet(credit, candidate, ranked, token)
            if candidate.mention is not None and self._is_first_person(candidate.mention):
                return Credit(None, candidate.mention, candidate.cue)
            if candidate.mention is None or candidate.mention.shape is Shape.PRONOUN:
                return self._carry(token, candidate)
        return self._without_cue(token, ranked)

    def _behind_outlet(
        self, credit: Credit, taken: Candidate, ranked: Sequence[Candidate], token: int
    ) -> Credit:
        """Look behind ``…, the agency reports``: who speaks there is the person named before."""
        if not self.sources.is_reporting(taken):
            return credit
        if credit.entity is None or credit.entity.is_person:
            return credit
        for candidate in ranked:
            if candidate is not taken and candidate.score >= _CLEAR:
                other = self._accept(candidate, token)
                if other is not None and other.entity is not None and other.entity.is_person:
                    return attrs.evolve(other, relay=credit.entity.name)
        return credit

    def _is_first_person(self, mention: Mention) -> bool:
        """Tell the outlet's own voice: *I asked*, *we said*."""
        return bare_pronoun(self.sketch.words[mention.start]) in FIRST_PERSONS

    def _accept(self, candidate: Candidate, token: int) -> Credit | None:
        if candidate.mention is not None and not self._can_be_source(candidate.mention):
            candidate = candidate._replace(mention=self._subject_inside(candidate.mention))
        if candidate.mention is None:
            return None
        source = self._whose(candidate.mention)
        candidate = candidate._replace(mention=source)
        referent = self.discourse.resolve(source, self._unlikely(candidate, token))
        if referent is None:
            return None
        before_colon = self.sketch.tags[token - 1] == ":" and (
            candidate.cue < 0 or candidate.pattern == "label"
        )
        if before_colon and self._is_topic(source, referent.entity):
            return None
        referent = self._joined(candidate, referent) or referent
        relay = self._relay(candidate, token, referent.entity)
        sure = RELIABILITY[candidate.pattern] * referent.certainty
        return Credit(referent, source, candidate.cue, sure, relay, candidate.pattern)

    def _joined(self, candidate: Candidate, one: Referent) -> Referent | None:
        """Return two persons who speak together as one referent, the same whenever they do."""
        pair = pair_of(self.clauses, candidate)
        found = [self.discourse.resolve(mention) for mention in pair or ()]
        who = [referent.entity for referent in found if referent is not None]
        if len(who) < 2 or who[0] is who[1] or not all(entity.is_person for entity in who):
            return None
        key = (id(who[0]), id(who[1]))
        if key not in self._pairs:
            forms = dict.fromkeys(form for entity in who for form in (entity.name, *entity.forms))
            self._pairs[key] = Entity(f"{who[0].name} and {who[1].name}", forms=forms, person=-1.0)
        return Referent(self._pairs[key], one.certainty)

    def _can_be_source(self, mention: Mention) -> bool:
        """Tell what may speak from times, quantities and the bare nouns of *a vote underscores*."""
        if mention.shape is not Shape.NOMINAL:
            return True
        head = self.sketch.words[mention.head - 1].lower()
        tags = self.sketch.tags[mention.start : mention.head]
        return not (
            head in words("times")
            or tags in ("n", "#", "#n")
            or (tags == "D" and head in _POINTING)
        )

    def _whose(self, source: Mention) -> Mention:
        """Return whose words speak: ``Ann Lee's remarks``, ``his comments on tolls``."""
        head = source.head - 1
        owned = source.shape is Shape.NOMINAL and self.sketch.words[head].lower() in saying_nouns()
        return (self.sources.leading.possessor(head, source.start) if owned else None) or source

    def _subject_inside(self, mention: Mention) -> Mention | None:
        """``slipping away in a manner Ann Lee called "…"``: the name that the phrase ends in."""
        if mention.end == mention.head:
            return None
        return self.chunks.inside(mention.head, mention.end)

    def _unlikely(self, candidate: Candidate, token: int) -> Unlikely:
        """Return who is answered, and who is named in a quotation, or is *my wife* there."""
        if candidate.mention is None or candidate.mention.shape is Shape.NAME:
            return ANYBODY
        others = (self._answered(candidate), *self._confronters(candidate.mention))
        besides = frozenset(other for other in others if other is not None)
        named = self.discourse.named_in(token) | self._asker(candidate.mention)
        return Unlikely(besides, named | self._governor(candidate.mention))

    def _governor(self, mention: Mention) -> frozenset[Entity]:
        """Return whom the main clause is about: of *Lee rose after the mayor said* not the mayor.

        A writer who means Lee has a pronoun for it (binding theory's Principle C), though sports
        pages now and then have none.
        """
        start = mention.start
        if mention.shape is not Shape.NOMINAL or self.sketch.tags[start - 1 : start] != "u":
            return frozenset()
        subject = self.clauses.sentence_subject(self.sketch.sentence(start)[0], start - 1)
        known = None if subject is None else self.discourse.resolve(subject)
        return frozenset(() if known is None else (known.entity,))

    def _asker(self, mention: Mention) -> frozenset[Entity]:
        """Return who asked somebody something in the sentence before: another one answers."""
        before = self._sentence_before(self.sketch.sentence(mention.start)[0])
        asking = asker(self.clauses, *before) if before is not None else None
        if asking is None or mention.shape is not Shape.PRONOUN:
            return frozenset()
        known = self.discourse.resolve(asking)
        return frozenset({known.entity} if known is not None else ())

    def _confronters(self, mention: Mention) -> Iterator[Entity]:
        """Yield who asks somebody about *his remarks*, or attacks somebody for them."""
        if mention.shape is Shape.PRONOUN:
            for other in confronters(self.clauses, mention):
                referent = self.discourse.resolve(other)
                if referent is not None:
                    yield referent.entity

    def _answered(self, candidate: Candidate) -> Entity | None:
        """Return whom ``he replied`` answers: the last speaker of the paragraph."""
        if self._last is None or candidate.cue < 0:
            return None
        place, last = self._last
        found = self.sketch.words[candidate.cue : candidate.cue + 2]
        known = verb(" ".join(found).lower()) or verb(found[0].lower())
        if known is None or known.lemma not in _ANSWERS or candidate.cue < place:
            return None
        begin = self.sketch.sentence(candidate.cue)[0]
        if self.sketch.words[begin].lower() in _QUESTIONED:  # Asked about it, he replied
            return None
        paragraphs = self.sketch.tags.count("|", place, candidate.cue)
        asked = self.sketch.tags[place] == "W"  # “Is it?” Lee asked. | “It is,” he replied
        return last.entity if paragraphs <= (asked or known.lemma in _RETORTS) else None

    def _is_topic(self, label: Mention, entity: Entity) -> bool:
        """Tell a name before a colon that speaks for nobody: a place, or a headline's topic.

        It only ever stood behind *in* or *at*; in a headline nothing else shows a person, or a
        body that speaks.
        """
        if entity.parsed is None or entity.name.isupper():
            return False
        topical = label.start == 0 and not entity.parsed.is_full
        return entity.person < 0 or (topical and not entity.is_person)

    def _relay(self, candidate: Candidate, token: int, speaker: Entity) -> str | None:
        """Return the person or outlet through whom the words come."""
        for mention, close in self.sources.relays_of(candidate, token):
            through = self.discourse.resolve(mention)
            if through is None or through.entity is speaker:
                continue
            if close or not through.entity.is_person:
                return through.entity.name
        return None

    def _carry(self, token: int, candidate: Candidate | None = None) -> Credit:
        """Let the last speaker go on; a cue without a subject says that somebody does."""
        cue = candidate.cue if candidate else -1
        mention = candidate.mention if candidate else None
        if self._last is None:
            return Credit(None, mention, cue)
        place, last = self._last
        together = "|" not in self.sketch.tags[place:token]
        if mention is None and together:
            mention, cue = last.mention, last.cue
        worth = _CARRIED_ON if together or cue >= 0 else _CARRIED_OVER
        sure = worth * last.confidence
        return Credit(last.referent, mention, cue, sure, last.relay, "" if candidate else "carried")

    def _without_cue(self, token: int, ranked: Iterable[Candidate]) -> Credit:
        begin, _ = self.sketch.sentence(token)
        if _ALONE.fullmatch(self.sketch.tags, begin, token):
            return self._continue(token, begin)
        for candidate in ranked:
            credit = self._accept(candidate, token)
            if credit is not None and self._can_speak(credit):
                return credit
        if self._last is not None and "|" not in self.sketch.tags[self._last[0] : token]:
            return self._carry(token)
        return NOBODY

    def _can_speak(self, credit: Credit) -> bool:
        """Tell whether the subject of a sentence without a cue can be where its words come from."""
        if credit.entity is None or credit.mention is None:
            return False
        return credit.entity.is_person or self.sketch.tags[credit.mention.head - 1] in "gGdbBNL"

    def _continue(self, token: int, begin: int) -> Credit:
        """A quotation by itself: the sentence before tells who speaks, or nobody new does."""
        before = self._sentence_before(begin)
        if before is not None and self._goes_on_beside(*before):
            return self._carry(token)
        if before is not None and (self._last is None or self._last[0] < before[0]):
            subject = self._announcer(*before) or self._subject_of(*before)
            referent = self.discourse.resolve(subject) if subject else None
            if referent is not None and referent.entity.is_person:
                return Credit(referent, subject, -1, RELIABILITY["before"] * referent.certainty)
        return self._carry(token)

    def _subject_of(self, begin: int, end: int) -> Mention | None:
        """Return the subject of a sentence, or of the one before where it has none: *Nods.*."""
        if _SUBJECTLESS.match(self.sketch.tags, begin, end) and self.sketch.tags[begin - 1] == ".":
            begin, end = self.sketch.sentence(begin - 2)
        return self.clauses.sentence_subject(begin, end)

    def _goes_on_beside(self, begin: int, end: int) -> bool:
        """Tell whether the last speaker goes on behind a sentence about somebody else.

        It stands in brackets (a caption), or the speaker is its last subject: ``Bo Orr has
        trained, and Lee would not rule him out.``
        """
        if self._last is None:
            return False
        tags, speaker = self.sketch.tags, self._last[1].entity
        if tags[end - 1] == ")" and tags[tags.rfind("|", 0, begin) + 1] == "(":
            return True
        return any(
            self.cast.by_token.get(match.start() + 1) is speaker
            for match in _SECOND_SUBJECT.finditer(tags, begin, end)
        )

    def _announcer(self, begin: int, end: int) -> Mention | None:
        """Return who speaks last in a sentence, if the sentence ends in a colon."""
        if self.sketch.tags[end - 1] != ":":
            return None
        for cue in range(end - 1, begin, -1):
            if self.sketch.tags[cue] in _COLON_CUES:
                subject = self.clauses.subject_of(cue, begin)
                if subject is not None:
                    return subject
        return None

    def _sentence_before(self, begin: int) -> tuple[int, int] | None:
        stop = begin - 1
        while stop > 0 and self.sketch.tags[stop - 1] in ".|":
            stop -= 1
        return self.sketch.sentence(stop - 1) if stop > 0 else None


_ANONYMOUS = frozenset(
    {
        "source",
        "sources",
        "official",
        "officials",
        "aide",
        "aides",
        "person",
        "people",
        "insider",
        "insiders",
    }
)


def speaker_kind(credit: Credit, page: Sketch) -> SpeakerKind:
    """Return how the article points at the speaker at this quotation."""
    if credit.mention is None or credit.referent is None:
        return SpeakerKind.NONE
    if credit.mention.shape is Shape.PRONOUN:
        return SpeakerKind.PRONOUN
    if credit.mention.shape is Shape.NAME:
        return SpeakerKind.NAMED
    last = credit.mention.head - 1
    head = page.words[last - (page.words[last] == "familiar")].lower()  # a person familiar with it
    anonymous = credit.referent.entity.parsed is None and head in _ANONYMOUS
    return SpeakerKind.ANONYMOUS if anonymous else SpeakerKind.NOMINAL
