"""PolNeAR as a benchmark: which marked stretches are speech, and which words name their source.

The corpus (networkdynamics/PolNeAR on GitHub) annotates attributions: source, cue, content. A
quotation-marked segment counts as speech where annotators marked at least half of it as content;
its source is what the best-fitting attribution names. Its annotators disagree with themselves now
and then: about ten of the 56 segments of dev without an annotation are plainly somebody's words.
"""

from __future__ import annotations

import dataclasses
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from marked import Segment, scan

Span = tuple[int, int]


@dataclasses.dataclass(frozen=True)
class Attribution:
    """One annotated attribution; each role may have several spans."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]


@dataclasses.dataclass(frozen=True)
class Gold:
    """One article with what its annotators say of its quotation-marked segments."""

    name: str
    text: str
    speech: tuple[Segment, ...]
    sources: dict[Segment, tuple[Span, ...]]
    others: tuple[Segment, ...]
    ambiguous: tuple[Span, ...]

    @functools.cached_property
    def segments(self) -> tuple[Segment, ...]:
        """Speech and no speech, in the order of the text."""
        return tuple(sorted((*self.speech, *self.others)))

    def named(self, segment: Segment) -> frozenset[str]:
        """Return the surnames, or last words of names, in the source of a segment."""
        found = (surname(self.text[a:b]) for a, b in self.sources[segment])
        return frozenset(name for name in found if name)


def find_split(clone: Path, split: str) -> Path:
    """Return the folder of a split in a clone of the corpus.

    Raises:
        SystemExit: It is not there.
    """
    for folder in (clone / "data" / split, clone / split):
        if (folder / "text").is_dir() and (folder / "attributions").is_dir():
            return folder
    raise SystemExit(f"{clone}: no split {split!r}; give a clone of networkdynamics/PolNeAR")


def load(folder: Path) -> list[Gold]:
    """Return the annotated articles of a split, by name."""
    by_article: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        by_article.setdefault(path.stem.rpartition("_")[0], []).append(path)
    texts = sorted((folder / "text").glob("*.txt"))
    return [
        _judge(path.stem, read(path), [_annotations(p) for p in by_article[path.stem]])
        for path in texts
        if path.stem in by_article
    ]


def read(path: Path) -> str:
    """Return a text as decoded: no newline is translated, so that offsets hold."""
    return path.read_bytes().decode("utf-8")


def _annotations(path: Path) -> list[Attribution]:
    """Read one annotator's attributions (brat standoff: text-bound spans, then events)."""
    spans: dict[str, list[Span]] = {}
    events: list[list[str]] = []
    for line in read(path).split("\n"):
        key, tab, rest = line.partition("\t")
        value = rest.split("\t")[0]
        if tab and key.startswith("T"):  # a line break inside a span begins a line without a tab
            spans[key] = [_span(part) for part in value.split(" ", 1)[1].split(";")]
        elif tab and key.startswith("E"):
            events.append(value.split())
    found = [Attribution(_role("content", e, spans), _role("source", e, spans)) for e in events]
    return [attribution for attribution in found if attribution.content]


def _span(written: str) -> Span:
    start, end = written.split()
    return int(start), int(end)


def _role(wanted: str, event: Iterable[str], spans: dict[str, list[Span]]) -> tuple[Span, ...]:
    named = (part.split(":") for part in event)
    keys = [key for name, key in named if re.sub(r"\d+$", "", name).lower() == wanted]
    return tuple(span for key in keys for span in spans.get(key, ()))


def overlap(start: int, end: int, spans: Iterable[Span]) -> int:
    """Return how many code points of ``start:end`` the spans cover."""
    return sum(max(0, min(end, b) - max(start, a)) for a, b in spans)


def _judge(name: str, text: str, annotators: Sequence[Sequence[Attribution]]) -> Gold:
    """Let the annotators vote on each marked segment."""
    segments, ambiguous = scan(text)
    speech: list[Segment] = []
    others: list[Segment] = []
    sources: dict[Segment, tuple[Span, ...]] = {}
    for segment in segments:
        fits = [fit for fit in (_best(segment, one) for one in annotators) if fit is not None]
        mixed = sum(_is_mixed(text, segment, one) for one in annotators if _best(segment, one))
        if mixed * 2 > max(1, len(fits)):
            ambiguous.append((segment.outer_start, segment.outer_end))
        elif len(fits) * 2 >= len(annotators):
            speech.append(segment)
            sources[segment] = tuple(sorted({span for fit in fits for span in fit.source}))
        else:
            others.append(segment)
    return Gold(name, text, tuple(speech), sources, tuple(others), tuple(ambiguous))


