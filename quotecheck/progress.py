"""Progress: a callable told of each step, and the bars of tqdm for whoever watches.

A bar is drawn in a terminal and in a notebook, and nowhere else: what is piped stays clean.
"""

import contextlib
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

if TYPE_CHECKING:
    from tqdm import tqdm

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is."""

Choice: TypeAlias = Progress | bool | None
"""What a caller may ask for: a function of their own, True for bars, None or False for silence."""

Item = TypeVar("Item")

DELAY = 0.5
"""Seconds that a step takes before a bar is worth drawing."""


class Bars:
    """One bar a step, drawn from its first half second on, and taken away at its end."""

    def __init__(self) -> None:
        """Begin with nothing drawn."""
        self._bar: tqdm[Any] | None = None
        self._step = ""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show how far a step has come."""
        if self._bar is None or step != self._step:
            self.close()
            self._bar = _bar_type()(
                total=total, desc=step, leave=False, delay=DELAY, file=sys.stderr
            )
            self._step = step
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def followed(progress: Progress, step: str, items: Iterable[Item], total: int) -> Iterator[Item]:
    """Yield items, telling of each how many have been done."""
    for done, item in enumerate(items):
        progress(step, done, total)
        yield item
    progress(step, total, total)


@contextlib.contextmanager
def shown(progress: Choice) -> Iterator[Progress]:
    """Provide what to call: what was given, bars where somebody watches, or nothing at all."""
    if callable(progress):
        yield progress
        return
    if not progress or not is_watched():
        yield silent
        return
    bars = Bars()
    try:
        yield bars
    finally:
        bars.close()


def is_watched() -> bool:
    """Tell whether somebody sees standard error: in a terminal, or beneath a notebook's cell."""
    return sys.stderr is not None and (sys.stderr.isatty() or _in_notebook())


def _in_notebook() -> bool:
    """Tell whether this process is a notebook's kernel, without loading anything."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return getattr(shell, "kernel", None) is not None


def _bar_type() -> "type[tqdm[Any]]":
    """Return tqdm's bar for the place: a widget in a notebook that has widgets, else text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where widgets are missing, a bar of text will do
        from tqdm.auto import tqdm  # noqa: PLC0415  (only where it is watched)
    return tqdm


def silent(_step: str, _done: int, _total: int) -> None:
    """Report no progress."""
