"""`quotecheck check`: drafts against articles, transcripts or archives."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..arguments import Parser, add_report_options, spread
from ..console import warn_unchecked
from ..errors import UsageError
from .inputs import chosen_attributor, load, settled, stop_at_errors
from .reports import show_report

if TYPE_CHECKING:
    from ..model.articles import Article


def run(argv: list[str]) -> int:
    """Run the command on its arguments, and return the exit status."""
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
    add_report_options(parser)
    args = parser.parse(spread(argv, "--against"))
    config = settled(args)
    attributor = chosen_attributor(args, config)

    from ..archive import is_archive  # noqa: PLC0415  (after parsing)
    from ..pipeline import check  # noqa: PLC0415  (after parsing)

    archives = [path for path in args.against if is_archive(path)]
    drafts = load(args, args.drafts, kind="article")
    references = load(args, [path for path in args.against if path not in archives])
    stop_at_errors(args, drafts, references)
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
    return show_report(args, report, drafts, references, archives=archives)


def _others(
    drafts: Sequence[Article], references: Sequence[Article], archives: Sequence[str]
) -> list[Article]:
    """Return the references that are not drafts themselves, under ids of their own.

    Raises:
        UsageError: There is no other reference.
    """
    from ..reading import distinct  # noqa: PLC0415  (after parsing)

    files = {os.path.realpath(draft.path) for draft in drafts if draft.path}
    others = [r for r in references if not r.path or os.path.realpath(r.path) not in files]
    if references and not others and not archives:
        raise UsageError("check: the only references are the drafts themselves; name another one")
    return list(distinct([*drafts, *others])[len(drafts) :])
