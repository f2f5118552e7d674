"""What is worth saying, said once.

A change that three outlets share is one finding, not three. Labels are relative, and so is blame:
where most outlets agree, the finding stands at those who do not; where nobody is in the majority,
one finding lists what each of them has.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from .model import (
    Article,
    Edit,
    Finding,
    Form,
    Kind,
    Pair,
    Place,
    Quote,
    Remark,
    Severity,
    Side,
    Span,
)
from .text import tokens

LEFT_OUT = 3
"""A paraphrase that lacks more words than this summarises; that it lacks a *not* is drift."""
LEAST = Severity.MINOR
"""Drift below this is no finding."""

Readings: TypeAlias = Mapping[str, Sequence[tuple[Side, Span]]]
"""What is read at one place of a remark, and where each rendering has it."""


@attrs.frozen
class _Locus:
    """A place in a remark's base where renderings differ, and the edits of each of them there."""

    span: Span
    edits: Mapping[Pair, tuple[Edit, ...]]


def raise_findings(
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    remarks: Sequence[Remark],
    spellings: Sequence[tuple[Quote, Quote]] = (),
) -> tuple[Finding, ...]:
    """Return what an editor must see, worst first, then in the order of remarks and of text.

    Args:
        articles: Every article of the report.
        quotes: Every quotation of the report.
        remarks: What was gathered from them.
        spellings: Credits of one person under two spellings, one pair of quotations each.
    """
    raiser = _Raiser({article.id: article for article in articles})
    found: list[Finding] = []
    for remark in remarks:
        found += raiser.conflict(remark)
        found += raiser.drifts(remark)
    found += (raiser.spelling(one, other) for one, other in spellings)
    speech = [quote for quote in quotes if quote.kind is not Kind.MENTION]
    found += (raiser.malformed(quote) for quote in speech if quote.malformed)
    found += (raiser.unsourced(quote) for quote in speech if _lacks_source(quote))
    return _distinct(sorted(found, key=lambda finding: -finding.severity))


def raise_against(
    articles: Sequence[Article], quotes: Sequence[Quote], pairs: Sequence[Pair]
) -> tuple[Finding, ...]:
    """Return what is wrong with a draft's quotations, measured against references.

    Args:
        articles: Drafts and references.
        quotes: The quotations of the drafts.
        pairs: The place in a reference (side A) that each of them (side B) renders.
    """
    raiser = _Raiser({article.id: article for article in articles})
    rendered = {pair.b.quote for pair in pairs}
    found = [finding for pair in pairs for finding in raiser.against(pair)]
    speech = [quote for quote in quotes if quote.kind is not Kind.MENTION]
    found += (raiser.missing(quote) for quote in speech if quote.id not in rendered)
    found += (raiser.malformed(quote) for quote in speech if quote.malformed)
    found += (raiser.unsourced(quote) for quote in speech if _lacks_source(quote))
    return _distinct(sorted(found, key=lambda finding: -finding.severity))


