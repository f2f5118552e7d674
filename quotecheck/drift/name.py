"""A person, place or organisation was replaced by another one.

Names are told by their capitals where no sentence begins, or by the list of places. Two names that
change places about a verb (*Israel must answer Iran*, *Iran must answer Israel*) are replaced too.

Silent where both are names of one (`alias`), where a name gives way to a common noun or a pronoun
(`lexical`), and where everything is capitalised, or all nouns are, so that capitals tell nothing.
"""

from collections.abc import Sequence

from .. import lexicon
from ..aliases import is_place, seats_and_states
from ..model.alignments import Alignment, Op, Rendering, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from ..text import tokens
from .alias import genders_clash
from .evidence import (
    a_words,
    b_words,
    clusters,
    does_something,
    is_abstract,
    is_bare_noun,
    is_function,
    is_given_name,
    is_honorific,
    is_name,
    is_printed_small,
    is_title,
    is_uncommon,
    words,
)
from .examples import Example
from .foreign import has_capital_nouns
from .inflection import is_form

LABEL = Label.NAME
_LEAST_FOR_A_HEADLINE = 5
FIRES = (
    Example("I spoke to Clinton about it", "I spoke to Sanders about it", "name"),
    Example("We stand with Ukraine today", "We stand with Russia today", "name"),
)
SILENT = (
    Example("We stand with America today", "We stand with the United States today", "alias"),
    Example("I spoke to Clinton about it", "I spoke to the senator about it", "lexical"),
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain names in the place of other names, and words that make another place of a place."""
    found = []
    for cluster in clusters(alignment, changes):
        if len(cluster) > 1 and _is_seat(alignment, cluster):
            found += [Change(step, Label.LEXICAL) for step in cluster]
        else:
            found += [Change(step, LABEL) for step in cluster if _is_another(alignment, step)]
    if not found or _shouts(alignment.a) or _shouts(alignment.b) or has_capital_nouns(alignment):
        return []
    return found


def _is_another(alignment: Alignment, step: Step) -> bool:
    return _names(alignment, step) if step.op is Op.REPLACE else _renames(alignment, step)


def _is_seat(alignment: Alignment, cluster: Sequence[Step]) -> bool:
    """Tell *Pyongyang* for *North Korea*: a choice of words, laid out as two changes."""
    first, last = cluster[0], cluster[-1]
    a = alignment.a_tokens[first.a_start : last.a_end]
    return _phrase(alignment.b_tokens[first.b_start : last.b_end]) in seats_and_states(_phrase(a))


def _names(alignment: Alignment, step: Step) -> bool:
    a, b = a_words(alignment, step), b_words(alignment, step)
    if _are_given(a, b):
        return True
    unheard_of = _are_unheard_of(alignment, a, b)
    here = a if unheard_of else _named(alignment, alignment.a, a)
    there = b if unheard_of else _named(alignment, alignment.b, b)
    if not here or not there or is_form(alignment, step):
        return False
    titles = all(map(is_title, (*here, *there)))
    if titles and not _ends_name(alignment, step) and not _begins_body(alignment, step):
        return genders_clash(here, there)
    return _phrase(b) not in seats_and_states(_phrase(a))


def _are_given(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Tell a given name for another one, though a sentence begins with both: *Ruth*, *Agnes*."""
    return len(a) == len(b) == 1 and all(
        word.text[:1].isupper() and not is_function(word) and is_given_name(word.norm)
        for word in (*a, *b)
    )


def _are_unheard_of(alignment: Alignment, a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Tell *Brandt lied* from *Barnes lied*: words that news seldom uses, without an article.

    One of them does something as only a name does, and mass nouns; the other may look like a
    plural.
    """
    return (
        len(a) == len(b) == 1
        and all(is_uncommon(x) and not is_printed_small(alignment, x) for x in (*a, *b))
        and does_something(alignment.a, a[0])
        and does_something(alignment.b, b[0])
        and any(is_bare_noun(x.norm) for x in (*a, *b))
        and not any(is_abstract(x.norm) for x in (*a, *b))
    )


def _named(alignment: Alignment, side: Rendering, tokens: Sequence[Token]) -> list[Token]:
    """Return the names and forms of address among some words of a side."""
    return [
        token
        for token in tokens
        if is_honorific(token) or (is_name(side, token) and not is_printed_small(alignment, token))
    ]


def is_another_surname(alignment: Alignment, step: Step) -> bool:
    """Tell a surname for another: what glosses a given name, a place or initials may be right."""
    a, b = a_words(alignment, step), b_words(alignment, step)
    known = any(is_place(x.norm) or x.text.isupper() for x in (*a, *b))
    glossed = any(is_given_name(x.norm) for x in (*a, *b)) or _follows_the(alignment, step)
    return step.op is Op.REPLACE and not known and not glossed and _names(alignment, step)


def _follows_the(alignment: Alignment, step: Step) -> bool:
    before = alignment.a_tokens[max(0, step.a_start - 1) : step.a_end]
    return any(token.norm == "the" for token in before)


def _ends_name(alignment: Alignment, step: Step) -> bool:
    """Tell the *Justice* of *Department of Justice*, which is nobody's title."""
    before = alignment.a_tokens[max(0, step.a_start - 2) : step.a_start]
    return len(before) > 1 and before[0].text[:1].isupper() and before[1].norm == "of"


def _begins_body(alignment: Alignment, step: Step) -> bool:
    """Tell the *Home* of *Home Office*, which is nobody's title either."""
    behind = alignment.a_tokens[step.a_end : step.a_end + 1]
    return any(x.text[:1].isupper() and x.norm in lexicon.words("name_heads") for x in behind)


def _renames(alignment: Alignment, step: Step) -> bool:
    """Tell *North* before *Korea*."""
    added = words(alignment, step)
    return (
        all(x.text[:1].isupper() and x.norm in lexicon.words("place_parts") for x in added)
        and step.a_end < len(alignment.a_tokens)
        and is_name(alignment.a, alignment.a_tokens[step.a_end])
    )


def _phrase(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens if token.norm != "the")


def _shouts(side: Rendering) -> bool:
    """Tell text in which every content word is capitalised: a headline's, or all capitals."""
    content = [token for token in tokens(side.text, *side.span) if not is_function(token)]
    return len(content) >= _LEAST_FOR_A_HEADLINE and all(
        token.text[:1].isupper() for token in content if token.text[:1].isalpha()
    )
