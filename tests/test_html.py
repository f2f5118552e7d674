"""The page of a report: what it holds, what it must never do, and what text cannot do to it."""

import base64
import datetime
import hashlib
import itertools
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest
from html_page import Node, read
from report_sample import ARTICLES, check_sample, sample

import quotecheck
from quotecheck.errors import UsageError
from quotecheck.model import Article, Report, Severity

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    '" onmouseover="alert(1)',
    "\u202eevil\u2069",
    "a\x1b[31m\x00b",
    "&amp;&lt;",
    "]]>--><!--",
)


def page_of(report: Report) -> Node:
    """Return a report's page, read back."""
    return read(report.to_html())


def ids(page: Node) -> list[str]:
    """Return every id of a page."""
    return [node.attributes["id"] or "" for node in page.elements() if "id" in node.attributes]


def hrefs(page: Node) -> list[str]:
    """Return every address that a page links to."""
    return [node.attributes["href"] or "" for node in page.all("a")]


def spoken(text: str, **more: Any) -> Article:
    """Return an article that quotes one sentence."""
    return Article(f"“{text},” Ada Lindqvist said.", **more)


def two(**more: Any) -> Report:
    """Return a report on two outlets that differ in a *not*."""
    said = "We will {} close the northern harbour before the winter"
    one = spoken(said.format("not"), id="one", **more)
    return quotecheck.reconcile([one, spoken(said.format("now"), id="two")])


REPORTS: Mapping[str, Callable[[], Report]] = {
    "diff": sample,
    "check": check_sample,
    "empty": lambda: Report((), (), (), (), ()),
    "one article": lambda: Report(ARTICLES[:1], (), (), (), ()),
    "no remark": lambda: attrs.evolve(sample(), remarks=(), pairs=(), findings=()),
    "all alike": lambda: attrs.evolve(sample(), remarks=sample().remarks[-1:], findings=()),
    "one difference": two,
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_page_is_whole(name: str) -> None:
    """Every element is closed, every id is unique, every link within the page leads somewhere."""
    page = page_of(REPORTS[name]())
    found = ids(page)

    assert len(found) == len(set(found))
    assert {href[1:] for href in hrefs(page) if href.startswith("#")} <= set(found)
    assert len(list(page.all("h1"))) == 1


@pytest.mark.parametrize("name", REPORTS)
def test_a_page_loads_nothing_and_runs_nothing(name: str) -> None:
    """No script, no handler, no style of an element, one style sheet that the policy names."""
    source = REPORTS[name]().to_html()
    page = read(source)
    names = {attribute for node in page.elements() for attribute in node.attributes}
    (policy,) = (
        node.attributes["content"] or ""
        for node in page.all("meta")
        if node.attributes.get("http-equiv")
    )
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL)

    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert not list(page.all("script"))
    assert not {name for name in names if name.startswith("on") or name == "style"}
    assert {node.attributes["href"] for node in page.all("link")} == {"data:,"}
    assert not {"src", "srcset", "action"} & names
    assert "url(" not in style[1]


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    """No clock, no random id."""
    assert REPORTS[name]().to_html() == REPORTS[name]().to_html()


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("diff", "4 of 6 shared remarks differ critically"),
        ("check", "3 of 6 quotations differ critically from the references"),
        ("empty", "No remark stands in two outlets"),
        ("no remark", "No remark stands in two outlets"),
        ("all alike", "The one shared remark agrees"),
        ("one difference", "The one shared remark differs critically"),
    ],
)
def test_the_first_sentence_says_it(name: str, headline: str) -> None:
    """What an editor reads first is the answer."""
    page = page_of(REPORTS[name]())

    assert page.first("h1").text() == headline
    assert page.first("title").text() == f"{headline} · quotecheck"


