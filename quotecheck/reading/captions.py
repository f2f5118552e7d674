"""Captions, WebVTT and SubRip: cues joined into running text, cut into turns with their times.

webvtt-py tells the cues apart. Before it, times are spelt as the standard has them, since what it
cannot read it leaves out; behind it, what several cues show of one sentence becomes that sentence.
"""

import html
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import attrs
import regex

from ..model.articles import Moment, Turn
from ..turns import find_turns
from .inputs import Origin, Row

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_TIMING = regex.compile(
    rf"(?m)^[ \t]*{_CLOCK}[ \t]*(?:-{{1,2}}[ ]?>|[–—]-?>|→)[ \t]*{_CLOCK}(?![\d:])"
)
_CLOCK_LINE = regex.compile(rf"(?m)^[ \t]*[\[(]?{_CLOCK}[\])]?[ \t\r]*$")
_NUMBERED = regex.compile(rf"(?:\d+[ \t]*\n)?[ \t]*{_CLOCK}[ \t]*-->")
_QUOTED = frozenset('"“”„«»')
_FEWEST, _LINES_A_CLOCK = 3, 6
"""Lines with a time alone that make captions, and how many lines there may be to each of them."""
_HEADING = 300
"""Code points that may stand before the first of them."""
_ARROW = regex.compile(r"(?m)^(?P<clock>[ \t]*\d+:\d)?[^\n]*-->[^\n]*$")
_SUBRIP = regex.compile(r"\d+\n[ \t]*[\d:.]+ -->")
_VOICE = regex.compile(r"<v(?:\.[^\s<>]*)?[ \t]+(?P<name>[^<>]+)>")
_TAG = regex.compile(r"</?[a-zA-Z][^<>]{0,200}>|<[\d:.]{3,20}>|\{\\[^{}]{1,40}\}")
_NEW_SPEAKER = regex.compile(r">>+[ \t]*")
_INNER_ARROW = regex.compile(r" (?=>>)")
_DASH = regex.compile(r"[-–—][ \t]*(?=\S)")
_LABEL = regex.compile(
    r"(?:[-–—][ \t]*)?(?:[\p{Lu}][\p{Lu}\p{M}\d .,'’\-]{0,60}:|\p{Lu}[^:.!?]{0,40}:[ \t])"
)
_ENDS_SENTENCE = regex.compile(r"""[.!?…:;—–]["'”’»)\]]*\Z""")
_ROLLING = 3
"""Where one cue in so many shows the line above it again, captions roll up."""


class _Line(NamedTuple):
    """A line on the screen, without tags."""

    text: str
    opens: bool = False
    """Somebody else begins to speak, though nobody says who."""


@attrs.frozen
class _Cue:
    """A stretch of speech: when it begins, who is said to speak, and the lines on the screen."""

    time: float
    voice: str | None
    lines: tuple[_Line, ...]


def is_captions(text: str) -> bool:
    """Tell captions under another name: WebVTT, SubRip, or lines of words below lines of times."""
    start = text.lstrip()[:100].replace("\r\n", "\n").replace("\r", "\n")
    return start.startswith("WEBVTT") or bool(_NUMBERED.match(start) or _clocks(text))


def read_captions(text: str, origin: Origin) -> Iterator[Row]:
    """Yield the captions as one transcript: words of consecutive cues run on in one line.

    A line that rolls up and is shown again in the next cue is read once. Voices (``<v Ana Orr>``),
    labels, ``>>`` and dashes of a dialogue begin a new line and a new turn. Every cue's words keep
    their time.
    """
    cues = list(_without_repeats([cue for block in _blocks(text, origin) for cue in _cues(*block)]))
    if not cues:
        origin.fail("no cue in it; captions need lines like 00:01.000 --> 00:02.000")
        return
    track = _join(cues)
    yield Row(
        {"text": track.text, "kind": "transcript"},
        turns=tuple(_turns(track, cues)),
        moments=tuple(
            Moment(start, cue.time) for start, cue in zip(track.starts, cues, strict=True)
        ),
        lines=(),
    )


