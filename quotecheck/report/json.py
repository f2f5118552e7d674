"""JSON, format 1: the whole report as one object.

One record a line, so that two reports can be compared line by line and a record found with grep.
Keys keep their order and their names; what comes later comes as further keys. Nothing depends on
the clock, the machine or the run: the same input gives the same bytes.

Format history: 1, the first.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files

from .. import __version__
from ..model.archives import Occurrence, Stock
from ..model.articles import Article
from ..model.edits import Edit
from ..model.findings import Finding, Place
from ..model.pairs import Pair, Side
from ..model.quotations import Quote
from ..model.remarks import Locus, Remark, Variant
from ..model.reports import Fidelity, Report
from ..model.spans import Span

FORMAT_VERSION = 1
GENERATOR = f"quotecheck {__version__}"

Record = dict[str, object]
"""What `json.dumps` takes: keys in the order in which they are written."""

_ON_ONE_LINE = json.JSONEncoder(ensure_ascii=False)


def render(report: Report) -> str:
    """Return the report as JSON, one record a line, with a newline at the end."""
    return dumps(to_dict(report))


def to_dict(report: Report) -> Record:
    """Return the report as plain dicts, lists, strings and numbers.

    `json_schema` describes the shape.
    """
    return {
        **_envelope(report.articles, report.quotes),
        "pairs": [pair_record(pair) for pair in report.pairs],
        "remarks": [remark_record(remark) for remark in report.remarks],
        "findings": [finding_record(finding) for finding in report.findings],
        "accepted": [
            {**finding_record(one.finding), "by": one.by, "reason": one.reason}
            for one in report.accepted
        ],
        "fidelity": [fidelity_record(fidelity) for fidelity in report.fidelity],
    }


def quotes_to_dict(articles: Sequence[Article], quotes: Sequence[Quote]) -> Record:
    """Return articles and their quotations alone, in the report's shape."""
    return _envelope(articles, quotes)


def pair_to_dict(pair: Pair) -> Record:
    """Return one comparison, in the report's shape."""
    return {"format": FORMAT_VERSION, "generator": GENERATOR, "pair": pair_record(pair)}


def search_to_dict(words: str, found: Sequence[Occurrence]) -> Record:
    """Return where words stand in an archive: side A of each pair is the archive, B the words."""
    return {
        "format": FORMAT_VERSION,
        "generator": GENERATOR,
        "words": words,
        "found": [
            {
                "article": article_record(one.article),
                "quote": quote_record(one.quote),
                "pair": pair_record(one.pair),
            }
            for one in found
        ],
    }


def stock_to_dict(stock: Stock) -> Record:
    """Return what an archive holds; ``layout`` is the version of its file, ``size`` in bytes."""
    return {
        "format": FORMAT_VERSION,
        "generator": GENERATOR,
        "archive": {
            "articles": stock.articles,
            "quotations": stock.quotations,
            "speakers": stock.speakers,
            "outlets": stock.outlets,
            "first": stock.first,
            "last": stock.last,
            "size": stock.size,
            "layout": stock.format,
        },
    }


def json_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of everything that this module writes."""
    return files(__package__).joinpath("schema.json").read_text(encoding="utf-8")


def dumps(document: Mapping[str, object]) -> str:
    """Return a document as JSON text, each element of its top-level lists on its own line."""
    members = (f"{line(key)}: {_member(value)}" for key, value in document.items())
    return "{" + ",\n ".join(members) + "}\n"


def line(value: object) -> str:
    """Return a value as JSON on one line, characters as they are."""
    return _ON_ONE_LINE.encode(value)


def article_record(article: Article) -> Record:
    """Return an article's metadata; its text stays where it is."""
    return {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published and article.published.isoformat(),
        "url": article.url,
        "kind": article.kind,
        "author": article.author,
        "path": article.path,
    }


def quote_record(quote: Quote) -> Record:
    """Return a quotation and its credit."""
    return {
        "id": quote.id,
        "article": quote.article,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": quote.kind.value,
        "form": quote.form.value,
        "turn": quote.turn,
        "malformed": quote.malformed,
        "speaker": quote.speaker,
        "speaker_kind": quote.speaker_kind.value,
        "confidence": round(quote.confidence, 4),
        "relay": quote.relay,
        "source": quote.source and _span(quote.source),
        "cue": quote.cue and _span(quote.cue),
        "parent": quote.parent,
    }


