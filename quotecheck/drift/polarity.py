"""What negates: words, contractions and prefixes."""

from collections.abc import Sequence

from .. import lexicon
from ..doubts import ONLY, denies
from ..inflection import lemmas, related, same_lemma, stem
from ..model.alignments import Alignment, Op
from ..model.spans import Token
from ..spelling import expansions

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_TAG_MARKS = (",", "?", "—", "–", "…", ".", "!", ";")
_REPLIES = frozenset({"no", "nope"})
_BEFORE_REPLY = frozenset({"oh", "that", "well"})
_RAISING = frozenset(
    {"appear", "believe", "expect", "imagine", "intend", "plan", "seem", "suppose", "tend", "think"}
) | {"want"}
"""After the verbs of grammars under which a negation is raised."""
_BESIDE_NOT = 3
"""Words from a *not* to the verb that it denies."""
_LONGEST_CLAUSE = 12
"""Words from a *whether* to its *or not*."""
_LONGEST_NEITHER = 8
_LONGEST_DENIER = 3


def negations(token: Token) -> int:
    """Return how often a word negates: once for *not*, *never*, *won't*, *without*, else never."""
    return int(denies(token))


def is_not(token: Token) -> bool:
    """Tell *not* and what it is contracted with from *no*, *none*, *never*."""
    return token.norm in {"not", "cannot"} or any("not" in p for p in expansions(token.norm))


def flips(a: Token, b: Token) -> int:
    """Return 1 where A is the negated form of B (*unlikely*, *likely*), -1 for the reverse, else 0.

    *harmless* negates *harmful*; *unless* and *under* negate nothing.
    """
    if _negates(a.norm, b.norm):
        return 1
    return -1 if _negates(b.norm, a.norm) else 0


def is_idle(tokens: Sequence[Token], at: int, start: int, end: int) -> bool:
    """Tell a negation that denies nothing with the words around it: *not only*, *whether or not*.

    The phrase must stand between ``start`` and ``end``: what is only half dropped has turned sense.
    """
    if at + 1 < end and is_not_only(tokens[at], tokens[at + 1]):
        return True
    if at > start and is_alternative(tokens, at):
        return True
    phrases = lexicon.words("idle_negations")
    return any(
        " ".join(token.norm for token in tokens[first:last]) in phrases
        for first in range(max(start, at - 2), at + 1)
        for last in range(at + 1, min(end, first + 4) + 1)
    )


def is_not_only(token: Token, following: Token) -> bool:
    """Tell the *not* of *not only … but also*, which denies nothing."""
    return is_not(token) and following.norm in ONLY


def is_alternative(tokens: Sequence[Token], at: int) -> bool:
    """Tell the *not* of *whether they come or not*."""
    before = [token.norm for token in tokens[max(0, at - _LONGEST_CLAUSE) : at]]
    return tokens[at].norm == "not" and before[-1:] == ["or"] and "whether" in before


def continues_neither(tokens: Sequence[Token], at: int) -> bool:
    """Tell the *nor* behind *neither*: both together deny once."""
    before = (token.norm for token in tokens[max(0, at - _LONGEST_NEITHER) : at])
    return tokens[at].norm == "nor" and "neither" in before


def denies_otherwise(alignment: Alignment, i: int, j: int) -> bool:
    """Tell a verb that a kept *not* denies on one side, and what follows it on the other.

    *Did not decide to sell* is not *decided not to sell*. Of what one thinks or wants, or what only
    seems, either says the same: *does not want to*, *wants not to*.

    Args:
        alignment: The two renderings.
        i: The verb in A.
        j: The verb in B, in another form.
    """
    here, there = alignment.a_tokens[i], alignment.b_tokens[j]
    if here.norm == there.norm or not same_lemma(here.norm, there.norm) or is_raised(here):
        return False
    return any(
        (step.a_start + n < i) != (step.b_start + n < j)
        for step in alignment.steps
        if step.op is Op.EQUAL
        for n in range(step.a_end - step.a_start)
        if is_not(alignment.a_tokens[step.a_start + n])
        and max(abs(step.a_start + n - i), abs(step.b_start + n - j)) <= _BESIDE_NOT
    )


def is_raised(token: Token) -> bool:
    """Tell a verb whose *not* may be that of the verb behind it: *does not seem to*."""
    return not lemmas(token.norm).isdisjoint(_RAISING)


def is_reply(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell the *no* that answers somebody, and denies nothing of its sentence: *No, we will*."""
    if tokens[at].norm not in _REPLIES or at + 1 == len(tokens):
        return False
    after = text[tokens[at].end : tokens[at + 1].start].strip()
    before = text[tokens[at - 1].end : tokens[at].start].strip() if at else "."
    leads = at == 0 or bool(before) or tokens[at - 1].norm in _BEFORE_REPLY
    return leads and after[:1] in _TAG_MARKS


def is_tag(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell the question behind a statement, which denies nothing: *It was good, wasn't it?*."""
    if not 0 < at < len(tokens) - 1 or not tokens[at].norm.endswith("n't"):
        return False
    subject = tokens[at + 1]
    after = tokens[at + 2].start if at + 2 < len(tokens) else subject.end + 1
    marks = (text[tokens[at - 1].end : tokens[at].start], text[subject.end : after])
    is_pronoun = lexicon.table("function_words").get(subject.norm, "").startswith("pron")
    return is_pronoun and all(mark.strip()[:1] in _TAG_MARKS for mark in marks)


def parts_from_prefix(tokens: Sequence[Token]) -> bool:
    """Tell some words that end in the *non-* of what stays: *non-members*, *members*."""
    return bool(tokens) and tokens[-1].norm == "non"


def denier(tokens: Sequence[Token], at: int) -> int:
    """Return how many words from ``at`` on deny what follows them without a *not*, 0 for none.

    *fail to*, *stop short of*, *anything but*, *lack*.
    """
    bases = lemmas(tokens[at].norm)
    for length in range(min(_LONGEST_DENIER, len(tokens) - at), 0, -1):
        rest = [token.norm for token in tokens[at + 1 : at + length]]
        if any(" ".join((base, *rest)) in lexicon.words("deniers") for base in bases):
            return length
    return 0


def is_scarce(token: Token) -> bool:
    """Tell a word that says as much as *not many*, *not much*, *not able*: *few*, *unable*."""
    bare = token.norm.removeprefix("un")
    known = len(bare) > 3 and bare != token.norm and stem(bare) in lexicon.words("frequency")
    return token.norm in {"few", "little"} or (
        known and token.norm not in lexicon.words("false_negatives")
    )


def _negates(long: str, short: str) -> bool:
    if long in lexicon.words("false_negatives") or len(long) <= 4:
        return False
    if any(
        long.startswith(prefix)
        and len(long) - len(prefix) >= 3
        and related(long[len(prefix) :], short)
        for prefix in _PREFIXES
    ):
        return True
    return long.endswith("less") and len(long) > 6 and short in {long[:-4] + "ful", long[:-4]}
