"""Marks become segments: every convention, broken marks, and what is no quotation at all."""

import json
import re
import time
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import quotecheck
from quotecheck.evidence import ALWAYS, mention_score, weights
from quotecheck.model import Kind, Segment
from quotecheck.quotes import find_segments

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
MARKS = "“”„‟\"″＂«»「」『』‘’‚'`‹›"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
QUOTED = st.lists(
    st.sampled_from(
        [*MARKS, "''", "``", " ", " ", "\n", "\n\n", "said ", "He ", "it's ", "Allies'", "5'10\"",
         "go", "No.", ", ",
         ". ", "—", "(", ")", '<a b="c">', "\u00a0", "\u200b", "漢", "'90s", "A: "]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def top(text: str) -> list[str]:
    """Return the words of every segment that no other one encloses."""
    return [text[s.start : s.end] for s in find_segments(text) if s.parent is None]


def kinds(text: str) -> list[Kind]:
    """Return the kinds of all segments at the top."""
    return [segment.kind for segment in find_segments(text) if segment.parent is None]


def only(text: str) -> Segment:
    """Return the one segment that a text is expected to have."""
    (segment,) = find_segments(text)
    return segment


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Go,” he said.", ["Go,"]),
        ('"Go," he said.', ["Go,"]),
        ("″Go,″ he said.", ["Go,"]),
        ("＂Go,＂ he said.", ["Go,"]),
        ("''Go,'' he said. ''Now.''", ["Go,", "Now."]),
        ("``Go,'' he said. ``Now.''", ["Go,", "Now."]),
        ("’’Go,’’ he said.", ["Go,"]),
        ("«Ступай», — сказал он.", ["Ступай"]),
        ("« Vas-y », a-t-il dit.", ["Vas-y"]),
        ("«\u202fVas-y\u202f», a-t-il dit. «\u00a0Oui\u00a0»", ["Vas-y", "Oui"]),
        ("„Geh“, sagte er. „Jetzt!“", ["Geh", "Jetzt!"]),
        ("„Idź” – powiedział.", ["Idź"]),
        ("»Geh«, sagte er.", ["Geh"]),
        ("”Gå nu”, sade han. ”Nej!”", ["Gå nu", "Nej!"]),
        ("「行け」と彼は言った。『本』", ["行け", "本"]),
        ("‘Go,’ he said.", ["Go,"]),
        ("'Go,' he said.", ["Go,"]),
        ("`Go,' he said.", ["Go,"]),
        ("‚Geh‘, sagte er.", ["Geh"]),
        ("‹Geh›, sagte er.", ["Geh"]),
        ("(“Go”) – “No”—“Yes”", ["Go", "No", "Yes"]),
        ('**"Go on,"** he said. *"No."* _"Yes."_', ["Go on,", "No.", "Yes."]),
        ("> “Go,” he said.", ["Go,"]),
        ("He said:“Go.”", ["Go."]),
        ("“ Go on , ” he said.", ["Go on ,"]),
    ],
)
def test_conventions(text: str, words: list[str]) -> None:
    """Every convention is read, and none of these is malformed."""
    assert top(text) == words
    assert not any(segment.malformed for segment in find_segments(text))


