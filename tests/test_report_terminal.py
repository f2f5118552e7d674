"""The terminal pages: widths, colours, encodings, and text that would steer a terminal."""

import io
import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_text import Case, cases, report_of
from report_sample import ARTICLES, COURIER, QUOTES, check_sample, compare_sample, sample
from wcwidth import wcswidth

import quotecheck
from quotecheck.model import Article, Edit, Form, Label, Quote, Report, Severity, Span
from quotecheck.report import FORMATS, credit
from quotecheck.report.blocks import Line, plain
from quotecheck.report.rows import Row
from quotecheck.report.runs import Mark, Run
from quotecheck.report.terminal import (
    Ending,
    Screen,
    check_page,
    compare_page,
    diff_page,
    quotes_page,
)
from quotecheck.report.terminal.cells import Atom, clip, width, wrap
from quotecheck.report.terminal.rows import Grid, print_line
from quotecheck.report.terminal.screen import Piece

WIDTHS = (40, 60, 80, 100, 120, 200)
HOSTILE = "evil\x1b]0;owned\x07\x1b[31m \u202enipmac\u2066 \x9b2J\r\nsecond line\x00"
SGR = re.compile(r"\x1b\[[\d;]*m")


def pages(screen: Screen, report: Report | None = None) -> dict[str, str]:
    """Return every page of a report on one screen."""
    report = report or sample()
    a, b, pair = compare_sample()
    return {
        "diff": diff_page(report, screen=screen, ending=Ending(status=1)),
        "check": check_page(check_sample(), ["tribune"], screen=screen, ending=Ending(status=1)),
        "quotes": quotes_page(report.articles, report.quotes, screen=screen),
        "compare": compare_page(a, b, pair, screen=screen, status=1),
    }


def hostile_report() -> Report:
    """Return the sample with names and places that would steer a terminal."""
    articles = tuple(
        attrs.evolve(article, outlet=HOSTILE + article.id, path=f"wire/{HOSTILE}.txt")
        for article in ARTICLES
    )
    quotes = tuple(attrs.evolve(quote, speaker=HOSTILE) for quote in QUOTES)
    remarks = tuple(
        attrs.evolve(
            remark,
            credits=tuple(
                attrs.evolve(who, speaker=HOSTILE + who.speaker) for who in remark.credits
            ),
        )
        for remark in sample().remarks
    )
    return attrs.evolve(sample(), articles=articles, quotes=quotes, remarks=remarks)


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("page", ["diff", "check", "quotes", "compare"])
def test_no_line_is_too_long(page: str, columns: int) -> None:
    """Nothing wraps by itself, and no line ends in blanks; a place is never broken."""
    places = max(len(str(credit.where(article, 10**6))) for article in ARTICLES)
    most = max(columns, places + 14)

    for line in pages(Screen(columns))[page].splitlines():
        assert wcswidth(line) <= most, line
        assert line == line.rstrip()


@pytest.mark.parametrize("page", ["diff", "check", "quotes", "compare"])
def test_colour_only_adds(page: str) -> None:
    """The same characters with and without colour, in the same places."""
    colored = pages(Screen(80, color=True))[page]

    assert "\x1b[" in colored
    assert SGR.sub("", colored) == pages(Screen(80))[page]


def test_marks_have_their_colours() -> None:
    """What is lost is red, what is new stands out by weight, line and colour; brackets are dim."""
    page = pages(Screen(80, color=True))["diff"]

    assert "\x1b[2m[-\x1b[0m\x1b[31mnot\x1b[0m\x1b[2m-]{+\x1b[0m\x1b[1;4;36mnow\x1b[0m" in page
    assert "\x1b[1;7;31mCRITICAL\x1b[0m" in page
    assert "\x1b[1;35mmajor\x1b[0m" in page


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "koi8-r"])
@pytest.mark.parametrize("page", ["diff", "check", "quotes", "compare"])
def test_every_encoding_is_served(page: str, encoding: str) -> None:
    """What a screen cannot spell is replaced before it is measured."""
    text = pages(Screen(80, encoding=encoding))[page]

    text.encode(encoding)
    assert all(len(line) <= 80 for line in text.splitlines())


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_text_never_steers_the_terminal(encoding: str) -> None:
    """Names, credits, places: an escape sequence comes out as what it is, spelt out."""
    for page in pages(Screen(80, encoding=encoding), hostile_report()).values():
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def test_what_is_hostile_can_be_seen() -> None:
    """It is spelt out, not dropped: an editor should know."""
    assert r"\x1b]0;owned\x07" in pages(Screen(200), hostile_report())["diff"]


