"""Whose words are they: what a speaker says in another's name, reads out, takes up or asks.

*“She was careless,” the director said*, says a deputy; a moderator reads out what a candidate
wrote; an interviewer repeats what the guest has said. Whoever is credited there is credited
rightly, and so is whoever said it first.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from .cues import Inflection, Sense, verb
from .lexicon import table, words
from .model.spans import Span, Token
from .text import sentence_end, sentences, tokens

_REACH = 200
"""Code points before some words in which a speaker says whose they are."""
_TAKEN_UP = 8
"""Words before a quotation in which an interviewer says whose words they are."""
_BEHIND = 6
"""Words behind some words, and inside the marks, in which a speaker says whose they are."""
_AROUND = 700
"""Code points around a quotation in which its paragraph and the one before it are looked for."""
_WHOSE, _OWNED = 6, 2
"""Words from *quoting* on to a name, and from a name on to *words* that are its bearer's."""
_YOU = frozenset({"you", "you've", "you're", "you'd"})
_SOMEBODY = _YOU | {"he", "she", "they", "he's", "she's", "they've"}
"""Pronouns of those whose words a speaker relays."""
_ASKING = frozenset({"how", "what", "when", "where", "which", "who", "whose", "why"})
_SIGNED = frozenset(
    {"article", "communique", "declaration", "editorial", "letter", "op-ed", "statement"}
)
"""What several persons may sign."""
_FIRST = 3
"""Words of a question among which its *why* stands."""
_PUT_TO = 3
"""Words in which *put* and its *to* stand: *put it to him*."""
_BREAK = re.compile(r"\s*\n\s*")
_OWNER = re.compile(r"['’]s?$")
_JUST = 2
"""Sentences up to a quotation, its own among them, in which whoever is named is on stage."""
_HEADS = 4
"""Words between a body and the office that somebody holds there, or between that and the name."""


# ------------------------------------------------------------------------------ inside the marks
def is_taken_up(text: str, at: int, limit: int) -> bool:
    """Tell whether a speaker only takes up what the person spoken to has said.

    *Last week you said we must stay*, asks the interviewer: the words are the other's.

    Args:
        text: A transcript, or an article that quotes.
        at: Where the words in question begin.
        limit: Where the speaker begins.
    """
    before = tokens(text, max(limit, at - _REACH), at)[-_TAKEN_UP:]
    return any(
        word.norm in _YOU and any(_is_speech(later) for later in before[n + 1 : n + 4])
        for n, word in enumerate(before)
    )