def _best(segment: Segment, annotator: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution that a segment belongs to, if half of it is anybody's content."""
    covers = [overlap(segment.start, segment.end, one.content) for one in annotator]
    if sum(covers) * 2 < segment.end - segment.start:
        return None
    return annotator[covers.index(max(covers))]


def _is_mixed(text: str, segment: Segment, annotator: Sequence[Attribution]) -> bool:
    """Tell paragraphs of several speakers that a missing mark has run together."""
    if segment.paragraphs < 2:
        return False
    owners = set()
    for line in re.finditer(r"[^\r\n]+", text[segment.start : segment.end]):
        start, end = segment.start + line.start(), segment.start + line.end()
        if end - start > 3:
            owners.add(_owner(text, start, end, annotator))
    return len(owners) > 1


def _owner(
    text: str, start: int, end: int, annotator: Sequence[Attribution]
) -> tuple[str, ...] | None:
    best = max(annotator, key=lambda one: overlap(start, end, one.content))
    if overlap(start, end, best.content) * 2 < end - start:
        return None
    return tuple(text[a:b] for a, b in best.source)


# ---------------------------------------------------------------- names


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TITLES = _words(
    """mr mrs ms miss dr sens reps del delegate delegates minority majority whip leader leaders
    president-elect fed rnc dnc ceo cfo host anchor sir lord lady dame rev reverend sen senator rep
    representative gov governor president vice chairman chairwoman chair secretary judge justice
    gen general col colonel lt capt captain sgt maj major adm admiral prof professor prime minister
    mayor speaker attorney congressman congresswoman former ex king queen prince princess pope
    father sister detective officer sheriff chief director ambassador republican democratic
    democrat gop nominee candidate deputy first commissioner lieutenant then"""
)
_NO_NAMES = _words(
    """i he she it they we you his her its their our my your this that these those the a an one
    some many several both another other others who what which people no all most few such there
    here in on at for from and but or if as when while after before asked so yes not officials
    sources aides critics"""
)
_PARTICLES = _words("of de la le von van der den al bin del di da du el ben and & y the for")
_PREPOSITIONS = _words("of at in for from with by on to under near inside against about")
_SUFFIXES = _words("jr sr ii iii iv phd md esq")
_AFTER_A_NAME = _words(
    """of and in at from on for to who with the a an as told said that which when or by via himself
    herself"""
)
_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?|&|,|[^\w\s]")
_OWNS = re.compile(r"['’]s$")


def fold(text: str) -> str:
    """Return a text without case and accents."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'").casefold()


def surname(mention: str) -> str | None:
    """Return the last word of the name that heads a mention, folded, or None.

    Owners (*Trump's aide*) and modifiers (*a Clinton aide*) head nothing.
    """
    for run in _runs(_TOKEN.findall(mention)):
        name = _without_titles([word for word in run if _plain(word) not in _SUFFIXES])
        if name:
            return _plain(name[-1])
    return None


def _plain(token: str) -> str:
    return re.sub(r"'s$", "", fold(token).strip(".,"))


def _without_titles(run: list[str]) -> list[str]:
    rest = list(run)
    while rest and _plain(rest[0]) in _TITLES | _NO_NAMES | {"of", "the", "state"}:
        rest.pop(0)
    low = [word.lower() for word in rest]
    titled = len(rest) < len(run)
    if "of" in low and (low.index("of") >= 2 or (titled and low.index("of") == 1)):
        return rest[: low.index("of")]  # the governor of a state
    return rest


def _runs(tokens: Sequence[str]) -> Iterator[list[str]]:
    """Yield the capitalised runs of a mention that can head it."""
    run: list[str] = []
    first = 0
    for place, token in enumerate((*tokens, "")):
        if token[:1].isupper() and (run or _plain(token) not in _NO_NAMES):
            first = first if run else place
            run.append(_OWNS.sub("", token))
            if _OWNS.search(token):
                run = []
        elif run and _goes_on(token, tokens[place + 1 : place + 2]):
            run.append(token)
        elif run:
            if token not in ("'", "’") and _heads(tokens, first, token):
                yield from _trimmed(run)
            run = []


def _goes_on(token: str, following: Sequence[str]) -> bool:
    if token.lower() in _PARTICLES:
        return bool(following) and following[0][:1].isupper()
    return token.isdigit()


def _heads(tokens: Sequence[str], first: int, behind: str) -> bool:
    """Tell the head of a mention from what only hangs on it: *an aide of the Clinton camp*."""
    if behind[:1].islower() and behind not in _AFTER_A_NAME:
        return False
    before = first - 1
    while before >= 0 and tokens[before].lower() in {"the", "a", "an"}:
        before -= 1
    return before <= 0 or tokens[before].lower() not in _PREPOSITIONS


def _trimmed(run: list[str]) -> Iterator[list[str]]:
    while run and _plain(run[-1]) in _PARTICLES:
        run.pop()
    if any(_plain(word) not in _NO_NAMES | _PARTICLES for word in run):
        yield run
