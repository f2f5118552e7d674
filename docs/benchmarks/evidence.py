"""Fit the weights of speech or mention: what ``lexicon/en/evidence.tsv`` rests on.

    python docs/benchmarks/evidence.py POLNEAR > evidence.tsv
    python docs/benchmarks/evidence.py POLNEAR --check

A logistic regression over the signs that finding and attribution see, with an even prior about
zero (needs numpy). It learns from PolNeAR's training articles, from the newsrooms that rules were
developed on, and from ``fixtures/cases/mentions.txt``. Left out are names that PolNeAR counts as
said because the clause around them reports speech; signs marked *held* in the list keep their
weight. ``--check`` prints what is wrong in each corpus, each fifth judged by the other four.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import mentions
import newsrooms
import numpy as np
from measure import SHORT
from polnear import find_split, load

from quotecheck.evidence import ALWAYS
from quotecheck.lexicon import rows
from quotecheck.quotes import find_segments
from quotecheck.speakers.attribution import credit_signs
from quotecheck.speakers.reader import Reader

HEADER = """\
# Signs that words between marks are a mention (above zero) or speech (below): log odds, fitted by
# docs/benchmarks/evidence.py; those held are set by hand."""
OWN = 2.0
"""What an example of our own weighs beside one of PolNeAR's."""
CAUTION = 0.0
"""How much surer than even it must be that words are no speech: what is lost costs more."""
LEAST = 0.15
"""Smaller weights are not worth a line."""
USUAL = "from-left"
"""The credit that is taken for granted as long as none is known."""
FOLDS = 5
NAMES = frozenset(
    {
        "borne",
        "christened",
        "clause-subject",
        "defined",
        "epithet",
        "framed",
        "inside-name",
        "kind-before",
        "letter",
        "made",
        "network",
        "outright",
        "recurrent",
        "slogan",
        "within",
        "work-after",
        "work-before",
    }
)
"""Signs of a name, which is none of a speaker's words whoever reports the clause it stands in."""
CAPITALS = frozenset({"capital", "title", "outright"})

Places = Sequence[tuple[int, bool]]
"""Where segments begin, and whether they are speech."""


class Example(NamedTuple):
    """One segment: where it comes from, what is seen there, and whether it is speech."""

    corpus: str
    article: str
    signs: frozenset[str]
    short: bool
    speech: bool

    @property
    def is_name(self) -> bool:
        """Whether it is a name that PolNeAR may count as said."""
        return not (self.signs.isdisjoint(NAMES) or self.signs.isdisjoint(CAPITALS))

    @property
    def weight(self) -> float:
        """How much the fit heeds it."""
        if self.corpus != "polnear":
            return OWN
        return 0.0 if self.speech and self.is_name else 1.0


def read(polnear: Path) -> Iterator[Example]:
    """Yield the examples of all corpora."""
    for gold in load(find_split(polnear, "train")):
        spoken = frozenset(gold.speech)
        places = [(one.start, one in spoken) for one in gold.segments]
        yield from _examples("polnear", gold.name, gold.text, places)
    for name, quotations in newsrooms.load().items():
        if newsrooms.part_of(name) == "seen":
            sure = [row for row in quotations if not row.get("either")]
            places = [(row["start"], row["speech"]) for row in sure]
            yield from _examples("newsrooms", name, newsrooms.read(name), places)
    for number, (text, starts) in enumerate(mentions.read_cases()):
        yield from _examples("cases", str(number), text, list(starts.items()))


def _examples(corpus: str, article: str, text: str, places: Places) -> Iterator[Example]:
    segments = find_segments(text)
    reader = Reader.of(text, segments)
    credited = reader.credits()
    begins = {segments[n].start: n for n in credited}
    for start, speech in places:
        at = begins.get(start)
        if at is not None:
            signs = segments[at].evidence | credit_signs(credited[at])
            short = len(segments[at].span.of(text).split()) <= SHORT
            yield Example(corpus, article, signs, short, speech)


