"""Names: their parts, and whether two speakers can be one person."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.names import Identity, fold, identify, parse

SAME, SPELLING, UNSURE, DIFFERENT = Identity


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("Mr. Rutte", ("rutte",)),
        ("NATO Secretary General Mark Rutte", ("mark", "rutte")),
        ("US Secretary of State Antony Blinken", ("antony", "blinken")),
        ("Sen. Ann Lee of Vermont", ("ann", "lee")),
        ("Ann Lee, who leads the union,", ("ann", "lee")),
        ("Clinton campaign chairman John Podesta", ("john", "podesta")),
        ("Ursula von der Leyen", ("ursula", "von der leyen")),
        ("Chris Van Hollen", ("chris", "van hollen")),
        ("Ireland's Simon Harris", ("simon", "harris")),
        ("Martin Luther King", ("martin", "luther", "king")),
        ('Robert C. "Bobby" Scott', ("robert", "c", "bobby", "scott")),
        ("MS TARRANT", ("tarrant",)),
        ("Bernie O’Connell", ("bernie", "o'connell")),
        ("Fergal Ó Dálaigh", ("fergal", "o", "dalaigh")),
    ],
)
def test_parts_of_a_name(phrase: str, parts: tuple[str, ...]) -> None:
    """Titles, owners and what follows are left out; particles stay with what follows them."""
    name = parse(phrase)

    assert name is not None
    assert name.parts == parts


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "the president",
        "a Clinton aide",
        "Prime Minister",
        "State Department",
        "The New York Times",
        "CNN",
        "United States",
        "Wall Street",
        "The chief executive of Acme",
        "the mayor of Port Ellen",
        "A Western diplomat in Askar",
        "he",
        "… 12 — ”",
    ],
)
def test_no_name(phrase: str) -> None:
    """Titles alone, bodies, places and common nouns name nobody."""
    assert parse(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "suffix", "gender"),
    [
        ("Donald Trump Jr.", "jr", ""),
        ("Martin Luther King, Jr.", "jr", ""),
        ("Ms. Jones", "", "f"),
        ("Queen Elizabeth II", "ii", "f"),
        ("Dr. Jones", "", ""),
    ],
)
def test_suffix_and_gender(phrase: str, suffix: str, gender: str) -> None:
    """Suffixes count apart; a gender is known only where a title tells it."""
    name = parse(phrase)

    assert name is not None
    assert (name.suffix, name.gender) == (suffix, gender)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (["Mark Rutte"], ["NATO Secretary General Mark Rutte", "Rutte"], SAME),
        (["Rutte", "Mr. Rutte"], ["Mark Rutte"], SAME),
        (["Joe Biden"], ["Joseph R. Biden"], SAME),
        (["J. Lee"], ["Jane Lee"], SAME),
        (["Hillary Clinton"], ["Hillary Rodham Clinton"], SAME),
        (["Alexandria Ocasio-Cortez"], ["Alexandria Ocasio Cortez"], SAME),
        (["Bashar al-Assad"], ["Bashar Assad"], SAME),
        (["Ann Lee"], ["Lee Ann"], SAME),
        (["José Muñoz"], ["Jose Munoz"], SAME),
        (["the NATO chief"], ["NATO chief"], SAME),
        (["Anthony Blinken"], ["Antony Blinken"], SPELLING),
        (["Volodymyr Zelensky"], ["Volodymyr Zelenskyy"], SPELLING),
        (["NATO chief"], ["Mark Rutte"], UNSURE),
        (["a senior official"], ["Mark Rutte"], UNSURE),
        (["Politico"], ["Mark Rutte"], UNSURE),
        (["The chief executive of Acme"], ["Chief Executive Ann Lee"], UNSURE),
        (["the Clinton campaign"], ["Hillary Clinton"], UNSURE),
        (["Donald Trump"], ["Donald Trump Jr."], UNSURE),
        (["Bernie"], ["Bernard Sanders"], UNSURE),
        (["Mr. Clinton"], ["Mrs. Clinton"], UNSURE),
        ([], ["Mark Rutte"], UNSURE),
        (["Bill Clinton", "Clinton"], ["Hillary Clinton", "Clinton"], DIFFERENT),
        (["Mr. Trump"], ["Hillary Clinton"], DIFFERENT),
        (["Mark Rutte"], ["Emmanuel Macron"], DIFFERENT),
        (["John Smith Sr."], ["John Smith Jr."], DIFFERENT),
        (["Jens Stoltenberg", "NATO chief"], ["Mark Rutte", "NATO chief"], DIFFERENT),
    ],
)
def test_two_speakers(a: list[str], b: list[str], verdict: Identity) -> None:
    """Names decide; titles, outlets and anonymous sources never make two persons of one."""
    assert identify(a, b) is verdict
    assert identify(b, a) is verdict


_WORDS = st.text(string.ascii_letters + "éøßÓ.'’- ", max_size=24)


@given(st.lists(_WORDS, max_size=4), st.lists(_WORDS, max_size=4))
def test_identity_is_symmetric(a: list[str], b: list[str]) -> None:
    """Who stands first makes no difference."""
    assert identify(a, b) is identify(b, a)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_nobody_differs_from_oneself(a: list[str]) -> None:
    """No names, however odd, make a conflict of a speaker with the same speaker."""
    assert identify(a, a) is not DIFFERENT


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(word: str) -> None:
    """What is folded is folded."""
    assert fold(fold(word)) == fold(word)
