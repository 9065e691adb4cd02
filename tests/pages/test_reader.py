"""Чтение: the text in stretches, what is picked, the list of corrections with its way back."""

from dataclasses import replace

import pytest

from analysis.corrections import hide, not_quote
from analysis.corrections.applying import ACTIONS
from analysis.quotes import Question
from analysis.report.stretches import paragraphs, screens
from pages.shared.words import words_in
from pages.views.reader.article_view import LAYERS, Picked, _picked
from tests.marked_analysis import marked
from tests.pages.conftest import STORY, App, shown

ANALYSIS = marked(STORY)
WHOLE = (0, len(ANALYSIS.text))


def stretches(at=(0, 0)):
    return [stretch for row in paragraphs(ANALYSIS, WHOLE, at) for stretch in row]


def test_stretches_are_the_text():
    rows = ["".join(stretch.text for stretch in row) for row in paragraphs(ANALYSIS, WHOLE)]
    assert rows == [ANALYSIS.text[start:stop] for start, stop in ANALYSIS.paragraphs]


def test_names_in_a_statement_are_both():
    (stretch,) = [s for s in stretches() if s.text == "Борис Кленов" and s.statement is not None]
    assert ANALYSIS.entities[stretch.entity].name == "Борис Кленов"
    assert ANALYSIS.quotes[stretch.statement].speaker == "Анна Ветрова"


def test_titles_and_references_are_told_apart():
    found = {(s.text, s.how) for s in stretches() if s.how}
    assert {("Тарска", "title"), ("Тарск", "own"), ("он", "pronoun")} <= found


def test_furniture():
    assert [s.text for s in stretches() if s.furniture] == ["Читайте также:", "Другая новость"]


def test_questions_of_an_interview():
    start = ANALYSIS.text.index("ждёт")
    asked = replace(ANALYSIS, questions=(Question(((start, start + 4),), "", "turn"),))
    assert [s.text for row in paragraphs(asked, WHOLE) for s in row if s.question] == ["ждёт"]


def test_place_that_is_looked_for():
    at = (ANALYSIS.text.index("ждёт"), ANALYSIS.text.index("ждёт") + 4)
    assert [s.text for s in stretches(at) if s.there] == ["ждёт"]


def test_screens_cover_every_paragraph_once():
    parts = screens(ANALYSIS, 120)
    rows = [row for part in parts for row in paragraphs(ANALYSIS, part)]
    assert len(parts) > 1
    assert len(rows) == len(ANALYSIS.paragraphs)


def picked(words: str, *, selected: bool = False) -> Picked | None:
    start = ANALYSIS.text.index(words)
    return _picked({"start": start, "stop": start + len(words), "selected": selected}, ANALYSIS)


def test_picked_statement_and_name():
    found = picked("обещал его")
    assert ANALYSIS.quotes[found.statement].speaker == "Анна Ветрова"
    found = picked("Вера Лесная")
    assert (ANALYSIS.entities[found.entity].name, found.statement) == ("Вера Лесная", None)


def test_selection_is_of_whole_words():
    found = picked(" олчала"[1:], selected=True)
    assert ANALYSIS.text[slice(*found.span)] == "молчала"


@pytest.mark.parametrize(
    "sent", [None, {}, {"start": 5, "stop": 1, "selected": False}, {"start": "x"}, {"start": 10**9}]
)
def test_what_a_browser_may_send_is_checked(sent):
    assert _picked(sent, ANALYSIS) is None


def test_layers_of_the_address(app: App):
    data = shown(app.open("reader", layers="statements"), f"article {app.story} 1")
    assert data["layers"] == ["statements"]
    data = shown(app.open("reader"), f"article {app.story} 1")
    assert data["layers"] == list(LAYERS)


def test_hint_says_who_speaks_and_by_what(app: App):
    hint = shown(app.open("reader"), f"article {app.story} 1")["statements"][0]["hint"]
    assert hint[0].startswith("Анна Ветрова")
    assert "прямая цитата" in hint


def test_corrections_are_listed_and_undone(app: App):
    analysis = app.library.corrected(app.story)
    app.library.correct(app.story, not_quote(analysis.quotes[0]))
    app.library.correct(app.story, hide(analysis.entities[0]))
    at = app.open("reader")
    listed = [element.value.replace("\\", "") for element in at.markdown]
    assert f"Скрыт объект {analysis.entities[0].name}" in listed
    assert any(line.startswith("Не цитата: «Тарск ждёт мост") for line in listed)
    assert len(shown(at, f"article {app.story} 1")["statements"]) == 3
    at.button(key="undo 2").click().run()
    at.button(key="undo 1").click().run()
    assert app.library.corrections(app.story) == []
    assert len(shown(at, f"article {app.story} 1")["statements"]) == 4


def test_english(app: App):
    at = app.open("reader", lang="en")
    assert at.title[0].value == "Reader"
    assert "direct quote" in shown(at, f"article {app.story} 1")["statements"][0]["hint"]


def test_every_correction_can_be_told():
    for language in ("ru", "en"):
        assert not {action for action in ACTIONS if f"reader.corrections.{action}" not in words_in(language)}
