"""Quantities: what numbers mean, however they are written.

``2%`` is *two percent*, ``$1 trillion`` is *a trillion dollars*, ``20th`` is *twentieth*, *14
March* is *March 14th*, *one in four* is ``25%``, *a fortnight* is *two weeks*; ``2%`` is not *2*,
*millions* is not *a million*, and a *tonne* is no *ton*.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

import regex

from . import lexicon
from .model.spans import Token

_DIGITS = regex.compile(r"(?P<sign>\p{Sc}?)(?P<value>[0-9]+(?:[.,:][0-9]+)*)(?P<tail>%|\p{L}+)?")
_NUMBERED = regex.compile(r"(?P<name>\p{L}+)(?P<number>[0-9]{1,9})")
_THOUSANDS = regex.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_ORDINAL_TAILS = frozenset({"st", "nd", "rd", "th"})
_LARGEST_DIGITS = 40
_HUNDRED = 100
_CENTURY = 1900
"""To which the nineties and the '60s belong."""
_HOURS = 12
_HALF_DAY = _HOURS * 60
_LAST_DAY = 31
_LONGEST_UNIT = 3
_WIDEST_SHARE = 1000
"""*one in 1,000* is a share, *one in 2024* a year."""
_HALVES_OF_DAY = {
    "am": "am",
    "at night": "pm",
    "in the afternoon": "pm",
    "in the evening": "pm",
    "in the morning": "am",
    "pm": "pm",
}
"""What says of a time of day in which half of the day it is."""
_WHOLE_DAY = 24 * 60
_DOTTED = regex.compile(r"(?:1?[0-9]|2[0-3])\.[0-5][0-9]")
_AGE = "year old"
_AND_A_HALF = ("and", "a", "half")
_PARTS_OF_HOUR = {"half": 30, "quarter": 15}
_WAYS = {"past": 1, "to": -1}
_LEAST_PARTS = 3
"""*one third* is a share, *one second* a while."""
_MEASURING = frozenset({"about", "almost", "around", "by", "nearly", "over", "than", "under"})
"""Words behind which *a third* is a share."""
_CODES = frozenset({"rs", "inr", "usd", "eur", "gbp", "u.s"})
"""Currencies that are written before the figure."""


class Quantity(NamedTuple):
    """A quantity, and the tokens that express it.

    Attributes:
        start: Index of its first token.
        end: Index behind its last token.
        value: What it counts, exactly; a time of day counts minutes, a date is its month times a
            hundred and its day.
        unit: ``percent``, a currency, a measure, ``minutes`` or ``months`` for whatever lasts,
            ``ordinal``, ``times``, ``factor``, ``vague``, ``month``, ``weekday``, ``decade``,
            ``date``, ``time``, ``clock`` (a time without its half of the day), letters glued to it
            (``hb`` of ``HB2``), or "" for a bare number.
    """

    start: int
    end: int
    value: Fraction
    unit: str

    @property
    def meaning(self) -> tuple[Fraction, str]:
        """Value and unit: equal where two quantities mean the same; 25 percent are a quarter."""
        if self.unit == "percent" and self.value < 100:
            return self.value / 100, ""
        return self.value, "time" if self.unit == "clock" else self.unit

    def agrees(self, other: Quantity) -> bool:
        """Tell whether the two may be one, of which one says less: *nine* and *9pm*, ⅓ and 33%."""
        if self.meaning == other.meaning or self._is_bare_form_of(other):
            return True
        if other._is_bare_form_of(self):
            return True
        if {self.unit, other.unit} == {"clock", "time"}:
            return (self.value - other.value) % _HALF_DAY == 0
        share, other_share = (
            q.value / 100 if q.unit == "percent" else q.value for q in (self, other)
        )
        units = {self.unit, other.unit} == {"", "percent"}
        plain = self.value if not self.unit else other.value
        endless = plain < 1 and any(plain.denominator % odd == 0 for odd in (3, 7))
        return units and endless and abs(share - other_share) * 100 < 1

    def refines(self, other: Quantity) -> bool:
        """Tell whether this says more exactly what the other says: *14 March*, *March*.

        *2 km* is an exact *2*, but 2% is not: a share or a sum of money needs its unit.
        """
        if self.unit == "date":
            return other.unit == "month" and self.value // 100 == other.value
        known = (self.value, "") == (other.value, other.unit) and self.unit in _measures()
        return known or other._is_bare_form_of(self)

    def _is_bare_form_of(self, other: Quantity) -> bool:
        """Tell the *seven* of *7 o'clock* and of *7 p.m.*, the *17* of *17 years old*."""
        if self.unit or other.unit not in {"clock", "time", _AGE}:
            return False
        if other.unit == _AGE:
            return self.value == other.value
        return 0 < self.value <= _HOURS and (self.value * 60 - other.value) % _HALF_DAY == 0


