"""Shapes of what may be swapped: any function with such a signature can take the place of ours."""

from collections.abc import Sequence
from typing import Protocol

from .model.alignments import Alignment
from .model.articles import Article
from .model.edits import Change
from .model.quotations import Quote, Segment
from .model.reports import Report


class Attributor(Protocol):
    """Credits segments to speakers: the shape of ``attributor=`` and of ``--attributor``.

    A function of a module can be handed to other processes; a lambda cannot.
    """

    def __call__(self, article: Article, segments: Sequence[Segment], /) -> Sequence[Quote]:
        """Return one `Quote` for each segment, in the same order, offsets untouched.

        ``Quote.of(article, segment)`` is a segment that nobody is credited with yet. Segments
        inside others come too, each after its ``parent``. Where nobody can be told, ``speaker``
        stays None; a ``confidence`` below 0.6 contradicts nobody.
        """


class Rule(Protocol):
    """One kind of difference: the shape of every rule in `quotecheck.drift`."""

    def __call__(self, alignment: Alignment, changes: Sequence[Change], /) -> Sequence[Change]:
        """Return the changes that the rule explains, each labelled; the rest goes on."""


class Reporter(Protocol):
    """Turns a report into text: the shape of every format in `quotecheck.report`."""

    def __call__(self, report: Report, /) -> str:
        """Return the whole report as one string."""
