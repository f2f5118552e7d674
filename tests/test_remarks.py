"""Pairs become remarks: one utterance, its fullest rendering, and who says what."""

import itertools

import attrs
import pytest

from quotecheck.model import (
    Copies,
    Credit,
    Edit,
    Form,
    Label,
    Pair,
    Relation,
    Remark,
    Severity,
    Side,
    Span,
)
from quotecheck.remarks import gather
from quotecheck.remarks.edges import is_mere_phrase

TEXTS = dict.fromkeys(("courier", "ledger", "mirror", "post"), "word " * 40)


def side(article: str, start: int, end: int, form: Form = Form.QUOTED) -> Side:
    """Return a stretch; quotations are named by where they start."""
    return Side(article, start, end, form, f"{article}:{start}" if form is Form.QUOTED else None)


def pair(
    a: Side, b: Side, *edits: Edit, relation: Relation = Relation.SAME, score: float = 0.9
) -> Pair:
    """Return a pair whose severity follows from its edits."""
    severity = max((edit.severity for edit in edits), default=Severity.NONE)
    return Pair(a, b, relation, score, tuple({e.label for e in edits}), severity, edits)


def edit(start: int, end: int, a_text: str, b_text: str, label: Label = Label.LEXICAL) -> Edit:
    """Return a change of the base at a place; where it stands in the other text is no matter."""
    return Edit(Span(start, end), Span(0, len(b_text)), a_text, b_text, label, label.severity)


def gathered(*pairs: Pair) -> tuple[tuple[Side, ...], ...]:
    """Return the renderings of each remark."""
    found = gather(
        pairs,
        texts=TEXTS,
        confront=pair,
        credit=lambda _sides: (),
    )
    return tuple(remark.sides for remark in found)


def test_the_fullest_quotation_is_the_base() -> None:
    """The longest quotation comes first, whichever outlet has it; a paraphrase never does."""
    short, long = side("courier", 10, 40), side("ledger", 0, 90)
    told = side("mirror", 0, 150, Form.REPORTED)

    ((base, *others),) = gathered(pair(short, long), pair(long, told))

    assert base == long
    assert others == [short, told]


def test_longer_words_make_no_fuller_rendering() -> None:
    """Of renderings of as many words the base is what most outlets have."""
    texts = {
        "courier": "we warned the council in 2012",
        "ledger": "we warned the town in 2021",
        "mirror": "we warned the town in 2021",
    }
    sides = [side(name, 0, len(text)) for name, text in texts.items()]
    made = [pair(sides[0], other) for other in sides[1:]]

    (remark,) = gather(made, texts=texts, confront=pair, credit=lambda _sides: ())

    assert remark.base.article != "courier"


def test_stretches_of_one_quotation_that_overlap_are_one_rendering() -> None:
    """Two outlets that cut one quotation at slightly different places meet in one remark."""
    cut, longer_cut = side("courier", 0, 50), Side("courier", 0, 60, Form.QUOTED, "courier:0")

    (sides,) = gathered(pair(cut, side("ledger", 0, 50)), pair(longer_cut, side("mirror", 0, 60)))

    assert Side("courier", 0, 60, Form.QUOTED, "courier:0") in sides
    assert {one.article for one in sides} == {"courier", "ledger", "mirror"}


def test_two_utterances_in_one_quotation_stay_two_remarks() -> None:
    """Stretches of one long quotation that do not overlap are remarks of their own."""
    first, second = side("courier", 0, 80), Side("courier", 81, 170, Form.QUOTED, "courier:0")

    found = gathered(pair(first, side("ledger", 0, 80)), pair(second, side("mirror", 0, 89)))

    assert len(found) == 2


def test_ids_are_unique() -> None:
    """An outlet that prints a quotation twice, far apart, has two remarks with another."""
    pairs = [pair(side("courier", n, n + 50), side("ledger", n, n + 50)) for n in (0, 100)]

    found = gather(pairs, texts=TEXTS, confront=pair, credit=lambda _sides: ())

    assert len({remark.id for remark in found}) == len(found) == 2


def test_a_paraphrase_ties_no_two_remarks_together() -> None:
    """A lead that renders two remarks belongs to the one that it renders best."""
    lead = side("mirror", 0, 120, Form.REPORTED)
    one, other = side("courier", 0, 60), side("courier", 100, 160)

    found = gathered(
        pair(one, side("ledger", 0, 60)),
        pair(other, side("ledger", 100, 160)),
        pair(one, lead, score=0.4),
        pair(other, lead, score=0.7),
    )

    assert [lead in sides for sides in found] == [False, True]


