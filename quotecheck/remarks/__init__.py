"""Gather pairs into remarks: one utterance, its fullest rendering, its variants, and who says what.

Quotations are joined first, by the stretches that their pairs have in common; an outlet's
paraphrase joins the one remark that it renders best, and never ties two remarks together.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from ..intervals import Intervals
from ..model.articles import Copies, count_voices
from ..model.labels import Severity
from ..model.pairs import Pair, Relation, Side
from ..model.quotations import Form
from ..model.remarks import Credit, Remark, Variant
from ..text import tokens
from .apparatus import Base, find_loci, likely_wording
from .edges import is_mere_phrase
from .joining import LOOSE, PHRASE, join
from .kinship import find_shared_errors

LITERAL = 0.85
"""Score from which on two long quotations are one, whoever is credited."""
NEARLY = 0.75
"""Share of a rendering from which on what is rendered of it is nearly all."""

Confront: TypeAlias = Callable[[Side, Side], Pair | None]
Credits: TypeAlias = Callable[[Sequence[Side]], tuple[Credit, ...]]
Grouped: TypeAlias = Sequence[Sequence[str]]
Spread: TypeAlias = Callable[
    [Callable[[Sequence[Side]], Remark], Sequence[list[Side]]], Iterable[Remark]
]


def gather(  # noqa: PLR0913  (each has its name at the call)
    pairs: Sequence[Pair],
    *,
    texts: Mapping[str, str],
    confront: Confront,
    credit: Credits,
    copies: Sequence[Copies] = (),
    transcripts: Collection[str] = (),
    spread: Spread = map,
) -> tuple[Remark, ...]:
    """Return the remarks that the pairs speak of, worst first, then in the order of the articles.

    Args:
        pairs: Pairs of all articles; echoes are attached to remarks, never merged.
        texts: Each article's text by its id, in the order of the articles.
        confront: Compares a base with another rendering of the remark; None where nothing of the
            two corresponds.
        credit: Groups renderings by the person whom they are credited to.
        copies: Articles that print one text, and have one voice among them.
        transcripts: Articles that have what was said: the base of every remark that they have.
        spread: Makes each remark of its renderings, in their order; processes may share the work.
    """
    order = {article: n for n, article in enumerate(texts)}
    echoes = _by_place(pair for pair in pairs if pair.relation is Relation.ECHO)
    same = [pair for pair in pairs if pair.same]
    gatherer = _Gatherer(
        texts, confront, credit, _Groups(copies), echoes, _by_place(same), transcripts
    )
    groups = [
        sorted(sides, key=lambda side: (order[side.article], side.start))
        for sides in join(same)
        if len({side.article for side in sides}) > 1
    ]
    remarks = spread(gatherer.remark, groups)
    return _distinct(
        sorted(remarks, key=lambda r: (-weight(r), order[r.base.article], r.base.start))
    )


def _distinct(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Count remarks of the same words in the same articles: outlets print a quotation twice."""
    times: Counter[str] = Counter()
    found = []
    for remark in remarks:
        times[remark.id] += 1
        again = times[remark.id]
        found.append(
            remark if again == 1 else attrs.evolve(remark, id=_hash(f"{remark.id}\n{again}"))
        )
    return tuple(found)


def _by_place(pairs: Iterable[Pair]) -> Mapping[str, Intervals[Pair]]:
    """Return the pairs that each article takes part in, by where they stand in it."""
    found: dict[str, Intervals[Pair]] = defaultdict(Intervals)
    for pair in pairs:
        for side in (pair.a, pair.b):
            found[side.article].add(side.span, pair)
    return found


def _at(side: Side, pairs: Mapping[str, Intervals[Pair]]) -> Sequence[Pair]:
    """Return the pairs that have words of a rendering."""
    return pairs[side.article].at(side.span) if side.article in pairs else ()


