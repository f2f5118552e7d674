"""Names of persons: their parts, and whether two of them can be one person.

``Mr. Rutte``, ``NATO Secretary General Mark Rutte`` and ``Rutte`` share a surname and contradict
each other nowhere; ``Bill Clinton`` and ``Hillary Clinton`` share a surname and do.
"""

from __future__ import annotations

import enum
import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import product

import attrs
from rapidfuzz.distance import OSA

from .lexicon import rows, table, words

_WORD = re.compile(r"[^\W\d_]+(?:[.'’‑-][^\W\d_]+)*\.?|,")
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "‑": "-"}
)
_SUFFIXES = {"junior": "jr", "senior": "sr"}
_LEADING_WORD = re.compile(r"(?:the|an?|his|her|its|their|our|one) ")
_LONG = 8
"""From so many letters on, two of them may differ between spellings of one name."""


class Identity(enum.StrEnum):
    """Whether two sets of names mean one person."""

    SAME = "same"
    SPELLING = "spelling"
    """The same person, whose name is spelt differently: Anthony and Antony Blinken."""
    UNSURE = "unsure"
    """Nothing tells: a title against a name, a body against its spokesman, an anonymous source."""
    DIFFERENT = "different"
    """Two persons with names that cannot belong to one."""


ONE_PERSON = frozenset({Identity.SAME, Identity.SPELLING})
"""Answers that make two credits one person's."""


@attrs.frozen(cache_hash=True)
class Name:
    """A personal name, its parts folded for comparison.

    Attributes:
        parts: Given names and surname in order, without titles and suffix; never empty. A particle
            belongs to the part behind it: ``van hollen``.
        suffix: ``jr``, ``sr``, ``ii``… or the empty string.
        titles: Honorifics and offices before the name.
        gender: ``m`` or ``f`` where a title tells, else the empty string.
    """

    parts: tuple[str, ...]
    suffix: str = ""
    titles: frozenset[str] = frozenset()
    gender: str = ""

    @property
    def surname(self) -> str:
        """The last part."""
        return self.parts[-1]

    @property
    def given(self) -> tuple[str, ...]:
        """Everything before the surname."""
        return self.parts[:-1]

    @property
    def is_full(self) -> bool:
        """Whether there is more than one part."""
        return len(self.parts) > 1

    @cached_property
    def pieces(self) -> frozenset[str]:
        """The words of all parts, hyphens and particles taken apart."""
        return frozenset(piece for part in self.parts for piece in re.split("[- ]", part))


