"""Cards: one remark, or one quotation of a draft, with everything there is to see of it."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ...markup import fold
from ...model.labels import Severity
from ...model.pairs import Pair, Side
from ...model.quotations import Form, Quote
from ...model.remarks import Remark
from ...model.reports import Report
from ...model.spans import Span
from ...text import line_around, sentences_around
from ..apparatus import CONFLICT, Entry
from ..blocks import ALONE, ECHO, Line, outvoted
from ..checklist import Case
from ..codes import CODES
from ..lookup import Lookup
from .changes import Change, find_changes, short
from .collation import Collation, collate_all
from .quoting import Quoting
from .timeline import Timeline, remark_timeline
from .witnesses import Outlet, Witness, Witnesses

MOST_IN_HEADING = 3
"""Changes that a heading names."""
_AROUND = 300
"""Code points on either side in which the sentence around a quotation is looked for."""
_LONGEST_ECHO = 240


@attrs.frozen
class Heading:
    """A card in a few words: its gravest changes, or a sentence where no word changed.

    ``told`` is who has the words outside quotation marks, where that is all there is.
    """

    changes: tuple[Change, ...] = ()
    more: int = 0
    rivals: tuple[str, ...] = ()
    sentence: str = ""
    told: tuple[Witness, ...] = ()


_SAID_BELOW = "article.shared-source"
"""Has a line of its own on a card, with the outlets' letters."""


@attrs.frozen
class Note:
    """Something to know that no column shows."""

    severity: str
    words: str
    code: str
    witness: Witness | None = None


@attrs.frozen
class Credited:
    """Who says it, in the outlet's own words; ``printed`` tells these from what stands for none."""

    witness: Witness
    words: str
    printed: bool


@attrs.frozen
class Context:
    """The sentence that a rendering stands in."""

    witness: Witness
    before: str
    words: str
    after: str
    anchor: str


@attrs.frozen
class Reading:
    """What some outlets have at a place of the base."""

    words: str
    moved: bool
    witnesses: tuple[Witness, ...]


@attrs.frozen
class Place:
    """A place of the base where outlets differ: one entry of the apparatus."""

    lemma: str
    readings: tuple[Reading, ...]


@attrs.frozen
class Alone:
    """Words that only the base has, and how many independent outlets agree against it."""

    words: str
    against: str


