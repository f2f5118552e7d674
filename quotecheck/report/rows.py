"""Rows: the changes between two renderings, each with as many words around it as there is room for.

Changes with at most one common word between them share a row. A move shares its two places where
they are near; where they are far, the words between are left out.
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ..model.edits import Edit
from ..model.labels import Label, Severity
from .runs import Mark, Run

_JOINED = 1
"""Common words between two changes that still share a row."""

_NEAR = 6
"""Common words between the two places of a move that are shown in full."""

_GAP = Run(Mark.GAP, "\N{HORIZONTAL ELLIPSIS}", space=True)


@attrs.frozen
class Row:
    """Words of one rendering, with what differs in them.

    Attributes:
        core: From the first to the last change; never left out.
        before: Common words ahead of it, in text order.
        after: Common words behind it.
        opens: The rendering begins with ``before``.
        closes: The rendering ends with ``after``.
        labels: What the changes are, gravest first.
        severity: The gravest of them.
        edits: The changes themselves, in text order.
    """

    core: tuple[Run, ...]
    before: tuple[Run, ...] = ()
    after: tuple[Run, ...] = ()
    opens: bool = True
    closes: bool = True
    labels: tuple[Label, ...] = ()
    severity: Severity = Severity.NONE
    edits: tuple[Edit, ...] = ()

    @property
    def marks(self) -> tuple[Run, ...]:
        """The changes alone."""
        return tuple(run for run in self.core if run.edit >= 0)

    @property
    def is_crowded(self) -> bool:
        """Whether several changes stand here, so that each is context to the other."""
        return len({run.edit for run in self.marks}) > 1

    def words(self, before: int, after: int) -> tuple[Run, ...]:
        """Return the row with at most so many common words on either side.

        What is left out shows as an ellipsis.
        """
        head = _last_words(self.before, before)
        tail = _first_words(self.after, after)
        cut_head = len(head) < len(self.before) or not self.opens
        cut_tail = len(tail) < len(self.after) or not self.closes
        return (
            *((_GAP,) if cut_head else ()),
            *_loosen((*head, *self.core), space=cut_head),
            *tail,
            *((_GAP,) if cut_tail else ()),
        )


def make_rows(
    runs: Sequence[Run], edits: Sequence[Edit], *, opens: bool, closes: bool
) -> tuple[Row, ...]:
    """Return the changes among runs as rows, in text order.

    Args:
        runs: What `collate` returned.
        edits: The edits that the runs number.
        opens: Whether the runs begin where the quotation begins.
        closes: Whether they end where it ends.
    """
    clusters = _fuse(_clusters(runs), runs)
    rows = []
    for group in _linked(clusters, runs):
        first, last = group[0], group[-1]
        core = _core(runs, [clusters[number] for number in group])
        before = runs[clusters[first - 1].stop if first else 0 : clusters[first].start]
        follower = clusters[last + 1].start if last + 1 < len(clusters) else len(runs)
        after = runs[clusters[last].stop : follower]
        row = Row(
            core=core,
            before=_detached(before) if first else tuple(before),
            after=tuple(after),
            opens=opens and first == 0,
            closes=closes and last + 1 == len(clusters),
        )
        rows.append(_labelled(glue(row), edits))
    return tuple(rows)


def worst_first(labels: Iterable[Label]) -> tuple[Label, ...]:
    """Return each label once, gravest first, else in the order given."""
    return tuple(sorted(dict.fromkeys(labels), key=lambda label: -label.severity))


def _clusters(runs: Sequence[Run]) -> list[range]:
    """Return the stretches of runs in which changes stand close together."""
    clusters: list[range] = []
    words_since = 0
    for number, run in enumerate(runs):
        if run.edit < 0:
            words_since += run.is_word
            continue
        if clusters and words_since <= _JOINED:
            clusters[-1] = range(clusters[-1].start, number + 1)
        else:
            clusters.append(range(number, number + 1))
        words_since = 0
    return clusters


def _fuse(clusters: list[range], runs: Sequence[Run]) -> list[range]:
    """Join what stands between the two places of a move, where they are near."""
    fused: list[range] = []
    joints = [
        (left, right)
        for left, right in _moves(clusters, runs)
        if _count_words(runs, clusters[left].stop, clusters[right].start) <= _NEAR
    ]
    for number, cluster in enumerate(clusters):
        if fused and any(left < number <= right for left, right in joints):
            fused[-1] = range(fused[-1].start, cluster.stop)
        else:
            fused.append(cluster)
    return fused


def _linked(clusters: Sequence[range], runs: Sequence[Run]) -> list[list[int]]:
    """Return the numbers of clusters that show one move, together; in text order."""
    group_of = list(range(len(clusters)))
    for left, right in _moves(clusters, runs):
        old, new = group_of[right], group_of[left]
        group_of = [new if group == old else group for group in group_of]
    groups: dict[int, list[int]] = {}
    for number, group in enumerate(group_of):
        groups.setdefault(group, []).append(number)
    return list(groups.values())


def _moves(clusters: Sequence[range], runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Yield the two clusters of each move that has its places in different ones."""
    home: dict[int, int] = {}
    for number, cluster in enumerate(clusters):
        for run in runs[cluster.start : cluster.stop]:
            if run.mark in {Mark.AWAY, Mark.HERE} and home.setdefault(run.edit, number) != number:
                yield home[run.edit], number


