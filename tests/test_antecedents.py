"""Antecedents: whom *he*, *the older man* and *her co-author* mean, and who is nobody at all."""

from __future__ import annotations

import pytest

from quotecheck.model import Article
from quotecheck.quotes import find_segments
from quotecheck.speakers import attribute


def credited(text: str) -> list[tuple[str | None, str | None]]:
    """Return speaker and relay of an article's quotations, in text order."""
    article = Article(text)
    return [(quote.speaker, quote.relay) for quote in attribute(article, find_segments(text))]


def speakers(text: str) -> list[str | None]:
    """Return the speakers of an article's quotations, in text order."""
    return [speaker for speaker, _ in credited(text)]


NOBODY = {
    "a place before a dash": (
        "SKERROW — Ann Lee opened the pier on Monday.\n\n“It is open,” she said.",
        "Ann Lee",
    ),
    "a place and a wire before a colon": (
        "SKERROW, UNW: Ann Lee opened the pier.\n\n“It is open,” she said.",
        "Ann Lee",
    ),
    "a byline": (
        "By Tom Reed | Staff writer\n\nAnn Lee is late. “It is open,” she said.",
        "Ann Lee",
    ),
    "a desk line": (
        "Ann Lee is late.\n(Reporting by Tom Reed; Editing by Bo Orr)\n“It is open,” she said.",
        "Ann Lee",
    ),
    "a teaser": (
        "Ann Lee spoke first.\n\nSEE OUR PICTURES: Skerrow in the snow\n\n“It is open,” she said.",
        "Ann Lee",
    ),
    "a language": (
        "Ann Lee spoke of her film. It took her years to learn Breton.\n\n“It was hard,” she said.",
        "Ann Lee",
    ),
    "a part of a body's name": (
        "Ann Lee left the National Harbour Convention early. “It is late,” she said.",
        "Ann Lee",
    ),
}


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Divers still resent remarks Wyn Hale made in May", "Wyn Hale"),
        ("Polls show Wyn Hale ahead of everybody", "Wyn Hale"),
        ("Divers still resent the talk show Wyn Hale", "Bo Orr"),
    ],
)
def test_a_name_behind_several_things_is_not_their_name(before: str, speaker: str) -> None:
    """*Remarks Lee made* and *polls show Lee* name no thing, *the talk show Lee* does."""
    story = "When she spoke of the reef, she offered a line for which she later apologised"
    text = f"Bo Orr opened the pier. {before}. {story}: “We will shut the reef.”"
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(("text", "speaker"), NOBODY.values(), ids=NOBODY)
def test_what_is_no_person_is_no_antecedent(text: str, speaker: str) -> None:
    """Datelines, bylines, teasers and names of things are passed over."""
    assert speakers(text) == [speaker]


DESCRIBED = {
    "behind *after* it is whom the sentence is not about": (
        "Bo Orr hit back at Ann Lee after the former mayor said the plan was “a swindle”.",
        "Ann Lee",
    ),
    "with an office that nobody has been given": (
        (
            "Bo Orr stepped up his attack on Ann Lee after the Labour front-runner had said on"
            " Monday that he was “becoming their best recruiter”."
        ),
        "Ann Lee",
    ),
    "behind *after* too, where it has been said whose it is": (
        "Bo Orr, the ferry captain, was fined after the ferry captain said it was “a swindle”.",
        "Bo Orr",
    ),
    "older": (
        "Ann Lee, 24, and Bo Orr, 61, were there. The older driver said it was “a long way home”.",
        "Bo Orr",
    ),
    "younger": (
        "Ann Lee, 24, and Bo Orr, 61, were there. The younger driver said it was “a long way”.",
        "Ann Lee",
    ),
    "age": (
        "Ann Lee, 24, met Bo Orr, 61, on Monday. The 24-year-old said it was “a long way home”.",
        "Ann Lee",
    ),
    "the office as the article states it": (
        (
            "A senior party aide saw no deal. The press secretary, Ann Lee, saw one."
            " “There is none,” the aide said."
        ),
        "A senior party aide",
    ),
    "named together": (
        (
            "Ann Lee and Bo Orr of the institute wrote it. “It is short,” says Ann Lee."
            " “We met by chance,” says her co-author."
        ),
        "Bo Orr",
    ),
    "what somebody was": (
        "Skipper Bo Orr blamed himself.\n\n“That was me,” said the former Sharkskin.",
        "Bo Orr",
    ),
    "years behind an office": (
        "Sir Bo Orr was back. The driver, 81, joked. “It is late,” the older man said.",
        "The driver",
    ),
    "judge": ("Judge Ann Lee overruled Bo Orr. “Sit down,” the judge said.", "Ann Lee"),
    "sister": ("His sister, Ann Lee, was there. “It is late,” the sister said.", "Ann Lee"),
    "two offices": (
        "His brother and deputy, Bo Orr, said the mayor had “gone home early”.",
        "Bo Orr",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), DESCRIBED.values(), ids=DESCRIBED)
