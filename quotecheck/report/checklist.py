"""A draft's quotations against their references, one case each: data for every page of `check`."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs

from ..model.articles import Article
from ..model.findings import Finding, Place
from ..model.labels import Severity
from ..model.pairs import Pair
from ..model.quotations import Form, Kind, Quote
from ..model.reports import Report
from ..model.spans import Span
from .accepted import accepted_in, is_settled, without_accepted
from .blocks import Line, Seen, pair_lines, plain, told_by_rows
from .credit import Where
from .lookup import Lookup

CONFLICT = "speaker.conflict"

_CLEAN = frozenset({"quote.malformed", "quote.unsourced"})
"""Codes about the draft alone; they do not keep a quotation from being verbatim."""


@attrs.frozen
class Case:
    """One quotation of a draft.

    Attributes:
        quote: The quotation itself.
        pairs: What the references have of it, as side A.
        where: Its place in the draft.
        credit: Its credit as printed.
        reference: The place that it renders; None where no reference has it.
        lines: What there is to see, in text order; nothing where it is verbatim.
        severity: The gravest of the lines.
    """

    quote: Quote
    pairs: tuple[Pair, ...]
    where: Where
    credit: str
    reference: Where | None
    lines: tuple[Line, ...]
    severity: Severity


@attrs.frozen
class Checklist:
    """A whole check, ready to print.

    Attributes:
        drafts: What was checked.
        references: What it was checked against.
        quotations: How many quotations were checked.
        cases: Those that are not verbatim, worst first.
        faithful: The others.
        hidden: Cases less grave than was asked for.
        settled: How many others differ in nothing but what is accepted or ignored.
    """

    drafts: tuple[Article, ...]
    references: tuple[Article, ...]
    quotations: int
    cases: tuple[Case, ...]
    faithful: tuple[Case, ...]
    hidden: int
    settled: int = 0

    @property
    def verbatim(self) -> tuple[Where, ...]:
        """The places of what is word for word."""
        return tuple(case.where for case in self.faithful)

    def count(self, severity: Severity) -> int:
        """Return how many quotations are exactly so grave."""
        return sum(case.severity is severity for case in self.cases)


def is_check(report: Report) -> bool:
    """Tell a check's report: it has no remarks, but quotations with their place in a reference."""
    return not report.remarks and (
        any(pair.same for pair in report.pairs)
        or any(finding.code.startswith("reference.") for finding in report.findings)
        or any(one.finding.code.startswith("reference.") for one in report.accepted)
    )


def make_checklist(
    report: Report, drafts: Collection[str] | None = None, *, least: Severity = Severity.NONE
) -> Checklist:
    """Return a check's quotations, ready to print.

    Args:
        report: What `check` returned.
        drafts: The ids of the articles that were checked; None: those whose quotations it lists.
        least: Cases below this are only counted.
    """
    report = without_accepted(report)
    lookup = Lookup(report)
    if drafts is None:
        drafts = {quote.article for quote in report.quotes}
    spoken = [q for q in report.quotes if q.article in drafts and _is_checked(q)]
    pairs: dict[str | None, list[Pair]] = {}
    for pair in report.pairs:
        pairs.setdefault(pair.b.quote, []).append(pair)
    notes: dict[str, list[Finding]] = {}
    drawn = set(_drawn(report.pairs))
    for finding in report.findings:
        for place in finding.at:
            if _is_note(finding, place, drawn):
                notes.setdefault(place.article, []).append(finding)
    cases = [
        _case(quote, pairs.get(quote.id, []), notes.get(quote.article, []), lookup)
        for quote in spoken
    ]
    differing = sorted((case for case in cases if case.lines), key=lambda case: -case.severity)
    standing = {draft: accepted_in(report, draft) for draft in drafts}
    alike = [
        (case, _is_settled(quote, pairs.get(quote.id, []), standing[quote.article]))
        for quote, case in zip(spoken, cases, strict=True)
        if not case.lines
    ]
    return Checklist(
        drafts=tuple(article for article in report.articles if article.id in drafts),
        references=tuple(article for article in report.articles if article.id not in drafts),
        quotations=len(spoken),
        cases=tuple(case for case in differing if case.severity >= least),
        faithful=tuple(case for case, settled in alike if not settled),
        hidden=sum(case.severity < least for case in differing),
        settled=sum(settled for _, settled in alike),
    )


def _is_settled(quote: Quote, pairs: Sequence[Pair], standing: Sequence[Place]) -> bool:
    """Tell whether a quotation would have something to show, had nobody let it stand."""
    light = any(is_settled(pair.edits) for pair in pairs)
    return light or any(quote.start <= place.start <= quote.end for place in standing)


def _is_checked(quote: Quote) -> bool:
    return quote.form is Form.QUOTED and quote.kind is not Kind.MENTION and quote.parent is None


def _case(quote: Quote, pairs: Sequence[Pair], notes: Sequence[Finding], lookup: Lookup) -> Case:
    rows = [line for pair in pairs for line in pair_lines(pair, lookup, Seen())]
    lines = list(told_by_rows(rows, notes, quote.article))
    lines += (_note_line(note, pairs, lookup) for note in notes if _concerns(note, quote))
    return Case(
        quote=quote,
        pairs=tuple(pairs),
        where=lookup.where_quote(quote),
        credit=lookup.credit_quote(quote),
        reference=lookup.where(pairs[0].a) if pairs else None,
        lines=tuple(lines),
        severity=max((line.severity for line in lines), default=Severity.NONE),
    )


def _drawn(pairs: Iterable[Pair]) -> Iterator[tuple[str, Span]]:
    """Yield each place in a draft at which a page draws a change."""
    for pair in pairs:
        yield pair.b.article, pair.b.span
        yield from ((pair.b.article, edit.b) for edit in pair.edits)


def _is_note(finding: Finding, place: Place, drawn: Collection[tuple[str, Span]]) -> bool:
    """Tell what no row of changes shows: a splice of two places stands between their pairs."""
    shown = (place.article, Span(place.start, place.end)) in drawn
    return finding.code not in _CLEAN and not (finding.code.startswith("drift.") and shown)


def _concerns(finding: Finding, quote: Quote) -> bool:
    return any(
        place.article == quote.article and quote.start <= place.start <= quote.end
        for place in finding.at
    )


def _note_line(finding: Finding, pairs: Sequence[Pair], lookup: Lookup) -> Line:
    said = finding.message
    if finding.code == CONFLICT and pairs:
        there, here = pairs[0].speakers
        reference = lookup.article(pairs[0].a)
        place = "the turn of " if reference.turns else f"{reference.name}: "
        said = f"{here} here; in {place}{there}"
    return Line(str(finding.severity), plain(said), finding.code, finding.severity)
