"""The same person over the texts of the library, the analyst's word on it, corrections as a file."""

import csv
import io

from analysis import corrections
from analysis.corrections.exchange import to_csv
from analysis.jobs.counting import Counted
from analysis.library import WHOLE_LIBRARY
from pages.shared import stored
from pages.shared.words import words_in
from tests.marked_analysis import marked
from tests.pages.conftest import App, cells, shown


def press(at, label: str):
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    return at


def choose(at, label: str, option: str):
    box = next(box for box in at.selectbox if box.label == label)
    box.set_value(box.options.index(option)).run()
    return at


def kept(app: App, name: str, markup: str) -> str:
    analysis = marked(markup)
    identity = app.library.add(analysis.text, name=name)
    app.library.keep(identity, analysis)
    return identity


def captions(at) -> list[str]:
    return [caption.value for caption in at.caption]


def test_other_texts_with_their_counts_and_links(app: App):
    short = kept(app, "Коротко", "{PER Лесная} сказала, что [indirect Лесная: мост готов]. {PER Лесная} рада.")
    at = app.open("entities", entity="Вера Лесная")
    assert cells(at, "elsewhere") == [["Коротко", "Лесная", "2", "1"], ["Другой текст", "Вера Лесная", "1", "0"]]
    link = shown(at, "elsewhere")["rows"][0][0]
    assert (link["page"], link["params"]) == ("entities", {"text": short, "entity": "Лесная"})


def test_nobody_elsewhere_and_texts_that_are_not_analysed_are_said(app: App):
    app.library.add("Вера Лесная ушла.")
    app.library.add("Вера Лесная пришла.")
    at = app.open("entities", entity="Тарск")
    assert "В других прочитанных текстах не назван." in captions(at)
    assert "Ещё не разобраны 2 текста: откройте их, и они войдут в счёт." in captions(at)
    assert cells(app.open("entities", entity="Вера Лесная"), "elsewhere") == [["Другой текст", "1", "0"]]
    assert len(app.library.analysed()) == 2


def test_one_text_has_no_others(app: App):
    app.library.delete(app.other)
    assert "В других текстах" not in [heading.value for heading in app.open("entities", entity="Тарск").subheader]


def test_it_is_another_and_back(app: App):
    at = app.open("entities", entity="Вера Лесная")
    choose(at, "В этом тексте назван другой", "Вера Лесная · Другой текст")
    press(at, "Это другой")
    assert "В других прочитанных текстах не назван." in captions(at)
    (made,) = app.library.corrections(WHOLE_LIBRARY)
    assert (made.correction.action, made.correction.text, made.correction.other) == ("two", app.other, app.story)
    at = app.open("texts")
    told = "Вера Лесная (Другой текст) и Вера Лесная (Срок моста): это разные объекты"
    assert told in [line.value.replace("\\", "") for line in at.markdown]
    press(at, "Отменить правку")
    assert cells(app.open("entities", entity="Вера Лесная"), "elsewhere") == [["Другой текст", "1", "0"]]


def test_it_is_the_same(app: App):
    kept(app, "Брак", "{PER Вера Кленова} и {PER Олег Нин} молчали.")
    at = app.open("entities", entity="Вера Лесная")
    box = next(box for box in at.selectbox if box.label == "Тот же объект в другом тексте")
    assert box.options == ["Вера Кленова · Брак", "Олег Нин · Брак"]
    press(choose(at, box.label, "Вера Кленова · Брак"), "Это он же")
    assert cells(at, "elsewhere") == [["Брак", "Вера Кленова", "1", "0"], ["Другой текст", "Вера Лесная", "1", "0"]]


def test_entities_of_the_whole_library(app: App):
    table = app.open("texts").dataframe[0].value
    assert table.iloc[0][["name", "kind", "texts", "mentions"]].tolist() == ["Вера Лесная", "персона", 2, 2]
    assert set(table["name"]) == {"Вера Лесная", "Тарск", "Анна Ветрова", "Борис Кленов"}


def test_texts_are_analysed_when_it_is_asked_for(app: App, monkeypatch):
    later = {marked(markup).text: marked(markup) for markup in ("{PER Олег Нин} ушёл.", "{PER Вера Лесная} спит.")}
    for text in later:
        app.library.add(text)
    broken = app.library.add("Не разобрать.")
    monkeypatch.setattr("analysis.library.kept_analyses.analyse", lambda article: later[article.text])
    at = press(app.open("texts"), "Разобрать 3 текста")
    stored.background().analysing.wait(60)
    table = at.run().dataframe[0].value
    assert dict(zip(table["name"], table["texts"], strict=True))["Вера Лесная"] == 3
    assert "Олег Нин" in set(table["name"])
    assert broken not in app.library.analysed()
    assert "Не получилось разобрать 1 текст" in [expander.label for expander in at.expander]
    assert "Попробовать ещё раз" in [button.label for button in at.button]


def test_corrections_as_a_file_and_back(app: App):
    story = app.library.corrected(app.story)
    app.library.correct(app.story, corrections.rename(story.entities[0], "=Анна"))
    app.library.correct(app.other, corrections.hide(app.library.corrected(app.other).entities[0]))
    made = app.library.all_corrections()
    content = to_csv(made, {}, app.library.text, words_in("en"))
    app.library.undo(1)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([*rows, ["", "cut"]])
    at = app.open("texts")
    at.file_uploader[1].upload("правки.csv", out.getvalue().encode("utf-8-sig"), "text/csv")
    press(at, "Загрузить правки")
    assert [notice.value.replace("\\", "") for notice in at.success] == ["Загружена 1 правка · уже есть: 1"]
    (warning,) = at.warning
    assert warning.value.replace("\\", "").split("  \n") == ["Пропущена 1 строка:", "Строка 4: нет такой правки: «cut»"]
    assert app.library.all_corrections() == [made[1], made[0]]
    assert "=Анна" in [entity.name for entity in app.library.corrected(app.story).entities]


