"""What the beginning of a file tells of its format: one function, one format."""

import re
from dataclasses import dataclass

from analysis.reading.archive import DOCUMENT_PARTS, open_zip, unpack
from analysis.reading.error import ReadingError
from analysis.reading.feed import is_feed
from analysis.reading.package import COMPOUND
from analysis.reading.sheet import is_json
from analysis.reading.subtitles import is_subtitles
from analysis.reading.telegram import is_chat_page

BOOKS = ("Workbook".encode("utf-16-le"), b"B\0o\0o\0k\0\0\0")
"""How old Excel calls the stream of a workbook in its files."""

PACKED = (b"PK\x03\x04", b"PK\x05\x06")
"""How ZIP archives begin, documents of office programs among them."""

PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,1000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
TAG = re.compile(rb"<(?:p|div|br|a|span|table|title|meta)\b[^<>]*>", re.I)
FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
SEVERAL = re.compile(rb"multipart/related|snapshot-content-location", re.I)
SENT = frozenset({b"to", b"received", b"message-id"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A file before it is read. `ending` is that of its name and `named` the kind that this stands for; `start` is its
    first bytes without what only tells an encoding, b"" where it is packed. Of an archive that is a document of an
    office program `parts` are the paths in it and `made` its MIME type."""

    content: bytes
    ending: str = ""
    named: str = ""
    start: bytes = b""
    parts: frozenset[str] = frozenset()
    made: bytes = b""


def look(content: bytes, ending: str, named: str) -> Seen:
    """What there is to see of a file whose name ends with `ending`."""
    if content.startswith(PACKED):
        return Seen(content, ending, named, b"", *_document_parts(content))
    if content.startswith(COMPOUND):
        return Seen(content, ending, named)
    start = content[:8000].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe\r\n")
    return Seen(content, ending, named, start)


def _document_parts(content: bytes) -> tuple[frozenset[str], bytes]:
    try:
        with open_zip(content) as archive:
            names = frozenset(archive.namelist())
            short = "mimetype" in names and archive.getinfo("mimetype").file_size < 200
            made = b"".join(unpack(content, archive.getinfo("mimetype"))) if short else b""
    except ReadingError:
        return frozenset(), b""
    return (names if names & DOCUMENT_PARTS else frozenset()), made


# ---------------------------------------------------------------- packed files
def of_word(seen: Seen) -> bool:
    """A document of Word, or of an old office program that keeps no tables: what reads DOCX says which to save."""
    return "word/document.xml" in seen.parts or (seen.content.startswith(COMPOUND) and not of_excel(seen))


def of_excel(seen: Seen) -> bool:
    """A workbook, of old Excel and LibreOffice too."""
    if seen.content.startswith(COMPOUND):
        return seen.ending.startswith("xls") or any(stream in seen.content for stream in BOOKS)
    return b"spreadsheet" in seen.made or bool(seen.parts & {"xl/workbook.xml", "xl/workbook.bin"})


def of_writer(seen: Seen) -> bool:
    """A document of LibreOffice or OpenOffice."""
    return "content.xml" in seen.parts


def of_an_office(seen: Seen) -> bool:
    """A presentation, a book and the like."""
    return bool(seen.parts)


def packed(seen: Seen) -> bool:
    """An archive of files."""
    return seen.content.startswith(PACKED)


# ---------------------------------------------------------------- told by the first bytes
def pdf(seen: Seen) -> bool:
    """Something may stand before its mark."""
    return b"%PDF-" in seen.start[:1024]


def rtf(seen: Seen) -> bool:
    """Whatever the name: Word writes RTF into files called .doc too."""
    return seen.start.startswith(b"{\\rtf")


def feed(seen: Seen) -> bool:
    """RSS or Atom."""
    return is_feed(seen.start)


def subtitles(seen: Seen) -> bool:
    """SubRip or WebVTT."""
    return is_subtitles(seen.start)


def mail(seen: Seen) -> bool:
    """A letter begins with fields, «From» and «Date» or «Subject» among them; one in several parts says who gets it."""
    fields, head = _fields(seen.start)
    if _several_parts(fields, head):
        return bool(fields & SENT)
    return b"from" in fields and bool(fields & {b"subject", b"date", b"message-id"})


def mhtml(seen: Seen) -> bool:
    """A page saved in one file begins as a letter that was sent to nobody."""
    fields, head = _fields(seen.start)
    return _several_parts(fields, head) and not fields & SENT


def chat(seen: Seen) -> bool:
    """A page that Telegram's program exported."""
    return page(seen) and is_chat_page(seen.content)


def page(seen: Seen) -> bool:
    """A web page; where the name says so, a piece of one too."""
    return bool(PAGE.match(seen.start) or (seen.named == "page" and TAG.search(seen.start)))


def records(seen: Seen) -> bool:
    """JSON, whole or named as a table: «{Мост} открыт.» is a text."""
    whole = seen.content.rstrip(b" \t\r\n\0")[-1:] in (b"}", b"]")
    return is_json(seen.content) and (seen.named == "table" or whole)


def _fields(start: bytes) -> tuple[set[bytes], bytes]:
    """The names of the fields of a letter's head, and the head."""
    fields: set[bytes] = set()
    at = 0
    while found := FIELD.match(start, at):
        fields.add(found[1].lower())
        at = found.end()
    return fields, start[:at]


def _several_parts(fields: set[bytes], head: bytes) -> bool:
    return b"mime-version" in fields and bool(SEVERAL.search(head))
