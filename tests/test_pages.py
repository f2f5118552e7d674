"""Web pages as content systems make them: every word of the article, once, and nobody else's."""

import pytest

from quotecheck.reading.inputs import Ledger, Origin, Row
from quotecheck.reading.pages import read_page

STORY = (
    "The harbour board of Skerrow voted on Monday to keep the old quay open for ten more years.",
    "“We will not close the quay,” said Ana Orr, who has chaired the board since last spring.",
    "“Never,” she said.",
    "“The will is there,” she told reporters after a meeting that had lasted for four hours.",
    "Fishermen who had gathered outside cheered when the vote was read out; some of them wept.",
    "“I did not think I would see this day,” said Lee Fox, who has fished for forty years.",
)
CARD, CARD_TOO = "“We are ruined,” cries banker", "“The best pastry in town,” says chef"
LETTER = "“Never miss a story again,” says our newsletter, which comes to your inbox every morning."
TWEET = "“The town stands divided tonight”, writes somebody who was on the quay this evening."
PHOTO = "“My son can stay,” said Lee Fox on the quay. Photo: A. Berg"
READER = "“Lovely article, thank you for this,” wrote a reader of ours in a comment yesterday."
ESSAY = "“Butter is the soul of a kitchen,” writes the cook in an essay that fills the margin."
RAIN = "“The bridge is gone,” said a farmer who had crossed it on every day of his life so far."
NOISE = (CARD, CARD_TOO, LETTER, TWEET, PHOTO, READER, ESSAY, RAIN)

H1 = "<h1>The quay stays open</h1>"
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>'
LINKS = '<div class="x1"><a href="/">Home</a> <a href="/s">Sport</a> <a href="/c">Arts</a></div>'
CARDS = f'<h3>More</h3><p><a href="/a">{CARD}</a></p><p><a href="/b">{CARD_TOO}</a></p>'


def each(before: str = "<p>", after: str = "</p>", lines: tuple[str, ...] = STORY) -> str:
    """Return the story, each paragraph between tags."""
    return "".join(f"{before}{line}{after}" for line in lines)


P = each()
HALF, REST = each(lines=STORY[:3]), each(lines=STORY[3:])

PAGES = {
    "semantic": f"{NAV}<main><article>{H1}{P}</article><div class=related>{CARDS}</div></main>",
    "divs without names": f"{LINKS}<div><div>{H1}{P}</div></div><div class=x9>{CARDS}</div>",
    "paragraphs that are divs": f"{LINKS}<div class=c>{H1}{each('<div>', '</div>')}</div>",
    "a box around each paragraph": f"<div>{H1}{each('<div class=b><p>', '</p></div>')}</div>",
    "line breaks": f"{NAV}{H1}<div>{'<br><br>'.join(STORY)}</div>",
    "line breaks and paragraphs": f"<div>{H1}{'<br><br>'.join(STORY[:3])}{REST}</div>",
    "spans and line breaks": f"<div>{H1}{each('<span>', '</span><br/><br/>')}</div>",
    "a table for a layout": (
        f"<table><tr><td>{LINKS}</td><td>{H1}{'<br><br>'.join(STORY)}</td><td>{CARDS}</td></tr></table>"
    ),
    "nothing closed": f"<html><body><h1>Quay<p>{'<p>'.join(STORY)}",
    "sections": f"<div class=a>{H1}<section>{HALF}</section><section>{REST}</section></div>",
    "two columns": f"{H1}<div><div class=col>{HALF}</div><div class=col>{REST}</div></div>",
    "a live report": f"<main>{H1}{each('<div class=post><i>10:01</i><p>', '</p></div>')}</main>",
    "posts that are articles": f"{H1}{each('<article><h2>10:01</h2><p>', '</p></article>')}",
    "a list of statements": f"<main>{H1}{HALF}<ul>{each('<li>', '</li>', STORY[3:])}</ul></main>",
    "block quotations": f"<main>{H1}{each('<blockquote><p>', '</p></blockquote>')}</main>",
    "a fragment": f"{H1}{P}",
    "a fragment of text": "<br>".join(STORY),
    "advertisements": f"<div>{H1}{each('<p>', '</p><div class=ad-slot>Advertisement</div>')}</div>",
    "a post and a pulled quotation": (
        f"<article>{H1}{HALF}<blockquote class=twitter-tweet><p>{TWEET}</p></blockquote>"
        f"<blockquote class=pull-quote><p>{STORY[1]}</p></blockquote>{REST}</article>"
    ),
    "embedded by an accelerated page": (
        f"<article>{H1}{P}<amp-twitter><blockquote><p>{TWEET}</p></blockquote></amp-twitter></article>"
    ),
    "embedded by a block editor": (
        f"<div>{H1}{P}<div class=wp-block-embed><p>{TWEET}</p></div></div>"
    ),
    "names in one word": (
        f"<div class=ArticleBody_x>{H1}{HALF}<div class=PullQuote_z><p>{STORY[1]}</p></div>{REST}"
        f"<div class=RelatedArticles_y><p>{CARD}</p></div></div>"
    ),
    "names of components": (
        f"<div>{H1}{HALF}<div data-component=related-block><p>{CARD}</p></div>{REST}</div>"
    ),
    "roles": f"{LINKS}<div role=main>{H1}{P}</div><div role=complementary><p>{LETTER}</p></div>",
    "a named body": f"<div itemprop=articleBody>{P}</div><div class=x>{CARDS}</div>",
    "captions": (
        f"<article>{H1}<figure><figcaption>{PHOTO}</figcaption></figure>"
        f"<div><p class=image-caption>{PHOTO}</p></div>{P}</article>"
    ),
    "read more inside": f"<div>{H1}{HALF}<p>Read more: <a href=/x>{CARD}</a></p>{REST}</div>",
    "a list of links inside": f"<div>{H1}{HALF}<ul><li><a href=/x>{CARD}</a></li></ul>{REST}</div>",
    "comments": f"<div>{H1}{P}</div><div class=comments>{f'<p>{READER}</p>' * 12}</div>",
    "comments without a name": f"<div>{H1}{P}</div><div class=r5><p>{READER}</p></div>",
    "an essay in the margin": f"<div>{H1}{P}</div><div class=s>{f'<p>{ESSAY}</p>' * 12}</div>",
    "an article that scrolling loaded": (
        f"<article>{H1}{P}</article><article><h1>Rain</h1>{f'<p>{RAIN}</p>' * 9}</article>"
    ),
    "a text that scrolling loaded": (
        f"<div class=w>{H1}{P}</div><div class=w><h1>Rain</h1>{f'<p>{RAIN}</p>' * 4}</div>"
    ),
    "cards of other articles": (
        f"<article>{H1}{P}</article><article class=t><h2><a href=/a>{CARD}</a></h2></article>"
    ),
    "hidden from all": f"<main>{H1}{P}</main><div style='display:none'><p>{STORY[1]}</p></div>",
}


