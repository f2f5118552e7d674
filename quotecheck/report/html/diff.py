"""The page of a report over several outlets: remark by remark, worst first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...markup import fold
from ...model.articles import Article
from ...model.findings import Finding
from ...model.labels import Severity
from ...model.pairs import Pair, Side
from ...model.quotations import Form, Kind, Quote
from ...model.reports import Report
from ..apparatus import Apparatus, Entry, make_apparatus
from ..lookup import Lookup
from .cards import Anchors, Card, Dealer
from .changes import find_changes
from .figures import MOST_OUTLETS, agreement, drift, largest
from .inplace import BASE, Mention, pages, reference
from .page import MOST_WITH_CONTEXT, Same, Standing, View, counts, days, filters, in_words, some
from .timeline import outlet_timeline
from .witnesses import Outlet, Witnesses

_MOST_NOTES = 6
_MOST_ARTICLES = 400
"""Articles up to which even those are shown in full that share nothing."""


def diff_view(report: Report) -> View:
    """Return the page of a report over several outlets."""
    apparatus = make_apparatus(report)
    witnesses = Witnesses(report.articles)
    anchors = Anchors(report, witnesses)
    lookup = Lookup(report)
    contexts = len(apparatus.entries) <= MOST_WITH_CONTEXT
    dealer = Dealer(report, witnesses, contexts=contexts)
    cards = tuple(
        dealer.remark(entry, number, anchors) for number, entry in enumerate(apparatus.entries, 1)
    )
    same = tuple(
        _same(entry, number, lookup, witnesses) for number, entry in enumerate(apparatus.alike, 1)
    )
    own = _own_severities(apparatus)
    outlets = largest(report, witnesses)
    mentions = [
        *_mentions(apparatus.entries, cards, lookup, witnesses),
        *(
            Mention(side, reference(row.anchor, None, BASE if not n else "none", "word for word"))
            for row, entry in zip(same, apparatus.alike, strict=True)
            for n, side in enumerate(entry.remark.sides)
        ),
    ]
    shown, left_out = _shown(report, mentions)
    notes = _notable(apparatus.notes)
    return View(
        is_check=False,
        headline=_headline(apparatus),
        facts=_facts(apparatus, witnesses),
        counts=tuple(counts(cards)),
        cards=cards,
        same=same,
        standings=tuple(
            one
            for one in _standings(report, witnesses, own)
            if one.outlet in _own_outlets(apparatus, witnesses)
        ),
        notes=tuple(notes[:_MOST_NOTES]),
        more_notes=max(0, len(apparatus.notes) - _MOST_NOTES),
        filters=filters(cards, outlets),
        matrix=agreement(report, witnesses, outlets) if len(outlets) > 1 else None,
        heat=drift(report, witnesses, _base_pairs(report), outlets),
        timeline=outlet_timeline(
            (
                (witness, own[id_])
                for id_, witness in witnesses.by_id.items()
                if id_ in own and witness.outlet in outlets
            ),
            MOST_OUTLETS,
        ),
        pages=tuple(pages(report, anchors, mentions, shown)),
        left_out=left_out,
        unshown_outlets=len({witnesses.by_id[id_].outlet for id_ in own}) - len(outlets),
        references=tuple(witnesses.by_id[one.id] for one in apparatus.transcripts),
        fidelity=apparatus.fidelity,
    )


def _headline(apparatus: Apparatus) -> str:
    """Return the report in one sentence."""
    shared = len(apparatus.entries) + len(apparatus.alike)
    if not shared:
        return "No remark stands in two outlets"
    worst = max((entry.severity for entry in apparatus.entries), default=Severity.NONE)
    number = apparatus.count(worst) if worst else 0
    of_all = f"{number} of {shared} shared remarks" if shared > 1 else "The one shared remark"
    one = number == 1
    if worst is Severity.CRITICAL:
        return f"{of_all} {'differs' if one else 'differ'} critically"
    if worst is Severity.MAJOR:
        return f"{of_all} {'was' if one else 'were'} reworded"
    if worst is Severity.MINOR:
        return f"{of_all} {'differs' if one else 'differ'} in small words only"
    return f"All {shared} shared remarks agree" if shared > 1 else "The one shared remark agrees"


def _facts(apparatus: Apparatus, witnesses: Witnesses) -> tuple[str, ...]:
    outlets = len(_own_outlets(apparatus, witnesses))
    shared = len(apparatus.entries) + len(apparatus.alike)
    articles = () if apparatus.articles == outlets else (some(apparatus.articles, "article"),)
    lonely = (
        (f"{some(apparatus.lonely, 'quotation')} in one outlet only",) if apparatus.lonely else ()
    )
    return (
        some(outlets, "outlet"),
        *articles,
        some(apparatus.quotations, "quotation"),
        some(shared, "shared remark"),
        *lonely,
        *((some(len(apparatus.transcripts), "transcript"),) if apparatus.transcripts else ()),
    )


def _own_outlets(apparatus: Apparatus, witnesses: Witnesses) -> tuple[Outlet, ...]:
    """Return the outlets that have more than transcripts; all where there is nothing else."""
    spoken = {article.id for article in apparatus.transcripts}
    others = [one.outlet for id_, one in witnesses.by_id.items() if id_ not in spoken]
    return tuple(dict.fromkeys(others)) or witnesses.outlets


def _own_severities(apparatus: Apparatus) -> Mapping[str, Severity]:
    """Return the gravest difference of each article's own."""
    own: dict[str, Severity] = {}
    for entry in (*apparatus.entries, *apparatus.alike):
        for block in entry.blocks:
            for side in block.sides:
                own[side.article] = max(own.get(side.article, Severity.NONE), block.own)
    return own


