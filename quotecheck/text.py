"""Words, sentences and paragraphs of a text; nothing forgets its place.

Tokens are normalised, the text never is: every offset points into the string as it was read.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise

import regex

from .lexicon import rows, table
from .model.spans import Span, Token

_TOKEN = regex.compile(
    r"""
      [\p{Han}\p{Hiragana}\p{Katakana}]             # scripts that put no space between words
    | [@\#]?\p{L}(?:
          (?:\.\p{L}(?!\p{L}))++\.?                # U.S., D.C.
        | [\p{L}\p{M}\p{N}]*+(?:['’ʼ‘´]\p{L}[\p{L}\p{M}\p{N}]*+)*+
      )
    | [$£¥\u20a0-\u20cf]?\p{N}++(?:[.,:]\p{N}++)*+(?:%|\p{L}++)?    # $1,000.50  2%  20th  9:30
    """,
    regex.VERBOSE,
)
_LATIN_TOKEN = re.compile(
    r"[@#]?[^\W\d_²³¹¼½¾](?:(?:\.[^\W\d_²³¹¼½¾](?![^\W\d_²³¹¼½¾]))+\.?"
    r"|[^\W_]*+(?:['’ʼ‘´][^\W\d_²³¹¼½¾][^\W_]*+)*)"
    r"|[$£¥\u20a0-\u20cf]?[\d²³¹¼½¾]++(?:[.,:][\d²³¹¼½¾]++)*(?:%|[^\W\d_²³¹¼½¾]++)?"
)
"""`_TOKEN` in the terms of the faster engine, right for text without `_BEYOND_LATIN`.

Its groups repeat greedily, not possessively: before Python 3.11.5 the standard engine keeps what
a possessive group ate in the round that failed (CPython issue 106052). No round can match in two
ways, so nothing is lost.
"""
_BEYOND_LATIN = re.compile(
    r"[\u0300-\u1dff\u2070-\u209f\u20d0-\u20ff\u2150-\u218f\u2460-\u24ff\u2c00-\uffff"
    r"\U00010000-\U0001f1ff\U0001fb00-\U0010ffff]"
)
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘´", "'"))

_BREAKS = r"\r\n\v\f\x1c-\x1e\x85\u2028\u2029"
_BLOCK = re.compile(rf"[^{_BREAKS}]+(?:(?:\r\n|[{_BREAKS}])[^{_BREAKS}]+)*")
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")

_STOP = re.compile(r"""[.!?…؟۔।。！？]++["'”’»)\]」』）]*+|\n[ \t\r]*+\n""")
_NEXT = re.compile(r"""\s++(?:["'“‘„«(\[¿¡]\s*+)*([^\s"'“‘„«(\[¿¡])""")
_WIDE_STOPS = frozenset("。！？")
_WORD_BEFORE_DOT = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+\.?\Z")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_LONGEST_ABBREVIATION = 24
_WIDEST_WRAP = 100


def fold(word: str) -> str:
    """Return the form in which words are compared: compatibility characters, case, apostrophes.

    ``US`` and ``U.S.`` keep apart from the pronoun *us*; other dotted abbreviations lose their
    dots.
    """
    if word == "US":
        return "u.s"
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word.translate(_APOSTROPHES)).translate(_APOSTROPHES)
    folded = word.casefold()
    if "." in folded and folded[0].isalpha():
        return "u.s" if folded in ("u.s.", "u.s") else folded.replace(".", "")
    return folded


_folded = functools.lru_cache(maxsize=1 << 16)(fold)
_new = tuple.__new__


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the words of ``text[start:end]``, offsets into ``text``.

    Hyphenated compounds are several words; a contraction is one; a currency sign or a per cent
    sign belongs to its number; an ideograph is a word.
    """
    stop = len(text) if end is None else min(end, len(text))
    pattern = _TOKEN if _BEYOND_LATIN.search(text, start, stop) else _LATIN_TOKEN
    found: list[Token] = []
    at, find, add = start, text.find, found.append
    for word in pattern.findall(text, start, stop):
        at = find(word, at)  # nothing a word could begin with lies between two words
        add(_new(Token, (at, at := at + len(word), word, _folded(word))))
    return tuple(found)


@functools.lru_cache(maxsize=2)  # whoever reads a text asks in turn
def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text, without surrounding white space.

    One newline breaks a paragraph, except in hard-wrapped text, where only a blank line does.
    """
    if not _is_hard_wrapped(text):
        return tuple(_lines(text))
    spans = [_strip(text, *match.span()) for match in _BLOCK.finditer(text)]
    return tuple([span for span in spans if span[0] < span[1]])


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines that hold anything, without surrounding white space."""
    at = 0
    for line in text.splitlines(keepends=True):
        if written := line.strip():
            start = at + len(line) - len(line.lstrip())
            yield Span(start, start + len(written))
        at += len(line)


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the sentences of ``text[start:end]``, without surrounding white space.

    A sentence ends at a stop that something other than a small letter follows, and at a blank
    line. Abbreviations (``Gen.``, ``No. 2``) and initials end none, unless they may (``U.S.``) and
    the next word is one that begins sentences (``U.S. He``).
    """
    stop = len(text) if end is None else min(end, len(text))
    spans, begin = [], start
    for boundary in _boundaries(text, start, stop):
        spans.append(_strip(text, begin, boundary))
        begin = boundary
    return tuple([span for span in spans if span[0] < span[1]])


def sentences_around(text: str, span: Span, start: int, end: int) -> tuple[Span, ...]:
    """Return the sentences of ``text[start:end]`` that have words of a stretch."""
    found = sentences(text, start, end)
    return tuple([one for one in found if one.end > span.start and one.start < span.end])


def line_around(text: str, span: Span, reach: int) -> Span:
    """Return the line that a stretch stands in, up to ``reach`` code points beyond it."""
    start, end = max(0, span.start - reach), min(len(text), span.end + reach)
    line_end = text.find("\n", span.end, end)
    return Span(
        max(start, text.rfind("\n", start, span.start) + 1), end if line_end < 0 else line_end
    )


def sentence_end(text: str, start: int, end: int) -> int:
    """Return where the first sentence of ``text[start:end]`` ends, marks and stops included."""
    return next(_boundaries(text, start, end))


def _boundaries(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield the end of every sentence, the end of the text last."""
    begin = start
    for match in _STOP.finditer(text, start, stop):
        if _is_end(text, begin, match):
            begin = match.end()
            yield begin
    yield stop


def _is_end(text: str, begin: int, match: re.Match[str]) -> bool:
    start, after = match.span()
    if text[start] in _WIDE_STOPS or text[start] == "\n":
        return True
    following = _NEXT.match(text, after)
    if following is None or not _may_begin_sentence(following[1]):
        return False
    if after - start > 1 or text[start] != ".":
        return True
    word = _word_before_dot(text[max(begin, start - _LONGEST_ABBREVIATION) : start])
    return not word or _ends_sentence(text, word, following.start(1))


def _word_before_dot(lead: str) -> str:
    """Return the word that a text ends in, dots inside it included, or the empty string."""
    parts = lead.rsplit(None, 1)
    if parts and parts[-1].isalpha():
        return parts[-1]  # as the pattern would find, in a quarter of the time
    found = _WORD_BEFORE_DOT.search(lead)
    return found.group() if found else ""


def _ends_sentence(text: str, word: str, following: int) -> bool:
    """Tell whether the dot behind ``word`` ends a sentence, although ``word`` may own it."""
    initial = len(word) == 1 and word.isupper() and word != "I"
    initials = initial or ("." in word and _INITIALS.fullmatch(word))
    place = "last" if initials else _abbreviations().get(word)
    if place == "number":
        return not text[following].isnumeric()
    if place == "last":
        opener = _WORD.match(text, following)
        return opener is not None and opener.group().casefold() in _openers()
    return place is None


@functools.cache
def _abbreviations() -> Mapping[str, str]:
    return table("abbreviations")


@functools.cache
def _openers() -> frozenset[str]:
    """Function words that are no part of a name: behind an abbreviation they begin a sentence."""
    classes = {"pron", "det", "prep", "conj"}
    return frozenset(
        row[0] for row in rows("function_words") if row[1] in classes and len(row[0]) > 1
    )


def _may_begin_sentence(char: str) -> bool:
    """Tell capitals, numbers, caseless letters and leading signs from the rest."""
    return (
        char.isupper()
        or char.isnumeric()
        or char in "$€£¥#@•*"
        or (char.isalpha() and not char.islower())
    )


def _is_hard_wrapped(text: str) -> bool:
    """Tell wrapped lines from paragraphs: blank lines exist, and lines run on without a stop."""
    if not _BLANK_LINE.search(text):
        return False
    broken, running = 0, 0
    for line, following in pairwise(text.splitlines()):
        if line and following:
            if len(line) > _WIDEST_WRAP:
                return False
            broken += 1
            last = line.rstrip()[-1:]
            running += last.isalpha() or last == ","
    return 2 * running > broken


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
