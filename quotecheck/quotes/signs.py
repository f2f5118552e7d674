"""Signs that marks enclose speech, and signs that they enclose a title, a name or a term.

Each sign is a short stable name. What they weigh together is settled in `kinds`; attribution may
weigh them again beside the sources it finds.
"""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from ..cues import Sense, saying_nouns, verbs
from ..lexicon import table, words
from .namings import read_namings
from .place import COLONS, TAIL, Around, Place, auxiliaries, determiners, look_around, lowered
from .shape import read_shape
from .works import UTTERED, read_works

_GIVEN_NAME = re.compile(r"\b[A-Z][\w'’-]*\.?\s+\Z")
_SLOGANS = frozenset({"slogan", "slogans", "motto", "mottos", "tagline", "catchphrase", "cry"})
_LETTERINGS = frozenset(
    {"emblazoned", "inscription", "inscriptions", "legend", "legends", "lettering", "letterings"}
)
_ON_THINGS = re.compile(
    r"\s*(?:on|across|down|over) (?:its|his|her|their|the|one) "
    r"(?:back|bonnet|bow|chest|cover|door|front|hood|hull|label|lid|roof|side|sleeve|spine|stern|tail)s?\b"
)
_BEARING = frozenset({"with", "bear", "bears", "bearing", "bore"})
_READING = frozenset({"read", "reads", "reading"})
_OWNED = re.compile(r"[A-Za-z](?:['’]s|s['’])(?: [\w£$€-]+)?\s+\Z")
"""*Inside Orr's "bachelor barn"*, *Orr's £2m "barn"*."""
_DEFINED = re.compile(
    r"\s*(?:actually |really )?(?:means?|meant|refers? to|referred to)\b"
    r"|\s*,?\s*as (?:\w+ ){1,4}(?:calls?|called|knows?|knew|dubs?|dubbed) (?:it|them|this)\b"
    r"|\s*,?\s*as (?:\w+ ){1,3}?(?:is|are|was|were) (?:\w+ ){0,2}?(?:called|known|dubbed)\b"
)
_ANNOUNCING = (*COLONS, "–", "—")
_OR_ELSE = re.compile(r"(?:[,(–—]|\bor)\s*\Z")
_VERDICT = 4
"""Words behind the marks among which *was her verdict* and *read the reply* are sought."""
_SUBJECT = 6
"""Words before the marks among which the thing is sought that bears or reads them."""
_LONGEST_APPOSITION = 3

_COPULAS = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_PERSONS = frozenset({"he", "she", "they", "we", "i"})
_QUANTIFIERS = frozenset({"all", "another", "both", "each", "few", "many", "several", "some"})
_SIGNS_OF = {Sense.SAY: "cue", Sense.VOICE: "cue", Sense.JUDGE: "judged", Sense.THINK: "thought"}
_FRAMES = frozenset(
    {
        "network",
        "told",
        "work-before",
        "work-after",
        "maker-before",
        "maker-after",
        "shown-on",
        "made",
    }
)
"""Surroundings that leave little doubt that a capitalised segment is a title."""
_IDLE_IN_TITLES = {"cued", "finite", "first-person", "opinion"}
"""Signs of speech that say nothing of a title: *the choir sang "You and I"*."""
_BOUND = frozenset({"subject", "shown", "shown-in", "shown-on", "shown-of", "epithet"})
"""A title's places in a clause, where no verb of saying beside that clause reaches it."""
_IDLE_IN_BOUND = {"opens-sentence", "opens-with-function-word", "cued", "cue-after"}
_NAMINGS = frozenset({"outright", "christened", "kind-before"})
_JUDGED = {"judged-before", "judged-near"}
"""What the verb that names a thing is not: a judgement."""


