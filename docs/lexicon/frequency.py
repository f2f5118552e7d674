"""Make `quotecheck/lexicon/en/frequency.tsv` from a folder of English news texts.

    python docs/lexicon/frequency.py FOLDER > quotecheck/lexicon/en/frequency.tsv

For every stem whose words are mostly written in lower case (so no names) and stand in at least
`ARTICLES` texts: its information in bits, ``-log2`` of its share of all words, rounded. The list
that ships was counted over the 840 training articles of PolNeAR (networkdynamics/PolNeAR).
Those articles are about one election, so no content word is taken to be commoner than
`LEAST_CONTENT_BITS`. Make it anew whenever `quotecheck.inflection.stem` changes.
"""

import math
import pathlib
import sys
from collections import Counter

from quotecheck import lexicon
from quotecheck.inflection import stem
from quotecheck.text import tokens

ARTICLES = 12
LEAST_CONTENT_BITS = 10
LOWER_SHARE = 0.6
HEADER = (
    "# Stems of common English words and their information in bits, -log2 of their share of all "
    "words in news text;\n# counted by docs/lexicon/frequency.py over PolNeAR's training articles; "
    "a stem that is not listed is rarer."
)


def count(folder: pathlib.Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return the occurrences of each stem, in how many texts, and how often in lower case."""
    total: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        found = tokens(path.read_text(encoding="utf-8"))
        stems = [stem(token.norm) for token in found]
        total.update(stems)
        articles.update(set(stems))
        pairs = zip(found, stems, strict=True)
        lower.update(
            s for token, s in pairs if token.text[0].islower() or token.norm[:2] in ("i", "i'")
        )
    return total, articles, lower


def main() -> None:
    """Print the list."""
    total, articles, lower = count(pathlib.Path(sys.argv[1]))
    words = sum(total.values())
    function_words = {stem(word) for word in lexicon.words("function_words")}
    print(HEADER)
    for word, times in sorted(total.items()):
        common = articles[word] >= ARTICLES and lower[word] > LOWER_SHARE * times
        if common:
            bits = round(-math.log2(times / words))
            print(f"{word}\t{bits if word in function_words else max(bits, LEAST_CONTENT_BITS)}")


if __name__ == "__main__":
    main()
