"""Reported speech: clauses that say in the outlet's own words what somebody said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .. import cues
from ..lexicon import words
from .clauses import BE, QUOTES, TELLING
from .mentions import Mention, Shape
from .proposals import find_proposals
from .reader import Credit, Reader
from .sketch import Sketch

_OPENERS = re.compile("[VKvJMASmj]|e(?=[at]*T)")
_SAYS = re.compile("V")
_PARTING = re.compile("[,-]")
_QUOTED = re.compile(f"[{QUOTES}]")
_PUNCTUATION = ",.:;()-|'"
_SHORTEST = 4
"""Words outside marks that a clause needs; fewer can be compared with nothing."""
_SHORTEST_PROPOSED = 3
"""The same for what is proposed in a phrase (``her call for talks with ministers``)."""
_SHORTEST_MIXED = 2
"""The same for a clause that keeps a fragment in marks (``called for “much worse” than that``)."""
_NAMING = "nNLOoBbGgde#"
"""Tags of words that name something."""
_SHORTEST_PHRASE = 6
"""The same for a noun phrase (``stressed the importance of …``)."""
_MOST_OF_IT = 0.6
"""Share of a clause that a phrase inside it must be to need no mention of its own."""
_PROPOSED = 0.75
"""How sure it is that a phrase tells what its owner or subject proposed."""
_CONTENT_VERB = re.compile(r"[axt]*[VAJKSMne]")
_SUBJECT = r"[DLHOoNBbGgndP#p]{1,9}(?:[if][DLHOoNBbGgnd#p]{1,9}){0,3}[at]*"
_CLAUSE = re.compile(_SUBJECT + "[xVAJKSMe]")
"""A subject and its verb: ``nobody on the board had``."""
_UNKNOWN_VERB = re.compile(_SUBJECT + "(?<=n)(?=[DpP#])")
"""A verb that no list has is told by the article behind it: ``no officer drew a``."""
_SUBJECT_READ_AS_VERB = re.compile("[VAJKSMe](?=x)")
"""A subject that elsewhere is a verb, told by the auxiliary behind it: ``said cracks had been``."""
_OCCASION = re.compile(r"(?:i?t{1,3}|iD?d)(?=[DLHOoNBbGgnP#])")
"""``said on Monday the``, ``said in a statement the``: the occasion before a bare clause."""
_AMOUNT = re.compile(r"a{0,2}i?(?=#)")
"""``more than 200 people``, ``about 40 per cent``."""
_THERE_IS = re.compile(r"a(?=a*x)")
_GOES_ON = re.compile(
    r",[ua]*[vjm](?=[atTDNLO])|c[ua]*[vjm](?=T)"
    rf"|,[uc]{_SUBJECT}V"  # …, although X insisted …
    r"|,?c[at]*V(?=u)"  # … and asked whether …
    r"|,?c[at]*(?:[DHLOoNBGgPn]{1,6}[at]*)?[VM](?=[2T])"  # …, and X vowed to …
    r"|,(?=[HOo]*[NL~]+[at]*VT)"  # of X, who says that …, Y said that …
    rf"|,?c[at]*V(?={_SUBJECT}[xVAJKSMe])"  # … and said she would …
    r"|,?c[at]*J(?=[DHLOoNBGgP#])"  # … and accused the council of …
)
_PHRASE_THAT = re.compile(r"iT?[^VAJKSMvjksmxRTu,.;:|QCWE]{1,9}T")
"""``said during the debate that``, ``found in that case that``: what the content stands behind."""
_INSIDE = re.compile(
    r",[DNPHOo]+[ax]*([VAM])[at]*(?:D?[NOoGgHBbp]{1,3}[at]*)?(?:i[^VAJKSMRTu,.;:|QCWE]{1,5})?,"
)
"""A credit between commas: ``The plan, he said, is dead``, ``he adds with a smile``, ``he told his
staff``."""
_ANOTHER = re.compile(rf"[cu](?:[{QUOTES}]|{_SUBJECT}[xVAJKSMe])")
"""Another clause behind such a credit, with its own subject: ``…, he said, but the plan is dead``.
"""
_SEMICOLON = re.compile("(V)[at]*;")
"""A credit that what is said goes on from: ``“It was late”, he said; nobody had come``."""
_ANNOUNCING = re.compile(
    r"[dn](?:[2fi]D?[NOoGgBbLn]{1,3})?[at]*x(?:[an]{1,2}:|[at]*T)|(?<=['D])[dn]:"
)
"""What is said stands behind it: ``reply was quick:``, ``message to the town was that``,
``Lee's verdict:``."""
_STANCE = re.compile(rf"(?<=x)a*([ne])a*(?:T|(?={_SUBJECT}[xVAJKSMe]))")
"""What somebody is sure of: ``was adamant that``, ``is convinced the plan will``."""
_AT_AMOUNT = re.compile("i[ai]*[#D]")
"""``put the damage at two million``."""
_GUESSED = 0.5
"""How sure it is that who replies speaks of himself: ``The reply was quick: he would …``."""
_RECALLING = frozenset({"ask", "describe", "explain", "recall", "wonder"})
"""Verbs that tell, behind *how* and *why*, what was said: ``recalled how the pier fell``."""
_REQUESTS = frozenset({"urge", "ask", "order", "warn", "advise", "encourage", "implore", "beg"})


