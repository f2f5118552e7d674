"""The same words, a phrase moved.

*drive off as far as we can the raiders*, *drive off the raiders as far as we can*. Words
that changed their form on the way are `inflection` too: *sanction circumvention*, *circumventing
sanctions*.

What acts and what is acted on may change places by it (*Police shot the driver*): then it is `name`
too of names, persons and bodies, and `lexical` too of things, unless a passive turns it back.

Silent where the moved word denies: a *not* that stands elsewhere denies something else, and is
`negation`. So is a *not* that stays where what it denies has moved (*deaths, not injuries*).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from .. import lexicon
from ..inflection import lemmas, same_lemma, stem
from ..model.alignments import Alignment, Op, Rendering, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from ..numerals import is_numeric
from .evidence import (
    a_words,
    b_words,
    is_function,
    is_name,
    is_printed_small,
    is_title,
    steps_of,
    touches_reported,
)
from .examples import Example
from .polarity import (
    continues_neither,
    denies_otherwise,
    is_alternative,
    is_not,
    negations,
)
from .spelling import same_spelt

LABEL = Label.REORDER
_LONGEST_ROLE = 3
"""A longer moved phrase takes its names along."""
_FARTHEST_ROLE = 16
_MOST_BETWEEN = 3
"""Nouns behind one with which it may have changed places."""
_BEHIND_TITLE = 2
"""Words from a surname back to its title, a given name between."""
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "our", "my", "his", "her", "its", "their"})
_WHO = ("roles", "groups", "bodies")
"""Lists of nouns for persons and bodies."""
_LISTING = frozenset({"and", "or", "nor"})
FIRES = (
    Example(
        "We must drive off as far as we can the enemy",
        "We must drive off the enemy as far as we can",
        "reorder",
    ),
    Example("coal miners and coal companies", "coal companies and coal miners", "reorder"),
    Example(
        "through sanction circumvention", "through circumventing sanctions", "reorder inflection"
    ),
)
SILENT = (Example("He did not promise to go", "He did promise not to go", "negation"),)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain moved runs."""
    moves = list(steps_of(changes, Op.MOVE))
    roles = _exchanged_roles(alignment) if moves else {}
    denied = _exchanged_denials(alignment, moves)
    found = []
    for step in moves:
        change = Change(step, Label.NEGATION) if step in denied else _explained(alignment, step)
        is_short = step.a_end - step.a_start <= _LONGEST_ROLE
        swapped = {roles[k] for k in range(step.a_start, step.a_end) if is_short and k in roles}
        found.append(attrs.evolve(change, also=(*change.also, *sorted(swapped))))
    return found


def _exchanged_denials(alignment: Alignment, moves: Sequence[Step]) -> set[Step]:
    """Return the moves by which a *not* that stays denies another word: *deaths, not injuries*."""
    starts_a, starts_b = ({step[at]: step for step in moves} for at in (1, 3))
    return {
        move
        for step in alignment.steps
        if step.op is Op.EQUAL
        and step.a_end in starts_a
        and step.b_end in starts_b
        and is_not(alignment.a_tokens[step.a_end - 1])
        for move in (starts_a[step.a_end], starts_b[step.b_end])
        if starts_a[step.a_end] is not starts_b[step.b_end]
    }


def _exchanged_roles(alignment: Alignment) -> dict[int, Label]:
    """Return the words of A, by index, that changed places with another name or number.

    Two names did where what stands between them, on both sides, shares a content word: *Israel
    must answer Iran*. In *Iran and Russia* nothing does, but *from Iran to Russia* is a way.
    Titles are no names and share nothing; but names that take each other's have changed places:
    *Governor Lee and Mayor Cole*. Two numbers did where the same words stand between them, in
    whatever form, or nothing but a dash: *five of the six*, *51 to 49*, *won 2-1*. A passive says
    the same the other way round.
    """
    roles = _exchanged_nouns(alignment)
    for kind, shares in ((Label.NAME, _share_content), (Label.NUMBER, _share_all)):
        places = _common(alignment, kind)
        for (i, j), (i2, j2) in pairwise(places):
            near = j2 < j and i2 - i <= _FARTHEST_ROLE
            between = alignment.a_tokens[i + 1 : i2], alignment.b_tokens[j2 + 1 : j]
            leads = kind is Label.NAME and _leads_from(alignment.a_tokens[max(0, i - 1) : i2])
            titled = _bear_other_titles(alignment, (i, j), (i2, j2))
            score = kind is Label.NUMBER and _is_score(alignment.a_tokens[i : i2 + 1])
            acts = shares(*between) and not _is_passive(*between)
            if near and (acts or leads or titled or score):
                roles |= {i: kind, i2: kind}
    return roles


def _exchanged_nouns(alignment: Alignment) -> dict[int, Label]:
    """Return the nouns of A, by index, that changed places about a verb.

    *Police shot the driver*: persons and bodies are others in each other's place, as names are; of
    things, each has another word in its place. So has what is compared: *peace rather than war*.
    """
    roles: dict[int, Label] = {}
    a, b = alignment.a_tokens, alignment.b_tokens
    compared = all(any(token.norm == "than" for token in side) for side in (a, b))
    heads = {
        token.norm
        for side in (a, b)
        for k, token in enumerate(side)
        if _is_head(side, k) or (compared and not is_function(token))
    }
    in_a, in_b = (_once([token.norm for token in side], heads) for side in (a, b))
    places = sorted((place, in_b[norm]) for norm, place in in_a.items() if norm in in_b)
    for (i, j), (i2, j2) in _near_each_other(places):
        between = a[i + 1 : i2], b[j2 + 1 : j]
        listed = any(token.norm in _LISTING for side in between for token in side)
        if not (j2 < j and i2 - i <= _FARTHEST_ROLE) or listed or _is_passive(*between):
            continue
        than = compared and all(any(t.norm == "than" for t in side) for side in between)
        known = all(_is_head(a, k) for k in (i, i2))
        if than or (known and _share_content(*between)):
            persons = all(_is_person(a[k]) for k in (i, i2))
            roles |= dict.fromkeys((i, i2), Label.NAME if persons else Label.LEXICAL)
    return roles


