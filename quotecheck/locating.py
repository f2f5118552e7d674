"""Where each quotation of a draft was said: the place in a reference, whole, and with what verdict.

Places are proposed by words that stand together (`places`) and matched as everywhere (`pairs`).
What is particular to a check: all that a draft has between its marks must be accounted for, so the
comparison takes in the whole quotation; and words too common to weigh anything are found where they
stand literally.
"""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import attrs

from .collation.alignment import align
from .corridor import Corridor
from .drift import classify
from .equals import pair_equals
from .model.alignments import Rendering
from .model.articles import Article
from .model.labels import Label, Severity
from .model.pairs import Pair, Side
from .model.passages import Match, Matched, Passage
from .model.quotations import Form, Quote
from .model.spans import Span, Token
from .pairing import bars, matching
from .pairing.matching import Meeting
from .pairing.places import Index
from .persons import CERTAIN, is_cited

OWN_LITERAL, ANY_LITERAL, OTHER_LITERAL = 5, 7, 9
"""Words of a quotation that must stand literally in its speaker's own turn, in the turn of nobody
known, and in another's; in the speaker's own turn, all of fewer words are enough. A speech that
names nobody is one speaker's from end to end."""
STRETCHED = 12
"""Times as many words as a quotation has over which a reference may have them: three words of a
debate are found anywhere in it."""
ABSENT_WORDS = 8
"""Words that must be found of a quotation whose speaker has no turn in a transcript at all."""
WIDEST = 8
"""Words up to which what is left of a quotation may replace other words; more was added."""
SHORT = 2
"""Words up to which what is left of a quotation replaces as many, though none is the same."""
AS_GOOD = 0.95
"""Share of the best place's evidence from which on another place is as good."""
LEAST_REPEATED = 4
"""Words of a quotation from which on it matters where somebody said it."""
LIKE = 0.5
"""Share of a quotation's information that the nearest passage must have to be worth showing."""
ENOUGH = 6.0
"""Bits that it must have besides."""
FORMS = frozenset(
    {
        Label.IDENTICAL,
        Label.TYPOGRAPHIC,
        Label.SPELLING,
        Label.EXCERPT,
        Label.INFLECTION,
        Label.FUNCTION_WORD,
        Label.REORDER,
        Label.NEGATION,
        Label.NUMBER,
    }
)
"""What may differ where all of a quotation's content stands in its place."""


@attrs.frozen
class Located:
    """What was found of some drafts' quotations.

    Attributes:
        pairs: Each place (side A) with the quotation that renders it (side B).
        repeated: For a quotation, by id, that was said more than once: every place, the one taken
            first.
        nearest: For a quotation, by id, that no reference has: the passage that comes nearest.
    """

    pairs: tuple[Pair, ...]
    repeated: Mapping[str, tuple[Side, ...]]
    nearest: Mapping[str, Side]


def locate(corridor: Corridor, drafts: Sequence[Article], references: Sequence[Article]) -> Located:
    """Return, for each quotation of the drafts, the place in a reference that it renders."""
    return _Search(corridor, tuple(drafts), tuple(references)).located()


def pair_all(corridor: Corridor) -> tuple[Pair, ...]:
    """Return every pair of renderings between two articles, in the order of both texts.

    What a transcript has is looked up in it, as for a check; the transcript is side A. Nobody has
    said that it is what the outlets report: a transcript and an outlet that share nothing beyond
    doubt have no common words in common either.
    """
    transcripts = tuple(article for article in corridor.articles.values() if article.turns)
    outlets = tuple(article for article in corridor.articles.values() if not article.turns)
    said: tuple[Pair, ...] = ()
    if transcripts and outlets:
        search = _Search(corridor, outlets, transcripts, kin=frozenset())
        kin = search.met()
        met = {draft for _, draft in kin}
        drafts = tuple(article for article in outlets if article.id in met)
        said = attrs.evolve(search, drafts=drafts, kin=kin).located().pairs
    return corridor.ordered((*said, *pair_equals(corridor)))


