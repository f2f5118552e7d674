"""What stands between two anchors: words without an answer, paired like with like.

``must quickly`` against ``should`` is *must* for *should*, and *quickly* dropped; ``ramp up``
against ``increase`` is one replacement; ``that we have to ramp up`` against ``increase`` is that
replacement, and four words dropped.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..inflection import lemmas
from ..model.alignments import Op, Step
from ..numerals import is_unit
from ..spelling import expansions
from .chaining import Word

_LARGEST_GAP = 900
"""Above this many cells, a gap is one replacement: nothing in it answers anything."""
_ALIKE = (("number", 3.0), ("modal", 3.0), ("negator", 3.0), ("name", 2.0))
_PARTICLES = frozenset(
    ("up", "down", "out", "off", "over", "away", "back", "in", "on", "through", "together")
)
_LEADERS = frozenset(
    ("a", "an", "the", "am", "is", "are", "was", "were", "be", "been", "being", "has", "had")
)
_GROWING = frozenset({"content", "name", "function"})


class Run(NamedTuple):
    """Positions left on both sides between two anchors; where the gap begins, and ends on A."""

    left: Sequence[int]
    right: Sequence[int]
    a_start: int
    b_start: int
    a_end: int


class _Pair(NamedTuple):
    """Words paired within a gap; ``loose`` ones are of no kind but content."""

    a: int
    b: int
    kind: str


def fill(a: Sequence[Word], b: Sequence[Word], run: Run, *, early: bool) -> list[Step]:
    """Return the steps of a gap, in order; they cover every word of it once.

    Of words that could be paired equally well, ``early`` ones are; else those that come last.
    """
    if not run.left or not run.right:
        return list(_cut(run, Step(Op.REPLACE, 0, len(run.left), 0, len(run.right))))
    is_small = len(run.left) * len(run.right) <= _LARGEST_GAP
    pairs = _pairs(a, b, run, early=early) if is_small else []
    steps: list[Step] = []
    i = j = 0
    for block in _blocks(a, b, run, pairs):
        before = _steps_between(run, i, block.a_start, j, block.b_start)
        steps += [*before, *_cut(run, block)]
        i, j = block.a_end, block.b_end
    return [*steps, *_steps_between(run, i, len(run.left), j, len(run.right))]


def _pairs(a: Sequence[Word], b: Sequence[Word], run: Run, *, early: bool) -> list[_Pair]:
    """Pair the words of a gap in order, so that the sum of likeness is highest."""
    left, right = [a[k] for k in run.left], [b[k] for k in run.right]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, x in enumerate(left):
        row, above = best[i + 1], best[i]
        for j, y in enumerate(right):
            row[j + 1] = max(above[j + 1], row[j], above[j] + _likeness(x, y)[0])
    return _walk_back(left, right, best, early=early)


def _walk_back(
    left: Sequence[Word], right: Sequence[Word], best: Sequence[Sequence[float]], *, early: bool
) -> list[_Pair]:
    """Return the best pairs; of equally good ones those beside the kept words before or behind."""
    pairs = []
    i, j = len(left), len(right)
    while i and j:
        if early and best[i][j] in {best[i - 1][j], best[i][j - 1]}:
            i, j = (i - 1, j) if best[i][j] == best[i - 1][j] else (i, j - 1)
            continue
        likeness, kind = _likeness(left[i - 1], right[j - 1])
        if likeness and best[i][j] == best[i - 1][j - 1] + likeness:
            i, j = i - 1, j - 1
            pairs.append(_Pair(i, j, kind))
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _likeness(x: Word, y: Word) -> tuple[float, str]:
    """Return how readily one word is read as standing for the other, and as what."""
    shared = x.kinds & y.kinds
    for kind, likeness in _ALIKE:
        if kind in shared:
            return likeness, kind
    if x.is_content and y.is_content:
        same_kind = 0.5 if shared else 0.0
        return 1.0 + same_kind + _similarity(x.norm, y.norm), "content"
    if shared:
        return 2.0, "function"
    if x.is_content or y.is_content:
        return 0.0, ""
    if {"negator"} & (x.kinds | y.kinds):
        return (0.8, "negator") if "adv" in x.kinds | y.kinds else (0.0, "")
    near = ({"modal", "aux"}, {"det", "pron"}, {"prep", "conj"})
    return (1.2, "function") if any(_both(x, y, kinds) for kinds in near) else (0.0, "")


def _both(x: Word, y: Word, kinds: set[str]) -> bool:
    return bool(x.kinds & kinds and y.kinds & kinds)


def _similarity(x: str, y: str) -> float:
    """Return up to 1/2 for words that begin alike."""
    shared = 0
    for left, right in zip(x, y, strict=False):
        if left != right:
            break
        shared += 1
    return shared / (2 * max(len(x), len(y)))


def _blocks(
    a: Sequence[Word], b: Sequence[Word], run: Run, pairs: Sequence[_Pair]
) -> Iterator[Step]:
    """Yield the replaced runs of a gap, positions counted within the gap."""
    left, right = [a[k] for k in run.left], [b[k] for k in run.right]
    held: Step | None = None
    last, i, j = "", 0, 0
    for n, pair in enumerate(pairs):
        following = pairs[n + 1] if n + 1 < len(pairs) else _Pair(len(left), len(right), "")
        block = Step(
            Op.REPLACE,
            _reach_back(left, pair.a, i, pair.kind),
            _reach_on(left, pair.a + 1, following.a, pair.kind),
            _reach_back(right, pair.b, j, pair.kind),
            _reach_on(right, pair.b + 1, following.b, pair.kind),
        )
        if pair.kind == "content":
            block = _with_prepositions(left, right, block, following)
        block = _with_pronouns(left, right, block, i, j)
        if held and pair.kind == last and pair.kind in _GROWING and _adjoin(held, block):
            held = held._replace(a_end=block.a_end, b_end=block.b_end)
        else:
            if held:
                yield held
            held = block
        i, j, last = block.a_end, block.b_end, pair.kind
    if held:
        yield held


def _with_prepositions(
    left: Sequence[Word], right: Sequence[Word], block: Step, following: _Pair
) -> Step:
    """Take in the prepositions of a verb whose answer needs none: *tore into*, *questioned*."""
    a, b = left[block.a_end : following.a], right[block.b_end : following.b]
    if bool(a) == bool(b) or not all("prep" in word.kinds for word in (*a, *b)):
        return block
    verb, first = (left[block.a_end - 1], a[0]) if a else (right[block.b_end - 1], b[0])
    if first.norm == "of" and verb.is_content:  # a noun's: *founder of*
        return block
    return block._replace(a_end=block.a_end + len(a), b_end=block.b_end + len(b))


def _with_pronouns(
    left: Sequence[Word], right: Sequence[Word], block: Step, i: int, j: int
) -> Step:
    """Take in the pronoun that a contraction holds on the other side: *they'll*, *they might*."""
    a, b = block.a_start, block.b_start
    if b > j and right[b - 1].norm in _first_words(left[a]):
        return block._replace(b_start=b - 1)
    if a > i and left[a - 1].norm in _first_words(right[b]):
        return block._replace(a_start=a - 1)
    return block


