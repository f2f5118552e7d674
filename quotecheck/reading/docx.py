"""Word drafts: the text as it would be printed with every tracked change accepted."""

import io
from collections.abc import Iterator

from ..errors import ReadError
from .inputs import Origin, Row
from .pages import read_page


def read_docx(data: bytes, origin: Origin) -> Iterator[Row]:
    """Yield the draft as one article; what a tracked change inserts is kept, a deletion is not.

    Raises:
        ReadError: The extra that reads DOCX is not installed, or the file is none.
    """
    yield from read_page(_to_html(data, origin.where), origin)


def _to_html(data: bytes, where: str) -> str:
    try:
        import mammoth  # noqa: PLC0415  (an extra)
    except ImportError:
        raise ReadError(f"{where}: DOCX needs an extra: pip install 'quotecheck[docx]'") from None
    try:
        return str(mammoth.convert_to_html(io.BytesIO(data)).value)
    except Exception as error:  # noqa: BLE001  (whatever a broken archive makes it raise)
        fault = type(error).__name__
        raise ReadError(f"{where}: not a DOCX file ({fault}); save it again as DOCX") from None
