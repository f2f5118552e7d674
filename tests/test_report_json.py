"""JSON, JSON Lines and CSV: the shapes that other people's scripts depend on."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from report_sample import ARTICLES, QUOTES, check_sample, compare_sample, sample

from quotecheck import Label, UsageError
from quotecheck.model import Locus, Reading, Report, Severity, SharedError
from quotecheck.report import FORMATS
from quotecheck.report.files import write
from quotecheck.report.json import dumps, json_schema, pair_to_dict, quotes_to_dict, to_dict

SCHEMA: dict[str, Any] = json.loads(json_schema())
EMPTY = Report((), (), (), (), ())


def validate(document: object, definition: str | None = None) -> None:
    """Hold a document to the schema, or to one of its definitions."""
    schema = SCHEMA if definition is None else SCHEMA | {"$ref": f"#/$defs/{definition}"}
    if definition:
        schema = {key: schema[key] for key in ("$schema", "$ref", "$defs")}
    jsonschema.Draft202012Validator(schema).validate(document)


def keys(document: object, schema: dict[str, Any], where: str = "") -> Iterator[str]:
    """Yield every key of a document that its schema does not name."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema and document is not None:
        schema = schema["anyOf"][0]
        yield from keys(document, schema, where)
    elif isinstance(document, dict):
        for key, value in document.items():
            if key not in schema.get("properties", {}):
                yield f"{where}.{key}"
            else:
                yield from keys(value, schema["properties"][key], f"{where}.{key}")
    elif isinstance(document, list):
        for item in document:
            yield from keys(item, schema["items"], f"{where}[]")


def collated() -> Report:
    """Return the sample with one remark's apparatus filled in."""
    report = sample()
    first, *others = report.remarks
    base, other = first.sides[:2]
    readings = (Reading("will not", (base,)), Reading("", (other,), moved=True))
    full = attrs.evolve(
        first,
        copies=((base.article, other.article),),
        loci=(Locus(base.span, Label.NEGATION, Severity.CRITICAL, readings, likely=0),),
        shared_errors=(SharedError("the the", "the", (base.article, other.article)),),
        likely="We will not",
    )
    return attrs.evolve(report, remarks=(full, *others))


def test_the_apparatus_of_a_remark() -> None:
    """What renderings have at each place, who has it, and what is inferred from that."""
    record = json.loads(collated().to_json())["remarks"][0]

    assert [reading["text"] for reading in record["loci"][0]["readings"]] == ["will not", ""]
    assert record["loci"][0]["likely"] == 0
    assert record["copies"] == [record["shared_errors"][0]["articles"]]
    assert record["likely"] == "We will not"


