"""What a word is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.words import count_words, find_words


@pytest.mark.parametrize(
    "words",
    [
        ["Договорно-правовой", "акт"],
        ["кое-кто", "из", "Нур-Султана"],
        ["О'Нил", "и", "Д’Артаньян"],
        ["2,5", "процента", "01.02.2020"],
        ["меры", "Вечером"],
        ["С5", "1"],
        ["VRK", "News"],
        ["Ту-154", "COVID-19"],
        ["ёлка", "№", "5"],
    ],
)
def test_words(words):
    text = {"меры": "меры.Вечером", "С5": "«С5+1»", "VRK": "VRK.News"}.get(words[0], " — ".join(words))
    assert [text[start:stop] for start, stop in find_words(text)] == [word for word in words if word != "№"]


@pytest.mark.parametrize("text", ["", " — ", "...", "«»", "№ %", "_", "-"])
def test_marks_are_no_words(text):
    assert count_words(text) == 0


@given(st.text())
def test_words_are_in_order_and_hold_a_letter_or_a_digit(text):
    reached = 0
    for start, stop in find_words(text):
        assert reached <= start < stop
        assert any(sign.isalnum() for sign in text[start:stop])
        reached = stop
