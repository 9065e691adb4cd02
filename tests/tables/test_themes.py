"""Themes as tables: literal numbers."""

import pandas as pd

from analysis.tables import themes as tables
from tests.themes.made_themes import BRIDGE, DAYS, FOUND, SCHOOL, TEXTS, day


def rows(table, *columns):
    return [tuple(row) for row in (table[list(columns)] if columns else table).to_numpy().tolist()]


def test_themes():
    assert rows(tables.themes(FOUND)) == [
        ("мост, паром, берег", 3, 60.0, 4, False, "мост; паром; берег; река"),
        ("Обеды", 2, 40.0, 2, True, "школа; урок; класс"),
    ]


def test_terms_of_a_theme():
    assert rows(tables.theme_terms(SCHOOL)) == [("школа", 25.0, 3), ("урок", 25.0, 3), ("класс", 25.0, 3)]


def test_texts_of_a_theme_that_are_still_there():
    table = tables.theme_texts(BRIDGE, TEXTS[TEXTS["text_id"] != "б"])
    assert rows(table) == [
        ("а", "Мост", "Вестник", day(1), 100.0, True, 0.0),
        ("в", "Берег", "Заря", day(2), 50.0, True, 0.0),
        ("г", "Школа у моста", "Заря", day(3), 25.0, False, 0.0),
    ]


def test_by_outlet_a_text_counts_under_its_main_theme():
    assert rows(tables.by_outlet(FOUND, TEXTS)) == [
        ("мост, паром, берег", "Вестник", 2, 100.0),
        ("мост, паром, берег", "Заря", 1, 50.0),
        ("Обеды", "", 1, 100.0),
        ("Обеды", "Заря", 1, 50.0),
    ]


def test_by_time_every_stretch_has_every_theme():
    table = tables.by_time(FOUND, TEXTS, DAYS)
    assert rows(table, "since", "theme", "texts", "of_dated") == [
        (day(1), "мост, паром, берег", 1, 100.0),
        (day(1), "Обеды", 0, 0.0),
        (day(2), "мост, паром, берег", 2, 100.0),
        (day(2), "Обеды", 0, 0.0),
        (day(3), "мост, паром, берег", 0, 0.0),
        (day(3), "Обеды", 1, 100.0),
    ]


def test_texts_with_a_term_those_where_it_is_a_main_one_first():
    rows_of = [("а", f"слово{n}", 1, 50.0 - n, False) for n in range(10)] + [("а", "мост", 9, 1.0, False)]
    rows_of += [("б", "мосты", 1, 9.0, False), ("в", "новый мост", 2, 9.0, False), ("г", "Мост", 5, 9.0, True)]
    about = pd.DataFrame(rows_of, columns=["text_id", "term", "count", "score", "is_name"])
    assert rows(tables.with_term(about, "мост")) == [
        ("в", ("новый мост",), 2, True),
        ("б", ("мосты",), 1, True),
        ("а", ("мост",), 9, False),
    ]
    assert tables.with_term(about, "паром").empty
