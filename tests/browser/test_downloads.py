"""A file that cannot be made is said, over the page. (That a made one waits: tests/pages/test_lasting_files.py.)"""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Golosa
from tests.browser.test_trials import open_page


def test_a_file_that_cannot_be_made_is_said(own_golosa: Golosa, page: Page) -> None:
    open_page(own_golosa, page, "quotes", "Цитаты")
    page.locator("[class*=st-key-menu-speakers]").get_by_role("button").first.click()
    button = page.get_by_role("button", name="Таблица XLSX")
    expect(button).to_be_visible()
    own_golosa.stop()
    own_golosa.start()  # which knows nothing of this button
    page.wait_for_timeout(1500)
    button.click()
    expect(page.get_by_role("alert").filter(has_text="Файл сделать не получилось")).to_be_visible()
