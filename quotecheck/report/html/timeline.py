"""Timelines: when renderings were printed, as places in a drawing."""

import datetime
from collections.abc import Iterable, Sequence

import attrs

from ...model.labels import Severity
from .witnesses import Witness

_MARGIN, _TOP, _LANE, _FOOT = 24, 4, 20, 26
"""Units around the days of a timeline, and between two marks of one day."""
_MARK, _DIGIT = 9, 9
"""Units from a mark to its letters, and of each letter or digit."""
_WIDTH = 344
"""Units of a whole drawing."""
_NAMES = 166
"""Units for the outlets' names, where each has a lane."""
_DAY = 48
"""Units of a day's name, with some room around it."""
_MOST_LANES = 6
"""Marks above each other on one day; further ones are counted."""
_LONGEST_NAME = 18
_MOST_NAMED = 8


@attrs.frozen
class Point:
    """A mark: who, when, how grave."""

    x: int
    y: int
    severity: str
    siglum: str
    more: int = 0


@attrs.frozen
class Tick:
    """A day that is named."""

    x: int
    words: str


@attrs.frozen
class Lane:
    """An outlet's line."""

    y: int
    siglum: str
    name: str


@attrs.frozen
class Timeline:
    """A drawing, ``width`` by ``height`` units, and the same in words."""

    width: int
    height: int
    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    described: str
    span: str
    lanes: tuple[Lane, ...] = ()

    @property
    def floor(self) -> int:
        """Where the line of days runs."""
        return self.height - _FOOT


def remark_timeline(marks: Iterable[tuple[Witness, Severity]]) -> Timeline | None:
    """Return when a remark was printed, day by day; None unless there are two days or more."""
    days: dict[datetime.date, list[tuple[Witness, Severity]]] = {}
    for witness, severity in marks:
        if witness.day:
            days.setdefault(witness.day, []).append((witness, severity))
    if len(days) < 2:
        return None
    last = days[max(days)]
    letters = max(len(witness.siglum) for witness, _ in last) + 3 * (len(last) > _MOST_LANES)
    scale = _Scale(sorted(days), _MARGIN, _WIDTH - max(_MARGIN, _MARK + _DIGIT * letters))
    highest = min(_MOST_LANES, max(map(len, days.values())))
    height = _TOP + highest * _LANE + _FOOT
    points = []
    for day in sorted(days):
        for lane, (witness, severity) in enumerate(days[day][:_MOST_LANES]):
            more = len(days[day]) - _MOST_LANES if lane + 1 == _MOST_LANES else 0
            y = height - _FOOT - _LANE * lane - _LANE // 2
            point = Point(scale.x(day), y, str(severity), witness.siglum, max(0, more))
            points.append(point)
    return Timeline(
        _WIDTH, height, tuple(points), scale.ticks(), _described(days), _range(sorted(days))
    )


def outlet_timeline(marks: Iterable[tuple[Witness, Severity]], most: int) -> Timeline | None:
    """Return when each outlet printed what, a lane an outlet; None unless there are two days."""
    lanes: dict[str, dict[datetime.date, tuple[Witness, Severity]]] = {}
    days: dict[datetime.date, list[tuple[Witness, Severity]]] = {}
    for witness, severity in marks:
        if witness.day is None:
            continue
        days.setdefault(witness.day, []).append((witness, severity))
        lane = lanes.setdefault(witness.outlet.siglum, {})
        known = lane.get(witness.day)
        lane[witness.day] = (witness, max(severity, known[1]) if known else severity)
    if len(days) < 2:
        return None
    scale = _Scale(sorted(days), _NAMES, _WIDTH - _MARGIN)
    shown = [lanes[siglum] for siglum in sorted(lanes, key=lambda s: (len(s), s))[:most]]
    height = _TOP + len(shown) * 24 + _FOOT
    points, rows = [], []
    for number, lane in enumerate(shown):
        y = _TOP + 24 * number + 12
        witness = next(iter(lane.values()))[0]
        rows.append(Lane(y, witness.outlet.siglum, _clipped(witness.name)))
        points += [
            Point(scale.x(day), y, str(severity), "") for day, (_, severity) in sorted(lane.items())
        ]
    return Timeline(
        _WIDTH,
        height,
        tuple(points),
        scale.ticks(),
        _described(days),
        _range(sorted(days)),
        tuple(rows),
    )


class _Scale:
    """Days on a line."""

    def __init__(self, days: Sequence[datetime.date], left: int, right: int) -> None:
        self._days, self._left, self._right = days, left, right
        self._length = max(1, (days[-1] - days[0]).days)

    def x(self, day: datetime.date) -> int:
        """Return where a day stands."""
        room = self._right - self._left
        return self._left + round(room * (day - self._days[0]).days / self._length)

    def ticks(self) -> tuple[Tick, ...]:
        """Return the days to be named: the first, the last, and those that have room between."""
        named: list[datetime.date] = []
        last = self.x(self._days[-1])
        for day in self._days:
            free = not named or self.x(day) - self.x(named[-1]) >= _DAY
            if day == self._days[-1]:
                if not free and len(named) > 1:
                    named.pop()
                named.append(day)
            elif free and (not named or last - self.x(day) >= _DAY):
                named.append(day)
        return tuple(Tick(self.x(day), short_day(day)) for day in named)


def long_day(day: datetime.date) -> str:
    """Return a day in English: ``7 Nov 2024``."""
    return f"{short_day(day)} {day.year}"


def short_day(day: datetime.date) -> str:
    """Return a day without its year, in English: ``7 Nov``."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Not `strftime`: its names follow the machine's language."""


def _range(days: Sequence[datetime.date]) -> str:
    first, last = days[0], days[-1]
    start = short_day(first) if first.year == last.year else f"{short_day(first)} {first.year}"
    return f"{start} to {short_day(last)} {last.year}"


def _described(days: dict[datetime.date, list[tuple[Witness, Severity]]]) -> str:
    said = []
    for day in sorted(days):
        known = list(dict.fromkeys(witness.name for witness, _ in days[day]))
        more = f" and {len(known) - _MOST_NAMED} more" if len(known) > _MOST_NAMED else ""
        names = ", ".join(known[:_MOST_NAMED]) + more
        worst = max(severity for _, severity in days[day])
        said.append(f"{day}: {names}; worst difference {worst}")
    return ". ".join(said)


def _clipped(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
