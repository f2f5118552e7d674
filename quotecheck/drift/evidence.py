"""What rules look at: the words of a step, the marks around them, and what the words are."""

import functools
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import regex

from .. import lexicon
from ..aliases import is_place
from ..collation.chaining import BRACKETED, may_open_sentence
from ..cues import Inflection, verb
from ..inflection import lemmas, stem
from ..model.alignments import Alignment, Op, Rendering, Step
from ..model.edits import Change
from ..model.quotations import Form
from ..model.spans import Span, Token
from ..numerals import is_numeric
from ..spelling import expansions

_SENTENCE_END = regex.compile(r"""[.!?。！？]["'”’»)\]]*(?:\s|$)""")
_FINITE = frozenset(
    {"is", "was", "has", "had", "does", "did", "will", "would", "can", "could", "may", "might"}
) | {"must"}
_WORD = regex.compile(r"(?:, who)?\s+(\p{Ll}+)")
_CAPITAL = regex.compile(r"\s+\p{Lu}")
_ABSTRACT = ("tion", "sion", "ness", "ment", "ism", "ity", "ing", "ics", "ance", "ence")
_REACH = 64
"""How far beyond a stretch the bracket may open or close that it begins or ends in."""
_OPEN_CLASSES = frozenset({"adv"})

NOWHERE = Step(Op.EQUAL, 0, 0, 0, 0)
"""The step of a change that is said of the pair as a whole."""


def a_words(alignment: Alignment, step: Step) -> tuple[Token, ...]:
    """Return the words of A in a step."""
    return alignment.a_tokens[step.a_start : step.a_end]


def b_words(alignment: Alignment, step: Step) -> tuple[Token, ...]:
    """Return the words of B in a step."""
    return alignment.b_tokens[step.b_start : step.b_end]


def words(alignment: Alignment, step: Step) -> tuple[Token, ...]:
    """Return the words of both sides, A's first."""
    return a_words(alignment, step) + b_words(alignment, step)


def steps_of(changes: Sequence[Change], *ops: Op) -> Iterator[Step]:
    """Yield the steps of changes that are of one of the given kinds."""
    return (change.step for change in changes if change.step.op in ops)


def clusters(alignment: Alignment, changes: Sequence[Change]) -> Iterator[list[Step]]:
    """Yield the steps that follow one another without a kept word between them, moves aside."""
    wanted = {change.step for change in changes}
    cluster: list[Step] = []
    for step in alignment.steps:
        if step.op is Op.EQUAL:
            if cluster:
                yield cluster
            cluster = []
        elif step in wanted and step.op is not Op.MOVE:
            cluster.append(step)
    if cluster:
        yield cluster


def spanned(
    alignment: Alignment, cluster: Sequence[Step]
) -> tuple[Sequence[Token], Sequence[Token]]:
    """Return the words of both sides from a cluster's first step to its last."""
    first, last = cluster[0], cluster[-1]
    return (
        alignment.a_tokens[first.a_start : last.a_end],
        alignment.b_tokens[first.b_start : last.b_end],
    )


def one_sided(alignment: Alignment, step: Step) -> tuple[Rendering, Sequence[Token], int, int]:
    """Return the side that has what was dropped or added, all its words, and which ones it is."""
    if step.op is Op.DELETE:
        return alignment.a, alignment.a_tokens, step.a_start, step.a_end
    return alignment.b, alignment.b_tokens, step.b_start, step.b_end


def is_function(token: Token) -> bool:
    """Tell a word that only holds the sentence together; adverbs (*now*, *just*) say something."""
    return _is_function(token.norm)


@functools.lru_cache(maxsize=65536)
def _is_function(norm: str) -> bool:
    classes = lexicon.table("function_words").get(norm)
    if classes is not None:
        return bool(set(classes.split(",")) - _OPEN_CLASSES)
    phrases = expansions(norm)
    known = lexicon.words("function_words")
    return bool(phrases) and all(w in known or w == "not" for phrase in phrases for w in phrase)


def is_name(side: Rendering, token: Token) -> bool:
    """Tell a proper name: a capital that no sentence start explains, or a place's or given name.

    A word that may be capitalised for its place alone is a name where the text has it so in the
    middle of a sentence too, or where it owns something (*Trump's plan*) or acts alone (*Trump
    has*) as common nouns without an article rarely do, unless the text has it in small letters.
    """
    bare = token.norm.removesuffix("'s")
    if not token.text[:1].isupper() or is_function(token) or is_numeric(token):
        return False
    if token.norm in lexicon.words("negators"):
        return False
    if is_place(bare) or bare in lexicon.words("nicknames") or _is_given(side, token, bare):
        return True
    if len(token.text) > 1 and token.text.isupper():  # FIFA, at a sentence's start too
        return True
    if not may_open_sentence(side.text, token.start, side.whole.start):
        return True
    return _named_elsewhere(side, token) or _acts_alone(side, token, bare)


def _is_given(side: Rendering, token: Token, bare: str) -> bool:
    """Tell a name's first word before another capital: *Chelsea*, *North*, an uncommon word."""
    known = is_given_name(bare) or bare in lexicon.words("place_parts") or is_uncommon(token)
    return known and _CAPITAL.match(side.text, token.end) is not None


def is_uncommon(token: Token) -> bool:
    """Tell a capitalised word that news in English seldom uses: it may be a name anywhere.

    An adverb is none: *Regrettably, Lee lied*.
    """
    negates = token.norm in lexicon.words("negators")
    known = is_function(token) or is_numeric(token) or negates
    plain = not token.text[:1].isupper() or known or token.norm.endswith("ly")
    return not plain and stem(token.norm) not in lexicon.words("frequency")


