"""Markdown: what a reader of a pull request sees, and what hostile text cannot do to it."""

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_sample import ARTICLES, QUOTES, sample

from quotecheck.markup import escape_html, escape_markdown, visible
from quotecheck.model import Report
from quotecheck.report import markdown


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("*bold* _it_", r"\*bold\* \_it\_"),
        ("[x](http://evil)", r"\[x\](http:<!-- -->//evil)"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("@editor see #12", "@<!-- -->editor see #<!-- -->12"),
        ("a | b", r"a \| b"),
        ("`code` ~~no~~", r"\`code\` \~\~no\~\~"),
        ("&copy; $x$", r"&amp;copy; \$x\$"),
        ("one\n\n# two", "one # two"),
        ("over\x1b[2J and \u202eout", r"over\\x1b\[2J and \\u202eout"),
        ("Plain words, a stop. And – dashes - too!", "Plain words, a stop. And – dashes - too!"),
    ],
)
def test_escaping(hostile: str, harmless: str) -> None:
    """Text of an article neither formats nor links nor mentions anybody."""
    assert escape_markdown(hostile) == harmless


@given(st.text())
def test_escaped_text_is_one_line_of_text(text: str) -> None:
    """Nothing in it opens a tag, a table cell, a line or a terminal's escape."""
    shown = re.sub(r"<!-- -->", "", escape_markdown(text))

    assert "<" not in shown
    assert not re.search(r"(?<!\\)(?:\\\\)*\|", shown)
    assert len(shown.splitlines()) <= 1
    assert "\x1b" not in shown


@given(st.text())
def test_visible_text_is_stable_and_plain(text: str) -> None:
    """Made visible twice is made visible once; no control character is left."""
    shown = visible(text)

    assert visible(shown) == shown
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)


def test_html_is_escaped() -> None:
    """An attribute's quotation marks as well."""
    assert escape_html("<a href=\"x\" on='y'>\x1b") == (
        "&lt;a href=&quot;x&quot; on=&#x27;y&#x27;&gt;\\x1b"
    )


def test_a_table_has_its_columns() -> None:
    """A bar in an article's text makes no cell."""
    quote = attrs.evolve(QUOTES[0], text="a | b", speaker="X | Y")

    *_, row = markdown.render_quotes(ARTICLES, [quote]).splitlines()

    assert len(re.findall(r"(?<!\\)\|", row)) == 5


def test_every_finding_of_a_remark_is_told() -> None:
    """A page for readers shows every label that the report holds against an outlet."""
    page = sample().to_markdown()

    for finding in sample().findings:
        assert finding.code.removeprefix("drift.") in page


def test_nothing_to_tell() -> None:
    """An empty report is a page all the same."""
    assert markdown.render(Report((), (), (), (), ())) == (
        "# 0 remarks in two outlets or more\n\n"
        "0 articles, 0 quotations; 0 quotations in one outlet only\n"
    )
