"""What can go wrong, as one family of exceptions.

A message is one line in the shape ``WHERE: WHAT; WHAT TO DO``, without a full stop: the command
line prints it behind ``quotecheck: `` as it stands, and a script can show it to a person unchanged.
"""


class QuotecheckError(Exception):
    """The root of every error that quotecheck raises on purpose."""


class ReadError(QuotecheckError):
    """An input that cannot be read.

    It is missing, empty, binary, in an unknown encoding, or not what its suffix says.
    """


class UsageError(QuotecheckError):
    """A call that cannot be answered: too few articles, an unknown label, a bad option."""
