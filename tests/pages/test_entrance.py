"""Who comes in: nobody without a name where one is asked for, and each to the libraries that are open to him."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis import language
from pages.shared import entrance, server
from tests.pages.conftest import opened


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    (tmp_path / "libraries.toml").write_text('[desk]\nname = "Отдел"\nreader = ["group:desk"]')
    monkeypatch.setenv("GOLOSA_LIBRARIES", str(tmp_path))
    monkeypatch.setenv("GOLOSA_USER_HEADER", "X-User")
    monkeypatch.setenv("GOLOSA_GROUPS_HEADER", "X-Groups")
    monkeypatch.setenv("GOLOSA_WORKERS", "0")
    monkeypatch.setattr(language, "load", lambda: None)
    st.cache_resource.clear()
    yield tmp_path
    st.cache_resource.clear()


def opened_by(monkeypatch, headers: dict[str, str], page: str = "stories", **params: str) -> AppTest:
    monkeypatch.setattr(entrance, "_header", lambda name: headers.get(name, ""))
    return opened(page, timeout=60, **params)


def test_who_has_no_name_opens_no_library(shelf: Path, monkeypatch):
    at = opened_by(monkeypatch, {})
    assert at.error[0].value.startswith("Прокси не сказал")
    assert not list(shelf.glob("*.duckdb"))


def test_a_library_that_is_not_open_to_somebody_is_not_opened(shelf: Path, monkeypatch):
    at = opened_by(monkeypatch, {"X-User": "gleb"}, library="desk")
    assert at.error[0].value.startswith("Библиотеки «desk» нет")
    assert not list(shelf.glob("*.duckdb"))


def test_a_group_opens_a_library_with_its_role(shelf: Path, monkeypatch):
    at = opened_by(monkeypatch, {"X-User": "anna", "X-Groups": "desk, other"}, library="desk")
    assert not at.error
    assert (shelf / "desk.duckdb").exists()
    assert "anna · читатель" in [caption.value for caption in at.sidebar.caption]
    assert at.sidebar.selectbox(key="library").options == ["Моя библиотека", "Отдел"]


OFFERED = {
    "reader": (),
    "analyst": ("Добавить текст", "Переименовать", "Новая подборка", "Загрузить правки"),
    "keeper": ("Добавить текст", "Переименовать", "Новая подборка", "Загрузить правки", "Удалить", "Дать роль"),
}


@pytest.mark.parametrize("role", OFFERED)
def test_what_one_may_not_do_is_not_offered(shelf: Path, monkeypatch, role: str):
    (shelf / "libraries.toml").write_text(f'[desk]\nname = "Отдел"\n{role} = ["anna"]')
    at = opened_by(monkeypatch, {"X-User": "anna"}, "texts", library="desk")
    labels = {button.label for button in at.button} | {popover.proto.popover.label for popover in at.get("popover")}
    assert labels & set(OFFERED["keeper"]) == set(OFFERED[role])
    titles = {heading.value for heading in at.subheader}
    assert ("Журнал" in titles, "Кто что может" in titles) == (role == "keeper",) * 2


def test_a_keeper_gives_a_role_on_the_page(shelf: Path, monkeypatch):
    (shelf / "libraries.toml").write_text('[desk]\nname = "Отдел"\nkeeper = ["anna"]')
    at = opened_by(monkeypatch, {"X-User": "anna"}, "texts", library="desk")
    next(field for field in at.text_input if field.label == "Кому").set_value("boris")
    next(button for button in at.button if button.label == "Дать роль").click().run()
    assert any("boris" in one.value and "читатель" in one.value for one in at.markdown)
    seen = opened_by(monkeypatch, {"X-User": "boris"}, "texts", library="desk")
    assert "boris · читатель" in [caption.value for caption in seen.sidebar.caption]


def test_an_address_that_others_reach_is_refused(monkeypatch, capsys):
    monkeypatch.delenv("GOLOSA_USER_HEADER", raising=False)
    assert server.main(["--address", "0.0.0.0"]) == 2
    assert "docs/operations.md" in capsys.readouterr().err
