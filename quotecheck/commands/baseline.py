"""`quotecheck baseline`: keep the file of accepted findings."""

from __future__ import annotations

from ..arguments import Parser, add_config_options, one_of
from ..console import NOTHING
from ..errors import ReadError, UsageError
from .inputs import settled, stdin
from .output import say

_BASELINE = "quotecheck-baseline.json"


def run(argv: list[str]) -> int:
    """Run the command on its arguments, and return the exit status."""
    parser = Parser(
        "baseline",
        "update|prune REPORT... [options]",
        "Accept what reports raise, or drop what they raise no longer.",
    )
    parser.add_argument(
        "action", type=one_of(("update", "prune"), "action"), metavar="update|prune",
        help="add findings to the file, or take out those that are gone",
    )  # fmt: skip
    parser.add_argument(
        "reports", nargs="+", metavar="REPORT",
        help="what diff or check wrote with --format json; - reads standard input",
    )  # fmt: skip
    parser.add_argument(
        "--baseline", dest="file", metavar="FILE", help=f"the file (default: {_BASELINE})"
    )
    parser.add_argument("--reason", metavar="TEXT", help="why what is added is accepted")
    add_config_options(parser)
    args = parser.parse(argv)

    from .. import baseline  # noqa: PLC0415  (after parsing)

    config = settled(args)
    path = args.file or config.baseline_path or _BASELINE
    reports = [baseline.read_report(_text_of(name), name) for name in args.reports]
    before = baseline.load(path, may_be_missing=args.action == "update")
    if args.action == "update":
        after = baseline.updated(before, reports, reason=args.reason)
        said = f"{len(after) - len(before)} added, {len(before)} kept"
    else:
        after = baseline.pruned(before, reports)
        said = f"{len(before) - len(after)} removed, {len(after)} kept"
    try:
        baseline.save(path, after)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UsageError(f"{path}: {why}; name another file: --baseline FILE") from error
    say(f"{path}: {said}\n")
    return NOTHING


def _text_of(name: str) -> str:
    """Return what a file, or standard input, holds.

    Raises:
        ReadError: It cannot be read.
    """
    if name == "-":
        return stdin()
    try:
        with open(name, encoding="utf-8-sig") as file:  # noqa: PTH123  (its name stays as it is)
            return file.read()
    except FileNotFoundError:
        way_out = "make it: quotecheck check DRAFT --against REF --format json -o FILE"
        raise ReadError(f"{name}: no such file; {way_out}") from None
    except UnicodeDecodeError:
        return ""  # no report, as its reader will say
