"""What pages do not show: the changes that somebody has let stand.

Pages draw changes from pairs, not from findings. Here the changes of accepted findings are made
weightless, for the page alone; the report's own data keep them as they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs

from ..model.edits import Edit
from ..model.findings import Place
from ..model.labels import Severity
from ..model.pairs import Pair
from ..model.remarks import Remark
from ..model.reports import Report
from ..model.spans import Span

_BESIDE = 3
"""Code points from a change to the dots behind it, at which its finding stands."""

_Places = dict[str, list[Span]]


def without_accepted(report: Report) -> Report:
    """Return a report whose pairs and remarks weigh nothing where a finding is accepted."""
    if not report.accepted:
        return report
    by_remark: dict[str | None, list[Place]] = defaultdict(list)
    for one in report.accepted:
        by_remark[one.finding.remark] += one.finding.at
    of_drafts = _by_article(by_remark.pop(None, ()))
    remarks = tuple(
        _lightened(remark, _by_article(by_remark[remark.id])) if remark.id in by_remark else remark
        for remark in report.remarks
    )
    pairs = tuple(_pair(pair, of_drafts) for pair in report.pairs)
    return attrs.evolve(report, remarks=remarks, pairs=pairs)


def is_settled(edits: Iterable[Edit]) -> bool:
    """Tell whether any change weighs nothing that usually would: it is accepted, or ignored."""
    return any(not edit.severity and edit.label.severity for edit in edits)


def accepted_in(report: Report, article: str) -> tuple[Place, ...]:
    """Return where accepted findings stand in an article."""
    places = (place for one in report.accepted for place in one.finding.at)
    return tuple(place for place in places if place.article == article)


def _by_article(places: Iterable[Place]) -> _Places:
    found: _Places = defaultdict(list)
    for place in places:
        found[place.article].append(Span(place.start, place.end))
    return found


def _lightened(remark: Remark, places: _Places) -> Remark:
    return attrs.evolve(remark, pairs=tuple(_pair(pair, places) for pair in remark.pairs))


def _pair(pair: Pair, places: _Places) -> Pair:
    """Return a pair whose changes weigh nothing at some places of either side."""
    here, there = places.get(pair.b.article, ()), places.get(pair.a.article, ())
    if not here and not there:
        return pair
    edits = tuple(
        attrs.evolve(edit, severity=Severity.NONE) if _stands(edit, here, there) else edit
        for edit in pair.edits
    )
    if edits == pair.edits:
        return pair
    severity = max((edit.severity for edit in edits), default=Severity.NONE)
    return attrs.evolve(pair, edits=edits, severity=min(severity, pair.severity))


def _stands(edit: Edit, here: Sequence[Span], there: Sequence[Span]) -> bool:
    """Tell whether an accepted finding stands at a change, or at the dots in its place."""
    dots = any(0 <= span.start - edit.b.end <= _BESIDE and not edit.b_text for span in here)
    return dots or any(edit.b.within(x) for x in here) or any(edit.a.within(x) for x in there)
