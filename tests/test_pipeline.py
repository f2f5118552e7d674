"""The corridor from end to end, where no single room can tell."""

import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest

import quotecheck as qc
from quotecheck.extraction import WORTH_A_PROCESS, find_all
from quotecheck.model import Article, Form, Quote, Relation, Segment
from quotecheck.turns import find_turns

COURIER = Article("“The ferry will not sail before noon,” Ada Voss said.", id="courier")
LEDGER = Article("“The ferry will now sail before noon,” Ada Voss said.", id="ledger")


def test_jobs_change_nothing_but_time() -> None:
    """Many articles found by two processes are the same as found by one, in the same order."""
    many = [Article(COURIER.text, id=f"a{n}") for n in range(WORTH_A_PROCESS + 1)]

    assert list(find_all(many, jobs=2)) == list(find_all(many))


def say_who_hears_ctrl_c(article: Article, segments: Sequence[Segment]) -> list[Quote]:
    """Credit every quotation to what this process does when it is interrupted."""
    heard = signal.getsignal(signal.SIGINT)
    return [attrs.evolve(Quote.of(article, one), speaker=str(heard)) for one in segments]


def test_an_interrupt_is_for_the_parent_alone() -> None:
    """A worker that dies of Ctrl-C with the queue's lock in hand would block all the others."""
    many = [Article(COURIER.text, id=f"a{n}") for n in range(WORTH_A_PROCESS)]

    found = find_all(many, attributor=say_who_hears_ctrl_c, jobs=2)

    assert {quote.speaker for quotes in found for quote in quotes} == {str(signal.SIG_IGN)}


def test_another_attributor_takes_the_place_of_ours() -> None:
    """Whoever brings an attributor gets its credits, all the way to the report."""

    def everybody_is_tom(article: Article, segments: list[Segment]) -> list[Quote]:
        return [
            Quote(
                article.id, s.start, s.end, s.span.of(article.text), speaker="Tom", confidence=1.0
            )
            for s in segments
        ]

    report = qc.reconcile([COURIER, LEDGER], attributor=everybody_is_tom)  # type: ignore[arg-type]

    assert {quote.speaker for quote in report.quotes} == {"Tom"}
    assert report.pairs[0].speakers == ("Tom", "Tom")


def test_a_report_is_complete() -> None:
    """One flipped word between two outlets: quotations, pair, remark and finding all say so."""
    report = qc.reconcile([COURIER, LEDGER])

    (pair,) = report.pairs
    (remark,) = report.remarks
    assert [quote.id for quote in report.quotes] == ["courier:1", "ledger:1"]
    assert (pair.a.quote, pair.b.quote) == ("courier:1", "ledger:1")
    assert pair.labels == (qc.Label.NEGATION,)
    assert remark.quotes == ("courier:1", "ledger:1")
    assert remark.speaker == "Ada Voss"
    assert [finding.code for finding in report.findings] == ["drift.negation"]
    assert report.worst is qc.Severity.CRITICAL
    assert report.fails()
    assert report.fails(at="critical")
    with pytest.raises(qc.UsageError, match="no severity 'crit'; did you mean 'critical'"):
        report.fails(at="crit")


def test_an_echo_is_no_drift() -> None:
    """The same person in other words weeks later: shown, never merged, never raised."""
    said = Article(
        "“A harbour that nobody can trust is only a hole with water in it,” Ada Voss said.",
        id="courier",
        published="2025-03-04",
    )
    again = Article(
        "“A harbour nobody can trust is just a hole with water in it,” Ada Voss told voters.",
        id="ledger",
        published="2025-04-11",
    )

    report = qc.reconcile([said, again])

    assert [pair.relation for pair in report.pairs] == [Relation.ECHO]
    assert report.remarks == ()
    assert report.findings == ()


PHRASE = "wealthy harbour contractors in velvet slippers"
LINE = "I was born in a boathouse and I will be buried in one, whatever the harbour costs this town"


@pytest.mark.parametrize(
    ("first", "again", "relation"),
    [
        (
            f"LUND - Ada Voss opened her campaign on Monday. “{LINE},” Voss said.",
            f"MALMO - Ada Voss came to the docks on Tuesday. “{LINE},” Voss said.",
            Relation.ECHO,
        ),
        (
            f"LUND - Ada Voss opened her campaign on Monday. “{LINE},” Voss said.",
            f"The talks stalled on Tuesday. “{LINE},” Voss said last month.",
            Relation.SAME,
        ),
        (
            f"LUND - Ada Voss opened her campaign on Monday. “{LINE},” Voss said.",
            f"Ada Voss is everywhere. “{LINE},” Voss said.",
            Relation.SAME,
        ),
    ],
)
def test_a_line_told_as_the_news_of_two_days_is_said_twice(
    first: str, again: str, relation: Relation
) -> None:
    """At any length, word for word; unless one report looks back, or does not tell its day."""
    articles = [
        Article(first, id="courier", published="2025-03-04"),
        Article(again, id="ledger", published="2025-03-19"),
    ]

    assert [pair.relation for pair in qc.reconcile(articles).pairs] == [relation]


