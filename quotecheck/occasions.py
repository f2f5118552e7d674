"""Occasions: whether an article reports what was just said, or looks back at what was said before.

A speaker who says a thing twice is reported twice, each time with the day; who is quoted again for
what was said once is quoted with *last month*, *in March*, *has called*, *infamously*.
"""

import calendar
import datetime
import functools
from collections.abc import Iterable, Iterator, Sequence

from .cues import verb
from .intervals import Intervals
from .lexicon import words
from .model.spans import Span, Token
from .text import fold, line_around, sentences_around, tokens

_REACH = 1_000
"""Code points around a quotation in which its sentence begins and ends."""
_HAVE = frozenset({"has", "have", "had"})
_LONGEST = 3
"""Words of the longest row that says of something that it is said often: *as she has*."""
_PERFECT = 3
"""Words from *has* to the participle: *has long been*."""
_APART = 3
"""Words before *who* among which the article stands: *the chief analyst who*."""
_VEHICLES = frozenset({"statement", "remarks", "comments"})
_VEHICLE = 3
"""Words before *statement* among which its *in* stands: *in her opening statement*."""
_RECALLING = frozenset({"his", "her", "its", "their", "has", "have", "had", "last"})
_RECALL, _RECALL_REACH = 3, 60
"""Words, and code points, before a cue among which these stand: *her much mocked plan to*."""
_BLAMED = frozenset({"for", "over", "since"})
"""Words behind which a deed is told as known: *faulted for proposing*, *since calling for*."""
_INTRODUCED, _TRAILING = 6, 4
"""Words before a cue, and behind a quotation, that say how often it is said: *she often speaks of*,
*…, and she said so again*."""
_FAMOUS = frozenset({"famous", "famously", "infamous", "infamously", "notorious", "notoriously"})
_SINCE = 4
"""Words from *since* to the time: *since the early fall*."""
_NEARER = frozenset({"early", "late", "the"})
"""Words between *since* and a time."""
_FIRST_YEAR = 1_900
_MONTH_LETTERS = 3
"""Letters by which a month is told in full and abbreviated: *September*, *Sept.*"""
_OPENING = 600
"""Code points at the head of an article in which it tells what day its news is of; what stands
behind a quotation may be any day, and a day to come."""
_WEEK = 7
_DAYS_AGO = {"today": 0, "tonight": 0, "yesterday": 1}
_SLACK = 3
"""Days that may lie between two tellings of one occasion: the news of Friday is told on Monday."""


def looks_back(
    text: str, quotation: Span, quoted: Intervals[Span], published: datetime.date | None
) -> bool:
    """Tell whether the sentence around a quotation says that it was made before.

    Who says it *again*, *often*, *repeatedly* said it on no one occasion.

    Args:
        text: The article.
        quotation: Where the quotation, or the reported clause, stands in it.
        quoted: Where speech stands between marks in the article: its words say nothing about the
            occasion.
        published: The article's day: another month, or an earlier year, is the past.
    """
    told = list(_outside(text, quotation, quoted))
    return not _is_often(told) and (
        _is_of_the_past(told, published)
        or any(
            _is_perfect(told[n : n + _PERFECT])
            or _is_told_apart(text, told[max(0, n - _APART) : n], told[n : n + 2])
            for n in range(len(told))
        )
    )


def names_the_past(
    text: str, quotation: Span, quoted: Intervals[Span], published: datetime.date | None
) -> bool:
    """Tell whether the sentence around a quotation says when before it was made, or as what.

    That is *last month*, *infamously*, *her remark that*: more than *has said*, which may be news.
    The arguments are those of `looks_back`.
    """
    told = list(_outside(text, quotation, quoted))
    return not _is_often(told) and _is_of_the_past(told, published)


def _is_of_the_past(told: Sequence[Token], published: datetime.date | None) -> bool:
    return any(
        (
            _is_cue(told[max(0, n - _VEHICLE) : n + 1], told[n + 1 : n + 2])
            and not _is_lasting(told[n : n + _SINCE])
        )
        or _is_past(word, published)
        for n, word in enumerate(told)
    )


