"""What a word can be: the tag that the word lists give it, before its neighbours are asked."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping

from .. import cues
from ..cues import Inflection, Sense
from ..lexicon import rows, words
from ..names import is_given_name

_GRAMMAR = {
    "determiner": "D",
    "pronoun": "P",
    "objective": "p",
    "relative": "R",
    "that": "T",
    "auxiliary": "x",
    "preposition": "i",
    "of": "f",
    "to": "2",
    "as": "@",
    "by": "y",
    "conjunction": "c",
    "subordinator": "u",
    "adverb": "a",
    "calendar": "t",
    "past": "e",
}
_SENSES = {
    Sense.SAY: "V",
    Sense.VOICE: "A",
    Sense.JUDGE: "J",
    Sense.THINK: "K",
    Sense.SHOW: "S",
    Sense.WEAK: "M",
}
BASE = dict(zip("①②③④⑤⑥", "VAJKSM", strict=True))
"""Base forms that a neighbour has to confirm (``claim``), with the tag of the verb."""
THIRD = dict(zip("❶❷❸❹❺❻", "VAJKSM", strict=True))
"""The same for third persons (``claims``)."""
PAST = dict(zip("⑴⑵⑶⑷⑸⑹", "VAJKSM", strict=True))
"""The same for past forms (``stated``)."""
_CODES = {
    form: {tag: code for code, tag in codes.items()}
    for form, codes in (("b", BASE), ("s", THIRD), ("p", PAST))
}
_GERUNDS = {"V": "v", "A": "v", "J": "j", "K": "k", "S": "s", "M": "m"}
AGED = "year-old"
"""What stands behind a number for a person: *the 56-year-old*."""
_ROLE_ENDINGS = (
    "ologist",
    "ographer",
    "iatrist",
    "atrician",
    "ometrist",
    "onomist",
    "ienist",
    "keeper",
    "monger",
    "smith",
    "sman",
    "swoman",
    "person",
    "wright",
)
"""What only those who do a thing for a living end in: *volcanologist*, *fishmonger*."""
_OF_A_PLACE = ("-area", "-backed", "-based", "-born", "-bred", "-era", "-led", "-trained")
"""How a name becomes an adjective: *Bristol-born*, *London-based*."""
_ARTICLES = frozenset({"the", "a", "an", "of", "and", "his", "her"})
_DEMONSTRATIVES = frozenset({"this", "these", "no", "every"})
_NAMELIKE_WHEN_CAPITAL = frozenset("xaKMudvjksme")
_ACRONYMS = frozenset({"US", "UK", "EU", "UN", "UAE", "USA"})
_REMEMBERED = 1 << 16
"""So many different tokens are remembered with their tags."""
_PUNCTUATION = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    ".": ".",
    "!": ".",
    "?": ".",
    "…": ".",
    "-": "-",
    "‐": "-",
    "–": "-",
    "—": "-",
    "―": "-",
    "•": "|",
    "|": "|",
}


@functools.lru_cache(maxsize=_REMEMBERED)
def look_up(token: str) -> tuple[str, str]:
    """Return a token's tag at the start of a sentence, and inside one; one character each.

    ``?`` stands for a capitalised word that may be a name or not. Keys of `BASE`, `THIRD` and
    `PAST` stand for words that may be nouns as well.
    """
    first = token[:1]
    if not first.isalpha():
        return (_mark(first),) * 2
    if len(token) == 2 and token[1] == ".":  # an initial
        return "N", "N"
    lower = token.lower()
    bare = lower.rstrip(".").replace("’", "'")
    found = _tags().get(lower) or _tags().get(bare) or _tags().get(bare.partition("'")[0])
    if not first.isupper():
        if found == "H" and lower in words("roles"):
            found = "o"  # her sister, the colonel
        return (found or _guess(lower),) * 2
    if token in _ACRONYMS:
        return "L", "L"
    if found is None:
        return _guess_capitalised(lower)
    return _capitalised(token, lower, found)


class _Inside(dict[str, str]):
    """Tags inside a sentence, by token; a dict is asked four times as fast as a cached function."""

    def __missing__(self, token: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[token] = tag = look_up(token)[1]
        return tag


@functools.cache
def _inside() -> _Inside:
    return _Inside()


def look_up_inside(tokens: Iterable[str]) -> list[str]:
    """Return the tags of tokens inside a sentence, where nearly all tokens stand."""
    return list(map(_inside().__getitem__, tokens))


def _guess_capitalised(lower: str) -> tuple[str, str]:
    """Return the tags of a capitalised word that no list has."""
    if lower.endswith(_OF_A_PLACE):
        return "L", "L"
    office = "-" in lower and _guess_compound(lower) == "o"  # Dad-of-four, Ex-minister
    return ("O", "O") if office else ("?", "N")


def _mark(first: str) -> str:
    """Return the tag of a token that is no word, by its first character."""
    if first.isdigit() or first in "#@":
        return "#"
    if first in "'’":
        return "'"
    return "|" if first in "\r\n" else _PUNCTUATION.get(first, "-" if first.isspace() else ",")


def _capitalised(word: str, lower: str, tag: str) -> tuple[str, str]:
    if len(word) > 1 and word.isupper() and tag not in "OoBbGgLH":
        return "?", "N"
    if tag == "~" or tag in BASE or (tag in "dob" and is_given_name(lower)):
        return "?", "N"
    if (tag in "iRTuc" and lower not in _ARTICLES) or lower in _DEMONSTRATIVES:
        return tag, "N"
    if tag in "obg":
        return tag.upper(), tag.upper()
    if tag in PAST or tag in THIRD:
        return PAST.get(tag) or THIRD[tag], "N"
    return tag, ("N" if tag in _NAMELIKE_WHEN_CAPITAL else tag)


def _guess(lower: str) -> str:
    if "-" in lower:
        return _guess_compound(lower)
    if lower.endswith("ed") and len(lower) > 4:
        return "e"
    if lower.endswith("ly") and len(lower) > 4:
        return "a"
    if lower.endswith(_ROLE_ENDINGS):
        return "o"
    if lower.endswith("s") and (lower[:-1] in words("roles") or lower[:-1].endswith(_ROLE_ENDINGS)):
        return "g"
    return "n"


def _guess_compound(lower: str) -> str:
    """Judge a compound by its head: *ex-minister*, *mother-of-two*, *year-old*."""
    if lower == AGED:
        return "o"
    head = lower.partition("-of-")[0] if "-of-" in lower else lower.rpartition("-")[2]
    tag = _tags().get(head, "n")
    return tag if tag in ("o", "g", "b") else "n"


@functools.cache
def _tags() -> Mapping[str, str]:
    """Return the tag of every listed word in lower case; what is listed first prevails."""
    tags: dict[str, str] = {word: _GRAMMAR[kind] for word, kind in rows("grammar")}
    tags["according"] = tags["citing"] = "Z"
    for name, tag in (("honorifics", "H"), ("roles", "o"), ("groups", "g"), ("particles", "~")):
        tags = dict.fromkeys(words(name), tag) | tags
    tags = {word: _verb_tag(s, i, word) for word, i, s in _verbs()} | tags
    for name, tag in (("bodies", "b"), ("documents", "d")):
        tags = dict.fromkeys(words(name), tag) | tags
    return dict.fromkeys(_places(), "L") | tags


def _places() -> Iterator[str]:
    """Yield what countries and regions are called, in lower case, with and without a dot."""
    for country, others in rows("nations"):
        for name in (country, *others.split("|")):
            yield name.lower()
            yield name.lower().rstrip(".")
    yield from (region.lower() for region in words("regions"))


@functools.cache
def nations_of_two_words() -> frozenset[str]:
    """Return the names of nations and their people that have two words, in lower case."""
    return frozenset(name for name in _places() if name.count(" ") == 1)


def _verbs() -> list[tuple[str, Inflection, Sense]]:
    return [(form, v.inflection, v.sense) for form, v in cues.verbs().items() if " " not in form]


def _verb_tag(sense: Sense, inflection: Inflection, word: str) -> str:
    tag = _SENSES[sense]
    if inflection is Inflection.GERUND:
        return _GERUNDS[tag]
    form = "b" if inflection is Inflection.BASE else "s" if word.endswith("s") else "p"
    return _CODES[form][tag]


def phrasal_tag(phrase: str) -> str | None:
    """Return the tag of a verb with its particle (``pointed out``), or None."""
    found = cues.verb(phrase)
    if found is None:
        return None
    tag = _SENSES[found.sense]
    return _GERUNDS[tag] if found.inflection is Inflection.GERUND else tag


@functools.cache
def phrasal_verbs() -> Mapping[str, tuple[str, ...]]:
    """Return the tails of phrasal verbs by first word: ``made`` to ``it clear``, ``clear``."""
    tails: dict[str, list[str]] = {}
    for form in cues.verbs():
        head, _, tail = form.partition(" ")
        if tail:
            tails.setdefault(head, []).append(tail)
    return {head: tuple(sorted(found, key=len, reverse=True)) for head, found in tails.items()}
