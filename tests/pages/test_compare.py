"""Сравнение: literal numbers of two unequal sides, the address of both, swap, the rest, an empty side, six sides."""

import pytest
from streamlit.testing.v1 import AppTest

from analysis.library.asked import read_selection, write_selection
from analysis.library.selection import Selection
from tests.pages.conftest import cells, told  # noqa: F401
from tests.pages.test_over_texts import figure, library, opened  # noqa: F401 -- a fixture

BOTH = {"a.outlet": "Заря", "b.outlet": "Эхо"}


def names(at: AppTest) -> list[str]:
    return [row[0] for row in cells(at, "compare sizes")]


def press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    return at


def trace(at: AppTest, place: int, side: int) -> dict:
    return figure(at, place)["data"][side]


def test_sizes_and_what_makes_them_unequal(library):  # noqa: F811
    at = opened("compare", **BOTH)
    zarya, echo = cells(at, "compare sizes")
    assert zarya[:4] == ["A: Заря", "12", "01.09.2026 – 12.09.2026", "0"]
    assert echo[:3] == ["B: Эхо", "13", "01.10.2026 – 12.10.2026"]
    assert any("Время сторон разное" in one.value for one in at.caption)


def test_who_is_named_and_each_bar_opens_its_side(library):  # noqa: F811
    at = opened("compare", **BOTH)
    a, b = trace(at, 0, 0), trace(at, 0, 1)
    assert (a["x"], b["x"]) == ([-100.0, 0.0], [100.0, 100.0])
    assert figure(at, 0)["layout"]["yaxis"]["ticktext"] == ["Анна Ким", "Олег Нин"]
    page, params = a["customdata"][0]
    assert (page, "outlet=%D0%97%D0%B0%D1%80%D1%8F" in params) == ("entities", True)
    assert a["marker"]["opacity"] == [0.45, 1]


def test_swap_and_the_rest(library):  # noqa: F811
    at = press(opened("compare", **BOTH), "Поменять местами")
    assert names(at) == ["A: Эхо", "B: Заря"]
    press(at, "A против остального")
    assert names(at) == ["A: Эхо", "B: все остальные тексты"]
    assert cells(at, "compare sizes")[1][1] == "12"
    page, params = trace(at, 0, 1)["customdata"][0]
    assert (page, "not.outlet=%D0%AD%D1%85%D0%BE" in params) == ("entities", True)


def test_without_sides_the_two_outlets_of_most_texts(library):  # noqa: F811
    assert names(opened("compare")) == ["A: Эхо", "B: Заря"]


def test_an_empty_side_and_one_text_a_side(library):  # noqa: F811
    at = opened("compare", **{"a.outlet": "Заря", "b.outlet": "Нет такого"})
    assert "ни одного разобранного" in at.info[-1].value
    at = opened("compare", **{"a.text": library[0], "b.text": library[12]})
    assert names(at) == ["A: Текст 1", "B: Текст 13"]
    assert trace(at, 0, 1)["x"] == [1.0, 1.0]
    assert any("меньше десяти текстов" in one.value for one in at.caption)


def test_three_sides_are_tables(library):  # noqa: F811
    at = opened("compare", **BOTH, **{"c.set": "all"})
    assert cells(at, "compare named")[0][:4] == ["Анна Ким", "12 · 100 %", "13 · 100 %", "25 · 100 %"]
    assert any("12 текстов стоят и на A" in one.value for one in at.caption)


@pytest.mark.parametrize("selection", [Selection(outside=Selection(outlets=("Заря",))), Selection(outside=Selection())])
def test_the_rest_stands_in_the_address(selection: Selection):
    written = {name: [value] if isinstance(value, str) else value for name, value in write_selection(selection).items()}
    assert read_selection(written) == (selection, [])
