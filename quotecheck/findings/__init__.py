"""What is worth saying, said once.

A change that three outlets share is one finding, not three. Labels are relative, and so is blame:
where most outlets agree, the finding stands at those who do not; where nobody is in the majority,
one finding lists what each of them has.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import attrs

from ..grades import USUAL, Grades
from ..model import (
    Article,
    Copies,
    Credit,
    Edit,
    Finding,
    Form,
    Kind,
    Label,
    Locus,
    Pair,
    Quote,
    Reading,
    Remark,
    Severity,
    Side,
    Span,
)
from ..relays import is_taken_up
from ..text import tokens
from .desk import Desk, Note, digest, quoted, spans_of
from .omissions import find_omissions, find_omissions_against, find_splices, hides

LEAST = Severity.MINOR
"""Drift below this is no finding."""
NOTHING: Mapping[str, Any] = MappingProxyType({})
_MOST, _FEW_PLACES = 60, 6
"""Code points of a quotation, and places of one, that a message shows."""
ANYBODYS = 15
"""Code points, some three words, below which words are anybody's."""


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
    disputed = _disputed(remarks, desk)
    for remark in remarks:
        if remark.id in disputed:
            notes.append(_conflict(remark, desk))
        notes += (_drift(locus, remark, desk) for locus in remark.loci)
        notes += find_omissions(remark, desk)
        notes += _shared_sources(remark, desk)
    notes += (_spelling(one, other, desk) for one, other in spellings)
    notes += (_copy(group, desk) for group in copies)
    notes += _about_quotes(quotes)
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
        about = [note for pair in of_one for note in _against(pair, desk)]
        about += find_omissions_against(of_one, desk)
        notes += (attrs.evolve(note, quote=desk.quotes.get(quote or "")) for note in about)
    notes += find_splices(pairs, desk)
    speech = [quote for quote in quotes if quote.kind is not Kind.MENTION]
    notes += (
        _missing(quote, nearest.get(quote.id), desk) for quote in speech if quote.id not in places
    )
    notes += (
        _ambiguous(quote, repeated[quote.id], desk) for quote in speech if quote.id in repeated
    )
    notes += _about_quotes(quotes)
    return _filed(notes, desk, grades)


def _filed(notes: Iterable[Note], desk: Desk, grades: Grades) -> tuple[Finding, ...]:
    """Return findings worst first, as grave as their codes are, each with an id of its own.

    An article may leave out the same word twice, or print one broken quotation two times.
    """
    graded = (attrs.evolve(note, severity=grades.of(note.code, note.severity)) for note in notes)
    raised = [note for note in graded if note.severity]
    times: Counter[str] = Counter()
    found = []
    for finding in map(desk.file, sorted(raised, key=lambda note: -note.severity)):
        times[finding.id] += 1
        again = times[finding.id]
        found.append(
            finding if again == 1 else attrs.evolve(finding, id=digest(f"{finding.id}\n{again}"))
        )
    return tuple(found)


def _about_quotes(quotes: Iterable[Quote]) -> Iterator[Note]:
    """Yield what is odd about quotations by themselves."""
    speech = [quote for quote in quotes if quote.kind is not Kind.MENTION]
    yield from (_malformed(quote) for quote in speech if quote.malformed)
    yield from (_unsourced(quote) for quote in speech if _lacks_source(quote))


def _lacks_source(quote: Quote) -> bool:
    return quote.speaker is None and quote.kind is Kind.DIRECT and quote.form is Form.QUOTED


# -------------------------------------------------------------------------------- who is credited
def _disputed(remarks: Iterable[Remark], desk: Desk) -> set[str]:
    """Return the ids of remarks over which persons are in dispute; one of each interrupted turn.

    *“A,” she said, “B.”* is two remarks where another outlet has one sentence, and one dispute.
    """
    found: dict[frozenset[tuple[object, ...]], str] = {}
    for remark in remarks:
        if len(remark.credits) > 1:
            quotes = filter(None, (desk.quotes.get(side.quote or "") for side in remark.sides))
            told = frozenset((q.article, q.turn or q.id, q.speaker) for q in quotes)
            found.setdefault(told, remark.id)
    return set(found.values())


