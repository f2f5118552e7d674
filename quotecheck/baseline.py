"""Accepted findings: those in a baseline file, and those that a comment in the text lets stand.

A baseline is keyed by content. A finding's id hashes its code, the words and the outlets, never an
offset: an entry holds while the quotation stands as it is, wherever it moves to, and no longer.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from .config import code_of
from .errors import ReadError, UsageError
from .markup import fold
from .model.articles import Article, Ignore
from .model.findings import Accepted, Place
from .model.reports import Report
from .report.files import write
from .report.places import by_article, file_of, region_of

_Json: TypeAlias = Mapping[str, Any]
"""An object of a JSON document, whatever is in it."""

FORMAT = 1
BASELINE, COMMENT = "baseline", "comment"
DIFF, CHECK = "diff", "check"
_MOST = 80
"""Code points of the quotation that an entry shows."""
_WAY_OUT = "mend it, or delete it and: quotecheck baseline update REPORT.json"


@attrs.frozen
class Entry:
    """An accepted finding, as the file keeps it; all but the id is for people.

    Attributes:
        id: The finding's id.
        code: Its code.
        severity: How grave it was.
        message: What it said.
        at: The articles that carry it, by id, sorted.
        command: ``diff`` or ``check``, whichever found it; the other one finds nothing of it.
        text: The beginning of the quotation that it is about.
        reason: Why it is accepted; whatever somebody writes there is kept.
    """

    id: str
    code: str
    severity: str
    message: str
    at: tuple[str, ...]
    command: str = CHECK
    text: str = ""
    reason: str | None = None


# ------------------------------------------------------------------------------------- the file
def load(path: str, *, may_be_missing: bool = False) -> tuple[Entry, ...]:
    """Return the entries of a baseline.

    Args:
        path: The file.
        may_be_missing: One that is not there yet accepts nothing.

    Raises:
        ReadError: It is not there, cannot be read, or is no baseline.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if may_be_missing:
            return ()
        way_out = "make it first: quotecheck baseline update REPORT.json"
        raise ReadError(f"{path}: no such file; {way_out}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: {_fault(error)}; {_WAY_OUT}") from None
    try:
        document = json.loads(text)
        entries = [_entry(record) for record in document["accepted"]]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ReadError(f"{path}: no baseline ({_fault(error)}); {_WAY_OUT}") from None
    if document.get("format") != FORMAT:
        found = document.get("format")
        raise ReadError(f"{path}: format {found!r}, not {FORMAT}; use a newer quotecheck")
    return tuple(entries)