def test_a_file_of_something_else_is_refused_in_the_pages_language(app: App):
    at = app.open("texts", lang="en")
    at.file_uploader[1].upload("a.csv", b"name;age\r\nAnna;5", "text/csv")
    press(at, "Upload corrections")
    assert at.error[0].value.replace("\\", "").startswith("This is no table of corrections")
    assert "Text number" in at.error[0].value


def test_no_file(app: App):
    assert press(app.open("texts"), "Загрузить правки").error[0].value == "Сначала выберите файл."


def suggested(app: App):
    for number in range(3):
        kept(app, f"Полностью {number}", f"{{PER Глеб Кудеяров}} {number}.")
    for number in range(2):
        kept(app, f"Другой {number}", f"{{PER Пётр Кудеяров}} {number}.")
    for number in range(2):
        kept(app, f"Коротко {number}", f"{{PER Кудеяров}} {number}.")
    return app.open("texts")


def suggestions(at) -> list[list[object]]:
    return [table.value.to_numpy().tolist() for table in at.dataframe if "known" in table.value.columns]


def tick_first(at):
    at.session_state["suggested 1 2"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    return at


def test_what_was_left_apart_is_offered_with_the_number_of_texts(app: App):
    at = suggested(app)
    assert suggestions(at) == [[["Кудеяров", "Глеб Кудеяров", 2]]]
    press(at, "Это один объект")
    assert [warning.value for warning in at.warning] == ["Сначала отметьте строки."]
    assert app.library.corrections(WHOLE_LIBRARY) == []


def test_a_suggestion_is_taken_and_undone(app: App):
    at = press(tick_first(suggested(app)), "Это один объект")
    assert [success.value for success in at.success] == ["Объединено: 1 строка"]
    assert suggestions(at) == []
    texts = app.library.query("SELECT count(*) AS n FROM named WHERE identity = 'Глеб Кудеяров'")["n"].tolist()
    assert texts == [5]
    for row in app.library.corrections(WHOLE_LIBRARY):
        app.library.undo(row.id)
    assert suggestions(app.open("texts")) == [[["Кудеяров", "Глеб Кудеяров", 2]]]


def test_a_suggestion_is_refused_and_not_offered_again(app: App):
    at = press(tick_first(suggested(app)), "Это разные объекты")
    assert [success.value for success in at.success] == ["Оставлено отдельно: 1 строка"]
    assert suggestions(app.open("texts")) == []
    assert {row.correction.action for row in app.library.corrections(WHOLE_LIBRARY)} == {"two"}


def test_until_suggestions_are_counted_the_page_says_so(app: App, monkeypatch):
    monkeypatch.setattr("analysis.jobs.counting.Counting.ask", lambda *_, **__: Counted())
    at = suggested(app)
    assert suggestions(at) == []
    assert "Кто из названных может быть одним, ищется: список появится здесь." in captions(at)


def test_suggestions_that_could_not_be_counted_are_said(app: App, monkeypatch):
    monkeypatch.setattr("analysis.jobs.counting.Counting.ask", lambda *_, **__: Counted(failed=True))
    told = "Кто из названных может быть одним, найти не удалось. Обновите страницу через минуту."
    assert told in captions(suggested(app))


def test_a_click_on_suggestions_of_before_does_what_it_says(app: App, monkeypatch):
    at = suggested(app)
    before = stored.counting().ask(("suggestions", str(app.library.path)), "", list)
    monkeypatch.setattr("analysis.jobs.counting.Counting.ask", lambda *_, **__: before)
    kept(app, "Позже", "{PER Иван Кудеяров} пришёл.")
    at = press(tick_first(at), "Это один объект")
    assert [success.value for success in at.success] == ["Объединено: 1 строка"]
    assert suggestions(at) == []
    made = [row.correction for row in app.library.corrections(WHOLE_LIBRARY)]
    assert {(said.action, said.name, said.value) for said in made} == {("one", "Кудеяров", "Глеб Кудеяров")}


def test_ticks_stay_when_texts_make_the_list_another_one(app: App):
    at = tick_first(suggested(app)).run()
    kept(app, "Позже", "{PER Ветрова} пришла. {PER Кудеяров} ушёл.")
    kept(app, "Ещё позже", "{PER Анна Ветрова} и {PER Глеб Кудеяров} дома.")
    at = press(at, "Это один объект")
    assert [success.value for success in at.success] == ["Объединено: 1 строка"]


def test_a_list_of_another_library_is_not_held(app: App):
    at = tick_first(suggested(app)).run()
    at.session_state["suggested held"] = ("elsewhere", at.session_state["suggested held"][1])
    kept(app, "Позже", "{PER Кудеяров} ушёл.")
    assert suggestions(at.run()) == [[["Кудеяров", "Глеб Кудеяров", 3]]]


def test_a_suggestion_whose_text_is_gone_is_said(app: App, monkeypatch):
    at = suggested(app)
    before = stored.counting().ask(("suggestions", str(app.library.path)), "", list)
    monkeypatch.setattr("analysis.jobs.counting.Counting.ask", lambda *_, **__: before)
    app.library.delete(before.value[0].known.text)
    at = press(tick_first(at), "Это один объект")
    assert [error.value.replace("\\", "") for error in at.error] == ["Этого текста в библиотеке уже нет."]
    assert app.library.corrections(WHOLE_LIBRARY) == []
