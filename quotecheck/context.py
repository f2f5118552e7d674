"""What a quotation leaves out of what was said: behind an ellipsis, and right before or after it.

None of it changes a word, and all of it may turn the sense: a *not* or an *unless* that dots hide,
a *but* that the speaker went on with, an *I don't believe* that stood before what is quoted.
"""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from .doubts import CONDITION, ONLY, denial, denies, is_doubtful, leading, opens_condition
from .inflection import stem
from .lexicon import table, words
from .model.edits import Edit
from .model.labels import Label
from .model.quotations import Form, Quote
from .model.spans import Span, Token
from .text import sentence_end, sentences, sentences_around, tokens

_ELLIPSIS = re.compile(r"[^\w…]*(…|\.{3,}|\.(?:\s\.){2,})")
_DOTS = re.compile(r"…|\.{3}|\.\s\.")
_STOP = re.compile(r"[.?!]")
_REACH = 200
"""Code points to look at for a word on either hand."""
_FOLLOWING = 12
"""Words that are shown of what follows, and looked for in what the outlet says itself."""
_TOLD = 0.5
"""Share of the words that follow from which on the outlet has told them in its own prose."""
_NEARBY = 60
"""Words around a quotation in which an outlet may tell what follows it."""
_RUN_UP = 6
"""Words before what is quoted among which one may deny it."""
_OPENERS = frozenset({"and", "because", "but", "look", "now", "so", "well"})
"""Words that may stand before a condition."""
_NOT_ONLY = re.compile(rf"(?:{'|'.join(sorted(ONLY))}|to mention)\b")
_PARTICLES = frozenset({"though", "yet"})
"""Words that turn nothing where a comma follows them."""


@attrs.frozen
class Elision:
    """Words that an ellipsis hides.

    Attributes:
        at: Where the ellipsis stands, in the text that has it.
        hidden: Where the hidden words stand, in the text that has them.
        before: The last word kept before them.
        after: The first word kept behind them.
        grave: They hold a negation or a condition of a clause that is kept.
    """

    at: Span
    hidden: Span
    before: str
    after: str
    grave: bool


def elision(
    fuller: str, shorter: str, edit: Edit, *, dropped_from_a: bool = True
) -> Elision | None:
    """Return what an ellipsis hides where an edit drops words, None where none stands there.

    Args:
        fuller: The text that has the words: A's, or B's where they were dropped from B.
        shorter: The text that may have the ellipsis.
        edit: The change.
        dropped_from_a: Whether the words are A's.
    """
    hidden, gap = (edit.a, edit.b) if dropped_from_a else (edit.b, edit.a)
    if hidden.start == hidden.end or gap.start != gap.end or edit.moved:
        return None
    if Label.EXCERPT in _labels(edit):
        return None  # dots at the end of a quotation stand between no two words of it
    return between(fuller, hidden, shorter, gap.start, denied=Label.NEGATION in _labels(edit))


def between(
    fuller: str, hidden: Span, shorter: str, at: int, *, denied: bool | None = None
) -> Elision | None:
    """Return what an ellipsis hides that stands behind a place, None where none stands there.

    Args:
        fuller: The text that has the words.
        hidden: Where it has them.
        shorter: The text that may have an ellipsis.
        at: Where its last kept word ends.
        denied: Whether the words are known to deny what is kept; None where that is to be seen.
    """
    found = _ELLIPSIS.match(shorter, at)
    if found is None:
        return None
    kept = tokens(fuller, max(0, hidden.start - _REACH), hidden.start)
    next_kept = tokens(fuller, hidden.end, hidden.end + _REACH)
    attached = list(_attached(fuller, hidden, kept[-1:], next_kept[:1]))
    if denied is None:
        denied = any(map(denies, attached))
    return Elision(
        at=Span(*found.span(1)),
        hidden=hidden,
        before=kept[-1].text if kept else "",
        after=next_kept[0].text if next_kept else "",
        grave=denied or opens_condition(attached),
    )


def has_ellipsis(text: str, start: int, end: int) -> bool:
    """Tell whether dots stand in a stretch for words that were left out."""
    return _DOTS.search(text, start, end) is not None


def _labels(edit: Edit) -> tuple[Label, ...]:
    return edit.label, *edit.also


def _attached(
    text: str, hidden: Span, before: Sequence[Token], after: Sequence[Token]
) -> Iterator[Token]:
    """Yield the hidden words that share a sentence with the word before them, or behind them."""
    start, kept = (before[0].start, before[0].end) if before else (hidden.start, hidden.start)
    goes_on, end = (after[0].start, after[0].end) if after else (hidden.end, hidden.end)
    for sentence in sentences(text, start, end):
        if sentence.start < kept or sentence.end > goes_on:
            yield from tokens(
                text, max(sentence.start, hidden.start), min(sentence.end, hidden.end)
            )


def cut_before(text: str, end: int, limit: int) -> Span | None:
    """Return the words that qualify what is quoted and follow right after it, None for none.

    Args:
        text: The text that goes on.
        end: Where the quoted words end in it.
        limit: Where the speaker ends.
    """
    following = tokens(text, end, min(limit, end + _REACH))
    phrase = leading(following, table("qualifiers"))
    if phrase is None or _STOP.search(text, end, following[0].start):
        return None
    if phrase in _PARTICLES and text[following[0].end : following[0].end + 1] == ",":
        return None  # "I hope so, though, and …"
    stop = sentence_end(text, following[0].start, limit)
    shown = [word for word in following if word.end <= stop][:_FOLLOWING]
    if len(shown) <= len(phrase.split()):
        return None
    return Span(shown[0].start, shown[-1].end)


