"""Formats that are turned into text: captions, web pages, JSON, Word drafts."""

import datetime
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.model import Article
from quotecheck.reading import Inputs, load
from quotecheck.reading.inputs import Ledger, Origin
from quotecheck.reading.pages import read_page

PROSE = "The harbour board met on Monday to talk about the quay, and it talked for hours."


def read_text(folder: Path, name: str, content: str | bytes) -> Inputs:
    """Write a file and read it."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return load([path])


def only(inputs: Inputs) -> Article:
    """Return the one article of an input without trouble."""
    assert (inputs.errors, inputs.warnings) == ((), ())
    (article,) = inputs.articles
    return article


def turns(article: Article) -> list[tuple[str | None, float | None, str]]:
    """Return who speaks, from when, and what."""
    return [(turn.label, turn.time, turn.span.of(article.text)) for turn in article.turns]


def page(html: str) -> str:
    """Return the text of a page."""
    (row,) = read_page(html, Origin("a.html", Ledger(keep_going=False)))
    return str(row.fields["text"])


class TestCaptions:
    """Cues run on as speech does; turns keep their times."""

    def test_voices(self, tmp_path: Path) -> None:
        """Voice tags name the speaker, over several cues; notes and styles are no words."""
        captions = (
            "\ufeffWEBVTT - A hearing\n\nNOTE\nnot said\n\nSTYLE\n::cue { color: lime }\n\n"
            "intro\n00:01.000 --> 00:03.000 align:start\n"
            "<v Ana Orr>Good <i>evening</i> &amp;\nwelcome.</v>\n\n"
            "00:03.500 --> 00:05.000\n<v Ana Orr>We <00:04.000><c>begin.</c>\n\n"
            "01:01:05.250 --> 01:01:07.000\n<v.loud Lee Fox>Thank you.\n"
        )

        article = only(read_text(tmp_path, "a.vtt", captions))

        assert article.kind == "transcript"
        assert article.text == "Good evening & welcome. We begin.\nThank you."
        assert turns(article) == [
            ("Ana Orr", 1.0, "Good evening & welcome. We begin."),
            ("Lee Fox", 3665.25, "Thank you."),
        ]

    def test_two_voices_in_one_cue(self, tmp_path: Path) -> None:
        """Each is a turn of its own."""
        captions = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Orr>Yes.\n<v Fox>No.\n"

        article = only(read_text(tmp_path, "a.vtt", captions))

        assert turns(article) == [("Orr", 1.0, "Yes."), ("Fox", 1.0, "No.")]

    def test_labels_and_arrows(self, tmp_path: Path) -> None:
        """SubRip knows no voices: labels are in the words, and ``>>`` is somebody else."""
        captions = (
            "1\r\n00:00:01,000 --> 00:00:03,000\r\nMAYOR: The quay\r\nwill stay.\r\n\r\n"
            "2\r\n00:00:04,000 --> 00:00:05,000\r\n>> Will it?\r\n>> CLERK: Yes.\r\n\r\n"
            "3\r\n00:01:04,500 --> 00:01:05,000\r\nMAYOR: It will.\r\n"
        )

        article = only(read_text(tmp_path, "a.srt", captions))

        assert turns(article) == [
            ("MAYOR", 1.0, "The quay will stay."),
            (None, 4.0, "Will it?"),
            ("CLERK", 4.0, "Yes."),
            ("MAYOR", 64.5, "It will."),
        ]

    def test_lines_that_roll_up_are_read_once(self, tmp_path: Path) -> None:
        """Live captions show each line twice."""
        captions = (
            "WEBVTT\n\n00:01.000 --> 00:02.000\nthe quay will stay\n\n"
            "00:02.000 --> 00:03.000\nthe quay will stay\nand the board\n\n"
            "00:03.000 --> 00:04.000\nand the board\nwill pay\n"
        )

        article = only(read_text(tmp_path, "a.vtt", captions))

        assert turns(article) == [(None, 1.0, "the quay will stay and the board will pay")]

    def test_a_short_word_may_be_said_twice(self, tmp_path: Path) -> None:
        """One word in two cues is two words."""
        captions = (
            "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n"
        )

        assert only(read_text(tmp_path, "a.srt", captions)).text == "No. No."

    def test_one_word_lines_that_roll_up_are_read_once(self, tmp_path: Path) -> None:
        """Where captions roll up throughout, a word shown again is not said again."""
        captions = (
            "WEBVTT\n\n00:00.000 --> 00:02.000 align:start\n \nthe<00:00.500><c> quay</c>"
            "\n\n00:02.000 --> 00:02.010\nthe quay\n \n\n00:02.010 --> 00:04.000\nthe quay\n"
            "stays<00:02.500><c></c>\n\n00:04.000 --> 00:04.010\nstays\n \n\n"
            "00:04.010 --> 00:06.000\nstays\nwe<00:05.000><c> say</c>\n"
        )

        assert only(read_text(tmp_path, "a.vtt", captions)).text == "the quay stays we say"

    def test_a_dialogue_of_dashes(self, tmp_path: Path) -> None:
        """Two dashes in one cue are two speakers; one alone may be anything."""
        captions = (
            "1\n00:00:01,000 --> 00:00:02,000\n- Will it stay?\n- It will.\n\n"
            "2\n00:00:03,000 --> 00:00:04,000\n– I hope.\n"
        )

        article = only(read_text(tmp_path, "a.srt", captions))

        assert [words for _, _, words in turns(article)] == ["Will it stay?", "It will. – I hope."]

    def test_broadcast_style(self, tmp_path: Path) -> None:
        """Arrows with and without a name, at a line's start and inside; what precedes is kept."""
        captions = (
            "1\n00:00:01,000 --> 00:00:03,000\nGOOD EVENING.\n\n"
            "2\n00:00:03,000 --> 00:00:05,000\n>> MAYOR ORR: IT WILL NOT\n\n"
            "3\n00:00:05,000 --> 00:00:07,000\nCLOSE. >> WHY?\n>>> IN OTHER NEWS, RAIN.\n"
        )

        article = only(read_text(tmp_path, "a.srt", captions))

        assert turns(article) == [
            (None, 1.0, "GOOD EVENING."),
            ("MAYOR ORR", 3.0, "IT WILL NOT CLOSE."),
            (None, 5.0, "WHY?"),
            (None, 5.0, "IN OTHER NEWS, RAIN."),
        ]

    def test_a_voice_goes_on_with_its_sentence(self, tmp_path: Path) -> None:
        """Voices that are named once hold to the end of the sentence, not beyond."""
        captions = (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Orr>We will not\n\n"
            "00:02.000 --> 00:03.000\nclose it.\n\n00:03.000 --> 00:04.000\nThank you.\n"
        )

        assert turns(only(read_text(tmp_path, "a.vtt", captions))) == [
            ("Orr", 1.0, "We will not\nclose it."),
            (None, 3.0, "Thank you."),
        ]

    def test_a_word_before_a_colon_labels_nobody(self, tmp_path: Path) -> None:
        """Speakers say colons too."""
        captions = (
            "1\n00:00:01,000 --> 00:00:02,000\nWe are here.\n\n"
            "2\n00:00:02,000 --> 00:00:03,000\nRemember: we stay.\n"
        )

        ((label, _, words),) = turns(only(read_text(tmp_path, "a.srt", captions)))

        assert (label, words) == (None, "We are here.\nRemember: we stay.")

    @pytest.mark.parametrize(
        ("name", "captions"),
        {
            "no magic word": ("a.vtt", "00:01.000 --> 00:02.000\nIt will.\n"),
            "a comma in WebVTT": ("a.vtt", "WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nIt will."),
            "a full stop in SubRip": ("a.srt", "1\n00:00:01.000 --> 00:00:02.000\nIt will.\n"),
            "no hours, no fraction": ("a.srt", "1\n00:01 --> 00:02\nIt will.\n"),
            "no index": ("a.srt", "00:00:01,000 --> 00:00:02,000\nIt will.\n"),
            "a mended arrow": ("a.srt", "1\n00:00:01,000 –> 00:00:02,000\nIt will.\n"),
            "a blank line in a cue": ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n\nIt\n\nwill.\n"),
            "no blank line between cues": (
                "a.srt",
                "1\n00:00:01,000 --> 00:00:02,000\nIt\n2\n00:00:02,000 --> 00:00:03,000\nwill.\n",
            ),
            "coordinates and colours": (
                "a.srt",
                "1\n00:00:01,000 --> 00:00:02,000 X1:40 Y1:20\n{\\an8}<i>It</i> will.",
            ),
            "a WebVTT under another name": (
                "a.srt",
                "WEBVTT\n\n00:01.000 --> 00:02.000\nIt will.\n",
            ),
            "lines of a Macintosh": ("a.srt", "1\r00:00:01,000 --> 00:00:02,000\rIt\rwill.\r"),
            "a region": ("a.vtt", "WEBVTT\n\nREGION\nid:a\n\n00:01.000 --> 00:02.000\nIt will.\n"),
            "blank lines first": ("a.srt", "\n\n1\n00:00:01,000 --> 00:00:02,000\nIt will.\n"),
        }.values(),
    )
    def test_captions_as_they_come(self, tmp_path: Path, name: str, captions: str) -> None:
        """No cue is lost to how its time is spelt or its block is set."""
        assert turns(only(read_text(tmp_path, name, captions))) == [(None, 1.0, "It will.")]

    @pytest.mark.parametrize(
        "text",
        [
            "The hearing\n\n0:01\nthe quay\n0:04\nwill stay\n12:34\nthis year\n",
            "[0:01]\r\nthe quay\r\n[0:04]\r\nwill stay\r\n[12:34]\r\nthis year",
            "WEBVTT\n\n0:01 --> 1:02\nthe quay will stay\n\n12:34 --> 13:35\nthis year",
        ],
    )
    def test_captions_in_a_text_file(self, tmp_path: Path, text: str) -> None:
        """As players show and copy them: times are no words of anybody's."""
        article = only(read_text(tmp_path, "a.txt", text))

        assert turns(article) == [(None, 1.0, "the quay will stay this year")]
        assert article.time_at(article.text.index("this")) == 754.0

    @pytest.mark.parametrize(
        "text",
        [
            "9:30\n“We stay,” said Orr.\n10:15\n“We do,” said Fox.\n11:00\nThat was all.\n",
            "A long report.\n9:30\nThe doors open.\n9:45\nThe doors close.\n",
            "10:15\nThe doors close.\n9:30\nThe doors open.\n8:15\nNobody comes.\n",
        ],
    )
    def test_a_report_by_the_clock_is_an_article(self, tmp_path: Path, text: str) -> None:
        """Its times are its own, and what it quotes is quoted."""
        article = only(read_text(tmp_path, "a.txt", text))

        assert (article.text, article.kind, article.moments) == (text, "article", ())

    def test_an_arrow_among_words(self, tmp_path: Path) -> None:
        """It is no time, and costs no words."""
        captions = "WEBVTT\n\n00:01.000 --> 00:02.000\nfrom A --> B\n"

        assert only(read_text(tmp_path, "a.vtt", captions)).text == "from A --> B"

    def test_a_time_that_nobody_can_read_is_told(self, tmp_path: Path) -> None:
        """One line, with the place; the other cues are read."""
        captions = "WEBVTT\n\n00:01.000 --> x\nLost.\n\n00:03.000 --> 00:04.000\nKept.\n"

        inputs = read_text(tmp_path, "a.vtt", captions)

        assert [article.text for article in inputs.articles] == ["Kept."]
        (line,) = inputs.warnings
        assert line.endswith(
            "a.vtt:3: no time of a cue: '00:01.000 --> x'; its words may be missing"
        )

    @pytest.mark.parametrize("unit", ["<v ", "<v A>", ">> ", "-->", "00:01 --> ", "0:01\n", "{\\"])
    def test_long_nonsense_is_read_in_no_time(self, tmp_path: Path, unit: str) -> None:
        """Nothing in the patterns backtracks without bound: this would hang, not fail."""
        read_text(tmp_path, "a.vtt", "WEBVTT\n\n0:01 --> 0:02\n" + unit * (300_000 // len(unit)))

    def test_words_know_their_time(self, tmp_path: Path) -> None:
        """Not the turn's beginning, but the cue that a word stands in."""
        captions = (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Orr>We will not\n\n"
            "00:12:34.500 --> 00:12:36.000\n<v Orr>close the quay.\n"
        )

        article = only(read_text(tmp_path, "a.vtt", captions))

        assert [article.time_at(article.text.index(w)) for w in ("We", "not", "close", "quay")] == [
            1.0,
            1.0,
            754.5,
            754.5,
        ]
        assert turns(article) == [("Orr", 1.0, "We will not close the quay.")]

    def test_no_cue_is_trouble(self, tmp_path: Path) -> None:
        """Text under a caption's name."""
        (error,) = read_text(tmp_path, "a.srt", "Just text.\n").errors

        assert "no cue in it" in str(error)

    @given(st.text(alphabet=st.sampled_from(list("01:.,-> \n<v>/A&;b>")), max_size=200))
    def test_any_captions(self, tmp_path_factory: pytest.TempPathFactory, noise: str) -> None:
        """Turns lie in order within the text, whatever the captions hold."""
        folder = tmp_path_factory.getbasetemp()
        captions = f"WEBVTT\n\n00:01.000 --> 00:02.000\n{noise}\n\n00:03.000 --> 00:04.000\nx\n"

        (article,) = read_text(folder, "any.vtt", captions).articles

        edges = [edge for turn in article.turns for edge in (turn.start, turn.end)]
        assert edges == sorted(edges)
        assert all(turn.span.of(article.text).strip() for turn in article.turns)


class TestPages:
    """A page's article, as a reader sees it."""

    def test_a_full_page(self, tmp_path: Path) -> None:
        """Headline and paragraphs stay; everything around them goes; metadata is read."""
        html = f"""<!DOCTYPE html><html lang=en><head><title>The quay | The Lantern</title>
        <meta property="og:site_name" content="The Lantern"><meta name="author" content="Ana Orr">
        <meta property="article:published_time" content="2031-05-03T10:00:00+02:00">
        <link rel="canonical" href="https://lantern.example/quay"></head>
        <body class="has-sidebar"><nav><ul><li><a href="/">“Home” page</a></ul></nav>
        <header><h1>Mayor: &#8220;The quay stays&#8221;</h1></header>
        <!-- <p>“Commented out,” he said.</p> -->
        <article><p>“It will
             <em>stay</em>,” she&nbsp;said.<br>And: “For good.”
        <p>{PROSE}</p>
        <aside><p>“An aside,” he said.</p></aside>
        <blockquote class="pull-quote">“It will stay”</blockquote>
        <blockquote class="twitter-tweet"><p>“A tweet”</p></blockquote>
        <figure><img><figcaption>“A caption”</figcaption></figure>
        <blockquote><p>“A long quotation,” said Fox.</p></blockquote>
        <p style="display: none">“Hidden.”</p><script>var x = "“bad”";</script>
        <ul><li><a href="/b">“Another story,” says mayor</a></ul></article>
        <footer>“The foot”</footer></body></html>"""

        article = only(read_text(tmp_path, "a.html", html))

        assert article.text.splitlines() == [
            "Mayor: “The quay stays”",
            "“It will stay,” she\u00a0said.",
            "And: “For good.”",
            PROSE,
            "“A long quotation,” said Fox.",
        ]
        assert (article.title, article.outlet) == ("The quay | The Lantern", "The Lantern")
        assert (article.author, article.url) == ("Ana Orr", "https://lantern.example/quay")
        assert article.published == datetime.date(2031, 5, 3)
        assert (article.id, article.path) == ("a", str(tmp_path / "a.html"))

    @pytest.mark.parametrize(
        "wrap",
        [
            lambda node: node,
            lambda node: [node],
            lambda node: {"@graph": [{"@type": "WebSite", "name": "X"}, node]},
        ],
        ids=["plain", "list", "graph"],
    )
    def test_linked_data(self, tmp_path: Path, wrap: object) -> None:
        """What publishers tell search engines goes before what else the page says."""
        node = {
            "@type": ["NewsArticle"],
            "headline": "The quay stays",
            "author": [{"@type": "Person", "name": "Ana Orr"}, "Lee Fox"],
            "publisher": {"name": "The Lantern"},
            "datePublished": "2031-05-03",
        }
        script = json.dumps(wrap(node))  # type: ignore[operator]
        html = (
            '<title>Other</title><script type="application/ld+json">{"broken"</script>'
            f'<script type="application/ld+json">{script}</script><p>{PROSE}</p>'
        )

        article = only(read_text(tmp_path, "a.html", html))

        assert (article.title, article.author) == ("The quay stays", "Ana Orr, Lee Fox")
        assert (article.outlet, article.published) == ("The Lantern", datetime.date(2031, 5, 3))
        assert article.text == PROSE

    def test_a_paywalled_page_is_read_from_its_linked_data(self) -> None:
        """The whole article stands there, a paragraph a line."""
        body = json.dumps({"@type": "NewsArticle", "articleBody": f"{PROSE}\n\n“Yes,” she said."})
        html = f'<script type="application/ld+json">{body}</script><p>{PROSE[:40]}…</p>'

        assert page(html) == f"{PROSE}\n“Yes,” she said."

    @pytest.mark.parametrize(
        "html",
        [
            f"<p>{PROSE}<p>“Yes,” she said.",
            f"<div>{PROSE}</div><div>“Yes,” she said.</div>",
            f"<div>{PROSE}<br><br>“Yes,” she said.</div>",
            f"<table><tr><td><a href=x>Home</a><td>{PROSE}<br><br>“Yes,” she said.</table>",
            f"<form><div><span>{PROSE}</span><p>“Yes,” she <b>said</b>.</div></form>",
            f"<div class='content has-ads'><p>{PROSE}<p>“Yes,” she said.</div>",
            f"<article><p>A teaser.</article><article><p>{PROSE}<p>“Yes,” she said.</article>",
        ],
        ids=["fragment", "divs", "breaks", "table", "form", "ad class", "teasers"],
    )
    def test_every_way_to_set_two_paragraphs(self, html: str) -> None:
        """The fragment of a newsroom's system, and the soup of a web page."""
        assert page(html).splitlines() == [PROSE, "“Yes,” she said."]

    def test_a_declared_encoding_is_believed(self, tmp_path: Path) -> None:
        """Where the bytes are no UTF-8, a page knows best."""
        html = f'<meta charset="iso-8859-2"><p>{PROSE} Dvořák.</p>'.encode("iso-8859-2")

        assert only(read_text(tmp_path, "a.html", html)).text == f"{PROSE} Dvořák."

    def test_a_page_without_an_article(self, tmp_path: Path) -> None:
        """Scripts alone are no text."""
        html = "<html><body><script>render()</script></body></html>"

        (error,) = read_text(tmp_path, "a.html", html).errors

        assert "no article text in the page; save what the browser shows" in str(error)

    def test_standard_input_may_be_a_page(self) -> None:
        """Its first characters tell."""
        stdin = io.BytesIO(f"<!DOCTYPE html><p>{PROSE}".encode())

        assert load(["-"], stdin=stdin).articles[0].text == PROSE

    @pytest.mark.parametrize("unit", ["<!--", "<p x", "<a b='", "</", "<?x", "<div>", "<a href=x>"])
    @pytest.mark.parametrize("end", ["", ">", "'>"])
    def test_long_nonsense_stays_fast(self, unit: str, end: str) -> None:
        """Unclosed comments and tags would take the parser minutes: this would hang, not fail."""
        html = unit * (60_000 // len(unit)) + end

        list(read_page(html, Origin("a.html", Ledger(keep_going=True))))

    @given(st.text(alphabet=st.sampled_from(list("<>/pa!-='\"& \n“x")), max_size=200))
    def test_any_page(self, noise: str) -> None:
        """Whatever stands around it, a sentence in an article is found or refused, never raised."""
        list(read_page(f"{noise}<p>{PROSE}</p>{noise}", Origin("a.html", Ledger(keep_going=True))))


class TestJson:
    """A list of objects, or one."""

    @pytest.mark.parametrize(
        "text", ['[{"text": "a"}, {"body": "a"}]', '[\n{"text":"a"}\n,{"text":"a"}]']
    )
    def test_a_list(self, tmp_path: Path, text: str) -> None:
        """A row is called by its place."""
        articles = read_text(tmp_path, "w.json", text).articles

        assert [(a.id, a.text) for a in articles] == [("w.json:1", "a"), ("w.json:2", "a")]

    def test_one_object(self, tmp_path: Path) -> None:
        """Is one article."""
        assert only(read_text(tmp_path, "w.json", '{\n "id": "x",\n "text": "a"\n}')).id == "x"

    def test_a_fault_is_told_in_place(self, tmp_path: Path) -> None:
        """With its line and column."""
        (error,) = read_text(tmp_path, "w.json", '{\n "text" "a"}').errors

        assert str(error).endswith("w.json:2:9: not JSON (missing colon); mend it")


BODY = "<p>“It will stay,” said Ana Orr.</p><p>“It will.”</p><figure>“No” Photo</figure>"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Lantern</title><link>https://lantern.example</link>
<item><title>Quay &amp; sea</title><link> https://lantern.example/1 </link>
<dc:creator>Jo Marsh</dc:creator>
<pubDate>Mon, 03 May 2031 09:00:00 +0200</pubDate><description>“It will …” she said.</description>
<content:encoded><![CDATA[{BODY}]]></content:encoded></item>
<item><title>Rain</title><description>“It rained,” he said.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lantern</title>
<entry><title>Quay &amp; sea</title><link rel="edit" href="https://x.example"/>
<link href="https://lantern.example/1"/><author><name>Jo Marsh</name></author>
<published>2031-05-03T09:00:00Z</published><summary>“It will …”</summary>%s</entry></feed>"""


class TestFeeds:
    """An entry is an article, if the feed carries it whole."""

    @pytest.mark.parametrize(
        ("name", "feed"),
        [
            ("a.rss", RSS),
            ("a.xml", RSS),
            ("a.atom", ATOM % f"<content type='html'><![CDATA[{BODY}]]></content>"),
            (
                "a.atom",
                ATOM % f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{BODY}"
                "</div></content>",
            ),
        ],
    )
    def test_an_entry_with_its_metadata(self, tmp_path: Path, name: str, feed: str) -> None:
        """Whoever writes it, and however the text is wrapped."""
        (article,) = read_text(tmp_path, name, feed).articles

        assert article.text == "“It will stay,” said Ana Orr.\n“It will.”"
        assert (article.title, article.outlet, article.author) == (
            "Quay & sea",
            "The Lantern",
            "Jo Marsh",
        )
        assert article.url == "https://lantern.example/1"
        assert article.published == datetime.date(2031, 5, 3)
        assert (article.id, article.row, article.path) == (f"{name}:1", None, None)

    def test_a_summary_is_left_out(self, tmp_path: Path) -> None:
        """And told, since what it quotes is not checked."""
        (line,) = read_text(tmp_path, "a.rss", RSS).warnings

        assert line.endswith("a.rss: entry 2 is only a summary, left out")

    def test_a_long_description_is_an_article(self, tmp_path: Path) -> None:
        """As it is in feeds that know no other place for it."""
        long = "“It will stay,” said Ana Orr, who chairs the board. " * 30
        feed = f"<rss><channel><item><description>{long}</description></item></channel></rss>"

        assert only(read_text(tmp_path, "a.rss", feed)).text == long.strip()

    @pytest.mark.parametrize(
        ("feed", "says"),
        [
            (ATOM % "", "a.xml: only summaries in this feed, no whole article; save the pages"),
            ("<html><p>x</p></html>", "a.xml: no feed: neither RSS nor Atom entries in it; save"),
            ("<rss>\n <item></rss>", "a.xml:2:10: not well-formed XML; mend it"),
            (
                '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>',
                "a.xml: a document type in it, as feeds have none; take it out",
            ),
            ("<feed>" + "<entry>" * 3000 + "</entry>" * 3000 + "</feed>", "a.xml: only summaries"),
        ],
    )
    def test_trouble_is_one_line(self, tmp_path: Path, feed: str, says: str) -> None:
        """With the way out; entities are never expanded."""
        (error,) = read_text(tmp_path, "a.xml", feed).errors

        assert str(error).removeprefix(f"{tmp_path}/").startswith(says)

    def test_standard_input_may_be_a_feed(self) -> None:
        """It has no suffix to tell."""
        assert load(["-"], stdin=io.BytesIO(RSS.encode())).articles[0].title == "Quay & sea"


def word_file(folder: Path, body: str, note: str = "") -> Path:
    """Write a Word draft with this body; the note is a comment and a footnote of it."""
    pytest.importorskip("mammoth", reason="needs the extra quotecheck[docx]")
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = {
        "word/document.xml": f"<w:document {word}><w:body>{body}</w:body></w:document>",
        "word/comments.xml": (
            f'<w:comments {word}><w:comment w:id="0">{note}</w:comment></w:comments>'
        ),
        "word/footnotes.xml": (
            f'<w:footnotes {word}><w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
        ),
    }
    relations = "".join(
        f'<Relationship Id="r{name}" Target="{name}.xml" Type="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships/{name}"/>'
        for name in ("comments", "footnotes")
    )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    parts["word/_rels/document.xml.rels"] = f"<Relationships {space}>{relations}</Relationships>"
    path = folder / "draft.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


class TestExtras:
    """What is no text is read through an extra, or says which."""

    @pytest.mark.parametrize(
        ("name", "missing", "says"),
        [
            ("memo.docx", "mammoth", "DOCX needs an extra: pip install 'quotecheck[docx]'"),
            ("w.parquet", "pyarrow", "Parquet needs an extra: pip install 'quotecheck[data]'"),
        ],
    )
    def test_without_the_extra(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, missing: str, says: str
    ) -> None:
        """The line says how to get it."""
        monkeypatch.setitem(sys.modules, missing, None)
        monkeypatch.chdir(tmp_path)
        Path(name).write_bytes(b"PK")

        (error,) = load([name]).errors

        assert str(error) == f"{name}: {says}"

    def test_a_draft_with_tracked_changes(self, tmp_path: Path) -> None:
        """What is inserted or moved here is read; what is deleted or moved away is not."""
        body = (
            '<w:p><w:r><w:t xml:space="preserve">“It will </w:t></w:r>'
            '<w:ins w:id="1" w:author="A"><w:r><w:t xml:space="preserve">never </w:t></w:r></w:ins>'
            '<w:del w:id="2" w:author="A"><w:r><w:delText>always </w:delText></w:r></w:del>'
            '<w:moveTo w:id="3"><w:r><w:t xml:space="preserve">ever </w:t></w:r></w:moveTo>'
            "<w:r><w:t>close,” she said</w:t></w:r>"
            '<w:moveFrom w:id="4"><w:r><w:t>ever</w:t></w:r></w:moveFrom>'
            "<w:r><w:t>.</w:t></w:r></w:p>"
            '<w:p><w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>'
            "<w:p><w:r><w:t>paragraph.</w:t></w:r></w:p>"
        )

        article = only(load([word_file(tmp_path, body)]))

        assert article.text == "“It will never ever close,” she said.\nOne paragraph."
        assert article.lines == ()

    def test_what_stands_beside_a_draft(self, tmp_path: Path) -> None:
        """Comments and notes are nobody's speech; tables and links are text."""
        body = (
            '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>“We stay,” he said.</w:t></w:r>'
            '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
            '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>“So do we,” she said.</w:t></w:r></w:p></w:tc>"
            '</w:tr></w:tbl><w:p><w:hyperlink w:anchor="x"><w:r><w:t>“And I,” he said.</w:t></w:r>'
            "</w:hyperlink></w:p>"
        )
        note = "<w:p><w:r><w:t>“Not so,” says a note.</w:t></w:r></w:p>"

        article = only(load([word_file(tmp_path, body, note)]))

        assert article.text.splitlines() == [
            "“We stay,” he said.",
            "“So do we,” she said.",
            "“And I,” he said.",
        ]

    def test_a_draft_without_a_word(self, tmp_path: Path) -> None:
        """One line, as for every empty input."""
        (error,) = load([word_file(tmp_path, "<w:p/>")]).errors

        assert str(error).endswith("draft.docx: no text in it; nothing to read")

    def test_a_parquet_file(self, tmp_path: Path) -> None:
        """A row is an article, and its number its line."""
        pa = pytest.importorskip("pyarrow", reason="needs the extra quotecheck[data]")
        import pyarrow.parquet  # noqa: PLC0415  (an extra)

        day = datetime.date(2031, 5, 3)
        rows = [{"text": "a", "date": day, "id": None}, {"text": "b", "date": None, "id": "x"}]
        pyarrow.parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "w.parquet")

        articles = load([tmp_path]).articles

        assert [(a.id, a.text, a.published) for a in articles] == [
            ("w.parquet:1", "a", day),
            ("x", "b", None),
        ]

    def test_arrow_streams(self) -> None:
        """Whatever exports an Arrow stream is read through pyarrow."""
        pa = pytest.importorskip("pyarrow", reason="needs the extra quotecheck[data]")

        class Stream:
            def __arrow_c_stream__(self, requested: object = None) -> object:
                return pa.table({"text": ["a"]}).__arrow_c_stream__(requested)

        assert only(load([Stream()])).text == "a"

    @pytest.mark.parametrize(("name", "extra"), [("w.docx", "mammoth"), ("w.parquet", "pyarrow")])
    def test_what_is_neither(self, tmp_path: Path, name: str, extra: str) -> None:
        """A file that only has the suffix is trouble, not a traceback."""
        pytest.importorskip(extra, reason=f"needs the extra that reads {name}")

        (error,) = read_text(tmp_path, name, b"PK\x03\x04 nothing of the kind").errors

        assert "not a " in str(error)
