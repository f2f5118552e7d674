"""Whether an article reports what was just said, or looks back."""

import datetime

import pytest

from quotecheck.model import Span
from quotecheck.occasions import looks_back

MAY = datetime.date(2021, 5, 12)


def _looks_back(text: str) -> bool:
    start, end = text.index("“") + 1, text.index("”")
    return looks_back(text, Span(start, end), [Span(start, end)], MAY)


@pytest.mark.parametrize(
    "text",
    [
        "Lind last month called it “a swamp”.",
        "Lind told the council in March that it was “a swamp”.",
        "In Sept., Lind called it “a swamp”.",
        "Lind has called it “a swamp”.",
        "Lind infamously called it “a swamp”.",
        "In 2019 Lind called it “a swamp”.",
        "Critics point to his remark that it is “a swamp”.",
    ],
)
def test_an_earlier_occasion_is_named(text: str) -> None:
    assert _looks_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lind called it “a swamp” on Tuesday.",
        "Lind said on May 11 that it was “a swamp”.",
        "It may be “a swamp”, Lind said.",
        "Lind marched in. It was “a swamp”, he said.",
        "Lind said: “We had a swamp here in March 2019.”",
        "That was last year. Now it is “a swamp”, Lind said.",
        "“A swamp”",
    ],
)
def test_what_was_just_said_names_none(text: str) -> None:
    """Nor do the quotation's own words, or the sentence before it."""
    assert not _looks_back(text)


def test_without_a_date_no_month_is_the_past() -> None:
    text = "Lind said in March that it was “a swamp”."
    place = Span(text.index("a swamp"), text.index("”"))

    assert not looks_back(text, place, [place], None)


def test_who_has_something_has_not_said_it_before() -> None:
    assert not _looks_back("Lind says the town has “a swamp”.")
    assert _looks_back("Lind has long been calling it “a swamp”.")
