"""Which segments are parts of one interrupted utterance."""

from collections.abc import Sequence

import attrs

from ..model import Segment


def number_turns(text: str, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the segments with their turns numbered from 1."""
    del text
    return tuple(attrs.evolve(segment, turn=n) for n, segment in enumerate(segments, 1))
