"""Which short words join two reports: the same remark, an echo of it, or nobody's phrase."""

import attrs
import pytest

import quotecheck as qc
from quotecheck.model import Article, Label, Match, Relation
from quotecheck.pairing.matching import is_other_line


def _relations(articles: list[Article], *between: str) -> set[Relation]:
    """Return what the quotations of some of the articles are to each other."""
    pairs = qc.reconcile(articles).pairs
    return {pair.relation for pair in pairs if {pair.a.article, pair.b.article} <= set(between)}


# ----------------------------------------------------------------------------------- transcripts
INTERVIEW = """LUND: Did you expect the storm?
VOSS: We had planned for a storm, and for a second one. The pumps held through the night.
LUND: And the pier?
VOSS: It was a mistake to build it of timber, and I have said so since the first survey.
BERG: The council knew. It missed every warning that the engineers had sent.
"""
HEARING = "“It was a mistake to build it of timber,” Voss said. "


@pytest.mark.parametrize(("shared", "relations"), [("", set()), (HEARING, {Relation.SAME})])
def test_a_transcript_of_something_else_has_no_lone_words(
    shared: str, relations: set[Relation]
) -> None:
    """Only where it has a remark of a report is it looked through for words that anybody says."""
    report = f"{shared}Lind's critics speak of “warning” signs. Voss called the budget “a mistake.”"
    articles = [
        Article(INTERVIEW, id="interview", kind="transcript"),
        Article(report, id="report"),
    ]

    assert _relations(articles, "interview", "report") == relations


ASKED = """Q: Did you expect the storm?
A: We had planned for a storm, and for a second one. The pumps held through the night.
Q: And the idea of building a tidal lock along the southern breakwater?
A: It was a mistake to build it of timber, and I have said so since the first survey.
"""


@pytest.mark.parametrize(
    ("words", "relations"),
    [
        ("We will build a great tidal lock along the southern breakwater", set()),
        ("It was a mistake to build it of timber", {Relation.SAME}),
    ],
)
def test_what_an_interviewer_asks_is_no_statement(words: str, relations: set[Relation]) -> None:
    """A question asks about what others say: it is none of their remarks in other words."""
    articles = [
        Article(ASKED, id="asked", kind="transcript"),
        Article(f"“{words},” Carl Berg said.", id="report"),
    ]

    assert _relations(articles, "asked", "report") == relations


# -------------------------------------------------------------------------------- whose phrase
OWNED = (
    "Ada Voss called the new pier a “timber coffin.”",
    "The pier, Ada Voss said, is a “timber coffin.”",
)
TAKEN_UP = "“What Voss calls a ‘timber coffin’ is a good pier with a bad paint,” Carl Berg said."
IN_PASSING = "“My uncle lies in a timber coffin under that hill, and Voss paid,” a mourner said."


AS_IT_IS = "Carl Berg said Voss had bought a timber coffin."
HIS_TERM = "Carl Berg spoke against “coffins of timber,” which is what Ada Voss called the pier."
HER_TERM = "There is talk of “timber coffins,” as Voss calls the pier."


@pytest.mark.parametrize(
    ("third", "is_meant"),
    [
        (TAKEN_UP, True),
        (IN_PASSING, False),
        (AS_IT_IS, False),
        (HIS_TERM, False),  # made of hers
        (HER_TERM, True),
    ],
)
def test_a_phrase_within_a_quotation_is_its_speakers(third: str, *, is_meant: bool) -> None:
    """And so it is in an outlet's words; unless it is set apart: somebody takes it up."""
    texts = (*OWNED, third)
    articles = [Article(text, id=str(n), published="2025-03-04") for n, text in enumerate(texts)]

    assert bool(_relations(articles, "0", "2")) is is_meant


SPOKEN_OF = "The town is full of talk of Ada Voss and “A Great Grey New Timber Coffin {}.”"


@pytest.mark.parametrize(
    ("beyond", "is_meant"), [("For Divers", True), ("Built For Tired Old Brave Divers", False)]
)
def test_a_phrase_with_little_else_is_its_owners(beyond: str, *, is_meant: bool) -> None:
    """Who says more than that has words of their own, capitals or not."""
    phrase, third = "a great grey new timber coffin", SPOKEN_OF.format(beyond)
    texts = (f"Ada Voss spoke of “{phrase}.”", f"It is “{phrase},” Ada Voss said.", third)
    articles = [Article(text, id=str(n), published="2025-03-04") for n, text in enumerate(texts)]

    assert bool(_relations(articles, "0", "2")) is is_meant


