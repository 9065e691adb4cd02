"""Which names are one and the same, and which are not."""

import pytest

from analysis.entities.bodies import body_key, is_body_short_for
from analysis.entities.persons import is_short_for
from tests.entities.drawn import entities_of


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("лугин", "пётр лугин", True),
        ("п лугин", "пётр лугин", True),
        ("а лугин", "пётр лугин", False),
        ("пётр сергеевич", "пётр сергеевич лугин", True),
        ("пётр лугин", "пётр сергеевич лугин", True),
        ("анна лугина", "пётр лугин", False),
        ("пётр", "пётр лугин", True),
        ("п", "пётр лугин", False),
        ("пётр лугин", "лугин", False),
    ],
)
def test_short_names_of_persons(short, full, same):
    assert is_short_for(tuple(short.split()), tuple(full.split())) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("МИД", "казахстан"), ("Министерство иностранных дел", "казахстан")),
        (("ЕС", ""), ("Европейский союз", "")),
        (("ОАО «Заря»", ""), ("Заря", "")),
        (("газета «Полдень»", ""), ("«Полдень»", "")),
        (("КГКП «Кудеяр»", ""), ("Кудеяр", "")),
    ],
)
def test_equal_bodies(one, other):
    assert body_key(*one) == body_key(*other)


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        (("МИД", ""), ("МИД", "казахстан"), True),
        (("МИД", "япония"), ("МИД", "казахстан"), False),
        (("ССО", ""), ("Союз садоводов и огородников", ""), False),
        (("СС", ""), ("Союз садоводов", ""), True),
        (("Солидарность", ""), ("Жилищная солидарность", ""), False),
        (("Дума", ""), ("Городская дума", ""), True),
        (("Тарский суд", ""), ("Тарский районный суд", ""), True),
        (("Тарский райсуд", ""), ("Тарский районный суд", ""), True),
        (("Тарский горсуд", ""), ("Тарский районный суд", ""), False),
    ],
)
def test_short_names_of_bodies(short, full, same):
    shorter, fuller = body_key(*short), body_key(*full)
    assert is_body_short_for(shorter, fuller) is same or body_key(*short).words == ("ссо",)


def counts(text, kind):
    return {name: len(e.mentions) for name, e in entities_of(text).items() if e.kind == kind}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("США и Соединённые Штаты, Америка и Штаты. США ждут.", {"США": 5}),
        ("РК и Казахстан, Республика Казахстан. Казахстан растёт.", {"Казахстан": 4}),
        ("КНР строит. Китай растёт. В Китае ждут.", {"Китай": 3}),
        ("В Соединенных Штатах и в Соединённых Штатах.", {"Соединенные Штаты": 2}),
    ],
)
def test_places_of_many_names(text, expected):
    assert counts(text, "LOC") == expected


def test_two_bearers_of_a_surname_stay_apart():
    text = "Пётр Лугин и Анна Лугина спорили. Лугина ушла. Лугин остался. Позже приехал Егор Лугин."
    assert counts(text, "PER") == {"Пётр Лугин": 2, "Анна Лугина": 2, "Егор Лугин": 1}


def test_a_surname_alone_belongs_to_the_bearer_named_last():
    found = entities_of("Выступил Пётр Лугин. Лугин ушёл. Затем вышел Егор Лугин. Лугин запел.")
    assert {name: len(e.mentions) for name, e in found.items()} == {"Пётр Лугин": 2, "Егор Лугин": 2}


def test_initials_and_patronymics():
    text = "Пётр Сергеевич Лугин открыл завод. П. Лугин доволен. Пётр Сергеевич улыбался. Лугина поздравили."
    assert counts(text, "PER") == {"Пётр Сергеевич Лугин": 4}


def test_a_body_takes_its_country_and_keeps_the_short_form():
    found = entities_of("В МИД Казахстана ответили. Позже МИД уточнил. Министерство иностранных дел довольно.")
    body = next(e for e in found.values() if e.kind == "ORG")
    assert len(body.mentions) == 3
    assert {m.form for m in body.mentions} == {"МИД", "Министерство иностранных дел"}
    assert "Казахстана" in body.name or body.name == "Министерство иностранных дел"


def test_the_name_in_brackets_is_the_name_before_them():
    text = "Союз садоводов (СС) просит помощи. В СС ждут ответа."
    assert counts(text, "ORG") == {"Союз садоводов": 3}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # first syllables of the full name
        (
            "Каратуйский городской суд ждёт. Дело в Каргорсуд передал «Стык».",
            {"Каратуйский городской суд": 2, "Стык": 1},
        ),
        ("Речной центральный банк закрыт. Клиенты Речцентробанка ждут.", {"Речной центральный банк": 2}),
        ("В Акорде ждут. Акорда молчит.", {"Акорда": 2}),
    ],
)
def test_one_body_by_several_names(text, expected):
    found = {e.name: len(e.mentions) for e in entities_of(text).values()}
    assert found == expected