_Met: TypeAlias = Sequence[tuple[Matched, Pair]]
_Found: TypeAlias = tuple[_Met, Sequence[tuple[str, tuple[Side, ...]]], Side | None]


@attrs.frozen(eq=False)
class _Search:
    """One search for the quotations of some drafts in some references.

    Attributes:
        corridor: The run.
        drafts: Whose quotations are looked up.
        references: Where they are looked up.
        kin: Ids of references and drafts that belong together; None where all do.
        index: Where every word of the references stands.
    """

    corridor: Corridor
    drafts: tuple[Article, ...]
    references: tuple[Article, ...]
    kin: Collection[tuple[str, str]] | None = None
    index: Index = attrs.field(init=False)

    @index.default
    def _index(self) -> Index:
        spoken = [
            passage for article in self.references for passage in self.corridor.passages[article.id]
        ]
        return Index.over(spoken, self.corridor.rarity)

    def located(self) -> Located:
        met: dict[str, _Met] = {}
        repeated: dict[str, tuple[Side, ...]] = {}
        nearest: dict[str, Side] = {}
        passages = {passage.quote.id: passage for passage in self._quotations()}
        found = self.corridor.shared("locate", self._look_up, list(passages.values()))
        for name, (places, again, likeness) in zip(passages, found, strict=True):
            met[name] = places
            repeated.update(again)
            if likeness:
                nearest[name] = likeness
        for part in self._beside(met, passages):
            name = part.b.quote.id
            met[name] = [(part, self._compared(part))]
            repeated.pop(name, None)
            nearest.pop(name, None)
        every = list(itertools.chain.from_iterable(met.values()))
        pairs = self.corridor.bridged(every, self._compared)
        return Located(self.corridor.ordered(pairs), repeated, nearest)

    def _compared(self, place: Matched) -> Pair:
        return self.corridor.laid_against(*place)

    def _beside(
        self, met: Mapping[str, _Met], passages: Mapping[str, Passage]
    ) -> Iterator[Matched]:
        """Yield where a part of a sentence stands beside the place of the other, word for word.

        A credit cuts a sentence into parts that may be found anywhere by themselves: *“We closed
        it,” he said, “as I told you”*.
        """
        for here, there in self.corridor.onward.items():
            one, other = passages.get(here), passages.get(there)
            for a, _, match in (place for place, _ in met.get(here, ())[-1:]):
                if other and not _is_found(met[there], a, start=match.a_end):
                    yield from _word_for_word(a, match.a_end, other)
            for a, _, match in (place for place, _ in met.get(there, ())[:1]):
                if one and not _is_found(met[here], a, end=match.a_start):
                    yield from _word_for_word(a, match.a_start - len(one.own), one)

    def _look_up(self, passage: Passage) -> _Found:
        """Return the places of a quotation, where else it was said, or what comes nearest."""
        met = self._meetings(passage)
        found = list(self._matches(met))
        places = self._places(found) or list(self._literal(passage))
        likeness = None if places else self._nearest(met)
        if likeness and self._is_in_other_form(likeness):
            places = [likeness]
        if places:
            compared = [(place, self._compared(place)) for place in _whole(places)]
            return compared, tuple(self._repeated(places, found)), None
        return [], (), self._side(likeness.a, likeness.match) if likeness else None

    def _places(self, found: Sequence[Matched]) -> list[Matched]:
        """Return where a quotation was said: in a transcript, if one has it, else in an article.

        That a report credits the draft's speaker too makes it no truer than what was recorded; and
        whoever reads somebody's words back, between quotation marks, has not said them.
        """
        uttered = [one for one in found if not is_cited(one.a.quote, self._side(one.a, one.match))]
        spoken = [one for one in found if one.a.turns]
        for likelier in (uttered, spoken):
            if 0 < len(likelier) < len(found):
                places = self._best_places(likelier)
                if self._are_enough(places):
                    return places
        return self._best_places(found)

    def _are_enough(self, places: Iterable[Matched]) -> bool:
        """Tell whether some places have, together, nearly all of the quotation."""
        rarity = self.corridor.rarity
        return sum(matching.rendered(place, rarity) for place in places) >= matching.RENDERED

    def _best_places(self, found: Sequence[Matched]) -> list[Matched]:
        """Return where a quotation was said: by the person credited, if they said it at all.

        An opponent or a moderator who reads the words back may do so more literally.
        """
        rarity = self.corridor.rarity
        theirs = matching.best_places([one for one in found if self._bears(one.a, one.b)], rarity)
        if self._are_enough(theirs):
            return theirs
        own = {(a.quote.id, b.quote.id) for a, b, _ in found if self._bears(a, b)}
        places = matching.best_places(found, rarity, own)
        return [place for place in places if not self._is_chance(*place)]

    def _quotations(self) -> Iterator[Passage]:
        for draft in self.drafts:
            for passage in self.corridor.passages[draft.id]:
                if passage.quote.form is Form.QUOTED:
                    yield passage

    def _meetings(self, passage: Passage) -> list[Meeting]:
        """Hold a quotation against each passage that may have it."""
        rarity = self.corridor.rarity
        return [Meeting(place, passage, rarity) for place in self.index.propose(passage)]

    def _matches(self, met: Iterable[Meeting]) -> Iterator[Matched]:
        for one in met:
            for match in one.matches(self._bar(one.a, one.b)):
                if match.a_end - match.a_start <= STRETCHED * (match.b_end - match.b_start):
                    yield Matched(one.a, one.b, match)

    def met(self) -> Collection[tuple[str, str]]:
        """Return which references have a quotation of which drafts, as far as they are searched."""

        def met(passage: Passage) -> set[tuple[str, str]]:
            return {found.articles for found in self._matches(self._meetings(passage))}

        each = self.corridor.shared("look up", met, list(self._quotations()))
        return frozenset().union(*each)

    def _are_strangers(self, a: Passage, b: Passage) -> bool:
        """Tell whether nobody named a reference for a draft, and nothing shows that it is one."""
        apart = self.kin is not None and (a.quote.article, b.quote.article) not in self.kin
        return apart or a.quote.article in self.corridor.sampled

    def _bar(self, a: Passage, b: Passage) -> bars.Bar:
        """Return what a place must show: more where nobody named the reference for this draft."""
        if self._are_strangers(a, b):
            identity = self.corridor.persons.identity(a.quote, b.quote)
            return bars.strangers(bars.Circumstances(a, b, identity, self.corridor.days(a, b)))
        return bars.REFERENCE

    def _bears(self, a: Passage, b: Passage) -> bool:
        return self.corridor.persons.bears(b.quote, a.quote)

    def _is_chance(self, a: Passage, b: Passage, match: Match) -> bool:
        """Tell a likeness in a transcript in which the draft's speaker never speaks.

        Whoever has no turn in it said it elsewhere, unless it is too long to be said twice.
        """
        if not self._is_absent(b.quote, a.quote) or match.evidence >= matching.UNMISTAKABLE:
            return False
        return match.b_end - match.b_start < ABSENT_WORDS

    def _is_absent(self, quote: Quote, turn: Quote) -> bool:
        """Tell whether the person credited in a draft has no turn in the transcript of a turn."""
        if not quote.speaker or quote.confidence < CERTAIN:
            return False
        turns = self._speakers[turn.article]
        return bool(turns) and not any(self.corridor.persons.bears(quote, one) for one in turns)

    @cached_property
    def _speakers(self) -> Mapping[str, Collection[Quote]]:
        """One turn of each speaker, for every transcript."""
        return {
            article.id: {
                passage.quote.speaker: passage.quote
                for passage in self.corridor.passages[article.id]
                if passage.quote.speaker
            }.values()
            if article.turns
            else ()
            for article in self.references
        }

    def _literal(self, passage: Passage) -> Iterator[Matched]:
        """Yield the place that has a quotation's words literally, however common they are."""
        best: Matched | None = None
        for place in self.index.holding(passage, matching.LITERAL_RUN):
            if self._are_strangers(place, passage):
                continue
            match = matching.find_literal(place, passage, self.corridor.rarity)
            if match and self._is_said(place, passage, match):
                better = best is None or (match.score, self._bears(place, passage)) > (
                    best.match.score,
                    self._bears(best.a, best.b),
                )
                best = Matched(place, passage, match) if better else best
        if best:
            yield best

    def _is_said(self, a: Passage, b: Passage, match: Match) -> bool:
        """Tell whether so many words prove a place, in the turn of this speaker or another."""
        words = round(match.score * sum(b.core))
        if self._bears(a, b) or (a.turns and not self._speakers[a.quote.article]):
            return match.score == 1 or words >= OWN_LITERAL
        certain = b.quote.speaker and b.quote.confidence >= CERTAIN and a.quote.speaker
        return words >= (OTHER_LITERAL if certain else ANY_LITERAL)

    def _repeated(
        self, places: Sequence[Matched], found: Sequence[Matched]
    ) -> Iterator[tuple[str, tuple[Side, ...]]]:
        """Yield the places of a quotation that was said in another place as well as in its own."""
        a, b, match = places[0]
        if len(places) > 1 or match.b_end - match.b_start < LEAST_REPEATED:
            return
        mine = self._bears(a, b)
        sides = [self._side(a, match)]
        for other, _, likeness in (*found, *self._again(a, b, match)):
            side = self._side(other, likeness)
            as_good = likeness.evidence >= AS_GOOD * match.evidence
            rival = not mine or self._bears(other, b)
            new = all(not side.span.overlap(s.span) for s in sides if s.article == side.article)
            here = other.quote.article == a.quote.article and not is_cited(other.quote, side)
            if as_good and rival and new and here:
                sides.append(side)
        if len(sides) > 1:
            yield b.quote.id, tuple(sides)

    def _side(self, passage: Passage, match: Match) -> Side:
        """Return the stretch of a reference that a match is about."""
        words = passage.tokens[match.a_start : match.a_end]
        quote = passage.quote
        begun = [turn.id for turn in passage.turns if turn.start <= words[0].start]
        named = (begun or [quote.id])[-1]
        text = self.corridor.articles[quote.article].text
        return Side(quote.article, words[0].start, words[-1].end, quote.form, named, text)

    def _again(self, a: Passage, b: Passage, match: Match) -> Iterator[Matched]:
        """Yield where a passage has a quotation once more, besides a match."""
        rest = attrs.evolve(
            a,
            stems=tuple(
                "" if match.a_start <= n < match.a_end else stem for n, stem in enumerate(a.stems)
            ),
        )
        for other in matching.find_matches(rest, b, self.corridor.rarity, bar=bars.REFERENCE):
            yield Matched(rest, b, other)

    def _nearest(self, met: Iterable[Meeting]) -> Matched | None:
        """Return the place that has most of a quotation that is said nowhere, if any is like it."""
        near = [Matched(one.a, one.b, match) for one in met for match in one.matches(bars.LIKENESS)]
        shares = [matching.rendered(place, self.corridor.rarity) for place in near]
        share, place = max(
            zip(shares, near, strict=True),
            key=lambda found: (found[0], found[1].match.evidence),
            default=(0.0, None),
        )
        return place if place and share >= LIKE and place.match.evidence >= ENOUGH else None

    def _is_in_other_form(self, place: Matched) -> bool:
        """Tell a place that has all of a quotation's words, but writes or orders them otherwise.

        *Was not* for *wasn't*, 120 for *one hundred and twenty*, two names the other way round:
        little of it is the same word for word, and nothing of it is missing.
        """
        if self._are_strangers(place.a, place.b) or self._is_chance(*place):
            return False
        (whole,) = _whole([place])
        return FORMS.issuperset(self.corridor.laid_against(*whole).labels)