EVERYBODYS = (
    "Eva Holm hoped the ferrymen would “do the right thing.”",
    "Carl Berg urged the council to “do the right thing.”",
    "Tom Krag told the school that it must “do the right thing.”",
    "Voters will “do the right thing,” Ida Brandt said.",
)


@pytest.mark.parametrize(
    ("first", "again", "relations"),
    [
        (
            "Ada Voss hoped the bakers would “do the right thing.”",
            "“The dean tries to do the right thing, and dinner will be late,” Ada Voss said.",
            set(),
        ),
        (
            "Ada Voss asked the striking pilots of Lund to “do the right thing.”",
            "The striking pilots of Lund should “do the right thing,” Ada Voss said.",
            {Relation.SAME},
        ),
    ],
)
def test_a_phrase_of_everybodys_needs_more_in_common(
    first: str, again: str, relations: set[Relation]
) -> None:
    """One person says it of two things; sentences that have a strike in common tell of one."""
    texts = (first, again, *EVERYBODYS)
    articles = [
        Article(text, id=str(n), published=f"2025-03-{4 + 3 * (n % 2):02}")
        for n, text in enumerate(texts)
    ]

    assert _relations(articles, "0", "1") == relations


ASKED_AGAIN = (
    "Ada Voss spoke first. She was asked to defend her view of “good old times.” It was late."
)
DEFENDED = "Carl Berg has delivered a passionate defence of “good old times.”"


def test_a_phrase_does_not_vouch_for_itself() -> None:
    """Two reports are kin by nothing but Voss's phrase: what Berg calls so need not be hers."""
    articles = [
        Article("Ada Voss praised “good old times” alone.", id="praised", published="2025-03-04"),
        Article(f"{ASKED_AGAIN}\n\n{DEFENDED}", id="later", published="2025-05-20"),
    ]
    pairs = qc.reconcile(articles).pairs

    assert [pair.speakers for pair in pairs] == [("Ada Voss", "Ada Voss")]


# --------------------------------------------------------------------------------- which occasion
FRESH = "Ada Voss called the budget a “drowned ledger.”"
LOOKING_BACK = "Ada Voss last month called the budget a “drowned ledger.”"


@pytest.mark.parametrize(
    ("first", "again", "relation"),
    [
        (FRESH, FRESH, Relation.ECHO),
        (FRESH, LOOKING_BACK, Relation.SAME),
        (LOOKING_BACK, FRESH, Relation.ECHO),
    ],
)
def test_only_the_later_report_can_look_back(first: str, again: str, relation: Relation) -> None:
    articles = [
        Article(first, id="first", published="2025-03-04"),
        Article(again, id="again", published="2025-03-31"),
    ]

    assert _relations(articles, "first", "again") == {relation}


SAID = "“We shall not ask this town for a biscuit, and we are not asking now,” Ada Voss said."
RECALLED = "Ada Voss{} that tea would do without “a biscuit”."


@pytest.mark.parametrize(
    ("again", "relations"),
    [
        (RECALLED.format(", who told a committee last month"), {Relation.SAME}),
        (RECALLED.format(" said in March"), {Relation.SAME}),
        (RECALLED.format(" said"), set()),
        (RECALLED.format(" has said"), set()),  # it may be news
        (RECALLED.format(" said last month").replace("a biscuit", "a tin of biscuits"), set()),
        (RECALLED.format(" said last month").replace("Ada Voss", "Carl Berg"), set()),
    ],
)
def test_who_tells_when_it_was_said_means_what_was_said(
    again: str, relations: set[Relation]
) -> None:
    """A word is enough then, if it is one person's and word for word."""
    articles = [
        Article(SAID, id="said", published="2025-03-04"),
        Article(again, id="again", published="2025-04-20"),
    ]

    assert _relations(articles, "said", "again") == relations


@pytest.mark.parametrize(
    ("said", "again", "relations"),
    [
        ("They came by post and I left them unread", "I left them unread", {Relation.SAME}),
        ("I do not now read them", "I did not read them", set()),
    ],
)
def test_what_is_recalled_is_one_row_of_words(
    said: str, again: str, relations: set[Relation]
) -> None:
    """Of two sentences that are quoted, one is enough."""
    articles = [
        Article(f"“{said},” Ada Voss said.", id="said", published="2025-03-04"),
        Article(
            f"Ada Voss had written in March: “{again}. That is all there is.”",
            id="again",
            published="2025-04-20",
        ),
    ]

    assert _relations(articles, "said", "again") == relations