class Clause(NamedTuple):
    """Tokens ``start:stop`` that report what ``credit`` says."""

    start: int
    stop: int
    credit: Credit

    def is_within(self, outer: Clause) -> bool:
        """Tell a clause inside another one."""
        return outer.start <= self.start and self.stop <= outer.stop


def report(reader: Reader) -> Iterator[Clause]:
    """Yield each clause that reports speech, with its credit, in text order."""
    page = reader.sketch
    before: tuple[int, int] | None = None
    speaking: Credit | None = None
    for begin, end in page.sentences:
        if page.tags[begin - 1 : begin] == "|":
            speaking = None
        found = [_trim(page, clause) for clause in _clauses(reader, begin, end)]
        pointing = _points_back(reader, begin, end)
        if pointing is not None and before is not None:
            found = [_trim(page, Clause(*before, pointing))]
        elif not found and speaking is not None and not set(page.tags[begin:end]) & set(QUOTES):
            found = [_trim(page, Clause(begin, end, _weaker(speaking)))]
        for clause in found:
            if _says_enough(page, clause.start, clause.stop):
                speaking = clause.credit
                yield clause
        yield from _proposals(reader, begin, end, found)
        before = (begin, end)


def _proposals(reader: Reader, begin: int, end: int, found: Sequence[Clause]) -> Iterator[Clause]:
    """Yield what is proposed in a phrase, unless a clause of the same speaker says little more."""
    page = reader.sketch
    for start, stop, cue, source in find_proposals(reader, begin, end):
        credit = _credit(reader, source, cue, _PROPOSED)
        if credit is None or not _says_enough(page, start, stop, _SHORTEST_PROPOSED):
            continue
        clause = _trim(page, Clause(start, stop, credit))
        claimed = page.tags[cue] not in _NAMING and any(_is_of(other, clause) for other in found)
        if not claimed and not any(_holds(page, other, clause) for other in found):
            yield clause


def _holds(page: Sketch, outer: Clause, inner: Clause) -> bool:
    """Tell whether a clause says what one inside it does, and not much else."""
    same = outer.credit.entity is inner.credit.entity
    words = _words(page, outer.start, outer.stop)
    enough = _words(page, inner.start, inner.stop) >= _MOST_OF_IT * words
    return same and inner.is_within(outer) and enough


def _is_of(outer: Clause, inner: Clause) -> bool:
    """Tell what somebody says of another: ``Lee said that Orr wanted to …`` is no word of Orr's.

    What has a name stands, whoever speaks of it: ``polls show that most like his call for …``.
    """
    return inner.is_within(outer) and outer.credit.entity is not inner.credit.entity


def _weaker(credit: Credit) -> Credit:
    """Return the credit of a sentence that goes on without one: free indirect speech."""
    return Credit(credit.referent, None, -1, min(0.45, credit.confidence))


def _trim(page: Sketch, clause: Clause) -> Clause:
    start, stop = clause.start, clause.stop
    while start < stop and page.tags[start] in _PUNCTUATION:
        start += 1
    while stop > start and page.tags[stop - 1] in _PUNCTUATION:
        stop -= 1
    return Clause(start, stop, clause.credit)


