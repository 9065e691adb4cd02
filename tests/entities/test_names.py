"""The nominative of a name: agreement, forms that vote together, women's surnames, undeclined ones."""

import pytest

from analysis.entities.name_readings import person_readings
from analysis.entities.names import recase
from tests.entities.drawn import entities_of

NOMINATIVES = [
    ("Журналисты встретили Сергея Скворцаля у выхода. Скворцаль улыбнулся.", "Сергей Скворцаль"),
    ("Об этом говорили с Доминикой Хольм.", "Доминика Хольм"),
    ("Министра Доминика Грааба ждали. Позже Грааб ушёл.", "Доминик Грааб"),
    ("Интервью Анны Журавлёвой вышло в среду.", "Анна Журавлёва"),
    ("Интервью Павла Журавлёва вышло в среду.", "Павел Журавлёв"),
    ("Он беседовал с Еленой Крушельницкой.", "Елена Крушельницкая"),
    ("Он беседовал с Игорем Крушельницким.", "Игорь Крушельницкий"),
    ("Книгу подарили Бауыржану Тилеуберди.", "Бауыржан Тилеуберди"),
    ("Книгу подарили Майку Ромпео.", "Майк Ромпео"),
    ("Об этом спросили Отара Кикнадзе.", "Отар Кикнадзе"),
    ("Об этом спросили Олесю Бондаренко.", "Олеся Бондаренко"),
    ("Указ подписан Касым-Жомартом Тохтаевым.", "Касым-Жомарт Тохтаев"),
    ("Портрет Екатерины Второй висит в зале.", "Екатерина Вторая"),
    ("Работы Зураба Маридзели выставили в зале.", "Зураб Маридзели"),
    ("На круге Кими Ветронена обогнали.", "Кими Ветронен"),
    ("По наблюдениям Станислава Кукшни, студентов мало.", "Станислав Кукшня"),
    ("Матч судил Йоахим Лёв.", "Йоахим Лёв"),
    # the noun for what he is tells the case
    ("Это визит министра иностранных дел Японии Сейджи Намохары.", "Сейджи Намохара"),
    ("Это матч для нового Чемпиона мира ФИДЕ — Веселина Топалова (Болгария).", "Веселин Топалов"),
    (
        "Пётр Лугин заявил о шантаже со стороны второго подсудимого - Бахытжана Сейтова. Сейтов молчит.",
        "Бахытжан Сейтов",
    ),
    ("На вопрос журналиста Алмаз Нурова ответила сразу.", "Алмаз Нурова"),
    ("Управляющий фондом принца Чарльза Хэнк Диттер считает иначе.", "Хэнк Диттер"),
    ("«Дома затоплены», - сказала жительница дачного массива Бактыгуль Сейткалиева.", "Бактыгуль Сейткалиева"),
]


@pytest.mark.parametrize(("text", "name"), NOMINATIVES)
def test_person(text, name):
    assert name in entities_of(text)


@pytest.mark.parametrize("surname", ["Левандовски", "Шульц", "Ткач", "Хольм"])
@pytest.mark.parametrize(
    "words",
    [
        "Выступила Марта {}.",
        "В докладе Марты {} об этом ни слова.",
        "Это поручили министру Марте {}.",
        "Мы видели министра Марту {}.",
    ],
)
def test_a_womans_surname_without_an_ending_stays(surname, words):
    assert f"Марта {surname}" in entities_of(words.format(surname))


FORMS = {
    "Гулямбеков": ["Гулямбекова", "Гулямбекову", "Гулямбековым", "Гулямбекове"],
    "Штробель": ["Штробеля", "Штробелю", "Штробелем", "Штробеле"],
    "Бенталь": ["Бенталя", "Бенталю", "Бенталем", "Бентале"],
    "Ковальчук": ["Ковальчука", "Ковальчуку", "Ковальчуком", "Ковальчуке"],
    "Дзержницкий": ["Дзержницкого", "Дзержницкому", "Дзержницким", "Дзержницком"],
    "Окуджала": ["Окуджалы", "Окуджале", "Окуджалу", "Окуджалой"],
    "Курцбах": ["Курцбаха", "Курцбаху", "Курцбахом", "Курцбахе"],
}


@pytest.mark.parametrize(("nominative", "form"), [(n, f) for n, forms in FORMS.items() for f in forms])
def test_every_case_of_an_unknown_surname_has_its_nominative_among_the_readings(nominative, form):
    assert nominative.lower() in {r.nominative for r in person_readings(form.lower())}


@pytest.mark.parametrize(("nominative", "forms"), FORMS.items())
def test_the_forms_of_a_surname_make_one_person(nominative, forms):
    genitive, dative, instrumental, _ = forms
    text = (
        f"В зал вошёл Артур {nominative}. Речь {genitive} слушали долго. Потом {dative} задали вопрос. "
        f"Затем с {instrumental} спорили. В конце {nominative} ответил."
    )
    persons = [e for e in entities_of(text).values() if e.kind == "PER"]
    assert [e.name for e in persons] == [f"Артур {nominative}"]


def test_gender_is_told_by_the_name():
    found = entities_of("Анна Зимина и Пётр Лугин приехали в Кедровск.")
    assert found["Анна Зимина"].gender == "Fem"
    assert found["Пётр Лугин"].gender == "Masc"


@pytest.mark.parametrize(
    ("shown", "nominative", "expected"),
    [("ЗИМИНОЙ", "зимина", "ЗИМИНА"), ("Артёма", "артем", "Артём"), ("МакГрегора", "макгрегор", "МакГрегор")],
)
def test_recase(shown, nominative, expected):
    assert recase(shown, nominative) == expected
