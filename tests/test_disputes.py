"""Two outlets credit two persons with one utterance: when that is a conflict, and when it is none.

Every case is two reports of one evening. What must be raised is raised whether the reports share
another remark or not; what contradicts nobody stays silent also where they come out months apart.
"""

import datetime

import pytest

from quotecheck import Article, Finding, reconcile

PUMPS = "The pumps on the north quay have not been serviced since the flood"
SHORT = "The pumps have not been serviced since the flood"
CRANE = "The crane is rotten through"
COUNT = "“We shall count every crate on the quay by noon,” Ann Lee said."
FIRST_DAY = datetime.date(2025, 3, 4)
HEADS = (
    "The harbour board met in Tarn on Tuesday evening.",
    "There was shouting when the harbour board met in Tarn.",
    "A long evening in Tarn.",
)


def conflicts(*told: str, days: int = 0, shared: bool = False) -> list[Finding]:
    """Return the conflicts between reports that come out some days apart."""
    articles = [
        Article(
            "\n\n".join([head, *[COUNT] * shared, text]),
            id=name,
            outlet=name,
            published=FIRST_DAY + datetime.timedelta(days=days * (name != "gull")),
        )
        for name, head, text in zip(("gull", "post", "echo"), HEADS, told, strict=False)
    ]
    found = reconcile(articles).findings
    return [finding for finding in found if finding.code == "speaker.conflict"]


STONE = f"“{PUMPS},” Eve Stone said."

RAISED = {
    "two names": (STONE, f"“{PUMPS},” Tom Birch said."),
    "a short line": (f"“{CRANE},” Eve Stone told the board.", f"“{CRANE},” said Tom Birch."),
    "surnames": (
        f"Eve Stone has run the yard since 2011. “{PUMPS},” Stone said.",
        f"Tom Birch spoke last. “{PUMPS},” said Birch.",
    ),
    "a title and an office": (
        f"“{PUMPS},” Ms Stone said.",
        f"“{PUMPS},” harbour master Tom Birch said.",
    ),
    "an office that he has left": (STONE, f"“{PUMPS},” retired engineer Tom Birch said."),
    "a surname that is an office": (STONE, f"“{PUMPS},” said Ruud Teller, the dock foreman."),
    "he, who is known": (STONE, f"Tom Birch, the harbour master, spoke last. “{PUMPS},” he said."),
    "according to": (STONE, f"According to Tom Birch, “{PUMPS.replace('The', 'the', 1)}.”"),
    "a colon": (f"Eve Stone said: “{PUMPS}.”", f"Tom Birch said: “{PUMPS}.”"),
    "sister and brother": (
        f"“{PUMPS},” Anna Marsh said.",
        f"“{PUMPS},” her brother, Peter Marsh, said.",
    ),
    "interrupted": (
        STONE,
        "“The pumps on the north quay,” Tom Birch said, “have not been serviced since the flood.”",
    ),
    "an excerpt": (
        f"“I have been down there twice. {PUMPS}. Somebody must pay for it,” Eve Stone said.",
        "Tom Birch said the pumps “have not been serviced since the flood”.",
    ),
    "through an outlet": (STONE, f"“{PUMPS},” the Harbour Gazette quoted Tom Birch as saying."),
    "a relay of somebody else": (
        f"“Nora Lind said {SHORT.lower()},” said Carl Voss, a deputy.",
        f"“{SHORT},” said Tom Reed.",
    ),
    "a contraction": (
        "“You cannot mend a pump with a press release or drain a dock with it,” Eve Stone said.",
        "“You can’t mend a pump with a press release or drain a dock with it,” Tom Birch said.",
    ),
    "a headline": (STONE, f"Birch: “{PUMPS}”\n\nTom Birch, harbour master of Tarn, was blunt."),
    "a tweet": (STONE, f"Tom Birch tweeted: “{PUMPS}.”"),
    "somebody else's spokesman": (STONE, f"“{PUMPS},” said Jo Reid, who speaks for the yard."),
    "at a joint press conference": (
        STONE,
        f"“{PUMPS},” Tom Birch said at a joint press conference with the mayor.",
    ),
    "one of two sentences": (
        (
            f"“{PUMPS}. The crane is rotten through, and so is the board that bought it,” "
            "Eve Stone said."
        ),
        (
            f"“{PUMPS},” Eve Stone said. “The crane is rotten through, and so is the board that "
            "bought it,” Tom Birch said."
        ),
    ),
    "both asked": (
        "“Why were the pumps on the north quay never serviced?” Eve Stone asked.",
        "“Why were the pumps on the north quay never serviced?” asked Tom Birch.",
    ),
    "both named behind an office": (
        f"Tom Birch was there. “{PUMPS},” the minister, Eve Stone, said.",
        f"Eve Stone was there. “{PUMPS},” the minister, Tom Birch, said.",
    ),
    "an office that only one of them holds": (
        f"Eve Stone was there. “{PUMPS},” the actress said.",
        f"“{PUMPS},” harbour master Tom Birch said.",
    ),
    "he, long after the other one": (
        (
            "Eve Stone opened the session. Then the clerk called the roll, and it rained.\n\n"
            f"Tom Birch, the harbour master, spoke last. “{PUMPS},” he said."
        ),
        STONE,
    ),
    "both named": (
        f"“{PUMPS},” Eve Stone said, before Tom Birch took the floor.",
        f"“{PUMPS},” Tom Birch said, after Eve Stone had spoken.",
    ),
}


