"""The whole way on the fixtures: quotations, speakers, pairs, labels and findings as gold has them.

What is known to fail stands in ``known_failures.toml`` with its reason, and is expected to fail:
progress announces itself. Everything else must hold.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from goldfile import FIXTURES, SETS, covers, credited, gold, plain

import quotecheck
from quotecheck.report.terminal import Ending, Screen, check_page

KNOWN = tomllib.loads((Path(__file__).parent / "known_failures.toml").read_text("utf-8"))
"""What fails today → why."""

ASKED: set[str] = set()
"""Every case there is, to tell what is listed as failing and is no case."""


def cases(kind: str, rows: dict[str, Any]) -> list[Any]:
    """Make parameters of gold rows, those in `KNOWN` marked as expected failures."""
    ASKED.update(f"{kind} {name}" for name in rows)
    return [
        pytest.param(
            row,
            id=name,
            marks=[pytest.mark.xfail(strict=True, reason=KNOWN[f"{kind} {name}"])]
            if f"{kind} {name}" in KNOWN
            else [],
        )
        for name, row in rows.items()
    ]


def rows(name: str) -> dict[str, Any]:
    """Return gold's rows of both sets, by set and place, each with the set it belongs to."""
    found: dict[str, Any] = {}
    for group in SETS:
        for row in gold(name)[group]:
            if name == "quotes":
                key = row["id"]
            elif name == "findings":
                key = f"{row['code']}-{row['at']}-{row.get('remark', '')}".rstrip("-")
            else:
                key = "-".join(side["quote"] or side["article"] for side in (row["a"], row["b"]))
                key += f"-{row['b']['start']}" * (key in {k.split(" ")[1] for k in found})
            found[f"{group} {key}"] = row | {"set": group}
    return found


@cache
def report(group: str) -> Any:
    """Reconcile one set, once."""
    return quotecheck.reconcile(quotecheck.read(str(FIXTURES / "articles" / group)))


@cache
def by_article(group: str) -> dict[str, Any]:
    return {article.id: article for article in report(group).articles}


def found_quote(row: dict[str, Any]) -> Any:
    """Return the quotation that a gold row is about, or None."""
    for quote in report(row["set"]).quotes:
        if (
            quote.article == row["article"]
            and quote.form == "quoted"
            and covers(quote.start, quote.end, row["start"], row["end"])
        ):
            return quote
    return None


def overlap(side: Any, row: dict[str, Any]) -> float:
    """Return how much of the shorter of two stretches both cover."""
    if side.article != row["article"]:
        return 0.0
    shared: int = min(side.end, row["end"]) - max(side.start, row["start"])
    shorter: int = min(side.end - side.start, row["end"] - row["start"])
    return max(0, shared) / max(1, shorter)


def touches(place: Any, row: dict[str, Any]) -> bool:
    """Tell whether a place lies in a stretch; what was dropped has a place and no length."""
    inside: bool = row["start"] <= place.end and place.start <= row["end"]
    return inside and bool(place.article == row["article"])


def extent(side: Any, row: dict[str, Any]) -> float:
    """Return how well two stretches agree: what both cover as a share of what either covers."""
    if side.article != row["article"]:
        return 0.0
    shared: int = min(side.end, row["end"]) - max(side.start, row["start"])
    whole: int = max(side.end, row["end"]) - min(side.start, row["start"])
    return max(0, shared) / whole


def candidates(row: dict[str, Any], relation: str) -> list[tuple[float, Any, bool]]:
    """Return the report's pairs on both stretches of a gold pair: fit, pair, whether swapped."""
    found = []
    for pair in report(row["set"]).pairs:
        if pair.relation != relation:
            continue
        for swapped, (a, b) in enumerate(((pair.a, pair.b), (pair.b, pair.a))):
            if min(overlap(a, row["a"]), overlap(b, row["b"])) >= 0.5:
                fit = min(extent(a, row["a"]), extent(b, row["b"]))
                found.append((fit, pair, bool(swapped)))
    return sorted(found, key=lambda candidate: -candidate[0])


