"""One identity per person, body and place over many texts: what is one, what stays two, whatever the order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article import read_article
from analysis.entities import Entity, Mention, Role, find_entities
from analysis.entities.identities import find_identities
from analysis.language import parse


def person(name: str, gender: str = "", *roles: str) -> Entity:
    return Entity(name, "PER", (Mention(0, 5, name),), roles=tuple(Role(role, 0, 5) for role in roles), gender=gender)


def body(name: str, *, of: str = "", at: int = 100) -> list[Entity]:
    """A body; with `of` («Тарск=Тарска») its owner stands right after it, as an entity of its own."""
    owner, _, form = of.partition("=")
    stop = at + len(name)
    found = [Entity(f"{name} {form or owner}" if of else name, "ORG", (Mention(at, stop, name),))]
    return [*found, place(owner, at=stop + 1)] if of else found


def place(name: str, *, times: int = 1, at: int = 300) -> Entity:
    return Entity(name, "LOC", tuple(Mention(at + 20 * i, at + 20 * i + len(name), name) for i in range(times)))


def groups(**texts: object) -> set[str]:
    """Who is one: «a Ветров, b Борис Ветров»."""
    flat = {
        text: [entity for part in parts for entity in (part if isinstance(part, list) else [part])]
        for text, parts in texts.items()
    }
    found = find_identities(flat.items())
    return {", ".join(f"{m.text} {m.entity.name}" for m in identity.members) for identity in found}


# ---------------------------------------------------------------- persons
def test_a_full_name_is_one_person_wherever_it_stands():
    assert groups(a=[person("Борис Ветров")], b=[person("Ветров Борис")], c=[person("БОРИС ВЕТРОВ")]) == {
        "a Борис Ветров, b Ветров Борис, c БОРИС ВЕТРОВ"
    }


@pytest.mark.parametrize("short", ["Ветров", "Б. Ветров", "Б.И. Ветров", "Борис Ветров"])
def test_a_shorter_name_is_the_only_bearers(short):
    assert groups(a=[person("Борис Ильич Ветров")], b=[person(short)]) == {f"a Борис Ильич Ветров, b {short}"}


@pytest.mark.parametrize("short", ["Ветров", "Б. Ветров"])
def test_a_shorter_name_of_two_stays_alone(short):
    two = {"a": [person("Борис Ветров")], "b": [person("Богдан Ветров")]}
    lone = {"c": [person(short)], "d": [person(short)]}
    assert groups(**two, **lone) == {"a Борис Ветров", "b Богдан Ветров", f"c {short}", f"d {short}"}


def test_other_first_names_and_initials_are_others():
    found = groups(a=[person("Борис Ветров")], b=[person("Анна Ветрова")], c=[person("О. Ветров")])
    assert found == {"a Борис Ветров", "b Анна Ветрова", "c О. Ветров"}


def test_a_lone_surname_goes_by_gender():
    couple = {"a": [person("Борис Ветров", "Masc")], "b": [person("Анна Ветрова", "Fem")]}
    assert groups(**couple, c=[person("Ветрова", "Fem")], d=[person("Ветров", "Masc")]) == {
        "a Борис Ветров, d Ветров",
        "b Анна Ветрова, c Ветрова",
    }
    undeclined = {"a": [person("Борис Лиско", "Masc")], "b": [person("Анна Лиско", "Fem")]}
    assert groups(**undeclined, c=[person("Лиско", "Fem")]) == {"a Борис Лиско", "b Анна Лиско, c Лиско"}
    assert "c Лиско" in groups(**undeclined, c=[person("Лиско")])


def test_a_surname_in_a_case_that_two_may_have_stays_alone():
    man, woman = [person("Борис Ветров", "Masc")], [person("Анна Ветрова", "Fem")]
    assert groups(a=man, b=woman, c=[person("Ветрову")]) == {"a Борис Ветров", "b Анна Ветрова", "c Ветрову"}
    assert groups(a=man, c=[person("Ветрову")]) == {"a Борис Ветров, c Ветрову"}


def test_lone_surnames_are_one_while_no_two_are_known_to_bear_it():
    assert groups(a=[person("Ветров")], b=[person("Ветров")]) == {"a Ветров, b Ветров"}
    sexes = {"a": [person("Лиско", "Masc")], "b": [person("Лиско", "Fem")]}
    assert groups(**sexes, c=[person("Лиско")], d=[person("Лиско")]) == {"a Лиско", "b Лиско", "c Лиско", "d Лиско"}


def test_the_office_tells_which_of_two_is_meant():
    two = {
        "a": [person("Борис Ветров", "", "министр иностранных дел Казахстана")],
        "b": [person("Олег Ветров", "", "тренер")],
    }
    assert groups(**two, c=[person("Ветров", "", "глава МИД РК")]) == {"a Борис Ветров, c Ветров", "b Олег Ветров"}
    assert "c Ветров" in groups(**two, c=[person("Ветров", "", "адвокат")])


def test_another_office_is_another_bearer_of_the_surname_but_not_of_the_full_name():
    minister = [person("Борис Ветров", "", "министр")]
    assert groups(a=minister, b=[person("Ветров", "", "тренер")]) == {"a Борис Ветров", "b Ветров"}
    assert groups(a=minister, b=[person("Борис Ветров", "", "тренер")]) == {"a Борис Ветров, b Борис Ветров"}
    lone = {"a": [person("Ветров", "", "министр")], "b": [person("Ветров", "", "тренер")]}
    assert groups(**lone, c=[person("Ветров", "", "тренер")], d=[person("Ветров")]) == {
        "a Ветров",
        "b Ветров, c Ветров",
        "d Ветров",
    }


@pytest.mark.parametrize("name", ["Анна", "Анна Сергеевна"])
def test_a_first_name_alone_is_nobody_in_particular(name):
    assert groups(a=[person("Анна Сергеевна Ветрова")], b=[person(name)], c=[person(name)]) == {
        "a Анна Сергеевна Ветрова",
        f"b {name}",
        f"c {name}",
    }
    assert groups(a=[person("Франциск", "", "король")], b=[person("Франциск", "", "король")]) == {
        "a Франциск, b Франциск"
    }


def test_what_a_text_tells_apart_stays_apart():
    assert groups(a=[person("Борис Ветров"), person("Ветров")], b=[person("Борис Ветров")]) == {
        "a Борис Ветров, b Борис Ветров",
        "a Ветров",
    }


def test_two_fuller_names_leave_the_shorter_full_name_its_own():
    found = groups(
        a=[person("Анна Сергеевна Ветрова")], b=[person("Анна Петровна Ветрова")], c=[person("Анна Ветрова")],
        d=[person("Анна Ветрова")], e=[person("Ветрова")],
    )  # fmt: skip
    assert found == {
        "a Анна Сергеевна Ветрова",
        "b Анна Петровна Ветрова",
        "c Анна Ветрова, d Анна Ветрова",
        "e Ветрова",
    }


# ---------------------------------------------------------------- bodies and places
def test_bodies_are_one_by_name_and_country():
    found = groups(
        a=body("МИД", of="Казахстан=Казахстана"),
        b=body("Министерство иностранных дел", of="РК"),
        c=body("МИД", of="Россия=России"),
    )
    assert found == {
        "a МИД Казахстана, b Министерство иностранных дел РК",
        "c МИД России",
        "a Казахстан, b РК",
        "c Россия",
    }


def test_a_body_that_every_country_has_goes_by_the_country_that_its_text_names_most():
    known = {"a": body("МИД", of="Казахстан=Казахстана"), "b": body("МИД", of="Россия=России")}
    lone = [body("МИД"), place("Россия", times=1), place("Казахстан", times=3)]
    assert "a МИД Казахстана, c МИД" in groups(**known, c=lone)
    assert "c МИД" in groups(**known, c=[body("МИД"), place("Россия"), place("Казахстан")])
    assert "c МИД" in groups(**known, c=[body("МИД")])
    assert "c МИД, d МИД" in groups(
        **known, c=[body("МИД"), place("Китай")], d=[body("МИД"), place("КНР"), place("Тарск")]
    )


def test_the_only_owner_known_is_meant_where_the_text_names_no_country_or_the_name_is_no_common_one():
    ministry, theatre = body("МИД", of="Казахстан=Казахстана"), body("Сонет", of="Казахстан=Казахстана")
    assert "a МИД Казахстана, b МИД" in groups(a=ministry, b=body("МИД"))
    assert "b МИД" in groups(a=ministry, b=[body("МИД"), place("Россия")])
    assert "a Сонет Казахстана, b Сонет" in groups(a=theatre, b=[body("Сонет"), place("Россия")])


def test_a_body_is_that_of_the_home_which_nearly_all_texts_name():
    home = {f"h{n}": body("Министерство обороны", of="Россия=России") for n in range(6)}
    known = {**home, "x": body("Минобороны", of="Китай=Китая")}
    alone = groups(**known, c=body("Минобороны"), d=[body("Минобороны"), place("Россия"), place("Китай", times=4)])
    ours = ", ".join([f"h{n} Министерство обороны России" for n in range(6)])
    assert f"c Минобороны, d Минобороны, {ours}" in alone
    abroad = groups(**known, y=[body("Минобороны"), place("Китай", times=4)])
    assert "x Минобороны Китая, y Минобороны" in abroad
    elsewhere = groups(**known, y=[body("Минобороны"), place("Япония", times=4)])
    assert "y Минобороны" in elsewhere


def test_a_town_hall_goes_by_the_only_town_that_its_text_names():
    known = {"a": body("мэрия", of="Тарск=Тарска"), "b": body("мэрия", of="Орлов=Орлова")}
    assert "a мэрия Тарска, c мэрия" in groups(**known, c=[body("мэрия"), place("Тарск")])
    assert "c мэрия" in groups(**known, c=[body("мэрия"), place("Тарск"), place("Орлов")])


def test_a_common_noun_names_no_body_of_many_texts():
    assert groups(a=body("Комитет"), b=body("Комитет"), c=body("Комитет защиты родника")) == {
        "a Комитет",
        "b Комитет",
        "c Комитет защиты родника",
    }


def test_an_abbreviation_is_the_only_body_that_has_it():
    full = {"a": body("Тарский союз садоводов")}
    assert groups(**full, b=body("ТСС"), c=body("ТСС")) == {"a Тарский союз садоводов, b ТСС, c ТСС"}
    assert groups(**full, d=body("Товарищество северных сёл"), b=body("ТСС")) == {
        "a Тарский союз садоводов",
        "b ТСС",
        "d Товарищество северных сёл",
    }


def test_companies_by_name_whatever_stands_before_the_marks():
    assert groups(a=body("ОАО «Заря»"), b=body("Заря"), c=body("компания «Заря»"), d=body("Заря-2")) == {
        "a ОАО «Заря», b Заря, c компания «Заря»",
        "d Заря-2",
    }


def test_places_by_the_gazetteer_and_kinds_stay_apart():
    found = groups(a=[place("США")], b=[place("Соединенные Штаты")], c=[place("Тарск")], d=[body("Тарск")])
    assert found == {"a США, b Соединенные Штаты", "c Тарск", "d Тарск"}


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([person("Ветрова"), person("А. Ветрова"), person("Анна Ветрова")], "Анна Ветрова"),
        ([place("Соединённые Штаты"), place("США"), place("Соединённые Штаты")], "США"),
        ([place("Тарск"), place("ТАРСК"), place("ТАРСК")], "ТАРСК"),
        ([*body("ТСС"), *body("Тарский союз садоводов")], "Тарский союз садоводов"),
    ],
)
def test_the_name_that_says_most(names, shown):
    texts = [(f"t{number}", [entity]) for number, entity in enumerate(names)]
    (identity,) = find_identities(texts)
    assert identity.name == shown


# ---------------------------------------------------------------- any texts
SOME = st.sampled_from(
    [person(name, gender, *roles) for name in ("Ветров", "Ветрова", "Борис Ветров", "Б. Ветров", "Анна Ветрова", "Анна")
     for gender in ("", "Masc", "Fem") for roles in ((), ("министр",), ("тренер",))]
    + [*body("МИД"), *body("МИД", of="РК"), *body("ТСС"), *body("Тарский союз садоводов"), place("Китай"), place("КНР")]
)  # fmt: skip


@given(st.dictionaries(st.sampled_from("abcdefg"), st.lists(SOME, max_size=4)), st.randoms())
def test_any_order_gives_the_same_and_nobody_is_lost(texts, chance: random.Random):
    pairs = list(texts.items())
    found = find_identities(pairs)
    chance.shuffle(pairs)
    assert find_identities(iter(pairs)) == found
    members = [(m.text, m.entity.kind, m.entity.name) for identity in found for m in identity.members]
    assert sorted(members) == sorted((text, e.kind, e.name) for text, own in texts.items() for e in own)
    assert all(m.entity.kind == identity.kind for identity in found for m in identity.members)


def test_over_articles():
    articles = {
        "a": "МИД Казахстана ответил. Министр Борис Ветров выступил в Тарске. Анна Ветрова, тренер, молчала.",
        "b": "Ветрова приехала в Тарск. В МИД РК довольны. Ветров промолчал.",
        "c": "Вечером позвонили Ветрову. Борис Ветров взял трубку.",
    }
    found = find_identities(
        (text, find_entities(article, parse(article)))
        for text, article in ((text, read_article(body)) for text, body in articles.items())
    )
    one = {identity.name: "".join(m.text for m in identity.members) for identity in found}
    assert one == {
        "Тарск": "ab",
        "Борис Ветров": "abc",
        "Казахстан": "ab",
        "Анна Ветрова": "ab",
        "МИД Казахстана": "ab",
    }
