"""Measure the HTML page of a big report: seconds to make it, and to open it in a browser.

    python docs/benchmarks/page.py [REMARKS ...]      (default: 500 1000 2000 4000)

The articles are made up of common words: twelve outlets on ten days, every remark in three of them,
trimmed, reworded and reordered. With chromium, node and the packages of tests/browser, the page is
opened too, at 1280 and at 375 pixels.
"""

import argparse
import json
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from quotecheck import Article, Report, reconcile
from quotecheck.lexicon import table

OUTLETS, DAYS, CARRIERS, BATCH = 12, 10, 3, 100
LOOK = Path(__file__).parents[2] / "tests/browser/look.mjs"


def big_report(remarks: int) -> Report:
    """Return a report on so many remarks, reconciled a hundred at a time."""
    made = [reconcile(corpus(BATCH, seed)) for seed in range(remarks // BATCH)]
    return Report(
        articles=tuple(one for report in made for one in report.articles),
        quotes=tuple(one for report in made for one in report.quotes),
        pairs=tuple(one for report in made for one in report.pairs),
        remarks=tuple(one for report in made for one in report.remarks),
        findings=tuple(one for report in made for one in report.findings),
    )


def corpus(remarks: int, seed: int) -> list[Article]:
    """Return articles that share so many remarks; another seed gives other words and ids."""
    chance = random.Random(seed)  # noqa: S311  (repeatable, not secret)
    words = [word for word, bits in table("frequency").items() if float(bits) > 12]
    texts: dict[tuple[int, int], list[str]] = {}
    for number in range(remarks):
        said = chance.choices(words, k=chance.randint(9, 34))
        for outlet in chance.sample(range(OUTLETS), CARRIERS):
            printed = " ".join(_reported(said, words, chance))
            paragraph = f"“{printed.capitalize()},” Ada Lindqvist said."
            texts.setdefault((outlet, number % DAYS), []).append(paragraph)
    return [
        Article(
            "\n\n".join(paragraphs),
            id=f"o{outlet}-{day}-{seed}",
            outlet=f"Outlet {outlet + 1}",
            published=f"2031-03-{day + 1:02}",
        )
        for (outlet, day), paragraphs in sorted(texts.items())
    ]


def _reported(said: list[str], words: list[str], chance: random.Random) -> Iterator[str]:
    """Yield the words as an outlet has them: one in fifteen replaced, some lost, some added."""
    for word in said:
        kind = chance.random()
        if kind < 0.05:
            yield chance.choice(words)
        elif kind < 0.08:
            continue
        elif kind < 0.1:
            yield from (word, chance.choice(words))
        else:
            yield word


def opened(page: str, folder: Path) -> list[Mapping[str, Any]]:
    """Return what a browser says of a page, wide and narrow; nothing where there is none."""
    browser, node = shutil.which("chromium"), shutil.which("node")
    if not browser or not node or not (LOOK.parent / "node_modules").is_dir():
        return []
    file, job = folder / "page.html", folder / "job.json"
    file.write_text(page, encoding="utf-8")
    visits = [{"file": str(file), "width": width} for width in (1280, 375)]
    job.write_text(json.dumps({"browser": browser, "visits": visits, "alone": True}))
    command = [node, str(LOOK), str(job)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    seen: list[Mapping[str, Any]] = json.loads(done.stdout)
    return seen


def measure(remarks: int) -> str:
    """Return one row of figures."""
    report = big_report(remarks)
    start = time.process_time()
    page = report.to_html()
    seconds = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        seen = opened(page, Path(folder))
    shown = [f"{(one['paint'] or 0) / 1000:.1f} {one['milliseconds'] / 1000:.1f} s" for one in seen]
    elements = f"{seen[0]['elements']:,}" if seen else "–"
    size = len(page.encode()) / 1e6
    made = f"{len(report.remarks):7,} {seconds:6.1f} s {size:5.1f} MB {elements:>9}"
    return f"{made}   {'   '.join(shown) or '–'}"


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__, add_help=True)
    parser.add_argument("remarks", nargs="*", type=int, default=[500, 1000, 2000, 4000])
    print("remarks   made     size   elements  first paint and load at 1280, at 375")
    for remarks in parser.parse_args().remarks:
        print(measure(remarks), flush=True)


if __name__ == "__main__":
    main()
