"""Цитаты: statements per speaker, filters, repeats, copying, ticking off."""

import datetime

import pytest

from analysis.card import Card
from analysis.words import count_words
from pages.shared.words import words_in
from pages.views.quotes.statement import citation
from tests.pages.conftest import App, cells, shown, told

UNKNOWN = "спикер не установлен"


def cards(at) -> list[str]:
    """The words of the statements on the screen."""
    found = [e.proto.id for e in at.get("bidi_component") if "-statement " in e.proto.id]
    return [told(at, "statement " + name.split("-statement ")[1])[1] for name in found]


def test_statements_per_speaker(app: App):
    assert cells(app.open("quotes"), "speakers") == [
        ["Борис Кленов", "1", "1", "0", "2", "1", "8"],
        ["Анна Ветрова", "1", "0", "0", "1", "1", "8"],
        [UNKNOWN, "0", "0", "1", "1", "1", "1"],
    ]


def test_every_number_opens_what_it_counts(app: App):
    for row in shown(app.open("quotes"), "speakers")["rows"]:
        for cell in row:
            if cell.get("page") == "quotes":
                filters = {name: value for name, value in cell["params"].items() if name != "text"}
                opened = cards(app.open("quotes", **filters))
                counted = sum(map(count_words, opened)) if cell is row[-1] else len(opened)
                assert counted == int(cell["text"]), filters


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"speaker": "Анна Ветрова"}, ["Тарск ждёт мост, и Борис Кленов обещал его"]),
        ({"kind": "indirect"}, ["мост откроют в мае"]),
        ({"speaker": "?"}, ["посмотрят"]),
        ({"repeats": "only"}, ["Мы откроем мост в мае, и Тарск оживёт"]),
        ({"speaker": "Борис Кленов", "repeats": "without"}, ["мост откроют в мае"]),
        ({"speaker": "Анна Ветрова", "kind": "indirect"}, []),
    ],
)
def test_filters_of_the_address(app: App, filters: dict[str, str], words: list[str]):
    assert cards(app.open("quotes", **filters)) == words


def test_the_least_sure_speakers_come_first_and_what_is_ticked_last(app: App):
    first = cards(app.open("quotes", sure="unsure"))
    assert first[0] == "посмотрят"
    assert len(first) <= 4


def test_nothing_fits_and_filters_are_reset(app: App):
    at = app.open("quotes", speaker="Анна Ветрова", kind="indirect")
    assert "Ничего не подходит" in at.info[0].value
    at.button[0].click().run()
    assert len(cards(at)) == 4


def test_filter_that_is_chosen_is_in_the_address(app: App):
    at = app.open("quotes")
    next(box for box in at.selectbox if "Анна Ветрова" in box.options).set_value("Анна Ветрова").run()
    assert len(cards(at)) == 1
    assert at.query_params["speaker"] in ("Анна Ветрова", ["Анна Ветрова"])


def test_tick_is_kept_and_taken_back(app: App):
    at = app.open("quotes", speaker="Анна Ветрова")
    at.checkbox[0].check().run()
    assert [quote.checked for quote in app.library.corrected(app.story).quotes] == [True, False, False, False]
    at = app.open("quotes", speaker="Анна Ветрова")
    assert at.checkbox[0].value
    at.checkbox[0].uncheck().run()
    assert not any(quote.checked for quote in app.library.corrected(app.story).quotes)


def test_copied_quote_has_the_words_as_they_stand(app: App):
    at = app.open("quotes", speaker="Анна Ветрова")
    name = next(e.proto.id for e in at.get("bidi_component") if "-tools " in e.proto.id).split("-tools ")[1]
    (copied,) = [run["copy"] for run in shown(at, "tools " + name)["blocks"][0] if "copy" in run]
    assert copied == "«Тарск ждёт мост, и Борис Кленов обещал его» — Анна Ветрова, министр (Вестник)" or (
        copied.startswith("«Тарск ждёт мост, и Борис Кленов обещал его» — Анна Ветрова") and "(Вестник)" in copied
    )


ROW = {"speaker": "Анна Ветрова", "role": "министр", "kind": "direct"}


@pytest.mark.parametrize(
    ("row", "card", "language", "expected"),
    [
        (
            ROW,
            Card(outlet="Вестник", date=datetime.date(2020, 2, 1)),
            "ru",
            "«Мы {едем}» — Анна Ветрова, министр (Вестник, 01.02.2020)",
        ),
        (ROW, Card(), "ru", "«Мы {едем}» — Анна Ветрова, министр"),
        ({**ROW, "kind": "indirect", "role": ""}, Card(), "ru", "Мы {едем} — Анна Ветрова, пересказ"),
        ({**ROW, "speaker": "?", "role": ""}, Card(), "en", "“Мы {едем}” — unattributed"),
    ],
)
def test_citation(row: dict[str, str], card: Card, language: str, expected: str):
    assert citation(words_in(language), row, "Мы {едем}", card) == expected


def test_sources(app: App):
    assert told(app.open("quotes"), "sources") == ["Вестник"]


def test_english(app: App):
    at = app.open("quotes", lang="en", speaker="?")
    assert at.title[0].value == "Quotes"
    assert cards(at) == ["посмотрят"]
    assert any(caption.value == "1 statement of 4" for caption in at.caption)


def test_markers_open_their_statements(app: App):
    rows = shown(app.open("quotes"), "markers")["rows"]
    assert rows
    for row in rows:
        for cell in row:
            if cell.get("page") == "quotes":
                filters = {name: value for name, value in cell["params"].items() if name != "text"}
                opened = cards(app.open("quotes", **filters))
                counted = sum(map(count_words, opened)) if cell is row[-1] else len(opened)
                assert counted == int(cell["text"]), filters