# ---------------------------------------------------------------------------- parts of a name
@functools.lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Return a word of a name as it is compared: no case, no accents, no closing dot."""
    if not word.isascii():
        whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
        word = "".join(char for char in whole if not unicodedata.combining(char))
    return word.casefold().translate(_PLAIN_LETTERS).rstrip(".")


@functools.lru_cache(maxsize=1 << 14)
def parse(phrase: str) -> Name | None:
    """Return the personal name in a phrase, or None where it holds none.

    Titles and offices before the name are told apart from it; what follows the name (``of
    Vermont``, ``, who``) is left out. A phrase that a common noun heads (``a Clinton aide``) names
    nobody, and neither do the names of bodies, documents and places, nor ``the chief of Acme``.
    """
    found = _WORD.findall(phrase)
    run, titles = _name_words(found)
    if run and _is_place_of_office(found, run):
        return None
    folded = [fold(word) for word in run]
    suffix = folded.pop() if len(folded) > 1 and folded[-1] in words("suffixes") else ""
    parts = tuple(_join_particles(folded))
    if not parts or not _is_personal(parts) or (_is_acronym(run) and not titles):
        return None
    return Name(parts, _SUFFIXES.get(suffix, suffix), titles, _gender(titles))


def _name_words(found: Sequence[str]) -> tuple[list[str], frozenset[str]]:
    """Return the capitalised words that head a phrase, and the titles before them."""
    run: list[str] = []
    titles: set[str] = set()
    for position, word in enumerate(found):
        last = position == len(found) - 1 or _is_suffix(found, position + 1)
        plain = fold(word)
        if word == "," or (run and plain in _joints()):
            if run and not (word == "," and _is_suffix(found, position + 1)):
                break
        elif _is_title(plain) and not (run and last and _is_surname(word, run[-1])):
            titles.add(plain)
            run.clear()
        elif plain == "the" and not run:  # *The FBI* is no person whose given name is *The*
            continue
        elif word[0].isupper() or (run and plain.partition("-")[0] in words("particles")):
            run.append(word)
        else:
            run.clear()
        if word.endswith(("'s", "’s")):  # an owner: Ireland's Simon Harris
            run.clear()
    return run, frozenset(titles)


def _is_place_of_office(found: Sequence[str], run: Sequence[str]) -> bool:
    """Tell ``the mayor of Radlin`` and ``a diplomat in Askar`` from ``Mayor of Radlin Ann Lee``."""
    before = [word for word in found[: found.index(run[0])] if word.lower() != "the"][-2:]
    if len(before) < 2 or fold(before[1]) not in _joints() or not _is_title(fold(before[0])):
        return False
    return len(run) == 1 or before[0][0].islower()


def _is_suffix(found: Sequence[str], position: int) -> bool:
    behind = [fold(word) for word in found[position : position + 2] if word != ","]
    return behind[:1] != [] and behind[0] in words("suffixes")


def _is_title(plain: str) -> bool:
    return plain in words("honorifics") or plain in words("roles") or plain in words("portfolios")


def _is_surname(word: str, before: str) -> bool:
    """Tell titles that are surnames too: *Michael King*, *Nicole Judge*, *Ann Welder*."""
    plain = fold(word)
    borne = table("honorifics").get(plain) is not None or plain in words("surnames")
    return word[0].isupper() and (borne or is_common_given_name(fold(before)))


@functools.cache
def _joints() -> frozenset[str]:
    """Return the words that lead on from a name to what says more of its bearer."""
    return frozenset(word for word, kind in rows("grammar") if kind in {"preposition", "of", "to"})


def _join_particles(parts: Iterable[str]) -> list[str]:
    """Make one part of particles and what follows them: ``von der leyen``."""
    joined: list[str] = []
    pending: list[str] = []
    for part in parts:
        if part in words("particles") and joined:
            pending.append(part)
        else:
            joined.append(" ".join([*pending, part]))
            pending.clear()
    return joined


def _is_personal(parts: Sequence[str]) -> bool:
    """Tell a person's name from that of a body, a document or a place."""
    last = parts[-1]
    return not (
        last in words("bodies")
        or last in words("documents")
        or (len(parts) > 1 and last in words("places"))
        or " ".join(parts) in _countries()
        or all(part in words("grammar") for part in parts)
    )


def _is_acronym(run: Sequence[str]) -> bool:
    return len(run) == 1 and len(run[0]) > 1 and run[0].isupper()


@functools.cache
def _countries() -> frozenset[str]:
    found = {fold(region) for region in words("regions")}
    for country, others in rows("nations"):
        found |= {fold(name) for name in (country, *others.split("|"))}
    return frozenset(found)


def _gender(titles: frozenset[str]) -> str:
    known = table("honorifics")
    found = {known.get(title, "-") for title in titles} - {"-"}
    return found.pop() if len(found) == 1 else ""


# ------------------------------------------------------------------------------ comparing names
@functools.cache
def _nicknames() -> Mapping[str, frozenset[int]]:
    """Return the groups of given names that each given name belongs to."""
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(rows("nicknames")):
        for name in group:
            groups.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def is_given_name(word: str) -> bool:
    """Tell whether a folded word is a given name that has short forms."""
    return word in _nicknames()


def is_common_given_name(word: str) -> bool:
    """Tell whether a folded word is a given name that many people bear; whose, it does not tell."""
    return word in words("given_names")


