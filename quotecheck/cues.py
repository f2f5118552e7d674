"""Cues: the verbs and phrases that introduce speech.

A cue is what links a source to the content it is credited with: *said*, *according to*,
*condemned … as*. Finding uses cues as evidence that marks enclose speech; attribution uses them to
find who speaks.
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from .lexicon import rows, words

_NAME = r"(?:[A-Z][\w.'’-]*\s){0,3}[A-Z][\w'’-]+"
_CLOSING_CREDIT = re.compile(
    rf",\s(?:(?:[Hh]e|[Ss]he|[Tt]hey|{_NAME})\s(?:said|says|added|told|tweeted|wrote)\b[^.!?,]*"
    rf"|(?:said|says|added|wrote)\s(?:he|she|they|{_NAME})(?:,[^.!?]{{0,80}})?)[.]\s*\Z"
)
_LONGEST_CREDIT = 120
_SHORT_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


class Sense(enum.StrEnum):
    """How strongly a verb says that words were spoken, strongest first."""

    SAY = "say"
    """Plain speech: *said*, *told*, *added*, *tweeted*."""
    VOICE = "voice"
    """A manner of speaking: *shouted*, *joked*, *sighed*."""
    JUDGE = "judge"
    """An opinion of something: *called*, *condemned … as*, *praised*."""
    THINK = "think"
    """A thought: *believes*, *considered*; speech where marks stand beside it."""
    SHOW = "show"
    """What documents do: *reads*, *is titled*."""
    WEAK = "weak"
    """Speech only where the words beside it stand between marks: *promised*, *wants*, *gave*."""


class Inflection(enum.StrEnum):
    """The form in which a verb stands."""

    FINITE = "finite"
    """*said*, *says*: a clause of its own; past participles of regular verbs look the same."""
    BASE = "base"
    """*say*: after *to*, *will*, or with a plural subject."""
    GERUND = "gerund"
    """*saying*: borrows the subject of the clause it leans on."""
    PARTICIPLE = "participle"
    """*written*, *sworn*: irregular participles, only with an auxiliary."""


class Verb(NamedTuple):
    """One word form of a verb that introduces speech."""

    lemma: str
    sense: Sense
    inflection: Inflection


def verb(word: str) -> Verb | None:
    """Return what a casefolded word is as a verb of saying, or None.

    A verb and its particle are one: ``pointed out``, ``made it clear``.
    """
    return verbs().get(word)


@functools.cache
def verbs() -> Mapping[str, Verb]:
    """Return every form of every verb that introduces speech, casefolded."""
    forms: dict[str, Verb] = {}
    for lemma, sense, *irregular in rows("saying"):
        spellings = [irregular]
        if lemma in words("single_l"):
            spellings.append([f"{lemma}led"])  # *labelled*, as the British write
        for form, inflection in chain.from_iterable(_inflect(lemma, past) for past in spellings):
            forms.setdefault(form, Verb(lemma, Sense(sense), inflection))
    return forms


def closing_credit(text: str, start: int, end: int) -> int:
    """Return where a credit begins that ends a stretch (``…, said Ann Lee.``), or -1.

    Where the stretch began with a quotation mark, its closing mark is missing.
    """
    found = _CLOSING_CREDIT.search(text, max(start, end - _LONGEST_CREDIT), end)
    return found.start() if found else -1


def saying_nouns() -> frozenset[str]:
    """Return the casefolded nouns for something said: *statement*, *tweet*, *claim*."""
    return words("saying_nouns")


def views() -> frozenset[str]:
    """Return the casefolded nouns for a mind: *in the opinion of*, *in her view*, *words*."""
    return words("views")


def _inflect(lemma: str, irregular: list[str]) -> tuple[tuple[str, Inflection], ...]:
    """Return the forms of a verb; a particle (``point out``) stays behind each of them."""
    stem, _, particle = lemma.partition(" ")
    tail = f" {particle}" if particle else ""
    past = irregular[0] if irregular else _past(stem) + tail
    return (
        (past, Inflection.FINITE),
        (_third_person(stem) + tail, Inflection.FINITE),
        (_gerund(stem, past) + tail, Inflection.GERUND),
        (lemma, Inflection.BASE),
        (irregular[1] if len(irregular) > 1 else past, Inflection.PARTICIPLE),
    )


def _past(stem: str) -> str:
    if _ends_in_consonant_y(stem):
        return f"{stem[:-1]}ied"
    return _double(stem) + ("d" if stem.endswith("e") else "ed")


def _double(stem: str) -> str:
    """Double the last consonant of a syllable that asks for it: *beg*, *begged*."""
    return stem + stem[-1] if _SHORT_SYLLABLE.fullmatch(stem) else stem


def _third_person(stem: str) -> str:
    if _ends_in_consonant_y(stem):
        return f"{stem[:-1]}ies"
    return stem + ("es" if stem.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _gerund(stem: str, past: str) -> str:
    if past.startswith(stem + stem[-1]):  # *admitted*: longer words double where their past does
        return f"{stem}{stem[-1]}ing"
    silent = stem.endswith("e") and not stem.endswith(("ee", "oe", "ye"))
    return f"{stem[:-1] if silent else _double(stem)}ing"


def _ends_in_consonant_y(stem: str) -> bool:
    return stem.endswith("y") and stem[-2:-1] not in {"a", "e", "i", "o", "u"}
