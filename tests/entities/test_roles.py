"""Roles by apposition, and names inside titles."""

import pytest

from tests.entities.drawn import entities_of, undraw

ROLES = [
    ("Госсекретарь США Марк Ромпео приехал.", "Марк Ромпео", ["госсекретарь США"]),
    ("Принял министр внутренних дел РК Мухит Тлеужан.", "Мухит Тлеужан", ["министр внутренних дел РК"]),
    ("Мухит Тлеужан, глава МИД Казахстана, ответил.", "Мухит Тлеужан", ["глава МИД Казахстана"]),
    ("Слово дали директору компании «Вихрь» Анне Зиминой.", "Анна Зимина", ["директор компании «Вихрь»"]),
    ("Письмо отдали помощнику президента США Джону Болдону.", "Джон Болдон", ["помощник президента США"]),
    ("Выступил директор компании «Вихрь» Пётр Лугин.", "Пётр Лугин", ["директор компании «Вихрь»"]),
    ("Говорил министр\n\nПётр Лугин молчал.", "Пётр Лугин", []),
    ("Пётр Лугин (депутат Госдумы) против.", "Пётр Лугин", ["депутат Госдумы"]),
    ("Пётр Лугин приехал вместе с министром обороны.", "Пётр Лугин", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "roles"), ROLES)
def test_roles(text, name, roles):
    entity = entities_of(text)[name]
    assert [r.text for r in entity.roles] == roles
    assert all(text[r.start : r.stop].split()[-1] == r.text.split()[-1] for r in entity.roles)


TITLES = [
    "Госсекретарь [T США] Марк Ромпео прибыл в [N Казахстан].",
    "Министр иностранных дел [T Казахстана] говорил с послом [T Италии].",
    "Посольство [T США] в [N Багдаде] закрыто.",
    "В МИД [T Японии] молчат, а рост экономики [N Японии] замедлился.",
    "Первый Президент [T РК] говорил о политике [N США].",
    "Партнёрство с госдепартаментом [T США] важно для [N США].",
    "Поддержка [N Казахстана] со стороны [N США] растёт.",
]


@pytest.mark.parametrize("drawn", TITLES)
def test_in_title(drawn):
    text, spans = undraw(drawn)
    found = {(m.start, m.stop): m.in_title for e in entities_of(text).values() if e.kind == "LOC" for m in e.mentions}
    assert found == {(start, stop): label == "T" for label, start, stop in spans}
