"""A draft against a transcript: the whole quotation, the right place, and no noise of speech."""

import pytest

import quotecheck as qc
from quotecheck import Label, Severity
from quotecheck.turns import find_turns

DEBATE = """MODERATOR: Good evening. Senator Wells, what would you do about the harbour wall?

WELLS: Thank you. We will rebuild the wall before the winter storms, and we will do it [applause]
with our own engineers. The pilots have waited

MODERATOR: Please let her finish.

WELLS: for nine years, you know, and nobody has — nobody has answered their letters. I'm not sure
I totally deserve the credit. There it is. There it is.

TRASK: She says that we will rebuild the wall before the winter storms. I say we cannot. We will
cut the port tax by 20 percent next year, and spend what is left on the lighthouse and the rope.

MODERATOR: Mr. Trask, you said last year that the lighthouse was a waste of money.

TRASK: It will be there when you are gone.
"""


def check(draft: str, transcript: str = DEBATE) -> qc.Report:
    """Check a draft against a transcript."""
    return qc.check(
        qc.Article(draft, id="draft"),
        against=qc.Article(
            transcript, id="t", kind="transcript", turns=find_turns(transcript, transcript=True)
        ),
    )


def drift(draft: str, transcript: str = DEBATE) -> list[tuple[str, str, str, str]]:
    """Return what a draft has otherwise than its transcript, and how grave that is."""
    (pair,) = check(draft, transcript).pairs
    return [
        (edit.a_text, edit.b_text, str(edit.label), str(edit.severity))
        for edit in pair.edits
        if edit.severity > Severity.NONE
    ]


# ------------------------------------------------------------------------------ the noise of speech
@pytest.mark.parametrize(
    ("why", "words", "expected"),
    [
        (
            "a stage note is nobody's",
            "we will do it with our own engineers",
            [],
        ),
        (
            "what the moderator throws in is not the senator's",
            "The pilots have waited for nine years",
            [],
        ),
        (
            "a filler weighs little",
            "waited for nine years, and nobody has answered",
            [("you know", "", "omission", "minor"), ("nobody has", "", "function-word", "minor")],
        ),
        (
            "a word of the remark itself weighs as ever",
            "We will rebuild the wall before the storms",
            [("winter", "", "omission", "major")],
        ),
    ],
)
def test_transcript_noise(why: str, words: str, expected: list[tuple[str, str, str, str]]) -> None:
    """Stage notes, interjections, fillers and false starts are not the draft's drift."""
    assert drift(f'"{words}," said Senator Wells.') == expected, why


@pytest.mark.parametrize(
    ("said", "quoted", "severity"),
    [
        (
            "Jeb wants to be — he wants to be a tough guy tonight",
            "Jeb wants to be a tough guy tonight",
            "minor",
        ),
        (
            "we worked hard to really keep the lighthouse lit",
            "we worked hard to keep the lighthouse lit",
            "minor",
        ),
        (
            "we closed the the harbour for all of the winter",
            "we closed the harbour for all of the winter",
            "minor",
        ),
        (
            "we are not really happy with the lighthouse now",
            "we are not happy with the lighthouse now",
            "major",
        ),
        (
            "the harbour pilots closed the lighthouse for winter",
            "the pilots closed the lighthouse for winter",
            "major",
        ),
        (
            "we can — we cannot close the lighthouse for winter",
            "we can close the lighthouse for winter",
            "critical",
        ),
        (
            "WE WILL ROLL BACK THE TIDE AT THE LIGHTHOUSE",
            "We will roll back the tide at the lighthouse",
            "none",
        ),
        (
            "a well-kept light-house by the sea wall",
            "a well kept lighthouse by the sea wall",
            "none",
        ),
        (
            "THE THREAT TO THE LIGHTHOUSE IS GROWING",
            "The danger to the lighthouse is growing",
            "major",
        ),
    ],
)
def test_speech_as_it_was_spoken(said: str, quoted: str, severity: str) -> None:
    """What says nothing weighs little; a *not* beside it, and whatever says something, do not."""
    (pair,) = check(f'"{quoted}," said Wells.', f"HOST: Well?\n\nWELLS: {said}.").pairs

    assert str(pair.severity) == severity, pair.edits


# ------------------------------------------------------------------------------ all of a quotation
@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        (
            "We will rebuild the wall before the winter storms, and I promise you a lighthouse",
            ("", "I promise you a lighthouse", "insertion"),
        ),
        ("We will cut the port tax by 30 percent", ("20", "30", "number")),
        ("We will cut the port tax by 30", ("20", "30", "number")),
        ("They will cut the port tax by 20 percent", ("We", "They", "lexical")),
    ],
)
def test_nothing_is_left_over(quoted: str, expected: tuple[str, str, str]) -> None:
    """What a draft adds or changes at the edge of what was said does not slip through."""
    report = check(f'"{quoted}," said Wells.')
    edits = [edit for pair in report.pairs for edit in pair.edits]

    assert expected[2] in {str(edit.label) for edit in edits}
    assert any(expected[1] in edit.b_text for edit in edits), edits
    assert any(finding.code == f"drift.{expected[2]}" for finding in report.findings)


def test_an_excerpt_of_a_transcript_is_no_change() -> None:
    """Everybody quotes a part of what was said."""
    (pair,) = check('"The pilots have waited for nine years," said Wells.').pairs

    assert Label.EXCERPT not in pair.labels
    assert pair.severity is Severity.NONE


