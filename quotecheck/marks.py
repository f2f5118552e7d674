"""Quotation marks: which characters they are, and whether each may open or close.

A mark is read by its shape and its neighbours alone; which opener belongs to which closer is
settled in `quotecheck.quotes`. Apostrophes, feet, inches and the marks inside markup tags are no
quotation marks and are left out here where their neighbours give them away.
"""

import re
from typing import NamedTuple

from .lexicon import words

ZERO_WIDTH = (
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
)
"""Characters without width that stick to marks in text copied from the web."""

CURLY_OPENER = "\N{LEFT DOUBLE QUOTATION MARK}"
LOW_OPENER = "\N{DOUBLE LOW-9 QUOTATION MARK}"
CURLY_CLOSER = "\N{RIGHT DOUBLE QUOTATION MARK}"


class Mark(NamedTuple):
    """One quotation mark.

    Attributes:
        start: First code point of the mark.
        end: End of the mark; twin apostrophes are two code points long.
        style: The family it pairs within: ``curly``, ``straight``, ``twin``, ``angle``…
        opens: Its neighbours let it open a quotation.
        closes: Its neighbours let it close one.
        weak: It may as well be an apostrophe.
    """

    start: int
    end: int
    style: str
    opens: bool
    closes: bool
    weak: bool = False


_NEUTRAL, _OPENER, _CLOSER = "neutral", "opener", "closer"

_DOUBLE = {
    CURLY_OPENER: ("curly", _OPENER),
    CURLY_CLOSER: ("curly", _CLOSER),
    LOW_OPENER: ("curly", _OPENER),
    "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}": ("curly", _OPENER),
    '"': ("straight", _NEUTRAL),
    "\N{DOUBLE PRIME}": ("straight", _NEUTRAL),
    "\N{FULLWIDTH QUOTATION MARK}": ("straight", _NEUTRAL),
    "''": ("twin", _NEUTRAL),
    "``": ("twin", _OPENER),
    "‘‘": ("twin", _OPENER),
    "‚‚": ("twin", _OPENER),
    "‛‛": ("twin", _OPENER),
    "‹‹": ("angle", _OPENER),
    "››": ("angle", _CLOSER),
    "’’": ("twin", _NEUTRAL),
    "«": ("angle", _OPENER),
    "»": ("angle", _CLOSER),
    "「": ("corner", _OPENER),
    "」": ("corner", _CLOSER),
    "『": ("white-corner", _OPENER),
    "』": ("white-corner", _CLOSER),
    "〝": ("prime", _OPENER),
    "〞": ("prime", _CLOSER),
    "〟": ("prime", _CLOSER),
}
_SINGLE = {
    "‘": ("single-curly", _OPENER),
    "‚": ("single-curly", _OPENER),
    "‛": ("single-curly", _OPENER),
    "’": ("single-curly", _CLOSER),
    "'": ("single-straight", _NEUTRAL),
    "`": ("single-straight", _OPENER),
    "‹": ("single-angle", _OPENER),
    "›": ("single-angle", _CLOSER),
}
_FREE_STANDING = ("corner", "white-corner", "prime")

_CANDIDATE = re.compile(r"([“”„‟\"″＂«»「」『』〝〞〟'‘’‚‛`‹›])(?!(?<=\w['‘’‛`])\w)\1*+")
_TAG = re.compile(
    r"""</?[A-Za-z][^<>]{0,2000}>  |  <!--[^<>]{0,2000}-->
      | \]\([^()\s]{1,500}\s+"[^"\n]{0,200}"\)            # [a link](url "its title")
      | \A---[ ]*\n(?:[^\n]{0,500}\n){1,40}?---[ ]*\n     # front matter
    """,
    re.VERBOSE,
)
_FEET = re.compile(r"\d\s?['’′‘]\s?\d{1,2}(?:[½¼¾]|\.\d+)?\Z")
_BEFORE_OPENER = frozenset("([{<-–—―‒‐/…:|>•*_~=¡¿&+#\"“„‟«‹'‘‚‛`「『〝" + ZERO_WIDTH)
_AFTER_OPENER = frozenset("([{<…$€£¥#@.¡¿\"“„‟«‹'‘’‚‛`「『〝-–—*_&+" + ZERO_WIDTH)
_BEFORE_CLOSER = frozenset(".,!?…;—–-")
_GLUED = frozenset(",.:;!?")
"""Between one of these and a word, a mark without spaces may open as well as close."""
_AND = re.compile(r"['‘’]n['’]")
_NOTHING = frozenset(["", " ", "\n", "\r", "\t", "\u00a0"])
_ELISION = re.compile(r"\d\d(?:s|\b)|([A-Za-z]+)")


