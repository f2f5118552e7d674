"""Common words say little, rare words much, a corpus's own topic less."""

from quotecheck.inflection import stem
from quotecheck.lexicon import rows
from quotecheck.model import Article, Quote
from quotecheck.pairing.candidates import prepare
from quotecheck.rarity import CONTENT_WEIGHT, FUNCTION_WEIGHT, Rarity


def test_words_weigh_by_their_rarity() -> None:
    """Function words weigh next to nothing, ordinary words something, rare words most."""
    rarity = Rarity.over(())

    assert rarity.weight("the") == FUNCTION_WEIGHT
    assert CONTENT_WEIGHT <= rarity.weight(stem("campaign")) < rarity.weight(stem("sluice"))


def test_a_topic_loses_weight() -> None:
    """The word that all articles at hand use tells their quotations apart least."""
    text = "ferry strike " * 200
    topical = Rarity.over(prepare(Article(text, id="a"), [Quote("a", 0, len(text), text)]))

    assert topical.weight(stem("ferry")) < Rarity.over(()).weight(stem("ferry"))


def test_one_wording_counts_once() -> None:
    """A remark that a hundred outlets quote is no topic; its words go on telling it apart."""
    articles = [Article("The ferry strike ends.", id=f"a{n}") for n in range(100)]
    one, *others = (
        passage
        for article in articles
        for passage in prepare(article, [Quote(article.id, 0, 22, article.text)])
    )

    assert Rarity.over([one, *others]).counts == Rarity.over([one]).counts


def test_the_list_is_made_of_stems() -> None:
    """Look-ups use stems; an entry that is not its own stem's list would never be met."""
    known = {word for word, _ in rows("frequency")}

    for word in ("the", "have", "people", "country", "president", "want", "think"):
        assert stem(word) in known
