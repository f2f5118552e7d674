"""Words that changed places: one change to whoever reads of it, with what they passed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotecheck as qc
from quotecheck.exchanges import told

LONG = "the long room of the old town hall behind the church and the market"
WORDS = st.lists(
    st.sampled_from(
        ["miners", "owners", "and", "the", "not", "twelve", "Lee", "Cole", "met", "of"]
    ),
    min_size=3,
    max_size=9,
)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "We need coal miners and coal companies",
            "We need coal companies and coal miners",
            [("miners and coal companies", "companies and coal miners", "reorder")],
        ),
        (
            "If you do not want Ted Cole or Donald Marsh, join us",
            "If you do not want Marsh or Cole, join us",
            [("Ted", "", "alias"), ("Cole or Donald Marsh", "Marsh or Cole", "reorder")],
        ),
        (
            "We can roll back as far as possible the raiders today",
            "We can push back the raiders as far as possible today",
            [
                ("roll", "push", "lexical"),
                ("as far as possible the raiders", "the raiders as far as possible", "reorder"),
            ],
        ),
        (
            "Iran must now answer Israel by twelve",
            "Israel must now answer Iran by twenty",
            [
                ("Iran must now answer Israel", "Israel must now answer Iran", "name"),
                ("twelve", "twenty", "number"),
            ],
        ),
        (
            "We met the whole council and twelve guests on Friday",
            "On Friday we met the council and twenty guests",
            [
                ("whole", "", "omission"),
                ("twelve", "twenty", "number"),
                ("on Friday", "On Friday", "reorder"),
            ],
        ),
        (
            f"On Friday we met them all in {LONG}",
            f"We met them all in {LONG} on Friday",
            [("On Friday", "on Friday", "reorder")],
        ),
        ("We met them", "We saw them", [("met", "saw", "lexical")]),
    ],
)
def test_changes_are_told_as_a_reader_takes_them(
    a: str, b: str, expected: list[tuple[str, str, str]]
) -> None:
    """What a move passed goes with it, and what is smaller; beside what is grave all is apart."""
    found = [(edit.a_text, edit.b_text, str(edit.label)) for edit in told(qc.compare(a, b))]

    assert found == expected


@given(WORDS.flatmap(lambda words: st.tuples(st.just(words), st.permutations(words))))
def test_nothing_is_lost_and_nothing_is_graver(said: tuple[list[str], list[str]]) -> None:
    """Each change lies within one that is told, and the gravest is as grave."""
    pair = qc.compare(*map(" ".join, said))
    found = told(pair)

    for edit in pair.edits:
        assert any(edit.a.within(one.a) and edit.b.within(one.b) for one in found)
    gravest = [
        max((edit.severity for edit in edits), default=None) for edits in (found, pair.edits)
    ]
    assert gravest[0] == gravest[1]
    assert len(found) <= len(pair.edits)