def pair_record(pair: Pair) -> Record:
    """Return two renderings and every edit that leads from A to B."""
    return {
        "a": _side(pair.a),
        "b": _side(pair.b),
        "relation": pair.relation.value,
        "score": round(pair.score, 4),
        "labels": [label.value for label in pair.labels],
        "severity": str(pair.severity),
        "speakers": list(pair.speakers),
        "speaker_conflict": pair.speaker_conflict,
        "edits": [edit_record(edit) for edit in pair.edits],
    }


def edit_record(edit: Edit) -> Record:
    """Return one change from side A to side B."""
    return {
        "a": _span(edit.a),
        "b": _span(edit.b),
        "a_text": edit.a_text,
        "b_text": edit.b_text,
        "label": edit.label.value,
        "severity": str(edit.severity),
        "also": [label.value for label in edit.also],
        "moved": edit.moved,
    }


def remark_record(remark: Remark) -> Record:
    """Return one utterance: who carries it, who says otherwise, and in which words."""
    return {
        "id": remark.id,
        "quotes": list(remark.quotes),
        "speaker": remark.speaker,
        "base": remark.base.quote,
        "severity": str(remark.severity),
        "sides": [_side(side) for side in remark.sides],
        "variants": [_variant(variant) for variant in remark.variants],
        "credits": [
            {"speaker": credit.speaker, "articles": list(credit.articles)}
            for credit in remark.credits
        ],
        "echoes": [
            {"side": _side(echo.b), "score": round(echo.score, 4)} for echo in remark.echoes
        ],
        "copies": [list(group) for group in remark.copies],
        "loci": [_locus(locus) for locus in remark.loci],
        "shared_errors": [
            {"text": error.text, "instead": error.instead, "articles": list(error.articles)}
            for error in remark.shared_errors
        ],
        "likely": remark.likely,
    }


def finding_record(finding: Finding) -> Record:
    """Return one finding with every place that carries it."""
    return {
        "id": finding.id,
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "remark": finding.remark,
        "at": [_place(place) for place in finding.at],
        "related": [_place(place) for place in finding.related],
    }


def fidelity_record(fidelity: Fidelity) -> Record:
    """Return one outlet's quotations, counted against the transcript."""
    return {
        "outlet": fidelity.outlet,
        "articles": list(fidelity.articles),
        "quotations": fidelity.quotations,
        "found": fidelity.found,
        "verbatim": fidelity.verbatim,
        "minor": fidelity.minor,
        "major": fidelity.major,
        "critical": fidelity.critical,
    }


def _envelope(articles: Iterable[Article], quotes: Iterable[Quote]) -> Record:
    return {
        "format": FORMAT_VERSION,
        "generator": GENERATOR,
        "articles": [article_record(article) for article in articles],
        "quotes": [quote_record(quote) for quote in quotes],
    }


def _member(value: object) -> str:
    if not isinstance(value, list) or not value:
        return line(value)
    return "[\n  " + ",\n  ".join(map(line, value)) + "\n ]"


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _side(side: Side) -> Record:
    return {
        "article": side.article,
        "start": side.start,
        "end": side.end,
        "form": side.form.value,
        "quote": side.quote,
    }


def _variant(variant: Variant) -> Record:
    return {
        "label": variant.label.value,
        "severity": str(variant.severity),
        "base_text": variant.base_text,
        "text": variant.text,
        "at": [_side(side) for side in variant.sides],
    }


def _locus(locus: Locus) -> Record:
    return {
        **_span(locus.span),
        "label": locus.label.value,
        "severity": str(locus.severity),
        "readings": [
            {
                "text": reading.text,
                "moved": reading.moved,
                "at": [_side(side) for side in reading.sides],
            }
            for reading in locus.readings
        ],
        "likely": locus.likely,
    }


def _place(place: Place) -> Record:
    return {
        "article": place.article,
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "speaker": place.speaker,
        "time": place.time,
    }
