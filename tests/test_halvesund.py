"""A month of coverage: every grave change that was planted is raised, and nothing else is grave."""

from pathlib import Path

import pytest

import quotecheck as qc

PLANTED = {
    ("fjordpost-0603", "drift.modality", "should stay"),
    ("kveld-0603", "drift.negation", "would let"),
    ("kveld-0607", "drift.name", "Storgata"),
    ("kveld-0611", "drift.number", "one third"),
    ("kveld-0614", "drift.number", "2012"),
    ("kveld-0618", "speaker.conflict", "Liv Aasen"),
    ("northline-0620", "drift.number", "four months"),
    ("star-0621", "drift.number", "four months"),
    ("kveld-0621", "drift.modality", "will open"),
    ("kveld-0621", "drift.number", "301"),
    ("kveld-0625", "drift.modality", "type will"),
    ("fjordpost-0625", "drift.modality", "must be"),
}
"""Where, what, and a word that the message must have."""

MAJOR = {
    ("fjordpost-0611", "drift.lexical"),
    ("fjordpost-0625", "drift.lexical"),
    ("kveld-0605", "drift.insertion"),
    ("kveld-0614", "drift.lexical"),
}
"""What is changed in English; what the Hansa Kurier translates back comes on top."""

FAITHFUL = ("courier", "radionord")


@pytest.fixture(scope="module")
def report(request: pytest.FixtureRequest) -> qc.Report:
    """The month, reconciled."""
    fixtures: Path = request.getfixturevalue("fixtures")
    return qc.reconcile(qc.read(fixtures / "articles" / "halvesund"))


@pytest.mark.parametrize(("article", "code", "words"), sorted(PLANTED))
def test_what_was_planted_is_raised(report: qc.Report, article: str, code: str, words: str) -> None:
    """As critical, at the article that has it."""
    said = [
        finding.message
        for finding in report.findings
        if finding.code == code
        and finding.severity is qc.Severity.CRITICAL
        and article in {place.article for place in finding.at}
    ]

    assert any(words in message for message in said)


def test_nothing_else_is_critical(report: qc.Report) -> None:
    """A false alarm costs more than a miss."""
    critical = {
        (place.article, finding.code)
        for finding in report.findings
        if finding.severity is qc.Severity.CRITICAL
        for place in finding.at
    }

    assert critical == {(article, code) for article, code, _ in PLANTED}


def test_what_is_major(report: qc.Report) -> None:
    """Changed words of four articles, and a translation back."""
    major = {
        (place.article, finding.code)
        for finding in report.findings
        if finding.severity is qc.Severity.MAJOR
        for place in finding.at
    }

    assert {found for found in major if not found[0].startswith("hansa")} - MAJOR <= {
        ("fjordpost-0603", "drift.lexical")
    }
    assert major >= MAJOR


def test_the_faithful_are_left_alone(report: qc.Report) -> None:
    """Whoever prints what was said has nothing to answer for."""
    blamed = {
        place.article
        for finding in report.findings
        if finding.severity >= qc.Severity.MAJOR
        for place in finding.at
    }

    assert not {article for article in blamed if article.startswith(FAITHFUL)}


def test_a_copy_is_one_witness(report: qc.Report) -> None:
    """The agency and whoever prints its text share an error."""
    codes = {finding.code for finding in report.findings}

    assert {"article.copy", "article.shared-source"} <= codes
