"""What is worth saying, said once.

A change that three outlets share is one finding, not three. Labels are relative, and so is blame:
where most outlets agree, the finding stands at those who do not; where nobody is in the majority,
one finding lists what each of them has.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import attrs

from ..grades import USUAL, Grades
from ..ids import told_apart
from ..model.articles import Article, Copies
from ..model.findings import Finding
from ..model.pairs import Pair, Side
from ..model.quotations import Kind, Quote
from ..model.remarks import Remark
from .changes import find_changes, tell_change
from .credits import find_conflict, find_disputes, tell_conflict, tell_spelling
from .desk import Desk, Note
from .omissions import find_omissions, find_omissions_against, find_splices
from .quotations import find_oddities, tell_ambiguous, tell_missing
from .witnesses import find_shared_sources, tell_copy

NOTHING: Mapping[str, Any] = MappingProxyType({})


def raise_findings(  # noqa: PLR0913  (each has its name at the call)
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    remarks: Sequence[Remark],
    spellings: Sequence[tuple[Quote, Quote]] = (),
    copies: Sequence[Copies] = (),
    *,
    grades: Grades = USUAL,
) -> tuple[Finding, ...]:
    """Return what an editor must see, worst first, then in the order of remarks and of text.

    Args:
        articles: Every article of the report.
        quotes: Every quotation of the report.
        remarks: What was gathered from them.
        spellings: Credits of one person under two spellings, one pair of quotations each.
        copies: Articles that print one text.
        grades: How grave each code is; what weighs nothing is not raised.
    """
    desk = Desk(
        {article.id: article for article in articles},
        {quote.id: quote for quote in quotes},
        [group.articles for group in copies],
    )
    notes: list[Note] = []
    disputed = find_disputes(remarks, desk)
    for remark in remarks:
        if remark.id in disputed:
            notes.append(tell_conflict(remark, desk))
        notes += (tell_change(locus, remark, desk) for locus in remark.loci)
        notes += find_omissions(remark, desk)
        notes += find_shared_sources(remark, desk)
    notes += (tell_spelling(one, other, desk) for one, other in spellings)
    notes += (tell_copy(group, desk) for group in copies)
    notes += find_oddities(quotes)
    return _filed(notes, desk, grades)


def raise_against(  # noqa: PLR0913  (each has its name at the call)
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    pairs: Sequence[Pair],
    references: Sequence[Quote] = (),
    *,
    repeated: Mapping[str, Sequence[Side]] = NOTHING,
    nearest: Mapping[str, Side] = NOTHING,
    grades: Grades = USUAL,
) -> tuple[Finding, ...]:
    """Return what is wrong with a draft's quotations, measured against references.

    Args:
        articles: Drafts and references.
        quotes: The quotations of the drafts.
        pairs: The place in a reference (side A) that each of them (side B) renders.
        references: The quotations, or turns, of the references.
        repeated: For a quotation, by id, that was said more than once: every place.
        nearest: For a quotation, by id, that no reference has: the passage that comes nearest.
        grades: How grave each code is; what weighs nothing is not raised.
    """
    desk = Desk(
        {article.id: article for article in articles},
        {quote.id: quote for quote in (*references, *quotes)},
    )
    places: dict[str | None, list[Pair]] = defaultdict(list)
    for pair in pairs:
        places[pair.b.quote].append(pair)
    notes: list[Note] = []
    for quote, of_one in places.items():
        about = [
            note
            for pair in of_one
            for note in (*find_conflict(pair, desk), *find_changes(pair, desk))
        ]
        about += find_omissions_against(of_one, desk)
        notes += (attrs.evolve(note, quote=desk.quotes.get(quote or "")) for note in about)
    notes += find_splices(pairs, desk)
    speech = [quote for quote in quotes if quote.kind is not Kind.MENTION]
    notes += (
        tell_missing(quote, nearest.get(quote.id), desk)
        for quote in speech
        if quote.id not in places
    )
    notes += (
        tell_ambiguous(quote, repeated[quote.id], desk) for quote in speech if quote.id in repeated
    )
    notes += find_oddities(quotes)
    return _filed(notes, desk, grades)


def _filed(notes: Iterable[Note], desk: Desk, grades: Grades) -> tuple[Finding, ...]:
    """Return findings worst first, as grave as their codes are, each with an id of its own."""
    graded = (attrs.evolve(note, severity=grades.of(note.code, note.severity)) for note in notes)
    raised = [note for note in graded if note.severity]
    filed = map(desk.file, sorted(raised, key=lambda note: -note.severity))
    return tuple(told_apart(filed))
