"""What is worth saying, said once, in one line, at the places that carry it."""

import attrs

from quotecheck.findings import raise_against, raise_findings
from quotecheck.model import (
    Article,
    Credit,
    Edit,
    Finding,
    Form,
    Kind,
    Label,
    Pair,
    Quote,
    Relation,
    Remark,
    Severity,
    Side,
    Span,
    gravest,
)
from quotecheck.remarks.apparatus import Base, find_loci

TEXTS = {
    "courier": "We will not roll back the plan, she said.",
    "ledger": "Voss: We will not push back the plan.",
    "mirror": "We will now push back the plan",
    "post": "She will not roll back the plan, Voss said.",
}
ARTICLES = [Article(text, id=name) for name, text in TEXTS.items()]


def side(article: str, words: str, form: Form = Form.QUOTED) -> Side:
    """Return the stretch of an article that has some words."""
    start = TEXTS[article].index(words)
    quote = f"{article}:1" if form is Form.QUOTED else None
    return Side(article, start, start + len(words), form, quote)


def edit(a: Side, a_words: str, b: Side, b_words: str, label: Label) -> Edit:
    """Return the change of some words of A to some words of B."""

    def place(side: Side, words: str) -> Span:
        start = TEXTS[side.article].index(words, side.start) if words else side.start
        return Span(start, start + len(words))

    return Edit(place(a, a_words), place(b, b_words), a_words, b_words, label, label.severity)


def pair(a: Side, b: Side, *edits: Edit) -> Pair:
    """Return two renderings of one utterance."""
    labels = tuple(one.label for one in edits)
    return Pair(a, b, Relation.SAME, 0.9, labels, gravest(labels), edits)


BASE = side("courier", "We will not roll back the plan")
LEDGER = side("ledger", "We will not push back the plan")
MIRROR = side("mirror", "We will now push back the plan")
POST = side("post", "will not roll back the plan")
PUSH = {one: edit(BASE, "roll", one, "push", Label.LEXICAL) for one in (LEDGER, MIRROR)}
NOW = edit(BASE, "not", MIRROR, "now", Label.NEGATION)


def remark(*pairs: Pair, disputed: tuple[Credit, ...] = ()) -> Remark:
    """Return the remark that the courier renders most fully."""
    sides = (BASE, *(one.b for one in pairs))
    loci = find_loci(Base(BASE, pairs, TEXTS, ()))
    return Remark("r1", BASE, sides, pairs, credits=disputed, loci=loci)


def raised(*pairs: Pair, disputed: tuple[Credit, ...] = ()) -> list[tuple[str, str, list[str]]]:
    """Return code, message and articles of each finding."""
    found = raise_findings(ARTICLES, [], [remark(*pairs, disputed=disputed)])
    return [(one.code, one.message, [place.article for place in one.at]) for one in found]


def test_two_outlets_that_differ_are_both_named() -> None:
    """Where nobody is in the majority, one finding lists both readings, and blames neither."""
    assert raised(pair(BASE, LEDGER, PUSH[LEDGER])) == [
        ("drift.lexical", "“roll” in courier; “push” in ledger", ["courier", "ledger"])
    ]


def test_a_majority_leaves_the_finding_with_the_others() -> None:
    """One change that two outlets share is one finding; it stands at who is alone."""
    found = raised(
        pair(BASE, LEDGER, PUSH[LEDGER]), pair(BASE, POST), pair(BASE, MIRROR, NOW, PUSH[MIRROR])
    )

    assert found == [
        ("drift.negation", "“not” in courier, ledger, post; “now” in mirror", ["mirror"]),
        (
            "drift.lexical",
            "“roll” in courier, post; “push” in ledger, mirror",
            ["courier", "post", "ledger", "mirror"],
        ),
    ]


def test_the_fullest_rendering_can_stand_alone() -> None:
    """Two against one: the base is what differs."""
    found = raised(pair(BASE, LEDGER, PUSH[LEDGER]), pair(BASE, MIRROR, PUSH[MIRROR]))

    assert found == [("drift.lexical", "“roll” in courier; “push” in ledger, mirror", ["courier"])]


