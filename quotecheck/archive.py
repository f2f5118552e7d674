"""The archive: quotations and their articles in one file, for drafts to be checked against.

SQLite's full-text index holds hashes of what each quotation may be found by (`grams`); what it
proposes is verified word by word by whoever asks. An article is stored whole, so that a place in it
can be shown, and what stands around it.

The layout is format 1: ``articles`` (one row each, text compressed), ``quotations`` (one row each,
offsets into the text) and ``grams`` (hashes only, same row ids). Write-ahead logging lets others
read while somebody adds; what was committed survives a killed process.
"""

import hashlib
import json
import os
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

import attrs

from .errors import ReadError
from .grams import grams, most_telling
from .model.archives import Stock
from .model.articles import Article, Moment, Turn
from .model.passages import Passage
from .model.quotations import Form, Kind, Quote, SpeakerKind
from .model.spans import Span
from .pairing.candidates import stems_of
from .reading import distinct

FORMAT = 1
"""The layout that this module reads and writes."""
MOST_HOLDERS = 2_000
"""A gram that more quotations hold is a stock phrase, and finds none of them."""
MOST_PROPOSED = 24
"""Archived quotations that are looked at word by word for one."""
BATCH = 2_000
"""Quotations after which what was added is committed."""
PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""

_APPLICATION = 0x51434B41  # "QCKA"
_MAGIC = b"SQLite format 3\0"
_SCHEMA = """
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, outlet TEXT, published TEXT,
    about TEXT NOT NULL, text BLOB NOT NULL);
CREATE TABLE quotations (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    speaker TEXT, about TEXT NOT NULL);
CREATE VIRTUAL TABLE grams USING fts5(
    hashes, content='', detail=none, columnsize=0, tokenize='ascii');
"""
Found: TypeAlias = tuple[Article, Sequence[Quote]]
"""An article, and quotations of it."""


def is_archive(path: str | os.PathLike[str]) -> bool:
    """Tell whether a file is a database, and so an archive or nothing that can be read."""
    try:
        with Path(path).open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


