"""Which quotations might render one utterance: proposals, never verdicts.

Between strangers, an index of rare word pairs proposes quotations that share at least one; it
never compares all with all. Between two articles that already share a remark, every passage that
has enough informative words in common is proposed, the outlets' own paraphrase included.
"""

import functools
import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, combinations, pairwise, product

import attrs

from ..doubts import denial
from ..inflection import stem
from ..lexicon import rows
from ..model.articles import Article
from ..model.passages import Passage
from ..model.quotations import Form, Kind, Quote
from ..model.spans import Span, Token
from ..progress import Progress, followed, silent
from ..rarity import CONTENT_WEIGHT, Rarity
from ..spelling import american
from ..text import fold, paragraphs, sentences, tokens
from ..turns import stage_notes
from .phrases import heard_in, is_named, is_only_described, surname

GRAM, GRAM_BITS = 3, 4.0
"""Words in a row that enter the index, and what they must weigh together."""
LONG_GRAM = 6
"""Words in a row that enter the index although each is common: *I will fight for you and*."""
PAIR_BITS = 7.0
"""What a pair of neighbouring content words must weigh together to enter the index."""
WORD_BITS = 5.0
"""What one word must weigh to enter the index together with the speaker's surname."""
KINDRED_BITS = 5.0
"""What two passages of kindred articles must have in common to be looked at."""
OTHERS_BITS = 9.0
"""The same where the surnames of those credited differ."""
MOST_POSTINGS = 120
"""A word pair that more wordings hold is a stock phrase, and joins none of them."""
MOST_KINDRED = 8
"""Passages of a kindred article that one passage is held against, or has been held against."""
MOST_PARTNERS = 32
"""Passages that one passage is held against, those with which it shares the rarest words."""
FRAGMENT_WORDS = 6
"""A fragment of at most so many words is looked up by the names in its sentence, too."""
CONTEXT_WORDS = 30
"""A quotation of more words than this stands on its own; a shorter one is read in its sentence."""


CUE_WORDS, CUE_REACH = 2, 30
"""Words, and code points, before a cue that may deny it: *did not say that*."""
INTERJECTION = 200
"""Code points that others may say between two turns of one speaker, labels included."""
MOST_TURNS = 12
"""Turns that are taken together, at most: a debate must not become one passage."""


def prepare(article: Article, quotes: Sequence[Quote]) -> tuple[Passage, ...]:
    """Make an article's quotations and reported clauses ready to be compared.

    Mentions and quotations inside quotations take no part, nor does what somebody is told to have
    denied. Turns of one speaker that somebody interrupts are one passage.
    """
    if article.turns:
        return _prepare_turns(article, quotes)
    marked = [quote.span for quote in quotes if quote.form is Form.QUOTED]
    spoken = (q for q in quotes if q.kind is not Kind.MENTION and q.parent is None)
    speech = [q for q in spoken if not _is_denied(article.text, q)]
    grid = _sentences(article.text)
    passages = (_passage(article.text, quote, marked, grid) for quote in speech)
    return tuple(passage for passage in passages if any(passage.core))


def _is_denied(text: str, quote: Quote) -> bool:
    """Tell a clause that its speaker does not say: *denied that …*, *rejected claims that …*."""
    cue = quote.cue
    if quote.form is Form.QUOTED or cue is None or cue.end > quote.start:
        return False
    near = max(0, cue.start - CUE_REACH)
    begin = max(near, *(text.rfind(mark, near, cue.start) + 1 for mark in ".!?\n"))
    before = tokens(text, begin, cue.start)[-CUE_WORDS:]
    told = (*before, *tokens(text, *cue))
    rows = (before, told, (*told, *tokens(text, cue.end, quote.start)))
    return any(denial(row) is not None for row in rows)


def _prepare_turns(article: Article, turns: Sequence[Quote]) -> tuple[Passage, ...]:
    grid = _sentences(article.text)
    floors: list[list[Quote]] = []
    last: dict[str, list[Quote]] = {}
    for turn in turns:
        floor = last.get(turn.speaker or "", [])
        if floor and turn.start - floor[-1].end <= INTERJECTION and len(floor) < MOST_TURNS:
            floor.append(turn)
        else:
            floors.append([turn])
            last[turn.speaker or ""] = floors[-1]
    passages = (_floor(article.text, floor, grid) for floor in floors)
    return tuple(passage for passage in passages if passage.tokens)