@pytest.mark.parametrize("shared", [False, True], ids=["strangers", "kin"])
@pytest.mark.parametrize("told", RAISED.values(), ids=RAISED)
def test_one_utterance_of_two_persons_is_raised(told: tuple[str, str], shared: object) -> None:
    """However the two are named, and whether or not the reports have anything else in common."""
    found = conflicts(*told, shared=bool(shared))

    assert len(found) == 1
    assert {place.article for place in (*found[0].at, *found[0].related)} == {"gull", "post"}


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ((STONE, f"“{PUMPS},” Tom Birch said."), 20),
        ((STONE, f"“{PUMPS},” Tom Birch said."), 200),
        (
            (
                "“What on earth has any of this to do with me?” Eve Stone asked.",
                "Tom Birch famously asked: “What on earth has any of this to do with me?”",
            ),
            200,
        ),
    ],
)
def test_time_does_not_settle_it(told: tuple[str, str], days: int) -> None:
    """A long sentence is another person's months later too, a plain one where it looks back."""
    assert conflicts(*told, days=days)


@pytest.mark.parametrize(
    "line",
    [
        "I had never seen it like that before",
        "They told us that it was all right",
        "We were not asked",
        "The crane is rotten",
        "It was the worst day of my life",
    ],
)
def test_months_later_anybody_says_a_plain_sentence(line: str) -> None:
    """Common words in one row, or a few rare ones, are said again by somebody else."""
    recalled = f"“{line},” Tom Birch recalled last month."

    assert not conflicts(f"“{line},” Eve Stone said.", f"“{line},” Tom Birch said.", days=60)
    assert not conflicts(f"“{line},” Eve Stone said.", recalled, days=60)


