"""Speech or mention, clause or fragment, headline or text: what stands between the marks.

Speech or mention is weighed on a scorecard: each sign of `signs` adds its weight, and above zero
the marks enclose no speech. The weights are the rounded log odds of a logistic regression on the
training part of PolNeAR (840 US articles, 8,951 segments; Newell, Margolin and Ruths 2018);
those of signs that name a title, a nickname or a pseudonym outright are raised, since PolNeAR
counts what anybody entitled or called something as said. The score is kept cautious: a title taken
for speech costs less than a speaker's words that are lost.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..model import Kind, Segment, Span
from ..text import sentence_end, sentences
from .place import Place
from .signs import read_signs

MENTION_WEIGHTS: Mapping[str, float] = {
    "outright": 4.5,
    "christened": 3.5,
    "kind-before": 3.2,
    "framed": 1.2,
    "told": 1.2,
    "network": 1.5,
    "inside-name": 2.6,
    "recurrent": 1.8,
    "letter": 1.5,
    "epithet": 1.2,
    "clause-subject": 1.2,
    "apposed": 0.3,
    "made": 1.5,
    "named": 2.0,
    "slogan": 1.5,
    "maker-before": 1.5,
    "maker-after": 1.5,
    "borne": 3.5,
    "title": 1.4,
    "work-before": 1.4,
    "listed-title": 1.4,
    "shown-of": 1.2,
    "possessed": 1.0,
    "shown-on": 0.9,
    "shown": 0.9,
    "work-after": 0.9,
    "acting": 1.5,
    "aired": 0.6,
    "shown-in": 0.6,
    "title-subject": 0.6,
    "one-word": 0.6,
    "defined": 1.8,
    "byline": 0.6,
    "no-cue": 0.5,
    "noun-after": 0.4,
    "attributive": 0.4,
    "capital": 0.4,
    "shown-to": 0.4,
    "shown-with": 0.3,
    "judged-after": 0.2,
    "few-words": 0.1,
    "answered": -1.5,
    "tagged": -1.5,
    "legend": -1.8,
    "announced": -0.8,
    "stopped": -0.2,
    "exclaimed": -0.3,
    "thought-near": -0.3,
    "lower-case": -0.4,
    "cue-after": -0.4,
    "opens-with-function-word": -0.4,
    "according": -0.5,
    "bracketed": -0.6,
    "judged-near": -0.6,
    "list": -0.6,
    "more-words": -0.6,
    "predicate": -0.6,
    "ends-sentence": -0.7,
    "first-person": -0.7,
    "cue-near": -0.8,
    "thought-before": -0.8,
    "cued": -0.9,
    "finite": -0.9,
    "judged-before": -0.9,
    "cue-before": -1.4,
    "opens-sentence": -1.4,
}
"""How much each sign speaks for a mention (above zero) or for speech (below)."""
THRESHOLD = 1.3
"""The sum of weights from which on a segment is a mention."""
DOUBT = -2.0
"""The score from which on it is more likely a mention, if nobody is credited with it."""

_REACH = 200
"""How far to either side of the marks a sentence is read."""
_HEAD = 120
"""How much of the words between the marks is looked at; by then it is speech or nothing is."""
_LONGEST_HEADLINE = 200
_TEASER = re.compile(
    r"(?:(?:READ|SEE|WATCH|LISTEN|ALSO|MUST) (?:MORE|ALSO|NEXT|NOW|READ|HERE)|RELATED) ?[:|>] ?",
    re.IGNORECASE,
)
"""What leads to another article, by its headline, on one line."""
_BULLET = re.compile(r"[-–—•·►▪»]|\* ")
_LONGEST_TERSE = 110
_REPORTED = re.compile(r"\b(?:said|told|added|asked|was|were|had)\b|[.!?]['\"”’]?\s")
_MARKUP = " >*_#•·-–—\u00a0"
"""What Markdown and lists put at the head of a paragraph."""
_STOPS = (".", "!", "?", "…")
_INNER_EDGES = " ,.;:!?…"
_CLOSERS = "\"'”’»)]*_"


_MARKS = frozenset("\"'“‘«„")
_BEARING = frozenset({"framed", "kind-before"})
"""Signs that what the words name is told beside them: *the film “…”*."""
_MOST_ASKED = 32
"""Names that are sought in the text, so that it is read no more often than that."""

_CAPITALISED = frozenset({"title", "capital", "christened", "kind-before"})


class Found(NamedTuple):
    """A segment on its way: where it is, before anybody has asked what it is."""

    span: Span
    outer: Span
    malformed: bool
    parent: int | None


def judge(text: str, paragraphs: Sequence[Span], found: Sequence[Found]) -> list[Segment]:
    """Return a segment for each one found, with its kind and the signs for it; turns unset."""
    starts = [paragraph.start for paragraph in paragraphs]
    numbers = [bisect_right(starts, item.outer.start) - 1 for item in found]
    headlines = {n for n in set(numbers) if is_headline(text, paragraphs, n)}
    capitalised = {n for n in headlines if _is_capitalised(paragraphs[n].of(text))}
    places = _places(text, [_untold(text, paragraphs[n]) for n in numbers], found)
    plain = [read_signs(place) for place in places]
    for at, number in enumerate(numbers):
        if number in capitalised and "framed" not in plain[at]:
            plain[at] -= _CAPITALISED
        if number == 0 and number in headlines and _recurs(text, found, at):
            plain[at] |= {"echoed"}
    known = _known_names(text, found, plain)
    signs = [_doubted(evidence) for evidence in _spread(known)]
    return [
        Segment(
            item.span.start,
            item.span.end,
            item.outer,
            _kind(place, evidence, headline=number in headlines),
            turn=0,
            malformed=item.malformed,
            parent=item.parent,
            evidence=evidence,
        )
        for item, place, evidence, number in zip(found, places, signs, numbers, strict=True)
    ]


def _untold(text: str, paragraph: Span) -> Span:
    """Return a paragraph without the label of a teaser, which is no word of its headline."""
    label = _TEASER.match(text, paragraph.start, paragraph.end)
    return Span(label.end(), paragraph.end) if label else paragraph


def _recurs(text: str, found: Sequence[Found], at: int) -> bool:
    """Tell whether what a title quotes stands within another quotation of the article."""
    words = found[at].span.of(text).strip(_INNER_EDGES).lower()
    return any(words in other.span.of(text).lower() for other in found if other != found[at])


def _known_names(
    text: str, found: Sequence[Found], signs: Sequence[frozenset[str]]
) -> list[frozenset[str]]:
    """Add ``recurrent`` to capitalised words that the article names elsewhere.

    Either other marks enclose a name of the same words, or they stand without marks. What one
    calls another (*dubbed him “…”*) is no name wherever it comes.
    """
    asked = [
        at
        for at, evidence in enumerate(signs)
        if _is_name(evidence) and "exclaimed" not in evidence and mention_score(evidence) <= 0
    ]
    if not asked:
        return list(signs)
    named = {
        _plain(item.span.of(text)).lower()
        for item, evidence in zip(found, signs, strict=True)
        if not _BEARING.isdisjoint(evidence) and mention_score(evidence) > 0
    }
    sought = {at for at in asked[:_MOST_ASKED] if "title" in signs[at]}
    known = list(signs)
    for at in asked:
        words = _plain(found[at].span.of(text))
        bare = at in sought and _stands_bare(text, words, found[at].span.start)
        if bare or words.lower() in named:
            known[at] = signs[at] | {"recurrent"}
    return known


def _plain(words: str) -> str:
    return words.strip(_INNER_EDGES)


def _stands_bare(text: str, name: str, place: int) -> bool:
    """Tell whether a name that stands between marks somewhere stands elsewhere without them."""
    at = text.find(name)
    while at >= 0 and (at == place or text[at - 1 : at] in _MARKS):
        at = text.find(name, at + len(name))
    return at >= 0


def mention_score(signs: frozenset[str]) -> float:
    """Return how much the signs speak for a mention; above zero it is one.

    Rounded, since a set has no order and sums of floats do: a tie is a tie in every process.
    """
    return round(sum([MENTION_WEIGHTS.get(sign, 0.0) for sign in signs]) - THRESHOLD, 6)


def _doubted(signs: frozenset[str]) -> frozenset[str]:
    """Add ``doubtful`` where it takes a speaker credited with the words to make them speech.

    In a language that we cannot read nobody is credited, and that tells nothing of the words.
    """
    if "unread" in signs or not DOUBT < mention_score(signs) <= 0:
        return signs
    return signs | {"doubtful"}


def _spread(signs: list[frozenset[str]]) -> list[frozenset[str]]:
    """In a list of titles, what tells of one tells of its neighbour."""
    for at in range(1, len(signs)):
        here, there = signs[at], signs[at - 1]
        if "list" in here and "title" in here | there:
            if mention_score(there) > 0 and _is_name(here):
                signs[at] = here | {"listed-title"}
            elif mention_score(here) > 0 and _is_name(there):
                signs[at - 1] = there | {"listed-title"}
    return signs


def _is_name(signs: frozenset[str]) -> bool:
    return "title" in signs or "capital" in signs


def _places(text: str, paragraphs: Sequence[Span], found: Sequence[Found]) -> list[Place]:
    """Return each segment's place; ``paragraphs`` are those in which the segments begin."""
    following: dict[int | None, int] = {}
    next_starts = [-1] * len(found)
    for at in range(len(found) - 1, -1, -1):
        next_starts[at] = following.get(found[at].parent, -1)
        following[found[at].parent] = found[at].outer.start
    places = []
    ends: dict[int | None, int] = {}
    for at, item in enumerate(found):
        low, high = paragraphs[at].start, max(paragraphs[at].end, item.outer.end)
        if item.parent is not None:
            around = found[item.parent].span
            low, high = max(low, around.start), min(high, around.end)
        last = ends.get(item.parent, -1)
        places.append(_place(text, item, Span(low, high), last, next_starts[at]))
        ends[item.parent] = item.outer.end
    return places


