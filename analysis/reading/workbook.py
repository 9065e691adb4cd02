"""Workbooks (XLSX, XLSB, XLS, ODS): their sheets as rows of text. Formulas are never computed: a cell is what it last
showed, and =HYPERLINK(…) the words and the address that stand in it."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from analysis.reading.archive import check_size, open_zip, unpack
from analysis.reading.error import ReadingError
from analysis.reading.limits import LIMITS, MEGABYTE, Limits

MOST_TAGS = 500_000
"""Up to the end of a row: Excel has 16,384 columns, the parts of a formatted cell are some thirty tags. Styles and
the like have fewer in all."""

MOST_STRING_TAGS = 8_000_000
"""A million texts, formatted here and there."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Excel has no more; a number beyond it is a trap."""

MOST_CELLS = 20_000_000
"""Of the rectangle from the first cell to the last, which the library lays out whole, 32 bytes each."""

PART = 20 * MEGABYTE
"""Bytes: styles and names of sheets, which are read whole."""

LINK = "\ue0ff"
"""Between the words of a linked cell and its address."""

FORMULA = re.compile(
    rb"<c\b([^<>]*)>\s*<f\b[^<>]*>\s*HYPERLINK\(([^<]{0,8000})\)\s*</f>\s*(?:<v\s*/>|<v[^<>]*>([^<]*)</v>)?\s*</c>"
)
ARGUMENTS = re.compile(rb'\s*(?:"|&quot;)(.*?)(?:"|&quot;)\s*(?:[,;]\s*(?:"|&quot;)(.*?)(?:"|&quot;)\s*)?$', re.DOTALL)
PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*+)(\d*+)["']""")
"""Of a row or a cell, however it is written: «7», «XFD1048576», «r = 'b2'», and columns that no program knows."""
LAID_OUT = re.compile(rb"<(?:[\w.-]{1,40}:)?(table-row|(?:covered-)?table-cell|table|p)(?=[\s/>])([^<]*)")
"""Of ODS: the beginning of a sheet, a row, a cell or of what stands in a cell."""
REPEATED = re.compile(rb"""number-(?:columns|rows)-repeated\s*=\s*["'](\d{1,9})""")
ESCAPED = re.compile(r"_x([0-9a-fA-F]{4})_")
RETURN = re.compile(r"_x000[dD]_\n?")

STYLES = b'<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
"""In place of those that do not open."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One sheet of a workbook: its name and rows. `mended`: its styles did not open."""

    name: str
    sheet: Any
    mended: bool = False

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The rows from the first on, blank ones too, each time anew; ReadingError where the sheet is damaged."""
        try:
            _, right = self.sheet.start or (0, 0)
            for row in self.sheet.iter_rows():
                yield (*[""] * right, *map(shown, row))
        except Exception as error:  # whatever a library finds in a damaged file
            raise ReadingError("broken_table") from error


@dataclass(frozen=True, slots=True)
class Streamed:
    """A sheet of a damaged workbook, row by row up to the damage."""

    name: str
    sheet: Any
    mended: bool = False

    def rows(self) -> Iterator[tuple[str, ...]]:
        """As those of a Worksheet, but that what stands before the damage is given."""
        try:
            self.sheet.reset_dimensions()
            for row in islice(self.sheet.iter_rows(values_only=True), LAST_ROW):
                yield tuple(map(shown, row))
        except Exception as error:  # whatever a library finds in a damaged file
            raise ReadingError("broken_table") from error


def read_workbook(content: bytes, limits: Limits = LIMITS) -> list[Worksheet | Streamed]:
    """The sheets that are not hidden; raises ReadingError where the workbook is damaged or made to do harm."""
    if content.startswith(b"PK"):
        content = _linked(content, _check_parts(content, limits), limits)
    try:
        return _sheets(content)
    except ReadingError as error:
        if "xl/styles.xml" not in _names(content):
            raise
        try:
            return _sheets(_with(content, {"xl/styles.xml": STYLES}), mended=True)
        except ReadingError:
            return _streamed(content, error)


def _sheets(content: bytes, *, mended: bool = False) -> list[Worksheet | Streamed]:
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        seen = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]
        return [Worksheet(name, book.get_sheet_by_name(name), mended) for name in seen]
    except PasswordError as error:
        raise ReadingError("encrypted") from error
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # whatever a library finds in a damaged file: its panics are no Exceptions
        raise ReadingError("broken_table") from error


def _streamed(content: bytes, damage: ReadingError) -> list[Worksheet | Streamed]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception:  # whatever a library finds in a damaged file
        raise damage from None
    return [Streamed(sheet.title, sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]


def shown(value: object) -> str:
    """A cell as text: a date as 2024-03-05, a whole number without a point, «_x000d_» as a line's end.

    >>> shown(45356.0), shown(0.5), shown(None), shown("Раз._x000d_\\nДва.")
    ('45356', '0.5', '', 'Раз.\\nДва.')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return ESCAPED.sub(_sign, RETURN.sub("\n", text)) if "_x" in text else text


def words_of(cell: str) -> str:
    """What a cell shows.

    >>> words_of(f"Мост{LINK}https://a.example"), address_of(f"Мост{LINK}https://a.example"), address_of("Мост")
    ('Мост', 'https://a.example', '')
    """
    return cell.partition(LINK)[0]


def address_of(cell: str) -> str:
    """Where the link in a cell leads."""
    return cell.partition(LINK)[2]


