"""Mixed quotation: the clause that a fragment in marks completes is a rendering, too."""

import pytest

import quotecheck as qc
from quotecheck.model import Form, Label, Pair, Relation, Severity

MINISTER = (
    "The ferry minister, Ida Holm, met the press in Skerrow on Monday. “I would certainly grant "
    "that, absolutely,” Holm said. “I'm just not prepared to do it before the winter. We don't "
    "know whether the old pier can hold a lorry, but the board will soon find out,” she said."
)
HOLM = "Ida Holm, the ferry minister, said "


def renderings(outlet: str) -> list[tuple[str, str]]:
    """Return each clause outside marks with the minister's words that it renders."""
    return [
        (outlet[pair.b.start : pair.b.end], MINISTER[pair.a.start : pair.a.end])
        for pair in pairs(outlet)
    ]


def pairs(outlet: str) -> list[Pair]:
    """Return the pairs of the minister's words with what an outlet says in its own."""
    articles = [qc.Article(MINISTER, id="a"), qc.Article(outlet, id="b")]
    found = qc.reconcile(articles).pairs
    return [pair for pair in found if pair.same and pair.b.form is Form.REPORTED]


@pytest.mark.parametrize(
    ("why", "outlet", "expected"),
    [
        (
            "a fragment vouches for the words around it",
            HOLM + "she was “just not prepared” to subsidise the line.",
            (
                "she was “just not prepared” to subsidise the line",
                "I'm just not prepared to do it before the winter",
            ),
        ),
        (
            "the next clause is another sentence's",
            HOLM + "the town was “just not prepared” to help, and suggested that others do.",
            (
                "the town was “just not prepared” to help",
                "I'm just not prepared to do it before the winter",
            ),
        ),
    ],
)
def test_a_clause_is_paired(why: str, outlet: str, expected: tuple[str, str]) -> None:
    """The clause around a fragment, and no more, renders the sentence that it was cut from."""
    assert expected in renderings(outlet), why


@pytest.mark.parametrize(
    ("why", "outlet"),
    [
        (
            "another person's clause",
            "Bo Lind, an islander, said the minister was “just not prepared” to listen to him.",
        ),
        (
            "the marks hold all that the clause says",
            HOLM + "that “I'm just not prepared to do it.”",
        ),
        (
            "another sentence around a word that everybody uses",
            HOLM + "a new bridge over the sound would be “certainly” late.",
        ),
    ],
)
def test_nothing_is_completed(why: str, outlet: str) -> None:
    """A clause is left alone where it is another's, says nothing more, or its fragment is free."""
    assert renderings(outlet) == [], why


@pytest.mark.parametrize(
    "words",
    [
        "she would see whether the island's pier “can hold a lorry.”",  # without the *not*
        "her ministry was “just not prepared” to subsidise the night line to Hamnvik.",
    ],
)
def test_what_stands_around_a_fragment_is_no_change(words: str) -> None:
    """A *not* that the outlet's own words leave out is no lost negation, nor are they replaced."""
    (pair,) = pairs(HOLM + words)

    assert pair.severity is Severity.INFO
    assert set(pair.labels) - {Label.EXCERPT} == {Label.BOUNDARY}


@pytest.mark.parametrize(
    ("telling", "relation"),
    [
        ("Shops backed Ida Holm after her call for", Relation.SAME),
        ("Ida Holm called for", Relation.ECHO),
    ],
)
def test_what_is_told_as_known_is_no_echo(telling: str, relation: Relation) -> None:
    """Months later, a fragment in other words was said again; the call for it was made before."""
    said = (
        "Ida Holm, the ferry minister, said she wants “a full and final closing for lorries "
        "entering the old harbour until the board can say what is going on.”"
    )
    told = f"{telling} “a full and final ban” on all lorries entering the old harbour."
    articles = [
        qc.Article(said, id="a", published="2025-01-10"),
        qc.Article(told, id="b", published="2025-06-30"),
    ]

    found = qc.reconcile(articles).pairs

    assert [pair.relation for pair in found if pair.b.form is Form.REPORTED] == [relation]


@pytest.mark.parametrize(
    ("who", "is_completed"),
    [("A candidate", True), ("The candidates", False), ("The two candidates", False)],
)
def test_several_persons_are_nobody_else(who: str, *, is_completed: bool) -> None:
    """One whom an outlet only describes may be whoever is quoted; the candidates are not."""
    texts = {
        "said": "“We were extremely careless in our handling of the ferries,” Ida Holm said.",
        "known": "Ida Holm was there. She called the crew “extremely careless.”",
        "told": f"{who} said that Ida Holm found the crews “extremely careless” that summer.",
    }
    found = qc.reconcile([qc.Article(text, id=name) for name, text in texts.items()]).pairs

    assert any(Form.REPORTED in {pair.a.form, pair.b.form} for pair in found) is is_completed