def _distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Count findings that say the same of the same outlets, so that each has an id of its own.

    An article may leave out the same word twice, or print one broken quotation two times.
    """
    times: Counter[str] = Counter()
    found = []
    for finding in findings:
        times[finding.id] += 1
        again = times[finding.id]
        found.append(
            finding if again == 1 else attrs.evolve(finding, id=_hash(f"{finding.id}\n{again}"))
        )
    return tuple(found)


def _lacks_source(quote: Quote) -> bool:
    return quote.speaker is None and quote.kind is Kind.DIRECT and quote.form is Form.QUOTED


@attrs.frozen
class _Raiser:
    """Puts findings into words, with the articles at hand to point into."""

    articles: Mapping[str, Article]

    def conflict(self, remark: Remark) -> Iterator[Finding]:
        if len(remark.credits) < 2:
            return
        claims = [f"{c.speaker} in {self._names(c.articles)}" for c in remark.credits]
        most, second = (len(credit.articles) for credit in remark.credits[:2])
        odd = {a for credit in remark.credits[most > second :] for a in credit.articles}
        sides = [side for side in remark.sides if side.article in odd]
        yield self._finding(
            "speaker.conflict",
            Severity.CRITICAL,
            "credited to " + ", but to ".join(claims),
            [(side.article, side.span) for side in sides],
            remark,
        )

    def drifts(self, remark: Remark) -> Iterator[Finding]:
        for locus in _loci(remark):
            readings = self._readings(remark, locus)
            worst = max(
                (edit for edits in locus.edits.values() for edit in edits),
                key=lambda edit: edit.severity,
            )
            yield self._finding(
                f"drift.{worst.label}",
                worst.severity,
                self._says(readings),
                [(s.article, span) for text in _minority(readings) for s, span in readings[text]],
                remark,
            )

    def against(self, pair: Pair) -> Iterator[Finding]:
        """Raise what a draft's quotation has otherwise than its reference."""
        reference = self._names([pair.a.article])
        if pair.speaker_conflict:
            yield self._finding(
                "speaker.conflict",
                Severity.CRITICAL,
                f"credited to {pair.speakers[1]}, but to {pair.speakers[0]} in {reference}",
                [(pair.b.article, pair.b.span)],
            )
        for edit in pair.edits:
            if edit.severity >= LEAST:
                yield self._finding(
                    f"drift.{edit.label}",
                    edit.severity,
                    f"{_quoted(edit.a_text)} in {reference}; {_quoted(edit.b_text)} here",
                    [(pair.b.article, edit.b)],
                )

    def missing(self, quote: Quote) -> Finding:
        return self._finding(
            "reference.not-found",
            Severity.MAJOR,
            f"no reference contains “{_short(quote.text)}”",
            [(quote.article, quote.span)],
        )

    def spelling(self, one: Quote, other: Quote) -> Finding:
        return self._finding(
            "speaker.name-spelling",
            Severity.MINOR,
            f"{one.speaker} in {self._names([one.article])}, "
            f"{other.speaker} in {self._names([other.article])}",
            [(quote.article, quote.source or quote.span) for quote in (one, other)],
        )

    def malformed(self, quote: Quote) -> Finding:
        return self._finding(
            "quote.malformed",
            Severity.INFO,
            f"a quotation mark is missing or misplaced: “{_short(quote.text)}”",
            [(quote.article, quote.span)],
        )

    def unsourced(self, quote: Quote) -> Finding:
        return self._finding(
            "quote.unsourced",
            Severity.INFO,
            f"nobody is credited with “{_short(quote.text)}”",
            [(quote.article, quote.span)],
        )

    def _readings(self, remark: Remark, locus: _Locus) -> Readings:
        """Return what each quoted rendering has at the locus, the base's words first."""
        text = self.articles[remark.base.article].text
        base = _squeeze(locus.span.of(text))
        readings: dict[str, list[tuple[Side, Span]]] = {base: [(remark.base, locus.span)]}
        for pair in remark.pairs:
            edits = locus.edits.get(pair, ())
            if edits:
                span = Span(min(e.b.start for e in edits), max(e.b.end for e in edits))
                reading = _squeeze(_replay(text, locus.span, edits))
                readings.setdefault(reading, []).append((pair.b, span))
            elif pair.b.form is Form.QUOTED and locus.span.within(pair.a.span):
                readings[base].append((pair.b, pair.b.span))
        return readings

    def _says(self, readings: Readings) -> str:
        return "; ".join(
            f"{_quoted(text)} in {self._names(dict.fromkeys(side.article for side, _ in places))}"
            for text, places in readings.items()
        )

    def _names(self, articles: Iterable[str]) -> str:
        return ", ".join(self.articles[article].name for article in articles)

    def _finding(
        self,
        code: str,
        severity: Severity,
        message: str,
        spans: Sequence[tuple[str, Span]],
        remark: Remark | None = None,
    ) -> Finding:
        at = tuple(dict.fromkeys(self._place(article, span) for article, span in spans))
        about = [self._words_of(remark)] if remark else []
        return Finding(
            id=self._id(code, [*about, message], at),
            code=code,
            severity=severity,
            message=message,
            remark=remark.id if remark else None,
            at=at,
        )

    def _words_of(self, remark: Remark) -> str:
        """Return the remark's longest rendering, the same one in whatever order they came."""
        side = min(remark.sides, key=lambda side: (side.start - side.end, side.article))
        return side.span.of(self.articles[side.article].text)

    def _place(self, article: str, span: Span) -> Place:
        return Place(article, *span, *self.articles[article].position(span.start))

    def _id(self, code: str, texts: Sequence[str], at: Sequence[Place]) -> str:
        """Hash code, words and outlets: neither offsets nor the order of the inputs count."""
        words = (" ".join(sorted(word.norm for word in tokens(text))) for text in texts)
        outlets = sorted({self.articles[place.article].name for place in at})
        about = "\n".join((code, *words, *outlets))
        return _hash(about)


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _loci(remark: Remark) -> list[_Locus]:
    """Return the places of the base where any rendering differs, in text order.

    Changes that overlap in the base are one place. An outlet's own paraphrase speaks only where
    it changes a number, a negation, a name or what must be done.
    """
    marked = [
        (edit, pair) for pair in remark.pairs for edit in pair.edits if _is_worth_saying(edit, pair)
    ]
    marked.sort(key=lambda item: (item[0].a, item[0].b))
    groups: list[list[tuple[Edit, Pair]]] = []
    end = -1
    for edit, pair in marked:
        if groups and (edit.a.start < end or edit.a == groups[-1][-1][0].a):
            groups[-1].append((edit, pair))
        else:
            groups.append([(edit, pair)])
        end = max(end, edit.a.end)
    return [_locus(group) for group in groups]


def _is_worth_saying(edit: Edit, pair: Pair) -> bool:
    """Tell what is drift from what a paraphrase may do: leave out, and say in its own words."""
    if pair.b.form is Form.QUOTED:
        return edit.severity >= LEAST
    left_out = not edit.b_text and len(tokens(edit.a_text)) > LEFT_OUT
    return edit.severity is Severity.CRITICAL and not left_out


def _locus(group: Sequence[tuple[Edit, Pair]]) -> _Locus:
    edits: dict[Pair, tuple[Edit, ...]] = {}
    for edit, pair in group:
        edits[pair] = (*edits.get(pair, ()), edit)
    span = Span(group[0][0].a.start, max(edit.a.end for edit, _ in group))
    return _Locus(span, edits)


def _replay(text: str, span: Span, edits: Sequence[Edit]) -> str:
    """Return the base's words at a place as another rendering has them."""
    pieces, at = [], span.start
    for edit in edits:
        pieces += [text[at : edit.a.start], _shown(edit)]
        at = edit.a.end
    return " ".join([*pieces, text[at : span.end]])


def _shown(edit: Edit) -> str:
    return f"{edit.b_text} (elsewhere)" if edit.moved else edit.b_text


def _minority(readings: Readings) -> list[str]:
    """Return the readings that the finding stands at: all but the majority's, if there is one."""
    carriers = {text: len({s.article for s, _ in places}) for text, places in readings.items()}
    total = sum(carriers.values())
    return [text for text, count in carriers.items() if 2 * count <= total]


def _quoted(text: str) -> str:
    return f"“{_squeeze(text)}”" if text else "nothing"


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _short(text: str, most: int = 60) -> str:
    squeezed = _squeeze(text)
    return squeezed if len(squeezed) <= most else squeezed[: most - 1].rstrip() + "…"
