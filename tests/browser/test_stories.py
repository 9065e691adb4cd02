"""A story in the browser: who was first, only its texts, and the analyst names and parts it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from analysis.card import Card
from analysis.jobs.background import STOPPED
from analysis.library import open_library
from tests.browser.conftest import Golosa, free_port, running
from tests.browser.test_trials import open_page
from tests.marked_analysis import marked
from tests.stories.made_posts import POSTS, moment


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Golosa]:
    """A server on a library of six posts that are analysed already."""
    library = open_library(tmp_path / "library.duckdb", first=None)
    for key in ("а1", "а2", "а3", "в1", "в2", "к1"):
        post, analysis, when = POSTS[key], marked(POSTS[key].text), moment(POSTS[key].when)
        card = Card(outlet=post.outlet, date=when and when.date(), time=when and when.timetz())
        identity = library.add(analysis.text, name=key, card=card)
        library.keep(identity, analysis)
    library.set_setting(STOPPED, "1")
    library.close()
    with running(Golosa(tmp_path, free_port())) as app:
        yield app


def test_open_a_story_see_who_was_first_filter_by_it_name_it_and_part_it(told: Golosa, page: Page) -> None:
    open_page(told, page, "stories?set=all", "Сюжеты")
    expect(page.get_by_role("heading", name="Сюжеты: 2")).to_be_visible()
    page.get_by_role("link", name="Школа на Садовой").click()
    expect(page.get_by_text("Раньше всех (01.09.2026, 07:10): Вестник.")).to_be_visible()
    expect(page.get_by_text("От первого до последнего 1 ч 5 мин.")).to_be_visible()
    expect(page.get_by_text("01.09.2026 07:40 (+30 мин)")).to_be_visible()
    page.get_by_text("Почему это один сюжет").click()
    expect(page.get_by_text("35 мин").first).to_be_visible()

    page.get_by_role("link", name="Только тексты этого сюжета").click()
    expect(page.get_by_role("heading", name="Чтение")).to_be_visible()
    expect(page.get_by_text("Выборка: 3 из 6")).to_be_visible()
    expect(page.get_by_text("сюжет: Школа на Садовой")).to_be_visible()
    page.go_back()

    expect(page.get_by_text("3 текста, изданий: 3.")).to_be_visible()
    page.get_by_text("Поправить сюжет").click()
    page.get_by_label("Как называть").fill("Обстрел Тарска")
    page.get_by_role("button", name="Назвать").click()
    expect(page.get_by_role("heading", name="Обстрел Тарска")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Обстрел Тарска")).to_be_visible()

    page.get_by_text("Поправить сюжет").click()
    page.get_by_role("button", name="2. Заря: а2").click()
    page.get_by_role("button", name="Отделить").click()
    expect(page.get_by_text("2 текста, изданий: 2.")).to_be_visible()
    expect(page.get_by_role("heading", name="Сюжеты: 2")).to_be_visible()
    expect(page.get_by_role("link", name="Заря: а2")).to_have_count(0)
