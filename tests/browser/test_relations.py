"""Связи as a user goes through them: the graph, the matrix, the sentences of an edge and back, reload, a file."""

import re
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Golosa, free_port, running
from tests.browser.test_trials import open_page
from tests.small_library import small

MET = (
    (
        "Вестник",
        "2026-09-01",
        "{PER Анна Ким} и {PER Олег Нин} приехали в {LOC Тарск}. {PER Вера Дым} ждёт {ORG Мост}.",
    ),
    (
        "Заря",
        "2026-09-02",
        "{PER Анна Ким} и {PER Олег Нин} спорят. {PER Вера Дым} в {LOC Тарск}. {ORG Мост} и {LOC Тарск}.",
    ),
)


@pytest.fixture
def met(tmp_path: Path) -> Iterator[Golosa]:
    """A server on a library of five names."""
    small(tmp_path / "library.duckdb", MET)[0].close()
    with running(Golosa(tmp_path, free_port())) as app:
        yield app


def test_graph_matrix_sentences_back_reload_and_a_file(met: Golosa, page: Page) -> None:
    open_page(met, page, "relations?set=all", "Связи")
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    expect(page.locator(".js-plotly-plot").get_by_text("Анна Ким")).to_be_visible()
    page.get_by_test_id("stButtonGroup").get_by_text("матрица").click()
    expect(page).to_have_url(re.compile("look=matrix"))
    page.reload()
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    chosen = page.url

    row = page.locator("tr", has_text="Анна Ким").filter(has_text="Олег Нин")
    row.locator("td.number a").first.click()
    expect(page.get_by_role("heading", name="Анна Ким и Олег Нин")).to_be_visible()
    expect(page.get_by_text("спорят")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Анна Ким и Олег Нин")).to_have_count(0)
    assert page.url == chosen

    page.locator("tr", has_text="Анна Ким").get_by_role("link", name="Анна Ким").first.click()
    expect(page.get_by_role("heading", name="Досье", level=1)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Связи", level=1)).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    page.get_by_role("button", name="Скачать").nth(1).click()
    with page.expect_download() as waited:
        page.get_by_role("button", name="Файл GEXF").click()
    graph = networkx.read_gexf(Path(waited.value.path()))
    assert {node["label"] for _, node in graph.nodes(data=True)} == {
        "Анна Ким",
        "Олег Нин",
        "Тарск",
        "Вера Дым",
        "Мост",
    }
    edge = graph.edges["PER Анна Ким", "PER Олег Нин"]
    assert edge["weight"] == 2