# ------------------------------------------------------------------------------------ cue by cue
def _blocks(text: str, origin: Origin) -> Iterator[tuple[float, Sequence[str]]]:
    """Yield each cue's time in seconds, and its lines with their tags."""
    if clocks := _clocks(text):
        yield from _below(clocks, text)
        return
    plain = text.replace("\r\n", "\n").replace("\r", "\n").lstrip()
    spelt = _TIMING.sub(_as_standard, plain)
    skipped = text[: len(text) - len(text.lstrip())].count("\n")

    def mend(arrow: "regex.Match[str]") -> str:
        """Keep an arrow among words from looking like a time, and tell of a time nobody reads."""
        if _TIMING.match(arrow.group()):
            return arrow.group()
        if not arrow["clock"]:
            return arrow.group().replace("-->", "--&gt;")
        what = f"no time of a cue: {arrow.group().strip()[:40]!r}; its words may be missing"
        line = skipped + spelt.count("\n", 0, arrow.start()) + 1
        origin.warn(what, line=line, kind="cue")
        return arrow.group()

    for caption in _parse(_ARROW.sub(mend, spelt)):
        yield caption.start_time.in_milliseconds() / 1000, caption.lines


def _clocks(text: str) -> "list[regex.Match[str]]":
    """Return the lines that hold a time alone, as players show a transcript; none in other texts.

    Times go up from the text's beginning on. Nobody sets quotation marks there, whereas reports
    that go by the clock are full of them.
    """
    if not _QUOTED.isdisjoint(text):
        return []
    found = list(_CLOCK_LINE.finditer(text))
    times = [_seconds(*clock.groups()) for clock in found]
    lines = sum(1 for line in text.splitlines() if line.strip())
    known = len(found) >= _FEWEST and found[0].start() <= _HEADING and times == sorted(times)
    return found if known and lines <= _LINES_A_CLOCK * len(found) else []


def _below(clocks: "Sequence[regex.Match[str]]", text: str) -> Iterator[tuple[float, list[str]]]:
    """Yield each time, and the lines below it."""
    ends = [*(clock.start() for clock in clocks[1:]), len(text)]
    for clock, end in zip(clocks, ends, strict=True):
        yield _seconds(*clock.groups()), text[clock.end() : end].splitlines()


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None = None) -> float:
    return float(f"{3600 * int(hours or 0) + 60 * int(minutes) + int(seconds)}.{fraction or 0}")


def _parse(text: str) -> Any:  # noqa: ANN401  (the package is not typed)
    import webvtt  # noqa: PLC0415  (only where there are captions)

    if _SUBRIP.match(text):
        return webvtt.from_buffer(io.StringIO(text), format="srt")
    head = "" if text.startswith("WEBVTT") else "WEBVTT\n\n"
    return webvtt.from_string(head + text)


def _as_standard(timing: "regex.Match[str]") -> str:
    """Spell hours, minutes, seconds and three digits behind a full stop, and the arrow."""
    clocks = (timing.groups()[:4], timing.groups()[4:])
    return " --> ".join(
        f"{int(hours or 0):02}:{int(minutes):02}:{int(seconds):02}.{(fraction or '0'):0<3}"
        for hours, minutes, seconds, fraction in clocks
    )


def _cues(time: float, lines: Iterable[str]) -> Iterator[_Cue]:
    """Yield a cue for each voice in a block; most blocks have one at most."""
    voice: str | None = None
    shown: list[str] = []
    for line in lines:
        for n, part in enumerate(_VOICE.split(line)):
            if n % 2:
                if shown:
                    yield _Cue(time, voice, _marked(shown))
                voice, shown = html.unescape(part).strip(), []
            elif words := " ".join(html.unescape(_TAG.sub("", part)).split()):
                shown += _INNER_ARROW.split(words) if ">>" in words else [words]
    if shown:
        yield _Cue(time, voice, _marked(shown))


def _marked(lines: Sequence[str]) -> tuple[_Line, ...]:
    """Tell where somebody else begins: at ``>>``, and at dashes if there are two of them."""
    dialogue = sum(line[0] in "-–—" for line in lines) > 1
    return tuple(
        _Line(line, bool(_NEW_SPEAKER.match(line) or (dialogue and _DASH.match(line))))
        for line in lines
    )


