"""Twice as many quotations are twice as much work: what is held against what has limits."""

import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, combinations, pairwise, product
from types import FrameType
from typing import Any, TypeAlias

import attrs
import pytest

import quotecheck as qc
from quotecheck.collation import stretches
from quotecheck.collation.stretches import Run
from quotecheck.equals import MOST_KIN, _closest
from quotecheck.lexicon import table
from quotecheck.model import Passage
from quotecheck.names import Identity
from quotecheck.pairing import bars, matching
from quotecheck.pairing.answers import find_answers
from quotecheck.pairing.candidates import (
    MOST_KINDRED,
    MOST_PARTNERS,
    prepare_whole,
    propose,
    propose_kindred,
)
from quotecheck.pairing.phrases import Phrases
from quotecheck.rarity import Rarity

TraceFunction: TypeAlias = Callable[[FrameType, str, Any], Any]

WORDS = (
    *("budget", "harbour", "school", "bridge", "ferry", "tax", "hospital", "library", "road"),
    *("plan", "raise", "cut", "review", "defend", "publish", "delay", "support", "reject", "old"),
    *("northern", "public", "regional", "expensive", "careful", "lantern", "orchard", "sluice"),
    *("granite", "ledger", "whistle"),
)


def speech(dice: random.Random, words: Sequence[str] = WORDS) -> str:
    """Return what somebody says who has but one vocabulary."""
    return f"We must {' '.join(dice.choices(words, k=dice.randint(6, 12)))} again"


def whole(texts: Sequence[str], name: str) -> list[Passage]:
    """Return texts as passages of one article."""
    return [prepare_whole(qc.Article(text, id=name), ()) for text in texts]


def test_a_passage_has_so_many_partners_at_most() -> None:
    """One speaker with one vocabulary: what each remark is held against has a limit."""
    dice = random.Random(7)  # noqa: S311  (no secret)
    said = [p for n in range(200) for p in whole([speech(dice, WORDS[:6])], f"a{n}")]
    found = propose(said, Rarity.over(()))

    assert len(said) < len(found) <= MOST_PARTNERS * len(said) < len(said) ** 2 // 3


def test_an_article_has_so_many_kin_at_most() -> None:
    """Where all articles share a remark with all others, the strongest ties are kept."""
    names = [f"a{n:03}" for n in range(100)]
    ties = {
        (one, other): 1.0 + (k == n + 1)
        for n, one in enumerate(names)
        for k, other in enumerate(names)
        if n < k
    }
    kept = set(_closest(ties))

    assert len(kept) <= MOST_KIN * len(names) < len(ties)
    assert set(pairwise(names)) <= kept


def test_copies_of_one_remark_are_all_found_among_many_alike() -> None:
    """The limit counts other wordings: whoever quotes the same words is always paired."""
    dice = random.Random(3)  # noqa: S311  (no secret)
    noise = [f"“{speech(dice)},” Mara Wells said." for _ in range(120)]
    remark = "“We must defend the old granite sluice and publish the ledger,” Mara Wells said."
    texts = [f"{remark}\n\n{noise[2 * n]}\n\n{noise[2 * n + 1]}" for n in range(60)]
    report = qc.reconcile([qc.Article(text, id=f"a{n}") for n, text in enumerate(texts)], jobs=1)

    copied = next(
        found
        for found in report.remarks
        if any(side.article == "a0" and side.start == 1 for side in found.sides)
    )
    assert {side.article for side in copied.sides if side.start == 1} == {
        f"a{n}" for n in range(60)
    }


def test_a_passage_has_so_many_kindred_at_most() -> None:
    """Two long transcripts of one speaker are not held against each other turn by turn."""
    dice = random.Random(5)  # noqa: S311  (no secret)
    here = whole([speech(dice) for _ in range(60)], "a")
    there = whole([speech(dice) for _ in range(60)], "b")
    found = list(propose_kindred(here, there, Rarity.over([*here, *there])))

    assert found == sorted(set(found))
    assert 60 < len(found) <= 120 * MOST_KINDRED < 60 * 60


def test_kin_are_not_held_against_all_that_share_a_common_word() -> None:
    """Thrice the passages of either article, in news English: far from nine times the work."""
    bits = {word: float(value) for word, value in table("frequency").items()}
    often = list(accumulate(2.0**-value for value in bits.values()))

    def lines(number: int) -> int:
        dice = random.Random(31)  # noqa: S311  (no secret)
        said = [
            " ".join(dice.choices(list(bits), cum_weights=often, k=12)) for _ in range(2 * number)
        ]
        here, there = whole(said[:number], "a"), whole(said[number:], "b")
        rarity = Rarity.over([*here, *there])
        return lines_run(lambda: list(propose_kindred(here, there, rarity))).total()

    assert lines(300) < 5 * lines(100)