class _Read(NamedTuple):
    """A number under way: what has been read up to a token."""

    value: Fraction
    unit: str
    end: int


def is_numeric(token: Token) -> bool:
    """Tell whether a token by itself belongs to a quantity: digits, or a number word."""
    return token.norm[-1:].isdigit() or _entry(token) is not None or _digits(token) is not None


def is_unit(norm: str) -> bool:
    """Tell whether a word says what a number counts: *percent*, *miles*, *years*, *pm*."""
    return norm in lexicon.table("units") or norm in {*_durations(), "am", "pm", *_CODES}


def lasting(norm: str) -> tuple[Fraction, str] | None:
    """Return how long a word for a span of time lasts, and the unit that is counted in."""
    return _durations().get(norm)


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
    return tuple(_ranged(tokens, found))


def _ranged(tokens: Sequence[Token], found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Give the first number of a range the unit of the second: *10 to 15 percent*."""
    last: Quantity | None = None
    for quantity in found:
        if last is not None:
            shares = quantity.unit in _measures(money=True) and is_range(tokens, last, quantity)
            yield last._replace(unit=quantity.unit) if shares else last
        last = quantity
    if last is not None:
        yield last


def is_range(tokens: Sequence[Token], low: Quantity, high: Quantity) -> bool:
    """Tell two numbers that stand for all between them: *10 to 15*, *between 10 and 15*."""
    between = [token.norm for token in tokens[low.end : high.start]]
    if between == ["and"]:
        joined = [token.norm for token in tokens[max(0, low.start - 1) : low.start]] == ["between"]
    else:
        joined = not between or between in (["to"], ["or"])
    return joined and low.value < high.value and low.unit in {"", high.unit}


def _quantity(tokens: Sequence[Token], at: int) -> _Read | None:
    norm = tokens[at].norm
    if norm in {"a", "an"}:
        return _past_the_hour(tokens, at) or _after_article(tokens, at)
    if norm in _CODES:
        return _after_code(tokens, at)
    read = _past_the_hour(tokens, at) or _from_digits(tokens, at) or _from_words(tokens, at)
    if read is None:
        return None
    if read.unit in {"clock", "time"}:
        return _with_unit(tokens, read)
    return _dated(tokens, read) or _shared(tokens, read) or _with_unit(tokens, read)


def _past_the_hour(tokens: Sequence[Token], at: int) -> _Read | None:
    """Read *half past nine*, *a quarter to ten*, *ten past nine*, *nine o'clock*, *at 9.30*.

    *Ten to twelve* may be people; it is a time behind *at*.
    """
    before = tokens[at - 1].norm if at else ""
    first = at + (tokens[at].norm in {"a", "an"})
    way = tokens[first + 1].norm if first + 1 < len(tokens) else ""
    if way in _WAYS:
        named = _PARTS_OF_HOUR.get(tokens[first].norm)
        is_time = way == "past" or before == "at"
        past = named or (_whole_number(tokens, first, most=29) if is_time else None)
        hour = _whole_number(tokens, first + 2, most=12)
        if past and hour:
            return _Read(Fraction(hour * 60 + _WAYS[way] * past), "clock", first + 3)
    if way == "o'clock" and (hour := _whole_number(tokens, first, most=12)):
        return _Read(Fraction(hour * 60), "clock", first + 2)
    if before == "at" and _DOTTED.fullmatch(tokens[at].norm) and not is_unit(way):
        return _Read(_clock(tokens[at].norm), "clock", at + 1)
    return None


def _whole_number(tokens: Sequence[Token], at: int, *, most: int) -> int | None:
    """Return the one-word number at a place, None for none from one to ``most``."""
    read = _number(tokens[: at + 1], at) if at < len(tokens) else None
    small = read is not None and read.end == at + 1 and not read.unit and read.value % 1 == 0
    return int(read.value) if read and small and 1 <= read.value <= most else None


def _after_code(tokens: Sequence[Token], at: int) -> _Read | None:
    """Read *Rs 450*, *USD 5 million*, ``US$3,000``: a currency named before its figure."""
    read = _from_digits(tokens, at + 1) if at + 1 < len(tokens) else None
    code = tokens[at].norm
    if read is None or (code == "u.s" and read.unit != "dollar"):
        return None
    return read if read.unit else read._replace(unit=lexicon.table("units")[code])


def _dated(tokens: Sequence[Token], read: _Read) -> _Read | None:
    """Read a day and its month: *14 March*, *the 14th of March*, *March 14*."""
    if read.unit == "month":
        day = _number(tokens, read.end)
        return None if day is None else _date(month=read.value, day=day, end=day.end)
    after = read.end + (read.end < len(tokens) and tokens[read.end].norm == "of")
    kind, month = (_entry(tokens[after]) if after < len(tokens) else None) or ("", Fraction(0))
    return _date(month=month, day=read, end=after + 1) if kind == "month" else None


def _date(*, month: Fraction, day: _Read, end: int) -> _Read | None:
    if day.unit not in {"", "ordinal"} or not 1 <= day.value <= _LAST_DAY or day.value % 1:
        return None
    return _Read(month * 100 + day.value, "date", end)


def _shared(tokens: Sequence[Token], read: _Read) -> _Read | None:
    """Read *one in four*, *3 out of 10*."""
    ahead = [token.norm for token in tokens[read.end : read.end + 2]]
    skipped = 1 if ahead[:1] == ["in"] else 2 if ahead == ["out", "of"] else 0
    whole = _number(tokens, read.end + skipped) if skipped and not read.unit else None
    if whole is None or whole.unit or not read.value < whole.value <= _WIDEST_SHARE:
        return None
    return _Read(read.value / whole.value, "", whole.end)


def _number(tokens: Sequence[Token], at: int) -> _Read | None:
    """Read the number at a place, without its unit."""
    if at >= len(tokens):
        return None
    return _from_digits(tokens, at) or _from_words(tokens, at)


def _after_article(tokens: Sequence[Token], at: int) -> _Read | None:
    """Read *a hundred*, *a quarter*, *a third of*, *a year*; *a second time* stays an ordinal."""
    kind, value = (_entry(tokens[at + 1]) if at + 1 < len(tokens) else None) or ("", Fraction(0))
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if following in _durations() or following in lexicon.table("units"):
        return _one(tokens, at)
    if following == "single":
        return _with_unit(tokens, _Read(Fraction(1), "", at + 2))
    if kind == "ordinal" and _is_share(tokens, at):
        kind, value = "fraction", 1 / value
    if kind not in {"scale", "fraction"}:
        return None
    if kind == "fraction":
        return _with_unit(tokens, _Read(value, "", at + 2))
    return _with_unit(tokens, _scaled(tokens, _Read(Fraction(1), "", at + 1)))


def _one(tokens: Sequence[Token], at: int) -> _Read | None:
    """Read *an hour*, *an hour and a half*; *a mile*, *a dollar* count nothing by themselves."""
    halved = _goes_on_by_half(tokens, at + 2)
    end = at + 2 + len(_AND_A_HALF) * halved
    value = Fraction(3, 2) if halved else Fraction(1)
    length = lasting(tokens[at + 1].norm)
    if length is not None:
        return _Read(value * length[0], length[1], end)
    return _Read(value, lexicon.table("units")[tokens[at + 1].norm], end) if halved else None


def _goes_on_by_half(tokens: Sequence[Token], at: int) -> bool:
    return tuple(token.norm for token in tokens[at : at + 3]) == _AND_A_HALF


def _is_share(tokens: Sequence[Token], at: int) -> bool:
    """Tell *a third of them* and *fell by a third* from *a third time*."""
    before, after = tokens[max(0, at - 1) : at], tokens[at + 2 : at + 3]
    if any(token.norm == "of" for token in after):
        return True
    measured = any(token.norm in _MEASURING for token in before)
    return measured and all(token.norm in lexicon.table("function_words") for token in after)


def _from_digits(tokens: Sequence[Token], at: int) -> _Read | None:
    parsed = _digits(tokens[at])
    if parsed is None:
        return None
    read = _Read(parsed[0], parsed[1], at + 1)
    return _scaled(tokens, read) if not read.unit or read.unit in _signs().values() else read


def _digits(token: Token) -> tuple[Fraction, str] | None:
    """Return value and unit of a token in digits: ``$5bn``, ``2%``, ``20th``, ``1990s``."""
    norm = token.norm.removesuffix("'s")
    match = _DIGITS.fullmatch(norm)
    if match is None:
        numbered = _NUMBERED.fullmatch(norm)
        return (Fraction(numbered["number"]), numbered["name"]) if numbered else None
    if len(match["value"]) > _LARGEST_DIGITS:
        return None
    tail = match["tail"] or ""
    if ":" in match["value"] or tail in {"am", "pm"}:
        return _of_day(_clock(match["value"]), tail), "time" if tail else "clock"
    return _with_tail(_plain(match["value"]), _signs().get(match["sign"], match["sign"]), tail)


def _with_tail(value: Fraction, unit: str, tail: str) -> tuple[Fraction, str]:
    if lexicon.table("numerals").get(tail) == "suffix":
        return value * _values()[tail], unit
    if tail in _ORDINAL_TAILS:
        return value, "ordinal"
    if tail == "s" and value % 10 == 0:
        return value + _CENTURY if value < 100 else value, "decade"
    length = lasting(tail)
    if length is not None:
        return value * length[0], length[1]
    return value, _signs().get(tail) or lexicon.table("units").get(tail, tail) or unit


def _plain(digits: str) -> Fraction:
    """Return the value of digits; a dotted date or a list counts as its digits in a row."""
    if _THOUSANDS.fullmatch(digits):
        digits = digits.replace(",", "")
    parts = regex.split(r"[.,]", digits)
    if len(parts) <= 2 and "," not in digits:
        return Fraction(digits)
    return Fraction(int("".join(parts)), 10 ** (len(parts) - 1))


def _clock(digits: str) -> Fraction:
    """Return the minutes since midnight: *9:30*, *9.30*, *9*; seconds are parts of a minute."""
    hours, minutes, seconds, *_ = (*map(int, regex.split(r"[.,:]", digits)), 0, 0)
    return Fraction(hours * 60 + minutes) + Fraction(seconds, 60)


def _of_day(minutes: Fraction, half: str) -> Fraction:
    """Return the minutes since midnight of a time of day that may name its half."""
    if half == "pm" and minutes < _HALF_DAY:
        return minutes + _HALF_DAY
    return minutes - _HALF_DAY if half == "am" and minutes >= _HALF_DAY else minutes


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
    if after < len(tokens) and is_unit(tokens[after].norm):
        return read._replace(end=after)
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
        elif kind == "decade" and not total and 10 < current < _HUNDRED:
            return _Read(current * _HUNDRED + value % _HUNDRED, "decade", end + 1)
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
    if _goes_on_by_half(tokens, read.end):
        half = read._replace(value=read.value + Fraction(1, 2), end=read.end + 3)
        return _scaled(tokens, half)
    entry = _entry(tokens[read.end]) if read.end < len(tokens) else None
    if entry and entry[0] == "fraction" and tokens[read.end].norm not in {"half", "quarter"}:
        return read._replace(value=read.value * entry[1], end=read.end + 1)
    if entry and entry[0] == "ordinal" and read.value == 1 and entry[1] >= _LEAST_PARTS:
        return read._replace(value=1 / entry[1], end=read.end + 1)
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
    ahead = [token.norm for token in tokens[read.end : read.end + _LONGEST_UNIT]]
    if not ahead or read.unit not in {"", "vague", "clock"}:
        return read
    for length in range(len(ahead), 0, -1):
        half = _HALVES_OF_DAY.get(" ".join(ahead[:length]))
        minutes = read.value if read.unit == "clock" else read.value * 60
        if half and minutes < _WHOLE_DAY:
            return _Read(_of_day(minutes, half), "time", read.end + length)
    if read.unit == "clock" or ahead[0] == "in":  # which is an inch only where it is glued on
        return read
    named = _named(read, ahead)
    lasts = lasting(ahead[0])
    if named is not read or lasts is None:
        return named
    return _Read(read.value * lasts[0], lasts[1], read.end + 1)


def _named(read: _Read, ahead: Sequence[str]) -> _Read:
    """Read on over the unit: *five dollars*, *two percentage points*, *85 miles an hour*."""
    units = lexicon.table("units")
    for length in range(len(ahead), 0, -1):
        unit = units.get(" ".join(ahead[:length]))
        if unit is not None:
            return read._replace(unit=unit, end=read.end + length)
    return read


def _entry(token: Token) -> tuple[str, Fraction] | None:
    """Return class and value of a number word."""
    classes = lexicon.table("numerals")
    word = token.text if token.text in classes and token.text[:1].isupper() else token.norm
    kind = classes.get(word)
    return None if kind is None or kind == "suffix" else (kind, _values()[word])


@functools.cache
def _values() -> dict[str, Fraction]:
    return {word: Fraction(value) for word, _, value in lexicon.rows("numerals")}


@functools.cache
def _signs() -> dict[str, str]:
    """Units that a sign stands for: ``$``, ``%``."""
    units = lexicon.table("units").items()
    return {sign: unit for sign, unit in units if len(sign) == 1 and not sign.isalpha()}


@functools.cache
def _durations() -> dict[str, tuple[Fraction, str]]:
    """How long each word for a span of time is, in minutes, or in months where those vary."""
    rows = lexicon.rows("durations")
    return {word: (Fraction(length), unit) for word, unit, length in rows}


@functools.cache
def _measures(*, money: bool = False) -> frozenset[str]:
    """Return what is measured in, and with ``money`` what is paid in and counted by the hundred."""
    units = {*lexicon.table("units").values(), "minutes", "months"}
    paid = {*_signs().values(), "cent", "point"}
    return frozenset(units | paid if money else units - paid)
