"""The command line: six commands, one page of options each, exit statuses as in diff(1).

    0   nothing at or above --fail-on        1    something
    2   trouble: input, usage               130  interrupted

Results go to standard output, everything else to standard error. Nothing heavy is imported before
the arguments are understood: a hook pays for ``--help`` and for a mistyped option on every commit.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn, TextIO

from . import __version__
from .arguments import (
    ARCHIVE_FORMATS,
    PAIR_FORMATS,
    QUOTE_FORMATS,
    REPORT_FORMATS,
    SEVERITIES,
    Parser,
    add_archive_option,
    add_baseline_option,
    add_config_options,
    add_fail_on,
    add_finding_options,
    add_output_options,
    add_reading_options,
    add_severity_options,
    at_least_one,
    one_of,
    spread,
)
from .console import SaidError, complain, count, note_silent, warn_unchecked
from .errors import QuotecheckError, ReadError, UsageError, did_you_mean

if TYPE_CHECKING:
    from .config import Config
    from .model import Article, Quote, Report, Severity
    from .protocols import Attributor
    from .reading import Inputs
    from .report.terminal import Screen

_BASELINE = "quotecheck-baseline.json"
NOTHING, SOMETHING, TROUBLE, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141

_USAGE = """\
usage: quotecheck COMMAND ...

Find quotations, reconcile their renderings across outlets, check drafts.

  diff PATH...                      the main job, over two or more articles
  check DRAFT... --against REF...   drafts against articles or transcripts
  quotes PATH...                    what was found, and who is credited
  compare TEXT TEXT                 two renderings, word by word
  explain [LABEL | --schema]        what a label means; the JSON Schema
  archive add|find|stats            earlier reports in one file, to check against
  baseline update|prune REPORT...   keep the file of accepted findings

A PATH is a file, a folder, a glob or - for standard input.
Exit status: 0 nothing at or above --fail-on, 1 something, 2 trouble.
Options of a command: quotecheck COMMAND --help
"""


_KEPT = 100_000
"""Objects that are kept before Python looks for cycles among them. Reading and reconciling make
none, so that looking every 700 objects found nothing for an eighth of the time."""


def run() -> NoReturn:
    """Run the command line on the process's arguments, and exit."""
    gc.set_threshold(_KEPT)
    try:
        status = _flushed(main(sys.argv[1:]))
    except BrokenPipeError:
        status = BROKEN_PIPE
        _forget_stdout()
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit status.

    Raises:
        BrokenPipeError: The reader of standard output went away.
        KeyboardInterrupt: Somebody pressed Ctrl-C.
    """
    try:
        return _dispatch(list(argv))
    except BrokenPipeError:
        raise
    except SaidError:
        pass
    except QuotecheckError as error:
        complain(str(error))
    except OSError as error:
        _complain_of(error)
    return TROUBLE


def _flushed(status: int) -> int:
    """Return the status, once the results are out: a disk may turn out to be full only then."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _forget_stdout()
        if status != TROUBLE:
            _complain_of(error)
        return TROUBLE
    return status


def _complain_of(error: OSError) -> None:
    what = (error.strerror or str(error)).lower()
    complain(f"{error.filename or 'standard output'}: {what}; check disk and permissions")


def _dispatch(argv: list[str]) -> int:
    if not argv:
        raise UsageError(f"no command; one of {', '.join(_COMMANDS)}: quotecheck --help")
    name, *rest = argv
    if name in {"-h", "--help", "help"}:
        _print(_USAGE)
        return NOTHING
    if name in {"-V", "--version"}:
        _print(f"quotecheck {__version__}\n")
        return NOTHING
    if name not in _COMMANDS:
        raise UsageError(f"{name}: {_no_command(name)}")
    return _COMMANDS[name](rest)


def _no_command(name: str) -> str:
    if name.startswith("-"):
        return "no such option here; options follow the command: quotecheck --help"
    if os.path.exists(name):  # noqa: PTH110  (pathlib is not loaded yet, and need not be)
        return f"a path, not a command; did you mean: quotecheck diff {name}?"
    return f"no such command; {did_you_mean(name, _COMMANDS) or 'all: quotecheck --help'}"