def test_the_worst_stand_first_and_lead_to_their_cards() -> None:
    """The index, the cards and the counts tell the same story."""
    page = page_of(sample())
    index = [item.text() for item in page.first("nav", "index").all("li")]
    cards = [card.attributes["id"] for card in page.all("article", "remark")]

    assert index == [
        "critical not →became now B",
        "critical Ada Lindqvist or Tomas Brandt?",
        "critical 40 →became 14 B",
        "critical It not only dropped C",
        "major ensure →became make sure A",
    ]
    assert hrefs(page.first("nav", "index")) == [f"#{card}" for card in cards]
    assert page.first("p", "counts").text() == "4 critical 1 major 1 word for word"


def test_what_all_others_agree_against_is_the_bases_own() -> None:
    """An outlet is judged by its own words: not by those of the one that it is laid over."""
    said = (
        "“We have to {} that the northern harbour is open before the winter storms arrive and that "
        "no trawler is left outside the breakwater again,” Ada Lindqvist {}."
    )
    told = {"a": ("make sure", "said"), "b": ("ensure", "told the board"), "c": ("ensure", "wrote")}
    report = quotecheck.reconcile(
        [
            quotecheck.Article(said.format(*words), id=name, outlet=name)
            for name, words in told.items()
        ]
    )

    rows = page_of(report).first("section", "outlets").first("tbody").all("tr")

    assert [row.text().split()[-1] for row in rows] == ["major", "–", "–"]


def test_a_dispute_shows_both_parties() -> None:
    """Who is credited by whom, in the outlets' own words."""
    page = page_of(sample())
    (dispute,) = page.all("dl", "conflict")

    assert [party.text() for party in dispute.all("dt")] == ["Ada Lindqvist", "Tomas Brandt"]
    assert dispute.text().endswith("Tomas Brandt B “Brandt told”")


def test_more_than_twelve_are_counted() -> None:
    """The list ends at twelve and says how many follow."""
    said = "The {} will never again be sold to the harbour council of the north"
    animals = (
        "otters seals herons crabs gulls whales trout perch eels storks cranes swans geese ducks"
    )
    texts = [
        "\n\n".join(
            f"“{said.format(animal).replace('never', word)},” Ada Lindqvist said."
            for animal in animals.split()
        )
        for word in ("never", "ever")
    ]
    page = page_of(
        quotecheck.reconcile(
            [Article(text, id=name) for name, text in zip("ab", texts, strict=True)]
        )
    )

    assert len(list(page.first("nav", "index").all("li"))) == 12
    assert "2 more below" in page.first("nav", "index").text()


def test_filters_name_what_there_is() -> None:
    """A choice for each severity and each outlet that shares a remark; rules to go with it."""
    source = sample().to_html()
    page = read(source)
    choices = [node.attributes["id"] for node in page.all("input")]

    assert choices == [
        *("show-all", "show-critical", "show-major"),
        *("in-all", "in-A", "in-B", "in-C", "in-D"),
    ]
    assert "body:has(#in-B:checked) .remark:not(.in-B)" in source
    assert "body:has(#show-major:checked):has(#in-D:checked) .empty" in source
    assert [
        sorted(name for name in card.classes if name.startswith("in-"))
        for card in page.all("article", "remark")
    ][2] == ["in-A", "in-B"]


def test_one_card_needs_no_filter() -> None:
    """There is nothing to choose from."""
    assert not list(page_of(two()).all("form"))


def test_figures_count_what_the_report_holds() -> None:
    """Agreement in per cent of quoted words, and changes by label and outlet."""
    page = page_of(sample())
    heat = {
        row.first("th").text(): [cell.text() for cell in row.all("td")]
        for row in page.first("table", "heat").first("tbody").all("tr")
    }
    matrix = [
        [cell.text() for cell in row.all("td")]
        for row in page.first("table", "matrix").first("tbody").all("tr")
    ]

    assert heat["number (critical)"] == ["·", "1", "·", "·"]
    assert heat["lexical (major)"] == ["·", "2", "3", "·"]
    assert heat["speaker.conflict (critical)"] == ["·", "1", "·", "·"]
    assert "spelling" not in " ".join(heat)
    assert [row[n] for n, row in enumerate(matrix)] == ["·"] * 4
    assert [list(row) for row in zip(*matrix, strict=True)] == matrix
    assert matrix[0][3] == "100 2"


