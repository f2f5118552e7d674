"""Saved web pages and the HTML of a newsroom's own system: the article's text and its metadata.

The text is what a reader sees of the article: a block a line, white space folded as a browser
does, without navigation, captions, embedded posts and pulled quotations, which would be quoted
twice. The metadata is what publishers write for search engines: JSON-LD first, then ``<meta>``.
A page that shows the beginning only, but has all of it in its JSON-LD, gives all of it.
"""

import json
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser

import attrs
import regex

from ..comments import Comment, find_comments
from ..model.articles import Ignore
from .inputs import Origin, Row


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_VOID = _tags("area base br col embed hr img input link meta source track wbr")
_SILENT = _tags(
    "script style template noscript svg math iframe object select textarea button nav footer "
    "aside figure figcaption audio video canvas dialog head title amp-ad amp-embed amp-facebook "
    "amp-iframe amp-instagram amp-reddit amp-sidebar amp-social-share amp-tiktok amp-twitter "
    "amp-youtube"
)
_BLOCKS = _tags(
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead "
    "tr ul html"
)
_CLOSED_BY_NEXT = _tags("li dt dd tr td")
_CLOSES_P = _BLOCKS - {"html", "body"}
_NOISE = regex.compile(
    r"""(?ix) (?:^|[\s_-])
      (?: related|recommended|most-read|read-?more|newsletters?|sign-?up|promos?|adverts?|ads?
        | advertisements?|shar(?:e|ing)|social|comments?|captions?|pull-?quotes?|sidebars?
        | cookies?|breadcrumbs?|navigation|menu|tags|footer|twitter-tweet|instagram-media
        | embeds?|oembed|tweets?|fb-post|author-?(?:bio|box|info)|complementary|contentinfo )
      (?:$|[\s_-])"""
)
_CAMEL = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")
_NAMED_BY = ("class", "id", "role", "data-component", "data-testid")
"""Attributes whose values say what an element is, in the words of whoever made the page."""
_HIDDEN = regex.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_FOLDS = regex.compile(r"[ \t\r\n\f]+")
_ENDS_SENTENCE = regex.compile(r"""[.!?…:;]["'”’»)\]]*$""")
_ARTICLE_TYPE = regex.compile(
    r"(?:Article|NewsArticle|BlogPosting|Report|Interview|LiveBlogPosting)$"
)

_META = {
    "og:title": "title",
    "og:site_name": "outlet",
    "og:url": "url",
    "article:published_time": "published",
    "author": "author",
    "date": "published",
}
_LINKS_ARE_NAVIGATION = 0.7
"""A short block with more of its letters in links leads elsewhere."""

_HEADED = 3
"""Prose beside the page's headline counts so many times: an essay in the margin may be longer."""

_PART = 5
"""One part in so many: of a part's prose, what its sibling must have to be one too; of the page's,
what an ``<article>`` with the headline must have."""

_Q = ("“”", "‘’")
"""The marks around ``<q>``, and around one inside another."""

_PAYWALLED = 1.2
"""JSON-LD that holds so much more text than the page shows is the whole article."""


@attrs.define
class _Element:
    """An element: where it stands in the tree, and what stands against its words."""

    tag: str
    parent: int
    silent: bool = False
    noisy: bool = False
    holds_article: bool = False
    sort: tuple[str, str] = ("", "")
    """Tag and class: what siblings share that are parts of one thing."""
    end: int = 0
    """Its descendants are the elements before this one."""


