"""What is worth saying, said once, in one line, at the places that carry it."""

import attrs
import pytest

from quotecheck import check
from quotecheck.findings import raise_against, raise_findings
from quotecheck.model import (
    Article,
    Copies,
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
    SharedError,
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
        (
            "drift.lexical",
            "“not roll back” in courier; “not push back” in ledger",
            ["courier", "ledger"],
        )
    ]


def test_a_majority_leaves_the_finding_with_the_others() -> None:
    """One change that two outlets share is one finding; it stands at who is alone."""
    found = raised(
        pair(BASE, LEDGER, PUSH[LEDGER]), pair(BASE, POST), pair(BASE, MIRROR, NOW, PUSH[MIRROR])
    )

    assert found == [
        (
            "drift.negation",
            "“will not roll” in courier, ledger, post; “will now push” in mirror",
            ["mirror"],
        ),
        (
            "drift.lexical",
            "“not roll back” in courier, post; “not push back” in ledger, mirror",
            ["courier", "post", "ledger", "mirror"],
        ),
    ]


def test_the_fullest_rendering_can_stand_alone() -> None:
    """Two against one: the base is what differs."""
    found = raised(pair(BASE, LEDGER, PUSH[LEDGER]), pair(BASE, MIRROR, PUSH[MIRROR]))

    message = "“not roll back” in courier; “not push back” in ledger, mirror"
    assert found == [("drift.lexical", message, ["courier"])]


def test_what_reads_as_one_change_is_one_finding() -> None:
    """Words changed side by side are one change, unless both are grave or somebody has but one."""
    would = edit(BASE, "will", MIRROR, "will", Label.LEXICAL)
    must = attrs.evolve(would, label=Label.MODALITY, severity=Severity.CRITICAL)

    def codes(*pairs: Pair) -> list[str]:
        return [code for code, *_ in raised(*pairs)]

    assert codes(pair(BASE, MIRROR, would, NOW)) == ["drift.negation"]
    assert codes(pair(BASE, MIRROR, must, NOW)) == ["drift.modality", "drift.negation"]
    assert codes(pair(BASE, MIRROR, would, PUSH[MIRROR])) == ["drift.lexical", "drift.lexical"]
    also = edit(BASE, "will", LEDGER, "will", Label.LEXICAL)
    assert codes(pair(BASE, MIRROR, would, NOW), pair(BASE, LEDGER, also)) == [
        "drift.negation",
        "drift.lexical",
    ]


