"""Measure misattribution: give one rendering of a shared quotation to somebody else, and look.

    python docs/benchmarks/forged.py
    python docs/benchmarks/forged.py --wrong

The quotations are those of ``fixtures/events`` that the gold pairs, and those of
``fixtures/articles/halvesund`` that two outlets credit to one person. Each is printed once more
under another name: somebody else's of that event, or an invented one. The credit is swapped where
it stands, or the paragraph is written anew with the credit before, after or inside the words. Each
forgery must be raised. Credits that contradict nobody (*an official said*) must not, and neither
must articles that nobody has touched.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import events

from quotecheck import (
    Article,
    Form,
    Pair,
    Quote,
    Report,
    find_quotes,
    read,
    reconcile,
)
from quotecheck.model import Side, Span

HALVESUND = Path(__file__).parents[2] / "fixtures/articles/halvesund"

Row = dict[str, Any]

INVENTED = (
    "Wilhelmina Stroud",
    "Jasper Okonjo",
    "Perpetua Lindgren",
    "Casimir Dalgleish",
    "Odalys Ferreira",
    "Thaddeus Birkett",
    "Zainab Moriarty",
    "Leopold Vasquez-Hart",
    "Henrike Abbot",
    "Cormac Delaunay",
    "Philomena Achterbosch",
    "Ragnar Ellison",
)
"""Names that no article has."""
NOBODY = ("an official", "a person familiar with the matter", "one resident", "a spokeswoman")
"""Credits that contradict nobody's."""


def surname(name: str) -> str:
    """Return the last word of a name."""
    return name.rsplit(maxsplit=1)[-1]


FORMS: Mapping[str, Callable[[str], str]] = {
    "full": lambda name: name,
    "titled": lambda name: f"Councillor {name}",
    "described": lambda name: f"retired engineer {name}",
    "surname": surname,
}
"""Ways to call a person; a bare surname only where the article has the full name."""
PLACES = ("swapped", "before", "after", "inside", "according")
"""Where the forged credit stands: in place of the true one, or in a paragraph of its own."""
A_FEW, A_LINE = 3, 6
"""Words of the lengths that are counted apart."""
_SHORT = 4
"""Words up to which a quotation is printed as a fragment, in a sentence of the outlet's."""
_LONG = 8
"""Words beyond which a credit may break a quotation up."""
_BREAK = "\n\n"


class Forgery(NamedTuple):
    """One quotation under another name.

    Attributes:
        article: The article that prints it, changed.
        start: Where the words stand there.
        end: Where they end.
        name: To whom they are credited now.
        form: How that person is called, one of `FORMS`, or ``nobody``.
        place: Where the credit stands, one of `PLACES`.
        words: How many words the quotation has.
    """

    article: Article
    start: int
    end: int
    name: str
    form: str
    place: str
    words: int


Verdict = tuple[Forgery, bool, bool]
"""A forgery, whether a finding tells of it, and whether its words are paired."""


class Tally(NamedTuple):
    """What was made of the forgeries.

    Attributes:
        forged: Quotations credited to another person.
        raised: Those of which a finding tells.
        unpaired: Those that are paired with nothing in the other outlets.
        blank: Quotations credited to nobody in particular.
        false: Those that are raised all the same.
    """

    forged: int
    raised: int
    unpaired: int
    blank: int
    false: int


# ------------------------------------------------------------------------------------- forging
def of_events() -> tuple[tuple[Article, ...], list[Row]]:
    """Return the articles of the events, and the gold's pairs of quotations of one person."""
    gold = [row for row in events.load() if row["relation"] == "same" and not row["optional"]]
    wanted = [row for row in gold if _is_fit(row) and _is_of_event(row["a"]["article"])]
    articles = read(events.FOLDER / "articles.jsonl")
    return tuple(article for article in articles if _is_of_event(article.id)), wanted


def _is_of_event(article: str) -> bool:
    return events.part_of(article) not in events.STORIES.values()


def of_halvesund() -> tuple[tuple[Article, ...], list[Row]]:
    """Return the articles on the bridge, and every third pair that is made of them."""
    articles = read(HALVESUND)
    pairs = [pair for pair in reconcile(articles).pairs if pair.same and pair.a.quote]
    made = [
        {"a": _side(pair.a, pair.speakers[0]), "b": _side(pair.b, pair.speakers[1])}
        for pair in pairs
    ]
    return articles, [row for row in made if _is_fit(row)][::3]