@pytest.mark.parametrize(
    "text",
    [
        "It's the Allies' problem, isn't it? The Joneses' dog won't bark.",
        "It’s the Allies’ problem, isn’t it? The Joneses’ dog won’t bark.",
        "’Tis the season, and the ’90s are back; so are the ‘80s and '70s.",
        "'Twas rock 'n' roll, rock ’n’ roll and rock 'n roll.",
        "Get 'em while they're hot, 'cause they're goin' fast.",
        "She is 5'10\" tall, he is 6' 2\" and the child 3’5”.",
        'A 12" pizza on a 42" table, 5″ from the wall at 40°26\'46"N.',
        "O'Brien, O’Neill, O‘Hara and D'Souza met at ten o'clock in Hawai'i.",
        "the workers' and the teachers' unions' leaders' talks",
        '<a href="x.html" title=\'y\'>link</a> and <!-- "hidden" --> text',
        'A [link](https://example.org/a "with a title") in Markdown.',
        "Use the `foo` function, '' or \"\" or “”.",
        "'''''''''''' and \"\"\"\"\"\"",
        "",
        " \n\n ",
    ],
)
def test_silence(text: str) -> None:
    """Apostrophes, feet and inches, elisions and markup are no quotations."""
    assert top(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'It's a dogs' dinner,' he said.", ["It's a dogs' dinner,"]),
        ("‘It’s a dogs’ dinner,’ he said.", ["It’s a dogs’ dinner,"]),
        ("'Rock 'n' roll is dead,' said the Stones' drummer. 'I'm goin' home.'",
         ["Rock 'n' roll is dead,", "I'm goin' home."]),
        ("The 'fat cats' of the City said the workers' union was 'over'.", ["fat cats", "over"]),
        ("'We've met since the '90s,' Ms Orr said. 'Tell 'em to stop.'",
         ["We've met since the '90s,", "Tell 'em to stop."]),
        ("Mr Orr said: 'We will not bow to the bosses' demands. Never.'",
         ["We will not bow to the bosses' demands. Never."]),
        ("MPs 'furious' over leak as PM says 'I'm not going'", ["furious", "I'm not going"]),
        ("'No deal' was the ministers' plan; 'no way', said the MPs.", ["No deal", "no way"]),
        ("Orr 'warned the workers' of the Smiths' plan", ["warned the workers"]),
        ("She calls it 'the best idea that anybody has had since Frankenstein'. He left.",
         ["the best idea that anybody has had since Frankenstein"]),
        ("Orr called it ‘a shabby bargain struck in the smallest of rooms’ and left in a huff.",
         ["a shabby bargain struck in the smallest of rooms"]),
        ("Orr called it ‘a long and careful look at what the Smiths’ neighbours owe us and asked.",
         []),
        ("'Is it the Smiths' car?' she asked. 'It is the Smiths'.'",
         ["Is it the Smiths' car?", "It is the Smiths'."]),
        ("'He told me \"go\" and left,' she said.", ['He told me "go" and left,']),
        ("'One goes on.\n'Two goes on about the workers' rights.\n'Three ends,' she said.",
         ["One goes on.\n'Two goes on about the workers' rights.\n'Three ends,"]),
    ],
)  # fmt: skip
def test_single_marks(text: str, words: list[str]) -> None:
    """British singles enclose speech, and apostrophes inside it stay apostrophes."""
    assert top(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Open and never shut.\nNext paragraph.", ["Open and never shut."]),
        ("“Open and never shut.\n\nNext “one” here.", ["Open and never shut.", "one"]),
        ("“We met Ann, “The talks went well,” said Orr.", ["We met Ann,", "The talks went well,"]),
        ("We are ready to go,” Orr said.", ["We are ready to go,"]),
        ('We are ready to go," Orr said.', ["We are ready to go,"]),
        ("Orr made clear that they “have to go.” and take the chance to leave.” She left.",
         ["have to go.", "and take the chance to leave."]),
        ('“roads are bad," she said. "Families endure.”', ["roads are bad,", "Families endure."]),
        ('“We go," she said. “We stay.”', ["We go,", "We stay."]),
        ("”Wrong mark,” he said, “indeed.”", ["Wrong mark,", "indeed."]),
        ("“Wrong mark,“ he said.", ["Wrong mark,"]),
        ('"Hello "he said.', ["Hello"]),
        ("'It was late\", he said.", []),
        ("He says,” there is a way out of this.” So be it.", ["there is a way out of this."]),
        ("It rained.\nAnn Orr.”\nIt snowed.", []),
    ],
)  # fmt: skip
def test_broken_marks(text: str, words: list[str]) -> None:
    """What broken marks enclose is found, and flagged."""
    assert top(text) == words
    if len(words) == 1:
        assert only(text).malformed is (words[0] not in {"Hello", "there is a way out of this."})


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("“We met Ann, “The talks went well,” said Orr.", [True, False]),
        ("They “have to go.” and take the chance to leave.” She left.", [False, True]),
        ("China“through trade” is “helping.”", [False, False]),
        ("Orr said. ”No.” “Yes.”", [True, False]),
    ],
)
def test_only_broken_marks_are_malformed(text: str, flags: list[bool]) -> None:
    """A broken pair does not taint its neighbours, and a missing space breaks nothing."""
    assert [segment.malformed for segment in find_segments(text)] == flags


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ties.“We talked,” said Orr", ["We talked,"]),
        ("China“through trade” is “helping” it.", ["through trade", "helping"]),
        ('China"through trade" is "helping" it.', ["through trade", "helping"]),
        ("“are not two.” “All of this,” he said", ["are not two.", "All of this,"]),
        ("said.”“Next", ["Next"]),
        ("“No,”he said.“Never.”", ["No,", "Never."]),
        ('“I ordered a 12" pizza,” he said.', ['I ordered a 12" pizza,']),
        ('"I ordered a 12" pizza," he said.', ['I ordered a 12" pizza,']),
        ('"I was born in 1990," he said. "In 1990".', ["I was born in 1990,", "In 1990"]),
        ("\u200b“\u200bGo\u200b”\u200b", ["Go"]),
        ("“[Thanks,] we go,” “(Orr) left”", ["[Thanks,] we go,", "(Orr) left"]),
        ('He said "no"—"never"—and "ever".', ["no", "never", "ever"]),
        ('Orr told the Herald,"We are down by half"and left.', ["We are down by half"]),
        ('We are ready to go,"Orr said. "Now."', ["We are ready to go,", "Now."]),
        ("It rained .'We heard a splash,'she said.'Nothing else.'",
         ["We heard a splash,", "Nothing else."]),
        ("She said,‘We go.’He stayed.", ["We go."]),
        ("It was the players.'She left, and the boys' night went on.", []),
    ],
)  # fmt: skip
def test_glued_and_adjacent_marks(text: str, words: list[str]) -> None:
    """A missing space, a neighbour or an inch mark does not throw the pairing out."""
    assert top(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“One.\n“Two.\n“Three,” she said.", ["One.\n“Two.\n“Three,"]),
        ('"One.\n\n"Two," he said. "Three."', ['One.\n\n"Two,', "Three."]),
        ("''One.\r\n\r\n''Two,'' he said.", ["One.\r\n\r\n''Two,"]),
        ("“One “inner” part.\n“Two,” she said.", ["One “inner” part.\n“Two,"]),
        ("“One,” he said.\n“Two,” she said.", ["One,", "Two,"]),
        ("“ANN: One.\n“BOB: Two,” it reads.", ["ANN: One.", "BOB: Two,"]),
        ('"We go, Orr said.\n"No," Lee said.', ["We go, Orr said.", "No,"]),
    ],
)
def test_paragraphs(text: str, words: list[str]) -> None:
    """Paragraphs that each reopen, the last of which closes, are one segment."""
    assert top(text) == words


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ("“He told me ‘go’ and I went,” she said.", [("go", 0)]),
        ("'He told me \"go\" and I went,' she said.", [("go", 0)]),
        ("“He told me “go” and I went,” she said.", [("go", 0)]),
        ("“It is “too loud” or “too that.”” Yes.", [("too loud", 0), ("too that.", 0)]),
        ("“A,” he said. \"'Stop,' I said.\"", [("Stop,", 1)]),
        ("'''Stop,' I said.''", [("Stop,", 0)]),
        ("''and think, 'This is it.'.''", [("This is it.", 0)]),
        ("«Он сказал: „Иди“, и я пошёл».", [("Иди", 0)]),
        ("「彼は『行け』と言った」", [("行け", 0)]),
    ],
)
def test_nested(text: str, nested: list[tuple[str, int]]) -> None:
    """A quotation inside a quotation points to the one that encloses it."""
    segments = find_segments(text)

    assert [(text[s.start : s.end], s.parent) for s in segments if s.parent is not None] == nested


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ('"We go," he said, "and they stay."', [1, 1]),
        ("“We go,” Ann Orr told reporters in Oslo. “They stay.”", [1, 1]),
        ("'We go', he said, 'and they stay'.", [1, 1]),
        ("“We go!” Orr shouted. “Now,” she said.", [1, 2]),
        ("“We go,” Orr said. It rained. “They stay.”", [1, 2]),
        ("“We go,” Orr said.\n“They stay.”", [1, 2]),
        ("„Wir gehen“, sagte er, „und sie bleiben.“", [1, 1]),
        ("It is “a cost,” “a threat” and “a risk.”", [1, 2, 3]),
    ],
)
def test_turns(text: str, turns: list[int]) -> None:
    """The parts of an interrupted utterance share a turn; neighbours do not."""
    assert [segment.turn for segment in find_segments(text)] == turns


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We have to go now,” Orr said.", Kind.DIRECT),
        ('"No," he said.', Kind.DIRECT),
        ("Orr said: “We have to go now.”", Kind.DIRECT),
        ("“We have to go now.”", Kind.DIRECT),
        ("He said that it was “a very serious threat to peace.”", Kind.FRAGMENT),
        ("Orr stressed that, thanks to them, “Ukraine has prevailed for good”.", Kind.FRAGMENT),
        ("The minister called the plan “reckless”.", Kind.FRAGMENT),
        ("He vowed to “go after them” at once.", Kind.FRAGMENT),
        ("The fact that they are “active there” is an extra burden, Orr said.", Kind.FRAGMENT),
        ("Orr said on Monday that the bill was “dead.”", Kind.FRAGMENT),
        ("Rep. Robert C. “Bobby” Orr left.", Kind.MENTION),
        ("She hosts ABC’s “The Morning Hour” every day.", Kind.MENTION),
        ("His new novel, “The Long Road Home,” sells well.", Kind.MENTION),
        ("He appeared on “Late Talk” on Sunday.", Kind.MENTION),
        ("“Late Talk” host Ann Orr left the network.", Kind.MENTION),
        ("The hacker known as “Blue Fox” was arrested.", Kind.MENTION),
        ("She wrote under the pseudonym “Lena Grey” for years.", Kind.MENTION),
        ("Fans in “Make It Rain” hats lined the road.", Kind.MENTION),
        ("Gov. J.B. “Butch” Orr left.", Kind.MENTION),
        ("On Sunday's “Late Talk,” she said that she was tired.", Kind.MENTION),
        ("A ship called “Blue Fox” sank.", Kind.MENTION),
        ("They have a word, “sjøsnakk”, for such talk.", Kind.MENTION),
        ("The “Fox of Skerrow” has struck again, say neighbours.", Kind.MENTION),
        ("It has become known as the “Blue Fox” rule.", Kind.MENTION),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    """Clauses, fragments and what is no speech at all."""
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orr: “We must go”\nAnn Orr spoke on Monday.", Kind.HEADLINE),
        ("Leaders 'must go', says Orr\n\nAnn Orr spoke on Monday.", Kind.HEADLINE),
        ("Orr spoke.\nRelated:\n- Orr in Oslo: “We must go”", Kind.HEADLINE),
        ("Orr spoke.\nKeep reading:\n–Orr: “Good progress” in Oslo", Kind.HEADLINE),
        ("Orr spoke.\nSEE ALSO:\nOrr in Oslo: “We must go now”", Kind.HEADLINE),
        ("Orr: Lee Is a ‘Proven Failure’ in Oslo\nAnn Orr spoke on Monday.", Kind.HEADLINE),
        ("Orr promises report 'as soon as possible.'\nAnn Orr spoke.", Kind.HEADLINE),
        ("“We must go,” Orr said.\nIt rained.", Kind.DIRECT),
        ("It rained.\n- Orr said: “We must go now.”", Kind.DIRECT),
    ],
)
def test_headlines(text: str, kind: Kind) -> None:
    """Speech in the title and in lists of links is a headline; in the text it is not."""
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("市长周一说：「我们不会放弃这座桥」。", Kind.FRAGMENT),
        ("“对。”市长说。", Kind.FRAGMENT),
        ("“一带一路”倡议", Kind.MENTION),
        ("映画『羅生門』が上映される。", Kind.MENTION),
        ("市長は「この橋を手放すことはない」と述べた。", Kind.FRAGMENT),
        ("시장은 “우리는 이 다리를 포기하지 않습니다”라고 말했다.", Kind.FRAGMENT),
        ("นายกเทศมนตรีกล่าวว่า “เราจะไม่ทิ้งสะพานนี้” ในวันจันทร์", Kind.FRAGMENT),
        ("وأضافت «كان هذا خطأ».", Kind.FRAGMENT),
        ("قالت «الجزيرة» ذلك.", Kind.MENTION),
    ],
)
def test_scripts_without_capitals(text: str, kind: Kind) -> None:
    """Words that nobody here can read are speech, unless they are no more than a term."""
    quotes = quotecheck.find_quotes(quotecheck.Article(text, id="a"))
    assert [quote.kind for quote in quotes] == [kind]


