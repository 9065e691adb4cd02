"""Every download comes whole and under its name, on a machine that is busy with the analysis and with other tabs."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from analysis import library
from analysis.library import id_of
from analysis.reading.examples import example_documents
from tests.browser.conftest import Golosa, free_port, running
from tests.browser.test_trials import open_page

WAITING = 150
"""Texts that are analysed in the background meanwhile."""

FIRST = id_of(next(iter(example_documents())).text)
"""The text whose pages are taken away; it is analysed."""

SLOW = 180_000
"""Milliseconds: the machine is made busy here."""

PAGES = {"": "Обзор", "entities": "Объекты", "quotes": "Цитаты", "topics": "Темы"}
BEGINNINGS = {
    ".pdf": b"%PDF",
    ".png": b"\x89PNG",
    ".svg": b"<svg",
    ".xlsx": b"PK",
    ".docx": b"PK",
    ".csv": b"\xef\xbb\xbf",
}


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Golosa]:
    """A server that has texts to analyse, beside a process that leaves it little of the processor."""
    there = library.open_library(tmp_path / "library.duckdb")
    told = [document.text for document in example_documents()]
    there.analysis_of(there.add(told[0], name="Первая"))
    for at in range(WAITING):
        there.add(f"{told[at % len(told)]}\n\nЭто повторение номер {at}.", name=f"Повторение {at}")
    there.close()
    beside = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    with running(Golosa(tmp_path, free_port())) as app:
        yield app
    beside.kill()
    beside.wait()


def downloads(page: Page) -> Iterator[Download]:
    """What each button of the page gives, one after another, those of the menus too."""
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible(timeout=SLOW)
    menus = page.locator("[class*=st-key-menu-]").locator("visible=true")
    for number in range(menus.count()):
        menus.nth(number).get_by_role("button").first.click(timeout=SLOW)
        buttons = page.get_by_test_id("stPopoverBody").get_by_test_id("stDownloadButton")
        expect(buttons.first).to_be_visible(timeout=SLOW)
        for at in range(buttons.count()):
            with page.expect_download(timeout=SLOW) as taken:
                buttons.nth(at).get_by_role("button").click()
            yield taken.value
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    for button in page.get_by_test_id("stMain").get_by_test_id("stDownloadButton").all():
        with page.expect_download(timeout=SLOW) as taken:
            button.get_by_role("button").click()
        yield taken.value


def assert_whole(download: Download) -> str:
    assert download.failure() is None
    path, kind = download.path(), Path(download.suggested_filename).suffix
    content = path.read_bytes()
    if kind in (".xlsx", ".docx"):
        assert zipfile.ZipFile(path).testzip() is None
    if kind == ".html":
        assert content.rstrip().endswith(b"</html>")
    else:
        assert kind in BEGINNINGS, download.suggested_filename
        assert content.startswith(BEGINNINGS[kind])
    return kind


def test_each_download_comes_while_the_machine_is_busy(busy: Golosa, page: Page) -> None:
    tabs = [page.context.new_page() for _ in range(2)]
    for tab in tabs:
        tab.goto(f"{busy.address}/texts")  # its line of progress is drawn anew each second
    kinds: list[str] = []
    for path, title in PAGES.items():
        page.goto(f"{busy.address}/{path}?text={FIRST}")
        expect(page.get_by_role("heading", name=title, level=1)).to_be_visible(timeout=SLOW)
        expect(page.get_by_text("Как посчитано?")).to_be_visible(timeout=SLOW)  # the page's last line
        kinds += [assert_whole(download) for download in downloads(page)]
    assert len(kinds) >= 30
    assert {".html", ".xlsx", ".csv", ".docx"} <= set(kinds)


def test_a_file_that_cannot_be_made_is_said(own_golosa: Golosa, page: Page) -> None:
    open_page(own_golosa, page, "quotes", "Цитаты")
    page.locator("[class*=st-key-menu-speakers]").get_by_role("button").first.click()
    button = page.get_by_role("button", name="Таблица XLSX")
    expect(button).to_be_visible()
    connected = page.locator("[data-test-connection-state=CONNECTED]")
    own_golosa.stop()
    expect(connected).to_have_count(0)
    own_golosa.start()  # which knows nothing of this button
    expect(connected).to_be_attached()
    button.click()
    expect(page.get_by_role("alert").filter(has_text="Файл сделать не получилось")).to_be_visible()
