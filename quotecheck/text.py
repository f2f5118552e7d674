"""Words, sentences and paragraphs of a text; nothing forgets its place.

Tokens are normalised, the text never is: every offset points into the string as it was read.
"""

import functools
import unicodedata

import regex

from .lexicon import words
from .model import Span, Token

_TOKEN = regex.compile(
    r"""
      (?:\p{L}\.){2,}                               # U.S., D.C.
    | [$€£¥]?\p{N}+(?:[.,:]\p{N}+)*(?:%|\p{L}+)?    # $1,000.50  2%  20th  9:30
    | [\p{Han}\p{Hiragana}\p{Katakana}]             # scripts that put no space between words
    | [@\#]?\p{L}[\p{L}\p{M}\p{N}]*(?:['’ʼ]\p{L}[\p{L}\p{M}]*)*
    """,
    regex.VERBOSE,
)
_APOSTROPHES = str.maketrans("’ʼ", "''")
_LINE = regex.compile(r"[^\r\n]+")
_BLOCK = regex.compile(r"[^\r\n]+(?:(?:\r\n|\r|\n)[^\r\n]+)*")
_SENTENCE_END = regex.compile(
    r"""[.!?…]+ ["'”’»)\]]* (?=\s+ ["'“‘„«(\[]* [\p{Lu}\p{N}]) | [。！？]+[”’」』）]*""",
    regex.VERBOSE,
)
_LAST_WORD = regex.compile(r"(?:\p{L}\.)*\p{L}+\.?$")


def fold(word: str) -> str:
    """Return the form in which words are compared: compatibility characters, case, apostrophes.

    ``US`` and ``U.S.`` keep apart from the pronoun *us*; other dotted abbreviations lose their
    dots.
    """
    if word == "US":
        return "u.s"
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word).translate(_APOSTROPHES)
    folded = word.casefold()
    if "." in folded and folded[0].isalpha():
        return "u.s" if folded == "u.s." else folded.replace(".", "")
    return folded


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the words of ``text[start:end]``, offsets into ``text``.

    Hyphenated compounds are several words; a contraction is one; a currency sign or a per cent
    sign belongs to its number.
    """
    stop = len(text) if end is None else end
    return tuple(
        Token(match.start(), match.end(), match.group(), fold(match.group()))
        for match in _TOKEN.finditer(text, start, stop)
    )


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text, without surrounding white space.

    One newline breaks a paragraph, except in hard-wrapped text, where only a blank line does.
    """
    pattern = _BLOCK if _is_hard_wrapped(text) else _LINE
    spans = (_strip(text, match.start(), match.end()) for match in pattern.finditer(text))
    return tuple(span for span in spans if span.start < span.end)


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the sentences of ``text[start:end]``, without surrounding white space.

    Abbreviations (``Gen.``, ``No. 2``, initials) end no sentence.
    """
    stop = len(text) if end is None else end
    spans, begin = [], start
    for match in _SENTENCE_END.finditer(text, start, stop):
        if match.group() == "." and _abbreviates(text, begin, match.start()):
            continue
        spans.append(_strip(text, begin, match.end()))
        begin = match.end()
    spans.append(_strip(text, begin, stop))
    return tuple(span for span in spans if span.start < span.end)


def _abbreviates(text: str, start: int, dot: int) -> bool:
    word = _LAST_WORD.search(text, max(start, dot - 24), dot)
    if word is None:
        return False
    last = word.group()
    return (len(last) == 1 and last.isupper()) or last.casefold() in _abbreviations()


@functools.cache
def _abbreviations() -> frozenset[str]:
    return words("abbreviations")


def _is_hard_wrapped(text: str) -> bool:
    """Tell wrapped lines from paragraphs: blank lines exist, and lines run on without a stop."""
    if "\n\n" not in text and "\r\n\r\n" not in text:
        return False
    blocks = [match.group().splitlines() for match in _BLOCK.finditer(text)]
    broken = [line for block in blocks for line in block[:-1]]
    if not broken or max(map(len, broken)) > 100:
        return False
    running = sum(line.rstrip()[-1:].isalpha() or line.rstrip().endswith(",") for line in broken)
    return 2 * running > len(broken)


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
