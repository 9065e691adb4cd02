"""The sentences of the first screen, read as a reader reads them, for texts of every shape."""

import datetime
from dataclasses import replace

import pytest

from analysis.card import Card
from analysis.quotes import Source
from analysis.report.pieces import Target
from analysis.report.summary import summary
from pages.shared.words import words_in
from tests.report.made_analysis import cites, headline, made, name, plain, related, says

RU, EN = words_in("ru"), words_in("en")
COMPLETE = Card(title="Заголовок", date=datetime.date(2020, 2, 1))


def told(analysis, words=RU, card=COMPLETE):
    return {
        sentence.name: str(sentence).replace("\N{NO-BREAK SPACE}", " ") for sentence in summary(analysis, card, words)
    }


VISIT = made(
    name("Мухтар Тлеуберди", "PER", 5),
    name("Мухтар Тлеуберди", "PER", 3, form="Тлеуберди"),
    name("Майк Помпео", "PER", 12),
    name("США", "LOC", 21, in_title=12),
    name("Казахстан", "LOC", 20, in_title=4),
    name("Дональд Трамп", "PER", 2),
    name("Токаев", "PER"),
    says("Мухтар Тлеуберди", "direct", 4, words=231),
    says("Мухтар Тлеуберди", "indirect", 4),
    says("Майк Помпео", "direct", 3, words=190),
    says("Майк Помпео", "indirect", 2),
    says("Майк Помпео", "indirect", repeats=9),
    cites("VRK.News", via=1),
    cites("BaigeNews.kz"),
    plain(210),
    related("Читайте также:", "Другая новость"),
)


def test_the_text_of_a_visit():
    assert told(VISIT, card=Card()) == {
        "speakers": "Говорят двое. Мухтар Тлеуберди: 4 прямые цитаты и 4 пересказа; Майк Помпео: 3 и 3.",
        "share": "Прямая речь — 58 % текста.",
        "compared": "Помпео назван чаще (12 против 8), но говорит меньше (190 слов против 231).",
        "named": "Чаще всего названы США — 21 (12 в должностях) и Казахстан — 20 (4).",
        "unheard": "Названы, но не говорят: Трамп, Токаев.",
        "sources": "Источники: VRK.News со ссылкой на BaigeNews.kz.",
        "furniture": "Не учтён блок «Читайте также».",
        "check": "Проверьте: заголовок и дата не указаны; один повтор.",
    }


def test_the_same_in_english():
    assert told(VISIT, EN, Card()) == {
        "speakers": "Two people speak. Мухтар Тлеуберди: 4 direct quotes and 4 paraphrases; Майк Помпео: 3 and 3.",
        "share": "Direct speech is 58% of the text.",
        "compared": "Помпео is named more often (12 against 8) but says less (190 words against 231).",
        "named": "Most named: США — 21 (12 in titles) and Казахстан — 20 (4).",
        "unheard": "Named but unheard: Трамп, Токаев.",
        "sources": "Cited sources: VRK.News, citing BaigeNews.kz.",
        "furniture": "Left out: the block “Читайте также”.",
        "check": "Check: no headline or date given; one repeat.",
    }


def test_every_number_opens_its_evidence():
    targets = {p.text: p.target for sentence in summary(VISIT, Card(), RU) for p in sentence.pieces if p.target}
    assert targets["4 прямые цитаты"] == Target("quotes", {"speaker": "Мухтар Тлеуберди", "kind": "direct"})
    assert targets["190 слов"] == Target("quotes", {"speaker": "Майк Помпео", "kind": "direct"})
    assert targets["12"] == Target("entities", {"entity": "Майк Помпео"})
    assert targets["12 в должностях"] == Target("entities", {"entity": "США", "title": "title"})
    assert targets["один повтор"] == Target("quotes", {"repeats": "only"})
    assert targets["заголовок и дата не указаны"] == Target("", {"card": "open"})
    start, stop = map(int, targets["BaigeNews.kz"].params["at"].split("-"))
    assert VISIT.text[start:stop] == "BaigeNews.kz"
    block = targets["«Читайте также»"]
    assert block.page == "reader" and VISIT.text[int(block.params["at"].split("-")[0]) :].startswith("Читайте также")