def test_article_without_line_breaks() -> None:
    """A stray closer far down does not turn an unclosed opener into a quotation of quotations."""
    filler = " ".join(f"“Part {n},” Orr said." for n in range(200))
    text = f"“We met Ann, “It went well,” said Orr. {filler} And that was all there was to it.”"

    found = top(text)

    assert found[:3] == ["We met Ann,", "It went well,", "Part 0,"]
    assert len(found) == 203


def test_doubt_is_left_to_attribution() -> None:
    """The marks alone do not tell: words without a source are a mention, with one they are said."""
    framework = "Part of this “binary choice” framework is new."

    assert only(framework).kind is Kind.FRAGMENT
    assert quotecheck.find_quotes(quotecheck.Article(framework, id="a"))[0].kind is Kind.MENTION
    said = "Ann Lee called it a “binary choice” framework."
    assert quotecheck.find_quotes(quotecheck.Article(said, id="a"))[0].kind is Kind.FRAGMENT


def test_a_tie_is_a_tie_in_every_process() -> None:
    """Signs that add up to nothing are no mention, in whatever order a set hands them out."""
    exact = {sign: round(10 * weight) for sign, weight in weights().items() if sign != ALWAYS}
    start = round(10 * weights()[ALWAYS])
    ties = [
        signs for signs in combinations(exact, 3) if sum(exact[sign] for sign in signs) == -start
    ]

    assert len(ties) > 100
    assert {mention_score(frozenset(signs)) for signs in ties} == {0.0}


