"""What the exports said of the texts: kept at confirmation, asked for by a selection, counted, a column of tables."""

from pathlib import Path

import pytest

from analysis.library import Library, Selection, drafts, open_library
from analysis.library.drafts import TextDraft
from analysis.library.kept_columns import coded, parted
from analysis.tables import kept

ROWS = {
    "мост": (("Тональность", "негативная"), ("Регион", "Заречье"), ("Аудитория", "2786"), ("Id", "1")),
    "школа": (("Тональность", "позитивная"), ("Регион", "Заречье"), ("Аудитория", "15"), ("Id", "2")),
    "паром": (("Тональность", "негативная"), ("Регион", "Тарск"), ("Аудитория", "9,5"), ("Id", "3")),
    "дождь": (),
}


def text_of(name: str) -> str:
    return f"Сегодня в новостях {name}, и больше ничего."


def imported(library: Library, rows: dict[str, tuple[tuple[str, str], ...]]) -> list[str]:
    number = drafts.begin(library, "Выгрузка")
    drafts.add_files(library, number, ["выгрузка.csv"], {})
    drafts.add_rows(
        library, number, [(0, [TextDraft(name, text=text_of(name), kept=row) for name, row in rows.items()])]
    )
    drafts.end_files(library, number, {0: {}})
    return drafts.confirm(library, number)


@pytest.fixture
def library(tmp_path: Path):
    library = open_library(tmp_path / "library.duckdb", first=None)
    imported(library, ROWS)
    yield library
    library.close()


def names(library: Library, **asked) -> set[str]:
    stored = {text.id: text.name for text in library.texts()}
    return {stored[identity] for identity in library.select(Selection(**asked))}


def test_what_is_kept_of_a_text_stands_in_the_exports_order(library):
    told = {text.name: library.kept(text.id) for text in library.texts()}
    assert told == {name: list(row) for name, row in ROWS.items()}


@pytest.mark.parametrize(
    ("wanted", "unwanted", "expected"),
    [
        (["Тональность=негативная"], [], {"мост", "паром"}),
        (["Тональность=негативная", "Тональность=позитивная"], [], {"мост", "школа", "паром"}),
        (["Тональность=негативная", "Регион=Заречье"], [], {"мост"}),
        ([], ["Тональность=негативная"], {"школа", "дождь"}),
        (["Регион=Заречье"], ["Тональность=негативная"], {"школа"}),
        (["Регион=нигде"], [], set()),
    ],
)
def test_texts_are_chosen_by_values(library, wanted, unwanted, expected):
    assert names(library, kept=tuple(wanted), not_kept=tuple(unwanted)) == expected


def test_values_are_offered_with_what_they_would_leave(library):
    found = library.values(Selection(kept=("Тональность=негативная",)))
    told = {(row.field, row.value): row.texts for row in found.itertuples() if row.field.startswith("kept ")}
    assert told == {
        ("kept Тональность", "негативная"): 2,
        ("kept Тональность", "позитивная"): 1,
        ("kept Регион", "Заречье"): 1,
        ("kept Регион", "Тарск"): 1,
    }


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        ({}, ["Регион", "Тональность"]),
        ({"kept": ("Регион=нигде",)}, ["Регион"]),
        ({"not_kept": ("Тональность=негативная", "Тональность=позитивная")}, ["Тональность"]),
        ({"title": "дождь"}, []),
    ],
)
def test_fields_are_those_of_the_values(library, asked, fields):
    assert library.kept_fields(Selection(**asked)) == fields
    found = library.values(Selection(**asked))["field"]
    assert sorted({field.removeprefix("kept ") for field in found if field.startswith("kept ")}) == fields


def test_a_file_read_anew_says_the_newest(library):
    imported(library, {"мост": (("Тональность", "нейтральная"), ("Город", "Тарск"))})
    [bridge] = [text.id for text in library.texts() if text.name == "мост"]
    assert dict(library.kept(bridge)) == {
        "Тональность": "нейтральная",
        "Регион": "Заречье",
        "Аудитория": "2786",
        "Id": "1",
        "Город": "Тарск",
    }


def test_texts_by_value(library):
    counts = kept.by_value(library, library.select(Selection()), "Тональность")
    assert counts[["value", "texts"]].to_numpy().tolist() == [["негативная", 2], ["позитивная", 1], ["", 1]]


def test_columns_beside_a_table(library):
    import pandas as pd

    ids = {text.name: text.id for text in library.texts()}
    table = pd.DataFrame({"text_id": [ids["паром"], ids["мост"], ids["дождь"]], "title": ["П", "М", "Д"]})
    found = kept.with_columns(library, table.assign(Регион="свой"))
    assert list(found) == ["title", "Регион", "Тональность", "Регион (2)", "Аудитория", "Id"]
    assert found["Тональность"].tolist() == ["негативная", "негативная", ""]
    assert found["Аудитория"].tolist()[:2] == [9.5, 2786]
    assert pd.api.types.is_integer_dtype(found["Id"])


def test_what_is_deleted_for_good_is_gone_with_the_text(library):
    [bridge] = [text.id for text in library.texts() if text.name == "мост"]
    library.delete(bridge)
    library.empty_bin()
    assert library.query("SELECT count(*) AS n FROM kept WHERE text_id = ?", [bridge])["n"].tolist() == [0]


@pytest.mark.parametrize("field", ["Тональность", "a=b", "50%", "%3D"])
def test_a_value_as_one_word_and_back(field):
    assert parted(coded(field, "c=d")) == (field, "c=d")
