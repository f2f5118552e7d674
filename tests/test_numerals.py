"""Quantities: the same thing written in many ways, and things that only look the same."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.languages import OTHERS, figures
from quotecheck.numerals import quantities
from quotecheck.text import tokens


def read(text: str) -> list[tuple[str, float, str]]:
    """Return the words, value and unit of every quantity in a text."""
    words = tokens(text)
    return [
        (" ".join(word.text for word in words[q.start : q.end]), float(q.value), q.unit)
        for q in quantities(words)
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2%", 2, "percent"),
        ("two percent", 2, "percent"),
        ("2 per cent", 2, "percent"),
        ("2.5 percent", 2.5, "percent"),
        ("$1 trillion", 1e12, "dollar"),
        ("a trillion dollars", 1e12, "dollar"),
        ("one trillion dollars", 1e12, "dollar"),
        ("$5bn", 5e9, "dollar"),
        ("€1.5m", 1.5e6, "euro"),
        ("half a million", 5e5, ""),
        ("two and a half million", 2.5e6, ""),
        ("500,000", 5e5, ""),
        ("1,000.50", 1000.5, ""),
        ("a dozen", 12, ""),
        ("a hundred", 100, ""),
        ("twenty-three", 23, ""),
        ("two hundred and five thousand three hundred twenty-one", 205_321, ""),
        ("twenty-first", 21, "ordinal"),
        ("21st", 21, "ordinal"),
        ("first", 1, "ordinal"),
        ("twice", 2, "times"),
        ("three times", 3, "times"),
        ("two-thirds", 2 / 3, ""),
        ("a third of", 1 / 3, ""),
        ("the 1990s", 1990, "decade"),
        ("9:30", 570, "clock"),
        ("9:30 pm", 1290, "time"),
        ("millions", 1e6, "vague"),
        ("millions of dollars", 1e6, "vague"),
        ("March", 3, "month"),
        ("Tuesday", 2, "weekday"),
        ("HB2", 2, "hb"),
    ],
)
def test_quantities_are_read(text: str, value: float, unit: str) -> None:
    """Figures, words, signs and scales."""
    ((_, found, named),) = read(text)

    assert found == pytest.approx(value)
    assert named == unit


@pytest.mark.parametrize("text", ["may we march", "a man", "point of no return", "sat here", ""])
def test_other_words_are_no_quantities(text: str) -> None:
    """Months in small letters are verbs, and an article alone counts nothing."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("23 of 32", [23, 32]),
        ("4-3", [4, 3]),
        ("twenty twenty", [20, 20]),
        ("three or four", [3, 4]),
    ],
)
def test_neighbours_stay_apart(text: str, values: list[float]) -> None:
    """Two numbers side by side are two."""
    assert [value for _, value, _ in read(text)] == values


@given(st.integers(0, 10**12 - 1))
def test_number_words_agree_with_num2words(number: int) -> None:
    """Every cardinal that num2words writes is read back as one quantity."""
    num2words = pytest.importorskip("num2words", reason="num2words writes the numbers out")
    ((_, value, unit),) = read(num2words.num2words(number))

    assert (value, unit) == (number, "")


@given(st.integers(1, 99))
def test_ordinal_words_agree_with_num2words(number: int) -> None:
    """Every ordinal below a hundred is read back, in words and in figures."""
    num2words = pytest.importorskip("num2words", reason="num2words writes the numbers out")

    for kind in ("ordinal", "ordinal_num"):
        ((_, value, unit),) = read(num2words.num2words(number, to=kind))
        assert (value, unit) == (number, "ordinal")


@given(st.integers(0, 10**9))
def test_figures_and_words_mean_the_same(number: int) -> None:
    """``1,234`` is 1234 is its words."""
    num2words = pytest.importorskip("num2words", reason="num2words writes the numbers out")
    words = read(num2words.num2words(number))

    assert [q[1:] for q in words] == [q[1:] for q in read(f"{number:,}")]
    assert [q[1:] for q in words] == [q[1:] for q in read(str(number))]


@pytest.mark.parametrize("language", OTHERS)
def test_number_words_of_other_languages_agree_with_num2words(language: str) -> None:
    """Every cardinal below a hundred, and every hundred, that is one word is known by its value."""
    num2words = pytest.importorskip("num2words", reason="num2words writes the numbers out")
    known = figures(language)
    missed = []
    for number in (*range(2, 100), *range(100, 1000, 100), 1000):
        words = tokens(num2words.num2words(number, lang=language))
        if len(words) == 1 and known.get(words[0].norm) != number:
            missed.append(words[0].norm)

    assert missed == []


@given(st.integers(0, 10**9))
def test_text2num_reads_the_same(number: int) -> None:
    """A second reader agrees on written-out numbers."""
    text_to_num = pytest.importorskip("text_to_num", reason="text2num is the second reader")
    num2words = pytest.importorskip("num2words", reason="num2words writes the numbers out")
    written = num2words.num2words(number).replace(",", "").replace("-", " ")

    assert read(written)[0][1] == text_to_num.text2num(written, "en")


@given(
    st.lists(
        st.sampled_from(
            ["a", "half", "two", "twenty", "hundred", "million", "and", "%", "2", "2.5", "$3", "of"]
        )
    )
)
def test_quantities_never_overlap(words: list[str]) -> None:
    """Whatever the order of words, each belongs to one quantity at most."""
    found = quantities(tokens(" ".join(words)))

    assert all(q.start < q.end for q in found)
    assert all(x.end <= y.start for x, y in itertools.pairwise(found))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Digits of any script and size raise nothing."""
    quantities(tokens(text))
