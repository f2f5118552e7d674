"""Pages for a terminal: what a person reads, in the width and the colours that there are."""

from .diff import Ending, diff_page
from .screen import Screen

__all__ = ["Ending", "Screen", "diff_page"]
