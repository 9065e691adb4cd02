"""The persons of whom a library of hundreds of texts speaks most: one misread name does not part them."""

import pytest

from analysis.entities import Entity, Mention, Role
from analysis.entities.identities import find_identities
from analysis.entities.misread import WrittenName, is_misread


def person(name: str, gender: str = "", *roles: str) -> Entity:
    return Entity(name, "PER", (Mention(0, 5, name),), roles=tuple(Role(role, 0, 5) for role in roles), gender=gender)


def library(*named: tuple[int, Entity], filler: int = 0) -> list[tuple[str, list[Entity]]]:
    """So many texts with each of these persons, and so many others about nobody in particular."""
    texts = [[entity] for times, entity in named for _ in range(times)]
    others = [[person(f"Фома Дальнев{'ин' * (n % 7)}", "Masc")] for n in range(filler)]
    return [(f"t{number:05}", found) for number, found in enumerate([*texts, *others])]


def sizes(texts: list[tuple[str, list[Entity]]]) -> dict[str, int]:
    return {identity.name: len(identity.members) for identity in find_identities(texts)}


MAIN, SHORT = person("Глеб Кудеяров", "Masc"), person("Кудеяров", "Masc")
MISREAD = ["Как Кудеяров", "Звонок Кудеяров", "Стужина Кудеяров", "Стужин Кудеяров"]
"""A conjunction, a common noun, another's surname in the genitive, the same in the nominative."""


@pytest.mark.parametrize("scale", [1, 10])  # 300 and 3,000 texts
@pytest.mark.parametrize("misread", MISREAD)
def test_one_misread_name_does_not_part_a_main_person(misread, scale):
    texts = library(
        (48 * scale, MAIN), (37 * scale, SHORT), (scale, person(misread, "Masc")), (9 * scale, person("Олаф Стужин")),
        filler=205 * scale,
    )  # fmt: skip
    found = sizes(texts)
    assert found["Глеб Кудеяров"] == 85 * scale
    assert found[misread] == scale


@pytest.mark.parametrize("scale", [1, 10])
def test_a_rare_namesake_does_not_part_dozens_but_one_of_many_texts_does(scale):
    other = person("Пётр Кудеяров", "Masc")
    rare = sizes(library((48 * scale, MAIN), (37 * scale, SHORT), (2 * scale, other)))
    assert (rare["Глеб Кудеяров"], rare["Пётр Кудеяров"]) == (85 * scale, 2 * scale)
    known = sizes(library((48 * scale, MAIN), (37 * scale, SHORT), (12 * scale, other)))
    assert (known["Глеб Кудеяров"], known["Пётр Кудеяров"]) == (48 * scale, 12 * scale)


def test_the_text_that_names_the_rare_one_means_him():
    texts = [*library((48, MAIN), (5, SHORT)), ("u", [person("Пётр Кудеяров", "Masc"), person("Глеб Кудеяров")])]
    assert sizes(texts) == {"Глеб Кудеяров": 54, "Пётр Кудеяров": 1}


def test_a_name_of_two_persons_joins_neither_and_names_neither():
    texts = library((20, MAIN), (20, person("Глеб Стужин", "Masc")), (1, person("Глеб Стужин Кудеяров", "Masc")))
    assert sizes(texts) == {"Глеб Кудеяров": 20, "Глеб Стужин": 20, "Глеб Стужин Кудеяров": 1}


def test_a_fuller_name_of_one_text_in_many_does_not_name_a_person():
    assert sizes(library((30, MAIN), (1, person("Глеб Ильич Кудеяров", "Masc")))) == {"Глеб Кудеяров": 31}
    assert sizes(library((10, MAIN), (1, person("Глеб Ильич Кудеяров", "Masc")))) == {"Глеб Ильич Кудеяров": 11}


def test_a_patronymic_that_few_texts_give_does_not_part_the_short_name():
    patronymic = person("Глеб Ильич Кудеяров", "Masc")
    found = sizes(library((40, MAIN), (2, patronymic), (30, SHORT), (1, person("Как Кудеяров"))))
    assert found["Глеб Кудеяров"] == 72


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Катя Зимина", "Екатерина Зимина"),
        ("Лёша Ветров", "Алексей Ветров"),
        ("Саша Ветров", "Александр Ветров"),
        ("Ерлан Жұмағұлов", "Ерлан Жумагулов"),
        ("Алёна Щёголева", "Алена Щеголева"),
        ("Софья Зимина", "София Зимина"),
    ],
)
def test_two_ways_to_write_a_full_name_are_one_person(one, other):
    assert len(sizes(library((2, person(one)), (3, person(other))))) == 1


def test_a_short_first_name_of_two_stays_open():
    found = sizes(library((2, person("Женя Ткач")), (3, person("Евгений Ткач")), (3, person("Евгения Ткач"))))
    assert len(found) == 3
    assert len(sizes(library((2, person("Женя Ткач", "Fem")), (3, person("Евгения Ткач", "Fem"))))) == 1


@pytest.mark.parametrize(
    ("words", "misread"),
    [
        ("как ветров", True),
        ("супруга ветров", True),
        ("сообщили ветров", True),
        ("борис ветров", False),
        ("роза ветрова", False),
        ("ли ветров", False),
        ("матти виртанен", False),
        ("си цзиньпин", False),
        ("касым-жомарт ветров", False),
    ],
)
def test_words_that_are_no_first_name(words, misread):
    assert is_misread(WrittenName(tuple(words.split()))) is misread
