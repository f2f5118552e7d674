"""The corridor: the only module that knows every room, and the order of the data's way.

Read, find, attribute; propose, match, align, classify; gather, raise.
"""

import os
import pickle
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cached_property, partial
from typing import TypeAlias

import attrs

from . import bars, candidates, reading
from . import pairs as matching
from .alignment import align
from .drift import classify
from .errors import UsageError
from .findings import raise_against, raise_findings
from .model import (
    Article,
    Credit,
    Form,
    Kind,
    Label,
    Match,
    Pair,
    Passage,
    Quote,
    Relation,
    Rendering,
    Report,
    Segment,
    Severity,
    Side,
    Span,
    SpeakerKind,
    Turn,
)
from .names import Identity, identify
from .pairs import Matched
from .protocols import Attributor
from .quotes import find_segments
from .rarity import Rarity
from .remarks import gather
from .speakers import attribute, find_reported
from .turns import reads_as_speech

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is."""
Source: TypeAlias = str | os.PathLike[str] | Article

WORTH_A_PROCESS = 32
"""Articles that one process takes at a time; for fewer, starting it costs more than it saves."""
SAME_OCCASION = 3
"""Days within which reports of one occasion come out."""
CERTAIN = 0.6
"""A credit below this confidence is a guess, and contradicts nobody."""


def read(*paths: object, kind: str | None = None) -> tuple[Article, ...]:
    """Read articles from files, folders, globs or standard input (``-``).

    Args:
        paths: What to read; a folder is read recursively, files of known suffixes only. Articles,
            mappings and data frames are taken as they are.
        kind: ``"article"`` or ``"transcript"``, to overrule what the text looks like.

    Raises:
        ReadError: An input is missing, empty, binary, or not what its suffix says.
    """
    return reading.read(paths, kind=kind)


def find_quotes(
    article: Article,
    *,
    attributor: Attributor = attribute,
    nested: bool = False,
    reported: bool = False,
) -> tuple[Quote, ...]:
    """Find an article's quotations, and who is credited with each.

    Args:
        article: The text; every offset in the answer points into ``article.text``.
        attributor: Credits segments to speakers in place of quotecheck's own rules.
        nested: List quotations inside quotations too, each with its ``parent``.
        reported: List unquoted clauses that report speech too, with ``form`` ``reported``.

    Returns:
        The quotations in text order, mentions (no speech) among them.

    Raises:
        UsageError: The attributor did not return one `Quote` for each segment.
    """
    if article.turns:
        return _numbered([_spoken(article, turn) for turn in article.turns])
    segments = find_segments(article.text)
    credited = _credited(article, segments, attributor)
    found = _numbered(credited, [segment.parent for segment in segments])
    quotes = tuple(quote for quote in found if nested or quote.parent is None)
    if not reported:
        return quotes
    clauses = _numbered(find_reported(article, quotes), mark="r")
    return tuple(sorted((*quotes, *clauses), key=lambda quote: quote.span))


def find_all(
    articles: Sequence[Article],
    *,
    attributor: Attributor = attribute,
    nested: bool = False,
    reported: bool = False,
    jobs: int = 1,
) -> Iterator[tuple[Quote, ...]]:
    """Find the quotations of many articles, one tuple an article, in the order given.

    Args:
        articles: The texts.
        attributor: As for `find_quotes`; with several jobs it must be a function of a module.
        nested: As for `find_quotes`.
        reported: As for `find_quotes`.
        jobs: How many processes share the work; the answer is the same for any number.
    """
    find = partial(find_quotes, attributor=attributor, nested=nested, reported=reported)
    if jobs == 1 or len(articles) < WORTH_A_PROCESS:
        yield from map(find, articles)
        return
    _check_portable(attributor)
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(find, articles, chunksize=WORTH_A_PROCESS)


def _check_portable(attributor: Attributor) -> None:
    """Hold an attributor that several processes shall use to what can be handed to them.

    Raises:
        UsageError: It is a lambda, or a function inside a function.
    """
    try:
        pickle.dumps(attributor)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        what = "cannot be handed to other processes"
        raise UsageError(f"attributor: {what}; give a function of a module, or one job") from error


def reconcile(
    articles: Iterable[Article],
    *,
    attributor: Attributor = attribute,
    progress: Progress | None = None,
    jobs: int = 1,
) -> Report:
    """Reconcile the quotations of several articles: the main job.

    Args:
        articles: Two articles or more, their ids all different.
        attributor: Credits segments to speakers in place of quotecheck's own rules.
        progress: Called with a step's name, how much of it is done, and how much there is.
        jobs: How many processes find quotations; the report is the same for any number.

    Returns:
        Every quotation, every pair of renderings between two articles, the remarks that they
        make, and what is worth an editor's attention.

    Raises:
        UsageError: There are fewer than two articles, or two of them share an id.
    """
    texts = tuple(articles)
    if len(texts) < 2:
        found = f"got {len(texts)} article{'' if len(texts) == 1 else 's'}"
        raise UsageError(f"diff: {found}, needs 2; for one alone: quotecheck quotes FILE")
    corridor = _Corridor.over(texts, attributor, progress, jobs)
    pairs = corridor.pairs()
    remarks = gather(
        pairs,
        texts={article.id: article.text for article in texts},
        confront=corridor.confront,
        credit=corridor.credits,
    )
    quotes = corridor.listed(texts)
    findings = raise_findings(texts, quotes, remarks, corridor.spellings(pairs))
    return Report(texts, quotes, pairs, remarks, findings)


def check(
    draft: Source | Sequence[Source],
    *,
    against: Iterable[Source],
    attributor: Attributor = attribute,
    progress: Progress | None = None,
    jobs: int = 1,
) -> Report:
    """Check a draft's quotations against references: what was said, and by whom.

    Args:
        draft: A path or an article, or several of them.
        against: Paths or articles. A reference without any quotation-marked speech is read as a
            transcript.
        attributor: Credits segments to speakers in place of quotecheck's own rules.
        progress: Called with a step's name, how much of it is done, and how much there is.
        jobs: How many processes find quotations; the report is the same for any number.

    Returns:
        A report about the draft: each of its quotations paired with the place in a reference that
        it renders best (the reference is side A), and findings about the draft only.

    Raises:
        ReadError: An input cannot be read.
        UsageError: There is no reference, or two articles share an id.
    """
    drafts = _taken([draft] if isinstance(draft, (str, os.PathLike, Article)) else draft)
    references = tuple(_as_reference(article) for article in _taken(against))
    if not references:
        raise UsageError("check: nothing to check against; name references: --against PATH")
    corridor = _Corridor.over((*drafts, *references), attributor, progress, jobs)
    pairs = corridor.located(drafts, references)
    quotes = corridor.listed(drafts)
    findings = raise_against((*drafts, *references), quotes, pairs)
    return Report((*drafts, *references), quotes, pairs, (), findings)


def compare(a: str, b: str) -> Pair:
    """Compare two renderings word by word.

    Quotation marks inside a string count: where it has words inside and outside of them, those
    outside are ``reported``.

    Args:
        a: One rendering; the spans of side A point into it.
        b: The other rendering.

    Returns:
        A pair whose ``relation`` is ``same``, with labels and edits from A to B, or ``different``,
        with neither.
    """
    texts = (Article(a, id="a"), Article(b, id="b"))
    one, other = (_whole(article) for article in texts)
    if not one.tokens or not other.tokens:
        return _wordless(one, other, same=a.split() == b.split())
    match = matching.overlay(one, other, Rarity.over((one, other)))
    if match is None and _is_mere_spelling(texts, one, other):
        match = matching.whole(one, other)
    if match is None:
        return _wordless(one, other, same=False)
    return _pair((a, one), (b, other), match)


def _wordless(a: Passage, b: Passage, *, same: bool) -> Pair:
    """Return a pair of strings that have no words to compare, or none in common."""
    one, other = (
        Side(passage.quote.article, *passage.quote.span, passage.quote.form, None)
        for passage in (a, b)
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


def _is_mere_spelling(texts: Sequence[Article], a: Passage, b: Passage) -> bool:
    """Tell whether two strings without a word in common say the same: *ten* and *10*."""
    pair = _pair((texts[0].text, a), (texts[1].text, b), matching.whole(a, b))
    return pair.severity is Severity.NONE


def _whole(article: Article) -> Passage:
    marked = [segment.span for segment in find_segments(article.text) if segment.parent is None]
    return candidates.prepare_whole(article, marked)


def _taken(sources: Iterable[Source]) -> tuple[Article, ...]:
    return tuple(
        article
        for source in sources
        for article in ((source,) if isinstance(source, Article) else read(source))
    )


def _as_reference(article: Article) -> Article:
    """Take a reference without speech between quotation marks as one turn of nobody known.

    So is a speech that quotes others: what stands outside its marks is the speaker's own.
    """
    segments = find_segments(article.text)
    speech = [segment.outer for segment in segments if segment.kind is not Kind.MENTION]
    if article.turns or (speech and not reads_as_speech(article.text, speech)):
        return article
    return attrs.evolve(article, kind="transcript", turns=(Turn(0, len(article.text), None),))


def _credited(
    article: Article, segments: Sequence[Segment], attributor: Attributor
) -> Sequence[Quote]:
    """Let an attributor credit segments, and hold it to its shape.

    Raises:
        UsageError: It returned something else than one `Quote` for each segment, in order.
    """
    quotes = attributor(article, segments)
    if (wrong := _amiss(article, segments, quotes)) is None:
        return quotes
    raise UsageError(f"attributor: {wrong}; return one Quote for each segment, in the same order")


def _amiss(article: Article, segments: Sequence[Segment], quotes: object) -> str | None:
    """Say what an attributor should not have returned, if anything."""
    if not isinstance(quotes, Sequence):
        return f"returned {type(quotes).__name__}, no sequence"
    if len(quotes) != len(segments):
        count = f"{len(segments)} segment{'' if len(segments) == 1 else 's'}"
        return f"{len(quotes)} returned for {count} of article {article.id}"
    for number, (quote, segment) in enumerate(zip(quotes, segments, strict=True)):
        if not isinstance(quote, Quote):
            return f"item {number} is {type(quote).__name__}, no Quote"
        if (quote.article, quote.start, quote.end) != (article.id, segment.start, segment.end):
            where = f"{quote.article}[{quote.start}:{quote.end}]"
            return f"item {number} is {where}, not {article.id}[{segment.start}:{segment.end}]"
    return None


def _numbered(
    quotes: Sequence[Quote], parents: Sequence[int | None] | None = None, *, mark: str = ""
) -> tuple[Quote, ...]:
    """Give each quotation its id: counted from 1, and from 1 again inside each other one."""
    counts: Counter[str] = Counter()
    numbered: list[Quote] = []
    for n, quote in enumerate(quotes):
        up = parents[n] if parents else None
        parent = None if up is None else numbered[up].id
        prefix = f"{quote.article}:{mark}" if parent is None else f"{parent}."
        counts[prefix] += 1
        numbered.append(attrs.evolve(quote, id=f"{prefix}{counts[prefix]}", parent=parent))
    return tuple(numbered)


def _spoken(article: Article, turn: Turn) -> Quote:
    """A transcript's turn is one long quotation, credited to its label."""
    return Quote(
        article=article.id,
        start=turn.start,
        end=turn.end,
        text=turn.span.of(article.text),
        speaker=turn.label,
        speaker_kind=SpeakerKind.NAMED if turn.label else SpeakerKind.NONE,
        confidence=1.0 if turn.label else 0.0,
    )