def test_limits_leave_room_for_the_strongest() -> None:
    """Among many that are alike, a passage meets its copy."""
    dice = random.Random(9)  # noqa: S311  (no secret)
    texts = [speech(dice) for _ in range(3 * MOST_PARTNERS)]
    here, there = whole(texts, "a"), whole(texts[::-1], "b")
    found = set(propose_kindred(here, there, Rarity.over([*here, *there])))

    assert {(n, len(texts) - 1 - n) for n in range(len(texts))} <= found


def test_what_has_too_little_in_common_is_never_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most proposals share a word or two: they are told by their words, not by an alignment."""
    dice = random.Random(13)  # noqa: S311  (no secret)
    said = [p for n in range(40) for p in whole([speech(dice)], f"a{n}")]
    rarity = Rarity.over(said)
    laid_out = 0
    runs = stretches.shared_runs

    def counted(a: Passage, b: Passage, rarity: Rarity) -> list[Run]:
        nonlocal laid_out
        laid_out += 1
        return runs(a, b, rarity)

    monkeypatch.setattr("quotecheck.pairing.matching.shared_runs", counted)
    met = [matching.Meeting(a, b, rarity) for a, b in combinations(said, 2)]
    enough = [one for one in met if one.in_common >= bars.ONE_PERSON.least]
    for one in met:
        one.matches(bars.ONE_PERSON)
        one.matches(bars.OTHER_PERSON)

    assert 0 < laid_out == len(enough) < len(met)


def test_no_stretch_is_worth_more_than_what_is_in_common() -> None:
    """What is passed over for having too little in common could not have passed."""
    dice = random.Random(17)  # noqa: S311  (no secret)
    said = [p for n in range(30) for p in whole([speech(dice, WORDS[:9])], f"a{n}")]
    rarity = Rarity.over(said)
    met = [matching.Meeting(a, b, rarity) for a, b in combinations(said, 2)]
    found = [
        (links, one)
        for one in met
        if (runs := stretches.shared_runs(one.a, one.b, rarity))
        for links in [stretches.best_stretch(runs)]
    ]

    assert len(found) > 300
    assert all(sum(link.worth for link in links) <= one.in_common for links, one in found)


def test_clauses_that_share_too_little_are_never_looked_at() -> None:
    """And none is passed over that shares enough, however common each of its words is."""
    dice = random.Random(19)  # noqa: S311  (no secret)
    small = ("we", "will", "have", "to", "go", "there", "and", "it", "is", "more", "time", "good")
    said = [" ".join(dice.choices((*small, *small, *WORDS), k=6)) for _ in range(120)]
    here, there = whole(said[:60], "here"), whole(said[60:], "there")
    rarity = Rarity.over([*here, *there])
    looked_at = []

    def least(a: Passage, b: Passage) -> float:
        looked_at.append((a, b))
        return bars.ANSWER

    list(find_answers(here, there, (), rarity, least=least))
    enough = [
        (a, b)
        for a in here
        for b in there
        if sum(map(rarity.weight, {*a.stems} & {*b.stems})) >= bars.ANSWER
    ]

    assert looked_at == enough
    assert 0 < len(enough) < len(here) * len(there)


def test_no_less_is_needed_whoever_they_are() -> None:
    """What is asked for before credits are compared is the least of what may be asked for after."""
    quoted, other = (
        attrs.evolve(passage, quote=attrs.evolve(passage.quote, confidence=0.9))
        for passage in whole(["We must defend the granite sluice", "We must cut the old tax"], "a")
    )
    reported = attrs.evolve(other, quote=attrs.evolve(other.quote, form=qc.Form.REPORTED))
    under = bars.Circumstances
    for passage in (other, reported):
        for days in (None, 0, 2, 10, 40, 400):
            least = [
                bars.strangers(under(quoted, passage, identity, days, recalled)).least
                for identity in Identity
                for recalled in (True, False)
            ]
            assert bars.least_of_strangers(quoted, passage, days) == min(least)
        kin = [
            bars.kindred(under(quoted, passage, identity, days), speakers).least
            for identity in Identity
            for speakers in ((), (None,))
            for days in (None, 0, 40)
        ]
        assert bars.least_of_kindred(quoted, passage) == min(kin)


def coined(dice: random.Random, number: int) -> list[str]:
    """Return so many words that hardly anybody else coins."""
    syllables = ("ba", "ko", "ri", "mu", "to", "sal", "dor", "vin", "pel", "gra")
    return ["".join(dice.choices(syllables, k=4)) for _ in range(number)]


def crowd(dice: random.Random, number: int) -> list[qc.Article]:
    """Return two reports of one occasion that quote so many remarks, each on a topic of its own.

    Nobody says more than four of them.

    Every other one is cut to a fragment in the second report, and every third is retold there.
    """
    people = [" ".join(coined(dice, 2)).title() for _ in range(number)]
    remarks = [(people[n // 4], f"we {' '.join(coined(dice, 9))}") for n in range(number)]
    first = [f"“{said.capitalize()},” {who} said on Tuesday." for who, said in remarks]
    second = []
    for n, (who, said) in enumerate(remarks):
        cut = said.split()
        second.append(
            f"{who} said that {said.replace('we', 'they')}."
            if n % 3 == 0
            else f"{who} called it “{' '.join(cut[2:7])}” again."
            if n % 2
            else f"“{' '.join([*cut[:4], 'not', *cut[5:]]).capitalize()},” {who} said."
        )
    texts = ("\n\n".join(first), "\n\n".join(second))
    return [
        qc.Article(text, id=name, published=f"2026-05-1{n}")
        for n, (name, text) in enumerate(zip("ab", texts, strict=True))
    ]


def lines_run(work: Callable[[], object]) -> Counter[str]:
    """Count the lines that each function of quotecheck runs to do some work."""
    counted: Counter[str] = Counter()

    def entered(frame: FrameType, _event: str, _arg: object) -> TraceFunction | None:
        module = frame.f_globals.get("__name__", "")
        name = f"{module}.{frame.f_code.co_qualname}"
        if not module.startswith("quotecheck."):
            return None

        def stepped(_frame: FrameType, event: str, _arg: object) -> TraceFunction:
            counted[name] += event == "line"
            return stepped

        return stepped

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        work()
    finally:
        sys.settrace(before)
    return counted


def test_what_stands_in_an_article_is_not_gone_through_for_each_quotation() -> None:
    """Three times as many quotations of one occasion: no function runs five times as many lines."""
    few, many = (crowd(random.Random(23), number) for number in (24, 72))  # noqa: S311
    qc.reconcile(many, jobs=1)  # what is loaded and remembered once is nobody's work
    once, thrice = (lines_run(partial(qc.reconcile, texts, jobs=1)) for texts in (few, many))
    grown = {name: n / once[name] for name, n in thrice.items() if n >= 1_000 and once[name]}

    assert len(grown) > 100
    assert {name: times for name, times in grown.items() if times > 5} == {}


def test_a_common_word_is_not_gone_through_for_each_phrase() -> None:
    """Nine times as many quotations, in thrice as many words: nine times as many phrases to own."""

    def lines(number: int) -> int:
        dice = random.Random(29)  # noqa: S311  (no secret)
        words = coined(dice, number)
        texts = [" ".join(dice.choices(words, k=8)) for _ in range(number**2)]
        said = [p for n, text in enumerate(texts) for p in whole([text], f"a{n}")]
        stems = sorted({stem for passage in said for stem in passage.stems})
        found = Phrases.over(said)
        return lines_run(lambda: list(map(found.owner, product(stems, stems)))).total()

    assert lines(30) < 12 * lines(10)


def test_the_best_chain_is_the_best_of_all() -> None:
    """What is passed over for its price could not have been worth more."""

    def worth(chain: Sequence[Run]) -> float:
        return chain[0].weight + sum(stretches._gain(x, y, 1.0) for x, y in pairwise(chain))

    dice = random.Random(11)  # noqa: S311  (no secret)
    for _ in range(200):
        runs = [
            Run(
                dice.randrange(60),
                dice.randrange(60),
                length := dice.randint(1, 4),
                3.0 * length,
                0,
                own=True,
            )
            for _ in range(9)
        ]
        order = sorted(runs)
        chains: list[list[Run]] = [[]]
        for run in order:
            chains += [[*chain, run] for chain in chains]
        best = max(worth(chain) for chain in chains if chain)
        assert worth(stretches._best_chain(runs, 1.0)) == pytest.approx(best)
