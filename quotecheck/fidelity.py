"""Outlets by fidelity: how many of an outlet's quotations a transcript has, and how near to it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from .model.articles import Article
from .model.findings import Finding
from .model.labels import Severity
from .model.pairs import Pair
from .model.quotations import Form, Kind, Quote
from .model.reports import Fidelity

_OF_A_QUOTATION = ("speaker.conflict", "context.")
"""Codes of what changes a quotation though its words stay."""


def rank_outlets(
    articles: Sequence[Article],
    quotes: Iterable[Quote],
    pairs: Iterable[Pair],
    findings: Iterable[Finding] = (),
) -> tuple[Fidelity, ...]:
    """Return each outlet's quotations held against the transcripts, the most faithful first.

    Outlets with the fewest critical quotations come first, then those with the fewest major ones,
    then minor ones; of equal ones, the one with most verbatim. Who quotes nothing that a
    transcript has comes last.

    Args:
        articles: Transcripts and articles; nothing is returned where there is not one of each.
        quotes: Their quotations.
        pairs: Their pairs, and those of remarks with their base; a transcript is side A.
        findings: What was raised.
    """
    transcripts = {article.id for article in articles if article.turns}
    if not transcripts:
        return ()
    found = _worst(pairs, transcripts)
    speech = [quote for quote in quotes if _is_speech(quote) and quote.article not in transcripts]
    for finding in findings:
        _raise(found, finding, speech)
    outlets: dict[str, list[str]] = {}
    for article in articles:
        if article.id not in transcripts:
            outlets.setdefault(article.name, []).append(article.id)
    ranked = [_count(name, ids, speech, found) for name, ids in outlets.items()]
    return tuple(sorted(ranked, key=_rank))


def _worst(pairs: Iterable[Pair], transcripts: Collection[str]) -> dict[str, Severity]:
    """Return the gravest difference of each quotation that a transcript has, by its id."""
    found: dict[str, Severity] = {}
    for pair in pairs:
        if pair.a.article in transcripts and pair.b.quote and pair.same:
            grave = Severity.CRITICAL if pair.speaker_conflict else pair.severity
            found[pair.b.quote] = max(grave, found.get(pair.b.quote, Severity.NONE))
    return found


def _raise(found: dict[str, Severity], finding: Finding, speech: Iterable[Quote]) -> None:
    """Make a quotation as grave as what was raised about it beside its wording."""
    if not finding.code.startswith(_OF_A_QUOTATION):
        return
    for quote in speech:
        if quote.id in found and any(
            place.article == quote.article and quote.start <= place.start < quote.end
            for place in finding.at
        ):
            found[quote.id] = max(found[quote.id], finding.severity)


def _is_speech(quote: Quote) -> bool:
    return quote.kind is not Kind.MENTION and quote.form is Form.QUOTED and quote.parent is None


def _count(
    name: str, articles: Sequence[str], speech: Iterable[Quote], found: Mapping[str, Severity]
) -> Fidelity:
    own = [quote.id for quote in speech if quote.article in articles]
    counts = Counter(max(found[quote], Severity.INFO) for quote in own if quote in found)
    return Fidelity(
        outlet=name,
        articles=tuple(articles),
        quotations=len(own),
        found=counts.total(),
        verbatim=counts[Severity.INFO],
        minor=counts[Severity.MINOR],
        major=counts[Severity.MAJOR],
        critical=counts[Severity.CRITICAL],
    )


def _rank(fidelity: Fidelity) -> tuple[bool, int, int, int, int]:
    return (
        not fidelity.found,
        fidelity.critical,
        fidelity.major,
        fidelity.minor,
        -fidelity.verbatim,
    )