def _side(side: Side, speaker: str | None) -> Row:
    row = {key: getattr(side, key) for key in ("article", "start", "end", "form", "text")}
    return row | {"speaker": speaker}


def _is_fit(row: Row) -> bool:
    """Tell two quotations that one named person is credited with."""
    quoted = row["a"]["form"] == row["b"]["form"] == Form.QUOTED
    return quoted and row["a"]["speaker"] == row["b"]["speaker"] and _is_name(row["a"]["speaker"])


def forge(articles: Sequence[Article], gold: Sequence[Row]) -> Iterator[Forgery]:
    """Yield a forgery for each pair, and every fourth time one that contradicts nobody."""
    texts = {article.id: article for article in articles}
    cast = _cast(gold)
    found = {article.id: find_quotes(article) for article in articles}
    for n, row in enumerate(gold):
        side = row["ab"[n // 2 % 2]]
        article, place = texts[side["article"]], PLACES[n % len(PLACES)]
        whom = _somebody(n, side["speaker"], article, cast[event_of(article.id)])
        yield _print(article, side, whom, place, found[article.id])
        if n % 4 == 0:
            nobody = NOBODY[n // 4 % len(NOBODY)], "nobody"
            yield _print(article, side, nobody, place, found[article.id])


def _cast(gold: Sequence[Row]) -> Mapping[str, list[str]]:
    """Return the people who are quoted in each event."""
    cast: dict[str, list[str]] = defaultdict(list)
    for row in gold:
        if row["a"]["speaker"] not in cast[event_of(row["a"]["article"])]:
            cast[event_of(row["a"]["article"])].append(row["a"]["speaker"])
    return cast


def event_of(name: str) -> str:
    """Return what an article reports: ``e01`` of ``e01a``, the coverage of Halvesund as a whole."""
    return name[:-1] if name[1:3].isdigit() else ""


def _is_name(speaker: str | None) -> bool:
    words = (speaker or "").split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _somebody(n: int, speaker: str, article: Article, cast: Sequence[str]) -> tuple[str, str]:
    """Return who is credited in the speaker's place, and how that person is called."""
    others = [name for name in cast if surname(name) != surname(speaker)]
    if n % 2 and others:
        name = others[n // 2 % len(others)]
        return name, "surname" if name in article.text and n % 3 else "full"
    return INVENTED[n // 2 % len(INVENTED)], ("full", "titled", "described")[n // 2 % 3]


def _print(
    article: Article, side: Row, whom: tuple[str, str], place: str, quotes: Sequence[Quote]
) -> Forgery:
    """Print a quotation under another name."""
    name, form = whom
    called = FORMS[form](name) if form in FORMS else name
    credit = _credit_of(side, quotes, article) if place == "swapped" else None
    if credit:
        text, begin, end = _swapped(article.text, side, credit, called)
    else:
        place = "after" if place == "swapped" else place
        text, begin, end = _rewritten(article.text, side, *_written(side["text"], called, place))
    changed = Article(
        text, id=article.id, outlet=article.outlet, title=article.title, published=article.published
    )
    return Forgery(changed, begin, end, name, form, place, len(side["text"].split()))


def _credit_of(side: Row, quotes: Sequence[Quote], article: Article) -> Span | None:
    """Return the place of a credit that names the speaker; None where it does not."""
    return next(
        (
            quote.source
            for quote in quotes
            if quote.start <= side["start"] < quote.end
            and quote.source
            and surname(side["speaker"]) in quote.source.of(article.text)
        ),
        None,
    )


def _swapped(text: str, side: Row, credit: Span, called: str) -> tuple[str, int, int]:
    """Replace a credit, and return the text and where the words stand in it."""
    shift = (len(called) - (credit.end - credit.start)) * (credit.start < side["start"])
    changed = text[: credit.start] + called + text[credit.end :]
    return changed, side["start"] + shift, side["end"] + shift


def _rewritten(text: str, side: Row, head: str, words: str, tail: str) -> tuple[str, int, int]:
    """Write the paragraph of a quotation anew, and return as `_swapped` does."""
    before = text.rfind(_BREAK, 0, side["start"])
    start = before + len(_BREAK) if before >= 0 else 0
    after = text.find(_BREAK, side["end"])
    begin = start + len(head)
    changed = text[:start] + head + words + tail + (text[after:] if after >= 0 else "")
    return changed, begin, begin + len(words)


def _written(words: str, called: str, place: str) -> tuple[str, str, str]:
    """Return what a paragraph has before a quotation, its words, and what follows them."""
    plain, size = words.rstrip(".,"), len(words.split())
    if size <= _SHORT:
        heads = {"before": f"{called} spoke of “", "according": f"It was, according to {called}, “"}
        tail = "”." if place in heads else f"”, {called} said."
        return heads.get(place, "That was “"), plain, tail
    if place == "inside" and size > _LONG:
        half = plain.split()
        one, other = " ".join(half[: size // 2]), " ".join(half[size // 2 :])
        return "“", f"{one},” {called} said, “{other}", ".”"
    heads = {"before": f"{called} said: “", "according": f"According to {called}, “"}
    return heads.get(place, "“"), plain, ".”" if place in heads else f",” said {called}."


# ------------------------------------------------------------------------------------- judging
def judge(articles: Sequence[Article], forgery: Forgery) -> tuple[bool, bool]:
    """Tell whether a forgery is raised, and whether its words are paired at all."""
    among = [
        forgery.article if article.id == forgery.article.id else article
        for article in articles
        if event_of(article.id) == event_of(forgery.article.id)
    ]
    report = reconcile(among)
    return is_raised(report, forgery), any(_touches(pair, forgery) for pair in report.pairs)


def is_raised(report: Report, forgery: Forgery) -> bool:
    """Tell whether a finding tells of a conflict over a quotation."""
    disputed = [finding for finding in report.findings if finding.code == "speaker.conflict"]
    remarks = {remark.id: remark for remark in report.remarks}
    return any(
        any(place.article == forgery.article.id for place in (*finding.at, *finding.related))
        and any(_stands_in(side, forgery) for side in remarks[finding.remark or ""].sides)
        for finding in disputed
    )


def _touches(pair: Pair, forgery: Forgery) -> bool:
    return pair.same and any(_stands_in(side, forgery) for side in (pair.a, pair.b))


def _stands_in(side: Side, forgery: Forgery) -> bool:
    overlap = min(side.end, forgery.end) - max(side.start, forgery.start)
    return side.article == forgery.article.id and side.form is Form.QUOTED and overlap > 0


def tally(verdicts: Sequence[Verdict]) -> Tally:
    """Count what was raised and what was not."""
    persons = [row for row in verdicts if row[0].form != "nobody"]
    nobody = [row for row in verdicts if row[0].form == "nobody"]
    return Tally(
        forged=len(persons),
        raised=sum(raised for _, raised, _ in persons),
        unpaired=sum(not raised and not paired for _, raised, paired in persons),
        blank=len(nobody),
        false=sum(raised for _, raised, _ in nobody),
    )


def measure(articles: Sequence[Article], gold: Sequence[Row]) -> list[Verdict]:
    """Judge every forgery, each in a run of its own."""
    return [(forgery, *judge(articles, forgery)) for forgery in forge(articles, gold)]


def main() -> None:
    """Print the counts, by place, by form and by length."""
    for name, (articles, gold) in (("events", of_events()), ("halvesund", of_halvesund())):
        verdicts = measure(articles, gold)
        got = tally(verdicts)
        untouched = reconcile(articles).findings
        print(
            f"{name}: {got.raised} of {got.forged} forged credits raised, {got.unpaired} not paired"
        )
        print(f"  in vain {got.false} of {got.blank} credits to nobody in particular")
        print(f"  on untouched {sum(f.code == 'speaker.conflict' for f in untouched)}")
        _table(verdicts)
        if "--wrong" in sys.argv:
            _show(
                [forgery for forgery, raised, _ in verdicts if raised is (forgery.form == "nobody")]
            )


def _table(verdicts: Sequence[Verdict]) -> None:
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for forgery, raised, _ in verdicts:
        if forgery.form != "nobody":
            total.update(keys := (forgery.place, forgery.form, _size(forgery)))
            right.update(keys if raised else ())
    for key in sorted(total):
        print(f"  {key:14} {right[key]:4} of {total[key]:4}")


def _size(forgery: Forgery) -> str:
    return (
        "1-3 words"
        if forgery.words <= A_FEW
        else "4-6 words"
        if forgery.words <= A_LINE
        else "7 or more"
    )


def _show(forgeries: Sequence[Forgery]) -> None:
    for forgery in forgeries:
        words = forgery.article.text[max(0, forgery.start - 60) : forgery.end + 60]
        print(f"{forgery.article.id}\t{forgery.form}\t{forgery.place}\t{words!r}")


if __name__ == "__main__":
    main()