def _silent(_step: str, _done: int, _total: int) -> None:
    """Report no progress."""


def _pair(a: tuple[str, Passage], b: tuple[str, Passage], match: Match) -> Pair:
    """Compare two stretches word by word; each side is a text and the passage in it."""
    one = _rendering(*a, match.a_start, match.a_end)
    other = _rendering(*b, match.b_start, match.b_end)
    drift = classify(align(one, other))
    return Pair(
        a=_side(a[1].quote, one),
        b=_side(b[1].quote, other),
        relation=Relation.SAME,
        score=round(match.score, 3),
        labels=drift.labels,
        severity=drift.severity,
        edits=drift.edits,
        speakers=(a[1].quote.speaker, b[1].quote.speaker),
    )


def _rendering(text: str, passage: Passage, start: int, end: int) -> Rendering:
    words = passage.tokens[start:end]
    marked = zip(words, passage.quoted[start:end], strict=True)
    return Rendering(
        text=text,
        span=Span(words[0].start, words[-1].end),
        whole=passage.quote.span,
        form=passage.quote.form,
        quoted=tuple(Span(word.start, word.end) for word, quoted in marked if quoted),
    )


def _side(quote: Quote, rendering: Rendering) -> Side:
    named = quote.id if quote.id and quote.form is Form.QUOTED else None
    return Side(quote.article, *rendering.span, quote.form, named)