def test_a_remark_is_known_by_its_phrase() -> None:
    """Most who quote it look back at one occasion; so does who does not say so."""
    texts = {"02-20": FRESH, "03-20": LOOKING_BACK, "04-01": LOOKING_BACK, "04-20": FRESH}
    known = [Article(text, id=day, published=f"2025-{day}") for day, text in texts.items()]

    assert _relations([known[0], known[3]], "02-20", "04-20") == {Relation.ECHO}
    assert _relations(known, "02-20", "04-20") == {Relation.ECHO}  # two of four are not most
    assert _relations(
        [*known, Article(LOOKING_BACK, id="05-01", published="2025-05-01")], "02-20", "04-20"
    ) == {Relation.SAME}


LINE = "I was born in a boathouse and I will be buried in one, whatever the harbour costs this town"


@pytest.mark.parametrize(("days", "relation"), [(11, Relation.SAME), (20, Relation.ECHO)])
def test_weeks_apart_a_whole_line_is_said_again(days: int, relation: Relation) -> None:
    articles = [
        Article(f"“{LINE},” Ada Voss said.", id="first", published="2025-03-04"),
        Article(f"“{LINE},” Ada Voss said.", id="again", published=f"2025-03-{4 + days:02}"),
    ]

    assert _relations(articles, "first", "again") == {relation}


SPEECH = "We will row to the last pier and back before the tide turns on us"


@pytest.mark.parametrize(
    ("reworded", "relation"),
    [("A rope is a promise", Relation.SAME), ("A rope was always a promise", Relation.ECHO)],
)
def test_who_repeats_a_speech_rewords_some_of_it(reworded: str, relation: Relation) -> None:
    """Much that two reports share word for word is quoted again, weeks later; much else is not."""
    ending = "that the next man has to keep, and the one after him"
    articles = [
        Article(
            f"“{SPEECH},” Ada Voss said. “{promise} {ending}.”", id=day, published=f"2025-03-{day}"
        )
        for day, promise in (("04", "A rope is a promise"), ("29", reworded))
    ]

    assert _relations(articles, "04", "29") == {relation}


def test_a_turn_looks_back_in_any_of_its_parts() -> None:
    first = "“The pumps are old,” Ada Voss said. “We have tired pumps.”"
    again = "“The pumps are old,” Ada Voss said last month. “We have tired pumps.”"
    articles = [
        Article(first, id="first", published="2025-03-04"),
        Article(again, id="again", published="2025-04-02"),
    ]

    assert _relations(articles, "first", "again") == {Relation.SAME}


@pytest.mark.parametrize(
    ("day", "relation"),
    [
        ("Wednesday", Relation.ECHO),
        ("Sunday", Relation.SAME),
    ],
)
def test_a_sentence_tells_the_day_of_its_words(day: str, relation: Relation) -> None:
    """Even of articles that come out within a day."""
    first = f"“I want a harbour for all of us,” Ada Voss said on {day} in Lund."
    again = "“I want a harbour for all of us,” Ada Voss said on Tuesday in Malmo."
    articles = [
        Article(first, id="first", published="2025-03-10"),
        Article(again, id="again", published="2025-03-11"),
    ]

    assert _relations(articles, "first", "again") == {relation}


@pytest.mark.parametrize(
    ("second", "relations"),
    [
        ("The board spoke of “blue bonds” that pay for piers in Lund.", {Relation.SAME}),
        ("Farmers who sell milk abroad fear “blue bonds,” the dairy said.", set()),
    ],
)
def test_a_term_of_persons_unknown_needs_more_in_common(
    second: str, relations: set[Relation]
) -> None:
    """Though the articles share a remark."""
    remark = "“The ferry will run on Sundays until the ice comes,” Ada Voss said. "
    first = "The bank spoke of “blue bonds” that pay for piers in Lund."
    articles = [
        Article(remark + first, id="first", published="2025-03-10"),
        Article(remark + second, id="second", published="2025-03-10"),
    ]
    pairs = qc.reconcile(articles).pairs

    assert {pair.relation for pair in pairs if "bonds" in pair.a.text} == relations