def _place(text: str, item: Found, bounds: Span, last: int, following: int) -> Place:
    before, follows = _before(text, item, bounds.start, last)
    spent = follows and _is_halted(text, last)
    content = text[item.span.start : min(item.span.end, item.span.start + _HEAD)]
    after = _after(text, item, bounds.end, following)
    return Place(content, text[item.span.end - 1], before, after, follows, spent)


def _before(text: str, item: Found, low: int, last: int) -> tuple[str, bool]:
    """Return the sentence before the marks, and whether another quotation stands at its start."""
    begin = max(low, item.outer.start - _REACH, last)
    before = text[begin : item.outer.start]
    if begin == low and not before.strip(_MARKUP):
        return "", False
    if _has_stop(before):
        parts = sentences(text, begin, item.span.start + 1)
        if parts and parts[-1].start > begin:
            return text[parts[-1].start : item.outer.start], False
    return before, begin == last


def _after(text: str, item: Found, high: int, following: int) -> str:
    """Return the sentence behind the marks, up to the next quotation."""
    start, limit = item.outer.end, min(high, item.outer.end + _REACH)
    stop = following if start <= following <= limit else limit
    after = text[start:stop]
    if text[item.span.end - 1] in ".?!" and _starts_anew(after):
        return ""
    if _has_stop(after):
        after = text[start : sentence_end(text, start, stop)]
    return after.rstrip(" .!?")


