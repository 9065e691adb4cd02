"""RTF: bytes with the marks of a word processor between them, in the encoding that they name."""

import datetime
import re

from analysis.card import Card
from analysis.reading.document import Document, compose, dated, one_line
from analysis.reading.error import ReadingError, damaged
from analysis.reading.heading import apart, sensible

LONGEST = 40_000_000
"""Characters of RTF without pictures: two million letters take up to ten each."""

PICTURE = re.compile(r"[0-9a-fA-F\r\n]{256,}")
BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
LINE = re.compile(r"(?=\{\\field|\\f\d|HYPERLINK)", re.IGNORECASE)
"""Where a line may be broken, which says nothing in RTF. striprtf looks for fonts and links line by line, in a time
that grows as the square of a line; and it would write the address of a link after its words."""

CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
CYRILLIC = re.compile("[А-Яа-яЁё]")
TITLE = re.compile(r"\{\\title\s([^{}]{1,2000})\}")
MADE = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def read_rtf(content: bytes, name: str) -> Document:
    r"""The text of an RTF document; cells of a table are lines. Raises ReadingError where it is damaged or no text.

    >>> read_rtf(rb"{\rtf1\ansi\ansicpg1251 \'cc\'ee\'f1\'f2\par \u1090?\u1072?\u1084?.}", "most.rtf").text
    'Мост\nтам.'
    """
    if not content.startswith(b"{\\rtf"):
        raise ReadingError("broken", format="RTF")
    with damaged("RTF"):
        source = PICTURE.sub("", _decoded(_without_binary(content)))
        if len(source) > LONGEST:
            raise ReadingError("unpacks_too_big")
        source = CELL.sub(r"\\par", LINE.sub("\n", source))
        text = _plain(source)
        if not CYRILLIC.search(text):  # Russian letters under the name of the Western encoding
            source = re.sub(r"\\ansicpg\d*", "", source)
            text = _plain(re.sub(r"\\fcharset\d+", r"\\fcharset204", source))
        lines = text.split("\n")
        full = [line for line in lines if line.strip()]
        card = Card(apart(lines) or sensible(_title(source), full), date=dated(full) or _made(source))
        return compose(name, full, card)


def _plain(source: str) -> str:
    from striprtf.striprtf import rtf_to_text

    if re.search(r"\\ansicpg1251(?!\d)", source):  # then the fonts «of the usual letters» are Russian
        source = re.sub(r"\\fcharset0(?!\d)", r"\\fcharset204", source)
    text: str = rtf_to_text(source, encoding="cp1251", errors="replace")  # type: ignore[no-untyped-call]
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _title(source: str) -> str:
    """The last of the titles: where there are two, the first is without Russian letters, for old programs."""
    titles = TITLE.findall(source, 0, 100_000)
    codepage = re.search(r"\\ansicpg\d+", source)
    return one_line(_plain(f"{{\\rtf1{codepage[0] if codepage else ''} {titles[-1]}}}")) if titles else ""


def _made(source: str) -> datetime.date | None:
    found = MADE.search(source)
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _without_binary(content: bytes) -> bytes:
    """`\\binN` and the N bytes of a picture after it are left out."""
    parts, at = [], 0
    while found := BINARY.search(content, at):
        parts.append(content[at : found.start()])
        at = found.end() + int(found[1])
    return b"".join([*parts, content[at:]])


def _decoded(content: bytes) -> str:
    """RTF is ASCII; where a program left other bytes in it, they are UTF-8 or windows-1251."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1251", "replace")