def _first_words(word: Word) -> set[str]:
    return {phrase[0] for phrase in expansions(word.norm)}


def _adjoin(x: Step, y: Step) -> bool:
    return (x.a_end, x.b_end) == (y.a_start, y.b_start)


def _reach_back(words: Sequence[Word], at: int, floor: int, kind: str) -> int:
    """Return where a replaced word's phrase begins.

    At content words, an article, an auxiliary, and at the participle whose preposition it is.
    """
    if kind == "content":
        while at > floor and words[at - 1].is_content:
            at -= 1
    if kind in {"content", "name"} and at > floor and words[at - 1].norm in _LEADERS:
        at -= 1
    if kind == "number" and at > floor and words[at - 1].norm in {"a", "an"}:
        at -= 1
    if "prep" in words[at].kinds and at > floor and _is_participle(words[at - 1]):
        at -= 1
    return at


def _is_participle(word: Word) -> bool:
    """Tell *going* before its *to*: verb and preposition are one phrase."""
    return word.is_content and word.norm.endswith("ing") and len(lemmas(word.norm)) > 1


def _reach_on(words: Sequence[Word], at: int, ceiling: int, kind: str) -> int:
    """Return where a replaced word's phrase ends: *ramp up*, *three times*, *have to*."""
    while at < ceiling and _continues(words[at], kind):
        at += 1
    return at


def _continues(word: Word, kind: str) -> bool:
    if kind == "content":
        return word.is_content or word.norm in _PARTICLES
    if kind == "number":
        return "number" in word.kinds or is_unit(word.norm)
    return kind == "modal" and word.norm == "to"


def _steps_between(run: Run, i: int, i_end: int, j: int, j_end: int) -> list[Step]:
    return list(_cut(run, Step(Op.REPLACE, i, i_end, j, j_end)))


def _cut(run: Run, block: Step) -> Iterator[Step]:
    """Yield a block as steps over the texts' own positions, cut where a moved word stood."""
    lefts = _stretches(run.left, block.a_start, block.a_end)
    rights = _stretches(run.right, block.b_start, block.b_end)
    at_a = _place(run.left, block.a_start, run.a_start)
    at_b = _place(run.right, block.b_start, run.b_start)
    for n in range(max(len(lefts), len(rights))):
        x, x_end = lefts[n] if n < len(lefts) else (at_a, at_a)
        y, y_end = rights[n] if n < len(rights) else (at_b, at_b)
        op = Op.INSERT if x == x_end else Op.DELETE if y == y_end else Op.REPLACE
        yield Step(op, x, x_end, y, y_end)
        at_a, at_b = x_end, y_end


def _place(positions: Sequence[int], at: int, floor: int) -> int:
    return positions[at - 1] + 1 if at else floor


def _stretches(positions: Sequence[int], start: int, end: int) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    for position in positions[start:end]:
        if stretches and stretches[-1][1] == position:
            stretches[-1] = (stretches[-1][0], position + 1)
        else:
            stretches.append((position, position + 1))
    return stretches
