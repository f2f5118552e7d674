"""A transcript among the articles of a diff: what was said, and how near to it each outlet is."""

import attrs
import pytest

import quotecheck as qc
from quotecheck.fidelity import rank_outlets
from quotecheck.model import Fidelity
from quotecheck.report.terminal import Ending, Screen, diff_page

TALK = """\
WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ana Orr>Thank you all for coming. We have to do more

00:12:34.000 --> 00:12:36.000
<v Ana Orr>to make sure that the harbour can take the ships of this century

00:12:36.500 --> 00:12:39.000
<v Ana Orr>and is able to hold back the flood, if the council agrees to pay.

00:13:00.000 --> 00:13:09.000
<v Lee Fox>We had a very productive meeting on the budget this morning.

00:14:00.000 --> 00:14:09.000
<v Lee Fox>The new quay will be ready in spring, and nobody will have to leave it.
"""
LONG = (
    "“We have to do more to make sure that the harbour can take the ships of this century and is "
)
OUTLETS = {
    "lantern": f"{LONG}able to keep back the flood,” said Ana Orr.\n\n"
    "“The new quay will be ready in spring,” said Lee Fox.",
    "mirror": f"{LONG}able to keep back the flood,” said Ana Orr.\n\n"
    "“The new quay will not be ready in spring,” said Lee Fox.",
    "tribune": f"{LONG}able to hold back the flood, if the council agrees to pay,” she said.\n\n"
    "“We had a very productive meeting on the budget this morning,” Ana Orr said.\n\n"
    "“Nobody has ever asked us about the price of fish,” said Lee Fox.",
    "weekly": "“Butter is the soul of a kitchen,” said the cook of the Anchor, Jo Marsh.",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> qc.Report:
    """Four outlets, the transcript named last."""
    folder = tmp_path_factory.mktemp("talk")
    (folder / "talk.vtt").write_text(TALK)
    articles = [qc.Article(text, id=name) for name, text in OUTLETS.items()]
    (talk,) = qc.read(folder / "talk.vtt")
    return qc.reconcile([*articles, attrs.evolve(talk, path="talk.vtt")])


def test_the_transcript_is_the_base(report: qc.Report) -> None:
    """Of every remark that it has, and side A of its pairs, wherever it stands among the inputs."""
    assert {remark.base.article for remark in report.remarks} == {"talk"}
    assert all(pair.b.article != "talk" for pair in report.pairs)
    assert {pair.b.article for pair in report.pairs if pair.a.article == "talk"} == {
        "lantern",
        "mirror",
        "tribune",
    }


def test_what_most_have_is_not_what_was_said(report: qc.Report) -> None:
    """Two outlets against one: they are wrong, and the finding tells the time of the words."""
    (finding,) = [finding for finding in report.findings if "keep back" in finding.message]

    assert finding.message == (
        "“to hold back” at 00:12:36 in talk, tribune; “to keep back” in lantern, mirror"
    )
    assert {place.article for place in finding.at} == {"lantern", "mirror"}
    assert [(place.article, place.speaker, place.time) for place in finding.related] == [
        ("talk", "Ana Orr", 756.5)
    ]


def test_words_of_another_turn_are_a_conflict(report: qc.Report) -> None:
    """Whoever alone credits somebody else than the transcript is the one who is wrong."""
    (finding,) = [finding for finding in report.findings if finding.code == "speaker.conflict"]

    assert [place.article for place in finding.at] == ["tribune"]
    assert [place.article for place in finding.related] == ["talk"]


def test_outlets_by_fidelity(report: qc.Report) -> None:
    """Fewest critical ones first, then major; who quotes nothing of it last."""
    assert report.fidelity == (
        Fidelity("lantern", ("lantern",), 2, 2, 1, 0, 1, 0),
        Fidelity("tribune", ("tribune",), 3, 2, 1, 0, 0, 1),
        Fidelity("mirror", ("mirror",), 2, 2, 0, 0, 1, 1),
        Fidelity("weekly", ("weekly",), 1, 0, 0, 0, 0, 0),
    )


def test_counts_add_up(report: qc.Report) -> None:
    """What is found is one of the four; what is not found is counted nowhere."""
    for one in report.fidelity:
        assert one.found == one.verbatim + one.minor + one.major + one.critical
        assert one.found <= one.quotations


def test_articles_of_one_outlet_are_counted_together(report: qc.Report) -> None:
    """An outlet is its name."""
    articles = [
        attrs.evolve(article, outlet="The Post") if article.id in {"lantern", "mirror"} else article
        for article in report.articles
    ]

    first, *_ = rank_outlets(articles, report.quotes, report.pairs)

    assert first.outlet != "The Post"
    (post,) = [
        one
        for one in rank_outlets(articles, report.quotes, report.pairs)
        if one.outlet == "The Post"
    ]
    assert (post.articles, post.quotations, post.critical) == (("lantern", "mirror"), 4, 1)


def test_without_a_transcript_nobody_is_ranked(report: qc.Report) -> None:
    """There is nothing to be faithful to."""
    articles = [article for article in report.articles if not article.turns]

    assert qc.reconcile(articles).fidelity == ()


def test_the_order_of_the_inputs_changes_no_count(report: qc.Report) -> None:
    """The transcript first or last, the outlets in whatever order."""
    again = qc.reconcile(report.articles[::-1])

    assert set(again.fidelity) == set(report.fidelity)
    assert {finding.id for finding in again.findings} == {finding.id for finding in report.findings}


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_the_page_ends_with_the_ranking(report: qc.Report, columns: int) -> None:
    """A table where there is room for one, prose where there is none; never too wide."""
    page = diff_page(report, screen=Screen(columns), ending=Ending(status=1))

    assert max(map(len, page.splitlines())) <= columns
    assert "by fidelity to" in page
    below = [line.split() for line in page.partition("by fidelity")[2].splitlines() if line]
    ranked = [name for name in (words[0].rstrip(":") for words in below) if name in OUTLETS]
    assert ranked == ["lantern", "tribune", "mirror", "weekly"]
    assert page.startswith("4 articles against ")


def test_other_formats_have_it(report: qc.Report) -> None:
    """JSON as the noun has it, Markdown as a table."""
    listed = report.to_dict()["fidelity"]
    assert isinstance(listed, list)
    assert listed[0] == {
        "outlet": "lantern",
        "articles": ["lantern"],
        "quotations": 2,
        "found": 2,
        "verbatim": 1,
        "minor": 0,
        "major": 1,
        "critical": 0,
    }
    assert "| tribune | 3 | 2 | 1 | 0 | 0 | 1 |" in report.to_markdown()


def test_a_transcript_outweighs_reports(report: qc.Report) -> None:
    """A draft that repeats another outlet's wrong credit is told who said it."""
    *others, talk = report.articles
    draft = qc.Article(
        "“We had a very productive meeting on the budget this morning,” said Ana Orr.", id="draft"
    )

    findings = qc.check(draft, against=[*others, talk]).findings

    assert [finding.code for finding in findings] == ["speaker.conflict"]
    assert [place.article for place in findings[0].related] == ["talk"]


def test_what_no_transcript_has_is_looked_up_in_reports(report: qc.Report) -> None:
    """They are references too."""
    *others, talk = report.articles
    draft = qc.Article("“Butter is the soul of a kitchen,” said Jo Marsh, the cook.", id="draft")

    assert qc.check(draft, against=[*others, talk]).findings == ()


def test_a_lost_not_is_told_where_everybody_has_the_same_words() -> None:
    """Words that all articles share are worth nothing as evidence; the change still is."""
    turns = (
        "LINDQVIST: Good morning, and thank you all for coming to the quay.",
        "BRANDT: Minister, is there any news for the crews of the fleet.",
        "LINDQVIST: We will not close the northern harbour before the winter.",
        "BRANDT: Thank you, that is all that I wanted to know today.",
    )
    talk = qc.read({"id": "talk", "text": "\n\n".join(turns)})
    said = "“We will {} close the northern harbour before the winter,” Ada Lindqvist said."
    outlets = [qc.Article(said.format(word), id=word) for word in ("not", "now")]

    findings = qc.reconcile([*outlets, *talk]).findings

    assert [(f.code, f.at[0].article) for f in findings] == [("drift.negation", "now")]
