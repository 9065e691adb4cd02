"""Interviews, question-and-answer texts, stenograms: what is answered, by whom, and what is asked.

The answer stands in the text: {D …} a paragraph of an answer, {A …} of a question.
"""

import re
from dataclasses import dataclass

import pytest

from analysis.analyse import analyse
from analysis.article import read_article


@dataclass(frozen=True, slots=True)
class Talk:
    """A text with its answers and questions drawn in, and who gives the answers, in their order."""

    name: str
    drawn: str
    speakers: tuple[str | None, ...]


LEAD = "Главный архитектор Камска Пётр Лунин рассказал «Волне», когда откроют мост.\n\n"

DASHES = [
    Talk(
        "lines in turn",
        LEAD + "— {A Когда откроют мост?}\n— {D В мае.}\n— {A А дорогу?}\n— {D Осенью.}",
        ("Пётр Лунин",) * 2,
    ),
    Talk(
        "one question and one answer",
        "Интервью с Иваном Луниным\n\nМы поговорили с архитектором Иваном Луниным.\n\n"
        "— {A Вы довольны мостом?}\n— {D Да, я доволен.}",
        ("Иван Лунин",),
    ),
    Talk(
        "a question without a question mark",
        LEAD + "— {A Вы строите мост третий год?}\n— {D Второй.}\n— {A Но город его так и не увидел.}\n"
        "— {D Мы ждали денег, и они пришли.}\n— {A Расскажите о дороге.}\n— {D Её начнём летом.}",
        ("Пётр Лунин",) * 3,
    ),
    Talk(
        "an answer of several paragraphs",
        LEAD + "— {A Когда откроют мост?}\n— {D В мае, если не помешает паводок.}\n{D Времянку мы уже укрепили.}\n"
        "{D Лёд на реке тонкий.}\n— {A А дорогу?}\n— {D Осенью.}",
        ("Пётр Лунин",) * 2,
    ),
    Talk(
        "a caption within the answer",
        LEAD + "— {A Когда откроют мост?}\n— {D В мае.}\nИнга Чижова на мосту / Фото: Тимур Алибаев\n"
        "{D Мы успеем до паводка.}\n— {A А дорогу?}\n— {D Осенью.}",
        ("Пётр Лунин",) * 2,
    ),
    Talk(
        "a box between question and answer",
        LEAD + "— {A Когда откроют мост?}\nТакже по теме\nВ Камске закрыли школу\n"
        "Школу закрыли в понедельник, директор Олег Рыбин уволен...\n— {D В мае, мы успеем.}\n— {A А дорогу?}\n"
        "— {D Осенью.}",
        ("Пётр Лунин",) * 2,
    ),
    Talk(
        "headings between the turns",
        LEAD + "О мосте\n— {A Когда откроют мост?}\n— {D В мае.}\nО дороге\n— {A А дорогу?}\n— {D Осенью.}",
        ("Пётр Лунин",) * 2,
    ),
    Talk(
        "an answer that holds a dash as the author's words do",
        LEAD + "— {A Когда откроют мост?}\n— {D Мост мы откроем, — и так было всегда, — в мае.}\n— {A А дорогу?}\n"
        "— {D Осенью.}",
        ("Пётр Лунин",) * 2,
    ),
    Talk(
        "an answer without its dash",
        LEAD + "— {A Вы довольны мостом?}\n— {D Да.}\n— {A А дорогой?}\n{D Я не видел её с осени.}\n"
        "— {A Почему?}\n— {D Мы работали в порту.}",
        ("Пётр Лунин",) * 3,
    ),
    Talk(
        "answers alone: the page has lost its questions",
        "Пётр Лунин рассказал, как строят мост\n\n— {D Думаю, мы успеем к маю. Лёд на реке тонкий.}\n"
        "— {D У меня нет таких данных. Их собирает порт.}\n— {D Нет, я этого не говорил.}",
        ("Пётр Лунин",) * 3,
    ),
    Talk(
        "who is spoken of is not the guest",
        "Задержанный рассказал о деле\n\nАлександр Лунин дал интервью из изолятора.\n\n"
        "— {A Вам дали прозвище Ключник. Откуда оно?}\n— {D Не знаю, я его слышу впервые.}\n"
        "— {A Следователь Игнат Рыбин говорит, что вы молчите.}\n— {D Рыбин ошибается.}\n— {A Вы признаёте вину?}\n"
        "— {D Нет.}",
        ("Александр Лунин",) * 3,
    ),
    Talk(
        "who stands in a caption is not the guest",
        "«Рыбы стало меньше»: эколог Инга Чижова о реке\n\nСавелий Кудеяров на берегу © Волна\n"
        "— {A Вы давно тут?}\n— {D Я работаю десять лет.}\n— {A Рыба есть?}\n— {D Почти нет.}",
        ("Инга Чижова",) * 2,
    ),
    Talk(
        "the guest is named in the headline alone",
        "Инга Чижова: рыбы стало меньше\n\nМы встретились с экологом на берегу.\n\n"
        "— {A Вы давно тут?}\n— {D Я работаю десять лет.}\n— {A Рыба есть?}\n— {D Почти нет.}",
        ("Инга Чижова",) * 2,
    ),
    Talk(
        "nobody is named: open, no chance name",
        "Как живут у реки\n\nРека Тара обмелела. Мы поговорили с рыбаком.\n\n"
        "— {A Вы давно тут?}\n— {D Я рыбачу десять лет.}\n— {A Олег Рыбин вам помогает?}\n— {D Нет, не помогает.}",
        (None,) * 2,
    ),
    Talk(
        "two guests, one after the other",
        "Тренеры о матче\n\nТренер гостей Савелий Кудеяров был краток.\n"
        "— {A Вы довольны игрой?}\n— {D Нет, мы играли плохо.}\n— {A А судьёй?}\n— {D Без комментариев.}\n"
        "Тренер хозяев Игнат Ветлугин остался доволен. Его команда выиграла впервые за год.\n"
        "— {A Вы ждали победы?}\n— {D Мы её ждали год.}\n— {A Что дальше?}\n— {D Отдых.}",
        ("Савелий Кудеяров",) * 2 + ("Игнат Ветлугин",) * 2,
    ),
    Talk(
        "what the author adds is not the guest's",
        LEAD + "— {A Вы довольны мостом?}\n— {D Да, я доволен.}\n— {A А дорогой?}\n— {D Нет.}\n"
        "Лунин строит мосты двадцать лет. Пётр Лунин родился в Таре и учился в Камске.",
        ("Пётр Лунин",) * 2,
    ),
    Talk(
        "dashes of other kinds",
        LEAD + "- {A Когда откроют мост?}\n- {D В мае.}\n– {A А дорогу?}\n– {D Осенью.}",
        ("Пётр Лунин",) * 2,
    ),
]

