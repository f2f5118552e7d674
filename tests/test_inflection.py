"""Forms of one word, and words that only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.inflection import lemmas, related, same_lemma, stem

FORMS = """sanction sanctions, destabilize destabilizing, hope hoping, stop stopped, travel
travelled, travel traveled, study studies, agree agreed, win won, be was, have had, go went, child
children, crisis crises, big bigger, happy happiest, good better, die dying, panic panicked, quit
quitting, box boxes, hero heroes, visit visiting, admit admitted, putin putin's, do does, man men"""
DERIVED = """circumvention circumventing, global globally, develop development, decide decision,
argue argument, apply application, ready readiness, resist resistance, important importance,
possible possibility, remove removal, success successful"""
APART = """employer employee, hope hop, hopped hoping, filed filled, hard hardly, late lately, new
news, letter let, matter mat, evening even, bring bra, united unite, thing the, need ne, planed
planned, staring starring, harm harmless, universe university, nation national, state statement,
like likely, part party, commune communist, inform form, number numb, offer off, later latter"""


def pairs(text: str) -> list[list[str]]:
    """Return the pairs of a list in prose."""
    return [pair.split() for pair in text.replace("\n", " ").split(",")]


@pytest.mark.parametrize(("one", "other"), pairs(FORMS))
def test_inflected_forms_share_a_lemma(one: str, other: str) -> None:
    """Regular and irregular forms meet, and have one stem."""
    assert same_lemma(one, other)
    assert related(other, one)
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), pairs(DERIVED))
def test_derived_words_are_related(one: str, other: str) -> None:
    """A derivation in one sense is another form of the word, but no inflection."""
    assert related(one, other)
    assert related(other, one)
    assert not same_lemma(one, other)


@pytest.mark.parametrize(("one", "other"), pairs(APART))
def test_other_words_are_not_related(one: str, other: str) -> None:
    """Words that only begin alike keep apart."""
    assert not related(one, other)
    assert not related(other, one)


VERBS = [
    "accuse",
    "act",
    "agree",
    "allow",
    "announce",
    "argue",
    "ask",
    "attack",
    "ban",
    "believe",
    "blame",
    "build",
    "call",
    "carry",
    "change",
    "claim",
    "close",
    "control",
    "cut",
    "decide",
    "defend",
    "deny",
    "destroy",
    "die",
    "discuss",
    "elect",
    "end",
    "escape",
    "expect",
    "fail",
    "fear",
    "fight",
    "fire",
    "follow",
    "force",
    "found",
    "free",
    "grab",
    "happen",
    "help",
    "hit",
    "hope",
    "hurt",
    "impose",
    "invade",
    "join",
    "keep",
    "kill",
    "lead",
    "learn",
    "leave",
    "lie",
    "like",
    "live",
    "love",
    "make",
    "mean",
    "meet",
    "move",
    "name",
    "need",
    "occur",
    "offer",
    "pay",
    "plan",
    "play",
    "pledge",
    "prefer",
    "prevent",
    "promise",
    "protest",
    "prove",
    "push",
    "quit",
    "raise",
    "reach",
    "refer",
    "refuse",
    "regret",
    "reply",
    "resign",
    "rob",
    "run",
    "save",
    "say",
    "seek",
    "sell",
    "send",
    "serve",
    "ship",
    "shoot",
    "sign",
    "sit",
    "speak",
    "spend",
    "split",
    "stab",
    "stand",
    "start",
    "stop",
    "study",
    "suffer",
    "supply",
    "support",
    "take",
    "talk",
    "target",
    "tax",
    "tell",
    "threaten",
    "travel",
    "try",
    "urge",
    "visit",
    "vote",
    "vow",
    "wait",
    "walk",
    "want",
    "warn",
    "win",
    "work",
    "worry",
    "worship",
    "write",
]
NOUNS = [
    "ally",
    "army",
    "attack",
    "baby",
    "ban",
    "border",
    "business",
    "city",
    "class",
    "country",
    "crisis",
    "day",
    "deal",
    "enemy",
    "family",
    "foot",
    "half",
    "hero",
    "leaf",
    "life",
    "man",
    "mouse",
    "party",
    "person",
    "policy",
    "promise",
    "risk",
    "sheep",
    "spy",
    "tax",
    "thief",
    "tooth",
    "troop",
    "victory",
    "vote",
    "wife",
    "wish",
    "woman",
]


@pytest.mark.parametrize("verb", VERBS)
def test_verb_forms_agree_with_lemminflect(verb: str) -> None:
    """Every form that LemmInflect gives a verb comes back to it."""
    lemminflect = pytest.importorskip("lemminflect", reason="LemmInflect inflects the verbs")

    for tag in ("VBD", "VBG", "VBN", "VBZ"):
        for form in lemminflect.getInflection(verb, tag):
            assert verb in lemmas(form), form


@pytest.mark.parametrize("noun", NOUNS)
def test_plurals_agree_with_lemminflect(noun: str) -> None:
    """Every plural that LemmInflect gives a noun comes back to it."""
    lemminflect = pytest.importorskip("lemminflect", reason="LemmInflect inflects the nouns")

    for form in lemminflect.getInflection(noun, "NNS"):
        assert same_lemma(form, noun), form


@pytest.mark.parametrize("word", [*VERBS, *NOUNS])
def test_simplemma_finds_no_other_base(word: str) -> None:
    """Where simplemma brings a regular form back, we find the same base among ours."""
    simplemma = pytest.importorskip("simplemma", reason="simplemma is the second opinion")

    for form in (f"{word}s", f"{word}ed", f"{word}ing"):
        base = simplemma.lemmatize(form, lang="en")
        if base == word:
            assert word in lemmas(form) or word[-1] in "ehoxyst" or form[-3:] == "ing", form


@given(st.text(max_size=24))
def test_any_word_has_a_stem_and_itself_for_a_lemma(word: str) -> None:
    """Nonsense raises nothing, and every word is a form of itself."""
    assert word in lemmas(word)
    assert same_lemma(word, word)
    stem(word)
