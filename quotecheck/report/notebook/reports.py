"""Reports and findings: how much there is, and the worst of it, a line each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ...model.findings import Finding, Place
from ...model.labels import Severity
from ...model.pairs import Pair, Side
from ...model.quotations import Form, Kind
from ...model.remarks import Locus, Reading, Remark
from ...model.reports import Report
from ..checklist import is_check
from ..lookup import Lookup
from .parts import REPLACED, badge, code, figure, lost, new, quiet, said, table, whole
from .wording import change

MOST_FINDINGS = 24
"""Findings that a report shows."""

_MOST_PLACES = 12
"""Places of one finding that are shown."""

_CONTEXT = 3
"""Words on either side of a change."""

_REACH = 120
"""Code points within which these words are looked for."""

_LONGEST = 160
"""Code points of one side of a change that are shown."""


def show_report(report: Report) -> str:
    """Return the counts, and the worst findings."""
    counts = Counter(finding.severity for finding in report.findings)
    graded = "".join(f" · {counts[grade]} {grade}" for grade in sorted(counts, reverse=True))
    caption = f"<b>{_extent(report)}</b>{quiet(graded or ' · nothing found to differ')}"
    if not report.findings:
        return figure(caption)
    shown = report.findings[:MOST_FINDINGS]
    head = ("#", "severity", "what", "outlet", "how it differs from what others have")
    if is_check(report):
        head = (*head[:3], "draft", "how it differs from the reference")
    return figure(caption, table(head, _rows(report, shown)), quiet(_rest(report, len(shown))))


def show_finding(finding: Finding) -> str:
    """Return one finding, with its places."""
    shown = finding.at[:_MOST_PLACES]
    places = [f"{code(place.article[:80])} {place.line}:{place.column}" for place in shown]
    more = [f"{len(finding.at) - len(shown)} more"] if len(finding.at) > len(shown) else []
    caption = f"{badge(finding.severity)} {said(_name(finding), 80)}"
    return figure(caption, f"<div>{said(finding.message)}</div>", quiet(", ".join(places + more)))


def _name(finding: Finding) -> str:
    return finding.code.removeprefix("drift.")


def _extent(report: Report) -> str:
    spoken = [q for q in report.quotes if q.kind is not Kind.MENTION and q.form is Form.QUOTED]
    quotations = _count(sum(quote.parent is None for quote in spoken), "quotation")
    if is_check(report):
        drafts = len({quote.article for quote in report.quotes}) or 1
        references = _count(len(report.articles) - drafts, "reference")
        return f"{_count(drafts, 'draft')} with {quotations}</b> against {references}<b>"
    shared = _count(len(report.remarks), "remark")
    articles = _count(len(report.articles), "article")
    return f"{articles}, {quotations}, {shared}</b> in two outlets or more<b>"


def _rest(report: Report, shown: int) -> str:
    more = len(report.findings) - shown
    grade = report.findings[shown].severity if more else Severity.NONE
    ahead = f"{more:,} more, {grade} and below: {code('report.findings')} · " if more else ""
    return f"{ahead}as a table: {code('report.to_pandas()')} · page: {code(_SAVE)}"


_SAVE = 'report.save("report.html")'


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


# ---------------------------------------------------------------- one line a finding


def _rows(report: Report, findings: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
    lookup = Lookup(report)
    wanted = {finding.remark for finding in findings}
    remarks = {remark.id: remark for remark in report.remarks if remark.id in wanted}
    pairs: dict[str, list[Pair]] = {}
    if is_check(report):
        drafts = {place.article for finding in findings for place in finding.at}
        for pair in report.pairs:
            if pair.b.article in drafts:
                pairs.setdefault(pair.b.article, []).append(pair)
    for number, finding in enumerate(findings, 1):
        remark = remarks.get(finding.remark or "")
        outlets, shown = _told(finding, remark, pairs, lookup)
        yield str(number), badge(finding.severity), whole(_name(finding)), outlets, shown


def _told(
    finding: Finding, remark: Remark | None, pairs: dict[str, list[Pair]], lookup: Lookup
) -> tuple[str, str]:
    """Return whom a finding is about, and its words: marked where they can be, else its message."""
    locus = _locus(finding, remark)
    if remark is not None and locus is not None:
        base = locus.readings[locus.likely or 0]
        others = [reading for reading in locus.readings if reading is not base]
        who = lookup.names(article for reading in others for article in reading.articles)
        credit = quiet(f" · {said(remark.speaker, 60)}") if remark.speaker else ""
        grave = finding.severity is Severity.CRITICAL
        return said(who, 120), _variants(base, others, remark, lookup, grave=grave) + credit
    who = said(lookup.names(place.article for place in finding.at), 120)
    edited = next(_edits(finding, pairs), None)
    return who, edited or said(finding.message, 300)


def _locus(finding: Finding, remark: Remark | None) -> Locus | None:
    """Return the place of a remark that a finding is about."""
    if remark is None or not finding.code.startswith("drift."):
        return None
    places = set(map(_span, finding.at))
    return next(
        (
            locus
            for locus in remark.loci
            if finding.code == f"drift.{locus.label}"
            and {_span(side) for reading in locus.outvoted for side in reading.sides} == places
        ),
        None,
    )


def _span(place: Place | Side) -> tuple[str, int, int]:
    return place.article, place.start, place.end


def _variants(
    base: Reading, others: Sequence[Reading], remark: Remark, lookup: Lookup, *, grave: bool
) -> str:
    first = others[0].sides[0]
    whole = next(
        (s for s in remark.sides if s.article == first.article and first.span.within(s.span)), first
    )
    before, after = _context(whole, first.start, first.end)
    dropped = grave and not any(reading.text for reading in others)
    changed = [lost(base.text[:_LONGEST], grave=dropped)] if base.text and not base.moved else []
    for reading in others:
        what = "moved" if reading.moved else REPLACED if base.text else "added"
        words = new(reading.text[:_LONGEST], what=what, grave=grave) if reading.text else ""
        names = quiet(f"({said(lookup.names(reading.articles), 80)})") if len(others) > 1 else ""
        changed.append(" ".join(filter(None, (words, names if words else ""))))
    return _joined(before, changed, after)


def _edits(finding: Finding, pairs: dict[str, list[Pair]]) -> Iterator[str]:
    """Yield the change of a draft that a finding is about."""
    for place in finding.at:
        for pair in pairs.get(place.article, []):
            for edit in pair.edits:
                if edit.b == (place.start, place.end) and finding.code == f"drift.{edit.label}":
                    before, after = _context(pair.b, *edit.b)
                    yield _joined(before, [change(edit)], after)


def _context(whole: Side, start: int, end: int) -> tuple[str, str]:
    """Return some words of a rendering on either side of a place in it."""
    text = whole.article_text
    before = text[max(whole.start, start - _REACH) : start].split()
    after = text[end : min(whole.end, end + _REACH)].split()
    return " ".join(before[-_CONTEXT:]), " ".join(after[:_CONTEXT])


def _joined(before: str, changed: Iterable[str], after: str) -> str:
    """Return a change between the words around it; no space before a comma."""
    pieces = [said(before) if before else "", *changed]
    gap = " " if after[:1].isalnum() else ""
    return " ".join(filter(None, pieces)) + (f"{gap}{said(after)}" if after else "")
