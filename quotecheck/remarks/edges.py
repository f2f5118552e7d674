"""What stands around the words that two quotations have in common.

Where both go on, and go on otherwise, they share a phrase and no more.
"""

import re
from collections.abc import Mapping

from ..model.pairs import Pair, Side
from ..text import tokens

LONG = 70
"""Code points, some twelve words, that nobody shares with somebody else by chance."""

_MARK = re.compile(r"[\"“”„«»‘]|''|(?<!\w)['’]|['’](?!\w)")
_STOP = re.compile(r"[.?!…:;]")
_REACH = 40


def is_mere_phrase(pair: Pair, texts: Mapping[str, str]) -> bool:
    """Tell whether two quotations have some words in common, and go on in different ways.

    *There is a special place in hell for* two kinds of people is two remarks. Where one of them
    begins or ends with the words, it may be cut from the other; where both have other sentences
    before or behind, the outlets chose otherwise from one speech.
    """
    if pair.shortest >= LONG:
        return False
    befores = {_before(side, texts[side.article]) for side in (pair.a, pair.b)}
    afters = {_after(side, texts[side.article]) for side in (pair.a, pair.b)}
    return any("mark" not in edge and "word" in edge for edge in (befores, afters))


def _before(side: Side, text: str) -> str:
    start = max(0, side.start - _REACH)
    words = tokens(text, start, side.start)
    begins = not words and start == 0
    return "mark" if begins else _edge(text[words[-1].end if words else start : side.start])


def _after(side: Side, text: str) -> str:
    end = side.end + _REACH
    words = tokens(text, side.end, end)
    ends = not words and end >= len(text)
    return "mark" if ends else _edge(text[side.end : words[0].start if words else end])


def _edge(gap: str) -> str:
    """Tell whether a quotation ends in a gap between words, or a sentence, or neither."""
    if _MARK.search(gap):
        return "mark"
    return "stop" if _STOP.search(gap) else "word"
