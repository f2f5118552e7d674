"""The critical apparatus of a report: every remark with its base text and who departs from it how.

This is data, computed once; the terminal, Markdown and every other page for readers print it, each
in its way. Remarks come worst first; in a remark the base, then the outlets, worst first; in an
outlet its changes in text order, so that the sentence reads.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import attrs

from ..model.articles import Article
from ..model.findings import Finding
from ..model.labels import Label, Severity
from ..model.pairs import Pair, Side
from ..model.quotations import Form, Kind
from ..model.remarks import Remark
from ..model.reports import Fidelity, Report
from ..model.spans import Span
from .accepted import is_settled, without_accepted
from .blocks import (
    SAME,
    Block,
    Line,
    Seen,
    base_lines,
    echo_line,
    outvoted,
    pair_lines,
    plain,
    renderings,
    told_by_rows,
)
from .lookup import Lookup
from .rows import Row
from .tangles import gravest_change, seen_from_there, turned_round

CONFLICT = "speaker.conflict"


@attrs.frozen
class Summary:
    """A remark in one line: its gravest change, and who carries it."""

    outlet: str
    others: int
    row: Row
    label: str


@attrs.frozen
class Entry:
    """One remark.

    Attributes:
        remark: The remark itself.
        severity: The gravest of its lines.
        label: What the gravest line says.
        speakers: Whom the outlets credit, most outlets first.
        outlets: How many outlets carry it.
        blocks: The base first.
        weight: How many changes are as grave as the gravest.
        summary: Its gravest change; None where nothing differs.
        settled: It differs in what is accepted or ignored.
    """

    remark: Remark
    severity: Severity
    label: str
    speakers: tuple[str, ...]
    outlets: int
    blocks: tuple[Block, ...]
    weight: int = 0
    summary: Summary | None = None
    settled: bool = False


@attrs.frozen
class Apparatus:
    """A whole report, ready to print.

    Attributes:
        articles: How many articles were read.
        quotations: How many quotations were found in them, mentions left out.
        entries: Remarks in which something differs, worst first.
        alike: Remarks that read the same everywhere.
        lonely: Quotations that stand in one outlet only.
        hidden: Remarks that are less grave than was asked for.
        notes: Findings about no remark.
        settled: Remarks that differ in nothing but what is accepted or ignored.
        transcripts: Those that the articles are held against; they count as none of them.
        fidelity: Each outlet against the transcripts, the most faithful first.
    """

    articles: int
    quotations: int
    entries: tuple[Entry, ...]
    alike: tuple[Entry, ...]
    lonely: int
    hidden: int
    notes: tuple[Finding, ...]
    settled: int = 0
    transcripts: tuple[Article, ...] = ()
    fidelity: tuple[Fidelity, ...] = ()

    def count(self, severity: Severity) -> int:
        """Return how many remarks are exactly so grave."""
        return sum(entry.severity is severity for entry in self.entries)


def make_apparatus(report: Report, *, least: Severity = Severity.NONE) -> Apparatus:
    """Return a report's remarks, ready to print; lines below ``least`` are left out."""
    report = without_accepted(report)
    lookup = Lookup(report)
    remarks = sorted(report.remarks, key=lambda remark: lookup.order(remark.base))
    raised: dict[str | None, list[Finding]] = {}
    for finding in report.findings:
        raised.setdefault(finding.remark, []).append(finding)
    entries = [_entry(remark, lookup, raised.get(remark.id, []), least) for remark in remarks]
    entries.sort(key=_rank)
    differing = [entry for entry in entries if entry.summary]
    transcripts = tuple(article for article in report.articles if article.turns)
    turns = {article.id for article in transcripts}
    spoken = [
        quote
        for quote in report.quotes
        if quote.kind is not Kind.MENTION
        and quote.form is Form.QUOTED
        and quote.article not in turns
    ]
    shared = {quote for remark in report.remarks for quote in remark.quotes}
    return Apparatus(
        articles=len(report.articles) - len(transcripts),
        quotations=sum(quote.parent is None for quote in spoken),
        entries=tuple(entry for entry in differing if entry.severity >= least),
        alike=tuple(entry for entry in entries if not (entry.summary or entry.settled)),
        lonely=sum(quote.parent is None and quote.id not in shared for quote in spoken),
        hidden=sum(entry.severity < least for entry in differing),
        notes=tuple(_once(f for f in report.findings if not f.remark and f.severity >= least)),
        settled=sum(entry.settled and not entry.summary for entry in entries),
        transcripts=transcripts,
        fidelity=report.fidelity,
    )


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings that read alike as one, which says how many they are."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.code, finding.message), []).append(finding)
    for first, *others in alike.values():
        times = f" ({len(others) + 1} times)" if others else ""
        yield attrs.evolve(first, message=first.message + times)


