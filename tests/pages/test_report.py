"""Отчёт: parts and their order, a report that is kept as it was made and made anew, files of everything."""

from analysis.card import Card
from analysis.report.reports.kept import frozen, keep, kept
from analysis.report.reports.spec import Spec
from tests.marked_analysis import marked
from tests.pages.conftest import App

NEW = "{PER Анна Ветрова} вернулась. «[direct Анна Ветрова: Мост нужен]», — сказала она."


def pressed(at, label):
    return next(button for button in at.button if button.label == label).click().run()


def captioned(at, words):
    return any(words in caption.value.replace("\\", "") for caption in at.caption)


def test_it_says_what_it_will_hold(app: App):
    at = app.open("report", text="", set="all")
    told = [markdown.value for markdown in at.markdown]
    assert any("Чаще всего назван" in line for line in told)
    assert len(at.get("download_button")) >= 3
    assert "Анна Ветрова: «" in at.code[0].value


def test_parts_are_left_out(app: App):
    at = app.open("report", text="", set="all")
    at.multiselect[0].set_value(["contents"]).run()
    told = [markdown.value for markdown in at.markdown if ".** " in markdown.value]
    assert [line.split(".")[0] for line in told] == ["**Что вошло и что нет"]


def test_a_report_is_kept_as_it_was_made_and_made_anew_in_one_click(app: App):
    at = app.open("report", text="", set="all")
    at.text_input(key="title  ru").set_value("За неделю").run()
    next(field for field in at.text_input if field.label == "Имя отчёта").set_value("неделя")
    pressed(at, "Сохранить")
    assert "неделя" in at.success[0].value
    spec, made = kept(app.library)["неделя"], frozen(app.library, "неделя")
    assert (spec.title, dict(spec.texts)) == ("За неделю", {"set": ["all"]})
    assert made is not None and made.figures.texts == 2

    analysis = marked(NEW)
    app.library.keep(app.library.add(analysis.text, card=Card(outlet="Заря")), analysis)
    at = app.open("report", report="неделя")  # whatever texts the page shows
    assert captioned(at, "Все тексты: 2")
    at = pressed(at, "Собрать заново")
    assert "Все тексты: 3" in at.success[0].value.replace("\\", "") and captioned(at, "Все тексты: 3")
    again = frozen(app.library, "неделя")
    assert again is not None and again.figures.texts == 3


def test_its_fields_are_opened_with_what_they_held(app: App):
    keep(app.library, "неделя", Spec("За неделю", texts={"set": ["all"]}))
    at = app.open("report", report="неделя", edit="1")
    assert at.text_input(key="title неделя ru").value == "За неделю"
    assert "для других текстов" in at.info[0].value
    at = app.open("report", text="", set="all", report="неделя", edit="1")
    assert not at.info


def test_only_the_texts_of_some_days(app: App):
    at = app.open("report", text="", set="all")
    at.selectbox(key="days  ru").set_value(7).run()
    assert not at.exception
    told = [markdown.value for markdown in at.markdown if "Что вошло и что нет" in markdown.value]
    assert "Текстов выбрано – 0" in told[0]  # they have no date


def test_everything_of_the_texts_goes_out(app: App):
    at = app.open("report", text="", set="all")
    labels = [button.proto.label for button in at.get("download_button")]
    assert {"Все таблицы, XLSX", "Разборы, JSON Lines", "Разметка brat", "Всё вместе, ZIP"} <= set(labels)
    labels = [button.proto.label for button in app.open("report").get("download_button")]
    assert "Всё вместе, ZIP" not in labels


def test_a_setting_that_cannot_be_read_hides_no_other_report(app: App):
    app.library.set_setting("reports", '{"старый": "{\\"parts\\": [\\"стихи\\"]}", "новый": "{}"}')
    app.library.set_setting("report новый", '{"title": 5}')
    assert list(kept(app.library)) == ["новый"]
    assert frozen(app.library, "новый") is None
