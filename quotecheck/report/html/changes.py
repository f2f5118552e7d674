"""Changes in a few words, for headings: what the base has, what became of it, and where."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ...markup import fold
from ...model.edits import Edit
from ...model.labels import Label, Severity
from ...model.pairs import Pair
from ...model.quotations import Form
from ...model.spans import Span, Token
from ...text import tokens
from ..lookup import Lookup
from ..runs import with_brackets
from ..tangles import seen_from_there
from .witnesses import Witness, Witnesses

_LONGEST = 70
"""Characters of a change; of a longer one the beginning and the end are shown."""
_SMALL = 4
"""Characters up to which a word is shown with the next one: *for* → *going to* tells little."""
_REACH = 40
"""Code points in which the next word is looked for."""


@attrs.frozen
class Change:
    """What became of some words of the base.

    Attributes:
        old: The base's words; empty where words were added.
        new: What stands there instead; empty where they were dropped.
        after: The word that follows on both sides, where the change is too small without it.
        moved: The words are the same, the place is not.
        label: The gravest label.
        severity: Its severity.
        at: Where the base's words stand.
        witnesses: Who has it.
    """

    old: str
    new: str
    after: str
    moved: bool
    label: Label
    severity: Severity
    at: Span
    witnesses: tuple[Witness, ...] = ()

    def turned_round(self, base: Witness) -> "Change":
        """Return the change as the base's outlet departs from all others."""
        label = seen_from_there(self.label)
        return attrs.evolve(self, old=self.new, new=self.old, label=label, witnesses=(base,))


def find_changes(pairs: Iterable[Pair], lookup: Lookup, witnesses: Witnesses) -> list[Change]:
    """Return each change of a base once, gravest first, then those that most have."""
    found: dict[tuple[object, ...], list[tuple[Change, Witness]]] = {}
    for pair in pairs:
        for change in _changes(pair, lookup):
            key = (change.at, change.new.casefold(), change.moved)
            found.setdefault(key, []).append((change, witnesses.of(pair.b)))
    gathered = [
        attrs.evolve(
            group[0][0],
            severity=max(change.severity for change, _ in group),
            witnesses=tuple(dict.fromkeys(witness for _, witness in group)),
        )
        for group in found.values()
    ]
    return sorted(gathered, key=_rank)


def _rank(change: Change) -> tuple[int, int, Span]:
    return -change.severity, -len(change.witnesses), change.at


def _changes(pair: Pair, lookup: Lookup) -> Iterator[Change]:
    a, b = lookup.rendering(pair.a), lookup.rendering(pair.b)
    least = Severity.INFO if pair.b.form is Form.QUOTED else Severity.CRITICAL
    edits = [
        with_brackets(edit, a, b)
        for edit in sorted(pair.edits, key=lambda edit: edit.a)
        if edit.severity >= least and edit.label not in {Label.EXCERPT, Label.BOUNDARY}
    ]
    groups = _touching(edits, a.text, b.text)
    for group in groups:
        yield _joined(group, a.text, b.text, pair)


def _touching(edits: Sequence[Edit], a: str, b: str) -> Iterator[list[Edit]]:
    """Yield words replaced next to each other together, but what is critical by itself."""
    group: list[Edit] = []
    for edit in edits:
        if group and not _touches(group[-1], edit, a, b):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _touches(one: Edit, other: Edit, a: str, b: str) -> bool:
    if not all((one.a_text, one.b_text, other.a_text, other.b_text)) or one.moved or other.moved:
        return False
    critical = Severity.CRITICAL
    if (one.severity is critical) is not (other.severity is critical):
        return False
    return (
        other.a.start - one.a.end >= 0
        and other.b.start - one.b.end >= 0
        and not _says(a[one.a.end : other.a.start])
        and not _says(b[one.b.end : other.b.start])
    )


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


def _joined(group: Sequence[Edit], a: str, b: str, pair: Pair) -> Change:
    worst = max(group, key=lambda edit: edit.severity)
    at = _hull([edit.a for edit in group])
    old = fold(at.of(a))
    there = _hull([edit.b for edit in group])
    new = fold(there.of(b))
    small = worst.severity < Severity.CRITICAL and min(len(old), len(new)) < _SMALL
    after = ""
    if small and not worst.moved:
        one = _next_word(a, Span(at.end, pair.a.end))
        other = _next_word(b, Span(there.end, pair.b.end))
        after = one.text if one and other and one.norm == other.norm else ""
    return Change(short(old), short(new), after, worst.moved, worst.label, worst.severity, at)


def _hull(spans: Sequence[Span]) -> Span:
    """Return the stretch of all spans; empty ones count only where all are."""
    full = [span for span in spans if span.start < span.end] or list(spans)
    return Span(min(span.start for span in full), max(span.end for span in full))


def _next_word(text: str, rest: Span) -> Token | None:
    found = tokens(text, rest.start, min(rest.end, rest.start + _REACH))
    return found[0] if found else None


def short(text: str, most: int = _LONGEST) -> str:
    """Return the beginning and the end of a text that is longer than ``most``."""
    if len(text) <= most:
        return text
    head, tail = text[: most // 2].rstrip(), text[-(most // 4) :].lstrip()
    head = head.rpartition(" ")[0] or head
    tail = tail.partition(" ")[2] or tail
    return f"{head} … {tail}"
