"""What the rows of each table are: the records of JSON, laid flat, and who printed them when.

``COLUMNS`` is the one place that says which columns a table has, in which order; the CSV format has
the columns of ``edits``. A key of JSON keeps its name, and what is nested joins it with an
underscore: ``source.start`` is ``source_start``, the first of ``speakers`` is ``a_speaker``.
"""

from collections.abc import Iterable, Iterator, Mapping

from ...model.articles import Article
from ...model.labels import Label, Severity
from ...model.pairs import Pair, Side
from ...model.remarks import Remark
from ...model.reports import Report
from ..json import (
    Record,
    article_record,
    edit_record,
    finding_record,
    pair_record,
    quote_record,
)
from ..rows import worst_first
from .frame import Type

_WHOM = "a_outlet b_outlet a_published b_published"
_NAMES = {
    "articles": "id outlet title published url kind author path words quotations",
    "quotes": "id article start end text kind form turn malformed speaker speaker_kind confidence "
    "relay source_start source_end cue_start cue_end parent outlet published",
    "pairs": "pair a_article a_start a_end a_form a_quote b_article b_start b_end b_form b_quote "
    f"relation score labels severity a_speaker b_speaker speaker_conflict a_text b_text {_WHOM}",
    "edits": "a_article b_article relation a_start a_end b_start b_end a_text b_text label also "
    f"severity moved a_speaker b_speaker pair {_WHOM}",
    "remarks": "id speaker severity text base likely quotes articles outlets renderings first last",
    "renderings": "remark article outlet published start end form quote text speaker is_base "
    "labels severity",
    "findings": "id code severity message remark speaker articles outlets first",
}
_TYPES = {
    Type.TEXTS: "labels also quotes articles outlets",
    Type.COUNT: "start end a_start a_end b_start b_end turn pair words quotations renderings",
    Type.PLACE: "source_start source_end cue_start cue_end",
    Type.NUMBER: "confidence score",
    Type.FLAG: "malformed speaker_conflict moved is_base",
    Type.DAY: "published a_published b_published first last",
    Type.GRADE: "severity",
}
"""Whatever is not named here is text; a name means the same in every table."""

_TYPE_OF = {name: type_ for type_, names in _TYPES.items() for name in names.split()}

COLUMNS: Mapping[str, Mapping[str, Type]] = {
    table: {name: _TYPE_OF.get(name, Type.TEXT) for name in names.split()}
    for table, names in _NAMES.items()
}
"""Every table's columns, with their types."""


def articles(report: Report) -> Iterator[Record]:
    """Yield a row an article."""
    counts: dict[str, int] = {}
    for quote in report.quotes:
        counts[quote.article] = counts.get(quote.article, 0) + 1
    for article in report.articles:
        yield {
            **article_record(article),
            "published": article.published,
            "words": len(article.text.split()),
            "quotations": counts.get(article.id, 0),
        }


def quotes(report: Report) -> Iterator[Record]:
    """Yield a row a quotation."""
    by_id = _by_id(report)
    for quote in report.quotes:
        article = by_id[quote.article]
        yield {
            **_flat(quote_record(quote)),
            "outlet": article.name,
            "published": article.published,
        }


def pairs(report: Report) -> Iterator[Record]:
    """Yield a row a pair of renderings."""
    by_id = _by_id(report)
    for number, pair in enumerate(report.pairs):
        yield {
            "pair": number,
            **_flat(pair_record(pair)),
            **_speakers(pair),
            "a_text": pair.a.text or None,
            "b_text": pair.b.text or None,
            **_whom(pair, by_id),
        }


def edits(report: Report) -> Iterator[Record]:
    """Yield a row a change from side A to side B, in the order of pairs."""
    by_id = _by_id(report)
    for number, pair in enumerate(report.pairs):
        about = {
            "a_article": pair.a.article,
            "b_article": pair.b.article,
            "relation": pair.relation.value,
            **_speakers(pair),
            "pair": number,
            **_whom(pair, by_id),
        }
        for edit in pair.edits:
            yield {**about, **_flat(edit_record(edit))}


