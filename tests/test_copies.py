"""Articles that print one text are one witness; articles that quote one speech are not."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.copies import find_copies
from quotecheck.model import Article, Span, Turn

WORDS = [f"{first}{last}" for first in ("tar", "mel", "quo", "bri") for last in "abcdefghijklmnop"]
"""Enough words that no six of them stand in one row twice by chance."""


def prose(seed: int, length: int = 200) -> str:
    """Return a text that has nothing in common with that of another seed."""
    chosen = random.Random(seed)  # noqa: S311  (no secret)
    return " ".join(chosen.choice(WORDS) for _ in range(length))


def groups(*texts: str) -> list[tuple[str, ...]]:
    """Return which of some texts, named by number, are one."""
    articles = [Article(text, id=str(number)) for number, text in enumerate(texts)]
    return [copies.articles for copies in find_copies(articles, {})]


WIRE = prose(1)


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(WIRE, id="word for word"),
        pytest.param("SKERROW (Agency) - " + WIRE, id="with a dateline"),
        pytest.param(" ".join(WIRE.split()[20:]), id="its lead rewritten away"),
        pytest.param(" ".join(WIRE.split()[:110]), id="cut at the end"),
        pytest.param(WIRE + " " + prose(2, 150), id="an updated version"),
        pytest.param(WIRE.replace("tara", "xxxx").upper(), id="a word and the case changed"),
    ],
)
def test_a_republished_text_is_one(copy: str) -> None:
    """What desks do to agency copy makes no second witness of it."""
    assert groups(WIRE, prose(9), copy) == [("0", "2")]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(prose(3), id="another text"),
        pytest.param(WIRE[:150] + prose(3), id="a paragraph taken over"),
        pytest.param("", id="nothing"),
        pytest.param(" ".join(WIRE.split()[:20]), id="a teaser"),
    ],
)
def test_a_text_of_its_own_is_not(other: str) -> None:
    """A shared paragraph, a teaser and an empty page are no copies."""
    assert groups(WIRE, other) == []


def test_what_is_quoted_does_not_count() -> None:
    """Two reports of one long speech share all that they quote, and are two witnesses."""
    speech = prose(4, 400)
    articles = [Article(f"{prose(n, 60)} “{speech}”", id=str(n)) for n in (5, 6)]
    quoted = {one.id: [Span(one.text.index("“") + 1, len(one.text) - 1)] for one in articles}

    assert find_copies(articles, quoted) == ()
    assert find_copies(articles, {}) != ()


def test_a_transcript_is_no_copy_of_itself() -> None:
    """Two editions of a transcript hold speech only; what is compared is prose."""
    turns = [Turn(0, len(WIRE), "THE CHAIR")]
    articles = [Article(WIRE, id=name, kind="transcript", turns=turns) for name in "ab"]

    assert find_copies(articles, {}) == ()


def test_a_note_below_every_article_makes_no_copies() -> None:
    """What many different texts have is boilerplate, however large a share of a short one."""
    note = prose(7, 60)

    assert groups(*(f"{prose(n, 50)} {note}" for n in range(20, 50))) == []


def test_the_shared_stretch_is_told() -> None:
    """Each article's place runs from the first to the last word that it shares."""
    articles = [Article(WIRE, id="wire"), Article(f"LEAD. {WIRE}. Tail", id="copy")]

    ((copies,),) = [find_copies(articles, {})]

    assert [span.of(a.text) for span, a in zip(copies.spans, articles, strict=True)] == [WIRE, WIRE]


@given(st.permutations(range(6)))
def test_the_order_of_articles_does_not_matter(order: list[int]) -> None:
    """The groups are the same, whoever comes first."""
    texts = [WIRE, WIRE[:900], f"x {WIRE}", prose(3), f"{prose(3)} y", prose(8)]
    articles = [Article(texts[n], id=str(n)) for n in order]

    assert {frozenset(one.articles) for one in find_copies(articles, {})} == {
        frozenset("012"),
        frozenset("34"),
    }


def test_a_hundred_copies_of_one_text_are_one_group() -> None:
    """And cost no more than as many texts: nobody is held against all others."""
    copies = [f"{prose(100 + n, 8)} {WIRE}" for n in range(100)]
    start = time.process_time()

    (group,) = groups(*copies, *(prose(300 + n) for n in range(100)))

    assert len(group) == 100
    assert time.process_time() - start < 2


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_any_text_is_taken(text: str, spans: list[tuple[int, int]]) -> None:
    """Whatever the input holds, and wherever quotations are said to stand."""
    quoted = [Span(min(pair), max(pair)) for pair in spans]
    articles = [Article(text, id="a"), Article(text * 3, id="b")]

    for copies in find_copies(articles, {"a": quoted}):
        assert copies.articles == ("a", "b")
