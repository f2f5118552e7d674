"""Reconcile quotations across news sources: who said it, in which words, where outlets differ.

    >>> import quotecheck as qc
    >>> qc.compare("roll back the onslaught", "push back the onslaught").labels
    (<Label.LEXICAL: 'lexical'>,)

The names below load on first use, so that importing the package costs nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .archive import Archive
    from .config import Config, load_config
    from .errors import QuotecheckError, ReadError, UsageError
    from .extraction import find_quotes
    from .holdings import search, store
    from .model import (
        Article,
        Edit,
        Finding,
        Form,
        Kind,
        Label,
        Pair,
        Quote,
        Relation,
        Remark,
        Report,
        Severity,
        SpeakerKind,
    )
    from .pipeline import check, compare, reconcile
    from .reading import read

__version__ = "0.1.0"

_HOMES = {
    "Archive": "archive",
    "Article": "model",
    "Config": "config",
    "Edit": "model",
    "Finding": "model",
    "Form": "model",
    "Kind": "model",
    "Label": "model",
    "Pair": "model",
    "Quote": "model",
    "QuotecheckError": "errors",
    "ReadError": "errors",
    "Relation": "model",
    "Remark": "model",
    "Report": "model",
    "Severity": "model",
    "SpeakerKind": "model",
    "UsageError": "errors",
    "check": "pipeline",
    "compare": "pipeline",
    "find_quotes": "extraction",
    "load_config": "config",
    "read": "reading",
    "reconcile": "pipeline",
    "search": "holdings",
    "store": "holdings",
}

__all__ = [
    "Archive",
    "Article",
    "Config",
    "Edit",
    "Finding",
    "Form",
    "Kind",
    "Label",
    "Pair",
    "Quote",
    "QuotecheckError",
    "ReadError",
    "Relation",
    "Remark",
    "Report",
    "Severity",
    "SpeakerKind",
    "UsageError",
    "__version__",
    "check",
    "compare",
    "find_quotes",
    "load_config",
    "read",
    "reconcile",
    "search",
    "store",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  (the lazy door itself)

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__
