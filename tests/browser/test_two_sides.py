"""Two sides and a time in the browser: two outlets are chosen, swapped, a bar opens its side, a stretch is drawn."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Golosa, at_rest, free_port, running
from tests.browser.test_trials import open_page
from tests.pages.test_over_texts import OCTOBER, SEPTEMBER, UNDATED
from tests.small_library import small


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Golosa]:
    """A server on a library of twenty-five posts of two outlets."""
    library, _ = small(tmp_path / "library.duckdb", SEPTEMBER + OCTOBER + UNDATED)
    library.close()
    with running(Golosa(tmp_path, free_port())) as app:
        yield app


def test_choose_two_outlets_swap_them_and_open_a_bar(made: Golosa, page: Page) -> None:
    open_page(made, page, "compare", "Сравнение")
    expect(page.get_by_text("A: Эхо", exact=True).first).to_be_visible()
    page.get_by_role("button", name="Сторона A").click()
    popover = page.get_by_test_id("stPopoverBody")
    popover.get_by_role("button", name=re.compile("Remove Эхо|Clear all")).first.click()
    popover.get_by_role("combobox").first.click()
    page.get_by_role("option", name=re.compile("^Заря")).click()
    expect(page.get_by_text("A: Заря", exact=True).first).to_be_visible()
    page.keyboard.press("Escape")
    page.goto(f"{made.address}/compare?a.outlet=Заря&b.outlet=Эхо")
    expect(page.get_by_text("B: Эхо", exact=True).first).to_be_visible()
    page.get_by_text("Скачать сравнение").scroll_into_view_if_needed()
    expect(page.get_by_role("heading", name="Сравнение", level=1)).not_to_be_in_viewport()
    expect(page.locator(".st-key-in_sight")).to_be_in_viewport()  # the sizes of the sides
    page.get_by_role("button", name="Поменять местами").click()
    expect(page.get_by_text("A: Эхо", exact=True).first).to_be_visible()
    expect(page).to_have_url(re.compile(r"a\.outlet=%D0%AD%D1%85%D0%BE"))
    at_rest(page)  # the former chart goes while the page of the swapped sides comes

    chart = page.get_by_test_id("stPlotlyChart").first
    chart.scroll_into_view_if_needed()
    bar = chart.locator("g.bars path").first
    expect(bar).to_be_visible()
    box = bar.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    expect(chart.locator("g.hovertext").first).to_be_visible()  # a click counts where the mouse points at a bar
    page.mouse.down()
    page.mouse.up()
    expect(page.get_by_role("heading", name="Объекты", level=1)).to_be_visible()
    expect(page.get_by_text("Выборка: ")).to_be_visible()
    expect(page).to_have_url(re.compile(r"outlet=%D0%AD%D1%85%D0%BE"))


def test_a_stretch_drawn_with_the_mouse_becomes_the_selection(made: Golosa, page: Page) -> None:
    open_page(made, page, "timeline?set=all&step=day", "Динамика")
    chart = page.get_by_test_id("stPlotlyChart").first
    plot = chart.locator(".nsewdrag").first
    expect(plot).to_be_visible()
    box = plot.bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.6, steps=8)
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.8, steps=8)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=2026-09-0\d.*until=2026-09-1\d|until=2026-09-1\d.*since=2026-09-0\d"))
    expect(page.get_by_text(re.compile("^Выборка: 12 из"))).to_be_visible()