# ---------------------------------------------------------------- commands


def _diff(argv: list[str]) -> int:
    parser = Parser("diff", "PATH... [options]", "Reconcile the quotations of several articles.")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, glob or -")
    add_reading_options(parser)
    add_finding_options(parser)
    add_severity_options(parser)
    add_baseline_option(parser)
    add_config_options(parser)
    add_output_options(parser, REPORT_FORMATS)
    args = parser.parse(argv)

    from .pipeline import reconcile  # noqa: PLC0415  (after parsing)

    config = _settled(args)
    attributor = _attributor(args, config)
    inputs = _read(args, args.paths)
    report = reconcile(
        inputs.articles,
        attributor=attributor,
        progress=not args.quiet,
        jobs=args.jobs,
        config=config,
    )
    if not args.quiet:
        note_silent(report.articles, report.quotes)
    return _show_report(args, report, inputs)


def _check(argv: list[str]) -> int:
    parser = Parser(
        "check",
        "DRAFT... --against REF... [options]",
        "Check drafts against articles or transcripts.",
    )
    parser.add_argument("drafts", nargs="+", metavar="DRAFT", help="file, folder, glob or -")
    parser.add_argument(
        "--against",
        action="append",
        required=True,
        metavar="REF",
        help="one reference or more; may be repeated; -- ends the list",
    )
    add_reading_options(parser)
    add_finding_options(parser)
    add_severity_options(parser)
    add_baseline_option(parser)
    add_config_options(parser)
    add_output_options(parser, REPORT_FORMATS)
    args = parser.parse(spread(argv, "--against"))
    config = _settled(args)
    attributor = _attributor(args, config)

    from .archive import is_archive  # noqa: PLC0415  (after parsing)
    from .pipeline import check  # noqa: PLC0415  (after parsing)

    archives = [path for path in args.against if is_archive(path)]
    drafts = _load(args, args.drafts, kind="article")
    references = _load(args, [path for path in args.against if path not in archives])
    _stop_at_errors(args, drafts, references)
    report = check(
        drafts.articles,
        against=(*_others(drafts.articles, references.articles, archives), *archives),
        attributor=attributor,
        progress=not args.quiet,
        jobs=args.jobs,
        config=config,
    )
    if not args.quiet:
        warn_unchecked(drafts.articles, report.quotes)
    return _show_report(args, report, drafts, references, archives=archives)


def _others(
    drafts: Sequence[Article], references: Sequence[Article], archives: Sequence[str]
) -> list[Article]:
    """Return the references that are not drafts themselves, under ids of their own.

    Raises:
        UsageError: There is no other reference.
    """
    from .reading import distinct  # noqa: PLC0415  (after parsing)

    files = {os.path.realpath(draft.path) for draft in drafts if draft.path}
    others = [r for r in references if not r.path or os.path.realpath(r.path) not in files]
    if references and not others and not archives:
        raise UsageError("check: the only references are the drafts themselves; name another one")
    return list(distinct([*drafts, *others])[len(drafts) :])


def _quotes(argv: list[str]) -> int:
    parser = Parser("quotes", "PATH... [options]", "List quotations, and who is credited.")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, glob or -")
    parser.add_argument("--nested", action="store_true", help="also quotations inside quotations")
    parser.add_argument(
        "--reported", action="store_true", help="also unquoted clauses that report speech"
    )
    add_reading_options(parser)
    add_finding_options(parser)
    add_config_options(parser)
    add_output_options(parser, QUOTE_FORMATS)
    args = parser.parse(argv)

    from .extraction import find_all  # noqa: PLC0415  (after parsing)
    from .progress import shown  # noqa: PLC0415  (after parsing)

    config = _settled(args)
    attributor = _attributor(args, config)
    inputs = _read(args, args.paths)
    found = find_all(
        inputs.articles,
        attributor=attributor,
        nested=args.nested,
        reported=args.reported,
        jobs=args.jobs,
    )
    quotes: list[Quote] = []
    with shown(not args.quiet) as progress:
        for number, of_article in enumerate(found, 1):
            quotes += of_article
            progress("find", number, len(inputs.articles))
    if not (args.reported or args.quiet):
        note_silent(inputs.articles, quotes)
    _write(args, _format_quotes(args, inputs.articles, quotes))
    return TROUBLE if inputs.errors else NOTHING


