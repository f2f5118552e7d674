"""Runs and rows: the marks are honest, whatever the two renderings are."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_text import Case, bases_words, cases, outlets_words, report_of, text_of, words
from report_sample import sample

import quotecheck
from quotecheck.model import Edit, Form, Label, Pair, Rendering, Severity, Span
from quotecheck.report import markdown
from quotecheck.report.blocks import Line, pair_rows
from quotecheck.report.lookup import Lookup
from quotecheck.report.rows import make_rows
from quotecheck.report.runs import Mark, collate, merge
from quotecheck.report.tangles import change_alone, gravest_change, untangle
from quotecheck.report.terminal import Screen, compare_page
from quotecheck.report.terminal.rows import Grid, fit


def row_texts(case: Case, context: int) -> list[str]:
    """Return a case's rows as a page prints them."""
    runs = collate(case.a, case.b, case.edits)
    rows = make_rows(runs, case.edits, opens=True, closes=True)
    return [text_of(merge(row.words(context, context))) for row in rows]


def holds(pieces: list[list[str]], text: list[str]) -> bool:
    """Tell whether the pieces stand in the text, each in one stretch."""
    joined = f" {' '.join(text)} "
    return all(f" {' '.join(piece)} " in joined for piece in pieces if piece)


def rendering(text: str) -> Rendering:
    """Return a whole text as a rendering."""
    return Rendering(text, Span(0, len(text)), Span(0, len(text)))


def one_edit(a: str, b: str) -> str:
    """Return how the change between the bars is printed, with all the words around it."""
    (a, a_span), (b, b_span) = (unbar(text) for text in (a, b))
    edit = Edit(a_span, b_span, a_span.of(a), b_span.of(b), Label.LEXICAL, Severity.MAJOR)
    return text_of(merge(collate(rendering(a), rendering(b), (edit,))))


def unbar(text: str) -> tuple[str, Span]:
    """Return ``before|words|after`` without its bars, and where the words stand."""
    before, inside, after = text.split("|")
    return before + inside + after, Span(len(before), len(before + inside))


@given(cases())
def test_all_words_of_both_sides_are_there(case: Case) -> None:
    """Unwrapping one kind of mark gives the outlet's words, the other kind the base's."""
    runs = tuple(merge(collate(case.a, case.b, case.edits)))

    assert outlets_words(text_of(runs)) == words(case.b.span.of(case.b.text))
    assert bases_words(runs) == words(case.a.span.of(case.a.text))


def test_what_moved_away_from_the_end_stands_behind_a_bracket() -> None:
    """Not within what came in between brackets, nor before it."""
    a, b = rendering("we stay we will we"), rendering("we we stay we (they say)")
    edits = (
        Edit(Span(11, 15), Span(15, 23), "will", "they say", Label.LEXICAL, Severity.MAJOR),
        Edit(Span(16, 18), Span(0, 2), "we", "we", Label.REORDER, Severity.MINOR, moved=True),
    )

    assert bases_words(tuple(merge(collate(a, b, edits)))) == words(a.text)


@pytest.mark.parametrize("folder", ["rutte", "synthetic"])
def test_real_comparisons_are_honest(fixtures: Path, folder: str) -> None:
    """The same for every pair that is found in the project's own articles."""
    report = quotecheck.reconcile(quotecheck.read(fixtures / "articles" / folder))
    lookup = Lookup(report)
    for pair in (*report.pairs, *(pair for remark in report.remarks for pair in remark.pairs)):
        a, b = lookup.rendering(pair.a), lookup.rendering(pair.b)
        runs = tuple(merge(collate(a, b, pair.edits, least=Severity.NONE)))

        assert outlets_words(text_of(runs)) == words(b.span.of(b.text))
        if pair.edits and not any(edit.label is Label.EXCERPT for edit in pair.edits):
            assert bases_words(runs) == words(a.span.of(a.text))


@given(cases())
def test_a_row_is_a_stretch_of_each_side(case: Case) -> None:
    """What stands between two ellipses stands in one stretch in the outlet's text."""
    theirs = words(case.b.text)
    for page in row_texts(case, 2):
        assert holds([outlets_words(piece) for piece in page.split("…")], theirs)


@given(cases(), st.sampled_from([40, 80, 120]))
def test_a_printed_row_says_what_the_outlet_says(case: Case, columns: int) -> None:
    """At any width, with as much context as fits, marks broken over lines or not."""
    theirs = words(case.b.text)
    grid = Grid(Screen(columns))
    runs = collate(case.a, case.b, case.edits)
    for row in make_rows(runs, case.edits, opens=True, closes=True):
        lines = fit(Line("major", row), grid, label=12)
        printed = " ".join("".join(piece.text for piece in line) for line in lines)
        assert holds([outlets_words(piece) for piece in printed.split("…")], theirs)


