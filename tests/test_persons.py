"""Who is credited with a remark: one group a person, nobody set apart for want of a name."""

from __future__ import annotations

import pytest

from quotecheck.model import Form, Quote, Side
from quotecheck.persons import Persons

WORDS = "We stay the course"


def credited(*told: tuple[str | None, float] | str) -> list[tuple[str, tuple[str, ...]]]:
    """Return who is credited where articles 0, 1, 2… credit these; a name alone is sure."""
    quotes, sides = {}, []
    for number, one in enumerate(told):
        speaker, confidence = (one, 0.9) if isinstance(one, str) else one
        id_ = f"{number}:1"
        quotes[id_] = Quote(
            str(number), 0, len(WORDS), WORDS, speaker=speaker, confidence=confidence, id=id_
        )
        sides.append(Side(str(number), 0, len(WORDS), Form.QUOTED, id_))
    return [(one.speaker, one.articles) for one in Persons(quotes).credits(sides)]


@pytest.mark.parametrize(
    "other",
    ["Voss", "Harbour master Ada Voss", "the harbour master", "a senior aide", "the ministry"],
)
def test_nobody_is_set_apart_for_want_of_a_name(other: str) -> None:
    """A surname, a title, an office, an anonymous source and a body contradict no person."""
    assert len(credited("Ada Voss", other)) == 1
    assert len(credited(other, "Ada Voss")) == 1


def test_two_persons_are_two() -> None:
    """Whoever most articles credit comes first."""
    assert credited("Tom Reed", "Ada Voss", "Ada Voss") == [
        ("Ada Voss", ("1", "2")),
        ("Tom Reed", ("0",)),
    ]


def test_a_description_hides_no_dispute() -> None:
    """An anonymous source may be either of two persons, and makes them no one."""
    assert [name for name, _ in credited("an aide", "Ada Voss", "Tom Reed")] == [
        "Ada Voss",
        "Tom Reed",
    ]


def test_a_guess_credits_nobody() -> None:
    """Nobody, and somebody unsure, take no part."""
    assert credited((None, 0.0), ("Tom Reed", 0.3), "Ada Voss") == [("Ada Voss", ("2",))]


def test_whoever_quotes_somebody_did_not_say_it() -> None:
    """The words stand between marks of their own inside the quotation."""
    text = "She and her team ‘stayed the course all winter long.’ Not fit"
    inner = "stayed the course all winter long"
    quotes = {
        "tweet:1": Quote(
            "tweet", 0, len(text), text, speaker="Tom Reed", confidence=1, id="tweet:1"
        ),
        "news:1": Quote("news", 0, 33, inner, speaker="Ada Voss", confidence=1, id="news:1"),
    }
    start = text.index(inner)
    sides = [
        Side("tweet", start, start + len(inner), Form.QUOTED, "tweet:1"),
        Side("news", 0, 33, Form.QUOTED, "news:1"),
    ]

    assert [one.speaker for one in Persons(quotes).credits(sides)] == ["Ada Voss"]
    assert (
        len(Persons(quotes).credits([Side("tweet", 0, 16, Form.QUOTED, "tweet:1"), sides[1]])) == 2
    )
