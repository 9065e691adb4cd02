"""Indirect speech, pattern by pattern."""

import pytest

from tests.quotes.drawn_quotes import found, redrawn

DRAWN = [
    "[SPK Иван Котов] [CUE заявил], что [Q мост построят к осени].",
    "[SPK Министр Иван Котов] также [CUE отметил], что [Q денег хватит].",
    "[CUE Как отметил] [SPK Иван Котов], [Q мост построят к осени].",
    "Кроме того, [CUE как отметил] [SPK Котов], [Q денег на мост хватит].",
    "[Q Мост], [CUE как сообщил] [SPK Иван Котов], [Q построят к осени следующего года].",
    "[CUE По словам] [SPK Ивана Котова], [Q мост построят к осени].",
    "[CUE По данным] [SPK Минтранса], [Q дорога закрыта до четверга].",
    "[Q Мост построят к осени этого года], [CUE заявил] [SPK Иван Котов].",
    "[Q Мост закрыли на ремонт], [CUE сообщил] [SPK представитель Дорожного комитета (ДК) Иван Котов].",
    "[SPK 40% опрошенных] [CUE признались], что [Q моста не видели].",
    "[SPK Иван Котов] [CUE призвал] жителей [Q не выходить на лёд].",
    "[SPK Котов] [CUE пообещал] [Q построить мост к осени].",
    "[SPK Анна Лосева] [CUE спросила], [Q когда откроют мост].",
    "В [SPK мэрии] [CUE сообщили], что [Q мост закрыт].",
    "[SPK Иван Котов] [CUE выразил] надежду, что [Q мост построят к осени].",
]


@pytest.mark.parametrize("drawn", DRAWN)
def test_indirect(drawn: str) -> None:
    assert redrawn(drawn) == drawn


def test_gerund_tail_has_the_same_speaker() -> None:
    quotes, _ = found('"Мост почти готов", - сказал Иван Котов, отметив, что дорогу откроют позже.')
    assert [(q.kind, q.speaker, q.rule) for q in quotes] == [
        ("direct", "Иван Котов", "words_after"),
        ("indirect", "Иван Котов", "gerund"),
    ]


def test_chto_may_be_mistyped() -> None:
    (quote,), _ = found("Иван Котов отметил, чтобы были обсуждены сроки.")
    assert quote.speaker == "Иван Котов"


def test_headline_with_a_colon() -> None:
    (quote,), _ = found("Иван Котов: мост построят к осени\n\nВ городе прошло совещание о дороге.")
    assert (quote.rule, quote.kind) == ("headline", "indirect")