RELAYS = {
    "the director said": f"“The director said {SHORT.lower()},” said Carl Voss, a deputy.",
    "he said": f"“He said {SHORT.lower()},” Carl Voss recalled.",
    "trailing": f"“{SHORT}, the director said,” said Carl Voss.",
    "trailing, by name": f"“{SHORT}, Reed told us,” said Carl Voss.",
    "inner marks": f"“He stood there and said, ‘{SHORT},’ and nobody moved,” Carl Voss recalled.",
    "quoted as saying": f"“{SHORT},” Carl Voss quoted Tom Reed as saying.",
    "according to": f"“{SHORT},” Tom Reed said, according to Carl Voss.",
    "told": f"“{SHORT},” Tom Reed told Carl Voss.",
    "read out": f"Carl Voss read out what Tom Reed had written: “{SHORT}.”",
    "reading from": f"“{SHORT},” Carl Voss said, reading from Tom Reed’s letter.",
    "quoting": f"“{SHORT},” said Carl Voss, quoting Tom Reed.",
    "repeated": f"Carl Voss repeated Reed’s words: “{SHORT}.”",
    "echoing": f"“{SHORT},” said Carl Voss, echoing Tom Reed.",
    "those are Reed's words": f"“{SHORT},” Carl Voss said. “Those are Tom Reed’s words. True?”",
    "a list that somebody reads out": (
        "Tom Reed had a list of faults, which the moderator read out.\n\n"
        f"“{SHORT},” moderator Carl Voss said."
    ),
    "on behalf of": f"“{SHORT},” Carl Voss said on behalf of the director, Tom Reed.",
    "taking up a phrase": (
        f"Carl Voss liked a phrase of Tom Reed’s on Tuesday. “{SHORT},” Voss said again and again."
    ),
    "in a joint statement": f"“{SHORT},” Carl Voss said in a joint statement.",
    "in a letter with somebody": f"“{SHORT},” Carl Voss wrote in a letter with a colleague.",
    "retweeted": f"Carl Voss retweeted a post by Tom Reed: “{SHORT}.”",
    "a denial": f"“I never said ‘{SHORT.lower()}’,” Carl Voss said.",
    "an interviewer": f"“You said {SHORT.lower()}. Is that so?” asked Carl Voss.",
    "an interviewer's conclusion": f"“So {SHORT.lower()}?” Carl Voss asked.",
    "put to him": f"Carl Voss put it to him that “{SHORT.lower()}”.",
}

BODIES = {
    "an authority": ("the harbour authority", "Tom Birch, the head of the harbour authority"),
    "a company": ("Brandvold Shipping", "Tom Birch, chief executive of Brandvold Shipping"),
    "a company and its boss": ("Brandvold Shipping", "Brandvold Shipping boss Tom Birch"),
    "an agency": ("the FBI", "FBI Director James Marsh"),
    "a ministry": ("the Ministry of Transport", "Transport Minister Eve Stone"),
    "a house": ("the White House", "Jo Reid, the White House press secretary"),
    "a union": ("the Dockers' Union", "union leader Mo Farrell"),
    "a campaign": ("the Reed campaign", "Tom Reed"),
    "an outlet": ("the Harbour Gazette", "Tom Birch"),
    "a document": ("the report", "Tom Birch, who wrote the report"),
    "two, and one of them": ("Eve Stone and Tom Birch", "Tom Birch"),
}

NOBODY = {
    "an aide": ("a senior aide", "Tom Birch"),
    "a source": ("a person familiar with the yard", "Tom Birch"),
    "one of many": ("one resident", "Tom Birch"),
    "many": ("officials", "Tom Birch"),
    "a given name": ("Dave, a docker who did not want his surname used,", "docker Dave Mason"),
    "he, out of nowhere": ("he", "Tom Birch"),
    "they": ("they", "Tom Birch"),
}

ALIASES = {
    "a title": ("Ms Stone", "Eve Stone"),
    "a surname": ("Stone", "Eve Stone"),
    "an office": ("the mayor of Tarn", "Eve Stone"),
    "an office and a name": ("Mayor Stone", "Eve Stone"),
    "a short name": ("Bill Stone", "William Stone"),
    "another short name": ("Liz Stone", "Elizabeth Stone"),
    "married": ("Eve Stone-Marsh", "Eve Stone"),
    "a middle name": ("Eve R. Stone", "Eve Stone"),
    "initials": ("E. R. Stone", "Eve Stone"),
    "capitals": ("EVE STONE", "Eve Stone"),
    "junior": ("Tom Birch Jr.", "Tom Birch"),
    "a particle": ("Ursula van der Meer", "Mrs van der Meer"),
    "surname first": ("Kim Sang-ho", "Sang-ho Kim"),
    "two surnames": ("Ximena Valdivieso Arce", "Ximena Valdivieso"),
    "a party": ("Sen. Eve Stone (D-Ohio)", "Stone, the senator from Ohio,"),
    "a letter": ("Anthony Marsh", "Antony Marsh"),
    "y or i": ("Sergei Ivanov", "Sergey Ivanov"),
    "another alphabet": ("Volodymyr Marenskyy", "Vladimir Marensky"),
    "accents": ("José Muñoz", "Jose Munoz"),
}

