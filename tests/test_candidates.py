"""Passages made ready to be compared, and proposals that stay few."""

from hypothesis import given
from hypothesis import strategies as st

from quotecheck.model import Article, Form, Kind, Passage, Quote
from quotecheck.pairing.candidates import prepare, propose, propose_kindred
from quotecheck.rarity import Rarity


def quoted(article: str, text: str, words: str, **fields: object) -> Quote:
    """Return a quotation of some words of a text."""
    start = text.index(words)
    return Quote(article, start, start + len(words), words, id=f"{article}:1", **fields)  # type: ignore[arg-type]


def passages(*texts: str) -> list[Passage]:
    """Return each text as the one quotation of an article of its own."""
    return [
        passage
        for n, text in enumerate(texts)
        for passage in prepare(Article(text, id=f"a{n}"), [quoted(f"a{n}", text, text)])
    ]


def proposed(*texts: str) -> list[tuple[int, int]]:
    """Return what is proposed between quotations of unconnected articles."""
    found = passages(*texts)
    return propose(found, Rarity.over(found))


def own_words(passage: Passage) -> list[str]:
    """Return the words that belong to the passage itself."""
    return [word.text for word, own in zip(passage.tokens, passage.core, strict=True) if own]


def test_a_fragment_brings_the_sentence_around_it() -> None:
    """Context is there to be read, and marked as not the quotation's own."""
    text = "Wells rose. He called the wall “a national disgrace” last May. Rain fell."

    (passage,) = prepare(Article(text, id="a"), [quoted("a", text, "a national disgrace")])

    assert own_words(passage) == ["a", "national", "disgrace"]
    assert [token.text for token in passage.tokens][:2] == ["He", "called"]
    assert passage.tokens[-1].text == "May"


def test_a_paraphrase_leaves_quoted_words_to_the_quotation() -> None:
    """Inside a reported clause, what stands between marks is context."""
    text = "He said the wall was “a national disgrace” and must go."
    clause = quoted("a", text, "the wall was “a national disgrace” and must go", form=Form.REPORTED)
    fragment = quoted("a", text, "a national disgrace")

    passage = prepare(Article(text, id="a"), [clause, fragment])[0]

    assert own_words(passage) == ["the", "wall", "was", "and", "must", "go"]


def test_mentions_and_nested_quotations_take_no_part() -> None:
    """No speech, and nothing twice."""
    text = "The film “Harbour Lights” opened."
    title = quoted("a", text, "Harbour Lights", kind=Kind.MENTION)
    nested = quoted("a", text, "Lights", parent="a:1")

    assert prepare(Article(text, id="a"), [title, nested]) == ()


def test_a_rare_pair_of_words_proposes_and_common_words_do_not() -> None:
    """Order and small words do not matter; rarity does."""
    assert proposed("The sluice gate jammed.", "Jammed, that sluice?") == [(0, 1)]
    assert proposed("We have to do more.", "More we will have to do.") == []


def test_one_article_is_never_paired_with_itself() -> None:
    """Candidates stand between two articles."""
    text = "The sluice gate jammed. The sluice gate jammed."
    twice = [
        Quote("a", 0, 23, text[:23], id="a:1"),
        Quote("a", 24, 47, text[24:], id="a:2"),
    ]
    found = prepare(Article(text, id="a"), twice)

    assert propose(found, Rarity.over(found)) == []


def test_what_everybody_quotes_is_joined_through_the_first() -> None:
    """Two hundred copies cost no quadratic time, and their other wording is not lost."""
    copies = passages(*["Rebuild the sluice gate!"] * 200, "Rebuild the old sluice gate now!")

    assert propose(copies, Rarity.over(copies)) == [(0, other) for other in range(1, 201)]


def test_a_stock_phrase_proposes_nothing() -> None:
    """What hundreds of wordings have in common connects none of them."""
    numbers = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(200)]
    found = passages(*[f"{n}x{n} sluice gate {n}y{n}." for n in numbers])

    assert propose(found, Rarity.over(found)) == []


def test_kindred_articles_offer_their_paraphrases() -> None:
    """Between reports of one occasion a shared rare word is enough to be looked at."""
    here = passages("The sluice jammed at midnight.")
    there = passages("Bells rang.", "She blamed a jammed sluice.")
    rarity = Rarity.over([*here, *there])

    assert list(propose_kindred(here, there, rarity)) == [(0, 1)]


@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_texts_can_be_prepared_and_proposed(texts: list[str]) -> None:
    """Proposals are ascending pairs of passages of different articles, each once."""
    found = passages(*texts)
    pairs = propose(found, Rarity.over(found))

    assert pairs == sorted(set(pairs))
    for i, j in pairs:
        assert i < j
        assert found[i].quote.article != found[j].quote.article
