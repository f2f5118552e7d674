"""Attribution: who is credited with a quotation, through whom, and when nobody is."""

from __future__ import annotations

import functools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.model import Article, Form, Kind, Quote, SpeakerKind
from quotecheck.quotes import find_segments
from quotecheck.speakers import attribute, find_reported, read_speech

LEAD = "Harbour master Ingrid Valstad spoke in Skerrow on Tuesday.\n"
"""A sentence that introduces somebody, for cases that need one."""


@functools.cache
def credited(text: str) -> tuple[Quote, ...]:
    """Return an article's quotations, credited."""
    return attribute(Article(text), find_segments(text))


def speakers(text: str) -> list[str | None]:
    """Return the speakers of an article's quotations, in text order."""
    return [quote.speaker for quote in credited(text)]


AFTER = [
    ("“It is late,” Ann Lee said.", "Ann Lee"),
    ("“It is late,” said Ann Lee.", "Ann Lee"),
    ("“It is late,” said US Secretary of State Ann Lee.", "Ann Lee"),
    ("“It is late,” Ann Lee told the Daily Wire on Monday.", "Ann Lee"),
    ("“It is late,” Ann Lee, who leads the union, said.", "Ann Lee"),
    ("“It is late,” Ann Lee, 54, said as she left.", "Ann Lee"),
    ("“It is late,” a spokesman for the port said.", "a spokesman for the port"),
    ("“It is late,” according to Ann Lee.", "Ann Lee"),
    ("“It is late”, – emphasized the head of the district Taras Lysenko.", "Taras Lysenko"),
    ("“It is late!” shouted Ann Lee.", "Ann Lee"),
    ("“Is it late?” Ann Lee asked reporters.", "Ann Lee"),
    ("“It is late.” — Ann Lee", "Ann Lee"),
    ("“It is late.”\n— Ann Lee, baker", "Ann Lee"),
    ("The plan is “much too late” for the port, Ann Lee said.", "Ann Lee"),
    ("“It is late,” read the sign on the door.", "the sign on the door"),
]
BEFORE = [
    ("Ann Lee said: “It is late.”", "Ann Lee"),
    ("Ann Lee: “It is late.”", "Ann Lee"),
    ("Ann Lee, mayor: “It is late.”", "Ann Lee"),
    ("Ann Lee told the Daily Wire that it was “far too late” for that.", "Ann Lee"),
    ("Asked about Bo Renner, Ann Lee said it was “far too late” for that.", "Ann Lee"),
    ("Ann Lee made it clear that Joe Renner “has no plan” at all.", "Ann Lee"),
    ("Ann Lee condemned the delay as “a disgrace to the port”.", "Ann Lee"),
    ("Ann Lee spoke for an hour, warning that ships “are not safe” there.", "Ann Lee"),
    ("Ann Lee, who met Bo Renner – the pilot – on Monday, said it is “late for us.”", "Ann Lee"),
    ("In the opinion of Ann Lee, the pier is “not safe in a storm”.", "Ann Lee"),
    ("According to Ann Lee, the pier is “not safe in a storm”.", "Ann Lee"),
    ("Ann Lee's message was: “Go home before dark.”", "Ann Lee"),
    ("The rally denounced Ann Lee's call for “a full and final closure”.", "Ann Lee"),
    ("Ann Lee was quoted as saying that the pier “is not safe”.", "Ann Lee"),
    ("The pier is seen as “a danger to all” by Ann Lee.", "Ann Lee"),
    (
        "Both Bo Renner and Ann Lee spoke of the pier, which Lee described as a “death trap”.",
        "Ann Lee",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), AFTER + BEFORE)
