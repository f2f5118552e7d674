"""Whose phrase is it: the words that one person is quoted with, and the words that everybody uses.

A fragment of a few words is no evidence by itself. Where most who print it credit one person, it is
that person's, and a sentence that prints it and names the person means the same remark, whoever it
seems to credit. A line that its owner repeats in one speech after another is a habit: it does not
tell which of them it was cut from.
"""

import functools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from ..inflection import stem
from ..lexicon import words
from ..model.passages import Passage
from ..model.quotations import Form, Quote, SpeakerKind
from ..spelling import american
from ..text import fold

Wording: TypeAlias = tuple[str, ...]
"""Stems in a row, as `Passage.wording` has them."""
MOST_WORDS = 6
"""Words of a quotation that can be a phrase; a longer one is wording."""
OWNED_SHARE, OWNED_TIMES = 0.4, 2
"""Share of those credited with a phrase, and how many articles, that make one person its owner."""
STOCK_SPEAKERS = 3
"""So many persons credited with a phrase that nobody owns make it a stock phrase."""
SETTINGS, LATE_SETTINGS = 3, 2
"""Sentences of its owner's in which a phrase stands that make it a habit; and weeks apart."""
INFERRED = 0.75
"""Confidence of a credit below which nothing but the context tells whom a description means."""
BEYOND = 4
"""Words that such a sentence has beyond the phrase."""
COMMON = 0.5
"""Share of the words of the shorter of two such sentences that makes them one."""


@attrs.frozen(eq=False)
class Phrases:
    """The phrases of one run.

    Attributes:
        passages: The passages that hold each stem.
    """

    passages: Mapping[str, Sequence[Passage]]
    _credited: dict[Wording, Counter[str]] = attrs.field(factory=dict, init=False)
    _owners: dict[Wording, str | None] = attrs.field(factory=dict, init=False)
    _settings: dict[Wording, int] = attrs.field(factory=dict, init=False)
    _beside: dict[str, Mapping[tuple[str, int], Sequence[Passage]]] = attrs.field(
        factory=dict, init=False
    )

    @classmethod
    def over(cls, passages: Iterable[Passage]) -> "Phrases":
        """Index passages by their stems."""
        holders: dict[str, list[Passage]] = defaultdict(list)
        for passage in passages:
            for word in passage.places:
                holders[word].append(passage)
        return cls(holders)

    def owner(self, words: Wording) -> str | None:
        """Return the surname of whom most credit with a phrase, as `surname` spells it.

        None where it is too long for a phrase, or where nobody is credited more than others.
        """
        if words not in self._owners:
            credited = self._credited_with(words)
            name, times = next(iter(credited.most_common(1)), ("", 0))
            owned = times >= OWNED_TIMES and times >= OWNED_SHARE * credited.total()
            self._owners[words] = name if owned else None
        return self._owners[words]

    def is_stock(self, words: Wording) -> bool:
        """Tell whether a phrase is everybody's: many are credited with it, and nobody owns it."""
        return len(self._credited_with(words)) >= STOCK_SPEAKERS and self.owner(words) is None

    def is_habit(self, words: Wording, *, late: bool = False) -> bool:
        """Tell whether a phrase is a line that its owner says again and again.

        It is where the owner is quoted with it in several sentences that have nothing else in
        common: the phrase alone does not tell which of them it was cut from. Of two reports weeks
        apart (``late``) two such sentences are enough.
        """
        if words not in self._settings:
            owner = self.owner(words)
            said = self._said_by(owner, words) if owner else []
            self._settings[words] = _count_settings(said, words)
        return self._settings[words] >= (LATE_SETTINGS if late else SETTINGS)

    def _said_by(self, owner: str, words: Wording) -> list[frozenset[str]]:
        """Return the words of each quotation in which the owner says more than a phrase."""
        return [
            frozenset(other.wording)
            for other in self._holders(words)
            if other.quote.form is Form.QUOTED
            and len(other.wording) >= len(words) + BEYOND
            and surname(other.quote.speaker or "") == owner
        ]

    def reports(self, words: Wording) -> Iterator[Passage]:
        """Yield the quotations that have a phrase of somebody's in them, whoever is credited."""
        if self.owner(words):
            yield from (other for other in self._holders(words) if other.quote.form is Form.QUOTED)

    def holding(self, stems: Collection[str]) -> Iterator[Passage]:
        """Yield the passages that have some words, in whatever order."""
        rarest = min(sorted(stems), key=lambda word: len(self.passages.get(word, ())))
        for passage in self.passages.get(rarest, ()):
            if all(word in passage.places for word in stems):
                yield passage

    def _credited_with(self, words: Wording) -> Counter[str]:
        """Count who is credited with a phrase, once an article."""
        if not 0 < len(words) <= MOST_WORDS:
            return Counter()
        if words not in self._credited:
            credited = {
                (other.quote.article, surname(other.quote.speaker or ""))
                for other in self._holders(words)
            }
            self._credited[words] = Counter(name for _, name in sorted(credited) if name)
        return self._credited[words]

    def _holders(self, words: Wording) -> Iterator[Passage]:
        """Yield the passages that have some words of their own in one row."""
        for passage in self._near(words):
            if any(
                passage.stems[start : start + len(words)] == words and passage.holds(start)
                for start in passage.places.get(words[0], ())
            ):
                yield passage

    def _near(self, words: Wording) -> Sequence[Passage]:
        """Return the passages that have the rarest of some words, with the one beside it.

        A word of a phrase may be in every tenth quotation: however many those are, they are gone
        through once for each such word, not once for each phrase.
        """
        place = min(range(len(words)), key=lambda n: len(self.passages.get(words[n], ())))
        rarest = words[place]
        if len(words) == 1:
            return self.passages.get(rarest, ())
        if rarest not in self._beside:
            self._beside[rarest] = _by_neighbour(rarest, self.passages.get(rarest, ()))
        step = 1 if place + 1 < len(words) else -1
        return self._beside[rarest].get((words[place + step], step), ())


