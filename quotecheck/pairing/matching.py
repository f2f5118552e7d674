"""Which stretches of two quotations render one utterance, and which only look alike.

What two quotations share is weighed by rarity (`stretches`); how much of it is asked for depends on
the circumstances (`bars`); where the comparison begins and ends is cut to the quotations
(`windows`). Matches that contradict each other are then weighed against each other.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from ..clauses import is_aside
from ..collation.alignment import matches
from ..collation.stretches import (
    FULL_PRICE,
    LONE_SHARE,
    Link,
    Run,
    Window,
    best_stretch,
    shared_runs,
)
from ..intervals import Intervals
from ..model.labels import Label, Severity
from ..model.pairs import Pair, Relation
from ..model.passages import Match, Matched, Passage
from ..model.quotations import Form, Kind
from ..model.spans import Span
from ..rarity import CONTENT_WEIGHT, Rarity
from .bars import COMPLETE, STRANGERS, Bar
from .windows import cut_window, utterances

PARAPHRASE_PRICE = 0.5
"""Share of the price of gaps where one side is a paraphrase, which leaves out more."""
RELATED = 0.6
"""Share of the shorter of two strings from which on they render one utterance."""
FEW_WORDS = 8
"""Strings of at most so many words are related by the count of words in common."""
A_PHRASE, RELATED_PHRASE = 3, 0.5
"""Words of the shortest strings, and the share of them that is enough."""
OWN_WORDS = 1.1
"""What a place in the credited speaker's own turn counts for, against one in another's."""
RENDERED, UNMISTAKABLE = 0.8, 20.0
"""Share of a quotation that a reference must have, or evidence of one place instead."""
REWORDED = 0.95
"""Score below which a grave change is another telling, not another quotation of one."""
LITERAL_RUN, LITERAL = 4, 0.75
"""Words in a row, and the share of all words, that make a literal match of common words."""
SLACK = 3
"""Words more on either hand in which the words of a literal match are looked for."""
LEAST_SHARED, A_BIT = 2, 0.3
"""Words, no names, that a paraphrase must have in common with what it renders; and the share of
the shorter passage up to which it must."""
REPEATED = 0.6
"""Share of a quotation from which on a paraphrase may render again what a report quotes too."""
AS_GOOD = 0.9
"""Share of another match's evidence from which on a paraphrase is as good as that one."""
LEADING = 0.6
"""Share of the evidence for the best match of some words that a loose match of them must have."""
LOOSE = 0.75
"""Score below which a match is loose."""
OTHER_WORDS = frozenset(
    {Label.SPLICE, Label.PARAPHRASE, Label.LEXICAL, Label.INSERTION, Label.OMISSION}
)
"""Labels of what is not a sentence's only change."""
PICKED = frozenset({Label.SPLICE, Label.REORDER})
"""Labels of what was put together of words here and there."""
BESIDES = frozenset({Label.LEXICAL, Label.INSERTION, Label.OMISSION})
"""Labels that, beside a word in another form, make a short line another one."""
A_FRAGMENT = 4
"""Words of a fragment in which one other word makes another phrase."""
SHORT_LINE = 8
"""Words up to which a line in marks is word for word what was said, or nearly so."""
PART = 0.6
"""Share of a quotation's words below which a stretch is a part of what it says."""
_LEFT_OUT = ("...", ". .", "…", "[")
"""Marks of what an outlet left out, or put in."""
CONTESTED = 0.5
"""Share of a stretch that a better match may have taken before this one is in doubt."""


class Claim(NamedTuple):
    """What a match has taken of one article.

    Attributes:
        span: Where.
        answer: Where in the other article it is answered.
        evidence: With how much evidence.
        stems: The words that both have.
    """

    span: Span
    answer: Span
    evidence: float
    stems: frozenset[str]


def find_matches(
    a: Passage, b: Passage, rarity: Rarity, *, bar: Bar = STRANGERS
) -> tuple[Match, ...]:
    """Return the stretches of two passages that render one utterance, in the order of A.

    Several stretches that one text runs on through and the other cuts are one match; stretches
    that lie far apart in both texts, or out of order, are matches of their own.
    """
    return Meeting(a, b, rarity).matches(bar)


