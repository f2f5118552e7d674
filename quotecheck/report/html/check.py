"""The page of a check: a draft's quotations over what the references have, worst first."""

from collections.abc import Iterator

from ...markup import fold
from ...model.labels import Severity
from ...model.pairs import Side
from ...model.reports import Report
from ..checklist import Case, Checklist, make_checklist
from .cards import Anchors, Card, Dealer
from .figures import MOST_OUTLETS, drift
from .inplace import BASE, Mention, pages, reference
from .page import MOST_WITH_CONTEXT, Same, Standing, View, counts, days, filters, in_words, some
from .witnesses import Witnesses


def check_view(report: Report) -> View:
    """Return the page of a check."""
    checklist = make_checklist(report)
    witnesses = Witnesses(report.articles)
    anchors = Anchors(report, witnesses)
    contexts = len(checklist.cases) <= MOST_WITH_CONTEXT
    dealer = Dealer(report, witnesses, contexts=contexts)
    cards = tuple(
        dealer.case(case, number, anchors) for number, case in enumerate(checklist.cases, 1)
    )
    same = tuple(
        Same(
            f"w{number}",
            fold(case.quote.text),
            case.quote.speaker or "",
            tuple(dict.fromkeys(witnesses.of(pair.a) for pair in case.pairs)),
            str(case.where),
        )
        for number, case in enumerate(checklist.faithful, 1)
    )
    mentions = [
        *(
            mention
            for case, card in zip(checklist.cases, cards, strict=True)
            for mention in _case_mentions(case, card)
        ),
        *(
            Mention(side, reference(row.anchor, None, "none", "verbatim"))
            for case, row in zip(checklist.faithful, same, strict=True)
            for side in _sides_of(case)
        ),
    ]
    used = {mention.side.article for mention in mentions}
    articles = [*checklist.drafts, *(one for one in checklist.references if one.id in used)]
    drafts = tuple(dict.fromkeys(witnesses.by_id[one.id].outlet for one in checklist.drafts))
    several = len(drafts) > 1
    return View(
        is_check=True,
        headline=_check_headline(checklist),
        facts=_check_facts(checklist),
        counts=tuple(counts(cards)),
        cards=cards,
        same=same,
        standings=tuple(_draft_standings(checklist, witnesses)),
        notes=(),
        more_notes=0,
        filters=filters(cards, drafts[:MOST_OUTLETS]),
        matrix=None,
        heat=drift(report, witnesses, report.pairs, drafts[:MOST_OUTLETS]) if several else None,
        timeline=None,
        pages=tuple(pages(report, anchors, mentions, articles)),
        left_out=len(checklist.references) + len(checklist.drafts) - len(articles),
        unshown_outlets=max(0, len(drafts) - MOST_OUTLETS) if several else 0,
        references=tuple(witnesses.by_id[one.id] for one in checklist.references),
    )


def _check_headline(checklist: Checklist) -> str:
    total = checklist.quotations
    if not total:
        return "Nothing is quoted here"
    worst = max((case.severity for case in checklist.cases), default=Severity.NONE)
    if worst < Severity.MINOR:
        return "Every quotation stands in the references" if total > 1 else "The quotation stands"
    number = checklist.count(worst)
    of_all = f"{number} of {total} quotations" if total > 1 else "The one quotation"
    one = number == 1
    if worst is Severity.CRITICAL:
        return f"{of_all} {'differs' if one else 'differ'} critically from the references"
    if worst is Severity.MAJOR:
        return f"{of_all} {'is' if one else 'are'} not what the references say"
    return f"{of_all} {'differs' if one else 'differ'} in small words only"


def _check_facts(checklist: Checklist) -> tuple[str, ...]:
    drafts, references = (
        ", ".join(one.path or one.name for one in articles[:3])
        + (f" and {len(articles) - 3} more" if len(articles) > 3 else "")
        for articles in (checklist.drafts, checklist.references)
    )
    return (
        f"{drafts} against {references}" if references else drafts,
        some(checklist.quotations, "quotation"),
        f"{len(checklist.faithful)} verbatim",
    )


def _sides_of(case: Case) -> Iterator[Side]:
    quote = case.quote
    yield Side(quote.article, quote.start, quote.end, quote.form, quote.id)
    yield from dict.fromkeys(pair.a for pair in case.pairs)


def _case_mentions(case: Case, card: Card) -> Iterator[Mention]:
    for number, side in enumerate(_sides_of(case)):
        grave = BASE if number else str(case.severity)
        words = f"quoted in {card.at}" if number else _told_by(card)
        yield Mention(side, reference(card.anchor, card.number, grave, words))


def _told_by(card: Card) -> str:
    changes = "; ".join(map(in_words, card.heading.changes[:2]))
    return changes or card.label


def _draft_standings(checklist: Checklist, witnesses: Witnesses) -> Iterator[Standing]:
    """Yield each draft: how many of its quotations stand, and the gravest difference."""
    cases: dict[str, list[Case]] = {}
    for case in (*checklist.cases, *checklist.faithful):
        cases.setdefault(case.quote.article, []).append(case)
    for draft in checklist.drafts:
        own = cases.get(draft.id, [])
        worst = max((case.severity for case in own), default=Severity.NONE)
        witness = witnesses.by_id[draft.id]
        yield Standing(
            outlet=witness.outlet,
            witness=witness,
            days=days([witness]),
            articles=1,
            shared=len(own),
            alone=sum(not case.lines for case in own),
            worst=str(worst) if worst else "",
        )