def labels_of(pair: Any, *, swapped: bool) -> set[str]:
    """Return a pair's labels, seen from the side that gold starts from."""
    turned = {"omission": "insertion", "insertion": "omission"} if swapped else {}
    return plain([turned.get(str(label), str(label)) for label in pair.labels])


QUOTES = rows("quotes")
PAIRS = {key: row for key, row in rows("pairs").items() if row["must_find"]}
APART = {key: row for key, row in rows("pairs").items() if row["relation"] != "same"}
FINDINGS = rows("findings")
SETS_BY_NAME = {name: name for name in SETS}


@pytest.mark.parametrize("row", cases("found", QUOTES))
def test_quotation_is_found(row: dict[str, Any]) -> None:
    """Every quotation is found where it stands, as speech or as a mention, whole or malformed."""
    quote = found_quote(row)

    assert quote is not None
    if not row["loose"]:
        assert (quote.kind == "mention") == (row["kind"] == "mention")
        assert (quote.kind == "headline") == (row["kind"] == "headline")
    assert quote.malformed == row["malformed"]


@pytest.mark.parametrize("row", cases("speaker", QUOTES))
def test_speaker_is_right(row: dict[str, Any]) -> None:
    """Every quotation is credited to the person whom the article means; relays are kept apart."""
    quote = found_quote(row)

    assert quote is not None
    if row["kind"] == "mention":
        return
    right = {row["speaker"]} | ({quote.speaker} if row["speaker_kind"] == "none" else set())
    assert credited(quote.speaker, *right), quote.speaker
    assert credited(quote.relay, row["relay"]), quote.relay


@pytest.mark.parametrize("group", SETS)
def test_nothing_else_is_speech(group: str) -> None:
    """What gold does not list, or lists as a mention, is no speech."""
    listed = [row for row in QUOTES.values() if row["set"] == group]
    for quote in report(group).quotes:
        if quote.form == "quoted" and quote.kind != "mention":
            assert any(overlap(quote, row) > 0.5 for row in listed), quote


@pytest.mark.parametrize("group", SETS)
def test_interrupted_speech_is_one_turn(group: str) -> None:
    """Quotations around one cue share a turn; no two gold turns are thrown together over one."""
    last: dict[str, Any] = {}
    for row in (row for row in QUOTES.values() if row["set"] == group):
        if last and last["article"] == row["article"] and last["turn"] == row["turn"]:
            first, second = found_quote(last), found_quote(row)

            assert first is not None
            assert second is not None
            assert first.turn == second.turn
        last = row


@pytest.mark.parametrize("row", cases("pair", PAIRS))
def test_renderings_are_paired(row: dict[str, Any]) -> None:
    """Renderings of one utterance are found in each other."""
    assert candidates(row, "same")


@pytest.mark.parametrize("row", cases("labels", PAIRS))
def test_pair_is_labelled(row: dict[str, Any]) -> None:
    """A pair carries the labels that gold requires, no others, and its severity."""
    found = candidates(row, "same")
    if not found:
        pytest.skip("not paired, which another test says")

    _, pair, swapped = found[0]
    have, want, may = labels_of(pair, swapped=swapped), plain(row["labels"]), set(row["may"])
    assert want <= have
    assert "*" in may or have <= want | may
    assert "*" in may or str(pair.severity) == row["severity"]
    assert pair.speaker_conflict == row["conflict"]


@pytest.mark.parametrize("row", cases("apart", APART))
def test_look_alikes_and_echoes_are_kept_apart(row: dict[str, Any]) -> None:
    """Another day, another person, a slogan: never one utterance."""
    assert not candidates(row, "same")