def test_description_means_whom_it_fits(text: str, speaker: str) -> None:
    """Ages, offices as stated, and whom the article has named together."""
    assert speakers(text)[-1] == speaker


UNKNOWN = {
    "his own father": ("“It is late,” Bo Orr wrote. “It is not,” his father said.", "his father"),
    "somebody's doctor": (
        "Bo Orr ran on Monday. According to his doctor, he is “extremely fit for it”.",
        "his doctor",
    ),
    "an owner's spokesman": (
        "Minister Ann Lee was away. “She has been clear,” the minister's spokesman said.",
        "the minister's spokesman",
    ),
    "one": ("Ann Lee was there. Friends came. “It is late,” one said.", "one"),
    "another": ("“It is late,” Ann Lee said. Another said it was “early enough”.", "Another"),
}


@pytest.mark.parametrize(("text", "speaker"), UNKNOWN.values(), ids=UNKNOWN)
def test_description_that_fits_nobody_stays(text: str, speaker: str) -> None:
    """Nobody is their own father; the nearest name is no answer."""
    assert speakers(text)[-1] == speaker


CLAUSES = {
    "inside a relative clause": (
        "Police say a driver who ran from the gate told officers he “did not see it coming”.",
        "a driver",
    ),
    "whoever is told is not the one who tells": (
        "The witness, Fay Utley, testified that Bo Orr once told her that it was “on a boat.”",
        "Bo Orr",
    ),
    "a clause behind while": (
        "Ann Lee wrote that it was late, while Bo Orr called the pier “a long and lovely walk”.",
        "Bo Orr",
    ),
    "as somebody put it": (
        "The bill is a stand or “the longest course in town,” as Senator Bo Orr put it.",
        "Bo Orr",
    ),
    "the agent is not the subject": (
        (
            "Coach Bo Orr bristled when asked about a plan mocked by former captain Cy Tan."
            "\n\n“It works,” he said."
        ),
        "Bo Orr",
    ),
    "the second clause has a subject": (
        "The harbour closed early and Bo Orr shrugged at Cy Tan. “It was full,” he said.",
        "Bo Orr",
    ),
    "behind an auxiliary the name is the object": (
        "Her lawyer, Bo Orr, has said Ms. Knox “signed whatever she was given”.",
        "Bo Orr",
    ),
    "a body in a relative clause": (
        "The ruling party won a vote that the opposition called “a puppet show”.",
        "the opposition",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), CLAUSES.values(), ids=CLAUSES)
def test_subject_decides(text: str, speaker: str) -> None:
    """Who acts in a clause speaks, not who stands nearest."""
    assert speakers(text) == [speaker]


def test_a_film_called_so_is_called_so_by_everybody() -> None:
    """The same verb behind a thing credits nobody."""
    assert speakers("Bo Orr saw a film called “The Long Pier”.") != ["a film"]


