"""The pages of `quotecheck explain`: one label with its examples, or all of them in a list."""

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from ...model.alignments import Rendering
from ...model.labels import Label, Severity
from ...model.pairs import Pair, Relation
from ...model.spans import Span
from ..blocks import Line
from ..codes import CODES, RELATIONS
from ..rows import Row, worst_first
from ..runs import Mark, Run, collate, merge
from .cells import pad, width
from .page import finish, prose
from .rows import Grid, print_line, tag_piece
from .screen import Piece, Screen

_MARKUP = re.compile(r"[*`]+")
_NAMED = re.compile(r"`([a-z-]+)`")
_ARROW = "\N{RIGHTWARDS ARROW}"


@attrs.frozen
class Shown:
    """An example: two renderings, and what comparing them says.

    Attributes:
        a: The one rendering.
        b: The other.
        pair: The comparison.
    """

    a: str
    b: str
    pair: Pair


def known_names() -> tuple[str, ...]:
    """Return everything that has a page: labels, codes, codes of drift, and relations."""
    return (*Label, *CODES, *(f"drift.{label}" for label in Label), *RELATIONS)


def label_page(
    label: Label, text: str, fires: Sequence[Shown], silent: Sequence[Shown], *, screen: Screen
) -> str:
    """Return a label's page, with a newline at its end.

    Args:
        label: The label.
        text: What it means, in paragraphs.
        fires: Examples that carry it.
        silent: Examples that look like it and carry something else.
        screen: What the page is printed on.
    """
    lines = [*_title(label, label.severity, f"drift.{label}"), *_text(text, screen)]
    if fires or silent:
        lines.append([])
    lines += _examples("fires", fires, screen)
    lines += _examples("stays silent", silent, screen)
    near = _neighbours(label, text, fires)
    lines.append([])
    lines += _see_also(near, screen)
    return finish(lines, screen)


def code_page(name: str, *, screen: Screen) -> str:
    """Return the page of a finding's code that is no drift, with a newline at its end."""
    severity, text = CODES[name]
    lines = [*_title(name, severity, ""), *_text(text, screen), []]
    return finish([*lines, *_see_also((), screen)], screen)


def relation_page(relation: Relation, *, screen: Screen) -> str:
    """Return the page of what stands between two renderings, with a newline at its end."""
    lines = [[Piece(relation.value, "strong")], *_text(RELATIONS[relation], screen), []]
    return finish([*lines, *_see_also((), screen)], screen)


def list_page(summaries: Iterable[tuple[str, str]], *, screen: Screen) -> str:
    """Return all labels and codes, gravest first, each with its first sentence.

    Args:
        summaries: Each label, and the first line of its page.
        screen: What the page is printed on.
    """
    rows = [(Label(name).severity, name, text) for name, text in summaries]
    rows += [(code.severity, name, code.text) for name, code in CODES.items()]
    rows.sort(key=lambda row: -row[0])
    lines = [line for row in rows for line in _summary(*row, screen)]
    lines += [[], [Piece("one of them: quotecheck explain LABEL   exit 0")]]
    return finish(lines, screen)


def _summary(severity: Severity, name: str, text: str, screen: Screen) -> Iterator[list[Piece]]:
    first = re.split(r"(?<=[.:;])\s", _MARKUP.sub("", text), maxsplit=1)[0].rstrip(".:;")
    column = max(map(len, CODES)) + 2
    tag = tag_piece(str(severity), 0)[1]
    head = [tag, Piece(pad("", 10 - width(tag.text))), Piece(pad(name, column), "strong")]
    indent = 10 + column
    for number, (_, *line) in enumerate(prose(first, screen, indent)):
        yield [*head, *line] if not number else [Piece(" " * indent), *line]


def _title(name: str, severity: Severity, code: str) -> Iterator[list[Piece]]:
    yield [
        Piece(name, "strong"),
        Piece("  "),
        tag_piece(str(severity), 0)[1],
        *([Piece(f"  {code}", "quiet")] if code else []),
    ]


def _text(text: str, screen: Screen) -> Iterator[list[Piece]]:
    paragraphs = re.split(r"\n\s*\n", _MARKUP.sub("", text).strip())
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield []
        yield from prose(paragraph, screen, indent=2)


def _examples(title: str, examples: Sequence[Shown], screen: Screen) -> Iterator[list[Piece]]:
    if examples:
        yield [Piece(title)]
    for example in examples:
        row = Row(core=_runs(example))
        label = ", ".join(worst_first(example.pair.labels)) or example.pair.relation.value
        yield from print_line(Line("", row, label), Grid(screen, tag=2))


def _runs(example: Shown) -> tuple[Run, ...]:
    """Return the two renderings run together, or side by side where nothing is shared."""
    pair = example.pair
    if pair.relation is Relation.DIFFERENT or not pair.edits:
        sides = (example.a,) if example.a == example.b else (example.a, _ARROW, example.b)
        return tuple(Run(Mark.SAME, text, space=True) for text in sides)
    a, b = (
        Rendering(text, side.span, Span(0, len(text)), side.form)
        for text, side in ((example.a, pair.a), (example.b, pair.b))
    )
    return tuple(merge(collate(a, b, pair.edits, least=Severity.NONE)))


def _neighbours(label: Label, text: str, examples: Sequence[Shown]) -> tuple[str, ...]:
    """Return the labels that the page speaks of beside its own."""
    named = [name for name in _NAMED.findall(text) if name in set(Label)]
    shown = [other for example in examples for other in example.pair.labels]
    return tuple(name for name in dict.fromkeys((*named, *shown)) if name != label)


def _see_also(names: Sequence[str], screen: Screen) -> Iterator[list[Piece]]:
    near = f"see also: {', '.join(names)}   " if names else ""
    line = f"{near}all labels: quotecheck explain   exit 0"
    if width(line) <= screen.prose:
        yield [Piece(line)]
    else:
        yield from prose(near, screen)
        yield [Piece("all labels: quotecheck explain   exit 0")]