def _compare(argv: list[str]) -> int:
    parser = Parser("compare", "TEXT TEXT [options]", "Compare two renderings, word by word.")
    parser.add_argument("a", metavar="TEXT", help="one rendering; - reads standard input")
    parser.add_argument("b", metavar="TEXT", help="the other")
    add_fail_on(parser)
    add_config_options(parser)
    add_output_options(parser, PAIR_FORMATS)
    args = parser.parse(argv)

    from .pipeline import compare  # noqa: PLC0415  (after parsing)

    config = _settled(args)
    a, b = _renderings(args.a, args.b)
    pair = compare(a, b, config=config)
    unlike = pair.relation == "different" and args.fail_on != "never"
    status = SOMETHING if unlike or _at_least(pair.severity, args.fail_on) else NOTHING
    if args.format == "json":
        from .report.json import dumps, pair_to_dict  # noqa: PLC0415  (after parsing)

        _write(args, dumps(pair_to_dict(pair)))
    else:
        from .report.terminal import compare_page  # noqa: PLC0415  (after parsing)

        _write(args, compare_page(a, b, pair, screen=_screen(args), status=status))
    return status


def _explain(argv: list[str]) -> int:
    parser = Parser("explain", "[LABEL | --schema]", "Say what a label or a finding's code means.")
    parser.add_argument("label", nargs="?", metavar="LABEL", help="all labels where none is named")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of reports")
    add_output_options(parser, ("text",))
    args = parser.parse(argv)
    if args.schema:
        from .report.json import json_schema  # noqa: PLC0415  (after parsing)

        _write(args, json_schema())
    else:
        _write(args, _explanation(args, args.label))
    return NOTHING


def _explanation(args: argparse.Namespace, name: str | None) -> str:
    from .drift import explain  # noqa: PLC0415  (after parsing)
    from .model import Label  # noqa: PLC0415  (after parsing)
    from .pipeline import compare  # noqa: PLC0415  (after parsing)
    from .report import terminal  # noqa: PLC0415  (after parsing)

    screen = _screen(args)
    if name is None:
        summaries = [(label.value, explain(label).text) for label in Label]
        return terminal.list_page(summaries, screen=screen)
    if name not in terminal.known_names():
        hint = did_you_mean(name, terminal.known_names()) or "all labels: quotecheck explain"
        raise UsageError(f"explain: no label {name!r}; {hint}")
    bare = name.removeprefix("drift.")
    if bare not in set(Label):
        return terminal.code_page(bare, screen=screen)
    page = explain(Label(bare))
    fires, silent = (
        [terminal.Shown(e.a, e.b, compare(e.a, e.b)) for e in examples]
        for examples in (page.fires, page.silent)
    )
    return terminal.label_page(page.label, page.text, fires, silent, screen=screen)


# ---------------------------------------------------------------- the archive


