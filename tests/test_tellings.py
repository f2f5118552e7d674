"""A clause in an outlet's own words tells what another one quotes, though it shares two words."""

import datetime

import attrs
import pytest

import quotecheck as qc
from quotecheck.model import Article, Form, Label, Pair
from quotecheck.pairing.candidates import prepare_whole
from quotecheck.pairing.tellings import MOST_HOLDERS, near_reports
from quotecheck.rarity import Rarity

SAID = """Harwick met on Monday.

“We found cracks in both of the stern plates, and no captain of mine will take her out like that,” \
said Ragna Tveit, the head of the harbour board.

“Our fishermen cannot compete with boats that come in without any licence at all,” Tveit said.

“If we lose another sixty children, there is no way I can keep the Brannock school open,” said \
Delphine Aubry, the mayor.
"""
TOLD = (
    "Ragna Tveit said that cracks had been discovered in the two stern plates.",
    "Tveit argued that unlicensed boats were unfair competition for the fishermen of Harwick.",
    "Delphine Aubry said that the school could not survive the loss of sixty more pupils.",
)


def told(*clauses: str, day: str = "2025-03-11", said: str = SAID) -> list[Pair]:
    """Return what a report of another day has the same as the one that quotes."""
    articles = [
        Article(said, id="gull", published="2025-03-10"),
        Article("The hall was full.\n\n" + "\n\n".join(clauses), id="post", published=day),
    ]
    return [pair for pair in qc.reconcile(articles).pairs if pair.same]


def test_what_is_retold_is_paired() -> None:
    """Three coincidences show one occasion; nothing of the retelling is held against an outlet."""
    pairs = told(*TOLD)

    assert [pair.b.form for pair in pairs] == [Form.REPORTED] * 3
    assert [pair.a.text.split()[1] for pair in pairs] == ["found", "fishermen", "we"]
    assert {label for pair in pairs for label in pair.labels} <= {Label.BOUNDARY, Label.EXCERPT}


@pytest.mark.parametrize(
    "clauses",
    [
        TOLD[:1],
        TOLD[1:2],
        (TOLD[0], "Aubry said that the boats were no fishermen's matter."),
        tuple(clause.replace("Tveit", "Berg").replace("Aubry", "Berg") for clause in TOLD),
    ],
    ids=["one alone", "another alone", "other words", "another person"],
)
def test_a_coincidence_alone_is_none(clauses: tuple[str, ...]) -> None:
    """One clause that shares words is the topic's doing, and so is what others say."""
    assert told(*clauses) == []


def test_weeks_later_topics_come_back() -> None:
    """The same clauses, long after, are no retelling."""
    assert told(*TOLD, day="2025-05-11") == []


def test_what_is_said_twice_tells_nothing() -> None:
    """Words that the person uses in several sentences do not tell which is meant."""
    again = "\n\n“Cracks in the stern plates are what I feared, captain,” Tveit said."
    pairs = told(*TOLD, said=SAID + again)

    assert len(pairs) == len(TOLD) - 1
    assert not any("cracks" in pair.a.text.lower() for pair in pairs)


@pytest.mark.parametrize(("count", "pairs"), [(3, 3), (MOST_HOLDERS + 1, 0)])
def test_a_word_that_many_reports_have_makes_none_near(count: int, pairs: int) -> None:
    """What hundreds report is not gone through in pairs."""
    passages = {}
    for n in range(count):
        passage = prepare_whole(Article("granite lantern sluice", id=f"a{n:03}"), ())
        quotes = [attrs.evolve(passage.quote, form=form, speaker="Al Orr") for form in Form]
        passages[f"a{n:03}"] = [attrs.evolve(passage, quote=quote) for quote in quotes]
    days = dict.fromkeys(passages, datetime.date(2025, 3, 10))

    assert len(near_reports(passages, days, Rarity.over(()))) == pairs
