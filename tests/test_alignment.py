"""Two renderings word by word: readable on real changes, symmetric and complete on any."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from renderings import rendering

from quotecheck.collation.alignment import align, matches, mirrored
from quotecheck.drift import classify
from quotecheck.model import Alignment, Op
from quotecheck.text import tokens

WORDS = [
    "the",
    "a",
    "of",
    "to",
    "and",
    "not",
    "never",
    "it's",
    "it",
    "is",
    "will",
    "won't",
    "must",
    "should",
    "two",
    "2",
    "percent",
    "2%",
    "$1",
    "trillion",
    "dollars",
    "Iran",
    "Russia",
    "American",
    "U.S.",
    "troops",
    "troop",
    "dog",
    "said",
    "quickly",
    "more",
    "as",
    "much",
    "possible",
    ",",
    ".",
    "…",
]
TEXT = st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join)


def shown(alignment: Alignment) -> str:
    """Return an alignment in one line: ``[-dropped-] {+added+} [old>new] ~moved~``."""
    return " ".join(
        {
            Op.EQUAL: "{0}",
            Op.REPLACE: "[{0}>{1}]",
            Op.DELETE: "[-{0}-]",
            Op.INSERT: "{{+{1}+}}",
            Op.MOVE: "~{0}~",
        }[step.op].format(
            " ".join(token.text for token in alignment.a_tokens[step.a_start : step.a_end]),
            " ".join(token.text for token in alignment.b_tokens[step.b_start : step.b_end]),
        )
        for step in alignment.steps
    )


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "is able to drive off as far as we can the Turkish raiders",
            "chase off the Turkish raiders as far as we can",
            "[-is able to-] [drive>chase] off ~as far as we can~ the Turkish raiders",
        ),
        (
            "drive off as far as we can the Turkish raiders",
            "chase off the Turkish pirates as far as we can",
            "[drive>chase] off ~as far as we can~ the Turkish [raiders>pirates]",
        ),
        ("We must quickly act", "We should act", "We [must>should] [-quickly-] act"),
        (
            "because we need to scale up output",
            "because increase output",
            "because [-we need to-] [scale up>increase] output",
        ),
        (
            "things get more and more tangled now",
            "things tie up more and more now",
            "things [get>tie up] more and more [-tangled-] now",
        ),
        (
            "It's a 2% rise and they're not happy",
            "It is a two percent rise and they aren't happy",
            "[It's a>It is a] [2%>two percent] rise and [they're not>they aren't] happy",
        ),
        ("coal miners and coal companies", "coal companies and coal miners", None),
        (
            "on the U.S. side of the DNC",
            "on the American side of the Democratic National Committee",
            "on the [U.S.>American] side of the [DNC>Democratic National Committee]",
        ),
        (
            "to cause damage to us",
            "for harm to us",
            "[to>for] [cause damage>harm] to us",
        ),
        (
            "answers to the harbour board",
            "answers to (the union - ed.) the harbour board",
            "answers to {+the union ed+} the harbour board",
        ),
        ("", "something", "{+something+}"),
        ("", "", ""),
    ],
)
def test_alignments_read_well(a: str, b: str, expected: str | None) -> None:
    """What an editor would call replaced, dropped, added or moved is called that."""
    found = align(rendering(a), rendering(b))

    if expected is None:
        assert {step.op for step in found.steps} <= {Op.EQUAL, Op.MOVE}
    else:
        assert shown(found) == expected


@given(TEXT, TEXT)
def test_steps_cover_every_word_once(a: str, b: str) -> None:
    """No word of either side is lost or told twice, whatever moved."""
    found = align(rendering(a), rendering(b))

    on_a = sorted(k for step in found.steps for k in range(step.a_start, step.a_end))
    on_b = sorted(k for step in found.steps for k in range(step.b_start, step.b_end))
    assert on_a == list(range(len(found.a_tokens)))
    assert on_b == list(range(len(found.b_tokens)))


@given(TEXT, TEXT)
def test_steps_are_what_they_say(a: str, b: str) -> None:
    """Equal runs are equal; replaced runs have words on both sides; all but moves are in order."""
    found = align(rendering(a), rendering(b))
    in_order = [step for step in found.steps if step.op is not Op.MOVE]

    for step in found.steps:
        here = [token.norm for token in found.a_tokens[step.a_start : step.a_end]]
        there = [token.norm for token in found.b_tokens[step.b_start : step.b_end]]
        assert (here == there) or step.op is not Op.EQUAL
        assert bool(here) == (step.op is not Op.INSERT)
        assert bool(there) == (step.op is not Op.DELETE)
    for one, other in itertools.pairwise(in_order):
        assert one.a_end <= other.a_start
        assert one.b_end <= other.b_start


@given(TEXT, TEXT)
def test_the_way_back_mirrors_the_way(a: str, b: str) -> None:
    """Who is A and who is B makes no difference."""
    there = align(rendering(a), rendering(b))
    back = align(rendering(b), rendering(a))

    assert tuple(mirrored(there.steps)) == back.steps


@given(TEXT)
def test_a_text_equals_itself(a: str) -> None:
    """Nothing differs from itself."""
    assert {step.op for step in align(rendering(a), rendering(a)).steps} <= {Op.EQUAL}


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_aligned(a: str, b: str) -> None:
    """Control characters, other scripts and nonsense raise nothing."""
    align(rendering(a), rendering(b))


@given(TEXT, TEXT)
def test_matches_are_in_order_and_mirror(a: str, b: str) -> None:
    """Positions rise on both sides, and are the same from either side."""
    one, other = tokens(a), tokens(b)
    found = matches(one, other)

    assert list(found) == sorted(found)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    assert {(j, i) for i, j in found} == set(matches(other, one))


def test_forms_and_spellings_match() -> None:
    """What pairing leans on: inflected, derived and respelt words answer each other."""
    one = tokens("sanction theatre destabilize circumvention")
    other = tokens("sanctions theater destabilizing circumventing")

    assert matches(one, other) == ((0, 0), (1, 1), (2, 2), (3, 3))


def test_a_part_is_aligned_in_place() -> None:
    """Offsets of tokens point into the whole text."""
    found = align(rendering("stay here", whole="We stay here."), rendering("stay here"))

    assert [token.start for token in found.a_tokens] == [3, 8]


def test_long_texts_take_no_quadratic_time() -> None:
    """Ten thousand words with forty changes, and two thousand shuffled ones, take no minutes."""
    words = [f"w{k % 700}" if k % 3 else "the" for k in range(10_000)]
    changed = [word if k % 250 else "other" for k, word in enumerate(words)]
    shuffled = words[:2000:2] + words[1:2000:2]
    started = time.process_time()

    align(rendering(" ".join(words)), rendering(" ".join(changed)))
    align(rendering(" ".join(words[:2000])), rendering(" ".join(shuffled)))

    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("not " * 3000, "not now " * 2000),
        ("million " * 1500, "two million " * 1000),
        ("ABC " * 800, "Alpha Beta Gamma " * 600),
        ("(" * 20_000 + "a", "[" * 20_000 + "b"),
        ("it's " * 1500, "it is " * 1500),
        ("x" * 100_000 + " y", "y " + "x" * 100_000),
    ],
)
def test_hostile_texts_are_answered_soon(a: str, b: str) -> None:
    """Words repeated without end, brackets never closed: a second or two, not minutes."""
    started = time.process_time()

    classify(align(rendering(a), rendering(b)))

    assert time.process_time() - started < 10