# ------------------------------------------------------------------------ interrupted sentences
def _is_found(met: _Met, a: Passage, *, start: int = -1, end: int = -1) -> bool:
    """Tell whether a part of a sentence was found at a place in a passage, wherever else it is."""
    return any(
        place.a is a and (place.match.a_start == start or place.match.a_end == end)
        for place, _ in met
    )


def _word_for_word(a: Passage, start: int, b: Passage) -> Iterator[Matched]:
    """Yield the place in A where all of B's own words stand, if they do."""
    end = start + len(b.own)
    if start >= 0 and a.stems[start:end] == b.stems[b.own.start : b.own.stop]:
        yield Matched(a, b, Match(start, end, b.own.start, b.own.stop, 1.0, 1.0, 0.0))


# ------------------------------------------------------------------------------ whole quotations
def _whole(places: Iterable[Matched]) -> Iterator[Matched]:
    """Yield the places of one quotation, widened until nothing of it is left over."""
    ordered = sorted(places, key=lambda place: place.match.b_start)
    passage = ordered[0].b
    begin, end = passage.own.start, passage.own.stop
    for n, (a, b, match) in enumerate(ordered):
        low = ordered[n - 1].match.b_end if n else begin
        high = end if n + 1 == len(ordered) else match.b_end
        yield Matched(a, b, _widened(a, b, match, Span(low, high)))


