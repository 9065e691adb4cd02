"""What nobody expects in a library is shown, or said in a sentence: days of another age, 100,000 collections."""

import datetime
from pathlib import Path

import pytest

from analysis.card import Card
from tests.pages.conftest import App

ALL = {"set": "all", "text": ""}
MANY = 100_000


@pytest.mark.parametrize("day", [datetime.date(1, 1, 1), datetime.date(1861, 2, 19), datetime.date(9999, 12, 31)])
def test_days_of_another_age(app: App, day: datetime.date):
    for identity in (app.story, app.other):
        app.library.set_card(identity, Card("Мост", "Вестник", day))
    app.open(card="open")
    for page in ("texts", "timeline", "outlets"):
        at = app.open(page, set="all", text="")
        assert not at.exception
    assert not app.open(set="all", text="", since=day.isoformat(), until=day.isoformat()).exception


def test_a_hundred_thousand_collections(app: App):
    with app.library.transaction() as rows:
        rows.execute(f"INSERT INTO collections SELECT id, 'Подборка ' || id FROM range(1, {MANY + 1}) AS r(id)")
    assert len(app.library.collections()) == MANY
    at = app.open("texts")
    assert [title.value for title in at.title] == ["Тексты"]
    app.open(set="99999", text="")


@pytest.mark.parametrize("page", ["", "texts", "quotes", "entities"])
def test_a_library_file_that_goes_away_is_said_and_one_that_comes_back_goes_on(app: App, path: Path, page: str):
    app.open(page, **ALL)
    path.rename(path.with_name("away"))
    at = app.open(page, **ALL)
    (said,) = at.error
    assert "больше нет на месте" in said.value
    assert not at.exception
    assert not at.title
    path.with_name("away").rename(path)
    at = app.open(page, **ALL)  # with a word of the work in the background, where that had met the gap
    assert at.title
    assert not at.exception
