"""From bytes to text: UTF-8 first, a warning for what is guessed, a way out for what is no text."""

import codecs
import re

from ..errors import ReadError
from .inputs import Origin

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "PDF header", "try: pdftotext FILE -"),
    (b"{\\rtf", "RTF header", "try: pandoc -f rtf -t plain FILE"),
    (b"\xd0\xcf\x11\xe0", "Office 97 header", "save it as text"),
    (b"\x89PNG", "PNG image", "try: tesseract FILE -"),
    (b"\xff\xd8\xff", "JPEG image", "try: tesseract FILE -"),
    (b"GIF8", "GIF image", "try: tesseract FILE -"),
    (b"II*\x00", "TIFF image", "try: tesseract FILE -"),
    (b"MM\x00*", "TIFF image", "try: tesseract FILE -"),
    (b"\x1f\x8b", "gzip archive", "try: gunzip FILE"),
    (b"BZh", "bzip2 archive", "try: bunzip2 FILE"),
    (b"\xfd7zXZ", "xz archive", "try: unxz FILE"),
    (b"7z\xbc\xaf", "7z archive", "unpack it first"),
    (b"SQLite format 3", "SQLite database", "export a table as CSV"),
    (b"PAR1", "Parquet file", "rename it to .parquet"),
    (b"ID3", "MP3 recording", "transcribe it first"),
    (b"OggS", "Ogg recording", "transcribe it first"),
    (b"RIFF", "recording or image", "transcribe it first"),
    (b"\x7fELF", "program", "name text files"),
)
_ZIPPED = (
    (b"word/", "DOCX", "rename it to .docx"),
    (b"opendocument.text", "ODT", "try: pandoc -t plain FILE"),
    (b"application/epub", "EPUB", "try: pandoc -t plain FILE"),
    (b"xl/", "XLSX", "save it as CSV"),
    (b"", "ZIP archive", "unpack it first"),
)
_CHARSET = re.compile(rb"(?i)<meta[^>]{1,200}?charset=[\"']?([a-z\d_-]{3,20})")
_PROBE = 8192
"""Bytes looked at to tell text from anything else."""


def decode(data: bytes, origin: Origin) -> str:
    """Return the text that a file's bytes hold, without its byte-order mark, otherwise as it is.

    UTF-8, or UTF-16 and UTF-32 with a mark, or what a web page declares. Bytes that are mostly
    UTF-8 keep what can be read of them, any other are read as Windows-1252; both with a warning.

    Raises:
        ReadError: The bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data.removeprefix(mark), encoding, origin)
    _refuse_binary(data, origin.where)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        return _guessed(data, error.start, origin)


def _marked(data: bytes, encoding: str, origin: Origin) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        origin.warn(f"broken {encoding.upper()} at byte {error.start}, shown as U+FFFD")
        return data.decode(encoding, "replace")


def _guessed(data: bytes, first: int, origin: Origin) -> str:
    """Read damaged UTF-8 as such, so that one bad byte does not garble every quotation mark."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    sound = len(text) - broken - len(text.encode("ascii", "ignore"))
    if sound > broken:
        origin.warn(f"broken UTF-8 at byte {first}, shown as U+FFFD")
        return text
    declared = _as_declared(data)
    if declared is not None:
        return declared
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{origin.where}: neither UTF-8 nor Windows-1252 (byte {error.start}); save it as UTF-8"
        ) from None
    origin.warn("not UTF-8, read as Windows-1252")
    return text


def _as_declared(data: bytes) -> str | None:
    """Read a web page in the encoding that it declares; it has been tried as UTF-8 already."""
    match = _CHARSET.search(data, 0, _PROBE)
    if match is None or match[1].lower().startswith(b"utf"):
        return None
    try:
        return data.decode(match[1].decode(), "replace")
    except (LookupError, UnicodeError):  # not an encoding, or none of text
        return None


def _refuse_binary(data: bytes, where: str) -> None:
    looks, way_out = _signature(data)
    if looks:
        raise ReadError(f"{where}: binary, not text ({looks}); {way_out}")


def _signature(data: bytes) -> tuple[str, str]:
    if data.startswith(b"PK\x03\x04"):
        return next((looks, way_out) for sign, looks, way_out in _ZIPPED if sign in data)
    for sign, looks, way_out in _SIGNATURES:
        if data.startswith(sign):
            return looks, way_out
    if data[4:8] == b"ftyp":
        return "film or recording", "transcribe it first"
    zeros = data.count(0, 0, _PROBE)
    if not zeros:
        return "", ""
    if 3 * zeros > len(data[:_PROBE]):
        return "UTF-16 without its mark?", "try: iconv -f UTF-16LE -t UTF-8 FILE"
    return "NUL bytes", "save it as UTF-8 text"
