"""Blocks: one outlet's rendering of a remark, as lines to print."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ..markup import fold
from ..model.edits import Edit
from ..model.findings import Finding
from ..model.labels import Label, Severity
from ..model.pairs import Pair, Side
from ..model.quotations import Form
from ..model.remarks import Remark
from ..model.spans import Span
from .credit import Where
from .excerpt import closes, excerpt, opens, words
from .lookup import Lookup
from .rows import Row, make_rows, worst_first
from .runs import QUOTE_MARKS, Mark, Run, collate, merge
from .tangles import critical_changes, untangle

ELIDED = "context.elided"
BASE, ALONE, SAME, ECHO, ALIKE = "base", "alone", "same", "echo", ""

_UNQUOTED = (Label.BOUNDARY, Label.PARAPHRASE)
"""What is said of an unquoted clause; the rest of its wording is the outlet's to choose."""

_BESIDE = 3
"""Code points from the last kept word to the dots behind it."""

_CROSSED = 0.2
"""Share of the shorter of two stretches up to which two sides of one article are one rendering."""


@attrs.frozen
class Line:
    """One row of an outlet: a tag, words, a label.

    Attributes:
        tag: ``base``, ``alone``, ``same``, ``echo``, or a severity.
        row: The words, with what differs in them.
        label: What is said of them.
        severity: How grave that is.
        clip: The words may be cut to what fits one line.
        terse: Changes alone, long ones abbreviated: they are shown in full further up.
    """

    tag: str
    row: Row
    label: str = ""
    severity: Severity = Severity.NONE
    clip: bool = False
    terse: bool = False


@attrs.frozen
class Block:
    """One outlet's rendering of a remark.

    Attributes:
        names: The outlet; several where they are equal to the base and have nothing to show.
        credit: The credit as printed.
        where: The place of the first word; None where several outlets share the block.
        lines: What there is to see.
        severity: The gravest of the lines.
        sides: The stretches that it speaks of; of several outlets where they share the block.
        own: The gravest of what is its own: where all others agree against the base, that is the
            base's.
    """

    names: tuple[str, ...]
    credit: str
    where: Where | None
    lines: tuple[Line, ...] = ()
    severity: Severity = Severity.NONE
    sides: tuple[Side, ...] = ()
    own: Severity = Severity.NONE


class Seen:
    """Changes already shown, and under which outlets: another outlet need not repeat them."""

    def __init__(self) -> None:
        """Begin with nothing shown."""
        self._outlets: dict[tuple[int, int, str], list[str]] = {}

    def add(self, edits: Iterable[Edit], outlet: str) -> None:
        """Remember changes as shown under an outlet."""
        for edit in edits:
            self._outlets.setdefault(_key(edit), []).append(outlet)

    def first(self, edits: Sequence[Edit]) -> str | None:
        """Return the first outlet that shows all of these changes, None if there is none."""
        shown = [self._outlets.get(_key(edit), []) for edit in edits]
        return next((name for name in shown[0] if all(name in names for names in shown)), None)

    def others(self, edits: Iterable[Edit], outlet: str) -> int:
        """Return how many further outlets carry any of these changes."""
        names = {name for edit in edits for name in self._outlets.get(_key(edit), [])}
        return len(names - {outlet})


def _key(edit: Edit) -> tuple[int, int, str]:
    return edit.a.start, edit.a.end, fold(edit.b_text).casefold()


def plain(text: str, prefix: str = "") -> Row:
    """Return words without changes as a row that is never shortened."""
    return Row(core=words(f"{prefix}{text}"))


def base_lines(remark: Remark, lookup: Lookup) -> Iterator[Line]:
    """Yield the base text, and the words of it that nobody else has."""
    base = lookup.rendering(remark.base)
    spans = [pair.a.span for pair in remark.pairs] or [base.span]
    inside = [span for span in spans if span.within(base.whole)] or [base.whole]
    prefix = "" if remark.base.form is Form.QUOTED else "unquoted: "
    shown = excerpt(base.text, base.whole, inside)
    yield Line(BASE, Row(core=(*words(prefix), *shown)))
    yield from _alone(remark, lookup)


def _alone(remark: Remark, lookup: Lookup) -> Iterator[Line]:
    """Yield the base's words that two other outlets or more agree against, and no one shares."""
    counts: dict[int, list[Span]] = {}
    for span, voices in outvoted(remark, lookup).items():
        counts.setdefault(voices, []).append(span)
    text = lookup.article(remark.base).text
    for number, spans in counts.items():
        joined = " … ".join(fold(span.of(text)) for span in spans)
        label = f"1 against {number}"
        yield Line(ALONE, plain(joined), label, clip=True)


def outvoted(remark: Remark, lookup: Lookup) -> dict[Span, int]:
    """Return where two voices or more agree against the base's words, and how many they are.

    The fullest rendering is not thereby the right one; outlets that print one text count as one.
    What a transcript has was said, whoever stands against it.
    """
    if lookup.article(remark.base).turns:
        return {}
    against: dict[tuple[int, int, str], set[str]] = {}
    for pair in remark.pairs:
        for edit in pair.edits:
            if edit.a_text and edit.severity >= Severity.MINOR:
                against.setdefault(_key(edit), set()).add(pair.b.article)
    return {
        Span(start, end): voices
        for (start, end, _), articles in sorted(against.items())
        if (voices := remark.voices(articles)) > 1 and articles >= _carriers(remark, start, end)
    }


def _carriers(remark: Remark, start: int, end: int) -> set[str]:
    """Return the other outlets that have the place of the base's words at all, quoted."""
    return {
        pair.b.article
        for pair in remark.pairs
        if pair.a.start <= start and end <= pair.a.end and pair.b.form is Form.QUOTED
    }


