"""Figures over all outlets: how far each two agree, and which outlet changes what."""

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from ...model.labels import Label, Severity
from ...model.pairs import Pair
from ...model.quotations import Form
from ...model.reports import Report
from ..lookup import Lookup
from .witnesses import Outlet, Witnesses

MOST_OUTLETS = 12
"""Outlets that a figure and the filters show: those that share most; the others are listed."""


@attrs.frozen
class Agreement:
    """What two outlets have in common: per cent of the words they both quote, in how many remarks.

    ``shade`` is 0 where all words agree, up to 5 where few do.
    """

    percent: int
    remarks: int
    shade: int


@attrs.frozen
class Matrix:
    """Agreements of each outlet with each other, in the order of ``outlets``."""

    outlets: tuple[Outlet, ...]
    rows: tuple[tuple[Agreement | None, ...], ...]


@attrs.frozen
class Tally:
    """How often one thing happened, outlet by outlet; ``shades`` from 0 for never to 4."""

    label: str
    severity: str
    counts: tuple[int, ...]
    shades: tuple[int, ...]


@attrs.frozen
class Heat:
    """Changes by label and outlet, gravest first."""

    outlets: tuple[Outlet, ...]
    tallies: tuple[Tally, ...]


def largest(report: Report, witnesses: Witnesses) -> tuple[Outlet, ...]:
    """Return the outlets that share most remarks, in their own order."""
    shared = Counter(
        outlet
        for remark in report.remarks
        for outlet in {witnesses.of(side).outlet for side in remark.sides}
    )
    ranked = sorted(witnesses.outlets, key=lambda outlet: -shared[outlet])[:MOST_OUTLETS]
    kept = {outlet for outlet in ranked if shared[outlet]}
    return tuple(outlet for outlet in witnesses.outlets if outlet in kept)


def agreement(report: Report, witnesses: Witnesses, outlets: Sequence[Outlet]) -> Matrix | None:
    """Return the matrix of some outlets; None where fewer than two have anything in common."""
    shown = set(outlets)
    words: Counter[tuple[Outlet, Outlet]] = Counter()
    common: Counter[tuple[Outlet, Outlet]] = Counter()
    lookup = Lookup(report)
    for pair in report.pairs:
        one, other = witnesses.of(pair.a).outlet, witnesses.of(pair.b).outlet
        if one == other or not {one, other} <= shown or not _is_quoted(pair):
            continue
        total, same = _alike(pair, lookup)
        for key in ((one, other), (other, one)):
            words[key] += total
            common[key] += same
    if not words:
        return None
    met = _met(report, witnesses, shown)
    return Matrix(
        tuple(outlets),
        tuple(
            tuple(
                _agreement(common[one, other], words[one, other], met[one, other])
                for other in outlets
            )
            for one in outlets
        ),
    )


def _met(
    report: Report, witnesses: Witnesses, shown: set[Outlet]
) -> Counter[tuple[Outlet, Outlet]]:
    """Count in how many remarks each two outlets stand."""
    met: Counter[tuple[Outlet, Outlet]] = Counter()
    for remark in report.remarks:
        here = {witnesses.of(side).outlet for side in remark.sides} & shown
        met.update((one, other) for one in here for other in here)
    return met


def _agreement(common: int, words: int, remarks: int) -> Agreement | None:
    if not words:
        return None
    percent = 100 * common // words
    return Agreement(percent, remarks, min(5, -(-(100 - percent) // 10)))


def _is_quoted(pair: Pair) -> bool:
    return pair.same and pair.is_quoted


def _alike(pair: Pair, lookup: Lookup) -> tuple[int, int]:
    """Return how many words two stretches have, and how many of them are alike, both sides."""
    total = _count(lookup.words(pair.a)) + _count(lookup.words(pair.b))
    changed = sum(
        _count(edit.a_text) + _count(edit.b_text)
        for edit in pair.edits
        if edit.severity >= Severity.MINOR and not edit.moved
    )
    return total, max(0, total - changed)


def _count(text: str) -> int:
    return len(text.split())


def drift(
    report: Report, witnesses: Witnesses, pairs: Iterable[Pair], outlets: Sequence[Outlet]
) -> Heat | None:
    """Return how often each outlet departs from a base in which way; None where none does.

    Args:
        report: The report; its findings tell of conflicts and of what is cut.
        witnesses: What the page calls each article.
        pairs: Bases against renderings.
        outlets: Who is shown.
    """
    counts: dict[str, Counter[Outlet]] = {}
    severities: dict[str, Severity] = {}
    for pair in pairs:
        outlet = witnesses.of(pair.b).outlet
        for edit in pair.edits:
            labels = (edit.label, *edit.also)
            for label in labels if _tells(edit.severity, pair) else ():
                counts.setdefault(label, Counter())[outlet] += 1
                grave = edit.severity if label is edit.label else label.severity
                severities[label] = max(grave, severities.get(label, Severity.NONE))
    for finding in report.findings:
        if finding.code.startswith(("speaker.conflict", "context.", "reference.")):
            here = {witnesses.by_id[place.article].outlet for place in finding.at}
            counts.setdefault(finding.code, Counter()).update(here)
            severities[finding.code] = max(
                finding.severity, severities.get(finding.code, Severity.NONE)
            )
    order = [*reversed(Label), *sorted(set(counts) - set(Label))]
    labels_ = sorted((x for x in order if x in counts), key=lambda label: -severities[label])
    tallies = (_tally(str(x), severities[x], counts[x], outlets) for x in labels_)
    shown = tuple(tally for tally in tallies if any(tally.counts))
    return Heat(tuple(outlets), shown) if shown else None


def _tells(severity: Severity, pair: Pair) -> bool:
    """Leave out what is an outlet's own to choose: spelling, and the words of its own sentence."""
    least = Severity.MINOR if pair.b.form is Form.QUOTED else Severity.CRITICAL
    return severity >= least


def _tally(
    label: str, severity: Severity, counted: Counter[Outlet], outlets: Sequence[Outlet]
) -> Tally:
    counts = tuple(counted[outlet] for outlet in outlets)
    return Tally(label, str(severity), counts, tuple(_shade(count) for count in counts))


def _shade(count: int) -> int:
    """Return the shade of a count: 1, 2, up to 5, more."""
    return sum(count >= least for least in (1, 2, 3, 6))
