"""PDF: the letters that were set on pages, as paragraphs again."""

import logging
import math
import re
import time
from collections import Counter
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

CYRILLIC = re.compile("[А-Яа-яЁё]")
MADE = re.compile(r"(?:D:)?(\d{8})")


def read_pdf(content: bytes, name: str, *, seconds: float = SECONDS) -> Document:
    """The text of a PDF: paragraphs joined from lines, without page numbers and what is printed on every page.

    Raises ReadingError where it is damaged, closed with a password or scanned, where its letters cannot be known, where
    it has more than MOST_PAGES pages or takes more than `seconds`.
    """
    with damaged("PDF"):
        import io

        from pypdf import PdfReader

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong in a file is nothing for the console
        reader = PdfReader(io.BytesIO(content))
        _open(reader)
        until = time.monotonic() + seconds
        pages: list[list[PrintedLine]] = []
        length = 0
        for page in reader.pages:
            pages.append(_lines(page, until))
            length += sum(len(line.text) for line in pages[-1])
            if length > LONGEST:
                raise ReadingError("too_long", limit=LONGEST)
        pages = _legible(pages)
        if not any(pages) and any(map(_has_picture, reader.pages)):
            raise ReadingError("scanned")
        said: Any = reader.metadata or {}
        title, made = str(said.get("/Title", "")), str(said.get("/CreationDate", ""))
        return _document(name, find_paragraphs(pages), title, made)


def _open(reader: Any) -> None:
    """Opens what needs no password; most pages."""
    from pypdf.errors import PyPdfError

    if reader.is_encrypted:
        try:
            opened = reader.decrypt("")
        except PyPdfError:
            opened = 0
        if not opened:
            raise ReadingError("encrypted")
    if len(reader.pages) > MOST_PAGES:
        raise ReadingError("too_many_pages", pages=len(reader.pages), limit=MOST_PAGES)


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


def _lines(page: Any, until: float) -> list[PrintedLine]:
    """The lines of a page in the order in which they were set; ReadingError at the time `until`."""
    lines: list[PrintedLine] = []
    parts: list[str] = []
    places: list[tuple[float, float, float]] = []

    def close() -> None:
        lines.append(PrintedLine("".join(parts), *(places[0] if places else ())))
        parts.clear()
        places.clear()

    def take(text: str, ctm: list[float], tm: list[float], font: Any, size: float) -> None:
        for at, piece in enumerate(text.split("\n")):
            if at:
                close()
            if piece.strip():
                places.append(_place(ctm, tm, size))
            parts.append(piece)

    def look_at_the_clock(*_: Any) -> None:
        if time.monotonic() > until:
            raise ReadingError("too_slow")

    page.extract_text(visitor_text=take, visitor_operand_before=look_at_the_clock)
    look_at_the_clock()
    close()
    return [line for line in lines if line.text.strip()]


def _place(ctm: list[float], tm: list[float], size: float) -> tuple[float, float, float]:
    """Left, top and height on the page of what was set with these two matrices."""
    left = tm[4] * ctm[0] + tm[5] * ctm[2] + ctm[4]
    top = tm[4] * ctm[1] + tm[5] * ctm[3] + ctm[5]
    scale = math.hypot(tm[2], tm[3]) * math.hypot(ctm[2], ctm[3])
    return left, top, abs(size) * scale


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
    found = page.get("/Resources")
    pictures = found.get_object().get("/XObject") if found else None
    forms = pictures.get_object().values() if pictures else ()
    return any(form.get_object().get("/Subtype") in ("/Image", "/Form") for form in forms)
