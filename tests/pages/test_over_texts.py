"""Динамика, Женщины и мужчины, Издания: literal numbers on the screens, what is chosen stands in the address."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import cells, opened, served, told
from tests.small_library import small

TALK = "{PER Анна Ким} сказала: «[direct Анна Ким: <мост> нужен]». @Эхо@ пишет. Номер %d."
QUIET = "{PER Олег Нин} и {PER Анна Ким} молчат, номер %d."
SEPTEMBER = [("Заря", f"2026-09-{day:02}", TALK % day) for day in range(1, 13)]
OCTOBER = [("Эхо", f"2026-10-{day:02}", QUIET % day) for day in range(1, 13)]
UNDATED = [("Эхо", "", QUIET % 99)]


@pytest.fixture
def library(path: Path) -> Iterator[list[str]]:
    made, ids = small(path, SEPTEMBER + OCTOBER + UNDATED)
    made.close()
    with served(path):
        yield ids


def figure(at: AppTest, place: int = 0) -> dict:
    return json.loads(at.get("plotly_chart")[place].proto.spec)


def line(at: AppTest, name: str) -> list:
    return next(trace["y"] for trace in figure(at)["data"] if trace["name"] == name)


# ---------------------------------------------------------------- Динамика
def test_mentions_by_week(library: list[str]):
    at = opened("timeline", set="all", what="entities", line="Олег Нин", step="week")
    assert line(at, "Олег Нин") == [0, 0, None, None, 4, 7, 1]
    notes = " ".join(told(at, "timeline notes"))
    assert "Без даты: 1 текст, в них 1" in notes
    assert "В 2 отрезках не вышло ни одного текста" in notes
    assert "Пустой кружок" in notes


def test_a_share_is_only_of_enough(library: list[str]):
    at = opened("timeline", set="all", what="entities", line="Олег Нин", step="month", **{"as": "share"})
    assert line(at, "Олег Нин") == [0, 1.0]
    at = opened("timeline", set="all", what="entities", line="Олег Нин", step="day", **{"as": "share"})
    assert set(line(at, "Олег Нин")) == {None}
    assert "В 24 отрезках доля не показана" in " ".join(told(at, "timeline notes"))


def test_a_point_opens_the_texts_of_its_stretch(library: list[str]):
    at = opened("timeline", set="all", what="speakers", line="Анна Ким", step="month")
    page, params = figure(at)["data"][0]["customdata"][0]
    assert page == "quotes"
    assert "since=2026-09-01&until=2026-09-30" in params


@pytest.mark.parametrize("what", ["texts", "outlets", "words", "terms", "gender"])
@pytest.mark.parametrize("look", ["lines", "panels", "stacked"])
def test_every_subject_and_look(library: list[str], what: str, look: str):
    at = opened("timeline", set="all", what=what, look=look, mean="1")
    assert len(at.get("plotly_chart")) == 1


def test_queries(library: list[str]):
    at = opened("timeline", set="all", what="search", line=["мост", '"молчат"'], step="month")
    assert line(at, "мост") == [12, 0]
    assert line(at, '"молчат"') == [0, 12]


def test_new_and_gone(library: list[str]):
    at = opened("timeline", set="all", before="2026-09-01:2026-09-30", after="2026-10-01:2026-10-31")
    assert cells(at, "turned new") == [["Олег Нин", "12", "12"]]
    assert cells(at, "turned gone") == []


def test_all_undated(library: list[str]):
    at = opened("timeline", outlet="Эхо", headline="25")
    assert "Ни у одного текста нет даты" in at.info[0].value


@pytest.mark.parametrize("page", ["timeline", "gender", "outlets"])
def test_one_text_is_sent_to_several(library: list[str], page: str):
    at = opened(page, text=library[0])
    assert "нужно несколько текстов" in at.info[0].value


# ---------------------------------------------------------------- Женщины и мужчины, Издания
def test_women_and_men(library: list[str]):
    at = opened("gender", set="all")
    assert cells(at, "gender totals") == [
        ["женщины", "1", "25 · 66 %", "1", "12 · 100 %", "24 · 100 %"],
        ["мужчины", "1", "13 · 34 %", "0", "0", "0"],
        ["не определено", "0", "0", "0", "0", "0"],
    ]
    shown = at.dataframe[0].value
    assert shown[["person", "gender", "by"]].to_numpy().tolist() == [
        ["Анна Ким", "женщина", "имя"],
        ["Олег Нин", "мужчина", "имя"],
    ]
    only = opened("gender", set="all", who="Masc")
    assert only.dataframe[0].value["person"].tolist() == ["Олег Нин"]


def test_outlets(library: list[str]):
    at = opened("outlets", set="all")
    assert cells(at, "own") == [
        ["Эхо", "13", "13 · 100 %", "0", "0", "0", "0"],
        ["Заря", "12", "0", "12 · 100 %", "0", "0", "0"],
    ]
    assert at.dataframe[0].value.to_numpy().tolist() == [["Заря", "Эхо", "называет источником", 12]]
