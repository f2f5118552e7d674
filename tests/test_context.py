"""What a quotation leaves out of what was said: behind dots, and right after its last word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck import compare
from quotecheck.context import (
    condition_before,
    cut_after,
    cut_before,
    elision,
    is_cut_here,
    is_denied_around,
    is_told,
)
from quotecheck.model import Span


def hidden(fuller: str, shorter: str) -> list[tuple[str, bool]]:
    """Return the words that dots hide, and whether that is grave."""
    found = [elision(fuller, shorter, edit) for edit in compare(fuller, shorter).edits]
    return [(one.hidden.of(fuller), one.grave) for one in found if one]


@pytest.mark.parametrize(
    ("fuller", "shorter", "words", "grave"),
    [
        (
            "We will open the berths in June, unless the divers find a crack, with new lamps",
            "We will open the berths in June … with new lamps",
            "unless the divers find a crack",
            True,
        ),
        (
            "We will pay the whole sum, if the board agrees to it, before the winter",
            "We will pay the whole sum ... before the winter",
            "if the board agrees to it",
            True,
        ),
        (
            "We will not under any condition sell the old harbour to strangers",
            "We will … sell the old harbour to strangers",
            "not under any condition",
            True,
        ),
        (
            "We will, for all our doubts about the lamps, stay the course until winter",
            "We will […] stay the course until winter",
            "for all our doubts about the lamps",
            False,
        ),
        (
            "We stay the course until winter. I do not like it. If you ask why, ask me. We go home",
            "We stay the course until winter. … We go home",
            "I do not like it. If you ask why, ask me",
            False,
        ),
    ],
)
def test_what_an_ellipsis_hides(fuller: str, shorter: str, words: str, grave: object) -> None:
    """Grave where a *not* or a condition hangs on words that stay; whole sentences may go."""
    assert hidden(fuller, shorter) == [(words, grave)]


@pytest.mark.parametrize(
    ("fuller", "shorter"),
    [
        ("We will stay the long course until winter", "We will stay the course until winter"),
        ("We will stay the course until winter", "We will … stay the course until winter"),
        ("We will stay the course until winter", "We will stay the course …"),
    ],
    ids=["no dots", "nothing dropped", "dots at the end"],
)
def test_nothing_is_hidden(fuller: str, shorter: str) -> None:
    """Dots that hide nothing, and words that are dropped without them."""
    assert hidden(fuller, shorter) == []


@pytest.mark.parametrize(
    ("kept", "rest", "following"),
    [
        (
            "It will cost a million",
            ", but only if the board votes it.",
            "but only if the board votes it",
        ),
        ("We will pay", " unless the divers find a crack. Then", "unless the divers find a crack"),
        ("I agree", "; however, the price is too high", "however, the price is too high"),
        ("We stay open", " as long as it lasts", "as long as it lasts"),
    ],
)
def test_what_follows_and_qualifies(kept: str, rest: str, following: str) -> None:
    """The speaker went on in the same sentence, with a condition or a turn."""
    text = kept + rest

    found = cut_before(text, len(kept), len(text))

    assert found is not None
    assert found.of(text) == following


@pytest.mark.parametrize(
    ("kept", "rest"),
    [
        ("It will cost a million", " and it must be done by June."),
        ("It will cost a million", ". But that is another matter."),
        ("It will cost a million", ""),
        ("It will cost a million", ", but"),
        ("It will cost a million", " because the divers say so, but who knows"),
    ],
    ids=["goes on", "another sentence", "the end", "broken off", "later"],
)
def test_what_follows_and_qualifies_nothing(kept: str, rest: str) -> None:
    """A sentence that is quoted whole is quoted whole."""
    assert cut_before(kept + rest, len(kept), len(kept + rest)) is None


def test_the_speaker_ends_where_the_turn_ends() -> None:
    """What somebody else says next qualifies nothing."""
    text = "We will pay. MR REED: but when?"

    assert cut_before(text, 11, 12) is None


def test_an_outlet_may_tell_it_itself() -> None:
    """What follows stands outside the marks: nothing is kept from the reader."""
    told = "“We will pay,” she said, but only if the board votes the money."
    silent = "“We will pay,” she said. The board meets on Monday."
    following = "but only if the board votes the money"

    assert is_told(following, told, Span(1, 12))
    assert not is_told(following, silent, Span(1, 12))


def test_where_a_quotation_stops() -> None:
    """Marks and stops behind the last word do not count; words do."""
    text = "“We will pay,” she said"

    assert is_cut_here(text, 12, Span(1, 13))
    assert not is_cut_here(text, 8, Span(1, 13))


@given(st.text(), st.integers(0, 40), st.integers(0, 40))
def test_any_text_is_taken(text: str, start: int, end: int) -> None:
    """Whatever stands there, and wherever it ends."""
    found = cut_before(text, min(start, end), max(start, end))

    assert found is None or min(start, end) <= found.start < found.end <= max(start, end)


@pytest.mark.parametrize(
    ("said", "quoted", "denial"),
    [
        ("I don't think the mayor lied to us.", "the mayor lied", "I don't think"),
        ("Our board did not say that he lied.", "he lied", "did not say that"),
        ("Nobody believes that the tolls will pay.", "the tolls will pay", "Nobody believes that"),
        ("I never said it was unsafe.", "was unsafe", "I never said it"),
        ("I deny that I took the money.", "I took the money", "I deny that"),
        ("We will not sell the harbour.", "sell the harbour", "We will not"),
        ("We do not want to sell the harbour.", "sell the harbour", "We do not want to"),
        ("We stay only if the tide turns.", "the tide turns", "only if"),
        ("I wonder whether he lied.", "he lied", "whether"),
    ],
)
def test_what_denies_the_words_behind_it(said: str, quoted: str, denial: str) -> None:
    """Who quotes what follows alone has the speaker say the reverse."""
    found = cut_after(said, said.index(quoted), 0)

    assert found is not None
    assert found.of(said) == denial


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("I think the mayor lied to us.", "the mayor lied"),
        ("No, the lighthouse will stay.", "the lighthouse will stay"),
        ("I don't know. The mayor lied.", "The mayor lied"),
        ("I do not doubt that he meant well.", "he meant well"),
        ("I can't believe they sold the ferry.", "they sold the ferry"),
        ("I did not know that he lied.", "he lied"),
        ("It was not only a storm.", "only a storm"),
        ("Like it or not he lied.", "he lied"),
        ("the mayor lied", "the mayor lied"),
    ],
)
def test_what_denies_nothing_behind_it(said: str, quoted: str) -> None:
    """A mark parts words from what they do not deny; to have known, or not to doubt, affirms."""
    assert cut_after(said, said.index(quoted), 0) is None


@pytest.mark.parametrize(
    ("said", "quoted", "condition"),
    [
        ("If it rains, we stay in the hall.", "we stay", "If it rains"),
        ("But unless they pay us, we will strike.", "we will strike", "unless they pay us"),
        ("It is late. As long as taxes fall, we agree.", "we agree", "As long as taxes fall"),
        ("If it rains, or if it snows, we stay.", "we stay", "If it rains, or if it snows"),
        ("Even if it rains, we stay.", "we stay", ""),
        ("If you ask me, the mayor lied.", "the mayor lied", ""),
        ("If anything, the tolls were too low.", "the tolls", ""),
        ("If it rains we stay, and we sing.", "stay", ""),
        ("If it rains, we stay. In May, we go.", "we go", ""),
        ("We asked if it rains, and we stay.", "and we stay", ""),
        ("we stay", "we stay", ""),
    ],
)
def test_under_which_condition_it_was_said(said: str, quoted: str, condition: str) -> None:
    """It opens the sentence and ends at the comma before what is quoted."""
    found = condition_before(said, said.index(quoted), 0)

    assert (found.of(said) if found else "") == condition


@pytest.mark.parametrize(
    ("prose", "told"),
    [
        ("Voss said “the mayor lied” on Monday.", False),
        ("Voss did not say “the mayor lied” on Monday.", True),
        ("Voss denied that “the mayor lied” on Monday.", True),
        ("Asked whether “the mayor lied”, Voss shrugged.", True),
        ("Voss would go if “the mayor lied” to him.", True),
        ("Nobody came. Voss said “the mayor lied” then. He did not stay.", False),
    ],
)
def test_an_outlet_may_deny_in_its_own_words(prose: str, told: object) -> None:
    """Its own sentence counts, not the one before or behind."""
    start = prose.index("“") + 1

    assert is_denied_around(prose, Span(start, prose.index("”"))) == told