NAMES = {
    "a given name that is an office": (
        "Skerrow coach Dean Orr admits it. “It is late,” Orr said.",
        "Dean Orr",
    ),
    "a body of people": (
        "The Fellowship of Food Workers called it “a bill for the kitchen”.",
        "Fellowship of Food Workers",
    ),
    "a body of two things": (
        "The Bureau of Culture and Sport said it would “go on and on”.",
        "The Bureau of Culture and Sport",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), NAMES.values(), ids=NAMES)
def test_names_are_whole(text: str, speaker: str) -> None:
    """No word is cut off a name, or out of one."""
    assert speakers(text) == [speaker]


def test_a_dean_is_a_dean() -> None:
    """Without another office before it, the office is the person's own."""
    assert speakers("“It is late,” said Dean Orr.") == ["Orr"]


def test_a_newspaper_is_no_minister() -> None:
    """What is named a newspaper is nobody whom an office can mean."""
    text = (
        "An official cited by the newspaper Argus said the minister"
        " had told staff that it was “too late”."
    )
    assert speakers(text) == ["the minister"]


def test_it_is_the_document_of_the_sentence_before() -> None:
    """Not the one that spoke last."""
    text = (
        "The letter said: “Dear mayor.” The reply came on paper. It was short.\n"
        "The reply was friendly. “We are sorry,” it said."
    )
    assert speakers(text)[-1] == "The reply"


def test_whoever_is_quoted_speaks() -> None:
    """Through an apposition, and as *him* behind the quotation."""
    text = (
        "The agency Nordpress quoted a farmer, Bo Orr, as saying that he had voted “for the roof”."
        "\n“I will not vote again,” it quoted him as saying."
    )
    assert [speaker for speaker, _ in credited(text)] == ["Bo Orr", "Bo Orr"]
    assert credited(text)[0][1] == "Nordpress"


GENDERS = {
    "a possessor is not the possessed": (
        (
            "Her agent, Bo Orr, has come. Ann Lee is late, and then she is early."
            " I greet her agent. “He is good,” she says."
        ),
        "Ann Lee",
    ),
    "somebody named before explains her": (
        (
            "Ann Lee plays a keeper opposite Bo Orr. She learnt to row. It took her years.\n\n"
            "Orr remembers it differently. “She laughed,” he says."
        ),
        "Bo Orr",
    ),
}


GENDERS |= {
    "what the article tells goes before": (
        "Mr. Joan Orr runs the ferry. Mr. Orr has run it for years. “It floats,” he said.",
        "Joan Orr",
    ),
    "pronouns tell it where the name misleads": (
        (
            "Leslie Orr runs the ferry. She says she loves it. Ann Lee came on Monday with her"
            " mother. “It floats,” Orr said. “It is mine,” she said."
        ),
        "Leslie Orr",
    ),
    "a courtesy title tells two of one surname apart": (
        "Gus Lee runs the ferry. His sister Joan Lee keeps the books. “It floats,” Ms. Lee said.",
        "Joan Lee",
    ),
    "a courtesy title, the other way": (
        "Gus Lee runs the ferry. His sister Joan Lee keeps the books. “It floats,” Mr. Lee said.",
        "Gus Lee",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), GENDERS.values(), ids=GENDERS)
def test_pronouns_tell_the_gender_of_their_own(text: str, speaker: str) -> None:
    """What one pronoun tells is not told of whoever stands nearest."""
    assert speakers(text)[-1] == speaker


LATER = {
    "she is named in the next paragraph": (
        ("“They were late,” she said, and fed the hens.\n\nAnn Lee lost her barn on Monday."),
        "Ann Lee",
    ),
    "of two named at once nothing tells which": (
        (
            "“They were late,” he said, and fed the hens.\n\n"
            "Ann Lee and Tom Orr lost their barn on Monday."
        ),
        None,
    ),
    "somebody named long after is not meant": (
        "“They were late,” she said." + " It rained." * 8 + " Ann Lee lost her barn.",
        None,
    ),
    "the outlet itself is nobody": ("“They were late,” I said. Ann Lee laughed.", None),
}


