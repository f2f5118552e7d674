"""Which stretches of two quotations render one utterance, and which only look alike."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.model import Article, Form, Match, Matched, Passage, Quote
from quotecheck.pairing.bars import KINDRED, KINDRED_REPORTED, STRANGERS, Bar
from quotecheck.pairing.candidates import prepare, prepare_whole
from quotecheck.pairing.matching import find_matches, overlay, uncontested
from quotecheck.rarity import Rarity

ANY = Bar(evidence=0.0, score=0.0)
PLAIN = Rarity.over(())


def passage(
    text: str, *, article: str = "a", words: str | None = None, form: Form = Form.QUOTED
) -> Passage:
    """Return a passage of a text: all of it, or the given words of it."""
    start = text.index(words) if words else 0
    end = start + len(words) if words else len(text)
    quote = Quote(article, start, end, text[start:end], form=form, id=f"{article}:1")
    return prepare(Article(text, id=article), [quote])[0]


def stretches(
    a: Passage, b: Passage, bar: Bar = STRANGERS, rarity: Rarity = PLAIN
) -> list[tuple[str, str]]:
    """Return what matches, as the words of both sides."""
    found = find_matches(a, b, rarity, bar=bar)
    return [(_words(a, m.a_start, m.a_end), _words(b, m.b_start, m.b_end)) for m in found]


def _words(side: Passage, start: int, end: int) -> str:
    return " ".join(token.text for token in side.tokens[start:end])


@pytest.mark.parametrize(
    ("why", "a", "b", "expected"),
    [
        (
            "an excerpt is the stretch that both have",
            "We will rebuild the harbour wall before winter, whatever it costs the taxpayer.",
            "rebuild the harbour wall before winter",
            [("rebuild the harbour wall before winter", "rebuild the harbour wall before winter")],
        ),
        (
            "a splice is one match around its gap",
            "The sluice gate jammed at midnight. Nobody called the engineer until dawn.",
            "The sluice gate jammed until dawn.",
            [
                (
                    "The sluice gate jammed at midnight Nobody called the engineer until dawn",
                    "The sluice gate jammed until dawn",
                )
            ],
        ),
        (
            "a replaced last word belongs to the match where both sentences end",
            "We must do more than just keep the ferries in the water.",
            "we must do more than just keep the ferries in service",
            [
                (
                    "We must do more than just keep the ferries in the water",
                    "we must do more than just keep the ferries in service",
                )
            ],
        ),
        (
            "two utterances far apart in both texts are two matches",
            "The lighthouse keeper deserves a medal. "
            + "Nothing else matters to me now. " * 6
            + "Smugglers wrecked the customs launch.",
            "Smugglers wrecked the customs launch. "
            + "It was raining and he had to go. " * 6
            + "The lighthouse keeper deserves a medal.",
            [
                (
                    "The lighthouse keeper deserves a medal",
                    "The lighthouse keeper deserves a medal",
                ),
                ("Smugglers wrecked the customs launch", "Smugglers wrecked the customs launch"),
            ],
        ),
        (
            "a stock phrase is no match",
            "At the same time, we have to act.",
            "At the same time, it rains.",
            [],
        ),
        (
            "ten words picked from a long text are no match",
            "The council met, and the mayor, who had a cold, said the budget was hard on schools.",
            "The mayor has a school to open, and the council a cold budget to be hard on.",
            [],
        ),
        ("nothing shared", "Boats sank.", "Prices rose.", []),
    ],
)
def test_between_strangers(why: str, a: str, b: str, expected: list[tuple[str, str]]) -> None:
    """What two quotations of unconnected articles have in common, and what is not enough."""
    assert stretches(passage(a), passage(b, article="b")) == expected, why


def test_sentences_around_make_no_match_by_themselves() -> None:
    """Two fragments of one sentence are two remarks, however much the outlet's own words agree."""
    told = "The harbour master called the sluice at Brannock {} at Tuesday's stormy hearing."
    a = passage(told.format("“disgraceful”"), words="disgraceful")
    b = passage(told.format("“neglected”"), article="b", words="neglected")

    assert stretches(a, b, ANY) == []


def test_context_finds_the_right_place_and_is_no_part_of_it() -> None:
    """The sentence around a fragment tells which of two like places it was cut from."""
    report = passage(
        "The storm threatens the harbour, but also threatens the wells, yes, here in the harbour, "
        "but also in the marsh and on the moor."
    )
    fragment = passage(
        "It is no local matter, threatening “the harbour but also the marsh and the moor.”",
        article="b",
        words="the harbour but also the marsh and the moor",
    )

    ((ours, theirs),) = stretches(report, fragment, KINDRED)

    assert theirs == "the harbour but also the marsh and the moor"
    assert ours.startswith("the harbour but also threatens the wells")


