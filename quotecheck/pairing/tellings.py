"""Tellings: the clause in which one report tells, in its own words, what another one quotes.

*Cracks had been found in both plates* shares two words with *There are cracks in the plates, and no
captain of mine will take her out*. Between reports of a few days that may be enough: where one
person is credited with both, and uses these words once only in either report, it can be told how
unlikely it is that they meet in one sentence and one clause by chance. No coincidence is believed
alone: there must be others between the two reports, or something else that shows one occasion.
"""

import datetime
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, pairwise
from typing import NamedTuple, TypeAlias

import attrs

from ..clauses import clauses
from ..inflection import is_function_word
from ..intervals import Intervals
from ..lexicon import words
from ..model.passages import Match, Matched, Passage
from ..model.quotations import Form
from ..model.spans import Span
from ..numerals import quantities
from ..occasions import days_between
from ..rarity import CONTENT_WEIGHT, FLOOR_BITS, Rarity
from .bars import is_soon
from .phrases import surname

COINCIDENCE = 5.0
"""How unlikely it must be that a sentence and a clause share what they do, in bits."""
BESIDE = 10.0
"""What other coincidences between two reports must come to, in bits, unless one occasion is known
to be reported by both."""
COUNTED = 3.0
"""A coincidence that counts among these."""
LEAST_WORDS = 2
"""Words that must meet; two that stand side by side in both texts are one, a term of the topic."""
NUMBER_BITS = 4.0
"""What a number weighs that both have."""
SHORTEST, LONGEST = 2, 45
"""Words of a sentence or clause: a longer one shares some with whatever is said."""
LEAST_SURE = 0.01
"""How sure a credit is, at least."""
TELLING_BITS = 3.0
"""What a word must weigh by which reports are told that may be of one occasion."""
NEAR_BITS = 6.0
"""What they must have in common."""
MOST_HOLDERS = 24
"""Reports that may share a word by which they are told: what more have is the topic's."""


class Part(NamedTuple):
    """A sentence of a quotation, or a reported clause: its tokens from ``start``, up to ``end``."""

    passage: Passage
    start: int
    end: int

    @property
    def place(self) -> Span:
        """Where it stands in its article."""
        return self.passage.span(self.start, self.end)


class Word(NamedTuple):
    """A word of sense that two parts may have in common: its stem, or what a number means."""

    meaning: object
    bits: float


@attrs.frozen(eq=False)
class Told:
    """What one report has of one person in one form.

    Attributes:
        parts: Its sentences, or its clauses.
        rarity: What each word weighs.
    """

    parts: Sequence[Part]
    rarity: Rarity

    @property
    def first(self) -> Passage:
        """What the person says first."""
        return self.parts[0].passage

    @property
    def surname(self) -> str:
        """What the person's name is looked up by."""
        return surname(self.first.quote.speaker or "")

    @cached_property
    def words(self) -> Sequence[Mapping[Word, range]]:
        """Each part's words of sense, and where they stand."""
        return [dict(_words_of(part, self.rarity)) for part in self.parts]

    @cached_property
    def once(self) -> Mapping[Word, int]:
        """The words that stand in one part alone, and in which."""
        holders: dict[Word, list[int]] = defaultdict(list)
        for n, held in enumerate(self.words):
            for word in held:
                holders[word].append(n)
        return {word: parts[0] for word, parts in holders.items() if len(parts) == 1}


Report: TypeAlias = Sequence[Told]
"""What a report has of each person in each form."""


class Telling(NamedTuple):
    """A part of either report, and what they have in common.

    Attributes:
        ours: The part of the one report.
        theirs: That of the other.
        bits: How unlikely it is that they have it by chance.
        shared: Where each shared word stands in ours and in theirs, in the order of ours.
    """

    ours: Part
    theirs: Part
    bits: float
    shared: Sequence[tuple[range, range]]

    @property
    def words(self) -> int:
        """How many words meet, those that stand side by side in both taken in twos."""
        count = row = 0
        before: tuple[range, range] | None = None
        for here, there in self.shared:
            beside = before and (before[0].stop, before[1].stop) == (here.start, there.start)
            row = row + 1 if beside else 1
            count += row % 2
            before = here, there
        return count

    @property
    def is_topic(self) -> bool:
        """Whether only names meet: they come with the topic."""
        return all(
            _is_name(self.ours, here) and _is_name(self.theirs, there)
            for here, there in self.shared
        )