@pytest.mark.parametrize(
    ("first", "again", "relation"),
    [
        (
            f"Schools come before {PHRASE} and their yachts, as every child in this hall knows",
            f"Whoever pays the rent, it will never again be {PHRASE} or their ministry friends",
            Relation.ECHO,
        ),
        (f"The docks belong to {PHRASE}", PHRASE, Relation.SAME),
        (
            f"We build for the people who row every morning, not for {PHRASE}",
            f"{PHRASE} and no oars will have to wait for their turn at the pump",
            Relation.SAME,
        ),
    ],
)
def test_two_sentences_that_share_a_phrase_are_no_rendering(
    first: str, again: str, relation: Relation
) -> None:
    """Both go on otherwise; a fragment, and two cuts that meet in a phrase, are of one sentence."""
    articles = [
        Article(f"“{first},” Ada Voss said.", id="courier", published="2025-03-04"),
        Article(f"“{again},” Ada Voss said.", id="ledger", published="2025-03-05"),
    ]

    assert [pair.relation for pair in qc.reconcile(articles).pairs] == [relation]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (
            "We will not close the harbour before the winter storms arrive",
            "We will close the port before winter storms come",
        ),
        (
            "Nobody in this ministry ever asked me to hide the survey of the pier",
            "Somebody in the ministry asked me to conceal the survey of the pier",
        ),
        (
            "The ferry carried 40 passengers when it struck the northern pier",
            "The ferry had 90 passengers as it hit the northern pier",
        ),
        (
            "I did not lie to the council about the fenders",
            "I lied to the council about the bollards",
        ),
    ],
)
def test_a_grave_change_is_raised_however_reworded(first: str, again: str) -> None:
    """What one person said, quoted whole by both: little else in common is no excuse."""
    articles = [
        Article(f"“{first},” Ada Voss said.", id="courier", published="2025-03-04"),
        Article(f"“{again},” Ada Voss said.", id="ledger", published="2025-03-05"),
    ]

    report = qc.reconcile(articles)

    assert [pair.relation for pair in report.pairs] == [Relation.SAME]
    assert report.worst is qc.Severity.CRITICAL


@pytest.mark.parametrize(
    ("articles", "message"),
    [
        ([], "got 0 articles"),
        ([COURIER], "got 1 article, needs 2"),
        ([COURIER, COURIER], "courier: two articles have this id"),
    ],
)
def test_what_cannot_be_reconciled_is_refused(articles: list[Article], message: str) -> None:
    """Too little to compare, or names that do not tell articles apart."""
    with pytest.raises(qc.UsageError, match=message):
        qc.reconcile(articles)


def test_a_draft_is_checked_against_a_speech_without_marks() -> None:
    """A reference that holds no quotation marks is read as what somebody said."""
    speech = Article("Friends, the ferry will not sail before noon. Go home.", id="speech")

    report = qc.check(LEDGER, against=[speech])

    assert [pair.a.article for pair in report.pairs] == ["speech"]
    assert [finding.code for finding in report.findings] == ["drift.negation"]
    assert {place.article for finding in report.findings for place in finding.at} == {"ledger"}


def test_several_drafts_are_one_report() -> None:
    """Two drafts and one reference: both are measured, in the order given."""
    speech = Article("The ferry will not sail before noon.", id="speech")

    report = qc.check([COURIER, LEDGER], against=[speech])

    assert [quote.article for quote in report.quotes] == ["courier", "ledger"]
    assert [pair.b.article for pair in report.pairs] == ["courier", "ledger"]


def test_a_check_needs_a_reference() -> None:
    """Nothing to measure against is no clean bill."""
    with pytest.raises(qc.UsageError, match="nothing to check against"):
        qc.check(LEDGER, against=[])


@pytest.mark.parametrize("wrong", [3, None])
def test_a_check_of_no_source_says_what_to_give(wrong: Any) -> None:
    """A slip in a script is answered in one line, at either end."""
    with pytest.raises(qc.UsageError, match="no source; give paths, Articles or dicts"):
        qc.check(wrong, against=LEDGER)
    with pytest.raises(qc.UsageError, match="no source; give paths, Articles or dicts"):
        qc.check(LEDGER, against=wrong)


def test_one_dict_is_one_source() -> None:
    """A row is checked as an article is, not as the names of its columns."""
    draft = {"id": "draft", "text": "“The ferry will sail,” Ada Voss said."}
    said = {"id": "said", "text": "VOSS: The ferry will not sail.", "kind": "transcript"}

    assert [f.code for f in qc.check(draft, against=said).findings] == ["drift.negation"]


def test_marks_inside_compared_strings_count() -> None:
    """Where a string mixes quoted and unquoted words, it is a paraphrase that quotes."""
    pair = qc.compare("the ferry will not sail", "she said the ferry “will not sail”")

    assert pair.b.form is Form.REPORTED
    assert qc.Label.BOUNDARY in pair.labels


