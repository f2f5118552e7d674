"""Clauses: who is the subject of a verb."""

from __future__ import annotations

import re

from ..cues import saying_nouns
from ..lexicon import words
from .mentions import Chunks, Mention, Shape
from .sketch import Sketch

FINITE = "VAJKSM"
GERUNDS = "vjksm"
QUOTES = "QCWE"
TELLING = frozenset({"told", "tells", "tell", "informed", "assured", "reminded", "advised"})
"""Verbs whose next word is the one told, never the one who tells."""
BE = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "get", "got", "gets"}
)
_INTRODUCTION = re.compile(
    r"[cat]*,?((?:[iuyvjksm@2]|#(?![DNOHP])|e(?![oOHN])|[VAJKM](?![at]*[DNPOLHB]))[^,.|QCWE]*,"
    r"|[vjksm][^,.|QCWE]*(?:Q,|C))?"
)
"""What stands before a subject, and as its group what the subject is set off from by a comma."""
_RELATIVE = re.compile(r"R[ax]*[VAJKSMen][^,R]*$")
_OPENS = frozenset("VKT.|")
"""What stands before the subject of a clause."""
_SPOKEN = re.compile(r"[NOoP][ax]*([VA])")
_CREDIT = re.compile(r"[VA][at]*$")
_VERBAL = re.compile(r"[VAJKSMxe]")
_QUALIFIED = re.compile("(DN+)$")
"""A name that qualifies what follows: ``the Dunmara`` of *the Dunmara harbour scheme*."""
_PARTED = re.compile("P[ax]*[VA][^.|,QCWE]{0,12},[at]*[xVAJKSMe]")
"""A credit between commas, and the verb of the clause that it parts: ``, he said, had``."""
_PREDICATE = re.compile("[at]*[xVAJKSMe]")
_SKIPPED = re.compile(r"[axt]*")
_LONGEST_ASIDE = 40
"""Tokens that may stand between a subject and its verb."""