@pytest.mark.parametrize(
    "text",
    [
        "Вчера стало известно, что мост закрыли.",
        "Сообщается, что мост закрыли.",
        "Отметим, что мост закрыли ещё весной.",
        "Следует отметить, что мост закрыли.",
        "Иван Котов рассказал о переговорах с соседями.",
        "Соглашение предполагает, что мост закроют.",
        "Согласно закону, мост закрыт.",
        "Мост закрыли, передает Reka.kz.",
        "По просьбе жителей мост открыли раньше срока.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert found(text)[0] == ()


def test_content_ends_where_a_quote_opens() -> None:
    text = "Адвокат Пётр Зимин утверждает, что Котов невиновен: «У него алиби, и суд это видел»."
    quotes, _ = found(text)
    assert [(q.kind, [text[a:b] for a, b in q.spans]) for q in quotes] == [
        ("indirect", ["Котов невиновен"]),
        ("direct", ["У него алиби, и суд это видел"]),
    ]


def test_gerund_after_the_authors_words_is_theirs() -> None:
    drawn = "[Q Мост откроют в мае], [CUE пишет] [SPK Иван Котов], ссылаясь на мэрию."
    assert redrawn(drawn) == drawn


@pytest.mark.parametrize(
    "drawn",
    [
        # another subject says more
        "[SPK Котов] [CUE заявил], что [Q мост готов], а [SPK Лугина] [CUE предложила] [Q открыть его в мае].",
        "[SPK 10% опрошенных] [CUE сказали], что [Q ждут моста], и ещё [SPK 5% гостей] [CUE сообщили], что [Q нет].",
        # the author's words go on
        "[Q Мост закроют на зиму], [CUE говорится] в обзоре [SPK мэрии], с которым ознакомилась «Волна».",
        "[SPK Котов] [CUE заявил], что [Q мост готов], пригрозив водителям штрафами.",
        # what belongs to the infinitive, however far from its verb
        "[SPK Полиция] [CUE призвала] жителей [Q мирно разойтись].",
        "[SPK Котов] [CUE потребовал] от начальника управления дорог города и его помощника [Q уйти в отставку].",
        # who is called by what he does
        "[SPK Недовольные] [CUE обещают], что [Q не уйдут с моста].",
        "[SPK Эксперты][CUE :] [Q мост простоит сто лет]\n\nВ Камске прошло совещание о дороге.",
        # within a clause
        "На мост пришёл Иван Котов, [CUE по словам] [SPK которого] [Q он почти готов].",
    ],
)
def test_where_a_report_begins_and_ends(drawn: str) -> None:
    assert redrawn(drawn) == drawn


def test_what_an_outlet_in_marks_writes_is_no_report_of_its_own() -> None:
    quotes, sources = found("Мост закроют на всю зиму, резюмирует «Волна».")
    assert (quotes, [source.name for source in sources]) == ((), ["Волна"])


@pytest.mark.parametrize(
    "drawn",
    [
        # the author goes on about what the speaker did himself
        "[SPK Анна Лугина] [CUE сказала], что [Q едет по делам], а сама отправилась на вокзал.",
        "[SPK Иван Котов] [CUE уверял], что [Q мост готов], а сам уехал в отпуск.",
        # the subject stands before the insertion, its verb behind it
        "[Q Средняя цена], [CUE по мнению] [SPK Олега Рыбина], [Q может вырасти вдвое].",
        # documents, bodies, several
        "В [SPK документе] [CUE сказано], что [Q мост закроют весной].",
        "[CUE Указано] в отчёте [SPK мэрии], что [Q опоры целы].",
        "[CUE По заключению] [SPK эксперта], [Q опоры моста целы].",
        "На [SPK таможне] [CUE посчитали], что [Q груз опасен].",
        "[SPK Крупные авиакомпании] [CUE считают], что [Q топливо подорожает].",
    ],
)
def test_how_far_and_by_whom(drawn: str) -> None:
    assert redrawn(drawn) == drawn


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("ЦСИ: рубль укрепится к осени\n\nЭксперты ждут роста.", "рубль укрепится к осени", "ЦСИ"),
        ("**ЦСИ: рубль укрепится**\n\nЭксперты ждут роста.", "рубль укрепится", "ЦСИ"),
        ("Дроздов о мосте: он готов\n\nНиколай Дроздов приехал.", "он готов", "Николай Дроздов"),
    ],
)
def test_headlines(text: str, content: str, speaker: str) -> None:
    assert [(text[slice(*q.spans[0])], q.speaker) for q in found(text)[0]] == [(content, speaker)]