def test_links_lead_to_files() -> None:
    """On a terminal with colours a place is a link; its path is encoded, whatever it holds."""
    article = attrs.evolve(COURIER, path="wire/a b\x1b;.txt")
    page = quotes_page([article], QUOTES[:1], screen=Screen(80, color=True, links=True))

    (target,) = re.findall(r"\x1b]8;;(file://[^\x1b]+)\x1b\\", page)
    assert target.endswith("/wire/a%20b%1B%3B.txt")
    assert page.count("\x1b]8;;\x1b\\") == 1


def test_a_place_in_a_row_is_the_rows_line() -> None:
    """An editor can open the line of a corpus; what stands where inside its string, it cannot."""
    article = attrs.evolve(COURIER, path="wire.jsonl", row=214)

    assert str(credit.where(article, QUOTES[0].start)) == "wire.jsonl:214:1"


def test_screen_listens_to_the_environment() -> None:
    """Variables say what the terminal can and cannot; --color wins."""
    tty = io.StringIO()
    tty.isatty = lambda: True  # type: ignore[method-assign]

    assert Screen.of(tty, environ={"COLUMNS": "99"}).width == 99
    assert Screen.of(tty, environ={"COLUMNS": "3"}).width == 40
    assert Screen.of(None, environ={"COLUMNS": "x"}).width == 80
    assert Screen.of(tty, environ={}).color
    assert not Screen.of(io.StringIO(), environ={}).color
    assert not Screen.of(tty, environ={"TERM": "dumb"}).color
    assert not Screen.of(tty, environ={"NO_COLOR": "1"}).color
    assert Screen.of(tty, environ={"NO_COLOR": ""}).color
    assert Screen.of(None, color="always", environ={"NO_COLOR": "1"}).color
    assert Screen.of(io.StringIO(), environ={"FORCE_COLOR": "1"}).color
    assert not Screen.of(io.StringIO(), environ={"FORCE_COLOR": "0"}).color
    assert not Screen.of(None, environ={"FORCE_COLOR": "1"}).color
    assert not Screen.of(tty, environ={"FORCE_COLOR": "1", "NO_COLOR": "1"}).color
    assert not Screen.of(tty, color="never", environ={"FORCE_COLOR": "1"}).color
    assert Screen.of(tty, environ={"TERM": "xterm"}).links
    assert not Screen.of(tty, environ={"TERM": "linux"}).links
    assert not Screen.of(io.StringIO(), color="always", environ={}).links
    assert Screen.of(tty, environ={"LANG": "C"}).encoding == "ascii"
    assert Screen.of(tty, environ={"LANG": "C", "LC_ALL": "C.UTF-8"}).encoding == "utf-8"
    assert Screen.of(io.StringIO(), environ={"LC_ALL": "C"}).encoding == "utf-8"
    assert not Screen.of(tty, color="never", environ={}).color


def test_wide_characters_count_two_cells() -> None:
    """A label stays at the right edge behind Chinese words, and combining marks take no room."""
    assert (width("日本"), width("e\u0301"), width("abc")) == (4, 1, 3)
    assert clip("日本語日本語", 7) == "日本語…"
    row = Row(core=(Run(Mark.SAME, "日本語", space=False),))

    (line,) = print_line(Line("minor", row, "alias"), Grid(Screen(80)))

    text = "".join(piece.text for piece in line)
    assert wcswidth(text) == 78
    assert text.endswith("alias")