def test_no_digit_stands_outside_a_link():
    """But for those that only repeat a total: the words behind a door say where it leads."""
    for sentence in summary(VISIT, Card(), RU):
        outside = "".join(piece.text for piece in sentence.pieces if piece.target is None)
        assert not any(letter.isdigit() for letter in outside), sentence


# ---------------------------------------------------------------- texts of every shape
def test_an_empty_analysis_says_so():
    assert told(made()) == {
        "speakers": "Высказываний не найдено.",
        "named": "Персоны, организации и места не названы.",
    }


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([says("Анна Ким")], "Говорит один человек. Анна Ким: 1 прямая цитата."),
        ([says("источник", who="ROLE", kind="indirect", count=2)], "Говорит один человек. Источник: 2 пересказа."),
        (
            [says("Анна Ким", count=2), says("Минюст", "indirect", who="ORG")],
            "В тексте два спикера. Анна Ким: 2 прямые цитаты; Минюст: 1 пересказ.",
        ),
        (
            [says("Анна Ким", count=5), says("Анна Ким", "indirect"), says("Анна Ким", "fragment", 2)],
            "Говорит один человек. Анна Ким: 5 прямых цитат, 1 пересказ и 2 фрагмента.",
        ),
        ([says("Анна Ким; Пак Чон")], "Говорят двое. Анна Ким: 1 прямая цитата; Пак Чон: 1 прямая цитата."),
        ([says(None)], "Спикер не установлен: 1 высказывание."),
        ([says(None, count=5)], "Спикер не установлен: 5 высказываний."),
    ],
)
def test_who_speaks(parts, expected):
    assert told(made(*parts))["speakers"] == expected


def test_ten_speakers_are_not_all_told():
    parts = [says(f"Спикер{letter}", count=11 - at) for at, letter in enumerate("АБВГДЕЖЗИК")]
    assert told(made(*parts))["speakers"] == (
        "Говорят десять человек. СпикерА: 11 прямых цитат; СпикерБ: 10 прямых цитат; СпикерВ: 9 прямых цитат; "
        "СпикерГ: 8 прямых цитат; ещё 6 спикеров: 27 высказываний."
    )


def test_twenty_one_people():
    parts = [says(f"Спикер{letter}") for letter in "АБВГДЕЖЗИКЛМНОПРСТУФХ"]
    assert told(made(*parts))["speakers"].startswith("Говорит 21 человек. ")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([says("Анна Ким", "indirect"), plain(200)], "Прямой речи нет."),
        ([says("Анна Ким", words=12), plain(48)], "Прямая речь — 12 слов из 60."),
        ([says("Анна Ким", words=21), plain(9)], "Прямая речь — 21 слово из 30."),
        ([says("Анна Ким"), plain(999)], "Прямая речь — меньше 1 % текста."),
        ([says(None, words=50), plain(50)], "Прямая речь — 50 % текста."),
    ],
)
def test_how_much_is_direct_speech(parts, expected):
    assert told(made(*parts))["share"] == expected


def ann(count):
    return name("Анна Ким", "PER", count)


def ivan(count):
    return name("Иван Перов", "PER", count)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            [ann(9), ivan(4), says("Анна Ким", words=30), says("Иван Перов", words=21)],
            "Ким названа чаще (9 против 4) и говорит больше (30 слов против 21).",
        ),
        (
            [ann(9), ivan(4), says("Анна Ким", words=21), says("Иван Перов", words=30)],
            "Ким названа чаще (9 против 4), но говорит меньше (21 слово против 30).",
        ),
        (
            [ann(4), ivan(4), says("Анна Ким", words=30), says("Иван Перов", words=22)],
            "Ким и Перов названы одинаково часто (по 4); больше говорит Ким (30 слов против 22).",
        ),
        (
            [ann(4), ivan(5), says("Анна Ким", words=22), says("Иван Перов", words=22)],
            "Перов назван чаще (5 против 4), а говорят поровну (по 22 слова).",
        ),
        (
            [ann(4), ivan(4), says("Анна Ким", words=21), says("Иван Перов", words=21)],
            "Ким и Перов названы одинаково часто (по 4) и говорят поровну (по 21 слову).",
        ),
        (
            [ann(4), ivan(3), says("Анна Ким", "indirect"), says("Иван Перов", "indirect")],
            "Ким названа чаще (4 против 3).",
        ),
        (
            [says("министр", words=10, who="ROLE"), says("источник", words=5, who="ROLE")],
            "Больше говорит министр (10 слов против 5).",
        ),
        (
            [says("министр", words=10, who="ROLE"), says("источник", "indirect", who="ROLE")],
            "Напрямую цитируется только министр (10 слов).",
        ),
        (
            [ann(4), ivan(3), says("Анна Ким", "indirect"), says("Иван Перов", words=8)],
            "Ким названа чаще (4 против 3); напрямую цитируется только Перов (8 слов).",
        ),
        (
            [
                name("Казахстан", "LOC", 3),
                name("США", "LOC", 5),
                says("США", words=9, who="ORG"),
                says("Казахстан", words=2, who="ORG"),
            ],
            "США названы чаще (5 против 3) и говорят больше (9 слов против 2).",
        ),
    ],
)
def test_named_against_speaking(parts, expected):
    assert told(made(*parts))["compared"] == expected


