"""Every label on real cases, both ways round; edits that rebuild B; pages that hold."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st
from renderings import rendering

from quotecheck.collation.alignment import align
from quotecheck.drift import classify, explain
from quotecheck.model import Drift, Form, Label, Op, Severity
from quotecheck.text import tokens

CASES = Path(__file__).parents[1] / "fixtures" / "cases"
BACK = {
    Label.OMISSION: Label.INSERTION,
    Label.INSERTION: Label.OMISSION,
    Label.SPLICE: Label.INSERTION,
}
WORDS = [
    "the",
    "a",
    "to",
    "and",
    "not",
    "never",
    "no",
    "without",
    "it's",
    "is",
    "will",
    "won't",
    "must",
    "should",
    "have",
    "may",
    "two",
    "2",
    "percent",
    "2%",
    "million",
    "billion",
    "Iran",
    "Russia",
    "American",
    "U.S.",
    "Mr.",
    "Clinton",
    "Mrs.",
    "Trump",
    "unlikely",
    "likely",
    "troops",
    "troop",
    "said",
    "quickly",
    "more",
    "only",
    "…",
    "[Putin]",
    "(sic)",
    ".",
    ",",
    "—",
    "“",
    "”",
]
TEXT = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


def cases() -> list[Any]:
    """Return every case of every label's file, named after both."""
    return [
        pytest.param(case, id=f"{label}: {case['name']}")
        for label in Label
        for case in tomllib.loads((CASES / f"{label}.toml").read_text(encoding="utf-8"))["case"]
    ]


def compared(a: str, b: str) -> Drift:
    """Return the drift between two strings."""
    return classify(align(rendering(a), rendering(b)))


def drift_of(case: dict[str, Any], here: str, there: str) -> Drift:
    """Return the drift of a case, from one of its sides to the other."""
    sides = [
        rendering(
            case[side],
            whole=case.get(f"{side}_whole"),
            form=case.get(f"{side}_form", "quoted"),
            quoted=case.get(f"{side}_quoted", ()),
        )
        for side in (here, there)
    ]
    return classify(align(*sides))


@pytest.mark.parametrize("case", cases())
def test_cases_carry_their_labels(case: dict[str, Any]) -> None:
    """Labels and severity are the case's, no more and no less."""
    found = drift_of(case, "a", "b")

    assert sorted(map(str, found.labels)) == sorted(case["labels"]), case["why"]
    assert str(found.severity) == case["severity"]


@pytest.mark.parametrize("case", cases())
def test_cases_carry_their_labels_backwards(case: dict[str, Any]) -> None:
    """From B to A what was omitted is inserted, and nothing else is another thing."""
    mirrored = [str(BACK.get(Label(label), label)) for label in case["labels"]]
    found = drift_of(case, "b", "a")

    assert sorted(map(str, found.labels)) == sorted(case.get("back", mirrored)), case["why"]
    assert str(found.severity) == case["severity"]


@pytest.mark.parametrize("label", list(Label))
def test_every_label_has_cases_that_fire_and_cases_that_do_not(label: Label) -> None:
    """A rule that is never seen silent fires too often."""
    found = tomllib.loads((CASES / f"{label}.toml").read_text(encoding="utf-8"))["case"]

    assert any(label in case["labels"] for case in found)
    assert any(label not in case["labels"] for case in found)
    assert all(case["why"].startswith("silent") for case in found if label not in case["labels"])


@pytest.mark.parametrize("label", list(Label))
def test_pages_say_what_they_mean(label: Label) -> None:
    """`explain` prints a page, and its examples are what they claim to be."""
    page = explain(label)

    assert page.label is label
    assert page.severity is label.severity
    assert page.text[0].isupper()
    assert page.silent
    for example in page.fires:
        assert label in example.labels
    for example in (*page.fires, *page.silent):
        assert set(compared(example.a, example.b).labels) == set(example.labels), example
    for example in page.silent:
        assert label not in example.labels


def test_explaining_no_label_is_an_error() -> None:
    """A name that is no label is refused."""
    with pytest.raises(ValueError, match="rubbish"):
        explain("rubbish")