def remarks(report: Report) -> Iterator[Record]:
    """Yield a row a remark, worst first."""
    by_id = _by_id(report)
    for remark in report.remarks:
        among = list(dict.fromkeys(side.article for side in remark.sides))
        days = [day for name in among if (day := by_id[name].published)]
        yield {
            "id": remark.id,
            "speaker": remark.speaker,
            "severity": str(remark.severity),
            "text": remark.base.text or None,
            "base": remark.base.quote,
            "likely": remark.likely,
            "quotes": list(remark.quotes),
            "articles": among,
            "outlets": _names(among, by_id),
            "renderings": len(remark.sides),
            "first": min(days, default=None),
            "last": max(days, default=None),
        }


def renderings(report: Report) -> Iterator[Record]:
    """Yield a row a rendering: of each remark its base, then the others."""
    by_id = _by_id(report)
    speakers = {quote.id: quote.speaker for quote in report.quotes}
    for remark in report.remarks:
        for side in remark.sides:
            article = by_id[side.article]
            yield {
                "remark": remark.id,
                "article": side.article,
                "outlet": article.name,
                "published": article.published,
                "start": side.start,
                "end": side.end,
                "form": side.form.value,
                "quote": side.quote,
                "text": side.text or None,
                "speaker": speakers.get(side.quote or "") or _speaker(side, remark),
                "is_base": side == remark.base,
                **_departure(side, remark),
            }


def findings(report: Report) -> Iterator[Record]:
    """Yield a row a finding, worst first."""
    by_id = _by_id(report)
    speakers = {remark.id: remark.speaker for remark in report.remarks}
    for finding in report.findings:
        among = list(dict.fromkeys(place.article for place in finding.at))
        days = [day for name in among if (day := by_id[name].published)]
        yield {
            **finding_record(finding),
            "speaker": speakers.get(finding.remark or ""),
            "articles": among,
            "outlets": _names(among, by_id),
            "first": min(days, default=None),
        }


def _by_id(report: Report) -> Mapping[str, Article]:
    return {article.id: article for article in report.articles}


def _names(ids: Iterable[str], by_id: Mapping[str, Article]) -> list[str]:
    return list(dict.fromkeys(by_id[id_].name for id_ in ids))


def _flat(record: Record) -> Record:
    """Lay a nested record flat; what is nested in lists stays out."""
    flat: Record = {}
    for key, value in record.items():
        if isinstance(value, dict):
            flat.update((f"{key}_{inner}", nested) for inner, nested in value.items())
        else:
            flat[key] = value
    return flat


def _speakers(pair: Pair) -> Record:
    return dict(zip(("a_speaker", "b_speaker"), pair.speakers, strict=True))


def _whom(pair: Pair, by_id: Mapping[str, Article]) -> Record:
    a, b = by_id[pair.a.article], by_id[pair.b.article]
    return {
        "a_outlet": a.name,
        "b_outlet": b.name,
        "a_published": a.published,
        "b_published": b.published,
    }


def _speaker(side: Side, remark: Remark) -> str | None:
    """Return whom an article credits with unquoted words."""
    pair = next((pair for pair in remark.pairs if _meets(pair, side)), None)
    return pair.speakers[1] if pair else None


def _departure(side: Side, remark: Remark) -> Record:
    """Return how a rendering departs from the base; null where it was not laid against it."""
    met = [pair for pair in remark.pairs if _meets(pair, side)]
    if side == remark.base or not met:
        return {"labels": None, "severity": None}
    labels: tuple[Label, ...] = worst_first(label for pair in met for label in pair.labels)
    grave: Severity = max(pair.severity for pair in met)
    return {"labels": [label.value for label in labels], "severity": str(grave)}


def _meets(pair: Pair, side: Side) -> bool:
    return pair.b.article == side.article and pair.b.span.overlap(side.span) > 0