@attrs.frozen
class _Gatherer:
    """Makes remarks of renderings, with everything at hand that they need."""

    texts: Mapping[str, str]
    confront: Confront
    credit: Credits
    groups: "_Groups"
    echoes: Mapping[str, Intervals[Pair]]
    same: Mapping[str, Intervals[Pair]]
    transcripts: Collection[str]

    def remark(self, sides: Sequence[Side]) -> Remark:
        copies = self.groups.among(side.article for side in sides)
        spoken = [side for side in sides if side.article in self.transcripts]
        base = _fullest(spoken, self.texts, copies) if spoken else self._base(sides, copies)
        others = [side for side in sides if side != base]
        met = [self._met(base, side) for side in others if side.article != base.article]
        compared = tuple(dict.fromkeys(pair for pair in met if pair))
        laid = Base(base, compared, self.texts, copies, is_spoken=bool(spoken))
        loci = find_loci(laid)
        return Remark(
            id=_id(sides, self.texts),
            base=base,
            sides=(base, *others),
            pairs=compared,
            echoes=tuple(self._echoes(base, _by_article(sides))),
            credits=self._credits((base, *others), compared, copies),
            variants=_variants(compared),
            copies=copies,
            loci=loci,
            shared_errors=find_shared_errors(laid, loci),
            likely=likely_wording(laid, loci),
        )

    def _base(self, sides: Sequence[Side], copies: Grouped) -> Side:
        """Return the fullest rendering, unless it is a translation of what others agree on.

        A translation has other words, and often more of them: it is longer, not fuller, and what
        differs among those who have the same words would be lost if they were held against it.
        """
        fullest = _fullest(sides, self.texts, copies)
        met = [pair for pair in _at(fullest, self.same) if _is_quoted(pair)]
        if any(map(_is_literal, met)):
            return fullest
        rendered = {
            other.article
            for pair in met
            for mine, other in ((pair.a, pair.b), (pair.b, pair.a))
            if mine.article == fullest.article and _length(mine) >= NEARLY * _length(fullest)
        }
        agreed = [side for side in sides if side.article in rendered and self._is_agreed(side)]
        return _fullest(agreed, self.texts, copies) if agreed else fullest

    def _is_agreed(self, side: Side) -> bool:
        """Tell whether another outlet has nearly all of a rendering word for word."""
        return any(
            _is_quoted(pair)
            and _is_literal(pair)
            and min(_length(pair.a), _length(pair.b)) >= NEARLY * _length(side)
            for pair in _at(side, self.same)
        )

    def _echoes(self, base: Side, renderings: Mapping[str, Sequence[Side]]) -> Iterator[Pair]:
        """Yield the echoes of a base, those left out that are of the remark itself."""
        for echo in _at(base, self.echoes):
            sides = (echo.a, echo.b), (echo.b, echo.a)
            there = next(y for x, y in sides if _overlaps(x, {base.article: [base]}))
            if not _overlaps(there, renderings):
                yield echo

    def _met(self, base: Side, other: Side) -> Pair | None:
        """Compare a rendering with the base; what was never paired with it must be very like it.

        A phrase that both have in common with a third rendering says nothing of the two. Where the
        words are too common to be compared on their own evidence, the pair that was found by other
        means stands for a transcript's place, for an outlet's own words, and for what is grave: a
        changed number in a clause that two reports of one occasion have must not be lost because
        its words are everybody's.
        """
        met = self.confront(base, other)
        if met and met.score >= LOOSE:
            return met
        both = _by_article((base, other))
        known = [pair for pair in _at(other, self.same) if _is_among(pair, both)]
        if not known or met:
            return met if known else None
        pair = max(known, key=_extent)
        grave = pair.severity is Severity.CRITICAL and pair.score >= LOOSE
        if not grave and _is_quoted(pair) and base.article not in self.transcripts:
            return None
        return pair if pair.a.article == base.article else pair.mirrored()

    def _credits(
        self, sides: Sequence[Side], compared: Iterable[Pair], copies: Grouped
    ) -> tuple[Credit, ...]:
        """Return who is credited, most voices first; who is disputed on no good ground is left out.

        That two outlets credit two persons is a dispute only where their words are the same beyond
        doubt: people who talk of one thing share phrases.
        """
        found = self.credit(sides)
        if len(found) < 2:
            return found
        first, *others = sorted(
            found, key=lambda c: (not self._is_said(c), -count_voices(c.articles, copies))
        )
        met = [pair for side in sides for pair in _at(side, self.same)]
        met += [pair for pair in compared if _is_literal(pair)]
        disputes = [p for p in met if p.speaker_conflict and not is_mere_phrase(p, self.texts)]
        renderings = _by_article(sides)
        among = (pair for pair in disputes if _is_among(pair, renderings))
        parties = {side.article for pair in among for side in (pair.a, pair.b)}
        return (first, *(credit for credit in others if parties & {*credit.articles}))

    def _is_said(self, credit: Credit) -> bool:
        """Tell whether a transcript has the words in this person's turn."""
        return any(article in self.transcripts for article in credit.articles)