def _is_lasting(row: Sequence[Token]) -> bool:
    """Tell *since the fall*, *since Monday*: what goes on since then was said on many days.

    *Since her call for* looks back at one.
    """
    if row[0].norm != "since":
        return False
    when = next((word for word in row[1:] if word.norm not in _NEARER), row[0])
    day = when.text[0].isupper() and when.norm in _weekdays()
    return day or when.text.isdigit() or when.norm in words("whens") | words("times")


def said_often(text: str, quotation: Span, quoted: Intervals[Span]) -> bool:
    """Tell whether the sentence around a quotation says that it is said on many occasions.

    The arguments are those of `looks_back`.
    """
    return _is_often(_outside(text, quotation, quoted))


def is_line(text: str, quotation: Span, quoted: Intervals[Span], cue: Span | None = None) -> bool:
    """Tell whether what introduces words says that they are said on many occasions.

    *She often speaks of*, *in a clip from a stump speech, saying*; of what else its sentence says
    that it happens often, nothing follows.

    Args:
        text: The article.
        quotation: Where the quotation, or the reported clause, stands in it.
        quoted: Where speech stands between marks in the article.
        cue: Where the word stands that introduces it, if one does.
    """
    said = quotation if cue is None or cue.start > quotation.start else cue
    told = list(_outside(text, quotation, quoted))
    before = [word for word in told if word.end <= said.start][-_INTRODUCED:]
    between = [word for word in told if said.start <= word.start < quotation.start]
    behind = [word for word in told if word.start >= quotation.end][:_TRAILING]
    return _is_often((*before, *between)) or _is_often(behind)


def is_famous(text: str, quotation: Span, quoted: Intervals[Span]) -> bool:
    """Tell whether the sentence around a quotation says that everybody knows it: *famously asked*.

    The arguments are those of `looks_back`.
    """
    return any(word.norm in _FAMOUS for word in _outside(text, quotation, quoted))


def _is_often(told: Iterable[Token]) -> bool:
    norms, cues = [word.norm for word in told], words("said_again")
    return any(
        " ".join(norms[n : n + length]) in cues
        for n in range(len(norms))
        for length in range(1, _LONGEST + 1)
    )


def days_between(one: datetime.date | None, other: datetime.date | None) -> int | None:
    """Return how many days lie between two dates, whichever comes first; None if one is unknown."""
    return abs((one - other).days) if one and other else None


def is_recalled(text: str, cue: Span) -> bool:
    """Tell whether what somebody wants is told as known.

    *His plan to …*, *last year proposed …*, *was blamed for proposing …*.

    Args:
        text: The article.
        cue: Where the word stands that introduces what was said.
    """
    before = tokens(text, max(0, cue.start - _RECALL_REACH), cue.start)[-_RECALL:]
    if any(word.norm in _RECALLING or word.norm.endswith("'s") for word in before):
        return True
    blamed = bool(before) and before[-1].norm in _BLAMED
    return blamed and text[cue.start : cue.end].endswith("ing")


def is_proposed(text: str, cue: Span) -> bool:
    """Tell whether a word introduces what somebody wants: *promised to*, *her call for*.

    Args:
        text: The article.
        cue: Where the word stands that introduces what was said.
    """
    norm = fold(text[cue.start : cue.end])
    known = verb(norm)
    lemma = known.lemma if known else norm.removesuffix("s")
    return lemma in words("proposals")


def on_other_days(one: datetime.date | None, other: datetime.date | None) -> bool:
    """Tell whether two articles place words on days that no one occasion has."""
    return one is not None and other is not None and abs((one - other).days) > _SLACK


def said_day(
    text: str, quotation: Span, quoted: Intervals[Span], published: datetime.date | None
) -> datetime.date | None:
    """Return the day on which the sentence around a quotation has it said.

    The arguments are those of `looks_back`. A weekday is the last one before the article came out;
    None where the sentence names no day.
    """
    return _first_day(_outside(text, quotation, quoted), published)