def test_a_timeline_needs_two_days() -> None:
    """Where dates exist a card shows when its renderings were printed; where not, nothing."""
    assert len(list(page_of(sample()).all("figure", "when"))) == 4
    undated = tuple(attrs.evolve(article, published=None) for article in ARTICLES)
    assert not list(page_of(attrs.evolve(sample(), articles=undated)).all("svg"))


def test_days_and_letters_of_a_timeline_have_room() -> None:
    """Neither do the names of days overlap, nor do letters leave the drawing."""
    days = [datetime.date(2031, 3, 1 + n) for n in range(28)]
    articles = [
        spoken("We will close the northern harbour", id=f"o{n}", outlet=f"O{n % 9}", published=day)
        for n, day in enumerate(days + days[-1:] * 8)
    ]
    page = page_of(quotecheck.reconcile(articles))
    drawings = list(page.all("svg"))

    assert drawings
    for drawing in drawings:
        width = int((drawing.attributes["viewbox"] or "").split()[2])
        texts = list(drawing.all("text"))
        named = [int(t.attributes["x"] or 0) for t in texts if "text-anchor" in t.attributes]
        assert len(named) > 2
        assert all(b - a >= 48 for a, b in itertools.pairwise(named))
        for letters in (text for text in texts if "s" in text.classes):
            assert int(letters.attributes["x"] or 0) + 9 * len(letters.text()) <= width
    lanes = [text.text().split()[0] for text in drawings[-1].all("text", "who")]
    assert lanes == sorted(lanes)


def test_notes_that_read_alike_are_one(fixtures: Path) -> None:
    """Two texts that the same two outlets share are told of once, with their number."""
    report = quotecheck.reconcile(quotecheck.read(fixtures / "articles/halvesund"))
    notes = [note.text() for note in page_of(report).first("ul", "notes").all("li")]

    assert sum(finding.code == "article.copy" for finding in report.findings) == 2
    told = "one text in 2 articles, one witness: Northline Agency, Evening Star (2 times)"
    assert [note for note in notes if "article.copy" in note] == [f"info {told} article.copy"]


def test_articles_are_marked_in_place() -> None:
    """Every quotation is marked by its own severity, and tied to its card and back."""
    page = page_of(sample())
    tribune = next(node for node in page.all("details") if node.attributes.get("id") == "a2")
    marks = [(mark.text(), mark.classes) for mark in tribune.all("mark")]

    assert marks[0] == ("We will now close the northern harbour,", {"critical"})
    assert ("starts in March", {"critical"}) in marks
    assert [href for href in hrefs(tribune) if href.startswith("#r")] == [
        "#r1",
        "#r3",
        "#r5",
        "#r2",
    ]
    back = {href for node in page.all("details", "context") for href in hrefs(node)}
    assert {"#a1q1", "#a2q1", "#a3q1"} <= back


@pytest.mark.parametrize("name", ["diff", "check", "one difference"])
def test_articles_in_place_are_complete(name: str) -> None:
    """Leave the numbers out, and what remains is the article's text."""
    report = REPORTS[name]()
    page = page_of(report)
    for details in page.all("div", "text"):
        shown = "".join(details._without({"ref"}, set()))
        texts = [" ".join(article.text.split()) for article in report.articles]
        assert " ".join(shown.split()) in texts


def test_a_headline_stands_behind_front_matter() -> None:
    """An article without a title is named by its first line, marks of Markdown left out."""
    said = "“We will {} close the northern harbour before the winter,” Ada Lindqvist said.\n"
    one = Article(
        "---\noutlet: Courier\n---\n\n# Harbour stays open\n\n" + said.format("not"), id="a"
    )
    page = page_of(
        quotecheck.reconcile([one, Article(said.format("now"), id="b", title="B’s own")])
    )

    assert [node.text() for node in page.all("bdi", "title")] == ["Harbour stays open", "B’s own"]


