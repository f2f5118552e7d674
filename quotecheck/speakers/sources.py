"""Candidates: which phrase may be the source of a quotation, and through which cue.

Each pattern of news prose is one small function over the string of tags: ``"…," said X`` and ``"…," X said`` to the
right, ``X said that "…"`` to the left, and what to make of a quotation that has neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .mentions import Chunks, Mention
from .sketch import Sketch

_FINITE = "VAJKSM"
_GERUND = "vjksm"
_STRENGTH = {"V": 1.0, "A": 0.9, "J": 0.75, "K": 0.6, "S": 0.6, "M": 0.35}
_LOOSE = {"V": 0.9, "A": 0.5, "J": 0.75, "K": 0.45, "S": 0.3, "M": 0.15}
_AFTER_SUBJECT = re.compile(r"[axt]*")
_ASIDE = re.compile(r"[,(-][^.|QE]{1,60}?[,)-](?=[axt]*[VAJKSMne])")
_RELATIVE = re.compile(r",?R")
_INTRODUCTION = re.compile(r"(?:[cau]+,?)*")
_INTRO_PHRASE = re.compile(r"(?:[itvjksmeu@y2]|Zaa2|Z2|[na]+i)[^.|,QE]*,|[a]+,")


class Candidate(NamedTuple):
    """A possible source of one quotation.

    ``score`` lies between 0 and about 2; ``cue`` is the token of the cue or -1. ``mention`` is None
    where the subject is dropped. ``relay`` is the mention through which the words come.
    """

    mention: Mention | None
    cue: int
    score: float
    pattern: str
    relay: Mention | None = None


class Clauses:
    """Finds subjects and cues around the quotations of one sketch."""

    def __init__(self, sketch: Sketch, chunks: Chunks) -> None:
        self.sketch = sketch
        self.tags = sketch.tags
        self.chunks = chunks

    def candidates(self, token: int) -> Iterator[Candidate]:
        """Yield the possible sources of the quotation at a token, in no order."""
        yield from self._right(token)
        yield from self._left(token)

    # ------------------------------------------------------------- to the right
    def _right(self, token: int) -> Iterator[Candidate]:
        tags, here = self.tags, token + 1
        crossed = here < len(tags) and tags[here] == "." and tags[token] == "E"
        here += crossed
        if here < len(tags) and tags[here] in ",-(":
            here += 1
        while here < len(tags) and tags[here] in "at":
            here += 1
        if here >= len(tags):
            return
        for found in (self._subject_verb(here), self._verb_subject(here)):
            if found is None:
                continue
            if crossed and not self._closes_sentence(found):
                continue
            if tags[token] == "Q" or crossed:
                yield found._replace(score=found.score - 0.2 * crossed)
            else:
                yield found._replace(score=found.score - 0.1)

    def _closes_sentence(self, found: Candidate) -> bool:
        """Tell whether a clause behind a full stop can only be a credit: it says no more."""
        last = max(found.cue, found.mention.end - 1 if found.mention else 0)
        return bool(re.compile(r"[atp]*(?:[it]D?[nNLt#]+)?[.|]").match(self.tags, last + 1))

    def _subject_verb(self, here: int) -> Candidate | None:
        """``"…," X said``, with an aside or a relative clause between the two."""
        subject = self.chunks.starting_at(here)
        if subject is None:
            return None
        for end in dict.fromkeys((subject.end, subject.head)):
            aside = _ASIDE.match(self.tags, end)
            verb = self._verb_at(aside.end() if aside else end)
            if verb is not None:
                plain = self.tags[verb] in _FINITE
                score = 0.7 + 0.5 * _STRENGTH.get(self.tags[verb], 0.3) if plain else 0.55
                return Candidate(subject, verb, score + 0.3 - 0.1 * bool(aside), "right-sv")
        if self.tags[here - 1] in "-(" and self.tags[subject.end : subject.end + 1] in (
            "|",
            ")",
            "",
        ):
            return Candidate(subject, -1, 0.9, "byline")
        return None

    def _verb_at(self, here: int) -> int | None:
        """Return the verb that follows a subject: a cue, or any word that can only be a verb."""
        tags = self.tags
        here = _AFTER_SUBJECT.match(tags, here).end()  # type: ignore[union-attr]  # may match nothing
        if here >= len(tags):
            return None
        if tags[here] in _FINITE:
            return here
        further = re.compile(r"(?:[en][^.|,QE:]{0,8})c[a]*([VA])").match(tags, here)
        if further:
            return further.start(1)
        return here if tags[here] in "en" else None

    def _verb_subject(self, here: int) -> Candidate | None:
        """``"…," said X``; also ``according to X``; also a verb that lost its subject."""
        tags = self.tags
        here = _AFTER_SUBJECT.match(tags, here).end()  # type: ignore[union-attr]  # may match nothing
        if here >= len(tags):
            return None
        if tags[here] == "Z":
            subject = self._after_phrase(here)
            return Candidate(subject, here, 1.35, "according") if subject else None
        if tags[here] not in "VAKJM":
            return None
        after = _AFTER_SUBJECT.match(tags, here + 1).end()  # type: ignore[union-attr]  # may match nothing
        subject = self.chunks.starting_at(after)
        if subject is not None and tags[subject.start] != "p":
            return Candidate(subject, here, 0.9 + 0.5 * _STRENGTH[tags[here]], "right-vs")
        if tags[after : after + 1] in (".", "|", "", ","):
            return Candidate(None, here, 0.8, "dropped")
        return None

    def _after_phrase(self, here: int) -> Mention | None:
        end = here + 1
        while end < len(self.tags) and self.tags[end] in "a2":
            end += 1
        return self.chunks.starting_at(end)

    # -------------------------------------------------------------- to the left
    def _left(self, token: int) -> Iterator[Candidate]:
        begin = self._sentence_start(token)
        seen = 0
        for here in range(token - 1, begin - 1, -1):
            tag = self.tags[here]
            if tag in _FINITE or tag in _GERUND:
                found = self.subject_of(here, begin)
                if found is not None:
                    yield self._weigh(found, here, token, seen)
                    seen += 1
            elif tag == "Z":
                subject = self._after_phrase(here)
                if subject is not None and subject.end <= token:
                    yield Candidate(subject, here, 1.0 - 0.25 * seen, "according")
                    seen += 1
        yield from self._label(begin, token)
        yield from self._topic(begin, token)

    def _weigh(self, subject: Mention, cue: int, token: int, seen: int) -> Candidate:
        tag = self.tags[cue].upper()
        between = self.tags[cue + 1 : token]
        tight = re.fullmatch(r"[at]*(?:p|[TD@:,-]){0,3}", between) is not None
        open_clause = "T" in between or ":" in between or between.endswith("@")
        score = _STRENGTH[tag] + 0.5 if tight else _LOOSE[tag] + 0.15 * open_clause
        score -= 0.2 * seen + 0.02 * min(len(between), 20)
        if self.tags[cue - 1 : cue] == "2":
            score -= 0.25
        return Candidate(subject, cue, score, "left-tight" if tight else "left")

    def _label(self, begin: int, token: int) -> Iterator[Candidate]:
        """``Name: "…"`` at the beginning of a line or a sentence."""
        if self.tags[token - 1 : token] != ":":
            return
        subject = self.chunks.ending_at(token - 1)
        if subject is not None:
            whole = subject.start == begin
            yield Candidate(subject, token - 1, 1.3 if whole else 0.6, "label")

    def _topic(self, begin: int, token: int) -> Iterator[Candidate]:
        """The subject of a sentence that holds a quotation but no cue."""
        subject = self.sentence_subject(begin, token)
        if subject is not None:
            yield Candidate(subject, -1, 0.3, "topic")

    def _sentence_start(self, token: int) -> int:
        tags = self.tags
        return (
            max(tags.rfind(".", 0, token), tags.rfind("|", 0, token), tags.rfind(";", 0, token)) + 1
        )

    # ----------------------------------------------------------------- subjects
    def subject_of(self, verb: int, begin: int) -> Mention | None:
        """Return the subject of the verb at a token, looking no further left than ``begin``."""
        tags, here = self.tags, verb - 1
        if tags[verb] in _GERUND:
            return self._subject_of_gerund(verb, begin)
        while here >= begin and tags[here] in "axt":
            here -= 1
        if here < begin:
            inverted = self.chunks.starting_at(verb + 1)
            return inverted if tags[verb] in "VA" else None
        if tags[here] == "2":
            return self._subject_of_infinitive(here, begin)
        if tags[here] == "R":
            before = here - 1 if tags[here - 1 : here] == "," else here
            return self.chunks.ending_at(before)
        if tags[here] in ",)-":
            return self.sentence_subject(begin, here)
        if tags[here] == "c":
            return self._subject_before_conjunction(here, begin)
        subject = self.chunks.ending_at(here + 1)
        if subject is not None and subject.start >= begin:
            return self._untangle(subject, begin)
        return None

    def _untangle(self, subject: Mention, begin: int) -> Mention:
        """A phrase behind a preposition is no subject; the sentence's subject is."""
        before = self.tags[subject.start - 1 : subject.start]
        if before and before in "iyf2" and subject.start - 1 >= begin:
            return self.sentence_subject(begin, subject.start - 1) or subject
        return subject

    def _subject_of_infinitive(self, to: int, begin: int) -> Mention | None:
        """``X went on to say``: the verb before *to* has the subject."""
        here = to - 1
        while here >= begin and self.tags[here] in "aeVAJKSMvjksmxin":
            subject = self.chunks.ending_at(here + 1)
            if subject is not None and self.tags[here] in "nN" and here < to - 1:
                return subject
            here -= 1
        return self.chunks.ending_at(here + 1) if here >= begin else None

    def _subject_before_conjunction(self, conjunction: int, begin: int) -> Mention | None:
        return self.sentence_subject(begin, conjunction)

    def _subject_of_gerund(self, verb: int, begin: int) -> Mention | None:
        tags, here = self.tags, verb - 1
        if here >= begin and tags[here] == "@":  # quoted X as saying; was quoted as saying
            return self._quoted_as(here, begin)
        for cue in range(here, begin - 1, -1):
            if tags[cue] in _FINITE:
                subject = self.subject_of(cue, begin)
                if subject is not None:
                    return subject
        return self.sentence_subject(begin, verb)

    def _quoted_as(self, conjunction: int, begin: int) -> Mention | None:
        there = self.chunks.ending_at(conjunction)
        if there is not None and self.tags[there.start - 1] in _FINITE:
            return there
        return self.sentence_subject(begin, conjunction)

    def sentence_subject(self, begin: int, limit: int) -> Mention | None:
        """Return the first phrase of a sentence that can be its subject."""
        here = begin
        while here < limit:
            here = _INTRODUCTION.match(self.tags, here).end()  # type: ignore[union-attr]
            intro = _INTRO_PHRASE.match(self.tags, here)
            if intro is None or intro.end() > limit:
                break
            here = intro.end()
        while here < limit:
            subject = self.chunks.starting_at(here)
            if subject is not None:
                return subject if subject.head <= limit else None
            here += 1
        return None
