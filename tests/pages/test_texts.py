"""Тексты: paste, upload, rename, delete, bring back; what was wrong with a file."""

import datetime
from pathlib import Path

import pytest

from analysis.library import LibraryError
from pages.views.texts import forms
from tests.pages.conftest import App

NEWS = 'Мэр Борис Кленов приехал в Тарск. "Мы построим новую школу в этом году", - сказал он жителям.'


def press(at, label: str):
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    return at


def said(at) -> list[str]:
    return [notice.value.replace("\\", "") for notice in (*at.success, *at.error)]


def test_pasted_text_is_added_and_chosen(app: App):
    at = app.open("texts")
    at.text_area[0].input(NEWS)
    at.text_input[0].input("Школа")
    press(at, "Добавить текст")
    assert said(at) == ["Добавлено: Школа"]
    assert [text.name for text in app.library.texts()] == ["Школа", "Срок моста", "Другой текст"]
    assert at.query_params["text"] in (app.library.texts()[0].id, [app.library.texts()[0].id])


def test_the_day_under_the_headline_of_a_pasted_text_is_its_date(app: App):
    at = app.open("texts")
    at.text_area[0].input(f"Мост закрыли\n\n12 апреля 2024 06:42\n\n{NEWS}")
    press(at, "Добавить текст")
    assert app.library.texts()[0].card.date == datetime.date(2024, 4, 12)


def test_what_could_not_be_kept_stands_in_its_boxes_again(app: App, monkeypatch: pytest.MonkeyPatch):
    def full(*_):
        raise LibraryError("disk_full")

    at = app.open("texts")
    at.text_area[0].input(NEWS)
    at.text_input[0].input("Школа")
    with monkeypatch.context() as patch:
        patch.setattr(forms, "bring", full)
        press(at, "Добавить текст")
    assert "На диске нет места" in said(at)[0]
    assert (at.text_area[0].value, at.text_input[0].value) == (NEWS, "Школа")
    press(at, "Добавить текст")
    assert said(at) == ["Добавлено: Школа"]
    assert not at.text_area[0].value


def test_what_was_pasted_while_the_library_was_away_stands_in_its_boxes_again(app: App, path: Path):
    at = app.open("texts")
    at.text_area[0].input(NEWS)
    at.text_input[0].input("Школа")
    path.rename(path.with_name("away"))
    press(at, "Добавить текст")
    assert not at.text_area
    path.with_name("away").rename(path)
    press(at, "Попробовать ещё раз")
    assert (at.text_area[0].value, at.text_input[0].value) == (NEWS, "Школа")
    press(at, "Добавить текст")
    assert said(at) == ["Добавлено: Школа"]
    assert (at.text_area[0].value, at.text_input[0].value) == ("", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_uploaded_file_and_its_encoding(app: App, encoding: str):
    at = app.open("texts")
    at.file_uploader[0].upload("школа.txt", NEWS.encode(encoding), "text/plain")
    at.run()
    press(at, "Добавить выбранные файлы")
    stored = app.library.texts()[0]
    assert app.library.text(stored.id) == NEWS
    assert stored.name == "школа"
    assert said(at) == [f"Добавлено: школа · кодировка {stored.encoding}"]
    assert (
        stored.encoding.lower()
        .replace("-", "")
        .startswith(
            {"cp1251": "windows1251", "koi8-r": "koi8r"}.get(encoding, encoding.replace("-", "").removesuffix("sig"))
        )
    )


def test_refused_files_are_told_and_the_others_go_on(app: App):
    at = app.open("texts")
    for name, content in (("a.txt", b""), ("b.txt", b"The mayor came to the city."), ("c.txt", NEWS.encode())):
        at.file_uploader[0].upload(name, content, "text/plain")
    at.run()
    press(at, "Добавить выбранные файлы")
    told = said(at)
    assert any(line.startswith("Добавлено: c") for line in told)
    assert any(line.startswith("a.txt: В тексте ничего нет") for line in told)
    assert any(line.startswith("b.txt: Это не русский текст") for line in told)
    assert len(app.library.texts()) == 3


def test_what_was_wrong_is_said_in_english(app: App):
    at = app.open("texts", lang="en")
    at.text_area[0].input("The mayor came to the city.")
    press(at, "Add text")
    assert len(at.error) == 1
    assert "Russian" in at.error[0].value


def test_same_text_again_stays_one(app: App):
    at = app.open("texts")
    at.text_area[0].input(app.library.text(app.story))
    press(at, "Добавить текст")
    assert said(at) == ["Уже есть в библиотеке: Срок моста"]
    assert len(app.library.texts()) == 2


def test_rename(app: App):
    at = app.open("texts")
    next(box for box in at.text_input if box.value == "Другой текст").input("Приезд")
    rows = [text.id for text in app.library.texts()]
    saves = [button for button in at.button if button.label == "Сохранить"]
    saves[rows.index(app.other)].click().run()
    assert app.library.stored(app.other).name == "Приезд"


def test_delete_and_bring_back(app: App):
    at = app.open("texts")
    at.button(key=f"delete {app.other}").click().run()
    assert [text.id for text in app.library.texts()] == [app.story]
    at.button(key=f"restore {app.other}").click().run()
    assert {text.id for text in app.library.texts()} == {app.story, app.other}


def test_library_without_texts(app: App):
    for text in app.library.texts():
        app.library.delete(text.id)
    assert "нет ни одного текста" in app.open().info[0].value
    assert not app.open("texts").exception
