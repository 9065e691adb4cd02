"""What the analyst puts right by hand: the borders of articles in one file, a typo in a text."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Golosa
from tests.browser.test_trials import open_page, upload

DIGEST = """\
Мост через Тару откроют в мае
05.03.2024, Вести Приозёрья
Министр транспорта Игнат Ветлугин заявил, что мост откроют в мае, а паром уберут.
Школу в Лугах закрыли
06.03.2024, Луговая правда
Директор школы Фома Руднев рассказал о ремонте крыши и окон в старом здании.
Вторая смена начнётся в сентябре, сообщила пресс-служба района.
"""
ROW, COLUMN = 35, 105
"""Pixels: the height of a row, and where in the first column the tick stands."""


def test_a_border_is_added_and_the_file_is_read_with_it(own_golosa: Golosa, page: Page) -> None:
    open_page(own_golosa, page, "texts", "Тексты")
    upload(page, ("дайджест.txt", DIGEST.encode()))
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("Найдены 2 текста")
    lines = main.get_by_test_id("stDataFrame").nth(1)
    lines.scroll_into_view_if_needed()
    place = lines.bounding_box()
    assert place
    page.mouse.click(place["x"] + COLUMN, place["y"] + ROW + 6.5 * ROW)
    page.evaluate("() => new Promise(later => setTimeout(later, 300))")  # the table hands over what is ticked after 150
    page.get_by_role("button", name="Прочитать с этими границами").click()
    expect(main).to_contain_text("Найдены 3 текста")
    page.get_by_role("button", name="Добавить 3 текста").click()
    expect(main).to_contain_text("Добавлены 3 текста")
    expect(main).to_contain_text("В библиотеке: 4 текста")


def test_a_typo_is_put_right_in_the_text(own_golosa: Golosa, page: Page) -> None:
    open_page(own_golosa, page, "texts", "Тексты")
    page.get_by_label("Текст статьи").fill("Мост\n\nМэр Борис Кленов приехал в Тарск.\nДамбиу")
    page.get_by_role("button", name="Добавить текст").click()
    expect(page.get_by_text("Добавлено: Мост")).to_be_visible()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Чтение").click()
    expect(page.get_by_role("heading", name="Чтение", level=1)).to_be_visible()
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible()
    page.get_by_text("Дамбиу").dblclick()
    page.locator(".tip button").click()
    page.get_by_label("Опечатка: как должно быть в тексте").fill("Дамбу")
    page.get_by_role("button", name="Исправить текст").click()
    expect(page.get_by_text("В тексте исправлено: «Дамбиу» → «Дамбу»")).to_be_visible()
    expect(page.get_by_text("Дамбу", exact=True)).to_be_visible()
