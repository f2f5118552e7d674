"""What nouns show of themselves in a notebook: small pieces of HTML, each complete by itself.

Styles stand in each element, tints are see-through and text keeps the notebook's own colour, so
that a display sits in a light page as in a dark one. No script, no request, nothing loaded. Where a
notebook strips the styles (a stored one on a code host), words, marks and hidden text still read
right. However large a noun is, its display is bounded, and says how much it leaves out.
"""

from .reports import show_finding, show_report
from .texts import show_article, show_quote
from .wording import show_pair, show_remark

__all__ = [
    "show_article",
    "show_finding",
    "show_pair",
    "show_quote",
    "show_remark",
    "show_report",
]
