"""Articles and quotations: who says what, and where it stands."""

import re

from ...markup import escape_html
from ...model.articles import Article
from ...model.quotations import Kind, Quote, SpeakerKind
from .parts import LONGEST, code, figure, link, quiet, said, table

_TURNS = 8
"""Turns of a transcript that are shown."""

_POINTERS = {
    SpeakerKind.PRONOUN: "a pronoun",
    SpeakerKind.NOMINAL: "a description",
    SpeakerKind.ANONYMOUS: "an unnamed source",
}
_HEADLINE = 120
"""Code points up to which a first line can be a headline."""

_LAST_WORD = re.compile(r"\s\S{1,40}\Z")
_BLOCK = "margin:.3em 0;padding-left:.8em;border-left:3px solid rgba(128,128,128,.5)"


def show_article(article: Article) -> str:
    """Return an article's metadata and how it begins."""
    count = len(article.text.split())
    facts = (article.outlet, article.published and str(article.published), article.author)
    told = [said(fact, 80) for fact in facts if fact]
    told += [f"{count:,} words" if count != 1 else "1 word", f"id {code(article.id[:80])}"]
    first, rest = _parted(article.text)
    title = link(article.url, f"<b>{said(article.title or first, 120)}</b>")
    caption = f"{title} {quiet(' · '.join(told))}"
    if not article.turns:
        shown_above = not article.title and rest.strip() and len(first) <= _HEADLINE
        return figure(caption, _quotation(rest if shown_above else article.text))
    shown = article.turns[:_TURNS]
    rows = [
        (said(turn.label or "nobody named", 80), said(turn.span.of(article.text), 200))
        for turn in shown
    ]
    more = len(article.turns) - len(shown)
    rest = quiet(f"{more} more turns: <code>article.turns</code>") if more else ""
    return figure(caption, table((), rows), rest)


def show_quote(quote: Quote) -> str:
    """Return a quotation, and who is credited with it."""
    who = f"<b>{said(quote.speaker, 80)}</b>" if quote.speaker else "nobody credited"
    if quote.kind is Kind.MENTION:
        who = "no speech: a title, a term, a slogan or the like"
    told = []
    if quote.speaker_kind in _POINTERS:
        told.append(f"through {_POINTERS[quote.speaker_kind]}")
    if quote.relay:
        told.append(f"by way of {said(quote.relay, 80)}")
    if quote.speaker:
        told.append(f"confidence {quote.confidence:.2f}")
    told += [quote.kind.value, *(["unquoted"] if quote.form == "reported" else [])]
    told += ["quotation marks broken"] if quote.malformed else []
    told.append(code(f"{quote.article[:80]}[{quote.start}:{quote.end}]"))
    return figure(f"{who} {quiet(' · '.join(told))}", _quotation(quote.text))


def _quotation(text: str) -> str:
    return f'<blockquote style="{_BLOCK}">{_lines(text)}</blockquote>'


def _lines(text: str) -> str:
    """Return the beginning of a text, its lines kept, cut between words."""
    shown = text[:LONGEST].strip()
    if len(text) > LONGEST:
        shown = f"{_LAST_WORD.sub('', shown)} …"
    return "<br>".join(escape_html(line) for line in shown.splitlines())


def _parted(text: str) -> tuple[str, str]:
    """Return a text's first line that holds anything, and what comes after it."""
    first, _, rest = text.lstrip().partition("\n")
    return first.rstrip() or "empty", rest