@attrs.frozen(eq=False)
class Meeting:
    """Two passages held against each other: what they share is found once, for any bar.

    Attributes:
        a: The one passage.
        b: The other passage.
        rarity: What each word weighs.
        in_common: What they share at most, in whatever order: quickly told.
    """

    a: Passage
    b: Passage
    rarity: Rarity
    in_common: float = attrs.field(init=False)
    _stretches: list[list[Link]] = attrs.field(factory=list, init=False)
    _rests: list[list[Run]] = attrs.field(factory=list, init=False)

    @in_common.default
    def _in_common(self) -> float:
        return self.rarity.weighed(self.a).shared(self.rarity.weighed(self.b))

    def matches(self, bar: Bar) -> tuple[Match, ...]:
        """Return the stretches that pass a bar, as `find_matches` does."""
        if self.in_common < bar.least:
            return ()
        found = [match for links in self._reaching(bar) for match in self._matched(links, bar)]
        return tuple(sorted(found, key=lambda match: match.a_start))

    def _reaching(self, bar: Bar) -> Iterator[list[Link]]:
        """Yield stretches, best first, as long as what is left could be enough."""
        price = _price(self.a, self.b)
        rests, stretches = self._rests, self._stretches
        if not rests:
            rests.append(shared_runs(self.a, self.b, self.rarity))
        n = 0
        while bar.may_pass(rests[n]):
            if n == len(stretches):
                stretches.append(links := best_stretch(rests[n], price=price))
                taken = Window.around(link.run for link in links)
                rests.append([run for run in rests[n] if not taken.touches(run)])
            yield stretches[n]
            n += 1

    def _matched(self, links: Sequence[Link], bar: Bar) -> list[Match]:
        """Return the matches that a stretch makes: one for each utterance that passes by itself."""
        parts = utterances(self.a, self.b, links)
        found = [match for part in parts if (match := self._match(part, bar))]
        whole = self._match(links, bar) if len(parts) > 1 and not found else None
        return [whole] if whole else found

    def _match(self, links: Sequence[Link], bar: Bar) -> Match | None:
        """Return the match that a stretch makes, if it passes."""
        a, b, rarity = self.a, self.b, self.rarity
        match = cut_window(a, b, rarity, links, least=bar.least)
        if match is None or not bar.passes(match, links):
            return None
        lone = _is_lone(a, rarity, match, bar)
        topic = _is_topic(a, b, rarity, match, links) or _is_mentioned(a, b, rarity, links)
        return None if lone or topic else match


def _price(a: Passage, b: Passage) -> float:
    return FULL_PRICE if a.quote.form is b.quote.form else PARAPHRASE_PRICE


def find_literal(a: Passage, b: Passage, rarity: Rarity) -> Match | None:
    """Return where a passage has most words of a quotation in its order, however common they are.

    *There it is* weighs nothing, and may still be what was said. At least so many words as
    `LITERAL_RUN`, or all of fewer, must stand in one row, and `LITERAL` of all.
    """
    own = b.own
    best: Sequence[tuple[int, int]] = ()
    for start in _rows(a, b, own):
        begin, end = max(0, start - SLACK), start + len(own) + SLACK
        met = matches(a.tokens[begin:end], b.tokens[own.start : own.stop])
        if len(met) > len(best):
            best = [(i + begin, j + own.start) for i, j in met]
    if len(best) < LITERAL * len(own) or not best:
        return None
    weight = sum(rarity.weight(b.stems[j]) for _, j in best)
    share = len(best) / len(own)
    (a_start, b_start), (a_last, b_last) = best[0], best[-1]
    return Match(a_start, a_last + 1, b_start, b_last + 1, share, share, weight)


def _rows(a: Passage, b: Passage, own: range) -> Iterator[int]:
    """Yield where in A the quotation would begin, for every row of words that both have."""
    length = min(LITERAL_RUN, len(own))
    seen: set[int] = set()
    for j in range(own.start, own.stop - length + 1):
        row = b.stems[j : j + length]
        if not all(stem in a.places for stem in row):
            continue
        rarest = min(range(length), key=lambda n: len(a.places[row[n]]))
        for at in a.places[row[rarest]]:
            i = at - rarest
            start = i - (j - own.start)
            if start not in seen and i >= 0 and a.stems[i : i + length] == row:
                seen.add(start)
                yield start


def _is_lone(a: Passage, rarity: Rarity, match: Match, bar: Bar) -> bool:
    """Tell a word that nothing ties to the other report: anybody says *disgraceful*.

    Of a fragment it must be all, and the sentences around must have something in common too.
    """
    weights = rarity.weights(a.stems[match.a_start : match.a_end])
    content = [weight for weight in weights if weight >= CONTENT_WEIGHT]
    part = match.cover < COMPLETE
    return len(content) == 1 and (part or match.evidence < content[0] + bar.context)