class Fit:
    """Weights of signs, fitted to examples."""

    def __init__(self, examples: Sequence[Example], held: dict[str, float]) -> None:
        self.held = held
        self.signs = sorted(frozenset().union(*(one.signs for one in examples)) - held.keys())
        self.weights = self._solve(examples)

    def _table(self, examples: Sequence[Example]) -> np.ndarray:
        """Return a row for each example: its signs, and a one for what is always there."""
        column = {sign: n for n, sign in enumerate(self.signs)}
        table = np.zeros((len(examples), len(column) + 1))
        table[:, -1] = 1.0
        for n, one in enumerate(examples):
            table[n, [column[sign] for sign in one.signs if sign in column]] = 1.0
        return table

    def _known(self, examples: Sequence[Example]) -> np.ndarray:
        return np.array([sum(self.held.get(sign, 0.0) for sign in one.signs) for one in examples])

    def _solve(self, examples: Sequence[Example]) -> np.ndarray:
        """Find the most likely weights by Newton's method."""
        table, known = self._table(examples), self._known(examples)
        heed = np.array([one.weight for one in examples])
        mention = np.array([not one.speech for one in examples], dtype=float)
        prior = np.eye(table.shape[1])
        prior[-1, -1] = 1e-6
        weights = np.zeros(table.shape[1])
        for _ in range(25):
            likely = 1 / (1 + np.exp(-(table @ weights + known)))
            slope = table.T @ (heed * (likely - mention)) + prior @ weights
            curve = (table * (heed * likely * (1 - likely))[:, None]).T @ table + prior
            weights -= np.linalg.solve(curve, slope)
        return weights

    def scores(self, examples: Sequence[Example]) -> np.ndarray:
        """Return the log odds of a mention for each example."""
        return self._table(examples) @ self.weights + self._known(examples)


def unseen_scores(examples: Sequence[Example], held: dict[str, float]) -> np.ndarray:
    """Return each example's score by a fit that has not seen its fifth of the articles."""
    fold = np.array([zlib.crc32(one.article.encode()) % FOLDS for one in examples])
    scores = np.zeros(len(examples))
    for n in range(FOLDS):
        fit = Fit([one for one, at in zip(examples, fold, strict=True) if at != n], held)
        scores[fold == n] = fit.scores(
            [one for one, at in zip(examples, fold, strict=True) if at == n]
        )
    return scores


def check(examples: Sequence[Example], held: dict[str, float]) -> None:
    """Print, for each corpus, what is taken for the other."""
    pairs = list(zip(examples, unseen_scores(examples, held) > CAUTION, strict=True))
    for corpus in ("polnear", "newsrooms", "cases"):
        for short in (False, True):
            here = [(one, no) for one, no in pairs if one.corpus == corpus and one.short >= short]
            lost = sum(no and one.speech for one, no in here)
            false = sum(not (no or one.speech) for one, no in here)
            right = sum(one.speech and not no for one, no in here)
            score = 2 * right / (2 * right + lost + false)
            name = "1-3 words" if short else "all"
            print(f"{corpus:9} {name:9} F1 {score:.4f}  speech lost {lost}, mentions false {false}")


def show(examples: Sequence[Example], held: dict[str, float]) -> None:
    """Print the list."""
    fit = Fit(examples, held)
    found = {s: w for s, w in zip(fit.signs, fit.weights, strict=False) if abs(w) >= LEAST}
    usual = found.get(USUAL, 0.0)
    found |= {sign: weight - usual for sign, weight in found.items() if sign.startswith("from-")}
    found[ALWAYS] = fit.weights[-1] + usual - CAUTION
    print(HEADER)
    for sign in sorted(found.keys() | held.keys()):
        weight = f"{held.get(sign, found.get(sign, 0.0)):.1f}"
        print(sign, weight, *["held"] * (sign in held), sep="\t")


def main() -> None:
    """Print the list, or how well such weights do."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("polnear", type=Path, help="a clone of networkdynamics/PolNeAR")
    parser.add_argument("--check", action="store_true", help="print what is wrong, cross-validated")
    given = parser.parse_args()
    examples = list(read(given.polnear))
    held = {sign: float(weight) for sign, weight, *mark in rows("evidence") if "held" in mark}
    (check if given.check else show)(examples, held)


if __name__ == "__main__":
    main()
