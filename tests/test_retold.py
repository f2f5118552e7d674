"""What an outlet tells in its own words is drift where it changes a fact."""

from __future__ import annotations

import pytest

from quotecheck import Article, Pair, compare, reconcile

SAID = """The council met on Monday in Harwick.

“We will hire 500 nurses by June,” said Ada Holt, the health minister. “The wards cannot wait, and \
we should not ask them to.”

“I have never met the contractor,” Holt added. “My deputy Tom Barr signed the letter.”
"""
HEAD = "Harwick council met on Monday.\n\nThe health minister, Ada Holt, spoke for an hour. "
SHARED = "“The wards cannot wait,” she said. "

RETOLD = {
    "a number": ("She promised to hire 300 nurses by June.", {"drift.number"}),
    "a number beside a fragment": ("She promised to “hire” 300 nurses by June.", {"drift.number"}),
    "a not": ("She said she had met the contractor.", {"drift.negation"}),
    "a name": ("Holt said her deputy Tim Carr signed the letter.", {"drift.name"}),
    "the same number": ("She promised to hire 500 nurses by June.", set()),
    "the same not": ("She said she had not met the contractor, ever.", set()),
    "the same name": ("Holt said her deputy Tom Barr signed the letter.", set()),
}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("words", "codes"), RETOLD.values(), ids=RETOLD)
def test_only_a_changed_fact_is_found(words: str, codes: set[str], *, turned: bool) -> None:
    """A reworded clause makes no finding; a number, a not or a name does, whoever comes first."""
    articles = [Article(SAID, id="gull"), Article(HEAD + SHARED + words, id="post")]

    report = reconcile(articles[::-1] if turned else articles)

    assert {finding.code for finding in report.findings} == codes
    assert all(finding.at[0].article in {"gull", "post"} for finding in report.findings)


def _replayed(pair: Pair, text: str) -> str:
    """Make B of A by a pair's edits, moves left out."""
    pieces, at = [], pair.a.start
    for edit in pair.edits:
        pieces += [text[at : edit.a.start], edit.b_text]
        at = edit.a.end
    return " ".join(" ".join([*pieces, text[at : pair.a.end]]).split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will hire 500 nurses by June", "We will hire 300 nurses by June"),
        ("The old bridge must go now", "The bridge must go"),
        ("Nobody asked the river", "Nobody at all asked the poor river"),
    ],
)
def test_a_pair_looked_at_from_the_other_side_is_what_comparing_that_way_gives(
    one: str, other: str
) -> None:
    """Labels change sides with the words, and edits still rebuild."""
    pair, back = compare(one, other), compare(other, one)

    mirrored = pair.mirrored()

    assert (set(mirrored.labels), mirrored.severity) == (set(back.labels), back.severity)
    assert mirrored.mirrored() == pair
    assert _replayed(mirrored, other) == one