@pytest.mark.parametrize(("text", "speaker"), LATER.values(), ids=LATER)
def test_a_pronoun_may_stand_before_its_name(text: str, speaker: str | None) -> None:
    """A story may begin with *she* and name her a little later."""
    assert speakers(text)[0] == speaker


NEWCOMERS = {
    "who was introduced with an article": (
        (
            "Tom Orr, 61, has banned cats, and a neighbour has begun a petition."
            " “He made a hat,” said the neighbour."
        ),
        "a neighbour",
    ),
    "in other words": (
        (
            "Tom Orr shuns her, a source said. “It is over.” Orr denies it.\n\n"
            "The insider added: “She has found texts.”"
        ),
        "a source",
    ),
    "not what somebody is": (
        "Tom Orr is a baker. He was up at four. “It is warm,” said the baker.",
        "Tom Orr",
    ),
    "not who is named beside": (
        "A baker, Tom Orr, was up at four. “It is warm,” said the baker.",
        "Tom Orr",
    ),
    "not who has long been called so": (
        "The mayor, Ann Lee, met a mayor from Norway. “It is warm,” the mayor said.",
        "Ann Lee",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), NEWCOMERS.values(), ids=NEWCOMERS)
def test_an_indefinite_phrase_introduces_somebody(text: str, speaker: str) -> None:
    """*The neighbour* is the one that *a neighbour* introduced."""
    assert speakers(text)[-1] == speaker


FATHERS_AND_SONS = {
    "the younger": (
        "Tom Earl “Big Tom” Lee died. His son, Tom Lee Jr., wept. “Pa,” the younger Mr. Lee said.",
        "Tom Lee Jr.",
    ),
    "the elder": (
        "Tom Lee met his son, Tom Lee Jr., at sea. “Ahoy,” the elder Mr. Lee said.",
        "Tom Lee",
    ),
    "the father, where nothing tells": (
        "Tom Earl “Big Tom” Lee died. His son, Tom Lee Jr., wept. In 1981 Mr. Lee said: “Cheers.”",
        "Tom Earl “Big Tom” Lee",
    ),
    "one word in marks is speech all the same": ("Ben said “Never” Tuesday.", "Ben"),
}


@pytest.mark.parametrize(("text", "speaker"), FATHERS_AND_SONS.values(), ids=FATHERS_AND_SONS)
def test_fathers_and_sons_are_told_apart(text: str, speaker: str) -> None:
    """By what they are called, and the plain surname is the father's."""
    assert speakers(text)[-1] == speaker


OFFICES = {
    "whoever alone was called so": (
        "Judge Ann Lee came early. Bo Orr rose."
        + " It rained." * 14
        + " Joan Tan left. The judge stood up. “No napkins,” she said.",
        "Ann Lee",
    ),
    "not whose office was another": (
        "Vice President Ann Lee came early."
        + " It rained." * 14
        + " The president stood up. “No napkins,” he said.",
        "The president",
    ),
    "he is whom the clause before names": (
        (
            "Bo Orr, 51, leads the drivers. “We stop,” said Orr.\n\n"
            "When we put this to Tom Lee, he laughed and shook a bundle. “Which one?” he asked."
        ),
        "Tom Lee",
    ),
    "a participle before an office begins no aside": (
        (
            "Minister Tom Orr denied it. “Never,” Mr. Orr said.\n\n"
            "Retired engineer R.K. Lee, who built it, said both were right. “It leaks,” he said."
        ),
        "R.K. Lee",
    ),
    "a widow beside somebody is somebody else": (
        "She plays a keeper's widow opposite Bo Orr. Orr laughed. “She sang,” he said.",
        "Bo Orr",
    ),
    "a command is no credit": (
        "Outside, Bo Orr said he was “at peace.” The judge told both sides to be ready.",
        "Bo Orr",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), OFFICES.values(), ids=OFFICES)
def test_who_is_meant_further_on(text: str, speaker: str) -> None:
    """An office, or the clause before, tells whom the next pronoun means."""
    assert speakers(text)[-1] == speaker