COMMONPLACES = (
    "Our thoughts and prayers are with the victims and their families",
    "We will leave no stone unturned",
    "No one is above the law",
    "We take these allegations very seriously",
    "There is no place for hate in our community",
    "I have full confidence in the team",
    "I could not be more proud of this team",
    "We do not comment on ongoing investigations",
    "There is still a lot of work to do",
    "It is the right thing to do",
    "Make Tarn Great Again",
    "You can lead a horse to water, but you cannot make it drink",
    "The proof of the pudding is in the eating",
    "That ship has sailed",
)

LIKENESSES = {
    "a phrase": (
        "Eve Stone called the crane “rotten through”.",
        "To Tom Birch it was “rotten through”.",
    ),
    "a topic": (
        "“We will stop every lorry on the quay,” Eve Stone said.",
        "“We will search every barge in the bay,” Tom Birch said.",
    ),
    "the reverse": (
        "“The pumps must go and the crane must stay,” Eve Stone said.",
        "“The crane must go and the pumps must stay,” Tom Birch said.",
    ),
    "one beginning": (
        "“Nobody on the harbour board has told us what the new crane will cost,” Eve Stone said.",
        "“Nobody on the harbour board has told us when the old ferry will sail,” Tom Birch said.",
    ),
    "a paraphrase": (
        "Eve Stone said the pumps on the north quay had not been serviced since the flood.",
        f"“{PUMPS},” Tom Birch said.",
    ),
    "a chorus": (
        "“No more cranes, no more lies,” the crowd chanted.",
        "“No more cranes, no more lies,” Tom Birch chanted with them.",
    ),
    "capitals in a headline": (
        f"STONE: ‘PUMPS NOT SERVICED SINCE FLOOD’\n\n{STONE}",
        f"“{PUMPS},” Ms Stone said.",
    ),
    "a post below its words": (f"“{PUMPS}.” — Tom Birch (@tbirch)", f"“{PUMPS},” Birch wrote."),
    "nobody": (f"It was put bluntly: “{PUMPS}.”", f"“{PUMPS},” Tom Birch said."),
}


def silent() -> dict[str, tuple[str, str]]:
    """Return every case that must stay silent, by its name."""
    said = {
        f"{kind}: {name}": (f"“{PUMPS},” {one} said.", f"“{PUMPS},” said {other}.")
        for kind, table in (("body", BODIES), ("nobody", NOBODY), ("alias", ALIASES))
        for name, (one, other) in table.items()
    }
    relays = {
        f"relay: {name}": (text, f"“{SHORT},” said Tom Reed, the director.")
        for name, text in RELAYS.items()
    }
    common = {
        f"commonplace: {line}": (f"“{line},” Eve Stone said.", f"“{line},” Tom Birch said.")
        for line in COMMONPLACES
    }
    return said | relays | common | LIKENESSES


def test_he_may_be_whom_the_other_report_means() -> None:
    """Where both have named the two, and both say *he*, nobody is contradicted."""
    met = "Tom Birch and Carl Voss spoke."

    assert not conflicts(
        f"{met} Later Birch met Voss again. He was angry. “{PUMPS},” he said.",
        f"{met} Voss said Birch was right. “{PUMPS},” he said.",
    )


@pytest.mark.parametrize(("who", "contradicts"), [("harbour minister", 0), ("Rovers skipper", 1)])
def test_a_description_may_be_what_the_other_report_calls_its_speaker(
    who: str, contradicts: int
) -> None:
    """Where only the context tells whom it means: what fits her there is not Ann Lee's here."""
    named = f"The minister, Eve Stone, said: “{PUMPS}.”"
    described = f"Ann Lee won again. Lee has ordered a cake.\n\nThe {who} said “{PUMPS}”."

    assert len(conflicts(named, described)) == contradicts