@given(cases(), st.sampled_from([40, 80, 120]))
def test_a_printed_comparison_says_what_the_second_says(case: Case, columns: int) -> None:
    """The two strings run together on the page of `compare`, read without the first one's marks."""
    pair = report_of(case).pairs[0]
    page = compare_page(case.a.text, case.b.text, pair, screen=Screen(columns), status=0)

    if case.edits:
        _, together, *_ = page.split("\n\n")
        read = outlets_words(" ".join(together.split()))
        assert read == words(case.b.span.of(case.b.text))


@given(cases())
def test_markdown_says_what_the_outlet_says(case: Case) -> None:
    """Its `<del>` and `<ins>` are the same marks."""
    page = markdown.render(report_of(case))
    changed = [line for line in page.splitlines() if line.startswith("  - ")]
    plain = [re.sub(r"<del>.*?</del>", " ", re.sub(r"</?ins>", "", line)) for line in changed]
    rows = [line.removeprefix("  - ").partition(" ")[2].rpartition(" — ")[0] for line in plain]
    readable = [re.sub(r"\\(?=[^\w\s])", "", row) for row in rows if "reads:" not in row]

    for row in readable:
        assert holds([outlets_words(piece) for piece in row.split("…")], words(case.b.text))


@given(cases())
def test_every_change_is_in_a_row(case: Case) -> None:
    """No change is lost between collating and laying out, and none is shown twice."""
    runs = collate(case.a, case.b, case.edits)
    rows = make_rows(runs, case.edits, opens=True, closes=True)

    shown = [edit for row in rows for edit in row.edits]
    assert sorted(shown, key=case.edits.index) == list(case.edits)


@given(cases())
def test_a_tangle_keeps_the_outlets_words(case: Case) -> None:
    """Read plainly, a row still says what the outlet says, word for word."""
    runs = collate(case.a, case.b, case.edits)
    for row in make_rows(runs, case.edits, opens=True, closes=True):
        first, *_ = untangle(row)
        plain = text_of(first.words(99, 99)).removeprefix("reads:")
        marked = text_of(row.words(3, 3) if first is not row else row.words(99, 99))
        assert outlets_words(plain) == outlets_words(marked)


@given(cases())
def test_a_change_alone_names_all_that_it_marks(case: Case) -> None:
    """A move brings the changes along that stand between its two places."""
    runs = collate(case.a, case.b, case.edits)
    for row in make_rows(runs, case.edits, opens=True, closes=True):
        for number in {run.edit for run in row.marks}:
            alone = change_alone(row, number)
            assert {run.edit for run in alone.marks} == {case.edits.index(e) for e in alone.edits}
            assert {edit.label for edit in alone.edits} <= set(alone.labels)
            gravest_change(alone)


@pytest.mark.parametrize("pair", [p for p in sample().pairs if p.edits], ids=lambda p: p.b.article)
def test_the_sample_is_honest(pair: Pair) -> None:
    """The same for the hand-made report, row by row, with its boundary and its marked edit."""
    lookup = Lookup(sample())
    theirs, bases = (words(lookup.article(side).text) for side in (pair.b, pair.a))
    for row in pair_rows(pair, lookup):
        runs = tuple(merge(run for run in row.words(2, 2) if run.mark is not Mark.GAP))
        assert holds([outlets_words(text_of(runs))], theirs)
        assert holds([bases_words(runs)], bases)


@pytest.mark.parametrize(
    ("a", "b", "printed"),
    [
        ("It has |not| won.", "It has |now| won.", "It has [-not-]{+now+} won."),
        (
            "We stay |in the fight and| win.",
            "We stay, ||win.",
            "We stay, [-in the fight and-] win.",
        ),
        ("He left home |today|.", "He left home||.", "He left home [-today-]."),
        ("Go to ||Putin now", "Go to (|Vladimir|) Putin now", "Go to {+(Vladimir)+} Putin now"),
        (
            "the Indo-|Pacific| sea",
            "the Indo-|Atlantic| sea",
            "the Indo-[-Pacific-]{+Atlantic+} sea",
        ),
        ("|And| we go", "||“we go”", "“[-And-] we go”"),
        ("go |on|", "go||", "go [-on-]"),
    ],
)
def test_a_change_stands_where_it_reads_best(a: str, b: str, printed: str) -> None:
    """Lost words come before the next word, or before the stop they stood before."""
    assert one_edit(a, b) == printed


def test_spelling_is_not_shown_unless_asked_for() -> None:
    """A theatre that became a theater is no change to an editor; to `compare` it is one."""
    a, b = rendering("two theatres"), rendering("two theaters")
    edit = Edit(Span(4, 12), Span(4, 12), "theatres", "theaters", Label.SPELLING, Severity.NONE)

    assert text_of(collate(a, b, (edit,))) == "two theaters"
    assert text_of(collate(a, b, (edit,), least=Severity.NONE)) == "two [-theatres-]{+theaters+}"


def test_empty_renderings_have_no_runs() -> None:
    """Nothing comes of nothing."""
    empty = Rendering("", Span(0, 0), Span(0, 0), Form.QUOTED)

    assert collate(empty, empty, ()) == ()
