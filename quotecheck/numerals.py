"""Quantities: what numbers mean, however they are written.

``2%`` is *two percent*, ``$1 trillion`` is *a trillion dollars*, ``20th`` is *twentieth*; ``2%``
is not *2*, and *millions* is not *a million*.
"""

import functools
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import regex

from . import lexicon
from .model import Token

_DIGITS = regex.compile(r"(?P<sign>[$€£¥]?)(?P<value>[0-9]+(?:[.,:][0-9]+)*)(?P<tail>%|\p{L}+)?")
_NUMBERED = regex.compile(r"(?P<name>\p{L}+)(?P<number>[0-9]{1,9})")
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "%": "percent"}
_THOUSANDS = regex.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_ORDINAL_TAILS = frozenset({"st", "nd", "rd", "th"})
_LARGEST_DIGITS = 40
_CENTURY = 1900
"""To which the nineties and the '60s belong."""
_HALF_DAY = 12 * 60


class Quantity(NamedTuple):
    """A quantity, and the tokens that express it.

    Attributes:
        start: Index of its first token.
        end: Index behind its last token.
        value: What it counts, exactly; a time of day counts minutes.
        unit: ``percent``, a currency, ``ordinal``, ``times``, ``factor``, ``vague``, ``month``,
            ``weekday``, ``decade``, ``time``, letters glued to it (``hb`` of ``HB2``), or ""
            for a bare number.
    """

    start: int
    end: int
    value: Fraction
    unit: str

    @property
    def meaning(self) -> tuple[Fraction, str]:
        """Value and unit: equal where two quantities mean the same."""
        return self.value, self.unit


class _Read(NamedTuple):
    """A number under way: what has been read up to a token."""

    value: Fraction
    unit: str
    end: int


def is_numeric(token: Token) -> bool:
    """Tell whether a token by itself belongs to a quantity: digits, or a number word."""
    return token.norm[-1:].isdigit() or _entry(token) is not None or _digits(token) is not None


def quantities(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """Return the quantities that a run of words expresses, in order; they never overlap."""
    found, at = [], 0
    while at < len(tokens):
        read = _quantity(tokens, at)
        if read is None:
            at += 1
        else:
            found.append(Quantity(at, read.end, read.value, read.unit))
            at = read.end
    return tuple(found)


def _quantity(tokens: Sequence[Token], at: int) -> _Read | None:
    token = tokens[at]
    if token.norm in {"a", "an"}:
        return _after_article(tokens, at)
    read = _from_digits(tokens, at) or _from_words(tokens, at)
    return None if read is None else _with_unit(tokens, read)


def _after_article(tokens: Sequence[Token], at: int) -> _Read | None:
    """Read *a hundred*, *a dozen*, *a quarter*, *a third of*; *a second time* stays an ordinal."""
    kind, value = (_entry(tokens[at + 1]) if at + 1 < len(tokens) else None) or ("", Fraction(0))
    if kind == "ordinal" and [token.norm for token in tokens[at + 2 : at + 3]] == ["of"]:
        kind, value = "fraction", 1 / value
    if kind not in {"scale", "fraction"}:
        return None
    if kind == "fraction":
        return _with_unit(tokens, _Read(value, "", at + 2))
    return _with_unit(tokens, _scaled(tokens, _Read(Fraction(1), "", at + 1)))


def _from_digits(tokens: Sequence[Token], at: int) -> _Read | None:
    parsed = _digits(tokens[at])
    if parsed is None:
        return None
    read = _Read(parsed[0], parsed[1], at + 1)
    return _scaled(tokens, read) if read.unit in {"", *_SIGNS.values()} else read


def _digits(token: Token) -> tuple[Fraction, str] | None:
    """Return value and unit of a token in digits: ``$5bn``, ``2%``, ``20th``, ``1990s``."""
    norm = token.norm.removesuffix("'s")
    match = _DIGITS.fullmatch(norm)
    if match is None:
        numbered = _NUMBERED.fullmatch(norm)
        return (Fraction(numbered["number"]), numbered["name"]) if numbered else None
    if len(match["value"]) > _LARGEST_DIGITS:
        return None
    if ":" in match["value"]:
        return _clock(match["value"]), "time"
    return _with_tail(_plain(match["value"]), _SIGNS.get(match["sign"], ""), match["tail"] or "")


def _with_tail(value: Fraction, unit: str, tail: str) -> tuple[Fraction, str]:
    if lexicon.table("numerals").get(tail) == "suffix":
        return value * _values()[tail], unit
    if tail in _ORDINAL_TAILS:
        return value, "ordinal"
    if tail == "s" and value % 10 == 0:
        return value + _CENTURY if value < 100 else value, "decade"
    return value, _SIGNS.get(tail, tail) or unit


def _plain(digits: str) -> Fraction:
    """Return the value of digits; a dotted date or a list counts as its digits in a row."""
    if _THOUSANDS.fullmatch(digits):
        digits = digits.replace(",", "")
    parts = regex.split(r"[.,]", digits)
    if len(parts) <= 2 and "," not in digits:
        return Fraction(digits)
    return Fraction(int("".join(parts)), 10 ** (len(parts) - 1))


def _clock(digits: str) -> Fraction:
    value = Fraction(0)
    for part in regex.split(r"[.,:]", digits):
        value = value * 60 + int(part)
    return value


def _from_words(tokens: Sequence[Token], at: int) -> _Read | None:
    entry = _entry(tokens[at])
    if entry is None:
        return None
    kind, value = entry
    if kind in {"unit", "tens", "scale"}:
        return _cardinal(tokens, at)
    if kind == "fraction" and tokens[at].norm == "half":
        return _half(tokens, at)
    if kind == "vague":
        return _vague(tokens, at, value)
    return _Read(value, "" if kind == "fraction" else kind, at + 1)


def _vague(tokens: Sequence[Token], at: int, value: Fraction) -> _Read:
    """Read *millions*, *tens of thousands*."""
    ahead = tokens[at + 1 : at + 3]
    if len(ahead) == 2 and ahead[0].norm == "of":
        kind, scale = _entry(ahead[1]) or ("", Fraction(0))
        if kind == "vague":
            return _Read(value * scale, "vague", at + 3)
    return _Read(value, "vague", at + 1)


def _half(tokens: Sequence[Token], at: int) -> _Read:
    """Read *half*, *half a million*."""
    read = _Read(Fraction(1, 2), "", at + 1)
    after = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].norm in {"a", "an"})
    entry = _entry(tokens[after]) if after < len(tokens) else None
    return _scaled(tokens, read._replace(end=after)) if entry and entry[0] == "scale" else read


