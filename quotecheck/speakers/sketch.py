"""The sketch of an article: its words outside quotation marks, and one tag a word.

Grammar is looked up in the *string of tags*, one character a token, where ordinary regular expressions chunk phrases
and clauses at the speed of C. A quotation is a single token, so nothing inside it can be mistaken for its source.

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

import bisect
import re
from collections.abc import Sequence
from functools import cached_property

import attrs

from ..lexicon import words as word_list
from ..model import Segment, Span
from ..text import paragraphs

from .lookup import PUNCTUATION, look_up, phrasal_tag, phrasal_verbs

_TOKEN = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}                                              # U.S.  J.D.
    | [^\W\d_]+(?:(?:['’](?=[^\W\d_a-z]|t\b|re\b|ve\b|ll\b|d\b|m\b)|[-‐‑&]|\.(?=[^\W\d_]))[^\W_]+)*
    | ['’]s?(?!\w)                                                    # possessive
    | \#?@?\d+(?:[.,:]\d+)*%?\w*
    | [\r\n]\s*
    | [.!?…]+
    | (?<=\s)-+(?=\s) | --+ | ^\s*-
    | [,;:()\[\]–—―•|]
    """,
    re.VERBOSE | re.MULTILINE,
)
_ENDINGS = {
    ".": "E",
    "…": "E",
    "!": "W",
    "?": "W",
    ",": "C",
    ";": "C",
    "-": "C",
    "–": "C",
    "—": "C",
}
_HIS_VIEW = re.compile("iD[nMdb]")
_FOR_NAME = re.compile(r"(?:^|(?<=[.|]))i(?=(?:H|D?[oOnL]{0,3})N+,)")
_OPINION = re.compile("iD[nMdb]f")
_DATELINE = re.compile(r"(?:^|(?<=\|))[NL][NLBt#,()]{0,10}-")
_PORTFOLIO = re.compile("[Oo]fD?[NLBnGbgd]")


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
    def segment_at(self) -> dict[int, int]:
        """The segment of each quotation token."""
        return {token: index for index, token in self.at.items()}

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Token ranges of the sentences, without their stops."""
        bounds = [-1, *(m.start() for m in re.finditer(r"[.|]", self.tags)), len(self.tags)]
        return tuple((a + 1, b) for a, b in zip(bounds, bounds[1:], strict=False) if b > a + 1)

    def sentence(self, token: int) -> tuple[int, int]:
        """Return the range of the sentence that holds a token."""
        begin = max(self.tags.rfind(".", 0, token), self.tags.rfind("|", 0, token)) + 1
        stops = [n for n in (self.tags.find(".", token), self.tags.find("|", token)) if n >= 0]
        return begin, min(stops, default=len(self.tags))

    def span(self, start: int, end: int) -> Span:
        """Return the text that the tokens ``start:end`` cover."""
        return Span(self.starts[start], self.ends[end - 1])

    def is_heading(self, token: int) -> bool:
        """Tell whether a token stands in a line set in capitals."""
        place = self.starts[token]
        return any(line.start <= place < line.end for line in self.headings)

    def token_after(self, offset: int) -> int:
        """Return the first token that begins at or behind an offset."""
        return bisect.bisect_left(self.starts, offset)


def sketch(
    text: str, segments: Sequence[Segment], *, parent: int | None = None, region: Span | None = None
) -> Sketch:
    """Sketch a text, or a region of it; segments whose parent is ``parent`` become tokens."""
    region = region or Span(0, len(text))
    pen = _Pen(text, region)
    inside = [(n, s) for n, s in enumerate(segments) if s.parent == parent]
    position = region.start
    for index, segment in inside:
        pen.write(position, segment.outer.start)
        pen.quote(index, segment)
        position = max(position, segment.outer.end)
    pen.write(position, region.end)
    return pen.finish()


class _Pen:
    """Writes a sketch from left to right; each tag sees the one before it."""

    def __init__(self, text: str, region: Span) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.tags: list[str] = []
        self.at: dict[int, int] = {}
        self.unsure: list[int] = []
        self.heads: list[int] = []
        self.lowers: set[str] = set()
        self.uppers: set[str] = set()
        self.nicknames: list[int] = []
        self.fresh = True
        spans = paragraphs(text[: region.end]) if region.start == 0 else ()
        self.breaks = frozenset(span.start for span in spans)
        self.titles = [span for span in spans if _is_title_case(text, span)]

    def write(self, start: int, end: int) -> None:
        if end <= start:
            return
        text, fresh, prev = self.text, self.fresh, self.tags[-1] if self.tags else "|"
        add_word, add_start = self.words.append, self.starts.append
        add_end, add_tag = self.ends.append, self.tags.append
        titles = [span for span in self.titles if span.start < end and span.end > start]
        phrasal = phrasal_verbs()
        for match in _TOKEN.finditer(text, start, end):
            word = match.group()
            first = word[0]
            if first.isalpha():
                at_start, inside = look_up(word)
                titled = titles and any(span.start <= match.start() < span.end for span in titles)
                tag = at_start if fresh or titled else inside
                if tag == "N":
                    self.uppers.add(word)
                elif tag == "D" and word == "A" and text[match.end() : match.end() + 1] == ".":
                    tag = "N"  # an initial
                if len(tag) == 2:
                    tag = _settle_verb(tag, prev, word, self.words[-1] if self.words else "")
                elif prev == "t" and tag == "n" and word in _PARTS_OF_DAY:
                    tag = "t"
                elif tag == "?":
                    self.unsure.append(len(self.words))
                elif tag in "vjksm" and prev in "D'":
                    tag = "n"
                elif tag == "c" and fresh and word == "So":
                    tag = "a"
                if first.islower():
                    self.lowers.add(word)
                    if word in phrasal:
                        self.heads.append(len(self.words))
                fresh = False
            elif first in "\r\n":
                if match.end() not in self.breaks:
                    continue
                tag, fresh = "|", True
            elif first in "'’":
                tag = "'"
            elif first.isdigit() or first in "#@":
                tag, fresh = ("t" if prev == "t" else "#"), False
            else:
                tag = PUNCTUATION.get(word.strip()[:1], ",")
                if tag == ".":
                    tag = self._stop(match.start(), match.end(), prev)
                    if not tag:
                        continue
                    fresh = True
                elif tag == "|" or (tag == "-" and prev == "|"):
                    tag, fresh = "|", True
                elif tag == ":" or (tag == "-" and prev == "L" and len(self.tags) < 4):
                    fresh = True
            add_word(word)
            add_start(match.start())
            add_end(match.end())
            add_tag(tag)
            prev = tag
        self.fresh = fresh

    def _stop(self, start: int, end: int, prev: str) -> str:
        """Tell a sentence's end from the dot of an abbreviation, which leaves no token."""
        if prev in "QCWE" or end - start > 1 or self.text[start] != ".":
            return "." if _opens(self.text, end) else ""
        last = self.words[-1] if self.words else ""
        short = (len(last) == 1 and last.isupper()) or last.lower() in word_list("abbreviations")
        glued = self.ends[-1] == start if self.ends else False
        if glued and (prev == "H" or short):
            self.ends[-1] = end
            return ""
        return "." if _opens(self.text, end) else ""

    def quote(self, index: int, segment: Segment) -> None:
        self.at[index] = len(self.words)
        tag = _ENDINGS.get(self.text[segment.end - 1], "Q")
        self._add("", segment.outer.start, segment.outer.end, tag)
        self.fresh = tag in "WE"
        if self._is_nickname(segment):
            self.nicknames.append(len(self.words) - 1)
        if self.fresh and _opens(self.text, segment.outer.end):
            self._add("", segment.outer.end, segment.outer.end, ".")

    def _is_nickname(self, segment: Segment) -> bool:
        """Tell ``Robert "Bobby" Scott`` from speech: one capitalised word inside a name."""
        content = self.text[segment.start : segment.end]
        follower = self.text[segment.outer.end : segment.outer.end + 2].lstrip(" ")
        return (
            content.isalpha()
            and content[0].isupper()
            and len(self.tags) > 1
            and self.tags[-2] == "N"
            and follower[:1].isupper()
        )

    def _add(self, word: str, start: int, end: int, tag: str) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)
        self.tags.append(tag)

    def finish(self) -> Sketch:
        for token in self.unsure:
            common = "e" if self.words[token].endswith(("ing", "ed")) else "n"
            self.tags[token] = "N" if self._is_name(token) else common
        for token in self.nicknames:
            if self.tags[token + 1 : token + 2] == ["N"]:
                self.tags[token] = "~"
        self._join_phrasal_verbs()
        self._join_phrases()
        tags = "".join(self.tags)
        return Sketch(
            self.text, self.words, self.starts, self.ends, tags, self.at, tuple(self.titles)
        )

    def _is_name(self, token: int) -> bool:
        """Judge a capitalised word that begins a sentence by what else is known of it."""
        word = self.words[token]
        follower = self.tags[token + 1] if token + 1 < len(self.tags) else "|"
        if word in self.uppers or follower == "N":
            return True
        if word.endswith(("ing", "ed")) and len(word) > 5:
            return follower in "VAJKS'"
        return word.lower() not in self.lowers and follower not in "nogbde#"

    def _join_phrasal_verbs(self) -> None:
        for token in self.heads:
            for tail in phrasal_verbs()[self.words[token]]:
                rest = tail.split()
                if [w.lower() for w in self.words[token + 1 : token + 1 + len(rest)]] == rest:
                    self.tags[token] = phrasal_tag(f"{self.words[token]} {tail}") or "n"
                    for other in range(token + 1, token + 1 + len(rest)):
                        self.tags[other] = "a"
                    break

    def _join_phrases(self) -> None:
        tags = "".join(self.tags)
        for match in _OPINION.finditer(tags):
            if self.words[match.start()].lower() == "in" and self.words[match.end() - 2] in _VIEWS:
                self.tags[match.start() : match.end()] = "Zaa2"
        for match in _HIS_VIEW.finditer(tags):
            first, owner, noun = self.words[match.start() : match.end()]
            if first.lower() == "in" and owner in ("his", "her") and noun in _VIEWS:
                self.tags[match.start() : match.end()] = "ZDa"
        for match in _FOR_NAME.finditer(tags):
            name = self.words[match.end()]
            if self.words[match.start()] == "For" and not name.endswith("s"):
                self.tags[match.start()] = "Z"
        for match in _DATELINE.finditer(tags):
            place = self.words[match.start()]
            if "(" in match.group() or (place.isupper() and len(place) > 2):
                self.tags[match.end() - 1] = "|"
        for match in _PORTFOLIO.finditer(tags):
            if self.words[match.end() - 1].lower() in word_list("portfolios"):
                self.tags[match.start() + 1 : match.end()] = "O" * (len(match.group()) - 1)


