"""The article with which the project began: who says what in it, by the general rules."""

from pathlib import Path

import pytest

from analysis.analyse import Analysis, analyse
from analysis.article import read_article


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    text = (Path(__file__).parent.parent / "data" / "article.txt").read_text(encoding="utf-8")
    return analyse(read_article(text))


def statements(analysis: Analysis, speaker: str, kind: str) -> list[str]:
    return [analysis.text[q.spans[0][0] :][:24] for q in analysis.quotes if q.speaker == speaker and q.kind == kind]


def test_two_speak_and_nobody_else(analysis: Analysis) -> None:
    assert {q.speaker for q in analysis.quotes} == {"Мухтар Тлеуберди", "Майк Помпео"}
    assert {q.kind for q in analysis.quotes} == {"direct", "indirect"}


def test_tleuberdi(analysis: Analysis) -> None:
    assert statements(analysis, "Мухтар Тлеуберди", "direct") == [
        "Мы признательны за после",
        "Насыщенные контакты офиц",
        "Во время встречи мы удел",
        "Казахстан активно поддер",
    ]
    assert statements(analysis, "Мухтар Тлеуберди", "indirect") == [
        "Казахстан и США последов",
        "один из наиболее ярких п",
        "были обсуждены вопросы э",
        "продолжается партнерство",
    ]


def test_pompeo(analysis: Analysis) -> None:
    assert statements(analysis, "Майк Помпео", "direct") == [
        "Наши сегодняшние перегов",
        "Мы полностью поддерживае",
        "Я поблагодарил министра ",
    ]
    assert statements(analysis, "Майк Помпео", "indirect") == [
        "в 2018 году президент СШ",
        "США полностью поддержива",
        "чтобы были обсуждены воп",
    ]


def test_words_that_name_the_speaker(analysis: Analysis) -> None:
    named = [analysis.text[slice(*q.speaker_span)] for q in analysis.quotes if q.speaker_span]
    assert len(named) == len(analysis.quotes)
    assert {"министр", "он", "госсекретарь США", "Госсекретарь"} <= set(named)


def test_titles_in_marks_are_no_quotes_and_break_none(analysis: Analysis) -> None:
    contents = ["".join(analysis.text[a:b] for a, b in q.spans) for q in analysis.quotes]
    assert "Жусан" not in contents and "С5+1" not in contents
    assert sum('"С5+1"' in content for content in contents) == 2


def test_one_repeat(analysis: Analysis) -> None:
    (repeat,) = [q for q in analysis.quotes if q.repeats is not None]
    said = analysis.quotes[repeat.repeats or 0]
    assert analysis.text[said.spans[0][0] :].startswith("США полностью поддерживают")
    assert analysis.text[repeat.spans[0][0] :].startswith("Мы полностью поддерживаем")


def test_sources(analysis: Analysis) -> None:
    assert [(s.name, s.via) for s in analysis.sources] == [("VRK.News", 1), ("BaigeNews.kz", None)]
