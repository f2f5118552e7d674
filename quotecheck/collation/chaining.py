"""The words that answer each other in two texts: the weightiest pairs in the order of both.

Words are weighed by what they say: a function word little, a content word three times as much, a
name or a number more still. So a long phrase of function words never holds the place against the
words that matter, and what an editor calls *moved* is the phrase and not its neighbour.
"""

import functools
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import regex
from rapidfuzz.distance import Indel

from .. import lexicon
from ..aliases import Named, acronyms, places, spelled_out
from ..inflection import is_function_word, related, stem
from ..model.spans import Token
from ..numerals import Quantity, is_numeric, quantities
from ..periphrases import Phrased, phrases
from ..spelling import american, expansions

_LARGEST_GRID = 16_384
"""Above this many cells, long equal runs are fixed before anything is weighed."""
_LONG_RUN = 6
_COMMON = 100
"""In texts above that size, a word that could be paired in more ways than this pairs in none."""
_LIKE = 0.8
"""What a pair of two forms of a word weighs, against a pair of equal words."""
_ASIDE = 0.5
"""What a pair weighs of which one word stands in brackets: a gloss seldom is what was said."""
_NEIGHBOURS = 0.5
"""What it adds that two pairs follow one another on both sides."""


class Word(NamedTuple):
    """A token with what pairing needs to know of it.

    Attributes:
        norm: The form in which words are compared.
        text: The word as written.
        key: Under this key forms and spellings of one word meet.
        weight: How much it says.
        kinds: Its classes: ``number``, ``negator``, ``modal``, ``name``, ``content``, or the
            classes of a function word.
        aside: Whether it stands in brackets.
    """

    norm: str
    text: str
    key: str
    weight: float
    kinds: frozenset[str]
    aside: bool = False

    @property
    def is_content(self) -> bool:
        """Whether the word has a sense of its own."""
        return not self.kinds.isdisjoint(_CONTENT)

    @property
    def mobile(self) -> bool:
        """Whether the word can move by itself: content words, light adverbs, negators."""
        return self.is_content or not self.kinds.isdisjoint({"adv", "negator"})


class Point(NamedTuple):
    """Words of A and of B that answer each other: mostly one and one, *won't* and *will not*."""

    a: int
    b: int
    a_length: int
    b_length: int
    weight: float

    @property
    def a_end(self) -> int:
        """Index behind the last word of A."""
        return self.a + self.a_length

    @property
    def b_end(self) -> int:
        """Index behind the last word of B."""
        return self.b + self.b_length

    @property
    def is_single(self) -> bool:
        """Whether one word answers one word."""
        return self.a_length == self.b_length == 1

    def mirrored(self) -> "Point":
        """Return the same seen from B."""
        return Point(self.b, self.a, self.b_length, self.a_length, self.weight)

    def shifted(self, by_a: int, by_b: int) -> "Point":
        """Return the same at another place."""
        return self._replace(a=self.a + by_a, b=self.b + by_b)


_CONTENT = frozenset({"content", "name", "number"})
BRACKETED = regex.compile(r"\[[^\[\]]*+\]|\([^()]*+\)")
_OPENING = "\"'“‘„«"
_TRANSPARENT = " \t\N{NO-BREAK SPACE}(["
_LONGEST_ABBREVIATION = 12
_MODAL = frozenset({"modal"})
_SEMI_MODALS = frozenset({"have", "has", "got", "need", "needs", "able", "ought"})
_WEIGHTS = {"name": 4.0, "number": 4.0, "content": 3.0, "negator": 2.5, "modal": 2.0, "adv": 1.5}


def words_of(
    tokens: Sequence[Token], text: str = "", *, start: int = 0, end: int | None = None
) -> list[Word]:
    """Return the tokens from ``start`` to ``end`` with what pairing needs to know.

    ``text`` is what tokens point into; it tells names from words that open a sentence.
    """
    stop = len(tokens) if end is None else end
    words = [
        _word(token.norm, token.text, token.text[:1].isupper() and _opens(tokens, k, text))
        for k, token in enumerate(tokens[start:stop], start)
    ]
    for k in range(len(words)):
        if words[k].norm in _SEMI_MODALS and _norm_at(tokens, start + k + 1) == "to":
            words[k] = words[k]._replace(kinds=_MODAL, weight=_WEIGHTS["modal"])
    for k in _asides(tokens[start:stop], text):
        words[k] = words[k]._replace(aside=True)
    return words


