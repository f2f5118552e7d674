"""Whose words they are: read out, taken up, asked, relayed, or spoken for somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.model import Span
from quotecheck.relays import (
    is_asked,
    is_passed_on,
    is_taken_from,
    is_taken_up,
    relayed_from,
    speaks_for,
)


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("Ms Voss, last week you said we | must stay the course", True),
        ("Ms Voss, you've told the board that | we must stay the course", True),
        ("You should know what I say: | we must stay the course", False),
        ("He said it. We all agree that | we must stay the course", False),
        ("| we must stay the course", False),
    ],
)
def test_an_interviewer_takes_words_up(asked: str, taken: object) -> None:
    """What *you said* is the other's, whoever repeats it."""
    at = asked.index("|")

    assert is_taken_up(asked.replace("| ", ""), at, 0) is taken


def placed(marked: str) -> tuple[str, Span, Span]:
    """Return a text, the words between bars in it, and the quotation that has them."""
    text = marked.replace("|", "")
    start = marked.index("|")
    said = Span(start, marked.rindex("|") - 1)
    return text, said, Span(text.rindex("“", 0, start + 1) + 1, text.index("”", said.end))


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("“The director said |she was careless|,” said Voss.", "director"),
        ("“He said |she was careless|,” said Voss.", "he"),
        ("“|She was careless|, the director said,” said Voss.", "director"),
        ("“|She was careless|, Reed told us,” said Voss.", "Reed"),
        ("“|She was careless|, I said so,” said Voss.", None),
        ("“|She was careless|. The director said nothing,” said Voss.", None),
        ("“|She was careless| and the director said nothing,” said Voss.", None),
        ("“|She was careless|,” said Voss.", None),
    ],
)
def test_a_speaker_relays(told: str, source: str | None) -> None:
    """Before the words or behind a comma, inside the marks, and in the same sentence."""
    text, said, quotation = placed(told)

    assert relayed_from(text, said, quotation) == source


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("“|She was careless|?” asked Voss.", True),
        ("“So |she was careless|, was she?” asked Voss.", True),
        ("“|She was careless|. Is that so?” asked Voss.", False),
        ("“|Why was she careless|?” asked Voss.", False),
        ("“|She was careless|,” said Voss. What of it?", False),
    ],
)
def test_what_is_stated_may_be_asked(told: str, asked: object) -> None:
    """A question that has a question's word is the same question in another outlet."""
    assert is_asked(*placed(told)) is asked


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        ("read out a letter:", True),
        ("retweeted it:", True),
        ("put it to her that", True),
        ("put it bluntly:", False),
        ("said:", False),
        ("", False),
    ],
)
def test_a_cue_may_pass_words_on(text: str, passed: object) -> None:
    """Whoever reads out, or puts to somebody, has it from somebody."""
    assert is_passed_on(text, Span(0, text.find(" "))) is passed


@pytest.mark.parametrize(
    ("told", "taken"),
    [
        ("“|Never again|,” said Voss, quoting Tom Reed.", True),
        ("Voss repeated Reed’s words: “|Never again|.”", True),
        ("“|Never again|,” said Voss. “Those are Reed’s words.”", True),
        ("Reed wrote a list, which Voss read out.\n\n“|Never again|,” Voss said.", True),
        ("“|Never again|,” said Voss. Reed used other words.", False),
        ("Reed said nothing. “|Never again|,” said Voss, quoting nobody.", False),
        ("Voss quoted Reed.\n\nThey met.\n\nIt rained.\n\n“|Never again|,” said Voss.", False),
        ("“|Never again|,” said Voss.\n\nIt rained. It was late. Bo quoted Reed.", False),
        ("“|Never again|,” said Voss, quoting Ann Lee.", False),
    ],
)
def test_an_article_says_whose_words_they_are(told: str, taken: object) -> None:
    """Near the quotation, and with the name."""
    text, _, quotation = placed(told)

    assert is_taken_from(text, quotation, "Reed") is taken


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Tom Birch, chief executive of Brandvold Shipping, agreed.", True),
        ("Brandvold Shipping boss Tom Birch agreed.", True),
        ("Tom Birch, a spokesman for Brandvold Shipping, agreed.", True),
        ("Tom Birch, a docker at Brandvold Shipping, agreed.", False),
        ("Tom Birch left. The chief of Brandvold Shipping stayed.", False),
        ("Tom Birch agreed.", False),
    ],
)
def test_a_head_speaks_for_a_body(text: str, speaks: object) -> None:
    """An office in one sentence with the name of who holds it."""
    assert speaks_for(text, "Birch", "Brandvold Shipping") is speaks


@given(st.text(alphabet="Reed quoting.,?“”\n’s which", max_size=80), st.data())
def test_any_text_is_read(text: str, data: st.DataObject) -> None:
    """Whatever stands there, and wherever the quotation does."""
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))

    assert is_taken_from(text, span, "Reed") in {True, False}
    assert is_passed_on(text, span) in {True, False}
    assert speaks_for(text, "Reed", text) in {True, False}
    assert relayed_from(text, span, span) is None or text
