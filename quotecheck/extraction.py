"""Extraction: the quotations of an article, found and credited; and those of many, by processes.

All that listing quotations needs, and nothing that comparing them does: whoever only asks who says
what (`quotecheck quotes`) does not wait for the rest to load.
"""

import pickle
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter

import attrs

from .errors import UsageError
from .model.articles import Article, Turn
from .model.quotations import Quote, Segment, SpeakerKind
from .protocols import Attributor
from .quotes import find_segments
from .speakers import attribute, find_reported, read_speech
from .turns import find_turns

WORTH_A_PROCESS = 32
"""Articles that one process takes at a time; for fewer, starting it costs more than it saves."""
_UNNUMBERED = attrgetter(*(field.name for field in attrs.fields(Quote)[:-2]))
"""All of a quotation before ``id`` and ``parent``; so copied it takes half the time of `evolve`."""


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
        UsageError: The article is none, or the attributor did not return one `Quote` for each
            segment.
    """
    article = as_declared(_one_article(article))
    if article.turns:
        return _numbered([_spoken(article, turn) for turn in article.turns])
    segments = find_segments(article.text)
    if not nested:
        segments = tuple([segment for segment in segments if segment.parent is None])
    credited, clauses = _read_through(article, segments, attributor, reported=reported)
    quotes = _numbered(credited, [segment.parent for segment in segments])
    if not reported:
        return quotes
    return tuple(sorted((*quotes, *_numbered(clauses, mark="r")), key=lambda quote: quote.span))


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
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (only where it is used)

    _check_portable(attributor)
    pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent)
    try:
        yield from pool.map(find, articles, chunksize=WORTH_A_PROCESS)
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    """Ignore Ctrl-C in a worker: one that dies with the queue's lock in hand blocks all others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


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


def _one_article(given: object) -> Article:
    if not isinstance(given, Article):
        what = f"{type(given).__name__}: no Article"
        raise UsageError(f"{what}; give quotecheck.Article(text), or read(path)[0]")
    return given


def as_declared(article: Article) -> Article:
    """Take an article that was made as a transcript by its speakers' turns, as if it were read."""
    if article.turns or article.kind != "transcript":
        return article
    return attrs.evolve(article, turns=find_turns(article.text, transcript=True))


def _read_through(
    article: Article, segments: Sequence[Segment], attributor: Attributor, *, reported: bool
) -> tuple[Sequence[Quote], Sequence[Quote]]:
    """Return the quotations of an article, credited, and the clauses that report speech, if asked.

    Quotecheck's own attributor finds both in one reading.
    """
    if reported and attributor is attribute:
        return read_speech(article, segments)
    quotes = _credited(article, segments, attributor)
    return quotes, find_reported(article, segments) if reported else ()


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
        values = (*_UNNUMBERED(quote), f"{prefix}{counts[prefix]}", parent)
        numbered.append(Quote(*values))
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
