"""Work shared among processes: the same answers in the same order, whatever their number.

Processes are forked where the system can: they inherit what the work refers to, so that a corpus
made ready to be compared is neither written out nor read again. Only answers travel, and what both
sides have, a text or a passage, is named in them and not copied. Elsewhere one process does it all.
"""

import gc
import io
import multiprocessing
import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

import attrs

from .errors import QuotecheckError

BATCH = 64
"""Items whose answers are sent together: a message costs as much as some of them."""
WORTH_A_CREW = 256
"""Items from which on several processes are worth starting."""

Item = TypeVar("Item")
Result = TypeVar("Result")


@attrs.frozen
class Crew:
    """So many processes.

    Attributes:
        jobs: How many; with one, nothing is started.
    """

    jobs: int = 1

    def share(
        self,
        work: Callable[[Item], Result],
        items: Sequence[Item],
        *,
        known: Iterable[object] = (),
    ) -> Iterator[Result]:
        """Yield what ``work`` returns for each item, in their order.

        Args:
            work: Anything callable, closures too; what it returns must be picklable. What it
                changes, it changes for itself.
            items: What it is called with, one at a time.
            known: Objects that answers may hold; they are the same ones then.

        Raises:
            QuotecheckError: A process was killed.
        """
        if self.jobs == 1 or len(items) < WORTH_A_CREW or not _can_fork():
            yield from map(work, items)
            return
        named = {id(one): one for one in known}
        batches = range(0, len(items), BATCH)
        hands = [_start(work, items, batches[n :: self.jobs], named) for n in range(self.jobs)]
        try:
            for n in range(len(batches)):
                _, answers = hands[n % self.jobs]
                yield from _received(answers, named)
        finally:
            for process, answers in hands:
                answers.close()
                process.terminate()
                process.join()


ALONE = Crew()
"""One process, which does it all."""


def _can_fork() -> bool:
    """Tell whether a process may be doubled as it stands: macOS's own libraries forbid it."""
    return sys.platform == "linux" and not multiprocessing.current_process().daemon


def _start(
    work: Callable[[Item], object],
    items: Sequence[Item],
    batches: Sequence[int],
    named: Mapping[int, object],
) -> tuple[BaseProcess, "Connection"]:
    """Fork a process that answers for some batches, each told by the number of its first item."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(
        target=_answer, args=(work, items, batches, sender, named), daemon=True
    )
    with warnings.catch_warnings():  # the thread of a bar may run beside; none of its locks is used
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    sender.close()
    return process, receiver


def _answer(
    work: Callable[[Item], object],
    items: Sequence[Item],
    batches: Sequence[int],
    answers: "Connection",
    named: Mapping[int, object],
) -> None:
    """Work through some batches; Ctrl-C is the parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was inherited is not looked through, and so stays shared
    for start in batches:
        try:
            found: object = [work(item) for item in items[start : start + BATCH]]
        except Exception as error:  # noqa: BLE001  (raised again where it is waited for)
            found = error
        message = io.BytesIO()
        _Writer(message, named).dump(found)
        answers.send_bytes(message.getbuffer())


def _received(answers: "Connection", named: Mapping[int, object]) -> Sequence[Any]:
    try:
        message = answers.recv_bytes()
    except EOFError:
        what = "a process was killed, perhaps for want of memory"
        raise QuotecheckError(f"jobs: {what}; try one: --jobs 1") from None
    found = _Reader(io.BytesIO(message), named).load()
    if isinstance(found, Exception):
        raise found
    return found  # type: ignore[no-any-return]


class _Writer(pickle.Pickler):
    """Writes answers; what a forked process has inherited is named by its address."""

    def __init__(self, file: io.BytesIO, named: Mapping[int, object]) -> None:
        super().__init__(file, protocol=5)
        self._named = named

    def persistent_id(self, obj: object) -> int | None:
        """Return the name of what the other side has too."""
        return id(obj) if id(obj) in self._named else None


class _Reader(pickle.Unpickler):
    """Reads answers, and puts what is named in its place."""

    def __init__(self, file: io.BytesIO, named: Mapping[int, object]) -> None:
        super().__init__(file)
        self._named = named

    def persistent_load(self, pid: int) -> object:
        """Return what a name stands for."""
        return self._named[pid]