@pytest.mark.parametrize(
    ("heard", "relations"), [("Ada Voss", {Relation.SAME}), ("Carl Berg", set())]
)
def test_who_is_only_described_may_be_whom_the_article_quotes(
    heard: str, relations: set[Relation]
) -> None:
    """*An audience* is easily credited where somebody else is meant; then fewer bits are enough."""
    said = "“The road is bad. You have to take out the boats,” Ada Voss said."
    again = (
        f"{heard} spoke in Lund. “It is cold,” {heard} said. An audience that has asked why “you "
        "have to take out the boats” stayed away."
    )
    articles = [
        Article(said, id="first", published="2025-03-04"),
        Article(again, id="again", published="2025-03-20"),
    ]

    assert _relations(articles, "first", "again") == relations


@pytest.mark.parametrize(
    ("words", "relations"),
    [
        ("the old gate, between a tractor and two geese signs", {Relation.SAME}),
        ("between a tractor and two thin geese signs in the rain", set()),
    ],
)
def test_many_words_in_one_row_need_be_no_sentence(words: str, relations: set[Relation]) -> None:
    """Though nobody knows whether one person said them; a phrase must be one."""
    said = "“She was born at the old gate, between a tractor and two geese,” Ada Voss said."
    again = f"The girl was born at what her mother calls “{words}” on a wet road."
    articles = [
        Article(said, id="first", published="2025-03-04"),
        Article(again, id="again", published="2025-03-04"),
    ]

    assert _relations(articles, "first", "again") == relations


def test_beside_what_two_persons_are_credited_with_a_change_is_told() -> None:
    """Who has the wrong name for one sentence has it for the next, where a *not* is lost."""
    report = "“The mayor can bring all the chains he likes,” {1} said. “It {0} hire one midwife.”"
    articles = [
        Article(report.format("won't", "Ada Voss"), id="first", published="2025-03-04"),
        Article(report.format("will", "Carl Berg"), id="again", published="2025-03-04"),
    ]
    found = [pair for pair in qc.reconcile(articles).pairs if "midwife" in pair.a.text]

    assert [pair.speaker_conflict for pair in found] == [True]
    assert qc.Label.NEGATION in found[0].labels


def test_who_looks_back_may_quote_otherwise() -> None:
    """Weeks later, with nothing else in common: a lost *un-* is grave, and no echo."""
    said = "“I am no born sailor, unlike my husband and Carl Berg,” Ada Voss said."
    again = "“I am no born sailor, like my husband or Carl Berg,” Ada Voss said last month."
    articles = [
        Article(said, id="first", published="2025-03-04"),
        Article(again, id="again", published="2025-04-02"),
    ]

    assert _relations(articles, "first", "again") == {Relation.SAME}
    assert qc.reconcile(articles).worst is qc.Severity.CRITICAL


@pytest.mark.parametrize(
    ("later", "relation"),
    [
        ("Since her call for “a full and lasting ban” on ferries, few have run", Relation.SAME),
        ("Ada Voss demanded “a full and lasting ban” on ferries", Relation.ECHO),
        ("Ada Voss often calls for “a full and lasting ban” on ferries", Relation.ECHO),
    ],
)
def test_what_a_report_recalls_it_may_reword(later: str, relation: Relation) -> None:
    """Who says a thing anew says it in other words; who looks back at it has them wrong."""
    said = "Ada Voss demanded on Monday “a full and lasting halt of ferries in the old harbour.”"
    articles = [
        Article(said, id="first", published="2025-03-04"),
        Article(f"Ada Voss is the mayor. {later}.", id="again", published="2025-06-02"),
    ]

    assert _relations(articles, "first", "again") == {relation}


HABIT = "Ada Voss {} “the drowned ledger.”"


@pytest.mark.parametrize(
    ("said", "relation"),
    [
        ("last week spoke of", Relation.SAME),
        ("often speaks of", Relation.ECHO),
        ("in a stump speech spoke of", Relation.ECHO),
        ("spoke of her long-standing view of", Relation.ECHO),
        ("often rows out on the lake for hours and days on end and spoke of", Relation.SAME),
    ],
)
def test_what_is_said_often_is_said_on_no_one_occasion(said: str, relation: Relation) -> None:
    """That something else happens often says nothing of the words."""
    articles = [
        Article(HABIT.format("called the budget"), id="first", published="2025-03-04"),
        Article(HABIT.format(said), id="again", published="2025-03-08"),
    ]

    assert _relations(articles, "first", "again") == {relation}


PIER = "build a great stone pier along the northern harbour"
KNOWN_PROMISE = f"Voters like Ada Voss's promise to {PIER}."


