"""Shared errors: what tells that two outlets drew on one source.

That two outlets are both right proves nothing, and neither does what anybody may write. An error
that nobody makes on purpose does (Maas, *Textual Criticism*, 1958, § 25: errors are *conjunctive*
that two witnesses are unlikely to have fallen into independently). Counted as such: words that
are no English where others have the sound ones; a number, a name or a *not* that others, more of
them, have otherwise; and the same words left out without a sign, against more who have them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..lexicon import words
from ..model.articles import count_voices
from ..model.labels import Label
from ..model.remarks import Locus, Reading, SharedError
from ..model.spans import Span
from ..text import tokens
from .apparatus import Base

TELLING = frozenset({Label.NUMBER, Label.NAME, Label.NEGATION, Label.SPLICE})
"""Changes that two outlets hardly make both, unless one has them from the other."""

_REACH = 80
"""Code points in which the word before a place, and the word behind it, are looked for."""
_HAVE = frozenset({"have", "has", "had", "having"})
_BE = frozenset({"am", "is", "are", "was", "were", "be", "been"})


def find_shared_errors(base: Base, loci: Sequence[Locus]) -> tuple[SharedError, ...]:
    """Return the errors that two independent articles or more have in common, in text order."""
    return tuple(error for locus in loci for error in _shared(base, locus))


def _shared(base: Base, locus: Locus) -> Iterator[SharedError]:
    before, after = _neighbours(base.text, locus.span)
    for reading in locus.readings:
        others = [other for other in locus.readings if other is not reading]
        if reading.moved or count_voices(reading.articles, base.copies) < 2:
            continue
        if better := _better(base, locus, reading, others, (before, after)):
            said, right = (_joined(before, one.text, after) for one in (reading, better))
            yield SharedError(said, right, _witnesses(reading, base))


def _better(
    base: Base,
    locus: Locus,
    reading: Reading,
    others: Sequence[Reading],
    neighbours: tuple[str, str],
) -> Reading | None:
    """Return the reading that shows another one to be an error, None where it may be right."""
    for other in others:
        if _is_slip(reading.text, other.text, *neighbours):
            return other
    best = None if locus.likely is None else locus.readings[locus.likely]
    outvoted = best is not None and count_voices(best.articles, base.copies) > 1
    return best if outvoted and best is not reading and locus.label in TELLING else None


def _witnesses(reading: Reading, base: Base) -> tuple[str, ...]:
    """Return the articles that have a reading, one for each text."""
    model = {article: group[0] for group in base.copies for article in group}
    firsts = {model.get(article, article): article for article in reversed(reading.articles)}
    return tuple(article for article in reading.articles if article in firsts.values())


def _neighbours(text: str, span: Span) -> tuple[str, str]:
    before = tokens(text, max(0, span.start - _REACH), span.start)
    after = tokens(text, span.end, span.end + _REACH)
    return before[-1].text if before else "", after[0].text if after else ""


def _joined(before: str, said: str, after: str) -> str:
    return " ".join(part for part in (before, said, after) if part)


def _is_slip(said: str, other: str, before: str, after: str) -> bool:
    """Tell words that are no English, where others have the sound ones at the same place.

    *has happening* for *is happening*; *will increases* for *will increase*; *the the*.
    """
    wrong = [word.norm for word in tokens(_joined(before, said, after))]
    right = [word.norm for word in tokens(_joined(before, other, after))]
    slips = list(_slips(wrong, right))
    return bool(slips) and not list(_slips(right, wrong))


def _slips(wrong: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    followed = set(pairwise(right))
    for first, second in pairwise(wrong):
        twice = first == second and first in words("function_words") and first not in _DOUBLED
        perfect = first in _HAVE and second.endswith("ing")
        progressive = perfect and any((form, second) in followed for form in _BE)
        modal = first in words("modals") or first == "to"
        bare = second.removesuffix("s") if modal and second.endswith("s") else ""
        if twice or progressive or (bare and (first, bare) in followed):
            yield f"{first} {second}"


_DOUBLED = frozenset({"that", "had", "no", "very", "so"})
"""Words that are said twice on purpose."""