def _without_repeats(cues: Sequence[_Cue]) -> Iterator[_Cue]:
    """Drop lines that stood on the screen already: captions that roll up show each line twice.

    One word may well be said twice, unless the captions roll up throughout.
    """
    again = sum(
        cue.lines[0] == before.lines[-1] and " " in cue.lines[0].text
        for before, cue in pairwise(cues)
    )
    rolling = _ROLLING * again >= len(cues) > 0
    before: tuple[_Line, ...] = ()
    for cue in cues:
        kept = list(cue.lines)
        while kept and kept[0] in before and (rolling or " " in kept[0].text):
            kept.pop(0)
        before = cue.lines
        if kept:
            yield cue if len(kept) == len(cue.lines) else attrs.evolve(cue, lines=tuple(kept))


# ----------------------------------------------------------------------------- from cues to turns
@attrs.frozen
class _Track:
    """The running text, where each cue begins in it, and where somebody else begins to speak."""

    text: str
    starts: Sequence[int]
    openings: Sequence[int]


def _join(cues: Sequence[_Cue]) -> _Track:
    pieces: list[str] = []
    starts: list[int] = []
    openings: list[int] = []
    length = 0
    voice: str | None = None
    for cue in cues:
        for n, line in enumerate(cue.lines):
            fresh = (n == 0 and cue.voice != voice) or line.opens or _LABEL.match(line.text)
            gap = ("\n" if fresh else " ") if pieces else ""
            length += len(gap)
            if n == 0:
                starts.append(length)
            if line.opens:
                openings.append(length)
            pieces += (gap, line.text)
            length += len(line.text)
        voice = cue.voice
    return _Track("".join(pieces), starts, openings)


def _turns(track: _Track, cues: Sequence[_Cue]) -> Iterator[Turn]:
    if any(cue.voice for cue in cues):
        yield from _voiced(track, cues)
        return
    times = iter(zip(track.starts, (cue.time for cue in cues), strict=True))
    at, time = next(times)
    following = next(times, None)
    for start, end, label in _spoken(track):
        while following and following[0] <= start:
            (at, time), following = following, next(times, None)
        yield Turn(start, end, label, time if at <= end else None)


def _voiced(track: _Track, cues: Sequence[_Cue]) -> Iterator[Turn]:
    """Yield a turn for each run of cues in one voice.

    A cue without a voice goes on with a sentence of the one before.
    """
    first, text = 0, track.text
    for n in range(1, len(cues) + 1):
        if n < len(cues) and _goes_on(cues[first], cues[n - 1], cues[n]):
            continue
        end = track.starts[n] if n < len(cues) else len(text)
        end = track.starts[first] + len(text[track.starts[first] : end].rstrip())
        yield Turn(track.starts[first], end, cues[first].voice, cues[first].time)
        first = n


def _goes_on(first: _Cue, before: _Cue, cue: _Cue) -> bool:
    mid_sentence = cue.voice is None and not _ENDS_SENTENCE.search(before.lines[-1].text)
    return cue.voice == first.voice or mid_sentence


def _spoken(track: _Track) -> Iterator[tuple[int, int, str | None]]:
    """Yield the stretches of one speaker each, by labels and by what opens a line.

    What stands before the first label was spoken too.
    """
    text = track.text
    turns = [(turn.start, turn.end, turn.label) for turn in find_turns(text, transcript=True)]
    head = text.rfind("\n", 0, turns[0][0]) if turns and turns[0][2] else -1
    if head > 0:
        turns.insert(0, (0, head, None))
    openings = iter((*track.openings, len(text)))
    opening = next(openings)
    for start, end, label in turns:
        speaker: str | None = label
        begin = start
        while opening < end:
            if opening > start:
                if words := text[begin:opening].rstrip():
                    yield begin, begin + len(words), speaker
                speaker = None
            mark = _NEW_SPEAKER.match(text, opening) or _DASH.match(text, opening)
            begin = max(begin, mark.end() if mark else opening)
            opening = next(openings)
        if begin < end:
            yield begin, end, speaker
