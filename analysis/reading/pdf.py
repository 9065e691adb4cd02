"""PDF: the letters that were set on pages, as paragraphs again."""

import math
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import takewhile
from typing import Any

from analysis.card import Card
from analysis.reading.checks import LONGEST
from analysis.reading.dates import read_date
from analysis.reading.document import Document, compose, dated, one_line
from analysis.reading.encoding import decode
from analysis.reading.error import ReadingError, damaged
from analysis.reading.heading import looks_like, sensible
from analysis.reading.paragraphs import Paragraph, PrintedLine, find_paragraphs

MOST_PAGES = 2000
SECONDS = 60
"""For one file: a page of a newspaper takes a second, of a report a tenth."""

PASSWORD = 4
"""PDFium's word for a document that is closed with one (FPDF_ERR_PASSWORD)."""

CUT = re.compile("[\x02\ufffe]$")
"""What PDFium gives for a hyphen at a line's end, and for the end with it."""

LINE = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?")

CYRILLIC = re.compile("[А-Яа-яЁё]")
MADE = re.compile(r"(?:D:)?(\d{8})")


def read_pdf(content: bytes, name: str, *, seconds: float = SECONDS) -> Document:
    """The text of a PDF: paragraphs joined from lines, without page numbers and what is printed on every page.

    Raises ReadingError where it is damaged, closed with a password or scanned, where its letters cannot be known, where
    it has more than MOST_PAGES pages or takes more than `seconds`.
    """
    with damaged("PDF"):
        until = time.monotonic() + seconds
        with closing(_opened(content)) as document:
            pages: list[list[PrintedLine]] = []
            length, pictures = 0, False
            for number in range(len(document)):
                with closing(document[number]) as page:
                    pages.append(list(_lines(page, until)))
                    pictures = pictures or _has_picture(page)
                length += sum(len(line.text) for line in pages[-1])
                if length > LONGEST:
                    raise ReadingError("too_long", limit=LONGEST)
            said = document.get_metadata_dict()
        pages = _legible(pages)
        if not any(pages) and pictures:
            raise ReadingError("scanned")
        return _document(name, find_paragraphs(pages), said.get("Title", ""), said.get("CreationDate", ""))


def _opened(content: bytes) -> Any:
    """The document, where it needs no password and has not too many pages."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        raise ReadingError("encrypted") if error.err_code == PASSWORD else error from error
    if len(document) > MOST_PAGES:
        raise ReadingError("too_many_pages", pages=len(document), limit=MOST_PAGES)
    if not len(document):
        raise ReadingError("broken", format="PDF")
    return document


def _document(name: str, paragraphs: list[Paragraph], title: str, made: str) -> Document:
    high = _highest(paragraphs)
    lines = [paragraph.text for paragraph in paragraphs if paragraph is not high]
    found = MADE.match(made)
    day = dated(lines) or (read_date(found[1]) if found else None)
    return compose(name, lines, Card(high.text if high else sensible(one_line(title), lines), date=day))


def _highest(paragraphs: list[Paragraph]) -> Paragraph | None:
    """The headline: of what stands before the text the paragraph in the highest letters, higher than the text's."""
    sizes = Counter[float]()
    for paragraph in paragraphs:
        sizes[round(paragraph.size, 1)] += len(paragraph.text)
    usual = max(sizes, key=lambda size: sizes[size], default=0)
    before = takewhile(lambda paragraph: looks_like(paragraph.text), paragraphs[:5])
    highest = max(before, key=lambda paragraph: paragraph.size, default=None)
    return highest if highest and len(paragraphs) > 1 and highest.size > 1.15 * usual else None


def _lines(page: Any, until: float) -> Iterator[PrintedLine]:
    """The lines of a page in the order in which they were set; ReadingError at the time `until`."""
    with closing(page.get_textpage()) as letters:
        for found in LINE.finditer(_signs(letters)):
            if time.monotonic() > until:
                raise ReadingError("too_slow")
            if line := found[0].strip():
                first = found.start() + found[0].index(line[0])
                yield PrintedLine(CUT.sub("-", found[0]), *_place(letters, first))
    if time.monotonic() > until:
        raise ReadingError("too_slow")


def _signs(letters: Any) -> str:
    """A sign for each of PDFium's letters: it gives the text at once but leaves out what no character is known of."""
    from pypdfium2 import raw

    text, count = str(letters.get_text_range()), letters.count_chars()
    return text if len(text) == count else "".join(chr(raw.FPDFText_GetUnicode(letters, at)) for at in range(count))


def _place(letters: Any, at: int) -> tuple[float, float, float]:
    """Left, foot and height on the page of a letter."""
    from ctypes import c_double

    from pypdfium2 import raw

    left, foot, matrix = c_double(), c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(letters, at, left, foot)
    raw.FPDFText_GetMatrix(letters, at, matrix)
    return left.value, foot.value, raw.FPDFText_GetFontSize(letters, at) * math.hypot(matrix.c, matrix.d)


def _legible(pages: list[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """Fonts without a table of characters give «Ìîñò» for «Мост»: windows-1251 under the name of the Western one."""
    text = "\n".join(line.text for page in pages for line in page)
    strange = sum(letter > "\x7f" and letter not in "«»—–“”„…№" for letter in text)
    if CYRILLIC.search(text) or strange <= 0.3 * len(text):
        return pages
    try:
        russian = decode(_western(text)).encoding == "windows-1251"
    except ReadingError:
        russian = False
    if russian:
        return [
            [replace(line, text=_western(line.text).decode("cp1251", "replace")) for line in page] for page in pages
        ]
    raise ReadingError("pdf_letters")


def _western(text: str) -> bytes:
    return text.encode("cp1252", "replace")


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects((raw.FPDF_PAGEOBJ_IMAGE,)))
