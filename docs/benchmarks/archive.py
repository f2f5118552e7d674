"""How large an archive grows, and how long adding, looking up and checking take.

    python docs/benchmarks/archive.py 100000        # quotations; invented, the same ones every time
    python docs/benchmarks/archive.py --check       # a draft against a transcript, without archive

Quotations are words drawn from news English by how common they are, ten to an article; a topic's
words recur in it. Queries are quotations of the archive with two or three words replaced, whole or
cut to a stretch; a draft quotes twenty of them. Times are processor time of one core.
"""

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import quotecheck as qc
from quotecheck.archive import Archive
from quotecheck.lexicon import table
from quotecheck.pairing.candidates import prepare_whole

SPEAKERS = tuple(f"{a} {b}" for a in ("Ana", "Mara", "Edwin", "Jo") for b in ("Torres", "Wells"))
PER_ARTICLE = 10
QUERIES = 300
QUOTED = 20


def vocabulary() -> tuple[list[str], list[float]]:
    """Return words and how often each stands in a million."""
    bits = {word: float(value) for word, value in table("frequency").items() if word.isalpha()}
    return list(bits), [2.0**-value for value in bits.values()]


def articles(number: int) -> Iterator[tuple[qc.Article, list[qc.Quote]]]:
    """Yield invented articles with so many quotations in all."""
    dice = random.Random(number)  # noqa: S311  (no secret)
    words, weights = vocabulary()
    for n in range(number // PER_ARTICLE):
        topic = dice.sample(words, 12)
        text, quotes = "", []
        for k in range(PER_ARTICLE):
            length = dice.randint(6, 36)
            chosen = dice.choices(words, weights, k=length)
            chosen[length // 2] = dice.choice(topic)
            said, who = " ".join(chosen).capitalize(), dice.choice(SPEAKERS)
            start = len(text) + 1
            text += f"“{said},” {who} said on the matter. "
            quotes.append(
                qc.Quote(
                    f"a{n}",
                    start,
                    start + len(said),
                    said,
                    speaker=who,
                    speaker_kind=qc.SpeakerKind.NAMED,
                    confidence=0.9,
                    id=f"a{n}:{k + 1}",
                )
            )
        yield qc.Article(text, id=f"a{n}", outlet=f"outlet {n % 50}"), quotes


def queries(number: int) -> Iterator[tuple[str, qc.Quote]]:
    """Yield words to look up, each with the quotation that they come from."""
    dice = random.Random(1)  # noqa: S311  (no secret)
    words, weights = vocabulary()
    every = max(1, number // PER_ARTICLE // QUERIES)
    for n, (_, quotes) in enumerate(articles(number)):
        if n % every == 0:
            quote = dice.choice(quotes)
            said = quote.text.split()
            for at in dice.sample(range(len(said)), 2 + (len(said) > 20)):
                said[at] = dice.choices(words, weights)[0]
            yield " ".join(said), quote


def measure(number: int) -> None:
    """Print what an archive of so many quotations costs."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.db"
        started = time.process_time()
        made = sum(1 for _ in articles(number))
        making = time.process_time() - started
        started = time.process_time()
        with Archive(path, create=True) as archive:
            archive.add(articles(number))
        adding = time.process_time() - started - making
        size = path.stat().st_size
        print(f"{number:,} quotations, {made:,} articles: {adding:.0f} s, {size / 1e6:.0f} MB")
        asked = list(queries(number))
        with Archive(path) as archive:
            look_up(archive, asked)
        check_draft(path, asked[:QUOTED])


def look_up(archive: Archive, asked: Sequence[tuple[str, qc.Quote]]) -> None:
    """Print how long a look-up takes, and how often it finds what was altered."""
    times, hits = [], 0
    for words, wanted in asked:
        started = time.process_time()
        found = archive.near([prepare_whole(qc.Article(words), ())])
        times.append(1000 * (time.process_time() - started))
        hits += any(quote.id == wanted.id for _, quotes in found for quote in quotes)
    times.sort()
    print(
        f"look-up: median {statistics.median(times):.1f} ms, "
        f"p95 {times[int(0.95 * len(times))]:.1f} ms, "
        f"found {hits / len(asked):.3f} of {len(asked)} altered quotations"
    )


def check_draft(path: Path, said: Sequence[tuple[str, qc.Quote]]) -> None:
    """Print how long a draft that quotes some words takes against a whole archive."""
    text = "\n\n".join(
        f"“{words.capitalize()},” {quote.speaker} said on the matter." for words, quote in said
    )
    started = time.process_time()
    report = qc.check(qc.Article(text, id="draft"), against=path, jobs=1)
    took = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    places = len({pair.b.quote for pair in report.pairs})
    print(
        f"a draft of {len(report.quotes)} quotations against it: {took:.1f} s, "
        f"{places} of them placed; {peak:,.0f} MB at most",
        flush=True,
    )


def check() -> None:
    """Print how long 10,000 characters of a draft take against 100,000 of a transcript."""
    dice = random.Random(2)  # noqa: S311  (no secret)
    words, weights = vocabulary()
    turns, size = [], 0
    while size < 100_000:
        said = " ".join(dice.choices(words, weights, k=dice.randint(10, 200)))
        turns.append((dice.choice(("WELLS", "TRASK", "HOST")), said))
        size += len(said) + 10
    transcript = "\n\n".join(f"{who}: {said}." for who, said in turns)
    draft = ""
    while len(draft) < 10_000:
        who, said = dice.choice(turns)
        spoken = said.split()
        at = dice.randrange(max(1, len(spoken) - 25))
        draft += f"“{' '.join(spoken[at : at + 25])},” {who.title()} said on the matter.\n\n"
    times = []
    for _ in range(5):
        started = time.process_time()
        report = qc.check(qc.Article(draft, id="d"), against=reference(transcript))
        times.append(time.process_time() - started)
    print(
        f"{len(draft):,} characters with {len(report.quotes)} quotations against "
        f"{len(transcript):,} in {len(turns)} turns: {min(times[1:]):.2f} s after start-up "
        f"({times[0]:.2f} s the first time); {len(report.pairs)} places"
    )


def reference(text: str) -> qc.Article:
    """Return a transcript as a reader would."""
    (article,) = qc.read([{"text": text, "id": "t", "kind": "transcript"}])
    return article


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("quotations", nargs="*", type=int, default=[])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    for number in options.quotations or ([] if options.check else [100_000]):
        measure(number)
    if options.check:
        check()


if __name__ == "__main__":
    main()
