"""Arguments: the options of every command, and what is said of those that do not fit.

Nothing heavy is imported here, and no name of a format or a severity is looked up where it lives:
a hook pays for it on every commit. Tests hold these lists to the modules that they speak for.
"""

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

from .errors import UsageError, did_you_mean

SEVERITIES = ("none", "info", "minor", "major", "critical")
REPORT_FORMATS = ("text", "json", "jsonl", "markdown", "html", "csv", "sarif", "github", "junit")
QUOTE_FORMATS = ("text", "json", "jsonl", "markdown")
PAIR_FORMATS = ("text", "json")
ARCHIVE_FORMATS = ("text", "json")


class Parser(argparse.ArgumentParser):
    """Argparse with our one-line errors; it leaves the exit to `main`."""

    def __init__(self, command: str, usage: str, description: str) -> None:
        """Make the parser of one command; its abbreviations are nobody's contract."""
        super().__init__(
            prog=f"quotecheck {command}",
            usage=f"quotecheck {command} {usage}",
            description=description,
            allow_abbrev=False,
        )
        self.command = command

    def parse(self, argv: Sequence[str]) -> argparse.Namespace:
        """Return the options, in whatever order they are given among the paths.

        Raises:
            UsageError: They do not fit, or the output has nowhere to go; before any work is done.
        """
        args = self.parse_intermixed_args(list(argv))
        output = getattr(args, "output", None)  # a command that prints nothing has no such option
        if output == "-":
            args.output = None
        elif output:
            _check_place(output)
        return args

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print.

        Raises:
            UsageError: Always, in the shape of every other message.
        """
        what = message.removeprefix("argument ").replace(
            "the following arguments are required:", "needs"
        )
        hint = "" if ";" in what else f"; see quotecheck {self.command} --help"
        raise UsageError(f"{self.command}: {what}{hint}")


def _check_place(output: str) -> None:
    """Hold an output to a folder that is there, before any work is done.

    Raises:
        UsageError: There is none.
    """
    from pathlib import Path  # noqa: PLC0415  (only where a file is named)

    folder = Path(output).parent
    if Path(output).is_dir():
        raise UsageError(f"{output}: a folder; name a file in it")
    if not folder.is_dir():
        raise UsageError(f"{output}: no such folder; make it first: mkdir -p {folder}")


_FAIL_ON_HELP = "exit 1 from this severity up, or never (default: major)"


def add_report_options(parser: Parser) -> None:
    """Add what every command has that raises findings."""
    add_reading_options(parser)
    add_finding_options(parser)
    _add_severity_options(parser)
    _add_baseline_option(parser)
    add_config_options(parser)
    add_output_options(parser, REPORT_FORMATS)


def add_reading_options(parser: Parser) -> None:
    """Add what says how inputs are read."""
    parser.add_argument(
        "--kind",
        type=one_of(("article", "transcript"), "kind"),
        metavar="K",
        help="read every input as article or transcript (default: as it looks)",
    )
    parser.add_argument(
        "--keep-going", action="store_true", help="warn of unreadable inputs and go on"
    )


def add_finding_options(parser: Parser) -> None:
    """Add what says how quotations are found and credited."""
    parser.add_argument(
        "--attributor",
        metavar="M:NAME",
        help="credit with this function, package.module:name (default: own rules)",
    )
    parser.add_argument(
        "--jobs", type=_jobs, metavar="N", help="processes that share the work (default: 1)"
    )


def add_archive_option(parser: Parser) -> None:
    """Add what names the archive."""
    parser.add_argument("--db", required=True, metavar="FILE", help="the archive")


def _add_severity_options(parser: Parser) -> None:
    """Add what says how grave a finding must be, to be raised and to fail."""
    parser.add_argument("--min-severity", type=_severity, metavar="S", help=_MIN_SEVERITY_HELP)
    add_fail_on(parser)


def add_fail_on(parser: Parser) -> None:
    """Add what says from which severity on the process fails."""
    parser.add_argument("--fail-on", type=severity_or_never, metavar="S", help=_FAIL_ON_HELP)


def _add_baseline_option(parser: Parser) -> None:
    """Add what says where the accepted findings are kept."""
    parser.add_argument(
        "--baseline", metavar="FILE", help="findings accepted there are not raised again"
    )


def add_config_options(parser: Parser) -> None:
    """Add what says which configuration counts; options that are given overrule it."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--config", metavar="FILE", help="settings (default: nearest quotecheck.toml upward)"
    )
    which.add_argument("--no-config", action="store_true", help="no settings from files")


_MIN_SEVERITY_HELP = f"raise no finding below: {', '.join(SEVERITIES)}"


def add_output_options(parser: Parser, formats: Sequence[str]) -> None:
    """Add what says where results go and how they look; one format alone needs no option."""
    if len(formats) > 1:
        parser.add_argument(
            "--format",
            type=one_of(formats, "format"),
            default="text",
            metavar="F",
            help=f"{', '.join(formats)} (default: text)",
        )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write there, whole or not at all, instead of stdout"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no warnings, no notes")
    parser.add_argument(
        "--color",
        type=one_of(("auto", "always", "never"), "choice"),
        default="auto",
        metavar="WHEN",
        help="auto, always or never (default: auto)",
    )
    parser.add_argument(
        "--no-pager", action="store_true", help="print long pages as they are; no less, no PAGER"
    )


def one_of(names: Sequence[str], what: str) -> Callable[[str], str]:
    """Return what takes one of some names, and says which is near to any other."""

    def parse(value: str) -> str:
        if value not in names:
            hint = did_you_mean(value, names) or f"one of {', '.join(names)}"
            raise argparse.ArgumentTypeError(f"no {what} {value!r}; {hint}")
        return value

    return parse


_severity = one_of(SEVERITIES, "severity")
severity_or_never = one_of((*SEVERITIES, "never"), "severity")
"""What ``--fail-on`` takes."""


def at_least_one(value: str) -> int:
    """Take a number from 1 up.

    Raises:
        ArgumentTypeError: It is none.
    """
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 1 up")
    return int(value)


def _jobs(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of processes; 1 or more")
    return int(value)


def spread(argv: Sequence[str], option: str) -> list[str]:
    """Give each value of a list option its own flag, so that argparse may see options in any order.

    ``--against A B -- D`` becomes ``--against=A --against=B D``; a second ``--`` is left alone.

    Raises:
        UsageError: The option stands there without a value.
    """
    spread: list[str] = []
    listing = False
    for number, arg in enumerate(argv):
        if arg == "--" and not listing:
            return [*spread, *argv[number:]]
        if listing and (arg == "-" or not arg.startswith("-")):
            spread.append(f"{option}={arg}")
            continue
        listing = arg == option
        if listing and not _has_value(argv, number):
            raise UsageError(f"check: {option}: needs a reference; give one or more paths")
        if not listing and arg != "--":
            spread.append(arg)
    return spread


def _has_value(argv: Sequence[str], number: int) -> bool:
    following = argv[number + 1] if number + 1 < len(argv) else "--"
    return following == "-" or not following.startswith("-")
