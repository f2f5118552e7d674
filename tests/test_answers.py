"""Whole clauses of common words that answer each other, between two reports of one occasion."""

import pytest

import quotecheck as qc
from quotecheck.model import Article, Label, Pair, Relation

REMARK = "“The ferry will run on Sundays until the ice comes,” Ada Voss said. "
OTHERS = "\n\n“The bell tower leaked all winter and nobody climbed it,” Carl Berg said. "


def _pairs(first: str, second: str, *, day: str = "2025-03-11") -> list[Pair]:
    """Return what two reports have the same, besides the remarks that both begin with."""
    articles = [
        Article(REMARK + OTHERS + "\n\n" + first, id="first", published="2025-03-10"),
        Article(REMARK + OTHERS + "\n\n" + second, id="second", published=day),
    ]
    pairs = [pair for pair in qc.reconcile(articles).pairs if pair.relation is Relation.SAME]
    return [p for p in pairs if not {"ferry", "tower"} & set(p.a.text.split())]


@pytest.mark.parametrize(
    ("first", "second", "labels"),
    [
        ("“Two days is enough,” Voss said.", "“Five days is enough,” Voss said.", {Label.NUMBER}),
        ("“We will go first,” Voss said.", "“We will not go first,” Voss said.", {Label.NEGATION}),
        ("“It has room for 80,” Voss said.", "Voss said that the boat had room for 80.", set()),
        ("“That has to stop,” Voss said.", "Voss said that that had to stop.", set()),
        ("“That must stop,” Voss said.", "“That may stop,” Voss said.", {Label.MODALITY}),
        (
            "“Nine winters is nothing,” Voss said.",
            "Voss said that six winters was nothing.",
            {Label.NUMBER},
        ),
        ("“We broke no rule,” Voss said.", "Voss said that no rule had been broken.", set()),
        (
            "“We broke no rule,” Voss said.",
            "Voss said that rules had been broken.",
            {Label.NEGATION},
        ),
        ("“We broke no rule,” Voss said.", "Voss said that the rule was no good.", None),
        ("“We didn't earn the point,” Berg said.", "Berg said his side had not earned it.", set()),
        (
            "“We didn't earn the point,” Berg said.",
            "Berg said that his side had not earned the point.",
            set(),
        ),
        (
            "“I am proud of them all, and we will pay for it,” Berg said.",
            "Berg said that he was proud of them all.",
            set(),
        ),
    ],
)
def test_a_clause_answers_a_clause(first: str, second: str, labels: set[Label] | None) -> None:
    """However common its words; what changed gravely is shown. None: there is no answer."""
    pairs = _pairs(first, second)

    assert len(pairs) == (labels is not None)
    grave = {label for pair in pairs for label in pair.labels if label.severity.name == "CRITICAL"}
    assert grave == (labels or set())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“That has to stop,” Voss said.", "“That has to stop,” Berg said."),
        ("“We will win here,” Voss said.", "“We never win away,” Voss said."),
        ("“They called me slow,” Voss said.", "“Slow is what a boat should be,” Voss said."),
        ("“We want our money back,” Voss said.", "“We want peace,” Voss said."),
        ("“I like the people,” Voss said.", "“People talk,” Voss said."),
        ("“I need a new boat,” Voss said.", "“I need time,” Voss said."),
    ],
)
def test_other_sentences_of_a_speech_are_no_answer(first: str, second: str) -> None:
    """Nor are the same words of somebody else's."""
    assert _pairs(first, second) == []


def test_each_clause_has_one_answer() -> None:
    """Where another sentence is nearer, a like one is left alone."""
    first = "“We will paint the old hull,” Voss said. “We may sell the old hull,” Voss said."
    second = "“We will paint the hull,” Voss said."
    pairs = _pairs(first, second)

    assert [pair.a.text for pair in pairs] == ["We will paint the old hull"]


def test_of_two_that_are_equally_near_neither_is_meant() -> None:
    first = "“We paint in June,” Voss said. “They paint in August,” Voss said."

    assert _pairs(first, "“You paint in July,” Voss said.") == []


def test_another_week_is_another_occasion() -> None:
    first, second = "“Two days is enough,” Voss said.", "“Five days is enough,” Voss said."

    assert _pairs(first, second, day="2025-04-20") == []


def test_beside_a_line_that_is_known_less_is_asked_for() -> None:
    """The sentence before one that both have is that sentence, mostly in other words."""
    line = "That is how they treat people who gave them thirty winters"
    first = f"“We heard about it from the radio. {line},” Berg said."
    second = f"“We found out from the radio. {line},” Berg said."
    paired = {pair.a.text for pair in _pairs(first, second)}

    assert any("We heard about it from the radio" in text for text in paired)


@pytest.mark.parametrize("modal", ["may", "may not"])
def test_a_modal_before_what_a_clause_renders_is_compared(modal: str) -> None:
    """Though a long quotation has much before it that the paraphrase leaves out."""
    first = "Voss said that she would publish every page of the old ledger."
    second = f"“I have asked for the books and I {modal} publish every page of it,” Voss said."

    assert any(Label.MODALITY in pair.labels for pair in _pairs(first, second))


@pytest.mark.parametrize(
    ("telling", "paired"),
    [
        ("Voss said that", True),
        ("Visits are in decline. Voss said that", True),
        ("Voss denied that", False),
        ("Voss did not say that", False),
        ("Voss rejected claims that", False),
    ],
)
def test_what_is_denied_is_no_rendering(telling: str, *, paired: bool) -> None:
    """Neither of the same words nor of their opposite: *denied that* says *not* once more."""
    said = "“The old pier by the mill is {} for children,” Voss said."
    told = f"{telling} the old pier by the mill was unsafe for children."

    assert bool(_pairs(said.format("unsafe"), told)) is paired
    assert bool(_pairs(said.format("not unsafe"), told)) is paired
