"""Темы of many texts: themes with literal numbers, their texts, their names, the terms of all texts."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from streamlit.testing.v1 import AppTest

from analysis.corrections import NAME_THEME, stop_word
from analysis.jobs.background import STOPPED
from analysis.library import WHOLE_LIBRARY
from analysis.library.stories import LibraryStories
from pages.shared import stored, too_many
from tests.pages.conftest import cells, opened, served, shown, told
from tests.themes.made_library import SUBJECTS, Themed, themed


@pytest.fixture
def made(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Themed]:
    monkeypatch.setattr(LibraryStories, "now", lambda _: None)  # or these texts are few events while a page is read
    found = themed(path)
    found.library.set_setting(STOPPED, "1")  # what is not analysed stays so
    found.library.close()
    with served(path):
        yield Themed(stored.open_library(), found.ids)


def topics(**params: str) -> AppTest:
    return opened("topics", timeout=60, **{"set": "all", **params})


def chart(at: AppTest, title: str) -> dict:
    found = [e.proto for e in at.get("plotly_chart") if title in e.proto.id or f"chart {title} " in e.proto.id]
    assert found, [e.proto.id for e in at.get("plotly_chart")]
    return json.loads(found[0].spec)


def theme_titles(at: AppTest) -> list[str]:
    return [click[1] for click in chart(at, "themes")["data"][0]["customdata"]]


def texts_of(at: AppTest) -> list[str]:
    return [row[0] for row in cells(at, "theme texts")]


def river(at: AppTest) -> str:
    """What the theme of the river is called."""
    titles = [target.split("theme=")[1] for target in theme_titles(at)]
    return next(t for t in map(unquote_plus, titles) if set(t.split(", ")) <= set(SUBJECTS["река"]))


def test_two_subjects_are_two_themes_and_it_is_said_what_was_counted(made: Themed):
    at = topics()
    assert len(theme_titles(at)) == 2
    assert chart(at, "themes")["data"][0]["x"] == [6, 6]
    (said,) = told(at, "counted")
    assert said.startswith("Посчитано 13 текстов. Подобрано 2 темы: из чисел от 2 до 3 это наибольшее")
    assert said.endswith(" 1 текст ни в одну тему не вошёл.")


def test_the_text_without_a_theme_can_be_opened(made: Themed):
    door = shown(topics(), "counted")["blocks"][0][-1]
    assert (door["page"], door["params"]) == ("topics", {"set": "all", "rest": "without"})
    assert cells(topics(rest="without"), "rest") == [["погода", "–", "–", "баржа, берег, паром (0,12)"]]


def test_themes_are_lines_of_the_timeline(made: Themed):
    at = opened("timeline", timeout=60, set="all", what="themes")
    spec = json.loads(at.get("plotly_chart")[0].proto.spec)
    drawn = {trace["name"] for trace in spec["data"]}
    assert drawn == {unquote_plus(title).split("theme=")[1] for title in theme_titles(topics())}
    assert len(spec["data"]) == 2


def test_a_line_of_the_timeline_is_found_by_the_former_name_of_its_theme(made: Themed):
    former = ", ".join(river(topics()).split(", ")[::-1])
    at = opened("timeline", timeout=60, set="all", what="themes", line=former)
    assert [trace["name"] for trace in json.loads(at.get("plotly_chart")[0].proto.spec)["data"]] == [river(topics())]
    assert at.query_params["line"] in (river(topics()), [river(topics())])


def test_a_theme_opens_its_terms_and_texts(made: Themed):
    at = topics(themes="2", theme=river(topics(themes="2")))
    assert set(texts_of(at)) == {f"Река {number}" for number in range(6)}
    run = shown(at, "theme texts")["rows"][0][0]
    assert (run["page"], run["params"]["set"]) == ("reader", "all")
    assert run["params"]["text"] in made.ids.values()
    assert {row[3] for row in cells(at, "theme texts")} == {"100"}
    assert "главная в 6 текстах; есть в 6 текстах." in [text.value.replace("\\", "") for text in at.markdown]


def test_texts_of_an_outlet_and_of_a_time(made: Themed):
    title = river(topics(themes="2"))
    assert set(texts_of(topics(themes="2", theme=title, of="Заря"))) == {"Река 4", "Река 5"}
    assert set(texts_of(topics(themes="2", theme=title, when="2026-09-01:2026-09-01"))) == {"Река 0", "Река 1"}
    assert len(texts_of(topics(themes="2", theme=title, of="Полдень"))) == 6
    assert len(texts_of(topics(themes="2", theme=title, when="вчера"))) == 6


def test_the_number_of_themes_is_in_the_address(made: Themed):
    at = topics()
    box = next(box for box in at.selectbox if box.label == "Сколько тем")
    box.set_value("3").run()
    assert at.query_params["themes"] in ("3", ["3"])
    assert len(theme_titles(at)) == 3
    assert topics(themes="99").query_params["themes"] in ("99", ["99"])


def test_a_theme_is_named_and_the_name_is_undone(made: Themed):
    title = river(topics(themes="2"))
    at = topics(themes="2", theme=title)
    next(field for field in at.text_input if field.label == "Имя темы").set_value("Переправа *через* реку")
    next(button for button in at.button if button.label == "Назвать").click().run()
    assert not at.exception
    (row,) = made.library.corrections(WHOLE_LIBRARY)
    assert (row.correction.action, row.correction.value, row.correction.old) == (
        NAME_THEME,
        "Переправа *через* реку",
        title,
    )
    later = topics(themes="2", theme="Переправа *через* реку")
    assert set(texts_of(later)) == {f"Река {number}" for number in range(6)}
    assert "Переправа \\*через\\* реку" in [heading.value for heading in later.subheader]
    next(button for button in later.button if button.label == "Отменить правку").click().run()
    assert made.library.corrections(WHOLE_LIBRARY) == []
    assert (len(texts_of(later)), len(later.warning)) == (6, 0)
    assert river(topics(themes="2")) == title


def test_a_link_by_the_former_terms_finds_the_named_theme(made: Themed):
    at = topics(themes="2", theme=", ".join(river(topics(themes="2")).split(", ")[::-1]))
    assert set(texts_of(at)) == {f"Река {number}" for number in range(6)}
    gone = topics(themes="2", theme="солнце, луна")
    assert [warning.value for warning in gone.warning] == ["Такой темы сейчас нет: её слова не нашлись ни в одной."]


def test_terms_of_all_texts_and_the_texts_of_one(made: Themed):
    table = topics().dataframe[0].value
    assert dict(zip(table["term"], table["texts"], strict=True))["баржа"] == 5
    assert "Тарск" not in set(table["term"])
    at = topics(term="мост")
    assert told(at, f"text {made.ids['река 1']}") == ["Река 1  Вестник, 01.09.2026 · 2 раза"]
    evidence = shown(at, f"evidence {made.ids['река 1']}")["blocks"]
    assert [run["text"] for block in evidence for run in block if "mark" in run.get("style", "")] == ["мост", "мост"]
    lines = [text.value.replace("\\", "") for text in at.markdown]
    assert "стоит в 4 текстах; среди главных ключевых слов в 4 текстах." in lines


def test_a_stop_word_is_gone_at_once(made: Themed):
    topics()
    made.library.correct(WHOLE_LIBRARY, stop_word("мост"))
    at = topics()
    assert "мост" not in set(at.dataframe[0].value["term"])
    assert not any("мост" in " ".join(trace.get("hovertext", [])) for trace in chart(at, "themes")["data"])


def test_few_texts_are_told_so(made: Themed):
    at = topics(outlet="Заря")
    assert [info.value for info in at.info] == [
        "Темы видны, когда текстов не меньше 6; в этой выборке разобрано: 4. Ключевые слова каждого текста — на его "
        "странице."
    ]
    assert len([table for table in at.dataframe if (table.key or "").startswith("terms")]) == 1


def test_in_english(made: Themed):
    at = topics(lang="en")
    assert told(at, "counted")[0].startswith("13 texts counted. 2 themes suggested")


@pytest.mark.parametrize("page", ["topics", "reader"])
def test_of_too_many_texts_it_is_said_what_to_do(made: Themed, monkeypatch: pytest.MonkeyPatch, page: str):
    monkeypatch.setattr(too_many, "MOST", 12)
    at = opened(page, timeout=60, set="all")
    said = [info.value for info in at.info]
    assert any(one.startswith("Выбрано текстов: 13. По одному здесь читается не больше 12: ") for one in said)
    assert not [e for e in at.get("plotly_chart") if " themes" in e.proto.id]
    assert not [e for e in at.get("bidi_component") if e.proto.id.endswith("-texts")]
