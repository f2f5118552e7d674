"""`quotecheck diff`: the main job, over two or more articles."""

from __future__ import annotations

from ..arguments import Parser, add_report_options
from ..console import note_silent
from .inputs import chosen_attributor, read, settled
from .reports import show_report


def run(argv: list[str]) -> int:
    """Run the command on its arguments, and return the exit status."""
    parser = Parser("diff", "PATH... [options]", "Reconcile the quotations of several articles.")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, glob or -")
    add_report_options(parser)
    args = parser.parse(argv)

    from ..pipeline import reconcile  # noqa: PLC0415  (after parsing)

    config = settled(args)
    attributor = chosen_attributor(args, config)
    inputs = read(args, args.paths)
    report = reconcile(
        inputs.articles,
        attributor=attributor,
        progress=not args.quiet,
        jobs=args.jobs,
        config=config,
    )
    if not args.quiet:
        note_silent(report.articles, report.quotes)
    return show_report(args, report, inputs)