def test_an_echo_is_shown_and_never_merged() -> None:
    """The same person's words on another day stand beside the remark, not in it."""
    said, again = side("courier", 0, 60), side("post", 0, 60)

    (remark,) = gather(
        [pair(said, side("ledger", 0, 60)), pair(said, again, relation=Relation.ECHO)],
        texts=TEXTS,
        confront=pair,
        credit=lambda _sides: (),
    )

    assert again not in remark.sides
    assert [echo.b for echo in remark.echoes] == [again]


def test_each_change_is_one_variant_with_all_its_outlets() -> None:
    """Whoever has the same words at the same place carries the same variant; gravest first."""
    base, *others = (side(name, 0, 60) for name in TEXTS)
    push, now = edit(5, 9, "roll", "push"), edit(20, 23, "not", "now", Label.NEGATION)
    pairs = [pair(base, others[0], push), pair(base, others[1], push, now), pair(base, others[2])]
    by_side = {one.b: one for one in pairs}

    (remark,) = gather(
        pairs, texts=TEXTS, confront=lambda _a, b: by_side[b], credit=lambda _sides: ()
    )

    assert [(v.label, v.text, len(v.sides)) for v in remark.variants] == [
        (Label.NEGATION, "now", 1),
        (Label.LEXICAL, "push", 2),
    ]


def test_the_worst_remark_comes_first_and_a_conflict_is_critical() -> None:
    """Grave changes and disputed credits lead; ties keep the order of the articles."""
    calm = attrs.evolve(pair(side("courier", 0, 60), side("ledger", 0, 60)), speaker_conflict=True)
    grave = pair(
        side("courier", 100, 160),
        side("ledger", 100, 160),
        edit(105, 109, "roll", "push"),
    )
    by_base = {one.a: one for one in (calm, grave)}

    def credit(sides: object) -> tuple[Credit, ...]:
        disputed = side("courier", 0, 60) in sides  # type: ignore[operator]
        return (Credit("Ada", ("courier",)), Credit("Tom", ("ledger",)))[: 2 if disputed else 1]

    texts = dict.fromkeys(TEXTS, "x" * 60 + "”" + "x" * 139)
    found = gather([grave, calm], texts=texts, confront=lambda a, _b: by_base[a], credit=credit)

    assert [remark.base.start for remark in found] == [0, 100]
    assert found[0].speaker == "Ada"


def test_the_order_of_pairs_does_not_matter() -> None:
    """The same pairs give the same remarks, however they come."""
    pairs = [
        pair(side("courier", 0, 60), side("ledger", 0, 60)),
        pair(side("ledger", 0, 60), side("mirror", 5, 50)),
        pair(side("courier", 100, 160), side("mirror", 100, 160)),
    ]

    outcomes = {
        frozenset(frozenset(sides) for sides in gathered(*order))
        for order in itertools.permutations(pairs)
    }

    assert len(outcomes) == 1


def test_of_renderings_as_full_the_majority_is_the_base() -> None:
    """The lone outlier may come first among the inputs; what most outlets have is the base."""
    texts = {"courier": "it has now won", "ledger": "it has not won", "mirror": "it has not won"}
    courier, ledger, mirror = (side(name, 0, 14) for name in texts)

    (remark,) = gather(
        [pair(courier, ledger), pair(courier, mirror), pair(ledger, mirror)],
        texts=texts,
        confront=pair,
        credit=lambda _sides: (),
    )

    assert remark.base == ledger


def test_a_translation_is_no_base_where_two_agree() -> None:
    """Other words, and more of them, are not fuller; who lost a *not* is seen beside who has it."""
    texts = {
        "courier": "we shall not be the first who open fire over there",
        "ledger": "we will not shoot first at anybody",
        "mirror": "we will now shoot first at anybody",
    }
    courier, ledger, mirror = (side(name, 0, len(text)) for name, text in texts.items())
    translated = [pair(courier, ledger, score=0.8), pair(courier, mirror, score=0.7)]

    def base(score: float) -> Side:
        made = [*translated, pair(ledger, mirror, score=score)]
        return gather(made, texts=texts, confront=pair, credit=lambda _sides: ())[0].base

    assert base(score=1.0) == ledger
    assert base(score=0.8) == courier


# ------------------------------------------------------------------------- what ties, and what not
def test_a_phrase_ties_no_two_remarks_together() -> None:
    """Two speeches that have a catchword in common are two remarks; who prints it picks one."""
    fragment = side("mirror", 0, 15)
    one, other = side("courier", 0, 60), side("courier", 100, 160)

    found = gathered(
        pair(one, side("ledger", 0, 60)),
        pair(other, side("ledger", 100, 160)),
        pair(Side("courier", 20, 35, Form.QUOTED, "courier:0"), fragment, score=1.0),
        pair(Side("courier", 120, 135, Form.QUOTED, "courier:100"), fragment, score=0.9),
    )

    assert [fragment in sides for sides in found] == [True, False]


