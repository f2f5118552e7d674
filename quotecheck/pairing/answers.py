"""Answers: a whole clause of one person's for a whole clause, however common the words are.

*Nine years is nothing* proves little between strangers. Between two reports of one occasion that
credit one person with it, what carries a match is that one clause answers the other from end to
end: then what an editor must see, another number or a lost *not*, is all that differs.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, product
from typing import NamedTuple

import attrs

from ..clauses import clauses
from ..collation.chaining import Point, Word, chain, words_of
from ..inflection import lemmas
from ..intervals import Intervals
from ..model.passages import Match, Matched, Passage
from ..model.quotations import Form
from ..model.spans import Span
from ..rarity import Rarity
from .bars import ANSWER
from .windows import is_cut

BESIDE = 1
"""How many words more may be left over than met where the clauses beside are known to match."""
FEWEST_WORDS = 2
"""Words of a clause, at least: *Yes* is anybody's."""
MOST_WORDS = 30
"""Words of a clause, at most: longer ones stand on their own words."""
REFERRED = 3
"""Content words, at most, that a pronoun on the other side stands for: *the ship*, *it*."""
_NAMING = frozenset({"det", "pron"})
"""Classes of a word with which naming somebody begins: *the ship*, *his side*."""


class Clause(NamedTuple):
    """A clause of a passage: its tokens from ``start``, up to ``end``."""

    passage: Passage
    start: int
    end: int

    @property
    def form(self) -> Form:
        """Whether it stands between marks."""
        return self.passage.quote.form

    @property
    def stems(self) -> frozenset[str]:
        """What its words are looked up by."""
        return frozenset(self.passage.stems[self.start : self.end])

    @property
    def words(self) -> list[Word]:
        """Its words with what comparing needs to know of them."""
        return words_of(self.passage.tokens[self.start : self.end])

    @property
    def place(self) -> Span:
        """Where it stands in its article."""
        return self.passage.span(self.start, self.end)

    @property
    def content(self) -> list[str]:
        """What its words of sense are looked up by, in order."""
        stems = self.passage.stems[self.start : self.end]
        return [stem for stem, word in zip(stems, self.words, strict=True) if word.is_content]

    def is_in(self, stretch: Span) -> bool:
        """Tell whether more than half of it stands in a stretch of its article."""
        place = self.place
        return 2 * place.overlap(stretch) > place.end - place.start


class Answer(NamedTuple):
    """Two clauses held against each other.

    Attributes:
        worth: What they have in common, in bits, less what they have not.
        ours: The clause of the one report.
        theirs: That of the other.
        shared: What they have in common, in bits.
        met: Content words that have an answer.
        left: Content words that have none, on both sides.
    """

    worth: float
    ours: Clause
    theirs: Clause
    shared: float
    met: int
    left: int


def find_answers(
    here: Sequence[Passage],
    there: Sequence[Passage],
    known: Iterable[Matched],
    rarity: Rarity,
    *,
    least: Callable[[Passage, Passage], float],
) -> Iterator[Matched]:
    """Yield the clauses of two reports of one occasion that answer each other from end to end.

    Each clause has one answer, and is the best answer of it; those that a known match has taken
    have theirs already.

    Args:
        here: The passages of the one article.
        there: Those of the other.
        known: What is known to match between the two.
        rarity: What each word weighs.
        least: Tells how much clauses of two passages must have in common, in bits: `bars.ANSWER`
            at least.
    """
    found = _Reports(tuple(_clauses(here)), tuple(_clauses(there)), tuple(known), rarity)
    for answer in _mutual(list(found.answers(least))):
        yield _matched(answer, rarity)