def _floor(text: str, turns: Sequence[Quote], grid: Sequence[Span]) -> Passage:
    """Return what one speaker says in some turns, without stage notes and what others throw in."""
    first, end = turns[0], turns[-1].end
    quote = attrs.evolve(first, end=end, text=text[first.start : end]) if turns[1:] else first
    notes = [note for turn in turns for note in stage_notes(text, turn.start, turn.end)]
    gaps = [Span(one.end, other.start) for one, other in pairwise(turns)]
    words = [word for turn in turns for word in tokens(text, turn.start, turn.end)]
    if notes:
        noted = _covered(words, notes)
        words = [word for word, aside in zip(words, noted, strict=True) if not aside]
    return Passage(
        quote=quote,
        tokens=tuple(words),
        stems=_keys([word.norm for word in words]),
        quoted=(True,) * len(words),
        core=(True,) * len(words),
        bracketed=_bracketed(text, words),
        openings=_openings(words, quote, grid),
        turns=tuple(turns),
        apart=tuple(sorted([*notes, *gaps])),
    )


def prepare_whole(article: Article, marked: Sequence[Span]) -> Passage:
    """Make a bare string ready to be compared, all of its words as one passage.

    Args:
        article: The string.
        marked: What stands between quotation marks in it. Marks around all of it, or none, make
            it a quotation; words inside and outside make it a paraphrase that quotes.
    """
    words = tokens(article.text)
    inside = _covered(words, marked)
    mixed = any(inside) and not all(inside)
    quote = Quote(
        article=article.id,
        start=words[0].start if words else 0,
        end=words[-1].end if words else 0,
        text=article.text,
        form=Form.REPORTED if mixed else Form.QUOTED,
    )
    return Passage(
        quote=quote,
        tokens=words,
        stems=_keys([word.norm for word in words]),
        quoted=tuple(inside if mixed else [True] * len(words)),
        core=(True,) * len(words),
        bracketed=_bracketed(article.text, words),
        openings=(0, len(words)),
    )


def _sentences(text: str) -> list[Span]:
    return [s for span in paragraphs(text) for s in sentences(text, span.start, span.end)]


def _passage(text: str, quote: Quote, marked: Sequence[Span], grid: Sequence[Span]) -> Passage:
    words = tokens(text, quote.start, quote.end)
    if quote.form is Form.QUOTED and len(words) <= CONTEXT_WORDS:
        host = _host(quote, grid)
        words = tokens(text, min(host.start, quote.start), max(host.end, quote.end))
    quoted = _covered(words, marked)
    own = _covered(words, [quote.span])
    if quote.form is Form.REPORTED:
        own = [not q for q in quoted]
    return Passage(
        quote=quote,
        tokens=words,
        stems=_keys([word.norm for word in words]),
        quoted=tuple(quoted),
        core=tuple(own),
        bracketed=_bracketed(text, words),
        openings=_openings(words, quote, grid),
    )


def stems_of(words: str) -> tuple[str, ...]:
    """Return what words are looked up by, one key a word, as in `Passage.stems`."""
    return _keys([word.norm for word in tokens(words)])


def _keys(norms: Sequence[str]) -> tuple[str, ...]:
    """Return what words are looked up by: their stems, or the country that they stand for.

    *Russian* and *Moscow* answer *Russia*; both words of *United States* are needed to answer
    *American*, and the first one carries the country. *Won't* answers *will not* by its *not*.
    """
    keys = list(map(_key, norms))
    countries = _countries()
    for n, (norm, following) in enumerate(pairwise(norms)):
        if norm in _firsts():
            keys[n] = countries.get(f"{norm} {following}", keys[n])
    return tuple(keys)


@functools.cache
def _firsts() -> frozenset[str]:
    """Words that begin the name of a country."""
    return frozenset(key.split()[0] for key in _countries() if " " in key)


@functools.lru_cache(maxsize=100_000)
def _key(norm: str) -> str:
    if norm.endswith("n't"):
        return "not"
    found = stem(american(norm))
    return _countries().get(found, found)


@functools.cache
def _countries() -> dict[str, str]:
    """Map demonyms, capitals and names of two plain words to the country that they stand for.

    *North Korean* has its direction in common with *North Korea* already; so only last words are
    mapped, except where they mean nothing alone.
    """
    keys: dict[str, str] = {}
    for country, others in rows("nations"):
        names = [fold(name) for name in country.split()]
        plain = names[0] == "united"
        key = " ".join(names) if plain else stem(names[-1])
        if plain:
            keys[key] = key
        keys.update((stem(fold(other.split()[-1])), key) for other in others.split("|"))
    return keys