def test_an_interview_in_an_article_is_read_with_it() -> None:
    """Its answers stand in marks, the prose around it quotes as well; the first named answers."""
    text = (
        "Bo Orr counts swifts.\n\nQ: Why?\n\nA: “They never land.”\n\nQ: Ever?\n\nA: “Never.”\n\n"
        "The notebooks are “priceless”, said Ann Lee.\n\nQ: And now?\n\nA: “We wait.”"
    )
    assert speakers(text) == ["Bo Orr", "Bo Orr", "Ann Lee", "Bo Orr"]


GOES_ON = {
    "behind a caption in brackets": (
        "“She is ill,” said Ann Lee.\n\n[Bo Orr holds his goat. Staff/C. Tan]\n\n“She was fine.”",
        "Ann Lee",
    ),
    "behind a sentence whose last subject speaks": (
        "“It hurts,” Lee said. Bo Orr has trained and Lee would not rule him out. “He may play.”",
        "Lee",
    ),
    "not behind a sentence about somebody else": (
        "“It hurts,” Lee said. Bo Orr laughed. “He may play.”",
        "Bo Orr",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), GOES_ON.values(), ids=GOES_ON)
def test_who_goes_on_behind_a_sentence(text: str, speaker: str) -> None:
    """A quotation by itself is its sentence's subject's, or the last speaker's."""
    assert speakers(text)[-1] == speaker


SOURCES = {
    "a participle's noun is no source": (
        "“Stand back,” Ann Lee said. She wants the quay closed: “It must stay shut.”",
        "Ann Lee",
    ),
    "one called": ("Critics came. One called his ribs “a sacrament with a bone in it.”", "One"),
    "a line below a colon is no speaker": ("“Only a puddle”: the farm that drowned", None),
    "people below a colon are": ("“Only a puddle”: farmers speak out", "farmers"),
    "an aside in a relative clause": (
        "The city has posted signs reading “Use Ninth” that, Lee noted, point to a wall.",
        "signs",
    ),
    "a calling by its ending": (
        "Ann Lee rowed out. Bo Orr, a hydrologist, stayed. “It rose,” the hydrologist said.",
        "Bo Orr",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), SOURCES.values(), ids=SOURCES)
def test_what_is_a_source(text: str, speaker: str | None) -> None:
    """What stands beside a quotation is not always what speaks."""
    assert speakers(text)[-1] == speaker


CONFRONTED = {
    "asked about it": (
        "Bo Orr is a ferryman. Tom Reed asked Orr about a claim of his, when he said it was “mud.”",
        "Bo Orr",
    ),
    "pressed on it": (
        "Bo Orr is a ferryman. Tom Reed pressed Orr on his comments that the quay was “mud.”",
        "Bo Orr",
    ),
    "attacked for it": (
        "Mr. Orr is a ferryman. Mr. Reed left, mocking him over his remark that it was “mud.”",
        "Orr",
    ),
    "by two": (
        "Mr. Reed and Mr. Hale met Mr. Orr. They mocked him over his claim that it is “mud.”",
        "Orr",
    ),
    "told of one's own": (
        "Bo Orr is a ferryman. Tom Reed spoke to Orr about the pier, when he said it was “mud.”",
        "Tom Reed",
    ),
    "asked, and told": (
        "Bo Orr is a ferryman. Tom Reed asked Orr to dinner. He said that the quay was “mud.”",
        "Tom Reed",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), CONFRONTED.values(), ids=CONFRONTED)
def test_who_is_confronted_has_said_it(text: str, speaker: str) -> None:
    """Nobody asks others about *his* comments and means his own."""
    assert speakers(text) == [speaker]


def test_earlier_remarks_are_no_verb() -> None:
    text = (
        "Bo Orr went after Tom Lee at the fair refusing to recant earlier remarks, when he called "
        "the engineer “a fraud.”"
    )

    assert speakers(text) == ["Bo Orr"]
