"""How long reconciling takes as quotations become more, step by step.

    python docs/benchmarks/scale.py 1000 10000 30000      # quotations; invented, always the same
    python docs/benchmarks/scale.py --alike 1000 10000    # one speaker, one small vocabulary

Five outlets report each event and quote eight of its twelve remarks, some cut, some with a word
changed; words are drawn from news English by how common they are, and a topic's words recur in its
event. Times are processor time of one core, after start-up.
"""

import argparse
import random
import time
from itertools import accumulate

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


def measure(number: int, *, alike: bool) -> None:
    """Print what so many quotations cost: finding them, first proposals, and all the rest."""
    press = Press(alike=alike)
    events = max(1, number // (OUTLETS * QUOTED))
    articles = [article for n in range(events) for article in press.event(n)]
    marks: dict[str, float] = {}
    started = time.process_time()

    def tell(step: str, done: int, total: int) -> None:
        if done == total:
            marks[step] = time.process_time() - started

    report = qc.reconcile(articles, progress=tell, jobs=1)
    spent = time.process_time() - started
    found, matched = marks["find"], marks["match"]
    print(
        f"{len(report.quotes):,} quotations in {len(articles):,} articles: {spent:.1f} s: "
        f"{found:.1f} finding, {matched - found:.1f} between any two articles, "
        f"{spent - matched:.1f} all else; {len(report.pairs):,} pairs, "
        f"{len(report.remarks):,} remarks",
        flush=True,
    )


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("quotations", nargs="*", type=int, default=[])
    parser.add_argument("--alike", action="store_true", help="one speaker, one small vocabulary")
    options = parser.parse_args()
    press = Press(alike=options.alike)
    qc.reconcile(press.event(0), jobs=1)
    for number in options.quotations or [1_000, 10_000]:
        measure(number, alike=options.alike)


if __name__ == "__main__":
    main()