def _widened(a: Passage, b: Passage, match: Match, limits: Span) -> Match:
    """Widen a match to the limits in B, and in A to what answers the words taken in."""
    left = max(0, match.b_start - limits.start)
    right = max(0, limits.end - match.b_end)
    if left and _is_label(b, limits.start, match.b_start):
        left = 0
    before = a.tokens[: match.a_start][-WIDEST:][::-1]
    after = a.tokens[match.a_end : match.a_end + WIDEST]
    taken = b.tokens[match.b_start - left : match.b_start][::-1]
    a_left = _answering(before, taken, backward=True) if left else 0
    a_right = _answering(after, b.tokens[match.b_end : match.b_end + right]) if right else 0
    return attrs.evolve(
        match,
        a_start=match.a_start - a_left,
        a_end=match.a_end + a_right,
        b_start=match.b_start - left,
        b_end=match.b_end + right,
    )


def _is_label(passage: Passage, start: int, end: int) -> bool:
    """Tell a speaker's label that a draft has copied from a transcript (*RAMOS: Did you lie?*)."""
    words = passage.tokens[start:end]
    return len(words) <= SHORT and all(word.text.isupper() for word in words)


def _answering(a: Sequence[Token], b: Sequence[Token], *, backward: bool = False) -> int:
    """Return how many words of A, from the match outward, answer those that B has left.

    As many as make the two differ least; a word or two that have nothing in common replace as many.
    """
    if len(b) > WIDEST:
        return 0
    best, least = 0, _cost((), b, backward=backward)
    for length in range(1, min(len(a), len(b) + SHORT) + 1):
        cost = _cost(a[:length], b, backward=backward)
        equal = length == len(b) <= SHORT
        if cost < least or (equal and cost <= least):
            best, least = length, cost
    return best


def _cost(a: Sequence[Token], b: Sequence[Token], *, backward: bool) -> float:
    """Return how many letters differ, of two runs of words that are read from a match outward."""
    one, other = (words[::-1] if backward else words for words in (a, b))
    if not one:
        return sum(len(word.text) for word in other)
    drift = classify(align(_run(one), _run(other)))
    announced = {Label.MARKED_EDIT}
    changed = [e for e in drift.edits if e.severity > Severity.NONE and e.label not in announced]
    return sum(max(len(edit.a_text), len(edit.b_text)) for edit in changed)


def _run(words: Sequence[Token]) -> Rendering:
    text = " ".join(word.text for word in words)
    return Rendering(text, Span(0, len(text)), Span(0, len(text)))
