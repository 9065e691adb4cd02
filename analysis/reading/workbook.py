"""XLSX: the sheets of a workbook as rows of text. Formulas are never computed: a cell is what it last showed."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from analysis.reading.archive import check_size, open_zip, unpack
from analysis.reading.error import ReadingError
from analysis.reading.limits import LIMITS, MEGABYTE, Limits

LAST_ROW = 1_048_576
"""Excel has no more rows; a number beyond it is a trap."""

MOST_TAGS = 500_000
"""Up to the end of a row: Excel has 16,384 columns, the parts of a formatted cell are some thirty tags. Styles and
the like have fewer in all."""

MOST_STRING_TAGS = 8_000_000
"""A million texts, formatted here and there."""

PART = 20 * MEGABYTE
"""Bytes: styles and names of sheets, which are read whole."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One sheet of a workbook: its name and rows."""

    name: str
    sheet: Any

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The rows from the first on, blank ones too, each time anew; ReadingError where the sheet is damaged."""
        try:
            self.sheet.reset_dimensions()
            for number, row in enumerate(self.sheet.iter_rows(values_only=True), 1):
                if number > LAST_ROW:
                    return
                yield tuple(map(shown, row))
        except Exception as error:  # whatever a library finds in a damaged file
            raise ReadingError("broken_table") from error


def read_workbook(content: bytes, limits: Limits = LIMITS) -> list[Worksheet]:
    """The sheets that are not hidden; raises ReadingError where the workbook is damaged or made to do harm."""
    _check_parts(content, limits)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # whatever a library finds in a damaged file
        raise ReadingError("broken_table") from error
    return [Worksheet(sheet.title, sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]


def shown(value: object) -> str:
    """A cell as text: a date as 2024-03-05 00:00:00, a whole number without a point.

    >>> shown(45356.0), shown(0.5), shown(None)
    ('45356', '0.5', '')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _check_parts(content: bytes, limits: Limits) -> None:
    """Goes through all parts piece by piece, before a library holds any of them whole."""
    total = 0
    with open_zip(content, limits) as book:
        for part in book.infolist():
            check_size(part, limits)
            total += part.file_size
            if total > limits.archive:
                raise ReadingError("large_archive", limit=limits.archive // MEGABYTE)
            name = part.filename.lower()
            if not name.endswith((".xml", ".rels")):
                continue
            strings, sheet = "sharedstrings" in name, "worksheets/" in name
            if part.file_size > PART and not (strings or sheet or "pivot" in name):
                raise ReadingError("large_file", limit=PART // MEGABYTE)
            end = b"" if strings else b"row>"
            _check_tags(unpack(content, part), end, MOST_STRING_TAGS if strings else MOST_TAGS)


def _check_tags(pieces: Iterator[bytes], end: bytes, most: int) -> None:
    """No more than `most` tags up to each `end`, or in all where that is nothing."""
    tags = 0
    for piece in pieces:
        for at, stretch in enumerate(piece.split(end) if end else (piece,)):
            tags = (0 if at else tags) + stretch.count(b"<")
            if tags > most:
                raise ReadingError("wide_table", limit=16_384)
