"""Word forms: whether two words are forms of one word.

Two answers for two needs. `lemmas` is strict: it undoes only endings that English would have put
there (*hoping* comes of *hope*, never of *hop*), and decides labels. `stem` is loose: one key a
word, under which *circumvention* meets *circumventing*, and serves to look words up.
"""

import functools

from . import lexicon

_VOWELS = frozenset("aeiouy")
_STEM_ENDINGS = (
    ("ization", "iz"),
    ("isation", "iz"),
    ("ational", "at"),
    ("fulness", ""),
    ("iveness", "iv"),
    ("ousness", "ou"),
    ("ability", "abl"),
    ("ibility", "ibl"),
    ("ations", ""),
    ("ation", ""),
    ("ition", ""),
    ("ising", "iz"),
    ("ised", "iz"),
    ("ises", "iz"),
    ("ise", "iz"),
    ("ction", "ct"),
    ("ption", "pt"),
    ("ntion", "nt"),
    ("ssion", "ss"),
    ("stion", "st"),
    ("tion", "t"),
    ("ment", ""),
    ("ness", ""),
    ("ance", ""),
    ("ence", ""),
    ("ancy", ""),
    ("ency", ""),
    ("ant", ""),
    ("ent", ""),
    ("able", ""),
    ("ible", ""),
    ("ical", "ic"),
    ("ally", ""),
    ("ful", ""),
    ("ity", ""),
    ("ive", ""),
    ("ate", ""),
    ("ly", ""),
    ("al", ""),
    ("or", ""),
    ("er", ""),
)
_SHORTEST_STEM = 4
_DERIVED_ENDINGS = (
    # (ending of one word, ending of the other): one stem, one sense, another part of speech
    ("ly", ""),
    ("ally", ""),
    ("ily", "y"),
    ("ly", "le"),
    ("ness", ""),
    ("iness", "y"),
    ("ment", ""),
    ("ment", "e"),
    ("ion", ""),
    ("ion", "e"),
    ("ation", "e"),
    ("ation", ""),
    ("ition", "e"),
    ("ication", "y"),
    ("sion", "d"),
    ("sion", "de"),
    ("ance", ""),
    ("ance", "e"),
    ("ence", ""),
    ("ance", "ant"),
    ("ence", "ent"),
    ("ity", ""),
    ("ity", "e"),
    ("ility", "le"),
    ("al", ""),
    ("al", "e"),
    ("ful", ""),
)


def is_function_word(norm: str) -> bool:
    """Tell articles, pronouns, prepositions, conjunctions and auxiliaries from content words."""
    return norm in lexicon.words("function_words")


@functools.lru_cache(maxsize=65536)
def lemmas(norm: str) -> frozenset[str]:
    """Return every base form that a word may be a form of, the word itself included.

    Regular endings are undone only where English spelling would have produced the word from that
    base; irregular forms come from the lexicon. A function word is a form of itself alone, except
    for *be*, *have*, *do*.
    """
    bare = _without_possessive(norm)
    bases = {norm, bare, *_irregular().get(bare, ())}
    if not is_function_word(bare) and bare not in lexicon.words("uninflected"):
        bases.update(_plural_bases(bare))
        bases.update(_verb_bases(bare, "ed"))
        bases.update(_verb_bases(bare, "ing"))
        bases.update(_degree_bases(bare))
    return frozenset(bases)


def same_lemma(a: str, b: str) -> bool:
    """Tell whether two words are inflected forms of one word: *troop* ~ *troops*, *won* ~ *win*."""
    return a == b or not lemmas(a).isdisjoint(lemmas(b))


@functools.lru_cache(maxsize=65536)
def related(a: str, b: str) -> bool:
    """Tell whether two words are forms of one word, or derived from one another in one sense.

    *circumvention* ~ *circumventing*, *globally* ~ *global*; but *employer* and *employee*,
    *harm* and *harmless*, *hard* and *hardly* are different words.
    """
    if same_lemma(a, b):
        return True
    if a[:3] != b[:3] or is_function_word(a) or is_function_word(b):
        return False
    if {a, b} & lexicon.words("false_derivations"):
        return False
    return any(_derives(x, y) for x in lemmas(a) for y in lemmas(b))


