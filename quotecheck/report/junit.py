"""JUnit XML: a test case for each quotation of a draft, or for each remark of several articles.

What is at or above ``--fail-on`` is a failure, what is below it is said in the case's output. There
is no standard; this is what Jenkins' schema (``junit-10.xsd``) takes, and other readers take that.
"""

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree

import attrs

from .. import __version__
from ..markup import visible
from ..model.articles import Article
from ..model.findings import Finding, Place
from ..model.labels import Severity
from ..model.pairs import Side
from ..model.quotations import Form, Kind, Quote
from ..model.remarks import Remark
from ..model.reports import Report
from .checklist import is_check
from .places import by_article, file_of, region_of, words_of

REMARKS = "remarks"
"""The suite of what several articles share."""
_NO_CHARACTER = re.compile("[\ufffe\uffff]")
"""What XML 1.0 forbids beside the controls that `visible` spells out."""


@attrs.frozen
class _Case:
    """A test case: what it is about, and the findings about that."""

    suite: str
    name: str
    findings: tuple[Finding, ...]


def render(report: Report, *, at: Severity | None = Severity.MAJOR) -> str:
    """Return the report as test suites, with a newline at the end.

    Args:
        report: A report of either kind; without findings every case passes.
        at: The severity from which on a finding is a failure; None: never.
    """
    articles = by_article(report)
    root = ElementTree.Element("testsuites", name=f"quotecheck {__version__}")
    for suite, cases in _suites(report, articles).items():
        _add_suite(root, suite, cases, articles, at)
    _count(root)
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, "unicode")}\n'


# ---------------------------------------------------------------------------------------- cases
def _suites(report: Report, articles: Mapping[str, Article]) -> dict[str, list[_Case]]:
    """Return the cases by suite, in the order of the report; what belongs to none comes last."""
    known = _quotations(report, articles) if is_check(report) else _remarks(report, articles)
    told = {id(finding) for case in known for finding in case.findings}
    stray = [
        _Case(_suite(articles, finding.at), f"{finding.code}: {finding.message}", (finding,))
        for finding in report.findings
        if id(finding) not in told
    ]
    suites: dict[str, list[_Case]] = {}
    for case in (*known, *stray):
        suites.setdefault(case.suite, []).append(case)
    return suites


def _suite(articles: Mapping[str, Article], at: Sequence[Place]) -> str:
    return _name(articles[at[0].article]) if at else REMARKS


def _name(article: Article) -> str:
    return file_of(article) or article.id


def _quotations(report: Report, articles: Mapping[str, Article]) -> list[_Case]:
    checked = [
        quote
        for quote in report.quotes
        if quote.form is Form.QUOTED and quote.kind is not Kind.MENTION and quote.parent is None
    ]
    about = _about(checked, report.findings)
    return [
        _Case(
            _name(articles[quote.article]),
            _titled(articles[quote.article], _place(quote, articles[quote.article])),
            tuple(about[quote.id]),
        )
        for quote in checked
    ]


def _about(quotes: Sequence[Quote], findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the findings that stand in each quotation, by its id."""
    ordered = sorted(quotes, key=lambda quote: (quote.article, quote.start))
    starts = [(quote.article, quote.start) for quote in ordered]
    about: dict[str, list[Finding]] = {quote.id: [] for quote in quotes}
    for finding in findings:
        for at in finding.at[:1]:
            last = bisect.bisect_right(starts, (at.article, at.start)) - 1
            quote = ordered[last] if last >= 0 else None
            if quote and at.article == quote.article and at.end <= quote.end:
                about[quote.id].append(finding)
    return about


def _remarks(report: Report, articles: Mapping[str, Article]) -> list[_Case]:
    about: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        about[finding.remark].append(finding)
    return [
        _Case(REMARKS, _of(remark, articles[remark.base.article]), tuple(about[remark.id]))
        for remark in report.remarks
    ]


def _of(remark: Remark, article: Article) -> str:
    said = words_of(article, _place(remark.base, article))
    return f"{remark.speaker}: {said}" if remark.speaker else said


def _place(words: Side | Quote, article: Article) -> Place:
    return Place(article.id, *words.span, *article.position(words.start))


def _titled(article: Article, place: Place) -> str:
    return f"{_line(article, place)}{words_of(article, place)}"


def _line(article: Article, place: Place) -> str:
    region = region_of(article, place)
    return f"line {region.line}: " if region else ""


# ------------------------------------------------------------------------------------------ XML
def _add_suite(
    root: ElementTree.Element,
    name: str,
    cases: Iterable[_Case],
    articles: Mapping[str, Article],
    at: Severity | None,
) -> None:
    suite = ElementTree.SubElement(root, "testsuite", name=_text(name))
    for case in cases:
        element = ElementTree.SubElement(
            suite, "testcase", classname=_text(name), name=_text(case.name)
        )
        grave = [one for one in case.findings if at is not None and one.severity >= at]
        if grave:
            failure = ElementTree.SubElement(element, "failure", _headline(grave))
            failure.text = "\n".join(_told(finding, articles) for finding in grave)
        mild = [one for one in case.findings if at is None or one.severity < at]
        if mild:
            output = ElementTree.SubElement(element, "system-out")
            output.text = "\n".join(_told(finding, articles) for finding in mild)


def _headline(findings: Sequence[Finding]) -> dict[str, str]:
    """Return the gravest finding as a failure's attributes; readers take one failure a case."""
    first, *others = findings
    more = f" (+{len(others)} more)" if others else ""
    return {"type": first.code, "message": f"{_text(first.message)}{more}"}


def _told(finding: Finding, articles: Mapping[str, Article]) -> str:
    """Return a finding with its places: one line, then a line a place."""
    places = [
        f"  {_name(articles[at.article])}: {_titled(articles[at.article], at)}" for at in finding.at
    ]
    said = f"{finding.severity} {finding.code}: {finding.message}"
    return "\n".join(map(_text, (said, *places)))


def _text(text: str) -> str:
    """Return text on one line that XML can hold."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    return indent + _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", visible(text))


def _count(root: ElementTree.Element) -> None:
    """Say of each suite, and of all, how many cases there are, and how many of them fail."""
    for element in (*root, root):
        cases = list(element.iter("testcase"))
        element.set("tests", str(len(cases)))
        element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
        element.set("errors", "0")
        if element is not root:
            element.set("skipped", "0")