def given_agree(a: str, b: str) -> bool:
    """Tell whether two folded given names can be one: equal, initial, or short form."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    groups = _nicknames()
    return not groups.get(a, frozenset()).isdisjoint(groups.get(b, frozenset()))


def spelt_alike(a: str, b: str) -> bool:
    """Tell whether two folded names can be spellings of one: same start, a letter or two apart."""
    shorter = min(len(a), len(b))
    if shorter < 4 or a[0] != b[0]:
        return False
    allowed = 2 if shorter >= _LONG else 1
    return int(OSA.distance(a, b, score_cutoff=allowed)) <= allowed


def compare(a: Name, b: Name) -> Identity:
    """Return whether two personal names can belong to one person."""
    if not (a.is_full and b.is_full):
        return _compare_short(a, b)
    if (a.suffix and b.suffix and a.suffix != b.suffix) or _genders_clash(a, b):
        return Identity.DIFFERENT
    if set(a.parts) == set(b.parts) or _share_two_parts(a, b):
        return _of_generation(a, b)
    if _bare(a.surname) == _bare(b.surname):
        return _compare_given(a, b)
    if spelt_alike(a.surname, b.surname) and _given_agree(a, b):
        return Identity.SPELLING
    return Identity.DIFFERENT


def _compare_short(a: Name, b: Name) -> Identity:
    """Compare a name of one part with another: *Rutte*, *Mark* or *Marc* with *Mark Rutte*."""
    short, other = (b, a) if a.is_full else (a, b)
    word = _bare(short.surname)
    bare = [_bare(part) for part in other.parts]
    if word in bare:
        return Identity.UNSURE if _genders_clash(a, b) else Identity.SAME
    if any(given_agree(word, part) for part in other.given):
        return Identity.UNSURE
    if any(spelt_alike(word, part) for part in bare):
        return Identity.SPELLING
    return Identity.DIFFERENT


def _compare_given(a: Name, b: Name) -> Identity:
    """Compare two full names with one surname."""
    if _given_agree(a, b):
        return _of_generation(a, b)
    if any(spelt_alike(x, y) for x, y in product(a.given, b.given)):
        return Identity.SPELLING
    return Identity.DIFFERENT


def _of_generation(a: Name, b: Name) -> Identity:
    """Father and son share all of a name but its suffix."""
    return Identity.SAME if a.suffix == b.suffix else Identity.UNSURE


def _genders_clash(a: Name, b: Name) -> bool:
    return bool(a.gender and b.gender and a.gender != b.gender)


def _given_agree(a: Name, b: Name) -> bool:
    return any(given_agree(x, y) for x, y in product(a.given, b.given))


def _share_two_parts(a: Name, b: Name) -> bool:
    """Tell whether one name spells out the other: *Ocasio-Cortez*, *Hillary Rodham Clinton*."""
    return len(a.pieces & b.pieces) > 1


def _bare(surname: str) -> str:
    """Drop particles and hyphens: *al-Assad* and *Assad* are one."""
    return surname.rsplit(" ", 1)[-1].removeprefix("al-").replace("-", "")


# ---------------------------------------------------------------------------- comparing speakers
def identify(a: Sequence[str], b: Sequence[str]) -> Identity:
    """Return whether two speakers of two articles are one person.

    Names decide where both sides have one; descriptions (*the NATO chief*) only say that two
    speakers are the same, never that they differ.

    Args:
        a: Everything one article calls its speaker: the speaker first, then aliases.
        b: The same from the other article.
    """
    left, right = _fullest(tuple(a)), _fullest(tuple(b))
    if not left or not right:
        shared = {plainly(phrase) for phrase in a} & {plainly(phrase) for phrase in b}
        return Identity.SAME if shared else Identity.UNSURE
    verdicts = {compare(x, y) for x, y in product(left, right)}
    order = (Identity.SAME, Identity.SPELLING, Identity.UNSURE, Identity.DIFFERENT)
    verdict = next(verdict for verdict in order if verdict in verdicts)
    if verdict is Identity.DIFFERENT and not (_are_persons(left) and _are_persons(right)):
        return Identity.UNSURE  # *Politico* may be an outlet, for all that its name tells
    return verdict


def _are_persons(found: Sequence[Name]) -> bool:
    """Tell whether names must be persons': full ones, or one with a title before it."""
    return any(name.is_full or name.titles for name in found)


@functools.lru_cache(maxsize=1 << 14)
def _fullest(phrases: tuple[str, ...]) -> Sequence[Name]:
    """Return the personal names among phrases; only full ones, where there are any."""
    found = tuple(name for name in map(parse, phrases) if name is not None)
    return tuple(name for name in found if name.is_full) or found


def plainly(phrase: str) -> str:
    """Return what somebody is called, as it is compared: no case, no article, no mark around it."""
    return _LEADING_WORD.sub("", phrase.casefold().replace("’", "'"), count=1).strip(" .,")