def read_report(passages: Iterable[Passage], rarity: Rarity) -> Report:
    """Return what a report has of each person in each form; of who has no name nothing."""
    found: dict[tuple[str, Form], list[Part]] = defaultdict(list)
    for passage in passages:
        speaker = passage.quote.speaker or ""
        if surname(speaker) and not passage.turns:
            found[speaker, passage.quote.form] += _parts(passage)
    return [Told(parts, rarity) for parts in found.values() if parts]


def near_reports(
    passages: Mapping[str, Sequence[Passage]],
    published: Mapping[str, datetime.date | None],
    rarity: Rarity,
) -> Mapping[tuple[str, str], float]:
    """Return which reports of a few days share words of one person's, and how much they weigh.

    Args:
        passages: Each article's passages, by its id.
        published: Its day.
        rarity: What each word weighs.
    """
    held: dict[tuple[str, str], dict[str, set[Form]]] = defaultdict(lambda: defaultdict(set))
    for article in sorted(passages):
        for passage in passages[article]:
            name = surname(passage.quote.speaker or "")
            if name and published[article] and not passage.turns:
                for stem in {*passage.wording}:
                    if rarity.weight(stem) >= TELLING_BITS:
                        held[name, stem][article].add(passage.quote.form)
    ties: dict[tuple[str, str], float] = defaultdict(float)
    for (_, stem), forms in held.items():
        if len(forms) <= MOST_HOLDERS:
            for here, there in combinations(forms, 2):
                soon = is_soon(days_between(published[here], published[there]))
                if soon and len(forms[here] | forms[there]) > 1:
                    ties[here, there] += rarity.weight(stem)
    return {articles: bits for articles, bits in ties.items() if bits >= NEAR_BITS}


def find_tellings(
    here: Report,
    there: Report,
    known: Iterable[Matched],
    *,
    one_person: Callable[[Passage, Passage], bool],
    one_occasion: bool,
) -> Iterator[Matched]:
    """Yield the clauses of either report that tell a sentence of the other, none that is taken.

    Args:
        here: What the one article has of each person.
        there: What the other has.
        known: What is known to match between the two.
        one_person: Tells whether one person is credited with two passages.
        one_occasion: The two are known to report one occasion.
    """
    found = _mutual(list(_tellings(here, there, one_person)))
    counted = sum(telling.bits for telling in found if telling.bits >= COUNTED)
    taken = _taken(known)
    for telling in found:
        believed = one_occasion or counted - telling.bits >= BESIDE
        says = telling.words >= LEAST_WORDS and not telling.is_topic
        enough = believed and says and telling.bits >= COINCIDENCE
        if enough and not any(side.at(p.place) for side, p in zip(taken, telling[:2], strict=True)):
            yield _matched(telling)


def _taken(known: Iterable[Matched]) -> tuple[Intervals[Matched], Intervals[Matched]]:
    """Return what is known to match, by where it stands in either article."""
    sides: tuple[Intervals[Matched], Intervals[Matched]] = Intervals(), Intervals()
    for matched in known:
        for side, span in zip(sides, matched.spans, strict=True):
            side.add(span, matched)
    return sides


def _tellings(
    here: Report, there: Report, one_person: Callable[[Passage, Passage], bool]
) -> Iterator[Telling]:
    """Yield each sentence and each clause of one person's that share words said once."""
    named: dict[str, list[Told]] = defaultdict(list)
    for theirs in there:
        named[theirs.surname].append(theirs)
    for ours in here:
        for theirs in named[ours.surname]:
            alike = ours.first.quote.form is theirs.first.quote.form
            if not alike and one_person(ours.first, theirs.first):
                yield from _coincidences(ours, theirs)


