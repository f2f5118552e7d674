"""Where in a reference a quotation may stand: proposals, never verdicts.

A turn of a debate holds most words of any remark somewhere. What proposes a place is how much of a
quotation stands close together: its words are looked up in an index of the reference, and only
where enough of them fall into one window is the reference looked at word by word. The work grows
with the quotation and with how common its words are, not with the length of the turns.
"""

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

import attrs

from ..model.passages import Passage
from ..model.quotations import Form
from ..rarity import CONTENT_WEIGHT, Rarity

LEAST, MOST, SHARE = 5.0, 18.0, 0.4
"""Bits that a window must hold of a quotation: a share of what it weighs, within these limits."""
MOST_PLACES = 16
"""Passages that are looked at word by word for one quotation, those that hold most of it."""
STRIDE = 2
"""Words of the reference for each word of the quotation in which its words are looked for."""
SLACK = 20
"""Words more, so that a few dropped sentences hide no place."""


@attrs.frozen(eq=False)
class Index:
    """Where every content word of some references stands, all of them laid end to end.

    Attributes:
        passages: The passages of the references.
        ends: The place behind each passage's last word.
        rarity: What each word weighs.
        postings: The places of each stem, in order.
    """

    passages: Sequence[Passage]
    ends: Sequence[int]
    rarity: Rarity
    postings: Mapping[str, Sequence[int]]
    _rows: dict[int, Mapping[tuple[str, ...], Sequence[int]]] = attrs.field(
        factory=dict, init=False
    )

    @classmethod
    def over(cls, passages: Sequence[Passage], rarity: Rarity) -> "Index":
        """Index the content words of passages."""
        postings: dict[str, list[int]] = defaultdict(list)
        ends, at = [], 0
        for passage in passages:
            for place, stem in enumerate(passage.stems, at):
                postings[stem].append(place)
            ends.append(at := at + len(passage.stems))
        content = {s: found for s, found in postings.items() if rarity.weight(s) >= CONTENT_WEIGHT}
        return cls(passages, ends, rarity, content)

    def propose(self, passage: Passage) -> list[Passage]:
        """Return the references' passages that hold most of a quotation close together, in order.

        Args:
            passage: The quotation; an unquoted clause is rendered from nowhere.
        """
        if passage.quote.form is not Form.QUOTED:
            return []
        words = set(passage.stems) & self.postings.keys()
        own = sum(map(self.rarity.weight, passage.wording))
        least = min(max(LEAST, SHARE * own), MOST)
        if sum(map(self.rarity.weight, words)) < least:  # not even all of them would do
            return []
        found = sorted((place, stem) for stem in words for place in self.postings[stem])
        held = self._held(found, STRIDE * len(passage.stems) + SLACK)
        enough = [n for n, weight in held.items() if weight >= least]
        best = sorted(enough, key=lambda n: (-held[n], n))[:MOST_PLACES]
        return [self.passages[n] for n in sorted(best)]

    def holding(self, passage: Passage, length: int) -> list[Passage]:
        """Return the passages that hold so many words of a quotation in one row, in order.

        Args:
            passage: The quotation.
            length: Words in a row, or all of a quotation that has fewer.
        """
        own = passage.wording
        length = min(length, len(own))
        if not length:
            return []
        if length not in self._rows:
            self._rows[length] = self._index_rows(length)
        known = self._rows[length]
        rows = {own[n : n + length] for n in range(len(own) - length + 1)}
        found = {number for row in rows for number in known.get(row, ())}
        return [self.passages[number] for number in sorted(found)]

    def _index_rows(self, length: int) -> Mapping[tuple[str, ...], Sequence[int]]:
        """Return the numbers of the passages that have each so many words in one row."""
        rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, passage in enumerate(self.passages):
            stems = passage.stems
            for row in {stems[n : n + length] for n in range(len(stems) - length + 1)}:
                rows[row].append(number)
        return rows

    def _held(self, found: Iterable[tuple[int, str]], reach: int) -> Mapping[int, float]:
        """Return the weight of the words that each passage holds within so many words, at most."""
        held: dict[int, float] = {}
        window: deque[tuple[int, str]] = deque()
        times: dict[str, int] = defaultdict(int)
        weight, here, end = 0.0, -1, 0
        for place, stem in found:
            if place >= end:
                here = bisect_right(self.ends, place)
                end = self.ends[here]
                window.clear()
                times.clear()
                weight = 0.0
            window.append((place, stem))
            times[stem] += 1
            if times[stem] == 1:
                weight += self.rarity.weight(stem)
            while window[0][0] < place - reach:
                _, gone = window.popleft()
                times[gone] -= 1
                if not times[gone]:
                    weight -= self.rarity.weight(gone)
            held[here] = max(weight, held.get(here, 0.0))
        return held
