"""The nominative of places and bodies: the head and what agrees with it; what follows stays."""

import pytest

from tests.entities.drawn import entities_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Пожар начался в Верхнекамской области.", "Верхнекамская область"),
        ("Рыба исчезла из Каратальского водохранилища.", "Каратальское водохранилище"),
        ("Они живут на Курильских островах.", "Курильские острова"),
        ("Посол приехал в Нидерланды из Сан-Марино.", "Нидерланды"),
        ("Праздник прошёл в Сан Хуане.", "Сан Хуан"),
        ("Заявление Следственного комитета прочли вслух.", "Следственный комитет"),
        ("Об этом сообщили в Министерстве сельского хозяйства.", "Министерство сельского хозяйства"),
        ("Запись есть у Федерации бобслея.", "Федерация бобслея"),
        ("Он работал в ОАО «Заря».", "Заря"),
    ],
)
def test_nominative(text, name):
    assert name in entities_of(text)


def test_forms_of_an_unknown_town_make_one_place():
    found = entities_of("Город Зареченбург ждёт гостей. Мэр Зареченбурга рад. В Зареченбурге выпал снег.")
    assert [e.name for e in found.values() if e.kind == "LOC"] == ["Зареченбург"]
    assert len(found["Зареченбург"].mentions) == 3
