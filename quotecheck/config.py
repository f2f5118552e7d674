"""Configuration: what a newsroom decides once, in ``quotecheck.toml`` or ``pyproject.toml``.

    fail-on = "major"
    ignore = ["function-word", "quote.unsourced"]

    [severity]
    boundary = "minor"

    [outlets]
    "wire/reuters" = "Reuters"
    "nytimes.com" = "The New York Times"

    [speakers]
    "the Allies' chief" = "Mark Rutte"

The nearest file upward of the working folder counts, and it alone: ``quotecheck.toml`` before the
table ``[tool.quotecheck]`` of a ``pyproject.toml``. Paths in it are relative to its folder.
"""

import fnmatch
import os
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TypeAlias, TypeVar
from urllib.parse import urlsplit

import attrs

from .errors import QuotecheckError, ReadError, UsageError, did_you_mean
from .grades import Grades
from .model.articles import Article
from .model.labels import Label, Severity
from .report.codes import CODES

FILE, SHARED, TABLE = "quotecheck.toml", "pyproject.toml", "quotecheck"
CODES_KNOWN = (*(f"drift.{label}" for label in Label), *CODES)
NEVER = "never"
_T = TypeVar("_T")


# ----------------------------------------------------------------------------------- single values
def code_of(name: str) -> str:
    """Return the code that a label or a code names: ``lexical`` is ``drift.lexical``.

    Raises:
        UsageError: There is no such label or code.
    """
    code = f"drift.{name}" if name in set(Label) else name
    if code not in CODES_KNOWN:
        near = did_you_mean(name, (*Label, *CODES_KNOWN)) or "all: quotecheck explain"
        raise UsageError(f"no label or code {name!r}; {near}")
    return code


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{_shown(value)}, not a text; write it between quotation marks")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise UsageError(f'{_shown(value)}, not a list; write ["…", "…"]')
    return tuple(map(_text, value))


def _table(value: object) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise UsageError(f"{_shown(value)}, not a table; write a line for each name = value")
    return {str(key): entry for key, entry in value.items()}


def _names(value: object) -> Mapping[str, str]:
    """Take a table of names; of a wrong one, say which."""
    return MappingProxyType({key: _at(key, _text, entry) for key, entry in _table(value).items()})


def _severity(value: object) -> Severity:
    if isinstance(value, Severity):
        return value
    names = [str(severity) for severity in Severity]
    if value not in names:
        near = did_you_mean(str(value), names) or f"one of {', '.join(names)}"
        raise UsageError(f"no severity {_shown(value)}; {near}")
    return Severity[str(value).upper()]


def _severity_name(value: object) -> str:
    return str(_severity(value))


def _severity_or_never(value: object) -> str:
    return NEVER if value == NEVER else _severity_name(value)


def _severities(value: object) -> Mapping[str, Severity]:
    table = _table(value)
    return MappingProxyType({code_of(key): _at(key, _severity, table[key]) for key in table})


def _codes(value: object) -> tuple[str, ...]:
    return tuple(map(code_of, _texts(value)))


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise UsageError(f"{_shown(value)}, not a number of processes; write 1 or more")
    return value


def _shown(value: object) -> str:
    """Return a value that fits nowhere, as its file has it, as far as one line allows."""
    written = repr(value)
    return written if len(written) <= 40 else f"{written[:39]}…"


def _at(key: str, parse: Callable[[object], _T], value: object) -> _T:
    """Parse a value; whatever is wrong with it is said to be wrong at its key.

    Raises:
        UsageError: The value does not fit.
    """
    try:
        return parse(value)
    except UsageError as error:
        raise UsageError(f"{key}: {error}") from None


def _severity_table(value: object) -> Mapping[str, Severity]:
    return _at("severity", _severities, value)


def _ignored(value: object) -> tuple[str, ...]:
    return _at("ignore", _codes, value)


def _outlets(value: object) -> Mapping[str, str]:
    return _at("outlets", _names, value)


def _speakers(value: object) -> Mapping[str, str]:
    return _at("speakers", _names, value)


def _baseline(value: object) -> str | None:
    return None if value is None else _at("baseline", _text, value)


def _attributor(value: object) -> str | None:
    return None if value is None else _at("attributor", _text, value)


def _jobs(value: object) -> int:
    return _at("jobs", _count, value)


def _fail_on(value: object) -> str:
    return _at("fail-on", _severity_or_never, value)


def _min_severity(value: object) -> str:
    return _at("min-severity", _severity_name, value)


