"""Tables of texts: CSV, TSV, XLSX, XLSB, XLS, ODS, JSON. A row is a text; its columns are guessed or chosen."""

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from analysis.card import Card
from analysis.reading.checks import check_form
from analysis.reading.columns import (
    CUT,
    RUSSIAN,
    SAMPLE,
    URL,
    Columns,
    TableHead,
    guess_columns,
    is_cut,
    read_head,
    roles_of,
    says_time,
)
from analysis.reading.dates import months_first, read_cell, read_cell_time, read_clock
from analysis.reading.delimited import read_delimited
from analysis.reading.document import Document, Left, Refused, bare_name, kept_pairs, one_line
from analysis.reading.error import ReadingError
from analysis.reading.limits import LIMITS, Limits
from analysis.reading.markup import has_marks, plain_text, without_marks
from analysis.reading.package import COMPOUND
from analysis.reading.records import read_records
from analysis.reading.workbook import LINK, address_of, read_workbook, words_of
from analysis.wrapping import broken_lines

Cells = tuple[str, ...]

MARKED = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6});|</?(?:p|br|div|span|a|b|i|em|strong)\b[^<>]{0,200}>", re.IGNORECASE)
"""A cell that was written for a page."""

WIDEST = 1_000
"""Columns: what stands farther to the right is none of a text's."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its rows as the file has them, in order and each time anew, and what its first rows tell."""

    name: str
    rows: Callable[[], Iterator[Cells | ReadingError]]
    head: TableHead
    encoding: str = ""
    certain: bool = True
    left: Mapping[str, int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Way:
    """How the rows of a sheet are read: where each role's cell stands, where else the text may, which columns are kept
    under their names, which says the time of day, what the first rows tell of all."""

    at: Mapping[str, int]
    other_texts: tuple[int, ...]
    other_outlets: tuple[int, ...]
    kept: tuple[tuple[int, str], ...]
    clock: int | None
    month_first: bool
    marks: bool


def read_table(
    name: str,
    content: bytes,
    columns: Columns | None = None,
    limits: Limits = LIMITS,
    *,
    keep_marks: bool = False,
) -> Iterator[Document | Refused | Left]:
    """The texts of a table, one a row that holds anything; never raises.

    `columns`: the chosen columns by name, else the guessed ones. `keep_marks`: «**» and the like are a part of the
    text, where else cells that are written in Markdown are read so. Of a workbook all sheets are read that have the
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
        yield from _read_sheet(sheet, chosen, bare_name(name), limits, keep_marks)
        yield from (Left(key, count) for key, count in sheet.left.items())


def table_head(content: bytes, limits: Limits = LIMITS) -> TableHead:
    """The names of the columns, the first rows and the guess, of the sheet with the most text in it.

    Raises ReadingError where the table is damaged or has no row.
    """
    return best_sheet(open_sheets(content, limits)).head


def open_sheets(content: bytes, limits: Limits = LIMITS) -> list[Sheet]:
    """The tables of a file, told by its content; raises ReadingError where it is none."""
    if content.startswith(COMPOUND) and "EncryptedPackage".encode("utf-16-le") in content:
        raise ReadingError("encrypted")
    if content.startswith((b"PK", COMPOUND)):
        books = read_workbook(content, limits)
        sheets = [
            Sheet(book.name, book.rows, _head(book.rows), left={"styles": 1} if book.mended else {}) for book in books
        ]
        return [dataclasses.replace(sheet, name="") for sheet in sheets] if len(sheets) == 1 else sheets
    if is_json(content):
        records = read_records(content)
        rows = [row for row in islice(records.rows(), SAMPLE) if not isinstance(row, ReadingError)]
        head = TableHead(records.headers, tuple(rows), guess_columns(records.headers, rows), 1)
        return [Sheet("", records.rows, head, records.encoding, records.certain, records.left)]
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
        sample.extend(tuple(map(_told, row[:WIDEST])) for row in islice(rows(), SAMPLE))
    except ReadingError:
        if not any(map(any, sample)):
            raise
    return read_head(sample)


def _told(cell: str) -> str:
    """What a column is guessed by: the words of a linked cell where they tell something, else its address."""
    return cell if LINK not in cell else words_of(cell) if RUSSIAN.search(words_of(cell)) else address_of(cell)


def _russian_letters(sheet: Sheet) -> int:
    if sheet.head.columns.text is None:
        return 0
    at = sheet.head.headers.index(sheet.head.columns.text)
    return sum(len(RUSSIAN.findall(row[at])) for row in sheet.head.rows)


def _read_sheet(
    sheet: Sheet, columns: Columns, name: str, limits: Limits, keep_marks: bool
) -> Iterator[Document | Refused | Left]:
    way = _way(sheet, columns, keep_marks)
    number, place = 0, ""
    mended = Counter[str]()
    try:
        for number, row in enumerate(sheet.rows(), 1):
            place = f"{sheet.name}, № {number}" if sheet.name else f"№ {number}"
            if number > limits.rows:
                yield Refused(name, place, ReadingError("many_rows", limit=limits.rows))
                break
            if isinstance(row, ReadingError):
                yield Refused(name, place, row)
            elif number >= sheet.head.first and any(map(str.strip, row)):
                yield _read_row(row, way, sheet, mended, name=f"{name}, {place}", place=place)
    except ReadingError as error:
        place = f"{sheet.name}, № {number + 1}" if sheet.name else f"№ {number + 1}"
        yield Refused(name, place, error)
    yield from (Left(key, count) for key, count in mended.items() if count)


def _way(sheet: Sheet, columns: Columns, keep_marks: bool) -> Way:
    headers, rows = sheet.head.headers, sheet.head.rows
    at = {role: headers.index(column) for role, column in dataclasses.asdict(columns).items() if column in headers}
    texts, outlets = (
        tuple(i for i, header in enumerate(headers) if i not in at.values() and role in roles_of(header))
        for role in ("text", "outlet")
    )
    first = "date" in at and months_first(row[at["date"]] for row in rows)
    marks = not keep_marks and any(has_marks(row[at["text"]]) for row in rows)
    kept = tuple((i, header) for i, header in enumerate(headers) if i not in at.values())
    clock = next((i for i, header in kept if says_time(header) and any(read_clock(row[i]) for row in rows)), None)
    return Way(at, texts, outlets, kept, clock, first, marks)


def _read_row(row: Cells, way: Way, sheet: Sheet, mended: Counter[str], *, name: str, place: str) -> Document | Refused:
    linked = {role: row[i] for role, i in way.at.items() if i < len(row)}
    address = next(filter(None, (address_of(linked.get(role, "")) for role in ("url", "title", "text"))), "")
    cells = {role: words_of(cell) for role, cell in linked.items()}
    if address and not URL.fullmatch(cells.get("url", "").strip()):
        cells["url"] = address
    kept = [(header, row[i]) for i, header in way.kept if i < len(row) and row[i]]
    if not cells.get("text", "").strip():  # a service has none of this one: what there is says more than nothing
        cells["text"] = max((row[i] for i in way.other_texts if i < len(row)), key=len, default="")
    if "outlet" in cells and not cells["outlet"].strip():  # «Место публикации» where it is filled, else «Источник»
        cells["outlet"] = next((row[i] for i in way.other_outlets if i < len(row) and row[i].strip()), "")
    title, url = "", one_line(cells.get("url", ""))
    try:
        title = one_line(plain_text(cells.get("title", "")))
        outlet = one_line(plain_text(cells.get("outlet", "")))
        text = plain_text(_without_marks(cells["text"], way, mended))
        text = CUT.sub("…", text) if is_cut(text) else text
        check_form(text)
    except ReadingError as error:
        return Refused(title or name, place, error)
    mended["html"] += sum(role in cells and MARKED.search(cells[role]) is not None for role in ("text", "title"))
    lines = text.split("\n")
    if together := broken_lines(lines):
        mended["broken_lines"] += 1
        text = "\n".join(" ".join(lines[at].strip() for at in paragraph) for paragraph in together)
    day = read_cell(cells.get("date", ""), month_first=way.month_first)
    time = (read_cell_time(cells.get("date", "")) or read_clock(_cell(row, way.clock))) if day else None
    url = re.sub("^(?=www[.])", "http://", url) if URL.fullmatch(url) else ""
    if title:
        lines = [line for line in map(str.strip, text.split("\n")) if line]
        text = "\n".join([title, "", *lines[lines[0] == title :]])
    beside = kept_pairs((header, _plain(words_of(cell))) for header, cell in kept if cell != cells["text"])
    return Document(
        title or name, text, Card(title, outlet, day, url, time), sheet.encoding, sheet.certain, place, beside
    )


def _cell(row: Cells, at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""


def _plain(cell: str) -> str:
    """The cell without HTML, which few have: a row has some forty, a file thousands of rows."""
    try:
        return plain_text(cell) if "&" in cell or "<" in cell else cell
    except ReadingError:  # of a cell that is kept beside the text
        return cell


def _without_marks(text: str, way: Way, mended: Counter[str]) -> str:
    if not way.marks or (plain := without_marks(text)) == text:
        return text
    mended["markdown"] += 1
    return plain
