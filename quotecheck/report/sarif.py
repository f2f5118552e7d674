"""SARIF 2.1.0: findings for code scanning and for editors, with the other rendering a click away.

Every reference is to the standard (OASIS, *Static Analysis Results Interchange Format Version
2.1.0 plus Errata 01*, 2023). A result stands at the first place of its finding; the others, and
the words that it is measured against, are its related locations.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from .. import __version__
from ..markup import visible
from ..model.articles import Article
from ..model.findings import Finding, Place
from ..model.labels import Severity
from ..model.reports import Report
from .codes import meaning
from .places import beside, by_article, file_of, level, region_of, said_at

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
"""What relative addresses are relative to: the folder that quotecheck was run in (§ 3.14.14)."""
_LEVELS = ("error", "warning", "note")
_RANKS = ("error", "warning", "recommendation")
"""GitHub's words for the severity of a rule's problem."""
_DRIVE = re.compile(r"[A-Za-z]:/")
_HALVES = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Halves of characters that no file's name decodes to."""
_LINK = re.compile(r"\[(?=[^\]]*\]\()")
"""Where a viewer would see a link in a message (§ 3.11.6)."""

Record = dict[str, object]


def render(report: Report) -> str:
    """Return the report's findings as a SARIF log of one run, with a newline at the end."""
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _run(report: Report) -> Record:
    codes = tuple(dict.fromkeys(finding.code for finding in report.findings))
    articles = by_article(report)
    return {
        "tool": {
            "driver": {
                "name": "quotecheck",
                "version": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The folder that quotecheck was run in."}}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes, articles) for finding in report.findings],
    }


def _rule(code: str) -> Record:
    """Describe a code; its level is the usual one, a result's own may differ."""
    severity, text = meaning(code)
    first = re.split(r"(?<=[.:;])\s", text, maxsplit=1)[0].rstrip(":;")
    name = code.removeprefix("drift.")
    return {
        "id": code,
        "shortDescription": {"text": _message(first)},
        "fullDescription": {"text": _message(text)},
        "help": {"text": _message(f"{text}\n\nWith examples: quotecheck explain {name}")},
        "defaultConfiguration": {"level": _level(severity)},
        "properties": {
            "problem.severity": level(severity, _RANKS),
            "severity": str(severity),
            "tags": ["quotation", code.partition(".")[0]],
        },
    }


def _result(finding: Finding, codes: Sequence[str], articles: Mapping[str, Article]) -> Record:
    first, *others = (*finding.at[:1], *beside(finding)) or (None,)
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _level(finding.severity),
        "message": {"text": _message(visible(finding.message))},
        "locations": [_location(articles[first.article], first)] if first else [],
        "relatedLocations": [
            {
                "id": number,
                "message": {"text": _message(visible(said_at(articles[place.article], place)))},
                **_location(articles[place.article], place),
            }
            for number, place in enumerate(others, 1)
        ],
        "partialFingerprints": {
            "quotecheckFinding/v1": finding.id,
            # The one that GitHub reads; a hash of the line, its own guess, would change with edits.
            "primaryLocationLineHash": finding.id,
        },
        "properties": {"severity": str(finding.severity)},
    }


def _level(severity: Severity) -> str:
    return level(severity, _LEVELS) if severity else "none"


def _location(article: Article, place: Place) -> Record:
    """Return a place in its file; of an article that is only part of a file, its name too."""
    path, name = file_of(article), {"name": visible(article.id)}
    physical = {"physicalLocation": _physical(article, path, place)} if path else {}
    return {**physical, **({} if path and not article.row else {"logicalLocations": [name]})}


def _physical(article: Article, path: str, place: Place) -> Record:
    region = region_of(article, place)
    if region is None:
        return {"artifactLocation": _artifact(path)}
    found: Record = {"startLine": region.line, "endLine": region.end_line}
    if region.column and region.end_column:
        found |= {"startColumn": region.column, "endColumn": region.end_column}
        found |= {"charOffset": place.start, "charLength": place.end - place.start}
        found |= {"snippet": {"text": article.text[place.start : place.end]}}
    return {"artifactLocation": _artifact(path), "region": found}


def _artifact(path: str) -> Record:
    if _DRIVE.match(path):
        return {"uri": f"file:///{_quoted(path)}"}
    if path.startswith("/"):
        return {"uri": f"file://{_quoted(path)}"}
    return {"uri": _quoted(path).replace(":", "%3A"), "uriBaseId": ROOT}


def _quoted(path: str) -> str:
    """Return a path as it stands in an address; bytes that are no UTF-8 included."""
    return quote(os.fsencode(_HALVES.sub("\N{REPLACEMENT CHARACTER}", path)), safe=_SAFE)


_SAFE = "/!$&'()*+,;=:@~-._"
"""What a path may hold as it is (RFC 3986, § 3.3); a colon would make a relative one a scheme."""


def _message(text: str) -> str:
    """Return text that a viewer shows as it stands: no placeholder in it, no link.

    Braces are doubled (§ 3.11.5), a bracket that would open a link is escaped (§ 3.11.6).
    """
    return _LINK.sub(r"\\[", text).replace("{", "{{").replace("}", "}}")