def told_day(
    text: str, quotation: Span, quoted: Intervals[Span], published: datetime.date | None
) -> datetime.date | None:
    """Return the day on which an article has a quotation said: of its sentence, or of its news.

    As `said_day`; where the sentence names no day, the first one that the head of the article does
    before the quotation.
    """
    opening = Span(0, min(quotation.start, _OPENING))
    speech = quoted.at(opening)
    head = (word for word in tokens(text, *opening) if not _is_inside(word, speech))
    return said_day(text, quotation, quoted, published) or _first_day(head, published)


def _first_day(row: Iterable[Token], published: datetime.date | None) -> datetime.date | None:
    if published is None:
        return None
    days = (ago for word in row if (ago := _days_ago(word, published)) is not None)
    ago = next(days, None)
    return None if ago is None else published - datetime.timedelta(days=ago)


def _days_ago(word: Token, published: datetime.date) -> int | None:
    """Return how many days before an article's own a word points: *Tuesday*, *yesterday*."""
    if word.text[0].isupper() and word.norm in _weekdays():
        return (published.weekday() - _weekdays()[word.norm]) % _WEEK
    return _DAYS_AGO.get(word.norm)


@functools.cache
def _weekdays() -> dict[str, int]:
    return {fold(name): number for number, name in enumerate(calendar.day_name)}


def _is_inside(word: Token, quoted: Sequence[Span]) -> bool:
    return any(span.start <= word.start < span.end for span in quoted)


def _outside(text: str, quotation: Span, quoted: Intervals[Span]) -> Iterator[Token]:
    """Yield the words of a quotation's sentences that stand outside of all marks."""
    line = line_around(text, quotation, _REACH)
    for sentence in sentences_around(text, quotation, *line):
        speech = quoted.at(sentence)
        yield from (word for word in tokens(text, *sentence) if not _is_inside(word, speech))


def _is_cue(row: Sequence[Token], after: Sequence[Token]) -> bool:
    """Tell whether the last word of a row looks back: by itself, or with the one after it.

    *Said in a statement* is how words reach a reporter, other than *the statement*.
    """
    last, cues = row[-1].norm, words("looking_back")
    vehicle = last in _VEHICLES and any(word.norm == "in" for word in row[:-1])
    return (last in cues and not vehicle) or any(f"{last} {word.norm}" in cues for word in after)


def _is_perfect(row: Sequence[Token]) -> bool:
    """Tell *has called*, *had repeatedly said* from the *has* of who has something."""
    if row[0].norm not in _HAVE and not row[0].norm.endswith(("'ve", "’ve")):
        return False
    return any(verb(word.norm) or word.norm.endswith(("ed", "en")) for word in row[1:])


def _is_told_apart(text: str, before: Sequence[Token], row: Sequence[Token]) -> bool:
    """Tell *the analyst who called it*: the saying that tells somebody apart is known."""
    if len(row) == 1 or row[0].norm != "who" or verb(row[1].norm) is None:
        return False
    definite = any(word.norm == "the" for word in before)
    return definite and text[before[-1].end : row[0].start].isspace()


def _is_past(word: Token, published: datetime.date | None) -> bool:
    """Tell whether a word is an earlier year, or a month other than the article's own."""
    if published is None:
        return False
    if word.text.isdigit():
        return _FIRST_YEAR <= int(word.text) < published.year
    month = _months().get(word.norm[:_MONTH_LETTERS]) if word.text[0].isupper() else None
    is_month = month is not None and word.norm in _spellings(month)
    return is_month and month != published.month


@functools.cache
def _months() -> dict[str, int]:
    names = (fold(name) for name in calendar.month_name)
    return {name[:_MONTH_LETTERS]: number for number, name in enumerate(names) if name}


def _spellings(month: int) -> tuple[str, ...]:
    """Return how a month is written: in full, by three letters, by four."""
    name = fold(calendar.month_name[month])
    return name, name[:_MONTH_LETTERS], name[: _MONTH_LETTERS + 1]
