"""Plain text and Markdown: one file, one article, kept as it is."""

from collections.abc import Iterator

import regex

from ..turns import body_start
from .inputs import Origin, Row

_ENTRY = regex.compile(r"(?P<key>[A-Za-z_][\w-]*):(?:[ \t]+(?P<value>.*?))?[ \t]*")


def read_text(text: str, origin: Origin) -> Iterator[Row]:
    """Yield the file as one article; front matter gives metadata, and stays in the text."""
    if not text[body_start(text) :].strip():
        origin.fail("no text behind its front matter; nothing to read in it")
        return
    yield Row({**front_matter(text), "text": text})


def front_matter(text: str) -> dict[str, str]:
    """Return the plain entries of a text's front matter, keys in lower case.

    Only what an article's metadata needs of YAML: ``key: value``, quoted or not, and a value
    that runs on in indented lines. A file names itself, so ``id`` is left out.
    """
    entries: dict[str, str] = {}
    key = ""
    for line in text[: body_start(text)].splitlines()[1:-1]:
        if line[:1].isspace() and key:
            entries[key] = f"{entries[key]} {line.strip()}".strip()
        elif entry := _ENTRY.fullmatch(line):
            key = entry["key"].casefold()
            entries[key] = entry["value"] or ""
    return {key: _plain(value) for key, value in entries.items() if key != "id"}


def _plain(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace(value[0] * 2, value[0])
    return value