@attrs.frozen
class Card:
    """One remark, or one quotation of a draft.

    Attributes:
        number: Its place, worst first.
        severity: How grave it is.
        label: What its gravest change is.
        speakers: Whom the outlets credit; several where that is disputed.
        heading: The card in a few words.
        parties: Whom each outlet credits, where that is disputed.
        collations: Its tables; none where no reference has the words.
        missing: The words that no reference has.
        notes: What no column shows.
        places: The apparatus, where several outlets differ.
        alone: Words of the base that nobody else has.
        likely: The wording that most outlets support, or None.
        shared_errors: Outlets that share an error, each with the words.
        copies: Outlets that print one text.
        credited: The credits as printed.
        contexts: The sentences around the renderings.
        echoes: What the speaker says on other occasions.
        elsewhere: Who says it in words that are not laid over the base.
        outlets: All its outlets.
        timeline: When it was printed; None where all is of one day.
        at: Line and column of a draft's quotation, else empty.
        reference: The place that it renders, else empty.
    """

    number: int
    severity: Severity
    label: str
    speakers: tuple[str, ...]
    heading: Heading
    parties: tuple[tuple[str, tuple[Credited, ...]], ...] = ()
    collations: tuple[Collation, ...] = ()
    missing: str = ""
    notes: tuple[Note, ...] = ()
    places: tuple[Place, ...] = ()
    alone: tuple[Alone, ...] = ()
    likely: str | None = None
    shared_errors: tuple[tuple[str, str, tuple[Witness, ...]], ...] = ()
    copies: tuple[tuple[Witness, ...], ...] = ()
    credited: tuple[Credited, ...] = ()
    contexts: tuple[Context, ...] = ()
    echoes: tuple[Note, ...] = ()
    elsewhere: tuple[Note, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    timeline: Timeline | None = None
    at: str = ""
    reference: str = ""

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"r{self.number}"


class Dealer:
    """Makes cards; knows everything that they need of the report."""

    def __init__(self, report: Report, witnesses: Witnesses, *, contexts: bool) -> None:
        """Index the report.

        Args:
            report: The report.
            witnesses: What the page calls each article.
            contexts: Whether cards show the sentences around quotations.
        """
        self._lookup = Lookup(report)
        self._witnesses = witnesses
        self._quoting = Quoting(report)
        self._contexts = contexts

    # ------------------------------------------------------------ remarks

    def remark(self, entry: Entry, number: int, anchors: "Anchors") -> Card:
        """Return the card of a remark."""
        remark = entry.remark
        collation = self._collation(remark.base, remark.pairs)
        heading = self._heading(entry)
        sides = self._first_sides(remark.sides)
        own = {article: block.own for block in entry.blocks for article in _articles(block.sides)}
        return Card(
            number=number,
            severity=entry.severity,
            label=_label(heading, entry),
            speakers=entry.speakers,
            heading=heading,
            parties=self._parties(remark) if len(entry.speakers) > 1 else (),
            collations=(collation,),
            notes=tuple(
                note
                for note in self._notes(entry)
                if note.words != heading.sentence and note.code != _SAID_BELOW
            ),
            places=_telling(tuple(self._places(remark)), heading, collation),
            alone=tuple(
                Alone(_text(line), line.label)
                for line in entry.blocks[0].lines
                if line.tag == ALONE
            ),
            likely=remark.likely,
            shared_errors=tuple(
                (error.text, error.instead, self._named(error.articles))
                for error in remark.shared_errors
            ),
            copies=tuple(self._named(group) for group in remark.copies),
            credited=tuple(self._credited(sides)) if len(entry.speakers) < 2 else (),
            contexts=tuple(self._context(side, anchors) for side in remark.sides)
            if self._contexts
            else (),
            echoes=tuple(self._echoes(entry)),
            elsewhere=tuple(self._elsewhere(remark)),
            outlets=tuple(dict.fromkeys(self._witnesses.of(side).outlet for side in sides)),
            timeline=remark_timeline(
                [(self._witnesses.of(side), own.get(side.article, Severity.NONE)) for side in sides]
            ),
        )

    def _collation(self, base: Side, pairs: Sequence[Pair]) -> Collation:
        return collate_all(base, pairs, self._lookup, self._witnesses, self._quoting)

    def _heading(self, entry: Entry) -> Heading:
        rivals = entry.speakers if len(entry.speakers) > 1 else ()
        changes = [
            change for change in self._changes(entry.remark) if change.severity is entry.severity
        ]
        if changes or rivals:
            more = max(0, len(changes) - MOST_IN_HEADING)
            return Heading(tuple(changes[:MOST_IN_HEADING]), more, rivals)
        for note in self._notes(entry):
            if note.severity == str(entry.severity):
                return Heading(sentence=note.words)
        remark = entry.remark
        told = (pair.b.article for pair in remark.pairs if pair.b.form is Form.REPORTED)
        words = short(fold(self._lookup.words(remark.base)))
        return Heading(sentence=f"“{words}”", told=self._named(told))

    def _changes(self, remark: Remark) -> Iterator[Change]:
        """Yield what became of the base's words, or of the others' where it stands alone."""
        alone = outvoted(remark, self._lookup)
        for change in find_changes(remark.pairs, self._lookup, self._witnesses):
            there = change.at in alone and not change.moved
            yield change.turned_round(self._witnesses.of(remark.base)) if there else change

    def _parties(self, remark: Remark) -> tuple[tuple[str, tuple[Credited, ...]], ...]:
        return tuple(
            (
                one.speaker,
                tuple(
                    self._credited(
                        self._first_sides(s for s in remark.sides if s.article in one.articles)
                    )
                ),
            )
            for one in remark.credits
        )

    def _notes(self, entry: Entry) -> Iterator[Note]:
        for block in entry.blocks:
            witness = self._witnesses.of(block.sides[0]) if block.sides else None
            for line in block.lines:
                if line.label in CODES and line.label != CONFLICT:
                    yield Note(str(line.severity), _text(line), line.label, witness)

    def _places(self, remark: Remark) -> Iterator[Place]:
        text = self._lookup.article(remark.base).text
        for locus in remark.loci:
            lemma = fold(locus.span.of(text))
            readings = tuple(
                Reading(reading.text, reading.moved, self._named(reading.articles))
                for reading in locus.readings[1:]
            )
            yield Place(lemma, readings)

    def _echoes(self, entry: Entry) -> Iterator[Note]:
        for block in entry.blocks:
            for line in block.lines:
                if line.tag == ECHO:
                    words = short(_text(line), _LONGEST_ECHO)
                    yield Note("none", words, line.label, self._witnesses.of(block.sides[0]))

    def _elsewhere(self, remark: Remark) -> Iterator[Note]:
        laid = {remark.base.article, *(pair.b.article for pair in remark.pairs)}
        for side in self._first_sides(s for s in remark.sides if s.article not in laid):
            words = short(fold(self._lookup.words(side)), _LONGEST_ECHO)
            yield Note("none", words, side.form.value, self._witnesses.of(side))

    def _first_sides(self, sides: Iterable[Side]) -> list[Side]:
        """Return one side an article, in the order of the articles."""
        first: dict[str, Side] = {}
        for side in sides:
            first.setdefault(side.article, side)
        return sorted(first.values(), key=self._lookup.order)

    def _named(self, articles: Iterable[str]) -> tuple[Witness, ...]:
        return tuple(self._witnesses.by_id[article] for article in dict.fromkeys(articles))

    def _credited(self, sides: Iterable[Side]) -> Iterator[Credited]:
        for side in sides:
            words = self._lookup.credit([side])
            if words:
                quote = self._lookup.quote(side)
                yield Credited(self._witnesses.of(side), words, _is_printed(quote))

    def _context(self, side: Side, anchors: "Anchors") -> Context:
        article = self._lookup.article(side)
        start, end = sentence_around(article.text, side.span)
        return Context(
            witness=self._witnesses.of(side),
            before=article.text[start : side.start],
            words=article.text[side.start : side.end],
            after=article.text[side.end : end],
            anchor=anchors.of(side),
        )

    # ------------------------------------------------------------ drafts

    def case(self, case: Case, number: int, anchors: "Anchors") -> Card:
        """Return the card of a draft's quotation."""
        pairs = [pair for pair in case.pairs if pair.same]
        groups: dict[str, list[Pair]] = {}
        for pair in pairs:
            groups.setdefault(pair.a.article, []).append(pair)
        notes = tuple(
            Note(str(line.severity), _text(line), line.label)
            for line in case.lines
            if "." in line.label  # a finding's code, not a change's labels
        )
        heading = self._case_heading(case, pairs, notes)
        words = fold(case.quote.text)
        side = _side(case.quote)
        shown = [side, *(group[0].a for group in groups.values())]
        return Card(
            number=number,
            severity=case.severity,
            label=_gravest_label(case),
            speakers=(case.quote.speaker,) if case.quote.speaker else (),
            heading=heading,
            collations=tuple(
                self._collation(_hull([pair.a for pair in group]), group)
                for group in groups.values()
            ),
            missing="" if pairs or words in heading.sentence else words,
            notes=tuple(note for note in notes if note.words != heading.sentence),
            credited=(Credited(self._witnesses.of(side), case.credit, _is_printed(case.quote)),),
            contexts=tuple(self._context(one, anchors) for one in shown) if self._contexts else (),
            outlets=(self._witnesses.of(side).outlet,),
            at=str(case.where),
            reference=str(case.reference) if case.reference else "",
        )

    def _case_heading(self, case: Case, pairs: Sequence[Pair], notes: Sequence[Note]) -> Heading:
        noted = next((note.words for note in notes if note.severity == str(case.severity)), "")
        if noted:
            return Heading(sentence=noted)
        changes = [
            change
            for change in find_changes(pairs, self._lookup, self._witnesses)
            if change.severity is case.severity
        ]
        more = max(0, len(changes) - MOST_IN_HEADING)
        sentence = "" if changes else short(fold(case.quote.text))
        return Heading(tuple(changes[:MOST_IN_HEADING]), more, (), sentence)


def _label(heading: Heading, entry: Entry) -> str:
    """Return what the heading's changes are; what the gravest line says where it names none."""
    labels = dict.fromkeys(change.label for change in heading.changes)
    said = ([CONFLICT] if heading.rivals else []) + [str(label) for label in labels]
    return ", ".join(said) or entry.label


def _telling(
    places: tuple[Place, ...], heading: Heading, collation: Collation
) -> tuple[Place, ...]:
    """Return the apparatus where it says more than the heading does."""
    says_more = len(places) > len(heading.changes) and collation.renderings > 2
    return places if says_more else ()


class Anchors:
    """Where on the page each quotation stands in its article."""

    def __init__(self, report: Report, witnesses: Witnesses) -> None:
        """Number the quotations of each article."""
        self._witnesses = witnesses
        counts: dict[str, int] = {}
        self._by_quote: dict[str, str] = {}
        for quote in report.quotes:
            counts[quote.article] = counts.get(quote.article, 0) + 1
            anchor = witnesses.by_id[quote.article].anchor
            self._by_quote[quote.id] = f"{anchor}q{counts[quote.article]}"

    def witness(self, article: str) -> Witness:
        """Return what the page calls an article."""
        return self._witnesses.by_id[article]

    def of(self, side: Side) -> str:
        """Return the anchor of a side's quotation, or of its words where it lies in none."""
        if side.quote in self._by_quote:
            return self._by_quote[side.quote]
        return f"{self._witnesses.of(side).anchor}t{side.start}"


def sentence_around(text: str, span: Span) -> tuple[int, int]:
    """Return the sentence, or sentences, that a stretch lies in, inside its paragraph."""
    touched = sentences_around(text, span, *line_around(text, span, _AROUND))
    if not touched:
        return span.start, span.end
    return min(touched[0].start, span.start), max(touched[-1].end, span.end)


def _hull(sides: Sequence[Side]) -> Side:
    first = min(sides, key=lambda side: side.start)
    return attrs.evolve(first, end=max(side.end for side in sides))


def _side(quote: Quote) -> Side:
    return Side(quote.article, quote.start, quote.end, quote.form, quote.id)


def _articles(sides: Iterable[Side]) -> Iterator[str]:
    return (side.article for side in sides)


def _is_printed(quote: Quote | None) -> bool:
    return bool(quote and (quote.source or quote.cue))


def _text(line: Line) -> str:
    return "".join((" " if run.space else "") + run.text for run in line.row.core).strip()


def _gravest_label(case: Case) -> str:
    return next((ln.label for ln in case.lines if ln.severity is case.severity), "")


__all__ = ["Anchors", "Card", "Dealer", "sentence_around"]