PLAIN = [
    Talk(
        "bold questions",
        LEAD + "{A Пётр Сергеевич, когда откроют мост?}\n{D В мае. Мы закончили опоры.}\n\n"
        "{A А если помешает паводок?}\n"
        "{D Тогда в июне.}\n{D Я такого не помню, но мы готовимся.}\n\n"
        "{A Расскажите о дороге.}\n{D Её мы начнём летом.}",
        ("Пётр Лунин",) * 3,
    ),
    Talk(
        "bold questions in their marks",
        LEAD + "**{A Вы довольны мостом?}**\n{D Я доволен. Он прочен.}\n**{A А дорогой?}**\n{D Мы её не строили.}",
        ("Пётр Лунин",) * 2,
    ),
    Talk(
        "questions of two sentences, a byline at the end",
        LEAD + "{A Мост строят третий год. Вы довольны?}\n{D Да, я доволен.}\n{A Что вам мешало?}\n{D Нам мешал лёд.}\n"
        "Беседовала Анна Котова",
        ("Пётр Лунин",) * 2,
    ),
    Talk(
        "bold questions, answers with a dash",
        LEAD + "{A Вы довольны мостом?}\n— {D Да, я доволен.}\n{A А дорогой?}\n— {D Нет, её мы не строили.}",
        ("Пётр Лунин",) * 2,
    ),
]

