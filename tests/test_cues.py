"""Cues: which words introduce speech, and how strongly."""

import pytest

from quotecheck import cues
from quotecheck.cues import Inflection, Sense


@pytest.mark.parametrize(
    ("word", "lemma", "sense", "inflection"),
    [
        ("said", "say", Sense.SAY, Inflection.FINITE),
        ("tells", "tell", Sense.SAY, Inflection.FINITE),
        ("adding", "add", Sense.SAY, Inflection.GERUND),
        ("quipped", "quip", Sense.SAY, Inflection.FINITE),
        ("admitting", "admit", Sense.SAY, Inflection.GERUND),
        ("replied", "reply", Sense.SAY, Inflection.FINITE),
        ("written", "write", Sense.SAY, Inflection.PARTICIPLE),
        ("shouted", "shout", Sense.VOICE, Inflection.FINITE),
        ("shrugging", "shrug", Sense.VOICE, Inflection.GERUND),
        ("labeled", "label", Sense.JUDGE, Inflection.FINITE),
        ("labelled", "label", Sense.JUDGE, Inflection.FINITE),
        ("labelling", "label", Sense.JUDGE, Inflection.GERUND),
        ("condemns", "condemn", Sense.JUDGE, Inflection.FINITE),
        ("dubbed", "dub", Sense.JUDGE, Inflection.FINITE),
        ("considered", "consider", Sense.THINK, Inflection.FINITE),
        ("reads", "read", Sense.SHOW, Inflection.FINITE),
        ("promises", "promise", Sense.WEAK, Inflection.FINITE),
        ("pointed out", "point out", Sense.SAY, Inflection.FINITE),
        ("making it clear", "make it clear", Sense.SAY, Inflection.GERUND),
        ("gone on", "go on", Sense.SAY, Inflection.PARTICIPLE),
    ],
)
def test_verb_is_known_in_every_form(
    word: str, lemma: str, sense: Sense, inflection: Inflection
) -> None:
    """A form leads to its verb, its sense and what it does in the sentence."""
    assert cues.verb(word) == (lemma, sense, inflection)


@pytest.mark.parametrize("word", ["", "table", "lied", "saids", "out", "pointed", "Said"])
def test_other_words_are_no_cues(word: str) -> None:
    """Nouns, misspellings, particles alone and words that are not casefolded are none."""
    assert cues.verb(word) is None


def test_nouns_of_saying() -> None:
    """What is said has names: a statement is one, a table is none."""
    assert {"statement", "tweet", "claim"} <= cues.saying_nouns()
    assert "table" not in cues.saying_nouns()


def test_nouns_for_a_mind() -> None:
    """*In the opinion of* introduces speech; *in the middle of* does not."""
    assert {"opinion", "words"} <= cues.views()
    assert "middle" not in cues.views()
