"""One word spelt two ways, and words that only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.spelling import american, expansions

SAME = """theatre theater, centre center, defence defense, organise organize, organisation
organization, civilised civilized, modernisation modernization, commercialisation
commercialization, analysed analyzed, colour color, neighbourhood neighborhood, honourable
honorable, unfavourable unfavorable, travelled traveled, cancelling canceling, counsellor
counselor, modelling modeling, programme program, grey gray, sceptical skeptical, judgement
judgment, fulfil fulfill, towards toward, amongst among, jewellery jewelry, manoeuvre maneuver"""
APART = """filed filled, four for, hour hor, your yor, would wold, could cold, being boeing, fourth
forth, morning mourning, prise prize, tons tonnes, ton tonne, advise advize, rise rize, surprise
surprize, promised promized, story storm, quite quiet, loose lose, course corse, source sorce,
tire tier, controlled controled, meat meet, whether weather"""


def pairs(text: str) -> list[list[str]]:
    """Return the pairs of a list in prose."""
    return [pair.split() for pair in text.replace("\n", " ").split(",")]


@pytest.mark.parametrize(("british", "us"), pairs(SAME))
def test_variants_meet(british: str, us: str) -> None:
    """British and American spelling are one word; American stays as it is."""
    assert american(british) == american(us) == us


@pytest.mark.parametrize(("one", "other"), pairs(APART))
def test_lookalikes_keep_apart(one: str, other: str) -> None:
    """No rule is so wide that it makes one word of two."""
    assert american(one) != american(other)


def test_breame_agrees_where_it_should() -> None:
    """Of the pairs that breame lists, nearly all meet; what does not is measures and quantities."""
    spelling = pytest.importorskip("breame.spelling", reason="breame lists British spellings")
    listed = spelling.BRITISH_ENGLISH_SPELLINGS
    apart = [uk for uk, us in listed.items() if american(uk) != american(us)]

    assert len(apart) <= len(listed) // 4, apart


@pytest.mark.parametrize(
    ("form", "phrases"),
    [
        ("it's", {"it is", "it has"}),
        ("won't", {"will not"}),
        ("they'd", {"they would", "they had"}),
        ("can't", {"can not"}),
        ("gonna", {"going to"}),
        ("trump's", set()),
        ("dog", set()),
    ],
)
def test_contractions_stand_for_every_phrase(form: str, phrases: set[str]) -> None:
    """A contraction has all its readings; a possessive has none."""
    assert {" ".join(phrase) for phrase in expansions(form)} == phrases


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(word: str) -> None:
    """The American spelling of an American spelling is itself."""
    assert american(american(word)) == american(word)
