"""Credits behind a quotation: ``"…," said X``, ``"…," X said``, ``"…" - X``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..cues import saying_nouns
from .candidate import REACH, STRENGTH, Candidate
from .clauses import BE, FINITE, QUOTES, TELLING, Clauses
from .mentions import Mention, Shape

_ASIDE = re.compile(r"[,(-][^.|QCWE]{1,60}?[,)-](?=[axt]*[VAJKSMne])")
_SECOND_VERB = re.compile(r"[enNVAJKSMDdobp2i]{1,8}?,?c[a]*([VA])")
_PARTS = re.compile("[,QC-]")
"""What stands before a credit that follows further behind."""
_BEFORE_BYLINE = ("-", "–", "—", "―", "(")
_QUALIFIERS = re.compile("[evjksmVJKSM]{1,2}")
"""What may stand before an office without an article: *retired*, *acting*, *lead*."""
_LINE_BELOW = re.compile(r"\.?\|+(?=[NOHL])")
_REST_OF_BYLINE = re.compile(r"[^|.:QCWEVAJKSM]*(?:[|.]|$)")
_REST_OF_HEADLINE = re.compile(r"[^|.]*(?:\||$)")
_NEXT_QUOTE = re.compile(r"[at]*[:T][QCWE]")
_REST_OF_CREDIT = re.compile(
    r"[atp]*(?:D?[gGNnbBLo]{1,4})?[atp]*(?:(?:[it2]|m|v)[^.|,QCWE]{0,14})?[.|,QCWE:]|$"
)
_LEADS_ON = re.compile(r"[atp]*(?:D?[gGNnbBLo]{1,4})?[atp]*(?:[,:T]{1,2}[QCWE]|[TP])")
_VERB = re.compile("[ax]*[xVAJKSMe]")
_SAID_BY = re.compile(r"(?:D|[DH]?N{1,4}')[naejkvm]{0,2}[dn](?![dn])")
"""A noun of saying, with whoever owns it: ``the blunt verdict``, ``Ann Lee's verdict``."""
_CLOSED = frozenset({",", ".", ":", "|", ""})
_AS_SAYING = re.compile(r"[^.|;:QCWE@VAJKS]{1,12}@v")
_TO_SOMEBODY = frozenset({"told", "informed"})
"""Verbs that nobody is the speaker of who addresses nobody, unlike *she assured*."""
_VERBS = "enJKSM"
"""What may be the verb of a credit besides plain verbs of saying."""


