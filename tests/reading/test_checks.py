"""What is no Russian text, said in a plain sentence; what is one, however odd."""

import pytest

from analysis.reading import ReadingError, read_bytes
from analysis.reading.checks import LONGEST

PAGE = "<div class='story'><p>Министр выступил.</p><p>Он уехал.</p></div>"

REFUSED = [
    ("", "empty"),
    (" \n\t\u00a0\n", "empty"),
    ("слово " * (LONGEST // 6 + 1), "too_long"),
    ("a" * 5_000_000, "too_long"),
    ("<!DOCTYPE html>\n<p>Министр выступил.</p>", "html"),
    ("\n<HTML><body>Министр выступил.</body>", "html"),
    (PAGE * 3, "html"),
    ("<p><!-- " + "Министр. " * 30 + " -->" + "<b></b>" * 9, "html"),
    ("The minister spoke to the press on Monday.", "no_cyrillic"),
    ("12345 !!! …", "no_cyrillic"),
    ("<script>alert(1)</script>", "no_cyrillic"),
    ("The minister of Orlov, Anna Kim (Анна Ким), spoke to the press on Monday.", "few_cyrillic"),
    ("Мост открыт, и по нему пошли машины.".encode().decode("cp1251", "replace"), "misread"),
    ("Міністр заявив, що їхній уряд підтримає її економіку, а країні потрібні зміни.", "other_cyrillic"),
    ("Министр үкіметтің жұмысы туралы айтты, қалада жаңа көпір салынады деді ол.", "other_cyrillic"),
    ("Министърът каза, че новият мост ще бъде готов до края на годината. " * 25, "no_yery"),
]


@pytest.mark.parametrize(("text", "key"), REFUSED)
def test_refused(text, key):
    with pytest.raises(ReadingError) as caught:
        read_bytes(text.encode())
    assert caught.value.key == key


@pytest.mark.parametrize(
    "text",
    [
        "слово",
        "Я",
        "2019: всё",
        "Ерлан Қошанов, Мұхтар Әуезов және Олжас Сүлейменов есімді қонақтар приехали в город. " + "Их ждали. " * 30,
        "Ерлан Қошанов выступил.",
        "СССР»… РСФСР… Р. С. Ёлкин №",
        "Компания Google LLC и Microsoft Corporation договорились с Apple Inc. о поставках в страну.",
        "Он написал <b>крупно</b>: a < b.",
        "Код <script>alert(1)</script> не опасен для этой страницы.",
        "Абзац со ссылкой <a href='x'>сюда</a>. " + "И ещё много слов без всяких ссылок, просто текст. " * 20,
    ],
)
def test_accepted(text):
    assert read_bytes(text.encode()).text == text


def test_the_sentence_carries_what_was_found():
    with pytest.raises(ReadingError) as caught:
        read_bytes("Spoke: Анна Ким, the mayor of the town.".encode())
    assert str(caught.value) == "Это не русский текст: русских букв в нём 7 из 29."
    assert caught.value.values == {"cyrillic": 7, "letters": 29}
    with pytest.raises(ReadingError, match=r"буквы другого языка — і, ї"):
        read_bytes("Міністр заявив, що їхній уряд підтримає її економіку, а країні потрібні зміни.".encode())
    with pytest.raises(ReadingError, match="2\u00a0000\u00a0000"):
        read_bytes(b"a" * 3_000_000)
