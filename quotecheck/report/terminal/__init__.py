"""Pages for a terminal: what a person reads, in the width and the colours that there are."""

from .archive import find_page, stock_page
from .check import check_page
from .compare import compare_page
from .diff import diff_page
from .explain import Shown, code_page, known_names, label_page, list_page, relation_page
from .page import Ending
from .quotes import quotes_page
from .screen import Screen

__all__ = [
    "Ending",
    "Screen",
    "Shown",
    "check_page",
    "code_page",
    "compare_page",
    "diff_page",
    "find_page",
    "known_names",
    "label_page",
    "list_page",
    "quotes_page",
    "relation_page",
    "stock_page",
]
