"""Gender and number of names, and when a surname is enough."""

import pytest

from analysis.report.agreement import agreement, surname


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Иван Перов", "PER", "masc"),
        ("Ангела Ким", "PER", "femn"),
        ("Никита Ким", "PER", "masc"),
        ("Петрова", "PER", "femn"),
        ("Петров", "PER", "masc"),
        ("John Smith", "PER", "masc"),
        ("Сирия", "LOC", "femn"),
        ("США", "LOC", "plur"),
        ("Соединённые Штаты", "LOC", "plur"),
        ("Новая Зеландия", "LOC", "femn"),
        ("Нью-Йорк", "LOC", "masc"),
        ("Министерство труда", "ORG", "neut"),
        ("Государственная дума", "ORG", "femn"),
        ("Верховный суд", "ORG", "masc"),
        ("МИД", "ORG", "masc"),
        ("News.kz", "ORG", "masc"),
        ("", "ORG", "masc"),
    ],
)
def test_what_a_predicate_agrees_with(name, kind, expected):
    assert agreement(name, kind) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Анна Петрова", "Петрова"),
        ("Анна Петровна Петрова", "Анна Петровна Петрова"),
        ("Ким Чен Ын", "Ким Чен Ын"),
        ("Ли Цян", "Ли Цян"),
        ("Далай-лама", "Далай-лама"),
        ("Анна", "Анна"),
        ("", ""),
    ],
)
def test_a_surname_is_known_by_the_given_name_before_it(name, expected):
    assert surname(name) == expected
