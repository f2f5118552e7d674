"""What is measured: how many quotations are found, how many are credited right, how fast."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from marked import Segment
from polnear import Gold, overlap, surname

from quotecheck import Article, Kind, Quote, find_quotes
from quotecheck.protocols import Attributor

EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Where the bins of the reliability table begin; the last one ends at 1."""
MARKS = frozenset("\"″＂“”„‟«»'‘’` \t\r\n\u00a0\u200b\ufeff")
SHORT = 3
ROUNDS = 3


class Credit(NamedTuple):
    """A found quotation whose source is a name: how sure the credit is, and whether it is right."""

    confidence: float
    right: bool
    given: bool


class Figures(NamedTuple):
    """What is measured of one attributor."""

    found: dict[str, tuple[int, int, int]]
    """True, false and missed quotations: ``all``, ``short`` (1-3 words)."""
    false_alarms: int
    no_speech: int
    named: int
    """Gold quotations whose source is a name, found or not."""
    credited: tuple[Credit, ...]
    """Those of them that were found."""
    speed: float
    """Articles a second on one core, after start-up."""

    @property
    def right(self) -> int:
        """Quotations found, and credited to the named source."""
        return sum(credit.right for credit in self.credited)


def measure(golds: Sequence[Gold], timed: Sequence[Article], attributor: Attributor) -> Figures:
    """Run an attributor over annotated articles, and over more articles for its speed."""
    counts = {"all": [0, 0, 0], "short": [0, 0, 0]}
    credited: list[Credit] = []
    alarms = 0
    for gold in golds:
        quotes = spoken(gold, attributor)
        pairs = match(gold, quotes)
        wrong = [n for n in range(len(quotes)) if n not in pairs]
        _count(counts, (gold.speech[m] for m in pairs.values()), 0)
        _count(counts, (_nearest(gold, quotes[n]) for n in wrong), 1)
        _count(counts, (s for m, s in enumerate(gold.speech) if m not in pairs.values()), 2)
        alarms += sum(_nearest(gold, quotes[n]) in gold.others for n in wrong)
        found = ((gold.speech[m], quotes[n]) for n, m in sorted(pairs.items()))
        credited += [
            judge_credit(gold, segment, quote) for segment, quote in found if gold.named(segment)
        ]
    return Figures(
        {key: (a, b, c) for key, (a, b, c) in counts.items()},
        alarms,
        sum(len(gold.others) for gold in golds),
        sum(bool(gold.named(segment)) for gold in golds for segment in gold.speech),
        tuple(credited),
        _speed(timed, attributor),
    )


def _count(counts: Mapping[str, list[int]], segments: Iterable[Segment], outcome: int) -> None:
    for segment in segments:
        counts["all"][outcome] += 1
        counts["short"][outcome] += segment.words <= SHORT


def spoken(gold: Gold, attributor: Attributor) -> list[Quote]:
    """Return what is found to be speech, as far as it stands between double marks at all."""
    found = find_quotes(Article(gold.text, id=gold.name), attributor=attributor)
    spans: dict[tuple[int, int], Quote] = {}
    for quote in found:
        start, end = _trim(gold.text, quote.start, quote.end)
        if quote.kind is not Kind.MENTION and start < end:
            spans.setdefault((start, end), quote)
    return [
        quote
        for (start, end), quote in sorted(spans.items())
        if any(min(end, s.end) > max(start, s.start) for s in gold.segments)
    ]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return start, end


def match(gold: Gold, quotes: Sequence[Quote]) -> dict[int, int]:
    """Pair quotations with gold one to one, the best overlap first; half of the union at least."""
    ranked = []
    for n, quote in enumerate(quotes):
        start, end = _trim(gold.text, quote.start, quote.end)
        for m, segment in enumerate(gold.speech):
            a, b = _trim(gold.text, segment.start, segment.end)
            common = min(end, b) - max(start, a)
            if common > 0 and 2 * common >= max(end, b) - min(start, a):
                ranked.append((-common / (max(end, b) - min(start, a)), n, m))
    pairs: dict[int, int] = {}
    for _, n, m in sorted(ranked):
        if n not in pairs and m not in pairs.values():
            pairs[n] = m
    return pairs


def _nearest(gold: Gold, quote: Quote) -> Segment:
    return max(gold.segments, key=lambda s: min(quote.end, s.end) - max(quote.start, s.start))


def judge_credit(gold: Gold, segment: Segment, quote: Quote) -> Credit:
    """Judge a credit: it points at words of the source, or bears the source's surname."""
    pointed = quote.source is not None and overlap(*quote.source, gold.sources[segment]) > 0
    named = quote.speaker is not None and surname(quote.speaker) in gold.named(segment)
    return Credit(quote.confidence, pointed or named, quote.speaker is not None)


def _speed(articles: Sequence[Article], attributor: Attributor) -> float:
    """Return articles a second: the best of a few rounds, since others may use the machine."""
    for article in articles[:20]:
        find_quotes(article, attributor=attributor)
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for article in articles:
            find_quotes(article, attributor=attributor)
        best = min(best, time.perf_counter() - began)
    return len(articles) / best


# ---------------------------------------------------------------- arithmetic


def f1(true: int, false: int, missed: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * true / (2 * true + false + missed) if true else 0.0


class Bin(NamedTuple):
    """Credits of one range of confidence."""

    low: float
    high: float
    size: int
    confidence: float
    """Their mean confidence."""
    right: float
    """The share of them that is right."""


def bins(credited: Sequence[Credit]) -> list[Bin]:
    """Sort the credits that were given by how sure they are."""
    found = []
    for low, high in zip(EDGES, (*EDGES[1:], 1.0), strict=True):
        inside = [
            c
            for c in credited
            if c.given and low <= c.confidence and (c.confidence < high or high == 1)
        ]
        if inside:
            n = len(inside)
            mean = sum(c.confidence for c in inside) / n
            found.append(Bin(low, high, n, mean, sum(c.right for c in inside) / n))
    return found


def calibration_error(found: Sequence[Bin]) -> float:
    """Return the expected calibration error: how far confidence and correctness are apart."""
    total = sum(one.size for one in found)
    return sum(one.size * abs(one.confidence - one.right) for one in found) / max(1, total)