@functools.lru_cache(maxsize=65536)
def stem(norm: str) -> str:
    """Return the key under which forms and derivations of a word meet, to look words up.

    The key is rough (*university* meets *universe*): it proposes, `related` decides.
    """
    bare = norm.removesuffix("'s")
    bare = min(_irregular().get(bare, (bare,)))
    if is_function_word(bare) or not bare.isalpha():
        return bare
    return _rounded(_cut(_cut(_cut(_without_inflection(bare)))))


def _derives(x: str, y: str) -> bool:
    return any(
        _swaps(x, y, long, short) or _swaps(y, x, long, short) for long, short in _DERIVED_ENDINGS
    )


def _swaps(x: str, y: str, long: str, short: str) -> bool:
    """Tell whether ``x`` with its ending ``long`` made ``short`` is ``y``."""
    kept = len(x) - len(long)
    return kept >= _SHORTEST_STEM and x.endswith(long) and x[:kept] + short == y


@functools.cache
def _irregular() -> dict[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {}
    for form, base in lexicon.rows("irregular_forms"):
        forms[form] = (*forms.get(form, ()), base)
    return forms


def _without_possessive(norm: str) -> str:
    """Return the owner of a possessive; *it's* and *who's* are contractions."""
    owner = norm.removesuffix("'s")
    return norm if is_function_word(owner) else owner


def _plural_bases(word: str) -> list[str]:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return []
    bases = [word[:-1]]
    if word.endswith("ies"):
        bases = [word[:-3] + "y", word[:-1]]
    elif word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        bases.append(word[:-2])
    return [base for base in bases if _is_base(base)]


def _verb_bases(word: str, ending: str) -> list[str]:
    if not word.endswith(ending):
        return []
    rest = word[: -len(ending)]
    if len(rest) < 2:
        return []
    bases = [rest + "e"]
    if not _doubles(rest, always=True) and (rest[-1] != "e" or rest.endswith(("ee", "oe", "ye"))):
        bases.append(rest)
    if rest[-1] == rest[-2] and _doubles(rest[:-1], always=False):
        bases.append(rest[:-1])
    if rest.endswith("ck"):
        bases.append(rest[:-1])
    if ending == "ed" and rest.endswith("i"):
        bases.append(rest[:-1] + "y")
    return [base for base in bases if _is_base(base)]


def _degree_bases(word: str) -> list[str]:
    ending = "er" if word.endswith("er") else "est" if word.endswith("est") else ""
    if not ending:
        return []
    rest = word[: -len(ending)]
    bases = (rest, rest + "e", rest[:-1], rest[:-1] + "y" if rest.endswith("i") else rest)
    return [base for base in bases if base in lexicon.words("gradable")]


def _is_base(word: str) -> bool:
    return len(word) >= 3 and not _VOWELS.isdisjoint(word)


def _doubles(base: str, *, always: bool) -> bool:
    """Tell whether the last consonant is doubled before -ed and -ing.

    ``always`` asks whether it must be (*stop*), else whether it may be (*travel*, *admit*).
    """
    if len(base) < 3 or base[-1] in _VOWELS or base[-1] in "wx":
        return False
    if base[-2] not in _VOWELS or (base[-3] in _VOWELS and base[-3:-1] != "ui"):
        return False
    return not always or sum(letter in _VOWELS for letter in base.replace("qu", "q")) == 1


def _without_inflection(word: str) -> str:
    for bases in (_plural_bases(word), _verb_bases(word, "ed"), _verb_bases(word, "ing")):
        if bases:
            return min(bases, key=lambda base: (len(base), base))
    return min(_degree_bases(word), default=word)


def _cut(word: str) -> str:
    for ending, instead in _STEM_ENDINGS:
        kept = len(word) - len(ending)
        if kept >= _SHORTEST_STEM - len(instead) and kept >= 3 and word.endswith(ending):
            return word[:kept] + instead
    return word


def _rounded(word: str) -> str:
    """Fold what spelling does at the seam: a silent e, a doubled consonant, y and i."""
    word = word.removesuffix("e")
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word
