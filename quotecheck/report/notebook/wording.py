"""Pairs and remarks: the renderings one under the other, what differs marked in the words."""

from collections.abc import Iterator, Sequence

from ...model.alignments import Rendering
from ...model.edits import Edit
from ...model.labels import Label, Severity
from ...model.pairs import Pair, Relation, Side
from ...model.quotations import Form
from ...model.remarks import Remark
from ..rows import worst_first
from ..runs import QUOTE_MARKS, Mark, Run, collate
from .parts import REPLACED, badge, cut, figure, lost, new, quiet, said, table, words

MOST_RENDERINGS = 12
"""Renderings of one remark that are shown."""

_MOST_CHANGES = 8
"""Changes of one label that are listed; all of them are marked in the words."""

_KEPT, _LEFT_OUT = 14, 12
"""Common words kept on either side of a change, and the fewest that are left out between."""

_MOST_WORDS = 90
"""Words of a base that are shown."""


def show_pair(pair: Pair) -> str:
    """Return two renderings, the second one with its changes marked."""
    labels = ", ".join(worst_first(pair.labels))
    who = _agreed(pair.speakers)
    caption = f"{badge(pair.severity)} {labels} {quiet(_circumstances(pair, who))}"
    rows = [(said(pair.a.article, 80), _base(pair.a) + _credit(pair.speakers[0], who))]
    rows += [(said(pair.b.article, 80), _against(pair) + _credit(pair.speakers[1], who))]
    return figure(caption, table((), rows), _changes(pair.edits))


def show_remark(remark: Remark) -> str:
    """Return a remark's base, and every other rendering with its changes marked."""
    outlets = len({side.article for side in remark.sides})
    caption = f"{badge(_gravest(remark))} <b>{said(remark.speaker or 'nobody credited', 80)}</b>"
    caption += quiet(f" · {len(remark.sides)} renderings in {outlets} articles")
    rows = [(said(remark.base.article, 80), _base(remark.base) + quiet(" fullest rendering"))]
    differing = [pair for pair in remark.pairs if pair.labels != (Label.IDENTICAL,)]
    shown = sorted(differing, key=lambda pair: -pair.severity)[:MOST_RENDERINGS]
    rows += [(said(pair.b.article, 80), _rendering(pair)) for pair in shown]
    rows += _alike([pair for pair in remark.pairs if pair.labels == (Label.IDENTICAL,)])
    more = len(differing) - len(shown)
    rest = f"{more} more, none graver: <code>remark.pairs</code>" if more else ""
    return figure(caption, table((), rows), *_disputed(remark), quiet(rest))