_ARCHIVE_USAGE = """\
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


def _archive(argv: list[str]) -> int:
    if not argv:
        names = ", ".join(_ARCHIVE_COMMANDS)
        raise UsageError(f"archive: what to do is missing; one of {names}: archive --help")
    name, *rest = argv
    if name in {"-h", "--help", "help"}:
        _print(_ARCHIVE_USAGE)
        return NOTHING
    if name not in _ARCHIVE_COMMANDS:
        hint = did_you_mean(name, _ARCHIVE_COMMANDS) or f"one of {', '.join(_ARCHIVE_COMMANDS)}"
        raise UsageError(f"archive: no such command {name!r}; {hint}")
    return _ARCHIVE_COMMANDS[name](rest)


def _archive_add(argv: list[str]) -> int:
    parser = Parser("archive add", "PATH... --db FILE [options]", "Put articles into an archive.")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, glob or -")
    add_archive_option(parser)
    add_reading_options(parser)
    add_finding_options(parser)
    add_config_options(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="no warnings, notes or counts")
    args = parser.parse(argv)
    attributor = _attributor(args, _settled(args))
    inputs = _read(args, args.paths)

    from .holdings import store  # noqa: PLC0415  (after parsing)

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


def _archive_find(argv: list[str]) -> int:
    parser = Parser("archive find", "WORDS --db FILE [options]", "Find words in an archive.")
    parser.add_argument("words", nargs="+", metavar="WORDS", help="some words of a quotation")
    add_archive_option(parser)
    parser.add_argument(
        "--most", type=at_least_one, default=20, metavar="N", help="show N at most (default: 20)"
    )
    add_output_options(parser, ARCHIVE_FORMATS)
    args = parser.parse(argv)

    from .holdings import search  # noqa: PLC0415  (after parsing)

    words = " ".join(args.words)
    found = search(words, archive=args.db, most=args.most)
    status = NOTHING if found else SOMETHING
    if args.format == "json":
        from .report.json import dumps, search_to_dict  # noqa: PLC0415  (after parsing)

        _write(args, dumps(search_to_dict(words, found)))
    else:
        from .report.terminal import find_page  # noqa: PLC0415  (after parsing)

        _write(args, find_page(words, found, screen=_screen(args), status=status))
    return status


def _archive_stats(argv: list[str]) -> int:
    parser = Parser("archive stats", "--db FILE [options]", "Say what an archive holds.")
    add_archive_option(parser)
    add_output_options(parser, ARCHIVE_FORMATS)
    args = parser.parse(argv)

    from .archive import Archive  # noqa: PLC0415  (after parsing)

    with Archive(args.db) as archive:
        stock = archive.stock()
    if args.format == "json":
        from .report.json import dumps, stock_to_dict  # noqa: PLC0415  (after parsing)

        _write(args, dumps(stock_to_dict(stock)))
    else:
        from .report.terminal import stock_page  # noqa: PLC0415  (after parsing)

        _write(args, stock_page(args.db, stock, screen=_screen(args)))
    return NOTHING


_ARCHIVE_COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "add": _archive_add,
    "find": _archive_find,
    "stats": _archive_stats,
}


# ---------------------------------------------------------------- the baseline


def _baseline(argv: list[str]) -> int:
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

    from . import baseline  # noqa: PLC0415  (after parsing)

    config = _settled(args)
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
    _print(f"{path}: {said}\n")
    return NOTHING


def _text_of(name: str) -> str:
    """Return what a file, or standard input, holds.

    Raises:
        ReadError: It cannot be read.
    """
    if name == "-":
        return _stdin()
    try:
        with open(name, encoding="utf-8-sig") as file:  # noqa: PTH123  (its name stays as it is)
            return file.read()
    except FileNotFoundError:
        way_out = "make it: quotecheck check DRAFT --against REF --format json -o FILE"
        raise ReadError(f"{name}: no such file; {way_out}") from None
    except UnicodeDecodeError:
        return ""  # no report, as its reader will say


_COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "diff": _diff,
    "check": _check,
    "quotes": _quotes,
    "compare": _compare,
    "explain": _explain,
    "archive": _archive,
    "baseline": _baseline,
}

# ---------------------------------------------------------------- inputs


def _settled(args: argparse.Namespace) -> Config:
    """Return the configuration that counts, and fill in from it what no option says."""
    import attrs  # noqa: PLC0415  (after parsing)

    from .config import Config, load_config  # noqa: PLC0415  (after parsing)

    config = Config() if args.no_config else load_config(args.config)
    if getattr(args, "baseline", None):
        from .baseline import load  # noqa: PLC0415  (after parsing)

        load(args.baseline)  # one that is named on purpose has to be there
        config = attrs.evolve(config, baseline=os.path.abspath(args.baseline))  # noqa: PTH100
    for name in ("fail_on", "min_severity", "jobs"):
        if getattr(args, name, "") is None:
            setattr(args, name, getattr(config, name))
    return config


def _attributor(args: argparse.Namespace, config: Config) -> Attributor:
    """Return who credits quotations; a name that leads nowhere is told before anything is read."""
    if name := args.attributor or config.attributor:
        from .swaps import find_attributor  # noqa: PLC0415  (after parsing)

        said = "--attributor" if args.attributor else f"{config.path}: attributor"
        return find_attributor(name, said)

    from .speakers import attribute  # noqa: PLC0415  (after parsing)

    return attribute


def _read(args: argparse.Namespace, paths: Sequence[str]) -> Inputs:
    """Read paths; say what is wrong with them, one line each.

    Raises:
        SaidError: Something could not be read, and nobody asked to keep going.
    """
    inputs = _load(args, paths)
    _stop_at_errors(args, inputs)
    return inputs


def _load(args: argparse.Namespace, paths: Sequence[str], kind: str | None = None) -> Inputs:
    """Read what of some paths can be read; say what is wrong with the others, one line each."""
    from .reading import load  # noqa: PLC0415  (after parsing)

    inputs = load(paths, kind=kind or args.kind, keep_going=args.keep_going)
    for error in inputs.errors:
        complain(str(error))
    if not args.quiet:
        for warning in inputs.warnings:
            complain(f"warning: {warning}")
        for note in inputs.notes:
            complain(f"note: {note}")
    return inputs


def _stop_at_errors(args: argparse.Namespace, *read: Inputs) -> None:
    """Go no further where something could not be read, unless asked to with what there is.

    Raises:
        SaidError: It is time to stop; the reason has been said.
    """
    if any(inputs.errors and not (args.keep_going and inputs.articles) for inputs in read):
        raise SaidError


# ---------------------------------------------------------------- results


def _show_report(
    args: argparse.Namespace, report: Report, *read: Inputs, archives: Sequence[str] = ()
) -> int:
    """Print a report; its drafts, if it is a check's, are what was read first."""
    if not args.quiet:
        _note_accepted(report)
    status = TROUBLE if any(inputs.errors for inputs in read) else _status(report, args.fail_on)
    count = len(read[0].articles) if len(read) > 1 else 0
    drafts = [article.id for article in report.articles[:count]]
    if archives:
        others = sum(len(inputs.articles) for inputs in read[1:])
        plural = "s" * (others != 1)
        archives = [*archives, *([f"{others} reference{plural}"] if others else [])]
    _write(args, _format_report(args, report, status, drafts, ", ".join(archives)))
    return status


