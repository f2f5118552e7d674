"""From a row to an article: the columns' names, what counts as absent, days, kinds."""

import datetime
import email.utils
import re
from collections.abc import Mapping

from ..comments import take_comments
from ..model.articles import Article
from ..turns import find_turns
from .inputs import Origin, Row

COLUMNS = ("text", "id", "outlet", "title", "url", "published", "author", "kind")
_ALIASES = {"body": "text", "date": "published"}
_KINDS = ("article", "transcript")
_SURROGATES = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=[T ])")


def named(column: str) -> str:
    """Return the name under which a column is known here: lower case, aliases settled."""
    folded = column.strip().casefold()
    return _ALIASES.get(folded, folded)


def to_article(
    row: Row, origin: Origin, *, name: str, kind: str | None, path: str | None = None
) -> Article | None:
    """Return the article that a row holds, or None, with a word in the log, where it holds none.

    The row's own ``kind`` goes before the caller's, and where neither says, a text with speaker
    labels is a transcript.

    Args:
        row: The columns as found.
        origin: Where the row is from.
        name: The article's id where the row has none.
        kind: ``"article"``, ``"transcript"``, or None to tell by the labels.
        path: The file, where places in the text are places in the file.
    """
    fields = _columns(row.fields)
    text = fields.pop("text", None)
    if text is None or (isinstance(text, str) and not text.strip()):
        _without_text(row, origin)
        return None
    if not isinstance(text, str):
        wrong = type(text).__name__
        origin.fail(f"text is of type {wrong}, not a string; to go on: --keep-going", line=row.line)
        return None
    plain = {name: _sound(_written(value), origin, row) for name, value in fields.items()}
    text, ignores = take_comments(_sound(text, origin, row))
    kind = _kind(plain.get("kind", ""), origin, row) or kind
    turns = row.turns
    if not turns and kind != "article":
        turns = find_turns(text, transcript=kind == "transcript")
    return Article(
        text,
        id=plain.get("id", name),
        outlet=plain.get("outlet"),
        title=plain.get("title"),
        url=plain.get("url"),
        published=_published(fields.get("published"), origin, row),
        author=plain.get("author"),
        kind="transcript" if turns else kind or "article",
        path=path,
        lines=row.lines,
        ignores=row.ignores or ignores,
        turns=turns,
        moments=row.moments,
    )


def _columns(fields: Mapping[str, object]) -> dict[str, object]:
    """Keep the columns known here and filled; the first of two aliases wins."""
    known: dict[str, object] = {}
    for column, value in fields.items():
        name = named(str(column))
        if name in COLUMNS and not _is_absent(value):
            known.setdefault(name, value)
    return known


def _written(value: object) -> str:
    """Return a cell as text; a frame with a gap among its numbers has 7 as 7.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _is_absent(value: object) -> bool:
    """Tell null, an empty cell, and what data frames put in their place."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, float):
        return value != value  # noqa: PLR0124  (the one value that differs from itself: NaN)
    return value is None or type(value).__name__ in {"NAType", "NaTType"}


def _without_text(row: Row, origin: Origin) -> None:
    names = [str(column) for column in row.fields]
    if any(named(name) == "text" for name in names):
        origin.warn("empty row, left out", line=row.line)
        return
    found = ", ".join(names)[:40] or "nothing"
    origin.fail(f"no 'text' or 'body' among: {found}; rename one", line=row.line)


def _sound(value: str, origin: Origin, row: Row) -> str:
    """Replace lone surrogates, which JSON can spell but no encoding can write."""
    if value.isascii():
        return value
    sound, count = _SURROGATES.subn("\N{REPLACEMENT CHARACTER}", value)
    if count:
        origin.warn("half a surrogate pair, shown as U+FFFD", line=row.line)
    return sound


def _kind(value: str, origin: Origin, row: Row) -> str | None:
    if not value or value.strip().casefold() in _KINDS:
        return value.strip().casefold() or None
    origin.warn(f"kind {value!r} is neither article nor transcript", line=row.line, kind="kind")
    return None


def _published(value: object, origin: Origin, row: Row) -> datetime.date | None:
    if value is None:
        return None
    day = _day(value)
    if day is None:
        origin.warn(f"unreadable date {value!r}, left out", line=row.line, kind="date")
    return day


def _day(value: object) -> datetime.date | None:
    """Read ISO 8601 in any shape, and the dates of feeds and mails (RFC 5322)."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    written = str(value).strip()
    for read in (_iso, _leading_day, _mail_date):
        try:
            return read(written)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _iso(written: str) -> datetime.date:
    return datetime.datetime.fromisoformat(written).date()


def _leading_day(written: str) -> datetime.date:
    match = _DAY.match(written)
    if match is None:
        raise ValueError(written)
    return datetime.date.fromisoformat(match.group())


def _mail_date(written: str) -> datetime.date:
    return email.utils.parsedate_to_datetime(written).date()