def test_one_speaker_is_compared_with_nobody():
    assert "compared" not in told(made(ann(3), says("Анна Ким", words=30)))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            [
                ann(9),
                ivan(4),
                says("Анна Ким", words=30),
                says("Иван Перов", words=31),
                says("посол", words=3, who="ROLE"),
            ],
            "Чаще других спикеров названа Ким (9), больше всех говорит Перов (31 слово).",
        ),
        (
            [
                ann(9),
                ivan(4),
                says("Анна Ким", words=50),
                says("Иван Перов", words=31),
                says("посол", words=3, who="ROLE"),
            ],
            "Чаще других спикеров названа и больше всех говорит Ким (9; 50 слов).",
        ),
        (
            [
                ann(4),
                ivan(4),
                says("Анна Ким", words=50),
                says("Иван Перов", words=31),
                says("посол", words=3, who="ROLE"),
            ],
            "Больше всех говорит Ким (50 слов).",
        ),
    ],
)
def test_who_leads_of_three(parts, expected):
    assert told(made(*parts))["compared"] == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([name("Казахстан", "LOC", 9, in_title=1)], "Чаще всего назван Казахстан — 9 (1 в должности)."),
        ([name("Сирия", "LOC", 9), name("Ирак", "LOC", 5)], "Чаще всего названа Сирия — 9."),
        ([name("Министерство труда", "ORG", 2)], "Чаще всего названо Министерство труда — 2."),
        ([name("США", "LOC", 6), name("Ирак", "LOC")], "Чаще всего названы США — 6."),
        ([name("Сирия", "LOC", 9), name("Ирак", "LOC", 6)], "Чаще всего названы Сирия — 9 и Ирак — 6."),
        (
            [name("Сирия", "LOC", 5, in_title=2), name("Ирак", "LOC", 5, in_title=1)],
            "Чаще всего и одинаково часто (по 5) названы Сирия (2 в должностях) и Ирак (1).",
        ),
        (
            [name("Анна Ким", "PER", 3), name("Сирия", "LOC", 3, in_title=1), name("Ирак", "LOC", 2, in_title=2)],
            "Чаще всего и одинаково часто (по 3) названы Ким и Сирия (1 в должности).",
        ),
        (
            [name("Анна Ким", "PER", 6), name("Сирия", "LOC", 5, in_title=2), name("Ирак", "LOC", 4, in_title=1)],
            "Чаще всего названы Ким — 6, Сирия — 5 (2 в должностях) и Ирак — 4 (1).",
        ),
        ([name(letter * 3, "ORG", 3) for letter in "АБВГД"], "Чаще всего (по 3) названы 5 объектов."),
        ([name("Сирия", "LOC")], "Один раз названа: Сирия."),
        ([name("Сирия", "LOC"), name("Ирак", "LOC")], "По одному разу названы: Сирия, Ирак."),
        (
            [name(letter * 3, "ORG") for letter in "АБВГДЕЖЗ"],
            "По одному разу названы: ААА, БББ, ВВВ, ГГГ, ДДД, ЕЕЕ и ещё 2.",
        ),
    ],
)
def test_who_is_named(parts, expected):
    assert told(made(*parts))["named"] == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([ann(2), ivan(2), says("Иван Перов")], "Названа, но не говорит: Ким."),
        ([ann(2), ivan(2), says("Анна Ким")], "Назван, но не говорит: Перов."),
        ([ann(2), ivan(2), says("посол", who="ROLE")], "Названы, но не говорят: Ким, Перов."),
        ([name("Сирия", "LOC", 5), says("посол", who="ROLE")], None),
        ([ann(2), ivan(2)], None),
    ],
)
def test_who_is_named_but_unheard(parts, expected):
    assert told(made(*parts)).get("unheard") == expected


