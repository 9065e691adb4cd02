"""Many texts as a user chooses them: all, by outlet and speaker, one filter off, a statement and back, reload."""

from playwright.sync_api import Page, expect

from analysis.library import id_of
from tests.browser.conftest import Golosa
from tests.browser.test_trials import open_page, summary
from tests.many_texts import BRIDGE
from tests.marked_analysis import marked


def choose(page: Page, label: str, option: str) -> None:
    """Opens a box of the bar and takes an option of it."""
    page.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Tab")


def quoted(page: Page) -> list[str]:
    return page.locator(".quote").all_inner_texts()


def test_choose_all_filter_open_a_statement_and_come_back(four: Golosa, page: Page) -> None:
    open_page(four, page, f"?text={id_of(marked(BRIDGE).text)}", "Обзор")
    expect(summary(page)).to_contain_text("Говорят двое")
    page.get_by_role("button", name="Один текст").click()
    choose(page, "Какие тексты", "Все тексты (4)")
    expect(summary(page)).to_contain_text("4 текста 2 изданий с 01.09.2026 по 10.09.2026.")
    page.get_by_role("button", name="Выбрать тексты").click()
    choose(page, "Издание", "Заря (2)")
    expect(page.get_by_role("link", name="Издание: Заря")).to_be_visible()
    choose(page, "Говорит", "Анна Ветрова (1)")
    expect(page.get_by_role("link", name="Говорит: Анна Ветрова")).to_be_visible()
    expect(summary(page)).to_contain_text("1 текст 1 издания за 03.09.2026.")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Говорит: Анна Ветрова").click()
    expect(summary(page)).to_contain_text("2 текста 1 издания")
    expect(page.get_by_role("link", name="Говорит: Анна Ветрова")).to_have_count(0)

    page.get_by_test_id("stSidebar").get_by_role("link", name="Цитаты").click()
    expect(page.get_by_role("heading", name="Цитаты", level=1)).to_be_visible()
    expect(page.locator(".quote")).to_have_count(2)
    assert quoted(page) == ["Школа и мост нужны", "Ура"]
    chosen = page.url
    page.get_by_role("link", name="Показать в тексте").first.click()
    expect(page.get_by_role("heading", name="Чтение", level=1)).to_be_visible()
    expect(page.locator(".there").first).to_be_in_viewport()
    expect(page.get_by_role("link", name="К выборке: 2 текста")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Цитаты", level=1)).to_be_visible()
    expect(page.locator(".quote")).to_have_count(2)
    assert page.url == chosen
    page.reload()
    expect(page.locator(".quote")).to_have_count(2)
    assert quoted(page) == ["Школа и мост нужны", "Ура"]
    expect(page.get_by_role("link", name="Издание: Заря")).to_be_visible()

    page.get_by_role("link", name="Показать в тексте").first.click()
    page.get_by_role("link", name="К выборке: 2 текста").click()
    expect(page.get_by_role("link", name="Школа", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Мост готов", exact=True)).to_have_count(0)
    page.get_by_role("link", name="Сбросить фильтры").click()
    expect(page.get_by_role("link", name="Мост готов", exact=True)).to_be_visible()


def test_a_selection_needs_no_sideways_scrolling_on_a_phone(four: Golosa, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for name, title in {"": "Обзор", "entities": "Объекты", "quotes": "Цитаты", "reader": "Чтение"}.items():
        open_page(four, page, f"{name}?set=all&outlet=Заря&outlet=Вестник&by=-Борис Кленов", title)
        expect(page.get_by_role("link", name="не говорит: Борис Кленов")).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)
        wider = page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth")
        assert wider <= 0, name
