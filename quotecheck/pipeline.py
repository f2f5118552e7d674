"""The front of the corridor: what people call, and the order of the data's way.

Read (here); find, attribute (`extraction`); propose, match (`equals`, `locating`); align, classify
(`comparison`); gather, raise (here).
"""

import contextlib
import os
import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, Union

import attrs

from . import reading
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
from .locating import locate, pair_all
from .model import (
    Article,
    Form,
    Kind,
    Label,
    Pair,
    Passage,
    Quote,
    Relation,
    Report,
    Severity,
    Side,
    Span,
    Turn,
)
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
from .turns import find_turns, reads_as_speech

if TYPE_CHECKING:
    from .archive import Archive

Source: TypeAlias = str | os.PathLike[str] | Article | Table | Mapping[str, object]
Reference: TypeAlias = Union[Source, "Archive"]

_WHITE_SPACE = re.compile(r"\s")


def read(*paths: object, kind: str | None = None) -> tuple[Article, ...]:
    """Read articles from files, folders, globs or standard input (``-``).

    Args:
        paths: What to read; a folder is read recursively, files of known suffixes only. Articles,
            mappings and data frames are taken as they are.
        kind: ``"article"`` or ``"transcript"``, to overrule what the text looks like.

    Raises:
        ReadError: An input is missing, empty, binary, or not what its suffix says.

    Warns:
        UserWarning: Something was read, but not as it stands: an unreadable date, an empty row, an
            id given twice, an encoding that had to be guessed.
    """
    inputs = reading.load(paths, kind=kind)
    if inputs.errors:
        raise inputs.errors[0]
    for line in inputs.warnings:
        warnings.warn(line, stacklevel=2)
    return inputs.articles


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
    texts = settings.named(_articles(articles))
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
    drafts = settings.named(_taken(draft))
    archives, others = _set_apart(against)
    references = settings.named(map(_as_reference, map(as_declared, _taken(others))))
    if not (references or archives):
        raise UsageError("check: nothing to check against; name references: --against PATH")
    texts = (*drafts, *references)
    with shown(progress) as told:
        found = list(_heard(texts, settings, attributor, jobs))
        archived = _archived(archives, texts, list(zip(drafts, found, strict=False)))
        extra = settings.named(article for article, _ in archived)
        found += [_known(quotes, settings) for _, quotes in archived]
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


def _taken(sources: Source | Iterable[Source]) -> tuple[Article, ...]:
    return tuple(
        article
        for source in _each(sources, Article)
        for article in ((source,) if isinstance(source, Article) else read(source))
    )


def _each(given: object, *nouns: type) -> Iterable[Any]:
    """Return what is given, one of it as one.

    Raises:
        UsageError: It is neither a source nor several.
    """
    if isinstance(given, (str, os.PathLike, *nouns)) or reading.is_table(given):
        return [given]
    if isinstance(given, Iterable):
        return given
    raise UsageError(f"check: {type(given).__name__}: no source; give paths, Articles or dicts")


def _set_apart(
    against: "Reference | Iterable[Reference]",
) -> tuple[list["Archive | str | os.PathLike[str]"], list[Source]]:
    """Tell archives, and paths to them, from other references."""
    from .archive import Archive, is_archive  # noqa: PLC0415  (only where something is checked)

    archives: list[Archive | str | os.PathLike[str]] = []
    others: list[Source] = []
    for source in _each(against, Article, Archive):
        if isinstance(source, Archive) or (
            isinstance(source, (str, os.PathLike)) and is_archive(source)
        ):
            archives.append(source)
        else:
            others.append(source)
    return archives, others


def _archived(
    archives: Sequence["Archive | str | os.PathLike[str]"],
    texts: Sequence[Article],
    drafts: Iterable[tuple[Article, Sequence[Quote]]],
) -> list[tuple[Article, Sequence[Quote]]]:
    """Return what archives hold that drafts may quote, under ids of their own."""
    if not archives:
        return []
    from .archive import Archive, look_up  # noqa: PLC0415  (only where something is checked)

    passages = [p for draft, quotes in drafts for p in candidates.prepare(draft, quotes)]
    quoted = [passage for passage in passages if passage.quote.form is Form.QUOTED]
    with contextlib.ExitStack() as opened:
        return look_up(
            [
                one if isinstance(one, Archive) else opened.enter_context(Archive(one))
                for one in archives
            ],
            quoted,
            texts,
        )


def _articles(given: object) -> tuple[Article, ...]:
    """Take articles, or rows to make articles of.

    Raises:
        ReadError: A row has no text.
        UsageError: It is a path, or something else that is neither.
    """
    if reading.is_table(given):
        return read(given)
    way_out = "make articles of it first: quotecheck.read"
    if isinstance(given, (str, Article)) or not isinstance(given, Iterable):
        raise UsageError(f"{type(given).__name__}: no sequence of articles; {way_out}")
    found = tuple(given)
    for number, one in enumerate(found):
        if not isinstance(one, (Article, Mapping)):
            raise UsageError(f"item {number} is {type(one).__name__}, no Article; {way_out}")
    rows = any(isinstance(one, Mapping) for one in found)
    return tuple(map(as_declared, read(*found) if rows else found))


def _as_reference(article: Article) -> Article:
    """Take a reference without speech between quotation marks as one turn of nobody known.

    So is a speech that quotes others: what stands outside its marks is the speaker's own.
    """
    segments = find_segments(article.text)
    speech = [segment.outer for segment in segments if segment.kind is not Kind.MENTION]
    if article.turns or (speech and not reads_as_speech(article.text, speech)):
        return article
    turns = find_turns(article.text) or (Turn(0, len(article.text), None),)
    return attrs.evolve(article, kind="transcript", turns=turns)


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
