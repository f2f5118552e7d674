"""Names of persons: their parts, and whether two of them can be one person.

``Mr. Rutte``, ``NATO Secretary General Mark Rutte`` and ``Rutte`` share a surname and contradict each
other nowhere; ``Bill Clinton`` and ``Hillary Clinton`` share a surname and do.
"""

from __future__ import annotations

import enum
import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

import attrs
from rapidfuzz.distance import OSA

from .lexicon import rows, table, words

_WORD = re.compile(r"[^\W\d_]+(?:[.'’‑-][^\W\d_]+)*\.?|,")
_LETTERS = str.maketrans("łøđıßæœ’‑", "lodisao'-")
_OF = frozenset({"of", "for", "in", "at", "from", "to", "on", "with", "the"})


class Identity(enum.StrEnum):
    """Whether two sets of names mean one person."""

    SAME = "same"
    SPELLING = "spelling"
    """The same person, whose name is spelt differently: Anthony and Antony Blinken."""
    UNSURE = "unsure"
    """Nothing tells: a title against a name, a body against its spokesman, an anonymous source."""
    DIFFERENT = "different"
    """Two persons with names that cannot belong to one."""


@attrs.frozen
class Name:
    """A personal name, its parts folded for comparison.

    Attributes:
        parts: Given names and surname in order, without titles and suffix; never empty.
        suffix: ``jr``, ``sr``, ``ii``… or the empty string.
        titles: Honorifics and offices before the name.
    """

    parts: tuple[str, ...]
    suffix: str = ""
    titles: frozenset[str] = frozenset()

    @property
    def surname(self) -> str:
        """The last part; a particle belongs to it: ``van hollen``."""
        return self.parts[-1]

    @property
    def given(self) -> tuple[str, ...]:
        """Everything before the surname."""
        return self.parts[:-1]

    @property
    def gender(self) -> str:
        """``m`` or ``f`` where a title tells, else the empty string."""
        known = table("honorifics")
        found = {known.get(title, "-") for title in self.titles} - {"-"}
        return found.pop() if len(found) == 1 else ""


@functools.lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Return a word of a name as it is compared: no case, no accents, no dots."""
    plain = word.casefold().rstrip(".").translate(_LETTERS)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@functools.lru_cache(maxsize=1 << 14)
def parse(phrase: str) -> Name | None:
    """Return the personal name in a phrase, or None where it holds none.

    Titles and offices before the name are told apart from it; what follows the name (``of
    Vermont``, ``, who``) is left out. A phrase that a common noun heads (``a Clinton aide``) names
    nobody.
    """
    run, titles = _last_run(_WORD.findall(phrase))
    folded = [fold(word) for word in run]
    suffix = ""
    if len(folded) > 1 and folded[-1] in words("suffixes"):
        suffix = folded.pop()
    parts = _join_particles(folded)
    if not parts or not _is_personal(parts):
        return None
    return Name(tuple(parts), {"junior": "jr", "senior": "sr"}.get(suffix, suffix), titles)


def _last_run(found: Sequence[str]) -> tuple[list[str], frozenset[str]]:
    """Return the capitalised words that head a phrase, and the titles before them."""
    run: list[str] = []
    titles: set[str] = set()
    for position, word in enumerate(found):
        plain = fold(word)
        if word == ",":
            if run and fold(
                found[position + 1 : position + 2][0] if position + 1 < len(found) else ""
            ) in (words("suffixes")):
                continue
            if run:
                break
        elif plain in words("honorifics") and not run:
            titles.add(plain)
        elif _is_title(word, plain) and not (
            run and position == len(found) - 1 and word[0].isupper() and plain in _SURNAMES
        ):
            titles.add(plain)
            run.clear()
        elif word[0].isupper() or (run and plain in words("particles")):
            run.append(word)
        elif plain in _OF and run and not titles.isdisjoint(_offices()) and len(run) == 0:
            run.clear()
        elif plain in _OF and run:
            break
        else:
            run.clear()
    if run and titles and fold(run[0]) in words("portfolios"):
        run = run[1:]
    return run, frozenset(titles)


_SURNAMES = frozenset(
    {"king", "prince", "pope", "bishop", "judge", "justice", "duke", "major", "dean"}
)


def _is_title(word: str, plain: str) -> bool:
    return plain in _offices() or (word[0].islower() and plain in words("groups"))


@functools.cache
def _offices() -> frozenset[str]:
    return words("roles") | words("portfolios")


def _join_particles(parts: Iterable[str]) -> list[str]:
    """Make a surname of its particles and its last word: ``von der leyen``."""
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
    """Tell a person's name from a body's or a country's."""
    return not (
        parts[-1] in words("bodies")
        or parts[-1] in words("documents")
        or (len(parts) > 1 and parts[-1] in words("places"))
        or " ".join(parts) in _places()
        or all(part in words("grammar") for part in parts)
    )