def _says_enough(page: Sketch, start: int, stop: int, least: int = _SHORTEST) -> bool:
    """Tell whether a clause has words enough to be compared: few, where it keeps a fragment."""
    tags = set(page.tags[start:stop])
    mixed = not tags.isdisjoint(QUOTES) and not tags.isdisjoint(_NAMING)
    return _words(page, start, stop) >= (_SHORTEST_MIXED if mixed else least)


def _words(page: Sketch, start: int, stop: int) -> int:
    """Count the words outside marks."""
    return sum(tag not in QUOTES and tag not in _PUNCTUATION for tag in page.tags[start:stop])


def _points_back(reader: Reader, begin: int, end: int) -> Credit | None:
    """``X said this …``: what was said is the sentence before."""
    page = reader.sketch
    for said in _SAYS.finditer(page.tags, begin, end - 1):
        cue = said.start()
        if page.words[cue + 1].lower() == "this":
            after = page.tags[cue + 2 : cue + 3]
            if after in ("i", "t", ".", ",", "|", "u", ""):
                return _credit(reader, reader.clauses.subject_of(cue, begin), cue, 0.8)
    return None


# ------------------------------------------------------------------- clauses of one sentence
def _clauses(reader: Reader, begin: int, end: int) -> Iterator[Clause]:
    """Yield the clauses of one sentence that report speech."""
    clauses, tags = reader.clauses, reader.sketch.tags
    done = begin
    for opener in _OPENERS.finditer(tags, begin, end):
        cue = opener.start()
        if cue < done or clauses.is_passive(cue) or not _may_say(reader, cue, end):
            continue
        start = _content_start(reader, cue, end)
        if start is None:
            continue
        credit = _credit(reader, clauses.subject_of(cue, begin), cue, 0.9)
        if credit is not None:
            if done == begin:
                yield from _credited_inside(reader, begin, cue)
            further = _GOES_ON.search(tags, start, end)
            done = further.start() if further else end
            yield Clause(start, done, credit)
    if done == begin:
        yield from _credited_outside(reader, begin, end)
        yield from _behind_semicolon(reader, begin, end)
        yield from _announced(reader, begin, end)
        yield from _held(reader, begin, end)


def _may_say(reader: Reader, cue: int, end: int) -> bool:
    """Tell what says something; a verb that no list has does with a clause: ``ruled that he was``.

    Else it is a participle (*published that day*), or says what nobody says (*it was agreed that*).
    """
    if reader.sketch.tags[cue] != "e":
        return True
    content = reader.clauses.skip(cue + 1) + 1
    spoken = reader.sketch.words
    if spoken[cue - 1].lower() in BE or spoken[content].lower() in words("times"):
        return False
    return _CLAUSE.match(reader.sketch.tags, content, end) is not None


def _behind_semicolon(reader: Reader, begin: int, end: int) -> Iterator[Clause]:
    """``“It was late”, he said; nobody had come``: the clause behind the semicolon."""
    credited = _SEMICOLON.search(reader.sketch.tags, begin, end)
    if credited is None:
        return
    subject = reader.clauses.subject_of(credited.start(), begin)
    credit = _credit(reader, subject, credited.start(), 0.8)
    if credit is not None:
        yield Clause(credited.end(), end, credit)


def _credited_inside(reader: Reader, begin: int, end: int) -> Iterator[Clause]:
    """``It was late, he said, adding that …``: what stands before the credit between commas."""
    inside = _INSIDE.search(reader.sketch.tags, begin, end)
    if inside is None or set(reader.sketch.tags[begin : inside.start()]) & set(QUOTES):
        return
    subject = reader.clauses.subject_of(inside.start(1), begin)
    credit = _credit(reader, subject, inside.start(1), 0.8)
    if credit is not None:
        yield Clause(begin, inside.start(), credit)