def _parts(passage: Passage) -> Iterator[Part]:
    """Yield the sentences of a quotation, or a reported clause as a whole."""
    quoted = passage.quote.form is Form.QUOTED
    for start, end in pairwise(passage.openings if quoted else (0, len(passage.tokens))):
        own = [n for n in range(start, end) if passage.holds(n)]
        if own and SHORTEST <= own[-1] + 1 - own[0] <= LONGEST:
            yield Part(passage, own[0], own[-1] + 1)


def _words_of(part: Part, rarity: Rarity) -> Iterator[tuple[Word, range]]:
    """Yield the words of sense of a part, numbers by what they mean, and where they stand."""
    passage, start, end = part
    counted: set[int] = set()
    for quantity in quantities(passage.tokens[start:end]):
        place = range(start + quantity.start, start + quantity.end)
        counted.update(place)
        yield Word(quantity.meaning, NUMBER_BITS), place
    for n in range(start, end):
        norm, bits = passage.tokens[n].norm, rarity.weight(passage.stems[n])
        light = is_function_word(norm) or norm in words("negators")
        if n not in counted and bits >= CONTENT_WEIGHT and not light:
            yield Word(passage.stems[n], bits), range(n, n + 1)


def _coincidences(ours: Told, theirs: Told) -> Iterator[Telling]:
    """Yield the parts that share words which either side has once, and how unlikely that is.

    The more sentences and clauses there are, and the more words they have, the likelier it is; a
    credit that is a guess takes off what it is unsure by.
    """
    met: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in ours.once.keys() & theirs.once.keys():
        met[ours.once[word], theirs.once[word]].append(word)
    parts = math.log2(len(ours.parts) * len(theirs.parts))
    for i, j in sorted(met):
        one, other = ours.words[i], theirs.words[j]
        a, b = ours.parts[i], theirs.parts[j]
        chance = math.log2(len(one) * len(other))
        sure = sum(math.log2(max(p.passage.quote.confidence, LEAST_SURE)) for p in (a, b))
        bits = sum(sorted(word.bits + FLOOR_BITS - chance for word in met[i, j])) - parts + sure
        shared = sorted(((one[word], other[word]) for word in met[i, j]), key=_start)
        yield Telling(a, b, bits, shared)


def _start(places: tuple[range, range]) -> int:
    return places[0].start


def _mutual(found: Sequence[Telling]) -> list[Telling]:
    """Return the tellings of which each part is the other's best; of two that tie, neither."""
    rivals: dict[tuple[int, int], list[float]] = defaultdict(list)
    for telling in found:
        for key in _ends(telling):
            rivals[key].append(telling.bits)
    best = {key: max(bits) for key, bits in rivals.items() if bits.count(max(bits)) == 1}
    return [one for one in found if all(best.get(key) == one.bits for key in _ends(one))]


def _ends(telling: Telling) -> Iterator[tuple[int, int]]:
    for part in (telling.ours, telling.theirs):
        yield id(part.passage), part.start


def _is_name(part: Part, place: range) -> bool:
    """Tell a capital that no sentence begins with."""
    opens = place.start in part.passage.openings
    return not opens and part.passage.tokens[place.start].text[0].isupper()


def _matched(telling: Telling) -> Matched:
    """Return the clauses in which the shared words stand, as a match.

    The clauses are in the outlet's own words: what they share says how much of it is the speaker's.
    """
    a = _window(telling.ours, [here for here, _ in telling.shared])
    b = _window(telling.theirs, [there for _, there in telling.shared])
    score = min(1.0, len(telling.shared) / min(a.end - a.start, b.end - b.start))
    match = Match(a.start, a.end, b.start, b.end, score, score, telling.bits)
    return Matched(a.passage, b.passage, match)


def _window(part: Part, places: Sequence[range]) -> Part:
    """Return the clauses of a part in which some words stand.

    What somebody is urged to do is told from its verb on: *the council to scrap the tax*.
    """
    first, last = min(place.start for place in places), max(place.stop for place in places)
    starts, stops = [part.start], [part.end]
    for start, stop in clauses(part.passage):
        if part.start <= start <= first:
            starts.append(start)
        if last <= stop <= part.end:
            stops.append(stop)
    if first > part.start and part.passage.tokens[first - 1].norm == "to":
        starts.append(first)
    return Part(part.passage, max(starts), min(stops))
