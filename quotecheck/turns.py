"""Who speaks when in a transcript: ``NAME:`` at line starts, or run together after a full stop.

Transcripts come from stenographers, broadcasters and machines, and agree on little but the colon:
``SECRETARY BLINKEN:``, ``Q:`` and ``A:``, ``WOLF BLITZER, HOST:``, ``RAMOS [through translator]:``,
``**Mark Rutte:**``, ``Speaker 2: (01:15)``. A label in capitals is unmistakable wherever a
sentence has just ended. Any other is believed only at the start of a line, and only where labels
recur and most paragraphs carry one: ordinary articles are full of ``Read more:``.
"""

import bisect
import functools
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs
import regex

from . import lexicon
from .model.articles import Turn
from .model.spans import Span
from .text import tokens

ENOUGH = 3
"""So many labels make a text a transcript, whether or not anybody says that it is one."""

SPEECH_SHARE = 0.03
"""Share of first-person pronouns outside quotation marks from which on a text is a speech."""

_FIRST_PERSON = frozenset(("i", "we", "my", "our", "me", "us", "mine", "ours"))

_REACH = 100
"""No label is longer than this, with its description."""

_CLOCK_REACH = 20
"""No time before a label is longer than this, with what stands around it."""

_PARAGRAPHS_A_LABEL = 6
"""A transcript labelled in mixed case has a label in every sixth line, or more."""

_CAPITAL_WORD = r"(?:Mc|Mac|De|Di|Du|La|Le|Van|[OD]['’])?\p{Lu}[\p{Lu}\p{M}'’\-]*+\.*+|\#?\d{1,3}"
_CASED_WORD = r"\p{Lu}[\p{L}\p{M}'’\-]*+\.?+|\#?\d{1,3}"
_PARTICLE = r"of|the|and|for|d[aeiou]s?|v[ao]n|der|den|al|el|bin|la|le"
_NOTE = r"[ \t]*(?:\[[^\[\]\r\n]{0,60}\]|\([^()\r\n]{0,60}\))"
_MARKUP = r"(?:\*\*|__|\*|_)?"
_CLOCK = r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d\d)(?:[.,]\d{1,3})?"
_TIMED = r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?[ \t]*[-–—]?[ \t]*)?"

_CAPITALS = regex.compile(
    rf"""
    (?P<words>
        (?=\p{{Lu}}) (?:{_CAPITAL_WORD}) (?: [.,]?[ \t\u00a0]*+ (?:{_CAPITAL_WORD}) ){{0,9}}
    )
    ,? (?:{_NOTE})? [ \t]*{_MARKUP} \Z
    """,
    regex.VERBOSE,
)
_CASED = regex.compile(
    rf"""
    (?:\A|(?<=[\r\n])) [ \t>]*+ {_TIMED} {_MARKUP}
    (?P<words> (?:{_CASED_WORD}) (?: [ ] (?:{_CASED_WORD}|{_PARTICLE}) ){{0,7}} )
    (?: ,[^\r\n:]{{0,60}} )? (?:{_NOTE})? [ \t]*{_MARKUP} \Z
    """,
    regex.VERBOSE,
)
_PIECE = regex.compile(r"[^\s.,]+\.*|\.+")
_BOUNDARY = regex.compile(
    rf"""
    (?:\A|[\r\n]) [ \t\u00a0>]*{_TIMED}{_MARKUP}\Z
    | (?:[.?!…—–-]|(?<=\S)[\"”’)\]])[ \t\u00a0]*\Z
    """,
    regex.VERBOSE,
)
_NO_LABEL_ENDS = frozenset("\r\n!?;:\"'”’»(/=")
_TIME_AFTER = regex.compile(rf"{_MARKUP}\s*+[\[(]{_CLOCK}[\])]")
_TIME_BEFORE = regex.compile(rf"(?:[\[(]|\A|(?<=[\r\n])){_CLOCK}[\])]?[\s–—-]*\Z")
_TIME_WITHIN = regex.compile(rf"[\[(]{_CLOCK}[\])]\s*\Z")
_TIMED_LINE = regex.compile(
    rf"""
    (?m) ^[ \t]*+ {_MARKUP}
    (?P<words> (?:{_CASED_WORD}) (?: [ ] (?:{_CASED_WORD}|{_PARTICLE}) ){{0,7}} )
    {_MARKUP} [ \t]{{1,4}} (?:-[ ])? [\[(]?{_CLOCK}[\])]? [ \t]*\r?$
    """,
    regex.VERBOSE,
)
_LETTERED = regex.compile(r"(?m)^[ \t]*+(?P<words>[QA])\.(?=[ \t\u00a0]{1,8}\S)")
_BARE_QUESTION = regex.compile(r"(?m)^[ \t]*+Q(?=[ \t\u00a0]{1,8}[^\s:.\p{Ll}]|\p{Lu}\p{Ll})")
_STAGE = r"\[[^\[\]]{0,80}\]|\([\p{Lu}\p{N}\s.,;:'’\-]{2,80}\)"
_STAGE_NOTE = regex.compile(_STAGE)
_OPENS_QUOTE = regex.compile(r"[ \t\u00a0]{0,8}[“\"«„]")
_LEADING = regex.compile(rf"(?:\s|\*\*|__|{_STAGE})++")
_TRAILING = regex.compile(rf"(?:{_STAGE}|\*\*|__)\Z")
_PERSONAL = regex.compile(r"(?i)\b(?:I|we|you|my|our|your|me|us)\b")
_FRONT_MATTER = regex.compile(
    r"""
    ---[ \t]*\r?\n (?=[A-Za-z_][\w-]*:)
    (?: (?!---|\.\.\.)[^\r\n]*\r?\n ){0,60}+
    (?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)
    """,
    regex.VERBOSE,
)


