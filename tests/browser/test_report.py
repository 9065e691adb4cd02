"""Отчёт as a user makes one: kept, found again, made anew, taken away; its HTML works without a network."""

import io
import re
import shutil
import zipfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Golosa
from tests.browser.test_trials import open_page


def taken(page: Page, label: str) -> Path:
    """The file that a button gives."""
    with page.expect_download() as waited:
        page.get_by_role("button", name=label).click()
    return Path(waited.value.path())


def test_a_report_is_kept_found_again_made_anew_and_read_offline(
    four: Golosa, page: Page, browser: Browser, tmp_path: Path
) -> None:
    open_page(four, page, "report?set=all", "Отчёт")
    page.get_by_label("Название").fill("О мосте")
    page.get_by_label("Название").press("Enter")
    page.get_by_text("Приложить процитированные тексты").click()
    page.get_by_label("Имя отчёта").fill("мост")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Отчёт «мост» сохранён")).to_be_visible()
    open_page(four, page, "report?report=мост", "Отчёт")
    expect(page.get_by_text("Все тексты: 4").first).to_be_visible()
    page.get_by_role("button", name="Собрать заново").click()
    expect(page.get_by_text("Отчёт собран заново")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Собрать заново")).to_be_visible()

    html = tmp_path / "report.html"
    shutil.copy(taken(page, "HTML, один файл"), html)
    context = browser.new_context(offline=True)
    alone = context.new_page()
    failed: list[str] = []
    alone.on("requestfailed", lambda request: failed.append(request.url))
    alone.goto(html.as_uri())
    expect(alone.get_by_role("heading", name="О мосте", level=1)).to_be_visible()
    expect(alone.locator("#chart-entities .bars path").first).to_be_visible()
    assert alone.locator("#entities tbody tr").first.inner_text().split() == ["Тарск", "3", "4", "0"]
    alone.get_by_text("Тарск: первые предложения (4)").click()
    expect(alone.locator("#entities blockquote").first).to_be_visible()
    assert alone.locator("#texts details").count() == 3 and failed == []
    context.close()

    open_page(four, page, "report?set=all", "Отчёт")
    bundle = zipfile.ZipFile(io.BytesIO(taken(page, "Всё вместе, ZIP").read_bytes()))
    assert {"index.html", "tables.xlsx", "analyses.jsonl", "tables/speakers.parquet"} <= set(bundle.namelist())
    assert re.search("Спикеры", bundle.read("index.html").decode())
