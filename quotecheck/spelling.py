"""Spelling: which words are one word spelt two ways, and what contractions stand for.

The rules are narrow on purpose: a rule that folds every *-our* or every doubled *l* makes *filled*
of *filed*. What no rule covers stands in a list.
"""

import functools
import unicodedata

import regex

from . import lexicon

_ISE = regex.compile(r"(\p{L}{2,}i)s(e|ed|es|ing|er|ers|ation|ations|ational|able)")
_YSE = regex.compile(r"(anal|paral|catal|hydrol|dial|electrol)ys(e|ed|es|ing|er|ers)")
_OUR = regex.compile(r"(\p{L}+ou)r(\p{L}*)")
_DOUBLED_L = regex.compile(r"(\p{L}+l)l(ed|ing|er|ers|ings|or|ors)")


@functools.lru_cache(maxsize=65536)
def american(norm: str) -> str:
    """Return the spelling under which variants of a word are compared, American where they differ.

    A word that has one spelling only is returned as it is; capitalisation is of no account.
    """
    bare, possessive = norm.removesuffix("'s"), norm[len(norm.removesuffix("'s")) :]
    listed = lexicon.table("spellings").get(bare)
    if listed is None:
        listed = _by_rule(bare)
    return listed + possessive


def bare(norm: str) -> str:
    """Return a word without its accents: *façade*, *facade*."""
    if norm.isascii():
        return norm
    return "".join(c for c in unicodedata.normalize("NFKD", norm) if not unicodedata.combining(c))


@functools.lru_cache(maxsize=4096)
def expansions(norm: str) -> tuple[tuple[str, ...], ...]:
    """Return every phrase that a contraction may stand for, none for any other word.

    *it's* stands for *it is* and for *it has*; a possessive is no contraction.
    """
    return _contractions().get(norm, ())


def _by_rule(word: str) -> str:
    if match := _ISE.fullmatch(word):
        return word if _keeps_s(match.group(1), match.group(2)) else f"{match[1]}z{match[2]}"
    if match := _YSE.fullmatch(word):
        return f"{match[1]}yz{match[2]}"
    if (match := _DOUBLED_L.fullmatch(word)) and match[1] in lexicon.words("single_l"):
        return match[1] + match[2]
    if (match := _OUR.fullmatch(word)) and _is_our_word(word):
        return match[1][:-1] + "r" + match[2]
    return word


def _keeps_s(front: str, ending: str) -> bool:
    """Tell whether ``front`` + *se* is spelt with s everywhere: *promised*, *surprising*."""
    exceptions = lexicon.words("ise_exceptions")
    return front + "se" in exceptions or (ending in {"e", "es"} and front + "s" in exceptions)


def _is_our_word(word: str) -> bool:
    stems = lexicon.words("our_stems")
    return any(word[:end] in stems for end in range(5, len(word) + 1)) or any(
        word.removeprefix(prefix) != word and _is_our_word(word.removeprefix(prefix))
        for prefix in ("un", "dis", "mis")
    )


@functools.cache
def _contractions() -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for form, phrase in lexicon.rows("contractions"):
        table[form] = (*table.get(form, ()), tuple(phrase.split()))
    return table
