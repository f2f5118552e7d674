"""Collations on a page: the marks are honest, and columns stand under each other."""

from pathlib import Path

import attrs
import pytest
from html_page import Node, bases_words, outlets_words, read, rows, words
from hypothesis import assume, given, settings
from marked_text import Case, cases, report_of
from report_sample import sample

import quotecheck
from quotecheck.model import Form, Label, Pair, Remark, Report, Severity
from quotecheck.report.apparatus import make_apparatus
from quotecheck.report.html.columns import WIDTH
from quotecheck.report.html.witnesses import Witnesses
from quotecheck.report.lookup import Lookup


def tables(report: Report) -> list[Node]:
    """Return the collations of a report's page, in its order."""
    return list(read(report.to_html()).all("table", "collation"))


def span_of(cell: Node) -> int:
    """Return how many columns a cell takes."""
    return int(cell.attributes.get("colspan") or 1)


def carried(pair: Pair, report: Report) -> str:
    """Return the base's words that a pair is about; where spelling differs, the outlet's."""
    text = Lookup(report).article(pair.a).text
    pieces, at = [], pair.a.start
    for edit in sorted(pair.edits, key=lambda edit: edit.a):
        pieces += [text[at : edit.a.start], " "]
        silent = edit.severity < Severity.INFO
        pieces += [edit.b_text if silent else edit.a_text, " "]
        at = edit.a.end
    return "".join([*pieces, text[at : pair.a.end]])


def plain_pairs(remark: Remark) -> list[Pair]:
    """Return the pairs that have a row of their own, and show every change in it."""
    articles = [pair.b.article for pair in remark.pairs]
    return [
        pair
        for pair in remark.pairs
        if articles.count(pair.b.article) == 1
        and pair.b.form is Form.QUOTED
        and not any(edit.label is Label.EXCERPT for edit in pair.edits)
        and not any(edit.moved and edit.severity < Severity.INFO for edit in pair.edits)
    ]


@settings(max_examples=60)
@given(cases())
def test_marks_are_honest(case: Case) -> None:
    """Without what is deleted a row is the outlet's own; without what is inserted, the base's."""
    assume(case.edits)
    (table,) = tables(report_of(case))
    lines = rows(table)

    assert outlets_words(lines["B"]) == words(case.b.span.of(case.b.text))
    assert bases_words(lines["B"]) == words(case.a.span.of(case.a.text))
    assert outlets_words(lines["A"]) == words(case.a.span.of(case.a.text))


@settings(max_examples=40)
@given(cases())
def test_retold_words_stand_as_they_are(case: Case) -> None:
    """Outside quotation marks an outlet's words are its own to choose: only what is grave shows."""
    assume(any(edit.severity is Severity.CRITICAL for edit in case.edits))
    (table,) = tables(report_of(case, Form.REPORTED))

    assert outlets_words(rows(table)["B"]) == words(case.b.span.of(case.b.text))


@pytest.mark.parametrize(("folder", "least"), [("rutte", 8), ("synthetic", 4)])
def test_real_collations_are_honest(fixtures: Path, folder: str, least: int) -> None:
    """The same for every remark that is found in the project's own articles."""
    report = quotecheck.reconcile(quotecheck.read(fixtures / "articles" / folder))
    witnesses = Witnesses(report.articles)
    texts = {article.id: article.text for article in report.articles}
    seen = 0
    for entry, table in zip(make_apparatus(report).entries, tables(report), strict=True):
        lines = rows(table)
        for pair in plain_pairs(entry.remark):
            line = lines[witnesses.of(pair.b).siglum]
            seen += 1
            assert outlets_words(line) == words(pair.b.span.of(texts[pair.b.article]))
            assert bases_words(line) == words(carried(pair, report))
    assert seen >= least


@given(cases())
@settings(max_examples=40)
def test_columns_stand_under_each_other(case: Case) -> None:
    """Every line of a system has as many columns as the base; labels stand at a word."""
    assume(case.edits)
    (table,) = tables(report_of(case))
    for system in table.all("tbody"):
        widths = {sum(map(span_of, line.all("td"))) for line in system.all("tr")}
        assert len(widths) == 1
    labels = [tag.text() for tag in table.all("small", "tag")]

    assert len(labels) == len(case.edits)


