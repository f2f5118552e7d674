"""Where titles of works stand: films, songs, programmes, books, plans."""

import functools
import re
from collections.abc import Iterator

from ..cues import saying_nouns, verbs
from ..lexicon import table, words
from .place import EXCLAIMED, STOPPED, TAIL, Around, Place, auxiliaries, determiners, lowered

_WEEKDAY = re.compile(r"\s*(?:on |last |this )?(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b")
_BYLINE = re.compile(r"\s*,?\s*by [A-Z]")
UTTERED = frozenset(
    {"chant", "chants", "cry", "cries", "call", "calls", "shout", "shouts", "strains"}
)
"""Nouns behind which *of “…”* is no title."""
_PLACED = frozenset({"on", "in", "of", "with", "to"})
_WITHIN = frozenset({"in", "into", "from", "opposite"})
"""Prepositions whose object no verb of saying takes for what is said."""
_SHOWN = frozenset(
    {"for", "at", "from", "by", "into", "about", "opposite", "like", "including", "under", "watch"}
)
_OPENS_CLAUSE = frozenset({"said", "says", "say", "saying", "that", "whether", "because", "if"})
_ELSEWHERE = re.compile(r"\s*(?:\Z|on |across |to |over )")
"""What follows where somebody wrote words on a thing, or said them: they are no work."""


def read_works(place: Place, around: Around) -> Iterator[str]:
    """Yield the signs that capitalised words are a title: what it is beside, what is done there."""
    yield from _beside_nouns(place, around)
    yield from _behind(place, around)
    if _WEEKDAY.match(place.after):
        yield "aired"
    if _BYLINE.match(place.after):
        yield "byline"
    if not place.before.strip() and around.first[:1].islower() and around.first not in verbs():
        yield "title-subject"
    if _is_subject(place, around):
        yield "subject"
    if _is_attribute(around):
        yield "epithet"
    if _is_clause_subject(place, around):
        yield "clause-subject"


def _behind(place: Place, around: Around) -> Iterator[str]:
    """What the words before the marks tell: who shows it, where, and who made it."""
    last = around.last.lower()
    if last in _WITHIN:
        yield "within"
    if _network().search(place.before[-TAIL:]):
        yield "network"
    if last == "told":
        yield "told"
    if last in _PLACED and UTTERED.isdisjoint(around.left[-2:-1]):
        yield f"shown-{last}"
    elif last in _SHOWN:
        yield "shown"
    elif table("works").get(last) == "making" and _is_object(place):
        yield "made"
    if around.left and around.left[-1].endswith(("'s", "’s", "s'", "s’")):
        yield "possessed"


@functools.cache
def _network() -> re.Pattern[str]:
    """Who shows or prints a work, right before it: *HBO*, *Channel 4's*, *Friday's*."""
    names = "|".join(sorted(words("outlets")))
    return re.compile(
        rf"\b(?:[A-Z][A-Z&]{{1,6}}|Channel \d|{names})(?:['’]s?)?\s*\Z"
        r"|\b(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|channel|network)['’]s\s*\Z"
    )


def _is_attribute(around: Around) -> bool:
    """Tell a name that says which one: *the new “Joint Sword” exercise*, but no *“…” remark*."""
    first = around.first
    if not first[:1].islower() or first in words("function_words") or first in saying_nouns():
        return False
    return bool(around.last) and not determiners().isdisjoint(lowered(around.left[-2:]))


def _is_subject(place: Place, around: Around) -> bool:
    """Tell what a sentence begins with and tells of: *“X” is a film*, *“X” opens on Friday*."""
    first = around.first
    if place.before.strip() or place.final in STOPPED | EXCLAIMED or first in verbs():
        return False
    return first in auxiliaries() or (
        first.endswith(("s", "ed")) and first not in words("function_words")
    )


def _is_clause_subject(place: Place, around: Around) -> bool:
    """Tell what a reported clause is about: *said “X” was shot in a week*, *that “X” had left*."""
    if not around.last or place.final in STOPPED | EXCLAIMED:
        return False
    return around.first in auxiliaries() and around.last.lower() in _OPENS_CLAUSE


def _is_object(place: Place) -> bool:
    """Tell a work that somebody makes (*wrote “X” in a shed*) from words that somebody writes."""
    return place.final not in EXCLAIMED and not _ELSEWHERE.match(place.after)


def _beside_nouns(place: Place, around: Around) -> Iterator[str]:
    """Nouns for works and their makers at either mark: *the film "X"*, *"X" host*."""
    kinds = table("works")
    last = around.left[-1].lower() if around.left else ""
    if kinds.get(last) == "work" and (around.last or place.before.rstrip().endswith(",")):
        yield "work-before"
    if around.first:
        if kinds.get(around.first.lower()) == "maker":
            yield "maker-after"
        if any(kinds.get(word.lower()) == "work" for word in around.right[:2]):
            yield "work-after"
    if last in {"of", "on", "for"} and around.last:
        makers = (kinds.get(word.lower()) == "maker" for word in around.left[-3:-1])
        if any(makers):
            yield "maker-before"
