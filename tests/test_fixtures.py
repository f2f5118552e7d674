"""The fixtures hold together: gold fits the articles, and nobody else's prose is in them."""

from __future__ import annotations

import os
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from goldfile import FIXTURES, SETS, gold, runs, words

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("QUOTECHECK_SHARED", ROOT.parent / "shared"))

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="needs the evaluation texts in ../shared, which are not shipped"
)
renew = runpy.run_path(str(FIXTURES / "renew.py"))


def prose(name: str) -> dict[str, list[str]]:
    """Return what stands outside quotations, by article; a quotation breaks the text."""
    stretches = {}
    for article, text in renew["texts"](FIXTURES / "articles" / name).items():
        spans = [q for q in gold("quotes")[name] if q["article"] == article]
        edges = [0, *(edge for q in spans for edge in (q["start"], q["end"])), len(text)]
        stretches[article] = [
            text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)
        ]
    return stretches


@pytest.mark.parametrize("name", ["quotes", "remarks", "pairs", "findings", "check"])
def test_gold_is_what_the_definitions_yield(name: str) -> None:
    """Gold is generated: after a change of article or definition, fixtures/renew.py must run."""
    expected = renew["render"](renew["gold"]()[name])

    assert (FIXTURES / "gold" / f"{name}.json").read_bytes().decode() == expected


@pytest.mark.parametrize("name", SETS)
def test_offsets_cover_the_quoted_words(name: str) -> None:
    """A gold span is its text, trimmed, in order, and never overlaps the one before."""
    articles = renew["texts"](FIXTURES / "articles" / name)
    for article, text in articles.items():
        edge = 0
        for quote in (q for q in gold("quotes")[name] if q["article"] == article):
            assert text[quote["start"] : quote["end"]] == quote["text"] == quote["text"].strip()
            assert quote["start"] >= edge
            edge = quote["end"]


@pytest.mark.parametrize("name", SETS)
def test_every_double_mark_belongs_to_a_gold_quotation(name: str) -> None:
    """No quotation is forgotten: between two of them, marks stand at the edges only."""
    for article, stretches in prose(name).items():
        for stretch in stretches:
            assert not re.search("[“”„«»\"]|''", stretch.strip(" \n\xa0“”„«»\"'.,")), article


@pytest.mark.parametrize("name", SETS)
def test_pairs_stand_between_two_articles_inside_one_remark(name: str) -> None:
    """Pairs that must be found lie in a common remark; echoes and look-alikes never do."""

    def remarks(side: dict[str, Any]) -> set[str]:
        return {
            remark
            for remark, sides in gold("remarks")[name].items()
            for other in sides
            if other["article"] == side["article"]
            and min(other["end"], side["end"]) > max(other["start"], side["start"])
        }

    for pair in gold("pairs")[name]:
        common = remarks(pair["a"]) & remarks(pair["b"])

        assert pair["a"]["article"] != pair["b"]["article"]
        assert bool(common) == (pair["relation"] == "same"), pair


def test_speakers_stand_in_their_articles() -> None:
    """A speaker is a name or descriptor of that article, never one from elsewhere."""
    for name in SETS:
        articles = renew["texts"](FIXTURES / "articles" / name)
        for quote in gold("quotes")[name]:
            assert (quote["speaker"] or "").casefold() in articles[quote["article"]].casefold()
            assert (quote["relay"] or "") in articles[quote["article"]]


@needs_shared
def test_prose_is_our_own() -> None:
    """No run of six words outside quotations stands in any text that the project may not copy."""
    theirs: set[tuple[str, ...]] = set()
    for folder in ("seeds", "transcripts", "polnear/train/text", "polnear/dev/text"):
        for path in (SHARED / folder).glob("*.txt"):
            theirs |= runs(path.read_text("utf-8"), 6)
    ours = {
        run
        for name in SETS
        for stretches in prose(name).values()
        for stretch in stretches
        for run in runs(stretch, 6)
    }
    others = ("transcripts", "drafts", "cases", "articles/halvesund")
    for path in (FIXTURES / name for name in others):
        ours |= {run for file in path.glob("*.*") for run in runs(file.read_text("utf-8"), 6)}

    assert {" ".join(run) for run in ours & theirs} == set()


@needs_shared
def test_real_people_are_quoted_as_published() -> None:
    """Every quotation of the rutte set is a stretch of a published report, word for word."""

    def plain(text: str) -> str:
        return " ".join(words(text))

    published = [plain(path.read_text("utf-8")) for path in (SHARED / "seeds").glob("*.txt")]
    for quote in gold("quotes")["rutte"]:
        if quote["kind"] != "mention":
            assert any(plain(quote["text"]) in text for text in published), quote["text"]
