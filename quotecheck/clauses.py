"""Clauses: where one begins inside a sentence, and which a passage is made of.

There is no grammar here: a clause begins behind a mark that ends one whatever follows, and behind a
comma where the words after it open one.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from .cues import Sense, verb
from .lexicon import table
from .model.passages import Passage
from .model.spans import Token

_STOPS = ";:()—–"
"""Marks at which a clause ends, whatever follows."""
_SUBJECTS = frozenset({"i", "he", "she", "we", "they"})
"""Pronouns that are a subject and nothing else."""
_IN_CASE = ["in", "the", "event"]
_NEAR = 4
"""Words before *who*, among which whom it means stands behind a preposition."""
_RELATIVES = frozenset({"who", "whom", "whose", "which"})


def clauses(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a passage, as its first token and the one behind its last, in order.

    They are made of the passage's own words, a reported clause's fragments included.
    """
    own = [n for n in range(len(passage.tokens)) if passage.holds(n)]
    if not own:
        return
    first, end = own[0], own[-1] + 1
    begins = [n for n in range(first + 1, end) if n in passage.openings or begins_at(passage, n)]
    yield from pairwise([first, *begins, end])


def begins_at(passage: Passage, token: int) -> bool:
    """Tell whether another clause begins at a word: behind a comma, by what it opens with.

    *And that* and *and we* open one wherever they stand.
    """
    classes = table("function_words")
    word, *after = passage.tokens[token : token + 2]
    joins = "conj" in classes.get(word.norm, "")
    if joins and any(other.norm == "that" or _is_subject(other) for other in after):
        return True
    begin, end = passage.tokens[token - 1].end, passage.tokens[token].start
    gap = passage.quote.text[begin - passage.quote.start : end - passage.quote.start]
    if any(mark in gap for mark in _STOPS):
        return True
    if "," not in gap:
        return False
    joins = joins or any("conj" in classes.get(other.norm, "") for other in after)
    credited = word.text[0].isupper() or classes.get(word.norm) == "pron"
    told = credited and any(_is_said(other) for other in after)  # …, he said
    resumed = _is_said(passage.tokens[token - 1])  # …, he said, and so on
    opens = word.norm in _RELATIVES or _is_subject(word) or word.norm.endswith("ing")
    return joins or told or resumed or opens


def _is_subject(token: Token) -> bool:
    """Tell a pronoun that is a subject and nothing else, what is contracted with it included."""
    return token.norm.partition("'")[0] in _SUBJECTS


def is_aside(passage: Passage, token: int) -> bool:
    """Tell whether a word stands in what only says of whom or of which case a clause speaks.

    *He would pay for a man who had hit her* says of nobody's hitting that it is right, and *would
    leave in the event of a strike* calls for no strike.
    """
    for n in range(token - 1, passage.openings[bisect_right(passage.openings, token) - 1], -1):
        begin, end = passage.tokens[n].end, passage.tokens[n + 1].start
        if "," in passage.quote.text[begin - passage.quote.start : end - passage.quote.start]:
            return False
        before = [word.norm for word in passage.tokens[max(0, n - _NEAR) : n]]
        if passage.tokens[n].norm == "who":
            return any("prep" in table("function_words").get(word, "") for word in before)
        if [*before[-2:], passage.tokens[n].norm] == _IN_CASE:
            return len(before) > len(_IN_CASE) - 1
    return False


def _is_said(token: Token) -> bool:
    found = verb(token.norm)
    return found is not None and found.sense is Sense.SAY