def _asides(tokens: Sequence[Token], text: str) -> Iterator[int]:
    """Yield which tokens stand in brackets that the run holds."""
    if not tokens or not text:
        return
    floor, ceiling = max(0, tokens[0].start - 1), tokens[-1].end + 1
    if text.find("(", floor, ceiling) < 0 and text.find("[", floor, ceiling) < 0:
        return
    starts = [token.start for token in tokens]
    for match in BRACKETED.finditer(text, floor, ceiling):
        yield from range(bisect_left(starts, match.start()), bisect_left(starts, match.end()))


def _norm_at(tokens: Sequence[Token], k: int) -> str:
    return tokens[k].norm if k < len(tokens) else ""


def chain(a: Sequence[Word], b: Sequence[Word]) -> list[Point]:
    """Return the weightiest pairs of words that stand in one order on both sides.

    In long texts long equal runs are fixed first; what is still too long between them is paired by
    the longest common subsequence, unweighed.
    """
    if len(a) * len(b) <= _LARGEST_GRID:
        return _heaviest(_points(a, b), len(a), len(b)) if a and b else []
    found: list[Point] = []
    i = j = 0
    for run_a, run_b, length in [*_equal_runs(a, b, _LONG_RUN), (len(a), len(b), 0)]:
        found += [point.shifted(i, j) for point in _between_runs(a[i:run_a], b[j:run_b])]
        found += [Point(run_a + k, run_b + k, 1, 1, 0) for k in range(length)]
        i, j = run_a + length, run_b + length
    return found


def _between_runs(a: Sequence[Word], b: Sequence[Word]) -> list[Point]:
    if len(a) * len(b) <= _LARGEST_GRID:
        return chain(a, b)
    return [
        Point(i + k, j + k, 1, 1, 0) for i, j, length in _equal_runs(a, b, 1) for k in range(length)
    ]


