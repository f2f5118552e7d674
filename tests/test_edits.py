"""Hundreds of edits made to sentences: what matters is never missed, what does not is never grave.

They stand in ``fixtures/cases``, in ``edits.toml`` and ``desks.toml`` and, in other languages than
English, in ``languages.toml``, and were written before any rule was held against them.
"""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from goldfile import FIXTURES, SILENT
from renderings import rendering

from quotecheck.collation.alignment import align
from quotecheck.drift import classify

TABLES = ("desks", "edits", "languages")
BACK = {"omission": "insertion", "insertion": "omission", "splice": "insertion"}


def edits(*, known: bool) -> list[Any]:
    """Return the edits that come out right, or those known not to: two sentences and labels."""
    listed = [
        said
        for name in TABLES
        for said in tomllib.loads((FIXTURES / "cases" / f"{name}.toml").read_text("utf-8"))["said"]
    ]
    return [
        pytest.param(
            said["words"],
            said["words"].replace(cut, put) if cut else put,
            labels,
            id=f"{cut or said['words']} > {put}",
        )
        for said in listed
        for cut, put, labels, *wrong in said["edits"]
        if bool(wrong) == known
    ]


def wrong(a: str, b: str, labels: str, mirror: dict[str, str]) -> list[str]:
    """Return the labels that are missing and those that are too many, from A to B."""
    terms = [term.rstrip("?").split("/") for term in labels.split()]
    choices = [{name for x in term for name in (x, mirror.get(x, x))} for term in terms]
    wanted = [
        choice for choice, term in zip(choices, labels.split(), strict=True) if term[-1] != "?"
    ]
    have = {str(label) for label in classify(align(rendering(a), rendering(b))).labels}
    missing = ["/".join(sorted(choice)) for choice in wanted if not have & choice]
    return missing + sorted(have.difference(*choices, SILENT, {"excerpt"}))


@pytest.mark.parametrize(("a", "b", "labels"), edits(known=False))
def test_edits_are_told_for_what_they_are(a: str, b: str, labels: str) -> None:
    """Both ways round; every label that is wanted, and no other."""
    assert wrong(a, b, labels, {}) == []
    assert wrong(b, a, labels, BACK) == []


@pytest.mark.parametrize(("a", "b", "labels"), edits(known=True))
def test_what_is_known_to_go_wrong_still_does(a: str, b: str, labels: str) -> None:
    """One that comes out right belongs among the others."""
    assert wrong(a, b, labels, {}) or wrong(b, a, labels, BACK)


def test_half_of_the_edits_are_harmless() -> None:
    """A table of alarms alone would be passed by whoever always cries."""
    grave = ("number", "negation", "name", "modality")
    labels = [param.values[2] for known in (False, True) for param in edits(known=known)]
    harmless = [row for row in labels if not any(name in row for name in grave)]

    assert len(harmless) > len(labels) / 2 > 200