def _core(runs: Sequence[Run], stretches: Sequence[range]) -> tuple[Run, ...]:
    core: list[Run] = []
    for number, stretch in enumerate(stretches):
        if number:
            between = runs[stretches[number - 1].stop : stretch.start]
            core += [*_first_words(between, 1), _GAP, *_last_words(_detached(between), 1)]
        core += runs[stretch.start : stretch.stop]
    return tuple(core)


def glue(row: Row) -> Row:
    """Take into the core what no space parts from it."""
    core, before, after = list(row.core), list(row.before), list(row.after)
    while before and not core[0].space:
        core.insert(0, before.pop())
    while after and not after[0].space:
        core.append(after.pop(0))
    return attrs.evolve(row, core=tuple(core), before=tuple(before), after=tuple(after))


def _labelled(row: Row, edits: Sequence[Edit]) -> Row:
    numbers = list(dict.fromkeys(run.edit for run in row.marks))
    labels = [label for n in numbers for label in (edits[n].label, *edits[n].also)]
    return attrs.evolve(
        row,
        labels=worst_first(labels),
        severity=max(edits[n].severity for n in numbers),
        edits=tuple(edits[n] for n in numbers),
    )


def _detached(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Leave out the first words where no space parts them from the change before."""
    start = 0
    while start < len(runs) and not runs[start].space:
        start += 1
    return tuple(runs[start:])


def _count_words(runs: Sequence[Run], start: int, stop: int) -> int:
    return sum(run.mark is Mark.SAME and run.is_word for run in runs[start:stop])


def _first_words(runs: Sequence[Run], number: int) -> tuple[Run, ...]:
    """Return so many words from the beginning, with the punctuation between them."""
    taken: list[Run] = []
    for run in runs:
        if number <= 0 and run.space:
            break
        taken.append(run)
        number -= run.is_word
    return tuple(taken) if any(run.is_word for run in taken) else ()


def _last_words(runs: Sequence[Run], number: int) -> tuple[Run, ...]:
    """Return so many words from the end, with the punctuation between them."""
    start = len(runs)
    while start and number > 0:
        start -= 1
        number -= runs[start].is_word
    return tuple(runs[start:])


def _loosen(runs: Sequence[Run], *, space: bool) -> tuple[Run, ...]:
    """Return runs with a space before the first of them only behind an ellipsis."""
    if not runs:
        return ()
    first, *rest = runs
    return (first._replace(space=space), *rest)