LABELS = [
    Talk(
        "Вопрос, Ответ",
        "Мэр ответил жителям\n\nМэр Камска Иван Котов встретился с жителями.\n\nВопрос: {A Когда откроют мост?}\n"
        "Ответ: {D В мае.}\nВопрос: {A А дорогу?}\nОтвет: {D Осенью. Деньги нашли.}\n{D Подрядчик уже работает.}\n"
        "Вопрос: {A Почему так долго?}\nОтвет: {D Лёд.}",
        ("Иван Котов",) * 3,
    ),
    Talk(
        "Вопрос, and the answer under it",
        "Мэр ответил жителям\n\nМэр Камска Иван Котов встретился с жителями.\n\nВопрос 1: {A Когда откроют мост?}\n"
        "{D В мае.}\nВопрос 2: {A А дорогу?}\n{D Осенью.}",
        ("Иван Котов",) * 2,
    ),
    Talk(
        "an outlet asks",
        "Интервью с банкиром\n\nРБК: {A Когда снизится ставка?}\nОлег Рыбин: {D Летом.}\n"
        "РБК: {A Говорят, что осенью.}\nО. Рыбин: {D Нет, цены не растут.}\n{D Мы это видим.}",
        ("Олег Рыбин",) * 2,
    ),
    Talk(
        "a journalist's word, initials",
        "Савелий Кудеяров: игра будет трудной\n\nКорр.: {A Как игра?}\nС. К.: {D Неплохо.}\nКорр.: {A А судья?}\n"
        "С. К.: {D Без комментариев.}",
        ("Савелий Кудеяров",) * 2,
    ),
    Talk(
        "only the answers have a name",
        "Беседа о реке\n\n{A Вы давно тут?}\nИнга Чижова: {D Десять лет.}\n{A Рыба есть?}\nИнга Чижова: {D Почти нет.}",
        ("Инга Чижова",) * 2,
    ),
    Talk(
        "a stenogram: surname and initials in capitals",
        "Заседание совета\n\nВЕТЛУГИН И. С.: {D Коллеги, предлагаю начать. У нас два вопроса.}\n\n"
        "ЛУЗГИН П. А.: {D Насосы куплены.}\n\n{D Монтаж начнём в апреле.}\n\nВЕТЛУГИН И. С.: {D Когда закончите?}\n\n"
        "ЛУЗГИН П. А.: {D К первому июня.}",
        ("Ветлугин И. С.", "Лузгин П. А.") * 2,
    ),
    Talk(
        "a role presides",
        "Заседание совета\n\nСпикер: {D Начинаем работу.}\nЛузгин П. А.: {D Насосы куплены.}\n"
        "Спикер: {D Переходим к голосованию.}",
        ("спикер", "Лузгин П. А.", "спикер"),
    ),
    Talk(
        "a time before the name",
        "[00:00:05] Анна Рыбина: {A Когда откроют мост?}\n[00:00:12] Иван Котов: {D В мае.}\n"
        "[00:00:15] Анна Рыбина: {A А дорогу?}\n[00:00:20] Иван Котов: {D Осенью.}",
        ("Иван Котов",) * 2,
    ),
    Talk(
        "a name in a line of its own",
        "О мосте\n\nИван Котов:\n{D Мост нужен всем.}\nАнна Рыбина:\n{D Но денег нет.}\nИван Котов:\n{D Найдём.}",
        ("Иван Котов", "Анна Рыбина", "Иван Котов"),
    ),
    Talk(
        "a remark in brackets",
        "Разговор о мосте\n\nИван Котов: {D Мост нужен всем.}\nАнна Рыбина (улыбается): {D Но денег нет.}\n"
        "Иван Котов: {D Найдём.}",
        ("Иван Котов", "Анна Рыбина", "Иван Котов"),
    ),
]