# ------------------------------------------------------------------------------ common words
@pytest.mark.parametrize(
    ("why", "draft", "found"),
    [
        ("her own words, all of them", '"There it is," said Wells.', True),
        ("most of her own words", '"I\'m not sure I really deserve the credit," Wells said.', True),
        ("two words of another", '"There it is," said Trask.', False),
        ("her own, but other words", '"Here we are," said Wells.', False),
        ("who never speaks there", '"cut the port tax," said Mara Holm.', False),
        ("half of it is somebody's", '"Here is the winter we know," said Wells.', False),
    ],
)
def test_words_too_common_to_weigh(why: str, draft: str, found: bool) -> None:  # noqa: FBT001
    """They are looked up literally, and believed in their speaker's mouth."""
    report = check(draft)

    assert bool(report.pairs) is found, why
    missing = [f for f in report.findings if f.code == "reference.not-found"]
    assert bool(missing) is not found


def test_a_speech_that_names_nobody_is_its_speakers() -> None:
    """Whoever checks against a speech knows whose it is."""
    speech = "There it is. We have come a long way, and I am not sure I totally deserve it."

    assert check('"I am not sure I really deserve it," she said.', speech).pairs


# ------------------------------------------------------------------------------ where, and by whom
HEARING = """CHAIR: Well?

WELLS: We will rebuild the harbour wall before winter. The port tax goes to the lighthouse.

TRASK: You said that we will rebuild the harbour wall before winter, and I do not believe it.

WELLS: I say it again, we will rebuild the harbour wall before winter. And the pilots will help us.

TRASK: Nobody will pay for a rotten lighthouse at the end of a rotten pier.
"""


def codes(draft: str) -> list[str]:
    """Return the codes of what is wrong with a draft, malformed and unsourced ones left out."""
    found = check(draft, HEARING).findings
    return [f.code for f in found if not f.code.startswith("quote.")]


@pytest.mark.parametrize(
    ("why", "draft", "expected"),
    [
        (
            "said twice by one person",
            '"We will rebuild the harbour wall before winter," said Wells.',
            ["reference.ambiguous"],
        ),
        (
            "what follows settles the place",
            '"We will rebuild the harbour wall before winter. And the pilots will help us."',
            [],
        ),
        ("said once", '"The port tax goes to the lighthouse," said Wells.', []),
        (
            "whoever reads it back has said it, too",
            '"We will rebuild the harbour wall before winter," said Trask.',
            [],
        ),
        (
            "who never said it",
            '"The port tax goes to the lighthouse," said Trask.',
            ["speaker.conflict"],
        ),
    ],
)
def test_where_it_was_said(why: str, draft: str, expected: list[str]) -> None:
    """The place is named where it is certain, and the credit doubted where nobody said it."""
    assert codes(draft) == expected, why


BUDGET = """REPORTER: Mayor Quintana?

QUINTANA: We will cut 120 posts in the administration, and we will not cut a single teacher. I have
spoken with President Ilse Marten and with Governor Hal Brandt about the cost. I was not happy
with the old rules.

OKORO: The mayor said "we will not cut a single teacher," and I don't believe it.
"""


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("“We will not cut a single teacher,” Quintana said.", []),
        ("“We will not cut a single teacher,” Okoro said.", ["speaker.conflict"]),
        ("“I don't believe it,” Okoro said.", []),
    ],
)
def test_who_reads_words_back_between_marks_has_not_said_them(
    draft: str, expected: list[str]
) -> None:
    """They are quoted in the reference as well, and belong to whoever is recorded saying them."""
    assert [finding.code for finding in check(draft, BUDGET).findings] == expected


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("I wasn't happy with the old rules", []),
        ("We will cut one hundred and twenty posts in the administration", []),
        (
            "I have spoken with Governor Hal Brandt and with President Ilse Marten about the cost",
            ["drift.reorder"],
        ),
        ("We will cut the salaries of posts in the ministry", ["reference.not-found"]),
    ],
)
def test_what_is_only_written_otherwise_is_found(quoted: str, expected: list[str]) -> None:
    """Little of it is the same word for word, and nothing of it is missing."""
    found = check(f"“{quoted},” Quintana said.", BUDGET).findings

    assert [finding.code for finding in found] == expected


@pytest.mark.parametrize("kind", ["article", "transcript"])
def test_a_transcript_made_by_hand_has_its_turns(kind: str) -> None:
    """An article made in Python is read as its file would be: who says what is not lost."""
    report = qc.check(
        qc.Article("“The port tax goes to the lighthouse,” said Trask.", id="draft"),
        against=qc.Article(HEARING, id="hearing", kind=kind),
    )

    assert [finding.code for finding in report.findings] == ["speaker.conflict"]


def test_places_are_named() -> None:
    """Each time it was said, with line and column, and as places to open."""
    report = check('"We will rebuild the harbour wall before winter," said Wells.', HEARING)
    (finding,) = report.findings

    assert finding.severity is Severity.INFO
    assert finding.message == "said 2 times in t: 3:8, 7:24"
    assert [place.line for place in finding.related] == [3, 7]


def test_the_nearest_passage_is_shown() -> None:
    """It may be a paraphrase; the editor decides."""
    draft = '"Nobody should ever have to pay for that old lighthouse on a pier," said Trask.'
    report = check(draft, HEARING)
    (finding,) = report.findings

    assert finding.code == "reference.not-found"
    assert "; nearest: “" in finding.message
    assert "(TRASK)" in finding.message
    assert [place.line for place in finding.related] == [9]
    assert "nearest" in report.to_markdown()


def test_nothing_near_is_no_hint() -> None:
    """Nothing false is said where there is nothing."""
    (finding,) = check('"My grandmother kept eleven geese," said Wells.', HEARING).findings

    assert finding.message == "no reference contains “My grandmother kept eleven geese,”"
    assert finding.related == ()