def _extent(pair: Pair) -> int:
    return _length(pair.a) + _length(pair.b)


def _length(side: Side) -> int:
    return side.end - side.start


def _is_literal(pair: Pair) -> bool:
    return pair.score >= LITERAL and min(_length(pair.a), _length(pair.b)) >= PHRASE


def _is_quoted(pair: Pair) -> bool:
    return pair.a.form is pair.b.form is Form.QUOTED


def _by_article(sides: Iterable[Side]) -> Mapping[str, Sequence[Side]]:
    """Return the renderings of each article."""
    found: dict[str, list[Side]] = defaultdict(list)
    for side in sides:
        found[side.article].append(side)
    return found


def _is_among(pair: Pair, sides: Mapping[str, Sequence[Side]]) -> bool:
    """Tell whether both sides of a pair are renderings of one remark, by its articles."""
    return all(_overlaps(side, sides) for side in (pair.a, pair.b))


def _overlaps(side: Side, sides: Mapping[str, Sequence[Side]]) -> bool:
    """Tell whether a stretch has words of any rendering of its article."""
    return any(mine.span.overlap(side.span) for mine in sides.get(side.article, ()))


class _Groups:
    """Which articles print one text."""

    def __init__(self, copies: Sequence[Copies]) -> None:
        self._home = {article: n for n, group in enumerate(copies) for article in group.articles}

    def among(self, articles: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Return the groups of which several of some articles are."""
        found: dict[int, list[str]] = defaultdict(list)
        for article in dict.fromkeys(articles):
            if article in self._home:
                found[self._home[article]].append(article)
        return tuple(tuple(group) for group in found.values() if len(group) > 1)


def weight(remark: Remark) -> Severity:
    """Return how grave a remark is: its gravest change, or critical where credits conflict."""
    return Severity.CRITICAL if len(remark.credits) > 1 else remark.severity


def _fullest(sides: Sequence[Side], texts: Mapping[str, str], copies: Grouped) -> Side:
    """Return the fullest rendering; of several as long, the wording that most voices have.

    What is quoted comes before what is reported, and length is counted in words: *county* for
    *council* makes nothing fuller.
    """
    worded = [(side, _words(side, texts)) for side in sides]
    fullest = max(_fullness(*row) for row in worded)
    tied = [row for row in worded if _fullness(*row) == fullest]
    holders: dict[str, list[str]] = defaultdict(list)
    for side, words in tied:
        holders[words].append(side.article)
    return max(tied, key=lambda row: count_voices(holders[row[1]], copies))[0]


def _words(side: Side, texts: Mapping[str, str]) -> str:
    return " ".join(word.norm for word in tokens(texts[side.article], side.start, side.end))


def _fullness(side: Side, words: str) -> tuple[bool, int]:
    """Rank a rendering among others: quoted, and of how many words."""
    return side.form is Form.QUOTED, words.count(" ")


def _variants(pairs: Sequence[Pair]) -> tuple[Variant, ...]:
    """Return each change from the base once, with every rendering that carries it."""
    found: dict[tuple[object, ...], Variant] = {}
    for pair in pairs:
        for edit in pair.edits:
            key = (edit.a, edit.label, " ".join(word.norm for word in tokens(edit.b_text)))
            sides = found[key].sides if key in found else ()
            found[key] = Variant(
                label=edit.label,
                severity=edit.severity,
                base_text=edit.a_text,
                text=edit.b_text,
                sides=(*sides, pair.b),
            )
    return tuple(sorted(found.values(), key=lambda variant: -variant.severity))


def _id(sides: Sequence[Side], texts: Mapping[str, str]) -> str:
    """Hash the fullest rendering's words and the articles, in whatever order they came."""
    fullest = min(sides, key=lambda s: (s.form is not Form.QUOTED, s.start - s.end, s.article))
    words = _words(fullest, texts)
    articles = sorted({side.article for side in sides})
    return _hash("\n".join((words, *articles)))


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
