"""What is compared: two renderings, and what they are to each other."""

from __future__ import annotations

import enum

import attrs

from .edits import Edit
from .labels import Label, Severity
from .quotations import Form
from .spans import Span


class Relation(enum.StrEnum):
    """What two renderings are to each other."""

    SAME = "same"
    """One utterance on one occasion."""
    ECHO = "echo"
    """The same speaker saying nearly the same on another occasion."""
    DIFFERENT = "different"
    """Unrelated strings; only `compare` answers it."""


@attrs.frozen
class Side:
    """The stretch of one article that a pair or a remark is about.

    Attributes:
        article: Id of the article.
        start: First code point of the first word of the aligned region.
        end: End of its last word.
        form: Whether the stretch stands between quotation marks.
        quote: Id of the quotation it lies in, or None for an unquoted clause.
        article_text: The article's whole text, shared and never copied, so that a pair or a remark
            can show its words by itself; empty where the text is not at hand. It is no part of
            what makes two sides equal.
    """

    article: str
    start: int
    end: int
    form: Form
    quote: str | None
    article_text: str = attrs.field(default="", eq=False, repr=False)

    @property
    def text(self) -> str:
        """The words of the stretch as printed; empty where the article's text is not at hand."""
        return self.article_text[self.start : self.end]

    @property
    def span(self) -> Span:
        """The stretch of text."""
        return Span(self.start, self.end)

    @property
    def length(self) -> int:
        """How many code points it has."""
        return self.end - self.start

    def narrowed(self, span: Span) -> Side:
        """Return some of its words as a side of their own."""
        return attrs.evolve(self, start=span.start, end=span.end)


@attrs.frozen(repr=False)
class Pair:
    """Two renderings, and what they are to each other."""

    a: Side
    b: Side
    relation: Relation
    score: float
    labels: tuple[Label, ...]
    severity: Severity
    edits: tuple[Edit, ...]
    speakers: tuple[str | None, str | None] = (None, None)
    speaker_conflict: bool = False

    @property
    def same(self) -> bool:
        """Whether both render one utterance on one occasion."""
        return self.relation is Relation.SAME

    @property
    def is_quoted(self) -> bool:
        """Whether both stand between quotation marks."""
        return self.a.form is self.b.form is Form.QUOTED

    @property
    def shortest(self) -> int:
        """How many code points the shorter of the two has."""
        return min(self.a.length, self.b.length)

    def mirrored(self) -> Pair:
        """Return the same pair with A and B exchanged."""
        edits = sorted((edit.mirrored() for edit in self.edits), key=lambda edit: (edit.a, edit.b))
        return attrs.evolve(
            self,
            a=self.b,
            b=self.a,
            labels=tuple(label.mirrored for label in self.labels),
            edits=tuple(edits),
            speakers=self.speakers[::-1],
        )

    def __repr__(self) -> str:
        where = " ~ ".join(f"{side.article}[{side.start}:{side.end}]" for side in (self.a, self.b))
        labels = ", ".join(self.labels) or "no labels"
        return f"<Pair {where}: {self.relation} {self.score:.2f}, {self.severity}: {labels}>"

    def _repr_html_(self) -> str:
        from ..report.notebook import show_pair  # noqa: PLC0415  (a doorway)

        return show_pair(self)
