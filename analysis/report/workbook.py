"""Tables as files that open in a Russian Excel: XLSX with how it was counted, CSV with semicolons."""

import datetime
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis import tables
from analysis.analyse import Analysis
from analysis.interface import Words
from analysis.report.look import voice_name
from analysis.report.methods import SUBJECTS, method, rules_used

CODES = {"kind", "a_kind", "b_kind", "speaker_kind", "how", "manner", "drawn", "whose", "sure"}
VOICES = {"voice", "speaker"}
"""Columns whose values have words of their own."""

WIDEST, NARROWEST = 70, 8
LONGEST_CELL = 32_767
"""Characters that Excel takes."""

ADDRESSES = {"url", "link"}
"""Columns whose web addresses open."""

LONGEST_LINK, MOST_LINKS = 2_000, 60_000
"""Excel opens no longer one, and not more in one sheet: the rest are written as text."""

FIRST_DAY = datetime.date(1900, 3, 1)
"""Excel counts days from 1900, and until this one wrongly."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""With these Excel begins a formula; in a CSV an apostrophe before them makes a text of it."""


def xlsx(sheets: Mapping[str, pd.DataFrame], words: Words, notes: Sequence[str] | None = None) -> bytes:
    """A workbook with a sheet for each table (name: table) and the sheet «Как посчитано».

    notes: the paragraphs of the last sheet; without them the method of all that Golosa counts.
    """
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        names: set[str] = set()
        for title, table in sheets.items():
            names.add(name := _sheet_name(title, names))
            addresses = frozenset(at for at, column in enumerate(table.columns) if column in ADDRESSES)
            _write(book, book.add_worksheet(name), shown(table, words, dates=True), addresses)
        sheet = book.add_worksheet(_sheet_name(words("report.sheet.method"), names))
        sheet.set_column(0, 0, 120, book.add_format({"text_wrap": True, "valign": "top"}))
        for row, paragraph in enumerate(method(words) if notes is None else notes):
            sheet.write_string(row, 0, paragraph)
    return out.getvalue()


def whole(analysis: Analysis, words: Words) -> bytes:
    """All that is known of a text in one workbook: speakers, statements, entities, mentions, terms, sources."""
    made = {
        "speakers": tables.speakers(analysis),
        "statements": tables.statements(analysis),
        "voices": tables.voices(analysis),
        "entities": tables.entities(analysis),
        "mentions": tables.mentions(analysis),
        "references": tables.references(analysis),
        "terms": tables.terms(analysis),
        "by_speaker": tables.distinctive(analysis),
        "sources": tables.sources(analysis),
    }
    notes = (*method(words, SUBJECTS), rules_used(analysis, words))
    return xlsx({words(f"report.sheet.{name}"): table for name, table in made.items()}, words, notes)


def csv(table: pd.DataFrame, words: Words) -> bytes:
    """A table with semicolons, in UTF-8 with the mark that tells Excel so; numbers as the language writes them."""
    frame = shown(table, words)
    for column in frame.select_dtypes(exclude="number"):
        frame[column] = [_harmless(str(value)) for value in frame[column]]
    frame.columns = pd.Index([_harmless(str(column)) for column in frame.columns])
    decimal = "," if words.language == "ru" else "."
    return frame.to_csv(index=False, sep=";", decimal=decimal, lineterminator="\r\n", float_format="%.4f").encode(
        "utf-8-sig"
    )


def shown(table: pd.DataFrame, words: Words, *, dates: bool = False) -> pd.DataFrame:
    """The table in the language of the interface: its columns, and the codes and voices in its cells.

    dates: they stay dates, for a file that knows them.
    """
    frame = table.copy()
    for column in frame:
        name = str(column)
        if name in CODES:
            frame[name] = [_value(code, words) for code in frame[name]]
        elif name in VOICES:
            frame[name] = [voice_name(voice, words) for voice in frame[name]]
        elif pd.api.types.is_bool_dtype(frame[name]):
            frame[name] = [words("report.yes") if value else words("report.no") for value in frame[name]]
        elif any(isinstance(value, datetime.date) for value in frame[name]):
            told = [None if pd.isna(value) else value if dates else words.date(value) for value in frame[name]]
            frame[name] = pd.Series(told if dates else [one or "" for one in told], index=frame.index, dtype=object)
    return frame.rename(columns=lambda column: _named(str(column), words))


# ---------------------------------------------------------------- cells
def _write(book: Any, sheet: Any, frame: pd.DataFrame, addresses: frozenset[int]) -> None:
    head = book.add_format({"bold": True, "bg_color": "#e8edf3", "bottom": 1, "text_wrap": True, "valign": "top"})
    looks = {
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "whole": book.add_format({"num_format": "#,##0", "valign": "top"}),
        "fraction": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
        "day": book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"}),
        "link": book.add_format({"font_color": "#1f5a94", "underline": 1, "valign": "top"}),
    }
    for place, column in enumerate(frame.columns):
        sheet.write_string(0, place, str(column), head)
        sheet.set_column(place, place, _width(str(column), frame.iloc[:, place]))
        number = "whole" if pd.api.types.is_integer_dtype(frame.iloc[:, place]) else "fraction"
        for row, value in enumerate(frame.iloc[:, place], start=1):
            _cell(sheet, (row, place), value, looks, number, opens=place in addresses and row <= MOST_LINKS)
    sheet.freeze_panes(1, 1)
    if len(frame.columns):
        sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)


def _cell(sheet: Any, at: tuple[int, int], value: Any, looks: Mapping[str, Any], number: str, *, opens: bool) -> None:
    """A day is a day, a number a number; an address opens in its own column, everywhere else it is text."""
    if isinstance(value, datetime.date):
        if value >= FIRST_DAY:
            sheet.write_datetime(*at, datetime.datetime(value.year, value.month, value.day), looks["day"])
        else:
            sheet.write_string(*at, value.strftime("%d.%m.%Y"), looks["text"])
    elif isinstance(value, str) and opens and re.match(r"https?://\S+$", value) and len(value) <= LONGEST_LINK:
        sheet.write_url(*at, value, looks["link"], string=value[:255])
    elif isinstance(value, str):
        sheet.write_string(*at, value[:LONGEST_CELL], looks["text"])
    elif pd.isna(value):
        sheet.write_blank(*at, None)
    else:
        sheet.write_number(*at, value, looks[number])


def _width(title: str, column: pd.Series) -> int:
    longest = max((len(str(value)) for value in column), default=0)
    return min(WIDEST, max(NARROWEST, longest + 2, max(map(len, title.split()), default=0) + 4))


def _value(code: str, words: Words) -> str:
    return words(f"report.value.{code}") if f"report.value.{code}" in words else code


def _named(column: str, words: Words) -> str:
    return words(f"report.column.{column}") if f"report.column.{column}" in words else column


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(DANGEROUS) else value


def _sheet_name(title: str, taken: set[str]) -> str:
    """As Excel wants it: at most 31 characters, some signs never, no name twice."""
    name = re.sub(r"[\[\]:*?/\\]", " ", title).strip(" '")[:31] or "1"
    number = 2
    while name in taken:
        name, number = f"{name[:27]} {number}", number + 1
    return name