@pytest.mark.parametrize(
    ("earlier", "said", "known", "relation"),
    [
        (KNOWN_PROMISE, "said on Monday", KNOWN_PROMISE, Relation.ECHO),
        (None, "said on Monday", KNOWN_PROMISE, Relation.SAME),
        (KNOWN_PROMISE.replace("Ada Voss", "Carl Berg"), "said", KNOWN_PROMISE, Relation.SAME),
        (KNOWN_PROMISE, "infamously said", KNOWN_PROMISE, Relation.SAME),
        (KNOWN_PROMISE, "said on Monday", f"Ada Voss said she would {PIER}.", Relation.SAME),
        (f"Ada Voss will {PIER[:13]} lock, Berg said.", "said", KNOWN_PROMISE, Relation.SAME),
    ],
)
def test_a_promise_that_stands_is_what_was_said_first(
    earlier: str | None, said: str, known: str, relation: Relation
) -> None:
    """What is told as known is no quotation that comes later; nor is what is told of another."""
    texts = {
        "2025-01-20": earlier,
        "2025-03-04": f"“We will {PIER},” Ada Voss {said}.",
        "2025-03-06": known,
    }
    articles = [Article(text, id=day, published=day) for day, text in texts.items() if text]

    assert _relations(articles, "2025-03-04", "2025-03-06") == {relation}


@pytest.mark.parametrize(("speech", "is_one"), [("speech", True), ("stump speech", False)])
def test_a_line_said_often_is_reworded_by_whoever_says_it(speech: str, *, is_one: bool) -> None:
    said = (
        f"In her {speech} Ada Voss demanded “a seamless and perpetual halt of all ferries in it.”"
    )
    again = "Since her call for “a seamless and perpetual ban” on all ferries, few have run."
    articles = [
        Article(said, id="first", published="2025-03-04"),
        Article(f"Ada Voss is the mayor. {again}", id="again", published="2025-06-02"),
    ]
    pairs = qc.reconcile(articles).pairs

    assert any(pair.same and pair.a.form is pair.b.form for pair in pairs) is is_one


NAMED = (
    "Ada Voss called the ferrymen of Lund “gravel eaters” in March.",
    "Ada Voss was heard when she called the ferrymen of Lund “gravel eaters.”",
)
GUESTS = "“I will build it,” Ada Voss said. “Nobody rows on hate,” said the dentist Carl Berg."


@pytest.mark.parametrize(
    ("described", "is_hers"),
    [
        ("The nominee portrayed the ferrymen of Lund as “gravel eaters.”", True),
        ("The dentist portrayed the ferrymen of Lund as “gravel eaters.”", False),
        ("Berg portrayed the ferrymen of Lund as “gravel eaters.”", False),
    ],
)
def test_a_description_that_tells_nobody_is_the_owners(described: str, *, is_hers: bool) -> None:
    """Whoever spoke last is not the nominee; nor is everybody who is described somebody else."""
    texts = (*NAMED, f"{GUESTS}\n\n{described}")
    articles = [Article(text, id=str(n), published="2025-03-04") for n, text in enumerate(texts)]

    assert bool(_relations(articles, "0", "2")) is is_hers


TOLD = "Ada Voss told the port that she was “not quite aboard.”"
AGAIN = "Ada Voss has said that she is “not quite aboard.”"


@pytest.mark.parametrize(
    ("credited", "is_hers"),
    [
        (
            "Carl Berg, who backed Ada Voss, told a rally that he was “not quite aboard.”",
            False,
        ),
        ("Carl Berg mocked Ada Voss, “not quite aboard.”", True),
    ],
)
def test_a_phrase_is_not_its_owners_where_somebody_else_is_told_to_have_said_it(
    credited: str, *, is_hers: bool
) -> None:
    texts = (TOLD, AGAIN, credited)
    articles = [Article(text, id=str(n), published="2025-03-04") for n, text in enumerate(texts)]

    assert bool(_relations(articles, "0", "2")) is is_hers


