"""The same word in another form: tense, number, agreement, degree, participle, derivation.

*will increase* and *increasing*, *schools* and *school*, *is* and *was*, *global* and *globally*.
Auxiliaries that come or go with the form belong to it.

Silent where the form is another word: *employer* and *employee*, *hard* and *hardly*.
"""

from collections.abc import Sequence

from ..inflection import lemmas, related, same_lemma
from ..model.alignments import Alignment, Op, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from ..spelling import american, expansions
from .evidence import a_words, b_words, is_function
from .examples import Example
from .grammar import is_auxiliary
from .spelling import spelled_out

LABEL = Label.INFLECTION
_AGENT = ("er", "or", "r")
"""Endings of whoever does what a verb says."""
FIRES = (
    Example("it will increase the risk", "it is increasing the risk", "inflection"),
    Example("the schools do well", "the school does well", "inflection"),
    Example("it has a global reach", "it has global reaches", "inflection function-word"),
    Example("founder of the pilots", "founded the pilots", "inflection function-word"),
)
SILENT = (
    Example("the employer left", "the employee left", "lexical"),
    Example("the owner of the pier", "owed the pier", "lexical function-word"),
    Example("We worked hard on it", "We hardly worked on it", "negation omission"),
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain replaced words that are forms of one another, with their auxiliaries."""
    found: list[Change] = []
    steps = [change.step for change in changes]
    for k, step in enumerate(steps):
        if step.op is not Op.REPLACE or not (is_form(alignment, step) or _is_doer(alignment, step)):
            continue
        found.append(Change(step, LABEL))
        if k and steps[k - 1].op is not Op.MOVE and _leads_to(alignment, steps[k - 1], step):
            found.append(Change(steps[k - 1], LABEL))
    return found


def is_form(alignment: Alignment, step: Step) -> bool:
    """Tell whether the words of both sides are forms of one another, auxiliaries aside."""
    a, b = a_words(alignment, step), b_words(alignment, step)
    here, there = _bare(a), _bare(b)
    if len(here) == len(there) > 0 and all(map(_same_word, here, there)):
        return True
    return any(
        len(x) == len(y) and all(map(same_lemma, x, y))
        for x in spelled_out(a)
        for y in spelled_out(b)
    )


def _is_doer(alignment: Alignment, step: Step) -> bool:
    """Tell *founder of* from *founded*: whoever did it, and to what."""
    a, b = alignment.a_tokens, alignment.b_tokens
    return _does(a[step.a_start : step.a_end + 1], b_words(alignment, step)) or _does(
        b[step.b_start : step.b_end + 1], a_words(alignment, step)
    )


def _does(doer: Sequence[Token], deed: Sequence[Token]) -> bool:
    """Tell a noun for a doer and its *of* from a form of the verb."""
    if len(doer) < 2 or doer[1].norm != "of" or len(deed) != 1:
        return False
    verb = lemmas(deed[0].norm) - {deed[0].norm}
    return any(doer[0].norm == base + ending for base in verb for ending in _AGENT)


def _bare(tokens: Sequence[Token]) -> Sequence[Token]:
    kept = [token for token in tokens if not is_auxiliary(token)]
    return kept or tokens


def _same_word(x: Token, y: Token) -> bool:
    return related(american(_plain(x)), american(_plain(y)))


def _plain(token: Token) -> str:
    """Return a contraction's verb, so that *don't* and *doesn't* meet."""
    phrases = expansions(token.norm)
    return phrases[0][0] if phrases and phrases[0][-1] == "not" else token.norm


def _leads_to(alignment: Alignment, near: Step, step: Step) -> bool:
    """Tell auxiliaries right before a verb that changed its form."""
    adjacent = near.a_end == step.a_start and near.b_end == step.b_start
    words = (*a_words(alignment, near), *b_words(alignment, near))
    verbs = (*a_words(alignment, step), *b_words(alignment, step))
    return adjacent and all(map(is_auxiliary, words)) and not all(map(is_function, verbs))