@attrs.frozen
class _Mark:
    """A label in the text: where it begins, where the words after it begin, and whom it names."""

    start: int
    end: int
    label: str | None
    time: float | None = None


def find_turns(text: str, *, transcript: bool = False) -> tuple[Turn, ...]:
    """Return a transcript's turns in text order, or nothing where the text is no transcript.

    A turn's span leaves out its label, the time beside it, and stage notes at either edge. What
    stands before the first label (a heading, a cast) belongs to no turn. A signpost such as
    ``VIDEO:`` ends a turn and names nobody.

    Args:
        text: The text that every offset points into.
        transcript: The caller knows that it is one: then a single label is enough, and a text
            without any is one turn that names nobody.
    """
    begin = body_start(text)
    marks = _marks(text, begin, enough=1 if transcript else ENOUGH)
    if not transcript and _stand_in_marks(text, marks):
        return ()
    if not marks:
        return tuple(_cut(text, [_Mark(begin, begin, None)])) if transcript else ()
    if transcript and 2 * (marks[0].start - begin) > len(text) - begin:
        marks = [_Mark(begin, begin, None), *marks]  # too much for a heading or a cast
    return tuple(_cut(text, marks))


def stage_notes(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what a transcript notes and nobody says: ``[applause]``, ``(CROSSTALK)``."""
    for match in _STAGE_NOTE.finditer(text, start, end):
        yield Span(*match.span())


def reads_as_speech(text: str, quoted: Iterable[Span]) -> bool:
    """Tell a speech that quotes others from an article that quotes somebody.

    Args:
        text: The whole text.
        quoted: What stands between quotation marks in it.

    Who speaks says *I* and *we* outside quotation marks too. Of the words of two speeches and of
    400 news reports so counted, they are one in twenty, against one in eighty or fewer in nineteen
    reports of twenty.
    """
    inside = sorted(quoted)
    words = tokens(text)
    own = [word for word in words if not _stands_in(inside, word.start)]
    first = sum(word.norm.partition("'")[0] in _FIRST_PERSON for word in own)
    return first >= SPEECH_SHARE * len(own) > 0


def _stands_in(spans: Sequence[Span], at: int) -> bool:
    n = bisect.bisect_right(spans, (at, sys.maxsize)) - 1
    return n >= 0 and at < spans[n].end


def body_start(text: str) -> int:
    """Return where a text begins behind its front matter (``---`` and ``key: value`` lines)."""
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def _stand_in_marks(text: str, marks: Sequence[_Mark]) -> bool:
    """Tell an interview within an article, where all that one speaker says stands in marks.

    ``A: “I was a cook.”`` is a quotation with its source before a colon, as in any article, and the
    prose around it may quote as well; a transcript's words stand in no marks.
    """
    by_label: dict[str, list[bool]] = {}
    for mark in marks:
        if mark.label:
            by_label.setdefault(mark.label, []).append(
                _OPENS_QUOTE.match(text, mark.end) is not None
            )
    return any(len(quoted) > 1 and all(quoted) for quoted in by_label.values())


def _marks(text: str, begin: int, *, enough: int) -> Sequence[_Mark]:
    return _colon_marks(text, begin, enough) or _other_marks(text, begin, enough)


def _other_marks(text: str, begin: int, enough: int) -> Sequence[_Mark]:
    """Return labels without a colon: ``Q.`` and ``A.`` of a court, names with a time on a line.

    Nearly every article has neither, and is searched for no more than what they cannot lack.
    """
    if "Q." in text and "A." in text:
        lettered = [_Mark(m.start(), m.end(), m["words"]) for m in _LETTERED.finditer(text, begin)]
        if len({mark.label for mark in lettered}) > 1 and len(lettered) >= ENOUGH:
            return lettered
    if sum(_is_in_clock(text, at) for at in _colons(text, begin)) < 2:
        return ()
    timed = [
        _Mark(m.start(), m.end(), m["words"], _seconds(m))
        for m in _TIMED_LINE.finditer(text, begin)
    ]
    return timed if len(timed) > 1 and _recur(text, timed, enough) else ()


def _is_in_clock(text: str, colon: int) -> bool:
    """Tell the colon of ``9:30``."""
    return text[colon - 1].isdecimal() and text[colon + 1 : colon + 3].isdecimal()


def _colon_marks(text: str, begin: int, enough: int) -> Sequence[_Mark]:
    colons = [at for at in _colons(text, begin) if text[at - 1] not in _NO_LABEL_ENDS]
    if sum(_opens_words(text, at) for at in colons) < enough:
        return ()
    capitals = _with_bare_questions(text, begin, _capital_marks(text, colons))
    if _is_transcript(text, begin, capitals, enough):
        return _from_first_speaker(capitals)
    cased = _merge(capitals, _cased_marks(text, colons))
    return _from_first_speaker(cased) if _recur(text, cased, enough) else ()


def _colons(text: str, begin: int) -> Iterator[int]:
    at = text.find(":", begin + 1)
    while at >= 0:
        yield at
        at = text.find(":", at + 1)


def _capital_marks(text: str, colons: Iterable[int]) -> list[_Mark]:
    """Labels in capitals: those after a stop, and wherever else the same labels stand."""
    marks: list[_Mark] = []
    loose: list[tuple[regex.Match[str], int]] = []
    for colon in colons:
        if text[colon - 1].islower():
            continue
        run = _CAPITALS.search(text, max(0, colon - _REACH), colon)
        if run is None:
            continue
        start = _label_start(text, run.start("words"), run.end("words"))
        if start is not None and _opens_words(text, colon):
            marks.extend(_mark(text, start, run.end("words"), colon))
        else:
            loose.append((run, colon))
    counts = Counter(mark.label for mark in marks if mark.label)
    known = [label for label, n in counts.items() if n > 1 and len(label) > 2]
    for run, colon in loose:
        words = run["words"]
        label = max((k for k in known if words.endswith(k)), key=len, default=None)
        if label:
            marks.extend(_mark(text, run.end("words") - len(label), run.end("words"), colon))
    return sorted(marks, key=lambda mark: mark.start)


def _label_start(text: str, start: int, end: int) -> int | None:
    """Return where, in a run of capitals, the label begins; None where no sentence ends there.

    ``OK.SANDERS`` and ``the U.S. TRUMP`` hold a label behind a stop; ``MR. SMITH`` is one label.
    """
    at_stop = _BOUNDARY.search(text, max(0, start - _CLOCK_REACH), start)
    best, fallback, before = (start if at_stop else None), None, None
    for piece in _PIECE.finditer(text, start, end):
        if before is not None and before.group().endswith("."):
            if _ends_sentence(before.group(), glued=before.end() == piece.start()):
                best = piece.start()
            else:
                fallback = piece.start()
        before = piece
    return fallback if best is None else best


def _ends_sentence(piece: str, *, glued: bool) -> bool:
    word = piece.rstrip(".")
    if len(piece) - len(word) > 1:
        return True
    return len(word) > 1 and (glued or word.casefold() not in _titles())


@functools.cache
def _titles() -> frozenset[str]:
    """Abbreviations that never end a sentence, in whatever case a label has them."""
    entries = lexicon.rows("abbreviations")
    return frozenset(word.casefold() for word, place in entries if place == "inside")


def _opens_words(text: str, colon: int) -> bool:
    """Tell ``HOLT: Good evening`` from ``HOST:Lester Holt`` in a list of participants."""
    follows = text[colon + 1 : colon + 2]
    return not follows or follows.isspace() or follows in "[(*_"


def _mark(text: str, start: int, end: int, colon: int) -> Iterator[_Mark]:
    label = text[start:end].partition(",")[0].strip(" \t\u00a0.-")
    letters = sum(map(str.isalpha, label))
    if not label[:1].isalpha() or (letters < 2 and label not in {"Q", "A"}):
        return
    signpost = label.casefold() in lexicon.words("signposts")
    before = _TIME_BEFORE.search(text, max(0, start - _CLOCK_REACH), start)
    after = _TIME_AFTER.match(text, colon + 1)
    within = _TIME_WITHIN.search(text, end, colon)
    yield _Mark(
        before.start() if before else start,
        after.end() if after else colon + 1,
        None if signpost else label,
        _seconds(before or within or after),
    )


def _seconds(clock: "regex.Match[str] | None") -> float | None:
    if clock is None:
        return None
    hours, minutes, seconds = (
        int(part or 0) for part in clock.group("hours", "minutes", "seconds")
    )
    return float(3600 * hours + 60 * minutes + seconds)


def _cased_marks(text: str, colons: Iterable[int]) -> Iterator[_Mark]:
    for colon in filter(functools.partial(_opens_words, text), colons):
        if match := _CASED.search(text, max(0, colon - _REACH), colon):
            yield from _mark(text, match.start("words"), match.end("words"), colon)


def _with_bare_questions(text: str, begin: int, marks: list[_Mark]) -> list[_Mark]:
    """Add the White House's ``Q`` without a colon, where others have their label."""
    if len(marks) < 2:
        return marks
    bare = [_Mark(m.start(), m.end(), "Q") for m in _BARE_QUESTION.finditer(text, begin)]
    return _merge(marks, bare) if len(bare) > 1 else marks


def _merge(marks: Iterable[_Mark], more: Iterable[_Mark]) -> list[_Mark]:
    """Put marks in text order; where two overlap, the first list has it."""
    taken = {mark.end: mark for mark in more}
    taken.update((mark.end, mark) for mark in marks)
    return sorted(taken.values(), key=lambda mark: mark.start)


def _is_transcript(text: str, begin: int, marks: Sequence[_Mark], enough: int) -> bool:
    """Tell a transcript from an article with a few capitals before colons.

    Two speakers or more; speech from the first half on; and labels that recur, or else words
    in the first or second person behind most of them (city datelines have none).
    """
    named = [mark for mark in marks if mark.label]
    if len(named) < enough:
        return False
    if enough < ENOUGH:
        return True
    counts = Counter(mark.label for mark in named)
    if len(counts) < 2 or 2 * (named[0].start - begin) > len(text) - begin:
        return False
    return counts.most_common(1)[0][1] > 1 or _mostly_personal(text, named)


def _mostly_personal(text: str, marks: Sequence[_Mark]) -> bool:
    stops = [*(mark.start for mark in marks[1:]), len(text)]
    spoken = (
        _PERSONAL.search(text, mark.end, stop) for mark, stop in zip(marks, stops, strict=True)
    )
    return 2 * sum(map(bool, spoken)) > len(marks)


def _recur(text: str, marks: Sequence[_Mark], enough: int) -> bool:
    """Tell a transcript labelled in mixed case: labels recur in line after line, before speech."""
    named = [mark for mark in marks if mark.label]
    if len(named) < enough:
        return False
    lines = sum(1 for line in text[named[0].start :].splitlines() if line.strip())
    if _PARAGRAPHS_A_LABEL * len(named) < lines:
        return False
    counts = Counter(mark.label for mark in named)
    recurring = sum(count > 1 for count in counts.values())
    if enough < ENOUGH:
        full = any(" " in str(label) for label in counts)
        return _opens(text, named[0]) or (len(counts) > 1 and (recurring > 0 or full))
    return recurring > 1 and _mostly_personal(text, named)


def _opens(text: str, mark: _Mark) -> bool:
    """Tell whether a text begins with a label."""
    return not text[body_start(text) : mark.start].strip()


def _from_first_speaker(marks: Sequence[_Mark]) -> Sequence[_Mark]:
    first = next(n for n, mark in enumerate(marks) if mark.label)
    return marks[first:]


def _cut(text: str, marks: Sequence[_Mark]) -> Iterator[Turn]:
    stops = [*(mark.start for mark in marks[1:]), len(text)]
    for mark, stop in zip(marks, stops, strict=True):
        start, end = _trim(text, mark.end, stop)
        if start < end:
            yield Turn(start, end, mark.label, mark.time)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out white space, emphasis marks and stage notes at either edge."""
    if leading := _LEADING.match(text, start, end):
        start = leading.end()
    while start < end:
        if text[end - 1].isspace():
            end -= 1
        elif trailing := _TRAILING.search(text, max(start, end - 82), end):
            end = trailing.start()
        else:
            break
    return start, end