def _note_accepted(report: Report) -> None:
    """Say how much is not shown because somebody has let it stand, and what fits nothing."""
    by = {who: sum(one.by == who for one in report.accepted) for who in ("baseline", "comment")}
    if report.accepted:
        said = ", ".join(f"{number} by {who}" for who, number in by.items() if number)
        complain(f"note: accepted and not shown: {said}")
    for note in report.notes:
        complain(f"note: {note}")


def _status(report: Report, fail_on: str) -> int:
    if fail_on == "never":
        return NOTHING
    return SOMETHING if report.fails(at=fail_on) else NOTHING


def _at_least(severity: Severity, fail_on: str) -> bool:
    return fail_on != "never" and severity >= SEVERITIES.index(fail_on)


def _format_report(
    args: argparse.Namespace, report: Report, status: int, drafts: Sequence[str], against: str
) -> str:
    if args.format == "junit":
        from .report import junit  # noqa: PLC0415  (after parsing)

        shown = _at_least_as_grave(report, args.min_severity)
        return junit.render(shown, at=_severity(args.fail_on))
    if args.format != "text":
        from .report import FORMATS  # noqa: PLC0415  (after parsing)

        return FORMATS[args.format](_at_least_as_grave(report, args.min_severity))

    from .report import terminal  # noqa: PLC0415  (after parsing)

    ending = terminal.Ending(status=status, fail_on=args.fail_on, min_severity=args.min_severity)
    if drafts:
        screen = _screen(args)
        return terminal.check_page(report, drafts, screen=screen, ending=ending, against=against)
    return terminal.diff_page(report, screen=_screen(args), ending=ending)


