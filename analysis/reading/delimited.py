"""CSV and its kin: which sign parts the cells, whether quotation marks hold them, and the rows."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from analysis.reading.columns import roles_of
from analysis.reading.encoding import Decoded, decode
from analysis.reading.error import ReadingError
from analysis.reading.limits import LIMITS

SEPARATORS = ";\t,|"
NO_SEPARATOR = "\x1f"
"""A sign that no text has: the table is one column."""

SAMPLE = 1 << 18
"""Bytes that the encoding is told from, and characters that the form of the table is told from."""

CODECS = {
    "UTF-8": ("utf-8-sig",),
    "UTF-16": ("utf-16-le", "utf-16-be", "utf-16"),
    "UTF-32": ("utf-32",),
    "windows-1251": ("cp1251",),
    "KOI8-R": ("koi8_r",),
    "cp866": ("cp866",),
    "MacCyrillic": ("mac_cyrillic",),
}
"""The codecs that each recognised encoding may stand for."""

LONGEST_LINE = 4 * LIMITS.text
"""Characters of a line: one of nothing but separators would be a row of millions of cells."""

csv.field_size_limit(max(csv.field_size_limit(), 2 * LIMITS.text))


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written: the sign between cells, whether quotation marks hold cells, the lines before it.

    `width`: cells in a row where the header tells and not all rows keep to it; what is more belongs to the last cell.
    """

    separator: str
    quoted: bool
    skipped: int = 0
    width: int = 0


@dataclass(frozen=True, slots=True)
class Delimited:
    """A table in a text file: its rows, in order, each time anew."""

    content: bytes
    codec: str
    encoding: str
    certain: bool
    form: Dialect

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The rows as the file has them, blank ones too; raises ReadingError where a cell is endless."""
        lines = open_text(self.content, self.codec)
        for _ in range(self.form.skipped):
            next(lines, None)
        try:
            for row in csv.reader(lines, **_options(self.form)):
                yield tuple(_kept(row, self.form) if self.form.width else row)
        except csv.Error as error:
            raise ReadingError("broken_table") from error


def read_delimited(content: bytes) -> Delimited:
    """The table that `content` is; raises ReadingError where it is no text.

    >>> list(read_delimited("Дата;Текст\\n05.03.2024;«Мост; открыт».".encode("cp1251")).rows())[0]
    ('Дата', 'Текст')
    """
    codec, decoded = find_codec(content)
    return Delimited(content, codec, decoded.encoding, decoded.certain, find_form(open_text(content, codec)))


def find_codec(content: bytes) -> tuple[str, Decoded]:
    """The codec of `content`, told from the part where it stops being plain Latin letters, and that part."""
    at = next((at for at in range(0, len(content), SAMPLE) if not content[at : at + SAMPLE].isascii()), 0)
    sample = content[: 2 * SAMPLE] if at < SAMPLE else content[at : at + 2 * SAMPLE]
    decoded = decode(sample)
    codecs = CODECS[decoded.encoding]
    return next((c for c in codecs if sample.decode(c, "replace") == decoded.text), codecs[0]), decoded


def open_text(content: bytes, codec: str) -> Iterator[str]:
    """The lines of `content` with their ends; raises ReadingError at one that is endless."""
    lines = io.TextIOWrapper(io.BytesIO(content), encoding=codec, errors="replace", newline="")
    while line := lines.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise ReadingError("broken_table")
        yield line


def find_form(lines: Iterator[str]) -> Dialect:
    """The form in which the most rows have as many cells as most others, two at least; Excel's first line «sep=;» is
    believed.

    >>> find_form(iter(["Заголовок\\tТекст\\n", "Мост, город\\tМост, и он открыт.\\n"]))
    Dialect(separator='\\t', quoted=True, skipped=0, width=0)
    """
    sample = list(_bounded(lines))
    first = sample[0].rstrip("\r\n") if sample else ""
    if len(first) == 5 and first.lower().startswith("sep="):
        return Dialect(first[4], True, 1)
    forms = [Dialect(separator, quoted) for separator in SEPARATORS for quoted in (True, False)]
    scores = {form: score for form in forms if (score := _score(sample, form))}
    whole = Dialect(NO_SEPARATOR, _rows(sample, Dialect(NO_SEPARATOR, True), strict=True) is not None)
    best = max(scores, key=lambda form: scores[form], default=whole)
    named, share = scores[best][:2] if scores else (False, 1.0)
    if not named or share == 1:
        return best
    rows = _rows(sample, best, strict=False) or [[]]
    return replace(best, width=len(rows[_header(rows) or 0]))


def _score(sample: list[str], form: Dialect) -> tuple[bool, float, bool, int] | None:
    """How well `form` parts the sample: known names in the first row, the share of rows of one width, quotation marks
    that are clean, cells in a row. None where it does not part it, as signs of prose do not: a space follows them."""
    clean = _rows(sample, form, strict=form.quoted)
    rows = clean or _rows(sample, form, strict=False)
    if not rows:
        return None
    header = _header(rows)
    widths = Counter(len(row) for row in rows[header or 0 :])
    (width, many), *_ = widths.most_common(1)
    share = round(many / widths.total(), 2)
    inner = [cell for row in rows for cell in row[1:] if cell]
    prose = sum(cell.startswith(" ") for cell in inner) > 0.5 * len(inner)
    if header is None and (width < 2 or share < 0.7 or prose):
        return None
    return header is not None, share, bool(clean), width


def _header(rows: list[list[str]]) -> int | None:
    """The row in which two known names stand."""
    known = ({role for cell in row for role in roles_of(cell)} for row in rows[:20])
    return next((at for at, roles in enumerate(known) if len(roles) >= 2), None)


def _rows(sample: list[str], form: Dialect, *, strict: bool) -> list[list[str]] | None:
    """The rows of the sample that hold anything, without the last where the sample may cut it; None where `strict`
    finds something against them or a cell is endless."""
    cut = sum(map(len, sample)) >= SAMPLE
    rows: list[list[str]] = []
    try:
        rows.extend(row for row in csv.reader(sample, strict=strict, **_options(form)) if any(map(str.strip, row)))
    except csv.Error as error:
        if not cut or "unexpected end" not in str(error):
            return None
        return rows
    return rows[:-1] if cut and len(rows) > 1 else rows


def _kept(row: list[str], form: Dialect) -> list[str]:
    """`row` with no more cells than the header has: a text at its end was not held by quotation marks."""
    while len(row) > form.width and not row[-1].strip():
        row.pop()
    return [*row[: form.width - 1], form.separator.join(row[form.width - 1 :])] if len(row) > form.width else row


def _options(form: Dialect) -> dict[str, Any]:
    return {"delimiter": form.separator, "quoting": csv.QUOTE_MINIMAL if form.quoted else csv.QUOTE_NONE}


def _bounded(lines: Iterator[str]) -> Iterator[str]:
    """The lines up to SAMPLE characters, the last one included."""
    total = 0
    for line in lines:
        yield line
        total += len(line)
        if total >= SAMPLE:
            return
