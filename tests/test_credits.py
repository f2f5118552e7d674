"""Credits in the manners of many newsrooms: a few cases a class, and who is credited last."""

from __future__ import annotations

import pytest

from quotecheck.model import Article
from quotecheck.quotes import find_segments
from quotecheck.speakers import attribute

CASES: dict[str, list[tuple[str, str | None]]] = {
    "a remark whose words stand before it is its owner's": [
        ("Bo Orr was asked about Ada Voss’s “ghost ward” remark.", "Ada Voss"),
        ("Two channels had panels discussing Ada Voss's “ghost ward” comment.", "Ada Voss"),
        ("Bo Orr mocked Ada Voss's “not one crane” speech.", "Ada Voss"),
        ("Ada Voss smiled. Her “ghost ward” line had worked, Bo Orr said.", "Ada Voss"),
        ("Bo Orr condemned Ada Voss's “deeply offensive” remark.", "Bo Orr"),
        ("Bo Orr condemned Ada Voss's “reckless” remark.", "Bo Orr"),
    ],
    "a noun of saying within what somebody else says": [
        (
            (
                "The mayors say they will not avoid Ann Holm, who was battered by the fallout from"
                " the inquiry and by Chief James Orr's conclusion that she was “careless.”"
            ),
            "James Orr",
        ),
        ("Ida Voss said Carl Berg's claim that it was safe was “badly thought out.”", "Ida Voss"),
        ("Ida Voss described Carl Berg's statement as “a lie.”", "Ida Voss"),
    ],
    "forms of address of the world": [
        ("A trader, Alhaji Sani Bako, said: “Rice is dear.”", "Sani Bako"),
        ("The union's chairman, Comrade Femi Ojo, warned of “a long dry season”.", "Femi Ojo"),
        ("Hajia Amina Bello blamed the rain. “It never came,” she said.", "Amina Bello"),
        ("The police spokesman, DSP Ben Udo, called it “a misunderstanding”.", "Ben Udo"),
        ("Signora Carla Neri was not amused. “We close at noon,” she said.", "Carla Neri"),
    ],
    "whom a verb is said of": [
        ("Ann Lee met the growers. “The rain will come,” she assured.", "Ann Lee"),
        ("Ann Lee met the growers. “Wait for the rain,” Ann Lee advised.", "Ann Lee"),
        (
            "Growers' leader Bo Orr, who called the tax “an insult”, said the strike would last.",
            "Bo Orr",
        ),
    ],
    "whose remarks say so": [
        (
            (
                "Ada Voss ran again. Bo Orr said that the danger had grown because of Ms. Voss's"
                " remarks, which have included the suggestion that the dam was “a sieve”."
            ),
            "Ada Voss",
        ),
        (
            (
                "Bo Orr did contradict Ada Voss's comments, made in a radio interview recorded a"
                " day before, that the leak had been “contained”."
            ),
            "Ada Voss",
        ),
        (
            "Ada Voss ran again. Given her past comments on so-called “smugglers” who wonders?",
            "Ada Voss",
        ),
        ("Ada Voss ran again. The letter to her staff said it was “over”.", "The letter"),
    ],
    "an owner across a month or an adjective": [
        ("Bo Orr won after Ada Voss's March comment that the dam was “a sieve”.", "Ada Voss"),
        ("Bo Orr won after Ada Voss's May 2019 claim that the dam was “a sieve”.", "Ada Voss"),
        ("Ada Voss lost votes after her infamous comment that the dam was “a sieve”.", "Ada Voss"),
        (
            (
                "Ms. Voss ran again. Mr. Orr won after her widely criticised comment that the dam"
                " was “a sieve”."
            ),
            "Voss",
        ),
        ("Ada Voss ran in March. In March comment was free, “a sieve”, Bo Orr said.", "Bo Orr"),
        ("Ada Voss's famous critics say the dam is “a sieve”.", "Ada Voss's famous critics"),
    ],
    "whom a phrase ends in, who": [
        ("Bo Orr began with a raid on Ada Voss, who has said she is “neutral”.", "Ada Voss"),
        ("A brother of Ada Voss, who said he was “neutral”, was there.", "A brother of Ada Voss"),
    ],
    "a clause before the main one has a speaker of its own": [
        ("After Ann Lee said that the poor needed “slower schools,” Bo Orr laughed.", "Ann Lee"),
        ("When Ann Lee called the plan “a stunt,” Bo Orr replied that it was none.", "Ann Lee"),
        ("After the vote had been called “a stunt,” Bo Orr said it was none.", None),
        ("When it rains, “we stay in,” Bo Orr said.", "Bo Orr"),
        ("What Ann Lee fears is “a stunt,” Bo Orr said.", "Bo Orr"),
    ],
    "a participle may begin a source": [
        ("It was, according to retired engineer Ann Holm, “a disgrace”.", "Ann Holm"),
        ("The dam was “a sieve”, according to lead investigator Bo Orr.", "Bo Orr"),
        ("The dam was “a sieve”, according to convicted fraudster Bo Orr.", "Bo Orr"),
        ("The dam was “a sieve”, according to retired engineers.", "retired engineers"),
        ("Bo Orr was busy. The dam was built according to agreed rules, “a sieve”.", None),
    ],
    "a body's name is nobody's": [
        (
            (
                "Internal Lee University records must be released.\n\nJudge Bo Orr agreed with"
                " Internal Lee University critics. It was a setback for Ann Lee, whose lawyers"
                " had warned. Lee called him “a hater”."
            ),
            "Ann Lee",
        ),
    ],
    "who is asked does not say so": [
        ("In an interview, Bo Orr was asked about the “not there yet” remark.", None),
        ("Bo Orr was asked whether he would stay and said it was “not the time”.", "Bo Orr"),
        ("Bo Orr was pressed on the tolls: “They are gone.”", "Bo Orr"),
    ],
    "who is spoken to tells nothing of who speaks": [
        (
            (
                "Tom Pell, 50, built boats and sold them. One buyer, Ida Vane, drowned.\n\n"
                "Judge Robin Holt said that he was “careless”. “You knew,” she said."
                " He should expect no mercy, she told him."
            ),
            "Robin Holt",
        ),
        (
            (
                "Candidate Bo Orr drew his biggest crowd. “We are many,” he said.\n\n"
                "Robin Holt, who trails him by two points, toured the port."
                " “He has no plan,” she told students.\n\n"
                "There was no word of dues, the heart of his campaign."
            ),
            "Robin Holt",
        ),
    ],
    "who is named first is not who is described later": [
        (
            (
                "Mayor Ann Lee said: “We are counting.”\n\n"
                "A harbour official said the ferry was too full. “It was known,” the official"
                " said.\n\nIda Vane, 44, waited on the quay."
            ),
            "A harbour official",
        ),
    ],
    "the head of a ministry is its minister": [
        (
            (
                "The head of the Trade Ministry, Ida Vane, came to the port.\n\n"
                "“We shall not wait,” the minister emphasized.\n\n"
                "The Danish minister, Bo Orr, took notes."
            ),
            "Ida Vane",
        ),
    ],
    "whose kin somebody is may be who speaks next": [
        (
            (
                "The judge, Robin Holt, said: “You cut corners.”\n\n"
                "Tom Pell’s wife, Ann, was among the dead. “A year is nothing,” he told reporters."
            ),
            "Tom Pell",
        ),
    ],
    "one of many": [
        ("Ann Lee left. “Thanks,” she said. Envoys stayed. “It is a ruse,” said one.", "one"),
        ("Ann Lee left. “Hm,” she said. Envoys sat. “A ruse,” said another. Rain fell.", "anot"),
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
    "what somebody is doing is nobody": [
        ("By noon her shop was selling T-shirts reading “Soft and hard.”", "her shop"),
        ("The crowd was drinking tea when Bo Orr called it “a lie”.", "Bo Orr"),
    ],
    "a body's name that its kind begins": [
        ("“Trains will run,” Network Rail North said.", "Network Rail North"),
        ("“Rain is coming,” said the National Weather Service.", "the National Weather Service"),
        ("Ann Lee left. “Trains will run,” said Council leader Bo Orr.", "Bo Orr"),
        ("“Trains will run,” said NATO chief Bo Orr.", "Bo Orr"),
    ],
    "who does something for somebody": [
        ("“A lie,” said the Senator representing Holm West, Bo Orr.", "Bo Orr"),
        ("The senator representing Holm West, Bo Orr, called it “a lie”.", "Bo Orr"),
        ("The lawyers representing the Lees called it “a lie”.", "The lawyers"),
        ("Police training instructor Bo Orr called it “a lie”.", "Bo Orr"),
        ("The chief nursing officer, Bo Orr, called it “a lie”.", "Bo Orr"),
    ],
    "a capital that the sentence explains is no name": [
        ("Furious Des Orr had waited. “It is a lie,” he said.", "Des Orr"),
        ("Heartbroken Ann Lee said: “It is a lie.”", "Ann Lee"),
        ("Stop calling us “resilient”.", None),
        ("Tension rose in the park. The drivers were under “multiple taxes”.", "The drivers"),
        ("Pleasant Grove Hotel said it was “a lie”.", "Pleasant Grove Hotel"),
        ("Grace Ann Lee said: “It is a lie.”", "Grace Ann Lee"),
        ("Price left. “It is a lie,” Price said.", "Price"),
        ("Sunshine Lee said: “It is a lie.”", "Sunshine Lee"),
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
    "named in the words": [
        ("Mr Tan met Bo Orr. Orr lost the key. “Bo is a careful man,” he said.", "Tan"),
        (
            "Ida Vane brought Una Marsh. Marsh sang. “Una knows every verse,” she said.",
            "Ida Vane",
        ),
        (
            (
                "Ann Lee grew up on a barge. Her mother, Fay, cooked for six."
                " “Mum never sat down,” she says."
            ),
            "Ann Lee",
        ),
        (
            "Mr Pell keeps bees. His father, Walter, keeps pigs. “My father hums,” he says.",
            "Pell",
        ),
        ("Carl Rask is late. “I’m Carl, by the way,” he said.", "Carl Rask"),
    ],
    "something new of whom the text is about": [
        (
            (
                "A passing driver, Ida Vane, pulled two from the van. The 33-year-old"
                " dental hygienist said it was “nothing at all”."
            ),
            "Ida Vane",
        ),
        (
            (
                "Captain Ann Lee said the side had been through worse. “This is nothing,” said the"
                " Bergen midfielder."
            ),
            "Ann Lee",
        ),
        (
            "Chancellor Bo Orr would not say. “Ask the bank,” the long-serving lawmaker said.",
            "Bo Orr",
        ),
        ("Coach Cy Tan lost. “We slept,” the fourth-year mentor said.", "Cy Tan"),
        ("Bo Orr was tried on Monday. “Sit down,” the judge said.", "the judge"),
    ],
    "a name behind called": [
        ("A girl called Ida is peeling eggs. “Morning,” says the girl.", "Ida"),
        ("A farmer named Carl Rask stood there. “My land,” the farmer said.", "Carl Rask"),
        ("A nurse called Una Marsh came. “Sit,” the nurse said.", "Una Marsh"),
        ("A waiter named Tom Pell ran. “Fire,” the waiter shouted.", "Tom Pell"),
        ("A driver called Bo Orr stopped. The driver said it was “too late to turn”.", "Bo Orr"),
    ],
    "what a body calls it": [
        ("The firm calls it “a pause”.", "The firm"),
        ("The club calls him “a work in progress”.", "The club"),
        ("The council calls this “a walk”.", "The council"),
        ("The utility owes R1,8 billion. “We will pay,” it said in a statement.", "The utility"),
        ("The municipality calls the hole “a feature”.", "The municipality"),
    ],
    "used it to say": [
        (
            (
                "Tom Pell, who rode for Skerrow, used his Sunday column to suggest the club had"
                " become “a bit soft”."
            ),
            "Tom Pell",
        ),
        ("Ann Lee used the evening to say that the tax was “a toll on hope”.", "Ann Lee"),
        ("Bo Orr used a speech to argue that it was “a bridge to nowhere”.", "Bo Orr"),
        ("Ida Vane took the stage to say the prize was “a doorstop”.", "Ida Vane"),
        ("Carl Rask used the dinner to admit that it was “a cold house”.", "Carl Rask"),
    ],
    "who shares a surname": [
        (
            (
                "Mr Holt, 22, died in May. Carl Holt's mother, Una, wept. Outside Mrs Holt said"
                " it was “too late for sorry”."
            ),
            "Una",
        ),
        (
            (
                "Mr Bell is a baker. Tom Bell's wife, Ida, drives. Mrs Bell said the van was “older"
                " than sin”."
            ),
            "Ida",
        ),
        (
            "Mrs Vane is a vet. Fay Vane's husband, Otto, farms. Mr Vane said he was “no help”.",
            "Otto",
        ),
        ("Mr Tan left. Mrs Tan said the soup was “cold by then”.", "Tan"),
        ("Mr Orr left. Bo Orr was tired. Mr Orr said the soup was “cold by then”.", "Bo Orr"),
    ],
    "put to somebody new": [
        (
            (
                "The writer Ann Lee has a name for it. She uses it twice. I put this to a"
                " councillor in Leeds. He laughed. “We have a desk for it,” he said."
            ),
            "a councillor",
        ),
        (
            "Ida Vane blames us. She wrote to a grocer. He shrugged. “I sell leeks,” he said.",
            "a grocer",
        ),
        (
            "Ms Marsh lost the dog. She was helped by a soldier. He knelt. “Good boy,” he said.",
            "a soldier",
        ),
        ("Ann Lee wrote to a mayor. She laughed. “He cannot read,” she said.", "Ann Lee"),
        (
            "Ms Holt called. She was put through to a sergeant. He sighed. “Again,” he said.",
            "a sergeant",
        ),
    ],
    "whoever is judged does not judge": [
        ("The minister was accused of “a cold heart”.", None),
        ("Ferry firm accused of ‘hiding’ map\n\nThe map was found in May.", None),
        ("On a forum, the cuts were described as “a bloodbath with pillows”.", None),
        ("The mayor was yesterday criticised as “a passenger”.", None),
        ("The mayor was described as “a passenger” by Ann Lee.", "Ann Lee"),
    ],
    "an adjective behind its noun": [
        (
            (
                "Mayor Ann Lee left. One official close to the talks saw no deal. “There is none,”"
                " the official said."
            ),
            "One official",
        ),
        (
            "Bo Orr sang. A person familiar with the tour wept. “It is over,” the person said.",
            "A person",
        ),
        (
            "Cy Tan quit. A source close to the club said: “He slept.” The insider added: “A lot.”",
            "A source",
        ),
        ("“They ran,” said an aide present at the dinner.", "an aide present at the dinner"),
        ("An officer responsible for the gate said it was “shut at ten”.", "An officer"),
    ],
    "a sentence that drops its subject": [
        ("The owner, Ida Vane, nods. Is thinking of selling. “To whom?”", "Ida Vane"),
        ("Bo Orr, 40, waited. Does not look up. “It is late.”", "Bo Orr"),
        ("Una Marsh laughs. Was never asked. “Nobody asks.”", "Una Marsh"),
        ("“I plant,” says Tom Pell. Ann Lee shrugs. Has sold her land. “I sleep.”", "Ann Lee"),
        ("Carl Rask came. “It rained.” “It snowed,” said Una Marsh.", "Una Marsh"),
    ],
    "verbs that look like nouns": [
        ("Analysts at Bell Partners cut their rating, calling it “a shocker”.", "Analysts at Bell"),
        ("Workers at Skerrow Mills quit their jobs, calling it “a cage”.", "Workers at Skerrow"),
        (
            "Residents of a small North Coast hamlet say that it is “a moat”.",
            "Residents of a small",
        ),
        ("Farmers put their case, calling the tax “a plough in reverse”.", "Farmers"),
        ("Pier ‘was never safe’, inquiry finds\n\nThe pier fell in June.", "inquiry"),
    ],
    "pronouns tell namesakes apart": [
        (
            (
                "Gus Bell sat down when he fired his sister. Joan Bell lost her desk in May."
                " Ms. Bell said it was “a slide”."
            ),
            "Joan Bell",
        ),
        (
            "Una Holt sold her mill. Otto Holt lost his boat. Mr Holt said it was “a leak”.",
            "Otto Holt",
        ),
        (
            "Ida Tan, 30, wore her coat. Max Tan, 31, wore his hat. Ms Tan said it was “cold”.",
            "Ida Tan",
        ),
        ("Mr. Sunday Bako, a driver, waits. “No fuel,” he said.", "Sunday Bako"),
        (
            (
                "Ida Vane was hurt. The driver, a 24-year-old man, fled. He told police it was"
                " “too dark”."
            ),
            "The driver",
        ),
    ],
    "adjectives made of places": [
        ("Bristol-born Ann Lee wrote it. “It rhymes,” Lee said.", "Ann Lee"),
        ("The Oslo-based Bo Orr paid. “It was cheap,” Orr said.", "Bo Orr"),
        ("Los Angeles-area Tan supporters came. Cy Tan waved. “Hello,” Tan said.", "Cy Tan"),
        ("Yale-trained Ida Vane sings. “It is loud,” Vane said.", "Ida Vane"),
        ("Una Marsh regrets her March remark that “we sink first”.", "Una Marsh"),
    ],
    "whom an article is about": [
        (
            (
                "Ann Lee bakes. Lee rose at four. Her bread sold. Lee wed Omar Said, a clerk. Her"
                " agent, Eve Moss, came. Moss sold it. Lee did not mind.\n\n“I slept,” she said."
            ),
            "Ann Lee",
        ),
        (
            (
                "Mrs Ada Holt wants the bridge. She says Holt's plan is cheap, and Holt's team"
                " agrees. Holt spoke for an hour. Critics of Holt laughed.\n\n“It will sink,” said"
                " Eve Ross, an engineer and Holt's niece. Ross has built ferries, and believes that"
                " the Holt team took Holt at her word.\n\n“Nobody asked the river,” she said."
            ),
            "Eve Ross",
        ),
    ],
    "a description is hardly whom its own words name": [
        (
            (
                "“We were slow,” coach Bo Orr said.\n\nThe former goalkeeper singled out Cy Tan"
                " for praise.\n\n“Cy ran all day,” the second-year mentor said."
            ),
            "Bo Orr",
        ),
        (
            "Carl Rask, 20, sat by Tom Pell, 70. “Tom is deaf,” the 20-year-old said.",
            "Carl Rask",
        ),
    ],
    "whoever was asked replies in the next paragraph": [
        (
            "Tom Pell met Cy Tan. “Did you sleep?” Tan asked.\n\n“Badly,” he replied.",
            "Tom Pell",
        ),
        (
            "Tom Pell met Cy Tan. “I slept,” Tan said.\n\n“I did,” he replied to a reporter.",
            "Cy Tan",
        ),
    ],
    "another team's coach is another coach": [
        (
            (
                "“We were slow,” coach Bo Orr said.\n\nReferee Cy Tan called it a draw. Tan left."
                "\n\nCarl Rask saw it otherwise. The Terns coach"
                " was asked about it.\n\n“Rubbish,” he said."
            ),
            "Carl Rask",
        ),
        (
            (
                "“We were slow,” Terns coach Bo Orr said.\n\nCarl Rask came last."
                "\n\n“It rained,” the Terns coach said."
            ),
            "Bo Orr",
        ),
    ],
    "nobody leads at twenty": [
        (
            (
                "Coach Ida Vane kept faith with Una Marsh. “Una starts,” Vane said.\n\n"
                "The 22-year-old sat in the stand. “I am ready,” she said."
            ),
            "Una Marsh",
        ),
        (
            (
                "Coach Ida Vane kept faith with Una Marsh. “Una starts,” Vane said.\n\n"
                "The 52-year-old sat in the stand. “I am ready,” she said."
            ),
            "Ida Vane",
        ),
    ],
    "a team is nobody": [
        (
            (
                "Una Marsh won the cup. Pell Bay United were out. Cy Tan was philosophical"
                ".\n\nThe Pell Bay captain shrugged. “It rained,” he said."
            ),
            "Cy Tan",
        ),
    ],
    "now so many years old": [
        (
            (
                "“I took no notice,” says Mr Pell, now 78. His neighbour Cy Tan swam. “It was"
                " cold,” Tan said. The older man sighs. “You can’t sue it,” he says."
            ),
            "Pell",
        ),
    ],
    "whoever is quoted as telling speaks": [
        ("Ann Lee quoted Bo Orr as once telling a friend, “Harbours drown.”", "Bo Orr"),
        ("The booklet quotes Ida Vane as wanting “to let the tide in” there.", "Ida Vane"),
        ("Ann Lee quoted a poem and told a friend, “Harbours drown.”", "Ann Lee"),
    ],
    "a thing inside what somebody says is no source": [
        ("Bo Orr said the vote sent a message that the port was “closed”.", "Bo Orr"),
        ("A clerk said the state did not comment on “matters before the board”.", "A clerk"),
        ("Bo Orr said Ida Vane warned that the port was “closed”.", "Ida Vane"),
    ],
    "which is the document": [
        ("They kept a note left in a box after the storm, which read “Sorry, B.”.", "a note"),
        ("There is an email, sent in March 2018, which calls it “an accident”.", "an email"),
        ("The port has a rule that Bo Orr, who read it, calls “an accident”.", "Bo Orr"),
    ],
    "nobody says who told": [
        ("Ann Lee wept. She had been told at the time that he was “unlucky”.", None),
        ("Ann Lee wept. She had told them at the time that he was “unlucky”.", "Ann Lee"),
    ],
    "a compound says more than an office": [
        (
            "Una Marsh won the cup.\n\nThe mum-of-two ran. She said it was “hard to breathe”.",
            "Una Marsh",
        ),
        (
            "Carl Rask wept.\n\nThe ex-skipper sat down. “That was me,” he said.",
            "Carl Rask",
        ),
        (
            "Mrs Marsh met Carl Rask.\n\nThe dad-of-two ran. He said it was “hard to breathe”.",
            "Carl Rask",
        ),
    ],
    "a form of address is no office": [
        (
            (
                "Mr Pell rose. Ms Vane sat.\n\n“You are late,” Ms Vane said. “I am not,”"
                " the acting mayor shot back."
            ),
            "Pell",
        ),
        ("Cllr Ida Vane came. “Too late,” the councillor said.", "Ida Vane"),
    ],
    "years behind a noun make it somebody": [
        (
            "Carl Rask blew up. The ex-rowing ace, 52, insisted: “I slept.”",
            "Carl Rask",
        ),
        ("Carl Rask counted. The total, 52, was “too low”, said Ida Vane.", "Ida Vane"),
    ],
    "the man, and another man": [
        (
            "The man ran. Carl Rask came third. “There was fog,” grinned the union man.",
            "Carl Rask",
        ),
        ("A man ran. Ida Vane slept. “There was fog,” the man said.", "A man"),
    ],
    "a retort answers the paragraph before": [
        (
            (
                "Ida Vane met Carl Rask. “You are late,” Vane told Rask.\n\n“I am early,”"
                " the skipper shot back."
            ),
            "Carl Rask",
        ),
    ],
    "tabloids shout their first word": [
        (
            "RED-FACED Carl Rask owned up.\n\nThe ex-skipper wept. “It was me,” he said.",
            "Carl Rask",
        ),
        ("CARL Rask owned up. “It was me,” he said.", "CARL Rask"),
    ],
    "a credit parts somebody else's clause": [
        ("Carl Rask sat down. Una Marsh, he said, had “no plan at all”.", "Carl Rask"),
        (
            "Carl Rask sat down. Cy Tan, he said, had gone. In May he said it was “a toy”.",
            "Carl Rask",
        ),
        ("Carl Rask sat. Una Marsh rose. The plan, she said, had “no end at all”.", "Una Marsh"),
    ],
    "who speaks in what is told of a thing": [
        (
            (
                "Carl Rask lost his temper.\n\nOur man asked him about the letters that Tom Pell"
                " says he sent.\n\n“There was none,” he barked."
            ),
            "Carl Rask",
        ),
        (
            (
                "Carl Rask lost.\n\nHe read out the letter. Tom Pell says he sent two."
                "\n\n“There were two,” he insists."
            ),
            "Tom Pell",
        ),
    ],
    "whom the outlet asks": [
        (
            (
                "Carl Rask slept. Tom Pell came. We asked him about the mast. A sailor laughed."
                "\n\n“It was rotten,” he said."
            ),
            "Tom Pell",
        ),
    ],
    "a relative clause has a verb of saying of its own": [
        (
            (
                "Ida Vane told divers that she had no note from the bosun, Cy Tan, who complained"
                " to a board in May that he was “left to rot”."
            ),
            "Cy Tan",
        ),
        ("Of Cy Tan, who says it will be “a swamp”, Vane said that nobody knew.", "Cy Tan"),
        (
            (
                "The prize went to Una Marsh, a retired diver, who complained in the spring that"
                " she was “fed up”."
            ),
            "Una Marsh",
        ),
        (
            "Ida Vane told Cy Tan, who moaned to a board in May, that it was “bad”.",
            "Ida Vane",
        ),
        ("“It will be a swamp”, Ida Vane said that night.", "Ida Vane"),
    ],
    "an owned view is not its object's": [
        ("Ms Justice Vane compared the council’s view of the law to “a brake”.", "Vane"),
        ("The view of Ida Vane that it was “a brake” won.", "Ida Vane"),
    ],
    "whose ruling it is": [
        ("Judge Ida Vane sat. In May, her written ruling said, it was “shut”.", "Ida Vane"),
        ("Judge Ida Vane sat, ruling that it was “shut for good”.", "Ida Vane"),
        ("Justice Ida Vane sat. Cy Tan rose. The judge said it was “shut for good”.", "Ida Vane"),
    ],
    "a campaign's name is an order": [
        ("Bo Orr waited. Una Marsh of Save the Slip told the Banner: “It is late.”", "Una Marsh"),
        ("Bo Orr stopped. Cy Tan saved the day. Tan said it was “too late”.", "Cy Tan"),
    ],
    "a clause that gives a name": [
        (
            "Bo Orr ran. One docker, who gave his name only as Podge, shrugged. “Rot,” he said.",
            "Podge",
        ),
        (
            "Bo Orr ran. A girl, who gave only her first name, Una, wept. “Rot,” she said.",
            "Una",
        ),
        (
            "Bo Orr ran. A docker, who works as Orr did, shrugged. “Rot,” the docker said.",
            "A docker",
        ),
    ],
    "whom a lead points at": [
        (
            (
                "The head of the company behind the Skerrow pier scheme has said it is “shut”."
                "\n\nIn a talk with a trade paper, Cy Tan said he was tired.\n\n“Rot,” he said."
            ),
            "Cy Tan",
        ),
        (
            (
                "The mayor of Skerrow went home.\n\n“It is late,” said Una Marsh, mayor of Roe."
                "\n\n“Go,” the mayor of Skerrow said."
            ),
            "The mayor of Skerrow",
        ),
    ],
    "children are told like years": [
        ("Bo Orr lost a ewe.\n\nThe father of three farms alone. “It hurts,” he said.", "Bo Orr"),
        (
            "Sheriff Bo Orr ran.\n\nThe father of one of them wept. “It hurts,” he said.",
            "The father",
        ),
    ],
    "a deputy does not hold the office": [
        (
            (
                "Mayor Ida Vane and her deputy, Cy Tan, fell out. “He is late,” she said.\n\n"
                "“She is early,” the deputy mayor said."
            ),
            "Cy Tan",
        ),
        ("Mayor Ida Vane left. Cy Tan stayed. “It is late,” the mayor said.", "Ida Vane"),
    ],
    "what else a trade is called": [
        ("Sheriff Cy Tan ran. Baker Una Marsh fell. The lawman called it “a miracle”.", "Cy Tan"),
        ("Lawyer Cy Tan ran. Baker Una Marsh fell. The solicitor called it “a stunt”.", "Cy Tan"),
        ("Trainer Cy Tan won. “No more oats,” the Irishman said.", "Cy Tan"),
        (
            "Plumber Cy Tan ran. Baker Una Marsh fell. The sheriff called it “a stunt”.",
            "The sheriff",
        ),
    ],
    "a name that says what somebody is": [
        (
            "Una Marsh left her band.\n\nThe Glass Hearts star, 29, said that she was “done”.",
            "Una Marsh",
        ),
        (
            "Dai Foss thought so. The Port Tawe manager had to be led off.\n\n“It hurts,” he said.",
            "Dai Foss",
        ),
    ],
    "an introduction is not about its subject": [
        (
            "Minister Una Marsh quit. In a note to the premier, Jon Foss, she wrote it was “over”.",
            "Una Marsh",
        ),
        ("Ms Marsh quit. For the premier, Jon Foss, it was over. “Bad,” he said.", "Jon Foss"),
        (
            "Una Marsh quit. Her heir, he said, was “too young”, the agent Jon Foss added.",
            "Jon Foss",
        ),
    ],
    "who asks is not who answers": [
        ("Cy Tan sat. Una Marsh asked him whether he slept. “Twice,” he told her.", "Cy Tan"),
        (
            (
                "Una Marsh won. On a tape a clerk can be heard asking her how far it is. “Far,” she"
                " answers."
            ),
            "Una Marsh",
        ),
        ("Cy Tan sat. Una Marsh asked him to leave. “Too late,” she told him.", "Una Marsh"),
        ("Una Marsh asked him what it was. “It is late,” she said.", "Una Marsh"),
    ],
    "a clause before the name": [
        ("Una Marsh ran. The man who followed her, Cy Tan, said it was “rot”.", "Cy Tan"),
        ("Una Marsh ran. The man who followed her said it was “rot”, Cy Tan.", "The man"),
    ],
    "an honorific that is a surname": [
        ("Baker Rita Sen rose. The loaf, she said, was “for a horse”.", "Rita Sen"),
        ("Baker Rita Sen rose. Cy Tan sat. “It is late,” Ms Sen said.", "Rita Sen"),
        ("On Monday Sen. Rita Marsh rose. “It is late,” Sen. Marsh said.", "Rita Marsh"),
    ],
    "ranks are officers": [
        ("Sgt Cy Tan ran. Baker Una Marsh fell. The officer said it was “known”.", "Cy Tan"),
    ],
    "a lead's somebody is named next": [
        (
            (
                "A coroner has called the lock “a trap”.\n\n“It was left open,” Una Marsh said."
                "\n\n“Shut it,” the coroner said."
            ),
            "Una Marsh",
        ),
        (
            (
                "An independent councillor began her race with “a bang”.\n\n“It is late,” Una Marsh"
                " told supporters.\n\n“Go,” the councillor said."
            ),
            "Una Marsh",
        ),
        (
            (
                "An independent councillor began her race.\n\n“It is late,” said Cy Tan, a baker."
                "\n\n“Go,” the councillor said."
            ),
            "An independent councillor",
        ),
    ],
    "an aside behind a newspaper": [
        ("Bo Orr sat. In a talk with the Argus, a weekly, Una Marsh wept. “Go,” she said.", "Una"),
    ],
    "what is told behind a description": [
        ("Councillor Una Marsh rose.\n\nThe baker, who has two cats, called it “a sting”.", "Una"),
        ("Developer Cy Tan won. The millionaire, 71, said that newts were “dull”.", "Cy Tan"),
        (
            "Minister Cy Tan may have hurt the premier, who wept. “Bad,” the premier said.",
            "the premier",
        ),
        ("Developer Cy Tan won. The millionaire said that newts were “dull”.", "The millionaire"),
    ],
    "his then director": [
        (
            "Dr Femi Ojo sued. The trust’s then director, Cy Tan, paid up. He said it was “late”.",
            "Cy Tan",
        ),
    ],
    "hers and his": [
        (
            (
                "A row began.\n\nPeggy Lowe, who feeds it, says it is hers. Alf Dunne, who also"
                " feeds it, says it is his. “It is asleep,” she says. “It is working,” he says."
            ),
            "Alf Dunne",
        ),
    ],
}

HEADLINES = {
    "a bare word": ("‘Sunk’ pier shut, report says\n\n“It was sunk,” said Ann Lee.", "Ann Lee"),
    "a description": (
        "Minister says gap ‘too wide’\n\n“The gap is too wide to talk,” Bo Orr said.",
        "Bo Orr",
    ),
    "a place": (
        "Trust ‘never answered’ letters\n\nIt was late. “They never answered me,” Ida Vane said.",
        "Ida Vane",
    ),
    "a name stays": (
        "Lee: ‘We must go’\n\nAnn Lee left. “She told me: we must go,” Bo Orr said.",
        "Ann Lee",
    ),
    "two persons said so": (
        "Pier ‘a disgrace’\n\n“It is a disgrace,” Bo Orr said. “A disgrace,” Ann Lee said.",
        None,
    ),
}


@pytest.mark.parametrize(("text", "speaker"), HEADLINES.values(), ids=HEADLINES)
def test_a_headline_repeats_what_somebody_says_below(text: str, speaker: str | None) -> None:
    """What stands in marks in a headline is credited to whom the article quotes with it."""
    quotes = attribute(Article(text), find_segments(text))

    if speaker is None:
        assert quotes[0].speaker not in {"Bo Orr", "Ann Lee"}
    else:
        assert quotes[0].speaker == speaker


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
