"""The front of the corridor: what people call, and the order of the data's way.

Read (`reading`, `intake`); find, attribute (`extraction`); propose, match (`equals`, `locating`);
align, classify (`comparison`); gather, raise (here).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from .baseline import accept_commented, accept_known, load
from .comparison import compare_stretches
from .config import Config, Given, as_config
from .copies import find_copies
from .corridor import Corridor
from .crew import ALONE, Crew
from .errors import UsageError
from .extraction import as_declared, find_all
from .fidelity import rank_outlets
from .findings import raise_against, raise_findings
from .grades import Grades
from .intake import Reference, Source, archived, as_articles, as_reference, set_apart, taken
from .locating import locate, pair_all
from .model.articles import Article
from .model.labels import Label, Severity
from .model.pairs import Pair, Relation, Side
from .model.passages import Passage
from .model.quotations import Form, Quote
from .model.reports import Report
from .model.spans import Span
from .names import plainly
from .pairing import candidates, matching
from .persons import known_as
from .progress import Choice, Progress, shown
from .protocols import Attributor
from .quotes import find_segments
from .rarity import Rarity
from .reading import Table
from .remarks import Confront, gather
from .speakers import attribute
from .swaps import find_attributor
from .turns import reads_as_speech

_WHITE_SPACE = re.compile(r"\s")


def reconcile(
    articles: Table | Iterable[Article | Mapping[str, object]],
    *,
    attributor: Attributor | None = None,
    progress: Choice = None,
    jobs: int | None = None,
    config: Given = None,
) -> Report:
    """Reconcile the quotations of several articles: the main job.

    A transcript among them is the base of every remark that it has, and outlets are ranked by it.

    Args:
        articles: Two articles or more, their ids all different; or rows that `read` makes articles
            of: a data frame, an Arrow table, dicts with a ``text``.
        attributor: Credits segments to speakers in place of quotecheck's own rules.
        progress: True for a bar in a terminal or a notebook, where it takes long enough to be
            worth one; or a function, called with a step's name, how much of it is done, and how
            much there is.
        jobs: How many processes share the work; the report is the same for any number.
        config: A `Config`, a file or a dict of what is decided otherwise here; arguments overrule
            it. None: nothing is, whatever files lie around.

    Returns:
        Every quotation, every pair of renderings between two articles, the remarks that they
        make, and what is worth an editor's attention.

    Raises:
        ReadError: A row cannot be read.
        UsageError: There are fewer than two articles, two of them share an id, or something
            else than articles or rows is given.
    """
    settings = as_config(config)
    texts = settings.named(as_articles(articles))
    if len(texts) < 2:
        found = f"got {len(texts)} article{'' if len(texts) == 1 else 's'}"
        raise UsageError(f"diff: {found}, needs 2; for one alone: quotecheck quotes FILE")
    with shown(progress) as told:
        corridor = _run(texts, settings, attributor, told, jobs)
        pairs = settings.grades.all(pair_all(corridor))
        quotes = corridor.listed(texts)
        copies = find_copies(texts, _spans(quotes))
        remarks = gather(
            pairs,
            texts={article.id: article.text for article in texts},
            confront=_graded(corridor.confront, settings.grades),
            credit=corridor.persons.credits,
            copies=copies,
            transcripts={article.id for article in texts if article.turns},
            spread=partial(corridor.shared, "gather", known=pairs),
        )
    spellings = corridor.persons.spellings(pairs)
    findings = raise_findings(texts, quotes, remarks, spellings, copies, grades=settings.grades)
    met = (*pairs, *(pair for remark in remarks for pair in remark.pairs))
    fidelity = rank_outlets(texts, quotes, met, findings)
    report = Report(texts, quotes, pairs, remarks, findings, fidelity=fidelity)
    return _settled(report, texts, settings)


def check(  # noqa: PLR0913  (each has its name at the call)
    draft: Source | Sequence[Source],
    *,
    against: "Reference | Iterable[Reference]",
    attributor: Attributor | None = None,
    progress: Choice = None,
    jobs: int | None = None,
    config: Given = None,
) -> Report:
    """Check a draft's quotations against references: what was said, and by whom.

    Args:
        draft: A path or an article, or several of them.
        against: A path or an article, an archive or its path, or several of them. A reference
            without any quotation-marked speech is read as a transcript.
        attributor: Credits segments to speakers in place of quotecheck's own rules.
        progress: True for a bar in a terminal or a notebook, where it takes long enough to be
            worth one; or a function, called with a step's name, how much of it is done, and how
            much there is.
        jobs: How many processes share the work; the report is the same for any number.
        config: A `Config`, a file or a dict of what is decided otherwise here; arguments overrule
            it. None: nothing is, whatever files lie around.

    Returns:
        A report about the draft: each of its quotations paired with the place in a reference that
        it renders best (the reference is side A), and findings about the draft only.

    Raises:
        ReadError: An input cannot be read.
        UsageError: There is no reference, or two articles share an id.
    """
    settings = as_config(config)
    drafts = settings.named(taken(draft))
    archives, others = set_apart(against)
    references = settings.named(map(as_reference, map(as_declared, taken(others))))
    if not (references or archives):
        raise UsageError("check: nothing to check against; name references: --against PATH")
    texts = (*drafts, *references)
    with shown(progress) as told:
        found = list(_heard(texts, settings, attributor, jobs))
        stored = archived(archives, texts, list(zip(drafts, found, strict=False)))
        extra = settings.named(article for article, _ in stored)
        found += [_known(quotes, settings) for _, quotes in stored]
        sampled = {article.id for article in extra}
        crew = Crew(jobs or settings.jobs)
        corridor = _corridor((*texts, *extra), found, told, sampled, crew)
        located = locate(corridor, drafts, (*references, *extra))
        pairs = settings.grades.all(located.pairs)
    meant = {pair.a.article for pair in pairs} | {s.article for s in located.nearest.values()}
    references = (*references, *(article for article in extra if article.id in meant))
    quotes = corridor.listed(drafts)
    said = corridor.listed(references)
    articles = (*drafts, *references)
    findings = raise_against(
        articles,
        quotes,
        pairs,
        said,
        repeated=located.repeated,
        nearest=located.nearest,
        grades=settings.grades,
    )
    return _settled(Report(articles, quotes, pairs, (), findings), drafts, settings)


def compare(a: str, b: str, *, config: Given = None) -> Pair:
    """Compare two renderings word by word.

    Quotation marks inside a string count: where it has words inside and outside of them, those
    outside are ``reported``, unless somebody says *I* there, who then quotes another.

    Args:
        a: One rendering; the spans of side A point into it.
        b: The other rendering.
        config: As for `reconcile`; only severities matter here.

    Returns:
        A pair whose ``relation`` is ``same``, with labels and edits from A to B, or ``different``,
        with neither.

    Raises:
        UsageError: One of them is no string.
    """
    grades = as_config(config).grades
    for given in (a, b):
        if not isinstance(given, str):
            raise UsageError(f"compare: {type(given).__name__}: no string; give two renderings")
    texts = (Article(a, id="a"), Article(b, id="b"))
    one, other = (_whole(article) for article in texts)
    if not one.tokens or not other.tokens:
        return _wordless(texts, one, other, same=a.split() == b.split())
    match = matching.overlay(one, other, Rarity.over((one, other)))
    if match is None and _is_mere_form(texts, one, other):
        match = matching.whole(one, other)
    if match is None:
        return _wordless(texts, one, other, same=False)
    return grades.pair(compare_stretches((a, one), (b, other), match))


def _wordless(texts: Sequence[Article], a: Passage, b: Passage, *, same: bool) -> Pair:
    """Return a pair of strings that have no words to compare, or none in common."""
    one, other = (
        Side(article.id, *passage.quote.span, passage.quote.form, None, article.text)
        for article, passage in zip(texts, (a, b), strict=True)
    )
    return Pair(
        a=one,
        b=other,
        relation=Relation.SAME if same else Relation.DIFFERENT,
        score=1.0 if same else 0.0,
        labels=(Label.IDENTICAL,) if same else (),
        severity=Severity.NONE,
        edits=(),
    )


def _is_mere_form(texts: Sequence[Article], a: Passage, b: Passage) -> bool:
    """Tell whether strings without a word in common differ in form only: *ten* and *10*."""
    if Form.REPORTED in (a.quote.form, b.quote.form):
        return False
    pair = compare_stretches((texts[0].text, a), (texts[1].text, b), matching.whole(a, b))
    return pair.severity < Severity.MAJOR and Label.EXCERPT not in pair.labels


def _whole(article: Article) -> Passage:
    # A line break in a bare string is white space: marks pair across it.
    line = _WHITE_SPACE.sub(" ", article.text)
    marked = [segment.span for segment in find_segments(line) if segment.parent is None]
    speaks = reads_as_speech(line, marked)
    return candidates.prepare_whole(article, [] if speaks else marked)


def _spans(quotes: Iterable[Quote]) -> Mapping[str, Sequence[Span]]:
    """Return where each article's quotations stand."""
    found: dict[str, list[Span]] = defaultdict(list)
    for quote in quotes:
        found[quote.article].append(quote.span)
    return found