def _content_start(reader: Reader, cue: int, end: int) -> int | None:
    """Return where the content of a cue begins: behind *that*, or right behind the verb."""
    tags = reader.sketch.tags
    bare = _bare_clause(reader, cue, end)
    if bare is not None:
        return bare
    here = reader.clauses.skip(cue + 1)
    colon = tags[here : here + 1] == ":" and tags[here + 1 : here + 2] not in ("", *QUOTES)
    if colon or ((tags[here : here + 1] == "T" or _asks(reader, cue, here)) and here + 1 < end):
        return here + 1
    occasion = _PHRASE_THAT.match(tags, here, end - 1)
    if occasion is not None:
        return occasion.end()
    following = reader.chunks.starting_at(here)
    if following is None or following.end >= end:
        return None
    told = _behind_addressee(reader, cue, here, following)
    if told is None:
        told = _behind_object(reader, cue, following, end)
    if told is not None or tags[cue] not in "VKv":
        return told
    return _behind_saying(reader, cue, following, end)


def _asks(reader: Reader, cue: int, here: int) -> bool:
    """Tell ``asked whether the pier was safe``, ``recalled how the pier fell``."""
    following = reader.sketch.words[here : here + 1]
    telling = following in (["how"], ["why"]) and _lemma(reader, cue) in _RECALLING
    return following == ["whether"] or telling


def _bare_clause(reader: Reader, cue: int, end: int) -> int | None:
    """Return where a clause begins behind *said*, without *that*: ``said more than 200 were``."""
    tags, spoken = reader.sketch.tags, reader.sketch.words
    if _THERE_IS.match(tags, cue + 1) and spoken[cue + 1].lower() == "there":
        return cue + 1
    if spoken[cue].lower() not in _SAID:
        return None
    if _SUBJECT_READ_AS_VERB.match(tags, cue + 1, end):
        return cue + 1
    occasion = _OCCASION.match(tags, cue + 1, end)
    start = occasion.end() if occasion else cue + 1
    amount = _AMOUNT.match(tags, start, end)
    subject = amount.end() if amount else start
    return start if (occasion or subject > start) and _CLAUSE.match(tags, subject, end) else None


def _behind_addressee(reader: Reader, cue: int, here: int, addressee: Mention) -> int | None:
    """``told reporters that …``, ``urged allies to …``, ``accused the council of selling …``."""
    for after in (addressee.end, addressee.head):
        if reader.sketch.tags[after] == "T":
            return after + 1
        if reader.sketch.tags[after] == "2" and _lemma(reader, cue) in _REQUESTS:
            return here
        if reader.sketch.tags[after] == "f" and _is_deed(reader, cue, after + 1):
            return after + 1
    return None


def _behind_object(reader: Reader, cue: int, following: Mention, end: int) -> int | None:
    """``described the roof as …``, ``put the damage at …``, ``“No”, said Lee: the pier was …``."""
    tags, spoken = reader.sketch.tags, reader.sketch.words
    behind = following.end
    if tags[cue] in "Jj" and spoken[behind].lower() == "as":
        return following.start
    if spoken[behind].lower() == "at" and _AT_AMOUNT.match(tags, behind, end):
        return following.start
    colon = tags[behind] == ":" and tags[cue - 1] in ",C" and behind + 1 < end
    return behind + 1 if colon and tags[behind + 1] not in QUOTES else None


def _behind_saying(reader: Reader, cue: int, following: Mention, end: int) -> int | None:
    """``said the plan was …``, ``told reporters the plan was …``, ``stressed the importance …``."""
    tags = reader.sketch.tags
    if _CONTENT_VERB.match(tags, following.head) or tags[following.head] in "x" + QUOTES:
        return following.start
    said = reader.sketch.words[cue].lower() in _SAID
    if said and _UNKNOWN_VERB.match(tags, following.start, end):
        return following.start
    second = reader.chunks.starting_at(following.head)
    if second is not None:
        return second.start
    if _CLAUSE.match(tags, following.start, end):
        return following.start
    return following.start if _is_long_phrase(reader, cue, following.start, end) else None


def _is_deed(reader: Reader, cue: int, token: int) -> bool:
    """Tell ``accused the council of selling …``."""
    return _lemma(reader, cue) == "accuse" and reader.sketch.words[token].endswith("ing")


def _lemma(reader: Reader, cue: int) -> str:
    verb = cues.verb(reader.sketch.words[cue].lower())
    return verb.lemma if verb is not None else ""


