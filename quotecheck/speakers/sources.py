"""Candidates: which phrase may be the source of a quotation, and through which cue.

Each pattern of news prose is one small function over the string of tags: ``"…," said X`` and
``"…," X said`` to the right, ``X said that "…"`` to the left, ``Name: "…"``; the score says how
rarely the pattern deceives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..cues import saying_nouns

from .clauses import FINITE, GERUNDS, QUOTES, TELLING, Clauses
from .mentions import Mention, Shape

_STRENGTH = {"V": 1.0, "A": 0.85, "J": 0.8, "K": 0.6, "S": 0.4, "M": 0.3}
_TIGHT = {"V": 0.5, "A": 0.4, "J": 0.4, "K": 0.25, "S": 0.3, "M": 0.25}
_BESIDE = re.compile(r"[at]*p?[T2@:,-]{0,3}D?n?")
_CUE_BESIDE = re.compile(r"[VAJKSMvjksmZ:][at]*p?[T@:,-]{0,3}D?n?$|[:]$")
_SURE = 1.2
"""The score of a credit beside a quotation that no other pattern but a cue before it can beat."""
_ASIDE = re.compile(r"[,(-][^.|QCWE]{1,60}?[,)-](?=[axt]*[VAJKSMne])")
_SECOND_VERB = re.compile(r"[enNVAJKSMDdobp2i]{1,8}?,?c[a]*([VA])")
_NAMED = frozenset(
    {"called", "named", "dubbed", "titled", "entitled", "labeled", "labelled", "termed", "tagged"}
)
_NOUN_OPENS = re.compile(r"[at]*(?:T.{0,40}|x?[:,]|T?|2.{0,12})|[^VAJKSMQCWE]*:")
_BEFORE_BYLINE = ("-", "–", "—", "―", "(")
_REST_OF_BYLINE = re.compile(r"[^|.:QCWEVAJKSM]*(?:[|.]|$)")
_BYLINE = re.compile(r"\.?\|+(?=[NOHL])")
_FINITE_VERB = re.compile("[VAJKSM]")
_REPORTS = re.compile(r"[VAJ](?:[at]*T)?[at]*$")
_ACCORDING = re.compile(r"[^.|QCWE:]{0,20}?,?Z")
_APPOSED = re.compile(r"(?:[,(][^.VAJKSMx:]{0,20})?")
_FROM = re.compile(r"[#naD]*i")
_IN_RELATIVE = re.compile(r"R[DgGNPn]{0,3}[ax]*$")
_HEADLINE_END = re.compile(r"[^|.]*(?:\||$)")
_NEXT_QUOTE = re.compile(r"[at]*[:T][QCWE]")
_CREDIT_ENDS = re.compile(
    r"[atp]*(?:D?[gGNnbBLo]{1,4})?[atp]*(?:(?:[it2]|m|v)[^.|,QCWE]{0,14})?[.|,QCWE:]|$"
)


class Candidate(NamedTuple):
    """A possible source of one quotation.

    ``score`` lies between 0 and about 1.5; ``cue`` is the token of the cue or -1. ``mention`` is
    None where the subject is dropped. ``relay`` is the mention through which the words come.
    """

    mention: Mention | None
    cue: int
    score: float
    pattern: str
    relay: Mention | None = None


class Sources:
    """Finds cues around quotations, and the sources that they belong to."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.chunks = clauses.chunks
        self.tags = clauses.tags
        self.sketch = clauses.sketch

    def of(self, token: int) -> Iterator[Candidate]:
        """Yield the possible sources of the quotation at a token, in no order."""
        beside = list(self._beside(token))
        yield from beside
        if any(found.score >= _SURE for found in beside) and not self._is_introduced(token):
            return
        yield from self._behind(token)
        yield from self._before(token)

    def _is_introduced(self, token: int) -> bool:
        """Tell whether a cue stands right before a quotation."""
        return _CUE_BESIDE.search(self.tags, max(0, token - 6), token) is not None

    # ------------------------------------------------------------- to the right
    def _beside(self, token: int) -> Iterator[Candidate]:
        """``"…," said X`` and ``"…," X said`` right behind the quotation."""
        tags, kind, here = self.tags, self.tags[token], token + 1
        crossed = kind in "WE" and tags[here : here + 1] == "."
        here += crossed
        punctuated = kind != "Q" or tags[here : here + 1] in (",", "-")
        if tags[here : here + 1] in (",", "-", "(", ":"):
            here += 1
        elif _BYLINE.match(tags, here):
            yield from self._byline_below(_BYLINE.match(tags, here).end())  # type: ignore[union-attr]
        while tags[here : here + 1] in ("a", "t"):
            here += 1
        for found in self.credits_at(here):
            if crossed and not self._is_credit_apart(found, kind):
                continue
            if not punctuated and not self._stands_alone(found):
                continue
            if tags[here - 1] == ":" and found.pattern != "byline":
                continue
            yield found._replace(score=found.score - 0.2 * (crossed and kind == "E"))

    def _byline_below(self, here: int) -> Iterator[Candidate]:
        """``― Name`` in the line under the quotation."""
        subject = self.chunks.starting_at(here)
        if subject is None or subject.shape is not Shape.NAME or not self._follows_dash(here):
            return
        if _REST_OF_BYLINE.match(self.tags, subject.end):
            yield Candidate(subject, -1, 1.0, "byline")

    def credits_at(self, here: int) -> Iterator[Candidate]:
        """Yield what may be a credit that begins at a token: ``X said``, ``said X``."""
        if here < len(self.tags):
            for found in (self._subject_verb(here), self._verb_subject(here)):
                if found is not None:
                    yield found

    def _is_credit_apart(self, found: Candidate, kind: str) -> bool:
        """Tell whether a sentence behind the quotation's own end is nothing but its credit."""
        if found.pattern == "byline":
            return True
        if kind == "E" and self.tags[found.cue] == "A":
            return False
        said = self._stands_alone(found, nominal=kind == "E")
        return said and self.ends_credit(found, crossed=True)

    def _stands_alone(self, found: Candidate, *, nominal: bool = False) -> bool:
        """Behind a quotation without a comma, only *he said* and *said X* are credits."""
        if found.pattern in ("according", "byline"):
            return True
        said = found.cue >= 0 and self.tags[found.cue] in "VA"
        return said and (nominal or self._is_naming(found.mention))

    @staticmethod
    def _is_naming(mention: Mention | None) -> bool:
        return mention is not None and mention.shape is not Shape.NOMINAL

    def ends_credit(self, found: Candidate, *, crossed: bool = False) -> bool:
        """Tell whether a clause can only be a credit: it says nothing more."""
        last = max(found.cue, found.mention.end - 1 if found.mention else 0)
        end = _CREDIT_ENDS.match(self.tags, last + 1)
        if end is None:
            return False
        leads_on = end.group()[-1:] in (",", ":", "Q", "C", "W", "E")
        return not (crossed and leads_on)

    def _subject_verb(self, here: int) -> Candidate | None:
        """``X said``, with an aside or a relative clause between the two."""
        subject = self.chunks.starting_at(here)
        if subject is None:
            return None
        if self._is_headline_credit(here, subject):
            return Candidate(subject, -1, 0.9, "byline")
        for end in self._ends_of_subject(subject):
            aside = _ASIDE.match(self.tags, end)
            verb = self._verb_at(aside.end() if aside else end)
            if verb is not None and self._can_speak(subject, verb):
                score = 0.9 + 0.4 * _STRENGTH.get(self.tags[verb], 0.1) - 0.1 * bool(aside)
                score -= 0.35 if _NEXT_QUOTE.match(self.tags, verb + 1) else 0.0
                return Candidate(subject, verb, score, "right-sv")
        after = self.tags[subject.head : subject.head + 1]
        named = subject.shape is Shape.NAME
        if self._follows_dash(here) and (
            after in ("|", "") or (named and after in (")", ".", ","))
        ):
            return Candidate(subject, -1, 0.9, "byline")
        return None

    def _is_headline_credit(self, here: int, subject: Mention) -> bool:
        """``"…" - villagers on the day``, ``"…": Survivor tells inquiry`` in a headline."""
        if here < 2 or self.tags[here - 2] not in QUOTES or self.tags[: here - 2].strip("|"):
            return False
        if self.tags[here - 1] == ":":
            return True
        head = self.tags[subject.head - 1]
        ended = _HEADLINE_END.match(self.tags, here) is not None
        return ended and self._follows_dash(here) and head in "OoGgNL"

    def _follows_dash(self, here: int) -> bool:
        return self.sketch.words[here - 1].strip()[:1] in _BEFORE_BYLINE

    def _can_speak(self, subject: Mention, verb: int) -> bool:
        """Before a verb that is no cue, only a person or people make a credit."""
        if self.tags[verb] in FINITE:
            return True
        return subject.shape is not Shape.NOMINAL or self.tags[subject.head - 1] in "OoGgL"

    def _ends_of_subject(self, subject: Mention) -> Iterator[int]:
        """Yield where a subject may end: as far as its phrase, its head, or one joined by *and*."""
        yield subject.end
        if subject.head != subject.end:
            yield subject.head
        if self.tags[subject.end : subject.end + 1] == "c":
            joined = self.chunks.starting_at(subject.end + 1)
            if joined is not None:
                yield joined.end

    def _verb_at(self, here: int) -> int | None:
        """Return the verb that follows a subject: a cue, or any word that can only be a verb."""
        here = self.clauses.skip(here)
        tag = self.tags[here : here + 1]
        if not tag:
            return None
        if tag in "VA":
            return here
        further = _SECOND_VERB.match(self.tags, here) if tag in "enJKSM" else None
        if further:
            return further.start(1)
        return here if tag in "enJKSM" else None

    def _verb_subject(self, here: int) -> Candidate | None:
        """``said X``; ``according to X``; also a verb that lost its subject."""
        tags = self.tags
        here = self.clauses.skip(here)
        tag = tags[here : here + 1]
        if tag == "Z":
            subject = self.after_phrase(here)
            return Candidate(subject, here, 1.3, "according") if subject else None
        if not tag or tag not in "VAKJ":
            return None
        after = self.clauses.skip(here + 1)
        while tags[after : after + 1] == "e":
            after += 1
        subject = self.chunks.starting_at(after)
        if subject is not None and tag in "VA" and self._can_be_said_by(here, subject):
            return Candidate(subject, here, 0.85 + 0.4 * _STRENGTH[tag], "right-vs")
        if tags[after : after + 1] in (".", "|", "", ","):
            return Candidate(None, here, 0.8, "dropped")
        return None

    def _can_be_said_by(self, verb: int, mention: Mention) -> bool:
        """Tell ``said reporters`` from ``told reporters that`` and ``stressed the importance``."""
        word = self.sketch.words[verb].lower()
        if word in TELLING or self.tags[mention.end : mention.end + 1] == "T":
            return False
        return self.tags[mention.head - 1] != "n" or word in ("said", "says", "say")

    def after_phrase(self, here: int) -> Mention | None:
        """Return the source behind *according to* and its like."""
        end = here + 1
        while self.tags[end : end + 1] in ("a", "2"):
            end += 1
        return self.chunks.starting_at(end)

    def _behind(self, token: int) -> Iterator[Candidate]:
        """``… "fragment" … , X said.``: a credit further behind in the sentence."""
        tags = self.tags
        stop = self.sketch.sentence(token + (tags[token] in "WE"))[1]
        if tags[token] in "WE" and tags[token + 1 : token + 2] == ".":
            return
        for here in range(token + 2, stop):
            if tags[here - 1] not in ",-QC":
                continue
            for found in self.credits_at(here):
                if found.pattern != "dropped" and self._is_credit_far_off(found, here):
                    yield found._replace(
                        score=found.score - 0.15 - 0.005 * (here - token), pattern="right-far"
                    )

    def _is_credit_far_off(self, found: Candidate, here: int) -> bool:
        if found.pattern == "according":
            return True
        if found.cue < 0 or self.tags[found.cue] not in "VAK" or not self.ends_credit(found):
            return False
        return found.mention is not None and abs(found.cue - here) < 25

    # -------------------------------------------------------------- to the left
    def _before(self, token: int) -> Iterator[Candidate]:
        tags = self.tags
        begin = self.clauses.start_of(token)
        cues = [n for n in range(begin, token) if tags[n] in "VAJKSMvjksmZ"]
        governed = False
        found: list[Candidate] = []
        for cue in cues:
            candidate = self._of_cue(cue, begin, token, governed=governed)
            if (
                candidate is not None
                and tags[cue] == "V"
                and found
                and found[0].pattern == "according"
            ):
                found[0] = found[0]._replace(score=0.6)
            if candidate is not None:
                found.append(candidate)
            governed = governed or (tags[cue] in "VK" and self._opens_content(cue))
        yield from found
        yield from self._nouns(begin, token)
        yield from self._label(begin, token)
        topic = self.clauses.sentence_subject(begin, token)
        if topic is not None:
            yield Candidate(topic, -1, 0.9 if tags[token - 1] == ":" else 0.3, "topic")

    def _opens_content(self, cue: int) -> bool:
        """Tell whether a verb is followed by what was said: ``said that``, ``said he``."""
        after = self.clauses.skip(cue + 1)
        return self.tags[after : after + 1] == "T" or self.chunks.starting_at(after) is not None

    def _phrase_owner(self, cue: int) -> Mention | None:
        """``In his words, …``: the owner stands inside the phrase."""
        if self.tags[cue + 1 : cue + 2] != "D":
            return None
        return Mention(cue + 1, cue + 2, cue + 2, Shape.PRONOUN)

    def _is_relative(self, cue: int) -> bool:
        """Tell whether a verb belongs to a relative clause: ``who complained``."""
        return _IN_RELATIVE.search(self.tags, max(0, cue - 5), cue) is not None

    def _opens_that_clause(self, cue: int) -> bool:
        """Tell whether *that* follows a verb, or the one whom the verb addresses."""
        here = self.clauses.skip(cue + 1)
        if self.tags[here : here + 1] == "T":
            return True
        addressee = self.chunks.starting_at(here)
        return addressee is not None and self.tags[addressee.end : addressee.end + 1] == "T"

    def _of_cue(self, cue: int, begin: int, token: int, *, governed: bool) -> Candidate | None:
        tag = self.tags[cue]
        if tag == "Z":
            subject = self._phrase_owner(cue) or self.after_phrase(cue)
            if subject is None or subject.end > token:
                return None
            return Candidate(subject, cue, 1.2 - 0.01 * (token - cue), "according")
        if self.clauses.is_passive(cue) or self.tags[cue + 1] == "y":
            return self._of_passive(cue, token)
        if self._names_a_thing(cue, token):
            return None
        if self.tags[token + 1 : token + 2] == "y" and tag == "J":
            agent = self.clauses.agent_of(token, token + 3)
            if agent is not None:
                return Candidate(agent, cue, 1.3, "agent")
        subject = self.clauses.subject_of(cue, begin)
        if subject is None:
            return None
        return Candidate(subject, cue, *self._weigh(cue, token, governed=governed))

    def _names_a_thing(self, cue: int, token: int) -> bool:
        """Tell ``a formula called "…"`` from speech: a thing is called so by everybody."""
        if self.sketch.words[cue].lower() not in _NAMED or self.tags[cue + 1 : token].strip("D"):
            return False
        thing = self.chunks.ending_at(cue)
        return thing is not None and thing.shape is Shape.NOMINAL and self.tags[cue - 1] in "ndb"

    def _of_passive(self, cue: int, token: int) -> Candidate | None:
        """``is seen as "…" by X``: without its agent, the passive credits nobody."""
        agent = self.clauses.agent_of(cue, min(token + 3, len(self.tags)))
        return Candidate(agent, cue, _STRENGTH[self.tags[cue]] + 0.2, "agent") if agent else None

    def _weigh(self, cue: int, token: int, *, governed: bool) -> tuple[float, str]:
        tag = self.tags[cue].upper()
        tight = _BESIDE.fullmatch(self.tags, cue + 1, token) is not None
        score = _STRENGTH[tag] + (_TIGHT[tag] if tight else 0.0)
        opens = self._opens_that_clause(cue)
        if opens and not governed:
            score = max(score, 0.85)
        if self.tags[token - 1] == ":" and not _FINITE_VERB.search(self.tags, cue + 1, token):
            score = max(score, 1.15)
        score -= 0.012 * min(token - cue, 25)
        if governed and tag in "KSM":
            score -= 0.5
        elif governed and (tag == "J" or self._is_relative(cue)):
            score -= 0.2
        if self.tags[cue - 1 : cue] == "2":
            score -= 0.3
        if self.tags[cue] in GERUNDS and not tight:
            score -= 0.1
        return score, "left-tight" if tight else "left"

    def _nouns(self, begin: int, token: int) -> Iterator[Candidate]:
        """``X's claim that "…"``, ``the contention of X that "…"``, ``his message was: "…"``."""
        governed, nouns = False, saying_nouns()
        for here in range(begin, token):
            governed = governed or self.tags[here] in "VK"
            if self.tags[here] in "nd" and self.sketch.words[here].lower() in nouns:
                source = self._possessor(here, begin) or self._author(here, token)
                if source is not None:
                    between = self.tags[max(here + 1, source.end) : token]
                    score = 1.0 if _NOUN_OPENS.fullmatch(between) else 0.4
                    score -= 0.4 * governed
                    yield Candidate(source, here, score - 0.012 * min(token - here, 25), "noun")

    def _possessor(self, noun: int, begin: int) -> Mention | None:
        """Return who owns a noun: ``X's latest claim``, ``his claim``."""
        here = noun - 1
        while here >= begin and self.tags[here] in "naeoLb":
            here -= 1
        if here < begin:
            return None
        if self.tags[here] == "D" and self.sketch.words[here].lower() in ("his", "her"):
            return Mention(here, here + 1, here + 1, Shape.PRONOUN)
        if self.tags[here] == "'":
            return self.chunks.inside(begin, here)
        return None

    def _author(self, noun: int, token: int) -> Mention | None:
        """Return whom a noun comes from: ``a statement from X``, ``the contention of X``."""
        if self.tags[noun + 1 : noun + 2] not in ("f", "y", "i"):
            return None
        if self.tags[noun + 1] == "i" and self.sketch.words[noun + 1].lower() != "from":
            return None
        author = self.chunks.starting_at(noun + 2)
        return author if author is not None and author.end <= token else None

    def relay_of(self, candidate: Candidate, token: int) -> Mention | None:
        """Return through whom the words come: ``X says Y said "…"``, ``X quoted Y as saying``."""
        mention, begin = candidate.mention, self.clauses.start_of(token)
        if mention is None or candidate.cue < 0 or mention.start < begin:
            return None
        if candidate.pattern.startswith("right"):
            phrase = _ACCORDING.match(self.tags, max(candidate.cue, mention.end - 1) + 1)
            return self.after_phrase(phrase.end() - 1) if phrase else None
        if self.tags[begin] == "Z" and candidate.pattern != "according":
            return self.after_phrase(begin)
        outer = _REPORTS.search(self.tags, begin, mention.start)
        if outer is None or self.clauses.is_passive(outer.start()):
            return None
        return self.clauses.subject_of(outer.start(), begin)

    def _label(self, begin: int, token: int) -> Iterator[Candidate]:
        """``Name: "…"`` at the beginning of a line or a sentence."""
        if self.tags[token - 1 : token] != ":":
            return
        subject = self.chunks.ending_at(token - 1)
        if subject is None:
            return
        lead = self.clauses.sentence_subject(begin, token) or subject
        if subject.start == begin or _APPOSED.fullmatch(self.tags, lead.end, token - 1):
            yield Candidate(lead, token - 1, 1.3, "label")
        elif subject.shape is Shape.NAME and _FROM.fullmatch(self.tags, begin, subject.start):
            yield Candidate(subject, token - 1, 1.2, "label")
        else:
            yield Candidate(lead, token - 1, 0.6, "lead")
