"""The page as plain values: all that the template prints, and nothing that it must compute."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ... import __version__
from ...model.findings import Finding
from ...model.labels import Severity
from ...model.reports import Fidelity
from .cards import Card
from .changes import Change, short
from .figures import Heat, Matrix
from .inplace import Page
from .timeline import Timeline, long_day
from .witnesses import Outlet, Witness

MOST_IN_INDEX = 12
"""Remarks of the list *worst first*."""
MOST_WITH_CONTEXT = 500
"""Cards up to which each shows the sentences around its renderings; beyond, articles do."""
_LONGEST_SIDE = 40
"""Characters of either side of a change in a margin note."""
_GRAVE = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.INFO)


@attrs.frozen
class Count:
    """How many cards are of one severity."""

    severity: str
    number: int


@attrs.frozen
class Standing:
    """An outlet in figures.

    Attributes:
        outlet: The outlet.
        witness: Its first article.
        days: When its articles were printed, or empty.
        articles: How many of them were read.
        shared: Remarks that another outlet has too.
        alone: Quotations that no other outlet has.
        worst: The gravest difference of its own, or empty.
    """

    outlet: Outlet
    witness: Witness
    days: str
    articles: int
    shared: int
    alone: int
    worst: str


@attrs.frozen
class Same:
    """A remark that reads the same everywhere, or a quotation that is verbatim."""

    anchor: str
    words: str
    speaker: str
    witnesses: tuple[Witness, ...]
    place: str = ""


@attrs.frozen
class Filters:
    """What can be chosen: severities and outlets, and the combinations that hold nothing.

    Where there is one severity, or one outlet, there is nothing to choose from.
    """

    severities: tuple[Count, ...]
    outlets: tuple[Outlet, ...]
    empty: tuple[tuple[str, str], ...]


@attrs.frozen
class View:
    """A whole page.

    Attributes:
        is_check: It is a draft's, not that of several outlets.
        headline: The report in one sentence.
        facts: How much was read, in a few words each.
        counts: Cards by severity, gravest first; only those that there are.
        cards: Worst first.
        same: What reads the same everywhere, or is verbatim.
        standings: The outlets.
        notes: Findings about no card.
        more_notes: How many of them are left out.
        filters: None where there is nothing to choose from.
        matrix: Agreement of outlets, or None.
        heat: Drift by label and outlet, or None.
        timeline: When outlets printed what, or None.
        pages: The articles.
        left_out: Articles that share nothing, and are too many to show.
        unshown_outlets: Outlets that the figures leave out.
        references: What a draft is checked against, or the transcripts among the articles.
        fidelity: Each outlet against the transcripts, where there are any.
        version: Whose page it is.
    """

    is_check: bool
    headline: str
    facts: tuple[str, ...]
    counts: tuple[Count, ...]
    cards: tuple[Card, ...]
    same: tuple[Same, ...]
    standings: tuple[Standing, ...]
    notes: tuple[Finding, ...]
    more_notes: int
    filters: Filters | None
    matrix: Matrix | None
    heat: Heat | None
    timeline: Timeline | None
    pages: tuple[Page, ...]
    left_out: int
    unshown_outlets: int
    references: tuple[Witness, ...] = ()
    fidelity: tuple[Fidelity, ...] = ()
    version: str = __version__

    @property
    def index(self) -> tuple[Card, ...]:
        """The first of the cards."""
        return self.cards[:MOST_IN_INDEX]


def counts(cards: Sequence[Card]) -> Iterator[Count]:
    """Yield how many cards are of each severity, gravest first; severities that there are."""
    for severity in _GRAVE:
        number = sum(card.severity is severity for card in cards)
        if number:
            yield Count(str(severity), number)


def filters(cards: Sequence[Card], outlets: Sequence[Outlet]) -> Filters | None:
    """Return what to choose from; None where a choice would change nothing."""
    if len(cards) < 2:
        return None
    held = {(str(card.severity), outlet.siglum) for card in cards for outlet in card.outlets}
    sigla = {siglum for _, siglum in held}
    severities = tuple(counts(cards))
    chosen = tuple(outlet for outlet in outlets if outlet.siglum in sigla)
    empty = (
        (one.severity, outlet.siglum)
        for one in severities
        for outlet in chosen
        if (one.severity, outlet.siglum) not in held
    )
    return Filters(
        severities if len(severities) > 1 else (),
        chosen if len(chosen) > 1 else (),
        tuple(empty),
    )


def days(witnesses: Iterable[Witness]) -> str:
    """Return the first and the last day of articles, empty where none is known."""
    known = sorted({witness.day for witness in witnesses if witness.day})
    if not known:
        return ""
    first, last = long_day(known[0]), long_day(known[-1])
    return first if first == last else f"{first} – {last}"


def some(number: int, noun: str) -> str:
    """Return ``1 remark`` or ``2 remarks``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def in_words(change: Change) -> str:
    """Return a change as a margin note."""
    old, new = short(change.old, _LONGEST_SIDE), short(change.new, _LONGEST_SIDE)
    if change.moved:
        return f"“{new}” moved"
    if not new:
        return f"“{old}” dropped"
    if not old:
        return f"“{new}” added"
    after = f" {change.after}" if change.after else ""
    return f"{old}{after} → {new}{after}"
