"""What all pages share: words in both languages, escaping, the library that cannot be opened."""

import datetime
import json
import re
from pathlib import Path

import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from analysis.card import Card
from analysis.library import LibraryError
from analysis.report import doors
from pages.shared import stored
from pages.shared.escape import plain
from pages.shared.words import words_in
from tests.pages.conftest import APP, App

ROOT = APP.parent
CODE = [APP, *(path for path in (ROOT / "pages").rglob("*.py") if path.parent.name != "words")]


def test_both_languages_have_the_same_words():
    ru, en = words_in("ru")._texts, words_in("en")._texts
    assert ru.keys() == en.keys()


def test_gaps_are_the_same_in_both_languages():
    def gaps(text: str | dict[str, str]) -> set[str]:
        return set(re.findall(r"{(\w+)", text if isinstance(text, str) else " ".join(text.values())))

    ru, en = words_in("ru")._texts, words_in("en")._texts
    own = {path.stem for path in (ROOT / "pages/shared/words/ru").glob("*.toml")} - {"report", "errors"}
    differing = {key for key in ru if key.split(".")[0] in own and gaps(ru[key]) - {"n"} != gaps(en[key]) - {"n"}}
    assert not differing


@pytest.mark.parametrize(
    ("key", "n", "begins"),
    [
        ("themes.near", 1, "1 текст без общих слов с темами отнесён"),
        ("themes.near", 3, "3 текста без общих слов с темами отнесены"),
        ("themes.near", 5, "5 текстов без общих слов с темами отнесены"),
        ("reports.texts_of", 1, "Целиком приведён 1 из 7"),
        ("reports.texts_of", 5, "Целиком приведено 5 из 7"),
    ],
)
def test_words_agree_with_their_number(key: str, n: int, begins: str):
    assert words_in("ru")(key, n=n, of=7, floor="0,30").startswith(begins)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_length_of_time_does_not_break_between_figure_and_unit(language: str):
    words = words_in(language)
    told = [words("stories.minutes", n=5), words("stories.hours", n=1, minutes=5), words("stories.days", n=2, hours=3)]
    assert not [one for one in told if re.search(r"\d (?!\d)", one)]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_words_of_the_code_exist(path: Path):
    asked = set(re.findall(r'words\(\s*"([\w.]+)"\s*[,)]', path.read_text(encoding="utf-8")))
    assert not {key for key in asked if key not in words_in("ru")}


@given(some.text())
def test_no_sign_stays_markup(text: str):
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`\[\]<>:$~#|!]", re.sub(r"\\[^\w\s]", "", plain(text)))


def test_library_that_cannot_be_opened_is_a_sentence(monkeypatch: pytest.MonkeyPatch):
    st.cache_resource.clear()

    def refuse(*_: object, **__: object) -> None:
        raise LibraryError("in_use", path="library.duckdb", process="")

    monkeypatch.setattr(stored.library, "open_library", refuse)
    at = AppTest.from_file(str(APP), default_timeout=30)
    at.query_params["lang"] = "en"
    at.run()
    assert not at.exception
    assert "open in another program" in at.error[0].value
    st.cache_resource.clear()


def test_what_a_click_asked_for_is_opened_by_the_browser(app: App):
    at = app.open(lang="en")
    at.session_state["asked page"] = doors.entity("Тарск")
    at.run()
    (visit,) = [e.proto for e in at.get("bidi_component") if "-visit " in e.proto.id]
    address = "./entities?entity=%D0%A2%D0%B0%D1%80%D1%81%D0%BA"
    assert json.loads(visit.json)["visit"] == address
    at.run()
    assert not [e for e in at.get("bidi_component") if "-visit " in e.proto.id]


@pytest.mark.parametrize("page", ["", "entities", "quotes", "topics", "reader"])
def test_which_text_is_shown_stands_under_the_heading(app: App, page: str):
    app.library.set_card(app.story, Card("Мост *откроют*", "Вестник", datetime.date(2020, 2, 1)))
    at = app.open(page)
    assert at.main.caption[0].value.replace("\\", "") == "Мост *откроют* · Вестник · 01.02.2020"
