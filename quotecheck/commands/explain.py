"""`quotecheck explain`: what a label or a code means; the JSON Schema."""

from __future__ import annotations

import argparse

from ..arguments import Parser, add_output_options
from ..console import NOTHING
from ..errors import UsageError, did_you_mean
from .output import screen_of, write


def run(argv: list[str]) -> int:
    """Run the command on its arguments, and return the exit status."""
    parser = Parser("explain", "[LABEL | --schema]", "Say what a label or a finding's code means.")
    parser.add_argument("label", nargs="?", metavar="LABEL", help="all labels where none is named")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of reports")
    add_output_options(parser, ("text",))
    args = parser.parse(argv)
    if args.schema:
        from ..report.json import json_schema  # noqa: PLC0415  (after parsing)

        write(args, json_schema())
    else:
        write(args, _explanation(args, args.label))
    return NOTHING


def _explanation(args: argparse.Namespace, name: str | None) -> str:
    from ..drift import explain  # noqa: PLC0415  (after parsing)
    from ..model.labels import Label  # noqa: PLC0415  (after parsing)
    from ..model.pairs import Relation  # noqa: PLC0415  (after parsing)
    from ..pipeline import compare  # noqa: PLC0415  (after parsing)
    from ..report import terminal  # noqa: PLC0415  (after parsing)

    screen = screen_of(args)
    if name is None:
        summaries = [(label.value, explain(label).text) for label in Label]
        return terminal.list_page(summaries, screen=screen)
    if name not in terminal.known_names():
        hint = did_you_mean(name, terminal.known_names()) or "all labels: quotecheck explain"
        raise UsageError(f"explain: no label {name!r}; {hint}")
    if name in set(Relation):
        return terminal.relation_page(Relation(name), screen=screen)
    bare = name.removeprefix("drift.")
    if bare not in set(Label):
        return terminal.code_page(bare, screen=screen)
    page = explain(Label(bare))
    fires, silent = (
        [terminal.Shown(e.a, e.b, compare(e.a, e.b)) for e in examples]
        for examples in (page.fires, page.silent)
    )
    return terminal.label_page(page.label, page.text, fires, silent, screen=screen)
