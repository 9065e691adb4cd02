"""Отчёт: parts and their order, a report that is kept and made anew, the text for a messenger."""

from pages.views.report.kept import kept
from tests.pages.conftest import App


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


def test_a_report_is_kept_with_its_texts_and_made_anew(app: App):
    at = app.open("report", text="", set="all")
    at.text_input(key="title  ru").set_value("За неделю").run()
    next(field for field in at.text_input if field.label == "Имя отчёта").set_value("неделя")
    next(button for button in at.button if button.label == "Сохранить").click().run()
    assert "неделя" in at.success[0].value
    assert (kept(app.library)["неделя"].title, dict(kept(app.library)["неделя"].texts)) == (
        "За неделю",
        {"set": ["all"]},
    )
    at = app.open("report", report="неделя")
    assert at.text_input(key="title неделя ru").value == "За неделю"
    assert "для других текстов" in at.info[0].value
    at = app.open("report", text="", set="all", report="неделя")
    assert not at.info


def test_a_setting_that_cannot_be_read_hides_no_other_report(app: App):
    app.library.set_setting("reports", '{"старый": "{\\"parts\\": [\\"стихи\\"]}", "новый": "{}"}')
    assert list(kept(app.library)) == ["новый"]