def test_how_many_are_named_alike_opens_them():
    analysis = made(*(name(letter * 3, "ORG", 3) for letter in "АБВГД"))
    (sentence,) = [s for s in summary(analysis, COMPLETE, RU) if s.name == "named"]
    assert {p.text.replace("\N{NO-BREAK SPACE}", " "): p.target for p in sentence.pieces if p.target} == {
        "5 объектов": Target("entities")
    }


def test_what_a_source_leans_on_stands_in_the_accusative():
    text = "Об этом пишет «Волна» со ссылкой на пресс-службу мэрии."
    outlet, office = text.index("Волна"), text.index("пресс-службу")
    chain = (
        Source("Волна", outlet, outlet + 5, "about_this", via=1),
        Source("пресс-служба мэрии", office, len(text) - 1, "with_reference"),
    )
    analysis = replace(made(plain(1)), text=text, sources=chain)
    assert told(analysis)["sources"] == "Источники: Волна со ссылкой на пресс-службу мэрии."
    assert told(analysis, EN)["sources"] == "Cited sources: Волна, citing пресс-служба мэрии."


def test_a_short_name_is_one_that_the_text_has_and_that_fits_nobody_else():
    both = made(
        name("Анна Ким", "PER"),
        name("Анна Ким", "PER", form="Ким"),
        name("Олег Ким", "PER"),
        name("Олег Ким", "PER", form="Ким"),
        name("Олег Лосев", "PER"),
        name("Олег Лосев", "PER", form="Лосев"),
        says("посол", who="ROLE"),
    )
    assert told(both)["unheard"] == "Названы, но не говорят: Анна Ким, Олег Ким, Лосев."


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([cites("Волна")], "Источник: Волна."),
        ([cites("Волна"), cites("Волна")], "Источник: Волна."),
        ([cites("Волна"), cites("Парус")], "Источники: Волна; Парус."),
        (
            [cites("Волна", 1), cites("Парус", 2), cites("Бриз")],
            "Источники: Волна со ссылкой на Парус со ссылкой на Бриз.",
        ),
        ([cites("Волна", 1), cites("Парус", 0)], "Источники: Волна со ссылкой на Парус."),
    ],
)
def test_sources(parts, expected):
    assert told(made(*parts))["sources"] == expected


def test_blocks_left_out():
    two = [related("Читайте также:", "Одно"), related("Фото: Ким")]
    assert told(made(*two))["furniture"] == "Не учтены блоки «Читайте также» и «Фото»."
    assert told(made(*two, *two))["furniture"] == "Не учтены 4 служебных блока, первый из них «Читайте также»."
    bare = related("https://example.org/news")
    assert told(made(bare))["furniture"] == "Не учтён блок «https://example.org/news»."
    long = related("Читайте «Волну» " + "и ещё что-нибудь " * 5)
    assert told(made(long))["furniture"] == "Не учтён блок «Читайте „Волну“ и ещё что-нибудь и ещё…»."


@pytest.mark.parametrize(
    ("parts", "card", "expected"),
    [
        ([headline("Встреча")], Card(), "Проверьте: дата не указана."),
        ([], Card(date=datetime.date(2020, 2, 1)), "Проверьте: заголовок не указан."),
        ([says(None), says("Анна Ким")], COMPLETE, "Проверьте: у 1 высказывания спикер не установлен."),
        ([says("Анна Ким"), *[says("Анна Ким", repeats=0)] * 3], COMPLETE, "Проверьте: три повтора."),
        ([says("Анна Ким"), *[says("Анна Ким", repeats=0)] * 11], COMPLETE, "Проверьте: 11 повторов."),
        ([says("Анна Ким")], COMPLETE, None),
    ],
)
def test_what_to_check(parts, card, expected):
    assert told(made(*parts), card=card).get("check") == expected
