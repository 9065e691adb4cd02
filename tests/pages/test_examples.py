"""The examples are offered while there are few texts, and go in with one click."""

import pytest

from analysis.jobs.background import Background
from analysis.library.selection import Selection
from tests.pages.conftest import App

TAKE = "Взять примеры"


@pytest.mark.parametrize("page", ["texts", "topics"])
def test_taken_with_one_click(app: App, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Background, "analyse", lambda work: None)  # what is analysed, and when, is not asked here
    at = app.open(page)
    next(button for button in at.button if button.label == TAKE).click().run()
    assert not at.exception
    (made,) = app.library.collections()
    assert (made.name, made.texts) == ("Примеры", 12)
    outlets = {app.library.stored(text).card.outlet for text in app.library.select(Selection(collection=made.id))}
    assert outlets == {"Верхнереченские вести", "Заозёрье-информ", "Север-пресс"}
    assert TAKE not in [button.label for button in app.open(page).button]
