"""Orthographic variants: one word, or one quantity, written two ways.

British and American spelling (*theatre*, *organise*), contractions and what they may stand for
(*it's* is *it is* and *it has*; *won't* is *will not*, which is no negation), accents and
transliterations of names (*Erdoğan*, *Erdogan*; *Zelensky*, *Zelenskyy*), compounds written
together or apart (*e-mail*, *health care*), figures and words (*2%*, *two percent*; *$1 trillion*,
*a trillion dollars*).

Silent where the words only look alike: *filed* is not *filled*, *may be* not *maybe*.
"""

from collections.abc import Sequence
from itertools import product

from .. import lexicon
from ..model.alignments import Alignment, Op, Step
from ..model.edits import Change
from ..model.labels import Label
from ..model.spans import Token
from ..numerals import quantities
from ..spelling import american, bare, expansions
from .evidence import a_words, b_words, clusters, steps_of
from .examples import Example

LABEL = Label.SPELLING
FIRES = (
    Example("two separate theatres of war", "two separate theaters of war", "spelling"),
    Example("We won't yield", "We will not yield", "spelling"),
    Example("they're not ready", "they aren't ready", "spelling"),
    Example("only 2% of them", "only two percent of them", "spelling"),
    Example("It cost a trillion dollars", "It cost $1 trillion", "spelling"),
    Example("an e-mail came", "an email came", "spelling"),
    Example("the boss's plan", "the boss' plan", "spelling"),
    Example("I met Zelensky there", "I met Zelenskyy there", "spelling"),
)
_APOSTROPHES = ("'", "\N{RIGHT SINGLE QUOTATION MARK}")
SILENT = (
    Example("They filed the forms", "They filled the forms", "lexical"),
    Example("We won't yield", "We will yield", "negation"),
    Example("only 2% of them", "only 3% of them", "number"),
)


def find(alignment: Alignment, changes: Sequence[Change]) -> list[Change]:
    """Explain replaced words that are the same words, written differently."""
    return [
        Change(step, LABEL)
        for step in steps_of(changes, Op.REPLACE)
        if same_spelt(a_words(alignment, step), b_words(alignment, step))
        or _same_name(a_words(alignment, step), b_words(alignment, step))
        or _same_owner(alignment, step)
    ] + [
        Change(step, LABEL)
        for cluster in clusters(alignment, changes)
        if len(cluster) > 1 and _same_phrase(alignment, cluster)
        for step in cluster
    ]


def _same_phrase(alignment: Alignment, cluster: Sequence[Step]) -> bool:
    """Tell a contraction that was laid out as two changes: *dunno*, *don't know*."""
    first, last = cluster[0], cluster[-1]
    here = spelled_out(alignment.a_tokens[first.a_start : last.a_end])
    there = spelled_out(alignment.b_tokens[first.b_start : last.b_end])
    return not here.isdisjoint(there)


def same_spelt(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Tell whether two runs of words are the same words in two spellings."""
    return (
        [american(bare(token.norm)) for token in a] == [american(bare(token.norm)) for token in b]
        or not spelled_out(a).isdisjoint(spelled_out(b))
        or _compound(a, b)
        or _same_quantity(a, b)
    )


def _same_name(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Tell a name transliterated two ways: *Zelensky*, *Zelenskyy*."""
    return (
        len(a) == len(b) == 1
        and a[0].text[:1].isupper()
        and b[0].text[:1].isupper()
        and (_sound(a[0].norm) == _sound(b[0].norm) or _same_given(a[0].norm, b[0].norm))
    )


def _same_given(a: str, b: str) -> bool:
    """Tell a given name spelt two ways: *Anthony*, *Antony*; *Eric*, *Erik*; *Sara*, *Sarah*."""
    known = lexicon.words("given_names")
    here, there = (x[:1] + x[1:].replace("h", "") for x in (a, b))
    return (
        a in known
        and b in known
        and _sound(here.replace("c", "k")) == _sound(there.replace("c", "k"))
    )


def _same_owner(alignment: Alignment, step: Step) -> bool:
    """Tell a genitive written two ways: *the boss's*, *the boss'*."""
    a, b = a_words(alignment, step), b_words(alignment, step)
    if len(a) != 1 or len(b) != 1:
        return False
    sides = ((a[0], b[0], alignment.b.text), (b[0], a[0], alignment.a.text))
    return any(
        full.norm == f"{short.norm}'s" and text[short.end : short.end + 1] in _APOSTROPHES
        for full, short, text in sides
    )


def _sound(norm: str) -> str:
    """Return a name without what transliterations differ in: accents, doubled letters, y and i."""
    plain = bare(norm)
    for written, heard in (("iy", "y"), ("ij", "y"), ("yi", "y"), ("kh", "h"), ("ph", "f")):
        plain = plain.replace(written, heard)
    letters = (plain[:-1] + "y") if plain.endswith("i") else plain
    return "".join(x for k, x in enumerate(letters) if k == 0 or x != letters[k - 1])


def spelled_out(tokens: Sequence[Token]) -> set[tuple[str, ...]]:
    """Return everything that a run of words may stand for, contractions spelled out."""
    if len(tokens) > 4:
        return set()
    readings = (expansions(token.norm) or ((american(token.norm),),) for token in tokens)
    return {sum(reading, ()) for reading in product(*readings)}


def _compound(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Tell a compound written together on one side only: *e-mail*; *may be* is not *maybe*."""
    if min(len(a), len(b)) != 1 or len(a) == len(b) or a[0].norm in {"a", "may"}:
        return False
    return b[0].norm not in {"a", "may"} and _together(a) == _together(b)


def _together(tokens: Sequence[Token]) -> str:
    return american("".join(token.norm for token in tokens))


def _same_quantity(a: Sequence[Token], b: Sequence[Token]) -> bool:
    """Tell whether both runs are one quantity, and nothing else."""
    here, there = quantities(a), quantities(b)
    return (
        len(here) == len(there) == 1
        and here[0].meaning == there[0].meaning
        and (here[0].start, here[0].end) == (0, len(a))
        and (there[0].start, there[0].end) == (0, len(b))
    )
