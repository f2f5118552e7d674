"""From explained changes to edits, labels and severity."""

from collections.abc import Iterator, Sequence

from ..model.alignments import Alignment, Op, Rendering, Step
from ..model.edits import Change, Drift, Edit
from ..model.labels import Label, Severity
from ..model.spans import Span, Token
from .boundary import crosses
from .evidence import touches_reported
from .noise import is_noise

_ALONE = frozenset({Label.IDENTICAL, Label.TYPOGRAPHIC})
_ORDER = {label: rank for rank, label in enumerate(Label)}
_JOINED = frozenset(Label) - {Label.LEXICAL, Label.MARKED_EDIT, Label.PARAPHRASE}
LEFT_OUT = 3
"""Words up to which what a paraphrase lacks is judged as if it were quoted."""
_OPENERS, _CLOSERS = "[(", "])"


def drift_of(alignment: Alignment, explained: Sequence[Change]) -> Drift:
    """Return what rules said, as labels, severity and edits in the order of A."""
    capped = crosses(alignment)
    if capped:
        explained = [_summarised(alignment, change) for change in explained]
    changes = _merged([change for change in explained if _has_words(change.step)])
    edits = [_edit(alignment, change, capped=capped) for change in changes]
    labels = {label for change in explained for label in _labels(change)}
    labels = _without_idle(labels)
    overall = [
        change.label.severity
        for change in explained
        if change.label in labels and change.label and not _has_words(change.step)
    ]
    severity = max([*overall, *(edit.severity for edit in edits)], default=Severity.NONE)
    if alignment.a.apart:
        edits = sorted([*edits, *_asides(alignment, edits)], key=lambda edit: edit.a)
    return Drift(tuple(sorted(labels, key=_ORDER.__getitem__)), severity, tuple(edits))


def _asides(alignment: Alignment, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield what stands in A and is no word of its speaker's, as words that B may leave out.

    Within words that B lacks anyhow it needs no mention.
    """
    kept = [step for step in alignment.steps if step.op is not Op.MOVE]
    for aside in alignment.a.apart:
        if any(edit.a.overlap(aside) for edit in edits):
            continue
        before = sum(token.start < aside.start for token in alignment.a_tokens)
        step = next(s for s in reversed(kept) if s.a_start < before)
        ahead = min(before - step.a_start, step.b_end - step.b_start)
        place = alignment.b_tokens[step.b_start + ahead - 1].end if step.b_start + ahead else 0
        yield Edit(
            a=aside,
            b=Span(place, place),
            a_text=aside.of(alignment.a.text),
            b_text="",
            label=Label.TYPOGRAPHIC,
            severity=Severity.NONE,
        )


def _summarised(alignment: Alignment, change: Change) -> Change:
    """Let a paraphrase leave out, or have beyond the quotation, whole phrases without alarm.

    A summary that skips a clause with a *not* in it denies nothing; one that skips the *not* does.
    """
    step = change.step
    runs = (step.a_end - step.a_start, step.b_end - step.b_start)
    if min(runs) > 0 or max(runs) <= LEFT_OUT or not touches_reported(alignment, step):
        return change
    kept = [label for label in _labels(change) if label.severity < Severity.CRITICAL]
    shorter = Label.OMISSION if runs[0] else Label.INSERTION
    return Change(step, None, tuple(kept) or (shorter,))


def _has_words(step: Step) -> bool:
    return step.a_start < step.a_end or step.b_start < step.b_end


def _labels(change: Change) -> tuple[Label, ...]:
    return change.also if change.label is None else (change.label, *change.also)


def _without_idle(labels: set[Label]) -> set[Label]:
    """Drop *identical* and *typographic* beside any other label, save a typographic excerpt."""
    others = labels - _ALONE
    if not others:
        return labels - {Label.IDENTICAL} if Label.TYPOGRAPHIC in labels else labels
    return labels - ({Label.IDENTICAL} if others == {Label.EXCERPT} else _ALONE)


def _merged(changes: Sequence[Change]) -> list[Change]:
    """Join changes that share words, and the parts of one fact: *two thirds* for *one third*.

    Two rules of one tray may speak of the same words.
    """
    merged: list[Change] = []
    for change in sorted(changes, key=lambda change: (change.step[1:], change.label or "")):
        last = merged[-1] if merged else None
        if last and (_overlap(last.step, change.step) or _are_one_fact(last, change)):
            labels = dict.fromkeys((*_labels(last), *_labels(change)))
            merged[-1] = Change(_hull(last.step, change.step), None, tuple(labels))
        else:
            merged.append(change)
    return merged


def _are_one_fact(x: Change, y: Change) -> bool:
    """Tell neighbours of one grave label, or of one spelling."""
    return (
        _labels(x) == _labels(y)
        and len(_labels(x)) == 1
        and _labels(x)[0] in _JOINED
        and Op.MOVE not in {x.step.op, y.step.op}
        and (x.step.a_end, x.step.b_end) == (y.step.a_start, y.step.b_start)
    )


def _overlap(x: Step, y: Step) -> bool:
    return max(x.a_start, y.a_start) < min(x.a_end, y.a_end) or max(x.b_start, y.b_start) < min(
        x.b_end, y.b_end
    )


def _hull(x: Step, y: Step) -> Step:
    return Step(
        x.op,
        min(x.a_start, y.a_start),
        max(x.a_end, y.a_end),
        min(x.b_start, y.b_start),
        max(x.b_end, y.b_end),
    )


def _edit(alignment: Alignment, change: Change, *, capped: bool) -> Edit:
    labels = sorted(_labels(change), key=_ORDER.__getitem__, reverse=True)
    label, step = labels[0], change.step
    bracketed = label is Label.MARKED_EDIT
    a = _span(alignment.a, alignment.a_tokens, step.a_start, step.a_end, bracketed=bracketed)
    b = _span(alignment.b, alignment.b_tokens, step.b_start, step.b_end, bracketed=bracketed)
    severity = label.severity
    if is_noise(alignment, change):
        severity = min(severity, Severity.MINOR)
    if capped and severity < Severity.CRITICAL and touches_reported(alignment, step):
        severity = min(severity, Severity.INFO)
    return Edit(
        a=a,
        b=b,
        a_text=a.of(alignment.a.text),
        b_text=b.of(alignment.b.text),
        label=label,
        severity=severity,
        also=tuple(labels[1:]),
        moved=step.op is Op.MOVE,
    )


def _span(
    side: Rendering, tokens: Sequence[Token], start: int, end: int, *, bracketed: bool
) -> Span:
    """Return the place of some words; without words, the place behind the word before."""
    if start == end:
        place = tokens[start - 1].end if start else side.span.start
        return Span(place, place)
    first, last = tokens[start].start, tokens[end - 1].end
    if bracketed and _enclosed(side.text, first, last):
        return Span(first - 1, last + 1)
    return Span(first, last)


def _enclosed(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in tuple(_OPENERS) and text[end : end + 1] in tuple(_CLOSERS)