def test_small_drift_is_no_finding() -> None:
    """Spelling, punctuation and excerpts are told in the pairs, not raised."""
    assert raised(pair(BASE, LEDGER, edit(BASE, "plan", LEDGER, "plan", Label.SPELLING))) == []


def test_a_paraphrase_speaks_only_where_it_changes_facts() -> None:
    """An outlet's own words may differ; its numbers, names and negations may not."""
    told = side("mirror", "We will now push back the plan", Form.REPORTED)
    push = edit(BASE, "roll", told, "push", Label.LEXICAL)
    now = edit(BASE, "not", told, "now", Label.NEGATION)

    assert [code for code, *_ in raised(pair(BASE, told, now, push))] == ["drift.negation"]


def test_a_moved_phrase_says_so() -> None:
    """The words are the same; the message tells that the place is not."""
    moved = attrs.evolve(edit(BASE, "back", LEDGER, "back", Label.REORDER), moved=True)

    ((code, message, _),) = raised(pair(BASE, LEDGER, moved))

    assert code == "drift.reorder"
    assert message == "“back” in courier; “back (elsewhere)” in ledger"


def test_a_conflict_names_who_credits_whom() -> None:
    """The minority carries the finding; where sides are even, everybody does."""
    ada = Credit("Ada Voss", ("courier", "ledger"))
    tom = Credit("Tom Reed", ("mirror",))

    ((code, message, at),) = raised(pair(BASE, LEDGER), pair(BASE, MIRROR), disputed=(ada, tom))

    assert code == "speaker.conflict"
    assert message == "credited to Ada Voss in courier, ledger, but to Tom Reed in mirror"
    assert at == ["mirror"]


def test_broken_marks_and_missing_credits_are_information() -> None:
    """Both are told at their place, and neither fails a run."""
    text = TEXTS["courier"]
    broken = Quote("courier", 0, 30, text[:30], malformed=True, speaker="Ada Voss", id="courier:1")
    nobody = Quote("mirror", 0, 30, TEXTS["mirror"], id="mirror:1")
    title = attrs.evolve(nobody, kind=Kind.MENTION, malformed=True)

    found = raise_findings(ARTICLES, [broken, nobody, title], [])

    assert [(one.code, one.severity) for one in found] == [
        ("quote.malformed", Severity.INFO),
        ("quote.unsourced", Severity.INFO),
    ]
    assert (found[0].at[0].line, found[0].at[0].column) == (1, 1)


def test_an_id_survives_edits_elsewhere() -> None:
    """A baseline keys findings by what they say and where they were printed, never by offsets."""

    def ids(text: str) -> list[str]:
        article = Article(text, id="courier")
        start = text.index("We will")
        quote = Quote(
            "courier", start, start + 30, text[start : start + 30], malformed=True, speaker="x"
        )
        return [one.id for one in raise_findings([article], [quote], [])]

    assert ids(TEXTS["courier"]) == ids("A new first line.\n" + TEXTS["courier"])
    assert ids(TEXTS["courier"]) != ids(TEXTS["courier"].replace("roll", "push"))


def test_a_draft_is_measured_against_its_reference() -> None:
    """Drift stands at the draft; what no reference contains is raised; the reference is not."""
    quote = Quote("mirror", *MIRROR.span, "…", speaker="Voss", id="mirror:1")
    stray = Quote("post", 0, 31, "She will not roll", speaker="Voss", id="post:1")

    found: list[Finding] = list(
        raise_against(ARTICLES, [quote, stray], [pair(BASE, MIRROR, NOW, PUSH[MIRROR])])
    )

    assert [(one.code, one.at[0].article) for one in found] == [
        ("drift.negation", "mirror"),
        ("drift.lexical", "mirror"),
        ("reference.not-found", "post"),
    ]


def test_ids_are_unique() -> None:
    """One broken quotation that an article prints twice is two findings, each with its id."""
    text = "“We stay, he said. “We stay, he said."
    article = Article(text, id="courier")
    quotes = [Quote("courier", start, start + 8, "We stay,", malformed=True) for start in (1, 20)]

    found = raise_findings([article], quotes, [])

    assert [one.code for one in found].count("quote.malformed") == 2
    assert len({one.id for one in found}) == len(found)
    assert found[0].id == raise_findings([article], quotes[:1], [])[0].id