def points_between(
    a: Sequence[Word], b: Sequence[Word], at_a: Sequence[int], at_b: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the pairs of given positions whose words are equal or forms of one word.

    Where there are very many positions, function words and words that abound are left out.
    """
    if len(at_a) * len(at_b) > _LARGEST_GRID:
        here, there = Counter(a[i].key for i in at_a), Counter(b[j].key for j in at_b)
        at_a = [i for i in at_a if a[i].mobile and here[a[i].key] * there[a[i].key] <= _COMMON]
        at_b = [j for j in at_b if b[j].mobile]
    return [(i, j) for i, j, _ in _singles(a, b, at_a, at_b)]


@functools.lru_cache(maxsize=65536)
def _word(norm: str, text: str, starts: bool) -> Word:  # noqa: FBT001  a cached constructor
    kinds = _kinds(norm, text, starts=starts)
    weight = max((_WEIGHTS.get(kind, 1.0) for kind in kinds), default=1.0)
    return Word(norm, text, stem(american(norm)), weight, kinds)


def _kinds(norm: str, text: str, *, starts: bool) -> frozenset[str]:
    if norm in lexicon.words("modals") or norm in lexicon.words("negators"):
        return frozenset(
            name
            for name, words in (("modal", "modals"), ("negator", "negators"))
            if norm in lexicon.words(words)
        )
    if is_numeric(Token(0, 0, text, norm)):
        return frozenset({"number"})
    if is_function_word(norm):
        return frozenset(lexicon.table("function_words")[norm].split(","))
    phrases = expansions(norm)
    if phrases:
        return frozenset().union(
            *(_kinds(word, word, starts=False) for phrase in phrases for word in phrase)
        ) - {"content"}
    return frozenset({"name"} if text[:1].isupper() and not starts else {"content"})


def may_open_sentence(text: str, start: int, floor: int) -> bool:
    """Tell whether the word at ``start`` may owe its capital to its place alone.

    It may at ``floor``, and behind a mark that ends a sentence, announces or opens speech; the dot
    of an abbreviation (*Mr.*) ends none.
    """
    before = text[max(floor, start - _LONGEST_ABBREVIATION) : start].rstrip(_TRANSPARENT)
    if not before.strip(_OPENING):
        return True
    if before[-1] != ".":
        return before[-1] in ".!?…:;\n\r" + _OPENING
    word = before[:-1].replace("(", " ").split()
    return not word or word[-1] not in lexicon.words("abbreviations")


def _opens(tokens: Sequence[Token], k: int, text: str) -> bool:
    return k == 0 or may_open_sentence(text, tokens[k].start, tokens[0].start)


def _equal_runs(a: Sequence[Word], b: Sequence[Word], least: int) -> Iterator[tuple[int, int, int]]:
    """Yield the equal runs of a longest common subsequence that are long enough."""
    for op in Indel.opcodes([word.norm for word in a], [word.norm for word in b]):
        if op.tag == "equal" and op.src_end - op.src_start >= least:
            yield op.src_start, op.dest_start, op.src_end - op.src_start


def _points(a: Sequence[Word], b: Sequence[Word]) -> list[Point]:
    singles = _singles(a, b, range(len(a)), range(len(b)))
    return [*(Point(i, j, 1, 1, w) for i, j, w in singles), *_phrases(a, b)]


def _singles(
    a: Sequence[Word], b: Sequence[Word], at_a: Iterable[int], at_b: Iterable[int]
) -> Iterator[tuple[int, int, float]]:
    places: dict[str, list[int]] = defaultdict(list)
    for j in at_b:
        places[b[j].key].append(j)
    for i in at_a:
        word = a[i]
        for j in places.get(word.key, ()):
            other = b[j]
            left, right = american(word.norm), american(other.norm)
            weight = min(word.weight, other.weight)
            if word.aside != other.aside:
                weight *= _ASIDE
            if left == right:
                yield i, j, weight
            elif related(left, right):
                yield i, j, weight * _LIKE


def _phrases(a: Sequence[Word], b: Sequence[Word]) -> list[Point]:
    """Return the phrases that are one thing written two ways: *it's* and *it is*, *2%*."""
    found = [*_contracted(a, b), *_compounds(a, b), *_same_quantities(a, b), *_aliases(a, b)]
    found += _said_otherwise(a, b)
    return list(dict.fromkeys(point for point in found if not _is_plain(a, b, point)))


def _is_plain(a: Sequence[Word], b: Sequence[Word], point: Point) -> bool:
    return [w.norm for w in a[point.a : point.a_end]] == [w.norm for w in b[point.b : point.b_end]]


def _point(a: Sequence[Word], i: int, i_end: int, j: int, j_end: int) -> Point:
    weight = sum(word.weight for word in a[i:i_end]) + _NEIGHBOURS * (i_end - i)
    return Point(i, j, i_end - i, j_end - j, weight)


def _contracted(a: Sequence[Word], b: Sequence[Word]) -> Iterator[Point]:
    if not any(expansions(word.norm) for word in (*a, *b)):
        return
    spelled_out = defaultdict(list)
    for j, j_end, phrase in _readings(b):
        spelled_out[phrase].append((j, j_end))
    for i, i_end, phrase in _readings(a):
        for j, j_end in spelled_out.get(phrase, ()):
            yield _point(a, i, i_end, j, j_end)


def _readings(words: Sequence[Word]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield every run of one to three words with each phrase it may stand for."""
    for start in range(len(words)):
        phrases: list[tuple[str, ...]] = [()]
        for end in range(start + 1, min(start + 3, len(words)) + 1):
            norm = words[end - 1].norm
            phrases = [p + more for p in phrases for more in (expansions(norm) or ((norm,),))]
            yield from ((start, end, phrase) for phrase in phrases if len(phrase) <= 3)


def _compounds(a: Sequence[Word], b: Sequence[Word]) -> Iterator[Point]:
    """Yield words written together here and apart there: *email* and *e-mail*."""
    for left, right, mirrored in ((a, b, False), (b, a, True)):
        joined = defaultdict(list)
        for k in range(len(left) - 1):
            if left[k].norm.isalpha() and left[k + 1].norm.isalpha():
                joined[left[k].norm + left[k + 1].norm].append(k)
        for j, word in enumerate(right):
            for i in joined.get(word.norm, ()):
                if "modal" not in left[i].kinds and left[i].norm != "a":
                    point = _point(left, i, i + 2, j, j + 1)
                    yield point.mirrored() if mirrored else point


def _same_quantities(a: Sequence[Word], b: Sequence[Word]) -> Iterator[Point]:
    known: dict[object, list[Quantity]] = defaultdict(list)
    for quantity in _quantities(b):
        known[quantity.meaning].append(quantity)
    for quantity in _quantities(a):
        for other in known.get(quantity.meaning, ()):
            yield _point(a, quantity.start, quantity.end, other.start, other.end)


def _aliases(a: Sequence[Word], b: Sequence[Word]) -> Iterator[Point]:
    known: dict[str, list[Named]] = defaultdict(list)
    for place in places(b):
        known[place.name].append(place)
    for place in places(a):
        yield from (_named(a, place, other) for other in known.get(place.name, ()))
    for short in acronyms(a):
        yield from (_named(a, short, long) for long in spelled_out(b, short.name))
    for short in acronyms(b):
        yield from (_named(b, short, long).mirrored() for long in spelled_out(a, short.name))


def _said_otherwise(a: Sequence[Word], b: Sequence[Word]) -> Iterator[Point]:
    """Yield the phrases that say one thing: *were able to*, *could*."""
    known: dict[str, list[Phrased]] = defaultdict(list)
    for phrase in phrases(b):
        known[phrase.sense].append(phrase)
    for phrase in phrases(a) if known else ():
        for other in known.get(phrase.sense, ()):
            yield _point(a, phrase.start, phrase.end, other.start, other.end)


def _named(a: Sequence[Word], x: Named, y: Named) -> Point:
    return _point(a, x.start, x.end, y.start, y.end)


def _quantities(words: Sequence[Word]) -> tuple[Quantity, ...]:
    if not any("number" in word.kinds for word in words):
        return ()
    return quantities([Token(0, 0, word.text, word.norm) for word in words])


def _heaviest(points: Sequence[Point], rows: int, columns: int) -> list[Point]:
    """Return the heaviest chain of points, each beyond the one before on both sides.

    Rows are walked in order; ``best[i][j]`` is the heaviest chain within the first ``i`` rows and
    ``j`` columns, as (weight, index of its last point). Equal weights fall to the later point.
    """
    by_row: dict[int, list[int]] = defaultdict(list)
    for index, point in enumerate(points):
        by_row[point.a_end].append(index)
    nothing = (0.0, -1)
    best: list[list[tuple[float, int]]] = [[nothing] * (columns + 1)]
    before: list[tuple[float, int]] = [nothing] * len(points)
    at: dict[tuple[int, int], tuple[float, int]] = {}
    for row in range(1, rows + 1):
        current = best[-1]
        for index in by_row.get(row, ()):
            if current is best[-1]:
                current = current.copy()
            point = points[index]
            weight, last = best[point.a][point.b]
            neighbour = at.get((point.a, point.b))
            if neighbour is not None and neighbour[0] + _NEIGHBOURS > weight:
                weight, last = neighbour[0] + _NEIGHBOURS, neighbour[1]
            before[index] = (weight + point.weight, last)
            end = (row, point.b_end)
            at[end] = max(at.get(end, nothing), (weight + point.weight, index))
            current[point.b_end] = max(current[point.b_end], (weight + point.weight, index))
        if current is not best[-1]:
            current = list(accumulate(current, max))
        best.append(current)
    return _walk_back(points, before, best[-1][-1][1])


def _walk_back(
    points: Sequence[Point], before: Sequence[tuple[float, int]], last: int
) -> list[Point]:
    chosen = []
    while last >= 0:
        chosen.append(points[last])
        last = before[last][1]
    return chosen[::-1]
