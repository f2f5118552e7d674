"""The window that a stretch opens on two passages: where the comparison begins and ends.

What is compared decides what drift is: a sentence cut too early reads as a lost word, one cut too
late as an added one. The window is cut to the quotations themselves, and then takes along what
both sides have left of their sentence.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise, takewhile

from ..clauses import begins_at
from ..collation.stretches import Link, Window
from ..inflection import is_function_word
from ..lexicon import words
from ..model.passages import Match, Passage
from ..model.quotations import Form, Kind
from ..rarity import CONTENT_WEIGHT, Rarity

EDGE_REACH = 6
"""How many words up to the end of a sentence are taken along where both sides have some left."""
LEAST_OWN_WORDS = 4
"""Words outside marks from which on a paraphrase is compared without the fragments beside them."""
AUXILIARIES = 2
"""Modals and negators, at most, that stand together before a verb: *may not*."""
FRAGMENT_WORDS = 12
"""A quotation of so many words is taken whole where a paraphrase renders part of it."""
LEAST_RENDERED, SCRAP = 4, 0.4
"""Words of a quotation that a paraphrase must render; or, of a short one, what share."""


def cut_window(
    a: Passage, b: Passage, rarity: Rarity, links: Sequence[Link], *, least: float = 0.0
) -> Match | None:
    """Return the stretch that links make, cut to the quotations themselves and then widened.

    None where the links share nothing of the quotations' own, less than the ``least`` evidence, or
    too little for a paraphrase.
    """
    evidence = sum(link.worth for link in links)
    if evidence < least:
        return None
    links = _without_trifles(a, b, _without_strays(a, b, links))
    places = _compared(a, b, rarity, _answers(links))
    if not places:
        return None
    of_a, of_b = zip(*places, strict=True)
    chained = [place for link in links if not link.moved for place in link.run.places]
    ends = _end_of_name(a, max(of_a) + 1), _end_of_name(b, max(of_b) + 1)
    shared = Window(min(of_a), ends[0], min(of_b), ends[1])
    if _is_scrap(a, b, shared):
        return None
    window = _widened(a, b, shared, chained)
    one, other = rarity.weighed(a), rarity.weighed(b)
    bits = sum(one.bits[i] for i in set(of_a))
    here = (
        one.information(window.a_start, window.a_end),
        other.information(window.b_start, window.b_end),
    )
    return Match(
        *window,
        score=min(1.0, bits / min(here)),
        cover=min(1.0, bits / min(one.information(), other.information())),
        evidence=evidence,
        whole=_is_whole(a, window.a_start, window.a_end)
        or _is_whole(b, window.b_start, window.b_end),
    )


def _without_strays(a: Passage, b: Passage, links: Sequence[Link]) -> Sequence[Link]:
    """Drop phrases that would have moved out of their sentence, beyond all that is in order.

    *He's the founder of the club. I say so* and *I say so. … He was the founder* have it twice.
    """
    if not any(link.moved for link in links):
        return links
    chain = Window.around(link.run for link in links if not link.moved)
    return [
        link
        for link in links
        if not link.moved
        or not (
            _is_beyond(a, link.run.a, link.run.a_end, chain.a_start, chain.a_end)
            or _is_beyond(b, link.run.b, link.run.b_end, chain.b_start, chain.b_end)
        )
    ]


def _without_trifles(a: Passage, b: Passage, links: Sequence[Link]) -> Sequence[Link]:
    """Drop words without a sense of their own beyond the clauses that a paraphrase renders.

    *Ten will lose their jobs and none of them knows* and *ten would lose their jobs; six still have
    them* end with the jobs.
    """
    if a.quote.form is b.quote.form:
        return links
    kept = sorted(links, key=lambda link: link.run.a)
    while len(kept) > 1 and _is_trifle(a, kept[-1]) and _are_parted(a, b, kept[-2:]):
        kept.pop()
    while len(kept) > 1 and _is_trifle(a, kept[0]) and _are_parted(a, b, kept[:2]):
        kept.pop(0)
    return kept


def _is_trifle(a: Passage, link: Link) -> bool:
    return all(is_function_word(a.tokens[i].norm) for i, _ in link.run.places)


def _are_parted(a: Passage, b: Passage, links: Sequence[Link]) -> bool:
    """Tell whether another clause begins between two runs of words, on either side."""
    before, behind = (link.run for link in links)
    return any(begins_at(a, n) for n in range(before.a_end, behind.a + 1)) or any(
        begins_at(b, n) for n in range(before.b_end, behind.b + 1)
    )


def _is_beyond(passage: Passage, start: int, end: int, chain_start: int, chain_end: int) -> bool:
    """Tell whether a sentence begins between some words and a stretch, on whichever hand."""
    low, high = (end, chain_start) if end <= chain_start else (chain_end, start)
    return low <= high and any(low <= opening <= high for opening in passage.openings)


def is_cut(passage: Passage, start: int) -> bool:
    """Tell a fragment's first word: what stands before it in its sentence is the outlet's.

    So nothing of a clause stands for it: “not ready” answers the end of *he was not ready*.
    """
    return passage.quote.kind is Kind.FRAGMENT and start == passage.own.start > 0


def utterances(a: Passage, b: Passage, links: Sequence[Link]) -> list[Sequence[Link]]:
    """Return the links of each utterance that a clause tells: *he was late and that it rained*.

    One ends where the quotation's sentence and a clause of the paraphrase do. Two quotations are
    one utterance, and so is what has moved across.
    """
    if a.quote.form is b.quote.form or any(link.moved for link in links):
        return [links]
    ordered = sorted(links, key=lambda link: (link.run.a, link.run.b))
    cuts = [n for n in range(1, len(ordered)) if _part(a, b, ordered[n - 1], ordered[n])]
    edges = [0, *cuts, len(ordered)]
    return [ordered[start:end] for start, end in pairwise(edges)]


def _part(a: Passage, b: Passage, before: Link, behind: Link) -> bool:
    """Tell whether another sentence begins between two runs, and another clause that tells it."""
    here = range(before.run.a_end, behind.run.a + 1)
    there = range(before.run.b_end, behind.run.b + 1)
    told, said = ((a, here), (b, there))
    if a.quote.form is Form.QUOTED:
        told, said = said, told
    sentence = any(n in said[0].openings for n in said[1])
    return sentence and any(begins_at(told[0], n) for n in told[1])


def _answers(links: Sequence[Link]) -> list[tuple[int, int]]:
    """Return which words answer each other; one that two runs claim is the heavier one's."""
    if len(links) == 1:
        return [*links[0].run.places]
    found: list[tuple[int, int]] = []
    of_a: set[int] = set()
    of_b: set[int] = set()
    for link in sorted(links, key=lambda link: -link.run.weight):
        found += [(i, j) for i, j in link.run.places if i not in of_a and j not in of_b]
        of_a.update(i for i, _ in link.run.places)
        of_b.update(j for _, j in link.run.places)
    return found


