"""Words, sentences and paragraphs keep their place."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.text import fold, paragraphs, sentences, tokens

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NEWSY = st.text(st.sampled_from("aB1 .!?…,'’\"“”U.S\n\r\t$%é漢\u0301"), max_size=60)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's the Allies' war.", ["It's", "the", "Allies", "war"]),
        ("U.S. troops, D.C.-based", ["U.S.", "troops", "D.C.", "based"]),
        ("the U.S left", ["the", "U.S", "left"]),
        ("over.And out", ["over", "And", "out"]),
        (
            "$1,000.50, 2% and the 20th at 9:30",
            ["$1,000.50", "2%", "and", "the", "20th", "at", "9:30"],
        ),
        ("€5 or £6", ["€5", "or", "£6"]),
        ("O’Brien and D'Souza", ["O’Brien", "and", "D'Souza"]),
        ("@someone said #this", ["@someone", "said", "#this"]),
        ("dual-use goods—now", ["dual", "use", "goods", "now"]),
        ("cafe\u0301 crème", ["cafe\u0301", "crème"]),
        ("北朝鮮の2人", ["北", "朝", "鮮", "の", "2人"]),
        ("Кто сказал?", ["Кто", "сказал"]),
        ("½ of it, 2½", ["½", "of", "it", "2½"]),
        ("'' — …", []),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    """Words of every script, numbers with their signs, contractions whole."""
    assert [token.text for token in tokens(text)] == words


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("US", "u.s"),
        ("U.S.", "u.s"),
        ("U.S", "u.s"),
        ("us", "us"),
        ("p.m.", "pm"),
        ("it’s", "it's"),
        ("Straße", "strasse"),
        ("ﬁnal", "final"),
        ("1,000.50", "1,000.50"),
    ],
)
def test_fold(word: str, folded: str) -> None:
    """Words compare by case-folded, compatible characters; the country is not the pronoun."""
    assert fold(word) == folded


@pytest.mark.parametrize(
    "sentence_list",
    [
        ["One.", "Two!", "Three?", "Four… ", "Five."],
        ["Gen. Smith met Sen. Jones.", "They spoke."],
        ["John F. Kennedy spoke.", "He left."],
        ["They left the U.S. on Friday.", "It rained."],
        ["They left the U.S.", "The rest stayed."],
        ["The U.S. President spoke."],
        ["J.B. Orr met C.K.L. Lee.", "He left."],
        ["It opens on Jan. 5 at 9 a.m.", "But nobody came."],
        ["He said no.", "Then he left."],
        ["Rule No. 2 holds.", "She was ill.", "Mr. Orr agreed."],
        ["“I am tired.”", "He left."],
        ['"Why?"', "She left."],
        ["“Go,” he said.", "“Now.”"],
        ["“Really?” he asked."],
        ["It cost 2.5 percent.", "$3 million was paid."],
        ["Acme Inc. Chief Ann Orr left.", "It sank."],
        ["彼は来た。", "「行く。」", "終わり。"],
        ["He came … and went."],
        ["A heading without a stop\n\n", "The first sentence."],
    ],
)
def test_sentences(sentence_list: list[str]) -> None:
    """A text put together from sentences falls apart into them."""
    text = " ".join(sentence_list)

    assert [span.of(text) for span in sentences(text)] == [part.strip() for part in sentence_list]


def test_sentences_of_a_range() -> None:
    """Offsets point into the whole text, whatever range is asked for."""
    text = "Zero. One is here. Two is cut short."

    assert [span.of(text) for span in sentences(text, 6, 27)] == ["One is here.", "Two is c"]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\n \t\n", "\u2029"])
def test_paragraphs_break_at_newlines(gap: str) -> None:
    """One newline of any kind is enough."""
    text = f"  First one is here.{gap}Second one, too. "

    assert [span.of(text) for span in paragraphs(text)] == [
        "First one is here.",
        "Second one, too.",
    ]


def test_paragraphs_of_hard_wrapped_text() -> None:
    """Where lines are broken at a fixed width, only a blank line ends a paragraph."""
    text = (
        "The first paragraph runs on\nover two more lines, and\nstops.\n\nThe second one\nis short."
    )

    assert len(paragraphs(text)) == 2


def test_short_lines_are_no_wrapped_text() -> None:
    """Lines that end in full stops are paragraphs although blank lines occur elsewhere."""
    text = "Headline here\n\nOne ends.\nTwo ends.\n\nThree ends.\nFour ends."

    assert len(paragraphs(text)) == 5


@given(ANY_TEXT | NEWSY)
def test_tokens_are_slices(text: str) -> None:
    """Every token is what stands at its place; tokens come in order and never overlap."""
    found = tokens(text)

    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(token.norm == fold(token.text) for token in found)


@given(NEWSY, NEWSY)
def test_both_engines_agree(latin: str, more: str) -> None:
    """The engine for Latin script finds what the one for every script finds."""
    latin = "".join(char for char in latin + more if char not in "漢\u0301")

    fast, full = tokens(latin), tokens(latin + "\n漢")[:-1]

    assert fast == full


@given(NEWSY | ANY_TEXT)
def test_sentences_and_paragraphs_cover_all_words(text: str) -> None:
    """No word stands outside every sentence, or outside every paragraph."""
    for spans in (sentences(text), paragraphs(text)):
        covered = [word for span in spans for word in tokens(text, *span)]
        assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
        assert [word.start for word in covered] == [word.start for word in tokens(text)]


@pytest.mark.parametrize(
    "text",
    ["." * 100_000, "a" * 100_000, "a." * 50_000, ". " * 50_000, "\n" * 100_000, "1," * 50_000,
     "'a" * 50_000, "a\n\n" * 30_000, '."' * 50_000, "\u0301" * 100_000],
    ids=["dots", "word", "initials", "stops", "newlines", "digits", "apostrophes", "blank lines",
         "closers", "accents"],
)  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    """A hundred thousand characters of one kind are read in a blink."""
    begun = time.process_time()
    tokens(text)
    sentences(text)
    paragraphs(text)

    assert time.process_time() - begun < 1.5