def test_equal_fragments_stay_together() -> None:
    """Outlets that print the same two words of a long quotation are in its remark, all of them."""
    whole = side("courier", 0, 160)
    cut = Side("courier", 20, 35, Form.QUOTED, "courier:0")
    first, second = side("ledger", 0, 15), side("mirror", 50, 65)

    (sides,) = gathered(pair(cut, first), pair(cut, second), pair(first, second))

    assert {one.article for one in sides} == {"courier", "ledger", "mirror"}
    assert sides[0].quote == whole.quote


def test_the_speaker_decides_where_a_phrase_belongs() -> None:
    """A fragment that fits two remarks equally well goes where the same person speaks."""
    fragment = side("mirror", 0, 15)
    one, other = side("courier", 0, 60), side("courier", 100, 160)
    disputed = pair(Side("courier", 20, 35, Form.QUOTED, "courier:0"), fragment, score=1.0)

    found = gathered(
        pair(one, side("ledger", 0, 60)),
        pair(other, side("ledger", 100, 160)),
        attrs.evolve(disputed, speaker_conflict=True),
        pair(Side("courier", 120, 135, Form.QUOTED, "courier:100"), fragment, score=0.9),
    )

    assert [fragment in sides for sides in found] == [False, True]


def test_what_was_never_paired_is_compared_only_if_alike() -> None:
    """Two renderings that a third one brings together may have nothing to say to each other."""
    base, middle, far = side("courier", 0, 100), side("ledger", 0, 60), side("mirror", 0, 50)

    (remark,) = gather(
        [pair(base, middle), pair(middle, far)],
        texts=TEXTS,
        confront=lambda a, b: pair(a, b, score=0.3 if b == far else 0.9),
        credit=lambda _sides: (),
    )

    assert far in remark.sides
    assert [one.b for one in remark.pairs] == [middle]


# --------------------------------------------------------------------- places, readings, inferences
SPOKEN = {
    "courier": "we roll back the plan now",
    "ledger": "we push back the plan",
    "mirror": "we push back the plan",
    "post": "we roll back the plan",
}


def collated(*others: str, copies: tuple[Copies, ...] = (), was: str = "roll") -> Remark:
    """Return the remark of the courier and others, in which one word differs."""
    base = side("courier", 0, 25)
    made = []
    for name in others:
        word = SPOKEN[name].split()[1]
        change = Edit(Span(3, 7), Span(3, 7), was, word, Label.LEXICAL, Severity.MAJOR)
        made.append(pair(base, side(name, 0, 21), *([change] if word != was else [])))
    by_side = {one.b: one for one in made}
    (remark,) = gather(
        made,
        texts=SPOKEN,
        confront=lambda _a, b: by_side[b],
        credit=lambda _sides: (),
        copies=copies,
    )
    return remark


def test_what_an_outlet_tells_in_its_own_words_is_shown_beside_the_base() -> None:
    """Words too common to be compared by themselves stand as they were paired."""
    base, quoted = side("courier", 0, 60), side("ledger", 0, 60)
    told = side("mirror", 0, 60, Form.REPORTED)

    def confront(_a: Side, _b: Side) -> None:
        return None

    found = {
        other: gather(
            [pair(base, other)], texts=TEXTS, confront=confront, credit=lambda _sides: ()
        )[0].pairs
        for other in (told, quoted)
    }

    assert found == {told: (pair(base, told),), quoted: ()}


def test_each_place_lists_who_has_what() -> None:
    """The base's reading comes first, with everybody who shares it."""
    (locus,) = collated("ledger", "mirror", "post").loci

    assert [(one.text, one.articles) for one in locus.readings] == [
        ("roll", ("courier", "post")),
        ("push", ("ledger", "mirror")),
    ]
    assert locus.likely is None
    assert locus.outvoted == locus.readings


def test_most_voices_make_the_likely_wording() -> None:
    """Two against one: what most have is put in, and the base's reading is outvoted."""
    remark = collated("ledger", "mirror")

    assert remark.likely == "we push back the plan now"
    assert [one.text for one in remark.loci[0].outvoted] == ["roll"]