def _fault(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"without {error.args[0]!r}"
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8"
    return "broken JSON" if isinstance(error, json.JSONDecodeError) else "something else"


def _entry(record: Mapping[str, object]) -> Entry:
    """Return what a record of the file says; keys that nobody knows are dropped."""
    at, reason = record["at"], record.get("reason")
    if not isinstance(at, list) or not all(isinstance(name, str) for name in at):
        raise TypeError(at)
    return Entry(
        id=str(record["id"]),
        code=str(record["code"]),
        severity=str(record["severity"]),
        message=str(record["message"]),
        at=tuple(at),
        command=str(record.get("command", CHECK)),
        text=str(record.get("text", "")),
        reason=None if reason is None else str(reason),
    )


def save(path: str, entries: Iterable[Entry]) -> None:
    """Write a baseline, whole or not at all: sorted, an entry a line, the same for the same.

    Raises:
        OSError: The file cannot be written.
    """
    ordered = sorted(entries, key=lambda entry: (entry.at, entry.code, entry.text, entry.id))
    lines = ",\n  ".join(json.dumps(_record(entry), ensure_ascii=False) for entry in ordered)
    inner = f"[\n  {lines}\n ]" if lines else "[]"
    write(path, f'{{"format": {FORMAT},\n "accepted": {inner}}}\n')


def _record(entry: Entry) -> dict[str, object]:
    record = attrs.asdict(entry)
    return record if entry.reason else {k: v for k, v in record.items() if k != "reason"}


# ------------------------------------------------------------------------------ update and prune
@attrs.frozen
class Raised:
    """What one report has to say to a baseline.

    Attributes:
        findings: What it raises, as entries.
        accepted: Ids that its own baseline accepted.
        articles: Ids of the articles that it read.
        command: ``diff`` or ``check``.
    """

    findings: tuple[Entry, ...]
    accepted: frozenset[str]
    articles: frozenset[str]
    command: str

    @property
    def alive(self) -> frozenset[str]:
        """Ids of everything that was found, accepted or not."""
        return self.accepted.union(entry.id for entry in self.findings)


def read_report(text: str, where: str) -> Raised:
    """Read what ``diff`` or ``check`` wrote with ``--format json``.

    Raises:
        ReadError: It is no such report.
    """
    try:
        return _read(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        way_out = "make one: quotecheck check DRAFT --against REF --format json"
        raise ReadError(f"{where}: no report in JSON; {way_out}") from None


def _read(document: _Json) -> Raised:
    if document["format"] != FORMAT:
        raise ValueError(document["format"])
    accepted = (one for one in document.get("accepted", ()) if one["by"] == BASELINE)
    command = DIFF if document["remarks"] else CHECK
    return Raised(
        tuple(_raised(one, command, document["quotes"]) for one in document["findings"]),
        frozenset(one["id"] for one in accepted),
        frozenset(str(one["id"]) for one in document["articles"]),
        command,
    )


def _raised(record: _Json, command: str, quotes: Sequence[_Json]) -> Entry:
    places = record["at"]
    return Entry(
        id=str(record["id"]),
        code=str(record["code"]),
        severity=str(record["severity"]),
        message=str(record["message"]),
        at=tuple(sorted({str(place["article"]) for place in places})),
        command=command,
        text=next((_begun(one) for one in quotes if places and _holds(one, places[0])), ""),
    )


def _holds(quote: _Json, place: _Json) -> bool:
    inside = bool(quote["start"] <= place["start"] <= quote["end"])
    return inside and bool(quote["article"] == place["article"])


def _begun(quote: _Json) -> str:
    words = fold(quote["text"])
    return words if len(words) <= _MOST else f"{words[: _MOST - 1].rstrip()}…"


def updated(
    entries: Iterable[Entry], reports: Iterable[Raised], *, reason: str | None = None
) -> tuple[Entry, ...]:
    """Return a baseline that accepts what reports raise too.

    Args:
        entries: What it accepts so far; stays as it is.
        reports: What is to be accepted.
        reason: Why.
    """
    found = {
        entry.id: attrs.evolve(entry, reason=reason)
        for report in reports
        for entry in report.findings
    }
    return tuple({**found, **{entry.id: entry for entry in entries}}.values())


def pruned(entries: Iterable[Entry], reports: Sequence[Raised]) -> tuple[Entry, ...]:
    """Return a baseline without what reports have looked for and not found."""
    return tuple(
        entry
        for entry in entries
        if any(entry.id in report.alive for report in reports)
        or not any(_looked_for(entry, report.command, report.articles) for report in reports)
    )


def _looked_for(entry: Entry, command: str, articles: Collection[str]) -> bool:
    """Tell whether a command would have found what an entry is about, had it still been there."""
    return entry.command == command and all(article in articles for article in entry.at)


# -------------------------------------------------------------------------------- what is accepted
def accept_known(report: Report, entries: Iterable[Entry], where: str) -> Report:
    """Return a report in which what a baseline accepts is accepted.

    Args:
        report: What was found.
        entries: The baseline's.
        where: Its file, for a note about entries that nothing answers.
    """
    known = {entry.id: entry for entry in entries}
    accepted = [
        Accepted(finding, BASELINE, known[finding.id].reason)
        for finding in report.findings
        if finding.id in known
    ]
    alive = {one.finding.id for one in (*accepted, *report.accepted)}
    read = {article.id for article in report.articles}
    command = DIFF if report.remarks else CHECK
    gone = [one for one in known.values() if one.id not in alive]
    stale = sum(_looked_for(entry, command, read) for entry in gone)
    said = f"{stale} of {len(known)} accepted findings found no more"
    told = f"{where}: {said}; take out: quotecheck baseline prune REPORT.json"
    return _with(report, accepted, [told] if stale else [])


def accept_commented(report: Report, articles: Iterable[Article]) -> Report:
    """Return a report in which what comments in some articles let stand is accepted.

    A comment in any article that carries a finding is enough.
    """
    comments = {
        article.id: [(ignore, *_codes(ignore)) for ignore in article.ignores]
        for article in articles
        if article.ignores
    }
    used: set[tuple[str, int]] = set()
    accepted = []
    for finding in report.findings:
        hits = [
            (place.article, ignore)
            for place in finding.at
            for ignore, codes, fault in comments.get(place.article, ())
            if not fault and (not codes or finding.code in codes) and _governs(ignore, place)
        ]
        used.update((article, ignore.at) for article, ignore in hits)
        if hits:
            accepted.append(Accepted(finding, COMMENT, hits[0][1].reason))
    known = by_article(report)
    notes = [
        f"{_where(known[name], ignore)}: {fault or _idle(ignore)}"
        for name, found in comments.items()
        for ignore, _, fault in found
        if fault or (name, ignore.at) not in used
    ]
    return _with(report, accepted, notes)


def _governs(ignore: Ignore, place: Place) -> bool:
    return ignore.start <= place.start <= ignore.end and ignore.start < ignore.end


def _codes(ignore: Ignore) -> tuple[frozenset[str], str | None]:
    """Return the codes that a comment names, none for all of them, and what is wrong with it."""
    try:
        return frozenset(map(code_of, ignore.names)), ignore.fault
    except UsageError as error:
        return frozenset(), f"{_named(ignore)}: {error}"


def _named(ignore: Ignore) -> str:
    return f"ignore[{', '.join(ignore.names)}]" if ignore.names else "ignore"


def _idle(ignore: Ignore) -> str:
    return f"{_named(ignore)} matches nothing; take it out"


def _where(article: Article, ignore: Ignore) -> str:
    place = Place(article.id, ignore.at, ignore.at, *article.position(ignore.at))
    region = region_of(article, place)
    name = file_of(article) or article.id
    return f"{name}:{region.line}" if region else name


def _with(report: Report, accepted: Sequence[Accepted], notes: Iterable[str]) -> Report:
    """Return a report in which some findings are accepted, and some notes are told."""
    ids = {one.finding.id for one in accepted}
    return attrs.evolve(
        report,
        findings=tuple(finding for finding in report.findings if finding.id not in ids),
        accepted=(*report.accepted, *accepted),
        notes=(*report.notes, *notes),
    )
