"""Roles and pronouns that stand for a name: `[REF …]` is a reference to the first person or place named."""

import pytest

from tests.entities.drawn import entities_of, undraw

CASES = {
    "a role": ("Министр культуры Анна Зимина приехала. Как отметила [REF министр], музей открыт.", "Анна Зимина"),
    "a role in another case": ("Министр культуры Пётр Лугин приехал. Я поблагодарил [REF министра].", "Пётр Лугин"),
    "a role of a country": (
        "Госсекретарь США Марк Ромпео приехал в Астану. Визит отложил [REF государственный секретарь США].",
        "Марк Ромпео",
    ),
    "the other name of an office": (
        "Министр иностранных дел Мухит Тлеужан прилетел. Вечером [REF глава МИД] улетел.",
        "Мухит Тлеужан",
    ),
    "another country's minister": (
        "Премьер-министр Италии Марио Рокки прилетел. Премьер-министр Греции не приехал.",
        "Марио Рокки",
    ),
    "what somebody became": ("Министр Пётр Лугин ушёл. Егор Зимин стал министром.", "Пётр Лугин"),
    "an office, not its holder": ("Президент Пётр Лугин приехал. Выборы президента пройдут осенью.", "Пётр Лугин"),
    "the first president is another": ("Президент Пётр Лугин выступил. Первый президент не пришёл.", "Пётр Лугин"),
    "the last subject": ("Пётр Лугин открыл школу. Потом [REF он] уехал.", "Пётр Лугин"),
    "a woman": ("Анна Зимина открыла школу. Все ждали [REF её].", "Анна Зимина"),
    "gender parts two": ("Пётр Лугин встретил Анну Зимину. Позже [REF он] уехал.", "Пётр Лугин"),
    "a common noun nearer": ("Пётр Лугин ушёл. Договор подписан. Он вступит в силу осенью.", "Пётр Лугин"),
    "two subjects leave it open": ("Пётр Лугин и Егор Зимин вошли. Он улыбался.", "Пётр Лугин"),
    "the owner of a choice": (
        "Италия уважает свободу выбора Казахстана в том, с какими странами [REF он] дружит.",
        "Казахстан",
    ),
}


@pytest.mark.parametrize(("drawn", "name"), CASES.values(), ids=CASES.keys())
def test_references(drawn, name):
    text, expected = undraw(drawn)
    found = [(r.start, r.stop) for r in entities_of(text)[name].references]
    assert [text[start:stop] for start, stop in found] == [text[start:stop] for _, start, stop in expected]
    assert found == [(start, stop) for _, start, stop in expected]
