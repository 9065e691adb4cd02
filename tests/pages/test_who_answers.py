"""Of an interview: its questions are told apart, and one click says who answers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.library import Library, open_library
from analysis.quotes import Question
from tests.marked_analysis import marked
from tests.pages.conftest import opened, served, told

TALK = """\
{PER Пётр Зорин} и {PER Анна Белова} в музее.
— Когда откроют зал?
[direct Пётр Зорин: Весной].
— Сколько стоит билет?
[direct ?: Двести рублей].
Директор: [direct Олег Нин: Добавлю своё]."""


@pytest.fixture
def talk(path: Path) -> Iterator[tuple[Library, str]]:
    analysis = marked(TALK)
    asked = [analysis.text.index(question) for question in ("Когда", "Сколько")]
    questions = tuple(Question(((at, analysis.text.index("?", at) + 1),), "", "turn") for at in asked)
    quotes = [replace(quote, rule="answer", speaker_rule="guest") for quote in analysis.quotes]
    quotes[2] = replace(quotes[2], speaker_rule="label")
    library = open_library(path, first=None)
    identity = library.add(analysis.text)
    library.keep(identity, replace(analysis, quotes=tuple(quotes), questions=questions))
    with served(path):
        yield library, identity


@pytest.mark.parametrize("page", ["quotes", "reader"])
def test_one_click_says_who_answers(talk: tuple[Library, str], page: str):
    library, identity = talk
    at = opened(page, text=identity)
    assert told(at, "asked by the outlet") == ["Интервью: 2 вопроса издания стоят отдельно и не входят в высказывания."]
    assert speakers(library, identity) == ["Пётр Зорин", None, "Олег Нин"]
    chosen = offered(at)
    assert chosen.options == ["Пётр Зорин", "Анна Белова"]
    assert chosen.value is None  # two answers have two givers
    chosen.set_value("Анна Белова").run()
    assert not at.exception
    assert speakers(library, identity) == ["Анна Белова", "Анна Белова", "Олег Нин"]
    assert offered(at).value == "Анна Белова"
    assert offered(at).options == ["Анна Белова", "Пётр Зорин"]


def test_a_text_that_is_no_talk_asks_nothing(talk: tuple[Library, str]):
    library, _ = talk
    other = marked("{PER Анна Белова} сказала: «[direct Анна Белова: Да]».")
    identity = library.add(other.text)
    library.keep(identity, other)
    at = opened("quotes", text=identity)
    assert not [group for group in at.button_group if group.label.startswith("Кто отвечает")]


def offered(at: AppTest):
    return next(group for group in at.button_group if group.label.startswith("Кто отвечает"))


def speakers(library: Library, identity: str) -> list[str | None]:
    return [quote.speaker for quote in library.corrected(identity).quotes]
