"""Tables of texts: CSV, TSV, XLSX, JSON. A row is a text; what the columns mean is guessed or chosen."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from analysis.card import Card
from analysis.reading.checks import check
from analysis.reading.columns import (
    RUSSIAN,
    SAMPLE,
    URL,
    Columns,
    TableHead,
    guess_columns,
    read_head,
)
from analysis.reading.dates import months_first, read_cell
from analysis.reading.delimited import read_delimited
from analysis.reading.document import Document, Refused, bare_name, one_line
from analysis.reading.error import ReadingError
from analysis.reading.limits import LIMITS, Limits
from analysis.reading.markup import plain_text
from analysis.reading.package import COMPOUND
from analysis.reading.records import read_records
from analysis.reading.workbook import read_workbook

Cells = tuple[str, ...]

WIDEST = 16_384
"""Columns: as many as Excel has."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its rows as the file has them, in order and each time anew, and what its first rows tell."""

    name: str
    rows: Callable[[], Iterator[Cells | ReadingError]]
    head: TableHead
    encoding: str = ""
    certain: bool = True


def read_table(
    name: str, content: bytes, columns: Columns | None = None, limits: Limits = LIMITS
) -> Iterator[Document | Refused]:
    """The texts of a table, one a row that holds anything; never raises.

    `columns`: the chosen columns by name, else the guessed ones. Of a workbook all sheets are read that have the
    column of the text.

    >>> table = "Дата;Заголовок;Текст\\n05.03.2024;Мост открыт;По нему с утра идут машины.\\n".encode()
    >>> [document] = read_table("мосты.csv", table)
    >>> document.text, document.card.date, document.place
    ('Мост открыт\\n\\nПо нему с утра идут машины.', datetime.date(2024, 3, 5), '№ 2')
    """
    try:
        sheets = open_sheets(content, limits)
        chosen = columns or best_sheet(sheets).head.columns
        if chosen.text is None:
            raise ReadingError("no_text_column")
        having = [sheet for sheet in sheets if chosen.text in sheet.head.headers]
        if not having:
            raise ReadingError("no_column", column=chosen.text)
    except ReadingError as error:
        yield Refused(bare_name(name), "", error)
        return
    for sheet in having:
        yield from _read_sheet(sheet, chosen, bare_name(name), limits)


def table_head(content: bytes, limits: Limits = LIMITS) -> TableHead:
    """The names of the columns, the first rows and the guess, of the sheet with the most text in it.

    Raises ReadingError where the table is damaged or has no row.
    """
    return best_sheet(open_sheets(content, limits)).head


def open_sheets(content: bytes, limits: Limits = LIMITS) -> list[Sheet]:
    """The tables of a file, told by its content; raises ReadingError where it is none."""
    if content.startswith(COMPOUND):
        raise ReadingError("encrypted" if "EncryptedPackage".encode("utf-16-le") in content else "old_excel")
    if content.startswith(b"PK"):
        books = read_workbook(content, limits)
        sheets = [Sheet(book.name, book.rows, _head(book.rows)) for book in books]
        return [dataclasses.replace(sheet, name="") for sheet in sheets] if len(sheets) == 1 else sheets
    if is_json(content):
        records = read_records(content)
        rows = [row for row in islice(records.rows(), SAMPLE) if not isinstance(row, ReadingError)]
        head = TableHead(records.headers, tuple(rows), guess_columns(records.headers, rows), 1)
        return [Sheet("", records.rows, head, records.encoding, records.certain)]
    table = read_delimited(content)
    return [Sheet("", table.rows, _head(table.rows), table.encoding, table.certain)]


def best_sheet(sheets: list[Sheet]) -> Sheet:
    """The sheet whose column of texts has the most Russian letters; raises ReadingError where no sheet has a row."""
    filled = [sheet for sheet in sheets if sheet.head.rows]
    if not filled:
        raise ReadingError("no_rows")
    return max(filled, key=_russian_letters)


def is_json(content: bytes) -> bool:
    """Whether `content` begins as records of JSON do.

    >>> is_json(b' [{"text": "..."}]'), is_json("[Текст];[Дата]".encode())
    (True, False)
    """
    start = content[:1000].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b" \t\r\n\xff\xfe")
    return start.startswith(b"{") or (start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"]"))


def _head(rows: Callable[[], Iterator[Cells]]) -> TableHead:
    sample: list[Cells] = []
    try:
        sample.extend(row[:WIDEST] for row in islice(rows(), SAMPLE))
    except ReadingError:
        if not any(map(any, sample)):
            raise
    return read_head(sample)


def _russian_letters(sheet: Sheet) -> int:
    if sheet.head.columns.text is None:
        return 0
    at = sheet.head.headers.index(sheet.head.columns.text)
    return sum(len(RUSSIAN.findall(row[at])) for row in sheet.head.rows)


def _read_sheet(sheet: Sheet, columns: Columns, name: str, limits: Limits) -> Iterator[Document | Refused]:
    headers = sheet.head.headers
    at = {role: headers.index(column) for role, column in dataclasses.asdict(columns).items() if column in headers}
    first = "date" in at and months_first(row[at["date"]] for row in sheet.head.rows)
    number, place = 0, ""
    try:
        for number, row in enumerate(sheet.rows(), 1):
            place = f"{sheet.name}, № {number}" if sheet.name else f"№ {number}"
            if number > limits.rows:
                yield Refused(name, place, ReadingError("many_rows", limit=limits.rows))
                return
            if isinstance(row, ReadingError):
                yield Refused(name, place, row)
            elif number >= sheet.head.first and any(map(str.strip, row)):
                yield _read_row(row, at, sheet, name=f"{name}, {place}", place=place, month_first=first)
    except ReadingError as error:
        place = f"{sheet.name}, № {number + 1}" if sheet.name else f"№ {number + 1}"
        yield Refused(name, place, error)


def _read_row(
    row: Cells, at: dict[str, int], sheet: Sheet, *, name: str, place: str, month_first: bool
) -> Document | Refused:
    cells = {role: row[i] for role, i in at.items() if i < len(row)}
    title, url = "", one_line(cells.get("url", ""))
    try:
        title = one_line(plain_text(cells.get("title", "")))
        outlet = one_line(plain_text(cells.get("outlet", "")))
        text = plain_text(cells.get("text", ""))
        check(text)
    except ReadingError as error:
        return Refused(title or name, place, error)
    day = read_cell(cells.get("date", ""), month_first=month_first)
    url = re.sub("^(?=www[.])", "http://", url) if URL.fullmatch(url) else ""
    if title:
        lines = [line for line in map(str.strip, text.split("\n")) if line]
        text = "\n".join([title, "", *lines[lines[0] == title :]])
    return Document(title or name, text, Card(title, outlet, day, url), sheet.encoding, sheet.certain, place)
