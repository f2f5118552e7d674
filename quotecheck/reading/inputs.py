"""What came in, and what went wrong on the way."""

from collections.abc import Callable, Iterator, Mapping

import attrs

from ..errors import ReadError
from ..model.articles import Article, Ignore, Moment, Turn


@attrs.frozen
class Inputs:
    """Everything that was read, and everything that a person should hear about it.

    Attributes:
        articles: The articles, in the order given; a folder's and a glob's in order of path.
        errors: What could not be read. Missing files are named all at once; for the rest,
            reading stops at the first error unless told to keep going.
        warnings: What was read, but not as it stands: a guessed encoding, an unreadable date.
        notes: What was left out on purpose: files of other kinds in a folder.
    """

    articles: tuple[Article, ...]
    errors: tuple[ReadError, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@attrs.frozen
class Row:
    """One article on its way in.

    Attributes:
        fields: Its columns as found.
        line: Its line, where a file holds many articles.
        turns: Its turns, where the format knows them.
        lines: As in `Article`.
        ignores: Its comments to quotecheck, where the format has them apart from the text.
        moments: When its words are said, where the format knows that.
    """

    fields: Mapping[str, object]
    line: int | None = None
    turns: tuple[Turn, ...] = ()
    lines: tuple[int, ...] | None = None
    ignores: tuple[Ignore, ...] = ()
    moments: tuple[Moment, ...] = ()


class Ledger:
    """Gathers errors, warnings and notes while readers run.

    A thousand rows with the same fault make one warning, at the first of them.
    """

    def __init__(self, *, keep_going: bool) -> None:
        """Start an empty ledger; with ``keep_going``, reading goes on after an error."""
        self.keep_going = keep_going
        self.errors: list[ReadError] = []
        self.notes: list[str] = []
        self._warnings: dict[tuple[str, str], tuple[str, int]] = {}

    def warn(self, line: str, *, key: tuple[str, str] | None = None) -> None:
        """Put a warning by; where one of the same key is there, count it only."""
        first, count = self._warnings.get(key or (line, ""), (line, 0))
        self._warnings[key or (line, "")] = (first, count + 1)

    @property
    def warnings(self) -> tuple[str, ...]:
        """One line a kind of fault and file."""
        return tuple(
            first if count == 1 else f"{first} (and {count - 1:,} more like it)"
            for first, count in self._warnings.values()
        )


@attrs.frozen
class Origin:
    """Where something is read from, and the ledger for what is wrong with it."""

    where: str
    ledger: Ledger

    def fail(self, what: str, *, line: int | None = None, column: int | None = None) -> None:
        """Raise a `ReadError`, or put it by where reading goes on; ``what`` ends with a way out."""
        error = ReadError(f"{self._place(line, column)}: {what}")
        if not self.ledger.keep_going:
            raise error
        self.ledger.errors.append(error)

    def warn(self, what: str, *, line: int | None = None, kind: str = "") -> None:
        """Put a warning by; further ones of the same kind about the same file are counted."""
        self.ledger.warn(f"{self._place(line)}: {what}", key=(self.where, kind or what))

    def _place(self, line: int | None, column: int | None = None) -> str:
        return ":".join(str(part) for part in (self.where, line, column) if part is not None)


Reader = Callable[[str, Origin], Iterator[Row]]
"""A format: the decoded text, and where it is from, to the articles in it."""

BytesReader = Callable[[bytes, Origin], Iterator[Row]]
"""A format that is no text: the file's bytes, and where they are from, to the articles in it."""
