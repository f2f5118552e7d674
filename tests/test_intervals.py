"""What stands where in a text is found by place, and nothing is missed or told twice."""

from hypothesis import given
from hypothesis import strategies as st

from quotecheck.intervals import BLOCK, Intervals
from quotecheck.model import Span


def stretches(longest: int) -> st.SearchStrategy[Span]:
    """Return stretches of some blocks, most of them about as long as a block."""
    starts, lengths = st.integers(0, 6 * BLOCK), st.integers(1, longest)
    return st.builds(lambda start, length: Span(start, start + length), starts, lengths)


@given(st.lists(stretches(3 * BLOCK), max_size=30), stretches(2 * BLOCK))
def test_what_is_found_is_what_overlaps(spans: list[Span], wanted: Span) -> None:
    """In the order in which it was put there, each thing once."""
    found = Intervals((span, number) for number, span in enumerate(spans))

    assert found.at(wanted) == [n for n, span in enumerate(spans) if span.overlap(wanted)]


def test_a_thing_may_be_put_there_twice() -> None:
    place = Span(BLOCK - 5, BLOCK + 5)
    found: Intervals[str] = Intervals()
    found.add(place, "a ferry")
    found.add(place, "a ferry")

    assert found.at(place) == ["a ferry", "a ferry"]


def test_nothing_stands_where_stretches_only_touch() -> None:
    """Ends are exclusive, in one block and on the edge of two."""
    found = Intervals([(Span(0, 10), "before"), (Span(BLOCK, BLOCK + 1), "behind")])

    assert found.at(Span(10, BLOCK)) == []
    assert found.at(Span(20, 20)) == []