class Clauses:
    """Answers questions about the clauses of one sketch; every position is a token."""

    def __init__(self, sketch: Sketch, chunks: Chunks) -> None:
        self.sketch = sketch
        self.tags = sketch.tags
        self.chunks = chunks
        self._subjects: dict[tuple[int, int], Mention | None] = {}

    def start_of(self, token: int) -> int:
        """Return where the sentence, or the part behind a semicolon, begins that holds a token."""
        begin, _ = self.sketch.sentence(token)
        return self.tags.rfind(";", begin, token) + 1 or begin

    def skip(self, token: int) -> int:
        """Return the first token from here on that is no adverb, auxiliary or time."""
        return _SKIPPED.match(self.tags, token).end()  # type: ignore[union-attr]  # may be empty

    def is_passive(self, verb: int) -> bool:
        """Tell whether a verb says what is done to its subject: *was told*."""
        here = self._back(verb - 1, 0, "a")
        return here >= 0 and self.sketch.words[here].lower() in BE and self.tags[verb] in FINITE

    def agent_of(self, verb: int, limit: int) -> Mention | None:
        """Return the agent of a passive verb: ``was told by X``."""
        by = self.tags.find("y", verb, limit)
        return self.chunks.starting_at(by + 1) if by >= 0 else None

    def _back(self, here: int, begin: int, over: str) -> int:
        """Return the last token before ``here``, itself included, whose tag is not skipped."""
        while here >= begin and self.tags[here] in over:
            here -= 1
        return here

    # --------------------------------------------------------------- subjects of verbs
    def subject_of(self, verb: int, begin: int) -> Mention | None:
        """Return the subject of a verb, looking no further left than ``begin``."""
        if self.tags[verb] in GERUNDS:
            return self._subject_of_gerund(verb, begin)
        here = self._back(verb - 1, begin, "axt")
        if here < begin:
            return self.chunks.starting_at(verb + 1) if self.tags[verb] in "VA" else None
        match self.tags[here]:
            case "2":
                subject = self._subject_of_infinitive(here, begin)
            case "R":
                subject = self._before_relative(here, begin)
            case "," | ")" | "-":
                inverted = self._subject_inverted(verb) if here == verb - 1 else None
                subject = inverted or self._subject_before_aside(begin, here)
            case "c":
                subject = self._subject_before_conjunction(begin, here)
            case "i" if here < verb - 1:  # by X on Tuesday warned
                subject = self._subject_ending(here, begin)
            case _:
                subject = self._subject_ending(here + 1, begin)
        return subject

    def _subject_ending(self, end: int, begin: int) -> Mention | None:
        subject = self.chunks.ending_at(end)
        if subject is None or subject.start < begin:
            return None
        return self._untangle(subject, begin)

    def _untangle(self, subject: Mention, begin: int) -> Mention:
        """A phrase behind a preposition is no subject; the sentence's subject is."""
        qualified = _QUALIFIED.search(self.tags, max(begin, subject.start - 6), subject.start)
        start = qualified.start(1) if qualified else subject.start
        before = self.tags[start - 1 : start]
        if before and before in "iyf2" and start - 1 >= begin:
            relative = _RELATIVE.search(self.tags, begin, start - 1)
            there = self.chunks.ending_at(relative.start()) if relative else None
            if there is not None and self.tags[there.start - 1 : there.start] in ("", *_OPENS):
                return there  # a driver who ran from the gate said
            return self.sentence_subject(begin, start - 1) or subject
        return subject

    def _before_relative(self, relative: int, begin: int) -> Mention | None:
        """``X, who said``: the phrase before the pronoun, or whom it ends in: *a raid on X*."""
        end = relative - (self.tags[relative - 1 : relative] == ",")
        phrase = self.chunks.ending_at(end)
        if phrase is None or self.sketch.words[relative].lower() != "who":
            return self._document_before(phrase, begin) if phrase is not None else None
        thing = phrase.head < end and self.tags[phrase.head - 1] in "nd"
        return (self.chunks.inside(phrase.head, end) if thing else None) or phrase

    def _document_before(self, phrase: Mention, begin: int) -> Mention:
        """Return what *which* means: ``a note left in a box, which read``."""
        for here in range(phrase.head, begin, -1):
            if self.tags[here - 1] in "dbB":
                return self.chunks.ending_at(here) or phrase
        return phrase

    def _subject_inverted(self, verb: int) -> Mention | None:
        """``…, says X, …``: a credit between commas, or before a colon."""
        if self.tags[verb] not in "VA" or self.sketch.words[verb].lower() in TELLING:
            return None
        after = self.chunks.starting_at(self.skip(verb + 1))
        if after is None or self.tags[after.head - 1] in "gGn":
            return None
        follower = self.tags[after.end : after.end + 1]
        named = after.shape is Shape.NAME and follower in (*QUOTES,)
        return after if named or follower in (",", "-", ":") else None

    def _subject_of_infinitive(self, to: int, begin: int) -> Mention | None:
        """``X went on to say``, ``X would like to say``: the verb before *to* has the subject."""
        liking = self.sketch.words[to - 1].lower() == "like"  # elsewhere a preposition
        here = self._back(to - 1 - liking, begin, "axe" + FINITE + GERUNDS)
        if here >= begin and self.tags[here] == "n":
            here = self._back(here - 1, begin, "ax")
        if here < begin:
            return None
        if self.tags[here] in ",c-)":
            return self.sentence_subject(begin, here)
        there = self.chunks.ending_at(here + 1)
        if there is not None and self.tags[here] in "nd":
            verb = self._back(there.start - 1, begin, "tD")
            if verb > begin and self.tags[verb] in "ex" + FINITE:  # used his Sunday column to say
                return self.subject_of(verb, begin) or there
        return there

    def _subject_before_conjunction(self, begin: int, conjunction: int) -> Mention | None:
        """``X, who met Y and said``, ``X said … and added``, ``X met Y and said``."""
        relative = self.tags.rfind("R", begin, conjunction)
        if relative > begin and "," not in self.tags[relative + 1 : conjunction]:
            return self._before_relative(relative, begin)
        spoken = _SPOKEN.search(self.tags, begin, conjunction)
        subject = self.subject_of(spoken.start(1), begin) if spoken else None
        return subject or self.sentence_subject(begin, conjunction)

    # ------------------------------------------------------------------ asides
    def parted_by(self, pronoun: int) -> Mention | None:
        """Return the subject that a credit parts from its verb: ``Ann Lee, he said, had``."""
        if self.tags[pronoun - 1 : pronoun] != "," or not _PARTED.match(self.tags, pronoun):
            return None
        return self.chunks.ending_at(pronoun - 1)

    def _subject_before_aside(self, begin: int, stop: int) -> Mention | None:
        """``X, who …, said``, ``X (R-Ohio), said``: the phrase that the clause began with."""
        if ")" in self.tags[max(begin, stop - 1) : stop + 1]:
            named = self.chunks.ending_at(self.tags.rfind("(", begin, stop))
            if named is not None and named.shape is Shape.NAME:
                return self._untangle(named, begin)
        relative = self.tags.rfind(",R", begin, stop)
        if relative >= 0 and stop - relative < _LONGEST_ASIDE:
            there = self._antecedent(begin, relative)
            if there is not None:
                return there
        return self.sentence_subject(self._clause_start(begin, stop), stop)

    def _antecedent(self, begin: int, relative: int) -> Mention | None:
        """``X, 59, of Y, who``: the subject, where no verb stands between it and the pronoun."""
        subject = self.sentence_subject(self._clause_start(begin, relative), relative)
        if subject is not None and not _VERBAL.search(self.tags, subject.end, relative):
            return subject
        there = self.chunks.ending_at(relative)
        return self._untangle(there, begin) if there is not None else None

    def _clause_start(self, begin: int, stop: int) -> int:
        """Return where the innermost clause begins that is open before ``stop``."""
        for here in range(stop - 1, begin - 1, -1):
            if self.tags[here] in "uT" and self.chunks.starting_at(here + 1) is not None:
                return here + 1
            if self.tags[here] in "VK" and self.tags[here - 1] not in "Rx2":
                follower = here + 1 + (self.tags[here + 1 : here + 2] == "T")
                if self.chunks.starting_at(follower) is not None:
                    return follower
        return begin

    # ----------------------------------------------------------------- gerunds
    def _subject_of_gerund(self, verb: int, begin: int) -> Mention | None:
        """``X did this, saying``, ``with X saying``, ``quoted X as saying``, ``X was saying``."""
        here = self._back(verb - 1, begin, "a")
        tag = self.tags[here] if here >= begin else ""
        if tag == "@":
            return self._quoted_as(here, begin)
        if tag == "x":
            return self._subject_of_auxiliary(here, begin)
        if tag == ",":  # X said, adding
            credit = _CREDIT.search(self.tags, begin, here)
            if credit is not None:
                return self.subject_of(credit.start(), begin)
        return self._beside_gerund(verb, here, begin) or self._subject_of_sentence(verb, begin)

    def _subject_of_sentence(self, gerund: int, begin: int) -> Mention | None:
        """Return the subject before a gerund, or behind it where the sentence begins with it."""
        subject = self.sentence_subject(begin, gerund)
        end = self.sketch.sentence(gerund)[1]
        if subject is None and "," in self.tags[gerund:end]:
            return self.sentence_subject(begin, end)
        return subject

    def _beside_gerund(self, verb: int, here: int, begin: int) -> Mention | None:
        """Return the subject that stands right before a gerund, if it can be one there."""
        beside = self.chunks.ending_at(here + 1) if here >= begin else None
        if beside is None or beside.start < begin:
            return None
        before = self.tags[beside.start - 1 : beside.start]
        if self.tags[beside.head - 1] == "d" and beside.head == verb:
            written = self.sketch.words[verb - 1].lower() in saying_nouns()
            return (self._author_of(beside, begin) if written else None) or beside
        if before == "c":  # with X and Y chanting
            other = self.chunks.ending_at(beside.start - 1)
            return other if other is not None and self._is_with(other.start - 1) else None
        if before == "i" and self._is_with(beside.start - 1):
            return beside
        alone = not before or before in "-(,.|x" + FINITE
        return beside if alone and beside.shape is Shape.NAME else None

    def _author_of(self, document: Mention, begin: int) -> Mention | None:
        """Return who made a document: the subject of the verb that it is the object of."""
        for verb in range(document.start - 1, begin, -1):
            if self.tags[verb] in FINITE:
                return self.subject_of(verb, begin)
        return self.sentence_subject(begin, document.start)

    def _subject_of_auxiliary(self, here: int, begin: int) -> Mention | None:
        here = self._back(here, begin, "ax")
        if here < begin:
            return None
        if self.tags[here] in ",)-c":
            return self.sentence_subject(begin, here)
        return self.chunks.ending_at(here + 1)

    def _is_with(self, token: int) -> bool:
        return self.sketch.words[token].lower() == "with"

    def _quoted_as(self, conjunction: int, begin: int) -> Mention | None:
        """``quoted X as saying``: the object speaks; ``X was quoted as saying``: the subject."""
        end = conjunction - (self.tags[conjunction - 1 : conjunction] == ",")
        there = self.chunks.ending_at(end)
        if there is not None and end < conjunction and self.tags[there.start - 1] == ",":
            there = self.chunks.ending_at(there.start - 1) or there  # a farmer, X, as saying
        if there is not None and self.tags[there.start - 1] in FINITE:
            return there
        return self.object_pronoun(conjunction) or self.sentence_subject(begin, conjunction)

    def object_pronoun(self, end: int) -> Mention | None:
        """Return *him* or *her* behind a verb and before a token: ``quoted him as saying``."""
        word = self.sketch.words[end - 1].lower()
        if word in ("him", "her") and self.tags[end - 2] in FINITE:
            return Mention(end - 1, end, end, Shape.PRONOUN)
        return None

    # ---------------------------------------------------------------- sentences
    def sentence_subject(self, begin: int, limit: int) -> Mention | None:
        """Return the first phrase of a sentence that can be its subject, before ``limit``."""
        if (begin, limit) not in self._subjects:
            self._subjects[begin, limit] = self._find_subject(begin, limit)
        return self._subjects[begin, limit]

    def _find_subject(self, begin: int, limit: int) -> Mention | None:
        here = self._behind_introductions(begin, limit)
        while here < limit:
            subject = self.chunks.starting_at(here)
            if subject is None:
                here += 1
            elif subject.head > limit:
                return None
            elif self._can_be_subject(subject, begin):
                return subject
            else:
                here = subject.head
        return None

    def _behind_introductions(self, begin: int, limit: int) -> int:
        """Skip ``On Monday,``, ``Asked about it,``, ``Speaking in X, which …,``."""
        here = begin
        while here < limit:
            introduction = _INTRODUCTION.match(self.tags, here, limit)
            here = introduction.end()  # type: ignore[union-attr]  # may be empty
            if introduction[1] is None:  # type: ignore[index]
                break
            if self.tags[here : here + 1] == "R" or self._is_apposed(here):
                here = self.tags.find(",", here, limit) + 1 or limit
        return here

    def _is_apposed(self, token: int) -> bool:
        """Tell a phrase set off by commas that says who or what the one before it is.

        So it does behind an agent, and where a subject follows: ``in a letter to the mayor, Ann
        Lee, she``, ``in a talk with the Argus, a weekly, she``.
        """
        aside, before = self.chunks.starting_at(token), self.chunks.ending_at(token - 1)
        if aside is None or before is None or self.tags[aside.head : aside.head + 1] != ",":
            return False
        named, last = aside.shape is Shape.NAME, self.tags[before.end - 1]
        if named and self.tags[before.start - 1 : before.start] == "y":
            return self.tags[before.head - 1] in "on"
        subject = self.chunks.starting_at(aside.head + 1)
        follows = subject is not None and _PREDICATE.match(self.tags, subject.end) is not None
        office = named and last == "o" and self.tags[before.start - 1] not in "cu,"
        return follows and (office or (last in "NB" and self.tags[token] == "D"))

    def _can_be_subject(self, mention: Mention, begin: int) -> bool:
        before = self.tags[mention.start - 1] if mention.start > begin else ""
        if before and before in "iyf2@":
            return False
        if self.tags[mention.start : mention.end] == "#" and self.chunks.starting_at(mention.end):
            return False  # 08.15 Our reporter is in town
        return self.sketch.words[mention.head - 1].lower() not in words("times")