def test_a_label_closes_the_last_line() -> None:
    """Where words and label do not fit one line, the words wrap, and the label comes last."""
    row = plain("word " * 40)

    lines = ["".join(p.text for p in line) for line in print_line(Line("major", row, "lexical"),
                                                                 Grid(Screen(80)))]  # fmt: skip

    assert lines[-1].endswith("  lexical")
    assert not any("lexical" in line for line in lines[:-1])


def test_context_goes_before_changes_do() -> None:
    """Three words a side at 80 columns, five at 100; fewer where room is scarce, never a change."""
    before = tuple(Run(Mark.SAME, f"b{n}", space=True) for n in range(9))
    after = tuple(Run(Mark.SAME, f"a{n}", space=True) for n in range(9))
    edit = Edit(Span(0, 1), Span(0, 1), "x", "y", Label.LEXICAL, Severity.MAJOR)
    core = (
        Run(Mark.REMOVED, "x", space=True, edit=0),
        Run(Mark.ADDED, "y" * 20, space=False, edit=0),
    )
    line = Line("major", Row(core, before, after, edits=(edit,)), "lexical")

    def printed(columns: int) -> str:
        return "\n".join(
            "".join(piece.text for piece in part)
            for part in print_line(line, Grid(Screen(columns)))
        )

    assert "… b6 b7 b8 [-x-]{+" in printed(80)
    assert "… b4 b5 b6 b7 b8 [-x-]{+" in printed(100)
    assert "… b8 [-x-]{+yyyyyyyyyyyyyyyyyyyy+} a0 …" in printed(63)
    assert "[-x-]\n            {+yyyyyyyyyyyyyyyyyyyy+}" in printed(40)


def test_long_words_are_broken() -> None:
    """A word of a hundred thousand characters fills lines, none too long, and none is lost."""
    lines = wrap([Atom((Piece("x" * 100_000),), space=False)], 60)

    assert {len(line) for line in lines} == {1}
    assert sum(len(line[0].text) for line in lines) == 100_000
    assert max(len(line[0].text) for line in lines) == 60


@given(st.lists(st.text("ab 日“-", min_size=1, max_size=12), min_size=1), st.integers(0, 20))
def test_wrapping_keeps_every_word(texts: list[str], label: int) -> None:
    """Lines hold what was given, in order, within their width and beside their label."""
    atoms = [Atom((Piece(text.strip() or "x"),), space=True) for text in texts]

    lines = wrap(atoms, 24, label)

    joined = ["".join(piece.text for piece in line) for line in lines]
    assert " ".join(filter(None, joined)) == " ".join(atom.pieces[0].text for atom in atoms)
    assert all(width(line) <= 24 for line in joined)
    assert width(joined[-1]) + label <= 24 or not joined[-1]


def test_a_short_report_needs_no_index() -> None:
    """What fits one screen is not summed up at its end."""
    remarks = sample().remarks[:1]
    short = attrs.evolve(sample(), remarks=remarks)

    assert "── worst first" in pages(Screen(80))["diff"]
    assert "── worst first" not in pages(Screen(80), short)["diff"]


def test_a_crowd_is_counted() -> None:
    """Over eight outlets, the rest is a number and the way to the full list."""
    remark = sample().remarks[0]
    articles = [attrs.evolve(ARTICLES[1], id=f"t{n}", outlet=f"t{n}") for n in range(12)]
    pairs = tuple(
        attrs.evolve(remark.pairs[0], b=attrs.evolve(remark.pairs[0].b, article=article.id))
        for article in articles
    )
    many = attrs.evolve(remark, pairs=pairs, echoes=())
    report = attrs.evolve(sample(), articles=(*ARTICLES, *articles), remarks=(many,))

    page = diff_page(report, screen=Screen(80), ending=Ending(status=1))

    assert "… 5 more outlets (5 critical): --format json" in page


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        (Ending(1), "exit 1: drift at or above --fail-on major"),
        (Ending(0, "critical"), "exit 0: no drift at or above --fail-on critical"),
        (Ending(0, "never"), "exit 0: --fail-on never"),
        (Ending(2), "exit 2: something could not be read"),
    ],
)
def test_the_last_line_says_what_the_status_means(ending: Ending, text: str) -> None:
    """A log ends with why the job failed, or did not."""
    page = diff_page(sample(), screen=Screen(80), ending=ending)

    assert page.splitlines()[-1].startswith(text)