def renderings(pairs: Iterable[Pair]) -> list[tuple[Pair, ...]]:
    """Return pairs gathered by rendering: the parts of an interrupted quotation together."""
    gathered: list[list[Pair]] = []
    for pair in sorted(dict.fromkeys(pairs), key=lambda pair: pair.b.start):
        home = next((group for group in gathered if _continues(group, pair)), None)
        if home is None:
            gathered.append([pair])
        else:
            home.append(pair)
    return [tuple(group) for group in gathered]


def _continues(group: Sequence[Pair], pair: Pair) -> bool:
    """Tell a further part, or another reading of the same place, from the same words again."""
    return all(
        other.b.article == pair.b.article and (_meet(other.b, pair.b) or not _meet(other.a, pair.a))
        for other in group
    )


def _meet(one: Side, other: Side) -> bool:
    shorter = min(one.end - one.start, other.end - other.start)
    return one.span.overlap(other.span) > _CROSSED * shorter


def pair_lines(pair: Pair, lookup: Lookup, seen: Seen) -> Iterator[Line]:
    """Yield what differs between the base and another rendering, in text order.

    Changes that ``seen`` knows under one outlet come last, on one line.
    """
    outlet = lookup.article(pair.b).name
    if pair.b.form is Form.REPORTED:
        rows = [change for row in pair_rows(pair, lookup) for change in critical_changes(row)]
        yield _unquoted(pair, lookup)
    else:
        rows = pair_rows(pair, lookup)
        yield from _boundary(pair, rows, lookup)
    repeated: dict[str, list[Row]] = {}
    for row in rows:
        earlier = seen.first(row.edits)
        if earlier in {None, outlet}:
            yield edit_line(row)
        else:
            repeated.setdefault(str(earlier), []).append(row)
    for earlier, group in repeated.items():
        yield _repetition(group, earlier)
    seen.add(pair.edits, outlet)


def told_by_rows(lines: Iterable[Line], notes: Iterable[Finding], article: str) -> Iterator[Line]:
    """Leave out the rows of changes that a finding about an ellipsis tells already."""
    dots = [
        place.start
        for finding in notes
        if finding.code == ELIDED
        for place in finding.at
        if place.article == article
    ]
    for line in lines:
        hidden = (any(0 <= at - edit.b.end <= _BESIDE for at in dots) for edit in line.row.edits)
        if not line.row.edits or not all(hidden):
            yield line


def edit_line(row: Row) -> Line:
    """Return a row of changes under its severity, with its labels."""
    return Line(str(row.severity), row, ", ".join(row.labels), row.severity)


def pair_rows(pair: Pair, lookup: Lookup) -> list[Row]:
    """Return the changes of a pair as rows; what holds for the whole pair goes to the fullest."""
    a, b = lookup.rendering(pair.a), lookup.rendering(pair.b)
    runs = collate(a, b, pair.edits)
    made = make_rows(runs, pair.edits, opens=opens(b), closes=closes(b))
    rows = [part for row in made for part in untangle(row)]
    general = set(pair.labels) & {Label.PARAPHRASE}
    if rows and general and not any(general & set(row.labels) for row in rows):
        fullest = max(range(len(rows)), key=lambda number: len(rows[number].edits))
        labels = worst_first((*rows[fullest].labels, *general))
        rows[fullest] = attrs.evolve(rows[fullest], labels=labels)
    return rows


def _repetition(rows: Sequence[Row], outlet: str) -> Line:
    marks = tuple(
        run._replace(space=run.mark is not Mark.ADDED or not number)
        for row in rows
        for number, run in enumerate(run for run in merge(row.core) if run.edit >= 0)
    )
    severity = max(row.severity for row in rows)
    edits = tuple(edit for row in rows for edit in row.edits)
    return Line(str(severity), Row(core=marks, edits=edits), f"as {outlet}", severity, terse=True)


def _unquoted(pair: Pair, lookup: Lookup) -> Line:
    said = [label for label in _UNQUOTED if label in pair.labels] or [Label.BOUNDARY]
    b = lookup.rendering(pair.b)
    clause = lookup.words(pair.b)
    head = "" if any(map(_has_mark, words(clause))) else "unquoted: "
    row = plain(clause, head if opens(b) else f"{head}… ")
    return Line(str(Severity.INFO), row, ", ".join(said), Severity.INFO, clip=True)


def _boundary(pair: Pair, rows: Sequence[Row], lookup: Lookup) -> Iterator[Line]:
    """Yield the place where a mark stands inside the words, if no other row tells of it."""
    if Label.BOUNDARY not in pair.labels or any(Label.BOUNDARY in row.labels for row in rows):
        return
    b = lookup.rendering(pair.b)
    runs = words(lookup.words(pair.b))
    number = next((n for n, run in enumerate(runs) if _has_mark(run)), 0)
    row = Row(
        core=runs[number : number + 1],
        before=runs[:number],
        after=runs[number + 1 :],
        opens=opens(b),
        closes=closes(b),
    )
    yield Line(str(Severity.INFO), row, Label.BOUNDARY, Severity.INFO)


def _has_mark(run: Run) -> bool:
    return run.text[0] in QUOTE_MARKS or run.text[-1] in QUOTE_MARKS


def echo_line(pair: Pair, lookup: Lookup) -> Line:
    """Return what the same speaker says on another occasion."""
    b = lookup.rendering(pair.b)
    row = Row(core=excerpt(b.text, b.whole, [b.span]))
    days = {lookup.article(side).published for side in (pair.a, pair.b)}
    label = "another day" if len(days - {None}) == 2 else "another occasion"
    return Line(ECHO, row, label, clip=True)