def cut_after(text: str, start: int, limit: int) -> Span | None:
    """Return the words that deny what is quoted and stand right before it, None for none.

    *not*, *if*, *whether*, *I doubt that*, *nobody believes*; a comma or any other mark parts them
    from what they do not deny.

    Args:
        text: The text that begins earlier.
        start: Where the quoted words begin in it.
        limit: Where the speaker begins.
    """
    before = _run_up(text, start, limit)
    at = denial(before)
    if at is None or _NOT_ONLY.match(text, start):
        return None
    return Span(before[_subject(before, at)].start, before[-1].end)


def _subject(some: Sequence[Token], at: int) -> int:
    """Return where *I do not* begins, of which a word is known to deny; that word for a noun."""
    if not denies(some[at]):
        return at
    while at and _is_of(some[at - 1], "aux"):
        at -= 1
    return at - (at > 0 and _is_of(some[at - 1], "pron"))


def _is_of(word: Token, kind: str) -> bool:
    """Tell a function word of a class."""
    return kind in table("function_words").get(word.norm, "").split(",")


def condition_before(text: str, start: int, limit: int) -> Span | None:
    """Return the condition under which what is quoted was said, where it stands right before it.

    *If it rains, we stay*, cut to *we stay*; a comma ends the condition. *If you ask me* is none.

    Args:
        text: The text that begins earlier.
        start: Where the quoted words begin in it.
        limit: Where the speaker begins.
    """
    floor = max(limit, start - 2 * _REACH)
    if not text[floor:start].rstrip().endswith(","):
        return None
    said = [s for s in sentences(text, floor, start) if s.start < start]
    words_before = tokens(text, said[-1].start, start) if said else ()
    if not words_before or (said[-1].start == floor > limit):
        return None  # nobody knows how so long a sentence begins
    opening = words_before[words_before[0].norm in _OPENERS :]
    phrase = leading(opening, table("qualifiers"))
    if phrase is None or table("qualifiers")[phrase] != CONDITION:
        return None
    if leading(opening, words("idle_conditions")):
        return None
    return Span(opening[0].start, words_before[-1].end)


def _run_up(text: str, start: int, limit: int) -> Sequence[Token]:
    """Return the last words before a place that nothing but white space parts from it."""
    found = tokens(text, max(limit, start - _REACH), start)[-_RUN_UP:]
    following = start
    for n in range(len(found), 0, -1):
        if text[found[n - 1].end : following].strip():
            return found[n:]
        following = found[n - 1].start
    return found


def is_denied_around(text: str, quotation: Span) -> bool:
    """Tell whether an outlet's own sentence around a quotation denies, doubts or asks anything."""
    start = max(0, quotation.start - _REACH)
    own = [
        word
        for sentence in sentences_around(text, quotation, start, quotation.end + _REACH)
        for word in tokens(text, *sentence)
        if not quotation.start <= word.start < quotation.end
    ]
    return opens_condition(own) or any(map(is_doubtful, own))


def is_begun_here(text: str, start: int, quotation: Span) -> bool:
    """Tell whether a quotation has no earlier word than the one at a place in it."""
    return quotation.start <= start <= quotation.end and not tokens(text, quotation.start, start)


def is_told(following: str, text: str, quotation: Span) -> bool:
    """Tell whether an outlet says in its own words what follows the words that it quotes."""
    said = {stem(word.norm) for word in tokens(following) if word.norm not in _small_words()}
    near = [
        *tokens(text, max(0, quotation.start - 8 * _NEARBY), quotation.start)[-_NEARBY:],
        *tokens(text, quotation.end, quotation.end + 8 * _NEARBY)[:_NEARBY],
    ]
    told = {stem(word.norm) for word in near}
    return len(said & told) >= _TOLD * len(said)


@functools.cache
def _small_words() -> frozenset[str]:
    return words("function_words") | table("qualifiers").keys()


def is_cut_here(text: str, end: int, quotation: Span) -> bool:
    """Tell whether a quotation has no further word behind a place in it."""
    return quotation.start <= end <= quotation.end and not tokens(text, end, quotation.end)


def interrupted(text: str, quotes: Iterable[Quote]) -> Iterator[tuple[Quote, Quote]]:
    """Yield each two quotations of an article that are one sentence, which a credit interrupts."""
    listed = (quote for quote in quotes if quote.form is Form.QUOTED and quote.parent is None)
    for one, other in itertools.pairwise(listed):
        if one.turn == other.turn and runs_on(text, one.span, other.span):
            yield one, other


def runs_on(text: str, one: Span, other: Span) -> bool:
    """Tell whether a quotation goes on in mid-sentence: in small letters, or behind a comma as *I*.

    *“We won,” he said. “The others lost”* are two sentences, and others may stand between them.

    Args:
        text: The article.
        one: What stands before the credit.
        other: What stands behind it, in the same turn.
    """
    first = next(iter(tokens(text, *other)), None)
    if first is None or first.text[0].islower():
        return first is not None
    credit = [char for char in text[one.end : other.start] if not char.isspace()]
    return first.norm.partition("'")[0] == "i" and credit[-2:-1] == [","]