def _is_topic(a: Passage, b: Passage, rarity: Rarity, match: Match, links: Sequence[Link]) -> bool:
    """Tell a paraphrase that has but a word, and names, in common with a bit of a quotation."""
    if a.quote.form is b.quote.form or match.cover >= A_BIT:
        return False
    shared = {a.stems[i] for link in links for i, _ in link.run.places} - rarity.names
    telling = sum(rarity.weight(word) >= CONTENT_WEIGHT for word in shared)
    return telling < LEAST_SHARED and max(link.run.length for link in links) < LITERAL_RUN


def _is_mentioned(a: Passage, b: Passage, rarity: Rarity, links: Sequence[Link]) -> bool:
    """Tell a clause that only mentions what a quotation says: in a description, or as a case."""
    if a.quote.form is b.quote.form:
        return False
    places = [place for link in links for place in link.run.places]
    telling = [(i, j) for i, j in places if rarity.weight(a.stems[i]) >= CONTENT_WEIGHT]
    if not telling:
        return False
    here, there = map(min, zip(*telling, strict=True))
    aside = is_aside(a, here), is_aside(b, there)
    return aside == (a.quote.form is Form.REPORTED, b.quote.form is Form.REPORTED)


def overlay(a: Passage, b: Passage, rarity: Rarity) -> Match | None:
    """Match two strings from end to end, or return None where they are unrelated.

    They are renderings of one utterance where the shorter is mostly in the longer, in whatever
    order: halves may change places.
    """
    runs: list[Run] = []
    for run in shared_runs(a, b, rarity):
        if not any(run.collides(other) for other in runs):
            runs.append(run)
    shared = sum(run.weight * (1.0 if run.length > 1 else LONE_SHARE) for run in runs)
    informative = min(rarity.weighed(a).information(), rarity.weighed(b).information())
    share = min(1.0, shared / informative) if informative else 0.0
    if share < RELATED and not _has_most_words(a, b):
        return None
    return whole(a, b, share)


def whole(a: Passage, b: Passage, share: float = 1.0) -> Match:
    """Match two passages from their first word to their last, whatever they share."""
    return Match(0, len(a.stems), 0, len(b.stems), score=share, cover=share, evidence=0.0)


def _has_most_words(a: Passage, b: Passage) -> bool:
    """Tell whether most words of a short string are in the other.

    Of a few words, one is much of what they say; there they are counted, not weighed.
    """
    shorter, longer = sorted((len(a.stems), len(b.stems)))
    common = (Counter(a.stems) & Counter(b.stems)).total()
    share = RELATED if longer > A_PHRASE else RELATED_PHRASE
    return common > 0 and longer <= FEW_WORDS and common >= share * shorter


def uncontested(matches: Iterable[Matched]) -> list[Matched]:
    """Drop loose matches whose words a better match between the same two articles has taken.

    One utterance is said once: where a report quotes it nearly word for word, a looser likeness
    elsewhere in that report is another remark. A passage that is wholly contained stays, since
    articles repeat a remark in their headline.
    """
    claims: dict[tuple[str, str, bool], Intervals[Claim]] = defaultdict(Intervals)
    kept = []
    for matched in _leading(sorted(matches, key=_rank)):
        a, b, match = matched
        quoted = a.quote.form is b.quote.form is Form.QUOTED
        here, there = matched.articles
        spans = matched.spans
        sides = [(here, there, spans[0], a, b), (there, here, spans[1], b, a)]
        contested = any(
            _share(span, _rivals_of(matched, partner, claims[one, other, kind].at(span)))
            > CONTESTED
            for one, other, span, passage, partner in sides
            for kind in _rivals(passage, quoted=quoted)
        )
        again = not quoted and _is_claimed(spans, claims[here, there, quoted].at(spans[0]))
        if not again and (not contested or match.cover >= (COMPLETE if quoted else REPEATED)):
            kept.append(matched)
            shared = _shared(matched)
            claims[here, there, quoted].add(spans[0], Claim(*spans, match.evidence, shared))
            claims[there, here, quoted].add(spans[1], Claim(*spans[::-1], match.evidence, shared))
    return kept


def _rank(matched: Matched) -> tuple[float, int]:
    """Return the place of a match: the heaviest first, of equal ones the narrowest."""
    a, b, match = matched
    return -match.evidence, len(a.tokens) + len(b.tokens)


def _is_claimed(spans: tuple[Span, Span], claims: Iterable[Claim]) -> bool:
    """Tell whether one better match has taken the words of both sides: a clause inside another."""
    return any(
        min(_share(spans[0], [claim.span]), _share(spans[1], [claim.answer])) > CONTESTED
        for claim in claims
    )


