"""Two texts of one person: from one to the other, a mention that is another's, corrections as a file and back."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Golosa, give
from tests.browser.test_trials import open_page

VISIT = "Министр Анна Ветрова приехала в Тарск. Вечером Ветрова вернулась домой."
WEATHER = "В Тарске похолодало. Анна Ветрова пришла на каток."


def paste(golosa: Golosa, page: Page, text: str, name: str) -> None:
    """A new text, opened once: only then its names are in the counts of the library."""
    open_page(golosa, page, "texts", "Тексты")
    page.get_by_label("Текст статьи").fill(text)
    page.get_by_label("Название в списке").first.fill(name)
    page.get_by_role("button", name="Добавить текст").click()
    expect(page.get_by_text(f"Добавлено: {name}")).to_be_visible()
    identity = page.url.partition("text=")[2].partition("&")[0]
    open_page(golosa, page, f"?text={identity}", "Обзор")
    expect(page.get_by_text("Кого называют")).to_be_visible()


def test_one_person_in_two_texts_and_what_the_analyst_says(own_golosa: Golosa, page: Page, tmp_path: Path) -> None:
    paste(own_golosa, page, WEATHER, "Погода")
    paste(own_golosa, page, VISIT, "Приезд")
    visit = page.url.partition("text=")[2].partition("&")[0]
    open_page(own_golosa, page, f"entities?text={visit}&entity=Анна Ветрова", "Объекты")
    page.get_by_role("link", name="Погода", exact=True).click()
    expect(page.locator(".root.list")).to_contain_text("пришла на каток")
    expect(page.get_by_role("link", name="Приезд", exact=True)).to_be_visible()

    open_page(own_golosa, page, f"reader?text={visit}", "Чтение")
    page.get_by_text("Ветрова", exact=True).click()
    page.get_by_role("button", name="Исправить").click()
    page.get_by_label("Здесь назван другой").last.fill("Ольга Ветрова")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Отделить").click()
    done = page.get_by_test_id("stAlertContentSuccess")
    expect(done).to_contain_text("Анна Ветрова: здесь это Ольга Ветрова. «Ветрова»")

    open_page(own_golosa, page, "texts", "Тексты")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Скачать правки").click()
    assert taken.value.suggested_filename == "Библиотека Правки всех текстов.csv"
    file = tmp_path / "правки.csv"
    taken.value.save_as(file)
    assert "Приезд;здесь назван другой;Ветрова;Анна Ветрова;персона;;Ольга Ветрова" in file.read_text("utf-8-sig")
    open_page(own_golosa, page, f"reader?text={visit}", "Чтение")
    page.get_by_role("button", name="Отменить правку").click()
    expect(page.get_by_text("Правок пока нет")).to_be_visible()
    open_page(own_golosa, page, "texts", "Тексты")
    form = page.get_by_test_id("stForm").filter(has=page.get_by_role("button", name="Загрузить правки"))
    give(page, form.locator("input[type=file]"), file)
    page.get_by_role("button", name="Загрузить правки").click()
    expect(page.get_by_text("Загружена 1 правка")).to_be_visible()
    open_page(own_golosa, page, f"entities?text={visit}&entity=Ольга Ветрова", "Объекты")
    expect(page.locator(".root.list mark")).to_have_text("Ветрова")