def _is_whole(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a stretch begins and ends where sentences or the passage do."""
    return start in passage.openings and end in passage.openings


def _is_scrap(a: Passage, b: Passage, shared: Window) -> bool:
    """Tell whether a paraphrase has only a word or two of a longer quotation."""
    if a.quote.form is b.quote.form:
        return False
    quotation = a if a.quote.form is Form.QUOTED else b
    words = shared.a_end - shared.a_start if quotation is a else shared.b_end - shared.b_start
    return words < min(LEAST_RENDERED, SCRAP * sum(quotation.core))


def _end_of_name(passage: Passage, end: int) -> int:
    """Return where a stretch ends that may break off inside a country's name.

    Its first word carries the country: *United States* answers *U.S.* with one of its two.
    """
    first, _, second = passage.stems[end - 1].partition(" ")
    cut = second and passage.tokens[end - 1].norm == first and end < len(passage.tokens)
    return end + 1 if cut and passage.holds(end) else end


def _compared(
    a: Passage, b: Passage, rarity: Rarity, places: Sequence[tuple[int, int]]
) -> Sequence[tuple[int, int]]:
    """Return which of the words that answer each other make the match: the passages' own.

    A paraphrase's own words are those outside its marks; the fragments inside are quotations of
    their own. Where the outlet only finishes the sentence of a fragment (``has called for "much
    worse" than waterboarding``), both are the paraphrase.
    """
    own = [(i, j) for i, j in places if a.core[i] and b.core[j]]
    mixed = next((p for p in (a, b) if p.quote.form is Form.REPORTED and not all(p.core)), None)
    if mixed is None or not own:
        return own
    here = [place[mixed is b] for place in own]
    inside = sum(not mixed.core[place[mixed is b]] for place in places)
    telling = any(
        mixed.tokens[n].text.islower() and rarity.weight(mixed.stems[n]) >= CONTENT_WEIGHT
        for n in here
    )
    long = sum(mixed.core[min(here) : max(here) + 1]) >= LEAST_OWN_WORDS
    reaches_in = len(here) > inside if long else telling
    if reaches_in:
        return [(i, j) for i, j in places if a.holds(i) and b.holds(j)]
    return own


def _widened(a: Passage, b: Passage, window: Window, chained: Sequence[tuple[int, int]]) -> Window:
    """Take along what is left of the sentence on both sides, as far as it is not much.

    “keep Ukraine in the fight” and “defend Ukraine in combat” share no word behind *in*; both
    sentences end there all the same, and the change belongs to the pair. Where only one of two
    quotations has words left, the other quotes less: an excerpt, and no change. A paraphrase runs
    to its own edges, unless the quotation's sentence ends with the last word that both have: what
    the outlet adds answers nothing. A fragment that it renders is taken whole. Where the chain goes
    on into the other side's context, only what stands before that is left over.
    """
    a_start, a_end, b_start, b_end = window
    rendered = a.quote.form is not b.quote.form
    left = _left(a, a_start), _left(b, b_start)
    right = _right(a, a_end), _right(b, b_end)
    for i, j in chained:
        if i < a_start or j < b_start:
            left = _nearer(left, (a_start - i - 1, b_start - j - 1), rendered=rendered)
        if i >= a_end or j >= b_end:
            right = _nearer(right, (i - a_end, j - b_end), rendered=rendered)
    a_left, b_left = _rewritten(a, b, window, left) or _opening(a, b, window, left, chained)
    if rendered:
        ended = right[a.quote.form is Form.REPORTED] == 0 and (a_end - 1, b_end - 1) in chained
        clauses_ = _to_clause(a, a_end, right[0]), _to_clause(b, b_end, right[1])
        right = (0, 0) if ended else clauses_
    a_right, b_right = _taken(a, b, right)
    return Window(a_start - a_left, a_end + a_right, b_start - b_left, b_end + b_right)


def _nearer(
    leftovers: tuple[int, int], gaps: tuple[int, int], *, rendered: bool
) -> tuple[int, int]:
    """Return what is left over before words that answer context; nothing of a paraphrase."""
    if rendered:
        return (0, 0)
    return min(leftovers[0], max(gaps[0], 0)), min(leftovers[1], max(gaps[1], 0))


def _left(passage: Passage, start: int) -> int:
    """Return how many words of its sentence stand before a word."""
    return start - passage.openings[bisect_right(passage.openings, start) - 1]


def _right(passage: Passage, end: int) -> int:
    """Return how many words of the sentence are left from a place on."""
    return passage.openings[bisect_left(passage.openings, end)] - end


def _rewritten(
    a: Passage, b: Passage, window: Window, leftovers: tuple[int, int]
) -> tuple[int, int] | None:
    """Return what a bracketed opening stands for on the other side; None where there is none.

    “[Thanks to them,] we won” signals that the sentence began otherwise.
    """
    signalled = b.bracketed[window.b_start], a.bracketed[window.a_start]
    if not any(signalled) or max(leftovers) > EDGE_REACH:
        return None
    return (
        leftovers if all(signalled) else (leftovers[0] * signalled[0], leftovers[1] * signalled[1])
    )


def _taken(a: Passage, b: Passage, leftovers: tuple[int, int]) -> tuple[int, int]:
    """Return how many of the words left over on each side belong to the match.

    Args:
        a: The one passage.
        b: The other passage.
        leftovers: How many words each has up to the edge of its sentence.
    """
    if a.quote.form is b.quote.form:
        fits = min(leftovers) > 0 and max(leftovers) <= EDGE_REACH
        return leftovers if fits else (0, 0)
    one, other = (left if left <= EDGE_REACH else 0 for left in leftovers)
    return one, other


def _opening(
    a: Passage,
    b: Passage,
    window: Window,
    leftovers: tuple[int, int],
    chained: Sequence[tuple[int, int]],
) -> tuple[int, int]:
    """Return how many of the words before a match belong to it.

    A clause is rendered from its subject on: *she would release it* answers *I may release it*.
    What a quotation has before that is left out, and so is what it has where the paraphrase begins
    with the words that both have, or with words that have moved.
    """
    if a.quote.form is b.quote.form:
        return _taken(a, b, leftovers)
    starts = window.a_start, window.b_start
    here = _from_clause(a, starts[0], leftovers[0])
    there = _from_clause(b, starts[1], leftovers[1])
    if is_cut(a, starts[0]) or is_cut(b, starts[1]):
        return 0, 0
    one, other = _taken(a, b, (here, there))
    alike = starts in chained
    return (
        _before(a, starts[0], one, answered=alike and other > 0),
        _before(b, starts[1], other, answered=alike and one > 0),
    )


def _before(passage: Passage, start: int, taken: int, *, answered: bool) -> int:
    """Return what a side has before a match; of a long quotation, no more than is answered."""
    if passage.quote.form is Form.REPORTED or sum(passage.core) <= FRAGMENT_WORDS:
        return taken
    return (taken or _auxiliaries(passage, start)) if answered else 0


def _from_clause(passage: Passage, start: int, most: int) -> int:
    """Return how many words of its clause stand before a word, of so many at most."""
    return next((n for n in range(most) if begins_at(passage, start - n)), most)


def _to_clause(passage: Passage, end: int, most: int) -> int:
    """Return how many words of its clause are left from a place on, of so many at most."""
    return next((n for n in range(most) if begins_at(passage, end + n)), most)


def _auxiliaries(passage: Passage, start: int) -> int:
    """Return how many words before a place are its modals and negators, up to `AUXILIARIES`."""
    grave = words("modals") | words("negators")
    most = min(_left(passage, start), AUXILIARIES)
    before = (passage.tokens[start - n - 1].norm for n in range(most))
    return sum(1 for _ in takewhile(grave.__contains__, before))
