"""Gather pairs into remarks: one utterance, its fullest rendering, its variants, and who says what.

Quotations are joined first, by the stretches that their pairs have in common; an outlet's
paraphrase joins the one remark that it renders best, and never ties two remarks together.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

import attrs

from ..model import (
    Copies,
    Credit,
    Form,
    Pair,
    Relation,
    Remark,
    Severity,
    Side,
    Variant,
    count_voices,
)
from ..text import tokens
from .apparatus import Base, find_loci, likely_wording
from .joining import join
from .kinship import find_shared_errors

Confront: TypeAlias = Callable[[Side, Side], Pair | None]
Credits: TypeAlias = Callable[[Sequence[Side]], tuple[Credit, ...]]
Grouped: TypeAlias = Sequence[Sequence[str]]


def gather(
    pairs: Sequence[Pair],
    *,
    texts: Mapping[str, str],
    confront: Confront,
    credit: Credits,
    copies: Sequence[Copies] = (),
) -> tuple[Remark, ...]:
    """Return the remarks that the pairs speak of, worst first, then in the order of the articles.

    Args:
        pairs: Pairs of all articles; echoes are attached to remarks, never merged.
        texts: Each article's text by its id, in the order of the articles.
        confront: Compares a base with another rendering of the remark; None where nothing of the
            two corresponds.
        credit: Groups renderings by the person whom they are credited to.
        copies: Articles that print one text, and have one voice among them.
    """
    order = {article: n for n, article in enumerate(texts)}
    gatherer = _Gatherer(texts, confront, credit, _Groups(copies), _by_article(pairs))
    remarks = [
        gatherer.remark(sorted(sides, key=lambda side: (order[side.article], side.start)))
        for sides in join([pair for pair in pairs if pair.same])
        if len({side.article for side in sides}) > 1
    ]
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


def _by_article(pairs: Iterable[Pair]) -> Mapping[str, Sequence[Pair]]:
    """Return the echoes that each article takes part in."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.relation is Relation.ECHO:
            found[pair.a.article].append(pair)
            found[pair.b.article].append(pair)
    return found


@attrs.frozen
class _Gatherer:
    """Makes remarks of renderings, with everything at hand that they need."""

    texts: Mapping[str, str]
    confront: Confront
    credit: Credits
    groups: "_Groups"
    echoes: Mapping[str, Sequence[Pair]]

    def remark(self, sides: Sequence[Side]) -> Remark:
        copies = self.groups.among(side.article for side in sides)
        base = _base(sides, self.texts, copies)
        others = [side for side in sides if side != base]
        met = [self.confront(base, side) for side in others if side.article != base.article]
        compared = tuple(dict.fromkeys(pair for pair in met if pair))
        laid = Base(base, compared, self.texts, copies)
        loci = find_loci(laid)
        return Remark(
            id=_id(sides, self.texts),
            base=base,
            sides=(base, *others),
            pairs=compared,
            echoes=tuple(
                pair for pair in self.echoes.get(base.article, ()) if _concerns(pair, base, sides)
            ),
            credits=_most_voices_first(self.credit([base, *others]), copies),
            variants=_variants(compared),
            copies=copies,
            loci=loci,
            shared_errors=find_shared_errors(laid, loci),
            likely=likely_wording(laid, loci),
        )


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


def _most_voices_first(credits_: Iterable[Credit], copies: Grouped) -> tuple[Credit, ...]:
    return tuple(sorted(credits_, key=lambda credit: -count_voices(credit.articles, copies)))


def weight(remark: Remark) -> Severity:
    """Return how grave a remark is: its gravest change, or critical where credits conflict."""
    return Severity.CRITICAL if len(remark.credits) > 1 else remark.severity


def _base(sides: Sequence[Side], texts: Mapping[str, str], copies: Grouped) -> Side:
    """Return the fullest rendering; of several as long, the wording that most voices have."""
    fullest = min(_fullness(side) for side in sides)
    tied = [side for side in sides if _fullness(side) == fullest]
    holders: dict[str, list[str]] = defaultdict(list)
    for side in tied:
        holders[_words(side, texts)].append(side.article)
    return max(tied, key=lambda side: count_voices(holders[_words(side, texts)], copies))


def _words(side: Side, texts: Mapping[str, str]) -> str:
    return " ".join(word.norm for word in tokens(texts[side.article], side.start, side.end))


def _fullness(side: Side) -> tuple[bool, int]:
    """Rank renderings: quotations first, the longest first."""
    return side.form is not Form.QUOTED, side.start - side.end


def _concerns(echo: Pair, base: Side, sides: Sequence[Side]) -> bool:
    """Tell whether an echo is one of the base, and not of the remark itself."""
    for here, there in ((echo.a, echo.b), (echo.b, echo.a)):
        if here.article == base.article and here.span.overlap(base.span):
            return all(
                side.article != there.article or not side.span.overlap(there.span) for side in sides
            )
    return False


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
    fullest = min(sides, key=lambda side: (*_fullness(side), side.article))
    words = _words(fullest, texts)
    articles = sorted({side.article for side in sides})
    return _hash("\n".join((words, *articles)))


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