def _leading(matches: Iterable[Matched]) -> Iterator[Matched]:
    """Yield matches, heaviest first, without loose ones whose words have a far better partner.

    A remark has one origin: that a paraphrase or a fragment has a country and a phrase in common
    with a second remark is the topic's doing.
    """
    taken: dict[tuple[str, bool], Intervals[tuple[Span, float]]] = defaultdict(Intervals)
    for matched in matches:
        a, b, match = matched
        span, passage = min(
            zip(matched.spans, (a, b), strict=True), key=lambda side: _standing(side[1])
        )
        claims = taken[passage.quote.article, matched.is_alike]
        rivals = claims.at(span)
        rival = max((evidence for _, evidence in rivals), default=0.0)
        if not any(span.within(other) for other, _ in rivals):  # it is as heavy, and as wide
            claims.add(span, (span, match.evidence))
        if match.evidence >= LEADING * rival or not _is_loose(matched):
            yield matched


def _is_loose(matched: Matched) -> bool:
    """Tell a likeness of some words from a rendering, if only of a whole sentence in other words.

    What one outlet has word for word another one may have translated: a better partner elsewhere
    takes nothing from that.
    """
    a, b, match = matched
    sentences = all(one.quote.kind is Kind.DIRECT for one in (a, b)) and matched.is_alike
    loose = match.cover < REPEATED and match.score < LOOSE
    return loose and not (sentences and match.whole)


def _standing(passage: Passage) -> tuple[bool, int]:
    """Rank passages by how much they stand on their own: paraphrases last, then the shorter."""
    return passage.quote.form is Form.QUOTED, sum(passage.core)


def best_places(
    matches: Iterable[Matched], rarity: Rarity, own: Collection[tuple[str, str]] = ()
) -> list[Matched]:
    """Return where each passage B is rendered from, by as many places as it takes.

    A likeness of half its words is no place, unless that half is long: people say like things.

    Args:
        matches: Candidates, passage A in a reference.
        rarity: What each word weighs.
        own: Ids of A and B where one person is credited with both: of places nearly as good, the
            speaker's own words are meant, not who takes them up.
    """

    def weight(matched: Matched) -> float:
        a, b, match = matched
        return match.evidence * (OWN_WORDS if (a.quote.id, b.quote.id) in own else 1.0)

    found: dict[str, list[Matched]] = defaultdict(list)
    for matched in sorted(matches, key=weight, reverse=True):
        places = found[matched.b.quote.id]
        if _share(matched.spans[1], [place.spans[1] for place in places]) <= CONTESTED:
            places.append(matched)
    return [place for places in found.values() if _are_origin(places, rarity) for place in places]


def _are_origin(places: Sequence[Matched], rarity: Rarity) -> bool:
    """Tell whether some places have enough of a quotation: of its words, not of their own."""
    share = sum(rendered(place, rarity) for place in places)
    return share >= RENDERED or places[0].match.evidence >= UNMISTAKABLE


def rendered(place: Matched, rarity: Rarity) -> float:
    """Return the share of passage B, by information, that a match with passage A holds."""
    a, b, match = place
    here = rarity.weighed(a).information(match.a_start, match.a_end)
    there = rarity.weighed(b).information(match.b_start, match.b_end)
    whole = rarity.weighed(b).information()
    return match.score * min(here, there) / whole if whole else match.score


def is_reworded(pair: Pair) -> bool:
    """Tell whether the same thing was said again in other words, not quoted again."""
    return pair.severity >= Severity.MAJOR and pair.score < REWORDED


def is_other_sentence(pair: Pair, match: Match, *, one_person: bool) -> bool:
    """Tell a sentence that says something else from one in which a grave word was changed.

    A flipped *not* is grave where whole sentences of one person answer each other, however
    reworded, and a changed number is wherever it stands. Where parts have little in common and
    differ in other words too, the *not* is another sentence's.
    """
    grave = pair.severity is Severity.CRITICAL and pair.score < LOOSE
    answers = (one_person and match.whole) or Label.NUMBER in pair.labels
    return grave and not answers and not OTHER_WORDS.isdisjoint(pair.labels)


