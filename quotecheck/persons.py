"""Who is the same person as whom, over the articles of one run."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import attrs

from .model.pairs import Pair, Side
from .model.quotations import Kind, Quote
from .model.remarks import Credit
from .model.spans import Span
from .names import ONE_PERSON, Identity, identify, parse, plainly
from .text import fold

CERTAIN = 0.6
"""A credit below this confidence is a guess, and contradicts nobody."""
_INNER = re.compile(r"""(?<!\w)["'“‘](?=\w)([^"“”‘]{1,1000})(?<!\s)["'”’](?!\w)""")
"""Words between marks inside a quotation; the last closer counts, apostrophes end nothing."""


@attrs.frozen(eq=False)
class Persons:
    """The credits of one run, compared as far as they are sure.

    Attributes:
        quotes: Every quotation by its id.
    """

    quotes: Mapping[str, Quote]
    _identities: dict[tuple[str, tuple[str, ...], str, tuple[str, ...]], Identity] = attrs.field(
        factory=dict, init=False
    )

    def identity(self, one: Quote, other: Quote) -> Identity:
        """Tell whether two quotations are credited to one person, as far as both are sure.

        A guess contradicts nobody; that it agrees with another credit speaks for both.
        """
        answer = self._same_name(one, other)
        guessed = min(one.confidence, other.confidence) < CERTAIN
        return Identity.UNSURE if guessed and answer is Identity.DIFFERENT else answer

    def _same_name(self, one: Quote, other: Quote) -> Identity:
        """Tell whether two credits name one person, however sure they are."""
        here, there = one.speaker or "", other.speaker or ""
        if min(len(here), len(there)) <= 1:  # nobody, or Q and A, who may be anybody
            return Identity.UNSURE
        key = here, one.aliases, there, other.aliases
        answer = self._identities.get(key)
        if answer is None:
            answer = identify((here, *one.aliases), (there, *other.aliases))
            self._identities[key] = answer
        return answer

    def agree(self, pair: Pair) -> bool:
        """Tell whether one person is credited with both quotations of a pair, below headlines."""
        if not (pair.a.quote and pair.b.quote):
            return False
        one, other = self.quotes[pair.a.quote], self.quotes[pair.b.quote]
        alike = self.identity(one, other) in ONE_PERSON
        return alike and Kind.HEADLINE not in (one.kind, other.kind)

    def bears(self, quote: Quote, turn: Quote) -> bool:
        """Tell whether the person credited with a quotation bears a turn's label.

        A transcript that calls somebody by a surname means one person by it.
        """
        if quote.confidence < CERTAIN or not quote.speaker or not turn.speaker:
            return False
        surname, label = quote.speaker.split()[-1], turn.speaker.split()[-1]
        alike = self._same_name(quote, turn) in ONE_PERSON
        return alike or fold(surname) == fold(label)

    def credits(self, sides: Sequence[Side]) -> tuple[Credit, ...]:
        """Group renderings by the person credited; who cannot be told apart is not set apart.

        Whoever quotes somebody else is not the one who said it. Names come before descriptions,
        which may be anybody's.
        """
        quotes = [
            self.quotes[side.quote]
            for side in sides
            if side.quote and not is_cited(self.quotes[side.quote], side)
        ]
        groups: list[list[Quote]] = []
        for quote in sorted(quotes, key=lambda quote: not (quote.speaker and parse(quote.speaker))):
            if quote.speaker is None or quote.confidence < CERTAIN:
                continue
            answers = [self._belongs(quote, group) for group in groups]
            if all(answer is Identity.DIFFERENT for answer in answers):
                groups.append([quote])
            else:
                groups[_likeliest(answers)].append(quote)
        found = [_credit(group) for group in groups]
        return tuple(sorted(found, key=lambda credit: -len(credit.articles)))

    def _belongs(self, quote: Quote, group: Sequence[Quote]) -> Identity:
        """Tell whether a credit is that of a group: one member tells, and one that differs most."""
        answers = {self.identity(member, quote) for member in group}
        order = (Identity.DIFFERENT, Identity.SAME, Identity.SPELLING)
        return next((answer for answer in order if answer in answers), Identity.UNSURE)

    def spellings(self, pairs: Iterable[Pair]) -> list[tuple[Quote, Quote]]:
        """Return one pair of quotations for each two spellings of one name."""
        found: dict[frozenset[str | None], tuple[Quote, Quote]] = {}
        for pair in pairs:
            if pair.a.quote and pair.b.quote:
                one, other = self.quotes[pair.a.quote], self.quotes[pair.b.quote]
                if self._same_name(one, other) is Identity.SPELLING:
                    found.setdefault(frozenset((one.speaker, other.speaker)), (one, other))
        return list(found.values())


def known_as(quote: Quote, persons: Mapping[str, str]) -> Quote:
    """Return a quotation whose speaker also bears the name by which somebody knows the person.

    Args:
        quote: The quotation, credited as its article credits it; its speaker stays what it is.
        persons: Names of persons, by what articles call them as `plainly` writes it.
    """
    called = (plainly(name) for name in (quote.speaker, *quote.aliases) if name)
    names = dict.fromkeys(persons[name] for name in called if name in persons)
    return attrs.evolve(quote, aliases=(*quote.aliases, *names)) if names else quote


def is_cited(quote: Quote, side: Side | Span) -> bool:
    """Tell whether most of a side stands between quotation marks inside its quotation."""
    cited = (Span(*match.span(1)) for match in _INNER.finditer(quote.text))
    place = Span(side.start - quote.start, side.end - quote.start)
    return 2 * sum(place.overlap(span) for span in cited) > place.end - place.start


def _likeliest(answers: Sequence[Identity]) -> int:
    """Return the group that a credit belongs to: a known person before an uncertain one."""
    sure = [n for n, answer in enumerate(answers) if answer in ONE_PERSON]
    return (sure or [n for n, answer in enumerate(answers) if answer is Identity.UNSURE])[0]


def _credit(group: Sequence[Quote]) -> Credit:
    """Name a person by the name that most quotations use, the fuller one where two tie."""
    names = Counter(quote.speaker or "" for quote in group)
    name = max(names, key=lambda name: (names[name], len(name), name))
    return Credit(name, tuple(dict.fromkeys(quote.article for quote in group)))
