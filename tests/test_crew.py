"""Work shared among processes: the answers are those of one process, in the same order."""

import os
import signal
import sys
from pathlib import Path

import pytest

import quotecheck as qc
from quotecheck import crew
from quotecheck.crew import BATCH, WORTH_A_CREW, Crew
from quotecheck.errors import QuotecheckError

FIXTURES = Path(__file__).parents[1] / "fixtures/articles"
MANY = range(2 * BATCH + WORTH_A_CREW + 1)
forks = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_answers_come_in_the_order_of_the_items(jobs: int) -> None:
    """Whoever works on them: closures serve as well as functions."""
    add = 7

    assert list(Crew(jobs).share(lambda n: n + add, MANY)) == [n + add for n in MANY]


@forks
def test_several_processes_work_where_there_is_much_to_do() -> None:
    """And one alone where there is little."""
    assert len(set(Crew(2).share(lambda _: os.getpid(), MANY))) == 2
    assert set(Crew(2).share(lambda _: os.getpid(), MANY[:9])) == {os.getpid()}


@forks
def test_what_both_sides_have_is_not_copied() -> None:
    """An answer that holds a known object holds that very object, not one like it."""
    known = [[n] for n in MANY]

    answers = list(Crew(2).share(lambda n: (known[n], [n]), MANY, known=known))

    assert answers == [([n], [n]) for n in MANY]
    assert all(answer[0] is known[n] for n, answer in enumerate(answers))


@forks
def test_an_error_is_raised_where_it_is_waited_for() -> None:
    """As if the work had been done here; what came before it has come."""

    def invert(n: int) -> float:
        return 1 / (n - WORTH_A_CREW)

    answers = Crew(2).share(invert, MANY)

    assert next(answers) == -1 / WORTH_A_CREW
    with pytest.raises(ZeroDivisionError):
        list(answers)


@forks
def test_a_killed_process_is_told() -> None:
    """Where memory runs out, systems kill: one line says so, and nothing waits for ever."""

    def die(n: int) -> int:
        if n == WORTH_A_CREW:
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    with pytest.raises(QuotecheckError, match=r"^jobs: .* killed.*; try one: --jobs 1$"):
        list(Crew(2).share(die, MANY))


@forks
def test_an_interrupt_is_the_parents_affair() -> None:
    """A process that hears Ctrl-C prints a second traceback over the first."""
    heard = Crew(2).share(lambda _: signal.getsignal(signal.SIGINT), MANY)

    assert set(heard) == {signal.SIG_IGN}


@pytest.mark.parametrize("corpus", ["halvesund", "rutte"])
def test_reports_are_the_same_bytes(corpus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many processes share the work of reconciling, and of checking."""
    monkeypatch.setattr(crew, "WORTH_A_CREW", 1)
    monkeypatch.setattr(crew, "BATCH", 3)
    articles = qc.read(FIXTURES / corpus)

    reports = [qc.reconcile(articles, jobs=jobs).to_json() for jobs in (1, 2, 3)]
    checks = [qc.check(articles[0], against=articles[1:], jobs=jobs) for jobs in (1, 2)]

    assert reports[1:] == reports[:1] * 2
    assert checks[0].to_json() == checks[1].to_json()
    assert checks[0].pairs
