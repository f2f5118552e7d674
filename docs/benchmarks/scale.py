"""How long reconciling takes as quotations become more, step by step.

    python docs/benchmarks/scale.py 1000 10000 30000      # quotations; invented, always the same
    python docs/benchmarks/scale.py --alike 1000 10000    # one speaker, one small vocabulary
    python docs/benchmarks/scale.py --jobs 2 10000        # shared by two processes

Five outlets report each event and quote eight of its twelve remarks, some cut, some with a word
changed; words are drawn from news English by how common they are, and a topic's words recur in its
event. Times are processor time of all processes, after start-up; memory is that of the largest.
A hundred thousand quotations have been measured to the end; figures stand in `docs/design.md`.
"""

import argparse
import os
import random
import resource
import time
from itertools import accumulate, pairwise

import quotecheck as qc
from quotecheck.lexicon import table

SPEAKERS = tuple(
    f"{a} {b}"
    for a in ("Ana", "Mara", "Edwin", "Jo", "Ivo", "Lena")
    for b in ("Torres", "Wells", "Trask", "Brenn", "Okoye")
)
OUTLETS, REMARKS, QUOTED = 5, 12, 8
VOCABULARY = 200
CHANGED, CUT = 0.3, 0.3


class Press:
    """Invents articles, the same ones every time."""

    def __init__(self, *, alike: bool) -> None:
        bits = {word: float(value) for word, value in table("frequency").items() if word.isalpha()}
        self.dice = random.Random(1)  # noqa: S311  (no secret)
        self.words = list(bits)
        self.weights = list(accumulate(2.0**-value for value in bits.values()))
        self.alike = alike
        if alike:
            self.words = self.words[200 : 200 + VOCABULARY]
            self.weights = [float(n + 1) for n in range(VOCABULARY)]

    def said(self, topic: list[str], least: int, most: int) -> list[str]:
        """Return the words of something that is said about a topic."""
        found = self.dice.choices(
            self.words, cum_weights=self.weights, k=self.dice.randint(least, most)
        )
        for _ in range(max(1, len(found) // 6)):
            found[self.dice.randrange(len(found))] = self.dice.choice(topic)
        return found

    def altered(self, words: list[str]) -> str:
        """Return what an outlet prints of a remark."""
        found = list(words)
        if self.dice.random() < CHANGED:
            (other,) = self.dice.choices(self.words, cum_weights=self.weights)
            found[self.dice.randrange(len(found))] = other
        if self.dice.random() < CUT:
            start = self.dice.randrange(len(found) // 2)
            found = found[start : start + len(found) // 2 + 1]
        return " ".join(found).capitalize()

    def event(self, number: int) -> list[qc.Article]:
        """Return what all outlets write about one event."""
        topic = self.dice.sample(self.words, 12)
        speakers = SPEAKERS[:1] if self.alike else self.dice.sample(SPEAKERS, 3)
        remarks = [(self.dice.choice(speakers), self.said(topic, 8, 30)) for _ in range(REMARKS)]
        return [
            qc.Article(
                "\n\n".join(
                    f"“{self.altered(words)},” {who} said at the meeting about "
                    f"{' '.join(self.said(topic, 6, 6))}."
                    for who, words in self.dice.sample(remarks, QUOTED)
                ),
                id=f"{number}.{outlet}",
                outlet=f"outlet {outlet}",
            )
            for outlet in range(OUTLETS)
        ]


def spent() -> float:
    """Return the processor time so far, in seconds, of this process and those it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def measure(number: int, *, alike: bool, jobs: int) -> None:
    """Print what so many quotations cost, step by step, and the most memory that they took."""
    press = Press(alike=alike)
    events = max(1, number // (OUTLETS * QUOTED))
    articles = [article for n in range(events) for article in press.event(n)]
    ends: dict[str, float] = {}
    began, started = time.perf_counter(), spent()

    def tell(step: str, done: int, total: int) -> None:
        if done == total:
            ends[step] = spent() - started

    report = qc.reconcile(articles, progress=tell, jobs=jobs)
    whole, elapsed = spent() - started, time.perf_counter() - began
    steps = pairwise([("", 0.0), *ends.items(), ("all else", whole)])
    shares = ", ".join(f"{step} {end - start:.1f}" for (_, start), (step, end) in steps)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(report.quotes):,} quotations in {len(articles):,} articles: {whole:.1f} s "
        f"({elapsed:.1f} s on the clock): {shares}; {len(report.pairs):,} pairs, "
        f"{len(report.remarks):,} remarks; {peak:,.0f} MB at most",
        flush=True,
    )


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("quotations", nargs="*", type=int, default=[])
    parser.add_argument("--alike", action="store_true", help="one speaker, one small vocabulary")
    parser.add_argument("--jobs", type=int, default=1, help="processes that share the work")
    options = parser.parse_args()
    press = Press(alike=options.alike)
    qc.reconcile(press.event(0), jobs=1)
    for number in options.quotations or [1_000, 10_000]:
        measure(number, alike=options.alike, jobs=options.jobs)


if __name__ == "__main__":
    main()
