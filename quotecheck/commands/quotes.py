"""`quotecheck quotes`: what was found, and who is credited."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..arguments import (
    QUOTE_FORMATS,
    Parser,
    add_config_options,
    add_finding_options,
    add_output_options,
    add_reading_options,
)
from ..console import NOTHING, TROUBLE, note_silent
from .inputs import chosen_attributor, read, settled
from .output import screen_of, write

if TYPE_CHECKING:
    from ..model.articles import Article
    from ..model.quotations import Quote


def run(argv: list[str]) -> int:
    """Run the command on its arguments, and return the exit status."""
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

    from ..extraction import find_all  # noqa: PLC0415  (after parsing)
    from ..progress import shown  # noqa: PLC0415  (after parsing)

    config = settled(args)
    attributor = chosen_attributor(args, config)
    inputs = read(args, args.paths)
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
    write(args, _format_quotes(args, inputs.articles, quotes))
    return TROUBLE if inputs.errors else NOTHING


def _format_quotes(
    args: argparse.Namespace, articles: Sequence[Article], quotes: Sequence[Quote]
) -> str:
    from ..report import json, jsonl  # noqa: PLC0415  (after parsing)

    if args.format == "json":
        return json.dumps(json.quotes_to_dict(articles, quotes))
    if args.format == "jsonl":
        return jsonl.render_quotes(quotes)
    if args.format == "markdown":
        from ..report import markdown  # noqa: PLC0415  (more to load than the rest of it)

        return markdown.render_quotes(articles, quotes)

    from ..report import terminal  # noqa: PLC0415  (after parsing)

    return terminal.quotes_page(articles, quotes, screen=screen_of(args))