def _conflict(remark: Remark, desk: Desk) -> Note:
    most, second = (remark.voices(credit.articles) for credit in remark.credits[:2])
    known = most > second or any(desk.is_transcript(a) for a in remark.credits[0].articles)
    odd = {a for credit in remark.credits[known:] for a in credit.articles}
    agreed = {a for a in remark.credits[0].articles if a not in odd}
    claims = [_claim(credit, remark, desk) for credit in remark.credits]
    return Note(
        "speaker.conflict",
        Severity.CRITICAL,
        "credited to " + ", but to ".join(claims) + _count(remark),
        spans_of(side for side in remark.sides if side.article in odd),
        remark=remark,
        related=spans_of(side for side in remark.sides if side.article in agreed),
        key=[" ".join(sorted(credit.speaker for credit in remark.credits))],
    )


def _count(remark: Remark) -> str:
    """Say how many stand on each side, where that is more than one."""
    voices = [remark.voices(credit.articles) for credit in remark.credits]
    return f"; {' against '.join(map(str, voices))}" if max(voices) > 1 else ""


def _claim(credit: Credit, remark: Remark, desk: Desk) -> str:
    """Say who is credited, by how many, and in which words."""
    quotes = [desk.quotes.get(side.quote or "") for side in remark.sides]
    told = [desk.credit(q) for q in quotes if q and q.speaker == credit.speaker]
    words = next(filter(None, told), "")
    among = [side.article for side in remark.sides]
    return f"{credit.speaker} in {desk.names(credit.articles, among)}" + (
        f" ({quoted(words)})" * bool(words)
    )


def _spelling(one: Quote, other: Quote, desk: Desk) -> Note:
    return Note(
        "speaker.name-spelling",
        Severity.MINOR,
        f"{one.speaker} in {desk.name(one.article)}, {other.speaker} in {desk.name(other.article)}",
        [(quote.article, quote.source or quote.span) for quote in (one, other)],
    )


# ------------------------------------------------------------------------------------ what differs
def _drift(locus: Locus, remark: Remark, desk: Desk) -> Note:
    among = [article for reading in locus.readings for article in reading.articles]
    words = desk.said([reading.sides[0] for reading in locus.readings])
    said = (
        f"{_elsewhere(reading) or shown}{desk.when(reading.sides[0])} "
        f"in {desk.names(reading.articles, among)}"
        for reading, shown in zip(locus.readings, words, strict=True)
    )
    return Note(
        f"drift.{locus.label}",
        locus.severity,
        "; ".join(said),
        spans_of(side for reading in locus.outvoted for side in reading.sides),
        remark=remark,
        related=[] if locus.likely is None else spans_of(locus.readings[locus.likely].sides[:1]),
        key=[" ".join(reading.text for reading in locus.readings)],
    )


def _elsewhere(reading: Reading) -> str:
    return quoted(f"{reading.text} (elsewhere)") if reading.moved else ""


def _against(pair: Pair, desk: Desk) -> Iterator[Note]:
    """Yield what a draft's quotation has otherwise than its reference."""
    reference = desk.name_at(pair.a)
    if pair.speaker_conflict and not _is_innocent(pair, desk):
        yield Note(
            "speaker.conflict",
            Severity.CRITICAL,
            f"credited to {pair.speakers[1]}, but to {pair.speakers[0]} in {reference}",
            spans_of([pair.b]),
            related=spans_of([pair.a]),
            key=[" ".join(map(str, pair.speakers)), pair.b.span.of(desk.text(pair.b.article))],
        )
    retold = Label.PARAPHRASE in pair.labels
    if retold:
        yield _edited(pair, _as_a_whole(pair, desk), desk)
    hidden = hides(pair, desk)
    for edit in pair.edits:
        least = Severity.CRITICAL if retold else LEAST
        if edit.severity >= least and edit.a not in hidden:
            yield _edited(pair, edit, desk)


def _is_innocent(pair: Pair, desk: Desk) -> bool:
    """Tell whether a draft may well be right to credit a person with words of another's turn.

    Anybody says a word or two; and an interviewer takes up what the other one has said.
    """
    whole = desk.quotes.get(pair.a.quote or "")
    limit = whole.start if whole else pair.a.start
    few = min(side.end - side.start for side in (pair.a, pair.b)) < ANYBODYS
    return few or is_taken_up(desk.text(pair.a.article), pair.a.start, limit)