def _sign(escaped: re.Match[str]) -> str:
    sign = chr(int(escaped[1], 16))
    return sign if sign.isprintable() or sign in "\n\t" else " "


# ---------------------------------------------------------------- links
def _linked(content: bytes, sheets: list[str], limits: Limits) -> bytes:
    """The workbook with the words and address in place of each =HYPERLINK(…), if it has any."""
    changed: dict[str, bytes] = {}
    with open_zip(content, limits) as book:
        for name in sheets:
            part = b"".join(unpack(content, book.getinfo(name)))
            if b"HYPERLINK(" in part:
                changed[name] = FORMULA.sub(_as_text, part)
    return _with(content, changed) if changed else content


def _as_text(cell: re.Match[bytes]) -> bytes:
    said = ARGUMENTS.match(cell[2])
    if said is None:
        return cell[0]
    address = said[1].replace(b'""', b'"').replace(b"&quot;&quot;", b"&quot;")
    stored = cell[3] if cell[3] and b't="str"' in cell[1] else b""
    label = stored or (said[2] or b"").replace(b'""', b'"').replace(b"&quot;&quot;", b"&quot;") or address
    kept = re.sub(rb"""(?<!\s)\s*+\bt=["']\w+["']""", b"", cell[1])
    return b'<c%s t="inlineStr"><is><t>%s%s%s</t></is></c>' % (kept, label, LINK.encode(), address)


def _names(content: bytes) -> list[str]:
    try:
        with open_zip(content) as book:
            return book.namelist()
    except ReadingError:
        return []


def _with(content: bytes, changed: dict[str, bytes]) -> bytes:
    """The package with other parts in the place of some."""
    written = io.BytesIO()
    with open_zip(content) as book, zipfile.ZipFile(written, "w") as package:
        for part in {part.filename: part for part in book.infolist()}.values():
            inside = changed[part.filename] if part.filename in changed else b"".join(unpack(content, part))
            package.writestr(part.filename, inside)
    return written.getvalue()


# ---------------------------------------------------------------- harm
def _check_parts(content: bytes, limits: Limits) -> list[str]:
    """Goes through all parts piece by piece, before a library holds any of them whole; gives the names of sheets."""
    total = 0
    sheets: list[str] = []
    with open_zip(content, limits) as book:
        for part in book.infolist():
            check_size(part, limits)
            total += part.file_size
            if total > limits.archive:
                raise ReadingError("large_archive", limit=limits.archive // MEGABYTE)
            name = part.filename.lower()
            if not name.endswith((".xml", ".rels")):
                continue
            strings, sheet = "sharedstrings" in name, "worksheets/" in name or name == "content.xml"
            if part.file_size > PART and not (strings or sheet or "pivot" in name):
                raise ReadingError("large_file", limit=PART // MEGABYTE)
            end = b"" if strings else b"row>"
            _check_tags(unpack(content, part), end, MOST_STRING_TAGS if strings else MOST_TAGS)
            if "worksheets/" in name and name.endswith(".xml"):
                sheets.append(part.filename)
                _check_cells(unpack(content, part))
            elif name == "content.xml":
                _check_repeated(unpack(content, part))
    return sheets


def _check_cells(pieces: Iterator[bytes]) -> None:
    """No more than MOST_CELLS from the first cell to the last: one far away makes a rectangle of millions."""
    last_column, last_row, rest = 0, 0, b""
    for piece in pieces:
        stretch = rest + piece
        for column, row in PLACE.findall(stretch):
            last_column, last_row = max(last_column, _number(column)), max(last_row, int(row[:9] or 0))
        rest = stretch[-200:]
        if last_column > LAST_COLUMN or last_row > LAST_ROW or last_column * last_row > MOST_CELLS:
            raise ReadingError("wide_table", limit=LAST_COLUMN)


def _check_repeated(pieces: Iterator[bytes]) -> None:
    """The same of ODS, which says of a row or a cell how often it stands there: blank ones behind the last are none."""
    row = rows = column = columns = last_row = last_column = 0
    rest = b""
    for piece in pieces:
        stretch = rest + piece
        end = stretch.rfind(b"<")
        rest = stretch[end:][:MEGABYTE] if end >= 0 else b""
        for found in LAID_OUT.finditer(stretch, 0, max(end, 0)):
            times = int(said[1]) if (said := REPEATED.search(found[2])) else 1
            if found[1] == b"table":
                row = rows = last_row = last_column = 0
            elif found[1] == b"table-row":
                row, rows, column, columns = row + rows, times, 0, 0
            elif found[1] != b"p":
                column, columns = column + columns, times
            if found[1] == b"p" or b"value" in found[2]:
                last_row, last_column = max(last_row, row + rows), max(last_column, column + columns)
        if last_column > LAST_COLUMN or last_row > LAST_ROW or last_column * last_row > MOST_CELLS:
            raise ReadingError("wide_table", limit=LAST_COLUMN)


def _number(column: bytes) -> int:
    """Of A 1, of XFD 16,384; of what has more letters more than any column has."""
    number = 0
    for letter in column[:4].upper():
        number = 26 * number + letter - 64
    return number


def _check_tags(pieces: Iterator[bytes], end: bytes, most: int) -> None:
    """No more than `most` tags up to each `end`, or in all where that is nothing."""
    tags = 0
    for piece in pieces:
        for at, stretch in enumerate(piece.split(end) if end else (piece,)):
            tags = (0 if at else tags) + stretch.count(b"<")
            if tags > most:
                raise ReadingError("wide_table", limit=LAST_COLUMN)
