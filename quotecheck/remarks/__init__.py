"""Gather pairs into remarks: one utterance, its fullest rendering, its variants, and who says what.

Quotations are joined first, by the stretches that their pairs have in common; an outlet's
paraphrase joins the one remark that it renders best, and never ties two remarks together.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from ..ids import digest, told_apart
from ..model.articles import Copies, count_voices
from ..model.labels import Severity
from ..model.pairs import Pair, Relation, Side
from ..model.quotations import Form
from ..model.remarks import Credit, Remark
from .apparatus import Base, find_loci, find_variants, likely_wording
from .bases import find_base, fullest
from .edges import is_mere_phrase
from .joining import LOOSE, join
from .kinship import find_shared_errors
from .renderings import Grouped, Pairs, Renderings, is_literal, words_of

Confront: TypeAlias = Callable[[Side, Side], Pair | None]
Credits: TypeAlias = Callable[[Sequence[Side]], tuple[Credit, ...]]
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
    echoes = Pairs(pair for pair in pairs if pair.relation is Relation.ECHO)
    same = [pair for pair in pairs if pair.same]
    gatherer = _Gatherer(
        texts, confront, credit, _Groups(copies), echoes, Pairs(same), frozenset(transcripts)
    )
    groups = [
        sorted(sides, key=lambda side: (order[side.article], side.start))
        for sides in join(same)
        if len({side.article for side in sides}) > 1
    ]
    remarks = spread(gatherer.remark, groups)
    ranked = sorted(remarks, key=lambda r: (-weight(r), order[r.base.article], r.base.start))
    return tuple(told_apart(ranked))


@attrs.frozen
class _Gatherer:
    """Makes remarks of renderings, with everything at hand that they need."""

    texts: Mapping[str, str]
    confront: Confront
    credit: Credits
    groups: "_Groups"
    echoes: Pairs
    same: Pairs
    transcripts: frozenset[str]

    def remark(self, sides: Sequence[Side]) -> Remark:
        copies = self.groups.among(side.article for side in sides)
        spoken = [side for side in sides if side.article in self.transcripts]
        base = (
            fullest(spoken, self.texts, copies)
            if spoken
            else find_base(sides, self.same, self.texts, copies)
        )
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
            echoes=tuple(self._echoes(base, Renderings(sides))),
            credits=self._credits((base, *others), compared, copies),
            variants=find_variants(compared),
            copies=copies,
            loci=loci,
            shared_errors=find_shared_errors(laid, loci),
            likely=likely_wording(laid, loci),
        )

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

        def standing(credit: Credit) -> tuple[bool, int]:
            unsaid = self.transcripts.isdisjoint(credit.articles)
            return unsaid, -count_voices(credit.articles, copies)

        first, *others = sorted(found, key=standing)
        met = [pair for side in sides for pair in self.same.at(side)]
        met += filter(is_literal, compared)
        disputes = [p for p in met if p.speaker_conflict and not is_mere_phrase(p, self.texts)]
        among = filter(Renderings(sides).have, disputes)
        parties = {side.article for pair in among for side in (pair.a, pair.b)}
        return (first, *(credit for credit in others if not parties.isdisjoint(credit.articles)))

    def _echoes(self, base: Side, renderings: Renderings) -> Iterator[Pair]:
        """Yield the echoes of a base, those left out that are of the remark itself."""
        here = Renderings([base])
        for echo in self.echoes.at(base):
            there = echo.b if here.overlap(echo.a) else echo.a
            if not renderings.overlap(there):
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
        both = Renderings((base, other))
        known = [pair for pair in self.same.at(other) if both.have(pair)]
        if not known or met:
            return met if known else None
        pair = max(known, key=lambda pair: pair.a.length + pair.b.length)
        grave = pair.severity is Severity.CRITICAL and pair.score >= LOOSE
        if not grave and pair.is_quoted and base.article not in self.transcripts:
            return None
        return pair if pair.a.article == base.article else pair.mirrored()


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


def _id(sides: Sequence[Side], texts: Mapping[str, str]) -> str:
    """Hash the fullest rendering's words and the articles, in whatever order they came."""
    longest = min(sides, key=lambda s: (s.form is not Form.QUOTED, -s.length, s.article))
    words = words_of(longest, texts)
    articles = sorted({side.article for side in sides})
    return digest("\n".join((words, *articles)))
