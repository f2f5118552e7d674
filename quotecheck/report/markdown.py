"""Markdown: the report for a pull request, an issue or an e-mail.

Differences are ``<del>`` and ``<ins>``, which GitHub and mail programs show, and which unlike
``~~`` and ``**`` hold next to any punctuation. Article text is escaped: it can neither format nor
link nor mention anybody.
"""

from collections.abc import Iterable, Iterator, Sequence

from ..markup import deleted, escape_markdown, inserted
from ..model.articles import Article
from ..model.labels import Severity
from ..model.quotations import Form, Quote
from ..model.reports import Report
from . import credit
from .apparatus import Apparatus, Entry, make_apparatus
from .blocks import ALONE, BASE, ECHO, SAME, Block, Line
from .checklist import Case, Checklist, is_check, make_checklist
from .credit import Where
from .excerpt import marks_around
from .runs import Mark, Run, merge

_CONTEXT = 6
"""Common words on either side of a change."""

_SETTLED = "accepted or ignored"
_GRAVE = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.INFO)


def render(report: Report) -> str:
    """Return the report as GitHub-flavoured Markdown."""
    lines = _check(make_checklist(report)) if is_check(report) else _diff(make_apparatus(report))
    return "\n".join([*lines, ""])


def render_quotes(articles: Sequence[Article], quotes: Sequence[Quote]) -> str:
    """Return quotations as a table."""
    by_id = {article.id: article for article in articles}
    rows = (_quote_row(by_id[quote.article], quote) for quote in quotes)
    return "\n".join([*_table("place", "kind", "speaker", "words"), *rows, ""])


# ---------------------------------------------------------------- remarks


def _diff(apparatus: Apparatus) -> Iterator[str]:
    shared = len(apparatus.entries) + len(apparatus.alike) + apparatus.settled
    spoken = apparatus.transcripts
    where = "in a transcript or two outlets" if spoken else "in two outlets or more"
    yield f"# {_count(shared, 'remark')} {where}"
    yield ""
    counted = [f"{apparatus.count(s)} {s}" for s in _GRAVE if apparatus.count(s)]
    counted += [f"{apparatus.settled} {_SETTLED}"] if apparatus.settled else []
    articles = _count(apparatus.articles, "article")
    quotations = _count(apparatus.quotations, "quotation")
    lonely = f"{_count(apparatus.lonely, 'quotation')} in one outlet only"
    yield "; ".join(filter(None, [f"{articles}, {quotations}", ", ".join(counted), lonely]))
    if apparatus.entries:
        yield ""
        yield from _worst(apparatus.entries)
        yield ""
        yield _legend("the base", "here")
    for number, entry in enumerate(apparatus.entries, 1):
        yield from _entry(number, entry)
    if apparatus.alike:
        yield from ("", "## Word for word", "")
        yield from map(_alike, apparatus.alike)
    if apparatus.fidelity:
        yield from _fidelity(apparatus)


def _fidelity(apparatus: Apparatus) -> Iterator[str]:
    names = escape_markdown(", ".join(one.path or one.id for one in apparatus.transcripts))
    yield from ("", f"## By fidelity to {names}", "")
    yield from _table("outlet", "quotations", "in it", "verbatim", "minor", "major", "critical")
    for one in apparatus.fidelity:
        counts = one.quotations, one.found, one.verbatim, one.minor, one.major, one.critical
        yield _row(escape_markdown(one.outlet), *map(str, counts))


def _worst(entries: Iterable[Entry]) -> Iterator[str]:
    yield from _table("", "severity", "outlet", "change", "label")
    for number, entry in enumerate(entries, 1):
        summary = entry.summary
        if summary is not None and entry.severity >= Severity.MINOR:
            others = f" +{summary.others}" if summary.others else ""
            yield _row(
                str(number),
                _severity(str(entry.severity)),
                escape_markdown(summary.outlet) + others,
                _words(summary.row.words(2, 2)),
                summary.label,
            )


def _entry(number: int, entry: Entry) -> Iterator[str]:
    asked = "?" if len(entry.speakers) > 1 else ""
    who = escape_markdown(" or ".join(entry.speakers) or "nobody credited") + asked
    outlets = _count(entry.outlets, "outlet")
    yield ""
    yield f"## {number}. {_severity(str(entry.severity))} {entry.label} · {who} · {outlets}"
    yield ""
    base, *others = entry.blocks
    yield from _base(base)
    yield ""
    for block in others:
        yield from _block(block)