@attrs.frozen(eq=False)
class _Corridor:
    """One run: what was read and found, and who is the same person as whom."""

    articles: Mapping[str, Article]
    quotes: Mapping[str, Quote]
    passages: Mapping[str, Sequence[Passage]]
    rarity: Rarity
    progress: Progress
    _identities: dict[tuple[str, ...], Identity] = attrs.field(factory=dict, init=False)

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each article among the inputs."""
        return {article: n for n, article in enumerate(self.articles)}

    @classmethod
    def over(
        cls,
        articles: Sequence[Article],
        attributor: Attributor,
        progress: Progress | None,
        jobs: int,
    ) -> "_Corridor":
        """Find and credit the quotations of all articles."""
        ids = Counter(article.id for article in articles)
        if twice := [name for name, times in ids.items() if times > 1]:
            raise UsageError(f"{twice[0]}: two articles have this id; give each its own id=")
        tell = progress or _silent
        quotes: dict[str, Quote] = {}
        passages: dict[str, Sequence[Passage]] = {}
        all_found = find_all(articles, attributor=attributor, reported=True, jobs=jobs)
        for n, (article, found) in enumerate(zip(articles, all_found, strict=True)):
            tell("find", n, len(articles))
            quotes.update((quote.id, quote) for quote in found)
            passages[article.id] = candidates.prepare(article, found)
        tell("find", len(articles), len(articles))
        return cls(
            articles={article.id: article for article in articles},
            quotes=quotes,
            passages=passages,
            rarity=Rarity.over(passage for group in passages.values() for passage in group),
            progress=tell,
        )

    def listed(self, articles: Iterable[Article]) -> tuple[Quote, ...]:
        """Return the quotations of some articles; reported clauses serve only inside."""
        wanted = {article.id for article in articles}
        found = (quote for quote in self.quotes.values() if quote.article in wanted)
        return tuple(quote for quote in found if quote.form is Form.QUOTED)

    def pairs(self) -> tuple[Pair, ...]:
        """Return every pair of renderings between two articles, in the order of both texts."""
        first = self._strangers()
        links = self._links(first)
        lone = [found for found in first if _articles(found) not in links]
        kept = matching.uncontested([*lone, *self._kindred(links)])
        shared = Counter(_articles(found) for found in kept)
        placed = [self._placed(*found, alone=shared[_articles(found)] == 1) for found in kept]
        dated = {name for name, article in self.articles.items() if article.published}
        return self._ordered(matching.echoed(placed, dated))

    def located(self, drafts: Sequence[Article], references: Sequence[Article]) -> tuple[Pair, ...]:
        """Return, for each quotation of the drafts, the place in a reference that it renders."""
        found = [
            (a, b, match)
            for draft in drafts
            for reference in references
            for a, b in self._sharing(reference.id, draft.id)
            if b.quote.form is Form.QUOTED
            for match in matching.find_matches(a, b, self.rarity, bar=bars.REFERENCE)
        ]
        return self._ordered(self._compared(*best) for best in matching.best_places(found))

    def _ordered(self, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        def place(pair: Pair) -> tuple[int, Span, int, Span]:
            return self.order[pair.a.article], pair.a.span, self.order[pair.b.article], pair.b.span

        return tuple(sorted(pairs, key=place))

    def _strangers(self) -> list[Matched]:
        """First pass: what stands on its own words."""
        passages = [
            passage for article in sorted(self.passages) for passage in self.passages[article]
        ]
        proposed = candidates.propose(passages, self.rarity)
        found = []
        for n, (i, j) in enumerate(proposed):
            self.progress("match", n, len(proposed))
            a, b = passages[i], passages[j]
            bar = bars.strangers(a, b, self.identity(a.quote, b.quote), self._days(a, b))
            found += [(a, b, match) for match in matching.find_matches(a, b, self.rarity, bar=bar)]
        self.progress("match", len(proposed), len(proposed))
        return found

    def _links(self, first: Iterable[Matched]) -> dict[tuple[str, str], set[str]]:
        """Return which articles share a remark, and by whom, as the first article names them."""
        links: dict[tuple[str, str], set[str]] = defaultdict(set)
        for a, b, match in first:
            if self._agree(a, b):
                links[_articles((a, b, match))].add(a.quote.speaker or "")
        return links

    def _kindred(self, links: Mapping[tuple[str, str], set[str]]) -> Iterator[Matched]:
        """Second pass: what is short, paraphrased or unquoted, between reports of one occasion."""
        for (here, there), speakers in sorted(links.items()):
            for a, b in self._sharing(here, there):
                bar = bars.kindred(a, b, self.identity(a.quote, b.quote), speakers)
                for match in matching.find_matches(a, b, self.rarity, bar=bar):
                    yield a, b, match

    def _sharing(self, here: str, there: str) -> Iterator[tuple[Passage, Passage]]:
        ours, theirs = self.passages[here], self.passages[there]
        for i, j in candidates.propose_kindred(ours, theirs, self.rarity):
            yield ours[i], theirs[j]

    def _in_order(self, a: Passage, b: Passage, match: Match) -> Matched:
        """Turn a match so that the article given first is side A; matching knows no such order."""
        if self.order[a.quote.article] < self.order[b.quote.article]:
            return a, b, match
        return b, a, match.mirrored()

    def _compared(self, a: Passage, b: Passage, match: Match) -> Pair:
        one, other = (self.articles[passage.quote.article].text for passage in (a, b))
        quoted = a.quote.form is b.quote.form is Form.QUOTED
        return attrs.evolve(
            _pair((one, a), (other, b), match), speaker_conflict=quoted and not self._agree(a, b)
        )

    def _placed(self, a: Passage, b: Passage, match: Match, *, alone: bool) -> Pair:
        """Compare two stretches, and tell the remark from its echo on another day.

        What somebody says again weeks later comes in other words, and with nothing else that the
        two reports share; a report that looks back quotes the words as they were.
        """
        pair = self._compared(*self._in_order(a, b, match))
        days = self._days(a, b)
        again = days is not None and days > SAME_OCCASION and alone
        if again and not pair.speaker_conflict and matching.is_reworded(pair):
            return attrs.evolve(pair, relation=Relation.ECHO)
        return pair

    def confront(self, base: Side, other: Side) -> Pair | None:
        """Compare a remark's base with another rendering, wherever the two correspond most."""
        a, b = self._passage(base), self._passage(other)
        bar = bars.kindred(a, b, Identity.UNSURE, {a.quote.speaker})
        matches = matching.find_matches(a, b, self.rarity, bar=bar)
        met = [self._compared(a, b, match) for match in matches]
        return max(
            (pair for pair in met if pair.b.span.overlap(other.span)),
            key=lambda pair: pair.b.span.overlap(other.span),
            default=None,
        )

    def _passage(self, side: Side) -> Passage:
        return next(
            passage
            for passage in self.passages[side.article]
            if passage.quote.form is side.form and side.span.within(passage.quote.span)
        )

    def _days(self, a: Passage, b: Passage) -> int | None:
        """Return how many days lie between two passages' articles, if both are dated."""
        one, other = (self.articles[passage.quote.article].published for passage in (a, b))
        return abs((one - other).days) if one and other else None

    def _agree(self, a: Passage, b: Passage) -> bool:
        return self.identity(a.quote, b.quote) is not Identity.DIFFERENT

    def identity(self, one: Quote, other: Quote) -> Identity:
        """Tell whether two quotations are credited to one person, as far as both are sure."""
        if min(one.confidence, other.confidence) < CERTAIN:
            return Identity.UNSURE
        return self._same_name(one, other)

    def _same_name(self, one: Quote, other: Quote) -> Identity:
        """Tell whether two credits name one person, however sure they are."""
        if not one.speaker or not other.speaker:
            return Identity.UNSURE
        key = (one.article, one.speaker, other.article, other.speaker)
        if key not in self._identities:
            self._identities[key] = identify(
                (one.speaker, *one.aliases), (other.speaker, *other.aliases)
            )
        return self._identities[key]

    def credits(self, sides: Sequence[Side]) -> tuple[Credit, ...]:
        """Group renderings by the person credited; who cannot be told apart is not set apart."""
        groups: list[list[Quote]] = []
        for quote in (self.quotes[side.quote] for side in sides if side.quote):
            if quote.speaker is None or quote.confidence < CERTAIN:
                continue
            answers = [self.identity(group[0], quote) for group in groups]
            if all(answer is Identity.DIFFERENT for answer in answers):
                groups.append([quote])
            else:
                groups[_likeliest(answers)].append(quote)
        found = [_credit(group) for group in groups]
        return tuple(sorted(found, key=lambda credit: -len(credit.articles)))

    def spellings(self, pairs: Iterable[Pair]) -> list[tuple[Quote, Quote]]:
        """Return one pair of quotations for each two spellings of one name."""
        found: dict[frozenset[str | None], tuple[Quote, Quote]] = {}
        for pair in pairs:
            if pair.a.quote and pair.b.quote:
                one, other = self.quotes[pair.a.quote], self.quotes[pair.b.quote]
                if self._same_name(one, other) is Identity.SPELLING:
                    found.setdefault(frozenset((one.speaker, other.speaker)), (one, other))
        return list(found.values())


def _articles(matched: Matched) -> tuple[str, str]:
    a, b, _ = matched
    return a.quote.article, b.quote.article


def _likeliest(answers: Sequence[Identity]) -> int:
    """Return the group that a credit belongs to: a known person before an uncertain one."""
    sure = [n for n, answer in enumerate(answers) if answer in (Identity.SAME, Identity.SPELLING)]
    return (sure or [n for n, answer in enumerate(answers) if answer is Identity.UNSURE])[0]


def _credit(group: Sequence[Quote]) -> Credit:
    """Name a person by the name that most quotations use, the fuller one where two tie."""
    names = Counter(quote.speaker or "" for quote in group)
    name = max(names, key=lambda name: (names[name], len(name), name))
    return Credit(name, tuple(dict.fromkeys(quote.article for quote in group)))
