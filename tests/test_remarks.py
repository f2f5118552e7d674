"""Pairs become remarks: one utterance, its fullest rendering, and who says what."""

import itertools

import attrs

from quotecheck.model import (
    Credit,
    Edit,
    Form,
    Label,
    Pair,
    Relation,
    Severity,
    Side,
    Span,
)
from quotecheck.remarks import gather

TEXTS = dict.fromkeys(("courier", "ledger", "mirror", "post"), "x" * 200)


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

    found = gather([grave, calm], texts=TEXTS, confront=lambda a, _b: by_base[a], credit=credit)

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