def is_printed_small(alignment: Alignment, token: Token) -> bool:
    """Tell a capital that only a sentence's start explains: either side has the word without it."""
    both = (*alignment.a_tokens, *alignment.b_tokens)
    return any(other.norm == token.norm and other.text[:1].islower() for other in both)


def is_given_name(norm: str) -> bool:
    """Tell a given name, or a short form of one."""
    return norm in lexicon.words("given_names") or norm in _short_names()


@functools.cache
def _short_names() -> frozenset[str]:
    return frozenset(name for group in lexicon.rows("nicknames") for name in group)


def _named_elsewhere(side: Rendering, token: Token) -> bool:
    pattern = regex.compile(r"[\p{Ll},] " + regex.escape(token.text) + r"\b")
    return pattern.search(side.text) is not None


def _acts_alone(side: Rendering, token: Token, bare: str) -> bool:
    if regex.search(rf"\b{regex.escape(bare)}\b", side.text):
        return False
    if token.norm != bare:
        return bare not in lexicon.words("common_owners")
    return is_bare_noun(bare) and is_uncommon(token) and does_something(side, token)


def does_something(side: Rendering, token: Token) -> bool:
    """Tell the subject of a sentence for the finite verb behind it: *Kojo told*, *Brandt lied*."""
    if side.text.startswith(" and I ", token.end):
        return True
    match = _WORD.match(side.text, token.end)
    return match is not None and (match[1] in _FINITE or _is_past(match[1]))


def is_bare_noun(norm: str) -> bool:
    """Tell what may be a name by its form: no form of another word, plural or abstract noun."""
    return not lemmas(norm) - {norm} and not norm.endswith("s") and not is_abstract(norm)


def is_abstract(norm: str) -> bool:
    """Tell a noun that its ending shows to be no name: *gentrification*, *tourism*."""
    return norm.endswith(_ABSTRACT)


def _is_past(norm: str) -> bool:
    """Tell *told*, *lied* and *said* from *says*, which may be a plural noun's form."""
    said = verb(norm)
    if said is not None:
        return said.inflection is Inflection.FINITE
    return bool(lemmas(norm) - {norm}) and not norm.endswith(("s", "ing"))


def sentence_ends(text: str, start: int, end: int) -> int:
    """Return how many sentences end within ``text[start:end]``."""
    return sum(1 for _ in _SENTENCE_END.finditer(text, start, end))


def brackets(side: Rendering) -> list[Span]:
    """Return the bracketed stretches that touch a rendering, brackets included."""
    start = max(side.whole.start, side.span.start - _REACH)
    end = min(max(side.whole.end, side.span.end), side.span.end + _REACH)
    start, end = max(0, start - 1), min(len(side.text), end + 1)
    return [
        Span(*match.span())
        for match in BRACKETED.finditer(side.text, start, end)
        if match.start() < side.span.end and side.span.start < match.end()
    ]


def before_a(alignment: Alignment, step: Step) -> int:
    """Return where the last word of A before a step ends."""
    return _end_before(alignment.a_tokens, step.a_start, alignment.a.span)


def before_b(alignment: Alignment, step: Step) -> int:
    """Return where the last word of B before a step ends."""
    return _end_before(alignment.b_tokens, step.b_start, alignment.b.span)


def _end_before(tokens: Sequence[Token], at: int, span: Span) -> int:
    return tokens[at - 1].end if at else span.start


def after_a(alignment: Alignment, step: Step) -> int:
    """Return where the first word of A after a step begins."""
    return _start_after(alignment.a_tokens, step.a_end, alignment.a)


def after_b(alignment: Alignment, step: Step) -> int:
    """Return where the first word of B after a step begins."""
    return _start_after(alignment.b_tokens, step.b_end, alignment.b)


def _start_after(tokens: Sequence[Token], at: int, side: Rendering) -> int:
    if at < len(tokens):
        return tokens[at].start
    return side.span.end if side.onward is None else side.onward


def is_title(token: Token) -> bool:
    """Tell a capitalised form of address or office, as *Mr.* and *President* are."""
    return is_honorific(token) or (
        token.text[:1].isupper() and token.norm in lexicon.words("titles")
    )


def is_honorific(token: Token) -> bool:
    """Tell a capitalised form of address, as *Mr.* and *Dr.* are."""
    return token.text[:1].isupper() and token.norm in lexicon.words("honorifics")


def touches_reported(alignment: Alignment, step: Step) -> bool:
    """Tell whether any word of a step, or the place where it has none, is outside the marks."""
    return _any_reported(alignment.a, alignment.a_tokens, step.a_start, step.a_end) or (
        _any_reported(alignment.b, alignment.b_tokens, step.b_start, step.b_end)
    )


def _any_reported(side: Rendering, tokens: Sequence[Token], start: int, end: int) -> bool:
    around = tokens[start:end] or tokens[max(0, start - 1) : start + 1]
    return any(is_reported(side, token) for token in around)


def is_reported(side: Rendering, token: Token) -> bool:
    """Tell whether a word of a rendering stands outside quotation marks."""
    if side.quoted:
        n = bisect_right(side.quoted, (token.start, sys.maxsize)) - 1
        return n < 0 or token.start >= side.quoted[n].end
    return side.form is Form.REPORTED
