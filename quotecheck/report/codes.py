"""What the codes of findings mean that are no drift: their pages for `quotecheck explain`."""

from collections.abc import Mapping
from typing import NamedTuple

from ..model import Severity


class Code(NamedTuple):
    """A code's usual severity, and what it means."""

    severity: Severity
    text: str


CODES: Mapping[str, Code] = {
    "speaker.conflict": Code(
        Severity.CRITICAL,
        "Two outlets credit the same words to different persons; or a draft credits words to one "
        "person that stand in another one's turn of the transcript.\n\n"
        "Silent where the names may be one person's (a title, a surname, a description), where "
        "the credit is only carried over, and where one person quotes the other.",
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