def read_signs(place: Place) -> frozenset[str]:
    """Return the names of all signs at a place."""
    around = look_around(place)
    signs = {*read_shape(place, around.inner), *_cues(place, around)}
    signs.update(_edges(place, around))
    signs.update(_terms(place, around))
    signs.update(_slot(place, around))
    signs.update(read_namings(place.before[-TAIL:], place.after, around.inner, signs))
    if not _NAMINGS.isdisjoint(signs):
        signs -= _JUDGED
    elif "named" in signs:
        signs.discard("judged-near")  # *called* names a thing here, and judges nobody
    if "title" in signs or "capital" in signs:
        signs.update(read_works(place, around))
        if not _FRAMES.isdisjoint(signs):
            signs.add("framed")
            signs -= _IDLE_IN_TITLES
        if "title" in signs and not _BOUND.isdisjoint(signs):
            signs -= _IDLE_IN_BOUND
    if "lettered" in signs:
        signs.add("slogan" if "title" in signs else "legend")
    if "colon" in signs and "title" not in signs:
        signs.add("announced")
    return frozenset(signs)


def _cues(place: Place, around: Around) -> Iterator[str]:
    """Verbs of saying around the marks; one that belongs to the quotation before is spent."""
    left, right = _verbs(around.left), _verbs(around.right)
    if around.last == "of" and not UTTERED.isdisjoint(around.left[-2:-1]):
        yield "cue-before"  # chants of “…”
    if place.spent and left and left[0][0] < 6:
        yield "spent-cue"
        del left[0]
    near = len(around.left) - 3
    yield from _signs("before", left)
    yield from _signs("near", [(at, sign) for at, sign in left if at >= near])
    yield from _signs("after", right)
    if not left and not right:
        yield "no-cue"
    halts = place.final in {",", "?", "!"}
    if halts and not place.before.strip() and _is_somebody(around.first):
        yield "tagged"
    if halts and any(at < 4 and sign == "cue" for at, sign in right):
        yield "cued"
    if _is_verdict(place, around):
        yield "answered"
    if "ccording" in place.before or "ccording" in place.after:
        yield "according"


def _is_verdict(place: Place, around: Around) -> bool:
    """Tell what a noun for something said points at: *“Boring” was his verdict*, *her reply: “No”*.

    A noun that touches the marks is what they are an attribute of: *a “red” warning*.
    """
    behind = around.right[1 if around.first else 0 : _VERDICT]
    announcing = around.left if place.before.rstrip().endswith(_ANNOUNCING) else []
    return not saying_nouns().isdisjoint(lowered([*behind, *announcing]))


def _is_somebody(first: str) -> bool:
    """Tell who follows a quotation: *“Sorry,” she mouthed*, *“Never!” Orr roared*."""
    if first.lower() in _PERSONS:
        return True
    return first[:1].isupper() and not first.endswith(("'s", "’s", "s'", "s’"))


def _signs(where: str, found: Sequence[tuple[int, str]]) -> list[str]:
    return [f"{sign}-{where}" for _, sign in found if sign]


def _verbs(found: Sequence[str]) -> list[tuple[int, str]]:
    """Return where verbs of saying stand, and what they are a sign of; *its report* is none."""
    known = _signs_of_verbs()
    return [
        (at, known[low])
        for at, low in enumerate(map(str.lower, found))
        if low in known and not (at and _makes_noun(found[at - 1], found[at]))
    ]


@functools.cache
def _signs_of_verbs() -> Mapping[str, str]:
    """Return every form of a verb that introduces speech, with what it is a sign of, if anything.

    Words are looked up in it, since asking an enum costs more than all else that is done here.
    """
    return {form: _SIGNS_OF.get(verb.sense, "") for form, verb in verbs().items()}


def _makes_noun(before: str, word: str) -> bool:
    """Tell *its report*, *the chant* and *Secretary of State* from *some chanted*."""
    low = before.lower()
    if low in _QUANTIFIERS and word.endswith("ed"):
        return False
    named = low == "of" and word[0].isupper()
    return named or low.endswith(("'s", "’s")) or low in determiners() or low == "own"