def test_a_list_stands_in_one_place() -> None:
    """What goes for one item of a list goes for the others: the verb before it, the noun behind."""
    said, *_ = kinds("The owner called the offer “mean,” “late” and “no use to anybody.”")
    graded = kinds("The county issued “amber” and “red” warnings for Tuesday.")

    assert said is Kind.FRAGMENT
    assert kinds("He called it “mean,” “late” and “no use.”") == [Kind.FRAGMENT] * 3
    assert graded == [Kind.MENTION] * 2


def test_lists_of_titles() -> None:
    """What is plainly a title makes its neighbours in a list titles."""
    text = "She starred in the films “Long Road,” “Blue Moon” and “Home.”"

    assert kinds(text) == [Kind.MENTION] * 3


@given(QUOTED | ANY_TEXT)
@example("“a\n“")
@example("''''''")
@example("'“'”")
def test_properties(text: str) -> None:
    """Whatever the text: spans lie in it, in order, apart at the top and inside their parents."""
    segments = find_segments(text)

    for segment in segments:
        words = text[segment.start : segment.end]
        assert words == words.strip() != ""
        assert segment.span.within(segment.outer)
        assert 0 <= segment.outer.start < segment.outer.end <= len(text)
        if segment.parent is not None:
            assert segment.outer.within(segments[segment.parent].span)
    outers = [segment.outer for segment in segments]
    assert outers == sorted(outers, key=lambda outer: (outer.start, -outer.end))
    tops = [segment.outer for segment in segments if segment.parent is None]
    assert all(a.end <= b.start for a, b in pairwise(tops))
    assert all(segments[s.parent].turn != s.turn for s in segments if s.parent is not None)


