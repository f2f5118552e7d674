"""Feeds, RSS and Atom: an article an entry, where the feed carries whole articles.

Most feeds carry summaries only, and a summary's quotations are not the article's. The names of
elements are those of RSS 2.0 and its content and Dublin Core modules, RSS 1.0 and RFC 4287.
"""

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from .inputs import Origin, Row
from .pages import body_lines

_WHOLE = 1000
"""Code points from which on a description is taken for the article, not for its summary."""

_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)")
_HEAD = 1000


def is_feed(text: str) -> bool:
    """Tell a feed by its first element."""
    return bool(re.search(r"<(?:rss|feed|rdf:RDF)[\s>]", text[:_HEAD]))


def read_feed(text: str, origin: Origin) -> Iterator[Row]:
    """Yield the entries that hold an article in full; those that only sum one up are counted.

    A document type is refused before anything is parsed: no feed needs one, and what it declares
    can make a short file a long one.
    """
    if _DOCTYPE.search(text):
        origin.fail("a document type in it, as feeds have none; take it out")
        return
    try:
        root = ET.fromstring(text.lstrip())  # noqa: S314  (no document type, so no entities)
    except ET.ParseError as error:
        line, column = error.position
        origin.fail("not well-formed XML; mend it", line=line, column=column + 1)
        return
    entries = [node for node in root.iter() if _name(node) in {"item", "entry"}]
    if not entries:
        origin.fail("no feed: neither RSS nor Atom entries in it; save the page instead")
        return
    outlet = _outlet(root)
    bodies = [_body(entry) for entry in entries]
    if not any(bodies):
        origin.fail("only summaries in this feed, no whole article; save the pages instead")
        return
    for number, (entry, body) in enumerate(zip(entries, bodies, strict=True), 1):
        if body:
            yield Row({**_metadata(entry), "outlet": outlet, "text": body}, line=number, lines=())
        else:
            origin.warn(f"entry {number} is only a summary, left out", kind="summary")


def _name(node: ET.Element) -> str:
    """Return an element's name without its namespace."""
    return node.tag.rpartition("}")[2]


def _outlet(root: ET.Element) -> str:
    channel = next((node for node in root if _name(node) == "channel"), root)
    return _first(channel, "title")


def _first(parent: ET.Element, *names: str) -> str:
    """Return the words of the first child that has one of these names, in the names' order."""
    for name in names:
        for node in parent:
            if _name(node) == name and (words := " ".join("".join(node.itertext()).split())):
                return words
    return ""


def _metadata(entry: ET.Element) -> dict[str, str]:
    return {
        "title": _first(entry, "title"),
        "url": _link(entry),
        "published": _first(entry, "pubDate", "published", "issued", "date", "updated"),
        "author": _author(entry),
    }


def _link(entry: ET.Element) -> str:
    links = [node for node in entry if _name(node) == "link"]
    for node in links:
        if node.get("href") and node.get("rel", "alternate") == "alternate":
            return node.get("href", "")
    return next((node.text.strip() for node in links if node.text), "")


def _author(entry: ET.Element) -> str:
    named = [
        _first(node, "name") or "".join(node.itertext()).strip()
        for node in entry
        if _name(node) in {"creator", "author"}
    ]
    return ", ".join(filter(None, named))


def _body(entry: ET.Element) -> str:
    """Return the lines of an entry's article, nothing where there is no whole one."""
    for node in _children(entry, "encoded", "content"):
        if not node.get("src") and (body := body_lines(_markup(node))):
            return body
    for node in _children(entry, "description", "summary"):
        if len(body := body_lines(_markup(node))) >= _WHOLE:
            return body
    return ""


def _children(entry: ET.Element, *names: str) -> Sequence[ET.Element]:
    return [node for node in entry if _name(node) in names]


def _markup(node: ET.Element) -> str:
    """Return what an element holds as HTML: escaped in its text, or as elements of its own."""
    if len(node) == 0:
        return node.text or ""
    for part in node.iter():
        part.tag = _name(part)
    try:
        return ET.tostring(node, encoding="unicode", method="html")
    except RecursionError:  # a thousand elements deep is no article
        return ""