# ---------------------------------------------------------------------------------------- the noun
@attrs.frozen
class Config:
    """What a newsroom has decided. In a file the names have dashes: ``fail-on``.

    Attributes:
        severity: How grave labels and codes are where that is not the usual severity.
        ignore: Codes that are never raised: as if their severity were ``none``.
        outlets: What the outlet of an article is called: by a file, a folder or a pattern of paths
            (``wire/reuters``, ``wire/*-ap.txt``), or by the host of its address
            (``nytimes.com``, subdomains included). The first that fits counts, and goes before
            what the article says itself.
        speakers: Who somebody is, by what articles call them: ``the Allies' chief`` → Mark Rutte.
        baseline: The file of accepted findings.
        attributor: Who credits quotations, as ``package.module:name``.
        jobs: How many processes share the work.
        fail_on: From which severity on the command line exits with 1; or ``never``.
        min_severity: Below which the command line raises no finding.
        path: The file that says so; None where none does.

    Raises:
        UsageError: A value does not fit; the message says which key, and what is expected.
    """

    severity: Mapping[str, Severity] = attrs.field(factory=dict, converter=_severity_table)
    ignore: tuple[str, ...] = attrs.field(default=(), converter=_ignored)
    outlets: Mapping[str, str] = attrs.field(factory=dict, converter=_outlets)
    speakers: Mapping[str, str] = attrs.field(factory=dict, converter=_speakers)
    baseline: str | None = attrs.field(default=None, converter=_baseline)
    attributor: str | None = attrs.field(default=None, converter=_attributor)
    jobs: int = attrs.field(default=1, converter=_jobs)
    fail_on: str = attrs.field(default="major", converter=_fail_on)
    min_severity: str = attrs.field(default="none", converter=_min_severity)
    path: str | None = attrs.field(default=None, kw_only=True)

    @property
    def grades(self) -> Grades:
        """How grave labels and codes are: what is ignored weighs nothing."""
        return Grades({**self.severity, **dict.fromkeys(self.ignore, Severity.NONE)})

    @property
    def folder(self) -> Path:
        """What paths are relative to: the file's folder, else the working folder."""
        return Path(self.path).absolute().parent if self.path else Path.cwd()

    @property
    def baseline_path(self) -> str | None:
        """Where the baseline lies, as seen from the working folder."""
        return None if self.baseline is None else _seen_from_here(self.folder / self.baseline)

    def named(self, articles: Iterable[Article]) -> tuple[Article, ...]:
        """Return articles under the names that their outlets have here."""
        if not self.outlets:
            return tuple(articles)
        return tuple(
            attrs.evolve(article, outlet=self._outlet(article) or article.outlet)
            for article in articles
        )

    def _outlet(self, article: Article) -> str | None:
        host = urlsplit(article.url or "").hostname or ""
        path = _slashed(os.path.relpath(article.path, self.folder)) if article.path else ""
        fits = (name for key, name in self.outlets.items() if _fits(key, host, path))
        return next(fits, None)


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/")


def _fits(key: str, host: str, path: str) -> bool:
    """Tell whether a key of the outlets is an article's host, its path, or a folder above it."""
    folded = key.casefold()
    if host and (host == folded or host.endswith(f".{folded}")):
        return True
    pattern = PurePosixPath(key).as_posix()
    return bool(path) and (
        fnmatch.fnmatchcase(path, pattern) or fnmatch.fnmatchcase(path, f"{pattern}/*")
    )


def _seen_from_here(path: Path) -> str:
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)


# ----------------------------------------------------------------------------------------- reading
Given: TypeAlias = Config | str | os.PathLike[str] | Mapping[str, object] | None
"""What may be given as a configuration: one, a file that holds one, its entries, or none."""


def as_config(given: object) -> Config:
    """Return the configuration that is meant; None means the usual, whatever files lie around.

    Raises:
        ReadError: There is no such file, or it is no TOML.
        UsageError: It is none, or says what nobody understands.
    """
    if given is None or isinstance(given, Config):
        return given or Config()
    if isinstance(given, (str, os.PathLike)):
        return load_config(given)
    if isinstance(given, Mapping):
        return _made(given, "config", path=None)
    what = type(given).__name__
    raise UsageError(f"config: {what}, no configuration; give a Config, a path or a dict")


def load_config(path: str | os.PathLike[str] | None = None) -> Config:
    """Return what a file says, or the nearest file upward of the working folder.

    Args:
        path: A file named on purpose: ``pyproject.toml`` for its table, any other for itself.
            None: the nearest ``quotecheck.toml``, or ``pyproject.toml`` with ``[tool.quotecheck]``;
            the usual configuration where there is none.

    Raises:
        ReadError: There is no such file, or it is no TOML.
        UsageError: It says what nobody understands.
    """
    if path is None:
        return _nearest()
    found = Path(path)
    return _made(_entries(found) or {}, str(found), path=str(found))


def _nearest() -> Config:
    here = Path.cwd()
    for folder in (here, *here.parents):
        for name in (FILE, SHARED):
            file = folder / name
            entries = _entries(file) if file.is_file() else None
            if entries is not None:
                return _made(entries, _seen_from_here(file), path=str(file))
    return Config()


def _entries(file: Path) -> Mapping[str, object] | None:
    """Return what a file says of quotecheck, None where it says nothing."""
    where = _seen_from_here(file) if file.is_absolute() else str(file)
    try:
        document: Mapping[str, object] = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ReadError(f"{where}: no such file; is --config spelt right?") from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ReadError(f"{where}: cannot be read ({why}); check its rights") from None
    except UnicodeDecodeError:
        raise ReadError(f"{where}: not UTF-8; save it again as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        fault = str(error)
        raise ReadError(
            f"{where}: no TOML: {fault[:1].lower()}{fault[1:]}; mend it there"
        ) from None
    if file.name != SHARED:
        return document
    table = document.get("tool")
    found = table.get(TABLE) if isinstance(table, Mapping) else None
    if found is not None and not isinstance(found, Mapping):
        raise UsageError(f"{where}: tool.{TABLE}: no table; write [tool.{TABLE}]")
    return found


def _made(entries: Mapping[str, object], where: str, *, path: str | None) -> Config:
    """Return the configuration that entries make; a key may have dashes or underscores."""
    known = [field.name for field in attrs.fields(Config) if field.name != "path"]
    given: dict[str, object] = {}
    for key, value in entries.items():
        name = str(key).replace("-", "_")
        if name not in known:
            keys = [name.replace("_", "-") for name in known]
            near = did_you_mean(str(key), keys) or f"one of {', '.join(keys)}"
            raise UsageError(f"{where}: no key {str(key)!r}; {near}")
        given[name] = value
    try:
        return Config(**given, path=path)
    except QuotecheckError as error:
        raise UsageError(f"{where}: {error}") from None
