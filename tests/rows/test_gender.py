"""A person's gender, each rule by a text that only it tells."""

import pytest

from analysis.analyse import analyse
from analysis.article import read_article
from analysis.rows.gender import RULES, gender_of

TOLD = [
    ("Встречу открыла Саша Петровна Ким.", "Fem", "patronymic"),
    ("Встречу открыл Олег Ильич Ким.", "Masc", "patronymic"),
    ("Анна Ким уехала в город.", "Fem", "first_name"),
    ("Никита Лось молчал.", "Masc", "first_name"),
    ("Глава города Ли Ву заявила, что мост закрыт.", "Fem", "verb"),
    ("«Дождь пройдёт», — сообщил Ким.", "Masc", "verb"),
    ("Приехала Саша Ветрова.", "Fem", "surname"),
]


@pytest.mark.parametrize(("text", "gender", "rule"), TOLD, ids=lambda value: str(value)[:24])
def test_told_by(text: str, gender: str, rule: str):
    analysis = analyse(read_article(text))
    (person,) = (entity for entity in analysis.entities if entity.kind == "PER")
    told = gender_of(analysis, person)
    assert (told.gender, told.by) == (gender, rule)


def test_what_nothing_tells_is_not_guessed():
    analysis = analyse(read_article("В Тарске ждут Ю Ли."))
    assert [gender_of(analysis, e).gender for e in analysis.entities if e.kind == "PER"] in ([""], [])


def test_every_rule_but_the_pronoun_has_its_text():
    assert {rule.__name__ for rule in RULES} - {rule for *_, rule in TOLD} == {"pronoun"}
