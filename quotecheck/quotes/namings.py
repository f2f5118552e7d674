"""Wordings that name something, so that the marks enclose its name and nobody's speech.

They tell more than a verb of saying around them does: *asked whether the plan, dubbed "chaos
ball", had worked* names a plan. Whoever describes a thing speaks: *called the plan "a disgrace"*,
*dubbed "a disgrace" by critics*.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from ..lexicon import words

_ADVERBS = (
    r"(?:\w+ly|also|better|best|here|there|now|then|once|since|online|today|elsewhere|simply"
    r"|long|still|so|already|sometimes|often)"
)
_THOSE = r"(?:(?:the|his|her|its|their|some|many) )?"
_CIRCLES = (
    r"(?:friends|fans|family|locals|all|everyone|colleagues|supporters|followers|neighbou?rs"
    r"|insiders|residents|users|listeners|viewers|readers|players|police|detectives|officers"
    r"|many|some|most)"
)
_AMONG = (
    rf"(?:(?:at|in|on|among|around|across|within|throughout) {_THOSE}[\w-]+"
    rf"|(?:to|by) {_THOSE}{_CIRCLES})"
)
_END = r"(?: the)?\s*[,:]?\s*\Z"

_KNOWN = re.compile(rf"\bknown(?: {_ADVERBS}){{0,2}}(?: {_AMONG})? as{_END}")
_DUBBED = re.compile(
    rf"(?:[,(–—-]\s*|\b(?:is|are|was|were|be|been|being|and|but|{_ADVERBS})\s+)"
    r"(?:dubbed|christened|nicknamed|baptised|baptized|code-?named)"
    rf"(?: by {_THOSE}{_CIRCLES})?{_END}"
)
_REFERRED = re.compile(
    r"\b(?:referred to as"
    rf"|(?:locally|popularly|colloquially|commonly|affectionately|officially) called){_END}"
)
_TITLED = re.compile(rf"\b(?:sub|en|re)?titled{_END}")
_UNDER = re.compile(
    r"\b(?:under|by|with|bears?|bearing|bore) the (?:\w+ )?"
    rf"(?:heading|headline|name|title|pseudonym|pen name|byline|hashtag|rubric)(?: of)?{_END}"
)
_CHRISTENED = re.compile(
    r"\b(?:(?:re)?named|(?:re)?christened|nicknamed|re-?branded|baptised|baptized)"
    r"(?: (?:it|him|her|them|itself|(?:the|his|her|its|their|one) (?:[\w-]+ )?[\w-]+))?\s+\Z"
)
_CALLED = re.compile(
    r"\b(?:call(?:ed|s|ing)?(?: (?:it|him|her)self| themselves)?"
    r"|styl(?:ed|es|ing) (?:it|him|her|them)sel(?:f|ves)"
    r"|signed|marked|stamped"
    r"|(?:marketed|sold|billed|registered|listed|traded|trading) as(?: the)?"
    r"|(?:formerly|popularly|locally|officially|affectionately)(?: the)?)\s+\Z"
)
_CALLED_IT = re.compile(r"\bcall(?:ed|s|ing)? it\s+\Z")
_CALLED_THE = re.compile(r"\bcall(?:ed|s|ing)? the\s*\Z")
_SIGNED = re.compile(
    r"\bsign(?:s|ed|ing)? (?:[\w-]+ ){0,2}?"
    r"(?:as|himself|herself|themselves|itself|off|editorials|letters|columns|articles|posts"
    r"|messages|emails|pieces|paintings|works|poems|drawings)\s*,?\s*\Z"
)
_APPOSED = re.compile(
    r"(?:\b(?:his|her|its|their|our|my|whose)|['’]s|s['’]) (?:[\w-]+ )?([\w-]+), (?:the )?\Z",
    re.IGNORECASE,
)
_WORD_MEANS = re.compile(
    r"\b(?:the|that|this) (?:word|term|phrase|expression) "
    r"(?:itself |really |actually )?(?:means?|meant|implies|implied|covers?|denotes?|refers?)\b"
)

_UTTERED = frozenset({"finite", "first-person", "exclaimed"})
_LONGEST_NAME = 3
"""Words of a name without capitals; longer ones describe."""


def read_namings(
    before: str, after: str, inner: Sequence[str], shape: AbstractSet[str]
) -> Iterator[str]:
    """Yield the signs that the words between the marks are a name.

    ``outright`` is told by the wording alone, ``christened`` and ``kind-before`` by capitals too.

    Args:
        before: The end of the sentence before the marks.
        after: The sentence behind them.
        inner: The words between them.
        shape: The signs seen so far: what those words look like, and verbs of saying around them.
    """
    if _is_outright(before, after, inner, shape):
        yield "outright"
    if _has_capitals(inner, shape) and _is_called(before, inner, shape):
        yield "christened"
    if _is_capitalised(shape) and "finite" not in shape and _kind_before(before, shape):
        yield "kind-before"


def _is_outright(before: str, after: str, inner: Sequence[str], shape: AbstractSet[str]) -> bool:
    if _TITLED.search(before) or _UNDER.search(before):
        return True
    if 0 < len(inner) <= _LONGEST_NAME and _WORD_MEANS.search(after):
        return True
    return _is_name(inner, shape) and any(w.search(before) for w in (_KNOWN, _DUBBED, _REFERRED))


def _is_capitalised(shape: AbstractSet[str]) -> bool:
    """Tell the capitals of a name from that of *No!* and *We*."""
    return "title" in shape or (
        "capital" in shape and shape.isdisjoint({"first-person", "exclaimed"})
    )


def _has_capitals(inner: Sequence[str], shape: AbstractSet[str]) -> bool:
    """Tell capitals, but for those of an article: *call it "the Oven"*."""
    if _is_capitalised(shape):
        return True
    return (
        inner[:1] == ["the"]
        and len(inner) > 1
        and inner[1][0].isupper()
        and not any(word[0].islower() and word not in words("function_words") for word in inner)
    )


def _is_name(inner: Sequence[str], shape: AbstractSet[str]) -> bool:
    """Tell a name from a description: it is short or capitalised, and none of many (*a …*)."""
    if _is_capitalised(shape):
        return True
    if not inner or inner[0].lower() in {"a", "an"} or not shape.isdisjoint(_UTTERED):
        return False
    return len(inner) <= _LONGEST_NAME or all(word[0].isupper() for word in inner[1:])


def _is_called(before: str, inner: Sequence[str], shape: AbstractSet[str]) -> bool:
    if any(wording.search(before) for wording in (_CHRISTENED, _CALLED, _SIGNED)):
        return True
    if "capital" not in shape and _CALLED_IT.search(before):
        return True  # one capital is a sentence's: *called it "Nonsense"*
    return inner[-1].lower() in words("name_heads") and bool(_CALLED_THE.search(before))


def _kind_before(before: str, shape: AbstractSet[str]) -> bool:
    """Tell a noun for what bears a name right before the marks: *the firm «…»*, *her boat, "…"*.

    A comma inside the marks may be that of speech: *told her party, "Never Again," and left*.
    """
    apposed = _APPOSED.search(before)
    if apposed:
        spoken = "stopped" in shape and not shape.isdisjoint({"cue-before", "judged-before"})
        return not spoken and apposed[1].lower() in words("named_things")
    parts = before.rsplit(maxsplit=1) if before[-1:].isspace() else []
    return bool(parts) and parts[-1].lower() in words("named_things")