@pytest.mark.parametrize("group", cases("false pairs", SETS_BY_NAME))
def test_no_pair_is_false(group: str) -> None:
    """Both sides of every pair lie in one remark of gold."""
    remarks = gold("remarks")[group].values()
    false = [
        (pair.a, pair.b)
        for pair in report(group).pairs
        if pair.relation == "same"
        and not any(
            any(overlap(pair.a, row) >= 0.5 for row in remark)
            and any(overlap(pair.b, row) >= 0.5 for row in remark)
            for remark in remarks
        )
    ]
    texts = by_article(group)

    assert [tuple(side.span.of(texts[side.article].text) for side in pair) for pair in false] == []


@pytest.mark.parametrize("row", cases("finding", FINDINGS))
def test_editor_is_told(row: dict[str, Any]) -> None:
    """Each thing an editor must see is raised, at the outlet that carries it."""
    stretches = gold("remarks")[row["set"]].get(row.get("remark"), [])
    for finding in report(row["set"]).findings:
        if finding.code == row["code"]:
            for place in finding.at:
                if place.article == row["at"] and (
                    not stretches or any(touches(place, other) for other in stretches)
                ):
                    return
    raised = [
        f"{finding.code}: {finding.message}"
        for finding in report(row["set"]).findings
        if finding.code == row["code"] or row["at"] in {place.article for place in finding.at}
    ]

    pytest.fail("\n".join(["not raised; raised were:", *raised]))


@pytest.mark.parametrize("group", cases("false alarms", SETS_BY_NAME))
def test_nothing_critical_is_cried_for_nothing(group: str) -> None:
    """Every critical finding is one that gold knows."""
    known = {row["code"] for row in FINDINGS.values() if row["set"] == group}
    loud = [f for f in report(group).findings if str(f.severity) == "critical"]

    assert [f.message for f in loud if f.code not in known] == []
    assert len(loud) <= sum(
        row["code"] in {"drift.negation", "drift.name", "drift.number", "drift.modality"}
        or row["code"] == "speaker.conflict"
        for row in FINDINGS.values()
        if row["set"] == group
    )


@cache
def checked() -> Any:
    draft = str(FIXTURES / "drafts" / "skerrow_feature.md")
    return quotecheck.check(draft, against=[str(FIXTURES / "transcripts" / "skerrow_hearing.txt")])


@pytest.mark.parametrize("row", cases("check", {row["text"][:28]: row for row in gold("check")}))
def test_draft_is_checked(row: dict[str, Any]) -> None:
    """Each quotation of the draft gets the findings that gold lists, and no graver one."""
    on_it = [
        finding
        for finding in checked().findings
        for place in finding.at
        if place.article == "skerrow_feature"
        and place.start < row["end"]
        and place.end > row["start"]
    ]

    assert sorted({f.code for f in on_it if str(f.severity) != "info"}) == sorted(row["says"])
    if row["holds"]:
        assert any(row["holds"].casefold() in finding.message.casefold() for finding in on_it)


def test_what_dots_hide_is_shown_once() -> None:
    """The page tells which words are hidden, and does not mark them as lost a second time."""
    page = check_page(checked(), ["skerrow_feature"], screen=Screen(80), ending=Ending(status=1))

    assert page.count("unless the divers find a crack") == 1


@pytest.mark.parametrize("group", SETS)
def test_same_input_gives_the_same_bytes(group: str) -> None:
    """No clock, no random id, no order of sets gets into a report."""
    again = quotecheck.reconcile(quotecheck.read(str(FIXTURES / "articles" / group)))

    assert again.to_json() == report(group).to_json()


@pytest.mark.parametrize("group", cases("order", SETS_BY_NAME))
def test_order_of_articles_does_not_matter(group: str) -> None:
    """Read in another order, the same articles raise the same findings."""
    turned = quotecheck.reconcile(report(group).articles[::-1])

    assert {f.id for f in turned.findings} == {f.id for f in report(group).findings}


def test_every_known_failure_is_a_case() -> None:
    """A fixture that was renamed or dropped leaves no excuse behind."""
    assert set(KNOWN) <= ASKED