@attrs.frozen(eq=False)
class _Reports:
    """The clauses of two reports of one occasion, and what is known to match between them."""

    ours: Sequence[Clause]
    theirs: Sequence[Clause]
    known: Sequence[Matched]
    rarity: Rarity

    def answers(self, least: Callable[[Passage, Passage], float]) -> Iterator[Answer]:
        """Yield each clause with each clause that could be its answer."""
        for i, j, in_common in self._near():
            ours, theirs = self.ours[i], self.theirs[j]
            asked = least(ours.passage, theirs.passage)
            if in_common < asked or self._is_taken(ours, theirs):
                continue
            answer = _compared(ours, theirs, self.rarity)
            slack = BESIDE if self._stands_beside(i, j) else -1
            if answer.shared >= asked and answer.left <= answer.met + slack:
                yield answer

    def _near(self) -> Iterator[tuple[int, int, float]]:
        """Yield which clauses share enough, and how much; one of two stands between marks."""
        held: dict[str, list[int]] = defaultdict(list)
        there = [clause.stems for clause in self.theirs]
        for j, stems in enumerate(there):
            for stem in stems:
                held[stem].append(j)
        for i, clause in enumerate(self.ours):
            stems = clause.stems
            near = {j for stem in _telling(stems, held, self.rarity) for j in held.get(stem, ())}
            for j in sorted(near):
                in_common = sum(map(self.rarity.weight, stems & there[j]))
                if in_common >= ANSWER and Form.QUOTED in (clause.form, self.theirs[j].form):
                    yield i, j, in_common

    def _is_taken(self, ours: Clause, theirs: Clause) -> bool:
        """Tell whether a known match has either clause; between quotations, one of quotations."""
        quoted = ours.form is theirs.form
        return any(
            clause.is_in(found.spans[side]) and (found.is_alike or not quoted)
            for side, clause in enumerate((ours, theirs))
            for found in self._met[side].at(clause.place)
        )

    def _stands_beside(self, i: int, j: int) -> bool:
        """Tell whether what the same person says before, or behind, is known to match."""
        beside = product(_beside(self.ours, i), _beside(self.theirs, j))
        return any(
            ours.is_in(found.spans[0]) and theirs.is_in(found.spans[1])
            for (step, ours), (other, theirs) in beside
            if step == other
            for found in self._met[0].at(ours.place)
        )

    @cached_property
    def _met(self) -> tuple[Intervals[Matched], Intervals[Matched]]:
        """What is known to match, by where it stands in either article."""
        one, other = ([(found.spans[side], found) for found in self.known] for side in (0, 1))
        return Intervals(one), Intervals(other)


def _clauses(passages: Iterable[Passage]) -> Iterator[Clause]:
    for passage in passages:
        for start, end in clauses(passage):
            if FEWEST_WORDS <= end - start <= MOST_WORDS:
                yield Clause(passage, start, end)


def _telling(
    stems: Iterable[str], held: Mapping[str, Sequence[int]], rarity: Rarity
) -> Iterator[str]:
    """Yield the stems of which whatever shares enough must share one.

    The commonest are left out, as many as are not enough even together: whoever has no more than
    those in common need not be looked at.
    """
    missing = ANSWER
    for stem in sorted(stems, key=lambda stem: (-len(held.get(stem, ())), stem)):
        missing -= rarity.weight(stem)
        if missing <= 0:
            yield stem


def _beside(clauses_: Sequence[Clause], n: int) -> Iterator[tuple[int, Clause]]:
    """Yield the clauses before and behind one that are credited to the same person."""
    speaker = clauses_[n].passage.quote.speaker
    for step in (-1, 1):
        if 0 <= n + step < len(clauses_) and clauses_[n + step].passage.quote.speaker == speaker:
            yield step, clauses_[n + step]


