"""What `diff` and `check` show of a report, and the exit status that it gives."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..arguments import SEVERITIES
from ..console import NOTHING, SOMETHING, TROUBLE, complain
from .output import screen_of, write

if TYPE_CHECKING:
    from ..model.labels import Severity
    from ..model.reports import Report
    from ..reading import Inputs


def show_report(
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
    write(args, _format_report(args, report, status, drafts, ", ".join(archives)))
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


def _format_report(
    args: argparse.Namespace, report: Report, status: int, drafts: Sequence[str], against: str
) -> str:
    if args.format == "junit":
        from ..report import junit  # noqa: PLC0415  (after parsing)

        shown = _at_least_as_grave(report, args.min_severity)
        return junit.render(shown, at=_severity(args.fail_on))
    if args.format != "text":
        from ..report import FORMATS  # noqa: PLC0415  (after parsing)

        return FORMATS[args.format](_at_least_as_grave(report, args.min_severity))

    from ..report import terminal  # noqa: PLC0415  (after parsing)

    ending = terminal.Ending(status=status, fail_on=args.fail_on, min_severity=args.min_severity)
    if drafts:
        screen = screen_of(args)
        return terminal.check_page(report, drafts, screen=screen, ending=ending, against=against)
    return terminal.diff_page(report, screen=screen_of(args), ending=ending)


def _severity(fail_on: str) -> Severity | None:
    from ..model.labels import Severity  # noqa: PLC0415  (after parsing)

    return None if fail_on == "never" else Severity(SEVERITIES.index(fail_on))


def _at_least_as_grave(report: Report, name: str) -> Report:
    import attrs  # noqa: PLC0415  (after parsing)

    least = SEVERITIES.index(name)
    return attrs.evolve(report, findings=tuple(f for f in report.findings if f.severity >= least))
