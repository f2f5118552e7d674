"""What a process says beside its results: complaints, notes, progress; all on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from tqdm import tqdm

    from .model import Article, Quote


class SaidError(Exception):
    """Trouble that standard error has already been told of."""


class Progress:
    """A bar on standard error, where somebody watches and it takes long enough to be worth one."""

    def __init__(self, *, quiet: bool) -> None:
        """Make a bar that is drawn on its first call, if at all."""
        self._shown = sys.stderr is not None and sys.stderr.isatty() and not quiet
        self._bar: tqdm[NoReturn] | None = None
        self._step = ""

    def __enter__(self) -> Callable[[str, int, int], None] | None:
        """Return what to call with a step, how much of it is done, and how much there is."""
        return self._advance if self._shown else None

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()

    def _advance(self, step: str, done: int, total: int) -> None:
        from tqdm import tqdm  # noqa: PLC0415  (only where it is watched)

        if self._bar is None or step != self._step:
            self.__exit__()
            self._bar = tqdm(total=total, desc=step, leave=False, delay=0.5, file=sys.stderr)
            self._step = step
        self._bar.update(done - self._bar.n)


def note_silent(articles: Sequence[Article], quotes: Sequence[Quote]) -> None:
    """Say how many articles hold no quotation: the marks may be of a kind nobody expected."""
    speaking = {quote.article for quote in quotes}
    silent = sum(article.id not in speaking for article in articles)
    if silent:
        where = count(silent, "article")
        complain(f"note: no quotation in {where}; unquoted speech: quotecheck quotes --reported")


def complain(message: str) -> None:
    """Say what is wrong, on one line that steers no terminal; where nobody listens, nothing."""
    if sys.stderr is None:
        return
    from .markup import visible  # noqa: PLC0415  (only in trouble)

    sys.stderr.write(f"quotecheck: {visible(message)}\n")


def count(number: int, noun: str) -> str:
    """Return a number and its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