def _near_each_other(
    places: Sequence[tuple[int, int]],
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield each place with the next ones: *sold the bank to the state* has one between."""
    for n, place in enumerate(places):
        yield from ((place, other) for other in places[n + 1 : n + 1 + _MOST_BETWEEN])


def _is_head(tokens: Sequence[Token], at: int) -> bool:
    """Tell a person, a body, or what an article stands before."""
    if is_function(tokens[at]) or is_numeric(tokens[at]) or is_title(tokens[at]):
        return False
    return _is_person(tokens[at]) or (at > 0 and tokens[at - 1].norm in _ARTICLES)


def _is_person(token: Token) -> bool:
    return any(
        base in lexicon.words(kind) for base in lemmas(token.norm) | {token.norm} for kind in _WHO
    )


def _is_passive(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Tell *was hit by* from *hit*: words between two that change places in one of two texts."""
    return any(t.norm == "by" for t in a) != any(t.norm == "by" for t in b)


def _leads_from(tokens: Sequence[Token]) -> bool:
    """Tell *from Lisbon to Madrid*, which is another way than from Madrid to Lisbon."""
    norms = [token.norm for token in tokens]
    return norms[:1] == ["from"] and norms[2:] == ["to"]


def _is_score(tokens: Sequence[Token]) -> bool:
    """Tell *2-1* from *2, 1*: two numbers with one mark between them."""
    first, *between, last = tokens
    return not between and last.start - first.end == 1


def _common(alignment: Alignment, kind: Label) -> list[tuple[int, int]]:
    """Return the places of names, or of numbers, that each side has once, in A's order."""
    sides = ((alignment.a, alignment.a_tokens), (alignment.b, alignment.b_tokens))
    known = {
        token.norm
        for side, tokens in sides
        for token in tokens
        if (
            _is_bare_name(side, token) and not is_printed_small(alignment, token)
            if kind is Label.NAME
            else is_numeric(token)
        )
    }
    in_a, in_b = (_once([token.norm for token in tokens], known) for _, tokens in sides)
    return sorted((place, in_b[norm]) for norm, place in in_a.items() if norm in in_b)


def _is_bare_name(side: Rendering, token: Token) -> bool:
    return is_name(side, token) and not is_title(token)


def _bear_other_titles(alignment: Alignment, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two names, each by its place in A and in B, have exchanged their titles."""
    here, here_b = _title(alignment.a_tokens, one[0]), _title(alignment.b_tokens, one[1])
    there, there_b = _title(alignment.a_tokens, other[0]), _title(alignment.b_tokens, other[1])
    return here != there and None not in (here, there) and (here, there) == (there_b, here_b)


def _title(tokens: Sequence[Token], at: int) -> str | None:
    """Return the title before a name, a given name aside."""
    for token in reversed(tokens[max(0, at - _BEHIND_TITLE) : at]):
        if is_title(token):
            return token.norm
        if not token.text[:1].isupper():
            break
    return None


def _once(norms: Sequence[str], known: set[str]) -> dict[str, int]:
    """Return the known words that occur once, and where."""
    return {norm: k for k, norm in enumerate(norms) if norm in known and norms.count(norm) == 1}


def _share_content(a: Sequence[Token], b: Sequence[Token]) -> bool:
    stems = [
        {stem(t.norm) for t in side if not is_function(t) and not is_title(t)} for side in (a, b)
    ]
    return not stems[0].isdisjoint(stems[1])


def _share_all(a: Sequence[Token], b: Sequence[Token]) -> bool:
    words = [token.norm for token in a]
    forms = [stem(norm) for norm in words] == [stem(token.norm) for token in b]
    return forms and not set(words) <= _LISTING


def _denies(tokens: Sequence[Token], at: int) -> bool:
    idle = continues_neither(tokens, at) or is_alternative(tokens, at)
    return bool(negations(tokens[at])) and not idle


def _explained(alignment: Alignment, step: Step) -> Change:
    a, b = a_words(alignment, step), b_words(alignment, step)
    denying = [k for k in range(step.a_start, step.a_end) if _denies(alignment.a_tokens, k)]
    if denying and all(negations(token) or is_function(token) for token in a):
        return Change(step, Label.NEGATION)
    if [x.norm for x in a] == [y.norm for y in b] or same_spelt(a, b):
        return Change(step, LABEL)
    if touches_reported(alignment, step):
        return Change(step, LABEL)
    places = zip(range(step.a_start, step.a_end), range(step.b_start, step.b_end), strict=False)
    if any(denies_otherwise(alignment, i, j) for i, j in places):
        return Change(step, Label.NEGATION)
    forms = all(same_lemma(x.norm, y.norm) for x, y in zip(a, b, strict=False))
    return Change(step, LABEL, (Label.INFLECTION,) if forms or len(a) == len(b) else (Label.ALIAS,))
