"""Search as a user does it: a word in its forms, another order, a place in its text and back, reload, the file."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Golosa
from tests.browser.test_trials import open_page


def nodes(page: Page) -> list[str]:
    """The words in the middle of the lines, each with the word to the right of it."""
    rows = page.locator("tr:has(td.node)")
    return [
        f"{row.locator('td.node').inner_text()} {row.locator('td.after').inner_text().split()[0]}" for row in rows.all()
    ]


def test_search_sort_open_a_place_come_back_and_take_the_lines(four: Golosa, page: Page) -> None:
    open_page(four, page, "contexts?set=all", "Контексты")
    box = page.get_by_label("Что найти")
    box.fill("мост")
    box.press("Enter")
    expect(page.get_by_text("4 места в 2 текстах из 4")).to_be_visible()
    expect(page.get_by_text("«мост» в любой форме")).to_be_visible()
    expect(page.locator("td.node")).to_have_count(4)
    page.get_by_label("Порядок строк").click()
    page.get_by_role("option", name="по слову справа", exact=True).click()
    expect(page).to_have_url(re.compile("sort=right1"))
    expect(page.locator("tr:has(td.node)").first).to_contain_text("готов")
    assert [line.split()[1] for line in nodes(page)][:3] == ["готов", "нужны»,", "откроют"]

    chosen = page.url
    page.locator("td.node a").nth(2).click()
    expect(page.get_by_role("heading", name="Чтение", level=1)).to_be_visible()
    expect(page.locator(".there").first).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_role("heading", name="Контексты", level=1)).to_be_visible()
    expect(page.locator("td.node")).to_have_count(4)
    assert page.url == chosen
    page.reload()
    expect(page.get_by_label("Что найти")).to_have_value("мост")
    expect(page.locator("td.node")).to_have_count(4)

    page.get_by_role("button", name="Скачать").first.click()
    with page.expect_download() as waited:
        page.get_by_role("button", name="Таблица XLSX").click()
    sheet = openpyxl.load_workbook(io.BytesIO(Path(waited.value.path()).read_bytes())).worksheets[0]
    head, *lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert {"Слева", "Место", "Справа"} <= set(head)
    assert len(lines) == 4


@pytest.mark.parametrize("query", ["(мост", "(" * 300, "/(a+)+$/", "мост |"])
def test_a_hostile_query_is_answered_at_once(four: Golosa, page: Page, query: str) -> None:
    open_page(four, page, "contexts?set=all", "Контексты")
    box = page.get_by_label("Что найти")
    box.fill(query)
    box.press("Enter")
    expect(page.get_by_test_id("stAlert").first).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_name_opens_its_dossier_and_a_number_its_statements(four: Golosa, page: Page) -> None:
    open_page(four, page, "quotes?set=all", "Цитаты")
    page.locator("table a.name").first.click()
    expect(page.get_by_role("heading", name="Досье", level=1)).to_be_visible()
    expect(page.get_by_text("Собственная речь: 2 высказывания")).to_be_visible()
    page.get_by_role("link", name="2 высказывания").click()
    expect(page.get_by_role("heading", name="Цитаты", level=1)).to_be_visible()
    expect(page.get_by_text("2 высказывания из 4")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Досье", level=1)).to_be_visible()
    expect(page.get_by_text("Собственная речь: 2 высказывания")).to_be_visible()


def test_on_a_telephone_a_place_is_read_as_a_line_of_text(four: Golosa, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(four, page, "contexts?set=all&word=мост", "Контексты")
    line = page.locator("tr:has(td.node)").first
    for part in ("before", "node", "after"):
        box = line.locator(f"td.{part}").bounding_box()
        assert box and box["x"] + box["width"] <= 390
