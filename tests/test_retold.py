"""What an outlet tells in its own words is drift where it changes a fact."""

from __future__ import annotations

import pytest

from quotecheck import Article, Pair, compare, reconcile

SAID = """The council met on Monday in Harwick.

“We will hire 500 nurses by June,” said Ada Holt, the health minister. “The wards cannot wait, and \
we should not ask them to.”

“I have never met the contractor,” Holt added. “My deputy Tom Barr signed the letter.”
"""
HEAD = "Harwick council met on Monday.\n\nThe health minister, Ada Holt, spoke for an hour. "
SHARED = "“The wards cannot wait,” she said. "

RETOLD = {
    "a number": ("She promised to hire 300 nurses by June.", {"drift.number"}),
    "a number beside a fragment": ("She promised to “hire” 300 nurses by June.", {"drift.number"}),
    "a not": ("She said she had met the contractor.", {"drift.negation"}),
    "a name": ("Holt said her deputy Tim Carr signed the letter.", {"drift.name"}),
    "the same number": ("She promised to hire 500 nurses by June.", set()),
    "the same not": ("She said she had not met the contractor, ever.", set()),
    "the same name": ("Holt said her deputy Tom Barr signed the letter.", set()),
}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("words", "codes"), RETOLD.values(), ids=RETOLD)
def test_only_a_changed_fact_is_found(words: str, codes: set[str], *, turned: bool) -> None:
    """A reworded clause makes no finding; a number, a not or a name does, whoever comes first."""
    articles = [Article(SAID, id="gull"), Article(HEAD + SHARED + words, id="post")]

    report = reconcile(articles[::-1] if turned else articles)

    assert {finding.code for finding in report.findings} == codes
    assert all(finding.at[0].article in {"gull", "post"} for finding in report.findings)


def _replayed(pair: Pair, text: str) -> str:
    """Make B of A by a pair's edits, moves left out."""
    pieces, at = [], pair.a.start
    for edit in pair.edits:
        pieces += [text[at : edit.a.start], edit.b_text]
        at = edit.a.end
    return " ".join(" ".join([*pieces, text[at : pair.a.end]]).split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will hire 500 nurses by June", "We will hire 300 nurses by June"),
        ("The old bridge must go now", "The bridge must go"),
        ("Nobody asked the river", "Nobody at all asked the poor river"),
    ],
)
def test_a_pair_looked_at_from_the_other_side_is_what_comparing_that_way_gives(
    one: str, other: str
) -> None:
    """Labels change sides with the words, and edits still rebuild."""
    pair, back = compare(one, other), compare(other, one)

    mirrored = pair.mirrored()

    assert (set(mirrored.labels), mirrored.severity) == (set(back.labels), back.severity)
    assert mirrored.mirrored() == pair
    assert _replayed(mirrored, other) == one


SPEECH = """Harwick met on Monday. {0} had the floor for an hour.

“Nobody in this town was asked about the ferry,” {0} said. “If the last boat still ran, every \
nurse of mine would be home by supper.”
"""
TOLD = """The hall in Harwick was full. “Nobody in this town was asked about the ferry,” {0} said. \
{1} added that with a last boat the nurses could be home by supper.
"""


@pytest.mark.parametrize(
    ("one", "other", "pronoun", "met"),
    [
        ("The mayor", "Ada Holt", "She", 2),
        ("Al Holt", "Albert R. Holt Jr.", "He", 2),
        ("Ada Holt", "Tom Barr", "He", 1),
    ],
)
def test_who_says_the_same_words_is_one_person(
    one: str, other: str, pronoun: str, met: int
) -> None:
    """Two credits for one sentence mean one person in what else two reports tell."""
    texts = SPEECH.format(one), TOLD.format(other, pronoun)

    report = reconcile([Article(text, id=name) for name, text in zip("ab", texts, strict=True)])

    assert len([pair for pair in report.pairs if pair.same]) == met