def read(html: str) -> Row:
    """Return what a page holds."""
    (row,) = read_page(html, Origin("a.html", Ledger(keep_going=False)))
    return row


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_the_article_and_nothing_else(html: str) -> None:
    """Every paragraph once, a line each, in order; no quotation that somebody else prints."""
    text = str(read(html).fields["text"])

    assert [line for line in text.splitlines() if line in STORY] == list(STORY)
    assert [words for words in NOISE if words in text] == []


def test_a_browsers_own_marks() -> None:
    """``<q>`` is shown between quotation marks, and so it is read; inside one another in turn."""
    html = "<main><p>“No,” she said, or <q>he told me <q>No</q></q>, and <q>left</q> it.</p></main>"

    assert read(html).fields["text"] == "“No,” she said, or “he told me ‘No’”, and “left” it."


def test_lines_are_those_of_the_file() -> None:
    """Each line of the text knows where in the page it begins, comments counted."""
    html = (
        "<!doctype html>\n<!-- made\nby hand -->\n<article>\n<h1>Quay</h1>\n"
        "<p>\n  The quay\n stays.</p><p>It will.</p>\n</article>"
    )

    row = read(html)

    assert str(row.fields["text"]).splitlines() == ["Quay", "The quay stays.", "It will."]
    assert row.lines == (5, 7, 8)


@pytest.mark.parametrize(
    "script",
    {
        "a graph": '{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", %s}]}',
        "a list": '[{"@type": ["Thing", "ReportageNewsArticle"], %s}]',
        "a raw line break": '{"@type": "NewsArticle",\n"description": "one\ntwo", %s}',
    }.values(),
)
@pytest.mark.parametrize("kind", ["application/ld+json", "application/LD+JSON; charset=utf-8"])
def test_a_page_behind_a_wall(script: str, kind: str) -> None:
    """The beginning is shown, the whole is in the linked data; no line of the file is claimed."""
    body = '"headline": "Quay", "articleBody": "' + "\\n\\n".join(STORY) + '"'
    html = f'<script type="{kind}">{script % body}</script><article>{H1}<p>{STORY[0]}</p></article>'

    row = read(html)

    assert str(row.fields["text"]).splitlines() == list(STORY)
    assert row.lines == ()


def test_every_noise_is_tried() -> None:
    """No line of the table is dead."""
    assert [words for words in NOISE if not any(words in html for html in PAGES.values())] == []