# ------------------------------------------------------------------------------ which sentence
@pytest.mark.parametrize(
    ("line", "other", "is_other"),
    [
        ("Holm has sold three boats at a pier", "He will sell three boats in a yard", True),
        ("No pilot left the pier", "No pilot ever wants to leave the pier", True),
        ("keeper of boats", "keeps boats", True),
        ("Holm has sold us three boats", "Holm sells us three boats", False),  # a form alone
        ("Holm has sold us three boats", "Holm has sold us two boats", False),  # grave
        ("Holm has sold three boats", "Holm has sold three ships", False),  # a word alone
        ("Three boats have been sold to us", "Three boats were sold", False),
    ],
)
def test_a_short_line_in_another_form_and_other_words_is_another(
    line: str, other: str, *, is_other: bool
) -> None:
    pair = qc.compare(line, other)
    ends = len(line.split()), len(other.split())
    match = Match(0, ends[0], 0, ends[1], score=1.0, cover=1.0, evidence=12.0, whole=True)

    assert is_other_line(pair, match) is is_other
    assert not is_other_line(pair, attrs.evolve(match, a_end=9, b_end=9))
    assert not is_other_line(pair, attrs.evolve(match, evidence=30.0))  # it may be a translation


@pytest.mark.parametrize(
    ("line", "other", "is_other"),
    [
        ("scuttle the old ferry", "though the old ferry", True),
        ("scuttle the very old ferry", "though the very old ferry", False),
        ("scuttle the old ferry", "scuttle an old ferry", False),
    ],
)
def test_half_of_a_fragment_is_too_much_to_be_other_words(
    line: str, other: str, *, is_other: bool
) -> None:
    ends = len(line.split()), len(other.split())
    match = Match(0, ends[0], 0, ends[1], score=1.0, cover=1.0, evidence=30.0, whole=True)

    assert is_other_line(qc.compare(line, other), match) is is_other


@pytest.mark.parametrize(
    ("labels", "is_other"),
    [
        ((Label.REORDER, Label.SPLICE), True),
        ((Label.EXCERPT, Label.SPLICE), False),
        ((Label.REORDER,), False),
    ],
)
def test_a_line_is_not_picked_from_here_and_there(
    labels: tuple[Label, ...], *, is_other: bool
) -> None:
    pair = attrs.evolve(qc.compare("It can beat the tide", "The tide can beat it"), labels=labels)
    match = Match(0, 5, 0, 5, score=1.0, cover=1.0, evidence=30.0, whole=False)

    assert is_other_line(pair, match) is is_other


@pytest.mark.parametrize(
    ("said", "day", "relation"),
    [
        ("Ada Voss spoke of “gross negligence” at the ferry yard.", "03-05", Relation.SAME),
        ("Ada Voss spoke of “gross negligence” at the ferry yard.", "03-10", Relation.ECHO),
        ("“I saw the gross negligence of the ferry yard,” Ada Voss said.", "03-10", Relation.SAME),
    ],
)
def test_two_words_of_a_later_paraphrase_are_the_topics(
    said: str, day: str, relation: Relation
) -> None:
    """Where the two reports share nothing else."""
    told = "Ada Voss said there was gross negligence at the ferry yard."
    articles = [
        Article(said, id="said", published="2025-03-04"),
        Article(told, id="told", published=f"2025-{day}"),
    ]

    assert _relations(articles, "said", "told") == {relation}


@pytest.mark.parametrize(("asked", "is_hers"), [("spoke of", True), ("asked if it was", False)])
def test_who_asks_is_not_answered_for(asked: str, *, is_hers: bool) -> None:
    question = f"Carl Berg {asked} a “timber coffin” that Ada Voss had paid for."
    texts = (*OWNED, question)
    articles = [Article(text, id=str(n), published="2025-03-04") for n, text in enumerate(texts)]

    assert (Relation.SAME in _relations(articles, "0", "2")) is is_hers


RIVALS = ("Ada Voss called {} “far too slow with the nets.”", "{} is far too slow with the nets")


@pytest.mark.parametrize(
    ("here", "there", "relation"),
    [
        ("Eva Holm", "Holm", Relation.SAME),
        ("Eva Holm", "Krag", Relation.ECHO),
        ("Eva Holm", "Eva", Relation.SAME),  # her full name stands there
        ("the bakers of Lund", "Krag", Relation.SAME),
        ("Eva Holm", "He", Relation.SAME),
    ],
)
def test_what_is_said_of_one_is_not_said_of_another(
    here: str, there: str, relation: Relation
) -> None:
    articles = [
        Article(RIVALS[0].format(here), id="here", published="2025-03-04"),
        Article(f"“{RIVALS[1].format(there)},” Ada Voss said.", id="there", published="2025-03-04"),
    ]

    assert _relations(articles, "here", "there") == {relation}
