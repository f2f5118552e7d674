"""``python -m quotecheck``: the command line."""

from .cli import run

run()