@given(QUOTED)
@example("‘. Allies'")
def test_paragraphs_before_and_behind_change_nothing(text: str) -> None:
    """Segments do not depend on plain paragraphs around the text, title lines aside."""
    text = re.sub(r"\s*\n\s*", "\n", text.strip())  # blank lines would make it hard-wrapped text
    framed = f"A plain lead stands here.\n{text}\nA plain end."
    shift = framed.index(text)

    alone = [(s.start + shift, s.end + shift, s.parent) for s in find_segments(text)]

    assert [(s.start, s.end, s.parent) for s in find_segments(framed)] == alone


@pytest.mark.parametrize(
    "hostile",
    [*MARKS, "''", "“”", "”“", "\"'", "“'", "“a ", '"a" ', "'a' ", "a' ", "“a\n", "'a\n", "a",
     "<", "<a", '<a "', "](", '."', '12" ', "“a.” said. ", "'a s' "],
)  # fmt: skip
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    """Twenty thousand code points of one pattern are read in a blink."""
    text = hostile * (20_000 // len(hostile))
    begun = time.process_time()
    find_segments(text)

    assert time.process_time() - begun < 1.5


@pytest.fixture
def seeds() -> Callable[[], list[tuple[str, dict[str, object]]]]:
    """Return the seed articles' texts, each beside one gold quotation."""
    if not SEEDS.is_dir():
        pytest.skip("the seed articles are not beside this project")
    gold = json.loads((SEEDS / "gold" / "quotes.json").read_text(encoding="utf-8"))["quotes"]
    texts = [path.read_bytes().decode() for path in sorted(SEEDS.glob("*.txt"))]
    return lambda: [(texts[int(item["seed"][1:])], item) for item in gold]


def test_seed_articles(seeds: Callable[[], list[tuple[str, dict[str, object]]]]) -> None:
    """Every quotation of the five seed articles is found as annotated, and nothing else is."""
    expected = [
        (text, g["start"], g["end"], g["kind"], g.get("malformed", False)) for text, g in seeds()
    ]
    found = [
        (text, s.start, s.end, s.kind, s.malformed)
        for text in dict.fromkeys(text for text, _ in seeds())
        for s in find_segments(text)
        if s.parent is None
    ]

    assert found == expected