def _host(quote: Quote, grid: Sequence[Span]) -> Span:
    """Return the sentences that a quotation reaches into."""
    first = max(bisect_right(grid, (quote.start, math.inf)) - 1, 0)
    last = max(bisect_left(grid, (quote.end,)) - 1, first)
    return Span(grid[first].start, grid[last].end) if grid else quote.span


def _covered(words: Sequence[Token], spans: Sequence[Span]) -> list[bool]:
    """Tell for each word whether it stands in one of the spans; both are in text order."""
    if not words or not spans:
        return [False] * len(words)
    n = max(bisect_right(spans, (words[0].start, math.inf)) - 1, 0)
    if spans[n].start <= words[0].start and words[-1].end <= spans[n].end:
        return [True] * len(words)
    inside = []
    for word in words:
        while n < len(spans) and spans[n].end <= word.start:
            n += 1
        inside.append(n < len(spans) and spans[n].start <= word.start)
    return inside


def _bracketed(text: str, words: Sequence[Token]) -> tuple[bool, ...]:
    """Tell for each word whether it stands in brackets, as in `[Putin]` or `(army - ed.)`."""
    at = max(words[0].start - 1, 0) if words else 0
    if not words or not any(text.find(mark, at, words[-1].end) >= 0 for mark in "(["):
        return (False,) * len(words)
    inside, depth = [], 0
    for word in words:
        gap = text[at : word.start]
        depth += sum(mark in "([" for mark in gap) - sum(mark in ")]" for mark in gap)
        depth = max(depth, 0)
        inside.append(depth > 0)
        at = word.end
    return tuple(inside)


def _openings(words: Sequence[Token], quote: Quote, grid: Sequence[Span]) -> tuple[int, ...]:
    """Return the index of each word that begins a sentence or the quotation, and where both end."""
    starts = [word.start for word in words]
    inside = grid[bisect_left(grid, quote.span) : bisect_left(grid, (quote.end,))]
    begins = [span.start for span in inside if quote.start < span.start]
    first = {bisect_left(starts, at) for at in (quote.start, quote.end, *begins)}
    return tuple(sorted(first | {0, len(starts)}))


def propose(
    passages: Sequence[Passage], rarity: Rarity, progress: Progress = silent
) -> list[tuple[int, int]]:
    """Return index pairs of passages, in two articles, that share a rare pair of words.

    At least one of the two stands between quotation marks. Each pair comes once, the smaller index
    first, in ascending order. What hundreds of outlets quote word for word is joined through the
    first of them. Who always speaks in the same words shares some with all that was said before:
    so what passages have in common is looked through from the rarest on, until each of the two has
    `MOST_PARTNERS` of other wordings.
    """
    firsts: dict[tuple[str, ...], int] = {}
    postings: dict[tuple[str, ...], list[int]] = {}
    heard = heard_in(passages)
    anybody = set().union(*heard.values())
    for index, passage in enumerate(followed(progress, "index", passages, len(passages))):
        for gram in set(_grams(passage, rarity, _beside(passage, anybody, heard))):
            first = firsts.setdefault(gram, index)
            if first != index:  # most are one passage's alone, and need no list
                postings.setdefault(gram, [first]).append(index)
    del firsts
    found: set[tuple[int, int]] = set()
    partners = [0] * len(passages)
    shared = [(len(holders), gram) for gram, holders in postings.items()]
    for _, gram in followed(progress, "propose", sorted(shared), len(shared)):
        holders = postings[gram]
        if all(partners[index] >= MOST_PARTNERS for index in holders):
            continue
        for i, j in _joined(holders, passages):
            if partners[i] >= MOST_PARTNERS and partners[j] >= MOST_PARTNERS:
                continue
            if (i, j) not in found and _may_meet(passages[i].quote, passages[j].quote):
                found.add((i, j))
                other = passages[i].wording != passages[j].wording
                partners[i] += other
                partners[j] += other
    return sorted(found)


def _may_meet(one: Quote, other: Quote) -> bool:
    return one.article != other.article and Form.QUOTED in (one.form, other.form)


