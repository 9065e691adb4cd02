"""Сюжеты: the list, one story with what each text added, the analyst's word, and stories as a filter."""

import json

import pytest

from analysis.card import Card
from analysis.jobs.background import STOPPED
from analysis.library import open_library
from pages.shared import stored
from pages.views.stories import found
from tests.marked_analysis import marked
from tests.pages.conftest import cells, opened, served, shown
from tests.stories.made_posts import POSTS, moment

TOLD = ("а1", "а2", "а3", "в1", "в2", "к1")


@pytest.fixture
def made(path):
    library = open_library(path, first=None)
    ids = {}
    for key in TOLD:
        post, analysis = POSTS[key], marked(POSTS[key].text)
        day = moment(post.when)
        ids[key] = library.add(analysis.text, name=key, card=Card(outlet=post.outlet, date=day and day.date()))
        library.keep(ids[key], analysis)
    library.set_setting(STOPPED, "1")
    library.close()
    with served(path):
        yield ids


def listed(**params):
    return opened("stories", timeout=60, **params)


def written(line):
    return line.value.replace("\\", "").replace("&nbsp;", " ")


def linked(at):
    """All that the components show."""
    return " ".join(json.dumps(json.loads(e.proto.json), ensure_ascii=False) for e in at.get("bidi_component"))


def story_of(text):
    rows = stored.open_library().query("SELECT story FROM story_texts WHERE text_id = ?", [text])
    return int(rows["story"].iloc[0])


def test_the_list_counts_texts_and_outlets(made):
    at = listed(set="all")
    assert "Сюжеты: 2" in [heading.value for heading in at.subheader]
    assert any("ещё 1" in caption.value for caption in at.caption)


def test_nothing_is_said_to_be_no_story_while_texts_wait_for_theirs(made, monkeypatch):
    monkeypatch.setattr(found, "AT_ONCE", 0)
    at = listed(set="all")
    assert [line.value for line in at.info] == ["Ещё 6 разобранных текстов ждут своих сюжетов: это делается в фоне."]


def test_a_story_shows_who_was_first_and_can_be_parted(made):
    listed(set="all")
    at = listed(set="all", about_story=str(story_of(made["а1"])))
    rows = cells(at, f"story {story_of(made['а1'])}")
    assert [row[0] for row in rows] == ["01.09.2026"] * 3
    assert sorted(row[1].split(":")[0] for row in rows) == ["Вестник", "Заря", "Маяк"]
    assert any("Вестник, Заря, Маяк" in written(line) for line in at.markdown)
    at.button_group[0].set_value([made["а3"]])
    next(button for button in at.button if button.label == "Отделить").click()
    at.run()
    assert not at.exception
    assert story_of(made["а3"]) != story_of(made["а1"]) == story_of(made["а2"])
    assert len(cells(at, f"story {story_of(made['а1'])}")) == 2
    next(button for button in at.button if button.label == "Отменить правку").click()
    at.run()
    assert story_of(made["а3"]) == story_of(made["а1"])


def test_a_story_is_renamed_and_joined(made):
    listed(set="all")
    at = listed(set="all", about_story=str(story_of(made["в1"])))
    next(box for box in at.text_input if box.label == "Как называть").set_value("Налог")
    next(button for button in at.button if button.label == "Назвать").click()
    at.run()
    assert "Налог" in [heading.value for heading in at.subheader]
    box = next(box for box in at.selectbox if box.label == "Это один сюжет с…")
    box.set_value(made["к1"])
    next(button for button in at.button if button.label == "Соединить").click()
    at.run()
    assert not at.exception
    assert story_of(made["к1"]) == story_of(made["в1"])


def test_a_story_that_is_not_there_is_said(made):
    at = listed(set="all", about_story="999")
    assert any("Сюжета № 999 нет" in warning.value for warning in at.warning)


def test_the_story_of_one_text_and_the_text_that_stands_alone(made):
    assert any("3 текста" in line.value for line in listed(text=made["а2"]).markdown)
    assert any("нет другого текста" in line.value for line in listed(text=made["к1"]).info)


def test_stories_are_a_filter_and_can_be_counted_once(made):
    listed(set="all")
    story = story_of(made["а1"])
    at = listed(set="", story=str(story))
    assert "сюжет: Школа на Садовой" in linked(at)
    assert any("Сюжеты: 1" in heading.value for heading in at.subheader)
    once = listed(set="all", once="story")
    assert "каждый сюжет один раз" in linked(once)


def test_every_number_of_an_outlet_opens_its_stories(made):
    opened_ones = [
        cell
        for row in shown(listed(set="all"), "stories by outlet")["rows"]
        for cell in row[1:]
        if cell.get("page") == "stories"
    ]
    assert opened_ones
    for cell in opened_ones:
        at = listed(**cell["params"])
        assert len(cells(at, "stories")) == int(cell["text"]), cell["params"]
