"""Signs that marks enclose speech, and signs that they enclose a title, a name or a term.

Each sign is a short stable name. What they weigh together is settled in `kinds`; attribution may
weigh them again beside the sources it finds.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..cues import Sense, verbs
from ..lexicon import rows, table, words
from .namings import read_namings

WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

_NETWORK = re.compile(
    r"\b(?:[A-Z][A-Z&]{1,6}|Channel(?: \d)?|Network|News|Radio|Television|Netflix|Hulu|Times|Post"
    r"|Journal|Magazine|Breitbart|Univision|Telemundo|Fox|Sky)(?:['’]s?)?\s*\Z"
    r"|\b(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|channel|network)['’]s\s*\Z"
)
_NAMED = re.compile(
    r"\b(?:known(?: \w+)? as(?: an?| the)?"
    r"|(?:[Aa]n?|[Aa]nother) [\w ]{1,40}[a-z],? called(?: the)?"
    r"|go(?:es|ing)? by|went by|(?:sub|en)?titled|pseudonym|nicknamed"
    r"|nickname|moniker|so[- ]called|self-(?:described|styled|proclaimed)|the (?:\w+ )?name"
    r"|(?:pen|stage) name|code-?named|alias|aka|(?:Latin|French|Spanish|German|slang|shorthand) for"
    r"|[Cc]lick(?:ing)?(?: on)?|an? (?:\w+ )?(?:word|term|expression)(?=,))\s*[,:]?\s*\Z"
)
_GIVEN_NAME = re.compile(r"\b[A-Z][\w'’-]*\.?\s+\Z")
_SLOGAN = re.compile(
    r"\b(?:(?:slogan|motto|legend|inscription|lettering|rallying cry)s?"
    r"|(?:with|bear(?:s|ing)) the words"
    r"|emblazoned(?: with)?)\s*[,:]?\s*\Z"
)
_OWNED = re.compile(r"[A-Za-z](?:['’]s|s['’])(?: [\w£$€-]+)?\s+\Z")
"""*Inside Orr's "bachelor barn"*, *Orr's £2m "barn"*."""
_DEFINED = re.compile(
    r"\s*(?:actually |really )?(?:means?|meant|refers? to|referred to)\b"
    r"|\s*,?\s*as (?:\w+ ){1,4}(?:calls?|called|knows?|knew|dubs?|dubbed) (?:it|them|this)\b"
)
_EXPLAINED = re.compile(r"\b[Ww]hat\s+\Z")
_WEEKDAY = re.compile(r"\s*(?:on |last |this )?(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b")
_BYLINE = re.compile(r"\s*,?\s*by [A-Z]")
_INNER_STOP = re.compile(r"[.?!;:—]\s")
_LIST_GAP = re.compile(r"\s*,?\s*(?:and|or|&)?\s*\Z")

_STOPPED = frozenset(",.，。、")
_EXCLAIMED = frozenset("?!？！")
_COLONS = (":", "：")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LONGEST_TERM = 4
"""Ideographs of a set phrase or a name."""

_ADDRESSED = frozenset({"i", "we", "my", "our", "me", "us", "mine", "ours", "you", "your", "let"})
_CONTRACTED = ("n't", "'re", "'m", "'ll", "'ve", "'d")
_UTTERED = frozenset(
    {"chant", "chants", "cry", "cries", "call", "calls", "shout", "shouts", "strains"}
)
_SPOKEN = frozenset({Sense.SAY, Sense.VOICE})
_FRAMES = frozenset(
    {"network", "told", "work-before", "work-after", "maker-before", "maker-after", "shown-on"}
)
"""Surroundings that leave little doubt that a capitalised segment is a title."""
_IDLE_IN_TITLES = {"cued", "first-person"}
"""Signs of speech that say nothing of a title: *On "You and I," she said …*."""
_NAMINGS = frozenset({"outright", "christened", "kind-before"})
_JUDGED = {"judged-before", "judged-near"}
"""What the verb that names a thing is not: a judgement."""


class Place(NamedTuple):
    """A segment, and the rest of its sentence up to the next quotation on either side.

    Attributes:
        content: What stands between the marks (its beginning, where it is long).
        final: The last code point between the marks.
        before: The sentence as far as it precedes the marks.
        after: The sentence as far as it follows them.
        follows: Another quotation of the same sentence ends where ``before`` begins.
        spent: That quotation ended in a comma, so that the next cue belongs to it.
    """

    content: str
    final: str
    before: str
    after: str
    follows: bool
    spent: bool


_TAIL = 64
"""Code points before the marks in which a wording that leads up to them is sought."""


class _Words(NamedTuple):
    """The words of a place: inside the marks, left and right of them.

    ``last`` and ``first`` are the words that touch the marks, with nothing but space between, or
    empty.
    """

    inner: list[str]
    left: list[str]
    right: list[str]
    last: str
    first: str


def read_signs(place: Place) -> frozenset[str]:
    """Return the names of all signs at a place."""
    around = _words(place)
    signs = {*_shape(place, around.inner), *_cues(place, around)}
    signs.update(_edges(place, around))
    signs.update(_terms(place, around))
    signs.update(read_namings(place.before[-_TAIL:], place.after, around.inner, signs))
    if not _NAMINGS.isdisjoint(signs):
        signs -= _JUDGED
    elif "named" in signs:
        signs.discard("judged-near")  # *called* names a thing here, and judges nobody
    if "title" in signs or "capital" in signs:
        signs.update(_works(place, around))
        if not _FRAMES.isdisjoint(signs):
            signs.add("framed")
            signs -= _IDLE_IN_TITLES
    return frozenset(signs)


def _words(place: Place) -> _Words:
    before, after = place.before.rstrip(), place.after.lstrip()
    left, right = WORDS.findall(before), WORDS.findall(after)
    last = left[-1] if before[-1:].isalnum() else ""
    first = right[0] if after[:1].isalnum() else ""
    return _Words(WORDS.findall(place.content), left, right, last, first)


def _shape(place: Place, inner: Sequence[str]) -> Iterator[str]:
    """What the words themselves look like."""
    yield "one-word" if len(inner) == 1 else "few-words" if len(inner) <= 3 else "more-words"
    lowered = [word.replace("’", "'").lower() for word in inner]
    contracted = [low for low in lowered if "'" in low]
    bases = [low.partition("'")[0] for low in contracted]
    if not (_ADDRESSED.isdisjoint(lowered) and _ADDRESSED.isdisjoint(bases)):
        yield "first-person"
    if not _auxiliaries().isdisjoint(lowered) or any(map(_is_finite, contracted)):
        yield "finite"
    if lowered and lowered[0] in words("function_words"):
        yield "opens-with-function-word"
    if _INNER_STOP.search(place.content):
        yield "inner-stop"
    if place.final in _EXCLAIMED:
        yield "exclaimed"
    if place.final in _STOPPED:
        yield "stopped"
    if inner and _is_caseless(inner[0][0]):
        if _says_more(place, inner):
            yield "unread"
    else:
        yield from _capitals(inner, lowered)


def _is_caseless(char: str) -> bool:
    return char.isalpha() and not char.isupper() and not char.islower()


def _says_more(place: Place, inner: Sequence[str]) -> bool:
    """Tell speech from a term in a script whose words we cannot read, and that has no capitals.

    Where no space parts words, ideographs are counted; a name or a set phrase has few.
    """
    if place.final in _STOPPED | _EXCLAIMED or place.before.rstrip().endswith(_COLONS):
        return True
    if _IDEOGRAPH.match(inner[0]):
        return sum(map(len, inner)) > _LONGEST_TERM
    return len(inner) > 1


def _is_finite(contraction: str) -> bool:
    return contraction.endswith(_CONTRACTED)


def _capitals(inner: Sequence[str], lowered: Sequence[str]) -> Iterator[str]:
    """Whether every word but function words has a capital, as in a title."""
    if not inner:
        return
    if inner[0][0].islower():
        yield "lower-case"
        return
    function_words = words("function_words")
    pairs = zip(inner, lowered, strict=True)
    if all(not word[0].islower() or low in function_words for word, low in pairs):
        capitals = sum(not word[0].islower() for word in inner)
        yield "title" if capitals > 1 else "capital"


@functools.cache
def _auxiliaries() -> frozenset[str]:
    contracted = ("it's", "that's", "there's", "he's", "she's", "what's", "who's", "here's")
    return frozenset(contracted).union(row[0] for row in rows("function_words") if row[1] == "aux")


def _cues(place: Place, around: _Words) -> Iterator[str]:
    """Verbs of saying around the marks; one that belongs to the quotation before is spent."""
    left, right = _verbs(around.left), _verbs(around.right)
    if place.spent and left and left[0][0] < 6:
        yield "spent-cue"
        del left[0]
    near = len(around.left) - 3
    yield from _named_senses("before", {sense for _, sense in left})
    yield from _named_senses("near", {sense for at, sense in left if at >= near})
    yield from _named_senses("after", {sense for _, sense in right})
    if not left and not right:
        yield "no-cue"
    halts = place.final in {",", "?", "!"}
    if halts and any(at < 4 and sense in _SPOKEN for at, sense in right):
        yield "cued"
    if "ccording" in place.before or "ccording" in place.after:
        yield "according"


def _named_senses(where: str, senses: set[Sense]) -> Iterator[str]:
    if senses & _SPOKEN:
        yield f"cue-{where}"
    if Sense.JUDGE in senses:
        yield f"judged-{where}"
    if Sense.THINK in senses:
        yield f"thought-{where}"


def _verbs(found: Sequence[str]) -> list[tuple[int, Sense]]:
    """Return where verbs of saying stand among words; a noun (*its report*) is none."""
    known = verbs()
    return [
        (at, known[low].sense)
        for at, word in enumerate(found)
        if (low := word.lower()) in known and not (at and _makes_noun(found[at - 1]))
    ]


def _makes_noun(word: str) -> bool:
    return word.endswith(("'s", "’s")) or word.lower() in _determiners() or word == "own"


def _edges(place: Place, around: _Words) -> Iterator[str]:
    """Where in its sentence the segment stands."""
    before = place.before.rstrip()
    if place.follows and _LIST_GAP.match(place.before):
        yield "list"
    elif not before:
        yield "opens-sentence"
    if not place.after.strip():
        yield "ends-sentence"
        if _OWNED.search(place.before[-_TAIL:]):
            yield "owned"
    if before.endswith(_COLONS):
        yield "colon"
    if before.endswith(("—", "–", "-", "―")):
        yield "dash"
    if before.endswith("(") and place.after.lstrip().startswith(")"):
        yield "bracketed"
    if around.last.lower() in {"is", "are", "was", "were", "be", "been", "being"}:
        yield "predicate"


def _terms(place: Place, around: _Words) -> Iterator[str]:
    """Terms, names and slogans: what is named, defined, worn, or stands as an attribute."""
    last, first = around.last.lower(), around.first.lower()
    tail = place.before[-_TAIL:]
    if _NAMED.search(tail):
        yield "named"
    if _SLOGAN.search(tail):
        yield "slogan"
    if _DEFINED.match(place.after) or (around.first and _EXPLAINED.search(tail)):
        yield "defined"
    if first in words("bearers"):
        yield "borne"
    lead = _lowered(around.left[-2:]) if last else []
    if "as" in lead:
        yield "taken-as"
    if not _determiners().isdisjoint(lead):
        yield "determined"
        if first in _auxiliaries() and place.content[:1].isupper():
            yield "acting"  # The "Beast of Skerrow" has struck again
    if around.first[:1].islower() and first not in words("function_words") and first not in verbs():
        yield "attributive" if last in _determiners() else "noun-after"
    amid = around.first[:1].isupper() and place.final not in {",", ".", "?", "!"}
    if amid and last not in _determiners() and _GIVEN_NAME.search(tail):
        yield "inside-name"


def _lowered(found: Sequence[str]) -> list[str]:
    return [word.lower() for word in found]


@functools.cache
def _determiners() -> frozenset[str]:
    possessives = ("his", "her", "its", "their", "our", "my", "your")
    return frozenset(possessives).union(row[0] for row in rows("function_words") if row[1] == "det")


def _works(place: Place, around: _Words) -> Iterator[str]:
    """Where titles of works stand."""
    yield from _beside_nouns(place, around)
    last = around.last.lower()
    if _NETWORK.search(place.before[-_TAIL:]):
        yield "network"
    if last == "told":
        yield "told"
    if last in {"on", "in", "of", "with", "to"} and _UTTERED.isdisjoint(around.left[-2:-1]):
        yield f"shown-{last}"
    elif last in {"for", "at", "from", "by", "into", "watch", "watching", "watched", "including"}:
        yield "shown"
    if _WEEKDAY.match(place.after):
        yield "aired"
    if _BYLINE.match(place.after):
        yield "byline"
    if around.left and around.left[-1].endswith(("'s", "’s", "s'", "s’")):
        yield "possessed"
    if not place.before.strip() and around.first[:1].islower() and around.first not in verbs():
        yield "title-subject"


def _beside_nouns(place: Place, around: _Words) -> Iterator[str]:
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