def _has_stop(part: str) -> bool:
    return "." in part or "!" in part or "?" in part


def _starts_anew(after: str) -> bool:
    following = after.lstrip()[:1]
    return not following or following.isupper() or following in "\"“‘«'"


def _is_halted(text: str, end: int) -> bool:
    """Tell whether a quotation breaks off at a comma, so that its speaker comes next."""
    return text[max(0, end - 3) : end].rstrip(_CLOSERS)[-1:] in {",", "?", "!", "—", "-"}


def _kind(place: Place, signs: frozenset[str], *, headline: bool) -> Kind:
    if mention_score(signs) > 0:
        return Kind.MENTION
    if headline:
        return Kind.HEADLINE
    return Kind.DIRECT if _is_clause(place, signs) else Kind.FRAGMENT


def _is_clause(place: Place, signs: frozenset[str]) -> bool:
    """Tell speech that stands on its own from words set into the outlet's sentence."""
    before = place.before.rstrip()
    if before.endswith(":") and "more-words" in signs:
        return True
    if "lower-case" in signs:
        return not before and not place.follows and ("cued" in signs or not place.after)
    if not before:
        return not place.after.strip() or "finite" in signs or _awaits_credit(place)
    if before[-1] in ",:—–-":
        return not _is_subordinate(before) and ("more-words" in signs or not place.after.strip())
    return "cue-near" in signs and "more-words" in signs and not before.endswith("that")


def _awaits_credit(place: Place) -> bool:
    """Tell a quotation that breaks off at a comma, inside the marks or behind them."""
    return place.final in {",", "?", "!", "—"} or place.after.startswith(",")


def _is_subordinate(before: str) -> bool:
    return " that," in before or before.endswith(("only,", "and,", "or,"))


def is_headline(text: str, paragraphs: Sequence[Span], number: int) -> bool:
    """Tell whether a paragraph is the article's title, or another's in a list of links."""
    paragraph = paragraphs[number]
    if paragraph.end - paragraph.start > _LONGEST_HEADLINE:
        return False
    line = paragraph.of(text)
    if number == 0 and len(paragraphs) > 1:
        stopped = line.rstrip(_CLOSERS).endswith(_STOPS)
        return not stopped or _is_capitalised(line) or _is_terse(line)
    if line.startswith("#"):
        return True
    if line.rstrip(_CLOSERS).endswith("."):
        return False
    return bool(_BULLET.match(line) or _TEASER.match(line)) or (
        number > 0 and _is_signpost(paragraphs[number - 1].of(text))
    )


def _is_terse(line: str) -> bool:
    """Tell a headline that ends in a full stop from a lead: it is short and in the present."""
    return len(line) <= _LONGEST_TERSE and not _REPORTED.search(line)


def _is_signpost(line: str) -> bool:
    return len(line) < 40 and line.endswith(":")


def _is_capitalised(line: str) -> bool:
    """Tell a title that capitalises its words, whatever stop it ends in."""
    longer = [word for word in line.split() if len(word) > 3]
    return sum(not word.lstrip("\"'“‘(").islower() for word in longer) * 4 > 3 * len(longer)
