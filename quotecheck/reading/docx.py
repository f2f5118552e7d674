"""Word drafts: the text as it would be printed with every tracked change accepted.

What stands beside the text (comments, footnotes, endnotes, headers) is nobody's speech, and left
out.
"""

import io
import re
from collections.abc import Iterator

from ..errors import ReadError
from .inputs import Origin, Row
from .pages import all_lines

_NOTE_MARK = re.compile(r'<sup><a href="#(?:foot|end)note-[^"]*"[^>]*>\[\d+\]</a></sup>')
_NOTES = re.compile(r'<ol><li id="(?:foot|end)note-')


def read_docx(data: bytes, origin: Origin) -> Iterator[Row]:
    """Yield the draft as one article; what a tracked change inserts is kept, a deletion is not.

    Raises:
        ReadError: The extra that reads DOCX is not installed, or the file is none.
    """
    text = all_lines(_without_notes(_to_html(data, origin.where)))
    if not text:
        origin.fail("no text in it; nothing to read")
        return
    yield Row({"text": text}, lines=())


def _without_notes(html: str) -> str:
    """Take out the marks of notes, and the notes themselves, which stand at the end."""
    notes = _NOTES.search(html)
    return _NOTE_MARK.sub("", html[: notes.start()] if notes else html)


def _to_html(data: bytes, where: str) -> str:
    try:
        import mammoth  # noqa: PLC0415  (an extra)
    except ImportError:
        raise ReadError(f"{where}: DOCX needs an extra: pip install 'quotecheck[docx]'") from None
    try:
        shown = mammoth.convert_to_html(io.BytesIO(data), convert_image=_no_image, id_prefix="")
        return str(shown.value)
    except Exception as error:  # noqa: BLE001  (whatever a broken archive makes it raise)
        fault = type(error).__name__
        raise ReadError(f"{where}: not a DOCX file ({fault}); save it again as DOCX") from None


def _no_image(_: object) -> list[object]:
    """Leave an image out, rather than carry it along as text."""
    return []
