"""Captions, WebVTT and SubRip: cues joined into running text, cut into turns with their times."""

import html
from collections.abc import Iterable, Iterator, Sequence

import attrs
import regex

from ..model import Turn
from ..turns import find_turns
from .inputs import Origin, Row

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMING = regex.compile(
    rf"[ \t]*{_CLOCK}[ \t]*-->[ \t]*(?:\d{{1,3}}:)?\d{{1,2}}:\d{{2}}[.,]\d{{1,3}}"
)
_BLANK_LINES = regex.compile(r"\n(?:[ \t]*\n)+")
_VOICE = regex.compile(r"<v(?:\.[^\s>]*)?[ \t]+(?P<name>[^>]+)>")
_TAG = regex.compile(r"</?[a-zA-Z][^<>]{0,200}>|<[\d:.]{3,20}>|\{\\[^{}]{1,40}\}")
_NEW_SPEAKER = regex.compile(r"(?m)^(?:>>+|&gt;&gt;)[ \t]*")
_LABELLED = regex.compile(
    r">>|[-–—][ \t]|[\p{Lu}][\p{Lu}\p{M} .,'’\-]{0,60}:|\p{Lu}[^:.!?]{0,40}:[ \t]"
)


@attrs.frozen
class _Cue:
    """A stretch of speech: when it begins, who is said to speak, and the lines on the screen."""

    time: float
    voice: str | None
    lines: tuple[str, ...]


def read_captions(text: str, origin: Origin) -> Iterator[Row]:
    """Yield the captions as one transcript: words of consecutive cues run on in one line.

    A line that rolls up and is shown again in the next cue is read once. Voices (``<v Ana Orr>``),
    labels and ``>>`` begin a new line and a new turn.
    """
    cues = list(_without_repeats(_cues(text)))
    if not cues:
        origin.fail("no cue in it; captions need lines like 00:01.000 --> 00:02.000")
        return
    joined, starts = _join(cues)
    turns = _turns(joined, cues, starts)
    yield Row({"text": joined, "kind": "transcript"}, turns=tuple(turns), lines=())


def _cues(text: str) -> Iterator[_Cue]:
    for block in _BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.splitlines()
        at = next((n for n, line in enumerate(lines[:3]) if _TIMING.match(line)), None)
        if at is None:
            continue  # WEBVTT, NOTE, STYLE
        yield from _cue(_seconds(lines[at]), lines[at + 1 :])


def _cue(time: float, lines: Sequence[str]) -> Iterator[_Cue]:
    """Yield a cue for each voice in a block; most blocks have one at most."""
    voice: str | None = None
    shown: list[str] = []
    for line in lines:
        for n, part in enumerate(_VOICE.split(line)):
            if n % 2:
                if shown:
                    yield _Cue(time, voice, tuple(shown))
                voice, shown = html.unescape(part).strip(), []
            elif words := " ".join(html.unescape(_TAG.sub("", part)).split()):
                shown.append(words)
    if shown:
        yield _Cue(time, voice, tuple(shown))


def _seconds(timing: str) -> float:
    match = _TIMING.match(timing)
    hours, minutes, seconds, fraction = match.groups() if match else ("0",) * 4
    whole = 3600 * int(hours or 0) + 60 * int(minutes) + int(seconds)
    return float(f"{whole}.{fraction}")


def _without_repeats(cues: Iterable[_Cue]) -> Iterator[_Cue]:
    """Drop lines that stood on the screen already: captions that roll up show each line twice."""
    before: tuple[str, ...] = ()
    for cue in cues:
        kept = list(cue.lines)
        while kept and kept[0] in before and " " in kept[0]:
            kept.pop(0)
        before = cue.lines
        if kept:
            yield attrs.evolve(cue, lines=tuple(kept))


def _join(cues: Sequence[_Cue]) -> tuple[str, list[int]]:
    """Return the running text, and where each cue begins in it."""
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    voice: str | None = None
    for cue in cues:
        for n, line in enumerate(cue.lines):
            fresh = (n == 0 and cue.voice != voice) or _LABELLED.match(line)
            piece = (("\n" if fresh else " ") if pieces else "") + line
            if n == 0:
                starts.append(length + len(piece) - len(line))
            pieces.append(piece)
            length += len(piece)
        voice = cue.voice
    return "".join(pieces), starts


def _turns(text: str, cues: Sequence[_Cue], starts: Sequence[int]) -> Iterator[Turn]:
    if any(cue.voice for cue in cues):
        yield from _voiced(text, cues, starts)
        return
    times = iter(zip(starts, (cue.time for cue in cues), strict=True))
    at, time = next(times)
    following = next(times, None)
    for turn in find_turns(text, transcript=True):
        for start, end, label in _at_arrows(text, turn):
            while following and following[0] <= start:
                (at, time), following = following, next(times, None)
            yield Turn(start, end, label, time if at <= end else None)


def _voiced(text: str, cues: Sequence[_Cue], starts: Sequence[int]) -> Iterator[Turn]:
    """Yield a turn for each run of cues in one voice."""
    first = 0
    for n in range(1, len(cues) + 1):
        if n == len(cues) or cues[n].voice != cues[first].voice:
            end = starts[n] if n < len(cues) else len(text)
            end = starts[first] + len(text[starts[first] : end].rstrip())
            yield Turn(starts[first], end, cues[first].voice, cues[first].time)
            first = n


def _at_arrows(text: str, turn: Turn) -> Iterator[tuple[int, int, str | None]]:
    """Cut a turn where ``>>`` says that somebody else speaks, without saying who."""
    start, label = turn.start, turn.label
    for arrow in _NEW_SPEAKER.finditer(text, turn.start, turn.end):
        end = start + len(text[start : arrow.start()].rstrip())
        if start < end:
            yield start, end, label
        start, label = arrow.end(), None
    if start < turn.end:
        yield start, turn.end, label
