"""Wordings that name something, so that the marks enclose its name and nobody's speech.

They tell more than a verb of saying around them does: *asked whether the plan, dubbed "chaos
ball", had worked* names a plan. Whoever describes a thing speaks: *called the plan "a disgrace"*,
*dubbed "a disgrace" by critics*.
"""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from ..lexicon import table, words

_ADVERBS = (
    r"(?:\w+ly|also|better|best|here|there|now|then|once|since|online|today|elsewhere|simply"
    r"|long|still|so|already|sometimes|often)"
)
_THOSE = r"(?:(?:the|his|her|its|their|some|many|most) )?"
_END = r"(?: the| an?)?\s*[,:]?\s*\Z"

_TITLED = re.compile(rf"\b(?:sub|en|re|[Ee]n)?[Tt]itled{_END}")
_SO_CALLED = re.compile(r"\b[Ss]o[- ]called(?: [\w-]+)?\s+\Z")
_UNDER = re.compile(
    r"\b(?:under|by|with|bears?|bearing|bore) the (?:\w+ )?"
    rf"(?:heading|headline|name|title|pseudonym|pen name|byline|hashtag|rubric)(?: of)?{_END}"
)
_COINED = re.compile(
    r"\bcoin(?:ed|ing|s)? (?:[\w-]+ ){1,3}(?:word|term|phrase|expression|name|slogan)\s*,?\s*\Z"
)
_PRESSED = re.compile(r"\b(?:[Cc]lick|[Tt]ick|[Tt]ap)(?:s|p?ed|p?ing)?(?: on)?\s+\Z")
_CHRISTENED = re.compile(
    r"\b(?:(?:re)?named|(?:re)?christened|nicknamed|dubbed|re-?branded|baptised|baptized)"
    r"(?: (?!by\b)[\w'’-]+){0,4}?(?: the)?\s+\Z"
)
_CALLED = re.compile(
    r"\b(?:call(?:ed|s|ing)?(?: (?:it|him|her)self| themselves)?"
    r"|styl(?:ed|es|ing) (?:it|him|her|them)sel(?:f|ves)"
    r"|signed|marked|stamped"
    r"|(?:marketed|sold|billed|registered|traded|trading|identified|named) as"
    r"|(?:identified|named|known)(?: [\w'’-]+){0,3}? (?:only|simply) as"
    r"(?: the)?"
    r"|(?:formerly|popularly|locally|officially|affectionately)(?: the)?)\s+\Z"
)
_CALLED_IT = re.compile(
    r"\bcall(?:ed|s|ing)? it\s+\Z|\b(?:ha[sd]|have|is|are|was|been|being) (?:\w+ )?branded\s+\Z"
)
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
_ADDRESSED = re.compile(
    r"\b(?:tells?|told|asks?|asked|warn(?:s|ed)|urge[sd]|remind(?:s|ed)|assure[sd])"
    r" (?:[\w'’-]+ ){1,3}\Z"
)
_WORD = r"(?:word|term|phrase|expression|adjective|noun|verb|acronym|abbreviation|euphemism)"
_WORD_MEANS = re.compile(
    rf"\b(?:the|that|this) {_WORD} "
    r"(?:itself |really |actually )?(?:means?|meant|implies|implied|covers?|denotes?|refers?)\b"
)
_THE_WORD = re.compile(rf"\b(?:the|that|this) (?:[\w-]+ )?{_WORD}s?\s+\Z")
_USED = re.compile(
    r"\b(?:us(?:e[sd]?|ing)|use of|hear[sd]?|hearing|uttered|saying|what|in)"
    rf" (?:the|that|this) {_WORD}s?\s+\Z"
)
_PREDICATED = re.compile(
    r"\s*(?:is|are|was|were|has|had|should|could|would|can|may|might|must|will|does|did|comes?|came"
    r"|appear(?:s|ed)|refer(?:s|red)|cover(?:s|ed)|entered|became|carries|implies|sounds)\b"
)
_IS_CALLED = re.compile(
    r"(?<!\b[Hh]e )(?<!\b[Ss]he )(?<!\b[Tt]hey )\b(?:is|are) (?:\w+ )?(?:called|termed|known as)"
    rf"{_END}"
)
_BY = re.compile(r"\s*by\b")
_HINTED = re.compile(
    r"\b(?:(?:[Aa]n?|[Aa]nother) [\w ]{1,40}[a-z],? called(?: the)?"
    r"|(?:[A-Z]\w+(?:ian|ish|ese|ch|ic)|Latin|German|Greek|Hindi|Yoruba|slang|shorthand) for"
    r"|(?:charged?|charges|counts?|convicted|cleared|acquitted|suspicion) (?:of|with)"
    r"|means?|meaning|meant|translates? (?:\w+ )?(?:as|to)"
    r"|an? (?:\w+ )?(?:word|term|expression)(?=,))\s*[,:]?\s*\Z"
)
"""Wordings that may name something, and may as well tell what somebody says."""