def _base(block: Block) -> Iterator[str]:
    for line in block.lines:
        if line.tag == BASE:
            yield f"> {_line_words(line)}  "
            yield f"> — {_outlet(block)}"
        elif line.tag == ALONE:
            yield ">"
            yield f"> *alone:* {_line_words(line)} *({line.label})*"
        else:
            yield from ("", f"- {_line(line)}")


def _block(block: Block) -> Iterator[str]:
    if not block.lines:
        yield f"- {_outlet(block)}: word for word"
        return
    yield f"- {_outlet(block)}"
    for line in block.lines:
        yield f"  - {_line(line)}"


def _outlet(block: Block) -> str:
    names = f"**{escape_markdown(', '.join(block.names))}**"
    said = f", {escape_markdown(block.credit)}" if block.credit else ""
    return f"{names}{said}{_place(block.where)}"


def _alike(entry: Entry) -> str:
    base, *others = entry.blocks
    names = escape_markdown(", ".join(name for block in others for name in block.names))
    return f"- {_line_words(base.lines[0])} — {_outlet(base)}; also {names}"


def _line(line: Line) -> str:
    label = f" — {escape_markdown(line.label)}" if line.label else ""
    tag = f"*{line.tag}*" if line.tag in {SAME, ECHO} else _severity(line.tag)
    return f"{tag} {_line_words(line)}{label}"


def _line_words(line: Line) -> str:
    runs = line.row.words(_CONTEXT, _CONTEXT)
    return _words(runs if line.terse else merge(runs))


# ---------------------------------------------------------------- checks


def _check(checklist: Checklist) -> Iterator[str]:
    drafts, references = (
        ", ".join(dict.fromkeys(escape_markdown(one.path or one.id) for one in articles))
        for articles in (checklist.drafts, checklist.references)
    )
    yield f"# {drafts} against {references}"
    yield ""
    counted = [f"{checklist.count(s)} {s}" for s in _GRAVE if checklist.count(s)]
    counted += [f"{checklist.settled} {_SETTLED}"] if checklist.settled else []
    counted.append(f"{len(checklist.verbatim)} verbatim")
    yield f"{', '.join(counted)} in {_count(checklist.quotations, 'quotation')}"
    if checklist.cases:
        yield from ("", _legend("the reference", "in the draft"), "")
    for case in checklist.cases:
        yield from _case(case)
    if checklist.verbatim:
        yield from ("", "Verbatim: " + ", ".join(_code(where) for where in checklist.verbatim))


def _case(case: Case) -> Iterator[str]:
    said = f", {escape_markdown(case.credit)}" if case.credit else ""
    there = _code(case.reference) if case.reference else "in no reference"
    yield f"- {_code(case.where)}{said} · {there}"
    for line in sorted(case.lines, key=lambda line: -line.severity):
        yield f"  - {_line(line)}"


# ---------------------------------------------------------------- parts


def _legend(base: str, here: str) -> str:
    moved = escape_markdown("[~] moved from {~moved to~}")
    return f"{deleted(f'only in {base}')} {inserted(f'only {here}')} {moved}"


def _words(runs: Iterable[Run]) -> str:
    return "".join((" " if run.space else "") + _run(run) for run in runs).strip()


def _run(run: Run) -> str:
    text = escape_markdown(run.text)
    if run.mark is Mark.REMOVED:
        return f"<del>{text}</del>"
    if run.mark is Mark.ADDED:
        return f"<ins>{text}</ins>"
    if run.mark is Mark.AWAY:
        return escape_markdown(f"[~{run.text}~]" if run.text else "[~]")
    if run.mark is Mark.HERE:
        return escape_markdown(f"{{~{run.text}~}}")
    return text


def _severity(name: str) -> str:
    return {"critical": "**CRITICAL**", "major": "**major**"}.get(name, name)


def _place(where: Where | None) -> str:
    return f", {_code(where)}" if where else ""


def _code(where: Where) -> str:
    """Return a place as code, which no host makes a link or a mention of."""
    text = str(where).replace("`", "'")
    return f"`{' '.join(text.split())}`"


def _quote_row(article: Article, quote: Quote) -> str:
    opener, closer = marks_around(article.text, quote.span)
    kind = quote.kind.value if quote.form is Form.QUOTED else quote.form.value
    return _row(
        _code(credit.where(article, quote.start)),
        kind + (" (malformed)" if quote.malformed else ""),
        escape_markdown(quote.speaker or ""),
        escape_markdown(f"{opener}{quote.text}{closer}"),
    )


def _table(*heads: str) -> Iterator[str]:
    yield _row(*heads)
    yield _row(*("---" for _ in heads))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