def test_a_finding_points_at_what_it_is_measured_against() -> None:
    """What most outlets have; where nobody is in the majority, every reading is a place of its own.

    In a check it is the place in the reference, and of a cut quotation the words that follow.
    """

    def measured(found: tuple[Finding, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (
                one.code,
                [(at.article, TEXTS[at.article][at.start : at.end]) for at in one.related],
            )
            for one in found
        ]

    pairs = (pair(BASE, LEDGER, PUSH[LEDGER]), pair(BASE, POST), pair(BASE, MIRROR, NOW))
    quote = Quote("mirror", *MIRROR.span, "…", speaker="Voss", id="mirror:1")

    assert measured(raise_findings(ARTICLES, [], [remark(*pairs)])) == [
        ("drift.negation", [("courier", "not")]),
        ("drift.lexical", [("courier", "roll")]),
    ]
    assert measured(raise_findings(ARTICLES, [], [remark(pair(BASE, LEDGER, PUSH[LEDGER]))])) == [
        ("drift.lexical", [])
    ]
    assert measured(raise_against(ARTICLES, [quote], [pair(BASE, MIRROR, NOW)])) == [
        ("drift.negation", [("courier", "not")])
    ]


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
    assert message == "“roll back the” in courier; “back (elsewhere)” in ledger"


def test_a_conflict_names_who_credits_whom() -> None:
    """The minority carries the finding; where sides are even, everybody does."""
    ada = Credit("Ada Voss", ("courier", "ledger"))
    tom = Credit("Tom Reed", ("mirror",))

    ((code, message, at),) = raised(pair(BASE, LEDGER), pair(BASE, MIRROR), disputed=(ada, tom))

    assert code == "speaker.conflict"
    assert message == (
        "credited to Ada Voss in courier, ledger, but to Tom Reed in mirror; 2 against 1"
    )
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


# --------------------------------------------------------------------------- words that can be read
def test_a_short_change_is_shown_with_its_neighbours() -> None:
    """A word or a gap tells nothing by itself; the words around it are each outlet's own."""
    quotes = [
        Quote(one.article, *one.span, "", speaker="Voss", id=f"{one.article}:1")
        for one in (BASE, LEDGER)
    ]

    (found,) = raise_findings(ARTICLES, quotes, [remark(pair(BASE, LEDGER, PUSH[LEDGER]))])

    assert found.message == "“not roll back” in courier; “not push back” in ledger"


def test_outlets_are_told_apart_and_counted() -> None:
    """Two articles of one outlet have their days; of many outlets four are named."""
    dated = [
        attrs.evolve(article, outlet="Wire", published=f"2031-03-0{n}")
        for n, article in enumerate(ARTICLES, 1)
    ]
    found = raise_findings(dated, [], [remark(pair(BASE, LEDGER, PUSH[LEDGER]))])
    assert found[0].message == (
        "“not roll back” in Wire of 2031-03-01; “not push back” in Wire of 2031-03-02"
    )

    names = [f"outlet {n}" for n in range(9)]
    many = [Article(TEXTS["courier"], id=name) for name in names]
    credits_ = (Credit("Ada Voss", tuple(names[:8])), Credit("Tom Reed", (names[8],)))
    base = attrs.evolve(BASE, article=names[0])
    disputed = Remark("r", base, (base,), (), credits=credits_)
    (conflict,) = raise_findings(many, [], [disputed])
    assert "outlet 0, outlet 1, outlet 2, outlet 3 +4, but" in conflict.message


def test_a_conflict_shows_the_words_that_credit() -> None:
    """As printed, of a quotation that credits this very person."""
    source = Span(TEXTS["ledger"].index("Voss"), TEXTS["ledger"].index("Voss") + 4)
    quotes = [
        Quote("courier", *BASE.span, "", speaker="Tom Reed", id="courier:1"),
        Quote("ledger", *LEDGER.span, "", speaker="Ada Voss", id="ledger:1", source=source),
    ]
    disputed = (Credit("Ada Voss", ("ledger",)), Credit("Tom Reed", ("courier",)))

    found = raise_findings(ARTICLES, quotes, [remark(pair(BASE, LEDGER), disputed=disputed)])

    assert found[0].message == "credited to Ada Voss in ledger (“Voss”), but to Tom Reed in courier"


# ------------------------------------------------------------------------------ one witness, or two
def test_copies_are_one_finding_and_one_voice() -> None:
    """One finding a group; where voices are equal, nobody is outvoted by a copy."""
    copies = [Copies(("ledger", "mirror"), (Span(0, 10), Span(0, 10)))]
    pairs = (pair(BASE, LEDGER, PUSH[LEDGER]), pair(BASE, MIRROR, PUSH[MIRROR]))
    groups = (("ledger", "mirror"),)
    loci = find_loci(Base(BASE, pairs, TEXTS, groups))
    sides = (BASE, LEDGER, MIRROR)
    collated = Remark("r", BASE, sides, pairs, copies=groups, loci=loci)

    drift, copy = raise_findings(ARTICLES, [], [collated], copies=copies)

    assert drift.message == (
        "“not roll back” in courier; “not push back” in ledger, mirror (one text)"
    )
    assert [place.article for place in drift.at] == ["courier", "ledger", "mirror"]
    assert (copy.code, copy.severity) == ("article.copy", Severity.INFO)
    assert [place.article for place in copy.at] == ["ledger", "mirror"]


def test_a_shared_error_is_information() -> None:
    """It says what is shared, what others have, and what follows; one outlet shares nothing."""
    error = SharedError("what has happening", "what is happening", ("courier", "ledger"))
    shared = attrs.evolve(remark(pair(BASE, LEDGER)), shared_errors=(error,))

    (found,) = raise_findings(ARTICLES, [], [shared])

    assert (found.code, found.severity) == ("article.shared-source", Severity.INFO)
    assert "“what has happening” in courier, ledger" in found.message
    alone = [attrs.evolve(article, outlet="Wire") for article in ARTICLES]
    assert raise_findings(alone, [], [shared]) == ()


# --------------------------------------------------------------------------------- what is left out
FULL = "Voss: “The work will end in June, unless the divers find a crack, and cost a million.”"
CUT = "“The work will end in June,” Voss said. The board meets on Monday."
DOTS = "“The work will end in June … and cost a million,” Voss said."


def said(text: str, name: str) -> tuple[Article, Quote]:
    """Return an article with the one quotation that it holds."""
    span = Span(text.index("“") + 1, text.index("”"))
    quote = Quote(name, *span, span.of(text), speaker="Voss", id=f"{name}:1")
    return Article(text, id=name), quote


def left_out(shorter: str, b_end: str, *edits: Edit) -> list[tuple[str, str, str]]:
    """Return what is raised of a draft that renders the full sentence up to some words."""
    (reference, whole), (draft, cut) = said(FULL, "transcript"), said(shorter, "draft")
    a_end = FULL.index(b_end) + len(b_end)
    a = Side("transcript", whole.start, a_end, Form.QUOTED, whole.id)
    b = Side("draft", cut.start, shorter.index(b_end) + len(b_end), Form.QUOTED, cut.id)
    labels = tuple(one.label for one in edits)
    met = Pair(a, b, Relation.SAME, 0.9, labels, gravest(labels), edits)
    found = raise_against([draft, reference], [cut], [met], [whole])
    return [(one.code, str(one.severity), one.message) for one in found]


def test_what_follows_a_quotation_is_told() -> None:
    """The speaker went on with a condition, and the draft does not say so."""
    assert left_out(CUT, "June") == [
        (
            "context.cut-before",
            "minor",
            "“… end in June” cut before “unless the divers find a crack, and cost a million”",
        )
    ]
    told = CUT.replace("The board", "Only if the divers find no crack, nothing costing a million")
    assert left_out(told, "June") == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("“The mayor lied to the council,” Voss said.", ["context.cut-after"]),
        ("Voss did not think “the mayor lied to the council”.", []),
        ("“I don't think,” Voss said, “the mayor lied to the council.”", []),
        ("“I don't think the mayor lied to the council,” Voss said.", []),
    ],
)
def test_a_denial_cut_from_the_front_is_told(text: str, codes: list[str]) -> None:
    """Quoted without the *I don't think* before them, words say the reverse of what was said."""
    reference = Article("VOSS: I don't think the mayor lied to the council.", id="t")
    against = attrs.evolve(reference, kind="transcript")

    found = check(Article(text, id="d"), against=[against]).findings

    assert [one.code for one in found if one.severity >= Severity.MAJOR] == codes