def test_cue_and_source(text: str, speaker: str) -> None:
    """The source is found behind the quotation, before it, and through asides."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“One,” Ann Lee said. “Two,” she added.", ["Ann Lee", "Ann Lee"]),
        ("Ann Lee spoke first.\n“It is late,” she said.\n“We go.”", ["Ann Lee", "Ann Lee"]),
        (f"{LEAD}“It is late,” the harbour master said.", ["Ingrid Valstad"]),
        (f"{LEAD}“It is late,” Valstad said.", ["Ingrid Valstad"]),
        (f"{LEAD}“It is late,” Ms Valstad said.", ["Ingrid Valstad"]),
        (f"{LEAD}In her words, it was “far too late” for that.", ["Ingrid Valstad"]),
        (
            (
                "The Dutch premier Jan Smit met Canadian minister Bo Renner.\n"
                "The Dutch politician said it was “late for both of us”."
            ),
            ["Jan Smit"],
        ),
        (
            "Mr. Renner met Ms. Lee on Monday.\n“It is late,” she said.\n“It is not,” he said.",
            ["Lee", "Renner"],
        ),
        (
            (
                "Ann Lee told reporters it was late.\nMeanwhile, Bo Renner said he would stay.\n"
                "“It is the only way,” he said."
            ),
            ["Bo Renner"],
        ),
        (
            "Ann Lee met Bo Renner. The pier has to wait, Joe Orr said.\n“It is late,” he said.",
            ["Joe Orr"],
        ),
        (
            (
                "Ann Lee told Bo Renner that he had to leave. He left.\n"
                "“It is late,” Lee said. “We know,” she said."
            ),
            ["Ann Lee", "Ann Lee"],
        ),
        (
            "Mayor Ann Lee met Bo Orr.\n“It is late,” Lee and Orr said. “We go,” they said.",
            ["Ann Lee and Bo Orr", "Ann Lee and Bo Orr"],
        ),
        ("“It is late,” said Ann Lee and Bo Orr.", ["Ann Lee and Bo Orr"]),
        ("After leaks in a way Ann Lee slammed as “too careless,” Bo Orr left.", ["Ann Lee"]),
        (
            "A spokesman for President Ann Lee said it was “too late” for it.",
            ["A spokesman for President Ann Lee"],
        ),
        (
            "The plan concerns Ann Lee, president of the union.\n“It is late,” she said.",
            ["Ann Lee"],
        ),
        ("“It is late,” Ann Lee said. “We go,” she went on, citing a report.", ["Ann Lee"] * 2),
        ("Ann Lee met Bo Orr and Cy Tarrant said: “It is late.”", ["Cy Tarrant"]),
        (
            "The producer, quoted by the daily Wire, said it was “far too late” for it.",
            ["The producer"],
        ),
        ("The bill came. Bill Orr, a pilot, spoke. “It is late,” he said.", ["Bill Orr"]),
        ("Ann Lee was blunt. “It is late and I am tired.”", ["Ann Lee"]),
        ("“It is late,” Ann Lee said.\n“We are going home now.”", ["Ann Lee", "Ann Lee"]),
        ("“It is late,” Ann Lee said.\n“It is over”, considered.", ["Ann Lee", "Ann Lee"]),
        ("“It is late,” Ann Lee said.\nSEE ALSO:\n“We go,” she added.", ["Ann Lee", "Ann Lee"]),
        (
            (
                "A furious nurse says her bike was “torn to bits” by gulls.\n"
                "Ann Lee, 34, from Skerrow, said: “It was new.”"
            ),
            ["Ann Lee", "Ann Lee"],
        ),
        ("Ann Lee, 56, met Bo Orr, 31.\n“It is late,” the 56-year-old said.", ["Ann Lee"]),
        (
            "Sharks coach Ann Lee met Rams captain Bo Orr.\n“It is late,” the Sharks mentor said.",
            ["Ann Lee"],
        ),
        (
            (
                "Senator Ann Lee and her husband, the author Bo Lee, spoke.\n"
                "“It is late,” Mr. Lee said.\n“It is not,” Ms. Lee said.\n"
                "“It is,” Senator Lee said."
            ),
            ["Bo Lee", "Ann Lee", "Ann Lee"],
        ),
        ("“We queued for hours,” said one of them, Ann Lee.", ["Ann Lee"]),
        ("Bo Orr runs the port. According to him, the pier “is not safe”.", ["Bo Orr"]),
        ("The mayor called the pier “a wreck”, the Evening Argus reported.", ["The mayor"]),
        ("SKERROW: Calling the pier “a wreck”, Mayor Ann Lee left.", ["Ann Lee"]),
        ("“It is late,” said Ann Lee. “I am not,” said her sister, Mia.", ["Ann Lee", "Mia"]),
        ("“It is late, said Ann Lee, who was at sea.\n“We go,” she said.", ["Ann Lee"] * 2),
        ("More from Mr Orr: “The pier is shut.”", ["Orr"]),
        ("The minister’s office was silent. He said it was “too late”.", ["The minister"]),
        (
            (
                "“It is late,” the allies’ chief said.\nAnn Lee also said that it was cold.\n"
                "“We go,” the NATO secretary general said."
            ),
            ["Ann Lee", "Ann Lee"],
        ),
        (
            "Ann Lee told Bo Orr: “Leave.” “Why should I?” he shot back.",
            ["Ann Lee", "Bo Orr"],
        ),
        ("Ludwig van Dijk said: “No.” Van Dijk later added: “Never.”", ["Ludwig van Dijk"] * 2),
        ("“We were lucky,” was how Ann Lee put it.", ["Ann Lee"]),
        ("“Grim,” was the verdict of Bo Orr. “No” was his answer.", ["Bo Orr", "Bo Orr"]),
        ("The reply from Bo Orr, chairman of the port: “At least we float.”", ["Bo Orr"]),
        ("The contention of the union that “nobody knew” is old.", ["the union"]),
        ("“It’s a joke,” one user wrote. Another commented: “Shame.”", ["one user", "Another"]),
        (
            "“It is over,” said Bo Orr, 68.\nHis wife said she had begged.\n“No,” she said.",
            ["Bo Orr", "His wife"],
        ),
        ("“It is late,” said Bo Orr’s boss. Dad-of-four Bo, 51, left.", ["Bo Orr’s boss"]),
        ("“We sail,” a spokesperson said. They added: “Now.”", ["a spokesperson"] * 2),
        ("Skerrow: “Nobody wrote back”\n\nThe mayor of Skerrow left on Monday.", [None]),
    ],
)
def test_who_is_meant(text: str, names: list[str]) -> None:
    """Pronouns, titles, descriptions and bare quotations lead to the person named."""
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("“He [Bo Renner] has to pay for it,” Ann Lee said.", "Bo Renner"),
        ("“Bo Renner has to pay for it,” Ann Lee said.", "Bo Renner"),
        ("Ann Lee told Bo Renner: “It is late.”", "Bo Renner"),
        ("Ann Lee said that Bo Renner “has to pay” for it.", "Bo Renner"),
        ("Ann Lee noted that goods with which Bo Renner “pays his debts” are seized.", "Bo Renner"),
        ("Bo Renner left. “It is late,” Ann Lee said, after a call with Cy Tarrant.", "Cy Tarrant"),
        ("Ann Lee said: “It is late.” Bo Renner said nothing at all about it.", "Bo Renner"),
        ("He is called “Red Bo” by the crew. Ann Lee left.", "Ann Lee"),
        ("A report released last year said that the pier was “not safe”.", "last year"),
        ("In the end turnout underscores that it was “not ready” to vote.", "turnout"),
        (
            "Ann Lee Scores Late Hit Against Harbour Board.\nAnn Lee went. “It is late,” she said.",
            "Ann Lee Scores Late Hit Against Harbour Board",
        ),
    ],
)
def test_who_is_not_meant(text: str, wrong: str) -> None:
    """Names inside, addressees, topics and bystanders are not credited."""
    assert wrong not in speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "“It is late and it is dark out there.”",
        "It is known as the “Long Pier” to everybody.",
        "I asked: “Is it late?”",
        "",
        "No marks at all.",
    ],
)
def test_nobody_is_credited(text: str) -> None:
    """Where nobody is named, nobody is credited, and the confidence is nothing."""
    for quote in credited(text):
        assert (quote.speaker, quote.confidence) == (None, 0.0)


@pytest.mark.parametrize(
    ("text", "speaker", "relay"),
    [
        ("The Daily Wire says Ann Lee promised that ships “will be safe”.", "Ann Lee", "Wire"),
        ("“It is late,” Ann Lee said, according to the Daily Wire.", "Ann Lee", "Wire"),
        ("Bo Renner quoted Ann Lee as saying “it is far too late”.", "Ann Lee", "Renner"),
        ("According to Bo Renner, Ann Lee said it was “late for us”.", "Ann Lee", "Renner"),
        ("“It is late,” Ann Lee said.", "Ann Lee", None),
    ],
)
def test_relay(text: str, speaker: str, relay: str | None) -> None:
    """Who passes the words on is named apart from who spoke them."""
    (quote,) = credited(text)

    assert quote.speaker == speaker
    assert (quote.relay is None) if relay is None else (relay in (quote.relay or ""))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It is late,” Ann Lee said.", SpeakerKind.NAMED),
        ("Ann Lee left. “It is late,” she said.", SpeakerKind.PRONOUN),
        (f"{LEAD}“It is late,” the harbour master said.", SpeakerKind.NOMINAL),
        ("“It is late,” two officials said.", SpeakerKind.ANONYMOUS),
        ("“It is late and it is dark out there.”", SpeakerKind.NONE),
    ],
)
def test_how_the_article_points(text: str, kind: SpeakerKind) -> None:
    """The kind says how the outlet points at the speaker at this place."""
    assert credited(text)[-1].speaker_kind is kind


def test_places_and_names() -> None:
    """Source and cue are places in the text; aliases hold what else the person is called."""
    text = "NATO Secretary General Mark Rutte left.\n“It is late,” Rutte said."

    (quote,) = credited(text)

    assert quote.source is not None
    assert quote.cue is not None
    assert quote.source.of(text) == "Rutte"
    assert quote.cue.of(text) == "said"
    assert {"NATO Secretary General", "Rutte"} <= set(quote.aliases)
    assert quote.confidence > 0.9


def test_a_name_glued_to_a_word_is_only_an_alias() -> None:
    """A misprint joins the person, and its spelling is kept to be compared."""
    text = "“Yes,” said Anthony Blinkenafter the talks.\nBlinken left. “No, it is late,” he said."

    quotes = credited(text)

    assert {quote.speaker for quote in quotes} == {"Blinken"}
    assert "Anthony Blinken" in quotes[0].aliases


def test_carried_credit_is_less_sure() -> None:
    """A bare quotation is credited on, with less confidence than the one before it."""
    said, bare = credited("“It is late,” Ann Lee said.\n“We are going home now.”")

    assert 0 < bare.confidence < said.confidence


def test_two_people_with_one_surname() -> None:
    """A bare surname means the one whom the article is about; the other is named in full."""
    text = (
        "Hillary Clinton spoke in Iowa on Monday. Hillary Clinton leads in the polls there.\n"
        "Bill Clinton was with her.\n“We go on,” Clinton said.\n“So do I,” Bill Clinton said."
    )

    assert speakers(text) == ["Hillary Clinton", "Bill Clinton"]


def test_nested_quotation_has_its_own_speaker() -> None:
    """Inside a quotation, its own words tell who speaks."""
    text = "“Bo Renner told me, ‘It is late,’ and I left the pier at once,” Ann Lee said."
    segments = find_segments(text)

    quotes = attribute(Article(text), segments)

    assert [quote.speaker for quote in quotes] == ["Ann Lee", "Bo Renner"]
    assert [segment.parent for segment in segments] == [None, 0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The streets had names such as the “Long Walk” in those days.", Kind.MENTION),
        ("Ann Lee wore a “town crier” jacket in those days.", Kind.MENTION),
        ("Ann Lee dismissed him as a “crook” in those days.", Kind.FRAGMENT),
        ("Ann Lee said that he was a “town crier” in those days.", Kind.FRAGMENT),
        (
            "“We lost,” Ann Lee said.\n“Tales of the Pier,” a series of ten parts, ends.",
            Kind.MENTION,
        ),
    ],
)
def test_what_the_marks_leave_in_doubt_takes_a_credit_for_speech(text: str, kind: Kind) -> None:
    """A term that no cue credits anybody with is no speech."""
    assert credited(text)[-1].kind is kind


@pytest.mark.parametrize(
    ("text", "speaker", "clause"),
    [
        ("Ann Lee said that the pier was not safe.", "Ann Lee", "the pier was not safe"),
        ("Ann Lee told reporters the pier was not safe.", "Ann Lee", "the pier was not safe"),
        ("According to Ann Lee, the pier is not safe now.", "Ann Lee", "the pier is not safe now"),
        ("The pier is not safe now, Ann Lee said.", "Ann Lee", "The pier is not safe now"),
        ("Old pier not safe for ships - Lee\nIt is shut.", "Lee", "Old pier not safe for ships"),
        (
            "The old pier is not safe.\nAnn Lee said this on Monday.",
            "Ann Lee",
            "The old pier is not safe",
        ),
        (
            "Ann Lee urged owners to keep their ships away.",
            "Ann Lee",
            "owners to keep their ships away",
        ),
        (
            "Ann Lee said the old pier “is not safe” for ships.",
            "Ann Lee",
            "the old pier “is not safe” for ships",
        ),
        (
            "Ann Lee said during a debate in May that the pier was not safe.",
            "Ann Lee",
            "the pier was not safe",
        ),
        (
            "Ann Lee said it was late and suggesting that all ships leave the pier.",
            "Ann Lee",
            "all ships leave the pier",
        ),
        ("Ann Lee called for a ban on ships, Al Roe was told.", "Ann Lee", "a ban on ships"),
        (
            "Ann Lee said nobody on the old board had come to work.",
            "Ann Lee",
            "nobody on the old board had come to work",
        ),
        ("Ann Lee said there was always a choice.", "Ann Lee", "there was always a choice"),
        ("Ann Lee said more than 20 ships had sunk.", "Ann Lee", "more than 20 ships had sunk"),
        ("Ann Lee said on Monday the pier was rotten.", "Ann Lee", "the pier was rotten"),
        ("Ann Lee said in a statement the pier was rotten.", "Ann Lee", "the pier was rotten"),
        ("Ann Lee said no sailor drew a knife.", "Ann Lee", "no sailor drew a knife"),
        (
            "Ann Lee told owners the river rose by night.",
            "Ann Lee",
            "the river rose by night",
        ),
        (
            "Ann Lee said the company may raise prices in the spring.",
            "Ann Lee",
            "the company may raise prices in the spring",
        ),
        (
            "Ann Lee wants the old pier to stay open unless it rains.",
            "Ann Lee",
            "the old pier to stay open unless it rains",
        ),
        (
            "Ann Lee called for a ban on ships while the old pier was sinking.",
            "Ann Lee",
            "a ban on ships",
        ),
        (
            "Owners met Ann Lee, whose friend saw Ann Lee’s proposal to close the old pier.",
            "Ann Lee",
            "close the old pier",
        ),
        (
            "Ann Lee has proposed closing the old pier and has left the room.",
            "Ann Lee",
            "closing the old pier",
        ),
        (
            "Ann Lee vowed to “close” the old pier for good.",
            "Ann Lee",
            "“close” the old pier for good",
        ),
        (
            "Ann Lee, who promised to stop every ship in the bay, has very nearly done so.",
            "Ann Lee",
            "stop every ship in the bay",
        ),
        (
            "Ann Lee’s proposal of an open door and hot coffee was received politely.",
            "Ann Lee",
            "an open door and hot coffee",
        ),
        (
            "Ann Lee’s claim that the outer pier is sinking isn’t true. Not yet.",
            "Ann Lee",
            "the outer pier is sinking",
        ),
        (
            "Roe read it. Ann Lee’s claim that the outer pier isn’t safe was denied at once.",
            "Ann Lee",
            "the outer pier isn’t safe",
        ),
        (
            "Ann Lee claims that what is shut isn’t safe at all.",
            "Ann Lee",
            "what is shut isn’t safe at all",
        ),
        (
            "The old pier was rotten, Ann Lee said, adding that it was not safe at night.",
            "Ann Lee",
            "The old pier was rotten",
        ),
        (
            "Ann Lee said that the pier had been shut and promised to open it by June.",
            "Ann Lee",
            "the pier had been shut",
        ),
        ("Ann Lee has called for “much worse” than sails.", "Ann Lee", "“much worse” than sails"),
        (
            "Bo Roe faulted Ann Lee’s remarks on ships, in particular her call for a ban on sails.",
            "Ann Lee",
            "a ban on sails",
        ),
        (
            "From Ann Lee’s tears to her call for an old “ship ban,” Roe called her odd.",
            "Ann Lee",
            "an old “ship ban,”",
        ),
        (
            "Ann Lee said that the pier was old, and Al Roe vowed to close it for good.",
            "Ann Lee",
            "the pier was old",
        ),
        (
            "Ann Lee said the pier was old, although the mayor insisted nobody had ever fallen.",
            "Ann Lee",
            "the pier was old",
        ),
        (
            "Ann Lee said the pier was old, although the mayor insisted nobody had ever fallen.",
            "the mayor",
            "nobody had ever fallen",
        ),
        (
            "Ann Lee said that the pier was old and asked whether it was safe at night.",
            "Ann Lee",
            "it was safe at night",
        ),
        (
            "The pier was rotten, Ann Lee said, but nobody had asked the council for money.",
            "Ann Lee",
            "The pier was rotten",
        ),
        (
            "The pier was rotten, Ann Lee said, but nobody had asked the council for money.",
            "Ann Lee",
            "nobody had asked the council for money",
        ),
        (
            "The pier, Ann Lee said, was rotten and shut.",
            "Ann Lee",
            "The pier, Ann Lee said, was rotten and shut",
        ),
        (
            "The pier “is rotten”, Ann Lee said; nobody had asked the council for money.",
            "Ann Lee",
            "nobody had asked the council for money",
        ),
        (
            "Ann Lee’s message to the town was simple: the pier must be shut for good.",
            "Ann Lee",
            "the pier must be shut for good",
        ),
        (
            "“It is late,” Ann Lee said. The reply was quick: she had come on foot.",
            "Ann Lee",
            "she had come on foot",
        ),
        (
            "Judge Ann Lee ruled that the council had treated the law as a joke.",
            "Ann Lee",
            "the council had treated the law as a joke",
        ),
        (
            "The pier, Ann Lee adds with a smile, has never been safe at night.",
            "Ann Lee",
            "The pier, Ann Lee adds with a smile, has never been safe at night",
        ),
        (
            "Ann Lee accused the council of selling the pier for a song.",
            "Ann Lee",
            "selling the pier for a song",
        ),
        (
            "Ann Lee found in that case that the pier was old.",
            "Ann Lee",
            "the pier was old",
        ),
        (
            "Roe spoke hours before Ann Lee’s announcement Friday that she would leave Skerrow.",
            "Ann Lee",
            "she would leave Skerrow",
        ),
        (
            "Ann Lee made a loud demand for talks with ministers.",
            "Ann Lee",
            "talks with ministers",
        ),
        (
            "Ann Lee was elected in May with a promise to keep the quays open all winter.",
            "Ann Lee",
            "keep the quays open all winter",
        ),
        (
            "Ann Lee accused the harbour board of selling the quays in secret.",
            "Ann Lee",
            "selling the quays in secret",
        ),
        (
            "Judge Ann Lee ruled that the board had no case at all.",
            "Ann Lee",
            "the board had no case at all",
        ),
        (
            "The sea, Ann Lee adds with a smile, was never in the plan.",
            "Ann Lee",
            "The sea, Ann Lee adds with a smile, was never in the plan",
        ),
        (
            "Of Bo Orr, who says that the sea rises, Ann Lee said that nobody had listened to him.",
            "Ann Lee",
            "nobody had listened to him",
        ),
        (
            (
                "The head of the harbour board said the quays were sold.\n\nAnn Lee, head of the"
                " board, left. “It is late,” Lee said."
            ),
            "Ann Lee",
            "the quays were sold",
        ),
        (
            "The man behind the plan said the quays were sold.\n\nAnn Lee, a banker, spoke late.",
            "Ann Lee",
            "the quays were sold",
        ),
        (
            "Ann Lee said cracks had been found in the old pier.",
            "Ann Lee",
            "cracks had been found in the old pier",
        ),
        (
            "Ann Lee said there simply were not enough boats for all.",
            "Ann Lee",
            "there simply were not enough boats for all",
        ),
        (
            "Ann Lee was adamant the pier had been safe at night.",
            "Ann Lee",
            "the pier had been safe at night",
        ),
        (
            "Ann Lee is convinced that the pier can be saved.",
            "Ann Lee",
            "the pier can be saved",
        ),
        (
            "Ann Lee recalled how her father had built the pier.",
            "Ann Lee",
            "her father had built the pier",
        ),
        (
            "“Not so”, said Ann Lee: the council had read her letter.",
            "Ann Lee",
            "the council had read her letter",
        ),
        (
            "Ann Lee’s verdict: the pier must be shut for good.",
            "Ann Lee",
            "the pier must be shut for good",
        ),
        (
            "Ann Lee’s message to the town was that the pier would go.",
            "Ann Lee",
            "the pier would go",
        ),
        (
            "Ann Lee described the pier as a danger to everybody.",
            "Ann Lee",
            "the pier as a danger to everybody",
        ),
        (
            "Ann Lee put the damage at about two million crowns.",
            "Ann Lee",
            "the damage at about two million crowns",
        ),
        (
            "The pier, Ann Lee told her staff, must be shut for good.",
            "Ann Lee",
            "The pier, Ann Lee told her staff, must be shut for good",
        ),
        (
            "The pier, Ann Lee ruled, must be shut for good.",
            "Ann Lee",
            "The pier, Ann Lee ruled, must be shut for good",
        ),
        (
            "Ann Lee said that the pier was old and said she would shut it soon.",
            "Ann Lee",
            "she would shut it soon",
        ),
        (
            "Ann Lee demanded that the mayor go at once and accused the board of lying.",
            "Ann Lee",
            "the mayor go at once",
        ),
        (
            "Ann Lee would like to remind everyone that the pier is shut.",
            "Ann Lee",
            "the pier is shut",
        ),
        (
            "Ann Lee complained of long queues at the pier.",
            "Ann Lee",
            "long queues at the pier",
        ),
    ],
)
def test_reported_clause(text: str, speaker: str, clause: str) -> None:
    """Clauses without marks are found with their speaker, fragments in marks included."""
    reported = find_reported(Article(text), find_segments(text))

    assert (speaker, clause) in [(quote.speaker, quote.text) for quote in reported]
    assert {quote.form for quote in reported} == {Form.REPORTED}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said that Bo Orr wanted to close the old quays.",
        "Ann Lee insisted that Bo Orr wanted to close the old quays.",
        "The town recalled the union's claim that Bo Orr wanted to close the old quays.",
    ],
)
def test_what_others_claim_of_somebody_is_not_theirs(text: str) -> None:
    """Lee may say what Orr wants; Orr has not said it."""
    assert "Bo Orr" not in {quote.speaker for quote in find_reported(Article(text), ())}


@pytest.mark.parametrize(
    "text",
    [
        "Bo Orr said that he wanted to close the old quays.",
        "Bo Orr made the point that he wanted to close the old quays.",
        "Bo Orr wanted to close the old quays.",
        "Ann Lee said that many had supported Bo Orr's call for a ban on cars.",
    ],
)
def test_what_somebody_wants_by_their_own_word_is(text: str) -> None:
    """Whoever says what they want has said it."""
    assert "Bo Orr" in {quote.speaker for quote in find_reported(Article(text), ())}


def test_second_participle_begins_a_second_clause() -> None:
    """``said that …, adding that …`` reports two things."""
    text = "Ann Lee said that the pier was old, adding that it was not safe at night."

    clauses = [quote.text for quote in find_reported(Article(text), ())]

    assert clauses == ["the pier was old", "it was not safe at night"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“It is late,” Ann Lee said.",
        "The pier is old. It rained.",
        "Ann Lee said goodbye to her friends in the hall.",
        "Ann Lee was accused of selling the quays.",
        "In a long talk with the paper on Sunday, Ann Lee was asked about the quays.",
        "Ann Lee came with a friend to see the quays.",
        "Ann Lee said on Monday in the old hall.",
        "“It is late,” said the man in the red hat who was there.",
        "It was ruled that the pier was old and had to go.",
        "Ann Lee is well. The answer was near: the pier was shut for good.",
        "Ann Lee, injured that day when the pier fell in, is well.",
        "The tide tables show how deep the old pier stands in the mud.",
        "Ann Lee was sure of foot on the old wet boards of the pier.",
        "Ann Lee informed every guest in the long dark hall below.",
        "Ann Lee put the box at the end of the old pier.",
    ],
)
def test_nothing_is_reported(text: str) -> None:
    """Narrative reports nothing, and what stands between marks is no paraphrase."""
    assert find_reported(Article(text), find_segments(text)) == ()


_SPEECH = ["“It is late,”", "“Yes.”", '"No', "«Да»", "he said", "Ann Lee", "said", "according to"]
_REST = [
    ", ",
    ". ",
    "\n",
    "\n\n",
    "who",
    "’s",
    "Mr.",
    "(",
    ")",
    " – ",
    ":",
    "that",
    "U.S.",
    "🎈",
    "\0",
]
_PIECES = st.sampled_from([*_SPEECH, *_REST])


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40).map(" ".join))
def test_any_text_is_handled(text: str) -> None:
    """Whatever the words, each segment gets one quotation whose places lie in the text."""
    segments = find_segments(text)

    quotes = attribute(Article(text), segments)

    assert [quote.span for quote in quotes] == [segment.span for segment in segments]
    reported = find_reported(Article(text), segments)
    assert read_speech(Article(text), segments) == (quotes, reported)
    for quote in (*quotes, *reported):
        assert quote.text == text[quote.start : quote.end]
        assert 0 <= quote.confidence <= 1
        assert quote.source is None or 0 <= quote.source.start < quote.source.end <= len(text)
        assert (quote.speaker or "he").strip()


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_are_handled(text: str) -> None:
    """No character stops the reader."""
    segments = find_segments(text)

    attribute(Article(text), segments)
    find_reported(Article(text), segments)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "“a” " * 3_000,
        "Ann Lee said “a”, and " * 2_000,
        "said " * 20_000 + "“It is late.”",
        ", who said, " * 5_000 + "“It is late,” he said.",
        "Ann Lee and " * 5_000 + "said “it is late”.",
        "(" * 20_000 + "“It is late,” Ann Lee said.",
    ],
    ids=["word", "quotes", "credits", "cues", "asides", "names", "brackets"],
)
def test_time_is_linear(text: str) -> None:
    """Long and odd texts take seconds at most: nothing scans all of a text for each quotation."""
    credited(text)


def test_order_of_articles_changes_nothing() -> None:
    """Reading one article leaves nothing behind that another one could see."""
    texts = [text for text, _ in AFTER + BEFORE]
    before = [speakers(text) for text in texts]
    shuffled = random.Random(1).sample(texts, len(texts))  # noqa: S311  (an order, no secret)
    credited.cache_clear()

    again = {text: speakers(text) for text in shuffled}

    assert [again[text] for text in texts] == before
