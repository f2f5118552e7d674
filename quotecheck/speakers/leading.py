"""Cues before a quotation: ``X said that "…"``, ``Name: "…"``, ``X's claim that "…"``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..cues import saying_nouns
from .candidate import REACH, STRENGTH, Candidate
from .clauses import GERUNDS, TELLING, Clauses
from .mentions import Mention, Shape
from .trailing import Trailing

_CUES = re.compile("[VAJKSMvjksmZ]")
_TIGHT = {"V": 0.5, "A": 0.4, "J": 0.4, "K": 0.25, "S": 0.3, "M": 0.25}
"""What it adds that a cue stands right before the marks, by its tag."""
_BESIDE = re.compile(r"[at]*p?[T2@:,-]{0,3}D?n?")
_CUE_BESIDE = re.compile(r"[VAJKSMvjksmZ:][at]*p?[T@:,-]{0,3}D?n?$|[:]$")
_FINITE_VERB = re.compile("[VAJKSM]")
_IN_RELATIVE = re.compile(r"R[DgGNPn]{0,3}[ax]*$")
_COORDINATE = re.compile("[,;][cu]$")
_JUDGED = re.compile("[@f2at]*[DnaeL]{0,4}")
"""What stands between a judgement and its words: ``was accused yesterday of “…”``."""
_QUOTED_AS = re.compile("J[^.|;:QCWE@VAJKS]{1,12}@[at]*[vjksm]")
_AUXILIARIES = re.compile("[xa]+$")
_THAT = re.compile("T")
_HIM_THAT = re.compile("[pDP]T")
_TO_BODY_THAT = re.compile("(?:[i2][DnLBbGgNOoat]{1,4}|t)+T")
"""``complained to a board in May that``: to whom, and when."""
_NAMED = frozenset(
    {"called", "named", "dubbed", "titled", "entitled", "labeled", "labelled", "termed", "tagged"}
)
_ASKED = frozenset({"asked", "pressed", "questioned", "quizzed"})
"""What is done to somebody in an outlet's words: ``was asked about the “…” remark``."""
_NOUN_OPENS = re.compile(
    r"[at]*(?:(?:,[^.|;,QCWE]{1,40},)?T.{0,40}|x?[:,]|T?|[fi]D?|2.{0,12})|[^VAJKSMQCWE]*:"
)
_APPOSED = re.compile(r"(?:[,(][^.VAJKSMx:]{0,20})?")
_FROM = re.compile(r"[#naD]*i")
_MODIFIERS = "naeoLbt#J"
"""What stands between an owner and what is owned: ``her widely criticised 2019 claim``."""
_MONTHS = frozenset({"March", "May"})
"""Those that are other words as well, and so are tagged as names inside a sentence."""
_LEAST_FRAMED = 2
_MARKS = "\"“”‘’'.,!?"
_JUDGING = ("able", "al", "ed", "ful", "ible", "ic", "ing", "ist", "ive", "less", "ly", "ous")
"""What adjectives end in: those that stand before somebody's remark are who judges it."""
_PER_TOKEN = 0.012
"""What every token between a cue and the quotation takes away, up to `_FAR` of them."""
_FAR = 25