def test_a_transcript_ranks_the_outlets(fixtures: Path) -> None:
    """Where one is among the articles, it is the top row, and each outlet is held against it."""
    articles = quotecheck.read(fixtures / "articles/synthetic", fixtures / "transcripts")
    report = quotecheck.reconcile(articles)
    page = page_of(report)
    rows = page.first("figure", "fidelity").first("tbody").all("tr")
    tops = {table.first("tr").first("th").text() for table in page.all("table", "collation")}

    assert [row.first("th").text() for row in rows] == [one.outlet for one in report.fidelity]
    assert "J skerrow_hearing" in tops
    standing = page.first("section", "outlets").first("tbody").text()
    assert "skerrow_hearing" not in standing
    assert "1 transcript" in page.first("p", "kicker").text()
    assert "what was said, where a transcript has it" in page.text()


def test_a_long_quotation_of_several_paragraphs_is_marked_in_each() -> None:
    """One mark a paragraph, one number at the end."""
    first, second = "We will not close the harbour", "We will open the pier before the winter"
    texts = [
        f"Ada Lindqvist said:\n\n“{first} this year.\n\n“{second} {word}.”\n"
        for word in ("again", "now")
    ]
    report = quotecheck.reconcile([Article(text, id=f"o{n}") for n, text in enumerate(texts)])
    text = page_of(report).first("div", "text")
    marks = list(text.all("mark"))

    assert [mark.text() for mark in marks] == [f"{first} this year.", f"“{second} again."]
    assert len(list(text.all("a", "ref"))) == 1


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://courier.example/harbour?a=1&b=2", True),
        ("http://courier.example/", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("file:///etc/hosts", False),
        ("//courier.example/", False),
        ("https://", False),
        ("http://[broken", False),
        ("java\tscript:alert(1)", False),
        ("https://courier.example/\u202egpj.exe", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url: str, *, linked: bool) -> None:
    """Whatever stands in an article's url, a click can only lead to the web."""
    page = page_of(two(url=url))
    outside = [
        node for node in page.all("a") if not (node.attributes["href"] or "").startswith("#")
    ]

    assert bool(outside) is linked
    assert all(node.attributes["href"] == url for node in outside)
    assert all(node.attributes["rel"] == "noreferrer noopener" for node in outside)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    """In a text, a name, a title, a speaker or an address: it is shown, and does nothing."""
    names = {"outlet": text, "title": text, "url": text, "author": text, "path": text}
    report = two(**names)
    quotes = tuple(attrs.evolve(quote, speaker=text) for quote in report.quotes)
    credits_ = tuple(
        attrs.evolve(remark, credits=tuple(attrs.evolve(c, speaker=text) for c in remark.credits))
        for remark in report.remarks
    )
    articles = (
        attrs.evolve(report.articles[0], text=report.articles[0].text + text),
        *report.articles[1:],
    )
    hostile = attrs.evolve(report, articles=articles, quotes=quotes, remarks=credits_)
    page = page_of(hostile)
    harmless = {node.tag for node in page_of(two(title="x", url="https://a.example/")).elements()}

    assert {node.tag for node in page.elements()} <= harmless
    assert not any(name.startswith("on") for node in page.elements() for name in node.attributes)
    assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069]", hostile.to_html())


def test_names_of_people_and_outlets_are_isolated() -> None:
    """A name from right to left reorders nothing beside it."""
    page = page_of(two(outlet="צופה"))
    inside = {node.text() for node in page.all("bdi")}

    assert {"צופה", "Ada Lindqvist"} <= inside


