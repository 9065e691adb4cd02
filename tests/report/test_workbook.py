"""Workbooks and CSV, read back: numbers are numbers, words are the copied words, nothing becomes a formula."""

import csv
import datetime
import io

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.report import workbook
from pages.shared.words import words_in
from tests.report.made_analysis import made, name, plain, says

RU, EN = words_in("ru"), words_in("en")
VISIT = made(plain(9), name("США", "LOC", 3, in_title=2), says("Анна Ким", words=20), says(None))


def sheets(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def test_a_table_is_a_sheet_in_the_words_of_the_interface():
    told = sheets(workbook.xlsx({"Спикеры": tables.speakers(VISIT)}, RU))["Спикеры"]
    assert told[0][:4] == ["Спикер", "Вид", "Должности", "Прямых цитат"]
    assert told[1][:4] == ["Анна Ким", "персона", "", 1]
    assert told[2][0] == "спикер не установлен"


def test_numbers_are_numbers_and_yes_and_no_are_words():
    told = sheets(workbook.xlsx({"Entities": tables.entities(VISIT)}, EN))["Entities"]
    row = dict(zip(told[0], told[1], strict=True))
    assert (row["Mentions"], row["In title"], row["In headline"]) == (3, 2, "no")


def test_every_workbook_says_how_it_was_counted():
    told = sheets(workbook.xlsx({"A": pd.DataFrame({"x": [1]})}, RU))
    assert list(told) == ["A", "Как посчитано"]
    assert any("Спикер — тот, кого называет сам текст" in row[0] for row in told["Как посчитано"])


def test_the_whole_text_in_one_workbook():
    told = sheets(workbook.whole(VISIT, RU))
    assert list(told) == [
        "Спикеры", "Высказывания", "Слова по голосам", "Объекты", "Упоминания", "Замены имени", "Ключевые слова",
        "Кто о чём говорит",
        "Источники", "Как посчитано",
    ]  # fmt: skip
    assert len(told["Высказывания"]) == 3
    assert "сработали правила: made — 2" in told["Как посчитано"][-1][0].replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("dangerous", ["=1+1", "+7 900", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "http://x.ru"])
def test_in_a_workbook_every_word_is_text(dangerous):
    book = openpyxl.load_workbook(io.BytesIO(workbook.xlsx({"A": pd.DataFrame({"text": [dangerous]})}, RU)))
    cell = book["A"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (dangerous, "s", None)


def test_names_of_sheets_are_those_that_excel_takes():
    long = {
        "Кто [о] ком: говорит? и ещё много слов": pd.DataFrame(),
        "Кто [о] ком: говорит? и ещё много строк": pd.DataFrame(),
    }
    told = list(sheets(workbook.xlsx(long, RU)))
    assert told == ["Кто  о  ком  говорит  и ещё мно", "Кто  о  ком  говорит  и ещё 2", "Как посчитано"]


# ---------------------------------------------------------------- CSV
def rows(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_csv_opens_in_a_russian_excel():
    content = workbook.csv(tables.voices(VISIT), RU)
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows(content)[:2] == [["Чьи слова", "Слов", "Доля слов"], ["слова автора", "12", "0,3636"]]
    assert rows(workbook.csv(tables.voices(VISIT), EN))[1][2] == "0.3636"


def test_the_table_stays_as_it_was():
    table = tables.entities(VISIT)
    before = table.copy()
    workbook.csv(table, RU)
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize("dangerous", ["=1+1", "+7", "-5", "@SUM(A1)", "\t=1"])
def test_in_a_csv_no_cell_is_a_formula(dangerous):
    assert rows(workbook.csv(pd.DataFrame({"text": [dangerous]}), RU))[1] == [f"'{dangerous}"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_copied_words_are_the_words_of_the_text(words):
    (cell,) = rows(workbook.csv(pd.DataFrame({"text": [words]}), RU))[1]
    assert cell.removeprefix("'") == words or cell == words
    assert not cell.startswith(("=", "+", "-", "@"))


def test_dates_are_dates_and_addresses_open():
    table = pd.DataFrame(
        {
            "title": ["Мост", "Школа", "Старое"],
            "date": pd.Series([datetime.date(2026, 9, 1), None, datetime.date(1812, 9, 7)], dtype=object),
            "url": ["https://example.org/a?b=1&c=ю", "", "https://" + "a" * 3000],
            "text": ["https://example.org", "", ""],
        }
    )
    sheet = openpyxl.load_workbook(io.BytesIO(workbook.xlsx({"A": table}, RU)))["A"]
    assert sheet["B2"].value == datetime.datetime(2026, 9, 1) and sheet["B2"].is_date
    assert sheet["B2"].number_format == "dd.mm.yyyy"
    assert (sheet["B3"].value, sheet["B4"].value) == (None, "07.09.1812")
    assert sheet["C2"].hyperlink is not None and sheet["C2"].value == "https://example.org/a?b=1&c=ю"
    assert sheet["C4"].hyperlink is None and sheet["D2"].hyperlink is None
    assert sheet.auto_filter.ref == "A1:D4" and sheet.freeze_panes == "B2"
    assert "01.09.2026" in workbook.csv(table, RU).decode("utf-8-sig")
