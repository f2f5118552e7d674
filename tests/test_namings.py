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
    ],
)
def test_names_are_mentions(text: str) -> None:
    """Nicknames, titles, signatures, firms: named as such, whoever speaks in the sentence."""
    assert kinds(text) == [Kind.MENTION]


@pytest.mark.parametrize(
    "text",
    [
        'The minister called the plan "a disgrace".',
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
    ],
)
def test_descriptions_are_speech(text: str) -> None:
    """A judgement, a remark beside a noun that could bear a name, a verb that names nothing."""
    [kind] = kinds(text)

    assert kind is not Kind.MENTION
