"""What kind of file it is: its content says so first, its name where the content does not."""

import re
from pathlib import PurePosixPath

from analysis.reading.archive import DOCUMENT_PARTS, open_zip, unpack
from analysis.reading.error import ReadingError
from analysis.reading.feed import is_feed
from analysis.reading.package import COMPOUND
from analysis.reading.sheet import is_json
from analysis.reading.subtitles import is_subtitles
from analysis.reading.telegram import is_chat_page

BY_ENDING = {
    "txt": "text",
    "md": "markdown",
    "markdown": "markdown",
    "html": "page",
    "htm": "page",
    "xhtml": "page",
    "mhtml": "mhtml",
    "mht": "mhtml",
    "docx": "docx",
    "odt": "odt",
    "rtf": "rtf",
    "pdf": "pdf",
    "eml": "mail",
    "csv": "table",
    "tsv": "table",
    "tab": "table",
    "xlsx": "table",
    "xlsm": "table",
    "xlsb": "table",
    "xls": "table",
    "ods": "table",
    "json": "table",
    "jsonl": "table",
    "ndjson": "table",
    "srt": "subtitles",
    "vtt": "subtitles",
    "rss": "feed",
    "atom": "feed",
    "xml": "feed",
    "zip": "zip",
}
"""The kind that each ending stands for."""

ENDINGS = tuple(BY_ENDING)
"""The endings of files that are read."""

BOOKS = ("Workbook".encode("utf-16-le"), b"B\0o\0o\0k\0\0\0")
"""How old Excel calls the stream of a workbook in its files."""

OTHER = "other"
"""Presentations, books and the like."""

OFFICE = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "table"),
    ("xl/workbook.bin", "table"),
    ("content.xml", "odt"),
)
"""A part that tells whose document a ZIP archive is."""

PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,1000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
TAG = re.compile(rb"<(?:p|div|br|a|span|table|title|meta)\b[^<>]*>", re.I)
FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")


def kind_of(name: str, content: bytes) -> str:
    """One of the kinds of BY_ENDING, "text" where nothing else is told; OTHER for packed formats that are not read.

    >>> kind_of("мост.txt", b"%PDF-1.7"), kind_of("мост.csv", "Дата;Текст".encode()), kind_of("мост", b"")
    ('pdf', 'table', 'text')
    """
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")
    named = BY_ENDING.get(ending, "text")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(content)
    if content.startswith(COMPOUND):
        book = any(stream in content for stream in BOOKS)
        return "table" if ending.startswith("xls") or book else "docx"
    start = content[:8000].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe\r\n")
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if is_feed(start):
        return "feed"
    if is_subtitles(start):
        return "subtitles"
    if letter := _letter(start):
        return letter
    if PAGE.match(start) or (named == "page" and TAG.search(start)):
        return "chat" if is_chat_page(content) else "page"
    if is_json(content) and (named == "table" or content.rstrip(b" \t\r\n\0")[-1:] in b"}]"):
        return "table"
    return named if named in ("markdown", "table") else "text"


def _packed(content: bytes) -> str:
    """Whose document the archive is, if it is one."""
    try:
        with open_zip(content) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                made = b"".join(unpack(content, archive.getinfo("mimetype")))
                if b"spreadsheet" in made:
                    return "table"
    except ReadingError:
        return "zip"
    if not names & DOCUMENT_PARTS:
        return "zip"
    return next((kind for part, kind in OFFICE if part in names), OTHER)


def _letter(start: bytes) -> str:
    """A letter begins with fields, «From» and «Date» or «Subject» among them; so does a page saved in one file."""
    fields: set[bytes] = set()
    at = 0
    while found := FIELD.match(start, at):
        fields.add(found[1].lower())
        at = found.end()
    if b"mime-version" in fields and re.search(rb"multipart/related|snapshot-content-location", start[:at], re.I):
        return "mail" if fields & {b"to", b"received", b"message-id"} else "mhtml"
    return "mail" if b"from" in fields and fields & {b"subject", b"date", b"message-id"} else ""