def _severity(fail_on: str) -> Severity | None:
    from .model import Severity  # noqa: PLC0415  (after parsing)

    return None if fail_on == "never" else Severity(SEVERITIES.index(fail_on))


def _at_least_as_grave(report: Report, name: str) -> Report:
    import attrs  # noqa: PLC0415  (after parsing)

    least = SEVERITIES.index(name)
    return attrs.evolve(report, findings=tuple(f for f in report.findings if f.severity >= least))


def _format_quotes(
    args: argparse.Namespace, articles: Sequence[Article], quotes: Sequence[Quote]
) -> str:
    from .report import json, jsonl  # noqa: PLC0415  (after parsing)

    if args.format == "json":
        return json.dumps(json.quotes_to_dict(articles, quotes))
    if args.format == "jsonl":
        return jsonl.render_quotes(quotes)
    if args.format == "markdown":
        from .report import markdown  # noqa: PLC0415  (more to load than the rest of it)

        return markdown.render_quotes(articles, quotes)

    from .report import terminal  # noqa: PLC0415  (after parsing)

    return terminal.quotes_page(articles, quotes, screen=_screen(args))


def _screen(args: argparse.Namespace) -> Screen:
    from .report.terminal import Screen  # noqa: PLC0415  (after parsing)

    return Screen.of(None if args.output else sys.stdout, color=args.color)


def _write(args: argparse.Namespace, text: str) -> None:
    from .report.files import encode, write  # noqa: PLC0415  (after parsing)

    if args.output:
        try:
            write(args.output, text)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise UsageError(f"{args.output}: {why}; name another file: -o FILE") from error
        return
    stdout = _stdout()
    stdout.flush()
    on_terminal = stdout.isatty()
    content = encode(text, stdout.encoding if on_terminal else "utf-8")
    if on_terminal and not args.no_pager and _is_paged(text, content, stdout):
        return
    if hasattr(stdout, "buffer"):
        stdout.buffer.write(content)  # in a pipe the same bytes on every system
        stdout.buffer.flush()
    else:
        stdout.write(text)


def _is_paged(text: str, content: bytes, stdout: TextIO) -> bool:
    """Show a page that is too long for the terminal in a pager, if one can be started."""
    from shutil import get_terminal_size  # noqa: PLC0415  (only for a terminal)

    if text.count("\n") < get_terminal_size().lines:
        return False

    from . import pager  # noqa: PLC0415  (only for a long page)

    command = pager.find_pager()
    if command is None:
        return False
    try:
        pager.page(content, stdout, command, os.environ)
    except OSError:
        return False
    return True


def _print(text: str) -> None:
    _stdout().write(text)


def _stdout() -> TextIO:
    """Return standard output; a process may be started without (``>&-``).

    Raises:
        UsageError: It is closed.
    """
    if sys.stdout is None:
        raise UsageError("standard output: closed; name a file: -o FILE")
    return sys.stdout


def _renderings(*texts: str) -> list[str]:
    """Return the two strings to compare; one of them may come from standard input.

    Raises:
        UsageError: One is empty, as an unset variable of a script is, or both are to be read.
    """
    if texts.count("-") > 1:
        raise UsageError("compare: -: standard input is one text; give the other as an argument")
    found = [_stdin() if text == "-" else text for text in texts]
    for which, text in zip(("first", "second"), found, strict=True):
        if not text.strip():
            raise UsageError(f"compare: the {which} text is empty; give two renderings")
    return found


def _stdin() -> str:
    from .reading import read_stdin  # noqa: PLC0415  (after parsing)

    return read_stdin(warn=lambda line: complain(f"warning: {line}"))


def _forget_stdout() -> None:
    """Keep the interpreter from flushing, and complaining, on its way out."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