def test_a_paraphrase_needs_more_than_the_topic() -> None:
    """Between kindred reports an outlet's own words match what they render, not what they name."""
    topic = [passage("The ferry company and the strike, the strike at the ferry company")] * 20
    quotation = passage(
        "The ferry company is paying in promises, and that keeps the dockers on strike all winter."
    )
    rendering = "Voss noted that the company’s promises keep dockers on strike"
    topical = "The ferry company moved its office last year"

    def found(text: str) -> list[tuple[str, str]]:
        own = passage(text, article="b", form=Form.REPORTED)
        return stretches(quotation, own, KINDRED_REPORTED, Rarity.over(topic))

    assert found(rendering)
    assert not found(topical)


def test_a_name_and_a_word_are_a_topic() -> None:
    """A bit of a quotation that a paraphrase names is not what it renders; most of one is."""
    quotation = passage(
        "The Skerrow Hamnvik ferries are a mess, and nobody at the ministry has told us who will "
        "pay to mend them, or why the last three tenders were thrown away without a word."
    )
    names = Rarity.over([quotation, passage("A Skerrow Hamnvik ferry from Skerrow Hamnvik")])

    def found(text: str) -> list[tuple[str, str]]:
        return stretches(
            quotation, passage(text, article="b", form=Form.REPORTED), KINDRED_REPORTED, names
        )

    assert not found(
        "she had crossed to the mainland on Skerrow Hamnvik ferries as a schoolgirl in the rain"
    )
    assert found("nobody had told them who would pay to mend Skerrow Hamnvik ferries")


def test_a_word_that_two_runs_claim_is_the_heavier_ones() -> None:
    """The *is weak* of both contexts does not draw the quotation's first *weak* into the match."""
    rant = "weak on fish, you know that. Weak on tax, weak on ferries. Like weak like a baby."
    a = passage(f"Lind said that Holm is “{rant}”", words=rant)
    b = passage(
        "Lind said on Monday that Holm is “weak like a baby.”",
        article="b",
        words="weak like a baby.",
    )

    assert stretches(a, b, ANY) == [("weak like a baby", "weak like a baby")]


@pytest.mark.parametrize(
    ("clause", "mostly", "paired"),
    [
        ("his side had not deserved a point", True, True),
        ("his side had not deserved a point", False, False),
        ("his side had not deserved a point after such an evening of rain", True, False),
        ("deserved a point", True, False),
    ],
)
def test_most_of_a_clause_asks_for_less(clause: str, *, mostly: bool, paired: bool) -> None:
    """A short clause renders what has most of it, if it is more than a phrase."""
    quotation = passage("We did not deserve a point, and we will take it home with us tonight.")
    own = passage(clause, article="b", form=Form.REPORTED)
    bar = Bar(evidence=16.0, score=0.25, mostly=mostly)

    assert bool(stretches(quotation, own, bar)) is paired


def test_a_country_is_not_cut_in_two() -> None:
    """Where *U.S.* answers the first word of *United States*, the second one belongs to it."""
    quotation = passage(
        "a complete shutdown of ferries entering the United States until our representatives can "
        "figure out what in the world is going on"
    )
    clause = passage("ban ferries from entering the U.S.", article="b", form=Form.REPORTED)

    ((ours, _),) = stretches(quotation, clause, KINDRED_REPORTED)

    assert ours.endswith("United States")


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "a short ban on lorries entering the old harbour",
            "A full and final closing of lorries entering the old harbour",
        ),
        (
            "she might publish every page of the harbour ledger",
            "I will publish every page of the harbour ledger",
        ),
        ("lorries entering the old harbour", "lorries entering the old harbour"),
        ("every page of the harbour ledger she had read", "every page of the harbour ledger"),
    ],
)
def test_a_clause_is_rendered_from_its_subject_on(clause: str, expected: str) -> None:
    """What stands before that in a long quotation answers nothing, and is left out."""
    quotation = passage(
        "A full and final closing of lorries entering the old harbour until "
        "the council knows what it is doing. When the auditors come, I will publish every page of "
        "the harbour ledger and answer for it."
    )
    own = passage(clause, article="b", form=Form.REPORTED)

    ((ours, _),) = stretches(quotation, own, KINDRED_REPORTED)

    assert ours.startswith(expected)


def test_a_clause_inside_another_pairs_once() -> None:
    """Of a clause and the phrase inside it that says the same, the phrase is the rendering."""
    report = "Lind said that even on film his call for a ban on ferries at night would be right"
    quotation = passage("I want a ban on ferries at night, now")
    outer = passage(report, article="b", form=Form.REPORTED)
    inner = passage(report, article="b", words="a ban on ferries at night", form=Form.REPORTED)
    found = [
        Matched(quotation, clause, match)
        for clause in (outer, inner)
        for match in find_matches(quotation, clause, PLAIN, bar=ANY)
    ]

    assert len(found) > 1
    assert [clause for _, clause, _ in uncontested(found)] == [inner]


