"""What nouns show in a notebook: true to the words, deaf to hostile text, small however large."""

import html.parser
import re
from typing import Any

import attrs
import pytest
from hypothesis import given
from marked_text import Case, cases, report_of, words
from report_sample import check_sample, compare_sample, sample

import quotecheck as qc
from quotecheck.model import Finding, Pair, Place, Quote, Remark, Report, Severity, Span, Turn

REPORT = sample()
VOID = {"br", "wbr"}
KNOWN = {
    *("figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td", "b", "span", "del"),
    *("ins", "bdi", "code", "ul", "li", "div", "blockquote", "a", *VOID),
}
HOSTILE = (
    "</figure><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "\N{RIGHT-TO-LEFT OVERRIDE}txt.exe\x1b[31m\x00",
    "W" * 100_000,
    "&lt;b&gt;",
)


class Reading(html.parser.HTMLParser):
    """What a browser makes of a display: its words, and whether the elements nest."""

    def __init__(self, markup: str) -> None:
        """Read the display."""
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.elements: set[str] = set()
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append("hidden" if "clip-path" in str(attrs) else tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave it; elements nest."""
        opened = self.open.pop()
        if tag not in {"b", "span", "del", "ins", "bdi", "code", "a"}:
            self.words.append(" ")
        assert opened == tag or (opened == "hidden" and tag == "span")

    def handle_data(self, data: str) -> None:
        """Keep what is seen; not what a rendering lacks, nor what is for screen readers."""
        if not {"hidden", "del"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        """What is seen, but for what a rendering lacks."""
        return " ".join("".join(self.words).split())


def shown(noun: Any) -> str:
    """Return a noun's display."""
    display: str = noun._repr_html_()
    return display


def sound(display: str) -> Reading:
    """Read a display, and hold it to what every display must be."""
    read = Reading(display)
    assert read.open == []
    assert read.elements <= KNOWN
    assert read.attributes <= {"style", "title", "scope", "aria-hidden", "href", "rel"}
    assert not re.search(r"url\(|@import|[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069]", display)
    assert len(display) < 100_000
    return read


def nouns() -> list[Any]:
    """One of each."""
    return [
        REPORT,
        *REPORT.remarks,
        *REPORT.pairs,
        *REPORT.findings,
        REPORT.articles[0],
        REPORT.quotes[0],
        check_sample(),
        compare_sample()[2],
        qc.compare("We will not leave.", "We will now leave."),
        qc.compare("One thing.", "Quite another."),
        qc.compare("", "…"),
        Report((), (), (), (), ()),
    ]


@pytest.mark.parametrize("noun", nouns(), ids=lambda noun: type(noun).__name__)
def test_every_noun_shows_itself(noun: Any) -> None:
    """Sound HTML, and a line of text for where there is none."""
    sound(shown(noun))

    assert "\n" not in repr(noun)
    assert len(repr(noun)) < 1_000


def test_a_report_says_what_matters() -> None:
    """Counts, then the worst, each with its severity as a word, its outlet and its words."""
    articles = (
        qc.Article("“We will not leave the town,” said Ana Torres.", id="one", outlet="The One"),
        qc.Article("“We will now leave the town,” said Ana Torres.", id="two", outlet="The Two"),
        qc.Article("“We will not leave the town,” said Ana Torres.", id="six", outlet="The Six"),
    )
    display = shown(qc.reconcile(articles))

    text = sound(display).text
    assert text.startswith("3 articles, 3 quotations, 1 remark in two outlets or more · 1 critical")
    assert "critical negation The Two We will now leave the town · Ana Torres" in text
    assert re.search(r"<del [^>]*><span [^>]*>\[dropped: </span>not<span", display)
    assert re.search(r"<ins [^>]*><span [^>]*>\[replaced by: </span>now<span", display)


def test_a_check_speaks_of_draft_and_reference() -> None:
    """The same display, in the words of a check."""
    speech = (
        "MS TORRES: We will not leave the northern harbour before Friday. "
        "MR BELL: Why? MS TORRES: It is ours."
    )
    draft = qc.Article(
        "“We will now leave the northern harbour before Friday,” said Ana Torres.", id="draft"
    )
    said = qc.read({"text": speech, "id": "speech"}, kind="transcript")

    text = sound(shown(qc.check(draft, against=said))).text

    assert text.startswith("1 draft with 1 quotation against 1 reference · 1 critical")
    assert "critical negation draft We will now leave the northern" in text


@given(cases())
def test_marks_are_true_to_the_words(case: Case) -> None:
    """Leave out what is struck through, and the second rendering's own words remain."""
    (pair,) = report_of(case).pairs
    row = shown(pair).partition("</tr>")[2].partition("</tr>")[0]

    read = sound(f"<table><tbody>{row}</tr></tbody></table>").text

    assert words(read.removeprefix("b")) == words(pair.b.text)


@pytest.mark.parametrize(
    "text", HOSTILE, ids=["script", "style", "quote", "bidi", "long", "entity"]
)
def test_hostile_text_stays_text(text: str) -> None:
    """In every field of every noun."""
    body = f"“We will {text} not leave the town today,” said Ana Torres {text}."
    article = qc.Article(
        body, id=f"a{text}", outlet=text, title=text, author=text, url=f"javascript:{text}"
    )
    other = qc.Article(body.replace("not", "now"), id=f"b{text}", outlet=f"{text}!")
    report = qc.reconcile([article, other])
    quote = Quote(f"a{text}", 1, 9, text, speaker=text, relay=text)
    finding = Finding(text, text, Severity.MAJOR, text, None, (Place(text, 0, 1, 1, 1),))
    script = qc.Article(f"{text}: {text}", kind="transcript", turns=(Turn(0, 9, text),))

    displays = [article, report, *report.remarks, *report.pairs, quote, finding, script]

    for noun in displays:
        assert sound(shown(noun)).links == []


def test_a_web_address_is_a_link_and_nothing_else_is() -> None:
    """A title leads to the article where that is on the web."""
    url = "https://example.org/a?b=1&c=2"

    assert sound(shown(qc.Article("Text.", url=url))).links == [url]
    for other in ("javascript:alert(1)", "data:text/html,x", "https://x y", 'https://x"y'):
        assert sound(shown(qc.Article("Text.", url=other))).links == []


class TestSize:
    """However large a noun is, what it shows is not."""

    def test_a_report_of_many(self) -> None:
        """The worst are shown, the others counted."""
        one = REPORT.findings[0]
        many = attrs.evolve(REPORT, findings=(one,) * 5_000, articles=REPORT.articles)

        text = sound(shown(many)).text

        assert text.count(" critical ") + text.count(" major ") < 60
        assert "4,976 more, " in text
        assert len(repr(many)) < 200

    def test_a_remark_of_many(self) -> None:
        """A slogan that a thousand outlets print."""
        remark = REPORT.remarks[0]
        many = attrs.evolve(remark, pairs=remark.pairs * 1_000)

        assert f"{len(many.pairs) - 12:} more, none graver: remark.pairs" in sound(shown(many)).text

    def test_a_pair_of_long_texts(self) -> None:
        """What both have in common is left out between the changes."""
        words = [f"word{n}" for n in range(2_000)]
        pair = qc.compare(" ".join(words), " ".join([*words[:1_000], "not", *words[1_000:]]))

        display = shown(pair)

        assert "[… 972 words …]" in sound(display).text
        assert len(display) < 6_000

    def test_texts(self) -> None:
        """Articles and quotations show how they begin."""
        text = "A sentence of six words here. " * 10_000

        assert "60,000 words" in sound(shown(qc.Article(text))).text
        assert len(shown(Quote("a", 0, len(text), text))) < 2_000
        assert len(repr(qc.Article(text))) < 400
        assert len(repr(Quote("a", 0, len(text), text))) < 800


def test_a_pair_without_texts_shows_its_changes() -> None:
    """One from elsewhere may not have them; nothing is made up."""
    pair = qc.compare("We will not leave the town.", "We will now leave the town.")
    bare = attrs.evolve(
        pair, a=attrs.evolve(pair.a, article_text=""), b=attrs.evolve(pair.b, article_text="")
    )

    text = sound(shown(bare)).text

    assert bare == pair
    assert "words not at hand" in text
    assert text.endswith("negation: now")


def test_a_stretch_knows_its_words() -> None:
    """Of pairs, of remarks, and of what `compare` was given."""
    pair = qc.compare("Well, we will not leave.", "we will not leave")
    report = qc.reconcile(
        qc.Article(f"“We {verb} leave the old town today,” said Ana Torres.", id=verb)
        for verb in ("shall", "will", "must")
    )

    assert (pair.a.text, pair.b.text) == ("Well, we will not leave", "we will not leave")
    sides = [side for remark in report.remarks for side in remark.sides]
    sides += [side for found in report.pairs for side in (found.a, found.b)]
    texts = {article.id: article.text for article in report.articles}
    assert sides
    assert [s.text for s in sides] == [Span(s.start, s.end).of(texts[s.article]) for s in sides]


def test_nouns_in_a_list_do_not_flood() -> None:
    """A page of text a noun is too much; a line is enough."""
    listed: list[tuple[Pair, ...] | tuple[Remark, ...]] = [REPORT.pairs, REPORT.remarks]

    for group in listed:
        assert len(repr(group)) < 300 * len(group)


def test_whoever_has_the_same_words_shares_a_row() -> None:
    """A remark that ten outlets print alike is told in two lines."""
    texts = [
        qc.Article(f"“We will not leave the old town,” said Ana Orr. {n}", id=n) for n in "abc"
    ]
    (remark,) = qc.reconcile(texts).remarks

    text = sound(shown(remark)).text

    assert text.endswith("fullest rendering b, c = none word for word")


def test_a_headline_is_shown_once() -> None:
    """Where nobody gave a title, the first line is it; the rest follows, cut between words."""
    text = sound(shown(qc.Article(f"Town stays\n{'Nobody leaves. ' * 100}"))).text

    assert text.startswith("Town stays 202 words · id article Nobody leaves.")
    assert text.count("Town stays") == 1
    assert text.endswith(("leaves. …", "Nobody …"))
