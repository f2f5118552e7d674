"""What a word can be: the tag that the word lists give it, before its neighbours are asked."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from .. import cues
from ..cues import Inflection, Sense
from ..lexicon import rows, words

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
}
_SENSES = {
    Sense.SAY: "V",
    Sense.VOICE: "A",
    Sense.JUDGE: "J",
    Sense.THINK: "K",
    Sense.SHOW: "S",
    Sense.WEAK: "M",
}
_GERUNDS = {"V": "v", "A": "v", "J": "j", "K": "k", "S": "s", "M": "m"}
_ARTICLES = frozenset({"the", "a", "an", "of", "and", "his", "her"})
_DEMONSTRATIVES = frozenset({"this", "these", "no", "every"})
_NAMELIKE_WHEN_CAPITAL = frozenset("xaKMu")
PUNCTUATION = {
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
"""The tag of a token by its first character, where it is no word."""


@functools.lru_cache(maxsize=1 << 16)
def look_up(word: str) -> tuple[str, str]:
    """Return a word's tag at the start of a sentence, and inside one.

    ``?`` stands for a capitalised word that may be a name or not. A tag of two characters is a verb
    with its form (``p`` past, ``s`` third person, ``b`` base), which its neighbour has to confirm.
    """
    lower = word.lower()
    found = _tags().get(lower) or _tags().get(lower.replace("’", "'").partition("'")[0])
    if word[0] == lower[0] and word[0].lower() == word[0] and not word[0].isupper():
        tag = found or _guess(lower)
        return tag, tag
    if word in {"US", "UK", "EU", "UN", "UAE", "USA"}:
        return "L", "L"
    if found is None:
        return "?", "N"
    return _capitalised(word, lower, found)


def _capitalised(word: str, lower: str, tag: str) -> tuple[str, str]:
    if len(word) > 1 and word.isupper() and tag[0] not in "OoBbGgLH":
        return "?", "N"
    if tag == "~":
        return "?", "N"
    if tag in "iRTuc" and lower not in _ARTICLES or lower in _DEMONSTRATIVES:
        return tag, "N"
    if tag[0] in "obg":
        return tag.upper(), tag.upper()
    if tag[0] == "d":
        return "d", "N"
    if len(tag) == 2:
        return ("?" if tag[1] == "b" else tag[0]), "N"
    if tag in "vjksm":
        return tag, "N"
    return tag, ("N" if tag in _NAMELIKE_WHEN_CAPITAL else tag)


def _guess(lower: str) -> str:
    if "-" in lower:
        return _guess_compound(lower)
    if lower.endswith("ed") and len(lower) > 4:
        return "e"
    if lower.endswith("ly") and len(lower) > 4:
        return "a"
    return "n"


def _guess_compound(lower: str) -> str:
    """Judge a compound by its head: *ex-minister*, *mother-of-two*."""
    head = lower.partition("-of-")[0] if "-of-" in lower else lower.rpartition("-")[2]
    tag = _tags().get(head, "n")
    return tag if tag in ("o", "g", "b") else "n"


@functools.cache
def _tags() -> Mapping[str, str]:
    """Return the tag of every listed word in lower case; what is listed first prevails."""
    tags: dict[str, str] = {word: _GRAMMAR[kind] for word, kind in rows("grammar")}
    tags["according"] = tags["citing"] = "Z"
    for tag, names in (("H", ("honorifics",)), ("o", ("roles",)), ("g", ("groups",))):
        for name in names:
            for word in words(name):
                tags.setdefault(word, tag)
    for word in words("particles"):
        tags.setdefault(word, "~")
    for word, inflection, sense in _verbs():
        tags.setdefault(word, _verb_tag(sense, inflection, word))
    for tag, name in (("b", "bodies"), ("d", "documents")):
        for word in words(name):
            tags.setdefault(word, tag)
    for country, others in rows("nations"):
        for name in (country, *others.split("|")):
            tags.setdefault(name.lower().rstrip("."), "L")
            tags.setdefault(name.lower(), "L")
    for region in words("regions"):
        tags.setdefault(region.lower(), "L")
    return tags


def _verbs() -> list[tuple[str, Inflection, Sense]]:
    return [(form, v.inflection, v.sense) for form, v in cues.verbs().items() if " " not in form]


def _verb_tag(sense: Sense, inflection: Inflection, word: str) -> str:
    tag = _SENSES[sense]
    if inflection is Inflection.GERUND:
        return _GERUNDS[tag]
    if inflection is Inflection.BASE:
        return f"{tag}b"
    return f"{tag}{'s' if word.endswith('s') else 'p'}"


def phrasal_tag(phrase: str) -> str | None:
    """Return the tag of a verb with its particle (``pointed out``), or None."""
    found = cues.verb(phrase)
    return _verb_tag(found.sense, found.inflection, phrase.split()[0])[0] if found else None


@functools.cache
def phrasal_verbs() -> Mapping[str, tuple[str, ...]]:
    """Return the tails of phrasal verbs by their first word: ``made`` to ``it clear``, ``clear``."""
    tails: dict[str, list[str]] = {}
    for form in cues.verbs():
        head, _, tail = form.partition(" ")
        if tail:
            tails.setdefault(head, []).append(tail)
    return {head: tuple(sorted(found, key=len, reverse=True)) for head, found in tails.items()}


def is_phrasal_head(word: str) -> bool:
    """Tell whether a lower-case word can begin a phrasal verb."""
    return word in phrasal_verbs()