def test_a_likely_wording_has_no_words_side_by_side_that_nobody_printed() -> None:
    """Where most have words elsewhere, what they have around them makes no sentence in the base."""
    texts = {
        "courier": "we found an inch-wide crack in the pier late yesterday",
        "ledger": "we found a crack of an inch in the pier",
        "mirror": "we found a crack of an inch in the pier",
    }
    base = side("courier", 0, len(texts["courier"]))
    edits = [
        Edit(Span(9, 11), Span(9, 10), "an", "a", Label.FUNCTION_WORD, Severity.MINOR),
        Edit(Span(12, 21), Span(17, 27), "inch-wide", "of an inch", Label.LEXICAL, Severity.MAJOR),
        Edit(
            Span(22, 27), Span(11, 16), "crack", "crack", Label.REORDER, Severity.MINOR, moved=True
        ),
    ]
    made = [pair(base, side(name, 0, 39), *edits) for name in ("ledger", "mirror")]
    by_side = {one.b: one for one in made}
    (remark,) = gather(
        made, texts=texts, confront=lambda _a, b: by_side[b], credit=lambda _sides: ()
    )

    assert [locus.likely for locus in remark.loci] == [1, 1, 1]
    assert remark.likely is None


def test_copies_have_one_voice() -> None:
    """A text that two outlets print outvotes nobody."""
    copies = Copies(("ledger", "mirror"), (Span(0, 21), Span(0, 21)))

    remark = collated("ledger", "mirror", copies=(copies,))

    assert remark.copies == (("ledger", "mirror"),)
    assert remark.voices(["ledger", "mirror", "courier"]) == 2
    assert remark.likely is None
    assert remark.loci[0].likely is None


def test_a_majority_of_the_base_changes_nothing() -> None:
    """Where most have the base's words, there is nothing to infer."""
    remark = collated("ledger", "post")

    assert remark.likely is None
    assert remark.loci[0].likely == 0


@pytest.mark.parametrize(
    ("said", "others", "shared"),
    [
        ("what has happening in it", "what is happening in it", "what has happening"),
        ("he will increases the cost", "he will increase the cost", "will increases the"),
        ("it was in the the harbour", "it was in the harbour", "the the harbour"),
        ("they push back the plan", "they roll back the plan", None),
        ("he has been in the harbour", "he was in the harbour", None),
        ("that that is so is known", "that is so is known", None),
    ],
)
def test_a_shared_error_tells_of_one_source(said: str, others: str, shared: str | None) -> None:
    """Words that are no English, in two outlets; what anybody may write proves nothing."""
    texts = {"courier": said, "ledger": said, "mirror": others}
    sides = {name: side(name, 0, len(text)) for name, text in texts.items()}
    first = next(n for n, (x, y) in enumerate(zip(said, others, strict=False)) if x != y)
    first = max(said.rfind(" ", 0, first), others.rfind(" ", 0, first)) + 1
    a_word, b_word = (text[first:].split()[0] for text in (said, others))
    doubled = said.split().count(a_word) > others.split().count(a_word) and a_word == b_word
    a_end = first + len(a_word)
    change = Edit(
        Span(first, a_end),
        Span(first, first if doubled else first + len(b_word)),
        a_word,
        "" if doubled else b_word,
        Label.FUNCTION_WORD,
        Severity.MINOR,
    )
    made = {
        sides["ledger"]: pair(sides["courier"], sides["ledger"]),
        sides["mirror"]: pair(sides["courier"], sides["mirror"], change),
    }

    (remark,) = gather(
        list(made.values()),
        texts=texts,
        confront=lambda _a, b: made[b],
        credit=lambda _sides: (),
    )

    assert [error.articles for error in remark.shared_errors] == (
        [("courier", "ledger")] if shared else []
    )
    assert [error.text for error in remark.shared_errors] == ([shared] if shared else [])


# ----------------------------------------------------------------------------------------- disputes
@pytest.mark.parametrize(
    ("one", "other", "mere"),
    [
        (
            "“[There is a place in hell] for liars,” x",
            "“[There is a place in hell] at last,” x",
            True,
        ),
        ("“[We stay here],” she said", "“I say: [we stay here], and we like it,” he said", False),
        ("“I won. [We stay here]. So be it,” x", "“Good day. [We stay here]. Thank you,” x", False),
        ("“so [we stay here] today,” x", "“once [we stay here] then,” x", True),
    ],
)
def test_whoever_goes_on_otherwise_shares_a_phrase(one: str, other: str, mere: object) -> None:
    """Two people begin alike and end otherwise; an excerpt ends where its quotation does."""
    texts = {"courier": one, "ledger": other}
    a, b = (side(name, text.index("[") + 1, text.index("]")) for name, text in texts.items())

    assert is_mere_phrase(pair(a, b), texts) is mere