def _is_long_phrase(reader: Reader, cue: int, here: int, end: int) -> bool:
    """Tell ``stressed the importance of …`` from a verb that only names whom it addresses."""
    tags = reader.sketch.tags
    if tags[cue] not in "Vv" or tags[here] not in "DnLN" or reader.sketch.words[cue] in _BARE:
        return False
    return not set(tags[here:end]) & set(QUOTES) and _words(reader.sketch, here, end) >= (
        _SHORTEST_PHRASE
    )


_SAID = frozenset({"said", "says", "say", "saying"})
_BARE = _SAID | TELLING | {"wrote", "asked"}
"""Verbs whose object is no content: *told the crowd in the hall*."""


def _credited_outside(reader: Reader, begin: int, end: int) -> Iterator[Clause]:
    """``…, X said.``, ``…, according to X``, ``According to X, …``, ``… - X`` in a headline."""
    tags = reader.sketch.tags
    if tags[begin] == "Z":
        subject = reader.sources.trailing.source_of_phrase(begin)
        comma = tags.find(",", subject.end if subject else begin, end)
        credit = _credit(reader, subject, begin, 0.85)
        if credit is not None and comma > 0:
            yield Clause(comma + 1, end, credit)
        return
    inside = _INSIDE.search(tags, begin, end)
    if inside is not None:
        credit = _credit(
            reader, reader.clauses.subject_of(inside.start(1), begin), inside.start(1), 0.8
        )
        if credit is not None and _ANOTHER.match(tags, inside.end()):
            yield Clause(begin, inside.start(), credit)
            yield Clause(inside.end() + (tags[inside.end()] == "c"), end, credit)
        elif credit is not None:
            yield Clause(begin, end, credit)
        return
    quoted = _QUOTED.search(tags, begin, end)
    partings = _PARTING.finditer(tags, begin + 1, quoted.start() if quoted else end)
    for here in reversed([parting.start() for parting in partings]):
        found = _credit_behind(reader, here)
        if found is not None:
            yield Clause(begin, here, found)
            return


def _announced(reader: Reader, begin: int, end: int) -> Iterator[Clause]:
    """``Her answer was blunt: the pier would close``, ``The reply was quick: she would not go``.

    Whoever owns the noun speaks, or else whom the clause begins with; that is a guess.
    """
    page = reader.sketch
    found = _ANNOUNCING.search(page.tags, begin, end)
    if found is None or page.words[found.start()].lower() not in cues.saying_nouns():
        return
    owner = reader.sources.leading.possessor(found.start(), begin)
    follower = reader.chunks.starting_at(found.end())
    if owner is None and follower is not None and follower.shape is Shape.PRONOUN:
        owner = follower
    credit = _credit(reader, owner, found.start(), 0.8 if owner is not follower else _GUESSED)
    if credit is not None and not set(page.tags[found.end() : end]) & set(QUOTES):
        yield Clause(found.end(), end, credit)


def _held(reader: Reader, begin: int, end: int) -> Iterator[Clause]:
    """``She was adamant that the pier was safe``: what somebody is sure of."""
    found = _STANCE.search(reader.sketch.tags, begin, end)
    if found is None or reader.sketch.words[found.start(1)].lower() not in words("stances"):
        return
    subject = reader.clauses.subject_of(found.start(1), begin)
    credit = _credit(reader, subject, found.start(1), 0.8)
    if credit is not None:
        yield Clause(found.end(), end, credit)


def _credit_behind(reader: Reader, here: int) -> Credit | None:
    for candidate in reader.sources.trailing.credits_at(here + 1):
        if candidate.mention is None:
            continue
        cue = candidate.cue
        if cue >= 0 and (reader.sketch.tags[cue] not in "VAZ" or reader.clauses.is_passive(cue)):
            continue
        if reader.sources.trailing.ends_credit(candidate):
            return _credit(reader, candidate.mention, candidate.cue, 0.85)
    return None


def _credit(reader: Reader, mention: Mention | None, cue: int, sure: float) -> Credit | None:
    if mention is None:
        return None
    referent = reader.discourse.resolve(mention)
    if referent is None:
        return None
    return Credit(referent, mention, cue, sure * referent.certainty)