def relayed_from(text: str, said: Span, quotation: Span) -> str | None:
    """Return the last word for whom a speaker relays, None for who speaks in their own name.

    *The director said she was careless*, or *she was careless, the director said*, says a deputy:
    the director was the one to say so. A pronoun is in lower case wherever it stands.

    Args:
        text: An article that quotes.
        said: The words in question, most of which must stand behind *said*, or all before it.
        quotation: Where the speaker begins and ends.
    """
    start = max(quotation.start, said.start - _REACH)
    begun = (s.start for s in sentences(text, start, said.end) if s.start <= said.start)
    opening = max(begun, default=said.start)
    before = tokens(text, opening, (said.start + said.end) // 2)
    return _source(before) or _source(_closing(text, said.end, quotation))


def _source(told: Sequence[Token]) -> str | None:
    for source, word in itertools.pairwise(told):
        if source.norm in _SOMEBODY and _is_speech(word):
            return source.norm
        if _is_plain_saying(word) and source.norm not in words("function_words"):
            return source.text
    return None


def _closing(text: str, end: int, quotation: Span) -> Sequence[Token]:
    """Return what closes a sentence behind a comma: *…, the director said*."""
    following = tokens(text, end, sentence_end(text, end, quotation.end))[:_BEHIND]
    return following if following and "," in text[end : following[0].start] else ()


def is_asked(text: str, said: Span, quotation: Span) -> bool:
    """Tell whether some words are asked in the order in which they are stated: *so she went?*."""
    end = sentence_end(text, said.end, quotation.end)
    begun = any(word.norm in _ASKING for word in tokens(text, *said)[:_FIRST])
    return text[said.end : end].rstrip().endswith("?") and not begun


def _is_plain_saying(word: Token) -> bool:
    found = verb(word.norm)
    return found is not None and (found.sense, found.inflection) == (Sense.SAY, Inflection.FINITE)


def _is_speech(word: Token) -> bool:
    found = verb(word.norm)
    return found is not None and found.sense in {Sense.SAY, Sense.VOICE, Sense.JUDGE}


# ------------------------------------------------------------------------------- outside of them
def is_passed_on(text: str, cue: Span) -> bool:
    """Tell a cue by which somebody passes on others' words: *read out*, *put it to her that*."""
    told = [word.norm for word in tokens(text, cue.start, cue.end + _REACH)[:_PUT_TO]]
    if told[:1] == ["put"]:  # as Ann Lee put it
        return "to" in told
    return bool(told) and table("relaying").get(told[0]) == "alone"


def is_taken_from(text: str, quotation: Span, surname: str) -> bool:
    """Tell whether an article says that the words it quotes are somebody else's first.

    *Said Voss, quoting Reed*; *“Those are Reed's words,” the moderator said*; *Reed had a list,
    which the moderator read out*.

    Args:
        text: The article.
        quotation: Where it quotes.
        surname: Whose words they may be, as names are written.
    """
    return any(_tells_whose(told, surname) for told in _near(text, quotation))


def is_joint(text: str, quotation: Span) -> bool:
    """Tell words of several persons: *in a joint statement*, *in a letter with his colleague*.

    Where each of two outlets credits one of them, both are right. What is said at a joint press
    conference is one person's.
    """
    return any(
        (one.norm == "joint" and other.norm in _SIGNED)
        or (one.norm in _SIGNED and other.norm == "with")
        for told in _near(text, quotation)
        for one, other in itertools.pairwise(told)
    )


def _tells_whose(told: Sequence[Token], surname: str) -> bool:
    """Tell a word of relaying before a name, or *words* or *which he read out* behind it."""
    called = [_OWNER.sub("", word.text) for word in told]
    relaying = [n for n, word in enumerate(told) if word.norm in words("relaying")]
    return any(
        any(0 < n - cue <= _WHOSE for cue in relaying)
        or any(0 < cue - n <= _OWNED for cue in relaying if told[n].text != surname)
        or any(n < cue and _leads_on(told[n + 1 : cue]) for cue in relaying)
        for n, name in enumerate(called)
        if name == surname
    )


def _leads_on(between: Sequence[Token]) -> bool:
    return any(word.norm == "which" for word in between)


def _near(text: str, quotation: Span) -> Iterator[Sequence[Token]]:
    """Yield the sentences of a quotation's paragraph and the one before it, and the next one."""
    before = list(_BREAK.finditer(text, max(0, quotation.start - _AROUND), quotation.start))
    start = before[-2].end() if len(before) > 1 else max(0, quotation.start - _AROUND)
    following = 0
    for sentence in sentences(text, start, min(len(text), quotation.end + _AROUND)):
        following += sentence.start >= quotation.end
        if following > 1:
            return
        yield tokens(text, *sentence)


def mentions(text: str, surname: str) -> bool:
    """Tell whether a name stands in a text."""
    return bool(surname) and any(
        not text[match.end() : match.end() + 1].isalnum()
        for match in re.finditer(rf"\b{re.escape(surname)}", text)
    )


def is_just_named(text: str, surname: str, quotation: Span) -> bool:
    """Tell whether a name stands in the sentence in which a text quotes, or in the one before."""
    found = sentences(text, max(0, quotation.start - _REACH), quotation.end)
    begun = [sentence.start for sentence in found if sentence.start <= quotation.start]
    return mentions(text[begun[-_JUST:][0] : quotation.start] if begun else "", surname)


def speaks_for(text: str, surname: str, body: str) -> bool:
    """Tell whether an article gives somebody an office at a body, or as its voice.

    *Tom Birch, chief executive of Brandvold Shipping*; *the Brandvold Shipping boss Tom Birch*.

    Args:
        text: The article.
        surname: Whose office it may be, as names are written.
        body: What the body is called.
    """
    named = body.split()
    for sentence in sentences(text) if named and body in text else ():
        told = tokens(text, *sentence)
        called = [_OWNER.sub("", word.text) for word in told]
        if surname not in called:
            continue
        for at in (n for n, word in enumerate(called) if word == named[-1]):
            before = told[max(0, at + 1 - len(named) - _HEADS) : max(0, at + 1 - len(named))]
            if any(word.norm in words("voices") for word in (*before, *told[at + 1 :][:_HEADS])):
                return True
    return False
