"""Collations: the renderings of a remark under its base, column by column, as plain values."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ...markup import fold
from ...model.edits import Edit
from ...model.labels import Label, Severity
from ...model.pairs import Pair, Side
from ...model.quotations import Form
from ...model.spans import Span
from ..blocks import renderings
from ..lookup import Lookup
from ..runs import QUOTE_MARKS
from .columns import Column, cells, find_systems
from .laying import Base, Laid, Mark, Piece, chain, distinct, lay, make_base
from .quoting import Quoting, Text, parts
from .witnesses import Witness, Witnesses

MOST_ROWS = 16
"""Different renderings that one table shows; the others are named below it."""

_NAMED = 3
"""Outlets of one row whose names are shown."""
_TOGETHER = 4
"""Outlets that share a row below the first stretch, where they read alike but not throughout."""
_HANGING = 18
"""Characters that a label may reach beyond the last column."""
_LABEL, _GLYPH = 0.9, 3
"""Width of a character of a label, in characters of the text; and of its sign, in its own."""
_ONE_MARK = str.maketrans(dict.fromkeys(QUOTE_MARKS, '"'))
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@attrs.frozen
class Run:
    """Words of a cell that are drawn alike.

    Attributes:
        mark: How they are drawn, a `Mark`, or ``differs`` in the base.
        before: Punctuation and quotation marks before the marked words.
        words: The marked words; the outlet's, or what it dropped.
        after: Punctuation behind them.
        instead: What the base has there.
        label: What is said of the change; empty where nothing is, or where it is said already.
        severity: Its severity.
        tight: No space parts it from the run before.
        free: Its label may reach over the words to its right.
    """

    mark: str
    words: tuple[Text, ...]
    before: tuple[Text, ...] = ()
    after: tuple[Text, ...] = ()
    instead: str = ""
    label: str = ""
    severity: str = ""
    tight: bool = False
    free: bool = False

    @property
    def length(self) -> int:
        """Characters that show."""
        shown = (*self.before, *self.words, *self.after)
        return sum(len(text.words) for text in shown)


@attrs.frozen
class Cell:
    """What one rendering has in one column; ``rest`` says that it does not carry these words."""

    runs: tuple[Run, ...] = ()
    rest: bool = False
    columns: int = 1

    @property
    def length(self) -> int:
        """Characters that show."""
        return sum(run.length + 1 for run in self.runs)


@attrs.frozen
class Row:
    """One line of a system.

    Attributes:
        witnesses: Who reads so.
        cells: What they have, column by column.
        is_base: It is the base.
        named: Their names are shown, not their letters alone: it is their first line.
    """

    witnesses: tuple[Witness, ...]
    cells: tuple[Cell, ...]
    is_base: bool = False
    named: bool = False


@attrs.frozen
class System:
    """What stands next to each other: the base, who renders any of it, and last who does not."""

    rows: tuple[Row, ...]


@attrs.frozen
class Collation:
    """A whole table.

    Attributes:
        systems: Its systems, in text order.
        renderings: How many renderings it shows, the base among them.
        left: Who has further renderings, which are not shown.
    """

    systems: tuple[System, ...]
    renderings: int
    left: tuple[Witness, ...]


@attrs.frozen
class _Voice:
    """Renderings that are printed alike."""

    laid: Laid
    witnesses: tuple[Witness, ...]
    severity: Severity


def collate_all(
    base_side: Side,
    pairs: Sequence[Pair],
    lookup: Lookup,
    witnesses: Witnesses,
    quoting: Quoting,
) -> Collation:
    """Return the table of a base and everything that is laid over it.

    Args:
        base_side: The base.
        pairs: The base (as side A) against every other rendering.
        lookup: The report.
        witnesses: What the page calls each article.
        quoting: Where each article's quotations are.
    """
    base = make_base(base_side, pairs, lookup)
    voices = _voices(base, pairs, lookup, witnesses, quoting)
    shown, left = _worst(voices)
    rows = [voice.laid for voice in shown]
    differing = {
        k
        for row in rows
        for piece in row.pieces
        if piece.mark is not Mark.SAME
        for k in range(piece.start, piece.end)
    }
    systems = find_systems(base, rows)
    flat = [column for system in systems for column in system]
    drawn = [_Drawn(voice, base, flat, quoting) for voice in shown]
    lead = witnesses.of(base_side)
    made, at = [], 0
    for system in systems:
        places = range(at, at + len(system))
        base_cells = [
            _base_cell(base, column, differing, quoting, last=column == flat[-1])
            for column in system
        ]
        made.append(_system(Row((lead,), tuple(base_cells), is_base=True), drawn, places))
        at += len(system)
    return Collation(tuple(_introduced(made)), len(voices) + 1, left)


def _voices(
    base: Base, pairs: Iterable[Pair], lookup: Lookup, witnesses: Witnesses, quoting: Quoting
) -> list[_Voice]:
    """Return renderings in the order of the articles, those that are printed alike as one."""
    found: dict[object, list[Laid]] = {}
    chains = [parts_ for group in renderings(distinct(pairs)) for parts_ in chain(group)]
    for parts_ in sorted(chains, key=lambda one: lookup.order(one[0].b)):
        laid = lay(base, parts_, lookup)
        found.setdefault(_printed(laid, quoting), []).append(laid)
    return [
        _Voice(
            laid=group[0],
            witnesses=tuple(dict.fromkeys(witnesses.of(one.sides[0]) for one in group)),
            severity=_gravity(group[0]),
        )
        for group in found.values()
    ]


def _printed(laid: Laid, quoting: Quoting) -> object:
    """Return what two renderings must have in common to share a row."""
    pieces = tuple(
        (piece[:3], piece.words.of(laid.text).translate(_ONE_MARK)) for piece in laid.pieces
    )
    quoted = [
        (max(0, inside.start - side.start), min(inside.end, side.end) - side.start)
        for side in laid.sides
        for inside in quoting.of(side)
    ]
    return laid.form, laid.covers, pieces, tuple(quoted)


def _gravity(laid: Laid) -> Severity:
    return max(
        (laid.edits[piece.edit].severity for piece in laid.pieces if piece.mark is not Mark.SAME),
        default=Severity.INFO if laid.labels else Severity.NONE,
    )


def _worst(voices: Sequence[_Voice]) -> tuple[list[_Voice], tuple[Witness, ...]]:
    """Return the gravest that there is room for, in their order, and who has the others."""
    ranked = sorted(range(len(voices)), key=lambda number: -voices[number].severity)
    kept = set(ranked[:MOST_ROWS])
    left = (voice for number, voice in enumerate(voices) if number not in kept)
    names = dict.fromkeys(witness for voice in left for witness in voice.witnesses)
    return [voices[number] for number in sorted(kept)], tuple(names)


# ---------------------------------------------------------------- rows


class _Drawn:
    """A rendering, cell by cell over all systems."""

    def __init__(
        self, voice: _Voice, base: Base, columns: Sequence[Column], quoting: Quoting
    ) -> None:
        self.voice = voice
        self._base = base
        self._laid = voice.laid
        self._quoted = [span for side in voice.laid.sides for span in quoting.of(side)]
        self._told: set[int] = set()
        self._general = list(voice.laid.labels)
        self._cover = [
            any(_meets(column, start, end) for start, end in voice.laid.covers)
            for column in columns
        ]
        held = cells(voice.laid, columns)
        self.cells = [
            Cell(self._with_general(tuple(self._runs(pieces))))
            if pieces
            else Cell(rest=not covered)
            for pieces, covered in zip(held, self._cover, strict=True)
        ]

    def _runs(self, pieces: Sequence[Piece]) -> Iterator[Run]:
        group: list[Piece] = []
        for piece in pieces:
            if group and not _goes_on(group[-1], piece):
                yield self._run(group)
                group = []
            group.append(piece)
        if group:
            yield self._run(group)

    def _run(self, pieces: Sequence[Piece]) -> Run:
        first, last = pieces[0], pieces[-1]
        if first.mark is Mark.SAME:
            words = self._parts(Span(first.words.start, last.words.end))
            return Run("", words, tight=first.tight)
        edit = self._laid.edits[first.edit]
        base_words = self._base.words[first.start : last.end]
        lost = Span(base_words[0].start, base_words[-1].end) if base_words else edit.a
        instead = fold(lost.of(self._base.text)) if edit.a_text else ""
        if first.mark in {Mark.DROPPED, Mark.GONE}:
            gone = Run(str(first.mark), (Text("said", instead),), severity=str(edit.severity))
            return attrs.evolve(gone, label=self._label(edit, first))
        return Run(
            mark=str(first.mark),
            before=self._parts(Span(first.words.start, first.core.start)),
            words=self._parts(first.core),
            after=self._parts(Span(first.core.end, first.words.end)),
            instead=fold(edit.a_text),
            tight=first.tight,
            label=self._label(edit, first),
            severity=str(edit.severity),
        )

    def _label(self, edit: Edit, piece: Piece) -> str:
        """Return what is said of a change, once; where words have gone, nothing is."""
        if piece.edit in self._told or piece.mark is Mark.GONE:
            return ""
        self._told.add(piece.edit)
        return " · ".join(dict.fromkeys((edit.label, *edit.also)))

    def _parts(self, span: Span) -> tuple[Text, ...]:
        return parts(self._laid.text, span, self._quoted) if span.start < span.end else ()

    def _with_general(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """Say what holds for the whole rendering at the first words that it fits."""
        for label in tuple(self._general):
            for number, run in enumerate(runs):
                if _fits(label, run, self._laid.form):
                    self._general.remove(label)
                    said = _also(run, label, self._laid.form)
                    runs = (*runs[:number], said, *runs[number + 1 :])
                    break
        return runs


def _meets(column: Column, start: int, end: int) -> bool:
    """Tell whether a rendering has words in a column, or at its place."""
    if column.start == column.end:
        return start <= column.start <= end
    return start < column.end and column.start < end


def _goes_on(one: Piece, other: Piece) -> bool:
    if one.mark is not other.mark or (one.edit != other.edit and other.mark is not Mark.SAME):
        return False
    return other.mark in {Mark.SAME, Mark.DROPPED}


def _fits(label: Label, run: Run, form: Form) -> bool:
    if label is Label.PARAPHRASE and form is Form.QUOTED:
        return bool(run.mark)
    return any(text.style == "told" for text in (*run.before, *run.words, *run.after))


def _also(run: Run, label: Label, form: Form) -> Run:
    severity = Severity.INFO if form is Form.REPORTED else label.severity
    if run.label:
        return attrs.evolve(run, label=f"{run.label} · {label}")
    return attrs.evolve(run, label=str(label), severity=run.severity or str(severity))


def _base_cell(
    base: Base, column: Column, differing: set[int], quoting: Quoting, *, last: bool
) -> Cell:
    quoted = quoting.of(base.side)
    runs: list[Run] = []
    start = column.start
    for k in range(column.start + 1, column.end + 1):
        if k == column.end or (k in differing) is not (start in differing):
            runs += _base_runs(base, start, k, quoted, differs=start in differing)
            start = k
    gap = (Text("gap", _ELLIPSIS),)
    if column.start < column.end:
        if column.start in base.breaks or (column.start == 0 and not base.opens):
            runs.insert(0, Run("", gap))
        if last and not base.closes:
            runs.append(Run("", gap))
    return Cell(tuple(runs))


def _base_runs(
    base: Base, start: int, end: int, quoted: list[Span], *, differs: bool
) -> Iterator[Run]:
    chunks = base.chunks[start:end]
    whole = Span(chunks[0].start, chunks[-1].end)
    tight = start > 0 and base.chunks[start - 1].end == whole.start
    if not differs:
        yield Run("", parts(base.text, whole, quoted), tight=tight)
        return
    core = Span(base.words[start].start, base.words[end - 1].end)
    before, after = Span(whole.start, core.start), Span(core.end, whole.end)
    yield Run(
        "differs",
        parts(base.text, core, quoted),
        before=parts(base.text, before, quoted) if before.start < before.end else (),
        after=parts(base.text, after, quoted) if after.start < after.end else (),
        tight=tight,
    )


# ---------------------------------------------------------------- systems


def _system(base: Row, drawn: Sequence[_Drawn], places: range) -> System:
    rows = [base]
    alike: dict[tuple[Cell, ...], int] = {}
    silent: list[Witness] = []
    for one in drawn:
        held = tuple(one.cells[place] for place in places)
        if any(cell.runs for cell in held):
            row = Row(one.voice.witnesses, held)
            same = rows[alike[held]].witnesses if held in alike and places.start else ()
            if same and len(same) + len(row.witnesses) <= _TOGETHER:
                rows[alike[held]] = attrs.evolve(row, witnesses=(*same, *row.witnesses))
            else:
                alike[held] = len(rows)
                rows.append(row)
        elif any(cell.rest for cell in held):
            silent += one.voice.witnesses
    widths = [
        max(cell.length for cell in column)
        for column in zip(*(row.cells for row in rows), strict=True)
    ]
    rows = [attrs.evolve(row, cells=tuple(_freed(row.cells, widths))) for row in rows]
    heard = {witness for row in rows for witness in row.witnesses}
    unheard = tuple(witness for witness in dict.fromkeys(silent) if witness not in heard)
    if unheard:
        rows.append(Row(unheard, (Cell(rest=True, columns=len(widths)),)))
    return System(tuple(rows))


def _introduced(systems: Iterable[System]) -> Iterator[System]:
    """Yield systems with names where their bearers come first; later a letter will do."""
    known: set[Witness] = set()
    for system in systems:
        rows = []
        for row in system.rows:
            fresh = not known.issuperset(row.witnesses)
            rows.append(attrs.evolve(row, named=fresh and len(row.witnesses) <= _NAMED))
            known.update(row.witnesses)
        yield System(tuple(rows))


def _freed(held: Sequence[Cell], widths: Sequence[int]) -> Iterator[Cell]:
    """Yield cells with their labels free to reach as far as no other label is; rests as one."""
    ends = [sum(widths[: number + 1]) for number in range(len(widths))]
    room = [0] * len(held)
    limit = ends[-1] + _HANGING if ends else 0
    for number in range(len(held) - 1, -1, -1):
        start = ends[number] - widths[number]
        room[number] = limit - start
        if any(run.label for run in held[number].runs):
            limit = start
    pending = 0
    for cell, space in zip(held, room, strict=True):
        if cell.rest:
            pending += 1
            continue
        if pending:
            yield Cell(rest=True, columns=pending)
            pending = 0
        yield _free(cell, space)
    if pending:
        yield Cell(rest=True, columns=pending)


def _free(cell: Cell, space: int) -> Cell:
    if len(cell.runs) != 1 or not cell.runs[0].label:
        return cell
    run = cell.runs[0]
    free = (len(run.label) + _GLYPH) * _LABEL <= space
    return attrs.evolve(cell, runs=(attrs.evolve(run, free=free),))