def test_nations_answer_to_all_their_names() -> None:
    """A demonym, a capital and the country's name look each other up."""
    a = passage("Moscow pays Tehran for drones that wreck power plants")
    b = passage("Russia’s payments to Iran buy drones wrecking power plants", article="b")

    assert stretches(a, b, KINDRED)


def test_a_loose_match_yields_to_a_better_one() -> None:
    """One utterance is said once: its own stump line elsewhere in the report is another remark."""
    line = passage(
        "We must do more to make sure that the ferries can stay in the water this winter."
    )
    close = passage(
        "We must do more to ensure that the ferries can stay in the water this winter.", article="b"
    )
    loose = passage("We must do more than keep the ferries in the water.", article="b")
    rarity = PLAIN
    matches = [
        Matched(line, other, match)
        for other in (close, loose)
        for match in find_matches(line, other, rarity, bar=KINDRED)
    ]

    assert [b for _, b, _ in matches] == [close, loose]
    assert [b for _, b, _ in uncontested(matches)] == [close]


TRANSLATED = (
    "We held the port in our hands and sold every boat while the council dozed and the engineers "
    "had no pay."
)
ALIKE = (
    "Whoever had the harbour in sight that night gave us timber, and paint, and a list of ferries "
    "that I would not trust with my own dog."
)


@pytest.mark.parametrize(
    ("other", "is_rendering"),
    [
        (TRANSLATED, True),
        (ALIKE, False),
    ],
)
def test_what_one_outlet_prints_another_may_translate(other: str, *, is_rendering: bool) -> None:
    """A whole sentence in other words stays a rendering; a likeness of parts yields."""
    line = (
        "We had the harbour in our hands and gave the ferries away when the council slept and "
        "nobody paid the engineers for a year."
    )
    said = passage(line, article="b")
    close, loose = passage(line), passage(other, article="c")
    bar = Bar(evidence=5.0, score=0.25)
    found = [
        Matched(said, one, match)
        for one in (close, loose)
        for match in find_matches(said, one, PLAIN, bar=bar)
    ]

    assert len(found) == 2
    assert [b for _, b, _ in uncontested(found)] == ([close, loose] if is_rendering else [close])


def test_a_headline_may_say_again_what_the_report_quotes() -> None:
    """A fragment wholly contained in a remark stays beside the report's full quotation of it."""
    line = passage("Nobody on duty called the harbour engineer until dawn.")
    full = passage("Nobody on duty called the harbour engineer until dawn.", article="b")
    headline = passage("Nobody called the harbour engineer", article="b")
    rarity = PLAIN
    matches = [
        Matched(line, other, match)
        for other in (full, headline)
        for match in find_matches(line, other, rarity, bar=KINDRED)
    ]

    assert [b for _, b, _ in uncontested(matches)] == [full, headline]


def laid_over(a: str, b: str) -> Match | None:
    """Lay two bare strings over each other."""
    one, other = (prepare_whole(Article(text), []) for text in (a, b))
    return overlay(one, other, PLAIN)


@pytest.mark.parametrize(
    ("a", "b", "related"),
    [
        ("I will not resign", "I will now resign", True),
        ("roll back the onslaught", "push back the onslaught", True),
        ("It is what it is", "It is what it is", True),
        ("nothing in common here", "wholly unrelated words stand there", False),
        (
            "It’s not about incumbents changing their minds",
            "It’s not about me, it’s about us",
            False,
        ),
        ("500 troops", "5,000 troops", True),
        ("it rained and then the pier broke", "then the pier broke and it rained", True),
    ],
)
def test_strings_laid_over_each_other(a: str, b: str, *, related: bool) -> None:
    """Two strings are renderings of one utterance where the shorter is mostly in the longer."""
    assert (laid_over(a, b) is not None) is related
    assert (laid_over(b, a) is not None) is related


WORDS = st.sampled_from(
    ["the", "of", "we", "harbour", "wall", "rebuild", "winter", "must", "not", "dawn", "sluice"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


@given(TEXTS, TEXTS)
def test_matches_hold_together(a: str, b: str) -> None:
    """Stretches are never empty, never overlap, and weigh no more than what they cover."""
    one, other = passage(a), passage(b, article="b")
    found = find_matches(one, other, PLAIN, bar=ANY)

    for match in found:
        assert 0 <= match.a_start < match.a_end <= len(one.tokens)
        assert 0 <= match.b_start < match.b_end <= len(other.tokens)
        assert 0 < match.score <= 1
        assert 0 < match.cover <= match.score + 1e-9
    for first, second in pairwise(found):
        assert first.a_start <= second.a_start


@given(TEXTS)
def test_a_text_matches_itself_whole(text: str) -> None:
    """Whatever is laid over itself corresponds from its first word to its last."""
    match = laid_over(text, text)

    assert match is not None
    assert (match.a_start, match.a_end) == (0, len(text.split()))
    assert (match.b_start, match.b_end) == (0, len(text.split()))
