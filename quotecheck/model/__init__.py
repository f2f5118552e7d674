"""The nouns: what is read, found, credited, paired and reported; one stage of the way a file.

Every noun is frozen; a change is a copy (`attrs.evolve`). Every offset is a half-open range of
Unicode code points into `Article.text`, which is the input exactly as decoded.
"""

from .alignments import Alignment, Op, Rendering, Step
from .archives import Occurrence, Stock
from .articles import Article, Copies, Ignore, Moment, Turn, count_voices
from .edits import Change, Drift, Edit
from .findings import Accepted, Finding, Place
from .labels import Label, Severity, gravest
from .pairs import Pair, Relation, Side
from .passages import Match, Matched, Passage
from .quotations import Form, Kind, Quote, Segment, SpeakerKind
from .remarks import Credit, Locus, Reading, Remark, SharedError, Variant
from .reports import Fidelity, Report
from .spans import Span, Token, Words

__all__ = [
    "Accepted",
    "Alignment",
    "Article",
    "Change",
    "Copies",
    "Credit",
    "Drift",
    "Edit",
    "Fidelity",
    "Finding",
    "Form",
    "Ignore",
    "Kind",
    "Label",
    "Locus",
    "Match",
    "Matched",
    "Moment",
    "Occurrence",
    "Op",
    "Pair",
    "Passage",
    "Place",
    "Quote",
    "Reading",
    "Relation",
    "Remark",
    "Rendering",
    "Report",
    "Segment",
    "Severity",
    "SharedError",
    "Side",
    "Span",
    "SpeakerKind",
    "Step",
    "Stock",
    "Token",
    "Turn",
    "Variant",
    "Words",
    "count_voices",
    "gravest",
]
