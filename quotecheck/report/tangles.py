"""Rows that are hard to follow: one change taken out of a row, and a tangle read plainly.

Where nearly every word differs, the marks of each change are noise: a reader is better served by
the outlet's words as they stand, under the base's. What is critical is still marked by itself.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping

import attrs

from ..model.edits import Edit
from ..model.labels import Label, Severity
from .rows import Row, glue, worst_first
from .runs import Mark, Run, merge

_MANY = 5
"""Changes in one row from which on it may be a tangle."""

_CONTEXT = 3
"""Common words on either side of a tangle."""

_TURNED = {Mark.REMOVED: Mark.ADDED, Mark.ADDED: Mark.REMOVED}

_OPPOSITE = {Label.OMISSION: Label.INSERTION, Label.INSERTION: Label.OMISSION}

_LEAD = Run(Mark.SAME, "reads:", space=False)


def gravest_change(row: Row) -> Row:
    """Return the first of a row's gravest changes alone, with the common words around it."""
    edits = _edits(row)
    if not edits:
        return row
    return change_alone(row, max(edits, key=lambda number: edits[number].severity))


def change_alone(row: Row, number: int) -> Row:
    """Return the change of this number alone, with the common words around it.

    Changes between the two places of a move come along: they are marked, so they are named too.
    """
    runs = (*row.before, *row.core, *row.after)
    places = [place for place, run in enumerate(runs) if run.edit == number]
    first, last = places[0], places[-1] + 1
    before = tuple(itertools.takewhile(_is_common, reversed(runs[:first])))[::-1]
    after = tuple(itertools.takewhile(_is_common, runs[last:]))
    known = _edits(row)
    shown = tuple(known[n] for n in dict.fromkeys(r.edit for r in runs[first:last] if r.edit >= 0))
    alone = Row(
        core=runs[first:last],
        before=before,
        after=after,
        opens=row.opens and len(before) == first,
        closes=row.closes and len(after) == len(runs) - last,
        labels=worst_first(label for edit in shown for label in (edit.label, *edit.also)),
        severity=max(edit.severity for edit in shown),
        edits=shown,
    )
    return glue(alone)


def turned_round(row: Row) -> Row:
    """Return a row of changes as whoever has the base's words departs from the others.

    A move is left as it is: from either side, words stand elsewhere.
    """
    core: list[Run] = []
    for run in row.core:
        turned = run._replace(mark=_TURNED.get(run.mark, run.mark))
        follows = bool(core) and core[-1].mark is Mark.ADDED and core[-1].edit == run.edit
        if turned.mark is Mark.REMOVED and follows:
            core.insert(-1, turned._replace(space=core[-1].space))
            core[-1] = core[-1]._replace(space=run.space)
        else:
            core.append(turned)
    return attrs.evolve(row, core=tuple(core))


def seen_from_there(label: Label) -> Label:
    """Return what a change is called from the other side: what one omits, the other inserts."""
    return _OPPOSITE.get(label, label)


def critical_changes(row: Row) -> Iterator[Row]:
    """Yield a row's critical changes, each alone."""
    for number, edit in _edits(row).items():
        if edit.severity is Severity.CRITICAL:
            yield change_alone(row, number)


def untangle(row: Row) -> Iterator[Row]:
    """Yield a row as it is; a tangle as the words that it reads, then its critical changes."""
    if not _is_tangled(row):
        yield row
        return
    others = tuple(edit for edit in row.edits if edit.severity is not Severity.CRITICAL)
    said = [label for edit in others for label in (edit.label, *edit.also)]
    yield attrs.evolve(
        row,
        core=(_LEAD, *_as_printed(row.words(_CONTEXT, _CONTEXT))),
        before=(),
        after=(),
        opens=True,
        closes=True,
        labels=worst_first(said),
        severity=max((edit.severity for edit in others), default=Severity.INFO),
        edits=others,
    )
    yield from critical_changes(row)


def _as_printed(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the outlet's words without marks."""
    space, at_opening = True, False
    for run in runs:
        if run.mark in {Mark.REMOVED, Mark.AWAY}:
            space = (space or run.space) and not at_opening
            continue
        mark = Mark.GAP if run.mark is Mark.GAP else Mark.SAME
        first, *others = run.text.split(" ")
        yield Run(mark, first, (space or run.space) and not at_opening)
        yield from (Run(mark, word, space=True) for word in others)
        at_opening = run.mark is Mark.SAME and not run.is_word and (space or run.space)
        space = False


def _is_tangled(row: Row) -> bool:
    """Tell whether there are many changes, and fewer words that stay than words that change."""
    merged = [run for run in merge(row.core) if run.edit >= 0]
    if len({run.edit for run in merged}) < _MANY:
        return False
    kept = sum(run.mark is Mark.SAME and run.is_word for run in row.core)
    changed = sum(len(run.text.split()) for run in merged)
    return changed > kept


def _edits(row: Row) -> Mapping[int, Edit]:
    """Return a row's changes by number; none where it is read plainly."""
    numbers = dict.fromkeys(run.edit for run in row.marks)
    return dict(zip(numbers, row.edits, strict=True)) if numbers else {}


def _is_common(run: Run) -> bool:
    return run.mark is Mark.SAME