def test_a_clause_may_retell_what_its_own_article_quotes() -> None:
    """An outlet that quotes a demand and names it once more renders it twice."""
    demand = (
        "a total and lasting closure of the harbour road to every heavy lorry until the wall is "
        "mended"
    )
    articles = [
        Article(f"Mayor Ada Holt spoke on Monday. She wants “{demand}.”", id="gull"),
        Article(
            f"In a film, Ada Holt says: “I want {demand}.”\n\n"
            "Her call to close the harbour road to every lorry was met with laughter.",
            id="post",
        ),
    ]

    pairs = reconcile(articles).pairs

    assert [pair.b.text for pair in pairs if pair.same] == [
        demand,
        "close the harbour road to every lorry",
    ]


HEARD = """Harwick met on Monday.

“There is always another harbour. Nobody else ever wanted this one,” said Ada Holt.
"""
CUTS = {
    "what an outlet adds": (
        "Ada Holt said that nobody else had ever wanted this one in those years.",
        ["nobody else had ever wanted this one"],
    ),
    "two sentences": (
        "Holt said there was always another harbour and that nobody else had wanted this one.",
        [
            "there was always another harbour",
            "and that nobody else had wanted this one",
        ],
    ),
}


@pytest.mark.parametrize(("told", "clauses"), CUTS.values(), ids=CUTS)
def test_a_clause_is_cut_to_what_it_renders(told: str, clauses: list[str]) -> None:
    """What an outlet adds behind a sentence answers nothing, and two sentences are two pairs."""
    articles = [Article(HEARD, id="gull"), Article(HEAD + told, id="post")]

    pairs = reconcile(articles).pairs

    assert [pair.b.text for pair in pairs] == clauses


RULE = "“I will close the harbour road to every heavy lorry,” said Ada Holt."
MENTIONED = {
    "told": ("Ada Holt said she would close the harbour road to every lorry.", True),
    "told of others": (
        "Holt said she would pay for men who found the harbour road closed to every heavy lorry.",
        False,
    ),
    "told as a case": (
        "Holt said she would leave in the event of the harbour road closing to every lorry.",
        False,
    ),
    "told with the case before": (
        "Holt said that in the event of a flood she would close the harbour road to every lorry.",
        True,
    ),
}


@pytest.mark.parametrize(("told", "met"), MENTIONED.values(), ids=MENTIONED)
def test_what_a_clause_only_mentions_it_does_not_say(told: str, *, met: bool) -> None:
    """A description of somebody, or a case that may come, is no rendering of a demand."""
    report = reconcile([Article(RULE, id="gull"), Article(HEAD + told, id="post")])

    assert bool(report.pairs) is met


OPENING = (
    "“The lighthouse keeper painted every lantern green,” Tom Barr said. “The wards cannot wait, "
    "and we should not ask them to.”"
)
LEAVES = (
    "He leaves, he told his staff, with deep regret and without any bitterness towards Harwick."
)


@pytest.mark.parametrize(
    ("said", "told", "rendered"),
    [
        (
            "“Ten dockers will lose their jobs and none of us can help them,” Al Orr said.",
            "Al Orr had warned that ten dockers would lose their jobs; six still have them.",
            ["Ten dockers will lose their jobs"],
        ),
        (
            "“It does not reflect how I see the fishermen of Harwick,” Al Orr said.",
            "Orr said he was very sorry. It did not reflect how he sees the fishermen of Harwick.",
            ["It does not reflect how I see the fishermen of Harwick"],
        ),
        (
            "“I leave with deep regret and without any bitterness towards Harwick,” Al Orr wrote.",
            "Then there is Al Orr. " + LEAVES,
            ["I leave with deep regret and without any bitterness towards Harwick"],
        ),
        (
            "“I leave with deep regret and without any bitterness towards Harwick,” Al Orr wrote.",
            LEAVES,
            [],
        ),
    ],
    ids=["function words beyond the clause", "goes on unsaid", "he may be", "he is Barr"],
)
def test_beside_a_shared_remark(said: str, told: str, rendered: list[str]) -> None:
    """Reports of one day: clauses end where they do, and words tell who *he* is."""
    articles = [
        Article(OPENING + "\n\n" + text, id=name, published="2025-03-10")
        for name, text in (("gull", said), ("post", told))
    ]

    pairs = reconcile(articles).pairs

    assert [pair.a.text for pair in pairs if pair.same and pair.a.text[:3] != "The"] == rendered
