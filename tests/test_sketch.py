"""The sketch: tokens that know their place, whatever the text and wherever quotations cut it."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from quotecheck.quotes import find_segments
from quotecheck.speakers.sketch import sketch

PIECES = (
    "“",
    "”",
    '"',
    "'",
    "’",
    " ",
    "\n\n",
    " - ",
    "—",
    ".",
    ",",
    "Mr. Reed",
    "U.S.",
    "said",
    "5%",
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join))
@example("“Go,” - Reed said. 'Now,' said Mr. Reed's aide -- the U.S. one.")
@example("“A”-“B” ”- C")
def test_tokens_know_their_place(text: str) -> None:
    """Each token is what the text has at its place; one follows the other; quotations are empty."""
    page = sketch(text, find_segments(text))

    places = list(zip(page.words, page.starts, page.ends, strict=True))
    assert len(page.tags) == len(places)
    assert [word for word, start, end in places if word and text[start:end] != word] == []
    assert all(a[2] <= b[1] for a, b in pairwise(places))