_VIEWS = frozenset({"opinion", "view", "words", "eyes", "judgment", "judgement", "estimation"})


_PARTS_OF_DAY = frozenset({"night", "morning", "afternoon", "evening"})


def _settle_verb(tag: str, prev: str, word: str, before: str) -> str:
    """Decide between verb and noun by the word before: ``the claims``, ``he claims``."""
    verb, form = tag
    if form == "p":
        return "n" if prev == "D" else verb
    if form == "s":
        if prev in "ndb" and word in word_list("documents") | word_list("saying_nouns"):
            return "n"
        return "n" if prev in "D'fi#y2" else verb
    plural = prev in "nN?" and before.endswith("s") and not before.endswith("ss")
    if word in word_list("saying_nouns") | word_list("bodies"):
        return verb if plural or prev in "P2xGgRQCWE" else "n"
    if verb == "V" and prev != "D":
        return verb
    return verb if plural or prev in "P2xGgRQCWE,|.a" else "n"


def _opens(text: str, position: int) -> bool:
    """Tell whether what follows a full stop can begin a sentence."""
    tail = text[position : position + 4].lstrip("'\"”’)] \t\r\n\u00a0")
    return (
        not tail
        or not (tail[0].islower() or tail[0] in ",;:")
        or "\n" in text[position : position + 3]
    )


def _is_title_case(text: str, span: Span) -> bool:
    """Tell a headline set in capitals, where a capital says nothing about a word."""
    if span.end - span.start > 200 or text[span.end - 1] in ",;":
        return False
    found = [word for word in text[span.start : span.end].split() if word[0].isalpha()]
    longer = [word for word in found if len(word) > 3]
    return len(longer) > 3 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)