def test_what_dots_hide_is_told_instead_of_drift() -> None:
    """One finding, not two: the dots say that words are gone, the finding says which."""
    hidden = "unless the divers find a crack"
    start, at = FULL.index(hidden), DOTS.index("June") + 4
    gone = Edit(
        Span(start, start + len(hidden)),
        Span(at, at),
        hidden,
        "",
        Label.NEGATION,
        Severity.CRITICAL,
        (Label.MARKED_EDIT,),
    )

    assert left_out(DOTS, "million", gone) == [
        ("context.elided", "critical", f"“June … and” hides “{hidden}”")
    ]


def test_two_places_in_one_breath_are_a_splice() -> None:
    """A draft that runs two places of a turn together without a sign says what nobody said."""
    text = "“The work will end in June and cost a million,” Voss said."
    (reference, whole), (draft, cut) = said(FULL, "transcript"), said(text, "draft")

    def met(words: str) -> Pair:
        a, b = (
            Side(name, where.index(words), where.index(words) + len(words), Form.QUOTED, quote.id)
            for name, where, quote in (("transcript", FULL, whole), ("draft", text, cut))
        )
        return Pair(a, b, Relation.SAME, 1.0, (Label.EXCERPT,), Severity.INFO, ())

    parts = [met("The work will end in June"), met("and cost a million")]
    found = raise_against([draft, reference], [cut], parts, [whole])

    assert [(one.code, one.severity) for one in found] == [("drift.splice", Severity.MAJOR)]
    assert "unless the divers find a crack" in found[0].message


def test_a_credit_is_wrong_only_beyond_doubt() -> None:
    """Another one's turn has the words; a word or two, or a question that quotes, prove nothing."""

    def codes(transcript: str, words: str) -> list[str]:
        draft, cut = said(f"“{words}” Voss said.", "draft")
        turn = Quote(
            "transcript", 0, len(transcript), transcript, speaker="REED", id="transcript:1"
        )
        at = transcript.index(words)
        a = Side("transcript", at, at + len(words), Form.QUOTED, turn.id)
        b = Side("draft", cut.start, cut.end, Form.QUOTED, cut.id)
        met = Pair(a, b, Relation.SAME, 1.0, (), Severity.NONE, (), ("REED", "Voss"), True)  # noqa: FBT003  (a field)
        reference = Article(transcript, id="transcript")
        return [one.code for one in raise_against([draft, reference], [cut], [met], [turn])]

    assert codes("The pier must stay shut today", "The pier must stay shut") == ["speaker.conflict"]
    assert codes("You said that the pier must stay shut", "the pier must stay shut") == []
    assert codes("The pier must stay shut today", "stay shut") == []


def test_other_words_for_the_same_thing_are_one_finding() -> None:
    """A retelling differs everywhere; what is critical in it is told by itself."""
    edits = (
        attrs.evolve(PUSH[MIRROR], label=Label.PARAPHRASE),
        NOW,
    )
    met = attrs.evolve(pair(BASE, MIRROR, *edits), labels=(Label.PARAPHRASE, Label.NEGATION))

    found = raise_against(ARTICLES, [], [met])

    assert [one.code for one in found] == ["drift.negation", "drift.paraphrase"]
    assert "“We will not roll back the plan” in courier" in found[1].message