def is_other_line(pair: Pair, match: Match) -> bool:
    """Tell a short line in marks that is close to another one, and yet no rendering of it.

    *Femi has won us ten points* and *He will win us ten points* have a word in another form, and
    another word besides; what was picked from here and there, in another order, is no line at all.
    Of a few words in marks, half is too much to be other words. Many rare words speak for a
    translation, and what is grave is told all the same.
    """
    length = match.shortest
    if length > SHORT_LINE or pair.severity is Severity.CRITICAL:
        return False
    labels = set(pair.labels)
    if length <= A_FRAGMENT and Label.LEXICAL in labels and pair.score < LOOSE:
        return True
    if not pair.is_quoted:
        return False
    besides = BESIDES | {Label.FUNCTION_WORD} if length <= A_PHRASE else BESIDES
    reworded = Label.INFLECTION in labels and not labels.isdisjoint(besides)
    return labels >= PICKED or (reworded and match.whole and match.evidence < UNMISTAKABLE)


def is_common_phrase(a: Passage, b: Passage, match: Match) -> bool:
    """Tell a phrase that one person puts into two sentences from two cuts of one sentence.

    Both quotations go on from it, before it or behind it, and neither has it as a sentence or as
    most of what it says. Where it ends the one and begins the other, they are cuts of one speech;
    where an ellipsis stands beside it, nobody knows how the sentence went on.
    """
    sides = (a, match.a_start, match.a_end), (b, match.b_start, match.b_end)
    if match.whole or not a.quote.form is b.quote.form is Form.QUOTED:
        return False
    if any(end - start >= PART * sum(passage.core) for passage, start, end in sides):
        return False
    before = all(_goes_on(passage, start, passage.core[:start]) for passage, start, _ in sides)
    return before or all(_goes_on(passage, end, passage.core[end:]) for passage, _, end in sides)


def _goes_on(passage: Passage, at: int, beyond: bytes) -> bool:
    """Tell whether a quotation's sentence runs on across a place, with nothing left out there."""
    if not any(beyond) or at in passage.openings:
        return False
    gap = slice(
        passage.tokens[at - 1].end - passage.quote.start,
        passage.tokens[at].start - passage.quote.start,
    )
    return not any(mark in passage.quote.text[gap] for mark in _LEFT_OUT)


def echoed(pairs: Sequence[Pair], dated: Collection[str]) -> list[Pair]:
    """Make the echo of one rendering an echo of what an undated article has word for word.

    Args:
        pairs: Pairs told apart by date already.
        dated: Articles whose date is known: they have been judged by it.
    """
    literal: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if pair.same and pair.severity < Severity.MINOR and pair.a.quote and pair.b.quote:
            literal[pair.a.quote].add(pair.b.quote)
            literal[pair.b.quote].add(pair.a.quote)
    echoes = {
        frozenset((other, there))
        for pair in pairs
        if pair.relation is Relation.ECHO
        for here, there in ((pair.a.quote, pair.b.quote), (pair.b.quote, pair.a.quote))
        for other in literal.get(here or "", ())
    }
    return [
        attrs.evolve(pair, relation=Relation.ECHO)
        if frozenset((pair.a.quote, pair.b.quote)) in echoes
        and not {pair.a.article, pair.b.article} <= set(dated)
        else pair
        for pair in pairs
    ]


def _rivals(passage: Passage, *, quoted: bool) -> tuple[bool, ...]:
    """Return whose claims count: between quotations, those of quotations only."""
    return (True, False) if passage.quote.form is Form.QUOTED and not quoted else (quoted,)


def _rivals_of(matched: Matched, partner: Passage, claims: Iterable[Claim]) -> Iterator[Span]:
    """Yield what better matches have taken of some words.

    Args:
        matched: The match in question.
        partner: The passage on its other side. Where that is a paraphrase, its fragments are its
            own, and reports paraphrase one thing twice in nearly the same words, or what they quote
            as well.
        claims: What was taken of them.
    """
    reported = partner.quote.form is Form.REPORTED
    for claim in claims:
        again = (
            matched.match.evidence >= AS_GOOD * claim.evidence
            or claim.answer.within(partner.quote.span)
            or (_is_close(matched, partner) and claim.stems >= _shared(matched))
        )
        if not (reported and again):
            yield claim.span


def _is_close(matched: Matched, clause: Passage) -> bool:
    """Tell whether a match has half of the words that a clause has there."""
    match = matched.match
    words = match.a_end - match.a_start, match.b_end - match.b_start
    return 2 * len(_shared(matched)) >= words[clause is matched.b]


def _shared(matched: Matched) -> frozenset[str]:
    """Return the words that both stretches of a match have."""
    a, b, match = matched
    ours, theirs = a.stems[match.a_start : match.a_end], b.stems[match.b_start : match.b_end]
    return frozenset(ours).intersection(theirs)


def _share(span: Span, claims: Iterable[Span]) -> float:
    return sum(span.overlap(claim) for claim in claims) / (span.end - span.start)
