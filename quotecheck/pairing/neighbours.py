"""Short lines beside a remark that two reports share: said in one breath, however common its words.

*I got life* and *a queue* prove nothing between strangers. Where two reports tell of one occasion,
a line that one of them quotes whole, and that the same person says in the other word for word, is
one more thing that was said there.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ..model.passages import Match, Matched, Passage
from ..model.quotations import Form
from ..model.spans import Span
from ..rarity import CONTENT_WEIGHT, Rarity

MOST_WORDS = 8
"""Words of a short line; a longer one speaks for itself."""
LEAST_WORDS = 3
"""Words of a line none of which is a content word; two are enough where one is."""


def find_beside(
    here: Sequence[Passage],
    there: Sequence[Passage],
    met: Iterable[Matched],
    rarity: Rarity,
    *,
    least: Callable[[Passage, Passage], float],
) -> Iterator[Matched]:
    """Yield the short lines of one report that another one has too, and that no match has yet.

    Args:
        here: The passages of one article.
        there: Those of the other.
        met: What the two articles are known to share, passages of the first one first.
        rarity: What each word weighs.
        least: The evidence, in bits, that a line of two passages must be worth: more where two
            persons are credited.
    """
    taken: dict[str, list[Span]] = defaultdict(list)
    for known in met:
        for passage, span in zip((known.a, known.b), known.spans, strict=True):
            taken[passage.quote.id].append(span)
    found = {}
    for lines, others, mirrored in ((here, there, False), (there, here, True)):
        holders = _index(others)
        for line in lines:
            for matched in _places(line, holders, taken, rarity, least=least):
                placed = matched.mirrored() if mirrored else matched
                found[placed.spans] = placed
    ours, theirs = (Counter(ends[side] for ends in found) for side in (0, 1))
    for ends, matched in found.items():
        if ours[ends[0]] == theirs[ends[1]] == 1:  # else nobody knows which is meant
            yield matched


def _index(passages: Iterable[Passage]) -> Mapping[str, Sequence[Passage]]:
    """Return the quotations that hold each stem."""
    holders: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.quote.form is Form.QUOTED:
            for stem in passage.places:
                holders[stem].append(passage)
    return holders


def _places(
    line: Passage,
    holders: Mapping[str, Sequence[Passage]],
    taken: Mapping[str, Sequence[Span]],
    rarity: Rarity,
    *,
    least: Callable[[Passage, Passage], float],
) -> Iterator[Matched]:
    """Yield where a short line is said word for word, of words not taken yet."""
    words = line.wording
    if not _is_line(line, rarity) or _is_taken(line.quote.span, taken[line.quote.id]):
        return
    start = line.core.index(True)
    rarest = min(words, key=lambda word: len(holders.get(word, ())))
    evidence = sum(rarity.weights(words))
    for other in holders.get(rarest, ()):
        for at in other.places.get(words[0], ()):
            end = at + len(words)
            if (
                other.stems[at:end] == words
                and all(other.core[at:end])
                and not _is_taken(other.span(at, end), taken[other.quote.id])
                and evidence >= least(line, other)
            ):
                stretch = (start, start + len(words), at, end)
                match = Match(*stretch, score=1.0, cover=1.0, evidence=evidence, whole=True)
                yield Matched(line, other, match)


def _is_line(passage: Passage, rarity: Rarity) -> bool:
    """Tell a short quotation that says something: two words with content, or three."""
    own = len(passage.wording)
    if passage.quote.form is not Form.QUOTED or not 1 < own <= MOST_WORDS:
        return False
    content = any(weight >= CONTENT_WEIGHT for weight in rarity.weights(passage.wording))
    return content or own >= LEAST_WORDS


def _is_taken(span: Span, claims: Iterable[Span]) -> bool:
    return any(span.overlap(claim) for claim in claims)
