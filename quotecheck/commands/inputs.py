"""What a command works on: settings, an attributor, articles, standard input."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..console import SaidError, complain

if TYPE_CHECKING:
    from ..config import Config
    from ..protocols import Attributor
    from ..reading import Inputs


def settled(args: argparse.Namespace) -> Config:
    """Return the configuration that counts, and fill in from it what no option says."""
    import attrs  # noqa: PLC0415  (after parsing)

    from ..config import Config, load_config  # noqa: PLC0415  (after parsing)

    config = Config() if args.no_config else load_config(args.config)
    if getattr(args, "baseline", None):
        from ..baseline import load  # noqa: PLC0415  (after parsing)

        load(args.baseline)  # one that is named on purpose has to be there
        config = attrs.evolve(config, baseline=os.path.abspath(args.baseline))  # noqa: PTH100
    for name in ("fail_on", "min_severity", "jobs"):
        if getattr(args, name, "") is None:
            setattr(args, name, getattr(config, name))
    return config


def chosen_attributor(args: argparse.Namespace, config: Config) -> Attributor:
    """Return who credits quotations; a name that leads nowhere is told before anything is read."""
    if name := args.attributor or config.attributor:
        from ..swaps import find_attributor  # noqa: PLC0415  (after parsing)

        said = "--attributor" if args.attributor else f"{config.path}: attributor"
        return find_attributor(name, said)

    from ..speakers import attribute  # noqa: PLC0415  (after parsing)

    return attribute


def read(args: argparse.Namespace, paths: Sequence[str]) -> Inputs:
    """Read paths; say what is wrong with them, one line each.

    Raises:
        SaidError: Something could not be read, and nobody asked to keep going.
    """
    inputs = load(args, paths)
    stop_at_errors(args, inputs)
    return inputs


def load(args: argparse.Namespace, paths: Sequence[str], kind: str | None = None) -> Inputs:
    """Read what of some paths can be read; say what is wrong with the others, one line each."""
    from ..reading import load  # noqa: PLC0415  (after parsing)

    inputs = load(paths, kind=kind or args.kind, keep_going=args.keep_going)
    for error in inputs.errors:
        complain(str(error))
    if not args.quiet:
        for warning in inputs.warnings:
            complain(f"warning: {warning}")
        for note in inputs.notes:
            complain(f"note: {note}")
    return inputs


def stop_at_errors(args: argparse.Namespace, *read: Inputs) -> None:
    """Go no further where something could not be read, unless asked to with what there is.

    Raises:
        SaidError: It is time to stop; the reason has been said.
    """
    if any(inputs.errors and not (args.keep_going and inputs.articles) for inputs in read):
        raise SaidError


def stdin() -> str:
    """Return what stands on standard input."""
    from ..reading import read_stdin  # noqa: PLC0415  (after parsing)

    return read_stdin(warn=lambda line: complain(f"warning: {line}"))
