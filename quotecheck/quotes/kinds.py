"""Speech or mention, clause or fragment, headline or text: what stands between the marks.

Whether it is speech is what the signs of `signs` say together (`quotecheck.evidence`); attribution
asks again when it knows who is credited.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from ..evidence import mention_score
from ..model.quotations import Kind, Segment
from ..model.spans import Span
from .place import CLOSERS, Found, Place, find_places
from .signs import read_signs

_LONGEST_HEADLINE = 200
_TEASER = re.compile(
    r"(?:(?:READ|SEE|WATCH|LISTEN|ALSO|MUST) (?:MORE|ALSO|NEXT|NOW|READ|HERE)|RELATED) ?[:|>] ?",
    re.IGNORECASE,
)
"""What leads to another article, by its headline, on one line."""
_BULLET = re.compile(r"[-–—•·►▪»]|\* ")
_LONGEST_TERSE = 110
_REPORTED = re.compile(r"\b(?:said|told|added|asked|was|were|had)\b|[.!?]['\"”’]?\s")
_STOPS = (".", "!", "?", "…")
_INNER_EDGES = " ,.;:!?…"


_MARKS = frozenset("\"'“‘«„")
_BEARING = frozenset({"framed", "kind-before"})
"""Signs that what the words name is told beside them: *the film “…”*."""
_MOST_ASKED = 32
"""Names that are sought in the text, so that it is read no more often than that."""

_CAPITALS = frozenset({"title", "capital", "christened", "kind-before"})


def judge(text: str, paragraphs: Sequence[Span], found: Sequence[Found]) -> list[Segment]:
    """Return a segment for each one found, with its kind and the signs for it; turns unset."""
    starts = [paragraph.start for paragraph in paragraphs]
    numbers = [bisect_right(starts, item.outer.start) - 1 for item in found]
    headlines = {n for n in set(numbers) if is_headline(text, paragraphs, n)}
    capitalised = {n for n in headlines if _is_capitalised(paragraphs[n].of(text))}
    places = find_places(text, [_untold(text, paragraphs[n]) for n in numbers], found)
    plain = [read_signs(place) for place in places]
    for at, number in enumerate(numbers):
        if number in headlines:
            plain[at] |= {"headline"}
            if number == 0 and _recurs(text, found, at, plain):
                plain[at] |= {"echoed"}
        if number in capitalised:
            plain[at] |= {"capitalised"}
            if "framed" not in plain[at]:
                plain[at] -= _CAPITALS
    signs = _known_names(text, found, plain)
    return [
        Segment(
            item.span.start,
            item.span.end,
            item.outer,
            _kind(place, evidence),
            turn=0,
            malformed=item.malformed,
            parent=item.parent,
            evidence=evidence,
        )
        for item, place, evidence in zip(found, places, signs, strict=True)
    ]


def _untold(text: str, paragraph: Span) -> Span:
    """Return a paragraph without the label of a teaser, which is no word of its headline."""
    label = _TEASER.match(text, paragraph.start, paragraph.end)
    return Span(label.end(), paragraph.end) if label else paragraph


def _recurs(text: str, found: Sequence[Found], at: int, signs: Sequence[frozenset[str]]) -> bool:
    """Tell whether what a title quotes stands within other speech of the article."""
    words = found[at].span.of(text).strip(_INNER_EDGES).lower()
    return any(
        other != found[at] and words in other.span.of(text).lower() and mention_score(evidence) <= 0
        for other, evidence in zip(found, signs, strict=True)
    )


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


def _is_name(signs: frozenset[str]) -> bool:
    return "title" in signs or "capital" in signs


def _kind(place: Place, signs: frozenset[str]) -> Kind:
    if mention_score(signs) > 0:
        return Kind.MENTION
    if "headline" in signs:
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
        stopped = line.rstrip(CLOSERS).endswith(_STOPS)
        return not stopped or _is_capitalised(line) or _is_terse(line)
    if line.startswith("#"):
        return True
    if line.rstrip(CLOSERS).endswith("."):
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
