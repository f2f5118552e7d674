"""Speaker turns: every convention of transcripts, and the articles that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.turns import body_start, find_turns

LINES = "MAYOR: Good evening.\nCLERK: Thank you.\nMAYOR: We begin."

TRANSCRIPTS = {
    "a label a line": (LINES, ["MAYOR", "CLERK", "MAYOR"]),
    "Windows lines": (LINES.replace("\n", "\r\n"), ["MAYOR", "CLERK", "MAYOR"]),
    "run together": (LINES.replace("\n", ""), ["MAYOR", "CLERK", "MAYOR"]),
    "run together after a mark": (
        'MAYOR: It is called "The Quay."CLERK: Is it?MAYOR: It is —CLERK: No.',
        ["MAYOR", "CLERK", "MAYOR", "CLERK"],
    ),
    "titles": (
        "MR. ORR: I agree.\nTHE PRESIDENT: You do.\nSEN. JO McADAM (R-AK): We all do.",
        ["MR. ORR", "THE PRESIDENT", "SEN. JO McADAM"],
    ),
    "descriptions": (
        "ANA ORR, HOST: Welcome.\nORR: You are back.\nLEE FOX, HARBOR BOARD: I am.",
        ["ANA ORR", "ORR", "LEE FOX"],
    ),
    "apostrophes and hyphens": (
        "O'DEA: I do.\nSMITH-ROE: You do?\nO’DEA: I do.",
        ["O'DEA", "SMITH-ROE", "O’DEA"],
    ),
    "capitals before a label": (
        "ORR: I left the U.S. FOX: You were in Salem, D.C.ORR: I like NATO.FOX: OK.ORR: We do.",
        ["ORR", "FOX", "ORR", "FOX", "ORR"],
    ),
    "an interpreter": (
        "ORR [through translator]: I am here.\nFOX: You are.\nORR [through translator]: Yes.",
        ["ORR", "FOX", "ORR"],
    ),
    "questions and answers": (
        "Q: Are you sure?\nA: I am.\nQ: Why?\nA: We asked.",
        ["Q", "A", "Q", "A"],
    ),
    "questions and answers of a court": (
        "Q. Are you sure?\nA. I am.\nQ. Why?\nA. We asked.",
        ["Q", "A", "Q", "A"],
    ),
    "names with a time, the words below": (
        "Ana Orr  0:05\nI do.\n\nLee Fox  0:15\nI do.\n\nAna Orr  1:02\nWe do.\nLee Fox  1:12\nWe",
        ["Ana Orr", "Lee Fox", "Ana Orr", "Lee Fox"],
    ),
    "a bare Q": (
        "MR. ORR: I will.\nQ    Are you sure?\nMR. ORR: I am.\nQ    Why?\nMR. ORR: We asked.",
        ["MR. ORR", "Q", "MR. ORR", "Q", "MR. ORR"],
    ),
    "mixed case": (
        "Ana Orr: I welcome you.\nLee Fox: I thank you.\nAna Orr: We begin.\nLee Fox: You do.",
        ["Ana Orr", "Lee Fox", "Ana Orr", "Lee Fox"],
    ),
    "Markdown": (
        "**Ana Orr:** I am.\n\n**Lee Fox:** You are.\n\n**Ana Orr:** We are.\n\n**Lee Fox:** Yes.",
        ["Ana Orr", "Lee Fox", "Ana Orr", "Lee Fox"],
    ),
    "a cast before it": (
        "PARTICIPANTS:Ana Orr (Skerrow) MODERATOR:Lee Fox (The Lantern)" + LINES * 2,
        ["MAYOR", "CLERK", "MAYOR"] * 2,
    ),
    "a turn that begins with somebody's words": (
        "FOX: Why did you?\nORR: “Not in my name,” I said.\nFOX: You said?\nORR: I did.",
        ["FOX", "ORR", "FOX", "ORR"],
    ),
    "a signpost inside": (
        "ORR: I have a clip.\nVIDEO: The sea is rising.\nORR: You saw it.\nFOX: We did.",
        ["ORR", None, "ORR", "FOX"],
    ),
    "a label glued to a lost stop": (
        "ORR: I do.\nFOX: You do?\nORR: We said, well OKFOX: I see.\nFOX: You see.",
        ["ORR", "FOX", "ORR", "FOX", "FOX"],
    ),
}

ARTICLES = {
    "no colon": "The mayor spoke. “We begin,” she said.",
    "two labels": "MAYOR: Good evening.\nCLERK: Thank you.",
    "signposts": "UPDATE: I saw it.\nSEE ALSO: You did.\nREAD MORE: We do.\nWATCH: I do.",
    "signposts in mixed case": "Read more: you\nRead more: I\nSee also: we\nSee also: you\n",
    "a dateline": "JAKARTA - The port opened. It said: two ships. He said: three. She said: four.",
    "city briefs": "LONDON: Rain fell.\nPARIS: Snow fell.\nROME: Nothing fell.",
    "one city, again and again": "LONDON: I saw rain.\nLONDON: I saw snow.\nLONDON: You saw it.",
    "an advisory": "WHO: the mayor\nWHAT: a speech\nWHEN: noon\nWHERE: the quay",
    "times and scores": "Kick-off 9:30. Half time 1:0. It ended 2:1. The bus left at 23:15.",
    "addresses": "See https://a.example and https://b.example and https://c.example now.",
    "quoted lines": '"ORR: I do."\n\n"FOX: You do?"\n\n"ORR: We do."\n\n"FOX: I see."',
    "an interview inside an article": (
        "Orr counts swifts.\n\nQ: Why?\nA: “I was a cook.”\nQ: And?\nA: “We wait.”\n\n"
        "“He is right,” said Lee."
    ),
    "answers in marks, by name": (
        'ORR: "I was a cook."\nFOX: And now?\nORR: "I wait." He laughed.\nFOX: You did?'
    ),
    "an outline": "A. The quay\nA. The board\nA. The mayor\nB. You and I",
    "a programme": "News 19:00\nWith us.\nFilm 20:15\nWe watch.\nNews 22:00\nI watch.",
    "a list of results": "Ana Orr: 12\nLee Fox: 14\nAna Orr: 9\nLee Fox: 8\n",
    "an exchange near the end": "She said much. " * 30 + "\n" + LINES,
}


@pytest.mark.parametrize(("text", "labels"), TRANSCRIPTS.values(), ids=TRANSCRIPTS)
def test_turns_are_found(text: str, labels: list[str | None]) -> None:
    """Each convention gives its speakers, in order."""
    assert [turn.label for turn in find_turns(text)] == labels


@pytest.mark.parametrize("text", ARTICLES.values(), ids=ARTICLES)
def test_articles_have_no_turns(text: str) -> None:
    """What is no transcript stays an article."""
    assert find_turns(text) == ()


def test_a_turn_leaves_out_label_and_stage_notes() -> None:
    """Spans hold what was said, and notes in the middle of it."""
    text = (
        "ORR: [applause] I do. (APPLAUSE) We do. [laughter]\n(CROSSTALK)\nFOX: You do?\nORR: Yes."
    )

    spoken = [turn.span.of(text) for turn in find_turns(text)]

    assert spoken == ["I do. (APPLAUSE) We do.", "You do?", "Yes."]


def test_words_in_parentheses_are_no_stage_note() -> None:
    """Only notes in capitals or brackets are cut away: an aside was said."""
    text = "ORR: (I think) we do (as ever)\nFOX: You do?\nORR: I do."

    assert find_turns(text)[0].span.of(text) == "(I think) we do (as ever)"


@pytest.mark.parametrize(
    "text",
    [
        "Orr (00:05):\nI do.\nFox (01:15):\nYou do.\nOrr (1:00:02):\nI do.\nFox (1:00:09):\nWe do.",
        "Orr: (00:05)\nI do.\nFox: (01:15)\nYou do.\nOrr: (1:00:02)\nI do.\nFox: (1:00:09)\nWe do.",
        "[00:05] ORR: I do.\n[01:15] FOX: You do.\n[1:00:02] ORR: I do.\n[1:00:09] FOX: We do.",
        "[00:05] Orr: I do.\n[01:15] Fox: You do.\n[1:00:02] Orr: I do.\n[1:00:09] Fox: We do.",
        "00:05 Orr: I do.\n01:15 Fox: You do.\n01:00:02 Orr: I do.\n01:00:09 Fox: We do.",
        "00:05 - ORR: I do.\n01:15 - FOX: You do.\n1:00:02 - ORR: I do.\n1:00:09 - FOX: We do.",
        "Orr 0:05\nI do.\nFox [1:15]\nYou do.\nOrr (1:00:02)\nI do.\nFox 1:00:09 \nWe do.",
    ],
)
def test_clocks_beside_labels_are_read(text: str) -> None:
    """A time before, in, or behind the label is the turn's, and no part of its words."""
    turns = find_turns(text)

    assert [turn.time for turn in turns] == [5.0, 75.0, 3602.0, 3609.0]
    assert [turn.span.of(text) for turn in turns] == ["I do.", "You do.", "I do.", "We do."]


