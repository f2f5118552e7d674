"""What is named is a mention, what is described is speech."""

import pytest

import quotecheck as qc
from quotecheck.model import Kind


def kinds(text: str) -> list[Kind]:
    """Return the kinds of a text's quotations, once their speakers are known."""
    return [quote.kind for quote in qc.find_quotes(qc.Article(text, id="a"))]


@pytest.mark.parametrize(
    "text",
    [
        'The scheme, dubbed "moon money" by the treasurer, ran dry.',
        'Mr. Orr, or "Sir" to his pupils, said that he was tired.',
        'A guard known to generations of Oslo pupils as "Mr. Whistle" was hurt, police said.',
        'The beach was rated "excellent" in May, the council said.',
        'The gang used the code word "parsley", police said.',
        'Ann Orr, a self-described "river rat", said that she would stay.',
        'Dockers have long called the crane "the Goat", Orr said.',
        'Farmers in the valley speak of the "hungry months".',
        'The office issued a "red" warning on Monday.',
        'Ann Orr, an analyst, has a "sell" rating on the stock.',
        'The choir sang "You Have My Heart" at the grave, Orr said.',
        'A van with "Orr & Sons" on its side was seen, police said.',
        'Orr, a former smith known at home as "the Anvil", has ruled since 2009.',
        'The touts, popularly known as "kobo boys", came back.',
        'Ann Orr, known to friends as "Bunny", said that she was tired.',
        'The valley, nicknamed "the Oven", was cool.',
        'He said that the tunnel, officially christened "Long Mary", had flooded.',
        'Workers named it "Old Faithful".',
        'Orr said that they had named the calf "General".',
        "The contractor, the firm «SkerroStroy», said that it was late.",
        "A source told the portal «Our Harbour» that he would leave.",
        "The measure, which she calls the “Fair Ferries Act,” passed.",
        "She took to signing letters “The Plumber”.",
        'He signed off as "Uncle Bob".',
        'A column under the headline "We Shall Not Be Moved" told of it.',
        'It was published under the name "The Lark".',
        "She thought of a play called “Ann: A Life in Two Acts.”",
        "Orr, whose short story ‘Pebble’ won a prize, has written more.",
        "Whether they feel ‘joy’ depends on what one thinks the word means, she said.",
        'She said that the restaurant "Blue Door" had closed.',
        'A pamphlet, entitled "Why we must all say no to the bridge", said so.',
        'The club "Vikingur" told members to leave.',
        'The storm, since renamed "Berta", said forecasters, is over.',
        'A group calling itself "Free Skerrow" said that it had done it.',
        'A man who calls himself "the King of Kelp" was held, police said.',
        'His boat, the "Sea Fox", sank on Friday.',
        'He said that his boat, the "Sea Fox", had sunk.',
        'It is a hollow that locals call "the Oven".',
        'Locals call it "the Oven".',
        'The win earned him the nickname "the Wall".',
        'Police launched Operation "Blue Fox" on Monday, Orr said.',
        'The plan, which ministers call "Project Lark", was leaked.',
        "In the city there is a square, popularly called “Kobo Corner”, where touts sit.",
        'The suspect, alias "Skinny", told police that he had run.',
        'The girl, whom the papers named "the Mermaid", told reporters that she was well.',
        'The company\'s "Green Wave" programme was closed, Orr said.',
        'He said that the "Green Wave" programme had been closed.',
        'The hashtag "#FreeAnn" trended, said Orr.',
        'She opened a café named "Crumbs" in June, she said.',
        'The song "Blue Ferry" was played, he said.',
        'They used a method referred to as "ghosting", police said.',
        'The "Iron Widow", as she was known, told reporters that she was tired.',
        '"The Iron Widow", as she is called at home, died on Friday.',
        "Orr heads the NGO «Clean Harbour».",
        'The ship was registered as the "Lucky Ann", officials said.',
        'He wrote a column signed "A Taxpayer".',
        'The newspaper "Dagsavis" reported that he had left.',
        'According to the newspaper "Dagsavis", he had left.',
        'The TV channel "Skerrow 1" reported on Friday that he had left.',
        'The agency "Norpress", citing police, said that he had left.',
        'In the café "Crumbs", Orr told reporters that she would leave.',
        'The horse "Silver Ann" won, Orr said.',
        'The tanker "Gull" ran aground, officials said.',
        'Orr, nicknamed "the Wall" by fans, said that he would play.',
        'The treatment, marketed as "SkinGlow", was banned, the agency said.',
        'The app, called "Pestle", tells users when to eat.',
        'The exhibition, titled "Tides", opens on Friday, she said.',
        'He has a dog called "Minister", he said.',
        'The bar, formerly the "Red Lion", closed, said Orr.',
        'The gang, styling itself "The Owls", said it would return.',
        'The law, popularly "Ann\'s Law", was passed, said Orr.',
        'Her boat, "Gull", was found, she said.',
        'She said that her boat, "Gull", was lost.',
        'His firm, "SkerroStroy," was late, Orr said.',
        'It is dubbed by locals "the Snake".',
        'The dish, locally called "lobby", is a stew, she said.',
        'The company, trading as "Fresh Fins", said that it would pay.',
        'The drug, marketed as "Blue Ice", is deadly, police said.',
        'A Facebook group called "Mums Against the Bridge" told members to march.',
        'The box was marked "Fragile", said Orr.',
    ],
)
def test_names_are_mentions(text: str) -> None:
    """Nicknames, titles, signatures, firms: named as such, whoever speaks in the sentence."""
    assert kinds(text) == [Kind.MENTION]


