"""Связи: the networks of the library's texts, an edge's sentences, few names as a table."""

from tests.pages.conftest import App, cells, told


def test_few_names_are_a_table(app: App):
    at = app.open("relations", text="", set="all")
    assert not at.get("plotly_chart")
    assert any("граф ничего не добавил" in caption.value for caption in at.caption)
    found = {frozenset(row[:2]): row[2:4] for row in cells(at, "edges")}
    assert found[frozenset(("Борис Кленов", "Тарск"))] == ["2", "1"]


def test_an_edge_shows_its_sentences(app: App):
    at = app.open("relations", text="", set="all", a="Борис Кленов", b="Тарск")
    assert len(told(at, "edge")) == 2
    assert at.subheader[0].value == "Борис Кленов и Тарск"


def test_who_speaks_of_whom(app: App):
    at = app.open("relations", net="speech")
    assert cells(at, "edges") == [
        ["Анна Ветрова", "Борис Кленов", "1", "1"],
        ["Анна Ветрова", "Тарск", "1", "1"],
        ["Борис Кленов", "Тарск", "1", "1"],
    ]
    at = app.open("relations", net="speech", a="Анна Ветрова", b="Борис Кленов")
    assert told(at, "edge")[0].startswith("Тарск ждёт мост, и Борис Кленов обещал его")


def test_nothing_so_often(app: App):
    at = app.open("relations", least="20")
    assert "уменьшите" in at.info[0].value


def test_nobody(app: App):
    at = app.open("relations", text=app.other)
    assert "никто не назван" in at.info[0].value