def _joined(holders: Sequence[int], passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Yield index pairs of the passages that hold one word pair, never all with all of many."""
    if len(holders) <= MOST_POSTINGS:
        yield from combinations(holders, 2)
        return
    wordings: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in holders:
        wordings[passages[index].wording].append(index)
    for first, *copies in wordings.values():
        yield from ((first, copy) for copy in copies)
    if len(wordings) <= MOST_POSTINGS:
        yield from combinations([first for first, *_ in wordings.values()], 2)


def _grams(passage: Passage, rarity: Rarity, beside: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield what a passage is found by.

    Three words in a row, and six; neighbouring content words, at most one apart, in alphabetical
    order, so that a moved phrase is found too; and a rare word with the speaker's surname, or with
    that of another speaker whom the sentence of a fragment names: one quoted word is enough between
    two articles that credit one person with it.
    """
    own = [stem for stem, core in zip(passage.stems, passage.core, strict=True) if core]
    weights = rarity.weights(own)
    before = list(accumulate(weights, initial=0.0))
    for length in (GRAM, LONG_GRAM):
        for n, (start, end) in enumerate(zip(before, before[length:], strict=False)):
            if end - start >= GRAM_BITS:
                yield tuple(own[n : n + length])
    content = [n for n, weight in enumerate(weights) if weight >= CONTENT_WEIGHT]
    for reach in (1, 2):
        for i, j in zip(content, content[reach:], strict=False):
            if weights[i] + weights[j] >= PAIR_BITS:
                yield tuple(sorted((own[i], own[j])))
    rare = [own[n] for n in content if weights[n] >= WORD_BITS]
    yield from product(beside, rare)


def _beside(
    passage: Passage, anybody: Collection[str], heard: Mapping[str, Collection[str]]
) -> Collection[str]:
    """Return the surname of who is credited, and for a fragment who else may be meant.

    That is who of ``anybody`` its sentence names, and where that only describes who speaks whoever
    is ``heard`` in its article.
    """
    names = {surname(passage.quote.speaker or "")}
    if passage.quote.form is Form.QUOTED and sum(passage.core) <= FRAGMENT_WORDS:
        names.update(name for name in passage.places.keys() & anybody if is_named(passage, name))
        if is_only_described(passage.quote):
            names.update(heard[passage.quote.article])
    return names - {""}


def _index_content(passages: Sequence[Passage], rarity: Rarity) -> Mapping[str, Sequence[int]]:
    """Return the indices of the passages that hold each content word."""
    postings: dict[str, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        for word in passage.places:
            if rarity.weight(word) >= CONTENT_WEIGHT:
                postings[word].append(index)
    return postings


def propose_kindred(
    here: Sequence[Passage], there: Sequence[Passage], rarity: Rarity
) -> Iterator[tuple[int, int]]:
    """Yield index pairs of two articles' passages that share words of enough weight.

    `KINDRED_BITS` is enough, or `OTHERS_BITS` where two surnames are credited. At least one of the
    two passages stands between quotation marks. Each passage is held against the `MOST_KINDRED`
    with which it shares most, and those that it is among the first of.

    Args:
        here: The passages of the one article.
        there: Those of the other.
        rarity: What each word weighs.
    """
    holders = _index_content(there, rarity)
    credited = [surname(passage.quote.speaker or "") for passage in there]
    found: list[tuple[float, int, int]] = []
    for i, passage in enumerate(here):
        name = surname(passage.quote.speaker or "")
        shared: dict[int, float] = defaultdict(float)
        for word in sorted(passage.places.keys() & holders.keys()):
            weight = rarity.weight(word)
            for j in holders[word]:
                shared[j] += weight
        for j, bits in shared.items():
            others = name and credited[j] and name != credited[j]
            if bits >= (OTHERS_BITS if others else KINDRED_BITS) and Form.QUOTED in (
                passage.quote.form,
                there[j].quote.form,
            ):
                found.append((-bits, i, j))
    yield from sorted(_first_of_each(sorted(found)))


def _first_of_each(ranked: Iterable[tuple[float, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs, best first, in which either side has not had its share of partners yet."""
    ours: Counter[int] = Counter()
    theirs: Counter[int] = Counter()
    for _, i, j in ranked:
        if min(ours[i], theirs[j]) < MOST_KINDRED:
            ours[i] += 1
            theirs[j] += 1
            yield i, j
