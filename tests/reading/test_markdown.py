"""Markdown: marks go, words stay; the lines before the text are its card."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.card import Card
from analysis.reading import ReadingError
from analysis.reading.markdown import read_markdown

FIRST = "Мост через реку Тару открыт в понедельник, сообщил мэр Олег Нурин."


def text(source):
    return read_markdown(source.encode(), "a.md").text


@pytest.mark.parametrize(
    ("source", "result"),
    [
        (f"# Мост открыт\n\n{FIRST}", f"Мост открыт\n\n{FIRST}"),
        (f"Мост открыт\n===========\n{FIRST}", f"Мост открыт\n\n{FIRST}"),
        (f"{FIRST}\n\n## Что *дальше*\n\nДа.", f"{FIRST}\nЧто дальше\nДа."),
        ("Мост **открыт**, _сказал_ ~~она~~ он.", "Мост открыт, сказал он."),
        ("Код 2 * 3 * 4, имя_файла_здесь и `код`.", "Код 2 * 3 * 4, имя_файла_здесь и код."),
        ("[Мост](https://a.example 'Тара') ![вид](m.png)открыт <https://b.example>.", "Мост открыт https://b.example."),
        ("[Мост][1] открыт.\n\n[1]: https://a.example", "Мост открыт."),
        (
            "- весной;\n- летом:\n    1. раз\n    2. два\n\n> Цитата\n> дальше.",
            "весной;\nлетом:\nраз\nдва\nЦитата\nдальше.",
        ),
        ("|Длина|Цена|\n|---|---|\n|400 *м*|да|", "Длина\nЦена\n400 м\nда"),
        ("Да.\n\n***\n\nНет.\n\n```python\nкод = 1\n```", "Да.\nНет.\nкод = 1"),
        ("<div align='center'><b>Мост</b></div>\n\nДа <i onclick='x()'>так</i>.", "Мост\nДа так."),
        ("Первая строка.\nВторая строка.", "Первая строка.\nВторая строка."),
        (f"{FIRST[:-1]}\nи его жена, которая приехала поздно.", f"{FIRST[:-1]} и его жена, которая приехала поздно."),
        ("— Да, — сказал он.\n\n— Нет\\*, &laquo;так&raquo;.", "— Да, — сказал он.\n— Нет*, «так»."),
        ("#хештег и *незакрытое", "#хештег и *незакрытое"),
    ],
)
def test_marks_go_and_words_stay(source, result):
    assert text(source) == result


def test_the_lines_before_the_text_are_its_card():
    said = 'title: "Мост открыт"\ndate: 2020-02-03\nsource: Тарские вести\nurl: https://a.example/1\ntags: [a]'
    found = read_markdown(f"---\n{said}\n---\n{FIRST}".encode("cp1251"), "мост.md")
    assert found.text == f"Мост открыт\n\n{FIRST}"
    assert found.card == Card("Мост открыт", "Тарские вести", datetime.date(2020, 2, 3), "https://a.example/1")
    assert (found.name, found.encoding) == ("мост", "windows-1251")
    found = read_markdown(
        f"---\nurl: javascript:alert(1)\ndate: вчера\n---\n# Мост\n3 февраля 2020\n\n{FIRST}".encode(), "a"
    )
    assert found.card == Card("Мост", date=datetime.date(2020, 2, 3))


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty"),
        (b"# \n\n---\n", "empty"),
        (bytes(100), "binary"),
        ("мост " * 1_600_001, "too_long"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(content, key):
    with pytest.raises(ReadingError) as caught:
        read_markdown(content.encode() if isinstance(content, str) else content, "a")
    assert caught.value.key == key


BITS = [
    "# ",
    "> ",
    "- ",
    "1. ",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "![",
    "<b>",
    "<!--",
    "|",
    "|-|\n",
    "\n",
    "\n\n",
]
BITS += ["---\n", "title: ", "    ", "&#0;", "&#x110000;", "\\", "мост", "~~", "[a]: b\n", "\u2028", "===\n"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=40), st.binary(max_size=40))
def test_any_text_gives_a_document_or_a_plain_sentence(bits, noise):
    for content in ("".join(bits).encode(), "".join(bits).encode() + noise):
        try:
            assert read_markdown(content, "a").text.strip()
        except ReadingError as error:
            assert str(error).endswith(".")