def test_systems_fit_beside_the_names() -> None:
    """A long remark is cut into lines, mostly at commas and stops."""
    clause = "the fishing fleet can stay in the northern port all winter long"
    text = f"“We will see to it that {', and that '.join([clause] * 9)},” the minister said."
    other = text.replace("northern", "southern", 1)
    articles = [quotecheck.Article(body, id=name) for name, body in (("a", text), ("b", other))]
    (table,) = tables(quotecheck.reconcile(articles))
    lines = [system.first("tr") for system in table.all("tbody")]
    lengths = [sum(len(cell.text()) for cell in line.all("td")) for line in lines]
    ends = [list(line.all("td"))[-1].text()[-1] for line in lines]

    assert len(lines) > 6
    assert max(lengths) <= WIDTH
    assert sum(end in ",." for end in ends) >= len(lines) // 2


def test_alike_renderings_share_a_line() -> None:
    """Fifty outlets that print one wording are one line, whatever their quotation marks."""
    marks = ("“{}”", '"{}"', "«{}»")
    said = ["We will not close the northern harbour, whatever the council says"] * 30
    said[7] = said[7].replace("not", "now")
    articles = [
        quotecheck.Article(f"{marks[n % 3].format(words_ + ',')} Ada Lindqvist said.", id=f"o{n}")
        for n, words_ in enumerate(said)
    ]
    (table,) = tables(quotecheck.reconcile(articles))

    assert len(list(table.first("tbody").all("tr"))) == 3
    assert "+24" in table.text()


def test_what_reads_alike_for_a_stretch_shares_its_line() -> None:
    """Below the first stretch, which names the outlets, a line is shared as long as words are."""
    said = "We will not close the northern harbour before the winter, {} the council may say, {}"
    ends = "and nobody in this whole town of ours ought to {} that it will be any other way at all"
    articles = [
        quotecheck.Article(f"“{said.format('whatever', ends.format(verb))},” Ada Orr said.", id=id_)
        for id_, verb in [("base", "conclude"), ("o1", "think"), ("o2", "guess"), ("o3", "know")]
    ]
    articles[3] = quotecheck.Article(articles[3].text.replace("not", "now"), id="o3")
    (table,) = tables(quotecheck.reconcile(articles))
    first, *later = [
        [row.first("th").text() for row in system.all("tr")] for system in table.all("tbody")
    ]

    assert len(first) == 4
    assert "B o1 C o2 D o3" in (row for rows in later for row in rows)
    assert all(" ".join(rows).count("o2") == 1 for rows in (first, *later))


def test_many_renderings_are_cut_to_the_gravest() -> None:
    """Where every outlet says it its own way, the gravest are shown and the others named."""
    animals = (
        "otter heron seal crab gull whale trout perch eel stork crane swan goose duck owl hawk"
    )
    said = [f"We will not sell the {animal} to the southern council" for animal in animals.split()]
    said += [said[0].replace("not", "now"), *(f"{words_} today" for words_ in said[:6])]
    articles = [
        quotecheck.Article(f"“{words_},” Ada Lindqvist said.", id=f"o{n}")
        for n, words_ in enumerate(said)
    ]
    report = quotecheck.reconcile(articles)
    page = read(report.to_html())
    table = page.first("table", "collation")
    shown = {line.first("th").text() for line in table.all("tr")}

    assert len(list(table.first("tbody").all("tr"))) == 17
    assert any("now" in line.text() for line in table.all("ins"))
    assert "Further renderings" in page.text()
    assert len(shown) > 16


def test_the_sample_shows_every_change() -> None:
    """Each change of a quoted rendering has its label in the table, the gravest first of all."""
    labels = {tag.text() for table in tables(sample()) for tag in table.all("small", "tag")}
    wanted = {
        f"({edit.severity}: {' · '.join((edit.label, *edit.also))})"
        for remark in sample().remarks
        for pair in remark.pairs
        for edit in pair.edits
        if pair.b.form is Form.QUOTED
    }

    assert wanted <= labels


def test_an_unlisted_quotation_is_speech_all_the_same() -> None:
    """Sides that no quotation is listed for are set as speech, not as the outlet's own words."""
    report = attrs.evolve(sample(), quotes=())

    assert not any(list(table.all("span", "told")) for table in tables(report)[3:4])