def test_thirty_outlets_have_letters() -> None:
    """Beyond Z come AA and AB; figures and filters keep the twelve that share most."""
    said = "We will {} close the northern harbour before the winter"
    articles = [
        spoken(said.format("now" if n % 7 == 3 else "not"), id=f"o{n}", outlet=f"Outlet {n}")
        for n in range(30)
    ]
    other = "\n\n“The pier was {} safe when the divers went down to it,” Tomas Brandt said."
    articles = [
        attrs.evolve(a, text=a.text + (other.format("not" if n else "now") if n < 3 else ""))
        for n, a in enumerate(articles)
    ]
    page = page_of(quotecheck.reconcile(articles))
    letters = [node.text() for node in page.first("section", "outlets").all("b", "siglum")]

    assert letters[24:] == ["Y", "Z", "AA", "AB", "AC", "AD"]
    assert len(list(page.first("table", "matrix").first("thead").all("th"))) == 12
    assert sum(str(node.attributes["id"]).startswith("in-") for node in page.all("input")) == 13
    assert "18 more are in the list above" in page.text()


def test_articles_of_one_outlet_have_numbers() -> None:
    """The outlet is one line of the list; its articles are told apart where they are quoted."""
    said = "We will {} close the northern harbour before the winter"
    days = (datetime.date(2031, 3, 4), datetime.date(2031, 3, 6), None)
    articles = [
        spoken(said.format(word), id=f"o{n}", outlet=outlet, published=days[n])
        for n, (word, outlet) in enumerate(
            [("not", "Courier"), ("now", "Courier"), ("not", "Daily")]
        )
    ]
    page = page_of(quotecheck.reconcile(articles))
    outlets = page.first("section", "outlets")

    assert [row.text() for row in outlets.first("tbody").all("tr")] == [
        "A Courier 2 articles 4 Mar 2031 – 6 Mar 2031 1 – critical",
        "B Daily 1 – –",
    ]
    assert {node.text() for node in page.first("table", "collation").all("b", "siglum")} == {
        *("A1", "A2", "B"),
    }


def test_a_check_shows_the_reference_above_the_draft() -> None:
    """Verdicts and places; what no reference has stands alone."""
    page = page_of(check_sample())
    cards = list(page.all("article", "remark"))
    first = cards[0].first("table", "collation")

    assert [row.first("th").first("b").text() for row in first.first("tbody").all("tr")] == [
        "B",
        "A",
    ]
    lost = next(card for card in cards if "reference.not-found" in card.text())
    assert not list(lost.all("table"))
    assert "The northern harbour stays open" in lost.text()
    assert page.first("section", "same").first("h3").text() == "Verbatim 1"
    (draft, *_) = page.first("section", "inplace").all("details")
    assert "open" in draft.attributes


def test_beyond_five_hundred_cards_only_articles_show_the_context(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The sentences around quotations stand once, in the articles, where a page is long."""
    assert list(page_of(sample()).all("details", "context"))
    monkeypatch.setattr("quotecheck.report.html.diff.MOST_WITH_CONTEXT", 3)
    page = page_of(sample())

    assert not list(page.all("details", "context"))
    assert list(page.all("mark"))


def test_a_report_saves_itself_as_a_page(tmp_path: Path) -> None:
    """The suffix names the format; an unknown one is told all that are known."""
    sample().save(tmp_path / "r.html")

    assert (tmp_path / "r.html").read_text(encoding="utf-8") == sample().to_html()
    with pytest.raises(UsageError, match=r"\.html"):
        sample().save(tmp_path / "r.htm")


def test_templates_load_when_a_page_is_made() -> None:
    """Other formats do not pay for the template engine."""
    code = (
        "import sys; from quotecheck.report import FORMATS; "
        "print('jinja2' in sys.modules, 'markupsafe' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "False"]


def test_severity_of_an_outlet_is_its_own() -> None:
    """A faithful quotation is not painted critical because somebody else got it wrong."""
    page = page_of(two())
    marks = [mark.classes for mark in page.first("section", "inplace").all("mark")]

    assert marks == [{"base"}, {str(Severity.CRITICAL)}]