def _same(entry: Entry, number: int, lookup: Lookup, witnesses: Witnesses) -> Same:
    remark = entry.remark
    named = dict.fromkeys(witnesses.of(side) for side in remark.sides)
    return Same(f"w{number}", fold(lookup.words(remark.base)), remark.speaker or "", tuple(named))


def _mentions(
    entries: Iterable[Entry], cards: Iterable[Card], lookup: Lookup, witnesses: Witnesses
) -> Iterator[Mention]:
    for entry, card in zip(entries, cards, strict=True):
        remark = entry.remark
        others = len({side.article for side in remark.sides}) - 1
        own = {side: block.own for block in entry.blocks for side in block.sides}
        pairs: dict[Side, list[Pair]] = {}
        for pair in remark.pairs:
            pairs.setdefault(pair.b, []).append(pair)
        for side in remark.sides:
            severity = own.get(side, Severity.NONE)
            if side == remark.base:
                words = f"fullest rendering; {others} other{'s' if others > 1 else ''}"
                grave = str(severity) if severity else BASE
            else:
                changes = find_changes(pairs.get(side, ()), lookup, witnesses)
                words = "; ".join(map(in_words, changes[:2])) or _unchanged(side)
                grave = str(severity)
            yield Mention(side, reference(card.anchor, card.number, grave, words))


def _unchanged(side: Side) -> str:
    return "as the fullest rendering" if side.form is Form.QUOTED else "outside quotation marks"


def _base_pairs(report: Report) -> Iterator[Pair]:
    return (pair for remark in report.remarks for pair in remark.pairs)


def _shown(report: Report, mentions: Iterable[Mention]) -> tuple[list[Article], int]:
    """Return the articles to show in full, and how many are left out."""
    if len(report.articles) <= _MOST_ARTICLES:
        return list(report.articles), 0
    named = {mention.side.article for mention in mentions}
    shown = [article for article in report.articles if article.id in named]
    return shown, len(report.articles) - len(shown)


def _notable(notes: Sequence[Finding]) -> list[Finding]:
    """Return findings about no remark: copies, then the gravest, each kind in its order."""
    return sorted(notes, key=lambda note: (note.code != "article.copy", -note.severity, note.code))


def _standings(
    report: Report, witnesses: Witnesses, own: Mapping[str, Severity]
) -> Iterator[Standing]:
    shared: dict[Outlet, int] = {}
    for remark in report.remarks:
        for outlet in {witnesses.of(side).outlet for side in remark.sides}:
            shared[outlet] = shared.get(outlet, 0) + 1
    of_remarks = {quote for remark in report.remarks for quote in remark.quotes}
    alone: dict[Outlet, int] = {}
    for quote in report.quotes:
        if _is_spoken(quote) and quote.id not in of_remarks:
            outlet = witnesses.by_id[quote.article].outlet
            alone[outlet] = alone.get(outlet, 0) + 1
    articles: dict[Outlet, list[str]] = {}
    for id_, witness in witnesses.by_id.items():
        articles.setdefault(witness.outlet, []).append(id_)
    for outlet, ids in articles.items():
        worst = max(own.get(id_, Severity.NONE) for id_ in ids)
        yield Standing(
            outlet=outlet,
            witness=witnesses.by_id[ids[0]],
            days=days([witnesses.by_id[id_] for id_ in ids]),
            articles=len(ids),
            shared=shared.get(outlet, 0),
            alone=alone.get(outlet, 0),
            worst=str(worst) if worst else "",
        )


def _is_spoken(quote: Quote) -> bool:
    return quote.form is Form.QUOTED and quote.kind is not Kind.MENTION and quote.parent is None
