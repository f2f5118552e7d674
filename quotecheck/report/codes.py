"""What the codes of findings mean: their pages for `quotecheck explain`, and a line for each label.

The pages of labels stand beside the rules that find them; here is the first sentence of each.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ..model.labels import Label, Severity
from ..model.pairs import Relation


class Code(NamedTuple):
    """A code's usual severity, and what it means."""

    severity: Severity
    text: str


CODES: Mapping[str, Code] = {
    "speaker.conflict": Code(
        Severity.CRITICAL,
        "Two outlets credit one utterance to different persons; or a draft credits words to one "
        "person that stand in another one's turn of the transcript. The finding says who credits "
        "whom, in which words, and how many stand on each side.\n\n"
        "Silent where the names may be one person's (a title, a surname, a description), where "
        "nobody is named (an aide, a he that may be either), where one of the two relays, reads "
        "out, repeats or asks what the other said, where one heads the body that the other "
        "outlet credits, and over what anybody says on such an occasion.",
    ),
    "speaker.name-spelling": Code(
        Severity.MINOR,
        "One person under two spellings of the name: Anthony and Antony.",
    ),
    "context.elided": Code(
        Severity.INFO,
        "What an ellipsis hides. Critical if the hidden words hold a negation or a condition of "
        "the clause that is kept.",
    ),
    "context.cut-before": Code(
        Severity.MINOR,
        "The quotation stops right before but, unless, except, if, however: the words that follow "
        "may turn its sense. Silent where the outlet tells them in its own prose.",
    ),
    "context.cut-after": Code(
        Severity.CRITICAL,
        "The quotation begins right after what denies it: not, if, whether, I doubt that, nobody "
        "believes. Minor for the condition that it was said under: if it rains, we stay. Silent "
        "where the outlet's own sentence denies, doubts or asks, and for short fragments. English "
        "only so far.",
    ),
    "quote.malformed": Code(
        Severity.INFO,
        "A quotation mark is missing, stands alone, or has the wrong shape, so that where the "
        "speech ends is a guess.",
    ),
    "quote.unsourced": Code(
        Severity.INFO,
        "Speech that nobody is credited with. English only so far.",
    ),
    "article.copy": Code(
        Severity.INFO,
        "One text published twice: the two are one witness, not two. What they quote counts once.",
    ),
    "article.shared-source": Code(
        Severity.INFO,
        "Outlets share an error that nobody makes on purpose, where others have the sound words: "
        "they probably drew on one source.",
    ),
    "reference.not-found": Code(
        Severity.MAJOR,
        "Quoted words that no reference contains, neither word for word nor nearly so.",
    ),
    "reference.ambiguous": Code(
        Severity.INFO,
        "Several places of the references fit the quotation equally well.",
    ),
}
"""Every code but ``drift.<label>``, in order of the contract."""

LABELS: Mapping[Label, str] = {
    Label.IDENTICAL: "Nothing changed: the same words, inner marks and case, after folding white "
    "space.",
    Label.TYPOGRAPHIC: "Only the look changed: inner quotation marks, dashes, case, punctuation, "
    "ligatures.",
    Label.SPELLING: "Orthographic variants: one word, or one quantity, written two ways.",
    Label.EXCERPT: "One side is a proper part of its quotation, or covers the other only in part.",
    Label.MARKED_EDIT: "A change that is signalled: brackets, parentheses, an ellipsis, [sic].",
    Label.BOUNDARY: "Words quoted on one side stand outside quotation marks on the other.",
    Label.INFLECTION: "The same word in another form: tense, number, agreement, degree, "
    "participle, derivation.",
    Label.FUNCTION_WORD: "Words that only hold a sentence together were replaced, dropped or "
    "added.",
    Label.REORDER: "The same words, a phrase moved.",
    Label.ALIAS: "Another name of the same person, place or body.",
    Label.LEXICAL: "A content word or phrase was replaced by another.",
    Label.OMISSION: "Words of A, at least one of them a content word, are missing from B without a "
    "sign.",
    Label.INSERTION: "Words, at least one of them a content word, were added in B without "
    "brackets.",
    Label.SPLICE: "Passages that are not adjacent run on as one quotation.",
    Label.PARAPHRASE: "The same remark in other words: little lexical overlap on the whole.",
    Label.NUMBER: "A quantity, date, percentage or ordinal changed.",
    Label.NEGATION: "A negation is gained, lost or moved.",
    Label.MODALITY: "A modal verb gave way to one of another strength.",
    Label.NAME: "A person, place or organisation was replaced by another one.",
}
"""Every label, in order of weight."""

RELATIONS: Mapping[Relation, str] = {
    Relation.SAME: "One utterance on one occasion, however two outlets word it. Only such pairs "
    "make a remark, and only there can words drift.",
    Relation.ECHO: "The same speaker saying nearly the same on another occasion: a stump line, a "
    "standing promise. It is shown beside the remark that it sounds like and never merged into it; "
    "that its words differ is no drift, and makes no finding.\n\n"
    "What tells it from one utterance quoted late: days and places that the reports name, how long "
    "the line has been about, whether the later report says when it was said (last month she "
    "called it).",
    Relation.DIFFERENT: "Two utterances that have no more in common than chance or a topic gives. "
    "Only compare says so; diff and check leave such pairs out.",
}
"""What stands between two renderings, as `Pair.relation` has it."""


def meaning(code: str) -> Code:
    """Return the usual severity of a finding's code, and what it means."""
    if code in CODES:
        return CODES[code]
    label = Label(code.removeprefix("drift."))
    return Code(label.severity, LABELS[label])
