"""A page read back: what a browser would show of it, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import attrs

from quotecheck.text import tokens

BLOCKS = {"td", "th", "tr", "li", "dt", "dd", "div", "p", "h3", "option"}
VOID = {"meta", "link", "input", "br", "hr", "img", "path", "circle", "line"}


@attrs.define
class Node:
    """An element, with its children and texts in order."""

    tag: str
    attributes: dict[str, str | None]
    children: list[Node | str] = attrs.field(factory=list)

    @property
    def classes(self) -> set[str]:
        """The names in its ``class``."""
        return set((self.attributes.get("class") or "").split())

    def all(self, tag: str, name: str = "") -> Iterator[Node]:
        """Yield the elements below with a tag, and a class if one is given, in page order."""
        for child in self.children:
            if isinstance(child, Node):
                if child.tag == tag and (not name or name in child.classes):
                    yield child
                yield from child.all(tag, name)

    def elements(self) -> Iterator[Node]:
        """Yield every element below."""
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.elements()

    def first(self, tag: str, name: str = "") -> Node:
        """Return the first of `all`."""
        return next(self.all(tag, name))

    def text(self) -> str:
        """Return all text below, hidden text too, on one line."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()
                yield " " * (child.tag in BLOCKS)

    def outlets(self) -> str:
        """Return what the outlet printed: no deletion, no label, nothing that is for ears only."""
        return "".join(self._without({"vh", "tag", "gap"}, {"del"}))

    def bases(self) -> str:
        """Return what the base has: deletions, hidden ones too, in place of insertions."""
        return "".join(self._deleted(heard=False))

    def _without(self, names: set[str], tags: set[str]) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif not names & child.classes and child.tag not in tags:
                yield from child._without(names, tags)

    def _deleted(self, *, heard: bool) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield "" if heard else child
            elif child.tag == "del":
                yield f" {child.text()} "
            elif child.tag != "ins":
                silent = {"vh", "tag", "gap"} & child.classes
                yield from child._deleted(heard=heard or bool(silent))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attributes))
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read(page: str) -> Node:
    """Return a page's elements; every element must be closed where it was opened."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader._open == [reader.root], "an element is left open"
    return reader.root


def rows(table: Node) -> dict[str, list[Node]]:
    """Return the lines of a collation by the letter of the outlet, in text order.

    A line that stands for several outlets is each one's; lines of dots are left out.
    """
    found: dict[str, list[Node]] = {}
    for line in table.all("tr"):
        head = line.first("th")
        cells = [cell for cell in line.all("td") if "rest" not in cell.classes]
        for letter in head.all("b", "siglum"):
            found.setdefault(letter.text(), []).extend(cells)
    return found


def words(text: str) -> list[str]:
    """Return a text's words as they are compared."""
    return [token.norm for token in tokens(text)]


def outlets_words(cells: list[Node]) -> list[str]:
    """Return the words of a line as the outlet printed them."""
    return words(" ".join(cell.outlets() for cell in cells))


def bases_words(cells: list[Node]) -> list[str]:
    """Return the words of a line as the base has them."""
    return words(" ".join(cell.bases() for cell in cells))
