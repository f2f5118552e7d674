"""Mentions: phrases that can name a source, chunked from the string of tags."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .sketch import Sketch

_UNIT = r"(?:[OoHBbGgdLn#~]+|N+(?!n)|Nn+(?=[obdgBG])|Nn(?=[VAJK][TDPQCWE]))"
_OFFICES = r"(?<![D'])o{1,3}c(?=[Oo]{1,4}N)"
"""The first of two offices of one person: ``co-founder and chief executive Ann Lee``."""
_BASE = (
    rf"(?:D[D#]?(?:[aejkvm]+(?=[NOoBbGgdLn])|)|)(?:{_OFFICES}|)"
    rf"(?:{_UNIT}(?:'?{_UNIT})*(?:N|'N|)|N)"
)
_OF_BOTH = r"(?<=[Bb])f[HN]+c[HNG]+(?=[ax]*[VAJKSM])"
"""What a body is of: ``the Bureau of Culture and Sport said``."""
_CHUNK = re.compile(
    r"(?=[DPNOoHBbGgdLn#~])"  # what cannot begin a phrase is passed over at once
    rf"(?:({_BASE})(?:{_OF_BOTH}|[fi2]{_BASE})*|(P)|(D)(?=[xaVJKSM,]|[ng]\b)|([D#]fp))"
)
_HEAD = re.compile(_BASE)
_PRONOUN, _ALONE, _ONE_OF_THEM = 2, 3, 4
_NAME_AT_END = re.compile(r"N(?:~*N)*L?$")
_NAMED_LATE = re.compile(r"[nbdB](N(?:~*N)+)$")
_NAMED_BEHIND_OFFICE = re.compile(r"[nNbBL]o(N(?:~*N)*)$")
_NAMES = re.compile(r"N(?:~*N)*(?:(?<=N)L)?")


_BEHIND = frozenset({"aware", "close", "familiar", "present", "responsible"})
"""Adjectives that stand behind their noun: *a person familiar with it*."""
_new = tuple.__new__  # an article has two hundred mentions


class Shape(enum.Enum):
    """How a mention points at somebody."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOMINAL = "nominal"


class Mention(NamedTuple):
    """A noun phrase: tokens ``start:end``, of which ``start:head`` is the head with its modifiers.

    ``name`` is the token where the personal name begins that closes the head, or -1.
    """

    start: int
    head: int
    end: int
    shape: Shape
    name: int = -1


class Chunks:
    """All mentions of a sketch, by where they begin and end, and where their names begin."""

    def __init__(self, sketch: Sketch) -> None:
        self.tags = tags = sketch.tags
        self.by_start: dict[int, Mention] = {}
        self.by_end: dict[int, Mention] = {}
        self.by_head: dict[int, Mention] = {}
        self.by_name: dict[int, Mention] = {}
        self.joined: set[int] = set()
        self.runs = [match.span() for match in _NAMES.finditer(tags)]
        """All runs of capitalised words."""
        for mention in _chunk(tags, sketch.words, self.runs):
            start, head, end, _, name = mention
            self.by_start[start] = self.by_end[end] = mention
            if name >= 0:
                self.by_name[name] = mention
            if head != end:
                self.by_head[head] = mention
                second = tags.find("c", head, end) + 1
                if second:
                    self.joined.add(second)

    def ending_at(self, token: int) -> Mention | None:
        """Return the mention that ends right before a token."""
        return self.by_end.get(token) or self.by_head.get(token)

    def inside(self, start: int, stop: int) -> Mention | None:
        """Return the name that ends at a token, even inside a longer phrase: an owner."""
        name = _NAME_AT_END.search(self.tags, start, stop)
        if name is None:
            return None
        return Mention(name.start(), stop, stop, Shape.NAME, name.start())

    def behind(self, link: int) -> Mention | None:
        """Return the phrase behind a preposition, which may be inside a longer mention."""
        known = self.by_start.get(link + 1)
        phrase = None if known else _HEAD.match(self.tags, link + 1)
        if phrase is None:
            return known
        start, end = phrase.span()
        name = _NAME_AT_END.search(self.tags, start, end)
        shape = Shape.NAME if name else Shape.NOMINAL
        return Mention(start, end, end, shape, name.start() if name else -1)

    def starting_at(self, token: int) -> Mention | None:
        """Return the mention that begins at a token."""
        return self.by_start.get(token)


def _chunk(tags: str, words: Sequence[str], runs: Iterable[tuple[int, int]]) -> Iterator[Mention]:
    named, pronoun, nominal = Shape.NAME, Shape.PRONOUN, Shape.NOMINAL
    begins = {end: start for start, end in runs}
    for match in _CHUNK.finditer(tags):
        start, end = match.span()
        if match.lastindex == _PRONOUN:
            yield _new(Mention, (start, end, end, pronoun, -1))
        elif match.lastindex in (_ALONE, _ONE_OF_THEM):
            yield _new(Mention, (start, end, end, nominal, -1))
        else:
            head = match.end(1)
            if words[head - 1] in _BEHIND and tags[head - 2] in "oOgG" and head - 2 >= start:
                head -= 1  # an official close to the talks
            name = max(begins[head], start) if head in begins else -1
            if name < 0 and end > head and tags[head - 1] in "OoBN":
                body = tags[head - 1] in "BN"
                late = _NAMED_LATE.search(tags, head, end)
                late = late or (_NAMED_BEHIND_OFFICE.search(tags, head, end) if body else None)
                if late is not None:  # head of the administration Ann Smith, Bank of X chief Lee
                    name, head = late.start(1), end
            yield _new(Mention, (start, head, end, named if name >= 0 else nominal, name))


_BODY_OF = re.compile(r"f[NLBG]+")


def names(sketch: Sketch, runs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of all runs of capitalised words that can be names."""
    for start, end in runs:
        if end - start == 1 and start and sketch.words[start - 1].lower() == "the":
            rest = _BODY_OF.match(sketch.tags, end)  # the Voice of America
            yield start, rest.end() if rest else end
        else:
            yield start, end
