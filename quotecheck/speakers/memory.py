"""Memory: who an article has mentioned by any place of it, and how present they still are."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator

import attrs

from .entity import Entity
from .sketch import Sketch

_NAMED = 0.1
"""What is left of the weight of whoever is named in what somebody says."""
_DECAY = 0.55
_HORIZON = 12
_REMEMBERED = 200
"""So many mentions back a person is looked for."""


@attrs.frozen
class Referent:
    """Whom a mention means, and how certain that is."""

    entity: Entity
    certainty: float


@attrs.frozen
class Unlikely:
    """Whom a source cannot be, and whom it hardly is: they are spoken of in what it says."""

    besides: frozenset[Entity] = frozenset()
    named: frozenset[Entity] = frozenset()

    def share(self, entity: Entity) -> float:
        """Return what is left of somebody's weight."""
        return 0.0 if entity in self.besides else _NAMED if entity in self.named else 1.0


ANYBODY = Unlikely()


_Mentioned = tuple[int, int, int, Entity, float]
"""A mention: its token, a serial number that orders what stands at one token, the number of its
sentence, who, and how much."""


class Memory:
    """Keeps who was mentioned where, and with what weight."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self._mentioned: list[_Mentioned] = []

    def sentence_of(self, token: int) -> int:
        """Return the number of the sentence that a token stands in."""
        return bisect_left(self.sketch.stops, token)

    def remember(self, token: int, entity: Entity, weight: float) -> None:
        """Take in that somebody is mentioned at a token."""
        insort(
            self._mentioned, (token, len(self._mentioned), self.sentence_of(token), entity, weight)
        )

    def recent(self, token: int, unlikely: Unlikely = ANYBODY) -> Iterator[tuple[Entity, float]]:
        """Yield who was mentioned before a token, last first, with the weight that is left."""
        here = self.sentence_of(token)
        last = bisect_left(self._mentioned, (token,))
        for n in range(last - 1, max(-1, last - _REMEMBERED), -1):
            _, _, sentence, entity, weight = self._mentioned[n]
            distance = here - sentence
            if distance > _HORIZON:
                return
            share = unlikely.share(entity)
            if share:
                yield entity, weight * share * _DECAY**distance