def _cardinal(tokens: Sequence[Token], at: int) -> _Read:
    """Read number words: *twenty three*, *two hundred and five thousand*, *twenty first*."""
    total, current, smallest = Fraction(0), Fraction(0), Fraction(10**15)
    room, unit, end = Fraction(10**15), "", at
    while end < len(tokens):
        kind, value = _entry(tokens[end]) or ("", Fraction(0))
        if kind == "scale" and value == 100 and 0 < current < 100:
            current, room = current * 100, Fraction(100)
        elif kind == "scale" and (value < smallest or end == at):
            total, current = total + (current or 1) * value, Fraction(0)
            smallest, room = value, value
        elif kind in {"unit", "tens"} and 0 < value < room:
            current, room = current + value, Fraction(10 if kind == "tens" else 1)
        elif kind == "ordinal" and 0 < value < room and end > at:
            return _Read(total + current + value, "ordinal", end + 1)
        elif kind == "unit" and end == at:
            return _Read(Fraction(0), "", end + 1)
        elif not _joins(tokens, end, room):
            break
        end += 1
    read = _Read(total + current, unit, end)
    return _with_fraction(tokens, read)


def _joins(tokens: Sequence[Token], at: int, room: Fraction) -> bool:
    """Tell whether *and* stands inside one number: *two hundred and five*."""
    if tokens[at].norm != "and" or room < 100 or at + 1 >= len(tokens):
        return False
    kind, value = _entry(tokens[at + 1]) or ("", Fraction(0))
    return kind in {"unit", "tens"} and 0 < value < room


def _with_fraction(tokens: Sequence[Token], read: _Read) -> _Read:
    """Read on after a cardinal: *two thirds*, *two and a half million*."""
    ahead = [token.norm for token in tokens[read.end : read.end + 3]]
    if ahead == ["and", "a", "half"]:
        half = read._replace(value=read.value + Fraction(1, 2), end=read.end + 3)
        return _scaled(tokens, half)
    entry = _entry(tokens[read.end]) if read.end < len(tokens) else None
    if entry and entry[0] == "fraction" and ahead[0] not in {"half", "quarter"}:
        return read._replace(value=read.value * entry[1], end=read.end + 1)
    return read


def _scaled(tokens: Sequence[Token], read: _Read) -> _Read:
    """Read the scales behind a number: *2.5 million*, *half a dozen*."""
    while read.end < len(tokens):
        kind, value = _entry(tokens[read.end]) or ("", Fraction(0))
        if kind != "scale":
            break
        read = read._replace(value=read.value * value, end=read.end + 1)
    return read


def _with_unit(tokens: Sequence[Token], read: _Read) -> _Read:
    """Read the unit behind a number, where a sign could stand for it."""
    ahead = [token.norm for token in tokens[read.end : read.end + 2]]
    if not ahead or read.unit not in {"", "vague", "time"}:
        return read
    if ahead == ["per", "cent"]:
        return read._replace(unit="percent", end=read.end + 2)
    if ahead[0] in {"percentage", "percent"} and ahead[1:] in (["point"], ["points"]):
        return read._replace(unit="point", end=read.end + 2)
    unit = lexicon.table("units").get(ahead[0])
    if unit in {"am", "pm"}:
        return _of_day(read, unit)
    return read if unit is None or read.unit == "time" else _next(read, unit)


def _next(read: _Read, unit: str) -> _Read:
    return read._replace(unit=unit, end=read.end + 1)


def _of_day(read: _Read, half: str) -> _Read:
    """Read a time of day (*9:30 p.m.*, *9 a.m.*), in minutes since midnight."""
    minutes = read.value if read.unit == "time" else read.value * 60
    if half == "pm" and minutes < _HALF_DAY:
        minutes += _HALF_DAY
    return _next(read._replace(value=minutes), "time")


def _entry(token: Token) -> tuple[str, Fraction] | None:
    """Return class and value of a number word."""
    classes = lexicon.table("numerals")
    word = token.text if token.text in classes and token.text[:1].isupper() else token.norm
    kind = classes.get(word)
    return None if kind is None or kind == "suffix" else (kind, _values()[word])


@functools.cache
def _values() -> dict[str, Fraction]:
    return {word: Fraction(value) for word, _, value in lexicon.rows("numerals")}