@given(cases(), st.sampled_from([40, 80, 120]), st.sampled_from(Form))
def test_any_comparison_is_a_page(case: Case, columns: int, form: Form) -> None:
    """Whatever differs, in whatever form: every page is printed, and no line is too long."""
    report = report_of(case, form)
    for page in pages(Screen(columns), report).values():
        assert all(width(line) <= columns for line in page.splitlines())
    check_page(report, ["b"], screen=Screen(columns), ending=Ending())
    assert FORMATS["markdown"](report).endswith("\n")


def test_an_empty_report_is_a_page() -> None:
    """Nothing in common is an answer too."""
    page = diff_page(Report(ARTICLES, (), (), (), ()), screen=Screen(80), ending=Ending())

    assert page.splitlines()[0].startswith("4 articles, 0 quotations, 0 remarks in two outlets")
    assert quotes_page((), (), screen=Screen(80)) == "0 quotations in 0 articles\nexit 0\n"


@pytest.mark.parametrize(
    ("text", "source", "cue", "printed"),
    [
        ("“Yes,” Rutte said.", "Rutte", "said", "Rutte said"),
        ("“Yes,” said Rutte.", "Rutte", "said", "said Rutte"),
        ("Rutte “yes” said", "Rutte", "said", "Rutte … said"),
        ("“Yes,” Rutte, the chief of all allies, said.", "Rutte", "said", "Rutte … said"),
        ("“Yes,” he noted.", "he", "", "he"),
        ("“Yes.”", "", "", "no credit here, Mark Rutte carried over"),
    ],
)
def test_credits_are_shown_as_printed(text: str, source: str, cue: str, printed: str) -> None:
    """The outlet's own words; where it has none, that is said."""
    start = text.index("“") + 1
    end = text.index("”")
    quote = Quote(
        "a", start, end, text[start:end], speaker="Mark Rutte",
        source=Span(text.index(source), text.index(source) + len(source)) if source else None,
        cue=Span(text.index(cue), text.index(cue) + len(cue)) if cue else None,
    )  # fmt: skip

    assert credit.credit(Article(text), quote) == printed


def test_compare_shows_the_strings_as_they_were_given() -> None:
    """A string that brings marks of its own gets none around it; one without does."""
    a, b = 'He said "we will win" and left', "we will win"

    page = compare_page(a, b, quotecheck.compare(a, b), screen=Screen(80), status=0)

    assert page.splitlines()[:2] == [f"A  {a}", f"B  “{b}”"]


def test_compare_prints_no_row_without_words() -> None:
    """That one side says more at its edge is in the verdict; it is no change to show."""
    a, b = "only then will we stay", "will we stay"

    page = compare_page(a, b, quotecheck.compare(a, b), screen=Screen(80), status=0)

    assert all(line.strip() != "info  excerpt" for line in page.splitlines())
    assert not re.search(r"^ +info +excerpt$", page, re.MULTILINE)


def test_nothing_in_common_is_said_briefly() -> None:
    """No remark has no order, and no quotation in one outlet needs no mention."""
    articles = [Article("Nothing was said.", id=name) for name in ("a", "b")]

    page = diff_page(Report(tuple(articles), (), (), (), ()), screen=Screen(80), ending=Ending())

    assert "worst first" not in page
    assert "0 quotations in one outlet" not in page
