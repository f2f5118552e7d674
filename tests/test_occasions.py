"""Whether an article reports what was just said, or looks back."""

import datetime
import re

import pytest

from quotecheck.intervals import Intervals
from quotecheck.model import Span
from quotecheck.occasions import (
    is_line,
    is_proposed,
    is_recalled,
    looks_back,
    names_the_past,
    on_other_days,
    told_day,
)

MAY = datetime.date(2021, 5, 12)


def _looks_back(text: str) -> bool:
    place = Span(text.index("“") + 1, text.index("”"))
    return looks_back(text, place, Intervals([(place, place)]), MAY)


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
        "Critics point to the statement that it is “a swamp”.",
        "Lind, the chief engineer who called it “a swamp”, rowed home.",
        "Since her talk of “a swamp” nobody rows there.",
        "Since the Lund talk of “a swamp” nobody rows there.",
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
        "It is “a swamp”, Lind said in her opening statement.",
        "In remarks to reporters Lind called it “a swamp”.",
        "Lind, a former pilot, called it “a swamp”.",
        "Lind called it “a swamp” on an earnings call.",
        "Lind has railed against what he calls “a swamp”.",
        "Lind, the chief engineer, who called it “a swamp”, rowed home.",
        "Lind, an engineer who called it “a swamp”, rowed home.",
        "The engineer who rowed home left “a swamp”.",
        "In a clip from a stump speech Lind has called it “a swamp”.",
        "Lind, who has repeatedly called it “a swamp”, was there.",
        "It is “a swamp”, Lind said, as she has said at every door since March.",
        "It is “a swamp”, Lind said in every debate last month.",
        "Lind earlier gave her stock line, that it is “a swamp”.",
        "Lind has said from the start last year that it is “a swamp”.",
        "Since the fall Lind tells of “a swamp”.",
        "Lind tells of “a swamp” since Monday.",
        "“A swamp”",
    ],
)
def test_what_was_just_said_names_none(text: str) -> None:
    """Nor do the quotation's own words, or the sentence before it."""
    assert not _looks_back(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Lind last month called it “a swamp”.", True),
        ("Lind told the council in March that it was “a swamp”.", True),
        ("Critics point to his remark that it is “a swamp”.", True),
        ("Lind has called it “a swamp”.", False),
        ("Lind, the chief engineer who called it “a swamp”, rowed home.", False),
        ("Lind again called it “a swamp”, as he did in March.", False),
    ],
)
def test_what_has_been_said_may_be_news(text: str, *, named: bool) -> None:
    place = Span(text.index("“") + 1, text.index("”"))

    assert names_the_past(text, place, Intervals([(place, place)]), MAY) is named


def test_without_a_date_no_month_is_the_past() -> None:
    text = "Lind said in March that it was “a swamp”."
    place = Span(text.index("a swamp"), text.index("”"))

    assert not looks_back(text, place, Intervals([(place, place)]), None)


def test_who_has_something_has_not_said_it_before() -> None:
    assert not _looks_back("Lind says the town has “a swamp”.")
    assert _looks_back("Lind has long been calling it “a swamp”.")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lind called it “a swamp” on Tuesday.", 11),
        ("Lind called it “a swamp” on Wednesday.", 12),
        ("Lind called it “a swamp” on Thursday.", 6),
        ("Lind called it “a swamp” yesterday.", 11),
        ("Lind opened the fair on Monday.\n\nIt was “a swamp”, Lind said.", 10),
        ("The fair opened on Monday.\n\n“A swamp”, Lind said on Tuesday.", 11),
        ("Lind called it “a swamp”.", None),
        ("Lind said: “Tuesday was a swamp.”", None),
        ("Lind called it “a swamp”. She will be back on Thursday.", None),
        ("Lind called it “a swamp”." + " It rained and rained." * 40 + " Monday was dry.", None),
    ],
)
def test_the_day_is_that_of_the_sentence_or_of_the_news(text: str, day: int | None) -> None:
    """Day of May; what stands deep in the article, or inside the marks, tells none."""
    place = Span(text.index("“") + 1, text.index("”"))
    told = told_day(text, place, Intervals([(place, place)]), MAY)

    assert told == (day and MAY.replace(day=day))


def test_days_apart_are_other_days_only_where_both_are_told() -> None:
    assert on_other_days(MAY, MAY.replace(day=20))
    assert not on_other_days(MAY, MAY.replace(day=14))
    assert not on_other_days(MAY, None)


def test_without_a_date_no_day_is_told() -> None:
    text = "Lind called it “a swamp” on Tuesday."
    place = Span(text.index("a swamp"), text.index("”"))

    assert told_day(text, place, Intervals([(place, place)]), None) is None


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        ("Critics rejected his call for a ban.", True),
        ("Critics rejected Lind's much mocked call for a ban.", True),
        ("Lind has long called for a ban.", True),
        ("Lind last year called for a ban.", True),
        ("Lind was faulted for calling for a ban.", True),
        ("On Tuesday Lind called for a ban.", False),
        ("Lind began by calling for a ban.", False),
        ("There was a call for a ban.", False),
    ],
)
def test_what_is_told_as_known(text: str, *, recalled: bool) -> None:
    """Whoever owns a proposal, or has made it, has made it before."""
    (cue,) = re.finditer(r"call\w*", text)

    assert is_recalled(text, Span(*cue.span())) is recalled


@pytest.mark.parametrize(
    ("text", "is_proposal"),
    [
        ("He cites her call for “a swamp”.", True),
        ("Lind promised “a swamp”.", True),
        ("Critics of her promises see “a swamp”.", True),
        ("Lind said it was “a swamp”.", False),
    ],
)
def test_what_somebody_wants_is_told_by_its_cue(text: str, *, is_proposal: bool) -> None:
    word = next(word for word in ("call", "promised", "promises", "said") if f" {word}" in text)
    start = text.index(f" {word}") + 1

    assert is_proposed(text, Span(start, start + len(word))) is is_proposal


@pytest.mark.parametrize(
    ("text", "is_refrain"),
    [
        ("Lind often speaks of “a swamp”.", True),
        ("In a clip from a stump speech Lind calls for “a swamp”.", True),
        ("It is “a swamp”, Lind says at every door.", True),
        ("Lind spoke of “a swamp”.", False),
        ("Lind, often late and always tired after a day out on the lake, saw “a swamp”.", False),
        ("It is “a swamp”, Lind said of the site by the lake where she often rows.", False),
    ],
)
def test_a_line_is_said_on_many_occasions(text: str, *, is_refrain: bool) -> None:
    place = Span(text.index("“") + 1, text.index("”"))

    assert is_line(text, place, Intervals([(place, place)])) is is_refrain