def find_marks(text: str) -> tuple[list[Mark], list[Mark]]:
    """Return the double and the single quotation marks of a text, each in text order.

    Single marks are those that may enclose words; an apostrophe inside a word never is one.
    """
    doubles: list[Mark] = []
    singles: list[Mark] = []
    tags = _tags(text)
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        while tags and tags[-1][1] <= start:
            tags.pop()
        if tags and tags[-1][0] <= start:
            continue
        char = match[1]
        if end - start == 2 and _is_empty(text, start, end):
            continue
        if char in _DOUBLE:
            style, shape = _DOUBLE[char]
            doubles += [
                _read(text, at, at + 1, style, shape)
                for at in range(start, end)
                if not _is_inch(text, at)
            ]
        elif end - start == 1:
            singles += _read_single(text, start, char)
        else:
            _read_run(text, start, end, doubles, singles)
    return doubles, singles


def _tags(text: str) -> list[tuple[int, int]]:
    """Return markup tags and front matter, last first; the marks inside them are syntax."""
    if "<" not in text and "](" not in text and not text.startswith("---"):
        return []
    return [match.span() for match in _TAG.finditer(text)][::-1]


def _is_empty(text: str, start: int, end: int) -> bool:
    """Tell two marks that enclose nothing: they touch no word on either side."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return text[start] in '"″' and before in _NOTHING and after in _NOTHING


def _is_inch(text: str, start: int) -> bool:
    """Tell the second mark of ``5'10"``, and a double prime behind a number."""
    if start == 0 or not text[start - 1].isnumeric() or text[start] not in '"″”':
        return False
    return text[start] == "″" or _FEET.search(text, max(0, start - 9), start) is not None


def _read_run(text: str, start: int, end: int, doubles: list[Mark], singles: list[Mark]) -> None:
    """Read twin apostrophes, and a twin with a single mark inside it (``'''Stop,' I said.''``)."""
    if end - start > 4:
        return
    opening = start == 0 or text[start - 1].isspace() or text[start - 1] in _BEFORE_OPENER
    rest = end - start - 2
    twin = start if opening else end - 2
    if rest == 0 and _FEET.search(text, max(0, start - 9), start):
        return
    style, shape = _DOUBLE[text[start] * 2]
    mark = _read(text, start, end, style, shape)._replace(start=twin, end=twin + 2)
    if rest == 0 or not opening:
        if rest == 1:
            singles.extend(_read_single(text, start, text[start]))
        doubles.append(mark)
        return
    doubles.append(mark)
    if rest == 1:
        singles.extend(_read_single(text, end - 1, text[start]))


def _read(text: str, start: int, end: int, style: str, shape: str) -> Mark:
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if shape is _NEUTRAL:
        opens, closes = _roles(before, after)
        return Mark(start, end, style, opens and not (style == "twin" and after.isspace()), closes)
    opens = shape is _OPENER
    if style in _FREE_STANDING:
        return Mark(start, end, style, opens, not opens)
    if opens:
        opens = before.isspace() or before in _BEFORE_OPENER or not _follows_closer(after)
    else:
        opens = (before.isspace() or before in "([{") and (after.isalnum() or after in "([{‘“'")
    return Mark(start, end, style, opens, not opens)


def _follows_closer(char: str) -> bool:
    return char.isspace() or char in ".,;:!?)]}"


def _roles(before: str, after: str) -> tuple[bool, bool]:
    """Tell whether a mark between two characters may open, and whether it may close."""
    if after.isspace():
        return (before.isspace(), True)
    if before.isspace():
        return True, False
    if before in _BEFORE_OPENER:
        starts = after.isalnum() or after in _AFTER_OPENER
        return starts, not starts
    if after.isalnum():
        return before not in _BEFORE_CLOSER or before == ".", True
    return False, True


def _read_single(text: str, start: int, char: str) -> list[Mark]:
    """Return the single mark at ``start``, or nothing where it is plainly an apostrophe."""
    style, shape = _SINGLE[char]
    end = start + 1
    if _AND.match(text, start) or _AND.match(text, start - 2):
        return []
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    opening = (before.isspace() or before in _BEFORE_OPENER) and not after.isspace()
    if opening and (after.isalnum() or after in _AFTER_OPENER):
        if shape is _CLOSER:
            return []
        return [Mark(start, end, style, opens=True, closes=False, weak=_is_elided(text, end))]
    if before.isspace() or (shape is _OPENER and char != "‘"):  # ‚so‘ in German
        return []
    if after.isalnum() and before in _GLUED and shape is not _CLOSER and not _is_elided(text, end):
        return [Mark(start, end, style, opens=True, closes=True)]
    return [Mark(start, end, style, opens=False, closes=True, weak=_is_possessive(text, start))]


def _is_elided(text: str, start: int) -> bool:
    """Tell ``'tis``, ``'em``, ``'90s`` from a quotation that begins here."""
    match = _ELISION.match(text, start)
    if match is None:
        return False
    return match[1] is None or match[1].casefold() in words("elisions")


def _is_possessive(text: str, start: int) -> bool:
    """Tell whether the mark may belong to ``the Allies'``, ``goin'``, ``6'`` instead."""
    before = text[start - 1]
    if before in "sSzZxX" or before.isdigit():
        return True
    return (
        text[max(0, start - 2) : start] in ("in", "th") or text[max(0, start - 2) : start] == " o"
    )
