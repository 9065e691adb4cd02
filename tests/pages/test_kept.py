"""What an export said of the texts, on the pages: counted on the overview, a filter, columns of what goes out."""

import io

import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis.library import Selection, drafts
from analysis.library.drafts import TextDraft
from pages.shared import export, stored
from pages.shared.page import ManyTexts
from pages.shared.words import words_in
from pages.views.overview.many import _workbook
from tests.pages.conftest import cells
from tests.pages.test_many import over_all


def told(at):
    """The page's own words."""
    return "\n".join(part.value for part in [*at.subheader, *at.markdown, *at.caption]).replace("\\", "")


@pytest.fixture
def exported(four):
    """The four texts, three of which an export says more of."""
    said = {
        four.bridge: (("Тональность", "негативная"), ("Аудитория", "2786")),
        four.school: (("Тональность", "негативная"), ("Аудитория", "15")),
        four.weather: (("Тональность", "позитивная"), ("Аудитория", "40")),
    }
    number = drafts.begin(four.library, "Выгрузка")
    drafts.add_files(four.library, number, ["выгрузка.csv"], {})
    rows = [TextDraft("", text=four.library.text(identity), kept=row) for identity, row in said.items()]
    drafts.add_rows(four.library, number, [(0, rows)])
    drafts.end_files(four.library, number, {0: {}})
    drafts.confirm(four.library, number)
    return four


def test_overview_counts_texts_by_value(exported):
    at = over_all()
    assert "По выгрузке: Тональность" in told(at)
    rows = cells(at, "kept")
    assert [row[:2] for row in rows] == [["негативная", "2"], ["позитивная", "1"], ["не указано", "1"]]


def test_filter_by_a_value(exported):
    at = over_all(bar=True, kept="Тональность=негативная")
    assert "2 из 4" in told(at)
    box = next(box for box in at.multiselect if box.label == "Из выгрузки")
    assert box.options == ["Тональность: негативная (2)", "Тональность: позитивная (1)"]
    box.select("Тональность=позитивная").run()
    assert not at.exception
    assert at.query_params["kept"] == ["Тональность=негативная", "Тональность=позитивная"]


def test_columns_of_the_workbook(exported):
    library = stored.open_library()
    page = ManyTexts(
        name="",
        words=words_in("ru"),
        library=library,
        selection=Selection(),
        chosen=library.select(Selection()),
        size=len(library.select(Selection())),
    )
    book = load_workbook(io.BytesIO(_workbook(page)))
    rows = [list(row) for row in book["Тексты"].iter_rows(values_only=True)]
    at = rows[0].index("Тональность")
    assert rows[0][at + 1] == "Аудитория"
    assert sorted(tuple(map(str, row[at : at + 2])) for row in rows[1:]) == [
        ("", "None"),
        ("негативная", "15"),
        ("негативная", "2786"),
        ("позитивная", "40"),
    ]
    assert "Тональность" in [cell.value for cell in book["Высказывания"][1]]


def test_a_large_workbook_is_the_same_from_a_process(monkeypatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "1")
    table = pd.DataFrame({"name": ["Тара", "=Тара"], "texts": [1, 2]})
    made = []
    for most in (len(table), 0):
        monkeypatch.setattr(export, "ROWS_HERE", most)
        book = load_workbook(io.BytesIO(export.write_book({"Имена": table}, words_in("ru"), ["Как."])))
        made.append({sheet.title: list(sheet.values) for sheet in book})
    assert made[0] == made[1]
    assert made[0]["Имена"][1:] == [("Тара", 1), ("=Тара", 2)]


def test_a_text_shows_what_its_export_said(exported):
    at = over_all(text=exported.bridge)
    assert "Из выгрузки: Тональность: негативная · Аудитория: 2786" in told(at)