def test_line_breaks_in_compared_strings_are_white_space() -> None:
    """Marks pair across a line break, so that words wrapped anew are the same words."""
    said = "She wrote that ‘the ferry\nwill not sail’ and\n\nleft"

    assert qc.compare(said.replace("\n", " "), said).labels == (qc.Label.IDENTICAL,)


def test_unrelated_strings_are_different() -> None:
    """No common wording: no labels, no edits, and no pretence of a comparison."""
    pair = qc.compare("the ferry will not sail", "prices rose again in May")

    assert pair.relation is Relation.DIFFERENT
    assert not pair.same
    assert pair.labels == ()
    assert pair.edits == ()


@pytest.mark.parametrize(
    ("a", "b", "same"), [("", "", True), ("", "words", False), ("…", "…", True), ("—", "", False)]
)
def test_strings_without_words_compare(a: str, b: str, *, same: bool) -> None:
    """Nothing is the same as nothing, and as nothing else."""
    assert qc.compare(a, b).same is same
    assert qc.compare(b, a).same is same


HEARING = Article(
    "REED: The ferry will sail before noon. VOSS: The ferry will not sail before noon, I said. "
    "REED: You heard her. VOSS: Thank you.",
    id="hearing",
    kind="transcript",
)


@pytest.mark.parametrize(
    ("speaker", "words", "conflict"),
    [
        ("Ada Voss", "The ferry will not sail before noon", False),
        ("Tom Reed", "The ferry will sail before noon", False),
        ("Tom Reed", "The ferry will not sail before noon, I said", True),
        ("Mayor Lind", "The ferry will not sail before noon, I said", False),
    ],
)
def test_words_in_another_turn_are_a_conflict(speaker: str, words: str, *, conflict: bool) -> None:
    """Who has turns of their own, and is credited with another's, is credited wrongly.

    Whoever has none may stand behind a label that nobody can read.
    """
    hearing = attrs.evolve(HEARING, turns=find_turns(HEARING.text, transcript=True))
    draft = Article(f"“{words},” {speaker} said.", id="draft")

    report = qc.check(draft, against=[hearing])

    assert [pair.speaker_conflict for pair in report.pairs] == [conflict]
    assert ("speaker.conflict" in {finding.code for finding in report.findings}) is conflict


@pytest.mark.parametrize(
    ("said", "conflict"),
    [
        ("The director said they", False),
        ("He said they", False),
        ("Reed said they", False),
        ("You told us they", False),
        ("Nora Lind said they", True),
        ("I said they", True),
        ("They", True),
    ],
)
def test_who_relays_what_another_said_did_not_say_it(said: str, *, conflict: bool) -> None:
    """A deputy tells what the director said: whoever is the director, both reports are right."""
    words = "showed reckless disregard for the warning lights on the pier"
    deputy = Article(f"The committee met. “{said} {words},” said deputy Ada Voss.", id="deputy")
    director = Article(f"The committee met. “They {words},” said Tom Reed.", id="director")

    report = qc.reconcile([deputy, director])

    assert [pair.speaker_conflict for pair in report.pairs] == [conflict]
    assert ("speaker.conflict" in {finding.code for finding in report.findings}) is conflict


def test_a_relay_credited_to_two_persons_is_disputed() -> None:
    words = "The director said they showed reckless disregard for the warning lights on the pier"
    one, other = (
        Article(f"The committee met. “{words},” said {name}.", id=name)
        for name in ("Ada Voss", "Tom Reed")
    )

    assert [finding.code for finding in qc.reconcile([one, other]).findings] == ["speaker.conflict"]


def test_a_relay_in_other_words_hides_no_not() -> None:
    words = "showed any disregard for the warning lights on the outer pier"
    deputy = Article(f"“The director said they never {words},” said deputy Ada Voss.", id="deputy")
    director = Article(f"“They {words},” said Tom Reed.", id="director")

    assert "drift.negation" in {f.code for f in qc.reconcile([deputy, director]).findings}


def test_findings_tell_the_time_of_the_words(tmp_path: Path) -> None:
    """Not when the turn begins: when the words are said that the draft has otherwise."""
    talk = tmp_path / "talk.vtt"
    talk.write_text(
        "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ana Orr>We have to do more to make sure\n\n"
        "00:12:34.500 --> 00:12:36.000\n<v Ana Orr>that the harbour can roll back the flood.\n"
    )
    draft = qc.Article(
        "“We have to do more to make sure that the harbour can push back the flood,” said Ana Orr."
    )

    (finding,) = qc.check(draft, against=talk).findings

    assert finding.message == "“can roll back” in talk at 00:12:34; “can push back” here"
    (place,) = finding.related
    assert (place.article, place.speaker, place.time) == ("talk", "Ana Orr", 754.5)
    assert [(at.article, at.speaker, at.time) for at in finding.at] == [("article", None, None)]
