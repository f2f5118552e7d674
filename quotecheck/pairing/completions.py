"""Mixed quotation: the clause in an outlet's own words that a fragment in marks completes.

*She would “look into” publishing them* renders the sentence that “look into” was cut from, and
says it with other words than the speaker's. Once the fragment is known for the same utterance as a
quotation, the clause around it is too: what stands outside the marks needs no evidence of its own.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import attrs

from ..clauses import begins_at
from ..intervals import Intervals
from ..lexicon import words
from ..model.labels import Label, Severity
from ..model.pairs import Pair, Relation
from ..model.passages import Match, Matched, Passage
from ..model.quotations import Form, Quote
from ..model.spans import Span, Token
from ..rarity import Rarity

MOST_WORDS = 12
"""Words of a fragment, at most: a longer one is a quotation with a clause before it."""
KNOWN = 0.6
"""Share of a fragment that the quotation must have: else it was cut from another sentence."""
LEAST_BEYOND = 2
"""Words that either side must have beyond the fragment for there to be two renderings."""


class Cut(NamedTuple):
    """A fragment inside a clause, and the ``match`` that shows from where it was cut.

    It is ``literal`` where no other word stands in place of one of the speaker's.
    """

    fragment: Passage
    clause: Passage
    quotation: Passage
    match: Match
    literal: bool


def complete(
    same: Sequence[tuple[Matched, Pair]],
    passages: Mapping[str, Intervals[Passage]],
    rarity: Rarity,
    *,
    agree: Callable[[Passage, Passage], bool],
) -> Iterator[Matched]:
    """Yield each clause that a known fragment completes, with the sentence that it renders.

    Args:
        same: What is one utterance, and the pair that it makes. Fragments with quotations are
            looked at; what is a pair of clause and quotation already is left alone.
        passages: Each article's quotations and reported clauses, by where they stand.
        rarity: What each word weighs.
        agree: Tells whether the person credited with a clause may be the quotation's.
    """
    paired = {frozenset((a.quote.id, b.quote.id)) for (a, b, _), _ in same}
    cuts: dict[tuple[str, str], list[Cut]] = defaultdict(list)
    for matched, pair in same:
        for fragment, quotation, here in (matched, matched.mirrored()):
            if not _is_known(fragment, quotation, here):
                continue
            clause = _clause_around(fragment, passages[fragment.quote.article])
            if clause and agree(clause, quotation):
                cut = Cut(fragment, clause, quotation, here, pair.severity < Severity.MAJOR)
                cuts[clause.quote.id, quotation.quote.id].append(cut)
    for ids, of_clause in cuts.items():
        if frozenset(ids) not in paired:
            renderings = (_rendered(cut, of_clause, rarity) for cut in of_clause if cut.literal)
            yield from (found for found in renderings if found)


def follow_fragments(
    placed: Sequence[tuple[Matched, Pair]], is_recalled: Callable[[Passage], bool]
) -> list[tuple[Matched, Pair]]:
    """Make a clause the echo of what its fragments are echoes of: it tells the same occasion.

    Args:
        placed: Matches, and the pairs that they make.
        is_recalled: Tells a clause that is told as known, *his call for …*, whenever it was said.
    """
    fragments: dict[str, list[tuple[Quote, Relation]]] = defaultdict(list)
    for found, pair in placed:
        a, b, _ = found
        if found.is_alike:
            fragments[a.quote.id].append((b.quote, pair.relation))
            fragments[b.quote.id].append((a.quote, pair.relation))

    def is_echo(clause: Passage, quotation: Passage) -> bool:
        if clause.quote.form is not Form.REPORTED or is_recalled(clause):
            return False
        relations = {
            relation
            for fragment, relation in fragments.get(quotation.quote.id, ())
            if fragment.article == clause.quote.article and fragment.span.within(clause.quote.span)
        }
        return relations == {Relation.ECHO}

    return [
        (found, attrs.evolve(pair, relation=Relation.ECHO))
        if is_echo(found.a, found.b) or is_echo(found.b, found.a)
        else (found, pair)
        for found, pair in placed
    ]


def lightened(pair: Pair) -> Pair:
    """Return a pair of a clause and a quotation with its changes weighing `info`.

    What an outlet says in its own words is drift only where a fact changed: critical changes stay.
    """
    edits = tuple(
        edit
        if edit.severity is Severity.CRITICAL
        else attrs.evolve(edit, severity=min(edit.severity, Severity.INFO))
        for edit in pair.edits
    )
    severity = max((edit.severity for edit in edits), default=Severity.NONE)
    return attrs.evolve(pair, severity=max(severity, Severity.INFO), edits=edits)


def completed(pair: Pair) -> Pair:
    """Return a pair of a clause that a fragment completes: what stands around is `boundary`.

    What changed between the marks, the fragment's own pair tells. Around them the outlet does not
    claim to say what was said word by word: there another name, a *not* that is missing, or other
    words are no change.
    """
    edits = tuple(
        edit
        if edit.severity is Severity.NONE
        else attrs.evolve(edit, label=Label.BOUNDARY, severity=Severity.INFO, also=())
        for edit in pair.edits
    )
    light = {label for label in pair.labels if label.severity < Severity.MINOR}
    labels = tuple(label for label in Label if label in light | {Label.BOUNDARY})
    return attrs.evolve(pair, labels=labels, severity=Severity.INFO, edits=edits)


def _is_known(fragment: Passage, quotation: Passage, match: Match) -> bool:
    """Tell whether a fragment was cut from a quotation: a short one, most of which it has."""
    if not fragment.quote.form is quotation.quote.form is Form.QUOTED:
        return False
    own = sum(fragment.core)
    shared = match.a_end - match.a_start
    return own <= MOST_WORDS and shared >= KNOWN * own and own < sum(quotation.core)


def _clause_around(fragment: Passage, passages: Intervals[Passage]) -> Passage | None:
    """Return the narrowest reported clause that a fragment stands in."""
    holders = (
        passage
        for passage in passages.at(fragment.quote.span)
        if passage.quote.form is Form.REPORTED and fragment.quote.span.within(passage.quote.span)
    )
    return min(holders, key=lambda passage: passage.quote.end - passage.quote.start, default=None)


def _rendered(cut: Cut, others: Iterable[Cut], rarity: Rarity) -> Matched | None:
    """Return the part of a clause around a fragment, with what it renders of the quotation.

    That is the sentence which the fragment was cut from, up to where other fragments of the clause
    were. None where either side says nothing beyond the fragment: then there is but one rendering.
    """
    fragment, clause, quotation, match, _ = cut
    start, end = _part(clause, fragment.quote.span)
    b_start = quotation.openings[bisect_right(quotation.openings, match.b_start) - 1]
    b_end = quotation.openings[bisect_left(quotation.openings, match.b_end)]
    for other in others:
        if b_start < other.match.b_end <= match.b_start:
            b_start = other.match.b_end
        if match.b_end <= other.match.b_start < b_end:
            b_end = other.match.b_start
    told = [n for n in range(start, end) if clause.core[n]]
    beyond = (b_end - b_start) - (match.b_end - match.b_start)
    if min(len(told), beyond) < LEAST_BEYOND or all(_is_light(clause.tokens[n]) for n in told):
        return None
    told_of, said = rarity.weighed(clause), rarity.weighed(quotation)
    shared = match.score * rarity.weighed(fragment).information(match.a_start, match.a_end)
    here = told_of.information(start, end), told_of.information()
    there = said.information(b_start, b_end), said.information()
    score, cover = (min(1.0, shared / min(sides)) for sides in zip(here, there, strict=True))
    part = Match(start, end, b_start, b_end, score, cover, match.evidence)
    return Matched(clause, quotation, part)


def _part(clause: Passage, fragment: Span) -> tuple[int, int]:
    """Return the part of a clause that a fragment completes: up to the next clause or fragment.

    *He was “not ready” to back it, and suggested that others do* renders two sentences.
    """
    starts = [token.start for token in clause.tokens]
    start, last = (bisect_left(starts, place) for place in fragment)
    while start > 0 and not (clause.quoted[start - 1] or begins_at(clause, start)):
        start -= 1
    end = last
    while end < len(starts) and not (clause.quoted[end] or begins_at(clause, end)):
        end += 1
    while end > last and _is_light(clause.tokens[end - 1]):
        end -= 1
    return start, end


def _is_light(token: Token) -> bool:
    return token.norm in words("function_words")
