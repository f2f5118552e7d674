"""Credits in the manners of many newsrooms: a few cases a class, and who is credited last."""

from __future__ import annotations

import pytest

from quotecheck.model import Article
from quotecheck.quotes import find_segments
from quotecheck.speakers import attribute

CASES: dict[str, list[tuple[str, str | None]]] = {
    "forms of address of the world": [
        ("A trader, Alhaji Sani Bako, said: “Rice is dear.”", "Sani Bako"),
        ("The union's chairman, Comrade Femi Ojo, warned of “a long dry season”.", "Femi Ojo"),
        ("Hajia Amina Bello blamed the rain. “It never came,” she said.", "Amina Bello"),
        ("The police spokesman, DSP Ben Udo, called it “a misunderstanding”.", "Ben Udo"),
        ("Signora Carla Neri was not amused. “We close at noon,” she said.", "Carla Neri"),
    ],
    "an owner is not what is owned": [
        (
            "Mrs Holt's brother, Peter Vane, drove past. “I saw the fox,” he said.",
            "Peter Vane",
        ),
        (
            (
                "Miss Lund sold the mill to Miss Lund's cousin, Carl Rask, a beekeeper."
                " “They were mine,” he said."
            ),
            "Carl Rask",
        ),
        (
            (
                "The president's gardener, Ann Lee, waited. President Cy Tan came late."
                " “The roses are dead,” the president said."
            ),
            "Cy Tan",
        ),
        (
            "Lady Vane's driver, Tom Pell, was charged. “I was asleep,” he told the court.",
            "Tom Pell",
        ),
        (
            "The bishop's niece, Una Marsh, found it. “It was under the organ,” she said.",
            "Una Marsh",
        ),
    ],
    "whoever is asked or named does not speak": [
        (
            (
                "Former captain Ann Lee, now a selector, asked why Eve Moss was left out.\n\n"
                "“She is the best we have,” she said."
            ),
            "Ann Lee",
        ),
        (
            "The chef Una Marsh wondered why Ida Vane was sent home. “She cooks,” she said.",
            "Una Marsh",
        ),
        (
            (
                "Cross-examining, Tom Pell, for the crown, suggested Mr Holt had rarely called."
                " “Twice a year?” he asked."
            ),
            "Tom Pell",
        ),
        (
            (
                "The surveyor, Ida Vane, implied Miss Holt had drained the pond."
                " “Ponds do not walk,” she said."
            ),
            "Ida Vane",
        ),
        (
            "In reply, Carl Rask insinuated Mr Pell had sold the boat. “It sank,” he said.",
            "Carl Rask",
        ),
    ],
    "nobody is no antecedent": [
        (
            (
                "Ann Lee mapped a coast where no sailor had been.\n\nShe was born in a lighthouse."
                " “I could see Wales,” she said."
            ),
            "Ann Lee",
        ),
        ("Ida Vane painted what no critic saw. “I like dogs,” she said.", "Ida Vane"),
        ("Every farmer knows Bo Orr. He sells rope. “It holds,” he says.", "Bo Orr"),
        ("Una Marsh swam where no woman had swum. “It was wet,” she said.", "Una Marsh"),
        ("Cy Tan has no deputy, and no minister will serve. “I manage,” he said.", "Cy Tan"),
    ],
    "what stands in brackets is a party": [
        (
            "Councillor Ada Finch (Harbour Alliance) came late. “The bus broke down,” she said.",
            "Ada Finch",
        ),
        ("Carl Rask (Free Farmers) was first. “Rain is free,” he said.", "Carl Rask"),
        ("Una Marsh (Bell Green) moved the motion. “It is simple,” she said.", "Una Marsh"),
        ("Striker Tom Pell (Skerrow Rovers) scored. “I slipped,” he said.", "Tom Pell"),
        ("Ida Vane (People First) left early. When asked, she said it was “dull”.", "Ida Vane"),
    ],
    "whoever is asked replies": [
        ("“It is late,” said Cy Tan. Asked if he would stay, he replied: “Why?”", "Cy Tan"),
        (
            (
                "Bo Orr lost. Tom Pell laughed. “I ran,” Pell said. Asked about shoes, he replied:"
                " “None.”"
            ),
            "Tom Pell",
        ),
        (
            (
                "Ida Vane heard Una Marsh. “I sang,” Marsh said. Pressed on the key, she replied:"
                " “Flat.”"
            ),
            "Una Marsh",
        ),
        (
            "Ann Lee saw it. “I left,” Eve Moss said. Told of the photo, she responded: “Fake.”",
            "Eve Moss",
        ),
        (
            (
                "Mr Holt was there. “I paid,” Mr Pell said. Challenged on the sum, he answered:"
                " “Enough.”"
            ),
            "Pell",
        ),
    ],
    "two offices of one person": [
        ("“We grow,” co-founder and chief executive Ann Lee wrote in a letter.", "Ann Lee"),
        ("“We sail,” owner and skipper Bo Orr said on the quay.", "Bo Orr"),
        ("“It is a hard winter,” director and producer Ida Vane said.", "Ida Vane"),
        ("“Not so,” chairman and treasurer Carl Rask told members.", "Carl Rask"),
        ("“We cook,” says chef and owner Una Marsh.", "Una Marsh"),
    ],
    "a name behind a body's": [
        (
            "President of the Fishers' Joint Council K.R. Naidu said the net was “torn”.",
            "K.R. Naidu",
        ),
        ("Leader of the Harbour Board Ida Vane termed it “a puddle”.", "Ida Vane"),
        ("Head of the Skerrow Chamber Bo Orr called the fee “a joke”.", "Bo Orr"),
        ("Secretary of the Weavers' Union Ann Lee called it “a thread”.", "Ann Lee"),
        ("Chair of the Rural Committee Carl Rask called it “mud”.", "Carl Rask"),
    ],
    "where nobody is told, the subject is": [
        ("Clerk ‘kept geese’ in town hall, jury told\n\nA clerk kept birds.", None),
        ("Boat ‘was never checked’, inquest told\n\nA boat sank on Monday.", None),
        ("Farmer ‘sold same cow twice’, court told\n\nA cow was sold in May.", None),
        ("Bridge ‘built on sand’, inquiry told\n\nThe bridge fell in June.", None),
        ("School ‘had no roof’, committee told\n\nPupils sat in the rain.", None),
    ],
    "somebody new, by a manner of speaking": [
        ("The mill is closed. “They forgot us,” mutters a regular at the bar.", "a regular"),
        ("The rain fell. “More of it,” sighed a commuter on the bridge.", "a commuter"),
        ("The mayor left. “At last,” whispered an elderly man.", "an elderly man"),
        ("The ship sailed. “Bring fish,” shouted a boy on the quay.", "a boy"),
        ("Ann Lee sang. “Louder,” yelled a heckler at the back.", "a heckler"),
    ],
    "according to relays what is told": [
        (
            "The driver told officers he had been “blinded by snow,” according to Sgt. Tom Pell.",
            "The driver",
        ),
        (
            "Ann Lee told a friend that the safe was “open all night,” according to a report.",
            "Ann Lee",
        ),
        (
            "Bo Orr said the mine was “a hole with a liar on top,” according to the Argus.",
            "Bo Orr",
        ),
        (
            "Carl Rask told the clerk he “never owned a horse,” according to an affidavit.",
            "Carl Rask",
        ),
        ("The mine was “a hole with a liar on top,” according to the Argus.", "Argus"),
    ],
    "whom a lead describes": [
        (
            "A retired baker told police she “only wanted the cat”.\n\nAnn Lee, 71, was fined.",
            "Ann Lee",
        ),
        (
            (
                "Cat ends in court\n\nA bus driver said he was “lost in the fog”.\n\n"
                "Bo Orr, 44, had left the depot at noon."
            ),
            "Bo Orr",
        ),
        (
            (
                "A 19-year-old student said it was “a dare that went wrong”.\n\n"
                "Ida Vane was found on the roof."
            ),
            "Ida Vane",
        ),
        (
            "A judge said the case was “a waste of paper”.\n\nBo Orr was found on the roof.",
            "A judge",
        ),
        (
            (
                "A pilot said the runway was “a garden path”.\n\nPolice spoke to her on Monday.\n\n"
                "Una Marsh, 50, landed safely."
            ),
            "Una Marsh",
        ),
    ],
    "an agent with a name is no subject": [
        (
            "Bo Orr came in. Asked by his lawyer, Carl Rask, if he slept, he nods. “Badly.”",
            "Bo Orr",
        ),
        (
            "Ann Lee stood up. Pressed by the chair, Ida Vane, on dates, she coughed. “May.”",
            "Ann Lee",
        ),
        (
            "Mr Pell sat. Told by his agent, Bo Orr, to wait, Mr Pell laughed. “Good.”",
            "Pell",
        ),
        (
            "Striker Eve Moss won. Asked by a host, Cy Tan, how it felt, Moss smiled. “Wet.”",
            "Eve Moss",
        ),
        ("As a former diver, Ann Lee, 54, said it was “a cold lake”.", "Ann Lee"),
    ],
    "her is not who goes with her": [
        (
            (
                "“She never slept,” said Omar Said, who climbed with her in the snow."
                " Ann Lee saw him. “It was steep,” he said."
            ),
            "Omar Said",
        ),
        (
            "Eve Moss met Bo Orr, who thanked her. Bo Orr had a boat. “Get in,” he said.",
            "Bo Orr",
        ),
        ("Carl Rask painted her. He saw Ida Vane. “She sat,” he said.", "Carl Rask"),
        (
            "Ann Lee hired him. He met Ann Lee. “I type,” said Omar Said, who worked for her.",
            "Omar",
        ),
        ("Una Marsh taught him. Una Marsh met Cy Tan. “He reads,” she said.", "Una Marsh"),
    ],
}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(*case, id=f"{name}: {n}")
        for name, cs in CASES.items()
        for n, case in enumerate(cs)
    ],
)
def test_who_is_credited(text: str, speaker: str | None) -> None:
    """The last quotation has the speaker whom a reader would name."""
    quotes = attribute(Article(text), find_segments(text))

    credited = quotes[-1].speaker
    said = speaker is None or (credited or "").startswith(speaker)
    assert said if speaker else credited is None