class Trailing:
    """Finds the credits behind quotations."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.chunks = clauses.chunks
        self.tags = clauses.tags
        self.sketch = clauses.sketch

    def beside(self, token: int) -> Iterator[Candidate]:
        """Yield the credits that begin right behind the quotation at a token."""
        tags, kind, here = self.tags, self.tags[token], token + 1
        crossed = kind in "WE" and tags[here : here + 1] == "."
        here += crossed
        closed = kind != "Q" or tags[here : here + 1] in (",", "-")
        if tags[here : here + 1] in (",", "-", "(", ":"):
            here += 1
        else:
            yield from self._byline_below(here)
        while tags[here : here + 1] in ("a", "t"):
            here += 1
        here += tags[here : here + 1] == "@"  # …, as Ann Lee put it
        for found in self.credits_at(here):
            colon = tags[here - 1] == ":" and found.pattern != "byline"
            colon = colon or (not crossed and self._says_something_else(found))
            apart = crossed and not self._is_credit_apart(found, kind)
            if not (colon or apart) and (closed or self._stands_alone(found)):
                yield found._replace(score=found.score - 0.2 * (crossed and kind == "E"))
        yield from self._predicate(here)

    def _predicate(self, here: int) -> Iterator[Candidate]:
        """``"…," was how X put it``, ``was the verdict of X``, ``was X's verdict``."""
        if self.tags[here : here + 1] != "x" or self.sketch.words[here].lower() not in BE:
            return
        if self.sketch.words[here + 1 : here + 2] == ["how"]:
            subject = self.chunks.starting_at(here + 2)
            if subject is not None and self.tags[subject.end : subject.end + 1] in ("V", "J", "n"):
                yield Candidate(subject, subject.end, 1.0, "predicate")
            return
        phrase = _SAID_BY.match(self.tags, here + 1)
        if phrase is None or self.sketch.words[phrase.end() - 1].lower() not in saying_nouns():
            return
        first, noun = here + 1, phrase.end() - 1
        owner = self.tags.find("'", first, noun)
        if owner > 0:
            source = self.chunks.inside(first, owner)
        elif self.sketch.words[first].lower() in ("his", "her"):
            source = Mention(first, first + 1, first + 1, Shape.PRONOUN)
        else:
            linked = self.tags[noun + 1 : noun + 2] in ("f", "i")
            source = self.chunks.behind(noun + 1) if linked else None
        if source is not None:
            yield Candidate(source, noun, 1.0, "predicate")

    def far(self, token: int) -> Iterator[Candidate]:
        """Yield credits further behind in the sentence: ``… "fragment" …, X said``."""
        tags = self.tags
        if tags[token] in "WE" and tags[token + 1 : token + 2] == ".":
            return
        stop = min(self.sketch.sentence(token)[1], token + REACH)
        for parted in _PARTS.finditer(tags, token + 1, stop - 1):
            here = parted.end()
            if tags[token + 1 : here] not in ("T,", "R,", ",R,"):
                for found in self.credits_at(here):
                    if self._is_credit_far_off(found):
                        score = found.score - 0.15 - 0.005 * (here - token)
                        yield found._replace(score=score, pattern="right-far")

    def credits_at(self, here: int) -> Iterator[Candidate]:
        """Yield what may be a credit that begins at a token: ``X said``, ``said X``."""
        if here < len(self.tags):
            for found in (self._subject_verb(here), self._verb_subject(here)):
                if found is not None:
                    yield found

    def ends_credit(self, found: Candidate) -> bool:
        """Tell whether a clause can only be a credit: it says nothing more."""
        return self._rest(found) is not None

    def source_of_phrase(self, here: int) -> Mention | None:
        """Return the source behind *according to* and its like."""
        end = here + 1
        while self.tags[end : end + 1] in ("a", "2"):
            end += 1
        word = self.sketch.words[end].lower() if end < len(self.tags) else ""
        if word == "him" or (word == "her" and self.tags[end + 1 : end + 2] in _CLOSED):
            return Mention(end, end + 1, end + 1, Shape.PRONOUN)
        return self.chunks.starting_at(end) or self._behind_participle(end)

    def _behind_participle(self, here: int) -> Mention | None:
        """``retired engineer Ann Holm``, ``lead investigator Bo Orr``; not ``agreed rules``."""
        qualifiers = _QUALIFIERS.match(self.tags, here)
        whole = self.chunks.starting_at(qualifiers.end()) if qualifiers else None
        if whole is None or self.tags[whole.head - 1] not in "NOoGg":
            return None
        return whole._replace(start=here)

    def _rest(self, found: Candidate) -> str | None:
        last = max(found.cue, found.mention.end - 1 if found.mention else 0)
        rest = _REST_OF_CREDIT.match(self.tags, last + 1)
        return rest.group() if rest is not None else None

    # ------------------------------------------------------------ what is a credit where
    def _is_credit_apart(self, found: Candidate, kind: str) -> bool:
        """Tell whether a sentence behind the quotation's own end is nothing but its credit."""
        if found.pattern == "byline":
            return True
        if kind == "E" and self.tags[found.cue] == "A":
            return False
        if kind == "W":
            return self._stands_alone(found) and not self._goes_on(found)
        rest = self._rest(found)
        if rest is not None and "2" in rest and self.sketch.words[found.cue].lower() in TELLING:
            return False  # The judge told both to come
        alone = rest is not None and rest[-1:] not in (",", ":", *QUOTES)
        return alone and self._stands_alone(found, nominal=True)

    def _goes_on(self, found: Candidate) -> bool:
        """Tell whether *he said* leads on to something else than the quotation before it."""
        last = max(found.cue, found.mention.end - 1 if found.mention else 0)
        if _LEADS_ON.match(self.tags, last + 1):
            return True
        content = self.chunks.starting_at(self.clauses.skip(last + 1))
        return content is not None and bool(_VERB.match(self.tags, content.head))

    def _says_something_else(self, found: Candidate) -> bool:
        """Tell ``…, Ann Lee said that it was late``: a clause of its own follows the cue."""
        if found.pattern != "right-sv" or self.tags[found.cue + 1 : found.cue + 2] != "T":
            return False
        content = self.chunks.starting_at(found.cue + 2)
        return content is not None and bool(_VERB.match(self.tags, content.end))

    def _stands_alone(self, found: Candidate, *, nominal: bool = False) -> bool:
        """Behind a quotation without a comma, only *he said* and *said X* are credits."""
        if found.pattern in ("according", "byline"):
            return True
        naming = found.mention is not None and found.mention.shape is not Shape.NOMINAL
        return found.cue >= 0 and self.tags[found.cue] in "VA" and (nominal or naming)

    def _is_credit_far_off(self, found: Candidate) -> bool:
        if found.pattern == "according":
            return True
        if found.mention is None:
            return self._is_told(found.cue)
        return found.cue >= 0 and self.tags[found.cue] in "VAK" and self.ends_credit(found)

    # ----------------------------------------------------------------- X said
    def _subject_verb(self, here: int) -> Candidate | None:
        """``X said``, with an aside or a relative clause between the two; ``- X``."""
        subject = self.chunks.starting_at(here) or self._behind_participle(here)
        if subject is None:
            return None
        if self._is_headline_credit(here, subject):
            return Candidate(subject, -1, 0.9, "byline")
        for end in self._ends_of_subject(subject):
            aside = _ASIDE.match(self.tags, end)
            verb = self._verb_at(aside.end() if aside else end)
            quoted = self._quoted(verb) if verb is not None else None
            if quoted is not None:
                return quoted
            if verb is not None and self._is_told(verb):
                return Candidate(None, verb, 0.9, "dropped")
            if verb is not None and self._can_speak(subject, verb):
                score = 0.9 + 0.4 * STRENGTH.get(self.tags[verb], 0.1) - 0.1 * bool(aside)
                score -= 0.35 if _NEXT_QUOTE.match(self.tags, verb + 1) else 0.0
                return Candidate(subject, verb, score, "right-sv")
        return Candidate(subject, -1, 0.9, "byline") if self._is_byline(here, subject) else None

    def _is_told(self, verb: int) -> bool:
        """Tell ``…, jury told``: where nobody is told, the subject was."""
        word, after = self.sketch.words[verb].lower(), self.tags[verb + 1 : verb + 2]
        return (word in TELLING and after in ("|", "")) or (word in _TO_SOMEBODY and after == ".")

    def _quoted(self, verb: int) -> Candidate | None:
        """``X quoted Y as saying``: Y speaks."""
        saying = _AS_SAYING.match(self.tags, verb + 1)
        if saying is None or self.tags[verb] not in "JV":
            return None
        source = self.clauses.subject_of(saying.end() - 1, verb)
        return Candidate(source, saying.end() - 1, 1.25, "right-sv") if source else None

    def _ends_of_subject(self, subject: Mention) -> Iterator[int]:
        """Yield where a subject may end: with its phrase, its head, or one joined by *and*."""
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
        if not tag or tag not in "VA" + _VERBS:
            return None
        further = _SECOND_VERB.match(self.tags, here) if tag in _VERBS else None
        return further.start(1) if further else here

    def _can_speak(self, subject: Mention, verb: int) -> bool:
        """Before a verb that is no cue, only a person or people make a credit."""
        if self.tags[verb] in FINITE:
            return True
        return subject.shape is not Shape.NOMINAL or self.tags[subject.head - 1] in "OoGgL"

    # ----------------------------------------------------------------- said X
    def _verb_subject(self, here: int) -> Candidate | None:
        """``said X``; ``according to X``; also a verb that lost its subject."""
        here = self.clauses.skip(here)
        tag = self.tags[here : here + 1]
        if tag == "Z":
            subject = self.source_of_phrase(here)
            cited = self.sketch.words[here].lower() == "citing"  # he went on, citing a report
            return Candidate(subject, here, 0.6 if cited else 1.3, "according") if subject else None
        if not tag or tag not in "VAKJS":
            return None
        after = self.clauses.skip(here + 1)
        while self.tags[after : after + 1] == "e":
            after += 1
        subject = self.chunks.starting_at(after) or self._one_of_them(after)
        if subject is not None and tag in "VAS" and self._can_be_said_by(here, subject):
            return Candidate(subject, here, 0.85 + 0.4 * STRENGTH[tag], "right-vs")
        dropped = self.tags[after : after + 1] in (".", "|", "", ",")
        return Candidate(None, here, 0.8, "dropped") if dropped else None

    def _one_of_them(self, here: int) -> Mention | None:
        """``said one.``: one of those whom the sentence before spoke of, who stays unnamed."""
        alone = self.tags[here + 1 : here + 2] in _CLOSED
        if not alone or self.sketch.words[here : here + 1] not in (["one"], ["another"]):
            return None
        return Mention(here, here + 1, here + 1, Shape.NOMINAL)

    def _can_be_said_by(self, verb: int, mention: Mention) -> bool:
        """Tell ``said reporters`` from ``told reporters that`` and ``stressed the importance``."""
        word = self.sketch.words[verb].lower()
        if word in TELLING or self.tags[mention.end : mention.end + 1] in ("T", "x"):
            return False  # said the tax that …, said the blockade would last
        head = self.tags[mention.head - 1]
        if self.tags[verb] == "S":  # read the sign on the door
            return head == "d"
        newcomer = self.tags[verb] == "A" and self.sketch.words[mention.start] in ("a", "an")
        return head != "n" or newcomer or word in ("said", "says", "say")

    # ----------------------------------------------------------------- bylines
    def _byline_below(self, here: int) -> Iterator[Candidate]:
        """``― Name`` in the line under the quotation."""
        below = _LINE_BELOW.match(self.tags, here)
        subject = self.chunks.starting_at(below.end()) if below else None
        if subject is None or subject.shape is not Shape.NAME:
            return
        if self._follows_dash(subject.start) and _REST_OF_BYLINE.match(self.tags, subject.end):
            yield Candidate(subject, -1, 1.0, "byline")

    def _is_byline(self, here: int, subject: Mention) -> bool:
        """``"…" - Name``: a name at the end of a line, or closed by a mark."""
        after = self.tags[subject.head : subject.head + 1]
        named = subject.shape is Shape.NAME and after in (")", ".", ",")
        return self._follows_dash(here) and (named or after in ("|", ""))

    def _is_headline_credit(self, here: int, subject: Mention) -> bool:
        """``"…" - villagers on the day``, ``"…": Survivor tells inquiry`` in a headline."""
        if here < 2 or self.tags[here - 2] not in QUOTES or self.tags[: here - 2].strip("|"):
            return False
        if self.tags[here - 1] == ":":  # not: ‘Only a puddle’: the farm that became a lake
            return self.tags[subject.head - 1] != "n"
        ends = _REST_OF_HEADLINE.match(self.tags, here) is not None
        return ends and self._follows_dash(here) and self.tags[subject.head - 1] in "OoGgNL"

    def _follows_dash(self, here: int) -> bool:
        return self.sketch.words[here - 1].strip()[:1] in _BEFORE_BYLINE