def _compared(ours: Clause, theirs: Clause, rarity: Rarity) -> Answer:
    """Return what two clauses have in common; of one word alone that is little."""
    a, b = ours.words, theirs.words
    if _is_turned(ours, theirs):
        content = ours.content
        shared = sum(map(rarity.weight, content))
        return Answer(shared, ours, theirs, shared, len(content), 0)
    points = chain(a, b)
    met = [point for point in points if any(w.is_content for w in a[point.a : point.a_end])]
    stems = ours.passage.stems[ours.start : ours.end]
    shared = sum(rarity.weight(stems[n]) for point in points for n in range(point.a, point.a_end))
    left = _left_over(a, b, points)
    if len(met) == 1 and 2 * len(points) < max(len(a), len(b)):
        left = max(len(a), len(b))
    return Answer(shared - left, ours, theirs, shared, len(met), left)


def _is_turned(ours: Clause, theirs: Clause) -> bool:
    """Tell a passive from what it turns round: *we broke no rule*, *no rule was broken*."""
    content = ours.content
    passive = _has_be(ours) is not _has_be(theirs)
    return passive and len(content) > 1 and content == theirs.content[::-1]


def _has_be(clause: Clause) -> bool:
    return any("be" in lemmas(word.norm) for word in clause.words)


def _left_over(a: Sequence[Word], b: Sequence[Word], points: Sequence[Point]) -> int:
    """Count the content words without an answer, what changed gravely left out.

    A number stands for another number, a name for another name, a pronoun for whom it means.
    """
    ends = [Point(0, 0, 0, 0, 0.0), *points, Point(len(a), len(b), 0, 0, 0.0)]
    return sum(
        _unanswered(a[left.a_end : right.a], b[left.b_end : right.b])
        for left, right in pairwise(ends)
    )


def _unanswered(a: Sequence[Word], b: Sequence[Word]) -> int:
    left = sum(word.is_content for word in (*a, *b))
    for kind in (_is_number, _is_name):
        left -= 2 * min(sum(map(kind, a)), sum(map(kind, b)))
    return 0 if left <= REFERRED and (_refers(a, b) or _refers(b, a)) else left


def _refers(words: Sequence[Word], named: Sequence[Word]) -> bool:
    """Tell whether a pronoun, and nothing else of sense, stands where somebody is named."""
    content = any(word.is_content for word in words)
    naming = named and (_is_name(named[0]) or not named[0].kinds.isdisjoint(_NAMING))
    return bool(naming) and not content and any("pron" in word.kinds for word in words)


def _is_number(word: Word) -> bool:
    return "number" in word.kinds


def _is_name(word: Word) -> bool:
    return "number" not in word.kinds and word.is_content and word.text[0].isupper()


def _mutual(found: Sequence[Answer]) -> list[Answer]:
    """Return the answers of which each clause is the other's best; of two that tie, neither."""
    worths: dict[tuple[int, int, int], list[float]] = defaultdict(list)
    for answer in found:
        for key in _keys(answer):
            worths[key].append(answer.worth)
    best = {key: max(each) for key, each in worths.items() if each.count(max(each)) == 1}
    return [a for a in found if all(best.get(key) == a.worth for key in _keys(a))]


def _keys(answer: Answer) -> Iterator[tuple[int, int, int]]:
    """Yield a key for each clause among the clauses that one answer may be chosen from."""
    for clause in (answer.ours, answer.theirs):
        yield id(clause.passage), clause.start, clause.end


def _begin(clause: Clause, other: Clause) -> int:
    """Return where a clause begins to answer another: a fragment, with the words that it has."""
    points = chain(clause.words, other.words) if is_cut(other.passage, other.start) else []
    return clause.start + points[0].a if points else clause.start


def _matched(answer: Answer, rarity: Rarity) -> Matched:
    a, b = answer.ours, answer.theirs
    one, other = rarity.weighed(a.passage), rarity.weighed(b.passage)
    clauses_ = one.information(a.start, a.end), other.information(b.start, b.end)
    score = min(1.0, answer.shared / min(clauses_))
    cover = min(1.0, answer.shared / min(one.information(), other.information()))
    starts = _begin(a, b), _begin(b, a)
    match = Match(starts[0], a.end, starts[1], b.end, score, cover, answer.shared, whole=True)
    return Matched(a.passage, b.passage, match)
