"""Another attributor: named on the command line or given from Python, and held to its shape."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs
import pytest

import quotecheck as qc
from quotecheck import cli
from quotecheck.extraction import WORTH_A_PROCESS, find_all
from quotecheck.model import Article, Quote, Segment
from quotecheck.protocols import Attributor
from quotecheck.swaps import find_attributor

ARTICLE = Article("“The ferry will not sail,” Ada Voss said. “Go home,” she added.", id="courier")

CREDITS = """\
import attrs
from quotecheck.model import Quote

def attribute(article, segments):
    return [
        attrs.evolve(Quote.of(article, segment), speaker="Tom Reed", confidence=1.0)
        for segment in segments
    ]

def forgetful(article, segments):
    return attribute(article, segments)[1:]

def broken(article, segments):
    return {}["no such\\nkey"]

hidden = lambda article, segments: attribute(article, segments)
THRESHOLD = 0.5

class Crowd:
    attribute = staticmethod(attribute)
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with two articles and modules of the desk's own; nothing of it stays importable."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(ARTICLE.text, encoding="utf-8")
    (tmp_path / "deskcredits.py").write_text(CREDITS, encoding="utf-8")
    (tmp_path / "desktorn.py").write_text("def attribute(:\n", encoding="utf-8")
    (tmp_path / "deskfails.py").write_text("raise OSError('disk  on\\nfire')\n", encoding="utf-8")
    (tmp_path / "deskneedy.py").write_text("import no_such_thing\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("desk")]:
        del sys.modules[name]


@pytest.mark.parametrize(
    "command",
    [
        "quotes one.txt two.txt --format jsonl",
        "diff one.txt two.txt --format json --fail-on never",
        "check one.txt --against two.txt --format json --fail-on never",
    ],
)
@pytest.mark.parametrize("name", ["deskcredits:attribute", "deskcredits:Crowd.attribute"])
def test_a_named_attributor_credits(
    desk: Path, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    """A module of the current folder credits in all three commands, and nobody else does."""
    del desk

    assert cli.main([*command.split(), "--attributor", name]) == 0

    printed = capsys.readouterr().out
    assert "Tom Reed" in printed
    assert '"speaker": "Ada Voss"' not in printed


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("deskcredits", "--attributor deskcredits: no module:name; for example: mycredits:attrib"),
        (":attribute", "--attributor :attribute: no module:name; "),
        ("nowhere:f", "--attributor nowhere:f: no module 'nowhere'; install it, or run where"),
        ("nowhere.near:f", "no module 'nowhere'; install it"),
        ("deskcredits.deep:f", "no module 'deskcredits.deep'; install it"),
        ("deskneedy:f", "deskneedy needs the module 'no_such_thing'; install it"),
        ("deskcredits:atribute", "no name 'atribute' in deskcredits; did you mean 'attribute'?"),
        ("deskcredits:zzz", "no name 'zzz' in deskcredits; is it spelt right?"),
        ("deskcredits:THRESHOLD", "float, no function; name one that takes (article, segments)"),
        ("desktorn:attribute", "importing fails: invalid syntax ("),
        ("deskfails:attribute", "importing fails: OSError: disk on fire ("),
        ("deskcredits:forgetful", "attributor: 1 returned for 2 segments of article one; return"),
        ("deskcredits:broken", "deskcredits:broken: failed on article one: KeyError: "),
    ],
)
def test_trouble_is_one_line(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str, complaint: str
) -> None:
    """A name that leads nowhere, and a function that fails: what, where, what to do; status 2."""
    del desk

    status = cli.main(["quotes", "one.txt", "--attributor", name])

    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert complaint in err
    assert err.count("\n") == 1
    assert err.startswith("quotecheck: ")


def test_the_name_is_told_before_anything_is_read(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody waits for ten thousand articles to learn of a typing error."""
    del desk

    assert cli.main(["quotes", "missing.txt", "--attributor", "nowhere:f"]) == 2
    assert "missing.txt" not in capsys.readouterr().err


def test_what_is_installed_goes_before_the_folder(desk: Path) -> None:
    """A draft's folder cannot take the place of a library by a file of its name."""
    (desk / "json.py").write_text("raise SystemExit('shadowed')", encoding="utf-8")
    sys.modules.pop("json", None)

    assert callable(find_attributor("json:loads", "--attributor"))


def test_several_processes_credit_alike(desk: Path) -> None:
    """The named function travels to other processes."""
    del desk
    attributor = find_attributor("deskcredits:attribute", "--attributor")
    many = [Article(ARTICLE.text, id=f"a{n}") for n in range(WORTH_A_PROCESS + 1)]

    found = list(find_all(many, attributor=attributor, jobs=2))

    assert found == list(find_all(many, attributor=attributor))
    assert {quote.speaker for quotes in found for quote in quotes} == {"Tom Reed"}


def test_a_lambda_stays_at_home() -> None:
    """What cannot travel is told from the start, not by a crash among processes."""
    many = [Article(ARTICLE.text, id=f"a{n}") for n in range(WORTH_A_PROCESS)]

    with pytest.raises(qc.UsageError, match="cannot be handed to other processes; give a function"):
        list(find_all(many, attributor=lambda a, s: [Quote.of(a, one) for one in s], jobs=2))


def uncredited(article: Article, segments: Sequence[Segment]) -> list[Quote]:
    """Credit nobody: the smallest attributor there is."""
    return [Quote.of(article, segment) for segment in segments]


def test_the_smallest_attributor() -> None:
    """A quotation starts as its segment, kind and turn included, and may stay uncredited."""
    attributor: Attributor = uncredited

    found = qc.find_quotes(ARTICLE, attributor=attributor)

    assert [quote.text for quote in found] == ["The ferry will not sail,", "Go home,"]
    assert [(quote.speaker, quote.confidence) for quote in found] == [(None, 0.0)] * 2
    assert [quote.turn for quote in found] == [quote.turn for quote in qc.find_quotes(ARTICLE)]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda quotes: quotes[:1], "1 returned for 2 segments of article courier; return one"),
        (lambda quotes: [*quotes, quotes[0]], "3 returned for 2 segments"),
        (lambda quotes: quotes[::-1], r"item 0 is courier\[\d+:\d+\], not courier\[1:25\]"),
        (lambda quotes: [quotes[0], "Ada"], "item 1 is str, no Quote"),
        (lambda quotes: [quotes[0], attrs.evolve(quotes[1], start=0)], "item 1 is courier"),
        (lambda quotes: [quotes[0], attrs.evolve(quotes[1], article="x")], r"item 1 is x\["),
        (lambda _: None, "returned NoneType, no sequence"),
        (iter, "returned list_iterator, no sequence"),
    ],
)
def test_a_wrong_answer_is_refused(
    spoil: Callable[[list[Quote]], Sequence[Quote]], message: str
) -> None:
    """One quotation a segment, in order, offsets untouched; anything else says what to do."""

    def attributor(article: Article, segments: Sequence[Segment]) -> Sequence[Quote]:
        return spoil(uncredited(article, segments))

    with pytest.raises(qc.UsageError, match=message):
        qc.find_quotes(ARTICLE, attributor=attributor)


def test_the_documented_attributor_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The example of docs/attributors.md prints what its last comment says."""
    page = (Path(__file__).parents[1] / "docs/attributors.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)

    exec(compile(block, "attributors.md", "exec"), {})  # noqa: S102  (our own words)

    assert capsys.readouterr().out.splitlines() == re.findall(r"  # (.*)$", block, re.MULTILINE)