class Archive:
    """One archive, open; a context manager that closes it.

    with Archive("quotes.db", create=True) as archive:
        archive.add(...)
    """

    def __init__(self, path: str | os.PathLike[str], *, create: bool = False) -> None:
        """Open an archive to read it, or to add to it.

        Args:
            path: The file.
            create: Open it to add to it, and make it where there is none.

        Raises:
            ReadError: The file is missing, no archive, of another format, or cannot be opened.
        """
        self.path = os.fspath(path)
        _check_file(self.path, create=create)
        with self._trouble():
            self._connection = _connect(self.path, writable=create)
        try:
            with self._trouble():
                self._check_format(create=create)
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        """Return the archive itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the archive."""
        self.close()

    def close(self) -> None:
        """Close the file; what was added and not committed is dropped."""
        with self._trouble():
            self._connection.close()

    # ------------------------------------------------------------------------------------- adding
    def holds(self, article: Article) -> bool:
        """Tell whether this text of this outlet, day and address is archived."""
        with self._trouble():
            query = "SELECT 1 FROM articles WHERE digest = ?"
            return self._connection.execute(query, (_digest(article),)).fetchone() is not None

    def add(self, found: Iterable[Found], *, batch: int = BATCH) -> int:
        """Add articles and their quotations; what is there already is left alone.

        Args:
            found: Articles, each with its quotations; taken one by one.
            batch: Quotations after which what was added is committed.

        Returns:
            How many articles were added.

        Raises:
            ReadError: The disk is full, the file is read-only, or another process keeps writing.
        """
        added = pending = 0
        with self._trouble():
            for article, quotes in found:
                if not self._connection.in_transaction:
                    self._connection.execute("BEGIN IMMEDIATE")
                if self._put(article, quotes):
                    added += 1
                    pending += len(quotes) + 1
                if pending >= batch:
                    self._connection.commit()
                    pending = 0
            self._connection.commit()
        return added

    def _put(self, article: Article, quotes: Sequence[Quote]) -> bool:
        cursor = self._connection.execute(
            "INSERT OR IGNORE INTO articles (digest, outlet, published, about, text) "
            "VALUES (?, ?, ?, ?, ?)",
            (
                _digest(article),
                _clean(article.outlet),
                article.published and article.published.isoformat(),
                _article_to_json(article),
                zlib.compress(article.text.encode("utf-8", "surrogatepass")),
            ),
        )
        if not cursor.rowcount:
            return False
        for quote in quotes:
            if quote.form is Form.QUOTED and quote.kind is not Kind.MENTION and not quote.parent:
                self._put_quotation(cursor.lastrowid or 0, quote)
        return True

    def _put_quotation(self, article: int, quote: Quote) -> None:
        place = self._connection.execute(
            "INSERT INTO quotations (article, start, end, speaker, about) VALUES (?, ?, ?, ?, ?)",
            (article, quote.start, quote.end, _clean(quote.speaker), _quote_to_json(quote)),
        ).lastrowid
        hashes = " ".join(sorted({*grams(stems_of(quote.text))}))
        self._connection.execute("INSERT INTO grams (rowid, hashes) VALUES (?, ?)", (place, hashes))

    # ------------------------------------------------------------------------------------ looking
    def near(self, passages: Iterable[Passage], *, most: int = MOST_PROPOSED) -> list[Found]:
        """Return archived quotations that share rare sequences of words with any of some.

        They are proposals: nothing is said of how alike they are.

        Args:
            passages: What may be quoted in the archive.
            most: How many quotations are proposed for each of them.

        Returns:
            Articles in the order in which they were added, each with the quotations in question.
        """
        with self._trouble():
            wanted = {place for passage in passages for place in self._holders(passage, most)}
            return list(self._fetched(sorted(wanted)))

    def _holders(self, passage: Passage, most: int) -> Sequence[int]:
        """Return the quotations that share most with a passage, the weightiest first."""
        shared: dict[int, float] = defaultdict(float)
        for gram, bits in most_telling(passage.wording):
            rows = self._connection.execute(
                "SELECT rowid FROM grams WHERE grams MATCH ? LIMIT ?", (gram, MOST_HOLDERS + 1)
            ).fetchall()
            if len(rows) <= MOST_HOLDERS:
                for (place,) in rows:
                    shared[place] += bits
        return sorted(shared, key=lambda place: (-shared[place], place))[:most]

    def _fetched(self, places: Sequence[int]) -> Iterator[Found]:
        """Yield some quotations with their articles, in the order of both."""
        rows: dict[int, list[sqlite3.Row]] = defaultdict(list)
        for place in places:
            row = self._row("quotations", place)
            rows[row["article"]].append(row)
        for number in sorted(rows):
            article = _article_from(self._row("articles", number))
            yield article, [_quote_from(article, row) for row in rows[number]]

    def _row(self, table: str, number: int) -> sqlite3.Row:
        query = f"SELECT * FROM {table} WHERE id = ?"  # noqa: S608  (one of two names)
        row: sqlite3.Row = self._connection.execute(query, (number,)).fetchone()
        return row

    def stock(self) -> Stock:
        """Return what the archive holds, in numbers."""
        with self._trouble():
            one = self._connection.execute(
                "SELECT count(*), count(DISTINCT outlet), min(published), max(published) "
                "FROM articles"
            ).fetchone()
            other = self._connection.execute(
                "SELECT count(*), count(DISTINCT speaker) FROM quotations"
            ).fetchone()
            pages, size = (
                self._connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("page_count", "page_size")
            )
        return Stock(
            articles=one[0],
            outlets=one[1],
            first=one[2],
            last=one[3],
            quotations=other[0],
            speakers=other[1],
            size=pages * size,
            format=FORMAT,
        )

    # ------------------------------------------------------------------------------------ the file
    def _check_format(self, *, create: bool) -> None:
        """Hold a file to the format that this module reads; make the tables of a new one.

        Raises:
            ReadError: It is no archive, or of another format.
        """
        application, version = (
            self._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        )
        tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if create and not (application or version or tables):
            self._make()
        elif application != _APPLICATION:
            raise ReadError(f"{self.path}: no archive of quotations; name another file")
        elif version > FORMAT:
            what = f"archive of format {version}, this reads {FORMAT}"
            raise ReadError(f"{self.path}: {what}; upgrade quotecheck")
        elif version < FORMAT:
            what = f"archive of format {version}, this reads {FORMAT}"
            way_out = "make it anew: quotecheck archive add PATH... --db NEW"
            raise ReadError(f"{self.path}: {what}; {way_out}")

    def _make(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("BEGIN IMMEDIATE")
        if not self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in _SCHEMA.split(";")[:-1]:
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            self._connection.execute(f"PRAGMA user_version = {FORMAT}")
        self._connection.commit()

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        """Turn what SQLite complains of into one line that says what to do.

        Raises:
            ReadError: SQLite complained.
        """
        try:
            yield
        except sqlite3.Error as error:
            raise ReadError(f"{self.path}: {_told(error)}") from error


def _check_file(path: str, *, create: bool) -> None:
    """Hold a path to being a database, or a place for one.

    Raises:
        ReadError: It is missing, a folder, or something else.
    """
    file = Path(path)
    if file.is_dir():
        raise ReadError(f"{path}: a folder, no archive; name a file in it")
    if not file.exists():
        if not create:
            way_out = f"make one: quotecheck archive add PATH... --db {path}"
            raise ReadError(f"{path}: no such archive; {way_out}")
        if not file.absolute().parent.is_dir():
            folder = file.parent
            raise ReadError(f"{path}: no such folder; make it first: mkdir -p {folder}")
    elif file.stat().st_size and not is_archive(path):
        raise ReadError(f"{path}: no archive of quotations; name another file")


def _connect(path: str, *, writable: bool) -> sqlite3.Connection:
    """Open a database; one in a folder where nobody may write is read as it lies there."""
    place = Path(path).absolute()
    mode = "rwc" if writable else "ro"
    still = not writable and not os.access(place.parent, os.W_OK) and not _has_log(path)
    uri = f"{place.as_uri()}?mode={mode}{'&immutable=1' if still else ''}"
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.probe USING fts5(word)")
        connection.execute("DROP TABLE temp.probe")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.row_factory = sqlite3.Row
    except BaseException:
        connection.close()
        raise
    return connection


def _has_log(path: str) -> bool:
    return Path(f"{path}-wal").exists()


def _told(error: sqlite3.Error) -> str:
    """Say what is wrong and what to do about it."""
    code = getattr(error, "sqlite_errorname", "") or ""
    if "fts5" in str(error):
        return "this Python's SQLite has no FTS5; use one that has (python.org, Debian, conda)"
    if code.startswith("SQLITE_FULL"):
        return "disk full; free some space and add again, what was committed is kept"
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return f"cannot be opened or written ({error}); check its rights, and its folder's"
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "another process is writing to it; try again when it is done"
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return f"damaged ({error}); restore a copy, or make it anew"
    return f"{error}; check disk and rights"


# ------------------------------------------------------------------------------------ rows
def _digest(article: Article) -> bytes:
    """Hash what makes an article another one: its text, its outlet, its day, its address."""
    day = article.published.isoformat() if article.published else ""
    parts = (article.text, article.outlet or "", day, article.url or "")
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        piece = part.encode("utf-8", "surrogatepass")
        hashed.update(len(piece).to_bytes(8, "big") + piece)
    return hashed.digest()


def _clean(name: str | None) -> str | None:
    """Return a name as a database takes it, to be counted."""
    return name and name.encode("utf-8", "replace").decode("utf-8")


def _to_json(about: dict[str, object]) -> str:
    """Return what there is to say, whatever its characters; nothing of what is as usual."""
    return json.dumps({k: v for k, v in about.items() if v}, separators=(",", ":"))


def _article_to_json(article: Article) -> str:
    return _to_json(
        {
            "id": article.id,
            "outlet": article.outlet,
            "title": article.title,
            "url": article.url,
            "author": article.author,
            "kind": article.kind,
            "path": article.path,
            "row": article.row,
            "turns": [attrs.astuple(turn) for turn in article.turns],
            "moments": article.moments,
        }
    )


def _article_from(row: sqlite3.Row) -> Article:
    about = json.loads(row["about"])
    turns = tuple(Turn(*turn) for turn in about.pop("turns", ()))
    moments = tuple(Moment(*moment) for moment in about.pop("moments", ()))
    return Article(
        zlib.decompress(row["text"]).decode("utf-8", "surrogatepass"),
        id=about.pop("id", ""),
        published=row["published"],
        turns=turns,
        moments=moments,
        **about,
    )


def _quote_to_json(quote: Quote) -> str:
    return _to_json(
        {
            "n": quote.id.rpartition(":")[2],
            "kind": quote.kind.value,
            "turn": quote.turn,
            "malformed": quote.malformed,
            "speaker": quote.speaker,
            "speaker_kind": quote.speaker_kind.value,
            "confidence": quote.confidence,
            "relay": quote.relay,
            "source": quote.source,
            "cue": quote.cue,
            "aliases": quote.aliases,
        }
    )


def _quote_from(article: Article, row: sqlite3.Row) -> Quote:
    about = json.loads(row["about"])
    number, kind, speaker_kind = (about.pop(key, "") for key in ("n", "kind", "speaker_kind"))
    source, cue = (Span(*about.pop(key)) if key in about else None for key in ("source", "cue"))
    return Quote(
        article=article.id,
        start=row["start"],
        end=row["end"],
        text=article.text[row["start"] : row["end"]],
        kind=Kind(kind),
        speaker_kind=SpeakerKind(speaker_kind),
        source=source,
        cue=cue,
        aliases=tuple(about.pop("aliases", ())),
        id=f"{article.id}:{number}",
        **about,
    )


def look_up(
    archives: Iterable[Archive], passages: Sequence[Passage], texts: Sequence[Article]
) -> list[Found]:
    """Return what archives propose for some quotations, under ids that nobody has taken.

    Args:
        archives: Where to look.
        passages: What may be quoted there.
        texts: Articles whose ids are taken, those that hold the quotations among them: a draft that
            was archived since is no reference for itself.
    """
    own = {passage.quote.article for passage in passages}
    known = {article.text for article in texts if article.id in own}
    near = [found for archive in archives for found in archive.near(passages)]
    others = [(article, quotes) for article, quotes in near if article.text not in known]
    named = distinct([*texts, *(article for article, _ in others)])[len(texts) :]
    return [
        (article, [_moved_to(article, quote) for quote in quotes])
        for article, (_, quotes) in zip(named, others, strict=True)
    ]


def _moved_to(article: Article, quote: Quote) -> Quote:
    """Return a quotation as one of an article whose id may have changed."""
    number = quote.id.rpartition(":")[2]
    return attrs.evolve(quote, article=article.id, id=f"{article.id}:{number}")
