"""Signs that marks enclose speech, and signs that they enclose a title, a name or a term.

Each sign is a short stable name. What they weigh together is settled in `kinds`; attribution may
weigh them again beside the sources it finds.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..cues import Sense, verb, verbs
from ..lexicon import table, words

WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

_NETWORK = re.compile(
    r"\b(?:[A-Z][A-Z&]{1,6}|Channel(?: \d)?|Network|News|Radio|Television|Netflix|Hulu|Times|Post"
    r"|Journal|Magazine|Breitbart|Univision|Telemundo|Fox|Sky)(?:['’]s?)?\s*\Z"
)
_NAMED = re.compile(
    r"\b(?:known(?: \w+)? as|go(?:es|ing)? by|went by|(?:sub|en)?titled|pseudonym|nicknamed|nickname"
    r"|moniker|so[- ]called|self-(?:described|styled|proclaimed)|the (?:\w+ )?name|(?:pen|stage) name"
    r"|code-?named|alias|aka|(?:Latin|French|Spanish|German|slang|shorthand) for"
    r"|[Cc]lick(?:ing)?(?: on)?)\s*[,:]?\s*\Z"
)
_DEFINED = re.compile(r"\s*(?:actually |really )?(?:means?|meant|refers? to|referred to)\b")
_WEEKDAY = re.compile(r"\s*(?:on |last |this )?(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b")
_BYLINE = re.compile(r"\s*,?\s*by [A-Z]")
_INNER_STOP = re.compile(r"[.?!;:—]\s")
_LIST_GAP = re.compile(r"\s*,?\s*(?:and|or|&)?\s*\Z")

_FIRST_PERSON = frozenset(
    [
        "i",
        "we",
        "my",
        "our",
        "me",
        "us",
        "i'm",
        "i've",
        "i'd",
        "i'll",
        "we're",
        "we've",
        "we'll",
        "we'd",
        "you",
        "your",
        "you're",
        "mine",
        "ours",
        "let's",
    ]
)
_AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "am",
        "been",
        "can",
        "could",
        "will",
        "would",
        "should",
        "must",
        "may",
        "might",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "don't",
        "doesn't",
        "didn't",
        "won't",
        "wouldn't",
        "can't",
        "couldn't",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "haven't",
        "hasn't",
        "it's",
        "that's",
        "there's",
        "he's",
        "she's",
        "they're",
        "they've",
        "they'll",
        "it'll",
        "what's",
        "who's",
        "ain't",
    ]
)
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
    ]
)
_SHOWN = frozenset(
    [
        "on",
        "in",
        "of",
        "with",
        "to",
        "for",
        "at",
        "from",
        "by",
        "into",
        "watch",
        "watching",
        "watched",
        "including",
    ]
)
_UTTERED = frozenset(
    ["chant", "chants", "cry", "cries", "call", "calls", "shout", "shouts", "strains"]
)
_COPULAS = frozenset(["is", "are", "was", "were", "be", "been", "being"])


class Place(NamedTuple):
    """A segment, and the rest of its sentence up to the next quotation on either side.

    Attributes:
        content: What stands between the marks (its beginning, where it is long).
        before: The sentence as far as it precedes the marks.
        after: The sentence as far as it follows them.
        follows: Another quotation of the same paragraph ends where ``before`` begins.
        spent: That quotation ended in a comma, so that the next cue belongs to it.
        precedes: Another quotation begins where ``after`` ends.
    """

    content: str
    before: str
    after: str
    follows: bool
    spent: bool
    precedes: bool


def read_signs(place: Place) -> frozenset[str]:
    """Return the names of all signs at a place."""
    inner = WORDS.findall(place.content)
    left = WORDS.findall(place.before)
    right = WORDS.findall(place.after)
    signs = set(_shape(place.content, inner))
    signs.update(_cues(place, left, right))
    signs.update(_frame(place, left, right))
    if "title" in signs or "capital" in signs:
        signs.update(_work(place, left, right))
    return frozenset(signs)


def _shape(content: str, inner: list[str]) -> Iterator[str]:
    """What the words themselves look like."""
    yield "one-word" if len(inner) == 1 else "few-words" if len(inner) <= 3 else "more-words"
    lowered = [word.replace("’", "'").lower() for word in inner]
    if not _FIRST_PERSON.isdisjoint(lowered):
        yield "first-person"
    if not _AUXILIARIES.isdisjoint(lowered):
        yield "finite"
    if lowered and lowered[0] in words("function_words"):
        yield "opens-with-function-word"
    if _INNER_STOP.search(content):
        yield "inner-stop"
    if content[-1:] in {"?", "!"}:
        yield "exclaimed"
    if content[-1:] in {",", "."}:
        yield "stopped"
    capitals = sum(not word[0].islower() for word in inner)
    if capitals and not inner[0][0].islower() and _is_title(inner, lowered):
        yield "title" if capitals > 1 else "capital"
    elif inner and inner[0][0].islower():
        yield "lower-case"


def _is_title(inner: list[str], lowered: list[str]) -> bool:
    """Tell whether every word but function words has a capital."""
    function_words = words("function_words")
    return all(
        not word[0].islower() or low in function_words
        for word, low in zip(inner, lowered, strict=True)
    )


def _senses(found: list[str]) -> set[Sense]:
    known = verbs()
    return {known[low].sense for word in found if (low := word.lower()) in known}


def _cues(place: Place, left: list[str], right: list[str]) -> Iterator[str]:
    """Verbs of saying around the marks; one that belongs to the quotation before is spent."""
    free = left
    if place.spent:
        at = next((n for n, word in enumerate(left[:6]) if verb(word.lower())), -1)
        free = left[at + 1 :]
        if at >= 0:
            yield "spent-cue"
    before, after = _senses(free), _senses(right)
    near = _senses(free[-3:])
    for name, senses in (("before", before), ("near", near), ("after", after)):
        if Sense.SAY in senses or Sense.VOICE in senses:
            yield f"cue-{name}"
        if Sense.JUDGE in senses:
            yield f"judged-{name}"
        if Sense.THINK in senses:
            yield f"thought-{name}"
    if place.content[-1:] in {",", "?", "!"} and _senses(right[:4]) & {Sense.SAY, Sense.VOICE}:
        yield "cued"
    if "ccording" in place.before or "ccording" in place.after:
        yield "according"
    if not before and not after:
        yield "no-cue"


def _frame(place: Place, left: list[str], right: list[str]) -> Iterator[str]:
    """What stands directly at either mark."""
    before, after = place.before.rstrip(), place.after.lstrip()
    last = left[-1] if left and before and before[-1].isalnum() else ""
    first = right[0] if right and after and after[0].isalnum() else ""
    if not before:
        yield "list" if place.follows and _LIST_GAP.match(place.before) else "opens-sentence"
    elif place.follows and _LIST_GAP.match(place.before):
        yield "list"
    if not after:
        yield "ends-sentence"
    if before.endswith(":"):
        yield "colon"
    if before.endswith(("—", "–", "-", "―")):
        yield "dash"
    if before.endswith("(") and after.startswith(")"):
        yield "bracketed"
    if last.lower() in _COPULAS:
        yield "predicate"
    if _NAMED.search(place.before):
        yield "named"
    if _DEFINED.match(place.after):
        yield "defined"
    attributive = (
        bool(first) and first[0].islower() and first.lower() not in words("function_words")
    )
    if attributive and first.lower() not in verbs():
        yield "attributive" if last.lower() in _DETERMINERS else "noun-after"
    if first.lower() in words("bearers"):
        yield "borne"
    if (
        first[:1].isupper()
        and last[:1].isupper()
        and not place.content.endswith((",", ".", "?", "!"))
    ):
        yield "inside-name"


def _work(place: Place, left: list[str], right: list[str]) -> Iterator[str]:
    """Where titles of works stand."""
    before, after = place.before.rstrip(), place.after.lstrip()
    kinds = table("works")
    last = left[-1].lower() if left else ""
    adjoins = before[-1:].isalnum()
    beyond = [word.lower() for word in right[:2]] if after[:1].isalnum() else []
    if _NETWORK.search(place.before):
        yield "network"
    if kinds.get(last) == "work" and (adjoins or before.endswith(",")):
        yield "work-before"
    if any(kinds.get(word) == "work" for word in beyond):
        yield "work-after"
    if beyond and kinds.get(beyond[0]) == "maker":
        yield "maker-after"
    if adjoins and last in {"of", "on", "for"} and _made(left, kinds):
        yield "maker-before"
    if adjoins and last in _SHOWN and not (len(left) > 1 and left[-2].lower() in _UTTERED):
        yield f"shown-{last}" if last in {"on", "in", "of", "with", "to"} else "shown"
    if _WEEKDAY.match(place.after):
        yield "aired"
    if _BYLINE.match(place.after):
        yield "byline"
    if left and left[-1].endswith(("'s", "’s", "s'", "s’")):
        yield "possessed"
    if not before and beyond and right[0][0].islower() and beyond[0] not in verbs():
        yield "title-subject"


def _made(left: list[str], kinds: "object") -> bool:
    return any(table("works").get(word.lower()) == "maker" for word in left[-3:-1])
