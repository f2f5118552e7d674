"""What the words between two marks look like: a sentence, a fragment, a name."""

import re
from collections.abc import Iterator, Sequence

from ..lexicon import words
from .place import COLONS, EXCLAIMED, STOPPED, Place, auxiliaries

_INNER_STOP = re.compile(r"[.?!;:—]\s")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LONGEST_TERM = 4
"""Ideographs of a set phrase or a name."""

_ADDRESSED = frozenset({"i", "we", "my", "our", "me", "us", "mine", "ours", "you", "your", "let"})
_CONTRACTED = ("n't", "'re", "'m", "'ll", "'ve", "'d")


def read_shape(place: Place, inner: Sequence[str]) -> Iterator[str]:
    """What the words themselves look like."""
    yield "one-word" if len(inner) == 1 else "few-words" if len(inner) <= 3 else "more-words"
    if len(inner) == 1 and len(inner[0]) == 1 and inner[0].isupper():
        yield "letter"
    low_words = [word.replace("’", "'").lower() for word in inner]
    yield from _voice(low_words)
    if _INNER_STOP.search(place.content):
        yield "inner-stop"
    if place.final in EXCLAIMED:
        yield "exclaimed"
    if place.final in STOPPED:
        yield "stopped"
    if inner and _is_caseless(inner[0][0]):
        if _says_more(place, inner):
            yield "unread"
    else:
        yield from _capitals(inner, low_words)


def _voice(low_words: Sequence[str]) -> Iterator[str]:
    """What words tell of whoever says them: a person, a predicate, an opinion."""
    contracted = [low for low in low_words if "'" in low]
    bases = [low.partition("'")[0] for low in contracted]
    if not (_ADDRESSED.isdisjoint(low_words) and _ADDRESSED.isdisjoint(bases)):
        yield "first-person"
    if not auxiliaries().isdisjoint(low_words) or any(map(_is_finite, contracted)):
        yield "finite"
    if not words("opinions").isdisjoint(low_words):
        yield "opinion"
    if low_words and low_words[0] in words("function_words"):
        yield "opens-with-function-word"


def _is_caseless(char: str) -> bool:
    return char.isalpha() and not char.isupper() and not char.islower()


def _says_more(place: Place, inner: Sequence[str]) -> bool:
    """Tell speech from a term in a script whose words we cannot read, and that has no capitals.

    Where no space parts words, ideographs are counted; a name or a set phrase has few.
    """
    if place.final in STOPPED | EXCLAIMED or place.before.rstrip().endswith(COLONS):
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