_STEMS = (
    "call", "know", "knew", "Know", "nam", "ub", "itled", " as", "ick", "hristen", "bapti", "ode",
    "brand", "term", "word", "phrase", "expression", "adjective", "noun", "verb", "acronym",
    "abbreviation", "euphemism", "coin", "head", "hashtag", "rubric", "the title", "pseudonym",
    "byline", "alias", "aka", "a.k.a.", " by", "mean", "translat", "self-", " for", "moniker",
    "lick", "ap", "of", "rated", "rade", "lass", "ategor", "arked", "tamped", "agged", "nswer",
    "handle", "charge", "count", "convicted", "cleared", "acquitted", "suspicion",
)  # fmt: skip
"""Without any of these none of the wordings stands that name something; what names by capitals,
or by a noun before the marks, is looked for apart."""

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
    if any(map(before.__contains__, _STEMS)):
        naming = _is_naming(before, after)
        if _is_outright(before, after, inner) or (naming and _is_name(inner, shape)):
            yield "outright"
        elif _is_word(before):
            yield "as-word"
        elif naming or _HINTED.search(before):
            yield "named"
    if 0 < len(inner) <= _LONGEST_NAME and _WORD_MEANS.search(after):
        yield "outright"
    if _has_capitals(inner, shape) and _is_called(before, inner, shape):
        yield "christened"
    if _is_capitalised(shape) and "finite" not in shape and _kind_before(before, after, shape):
        yield "kind-before"


def _is_outright(before: str, after: str, inner: Sequence[str]) -> bool:
    """Tell wordings after which anything is a name, a title or a word as such."""
    if any(wording.search(before) for wording in (_TITLED, _UNDER, _SO_CALLED, _COINED, _PRESSED)):
        return True
    if len(inner) > _LONGEST_NAME or not _PREDICATED.match(after):
        return False
    return _is_word(before)


def _is_word(before: str) -> bool:
    """Tell a word as a word (*the word “…”*) from one that somebody uses."""
    return bool(_THE_WORD.search(before)) and not _USED.search(before)


def _is_naming(before: str, after: str) -> bool:
    """Tell wordings after which a name is a name, and a description somebody's words."""
    if any(wording.search(before) for wording in _namings()):
        return True
    return bool(_IS_CALLED.search(before)) and not _BY.match(after)


