"""What can go wrong, as one family of exceptions.

A message is one line in the shape ``WHERE: WHAT; WHAT TO DO``, without a full stop: the command
line prints it behind ``quotecheck: `` as it stands, and a script can show it to a person unchanged.
"""

from collections.abc import Iterable


class QuotecheckError(Exception):
    """The root of every error that quotecheck raises on purpose."""


class ReadError(QuotecheckError):
    """An input that cannot be read.

    It is missing, empty, binary, in an unknown encoding, or not what its suffix says.
    """


class UsageError(QuotecheckError):
    """A call that cannot be answered: too few articles, an unknown label, a bad option."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the question after the nearest known word, or nothing where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415  (only in trouble)

    near = get_close_matches(word, list(known), n=1)
    return f"did you mean {str(near[0])!r}?" if near else ""
