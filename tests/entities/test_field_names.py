"""Names as scraped pages, stenograms and regional news write them: who is found, under what name, how often."""

import pytest

from tests.entities.drawn import entities_of


def found(text: str) -> dict[str, tuple[str, int]]:
    return {name: (e.kind, len(e.mentions)) for name, e in entities_of(text).items()}


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        # what a person is, at the head of a line
        ("Аким района Ерлан Сейтов принял жителей.", {"Ерлан Сейтов": 1}),
        ("Аким Ерлан Жумагулов осмотрел дорогу.", {"Ерлан Жумагулов": 1}),
        ("Глава района Савелий Кудеяров уехал.", {"Савелий Кудеяров": 1}),
        ("Губернатор Савелий Кудеяров уехал.", {"Савелий Кудеяров": 1}),
        # surnames in capitals
        ("Министр Игнат ВЕТЛУГИН уехал. По словам ВЕТЛУГИНА, мост закроют.", {"Игнат Ветлугин": 2}),
        ("Выступила Инга ЗИМИНА-ТКАЧ. Её слушал Олег ВЬЮНОВ.", {"Инга Зимина-Ткач": 1, "Олег Вьюнов": 1}),
        # several first names, one surname
        ("Анна и Пётр Кудеяровы открыли кафе.", {"Анна Кудеярова": 1, "Пётр Кудеяров": 1}),
        (
            "Кафе Ольги, Ивана и Глеба Ветровских закрыли.",
            {"Ольга Ветровская": 1, "Иван Ветровский": 1, "Глеб Ветровский": 1},
        ),
        ("Приз вручили Инге и Олегу Зиминым.", {"Инга Зимина": 1, "Олег Зимин": 1}),
        ("Анна пришла с Игнатом Кудеяровым.", {"Анна": 1, "Игнат Кудеяров": 1}),
        # letters of Kazakh
        ("Аким Кайрат Абдиров приехал. «Жол дайын», — сказал Қайрат Әбдіров.", {"Кайрат Абдиров": 2}),
        # words that a page ran together
        ("Выступил министр внутренних делОлег Вьюн.", {"Олег Вьюн": 1}),
        ("Савелий Кудеяровзаявил, что мост готов. Кудеяровсказал это дважды.", {"Савелий Кудеяров": 2}),
        ("Инга Зиминарассказала о реке. Зимина рада.", {"Инга Зимина": 2}),
        # first names that a guess would decline
        ("По словам Матти Виртанена, всё готово.", {"Матти Виртанен": 1}),
        ("Катя Зимина пишет с детства.", {"Катя Зимина": 1}),
    ],
)  # fmt: skip
def test_persons(text, persons):
    assert {name: times for name, (kind, times) in found(text).items() if kind == "PER"} == persons


@pytest.mark.parametrize("text", ["Аким района Ерлан Сейтов принял жителей.", "Глава города уехал."])
def test_a_role_at_the_head_of_a_line_is_no_place_and_no_body(text):
    assert all(kind == "PER" for kind, _ in found(text).values())


@pytest.mark.parametrize(
    ("text", "body"),
    [("Жители написали в ЗАО «ГК «Рассвет».", "ГК «Рассвет»"), ("Суд оштрафовал ОАО «Заря».", "Заря")],
)
def test_one_mark_closes_two_levels_of_a_name(text, body):
    assert list(found(text)) == [body]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Власти Приангарья выделили деньги.", "Приангарье"),
        ("В Заболотье открыли школу.", "Заболотье"),
        ("Жители Предуралья ждут весны.", "Предуралье"),
        ("Они живут в Зауралье.", "Зауралье"),
    ],
)
def test_places_that_the_dictionary_lacks(text, place):
    assert list(found(text)) == [place]


def test_offsets_stay_where_words_were_run_together():
    text = "Выступил министр внутренних делОлег Вьюн. Затем Зимин уехал."
    spans = {text[m.start : m.stop] for e in entities_of(text).values() for m in e.mentions}
    assert spans == {"Олег Вьюн", "Зимин"}