def _edges(place: Place, around: Around) -> Iterator[str]:
    """Where in its sentence the segment stands."""
    before = place.before.rstrip()
    if place.listed:
        yield "list"
    elif not before:
        yield "opens-sentence"
    if not place.after.strip():
        yield "ends-sentence"
        if _OWNED.search(place.before[-TAIL:]):
            yield "owned"
    if before.endswith(COLONS):
        yield "colon"
    if before.endswith(("—", "–", "-", "―")):
        yield "dash"
    if before.endswith("(") and place.after.lstrip().startswith(")"):
        yield "bracketed"
    if around.last.lower() in _COPULAS:
        yield "predicate"
    elif around.last.lower() in auxiliaries():
        yield "verbal"  # the club had "lost the plot"


def _terms(place: Place, around: Around) -> Iterator[str]:
    """Terms and slogans: what is called a slogan, worn, read off a thing, or defined."""
    lead = lowered(around.left[-3:])
    last = lead[-1] if lead else ""
    if last in _SLOGANS or (last in _COPULAS and not _SLOGANS.isdisjoint(lead[-2:])):
        yield "slogan"
    if _is_lettered(lead) or _ON_THINGS.match(place.after):
        yield "lettered"
    if last in _READING and _bears_words(around.left):
        yield "legend"
    if _DEFINED.match(place.after) or (around.first and last == "what"):
        yield "defined"
    if _is_by_name(place):
        yield "outright"
    if around.first.lower() in words("bearers"):
        yield "borne"
    if _is_apposed(place, around):
        yield "apposed"


def _is_by_name(place: Place) -> bool:
    """Tell what somebody is to others: *Mr. Lee, or “Sir” to his pupils*."""
    return bool(_OR_ELSE.search(place.before) and _to_others().match(place.after))


@functools.cache
def _to_others() -> re.Pattern[str]:
    circles = "|".join(word for word, kind in table("circles").items() if kind == "circle")
    return re.compile(rf"\s*to (?:the|his|her|its|their|most|many)(?: [\w-]+)? (?:{circles})\b")


def _is_lettered(lead: Sequence[str]) -> bool:
    """Tell words that stand on a thing: *emblazoned with “…”*, *bearing the words “…”*."""
    if lead[-2:] == ["the", "words"]:
        return lead[0] in _BEARING
    return not _LETTERINGS.isdisjoint(lead[-1:]) or lead[-2:] == ["emblazoned", "with"]


def _slot(place: Place, around: Around) -> Iterator[str]:
    """The segment as a part of its clause: a noun with its determiner, an attribute, a name."""
    last, first = around.last.lower(), around.first.lower()
    lead = lowered(around.left[-2:]) if last else []
    if "as" in lead:
        yield "taken-as"
    if not determiners().isdisjoint(lead):
        yield "determined"
        if first in auxiliaries() and place.content[:1].isupper():
            yield "acting"  # The "Beast of Skerrow" has struck again
    if around.first[:1].islower() and first not in words("function_words") and first not in verbs():
        yield "attributive" if last in determiners() else "noun-after"
    if first in words("named_things") or first in words("classed_things"):
        yield "kind-after"  # a "red" warning, the "warm hub" scheme
    amid = around.first[:1].isupper() and place.final not in {",", ".", "?", "!"}
    if amid and last not in determiners() and _GIVEN_NAME.search(place.before[-TAIL:]):
        yield "inside-name"


def _bears_words(left: Sequence[str]) -> bool:
    """Tell what can be read off a thing (*a sign that read “…”*) from what somebody reads."""
    known = words("bearers") | words("documents")
    return not known.isdisjoint(lowered(left[-_SUBJECT:]))


def _is_apposed(place: Place, around: Around) -> bool:
    """Tell a name set off by commas from its noun: *a branching coral, “Acropora lata,” in …*."""
    if not place.before.rstrip().endswith(",") or len(around.inner) > _LONGEST_APPOSITION:
        return False
    if not words("function_words").isdisjoint(lowered(around.inner)):
        return False
    return (place.final == "," or place.after.startswith(",")) and bool(around.right)