def test_a_known_transcript_needs_one_label() -> None:
    """Who says that it is a transcript is believed."""
    text = "Hearing of 3 May\nORR: The quay will stay.\nIt will stay open."

    (turn,) = find_turns(text, transcript=True)

    assert (turn.label, turn.span.of(text)) == ("ORR", "The quay will stay.\nIt will stay open.")


@pytest.mark.parametrize(
    "text",
    [
        "Friends, we are here.\nRemember: we must not yield.\nAnd we will win.",
        "We are here.\nRemember: we must stay.\nRemember: they asked us.\nWe will win.",
    ],
)
def test_a_known_speech_may_hold_a_colon(text: str) -> None:
    """A word before a colon inside a speech is said, and labels nobody."""
    (turn,) = find_turns(text, transcript=True)

    assert (turn.label, turn.span.of(text)) == (None, text)


def test_a_label_far_into_a_known_transcript_loses_nothing() -> None:
    """What is too long for a heading was said, by nobody knows whom."""
    text = "We begin tonight. You are welcome here, all of you.\nMAYOR: The quay will stay."

    first, second = find_turns(text, transcript=True)

    assert (first.label, first.span.of(text)) == (None, text.partition("\n")[0])
    assert second.label == "MAYOR"


def test_an_unlabelled_speech_is_one_turn() -> None:
    """It names nobody, and begins behind the front matter."""
    text = "---\ntitle: A speech\n---\n\nMy friends: the quay will stay.\n"

    (turn,) = find_turns(text, transcript=True)

    assert (turn.label, turn.span.of(text)) == (None, "My friends: the quay will stay.")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\ntitle: A\ntags:\n  - b\n---\nText", "Text"),
        ("---\r\ntitle: A\r\n---\r\nText", "Text"),
        ("---\ntitle: A\n...\nText", "Text"),
        ("---\nA rule, then a text.\n---\n", "---\nA rule, then a text.\n---\n"),
        ("---\ntitle: never closed", "---\ntitle: never closed"),
        ("Text\n---\ntitle: A\n---\n", "Text\n---\ntitle: A\n---\n"),
    ],
)
def test_front_matter_ends_where_it_closes(text: str, body: str) -> None:
    """A rule in Markdown is no front matter, and neither is one that never ends."""
    assert text[body_start(text) :] == body


@given(st.text(alphabet=st.sampled_from(list("AQ:.\n [](),*-—'\"12ab\r\u00a0Ü")), max_size=300))
def test_any_text_is_cut_in_order(text: str) -> None:
    """Whatever the text, turns are in order, apart, within it, and not blank."""
    for turns in (find_turns(text), find_turns(text, transcript=True)):
        edges = [edge for turn in turns for edge in (turn.start, turn.end)]
        assert edges == sorted(edges)
        assert all(turn.span.of(text).strip() for turn in turns)


@pytest.mark.parametrize(
    "unit",
    ["0:05 ", "A. ", "\nQ. ", "\nAb Cd 0:0", "A.", "MAYOR: ", "(", "[A] ", "Q\n", "**", "AB "],
)
def test_long_repetitions_stay_fast(unit: str) -> None:
    """Nothing in the patterns backtracks without bound: this would hang, not fail."""
    find_turns(unit * (100_000 // len(unit)) + ": x", transcript=True)