NONE = [
    Talk(
        "questions to the reader",
        "Как получить выплату\n\nКому она положена?\nСемьям с детьми.\nКуда идти?\nВ МФЦ.",
        (),
    ),
    Talk(
        "questions of a columnist",
        "Колонка о мосте\n\nПочему мост не строят? Кому это выгодно?\nОтвет прост: денег нет.\n"
        "Но разве налоги не платят?\nПлатят. И будут платить.",
        (),
    ),
    Talk(
        "a list under a colon",
        "Планы города\n\nМэр перечислил дела на год:\n— Отремонтировать мост;\n— Построить школу;\n— Закрыть свалку.",
        (),
    ),
    Talk(
        "other stories with a question mark",
        "Мост закрыт\n\nМост закрыли в понедельник.\n- Суд отложил дело\n- Когда откроют мост?\n"
        "- Кто заплатит за дорогу?\nРемонт начнётся весной.",
        (),
    ),
    Talk("lines with a colon", "Мост закрыт\n\nПричина: трещина.\nСрок: до весны.\nВывод: ехать в объезд.", ()),
    Talk(
        "subheadings of a news text that begin with a name",
        'Съезд в Камске\n\nЛунин: "Камская партия" строит мост\n\n'
        '"Мост откроют в мае", - сказал мэр Иван Лунин.\n\n"Дорогу построим к осени", - добавил он.\n\n'
        'Котов: дорога подождёт\n\n"Денег на дорогу нет", - возразил казначей Пётр Котов.\n\n'
        'Лунин: деньги найдутся\n\n"Мы их нашли", - подчеркнул мэр.',
        (),
    ),
    Talk(
        "statements in marks under a name and a colon",
        "Два мэра о мосте\n\nИван Лунин о мосте: «Я жду его с детства. Мы откроем его в мае!»\n\n"
        "Мэр уверен в успехе.\n\nПётр Котов о дороге: «Я её не дождусь. Кто за неё заплатит?»",
        (),
    ),
    Talk(
        "where books came out",
        "Что читать зимой\n\nИнга Чижова «Мост»\nМ.: Волна, 2018. – 352 с.\nПовесть о реке.\n\n"
        "Пётр Котов «Дорога»\nМ.: Заря, 2019\nРоман о степи.\n\nОлег Рыбин «Дом»\n"
        "– СПб.: Кама, 2020, 190 стр.\nРассказы.",
        (),
    ),
    Talk(
        "an answer that ends with a year",
        "Интервью\n\nРБК: {A Какой год вы запомнили?}\nОлег Рыбин: {D Тот, когда построили мост, 2018.}\n"
        "РБК: {A А ещё?}\nОлег Рыбин: {D Год паводка.}",
        ("Олег Рыбин",) * 2,
    ),
    Talk(
        "answers that end with a year or go on with «с»",
        "Беседа с Олегом Рыбиным\n\nВ.: {A Где и когда вы родились?}\nО.: {D Родился в Туле, 1956.}\n"
        "В.: {A А билет почём?}\nО.: {D Билет стоит, думаю, 1500–2000 с учётом сборов.}",
        ("Олег Рыбин",) * 2,
    ),
    Talk("a score", "Итоги тура\n\nКамск — Тара: 2:1\nЗаря — Волна: 0:0\nКама: 3 очка", ()),
]

TALKS = (*DASHES, *PLAIN, *LABELS, *NONE)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.name)
def test_talk(talk: Talk) -> None:
    text = re.sub(r"\{[DA] |\}", "", talk.drawn)
    found = analyse(read_article(text))
    answers = [quote for quote in found.quotes if quote.rule == "answer"]
    marks = [(span, "D") for quote in answers for span in quote.spans]
    marks += [(span, "A") for question in found.questions for span in question.spans]
    for (start, stop), sign in sorted(marks, reverse=True):
        text = text[:start] + "{" + f"{sign} {text[start:stop]}" + "}" + text[stop:]
    assert text == talk.drawn
    assert [_plain(quote.speaker) for quote in answers] == [_plain(speaker) for speaker in talk.speakers]


def _plain(speaker: str | None) -> str | None:
    """A name without regard to capitals: stenograms print surnames in them."""
    return speaker.lower().rstrip(".") if speaker else None


def test_a_story_told_with_dashes_has_its_own_speakers() -> None:
    text = (
        "Дорога домой\n\nАнна Лосева вышла из дома.\n— Куда ты? — спросил муж.\n— К матери, — ответила она.\nСтемнело."
    )
    assert [(q.speaker, q.rule) for q in analyse(read_article(text)).quotes] == [
        ("муж", "dash_line"),
        ("Анна Лосева", "dash_line"),
    ]


def test_who_asks_is_told_where_the_line_says_so() -> None:
    text = "Интервью\n\nРБК: Когда снизится ставка?\nОлег Рыбин: Летом.\nРБК: Почему?\nОлег Рыбин: Цены не растут."
    assert [question.by for question in analyse(read_article(text)).questions] == ["РБК", "РБК"]


def test_what_is_quoted_within_an_answer_is_no_statement_of_its_own() -> None:
    text = (
        "Беседа с Ингой Чижовой\n\n— Мэр Иван Котов заявил, что рыба есть. Вы согласны?\n"
        "— Нет. Рыбаки говорят: «Сети пусты с самой весны». Я сказала, что проверю.\n— Проверили?\n— Да, я проверила."
    )
    found = analyse(read_article(text))
    assert [quote.rule for quote in found.quotes] == ["answer", "answer"]