@functools.cache
def _namings() -> tuple[re.Pattern[str], ...]:
    """Return the wordings that name groups of people among whom a name is used."""
    kinds = table("circles")
    circles = _any_of(kinds, "circle", "expert")
    experts = _any_of(kinds, "expert")
    judges = _any_of(kinds, "judge")
    among = (
        rf"(?:(?:at|in|on|among|around|across|within|throughout) {_THOSE}[\w-]+"
        rf"|(?:to|by) {_THOSE}(?:(?:[\w-]+ )?{circles}|[a-z]+s))"
    )
    calls = r"(?:calls?|called|terms?|dub|know as|refer to as)"
    return (
        re.compile(
            rf"\b[Kk]n(?:own|ows?|ew)(?: (?:only|him|her|it|them|{_ADVERBS})){{0,2}}"
            rf"(?: {among})? as{_END}"
        ),
        re.compile(
            rf"(?:\A\W*|[,(–—-]\s*|\b(?:is|are|was|were|be|been|being|and|but|{_ADVERBS})\s+)"
            r"(?:[Dd]ubbed|[Cc]hristened|[Nn]icknamed|baptised|baptized|[Cc]ode-?named)"
            rf"(?: by {_THOSE}{circles})?{_END}"
        ),
        re.compile(
            rf"\b(?:ha[sd]|have) (?:{_ADVERBS} )?(?:christened|nicknamed|code-?named)"
            rf"(?: (?:it|him|her|them))?{_END}"
        ),
        re.compile(
            r"\b(?:referred to as"
            rf"|(?:locally|popularly|colloquially|commonly|affectionately|officially) called){_END}"
        ),
        re.compile(
            rf"\b(?:what|that|which|as) {_THOSE}(?:[\w-]+ )?"
            rf"(?:{circles} {calls}|(?!{judges}\b)[a-z]+s (?:call|term|dub|know as)){_END}"
        ),
        re.compile(
            rf"(?:\A|[,;:–—-] |\b(?:that|and|but|some|many|most) ){experts}"
            r" (?:(?:call|term|dub) (?:the|this|these|such an?|such) [\w-]+|(?:speak|talk) of)"
            rf"{_END}",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:recorded|logged|classified|listed|designated|filed|entered|registered|identified)"
            rf"(?: (?:it|him|her|them))?(?: (?:on|in|by) {_THOSE}[\w-]+)?"
            rf"(?: only| simply)? as{_END}"
        ),
        re.compile(
            rf"(?:\A|\s){circles}(?: (?:in|on|at) [^,;:.]{{1,25}})? (?:speak|talk) of the\s+\Z",
            re.IGNORECASE,
        ),
        re.compile(r"\bself-(?:described|styled|proclaimed)\s+\Z"),
        re.compile(
            rf"\b[Kk]nown (?:\w+ )?(?:(?:among|in|by|across) [^,;:.]{{1,40}}"
            rf"|to {_THOSE}[a-z]+s of [^,;:.]{{1,40}}) as{_END}"
        ),
        re.compile(
            r"\b(?:rated|graded|coded|classed|classified|categori[sz]ed|marked|stamped|tagged)"
            rf"(?: (?:it|them|(?:the|its|their) [\w-]+))?{_END}"
        ),
        re.compile(
            r"\b(?:go(?:es|ing)? by|went by|answer(?:s|ed|ing)? to|nickname|moniker|pseudonym|alias"
            r"|aka|a\.k\.a\.|(?:user|screen )name|handle|ha(?:s|d|ve) a (?:name|word|term)"
            rf"(?: for it)?|code ?word|password|(?:pen|stage|code) name|the (?:\w+ )?name){_END}"
        ),
    )


@functools.cache
def _local_name() -> re.Pattern[str]:
    """Return the wording by which a group has a name for a thing: *dockers call the crane "…"*."""
    circles = _any_of(table("circles"), "circle", "expert")
    return re.compile(
        rf"\b(?:who|they|{circles})(?: (?:have|had|{_ADVERBS})){{0,3}}"
        r" call(?:ed)? (?:the|this|their|its) [\w-]+\s+\Z",
        re.IGNORECASE,
    )


def _any_of(listed: Mapping[str, str], *kinds: str) -> str:
    return rf"(?:{'|'.join(word for word, kind in listed.items() if kind in kinds)})"


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
    """Tell a name from a description: short or capitalised, and no phrase (*a …*, *for …*)."""
    if _is_capitalised(shape):
        return True
    if not inner or not shape.isdisjoint(_UTTERED):
        return False
    if inner[0].lower() in words("function_words") and inner[0].lower() != "the":
        return False
    return len(inner) <= _LONGEST_NAME or all(word[0].isupper() for word in inner[1:])


def _is_called(before: str, inner: Sequence[str], shape: AbstractSet[str]) -> bool:
    if any(wording.search(before) for wording in (_CHRISTENED, _CALLED, _SIGNED)):
        return True
    if "capital" not in shape and (_CALLED_IT.search(before) or _local_name().search(before)):
        return True  # one capital is a sentence's: *called it "Nonsense"*
    return inner[-1].lower() in words("name_heads") and bool(_CALLED_THE.search(before))


def _kind_before(before: str, after: str, shape: AbstractSet[str]) -> bool:
    """Tell a noun for what bears a name right before the marks: *the firm «…»*, *her boat, "…"*.

    A comma inside the marks may be that of speech: *told her party, "Never Again," and left*.
    """
    apposed = _APPOSED.search(before)
    if apposed:
        spoken = "stopped" in shape and not shape.isdisjoint({"cue-before", "judged-before"})
        return not spoken and apposed[1].lower() in words("named_things")
    parts = before.rsplit(maxsplit=1) if before[-1:].isspace() else []
    if not parts or parts[-1].lower() not in words("named_things"):
        return False
    return bool(after.strip()) or not _ADDRESSED.search(before)
