"""Every page opens in a real browser, in both languages, with something of its own on it and nothing broken."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Golosa

PAGES = {
    "": ("Обзор", "Overview", "Ход текста", "Text flow"),
    "entities": ("Объекты", "Entities", "Кто назван чаще", "Most named"),
    "quotes": ("Цитаты", "Quotes", "Сколько говорит каждый", "Words per speaker"),
    "topics": ("Темы", "Topics", "Кто о ком говорит", "Who speaks of whom"),
    "reader": ("Чтение", "Reader", "Правки", "Corrections"),
    "texts": ("Тексты", "Texts", "В библиотеке: 1 текст", "In the library: 1 text"),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_page_opens(golosa: Golosa, page: Page, name: str, language: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    ru_title, en_title, ru_part, en_part = PAGES[name]
    title, part = (ru_title, ru_part) if language == "ru" else (en_title, en_part)
    page.goto(f"{golosa.address}/{name}" + ("?lang=en" if language == "en" else ""))
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    expect(page.get_by_role("heading", name=part)).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert not errors


def test_language_stays_over_pages_and_reload(golosa: Golosa, page: Page) -> None:
    page.goto(golosa.address)
    page.get_by_test_id("stSidebar").get_by_text("English").click()
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Quotes").click()
    expect(page.get_by_role("heading", name="Quotes")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Quotes")).to_be_visible()


def test_phone_needs_no_sideways_scrolling(golosa: Golosa, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for name, (title, *_) in PAGES.items():
        page.goto(f"{golosa.address}/{name}")
        expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
        wider = page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth")
        assert wider <= 0, name
