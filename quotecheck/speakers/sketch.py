"""The sketch of an article: its words outside quotation marks, and one tag a word.

Grammar is looked up in the *string of tags*, one character a token, where ordinary regular
expressions chunk phrases and clauses at the speed of C. A quotation is a single token, so nothing
inside it can be mistaken for its source.

The tags::

    N  capitalised word, part of a name     L  country or nationality      H  Mr., Sen.
    O  office or person, capitalised        o  the same in lower case
    B  organisation noun, capitalised       b  the same in lower case
    G  people (officials), capitalised      g  the same in lower case
    d  document noun                        n  any other word             #  number
    D  determiner                           P  he, she, they, I, we, it   p  him, himself
    R  who, which     T  that     f  of     i  preposition   2  to   @  as   y  by
    x  auxiliary, negation                  a  adverb        t  day, month
    c  and, or, but                         u  when, if      e  other word in -ed
    V  says   A  shouts   J  calls   K  thinks   S  reads   M  promises (weak)
    v  a      j  k  s  m  the same in -ing
    Z  according (to), in the opinion (of)  '  possessive
    Q  quotation; by what it ends in: C  a comma or dash   W  ? or !   E  a full stop
    ,  ;  :  -  (  )  punctuation           .  end of a sentence          |  end of a paragraph
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

import attrs

from ..cues import closing_credit
from ..lexicon import rows, words
from ..model.quotations import Segment
from ..model.spans import Span
from ..text import paragraphs
from .lookup import look_up
from .tagging import Draft

_PLAIN = r"[A-Za-z]++(?=[ ,])"
"""Most words, told by what follows them; for all others the longer pattern is tried."""
_WORD = r"""
    [^\W\d_]+ (?: (?: ['’] (?=[^\W\d_a-z]|t\b|re\b|ve\b|ll\b|d\b|m\b)     # O'Neill  don't
                  | [-‐‑&] | \. (?=[^\W\d_]) ) [^\W_]+ )*                # AT&T  U.S
"""
_OTHERS = r"""
      [,;:()\[\]–—―•|]
    | [.!?…]+ (?! ['"”’»)\]]? [\t\ \xa0]* [a-z,;:] )                       # a stop
    | ['’]s?(?!\w)                                                       # possessive
    | [\r\n]\s*
    | [\#@]? \d+ (?:[.,:]\d+)* %?\w*
    | - (?: -+ | (?=\s) ) | (?<!\S) - (?=\w)
"""
_SENTENCE_OPENERS = (
    "A|After|And|As|At|But|For|He|Her|His|I|If|In|It|Its|On|She|So|That|The|Their|Then|There|These"
    "|They|This|Those|Though|To|Two|We|What|When|While|With|Yet|You"
)
_STOP = re.compile(r"[.|]")
_INNER_MARKS = "'\"’”» "
_LONGEST_HEADLINE = 200
_LONGEST_SHORT = 6
"""Letters of the longest honorific that is an abbreviation: *Messrs.*, unlike *sister.*"""
_LINKS = frozenset("iuTcfy@")
"""Words that stand in lower case even in a headline set in capitals."""
_ENDINGS = dict.fromkeys(".…", "E") | dict.fromkeys("!?", "W") | dict.fromkeys(",;-–—", "C")


@attrs.frozen(eq=False)
class Sketch:
    """The tokens of an article with every quotation folded into one token.

    Attributes:
        text: The article's text.
        words: The tokens as written; a quotation is the empty string.
        starts: Where each token begins in the text.
        ends: Where each token ends.
        tags: One character a token (see the module's table).
        at: The token of each segment that stands in the sketch, by the segment's index.
        headings: Lines set in capitals, where a capital says nothing about a word.
    """

    text: str = attrs.field(repr=False)
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    tags: str
    at: dict[int, int]
    headings: tuple[Span, ...] = ()

    @cached_property
    def stops(self) -> list[int]:
        """The tokens that end sentences and paragraphs."""
        return [match.start() for match in _STOP.finditer(self.tags)]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Token ranges of the sentences, without their stops."""
        bounds = [-1, *self.stops, len(self.tags)]
        return tuple([(a + 1, b) for a, b in pairwise(bounds) if b > a + 1])

    def sentence(self, token: int) -> tuple[int, int]:
        """Return the range of the sentence that holds a token."""
        number = bisect_left(self.stops, token)
        begin = self.stops[number - 1] + 1 if number else 0
        return begin, self.stops[number] if number < len(self.stops) else len(self.tags)

    def span(self, start: int, end: int) -> Span:
        """Return the place of the tokens ``start:end`` in the text."""
        return Span(self.starts[start], self.ends[end - 1])

    def written(self, start: int, end: int) -> str:
        """Return the tokens ``start:end`` as they stand in the text."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def is_heading(self, token: int) -> bool:
        """Tell whether a token stands in a line set in capitals."""
        place = self.starts[token]
        if not self.headings or place >= self.headings[-1].end:
            return False
        return any(line.start <= place < line.end for line in self.headings)


def sketch(
    text: str, segments: Sequence[Segment], *, parent: int | None = None, region: Span | None = None
) -> Sketch:
    """Sketch a text, or a region of it; segments whose parent is ``parent`` become tokens."""
    region = region or Span(0, len(text))
    lines = paragraphs(text) if region.start == 0 else ()
    draft = Draft(text)
    position = region.start
    for index, segment in enumerate(segments):
        if segment.parent == parent:
            _write(draft, position, segment.outer.start)
            end = _end(text, segment)
            ending = text[segment.start : end].rstrip(_INNER_MARKS)[-1:]
            draft.quote(index, segment, end, _ENDINGS.get(ending, "Q"))
            position = max(position, end if end < segment.end else segment.outer.end)
    _write(draft, position, region.end)
    headings = tuple(
        line
        for line in lines
        if line[1] - line[0] <= _LONGEST_HEADLINE and _is_title_case(text, line)
    )
    tags = draft.settle(frozenset(line.start for line in lines), headings)
    return Sketch(text, draft.words, draft.starts, draft.ends, tags, draft.at, headings)


def _end(text: str, segment: Segment) -> int:
    """Return where the words of a segment end, short of a credit where no mark closes them."""
    if not segment.malformed or segment.outer.end > segment.end:
        return segment.end
    credit = closing_credit(text, segment.start, segment.end)
    return credit + 1 if credit >= 0 else segment.end  # the comma is the speaker's


@functools.cache
def _tokens() -> re.Pattern[str]:
    """Return the pattern of a token; the dot of an abbreviation belongs to its word.

    An abbreviation that may end a sentence (*Jr.*, *U.S.*) does so before a word that can only
    begin one.
    """
    kinds: dict[str, list[str]] = {"inside": [], "last": [], "number": []}
    for word, kind in rows("abbreviations"):
        kinds[kind].append(word)
    short = [word for word in words("honorifics") - words("roles") if len(word) <= _LONGEST_SHORT]
    kinds["inside"] += [form for word in short for form in (word, word.capitalize())]
    ends = rf"(?!\s+(?:{_SENTENCE_OPENERS})\b|\s*[\r\n]|\s*\Z)"
    dots = (
        rf"(?:{_behind(kinds['inside'])}|(?<=\b[^\W\d_a-z]))\.",
        rf"(?:{_behind(kinds['last'])}|(?<=\.[^\W\d_]))\.{ends}",
        rf"(?:{_behind(kinds['number'])})\.(?=\s*\d)",
    )
    pattern = rf"(?![ ])({_PLAIN}|{_WORD}(?:(?=\.)(?:{'|'.join(dots)}))?|{_OTHERS})"
    return re.compile(pattern, re.VERBOSE)


def _behind(forms: Iterable[str]) -> str:
    """Return a pattern that matches right behind any of some words, one length at a time."""
    by_length: dict[int, list[str]] = {}
    for form in sorted(set(forms)):
        by_length.setdefault(len(form), []).append(re.escape(form))
    return "|".join(rf"(?<=\b(?:{'|'.join(group)}))" for group in by_length.values())


def _write(draft: Draft, start: int, end: int) -> None:
    """Add the tokens of a stretch without quotations."""
    if start < end:
        lead = draft.text[start - 1 : start]  # what stands before it counts: a space, or a mark
        lead = " " if lead.isspace() else "\0" if lead else ""
        parts = _tokens().split(lead + draft.text[start:end])  # gap, token, gap, … token, gap
        places = list(accumulate(map(len, parts), initial=start - len(lead)))
        draft.words += parts[1::2]
        draft.starts += places[1:-1:2]
        draft.ends += places[2:-1:2]


def _is_title_case(text: str, line: Span) -> bool:
    """Tell a headline set in capitals, where a capital says nothing about a word."""
    longer = [word for word in line.of(text).split() if len(word) > 3]
    small = [word for word in longer if word[0].islower()]
    if 2 * len(small) > len(longer):
        return False
    links = sum(look_up(word)[0] in _LINKS for word in small)
    counted = len(longer) - links
    return counted >= 4 and len(small) - links < 0.15 * counted