def _run(
    articles: Sequence[Article],
    settings: Config,
    attributor: Attributor | None,
    progress: Progress,
    jobs: int | None,
) -> Corridor:
    """Find and credit the quotations of all articles, and make them ready to be compared."""
    found = _heard(articles, settings, attributor, jobs)
    return _corridor(articles, found, progress, crew=Crew(jobs or settings.jobs))


def _heard(
    articles: Sequence[Article], settings: Config, attributor: Attributor | None, jobs: int | None
) -> Iterator[tuple[Quote, ...]]:
    """Find and credit the quotations and reported clauses of all articles, in their order."""
    if attributor is None:
        named, where = settings.attributor, f"{settings.path or 'config'}: attributor"
        attributor = find_attributor(named, where) if named else attribute
    credited = find_all(articles, attributor=attributor, reported=True, jobs=jobs or settings.jobs)
    return (_known(quotes, settings) for quotes in credited)


def _known(quotes: Iterable[Quote], settings: Config) -> tuple[Quote, ...]:
    """Call persons by the names that the configuration gives them."""
    persons = {plainly(called): name for called, name in settings.speakers.items()}
    return tuple(known_as(quote, persons) for quote in quotes)


def _corridor(
    articles: Sequence[Article],
    found: Iterable[Sequence[Quote]],
    progress: Progress,
    sampled: Collection[str] = (),
    crew: Crew = ALONE,
) -> Corridor:
    """Make the quotations of all articles ready to be compared.

    Raises:
        UsageError: Two articles share an id.
    """
    ids = Counter(article.id for article in articles)
    if twice := [name for name, times in ids.items() if times > 1]:
        raise UsageError(f"{twice[0]}: two articles have this id; give each its own id=")
    return Corridor.over(articles, found, progress, sampled, crew)


def _settled(report: Report, articles: Iterable[Article], settings: Config) -> Report:
    """Accept what comments in some articles, and then what the baseline, let stand."""
    report = accept_commented(report, articles)
    path = settings.baseline_path
    return accept_known(report, load(path, may_be_missing=True), path) if path else report


def _graded(confront: Confront, grades: Grades) -> Confront:
    """Let what compares two renderings grade what it finds."""

    def compared(base: Side, other: Side) -> Pair | None:
        pair = confront(base, other)
        return grades.pair(pair) if pair else None

    return compared