def _alike(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """Yield one row for all who have the base's words."""
    names = tuple(dict.fromkeys(pair.b.article for pair in pairs))
    if names:
        more = f" and {len(names) - MOST_RENDERINGS} more" * (len(names) > MOST_RENDERINGS)
        listed = ", ".join(said(name, 80) for name in names[:MOST_RENDERINGS]) + more
        yield listed, f"{badge(Severity.NONE)} {quiet('word for word')}"


def _gravest(remark: Remark) -> Severity:
    return Severity.CRITICAL if len(remark.credits) > 1 else remark.severity


def _disputed(remark: Remark) -> Iterator[str]:
    if len(remark.credits) > 1:
        claims = (
            f"{said(credit.speaker, 80)} in {said(', '.join(credit.articles), 80)}"
            for credit in remark.credits
        )
        yield f"<div>{badge(Severity.CRITICAL)} credited to {'; to '.join(claims)}</div>"


def _circumstances(pair: Pair, who: str | None) -> str:
    relation = {Relation.SAME: "same remark", Relation.ECHO: "said on another occasion"}
    parts = [f"· {relation.get(pair.relation, 'different remarks')}, {pair.score:.2f}"]
    if who:
        parts.append(f"· {said(who, 80)}")
    if pair.speaker_conflict:
        parts.append("· credited to different persons")
    return " ".join(parts)


def _agreed(speakers: tuple[str | None, str | None]) -> str | None:
    return speakers[0] if speakers[0] == speakers[1] else None


def _credit(speaker: str | None, agreed: str | None) -> str:
    return quiet(f" {said(speaker, 80)}") if speaker and not agreed else ""


def _rendering(pair: Pair) -> str:
    labels = ", ".join(worst_first(pair.labels))
    return f"{_against(pair)}<div>{badge(pair.severity)} {quiet(labels)}</div>"


# ---------------------------------------------------------------- words


def _base(side: Side) -> str:
    if not _has_text(side):
        return quiet("words not at hand")
    runs = collate(_whole(side), _whole(side), ())
    more = quiet(f" … {len(runs) - _MOST_WORDS} more words") if len(runs) > _MOST_WORDS else ""
    return _between_marks(side, runs[:_MOST_WORDS], words(runs[:_MOST_WORDS])) + more


def _against(pair: Pair) -> str:
    """Return the words of side B, and where they differ those of A."""
    if not (_has_text(pair.a) and _has_text(pair.b)):
        return quiet("words not at hand; what differs stands below")
    runs = tuple(_elided(collate(_whole(pair.a), _whole(pair.b), pair.edits)))
    titles = [f"{', '.join((edit.label, *edit.also))} ({edit.severity})" for edit in pair.edits]
    grave = [n for n, edit in enumerate(pair.edits) if edit.severity is Severity.CRITICAL]
    return _between_marks(pair.b, runs, words(runs, titles, grave))


def _has_text(side: Side) -> bool:
    return side.end <= len(side.article_text)


def _whole(side: Side) -> Rendering:
    return Rendering(side.article_text, side.span, side.span, side.form)


def _between_marks(side: Side, runs: Sequence[Run], shown: str) -> str:
    """Return words between quotation marks, if they are quoted and the article's own are not seen.

    A stretch from inside a quotation or a sentence opens and closes with an ellipsis.
    """
    common = [run.text for run in runs if run.mark is Mark.SAME] or [""]
    opened, closed = common[0][:1] in QUOTE_MARKS, common[-1].rstrip(".,;:!?")[-1:] in QUOTE_MARKS
    quoted = side.form is Form.QUOTED
    before = side.article_text[: side.start].rstrip()[-1:]
    after = side.article_text[side.end :].lstrip()[:1]
    head = "… " if not opened and (before.isalnum() or before in {",", ";"}) else ""
    tail = " …" if not closed and after.isalnum() else ""
    opener = "" if opened or not quoted else "\N{LEFT DOUBLE QUOTATION MARK}"
    closer = "" if closed or not quoted else "\N{RIGHT DOUBLE QUOTATION MARK}"
    note = "" if quoted else quiet("unquoted: ")
    return f"{note}{opener}{head}{shown}{tail}{closer}"


def _elided(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs with the middle of each long common stretch left out."""
    stretch: list[Run] = []
    for run in (*runs, None):
        if run is not None and run.edit < 0:
            stretch.append(run)
            continue
        if len(stretch) > 2 * _KEPT + _LEFT_OUT:
            gone = len(stretch) - 2 * _KEPT
            yield from stretch[:_KEPT]
            yield Run(Mark.GAP, f"[… {gone} words …]", space=True)
            yield from stretch[-_KEPT:]
        else:
            yield from stretch
        stretch = []
        if run is not None:
            yield run


# ---------------------------------------------------------------- what differs, listed


def _changes(edits: Sequence[Edit]) -> str:
    """Return changes as a list, gravest first, those of one label together."""
    groups: dict[tuple[Severity, str], list[Edit]] = {}
    for edit in sorted(edits, key=lambda edit: -edit.severity):
        if edit.label is not Label.EXCERPT:
            name = ", ".join((edit.label, *edit.also))
            groups.setdefault((edit.severity, name), []).append(edit)
    items = "".join(f"<li>{_group(*key, group)}</li>" for key, group in groups.items())
    return f'<ul style="list-style:none;margin:.2em 0;padding:0">{items}</ul>' if items else ""


def _group(severity: Severity, name: str, edits: Sequence[Edit]) -> str:
    shown = "; ".join(change(edit) for edit in edits[:_MOST_CHANGES])
    more = len(edits) - _MOST_CHANGES
    rest = quiet(f"; {more} more: <code>pair.edits</code>") if more > 0 else ""
    return f"{badge(severity)} {name}: {shown}{rest}"


def change(edit: Edit) -> str:
    """Return one change by itself."""
    grave = edit.severity is Severity.CRITICAL
    if edit.moved:
        return new(cut(edit.b_text, 120), what="moved", grave=grave)
    was = lost(cut(edit.a_text, 120), grave=grave and not edit.b_text) if edit.a_text else ""
    what = REPLACED if was else "added"
    now = new(cut(edit.b_text, 120), what=what, grave=grave) if edit.b_text else ""
    return " ".join(filter(None, (was, now)))
