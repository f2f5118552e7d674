"""Another name of the same person, place or body.

*U.S.* and *American*, *DNC* and *Democratic National Committee*; a person's name with or without
given name or title, or with a short form of it (*Rutte*, *Mark Rutte*, *Mr. Rutte*).

Silent where the longer name is another one: *Korea* and *North Korea* are `name`; *Mr.* and
*Mrs. Clinton* are two people; *Moscow* for *Russia* is `lexical`, a choice of words.
"""

from collections.abc import Sequence

from .. import lexicon
from ..aliases import is_place, same_thing
from ..inflection import same_lemma
from ..model.alignments import Alignment, Op, Rendering, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from .evidence import (
    a_words,
    b_words,
    is_function,
    is_honorific,
    is_name,
    is_title,
    is_uncommon,
    steps_of,
    words,
)
from .examples import Example
from .polarity import negations

LABEL = Label.ALIAS
_LONGEST_PREFIX = 4
"""Words of given names and titles before a surname."""
FIRES = (
    Example("on the U.S. side", "on the American side", "alias"),
    Example("when the DNC met", "when the Democratic National Committee met", "alias"),
    Example("I trust Rutte on this", "I trust Mark Rutte on this", "alias"),
    Example("I told Mr. Rutte so", "I told Mark Rutte so", "alias"),
)
SILENT = (
    Example("troops from North Korea came", "troops from South Korea came", "name"),
    Example("I told Mr. Clinton so", "I told Mrs. Clinton so", "name"),
    Example("the talks with Russia ended", "the talks with Moscow ended", "lexical"),
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain names replaced by another name of the same thing, and parts of names."""
    steps = [
        step
        for step in steps_of(changes, Op.REPLACE)
        if _same_thing(a_words(alignment, step), b_words(alignment, step))
        or _names_before_name(alignment, step)
        or _same_given_name(alignment, step)
    ]
    steps += [
        step
        for step in steps_of(changes, Op.INSERT, Op.DELETE)
        if _belongs_to_name(alignment, step)
        or _belongs_to_place(alignment, step)
        or _heads_a_genitive(alignment, step)
    ]
    articles = [
        step
        for step in steps_of(changes, Op.INSERT, Op.DELETE)
        if [token.norm for token in words(alignment, step)] == ["the"]
        and any((step.a_end, step.b_end) == (name.a_start, name.b_start) for name in steps)
    ]
    return [Change(step, LABEL) for step in (*steps, *articles)]


def _same_thing(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Tell one place or body under two names; *Israel's* is a form of *Israel*, no other name."""
    owners = [[token.norm.removesuffix("'s") for token in side] for side in (a, b)]
    return owners[0] != owners[1] and same_thing(a, b)


def _belongs_to_name(alignment: Alignment, step: Step) -> bool:
    """Tell given names and titles dropped from, or added to, a name that stands on both sides."""
    if any(map(negations, words(alignment, step))):  # NEVER, where all stands in capitals
        return False
    parts = _parts(alignment, step)
    if len(parts) > _LONGEST_PREFIX or not all(parts):
        return False
    return _before_person(alignment, step) or _before_moved_person(alignment, step)


def _belongs_to_place(alignment: Alignment, step: Step) -> bool:
    """Tell *Arabia* behind *Saudi*: with the kept word before it, one name of one place."""
    if not step.a_start or not step.b_start:
        return False
    a = alignment.a_tokens[step.a_start - 1 : step.a_end]
    b = alignment.b_tokens[step.b_start - 1 : step.b_end]
    return same_thing(a, b)


def _heads_a_genitive(alignment: Alignment, step: Step) -> bool:
    """Tell the *Hospital* of *St Brannoc's Hospital*, of which the other side has the rest."""
    before = alignment.a_tokens[max(0, step.a_start - 1) : step.a_start]
    heads = words(alignment, step)
    return (
        any(token.norm.endswith("'s") and token.text[:1].isupper() for token in before)
        and len(heads) == 1
        and heads[0].text[:1].isupper()
        and _heads_a_thing(heads[0].norm)
    )


def _same_given_name(alignment: Alignment, step: Step) -> bool:
    """Tell short forms of a given name: *Joe*, *Joseph*."""
    a, b = a_words(alignment, step), b_words(alignment, step)
    if len(a) != 1 or len(b) != 1 or not (a[0].text[:1].isupper() and b[0].text[:1].isupper()):
        return False
    return any(a[0].norm in group and b[0].norm in group for group in lexicon.rows("nicknames"))


def _names_before_name(alignment: Alignment, step: Step) -> bool:
    """Tell *Mr.* for *Mark* before a surname that stands on both sides."""
    here, there = a_words(alignment, step), b_words(alignment, step)
    return (
        (all(_parts(alignment, step)) or _one_introduced(here, there))
        and (
            all(map(is_honorific, here))
            or all(map(is_honorific, there))
            or _one_titled(here, there)
        )
        and not genders_clash(here, there)
        and _before_person(alignment, step)
    )


def _parts(alignment: Alignment, step: Step) -> list[bool]:
    """Tell of each word of a step whether it may be part of a person's name."""
    return [_is_part(alignment.a, token) for token in a_words(alignment, step)] + [
        _is_part(alignment.b, token) for token in b_words(alignment, step)
    ]


def _is_part(side: Rendering, token: Token) -> bool:
    if is_place(token.norm) or token.norm in lexicon.words("place_parts"):
        return False
    return is_title(token) or is_name(side, token)


def _one_titled(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Tell *President* for *Emmanuel*; one office for another is no other name."""
    return all(map(is_title, a)) != all(map(is_title, b))


def _one_introduced(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Tell *Mrs* for an uncommon word that may be a given name, though a sentence begins there."""
    for titles, names in ((a, b), (b, a)):
        if all(map(is_honorific, titles)) and all(map(is_uncommon, names)):
            return True
    return False


def genders_clash(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Tell titles of a man and of a woman apart: *Mr.* and *Mrs.* are no one's two titles."""
    table = lexicon.table("honorifics")
    return len({table.get(token.norm, "-") for token in (*a, *b)} - {"-"}) > 1


def _before_person(alignment: Alignment, step: Step) -> bool:
    """Tell whether a name that is no place's follows on both sides.

    What one side has in small letters is none, however loud the captions are.
    """
    if step.a_end >= len(alignment.a_tokens) or step.b_end >= len(alignment.b_tokens):
        return False
    here, there = alignment.a_tokens[step.a_end], alignment.b_tokens[step.b_end]
    return (
        same_lemma(here.norm, there.norm)
        and here.text[:1].isupper()
        and there.text[:1].isupper()
        and not _heads_a_thing(here.norm)
        and (is_name(alignment.a, here) or is_name(alignment.b, there))
    )


def _before_moved_person(alignment: Alignment, step: Step) -> bool:
    """Tell the *Ann* of *Ann Holm* where the other side has *Holm* in another place."""
    mine, at, others = (
        (alignment.a_tokens, step.a_end, alignment.b_tokens)
        if step.op is Op.DELETE
        else (alignment.b_tokens, step.b_end, alignment.a_tokens)
    )
    name = mine[at] if step.op is not Op.REPLACE and at < len(mine) else None
    return (
        name is not None
        and name.text[:1].isupper()
        and not is_function(name)
        and not _heads_a_thing(name.norm)
        and any(other.text == name.text for other in others)
    )


def _heads_a_thing(norm: str) -> bool:
    """Tell nouns that stand last in names of things (*Court*, *Street*), and places."""
    return is_place(norm) or norm in lexicon.words("name_heads") or norm in lexicon.words("bodies")