@pytest.mark.parametrize(
    "text",
    [
        'The minister called the plan "a disgrace".',
        'Orr said "sorry" to his fans.',
        'The "dire" warning was ignored, Orr said.',
        'Residents in the valley speak of "chaos".',
        'Orr rated their chances as "slim to none".',
        'The owner, who called the vote "rigged", left.',
        '"Boring" was his verdict.',
        'Her verdict on the soup: "thin".',
        'The minister called Orr "Crooked" and left.',
        "Orr described it as “a slow disaster”.",
        'She is known for saying "never again".',
        '"Yes," he said.',
        "Orr promised “a full audit”.",
        'Orr dismissed the "so-called experts".',
        'The plan was dubbed "a disgrace" by critics.',
        'The reform, dubbed "the worst idea that anybody has ever had" by Orr, failed.',
        'Orr dubbed the plan "reckless".',
        'He is known to dismiss critics as "losers".',
        'The mayor, known to call her rivals "clowns", left.',
        'The firm "will not pay", Orr said.',
        'Orr told the newspaper "I will not pay".',
        'Orr told the newspaper: "Never. Not on my watch."',
        "The company “has no plans to leave,” Orr said.",
        'She signed the letter "with a heavy heart", she said.',
        'Orr named the price: "Ten crowns."',
        'Orr called it "an Orwellian nightmare".',
        'He called on the party "to wake up".',
        'He said that the party "Deserves better".',
        'Residents called for "justice".',
        'Orr said he knew what the word "duty" means.',
        'He named as his reason "the sheer boredom".',
        'It is known as a fact that "they lied", Orr said.',
        'Orr told the party "No!"',
        'Nobody has named a price, "but we will," Orr said.',
        'Orr called the mayor "Hopeless".',
        'She called him "the best of us".',
        'Locals call the plan "madness".',
        'Critics call it "a joke".',
        'The plan, which ministers call "fair", was leaked.',
        'Orr said that the party was "finished".',
        'The union "Must strike", said Orr.',
        'The company said "sorry" to its clients.',
        'The firm called its results "solid".',
        'She referred to him as "my little brother".',
        'Orr branded the scheme "daft".',
        'He labelled the decision "perverse".',
        'The mayor, known as a joker, said "never".',
        'Orr, once dubbed a liar, said "never".',
        'She named three reasons: "Cost, time and weather."',
        'The firm\'s "deep regret" was no help, Orr said.',
        'The band "had a ball", said Orr.',
        'The town calls itself "open for business".',
        'The judge called Orr\'s story "a fairy tale".',
        'Orr said the word was "duty".',
        'The title, he said, was "beyond us".',
        'The headline was "not our finest hour", the editor said.',
        'A column by Orr said "the club is dying".',
        'He was known in the squad as "a good lad", said Orr.',
        'Orr said the show was "over".',
        'The song is "about nothing", he said.',
        'Orr, known for her temper, called it "Nonsense".',
        'Orr refers to rivals as "small men".',
        'Orr refers to her rival as "Little Lee".',
        'Orr was marked "for life", he said.',
        'He sold it as "a bargain", she said.',
        'It was officially "not a crisis", said Orr.',
        'The minister, dubbed a liar by rivals, said: "Never."',
        'Orr told his newspaper: "Never."',
        'Orr told her party, "Never Again," and left.',
    ],
)
def test_descriptions_are_speech(text: str) -> None:
    """A judgement, a remark beside a noun that could bear a name, a verb that names nothing."""
    [kind] = kinds(text)

    assert kind is not Kind.MENTION


BODY = "\n\nAnn Orr spoke on Monday in Oslo. “It is a shambolic affair,” she said.\n"


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("The ‘free ferry’ crowd discovers the bill", Kind.MENTION),
        ('"Grandpa Raft Man" becomes popular on the coast', Kind.MENTION),
        ("Trust ‘failed to listen’ to midwives, inquiry finds", Kind.HEADLINE),
        ("Inside the ‘shambolic’ inquiry", Kind.HEADLINE),
        ("Council 'let residents down'", Kind.HEADLINE),
        ("Orr attacks the ‘free ferry’ crowd", Kind.HEADLINE),
        ("The ‘free ferry’ crowd is wrong, says Orr", Kind.HEADLINE),
        ("Orr: The ‘free ferry’ crowd is wrong", Kind.HEADLINE),
        ("Orr Says Lee Is a ‘Proven Failure’", Kind.HEADLINE),
        ("A ‘Proven Failure’ Returns to Oslo", Kind.HEADLINE),
    ],
)
def test_headlines_without_a_source(headline: str, kind: Kind) -> None:
    """A noun or a name is mentioned; what somebody says, here or in the article, is speech."""
    assert kinds(headline + BODY)[0] is kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("READ MORE: Inside Orr's £2m 'boat palace'", Kind.MENTION),
        ("READ MORE: Orr slams Lee's 'total failure'", Kind.HEADLINE),
        ("Read more: 'We must go,' says Orr", Kind.HEADLINE),
        ("Related: Orr says 'we must go'", Kind.HEADLINE),
        ("Watch now: “We must go,” Orr said.", Kind.DIRECT),
    ],
)
def test_teasers(line: str, kind: Kind) -> None:
    """A line that leads to another article holds a headline."""
    assert kinds(f"It rained in Oslo.\n\n{line}\n\nIt snowed.") == [kind]
