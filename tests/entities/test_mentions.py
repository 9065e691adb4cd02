"""Where names stand: one sentence of our own for every rule that repairs or adds."""

from itertools import pairwise

import pytest

from tests.entities.drawn import names_in, shown, undraw

CASES = {
    "two names in brackets": "Пилот [PER Грегор Штольц] ([PER Gregor Stolz]) вышел из машины.",
    "a list with bullets": "Заявки подали: • [LOC Чили] • [LOC Парагвай] • [LOC Замбия]",
    "whose before a person": "Директор завода «[ORG Горн]» [LOC Заозёрска] [PER Игорь Хмелёв] промолчал.",
    "Latin letters before a person": "Гендиректор [ORG X] [PER Линда Зимина] промолчала.",
    "an address": "Об этом пишет [ORG Vestnik-Today.kz] со ссылкой на [ORG Полночь.ру].",
    "an address glued": "Об этом рассказал корреспондент[ORG Vestnik.kz] на встрече.",
    "a common abbreviation": "Как пишут СМИ, рост ВВП [LOC Казахстана] замедлился.",
    "a time zone": "Поезд отправится в 19 часов по московскому времени из [LOC Рязани].",
    "a country in a union": "Послы [ORG ЕС] собрались в [LOC Брюсселе], чтобы принять заявление [ORG Евросоюза].",
    "a body by its ending": "«Бюджет принят», — пояснил [ORG Горстройнадзор] [PER Иван Белов].",
    "a body by its ending, declined": "Пробы взяли в [ORG Горводоканале], [ORG Тарскэнерго] ждёт.",
    "a station": "Экипаж [LOC МКС] вернулся в [LOC Казахстан].",
    "a team": "Команда «[ORG Вихрь]» обыграла клуб «[ORG Сокол]».",
    "a ship": "Шаттл «Аврора» и корабль «Надежда» вышли в море.",
    "an airport": "Самолёт сел в аэропорту «[LOC Лебяжье]».",
    "a body in marks": "Директор института «[ORG Ясный день]» выступил с докладом.",
    "a ministry in small letters": "В [ORG министерстве финансов] ответили на запрос.",
    "mid in small letters": "Встреча прошла в [ORG миде].",
    "a continent": "Он стал чемпионом [LOC Европы] по боксу.",
    "a street": "Дом на [LOC улице Гоголя] сгорел ночью.",
    "dwellers": "Костромичи и рязанцы вышли на площадь.",
    "a company form alone": "Владелец ООО и директор ТОО приехали вместе.",
    "a full name in initials": "Слово взял [PER А. С. Воронцов].",
    "whose team, at the opening": "Саратовский «[ORG Сокол]» победил липецкий «[ORG Металлист]».",
    "a lake at the opening": "Река [LOC Урал] поднялась. Вода в реке [LOC Урал] мутная.",
    "a street at the opening": "[LOC Улица Гоголя] перекрыта до мая.",
    "a theatre": "Спектакль идёт в [ORG Театре Зимина] третий год.",
    "a patronymic": "Слово взяла [PER Зинаида Аркадьевна Воронцова].",
}


@pytest.mark.parametrize("drawn", CASES.values(), ids=CASES.keys())
def test_mentions(drawn):
    text, expected = undraw(drawn)
    assert shown(text, names_in(text)) == shown(text, expected)
    assert names_in(text) == expected


def test_a_surname_met_elsewhere_is_found_where_the_model_missed_it():
    text = "Министр Зураб Телашвили приехал. Речь Телашвили длилась час. К Телашвили подошли. За Телашвили закрыли."
    assert [text[start:stop] for _, start, stop in names_in(text)].count("Телашвили") == 3


def test_a_surname_glued_to_the_next_sentence_ends_at_the_capital():
    text = "Об этом сообщил Турар КазангельдинОтметим, что работы идут."
    assert ("PER", "Турар Казангельдин") in shown(text, names_in(text))


def test_names_lie_inside_the_text_and_do_not_overlap():
    text = "\n".join(undraw(drawn)[0] for drawn in CASES.values())
    spans = names_in(text)
    assert all(0 <= start < stop <= len(text) for _, start, stop in spans)
    assert all(one[2] <= other[1] for one, other in pairwise(spans))
