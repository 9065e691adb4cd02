"""Обзор: the sentences with their links, the rankings, the card, the strip."""

import datetime
import subprocess
import sys
from dataclasses import replace

import pytest

from analysis.corrections import not_quote
from tests.pages.conftest import APP, App, cells, shown, told


def link(at, key, words):
    return next(run for block in shown(at, key)["blocks"] for run in block if run["text"] == words)


def test_sentences_are_those_of_the_analysis(app: App):
    sentences = told(app.open(), "summary")
    assert sentences[0] == "Говорят двое. Борис Кленов: 1 прямая цитата и 1 пересказ; Анна Ветрова: 1 прямая цитата."
    assert "Прямая речь — 17 слов из 53." in sentences
    assert "Чаще всего назван Тарск — 5 (2 в должностях)." in sentences
    assert "Проверьте: дата не указана; у 1 высказывания спикер не установлен; один повтор." in sentences


def test_number_leads_to_its_evidence(app: App):
    run = link(app.open(), "summary", "Вестник")
    assert run["page"] == "reader"
    assert run["href"].startswith(f"./reader?text={app.story}&at=")


def test_links_keep_the_language(app: App):
    run = link(app.open(lang="en"), "summary", "Вестник")
    assert run["params"]["lang"] == "en"


def test_rankings_count(app: App):
    at = app.open()
    assert cells(at, "ranking entities")[:2] == [["Тарск", "5"], ["Борис Кленов", "3"]]
    assert cells(at, "ranking quotes")[0] == ["Борис Кленов", "2"]
    assert cells(at, "ranking topics") == [["мост", "3"]]


def test_strip_has_a_bar_for_each_part_of_speech(app: App):
    spec = app.open().get("plotly_chart")[0].proto.spec
    for name in ("Анна Ветрова", "Борис Кленов", "Тарск"):
        assert name in spec or name.encode("unicode_escape").decode() in spec


def test_correction_shows_at_once(app: App):
    statement = app.library.corrected(app.story).quotes[1]
    app.library.correct(app.story, not_quote(statement))
    assert cells(app.open(), "ranking quotes")[0][1] == "1"


def test_card_is_kept(app: App):
    at = app.open()
    boxes = {box.label: box for box in at.text_input}
    assert boxes["Заголовок"].value == "Анна Ветрова назвала срок"
    boxes["Издание"].input("Вечерний вестник")
    at.date_input[0].set_value(datetime.date(2020, 2, 1))
    next(button for button in at.button if button.label == "Сохранить").click().run()
    card = app.library.stored(app.story).card
    assert (card.outlet, card.date) == ("Вечерний вестник", datetime.date(2020, 2, 1))
    assert "01.02.2020" in app.open().expander[0].label.replace("\\", "")


def test_what_the_analyst_adds_to_the_note_is_kept_for_the_session(app: App):
    at = app.open()
    at.text_area[0].input("Мост откроют в срок.")
    next(box for box in at.text_input if box.label == "Автор").input("Ольга Пак")
    next(button for button in at.button if button.label == "Записать в справку").click().run()
    assert "Записано: справка скачивается с этим." in [said.value for said in at.success]
    assert at.session_state[f"note conclusion {app.story}"] == "Мост откроют в срок."
    assert next(box for box in at.text_input if box.label == "Автор").value == "Ольга Пак"


@pytest.mark.parametrize(("language", "title"), [("ru", "Обзор"), ("en", "Overview")])
def test_both_languages(app: App, language: str, title: str):
    at = app.open(lang=language)
    assert at.title[0].value == title
    assert cells(at, "ranking entities")[0] == ["Тарск", "5"]


def test_unknown_values_of_the_address_are_refused(app: App):
    at = app.open(text="no such text", lang="xx")
    assert at.title[0].value == "Обзор"
    assert at.warning[0].value == "Такого текста в этой библиотеке нет: возможно, его удалили."
    assert not at.subheader
    assert not at.get("plotly_chart")
    assert not at.get("download_button")
    assert app.open(text=app.story).subheader


def test_a_deleted_text_is_said_to_be_deleted(app: App):
    app.library.delete(app.story)
    at = app.open(text=app.story)
    assert at.warning[0].value == "Этот текст удалён. Его можно вернуть на странице «Тексты»."
    assert not at.get("plotly_chart")


def test_what_is_missing_leads_to_the_card(app: App):
    run = link(app.open(), "summary", "дата не указана")
    assert (run["page"], run["params"]["card"]) == ("", "open")
    assert app.open(card="open").expander[0].proto.expanded
    assert not app.open().expander[0].proto.expanded


def test_furniture_is_counted_where_the_address_asks(app: App):
    whole = replace(app.library.analysis(app.story), furniture=())
    app.library.keep(app.story, whole, furniture=True)
    assert any("Не учтён блок" in sentence for sentence in told(app.open(), "summary"))
    at = app.open(furniture="1")
    assert not any("Не учтён блок" in sentence for sentence in told(at, "summary"))
    links = [run for block in shown(at, "summary")["blocks"] for run in block if run.get("href")]
    assert links and all(run["params"]["furniture"] == "1" for run in links)
    assert at.sidebar.toggle[0].value


def test_the_first_screen_does_not_wait_for_the_tables_and_the_note():
    heavy = "{'pandas', 'docx', 'natasha'} & set(sys.modules)"
    code = f"import pages.shared.frame, sys; print({heavy} or 'none')"
    told = subprocess.run([sys.executable, "-c", code], cwd=APP.parent, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "none"