@attrs.frozen
class _Block:
    """A paragraph, a heading or a cell, as text, with the element it stands in."""

    text: str
    tag: str
    element: int
    linked: int
    line: int
    """The line of the file in which it begins."""
    comments: tuple[Comment, ...] = ()
    """Comments to quotecheck in it, and between the block before and it."""

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a sentence, not like a label."""
        return len(self.text) > 80 or bool(_ENDS_SENTENCE.search(self.text))

    @property
    def is_navigation(self) -> bool:
        """Whether it is there to be clicked."""
        is_heading = self.tag in {"h1", "h2"}
        return not is_heading and self.linked > _LINKS_ARE_NAVIGATION * len(self.text)


class _Page(HTMLParser):
    """Cuts a page into blocks; forgives whatever a browser forgives."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[_Element] = [_Element("", 0)]
        self.blocks: list[_Block] = []
        self.metadata: dict[str, str] = {}
        self.linked_data: list[str] = []
        self._open: list[int] = [0]
        self._words: list[str] = []
        self._linked = 0
        self._in_script = False
        self._links = 0
        self._quoted = 0
        self._line = 0
        self.comments: list[Comment] = []
        self._waiting = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._flush()
        elif tag in {"meta", "link"}:
            self._read_head(tag, given)
        if tag in _VOID:
            return
        if tag in _BLOCKS:
            self._flush()
            self._close_paragraph(tag)
        self.elements.append(self._element(tag, given))
        self._open.append(len(self.elements) - 1)
        self._links += tag == "a"
        self._in_script = tag == "script" and "ld+json" in given.get("type", "").lower()
        if self._in_script:
            self.linked_data.append("")
        if tag == "q":
            self._quote(opens=True)

    def _element(self, tag: str, given: Mapping[str, str]) -> _Element:
        parent = self.elements[self._open[-1]]
        hidden = "hidden" in given or given.get("aria-hidden") == "true"
        hidden = hidden or bool(_HIDDEN.search(given.get("style", "")))
        names = _CAMEL.sub("-", " ".join(given.get(name, "") for name in _NAMED_BY))
        return _Element(
            tag,
            self._open[-1],
            silent=parent.silent or hidden or tag in _SILENT,
            noisy=bool(_NOISE.search(names)),
            holds_article=tag in {"article", "main"} or given.get("itemprop") == "articleBody",
            sort=(tag, given.get("class", "")),
        )

    def _quote(self, *, opens: bool) -> None:
        """Set the marks that a browser sets around ``<q>``."""
        if not self.elements[self._open[-1]].silent:
            self._quoted += 1 if opens else -1
            level = self._quoted - opens
            self.handle_data(_Q[level % 2][not opens])

    def handle_endtag(self, tag: str) -> None:
        if tag == "q" and self._quoted:
            self._quote(opens=False)
        if tag in _BLOCKS or tag in _SILENT:
            self._flush()
        for depth in range(len(self._open) - 1, max(0, len(self._open) - 200), -1):
            if self.elements[self._open[depth]].tag == tag:
                self._close(depth)
                return

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.linked_data[-1] += data
        elif self.elements[self._open[-1]].tag == "title" and "<title>" not in self.metadata:
            self.metadata["<title>"] = _fold(data)
        elif not self.elements[self._open[-1]].silent:
            if not self._words:
                blank = len(data) - len(data.lstrip())
                self._line = self.getpos()[0] + data.count("\n", 0, blank)
            self._words.append(data)
            if self._links:
                self._linked += len(data.strip())

    def handle_comment(self, data: str) -> None:
        """Keep a comment to quotecheck for the block that it stands in, or for the next one."""
        self.comments += find_comments(f"<!--{data}-->")

    def close(self) -> None:
        super().close()
        self._flush()
        self._close(1)
        self.elements[0].end = len(self.elements)

    def totals(self, lengths: Iterable[tuple[int, int]]) -> list[int]:
        """Return how much each element holds in all, given what stands right in each."""
        totals = [0] * len(self.elements)
        for element, length in lengths:
            totals[element] += length
        for element in range(len(totals) - 1, 0, -1):  # a parent opens before its children
            totals[self.elements[element].parent] += totals[element]
        return totals

    def _close_paragraph(self, tag: str) -> None:
        top = self.elements[self._open[-1]].tag
        if (top == "p" and tag in _CLOSES_P) or (top == tag and tag in _CLOSED_BY_NEXT):
            self._close(len(self._open) - 1)

    def _close(self, depth: int) -> None:
        for element in self._open[depth:]:
            self.elements[element].end = len(self.elements)
            self._links -= self.elements[element].tag == "a"
        del self._open[depth:]
        self._in_script = False

    def _read_head(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "link" and given.get("rel") == "canonical":
            self.metadata.setdefault("url", given.get("href", ""))
        name = _META.get(given.get("property", "") or given.get("name", "").lower())
        if name and given.get("content"):
            self.metadata.setdefault(name, given["content"])

    def _flush(self) -> None:
        text = _fold("".join(self._words))
        if text:
            element = self._open[-1]
            comments = tuple(self.comments[self._waiting :])
            self._waiting = len(self.comments)
            self.blocks.append(
                _Block(
                    text, self.elements[element].tag, element, self._linked, self._line, comments
                )
            )
        self._words.clear()
        self._linked = 0


def read_page(text: str, origin: Origin) -> Iterator[Row]:
    """Yield the page's article, with what the page says about it."""
    page = _parse(text)
    stated = _stated(page.linked_data)
    blocks = _article_blocks(page)
    shown, lines = "\n".join(block.text for block in blocks), tuple(block.line for block in blocks)
    body = _as_lines(stated.pop("body", ""))
    if len(body) > _PAYWALLED * len(shown):
        shown, lines, blocks = body, (), ()
    if not shown:
        origin.fail("no article text in the page; save what the browser shows")
        return
    title = page.metadata.pop("<title>", "")
    fields = {"title": title, **_not_blank(page.metadata), **_not_blank(stated), "text": shown}
    yield Row(fields, lines=lines, ignores=tuple(_ignores(page, blocks)))


def _ignores(page: _Page, blocks: Sequence[_Block]) -> Iterator[Ignore]:
    """Yield what comments let stand: each its block, and nothing where that is not shown."""
    at, shown = 0, {id(comment) for block in blocks for comment in block.comments}
    for block in blocks:
        end = at + len(block.text)
        yield from (comment.governing(at, end, at=at) for comment in block.comments)
        at = end + 1
    idle = (comment for comment in page.comments if id(comment) not in shown)
    yield from (comment.governing(0, 0, at=0) for comment in idle)


def body_lines(html: str) -> str:
    """Return the text of an article's body that stands by itself, a block a line."""
    page = _parse(html)
    blocks = _without_noise(page, [block for block in page.blocks if not block.is_navigation])
    return "\n".join(block.text for block in blocks)


def all_lines(html: str) -> str:
    """Return the text of a document in which nothing but the text stands, a block a line."""
    return "\n".join(block.text for block in _parse(html).blocks)


def _parse(text: str) -> _Page:
    page = _Page()
    page.feed(_tamed(text))
    page.close()
    return page


def _tamed(text: str) -> str:
    """Take out what the parser is slow at: comments and tags that are never closed.

    Comments to quotecheck stay, to be kept where they stand.
    """
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        pieces.append(text[at:start])
        end = text.find("-->", start + 4)
        at = end + 3 if end >= 0 else len(text)
        comment = text[start:at]
        ours = end >= 0 and any(find_comments(comment))
        pieces.append(comment if ours else "\n" * comment.count("\n"))  # lines keep their numbers
    text = "".join([*pieces, text[at:]])
    last = text.rfind(">") + 1
    return text[:last] + text[last:].replace("<", "&lt;")


def _article_blocks(page: _Page) -> Sequence[_Block]:
    """Return the blocks of the page's article, its headline first."""
    blocks = _without_noise(page, [block for block in page.blocks if not block.is_navigation])
    first = _container(page, [block for block in blocks if block.is_prose])
    end = page.elements[first].end
    inside = [block for block in blocks if first <= block.element < end]
    if not any(block.tag == "h1" for block in inside):
        heading = next((block for block in blocks if block.tag == "h1"), None)
        inside = [heading, *inside] if heading else inside
    return inside


def _without_noise(page: _Page, blocks: Sequence[_Block]) -> list[_Block]:
    """Drop what its class says is no article, unless that is most of the page."""
    totals = page.totals((block.element, len(block.text)) for block in blocks)
    dropped: list[bool] = []
    for element, total in zip(page.elements, totals, strict=True):
        within = bool(dropped) and dropped[element.parent]
        dropped.append(within or (element.noisy and 2 * total < totals[0]))
    return [block for block in blocks if not dropped[block.element]]


def _container(page: _Page, prose: Sequence[_Block]) -> int:
    """Return the element that holds the article.

    The smallest ``<article>`` or ``<main>`` with most of the prose, or with the page's headline and
    some of it; else, as browsers' reading views do, the element whose own children hold the most,
    grandchildren counting half.
    """
    totals = page.totals((block.element, len(block.text)) for block in prose)
    headline = _headline(page)
    named = (
        n
        for n, element in enumerate(page.elements)
        if element.holds_article
        and (2 if not n < headline < element.end else _PART) * totals[n] > totals[0]
    )
    smallest = min(named, key=totals.__getitem__, default=None)
    return _whole(page, _densest(page, prose), totals) if smallest is None else smallest


def _densest(page: _Page, prose: Sequence[_Block]) -> int:
    """Return the element that holds the most prose; what stands under the headline counts more."""
    alone = Counter(block.element for block in prose)
    headline = _headline(page)
    scores: Counter[int] = Counter({0: 0})
    for block in prose:
        is_paragraph = block.tag == "p" or alone[block.element] == 1
        holder = page.elements[block.element].parent if is_paragraph else block.element
        is_headed = holder < headline < page.elements[holder].end
        scores[holder] += 2 * len(block.text) * (_HEADED if is_headed else 1)
        scores[page.elements[holder].parent] += len(block.text)
    return max(scores, key=scores.__getitem__)


def _headline(page: _Page) -> int:
    """Return the element of the page's first headline, 0 where it has none."""
    return next((block.element for block in page.blocks if block.tag == "h1"), 0)


def _whole(page: _Page, part: int, totals: Sequence[int]) -> int:
    """Return the parent of an element that is one of several parts: sections, posts, blocks.

    A sibling with a headline of its own is another article, which scrolling has loaded.
    """
    headed = page.totals((block.element, block.tag == "h1") for block in page.blocks)
    while part:
        parent, sort = page.elements[part].parent, page.elements[part].sort
        alike = (
            n != part and not headed[n] and _PART * totals[n] > totals[part]
            for n, element in enumerate(page.elements)
            if element.parent == parent and element.sort == sort
        )
        if not any(alike):
            break
        part = parent
    return part


def _stated(scripts: Sequence[str]) -> dict[str, str]:
    """Return what the page's JSON-LD says of its article."""
    for node in _nodes(scripts):
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE_TYPE.search(kind) for kind in kinds):
            return {
                "title": _text(node.get("headline")),
                "author": _text(node.get("author")),
                "outlet": _text(node.get("publisher")),
                "published": _text(node.get("datePublished")),
                "url": _text(node.get("url") or node.get("mainEntityOfPage")),
                "body": _text(node.get("articleBody")),
            }
    return {}


def _nodes(scripts: Sequence[str]) -> Iterator[Mapping[str, object]]:
    """Yield the objects of JSON-LD, those in lists and in ``@graph`` too."""
    for script in scripts:
        try:
            waiting: deque[object] = deque([json.loads(script, strict=False)])
        except (ValueError, RecursionError):
            continue  # a broken script costs its metadata, not the article
        while waiting:
            node = waiting.popleft()
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                waiting.append(node.get("@graph"))
                yield node


def _text(value: object) -> str:
    """Return a name or a string out of what JSON-LD allows: strings, objects, lists of either."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@id"))
    return value.strip() if isinstance(value, str) else ""


def _not_blank(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value.strip()}


def _as_lines(body: str) -> str:
    """Return JSON-LD's article body a paragraph a line, marked up or not."""
    if "</p>" in body or "<br" in body:
        return all_lines(body)
    return "\n".join(filter(None, map(_fold, body.splitlines())))


def _length(blocks: Sequence[_Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _fold(text: str) -> str:
    """Fold white space as a browser does, and leave no-break spaces alone."""
    return _FOLDS.sub(" ", text).strip(" ")