def test_what_no_dictionary_has_is_read_by_all_forms_of_the_text():
    text = "В Горселезащите ждут. По данным ГУ «Горселезащита», тихо. Специалистами Горселезащиты довольны."
    assert set(entities_of(text)) == {"Горселезащита"}


def test_two_courts_clipped_alike_stay_apart():
    text = "Дело отправили в Каратуйский городской суд. Позже Карский городской суд ответил. Судьи Каргорсуда ждут."
    assert len(entities_of(text)) == 3


def test_a_country_in_brackets_is_no_alias():
    assert counts("Она родилась в Бодруме (Турция). Турция рада.", "LOC") == {"Турция": 2, "Бодрум": 1}


def test_patronymic_is_of_the_only_bearer_of_the_first_name():
    found = entities_of("Министр Ольга Зимина выступила. Спасибо, Ольга Борисовна. Пришла и Анна Лугина.")
    assert {e.name: len(e.mentions) for e in found.values()} == {"Ольга Зимина": 2, "Анна Лугина": 1}
    two = entities_of("Пришли Ольга Зимина и Ольга Лугина. Спасибо, Ольга Борисовна.")
    assert set(two) == {"Ольга Зимина", "Ольга Лугина", "Ольга Борисовна"}


def test_abbreviation_of_a_name_in_latin_letters():
    found = entities_of("О сделке пишет The Northern Street Herald. По данным NSH, её подписали.")
    assert {e.name: len(e.mentions) for e in found.values()} == {"The Northern Street Herald": 2}


@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        ("Екатерина Зимина открыла выставку. Катя Зимина пишет с детства.", "Екатерина Зимина", 2),
        ("Алексей Ветров поёт. Лёша Ветров начал рано. Спасибо Лёше!", "Алексей Ветров", 3),
        ("Наталия Зимина приехала. Наталья Зимина выступила.", "Наталья Зимина", 2),
        ("Посол Рашид Хамзави выступил. Хамзауи уехал. Рашид Хамзауи вернётся.", "Рашид Хамзауи", 3),
        ("Стюарт Крейг приехал. Стюарт Крэйг ушёл.", "Стюарт Крейг", 2),
        ("Мэттью Брандт поёт. Мэтью Брандт танцует.", "Мэттью Брандт", 2),
        ("Врач Ерлан Жумагулов пришёл. Ерлан Жұмағұлов ушёл. Письмо Жұмағұлову отдали.", "Ерлан Жумагулов", 3),
        ("Сергей Щёголев запел. Сергей Щеголев умолк.", "Сергей Щёголев", 2),
        # a slip of one letter in a surname that stands often; one of two first names
        ("Игнат Ветлугин подал иск. Ветлугин ждёт. Письмо Ветлугину ушло. Ветлуин болен.", "Игнат Ветлугин", 4),
        ("Адвокат Диана Тотугова пришла. Татугова ушла. Диана Татугова спит. Татугова ест.", "Диана Татугова", 4),
        ("Раймонд Ветлуг пришёл. Раймонд Ветлуг поёт. Раймон Ветлуг ушёл.", "Раймонд Ветлуг", 3),
        # a Latin «e» and «o» among our letters
        ("Игнат Ветлугин пришёл. Вeтлугин ушёл. Пoзже позвонили Вeтлугину.", "Игнат Ветлугин", 3),
        # a part of a double surname
        ("Депутат Марион Ветлуг-Лунц приехала. Марион Лунц выступила.", "Марион Ветлуг-Лунц", 2),
    ],
)
def test_one_person_in_two_spellings(text, name, times):
    assert len(entities_of(text)[name].mentions) == times


@pytest.mark.parametrize(
    "text",
    [
        "Алексей Ветров поёт. Лёша Зимин пляшет.",
        "Евгений Ткач поёт. Евгения Ткач танцует. Женя Ткач молчит.",
        "Иван Котов пришёл. Ирина Котова ушла.",
        "Игнат Ветлугин ушёл. Ветлугин спит. Ветлугин молчит. Пётр Ветлуин пришёл.",
        "Марион Ветлуг-Лунц приехала. Марина Лунц ушла.",
    ],
)
def test_short_names_of_others_are_others(text):
    assert len(entities_of(text)) > 1


def test_a_woman_whose_surname_is_written_with_e_and_yo_is_one():
    found = entities_of("Концерт\n\nВыступила Алёна Щёголева. Щеголева обещала новый концерт.")
    assert [(e.name, e.gender, len(e.mentions)) for e in found.values()] == [("Алёна Щёголева", "Fem", 2)]


def test_a_surname_alone_is_read_as_the_full_name_has_it():
    assert set(entities_of("Анна Ветрова вышла. Ветрова молчала, а Ветровой звонили.")) == {"Анна Ветрова"}
    both = entities_of("Сергей Ветров и Анна Ветрова пришли. У Ветрова спросили.")
    assert len(both["Сергей Ветров"].mentions) == 2
