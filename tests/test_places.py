"""Where a quotation may stand in a reference: close together, wherever that is."""

from hypothesis import given
from hypothesis import strategies as st

import quotecheck as qc
from quotecheck.model import Article, Form, Passage, Quote
from quotecheck.pairing.candidates import prepare
from quotecheck.pairing.places import Index
from quotecheck.rarity import Rarity

WORDS = ("sluice", "harbour", "engineer", "tide", "pilot", "the", "of", "lantern", "rope", "we")


def passage(text: str, article: str, **fields: object) -> Passage:
    """Return a text as one passage."""
    quote = Quote(article, 0, len(text), text, id=f"{article}:1", **fields)  # type: ignore[arg-type]
    return prepare(Article(text, id=article), [quote])[0]


def proposed(quotation: str, *turns: str, form: Form = Form.QUOTED) -> list[str]:
    """Return the turns that are proposed for a quotation."""
    spoken = [passage(turn, f"t{n}") for n, turn in enumerate(turns)]
    index = Index.over(spoken, Rarity.over(spoken))
    return [found.quote.article for found in index.propose(passage(quotation, "d", form=form))]


def test_words_that_stand_together_propose_a_turn() -> None:
    """The same words scattered over a long turn say nothing."""
    quotation = "The sluice gate jammed at midnight and nobody called the engineer"
    scattered = (" so it went on and on and we did what we could for them" * 6).join(
        quotation.split()
    )

    assert proposed(quotation, "Thank you.", scattered, f"Well. {quotation}, and so on.") == ["t2"]


def test_an_unquoted_clause_is_rendered_from_nowhere() -> None:
    """A draft is checked for what it puts between marks."""
    words = "The sluice gate jammed at midnight and nobody called the engineer"

    assert proposed(words, words, form=Form.REPORTED) == []


@given(
    st.lists(st.sampled_from(WORDS), min_size=8, max_size=12),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20), max_size=4),
    st.integers(0, 4),
)
def test_what_is_there_word_for_word_is_proposed(
    words: list[str], others: list[list[str]], at: int
) -> None:
    """No turn that holds a quotation of some weight is overlooked, whatever stands around it."""
    turns = [" ".join(turn) for turn in others]
    turns.insert(min(at, len(turns)), f"rope {' '.join(words)} tide")
    spoken = [passage(turn, f"t{n}") for n, turn in enumerate(turns)]
    rarity = Rarity.over(spoken)
    quotation = passage(" ".join(words), "d")
    weight = sum(map(rarity.weight, {w for w in quotation.stems if rarity.weight(w) >= 1}))

    found = {p.quote.article for p in Index.over(spoken, rarity).propose(quotation)}

    assert f"t{min(at, len(others))}" in found or weight < 18


def test_a_turn_that_is_one_name_is_nobodys_origin() -> None:
    """All of a short turn may stand in a quotation, and little of the quotation in it."""
    draft = qc.Article(
        '"Look at the questions they ask: Edwin Trask, are you a villain?" said Mara Wells.'
    )
    transcript = qc.Article(
        "HOST: Who leads?\n\nWELLS: Edwin Trask.\n\nHOST: Thank you.\n\nWELLS: Good night.",
        id="t",
    )

    assert qc.check(draft, against=transcript).pairs == ()