def _as_a_whole(pair: Pair, desk: Desk) -> Edit:
    """Return other words for the same thing as one change."""
    a_text, b_text = (side.span.of(desk.text(side.article)) for side in (pair.a, pair.b))
    return Edit(pair.a.span, pair.b.span, a_text, b_text, Label.PARAPHRASE, Severity.MAJOR)


def _edited(pair: Pair, edit: Edit, desk: Desk) -> Note:
    one, other = _narrowed(pair.a, edit.a), _narrowed(pair.b, edit.b)
    there, here = desk.said([one, other])
    return Note(
        f"drift.{edit.label}",
        edit.severity,
        f"{there} in {desk.name_at(one)}; {here} here",
        spans_of([other]),
        key=[edit.a_text, edit.b_text],
        related=spans_of([one]),
    )


def _narrowed(side: Side, span: Span) -> Side:
    return attrs.evolve(side, start=span.start, end=span.end)


# ------------------------------------------------------------------------------ one witness, or two
def _copy(group: Copies, desk: Desk) -> Note:
    words = tokens(desk.text(group.articles[0]), *group.spans[0])
    number = len(group.articles)
    names = desk.names(group.articles).removesuffix(" (one text)")
    return Note(
        "article.copy",
        Severity.INFO,
        f"one text in {number} articles, one witness: {names}",
        list(zip(group.articles, group.spans, strict=True)),
        key=[" ".join(word.norm for word in words)],
    )


def _shared_sources(remark: Remark, desk: Desk) -> Iterator[Note]:
    for error in remark.shared_errors:
        if len({desk.name(article) for article in error.articles}) > 1:
            yield Note(
                "article.shared-source",
                Severity.INFO,
                f"{quoted(error.text)} in {desk.names(error.articles)}, {quoted(error.instead)} "
                "elsewhere: a shared error, so probably one source",
                spans_of(side for side in remark.sides if side.article in error.articles),
                remark=remark,
                key=[f"{error.text} {error.instead}"],
            )


# --------------------------------------------------------------------------------------- quotations
def _missing(quote: Quote, nearest: Side | None, desk: Desk) -> Note:
    """Say that no reference has a quotation, and what comes nearest to it."""
    hint = ""
    if nearest:
        turn = desk.quotes.get(nearest.quote or "")
        who = f" ({turn.speaker})" if turn and turn.speaker else ""
        hint = f"; nearest: {quoted(nearest.span.of(desk.text(nearest.article)), _MOST)}{who}"
    return Note(
        "reference.not-found",
        Severity.MAJOR,
        f"no reference contains {quoted(quote.text, _MOST)}{hint}",
        [(quote.article, quote.span)],
        quote=quote,
        key=[quote.text],
        related=spans_of([nearest] if nearest else []),
    )


def _ambiguous(quote: Quote, sides: Sequence[Side], desk: Desk) -> Note:
    """Say that a quotation was said more than once, and where."""
    places = [desk.articles[side.article].position(side.start) for side in sides]
    listed = ", ".join(f"{line}:{column}" for line, column in places[:_FEW_PLACES])
    more = f" +{len(places) - _FEW_PLACES}" if len(places) > _FEW_PLACES else ""
    return Note(
        "reference.ambiguous",
        Severity.INFO,
        f"said {len(sides)} times in {desk.name(sides[0].article)}: {listed}{more}",
        [(quote.article, quote.span)],
        quote=quote,
        key=[quote.text],
        related=spans_of(sides),
    )


def _malformed(quote: Quote) -> Note:
    return Note(
        "quote.malformed",
        Severity.INFO,
        f"a quotation mark is missing or misplaced: {quoted(quote.text, 60)}",
        [(quote.article, quote.span)],
        quote=quote,
    )


def _unsourced(quote: Quote) -> Note:
    return Note(
        "quote.unsourced",
        Severity.INFO,
        f"nobody is credited with {quoted(quote.text, 60)}",
        [(quote.article, quote.span)],
        quote=quote,
    )