@functools.cache
def _places() -> frozenset[str]:
    found = {fold(region) for region in words("regions")}
    for country, others in rows("nations"):
        found |= {fold(name) for name in (country, *others.split("|"))}
    return frozenset(found)


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


def given_agree(a: str, b: str) -> bool:
    """Tell whether two folded given names can be one: equal, initial, or short form."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    groups = _nicknames()
    return bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))


def spelt_alike(a: str, b: str) -> bool:
    """Tell whether two folded names can be spellings of one: a letter or two apart, same start."""
    if min(len(a), len(b)) < 4 or a[0] != b[0]:
        return False
    allowed = 2 if min(len(a), len(b)) >= 8 else 1
    return int(OSA.distance(a, b, score_cutoff=allowed)) <= allowed


def compare(a: Name, b: Name) -> Identity:
    """Return whether two personal names can belong to one person."""
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return Identity.DIFFERENT
    if a.gender and b.gender and a.gender != b.gender:
        return Identity.DIFFERENT if len(a.parts) > 1 and len(b.parts) > 1 else Identity.UNSURE
    if len(a.parts) == 1 or len(b.parts) == 1:
        return _compare_single(a, b)
    if a.parts == b.parts or set(a.parts) == set(b.parts):
        return Identity.SAME
    if _bare(a.surname) == _bare(b.surname):
        return _compare_given(a, b)
    if spelt_alike(a.surname, b.surname) and _given_shared(a, b):
        return Identity.SPELLING
    return Identity.SAME if _is_double_surname(a, b) else Identity.DIFFERENT


def _bare(surname: str) -> str:
    """Drop particles and hyphens: *al-Assad* and *Assad* are one."""
    return surname.rsplit(" ", 1)[-1].removeprefix("al-").replace("-", "")


def _given_shared(a: Name, b: Name) -> bool:
    return any(given_agree(x, y) for x, y in product(a.given, b.given))


def _compare_given(a: Name, b: Name) -> Identity:
    if _given_shared(a, b):
        if a.suffix != b.suffix and "jr" in (a.suffix, b.suffix):
            return Identity.UNSURE
        return Identity.SAME
    if any(spelt_alike(x, y) for x, y in product(a.given, b.given)):
        return Identity.SPELLING
    return Identity.DIFFERENT


def _compare_single(a: Name, b: Name) -> Identity:
    short, other = (a, b) if len(a.parts) == 1 else (b, a)
    word = _bare(short.surname)
    if any(word == _bare(part) for part in other.parts):
        return Identity.SAME
    if any(given_agree(word, part) for part in other.given):
        return Identity.UNSURE
    if any(spelt_alike(word, _bare(part)) for part in other.parts):
        return Identity.SPELLING
    return Identity.DIFFERENT


def _is_double_surname(a: Name, b: Name) -> bool:
    """Tell whether one surname is among the other's parts: *Clinton*, *Rodham Clinton*, *Ocasio-Cortez*."""
    shared = {p for part in a.parts for p in part.split("-")} & {
        p for part in b.parts for p in part.split("-")
    }
    return len(shared) > 1


def identify(a: Sequence[str], b: Sequence[str]) -> Identity:
    """Return whether two speakers of two articles are one person.

    Args:
        a: Everything one article calls its speaker: the speaker first, then aliases.
        b: The same from the other article.
    """
    if {_plain(phrase) for phrase in a} & {_plain(phrase) for phrase in b}:
        shared = True
    else:
        shared = False
    left, right = _fullest(a), _fullest(b)
    if left is None or right is None:
        return Identity.SAME if shared else Identity.UNSURE
    verdicts = {compare(x, y) for x, y in product(left, right)}
    for verdict in (Identity.SAME, Identity.SPELLING, Identity.UNSURE):
        if verdict in verdicts:
            return verdict
    return Identity.DIFFERENT if verdicts else Identity.UNSURE


def _plain(phrase: str) -> str:
    return re.sub(
        r"^(?:the|an?|his|her|its|their) ", "", phrase.casefold().replace("’", "'")
    ).strip(" .,")


def _fullest(phrases: Sequence[str]) -> list[Name] | None:
    """Return the personal names among phrases; only full ones, where there are any."""
    found = [name for name in map(parse, phrases) if name is not None]
    full = [name for name in found if len(name.parts) > 1]
    return full or found or None
