"""Two renderings with known differences, and the marks of a page read back."""

import re
from collections.abc import Iterable

import attrs
from hypothesis import strategies as st

from quotecheck.model import (
    Article,
    Credit,
    Edit,
    Form,
    Label,
    Pair,
    Quote,
    Relation,
    Remark,
    Rendering,
    Report,
    Side,
    Span,
    gravest,
)
from quotecheck.report.runs import Mark, Run
from quotecheck.text import tokens

SIGNS = {
    Mark.SAME: "{}",
    Mark.GAP: "{}",
    Mark.REMOVED: "[-{}-]",
    Mark.ADDED: "{{+{}+}}",
    Mark.AWAY: "[~{}~]",
    Mark.HERE: "{{~{}~}}",
}
_VOCABULARY = """\
we will not go back to the old harbour, before Friday; never again (they say) 40 miles
“yes” Indo-Pacific won't U.S. naïve 日本 Straße"""
_WORDS = st.sampled_from(_VOCABULARY.split())
_PHRASE = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)


@attrs.frozen
class Case:
    """Two renderings and the edits between them."""

    a: Rendering
    b: Rendering
    edits: tuple[Edit, ...]


def text_of(runs: Iterable[Run]) -> str:
    """Return runs as a page prints them, in one line."""
    return "".join(
        (" " if run.space else "")
        + ("[~]" if run.mark is Mark.AWAY and not run.text else SIGNS[run.mark].format(run.text))
        for run in runs
    )


def words(text: str) -> list[str]:
    """Return a text's words as they are compared."""
    return [token.norm for token in tokens(text)]


def outlets_words(page: str) -> list[str]:
    """Read a row as the outlet printed it: without what only the base has."""
    page = re.sub(r"\[-.*?-\]|\[~.*?~\]", " ", page.replace("[~]", " "))
    return words(re.sub(r"\{[+~](.*?)[+~]\}", r"\1", page))


def bases_words(runs: Iterable[Run]) -> list[str]:
    """Read a row as the base has it: moved words go back to where they came from."""
    runs = tuple(runs)
    moved = {run.edit: run.text for run in runs if run.mark is Mark.HERE}
    kept = (run for run in runs if run.mark not in {Mark.ADDED, Mark.HERE})
    return words(
        "".join(
            (" " if run.space or run.edit >= 0 else "") + (run.text or moved.get(run.edit, ""))
            for run in kept
        )
    )


def report_of(case: Case, form: Form = Form.QUOTED) -> Report:
    """Return a report on one remark in two outlets, which the two renderings are."""
    articles = (Article(case.a.text, id="a"), Article(case.b.text, id="b"))
    quotes = tuple(
        Quote(name, *side.span, side.span.of(side.text), id=f"{name}:1", speaker="Ada Lindqvist")
        for name, side in (("a", case.a), ("b", case.b))
    )
    one, other = (
        Side(
            quote.article,
            quote.start,
            quote.end,
            kind,
            quote.id if kind is Form.QUOTED else None,
            article.text,
        )
        for quote, article, kind in zip(quotes, articles, (Form.QUOTED, form), strict=True)
    )
    labels = tuple(dict.fromkeys(edit.label for edit in case.edits)) or (Label.IDENTICAL,)
    pair = Pair(one, other, Relation.SAME, 0.5, labels, gravest(labels), case.edits)
    who = Credit("Ada Lindqvist", ("a", "b"))
    remark = Remark("r", one, (one, other), (pair,), (), (who,), ())
    return Report(articles, quotes, (pair,), (remark,), ())


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw two renderings: kept, lost, new and replaced phrases, and at most one that moved."""
    kinds = draw(st.lists(st.sampled_from("=-+*"), min_size=1, max_size=8))
    parts = [(kind, draw(_PHRASE), draw(_PHRASE)) for kind in kinds]
    moved = draw(st.booleans())
    away, here = sorted(draw(st.tuples(*[st.integers(0, len(parts))] * 2)))
    if draw(st.booleans()):
        away, here = here, away
    phrase = draw(_PHRASE)
    a, b = _Text(draw(st.sampled_from(["", "He said: “", "« "]))), _Text(draw(st.just("“")))
    edits: list[Edit] = []
    spans: dict[str, Span] = {}
    for number in range(len(parts) + 1):
        if moved and number == away:
            spans["a"] = a.add(phrase)
        if moved and number == here:
            spans["b"] = b.add(phrase)
        if number < len(parts):
            kind, old, new = parts[number]
            one = a.add(old) if kind in "=-*" else a.here()
            other = b.add(old if kind == "=" else new) if kind in "=+*" else b.here()
            if kind != "=":
                edits.append(_edit(one, other, a, b, _LABELS[kind]))
    if moved:
        edits.append(_edit(spans["a"], spans["b"], a, b, Label.REORDER))
    ordered = tuple(sorted(edits, key=lambda edit: (edit.a, edit.b)))
    return Case(a.rendering(), b.rendering(), ordered)


_LABELS = {"-": Label.OMISSION, "+": Label.NEGATION, "*": Label.LEXICAL}


class _Text:
    """A text that grows, phrase by phrase."""

    def __init__(self, lead: str) -> None:
        self.text = lead
        self.start = len(lead)
        self.first: int | None = None
        self.last = len(lead)

    def add(self, phrase: str) -> Span:
        """Append a phrase, and return the place of its words."""
        self.text += phrase + " "
        found = tokens(self.text, len(self.text) - len(phrase) - 1)
        span = Span(found[0].start, found[-1].end)
        self.first = span.start if self.first is None else self.first
        self.last = span.end
        return span

    def here(self) -> Span:
        """Return the empty place at the end."""
        return Span(self.last, self.last)

    def rendering(self) -> Rendering:
        span = Span(self.first if self.first is not None else self.start, self.last)
        return Rendering(self.text, span, span)


def _edit(a: Span, b: Span, one: _Text, other: _Text, label: Label) -> Edit:
    return Edit(
        a, b, a.of(one.text), b.of(other.text), label, label.severity, moved=label is Label.REORDER
    )