def test_who_takes_up_what_another_one_has_asked_contradicts_nobody() -> None:
    """One report has the words from both, the other one from whoever answered."""
    answer = f"“{PUMPS}, and nobody on the board has ever asked me why,” Eve Stone said."
    asked = f"Tom Birch told her that “{PUMPS.replace('The', 'the', 1)}”."

    assert not conflicts(f"{asked} {answer}", answer)
    assert conflicts(asked, answer)


GUESSES = {
    "he is either of two": (
        f"Harbour master Tom Birch met engineer Carl Voss. “{PUMPS},” he said.",
        f"Tom Birch, the harbour master, met Carl Voss. “{PUMPS},” Voss said.",
    ),
    "the minister, whom a report never names": (
        f"Eve Stone’s daughter was born there. “{PUMPS},” the health minister said.",
        f"“{PUMPS},” the minister, Ann Marsh, said.",
    ),
    "the engineer, of whom the other report says nothing": (
        f"Eve Stone’s daughter was born there. “{PUMPS},” the engineer said.",
        f"“{PUMPS},” Ann Marsh said.",
    ),
    "a senator and his sister": (
        f"Marsh voted no. “{PUMPS},” the senator said. His sister Laura Marsh was not there.",
        f"Senator Alan Marsh voted no. “{PUMPS},” Marsh said.",
    ),
}


@pytest.mark.parametrize("told", GUESSES.values(), ids=GUESSES)
@pytest.mark.parametrize("shared", [False, True], ids=["strangers", "kin"])
def test_whom_the_reader_has_to_guess_contradicts_nobody(
    told: tuple[str, str], shared: object
) -> None:
    """A pronoun between two persons, and a description of somebody who may have no name."""
    assert not conflicts(*told, shared=bool(shared))


@pytest.mark.parametrize("days", [0, 60], ids=["at once", "months later"])
@pytest.mark.parametrize("told", silent().values(), ids=silent())
def test_who_contradicts_nobody_is_not_raised(told: tuple[str, str], days: int) -> None:
    """A relay, a body and its head, an interviewer, nobody known, another name, what all say."""
    assert not conflicts(*told, days=days)


TAKEN_FOR_ANN_LEE = {"nobody: he, out of nowhere", "alias: an office", "nobody"}
"""Behind a quotation of hers, whom nothing else explains is taken for the person quoted there."""
BEHIND_ANOTHER = {name: told for name, told in silent().items() if name not in TAKEN_FOR_ANN_LEE}


@pytest.mark.parametrize("told", BEHIND_ANOTHER.values(), ids=BEHIND_ANOTHER)
def test_nor_where_the_reports_share_a_remark(told: tuple[str, str]) -> None:
    """Between reports of one occasion less is asked for, and no more is held against anybody."""
    assert not conflicts(*told, shared=True)


LINE = "The gate has rusted open again"
MET = {
    "each names the other's speaker": (
        f"Eve Stone and Tom Birch met the board. “{LINE},” Stone said.",
        f"The board heard Tom Birch. Eve Stone was there. “{LINE},” Birch said.",
        True,
    ),
    "only one does": (
        f"Eve Stone and Tom Birch met the board. “{LINE},” Stone said.",
        f"The board heard Tom Birch. “{LINE},” Birch said.",
        False,
    ),
}


@pytest.mark.parametrize(("one", "other", "raised"), MET.values(), ids=MET)
def test_reports_without_dates_are_of_one_evening_where_both_stand_in_each(
    one: str, other: str, *, raised: bool
) -> None:
    """A short sentence may be a saying, unless the reports have their people in common."""
    articles = [
        Article("\n\n".join(told), id=name, outlet=name)
        for name, *told in (("gull", HEADS[0], one), ("post", HEADS[1], other))
    ]

    found = reconcile(articles).findings

    assert [finding.code for finding in found] == ["speaker.conflict"] * raised
