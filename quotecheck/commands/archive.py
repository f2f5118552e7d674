"""`quotecheck archive`: earlier reports in one file, to find words in and to check against."""

from __future__ import annotations

from collections.abc import Callable

from ..arguments import (
    ARCHIVE_FORMATS,
    Parser,
    add_archive_option,
    add_config_options,
    add_finding_options,
    add_output_options,
    add_reading_options,
    at_least_one,
)
from ..console import NOTHING, SOMETHING, TROUBLE, complain, count
from ..errors import UsageError, did_you_mean
from .inputs import chosen_attributor, read, settled
from .output import say, screen_of, write

_USAGE = """\
usage: quotecheck archive add PATH... --db FILE    put articles into an archive
       quotecheck archive find WORDS --db FILE     who said this, where and when
       quotecheck archive stats --db FILE          what an archive holds

One file holds the quotations of all earlier reports, with the articles around
them. Check a draft against it:

  quotecheck archive add wire/ --db quotes.db
  quotecheck check draft.txt --against quotes.db

What is in the archive already is not added twice. Adding may be interrupted,
and others may read meanwhile: what was added by then is kept.
Exit status: find 0 found, 1 nothing; add and stats 0; 2 trouble.
Options: quotecheck archive add|find|stats --help
"""


def run(argv: list[str]) -> int:
    """Run the command on its arguments, and return the exit status."""
    if not argv:
        names = ", ".join(_COMMANDS)
        raise UsageError(f"archive: what to do is missing; one of {names}: archive --help")
    name, *rest = argv
    if name in {"-h", "--help", "help"}:
        say(_USAGE)
        return NOTHING
    if name not in _COMMANDS:
        hint = did_you_mean(name, _COMMANDS) or f"one of {', '.join(_COMMANDS)}"
        raise UsageError(f"archive: no such command {name!r}; {hint}")
    return _COMMANDS[name](rest)


def _add(argv: list[str]) -> int:
    parser = Parser("archive add", "PATH... --db FILE [options]", "Put articles into an archive.")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, glob or -")
    add_archive_option(parser)
    add_reading_options(parser)
    add_finding_options(parser)
    add_config_options(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="no warnings, notes or counts")
    args = parser.parse(argv)
    attributor = chosen_attributor(args, settled(args))
    inputs = read(args, args.paths)

    from ..holdings import store  # noqa: PLC0415  (after parsing)

    added = store(
        inputs.articles,
        into=args.db,
        attributor=attributor,
        progress=not args.quiet,
        jobs=args.jobs,
    )
    if not args.quiet:
        there = len(inputs.articles) - added
        complain(f"{args.db}: {count(added, 'article')} added, {there} there already")
    return TROUBLE if inputs.errors else NOTHING


def _find(argv: list[str]) -> int:
    parser = Parser("archive find", "WORDS --db FILE [options]", "Find words in an archive.")
    parser.add_argument("words", nargs="+", metavar="WORDS", help="some words of a quotation")
    add_archive_option(parser)
    parser.add_argument(
        "--most", type=at_least_one, default=20, metavar="N", help="show N at most (default: 20)"
    )
    add_output_options(parser, ARCHIVE_FORMATS)
    args = parser.parse(argv)

    from ..holdings import search  # noqa: PLC0415  (after parsing)

    words = " ".join(args.words)
    found = search(words, archive=args.db, most=args.most)
    status = NOTHING if found else SOMETHING
    if args.format == "json":
        from ..report.json import dumps, search_to_dict  # noqa: PLC0415  (after parsing)

        write(args, dumps(search_to_dict(words, found)))
    else:
        from ..report.terminal import find_page  # noqa: PLC0415  (after parsing)

        write(args, find_page(words, found, screen=screen_of(args), status=status))
    return status


def _stats(argv: list[str]) -> int:
    parser = Parser("archive stats", "--db FILE [options]", "Say what an archive holds.")
    add_archive_option(parser)
    add_output_options(parser, ARCHIVE_FORMATS)
    args = parser.parse(argv)

    from ..archive import Archive  # noqa: PLC0415  (after parsing)

    with Archive(args.db) as archive:
        stock = archive.stock()
    if args.format == "json":
        from ..report.json import dumps, stock_to_dict  # noqa: PLC0415  (after parsing)

        write(args, dumps(stock_to_dict(stock)))
    else:
        from ..report.terminal import stock_page  # noqa: PLC0415  (after parsing)

        write(args, stock_page(args.db, stock, screen=screen_of(args)))
    return NOTHING


_COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "add": _add,
    "find": _find,
    "stats": _stats,
}
