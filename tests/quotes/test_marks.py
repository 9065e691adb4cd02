"""Pairing of quotation marks: [what the outermost marks hold]."""

import pytest

from analysis.article import find_paragraphs
from analysis.quotes.marks import find_marked

DRAWN = [
    "Он сказал: «[Мы готовы]».",
    'Он сказал: "[Мы готовы]".',
    "Он сказал: “[Мы готовы]”.",
    "Он сказал: „[Мы готовы]“.",
    "«[Фильм «Мост» хорош]», — сказал он.",
    "«[Фильм „Мост“ хорош]», — сказал он.",
    '"[Фильм "Мост" хорош]", - сказал он.',
    '"[Закончен фильм "Мост]", - сказал он.',
    "«[Закончен фильм «Мост]», — сказал он.",
    '"[Один]", - сказал он. "[Два]", - сказала она.',
    'Вода ушла."[Мы готовы]", - сказал он.В ночь она вернулась.',
    'Он сказал: "[Мы готовы]',
    "Экран 15 дюймов» и никакой цитаты.",
    "«»",
    "Никаких знаков.",
]


@pytest.mark.parametrize("drawn", DRAWN)
def test_marks(drawn: str) -> None:
    text = drawn.replace("[", "").replace("]", "")
    found = find_marked(text, tuple(find_paragraphs(text)))
    again = text
    for marked in reversed(found):
        for start, stop in reversed(marked.spans):
            if stop > start:
                again = again[:start] + "[" + again[start:stop] + "]" + again[stop:]
    assert again == drawn


def test_a_quote_over_paragraphs_has_a_span_in_each() -> None:
    text = '"Первый.\nВторой.\nТретий", - сказал он.'
    (marked,) = find_marked(text, tuple(find_paragraphs(text)))
    assert [text[a:b] for a, b in marked.spans] == ["Первый.", "Второй.", "Третий"]


def test_every_paragraph_may_open_anew() -> None:
    text = '"Первый.\n"Второй.\n"Третий", - сказал он.'
    (marked,) = find_marked(text, tuple(find_paragraphs(text)))
    assert [text[a:b] for a, b in marked.spans] == ["Первый.", "Второй.", "Третий"]


@pytest.mark.parametrize("text", ['Он сказал: "Первый.\n»', "Он сказал: «\nПервый.»", "Он сказал:\n«\nПервый.\n»"])
def test_a_mark_alone_on_its_line_holds_nothing_there(text: str) -> None:
    (marked,) = find_marked(text, tuple(find_paragraphs(text)))
    assert [text[a:b] for a, b in marked.spans] == ["Первый."]
