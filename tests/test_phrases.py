"""Whose phrase is whose, and which lines somebody says all the time."""

from quotecheck.extraction import find_quotes
from quotecheck.model import Article, Passage
from quotecheck.pairing.candidates import prepare
from quotecheck.pairing.phrases import Phrases, names, surname


def _passages(*texts: str) -> list[Passage]:
    articles = [Article(text, id=str(number)) for number, text in enumerate(texts)]
    return [
        passage
        for article in articles
        for passage in prepare(article, find_quotes(article, reported=True))
    ]


def _fragment(passages: list[Passage], words: str) -> Passage:
    return next(passage for passage in passages if passage.quote.text.strip(",.") == words)


ONE_REMARK = (
    'Mayor Ann Lind on Monday called the plan a "velvet trapdoor" for tenants.',
    'The plan, Mayor Ann Lind said, is a "velvet trapdoor."',
    'Critics quoted by Carl Berg, who runs the union, cite the "velvet trapdoor" that Lind saw.',
)

A_HABIT = (
    '"We will build harbours, and the tide lifts everyone," Mayor Ann Lind said.',
    '"Schools need money because the tide lifts everyone in this town," Mayor Ann Lind said.',
    '"Ask the bakers on Mill Street whether the tide lifts everyone," Mayor Ann Lind said.',
    'Mayor Ann Lind repeated that "the tide lifts everyone."',
)


def test_a_phrase_is_his_who_is_credited_with_it() -> None:
    passages = _passages(*ONE_REMARK)
    phrase = _fragment(passages, "velvet trapdoor").wording

    assert Phrases.over(passages).owner(phrase) == surname("Ann Lind")


def test_a_phrase_of_many_is_nobodys() -> None:
    passages = _passages(
        'Ann Lind spoke of "red tape."',
        'Carl Berg spoke of "red tape."',
        'Eva Holm spoke of "red tape."',
    )

    assert Phrases.over(passages).owner(_fragment(passages, "red tape").wording) is None


def test_a_long_quotation_is_no_phrase() -> None:
    passages = _passages(*A_HABIT, *A_HABIT)
    longest = max((passage.wording for passage in passages), key=len)

    assert Phrases.over(passages).owner(longest) is None


def test_a_line_in_three_speeches_is_a_habit() -> None:
    passages = _passages(*A_HABIT)
    line = _fragment(passages, "the tide lifts everyone").wording

    assert Phrases.over(passages).is_habit(line)


def test_two_speeches_make_a_habit_of_reports_weeks_apart() -> None:
    phrases = Phrases.over(passages := _passages(*A_HABIT[:2], A_HABIT[3]))
    line = _fragment(passages, "the tide lifts everyone").wording

    assert phrases.is_habit(line, late=True)
    assert not phrases.is_habit(line)


def test_one_remark_in_three_reports_is_none() -> None:
    passages = _passages(A_HABIT[0], A_HABIT[0], A_HABIT[0], A_HABIT[3])
    line = _fragment(passages, "the tide lifts everyone").wording

    assert not Phrases.over(passages).is_habit(line, late=True)


def test_a_sentence_names_whom_it_does_not_credit() -> None:
    passages = _passages(*ONE_REMARK)
    last = next(passage for passage in passages if passage.quote.article == "2")

    assert names(last, surname("Ann Lind"))
    assert not names(last, surname("Eva Holm"))
    assert not names(last, "")


def test_a_suffix_is_no_surname() -> None:
    assert surname("Al Lind Jr.") == surname("Ann Lind")


def test_a_description_has_no_surname() -> None:
    assert surname("a senior aide") == surname("") == ""


def test_a_surname_is_written_in_capitals() -> None:
    """*Will* is no *will*, and *A* of an interview is nobody."""
    passages = _passages(
        'Tom Will said that he will "sail on."', 'She will "sail on," Eva Holm said.'
    )
    other = next(passage for passage in passages if passage.quote.article == "1")

    assert not names(other, surname("Tom Will"))
    assert not surname("A")
