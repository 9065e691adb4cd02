"""What goes out of a selection: one workbook, a zip of everything with a page that says what is what."""

import io
import json
import zipfile

import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis.extracted import extract_record
from analysis.library import Selection
from analysis.report import selected
from analysis.report.standoff import standoff
from analysis.tables.every import TABLES
from pages.shared.words import words_in
from tests.many_texts import FourTexts

WORDS = words_in("ru")


@pytest.fixture(scope="module")
def bundle(four: FourTexts) -> zipfile.ZipFile:
    ids = four.library.select(Selection())
    more = [("report.html", lambda: b"<p>")]
    return zipfile.ZipFile(io.BytesIO(selected.bundle(four.library, ids, WORDS, told="Все тексты: 4", more=more)))


def test_every_table_has_its_words(four: FourTexts):
    for language in ("ru", "en"):
        words = words_in(language)
        for name, table in selected.tables(four.library, four.library.select(Selection())):
            assert f"many.sheet.{name}" in words
            if name not in ("entity_by_text", "speaker_by_outlet"):
                assert [c for c in table if c != "text" and f"report.column.{c}" not in words] == [], (language, name)


def test_the_workbook_opens_places(four: FourTexts):
    ids = four.library.select(Selection())
    book = load_workbook(io.BytesIO(selected.book(four.library, ids, WORDS, base="http://localhost:8501")))
    assert len(book.sheetnames) == len(TABLES) + 1
    sheet = book[WORDS("many.sheet.statements")]
    head = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, head.index("Место в тексте") + 1)
    first = TABLES["statements"](four.library, ids).iloc[0]
    assert cell.hyperlink.target == f"http://localhost:8501/reader?text={first.text_id}&at={first.start}-{first.stop}"
    assert sheet.max_row == 5 and sheet.freeze_panes == "B2" and sheet.auto_filter.ref


def test_the_page_names_every_file(bundle: zipfile.ZipFile):
    page = bundle.read("index.html").decode()
    for name in bundle.namelist():
        assert name == "index.html" or (name.split("/")[0] + "/" if name.startswith("brat/") else name) in page
    assert "Все тексты: 4" in page and "report.html" in page


def test_tables_in_the_bundle_are_those_of_the_pages(bundle: zipfile.ZipFile, four: FourTexts):
    ids = four.library.select(Selection())
    for name, make in TABLES.items():
        right = make(four.library, ids)
        read = pd.read_parquet(io.BytesIO(bundle.read(f"tables/{name}.parquet")))
        for column in right.select_dtypes("number"):
            assert read[column].tolist() == right[column].tolist(), (name, column)
        csv = pd.read_csv(io.BytesIO(bundle.read(f"tables/{name}.csv")), sep=";", encoding="utf-8-sig")
        assert len(csv) == len(right)


def test_analyses_and_brat_are_those_of_the_library(bundle: zipfile.ZipFile, four: FourTexts):
    found = {row["id"]: row for row in map(json.loads, bundle.read("analyses.jsonl").splitlines())}
    there = {i: four.library.corrected(i) for i in (four.bridge, four.school, four.weather)}
    as_extracted = {i: json.loads(json.dumps(extract_record(i, analysis))) for i, analysis in there.items()}
    assert {i: {**row, **as_extracted[i]} for i, row in found.items()} == found
    assert (found[four.school]["outlet"], found[four.school]["date"]) == ("Заря", "2026-09-03")
    names = [name for name in bundle.namelist() if name.endswith(".ann")]
    assert len(names) == 3 and "brat/annotation.conf" in bundle.namelist()
    school = next(name for name in names if "Школа" in name)
    assert bundle.read(school).decode() == standoff(there[four.school])
    assert bundle.read(school.replace(".ann", ".txt")).decode() == found[four.school]["text"]


def test_the_same_texts_give_the_same_bytes(four: FourTexts):
    ids = four.library.select(Selection())
    one, other = (selected.zipped((n, [t]) for n, t in selected.brat(four.library, ids)) for _ in range(2))
    assert one == other
