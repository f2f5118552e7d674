"""Pages for a terminal: what a person reads, in the width and the colours that there are."""

from .check import check_page
from .compare import compare_page
from .diff import diff_page
from .page import Ending
from .quotes import quotes_page
from .screen import Screen

__all__ = ["Ending", "Screen", "check_page", "compare_page", "diff_page", "quotes_page"]
