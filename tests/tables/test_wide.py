"""The wide tables for a spreadsheet: literal numbers of four short texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.library import Selection
from analysis.tables import wide
from tests.many_texts import FourTexts, four_texts


@pytest.fixture
def four(tmp_path: Path) -> Iterator[FourTexts]:
    made = four_texts(tmp_path / "library.duckdb")
    yield made
    made.library.close()


def test_entity_by_text(four: FourTexts):
    found = wide.entity_by_text(four.library, four.library.select(Selection()))
    assert list(found.columns) == ["entity", "Школа", "Мост готов", "Погода"]
    assert found.to_numpy().tolist() == [["Тарск", 1, 2, 1], ["Анна Ветрова", 1, 2, 0], ["Борис Кленов", 0, 2, 0]]


def test_speaker_by_outlet(four: FourTexts):
    found = wide.speaker_by_outlet(four.library, four.library.select(Selection()))
    assert list(found.columns) == ["speaker", "Вестник", "Заря"]
    assert found.to_numpy().tolist() == [["Анна Ветрова", 1, 1], ["?", 0, 1], ["Борис Кленов", 1, 0]]


def test_equal_headlines_are_told_apart(four: FourTexts):
    card = four.library.stored(four.bridge).card
    four.library.set_card(four.school, type(card)(title="Мост готов", outlet="Заря"))
    found = wide.entity_by_text(four.library, four.library.select(Selection()))
    assert sorted(found.columns[1:]) == ["Мост готов", "Мост готов (2)", "Погода"]


def test_nothing(four: FourTexts):
    assert wide.entity_by_text(four.library, ()).empty
    assert wide.speaker_by_outlet(four.library, ()).empty