@pytest.mark.parametrize(
    "drawn",
    [
        # a subject that only its verb shows to be one
        "[SPK МВД Грузии] [CUE заявило], что [Q фотографы обвиняются в шпионаже].",
        "[SPK Минэкономики], кстати, тоже [CUE объявило], что [Q сбережений стало меньше].",
        "На прошлой неделе [SPK МЧС] [CUE сообщило], что [Q лес не горит].",
        "[SPK Старушки] не [CUE исключают], что [Q прибавку они вернут].",
        # several, counted or shared out
        "[SPK Два рыбака], пытавшиеся уплыть, [CUE заявили], что [Q моста не видели].",
        "[Q Дети не виноваты], [CUE убеждены] [SPK оба родителя].",
        "[SPK Некоторые из советников мэра] [CUE заявили], что [Q мост не нужен].",
        "[CUE По мнению] [SPK большинства опрошенных], [Q мост опасен].",
        "[CUE По словам] ещё [SPK одной подруги Жанны], [Q певица уехала].",
        # a date put in, verbs of two words, nouns for what is said
        "[CUE Как заявил] во вторник, 16 января, [SPK представитель порта Глеб Сизов], [Q порт откроют весной].",
        "[SPK Министр] [CUE дал] понять, что [Q переговоров не будет].",
        "[SPK Сенатор Осин] [CUE обратил] внимание, что [Q закон не работает].",
        "[SPK Учёные] сделали [CUE вывод], что [Q птицы видят поле].",
        "[CUE Заявление] [SPK Котова] о том, что [Q завод закроют], удивило рабочих.",
        "[SPK Анна Лосева] [CUE заявила] [Q о намерении обжаловать приговор].",
        "[SPK Жители] [CUE обратились] к мэру с просьбой [Q открыть мост].",
        # a document that was told of before
        "[SPK Комитет] выпустил доклад. В нём [CUE отмечается], что [Q рек стало меньше].",
        # one passes on what another says
        "Как пишет «Вестник», [CUE по словам] [SPK продавцов], [Q база поступит в сентябре].",
        "[Q Сырья не хватает], [CUE рассказали] «Вестнику» в [SPK отраслевых ассоциациях].",
        # a colon and a predicate without a verb
        "В [SPK министерстве] [CUE подчёркивают]: [Q ограничения временные].",
    ],
)
def test_who_reports(drawn: str) -> None:
    assert redrawn(drawn) == drawn


def test_a_clause_and_then_a_quote_after_according_to() -> None:
    text = "По словам Котова, норма стала звучать иначе: «Выборы назначают на май»."
    assert [(q.kind, text[slice(*q.spans[0])], q.speaker) for q in found(text)[0]] == [
        ("indirect", "норма стала звучать иначе", "Котов"),
        ("direct", "Выборы назначают на май", "Котов"),
    ]


@pytest.mark.parametrize(
    "drawn",
    [
        # the author goes on
        "[SPK Котов] [CUE заверил], что [Q праздник пройдёт спокойно], и не стал говорить о деньгах.",
        "[SPK Котов] [CUE призвал] соседей [Q не вмешиваться] и отверг упрёки.",
        "На вопрос, знает ли он, что моста нет, [SPK Котов] [CUE ответил], что [Q дорога закрыта].",
        "[SPK Глава банка] [CUE заявил], что [Q ставка упадёт] (подробнее: https://example.org/1).",
        # what stands before the insertion belongs to another clause, or to the content
        "Мост закрыт, однако, [CUE как заявил] [SPK Котов], [Q объезд есть].",
        "[Q Порт], [CUE по словам] [SPK Глеба Сизова], [Q откроют весной].",
        # a gerund within the content
        "[SPK Котов] [CUE уверял], что [Q сосед, угрожая судом, требовал денег].",
        # what is asked, with what belongs to it
        "[SPK Котов] [CUE предложил] [Q для начала открыть мост].",
    ],
)
def test_where_the_author_goes_on(drawn: str) -> None:
    assert redrawn(drawn) == drawn


@pytest.mark.parametrize("text", ["Опрос показал, что мост нужен.", "Данные свидетельствуют, что реки мелеют."])
def test_things_that_show_say_nothing(text: str) -> None:
    assert found(text)[0] == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("❗️Мэр Камска Лев Гусев: отопление включат 1 октября", "Лев Гусев"),
        ("Рогов стал лучшим тренером года по версии УЕФА.", None),
        ("В лагере говорят разное:\n- Прайс: это ещё не финиш\nДжон Прайс выиграл гонку.", None),
    ],
)
def test_posts_awards_and_lists(text: str, speaker: str | None) -> None:
    assert [quote.speaker for quote in found(text)[0]] == ([speaker] if speaker else [])