class Leading:
    """Finds the cues before quotations, and whom they belong to."""

    def __init__(self, clauses: Clauses, trailing: Trailing) -> None:
        self.clauses = clauses
        self.trailing = trailing
        self.chunks = clauses.chunks
        self.tags = clauses.tags
        self.sketch = clauses.sketch

    def begin(self, token: int) -> int:
        """Return how far back a quotation's source is looked for."""
        return max(self.clauses.start_of(token), token - REACH)

    def is_introduced(self, token: int) -> bool:
        """Tell whether a cue stands right before a quotation."""
        return _CUE_BESIDE.search(self.tags, max(0, token - 6), token) is not None

    def before(self, token: int) -> Iterator[Candidate]:
        """Yield every candidate in the sentence before the quotation at a token."""
        begin = self.begin(token)
        yield from self._verbs(begin, token)
        yield from self._nouns(begin, token)
        yield from self._framed(begin, token)
        yield from self._label(begin, token)
        topic = self.clauses.sentence_subject(begin, token)
        if topic is not None:
            yield Candidate(topic, -1, 0.9 if self.tags[token - 1] == ":" else 0.3, "topic")

    # --------------------------------------------------------------- verbs and phrases
    def _verbs(self, begin: int, token: int) -> Iterator[Candidate]:
        found: list[Candidate] = []
        governed = False
        for match in _CUES.finditer(self.tags, begin, token):
            cue = match.start()
            candidate = self._of_cue(cue, begin, token, governed=governed)
            if candidate is not None and governed and self._begins_anew(candidate):
                candidate = self._of_cue(cue, begin, token, governed=False) or candidate
                found = [earlier._replace(score=earlier.score - 0.5) for earlier in found]
            if candidate is not None:
                found.append(candidate)
            governed = governed or (match.group() in "VK" and self._opens_content(cue))
        said = any(c.pattern != "according" and self.tags[c.cue] == "V" for c in found)
        for candidate in found:  # According to X, Y said: X relays
            relayed = said and candidate.pattern == "according"
            yield candidate._replace(score=0.6) if relayed else candidate

    def _begins_anew(self, candidate: Candidate) -> bool:
        """Tell whether a clause of its own begins with a subject: ``…, and X vowed``."""
        subject = candidate.mention
        return (
            subject is not None
            and _COORDINATE.search(self.tags, max(0, subject.start - 2), subject.start) is not None
        )

    def _of_cue(self, cue: int, begin: int, token: int, *, governed: bool) -> Candidate | None:
        if self.tags[cue] == "Z":
            return self._of_phrase(cue, token)
        if self._names_a_thing(cue, token) or _QUOTED_AS.match(self.tags, cue, token):
            return None  # X quoted Y as telling: Y's cue is the one behind
        passive = self.clauses.is_passive(cue) or self.tags[cue + 1] == "y"
        agent = self._agent(cue, token, passive=passive)
        if agent is not None:
            return agent
        if passive or self._is_accused(cue):
            return self._by_nobody(cue, token, passive=passive)
        subject = self.clauses.subject_of(cue, begin)
        if subject is None or self._is_no_source(subject, cue, governed=governed):
            return None
        tight = _BESIDE.fullmatch(self.tags, cue + 1, token) is not None
        score = self._weigh(cue, token, tight=tight, governed=governed)
        return Candidate(subject, cue, score, "left-tight" if tight else "left")

    def _by_nobody(self, cue: int, token: int, *, passive: bool) -> Candidate | None:
        """``is seen as "…"``, ``had been told that he was "…"``: nobody says by whom."""
        judged = self.tags[cue] == "J" and _JUDGED.fullmatch(self.tags, cue + 1, token)
        if judged or (passive and self.sketch.words[cue].lower() in _ASKED):
            return Candidate(None, cue, 0.7, "nobody")
        told = self.sketch.words[cue].lower() in TELLING and "T" in self.tags[cue:token]
        return Candidate(None, cue, 0.5, "nobody") if told else None

    def _is_accused(self, cue: int) -> bool:
        """Tell ``Ferry firm accused of``: whoever accuses, accuses somebody."""
        return self.sketch.words[cue].lower() == "accused" and self.tags[cue + 1] == "f"

    def _is_no_source(self, subject: Mention, cue: int, *, governed: bool) -> bool:
        """Tell ``said the vote sent a message that``, ``said the state did not comment on``."""
        if self._is_object(subject, cue):
            return True
        auxiliaries = _AUXILIARIES.search(self.tags, subject.end, cue)
        negated = auxiliaries and any(
            map(_is_negation, self.sketch.words[auxiliaries.start() : cue])
        )
        return governed and bool(self.tags[subject.head - 1] == "n" or negated)

    def _is_object(self, subject: Mention, cue: int) -> bool:
        """Tell ``wants the quay closed: "…"``: what a participle is said of, behind a verb."""
        return self.tags[cue] in "SM" and self.tags[subject.start - 1 : subject.start] in ("S", "M")

    def _of_phrase(self, cue: int, token: int) -> Candidate | None:
        """``According to X, "…"``, ``In his words, "…"``."""
        if self.tags[cue + 1 : cue + 2] == "D":  # the owner stands inside the phrase
            source: Mention | None = Mention(cue + 1, cue + 2, cue + 2, Shape.PRONOUN)
        else:
            source = self.trailing.source_of_phrase(cue)
        if source is None or source.end > token:
            return None
        return Candidate(source, cue, 1.2 - 0.01 * (token - cue), "according")

    def _names_a_thing(self, cue: int, token: int) -> bool:
        """Tell ``a formula called "…"`` from speech: a thing is called so by everybody."""
        if self.sketch.words[cue].lower() not in _NAMED or self.tags[cue + 1 : token].strip("D"):
            return False
        thing = self.chunks.ending_at(cue)
        if thing is None or thing.shape is not Shape.NOMINAL or self.tags[cue - 1] not in "ndb":
            return False
        relative = self.tags[thing.start - 1 : thing.start] in ("T", "R")
        body = self.tags[cue - 1] == "b" and self.sketch.words[thing.start].lower() == "the"
        return not (relative or body)  # a vote that residents called, the opposition called

    def _agent(self, cue: int, token: int, *, passive: bool) -> Candidate | None:
        """``is seen as "…" by X``, ``labelled "…" by X``: without its agent it credits nobody."""
        if passive:
            agent = self.clauses.agent_of(cue, min(token + 3, len(self.tags)))
        elif self.tags[cue] == "J" and self.tags[token + 1 : token + 2] == "y":
            agent = self.clauses.agent_of(token, token + 3)
        else:
            return None
        aside = 0.35 * (self.tags[cue - 1 : cue] == ",")  # X, quoted by Y, said
        score = STRENGTH[self.tags[cue]] + 0.2 - aside
        return Candidate(agent, cue, score, "agent") if agent else None

    def _weigh(self, cue: int, token: int, *, tight: bool, governed: bool) -> float:
        tag = self.tags[cue].upper()
        score = STRENGTH[tag] + (_TIGHT[tag] if tight else 0.0)
        opens = self._opens_that_clause(cue)
        if opens:  # inside what somebody else says, that one only relays
            score = max(score, 0.85) + 0.2 * governed
        if self.tags[token - 1] == ":" and not _FINITE_VERB.search(self.tags, cue + 1, token):
            score = max(score, 1.15)
        score -= _PER_TOKEN * min(token - cue, _FAR)
        if governed and not opens:  # inside what somebody else says
            score -= 0.5 if tag in "KSM" else 0.2 * (tag == "J" or self._is_relative(cue))
        if self.tags[cue - 1 : cue] == "2":
            score -= 0.3
        return score - 0.1 * (self.tags[cue] in GERUNDS and not tight)

    def _opens_content(self, cue: int) -> bool:
        """Tell whether a verb is followed by what was said: ``said that``, ``said he``."""
        after = self.clauses.skip(cue + 1)
        return self.tags[after : after + 1] == "T" or self.chunks.starting_at(after) is not None

    def _opens_that_clause(self, cue: int) -> bool:
        """Tell whether *that* follows a verb, or the one whom the verb addresses."""
        here = self.clauses.skip(cue + 1)
        if any(p.match(self.tags, here) for p in (_THAT, _HIM_THAT, _TO_BODY_THAT)):
            return True
        addressee = self.chunks.starting_at(here)
        return addressee is not None and self.tags[addressee.end : addressee.end + 1] == "T"

    def _is_relative(self, cue: int) -> bool:
        """Tell whether a verb belongs to a relative clause: ``who complained``."""
        return _IN_RELATIVE.search(self.tags, max(0, cue - 5), cue) is not None

    # --------------------------------------------------------------- nouns of saying
    def _nouns(self, begin: int, token: int) -> Iterator[Candidate]:
        """``X's claim that "…"``, ``the contention of X that "…"``, ``his message was: "…"``."""
        governed, nouns = False, saying_nouns()
        for here in range(begin, token):
            governed = governed or self.tags[here] in "VK"
            if self.tags[here] in "nd" and self.sketch.words[here].lower() in nouns:
                source = self.possessor(here, begin) or self._author(here, token)
                if source is not None:
                    between = self.tags[max(here + 1, source.end) : token]
                    score = 1.0 if _NOUN_OPENS.fullmatch(between) else 0.4
                    score -= 0.2 * governed + _PER_TOKEN * min(token - here, _FAR)
                    yield Candidate(source, here, score, "noun")

    def _framed(self, begin: int, token: int) -> Iterator[Candidate]:
        """``X's "…" remark``: of two words or more; *deeply racist* judges the remark."""
        noun = token + 1
        if noun == len(self.tags) or self.sketch.words[noun].lower() not in saying_nouns():
            return
        said = self.sketch.text[self.sketch.starts[token] : self.sketch.ends[token]].split()
        judged = len(said) < _LEAST_FRAMED or said[-1].strip(_MARKS).endswith(_JUDGING)
        source = None if judged else self.possessor(token, begin)
        if source is not None:
            yield Candidate(source, noun, 1.6, "noun")

    def possessor(self, noun: int, begin: int) -> Mention | None:
        """Return who owns a noun: ``X's latest claim``, ``his March claim``."""
        here = noun - 1
        while here >= begin and (
            self.tags[here] in _MODIFIERS or self.sketch.words[here] in _MONTHS
        ):
            here -= 1
        if here < begin:
            return None
        if self.tags[here] == "D" and self.sketch.words[here].lower() in ("his", "her"):
            return Mention(here, here + 1, here + 1, Shape.PRONOUN)
        return self.chunks.inside(begin, here) if self.tags[here] == "'" else None

    def _author(self, noun: int, token: int) -> Mention | None:
        """Return whom a noun comes from: ``a statement from X``, ``the contention of X``."""
        link = self.tags[noun + 1 : noun + 2]
        if not link or link not in "fyi" or self.tags[noun - 1] == "'":
            return None  # the council's view of the law
        if link == "i" and self.sketch.words[noun + 1].lower() != "from":
            return None
        author = self.chunks.behind(noun + 1)
        return author if author is not None and author.end <= token else None

    # --------------------------------------------------------------- labels
    def _sender(self, label: Mention) -> Mention | None:
        """``More from X: "…"``: the name behind a noun that is no person or body."""
        link = self.sketch.words[label.head].lower() if label.head < label.end else ""
        if link != "from" or self.tags[label.head - 1] in "OoGgBb":
            return None
        return self.chunks.inside(label.head, label.end)

    def _label(self, begin: int, token: int) -> Iterator[Candidate]:
        """``Name: "…"`` at the beginning of a line or a sentence."""
        subject = self.chunks.ending_at(token - 1) if self.tags[token - 1] == ":" else None
        if subject is None:
            return
        lead = self.clauses.sentence_subject(begin, token) or subject
        author = self._sender(lead)
        if author is not None:
            yield Candidate(author, token - 1, 1.3, "label")
            return
        if subject.start == begin or _APPOSED.fullmatch(self.tags, lead.end, token - 1):
            yield Candidate(lead, token - 1, 1.3, "label")
        elif subject.shape is Shape.NAME and _FROM.fullmatch(self.tags, begin, subject.start):
            yield Candidate(subject, token - 1, 1.2, "label")
        else:
            yield Candidate(lead, token - 1, 0.6, "lead")


def _is_negation(word: str) -> bool:
    return word in ("not", "never") or word.endswith(("n't", "n’t"))
