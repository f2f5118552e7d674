"""A person, place or organisation was replaced by another one.

Names are told by their capitals where no sentence begins, or by the list of places. Two names that
change places about a verb (*Israel must answer Iran*, *Iran must answer Israel*) are replaced too.

Silent where both are names of one (`alias`), where a name gives way to a common noun or a pronoun
(`lexical`), and where everything is capitalised, so that capitals tell nothing.
"""

from collections.abc import Sequence

from .. import lexicon
from ..aliases import seats_and_states
from ..model import Alignment, Change, Label, Op, Rendering, Step, Token
from ..text import tokens
from .alias import genders_clash
from .evidence import a_words, b_words, is_function, is_name, is_title, steps_of, words
from .examples import Example
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
    found = [step for step in steps_of(changes, Op.REPLACE) if _names(alignment, step)]
    found += [step for step in steps_of(changes, Op.INSERT, Op.DELETE) if _renames(alignment, step)]
    if not found or _shouts(alignment.a) or _shouts(alignment.b):
        return []
    return [Change(step, LABEL) for step in found]


def _names(alignment: Alignment, step: Step) -> bool:
    a, b = a_words(alignment, step), b_words(alignment, step)
    here = [x for x in a if is_name(alignment.a, x)]
    there = [y for y in b if is_name(alignment.b, y)]
    if not here or not there or is_form(alignment, step):
        return False
    if all(map(is_title, (*here, *there))):
        return genders_clash(here, there)
    return _phrase(b) not in seats_and_states(_phrase(a))


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