def _rank(entry: Entry) -> tuple[int, int, int]:
    return -entry.severity, -entry.weight, -entry.outlets


def _entry(remark: Remark, lookup: Lookup, raised: Sequence[Finding], least: Severity) -> Entry:
    seen = Seen()
    dispute = _dispute(remark, raised)
    notes = _Notes(raised)
    blocks = [_base_block(remark, lookup, notes, dispute)]
    blocks += [
        _block(pairs, lookup, notes, dispute, seen)
        for pairs in _worst_first(remark, lookup, dispute)
    ]
    worst = max(blocks, key=lambda block: block.severity)
    alone = _Alone.of(remark, lookup)
    return Entry(
        remark=remark,
        severity=worst.severity,
        label=_heading(blocks, worst.severity),
        speakers=tuple(credit.speaker for credit in remark.credits[: 2 if dispute else 1]),
        outlets=len({s.article for s in remark.sides if not lookup.article(s).turns}),
        blocks=(*_merge_equal(_only(alone.share(blocks), least)), *_echoes(remark, lookup)),
        weight=sum(_weight(line, worst.severity) for block in blocks for line in block.lines),
        summary=_summary(worst, dispute, seen, alone),
        settled=any(is_settled(pair.edits) for pair in remark.pairs),
    )


# ---------------------------------------------------------------- who says otherwise


@attrs.frozen
class _Dispute:
    """Two outlets credit different persons: whom most credit, and who says otherwise."""

    speaker: str
    articles: tuple[str, ...]
    otherwise: Mapping[str, str]
    severity: Severity

    def line(self, article: str, lookup: Lookup) -> Line:
        here, others = self.otherwise[article], lookup.names(self.articles)
        row = plain(f"{here} here; {others}: {self.speaker}")
        return Line(str(self.severity), row, CONFLICT, self.severity)


def _dispute(remark: Remark, raised: Sequence[Finding]) -> _Dispute | None:
    conflicts = [finding.severity for finding in raised if finding.code == CONFLICT]
    if len(remark.credits) < 2 or not conflicts:
        return None
    most, *rest = remark.credits
    return _Dispute(
        most.speaker,
        most.articles,
        {article: credit.speaker for credit in rest for article in credit.articles},
        max(conflicts),
    )


class _Notes:
    """Findings about a remark that no row of changes shows; each is handed out once."""

    def __init__(self, raised: Iterable[Finding]) -> None:
        self.left = [
            finding
            for finding in raised
            if not finding.code.startswith("drift.") and finding.code != CONFLICT
        ]

    def lines(self, sides: Sequence[Side]) -> Iterator[Line]:
        for finding in tuple(self.left):
            if any(place.article == side.article for place in finding.at for side in sides):
                self.left.remove(finding)
                yield finding_line(finding)


def finding_line(finding: Finding) -> Line:
    """Return a finding's message under its severity, with its code."""
    severity = finding.severity
    return Line(str(severity), plain(finding.message), finding.code, severity)


# ---------------------------------------------------------------- blocks


def _base_block(remark: Remark, lookup: Lookup, notes: _Notes, dispute: _Dispute | None) -> Block:
    lines = list(base_lines(remark, lookup))
    if dispute and remark.base.article in dispute.otherwise:
        lines.append(dispute.line(remark.base.article, lookup))
    lines += notes.lines([remark.base])
    return _make_block([remark.base], lines, lookup)


def _worst_first(
    remark: Remark, lookup: Lookup, dispute: _Dispute | None
) -> list[tuple[Pair, ...]]:
    disputed = dispute.otherwise if dispute else {}
    groups = renderings(remark.pairs)

    def rank(pairs: Sequence[Pair]) -> tuple[int, tuple[int, int]]:
        drift = max(pair.severity for pair in pairs)
        grave = Severity.CRITICAL if pairs[0].b.article in disputed else drift
        return -grave, lookup.order(pairs[0].b)

    return sorted(groups, key=rank)


def _block(
    pairs: Sequence[Pair],
    lookup: Lookup,
    notes: _Notes,
    dispute: _Dispute | None,
    seen: Seen,
) -> Block:
    article = pairs[0].b.article
    rows = [line for pair in pairs for line in pair_lines(pair, lookup, seen)]
    drift = list(told_by_rows(rows, notes.left, article))
    lines = drift
    if dispute and article in dispute.otherwise:
        same = [] if drift else [_word_for_word(lookup.article(pairs[0].a).name)]
        lines = [dispute.line(article, lookup), *drift, *same]
    sides = [pair.b for pair in pairs]
    lines = [*lines, *notes.lines(sides)]
    if not lines and any(is_settled(pair.edits) for pair in pairs):
        lines = [Line(SAME, plain("but for what is accepted or ignored"))]
    return _make_block(sides, lines, lookup)