def norms(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return [token.norm for token in tokens(text)]


def rebuilt(a: str, b: str, drift: Drift) -> list[str]:
    """Replay edits over A's words: what is left out of A, put in at its place in B."""
    gone = {k for edit in drift.edits for k in range(edit.a.start, edit.a.end)}
    kept = [token.norm for token in tokens(a) if token.start not in gone]
    added = {
        token.start: token.norm
        for edit in drift.edits
        for token in tokens(b, edit.b.start, edit.b.end)
    }
    return [
        added[token.start] if token.start in added else kept.pop(0) for token in tokens(b)
    ] + kept


@given(TEXT, TEXT)
def test_edits_rebuild_b_word_for_word(a: str, b: str) -> None:
    """A with the edits applied is B."""
    assert rebuilt(a, b, compared(a, b)) == norms(b)


@given(TEXT, TEXT)
@hypothesis.example("2% Iran Iran the", "the [Putin] percent two the")
def test_edits_cover_each_word_at_most_once(a: str, b: str) -> None:
    """No word stands in two edits, on either side."""
    edits = compared(a, b).edits

    for spans in ([edit.a for edit in edits], [edit.b for edit in edits]):
        words = sorted(span for span in spans if span.start < span.end)
        assert all(x.end <= y.start for x, y in pairwise(words))


@given(TEXT, TEXT)
def test_every_changed_word_stands_in_an_edit(a: str, b: str) -> None:
    """What the alignment does not call equal, some edit explains."""
    alignment = align(rendering(a), rendering(b))
    edits = classify(alignment).edits

    for step in alignment.steps:
        if step.op is not Op.EQUAL:
            for token in alignment.a_tokens[step.a_start : step.a_end]:
                assert any(e.a.start <= token.start and token.end <= e.a.end for e in edits)
            for token in alignment.b_tokens[step.b_start : step.b_end]:
                assert any(e.b.start <= token.start and token.end <= e.b.end for e in edits)


@given(TEXT)
def test_nothing_differs_from_itself(a: str) -> None:
    """A text is identical to itself."""
    found = compared(a, a)

    assert found.labels == (Label.IDENTICAL,)
    assert found.severity is Severity.NONE
    assert found.edits == ()


@given(TEXT, TEXT)
def test_labels_stand_by_the_rules_of_the_contract(a: str, b: str) -> None:
    """Some label applies; the idle ones stand alone; the severity is the gravest."""
    found = compared(a, b)
    others = set(found.labels) - {Label.IDENTICAL, Label.TYPOGRAPHIC, Label.EXCERPT}

    assert found.labels
    assert not others or others == set(found.labels) - {Label.EXCERPT}
    assert found.severity == max(label.severity for label in found.labels)
    assert all(
        edit.label in found.labels and edit.severity <= found.severity for edit in found.edits
    )
    assert all(set(edit.also) <= set(found.labels) for edit in found.edits)


@given(TEXT, TEXT)
def test_reporting_caps_what_is_no_fact(a: str, b: str) -> None:
    """Beside a reported side only number, negation, name and modality weigh more than info."""
    if not norms(a) or not norms(b):
        return
    found = classify(align(rendering(a), rendering(b, form=Form.REPORTED)))
    grave = {Label.NUMBER, Label.NEGATION, Label.NAME, Label.MODALITY}

    assert Label.BOUNDARY in found.labels
    assert found.severity <= Severity.INFO or grave & set(found.labels)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_are_classified(a: str, b: str) -> None:
    """Control characters, other scripts and nonsense raise nothing."""
    compared(a, b)


def test_an_edit_shows_the_brackets() -> None:
    """A gloss is shown with its brackets, and as one edit."""
    (edit,) = compared("and prevent Putin from it", "and prevent (Vladimir) Putin from it").edits

    assert (edit.a_text, edit.b_text) == ("", "(Vladimir)")
    assert edit.a.start == edit.a.end == len("and prevent")


def test_a_move_is_one_edit_out_of_order() -> None:
    """Both places of a moved phrase are in one edit."""
    (edit,) = compared(
        "drive off as far as we can the Turkish raiders",
        "drive off the Turkish raiders as far as we can",
    ).edits

    assert edit.moved
    assert edit.a_text == edit.b_text == "as far as we can"


def test_trays_may_be_swapped() -> None:
    """A caller may bring other rules."""
    from quotecheck.drift import lexical  # noqa: PLC0415  (one rule, for this test alone)

    alignment = align(rendering("we must go"), rendering("we should go"))

    assert classify(alignment, trays=[[lexical.find]]).labels == (Label.LEXICAL,)