def test_the_schema_is_one() -> None:
    """A schema that nobody can load validates nothing."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "report",
    [sample(), collated(), check_sample(), EMPTY],
    ids=["diff", "apparatus", "check", "none"],
)
def test_reports_validate(report: Report) -> None:
    """Every report keeps to the schema, and says nothing that the schema does not know."""
    document = json.loads(report.to_json())

    validate(document)
    assert list(keys(document, SCHEMA)) == []
    assert document == to_dict(report) == report.to_dict()


def test_quotes_alone_validate() -> None:
    """`quotes --format json` is the same shape, without pairs."""
    document = json.loads(dumps(quotes_to_dict(ARTICLES, QUOTES)))

    validate(document)
    assert list(document) == ["format", "generator", "articles", "quotes"]


@pytest.mark.parametrize("document", [{}, {"format": 2}, {"format": 1, "quotes": "none"}])
def test_the_schema_can_fail(document: object) -> None:
    """What is no report is not taken for one."""
    with pytest.raises(jsonschema.ValidationError):
        validate(document)


def test_a_changed_label_is_caught() -> None:
    """The schema knows every label, and only those."""
    record = to_dict(sample())["pairs"][0]  # type: ignore[index]
    validate(record, "pair")
    record["labels"] = ["vocabulary"]

    with pytest.raises(jsonschema.ValidationError):
        validate(record, "pair")
    assert SCHEMA["$defs"]["label"]["enum"] == [label.value for label in Label]


def test_lines_are_findings() -> None:
    """`jsonl` is a finding a line, gravest first, as in the report."""
    lines = FORMATS["jsonl"](sample()).splitlines()

    assert [json.loads(line) for line in lines] == sample().to_dict()["findings"]
    for line in lines:
        validate(json.loads(line), "finding")


def test_a_record_a_line() -> None:
    """Two reports can be compared line by line, and a record found with grep."""
    lines = sample().to_json().splitlines()

    assert sum('"start":' in line and '"id": "courier:1"' in line for line in lines) == 1
    assert all(json.loads(line.strip().rstrip(",")) for line in lines if line.startswith("  {"))


def test_the_contracts_keys_come_first() -> None:
    """The keys that the contract names, in its order; what is ours comes behind them."""
    record = to_dict(sample())
    first = {name: record[name][0] for name in ("articles", "quotes", "pairs", "remarks")}  # type: ignore[index]

    assert list(record)[:7] == [
        "format", "generator", "articles", "quotes", "pairs", "remarks", "findings",
    ]  # fmt: skip
    assert list(first["articles"])[:6] == [
        "id", "outlet", "title", "published", "url", "kind",
    ]  # fmt: skip
    assert list(first["quotes"])[:15] == [
        "id", "article", "start", "end", "text", "kind", "form", "turn", "malformed", "speaker",
        "speaker_kind", "confidence", "relay", "source", "cue",
    ]  # fmt: skip
    assert list(first["pairs"]) == [
        "a", "b", "relation", "score", "labels", "severity", "speakers", "speaker_conflict",
        "edits",
    ]  # fmt: skip
    assert list(first["remarks"])[:4] == ["id", "quotes", "speaker", "base"]


def test_one_comparison() -> None:
    """`compare --format json` holds the pair as a report would."""
    _, _, pair = compare_sample()
    document = json.loads(dumps(pair_to_dict(pair)))

    validate(document["pair"], "pair")
    assert document["format"] == 1


def test_any_text_survives() -> None:
    """Quotation marks, line ends, controls, astral and lone characters come back as they were."""
    words = "“a”\n\x1b[31m\u202e\U0001f5de \ud800"
    quote = attrs.evolve(QUOTES[0], text=words)
    report = Report(ARTICLES, (quote,), (), (), ())

    document = json.loads(FORMATS["json"](report).encode("utf-8", "backslashreplace"))

    assert document["quotes"][0]["text"] == words


def test_csv_is_an_edit_a_row() -> None:
    """As many rows as edits, and columns that say whose they are."""
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](sample()))))
    edits = [edit for pair in sample().pairs for edit in pair.edits]

    assert [row["a_text"] for row in rows] == [edit.a_text for edit in edits]
    assert {row["label"] for row in rows} == {edit.label for edit in edits}


def test_csv_holds_no_formula() -> None:
    """A quotation that begins with an equals sign is no formula when a spreadsheet opens it."""
    pair = next(pair for pair in sample().pairs if pair.edits)
    edit = attrs.evolve(pair.edits[0], a_text='=HYPERLINK("http://x")', b_text="@SUM(1)")
    report = attrs.evolve(sample(), pairs=(attrs.evolve(pair, edits=(edit,)),))

    (row,) = csv.DictReader(io.StringIO(FORMATS["csv"](report)))

    assert (row["a_text"], row["b_text"]) == ('\'=HYPERLINK("http://x")', "'@SUM(1)")


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".csv", ".md", ".MD"])
def test_save_goes_by_suffix(tmp_path: Path, suffix: str) -> None:
    """The name of the file is the choice of the format."""
    names = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".md": "markdown"}
    path = tmp_path / f"report{suffix}"

    sample().save(path)

    assert path.read_bytes().decode() == FORMATS[names[suffix.lower()]](sample())


def test_save_knows_its_suffixes(tmp_path: Path) -> None:
    """Another suffix is a mistake, and leaves no file behind."""
    with pytest.raises(UsageError, match=r"report\.xls: no format has the suffix '\.xls'"):
        sample().save(tmp_path / "report.xls")

    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a report is no report, and the last whole one stays."""
    path = tmp_path / "report.json"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(KeyboardInterrupt):
        write(path, "new")

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    """A report that colleagues could read stays readable; a link stays a link."""
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)

    write(link, "new")

    assert link.is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to(tmp_path: Path) -> None:
    """`-o /dev/null` does not replace the device with a file."""
    del tmp_path
    write("/dev/null", "anything")

    assert Path("/dev/null").is_char_device()