def _by_neighbour(
    word: str, passages: Iterable[Passage]
) -> Mapping[tuple[str, int], Sequence[Passage]]:
    """Return passages by each word beside some word, and whether it stands before or behind it."""
    found: dict[tuple[str, int], list[Passage]] = defaultdict(list)
    for passage in passages:
        stems = passage.stems
        places = passage.places[word]
        beside = {(stems[n + 1], 1) for n in places if n + 1 < len(stems)}
        beside |= {(stems[n - 1], -1) for n in places if n}
        for key in beside:
            found[key].append(passage)
    return found


def _count_settings(sayings: Sequence[frozenset[str]], words: Wording) -> int:
    """Count the quotations that share little but a phrase with every other one, up to enough."""
    settings: list[frozenset[str]] = []
    for saying in sayings:
        rest = saying.difference(words)
        if all(len(rest & other) < COMMON * min(len(rest), len(other)) for other in settings):
            settings.append(rest)
        if len(settings) == SETTINGS:
            break
    return len(settings)


@functools.lru_cache(maxsize=100_000)
def surname(speaker: str) -> str:
    """Return what the surname of a person is looked up by; the empty string for a description."""
    parts = speaker.split()
    while len(parts) > 1 and fold(parts[-1]).rstrip(".") in words("suffixes"):
        parts.pop()
    last = parts[-1] if parts else ""
    named = last[:1].isupper() and len(last) > 1  # Q and A are no persons
    return stem(american(fold(last))) if named else ""


def heard_in(passages: Iterable[Passage]) -> Mapping[str, Collection[str]]:
    """Return the surnames of those whom each article credits with something."""
    found: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        found[passage.quote.article].add(surname(passage.quote.speaker or ""))
    return found


def is_only_described(quote: Quote) -> bool:
    """Tell a credit to nobody by name: *the candidate*, whomever that was taken for."""
    described = quote.speaker_kind is SpeakerKind.NOMINAL and quote.confidence < INFERRED
    return described or not surname(quote.speaker or "")


def names(passage: Passage, person: str) -> bool:
    """Tell whether a quotation, or the sentence around a short one, names or credits a person."""
    return surname(passage.quote.speaker or "") == person or is_named(passage, person)


def is_named(passage: Passage, person: str) -> bool:
    """Tell whether a surname stands among a passage's words: in capitals, *Will* is no *will*."""
    return any(passage.tokens[n].text[0].isupper() for n in passage.places.get(person, ()))
