"""Gather pairs into remarks: one utterance, its fullest rendering, its variants, and who says what.

Quotations are joined first, by the stretches that their pairs have in common; an outlet's
paraphrase joins the one remark that it renders best, and never ties two remarks together.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

import attrs

from .model import Credit, Form, Pair, Relation, Remark, Severity, Side, Variant
from .text import tokens

SHARED = 0.5
"""Share of the shorter of two stretches of one text that makes them one rendering."""

Confront: TypeAlias = Callable[[Side, Side], Pair | None]
Credits: TypeAlias = Callable[[Sequence[Side]], tuple[Credit, ...]]


def gather(
    pairs: Sequence[Pair], *, texts: Mapping[str, str], confront: Confront, credit: Credits
) -> tuple[Remark, ...]:
    """Return the remarks that the pairs speak of, worst first, then in the order of the articles.

    Args:
        pairs: Pairs of all articles; echoes are attached to remarks, never merged.
        texts: Each article's text by its id, in the order of the articles.
        confront: Compares a base with another rendering of the remark; None where nothing of the
            two corresponds.
        credit: Groups renderings by the person whom they are credited to.
    """
    order = {article: n for n, article in enumerate(texts)}
    echoes = [pair for pair in pairs if pair.relation is Relation.ECHO]
    remarks = []
    for component in _components([pair for pair in pairs if pair.same]):
        sides = sorted(component, key=lambda side: (order[side.article], side.start))
        base = _base(sides, texts)
        others = [side for side in sides if side != base]
        met = [confront(base, side) for side in others if side.article != base.article]
        compared = tuple(dict.fromkeys(pair for pair in met if pair))
        remarks.append(
            Remark(
                id=_id(sides, texts),
                base=base,
                sides=(base, *others),
                pairs=compared,
                echoes=tuple(pair for pair in echoes if _concerns(pair, base, sides)),
                credits=credit([base, *others]),
                variants=_variants(compared),
            )
        )
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


def weight(remark: Remark) -> Severity:
    """Return how grave a remark is: its gravest change, or critical where credits conflict."""
    return Severity.CRITICAL if len(remark.credits) > 1 else remark.severity


def _base(sides: Sequence[Side], texts: Mapping[str, str]) -> Side:
    """Return the fullest rendering; of several as long, the wording that most of them have."""
    fullest = min(_fullness(side) for side in sides)
    tied = [side for side in sides if _fullness(side) == fullest]
    wordings = [_words(side, texts) for side in tied]
    return max(tied, key=lambda side: wordings.count(_words(side, texts)))


def _words(side: Side, texts: Mapping[str, str]) -> str:
    return " ".join(word.norm for word in tokens(texts[side.article], side.start, side.end))


def _fullness(side: Side) -> tuple[bool, int]:
    """Rank renderings: quotations first, the longest first."""
    return side.form is not Form.QUOTED, side.start - side.end


def _components(pairs: Sequence[Pair]) -> list[list[Side]]:
    """Return the renderings of each remark: sides joined by pairs, overlapping sides merged."""
    sides = list(dict.fromkeys(side for pair in pairs for side in (pair.a, pair.b)))
    forest = _Forest(sides)
    for one, other in _overlapping(sides):
        forest.join(one, other)
    renderings = forest.groups()
    for pair in pairs:
        if pair.a.form is pair.b.form is Form.QUOTED:
            forest.join(pair.a, pair.b)
    for pair in _best_of_paraphrases(pairs, renderings):
        forest.join(pair.a, pair.b)
    merged = {side: _merge(group) for group in renderings for side in group}
    return [list(dict.fromkeys(merged[side] for side in group)) for group in forest.groups()]


def _overlapping(sides: Iterable[Side]) -> list[tuple[Side, Side]]:
    """Return the sides of one article and form that have half of the shorter one in common."""
    by_text: dict[tuple[str, Form], list[Side]] = defaultdict(list)
    for side in sides:
        by_text[side.article, side.form].append(side)
    found = []
    for group in by_text.values():
        group.sort(key=lambda side: (side.start, side.end))
        for n, one in enumerate(group):
            for other in group[n + 1 :]:
                if other.start >= one.end:
                    break
                shorter = min(one.end - one.start, other.end - other.start)
                if one.span.overlap(other.span) >= SHARED * shorter:
                    found.append((one, other))
    return found


def _best_of_paraphrases(pairs: Sequence[Pair], renderings: Sequence[Sequence[Side]]) -> list[Pair]:
    """Return, for each unquoted rendering, the one pair that speaks for it most."""
    home = {side: n for n, group in enumerate(renderings) for side in group}
    best: dict[int, Pair] = {}
    for pair in pairs:
        for side in (pair.a, pair.b):
            if side.form is Form.REPORTED:
                rival = best.get(home[side])
                if rival is None or pair.score > rival.score:
                    best[home[side]] = pair
    return list(best.values())


def _merge(group: Sequence[Side]) -> Side:
    first = min(group, key=lambda side: side.start)
    return Side(
        first.article,
        first.start,
        max(side.end for side in group),
        first.form,
        first.quote,
    )


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


class _Forest:
    """Disjoint sets of sides."""

    def __init__(self, sides: Iterable[Side]) -> None:
        self._parent = {side: side for side in sides}

    def join(self, one: Side, other: Side) -> None:
        self._parent[self._root(other)] = self._root(one)

    def groups(self) -> list[list[Side]]:
        groups: dict[Side, list[Side]] = defaultdict(list)
        for side in self._parent:
            groups[self._root(side)].append(side)
        return list(groups.values())

    def _root(self, side: Side) -> Side:
        while (parent := self._parent[side]) != side:
            self._parent[side] = self._parent[parent]
            side = parent
        return side
