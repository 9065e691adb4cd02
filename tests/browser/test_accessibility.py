"""What a screen reader and weak eyes need: axe finds nothing serious on any page, in both languages and both looks."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from analysis import library
from analysis.reading.examples import example_documents
from pages.shared.menu import SCREENS
from tests.browser.conftest import PATIENCE, Golosa, free_port, running

GRAVE = ("serious", "critical")
ASKED = {"resultTypes": ["violations"]}
"""All rules are asked; what keeps them is not listed node by node, which takes most of axe's time."""


def grave(page: Page) -> list[str]:
    """What axe finds that keeps someone out, as it stands in the page."""
    return [
        f"{found['id']}: {node['html'][:200]}"
        for found in Axe().run(page, options=ASKED).response["violations"]
        if found["impact"] in GRAVE
        for node in found["nodes"]
    ]


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Golosa]:
    """A server whose library has the examples, analysed."""
    folder = tmp_path_factory.mktemp("several")
    there = library.open_library(folder / "library.duckdb")
    for document in example_documents():
        there.analysis_of(there.add(document.text, name=document.name, card=document.card))
    there.close()
    with running(Golosa(folder, free_port())) as app:
        yield app


@pytest.fixture(scope="module", params=[("ru", "light"), ("en", "dark")], ids=["ru-light", "en-dark"])
def looked(browser: Browser, request: pytest.FixtureRequest) -> Iterator[tuple[Page, str]]:
    """A page and its language, each in one of the looks: colours and words do not depend on each other."""
    language, look = request.param
    with browser.new_context(color_scheme=look, viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page(), language


@pytest.mark.parametrize("name", [screen.name for screen in SCREENS])
def test_nothing_grave(several: Golosa, looked: tuple[Page, str], name: str) -> None:
    page, language = looked
    for chosen in ("", "set=all&"):
        page.goto(f"{several.address}/{name}?{chosen}lang={language}&q=школа")
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)
        expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible(timeout=PATIENCE)
        page.mouse.move(640, 2)  # no button is lit up
        expect(page.locator(f"html[lang={language}]")).to_be_attached(timeout=PATIENCE)
        assert page.get_by_role("heading").first.evaluate("heading => heading.tagName") == "H1"
        expect(page.locator(".st-key-brand p")).to_have_css("font-weight", "650")  # look.css comes after the page
        assert not grave(page), chosen


def test_grey_words_of_charts_can_be_read(several: Golosa, page: Page) -> None:
    """axe leaves out what stands in a drawing."""
    page.goto(f"{several.address}/topics")
    expect(page.locator(".js-plotly-plot .ytick text").first).to_be_visible()
    for name in (".ytick text", ".xtick text", ".xtitle"):
        colour = page.locator(f".js-plotly-plot {name}").first.evaluate("word => getComputedStyle(word).fill")
        red, green, blue = (int(part) / 255 for part in re.findall(r"\d+", colour)[:3])
        assert 1.05 / (0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 + 0.05) >= 4.5, name


def test_a_wide_table_shows_that_it_goes_on(several: Golosa, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{several.address}/quotes?set=all")
    table = page.locator(".root.table").first
    expect(table).to_be_visible()
    assert table.evaluate("table => table.scrollWidth > table.clientWidth")
    assert "local" in table.evaluate("table => getComputedStyle(table).backgroundAttachment")
