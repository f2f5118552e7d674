"""Proposals: what somebody wants, said in a phrase: ``his call for …``, ``vowed to …``."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from .. import cues
from ..inflection import lemmas
from ..lexicon import rows, words
from .mentions import Mention, Shape
from .reader import Reader

_AT_ONCE = "*"
"""What the list says of words whose content follows right behind them."""
_VERBS = "VAJKSMvajksmn"
_NOUNS = "nd"
_END = re.compile(r"[,;:.|()\-uR]|(?<=C)|c[at]*[xVAJKSMe]")
_HANGS_ON = frozenset({"because", "if", "unless", "until"})
"""Words behind which what is wanted goes on: with its condition, its term, its reason."""
_TIMES = re.compile("t*")
_FINITE = re.compile("[xVAJKSM]")
_BESIDE = re.compile("iD[nae]*$")
_MODIFIED = 5
"""``with a loud public promise``: a preposition, and so many words before a noun."""
_MAKING = frozenset({"make", "issue", "repeat", "renew", "reiterate"})
"""Verbs whose subject makes the proposal that is their object."""
_FINITE_WORDS = frozenset({"is", "are", "was", "were", "has", "had", "does", "did"})
"""Auxiliaries that only a subject of its own has, never what is called for or promised."""

_OWNING = frozenset("'D")
"""Tags right before what somebody owns: ``Lee's claim``, ``her claim``."""


def find_proposals(reader: Reader, begin: int, end: int) -> Iterator[tuple[int, int, int, Mention]]:
    """Yield where the content of each proposal in a sentence stands, its cue and its source.

    Args:
        reader: The reader of the article.
        begin: First token of the sentence.
        end: End of the sentence, exclusive.
    """
    tags, spoken = reader.sketch.tags, reader.sketch.words
    known = _links()
    for cue, word in enumerate(map(str.lower, spoken[begin : end - 1]), begin):
        if word not in known or tags[cue] not in _VERBS + _NOUNS:
            continue
        start = _behind_link(reader, cue, known[word])
        source = _source(reader, cue, reader.clauses.start_of(cue)) if start is not None else None
        if start is None or source is None or source.end > cue:
            continue
        if not _is_claimed(reader, source):
            last = _end(reader, start, end)
            owned = tags[cue - 1] in _OWNING
            yield start, _before_predicate(reader, start, last, owned=owned), cue, source


def _is_claimed(reader: Reader, source: Mention) -> bool:
    """Tell what others claim: ``the union's claim that Orr wanted to …``; *he* may be its own."""
    that = source.start - 1
    if source.shape is Shape.PRONOUN or reader.sketch.tags[that : that + 1] != "T":
        return False
    return reader.sketch.words[that - 1].lower() in cues.saying_nouns()


def _end(reader: Reader, start: int, end: int) -> int:
    """Return where the content ends: what it hangs on is said, too (``to stay unless …``)."""
    stops = (found.start() for found in _END.finditer(reader.sketch.tags, start, end))
    return next((n for n in stops if reader.sketch.words[n].lower() not in _HANGS_ON), end)


def _before_predicate(reader: Reader, start: int, stop: int, *, owned: bool) -> int:
    """Return where a phrase ends that is a subject: ``his call for a ban was rejected``.

    What is owned and has a clause of its own ends before the second verb: ``his claim that the wall
    is sinking isn't true``; ``he claimed that what is shut is safe`` goes on.
    """
    spoken = reader.sketch.words
    found = (n for n in range(start + 1, stop) if _is_finite(spoken[n]))
    if spoken[start - 1].lower() == "that":
        own = next(found, stop) if owned else stop
        found = (n for n in range(own + 1, stop) if _is_finite(spoken[n]))
    return next(found, stop)


def _is_finite(word: str) -> bool:
    return word.lower().removesuffix("n’t").removesuffix("n't") in _FINITE_WORDS


def _source(reader: Reader, cue: int, begin: int) -> Mention | None:
    """Return whose proposal it is: the owner of a noun, the subject of a verb."""
    owner = reader.sources.leading.possessor(cue, begin)
    if owner is not None:
        return _owner_before(reader, owner, begin) or owner
    if reader.sketch.tags[cue] in _NOUNS:
        return _maker(reader, cue, begin)
    if reader.clauses.is_passive(cue):
        return None
    subject = reader.clauses.subject_of(cue, begin)
    if subject is not None and reader.sketch.words[subject.head - 1].lower() in words("times"):
        return reader.clauses.sentence_subject(begin, subject.start)  # X last year proposed
    return subject


def _maker(reader: Reader, noun: int, begin: int) -> Mention | None:
    """Return who makes a proposal: ``X made a loud demand for …``, ``X won with a promise to``."""
    beside = _BESIDE.search(reader.sketch.tags, max(begin, noun - _MODIFIED), noun)
    if beside is not None and reader.sketch.words[beside.start()].lower() == "with":
        return reader.clauses.sentence_subject(begin, beside.start())
    phrase = reader.chunks.ending_at(noun + 1)
    verb = phrase.start - 1 if phrase is not None else -1
    if verb < begin or lemmas(reader.sketch.words[verb].lower()).isdisjoint(_MAKING):
        return None
    return reader.clauses.subject_of(verb, begin)


def _owner_before(reader: Reader, owner: Mention, begin: int) -> Mention | None:
    """``X's remarks on …, in particular his call for …``: whoever owns what it is named beside."""
    tags = reader.sketch.tags
    mark = tags.rfind("'", begin, owner.start) if owner.shape is Shape.PRONOUN else -1
    if mark < 0 or _FINITE.search(tags, mark, owner.start):
        return None
    before = reader.chunks.inside(begin, mark)
    return before if before is not None and before.shape is Shape.NAME else None


def _behind_link(reader: Reader, cue: int, links: frozenset[str]) -> int | None:
    """Return where the content begins behind a cue, or None where something else follows.

    A day may stand between: ``his announcement Friday that``.
    """
    here = _TIMES.match(reader.sketch.tags, cue + 1).end()  # type: ignore[union-attr]  # may be empty
    if here < len(reader.sketch.words) and reader.sketch.words[here].lower() in links:
        return here + 1
    return cue + 1 if _AT_ONCE in links else None


@functools.cache
def _links() -> Mapping[str, frozenset[str]]:
    """Map every form of every word that proposes to what its content follows."""
    links: dict[str, frozenset[str]] = {}
    for lemma, behind in rows("proposals"):
        found = frozenset(behind.split())
        links.update(dict.fromkeys((lemma, f"{lemma}s"), found))
        forms = (form for form, verb in cues.verbs().items() if verb.lemma == lemma)
        links.update((form, found) for form in forms)
    return links
