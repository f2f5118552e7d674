"""`quotecheck compare`: two renderings, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..arguments import (
    PAIR_FORMATS,
    SEVERITIES,
    Parser,
    add_config_options,
    add_fail_on,
    add_output_options,
)
from ..console import NOTHING, SOMETHING
from ..errors import UsageError
from .inputs import settled, stdin
from .output import screen_of, write

if TYPE_CHECKING:
    from ..model.labels import Severity


def run(argv: list[str]) -> int:
    """Run the command on its arguments, and return the exit status."""
    parser = Parser("compare", "TEXT TEXT [options]", "Compare two renderings, word by word.")
    parser.add_argument("a", metavar="TEXT", help="one rendering; - reads standard input")
    parser.add_argument("b", metavar="TEXT", help="the other")
    add_fail_on(parser)
    add_config_options(parser)
    add_output_options(parser, PAIR_FORMATS)
    args = parser.parse(argv)

    from ..pipeline import compare  # noqa: PLC0415  (after parsing)

    config = settled(args)
    a, b = _renderings(args.a, args.b)
    pair = compare(a, b, config=config)
    unlike = pair.relation == "different" and args.fail_on != "never"
    status = SOMETHING if unlike or _at_least(pair.severity, args.fail_on) else NOTHING
    if args.format == "json":
        from ..report.json import dumps, pair_to_dict  # noqa: PLC0415  (after parsing)

        write(args, dumps(pair_to_dict(pair)))
    else:
        from ..report.terminal import compare_page  # noqa: PLC0415  (after parsing)

        write(args, compare_page(a, b, pair, screen=screen_of(args), status=status))
    return status


def _renderings(*texts: str) -> list[str]:
    """Return the two strings to compare; one of them may come from standard input.

    Raises:
        UsageError: One is empty, as an unset variable of a script is, or both are to be read.
    """
    if texts.count("-") > 1:
        raise UsageError("compare: -: standard input is one text; give the other as an argument")
    found = [stdin() if text == "-" else text for text in texts]
    for which, text in zip(("first", "second"), found, strict=True):
        if not text.strip():
            raise UsageError(f"compare: the {which} text is empty; give two renderings")
    return found


def _at_least(severity: Severity, fail_on: str) -> bool:
    return fail_on != "never" and severity >= SEVERITIES.index(fail_on)
