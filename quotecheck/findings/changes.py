"""What differs: between the outlets of a remark, and from a reference."""

from collections.abc import Iterator

from ..exchanges import told
from ..model.edits import Edit
from ..model.labels import Label, Severity
from ..model.pairs import Pair
from ..model.remarks import Locus, Reading, Remark
from .desk import Desk, Note, quoted, spans_of
from .omissions import hides

LEAST = Severity.MINOR
"""Drift below this is no finding."""


def tell_change(locus: Locus, remark: Remark, desk: Desk) -> Note:
    """Say what each outlet has at a place, at those who are outvoted."""
    among = [article for reading in locus.readings for article in reading.articles]
    words = desk.said([reading.sides[0] for reading in locus.readings])
    said = (
        f"{_elsewhere(reading) or shown}{desk.when(reading.sides[0])} "
        f"in {desk.names(reading.articles, among)}"
        for reading, shown in zip(locus.readings, words, strict=True)
    )
    return Note(
        f"drift.{locus.label}",
        locus.severity,
        "; ".join(said),
        spans_of(side for reading in locus.outvoted for side in reading.sides),
        remark=remark,
        related=[] if locus.likely is None else spans_of(locus.readings[locus.likely].sides[:1]),
        key=[" ".join(reading.text for reading in locus.readings)],
    )


def _elsewhere(reading: Reading) -> str:
    return quoted(f"{reading.text} (elsewhere)") if reading.moved else ""


def find_changes(pair: Pair, desk: Desk) -> Iterator[Note]:
    """Yield what a draft's quotation has otherwise than its reference."""
    retold = Label.PARAPHRASE in pair.labels
    if retold:
        yield _edited(pair, _as_a_whole(pair, desk), desk)
    hidden = hides(pair, desk)
    for edit in told(pair):
        least = Severity.CRITICAL if retold else LEAST
        if edit.severity >= least and edit.a not in hidden:
            yield _edited(pair, edit, desk)


def _as_a_whole(pair: Pair, desk: Desk) -> Edit:
    """Return other words for the same thing as one change."""
    a_text, b_text = (side.span.of(desk.text(side.article)) for side in (pair.a, pair.b))
    return Edit(pair.a.span, pair.b.span, a_text, b_text, Label.PARAPHRASE, Severity.MAJOR)


def _edited(pair: Pair, edit: Edit, desk: Desk) -> Note:
    one, other = pair.a.narrowed(edit.a), pair.b.narrowed(edit.b)
    there, here = desk.said([one, other])
    return Note(
        f"drift.{edit.label}",
        edit.severity,
        f"{there} in {desk.name_at(one)}; {here} here",
        spans_of([other]),
        key=[edit.a_text, edit.b_text],
        related=spans_of([one]),
    )