def _word_for_word(outlet: str) -> Line:
    return Line(SAME, plain(f"word for word as {outlet}"), Label.IDENTICAL)


def _make_block(sides: Sequence[Side], lines: Sequence[Line], lookup: Lookup) -> Block:
    return Block(
        names=(lookup.article(sides[0]).name,),
        credit=lookup.credit(sides),
        where=lookup.where(sides[0]),
        lines=tuple(lines),
        severity=max((line.severity for line in lines), default=Severity.NONE),
        sides=tuple(sides),
    )


def _only(blocks: Iterable[Block], least: Severity) -> Iterator[Block]:
    """Leave out what is less grave than was asked for, and who has nothing else to show."""
    for block in blocks:
        lines = tuple(line for line in block.lines if line.severity >= least or not line.severity)
        if lines or not block.lines:
            yield attrs.evolve(block, lines=lines)


def _merge_equal(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks that have something to show, then the others as one."""
    equal = []
    for block in blocks:
        if block.lines:
            yield block
        else:
            equal.append(block)
    if len(equal) == 1:
        yield equal[0]
    elif equal:
        names = dict.fromkeys(name for block in equal for name in block.names)
        sides = tuple(side for block in equal for side in block.sides)
        yield Block(tuple(names), "", None, sides=sides)


def _echoes(remark: Remark, lookup: Lookup) -> Iterator[Block]:
    for pair in sorted(remark.echoes, key=lambda pair: lookup.order(pair.b)):
        yield _make_block([pair.b], [echo_line(pair, lookup)], lookup)


# ---------------------------------------------------------------- one line a remark


def _weight(line: Line, severity: Severity) -> int:
    if not severity or line.severity is not severity:
        return 0
    return max(1, sum(edit.severity is severity for edit in line.row.edits))


def _heading(blocks: Iterable[Block], severity: Severity) -> str:
    """Return the gravest labels: of the wording, and a conflict of credits if it is as grave."""
    if not severity:
        return ""
    grave = [line for block in blocks for line in block.lines if line.severity is severity]
    firsts = [str(line.row.labels[0]) if line.row.labels else line.label for line in grave]
    wording = [label for label in firsts if label != CONFLICT][:1]
    return ", ".join(wording + [CONFLICT] * (CONFLICT in firsts))


@attrs.frozen
class _Alone:
    """The outlet that has the base, and where all others agree against it."""

    outlet: str
    places: Collection[Span]

    @classmethod
    def of(cls, remark: Remark, lookup: Lookup) -> "_Alone":
        return cls(lookup.article(remark.base).name, outvoted(remark, lookup))

    def share(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Yield the blocks, the base's first, each with what is its own."""
        base, *others = blocks
        edits = (edit for block in others for line in block.lines for edit in line.row.edits)
        against = max((e.severity for e in edits if e.a in self.places), default=Severity.NONE)
        yield attrs.evolve(base, own=max(base.severity, against))
        for block in others:
            yield attrs.evolve(block, own=max(map(self._own, block.lines), default=Severity.NONE))

    def _own(self, line: Line) -> Severity:
        if not line.row.edits:
            return line.severity
        mine = (edit.severity for edit in line.row.edits if edit.a not in self.places)
        return max(mine, default=Severity.NONE)


def _summary(worst: Block, dispute: _Dispute | None, seen: Seen, base: _Alone) -> Summary | None:
    """Return a remark's gravest change, at whoever stands alone with it."""
    if not worst.severity:
        return None
    line = next(line for line in worst.lines if line.severity is worst.severity)
    if dispute and line.label == CONFLICT:
        others = len(dispute.otherwise) - 1
        here = next(iter(dispute.otherwise.values()))
        return Summary(worst.names[0], others, plain(f"{here}, not {dispute.speaker}"), CONFLICT)
    row = gravest_change(line.row)
    if not row.edits:
        return Summary(worst.names[0], 0, row, line.label)
    label = row.edits[0].label
    if all(edit.a in base.places for edit in row.edits):
        return Summary(base.outlet, 0, turned_round(row), seen_from_there(label))
    return Summary(worst.names[0], seen.others(row.edits, worst.names[0]), row, label)
