"""Swaps: the functions that a person names on the command line, as ``package.module:name``."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from types import ModuleType

import attrs

from .errors import QuotecheckError, UsageError, did_you_mean
from .model.articles import Article
from .model.quotations import Quote, Segment
from .protocols import Attributor


@attrs.frozen
class Swap:
    """An attributor that is known by its name, so that its trouble is one clear line too."""

    name: str
    function: Attributor

    def __call__(self, article: Article, segments: Sequence[Segment], /) -> Sequence[Quote]:
        """Call the function.

        Raises:
            UsageError: It failed; the message says with what, and where.
        """
        try:
            return self.function(article, segments)
        except QuotecheckError:
            raise
        except Exception as error:
            what = f"failed on article {article.id}: {_brief(error)}"
            raise UsageError(f"{self.name}: {what}; mend it there") from error


def find_attributor(name: str, option: str) -> Attributor:
    """Return the function that ``package.module:name`` names; the current folder is searched too.

    Args:
        name: What the person wrote.
        option: Where they wrote it, for the message.

    Raises:
        UsageError: There is no such module or name, or it is no function.
    """
    where = f"{option} {name}"
    module_name, colon, attribute = name.partition(":")
    if not (module_name and colon and attribute):
        raise UsageError(f"{where}: no module:name; for example: mycredits:attribute")
    found: object = _import(module_name, where)
    for part in attribute.split("."):
        found = _get(found, part, module_name, where)
    if not callable(found):
        kind = type(found).__name__
        raise UsageError(f"{where}: {kind}, no function; name one that takes (article, segments)")
    return Swap(name, found)


def _import(name: str, where: str) -> ModuleType:
    """Import a module, from the current folder too; what is installed goes first."""
    if os.getcwd() not in sys.path:  # noqa: PTH109  (as strings, and as Python itself writes it)
        sys.path.append(os.getcwd())  # noqa: PTH109  (last: a draft's folder shadows nothing)
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        missing = error.name or name
        if name == missing or name.startswith(f"{missing}."):
            hint = "install it, or run where it lies"
            raise UsageError(f"{where}: no module {missing!r}; {hint}") from error
        raise UsageError(f"{where}: {name} needs the module {missing!r}; install it") from error
    except QuotecheckError:
        raise
    except Exception as error:
        raise UsageError(f"{where}: importing fails: {_brief(error)}; mend it there") from error


def _get(owner: object, part: str, module: str, where: str) -> object:
    try:
        return getattr(owner, part)
    except AttributeError as error:
        public = [known for known in dir(owner) if not known.startswith("_")]
        hint = did_you_mean(part, public) or "is it spelt right?"
        raise UsageError(f"{where}: no name {part!r} in {module}; {hint}") from error


def _brief(error: Exception) -> str:
    """Return what went wrong and where, on one line."""
    if isinstance(error, SyntaxError):
        return f"{error.msg} ({error.filename}, line {error.lineno})"
    message = " ".join(str(error).split())
    said = f"{type(error).__name__}: {message}" if message else type(error).__name__
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{said} ({place.filename}, line {place.lineno})"
