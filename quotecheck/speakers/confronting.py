"""Who confronts somebody with their own words: of *Lee asked Orr about his claim*, it is Orr's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..inflection import lemmas
from ..lexicon import words
from .clauses import Clauses
from .mentions import Mention

_OBJECT = re.compile(r"(?=(.)(?:[HOoD]{0,2}N[N~L]*|D[an#]{0,3}o|[pD])i)")
"""A verb, whoever it is done to (a name, *the mayor*, *him*), and the preposition behind."""
_ASKED = re.compile(r"[Vv](?:[HOoD]{0,2}N[N~L]*|D[an#]{0,3}o|[pD])(?=[^.,;:|])")
_ASKING = frozenset({"ask", "asks", "asked", "asking"})
_QUESTIONS = frozenset(
    {"how", "if", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why"}
)
_HELD_AGAINST = frozenset({"about", "for", "on", "over"})
_PLURAL = frozenset({"they", "both"})


def confronters(clauses: Clauses, pronoun: Mention) -> Iterator[Mention]:
    """Yield who confronts somebody about something before a pronoun: nobody whom that can mean.

    Of *they*, who are told apart by no pronoun, each of the subjects of the sentence before.
    """
    tags, spoken = clauses.tags, clauses.sketch.words
    begin, _ = clauses.sketch.sentence(pronoun.start)
    for match in _OBJECT.finditer(tags, begin, pronoun.start):
        verb = match.start()
        link = tags.index("i", verb + 1)
        held = link < pronoun.start and spoken[link].lower() in _HELD_AGAINST
        if not held or not _confronts(spoken[verb]):
            continue
        subject = clauses.subject_of(verb, begin)
        if subject is not None and spoken[subject.start].lower() in _PLURAL:
            yield from _subjects_before(clauses, begin)
        elif subject is not None:
            yield subject


def asker(clauses: Clauses, begin: int, end: int) -> Mention | None:
    """Return who puts a question to somebody in a sentence: ``Lee asked him whether it rained``."""
    spoken = clauses.sketch.words
    for match in _ASKED.finditer(clauses.tags, begin, end):
        verb = match.start()
        asks = spoken[verb].lower() in _ASKING and spoken[match.end()].lower() in _QUESTIONS
        if asks and not clauses.is_passive(verb):
            return clauses.subject_of(verb, begin)
    return None


def _confronts(word: str) -> bool:
    return not words("confronting").isdisjoint(lemmas(word.lower()))


def _subjects_before(clauses: Clauses, begin: int) -> Iterator[Mention]:
    """Yield both names that are the subject of the sentence before: ``Ann Lee and Bo Orr ran``."""
    before = clauses.sketch.sentence(begin - 2) if begin > 1 else (0, 0)
    first = clauses.sentence_subject(*before)
    if first is None or clauses.tags[first.end : first.end + 1] != "c":
        return
    second = clauses.chunks.starting_at(first.end + 1)
    if second is not None:
        yield from (first, second)
