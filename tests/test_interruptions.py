"""A credit in the middle of a sentence must not hide what was dropped there."""

import pytest

import quotecheck as qc
from quotecheck.model import Article
from quotecheck.turns import find_turns

HEARING = """CHAIR: Mrs. Orne, what became of the lock?

ORNE: About the rest of the timber we do not know much yet. The lock fund was emptied for good, and
nobody was told. We opened the ledgers in spring. I promise that the barges will run.

CHAIR: And the granary?

TVEIT: The granary will not close. We have never sold a granary, and we will build two more before
the frost. I do not know who said so.

CHAIR: Will it pay for itself?

ORNE: As far as I can tell, it will not cost a penny. I do not know more than that.
"""
DROPPED = [
    ("ORNE: the rest", "About the rest,|we do not know much yet.", "drift.omission major"),
    ("a lost not", "The granary will,|close.", "drift.negation critical"),
    ("behind a comma, I", "We opened the ledgers,|I promise.", "drift.omission major"),
    ("a whole clause", "We have never,|build two more.", "drift.splice major"),
    (
        "a clause that denies",
        "The lock fund was emptied,|we opened the ledgers in spring.",
        "drift.negation critical",
    ),
    ("a word that only links", "The lock fund was emptied for good,|nobody was told.", ""),
    ("nothing", "About the rest of the timber,|we do not know much yet.", ""),
    ("a common part beside the other", "As far as I can tell,|it will not cost a penny.", ""),
    ("what stands elsewhere too", "We will build two more before the frost. I,|do not know.", ""),
]


def said(words: str, who: str = "Orne", credit: str = ",") -> str:
    """Return a sentence whose parts a credit interrupts."""
    one, two = words.split("|")
    return f"“{one}” {who} said{credit} “{two}”\n"


def codes(draft: str) -> list[str]:
    """Return what a check of a draft against the hearing raises from minor upwards."""
    transcript = Article(
        HEARING, id="t", kind="transcript", turns=find_turns(HEARING, transcript=True)
    )
    report = qc.check(Article(draft, id="d"), against=transcript)
    return [f"{one.code} {one.severity}" for one in report.findings]


@pytest.mark.parametrize(("why", "words", "expected"), DROPPED)
def test_what_is_dropped_where_a_credit_interrupts(why: str, words: str, expected: str) -> None:
    """Each part by itself is word for word what was said; the sentence that they make is not."""
    who = "Tveit" if "granary" in words or "frost" in words or "two more" in words else "Orne"
    found = [code for code in codes(said(words, who)) if not code.endswith("info")]

    assert [code for code in found if "minor" not in code] == ([expected] if expected else []), why


@pytest.mark.parametrize(
    ("words", "credit"),
    [
        ("The lock fund was emptied for good.|I promise that the barges will run.", "."),
        ("About the rest of the timber,|The lock fund was emptied for good.", "."),
    ],
)
def test_two_sentences_need_not_follow_one_another(words: str, credit: str) -> None:
    """A full stop ends what is said in one breath: other sentences may stand between."""
    assert codes(said(words, credit=credit)) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The granary will …,|close.", ["context.elided critical"]),
        ("About the rest …,|we do not know much yet.", ["context.elided info"]),
    ],
)
def test_dots_announce_what_is_dropped(words: str, expected: list[str]) -> None:
    """What dots hide weighs what it weighs anywhere."""
    who = "Tveit" if "granary" in words else "Orne"

    assert codes(said(words, who)) == expected


def test_a_part_is_found_beside_the_other() -> None:
    """*I do not know* was said twice; the second part of a sentence stands where the first does."""
    draft = said("I do not know more,|than that.")
    report = qc.check(Article(draft, id="d"), against=Article(HEARING, id="t", kind="transcript"))

    assert [pair.a.span.of(HEARING) for pair in report.pairs] == ["I do not know more", "than that"]


def test_two_places_apart_are_one_splice() -> None:
    """Words of two turns, or in another order, were never said in one breath; pages say so.

    Too few words to be anybody's, and places with dots between them, are left alone.
    """
    backwards = (
        "“The lock fund was emptied. About the rest of the timber we do not know,” Orne said."
    )
    breath = "“I promise that the barges will run. As far as I can tell, it will not cost a penny,”"
    turns = said("We opened the ledgers in spring,|it will not cost a penny.")

    assert codes(backwards) == ["drift.splice major"]
    assert codes(turns) == ["drift.splice major"]
    assert codes(f"{breath} Orne said.") == ["drift.splice major"]
    assert codes(f"{breath.replace('. As', ' … as')} Orne said.") == []
    assert codes(said("We opened the ledgers in spring,|a penny.")) == []
    report = qc.check(Article(turns, id="d"), against=Article(HEARING, id="t", kind="transcript"))
    for page in (report.to_html(), report.to_markdown()):
        assert "stand apart in t; one quotation here" in " ".join(page.split())


OUTLETS = (
    "“The granary on the northern quay will not close before the frost,” Mayor Tveit said.",
    "“The granary on the northern quay will,” Mayor Tveit said, “close before the frost.”",
)


@pytest.mark.parametrize("order", [OUTLETS, OUTLETS[::-1]])
def test_between_two_outlets_a_lost_not_is_told(order: tuple[str, str]) -> None:
    """Whichever of the two outlets is the one that interrupts."""
    found = qc.reconcile(
        [Article(text, id=name) for name, text in zip("xy", order, strict=True)]
    ).findings

    assert [(one.code, str(one.severity)) for one in found] == [("drift.negation", "critical")]
    assert "will not" in found[0].message


def test_both_outlets_may_interrupt_at_one_place() -> None:
    """What only one of them has before its credit was dropped by the other."""
    whole, cut = (
        said(f"The lock fund was emptied{more},|and nobody told the bargemen of Halvesund.")
        for more in (" for good by the ministry", "")
    )
    found = qc.reconcile([Article(whole, id="x"), Article(cut, id="y")]).findings

    assert [one.code for one in found] == ["drift.omission"]


def test_a_phrase_moves_within_its_sentence() -> None:
    """What stands in another sentence, beyond all that is in order, was said once more."""
    first = Article(
        "“No, I meant he’s the founder of the ferry guild. I do. He was the most valuable "
        "helmsman,” Orne said.",
        id="x",
    )
    second = Article(
        "“No, I meant he’s the founder of the ferry guild,” Orne responded. “I do. He was the most "
        "valuable helmsman. … He was the founder.”",
        id="y",
    )

    assert not qc.reconcile([first, second]).findings
