"""What real files have in them: lines broken by a program, dates behind words, short pages, other languages."""

import csv
import datetime
import io
import json

import pytest

from analysis.article import read_article
from analysis.reading import ReadingError, read_bytes
from analysis.reading.document import Left, day_of
from analysis.reading.files import read_any

DAY = datetime.date(2024, 3, 5)


def paragraphs(text: str) -> list[str]:
    return [text[start:stop].replace("\n", " ") for start, stop in read_article(text).paragraphs]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Парк в Заречье закроют до осени\n\nГлава района Тихон Берёзов сообщил на встрече с жителями\nпосёлка, "
            "что в парке уберут сухие деревья и проложат\nновые дорожки.\n\nРаботы начнутся в июне.",
            [
                "Парк в Заречье закроют до осени",
                "Глава района Тихон Берёзов сообщил на встрече с жителями посёлка, что в парке уберут сухие деревья и "
                "проложат новые дорожки.",
                "Работы начнутся в июне.",
            ],
        ),
        (
            "   Школа откроется в сентябре, и первыми в неё пойдут дети из\nдвух деревень, сообщила директор.\n   "
            "Учителя уже приехали. Им дали жильё в новом доме у самой\nреки.",
            [
                "Школа откроется в сентябре, и первыми в неё пойдут дети из двух деревень, сообщила директор.",
                "Учителя уже приехали. Им дали жильё в новом доме у самой реки.",
            ],
        ),
        (
            "— Мы ждали этого моста двадцать лет, и вот наконец по нему\nпошли первые машины.\n"
            "— А что будет с паромом?\n— Паром останется: на нём летом катаются туристы, и он давно\nлюбим городом.",
            [
                "— Мы ждали этого моста двадцать лет, и вот наконец по нему пошли первые машины.",
                "— А что будет с паромом?",
                "— Паром останется: на нём летом катаются туристы, и он давно любим городом.",
            ],
        ),
    ],
)
def test_lines_that_a_program_broke_are_one_paragraph(text, right):
    assert paragraphs(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "Мост открыт.\nПо нему пошли машины.\nЖители довольны.",
        "ЛУЗГИН П. А.: Насосы куплены, монтаж начнём в апреле.\nВЕТЛУГИН И. С.: Когда закончите?",
        "Участники совещания:\n- мэр Борис Кленов\n- глава района Вера Лесная\n- директор школы",
        "Мост открыт, и по нему пошли машины, а паром остался для туристов, которые приезжают сюда каждое лето вот уже"
        " лет двадцать.\nжители довольны",
        "яблоки,\nгруши,\nсливы",
    ],
)
def test_lines_of_their_own_stay_apart(text):
    assert paragraphs(text) == [line for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("spoilt", "plain"),
    [
        ("ска\u00adзал Ве\u00adтлугин", "сказал Ветлугин"),
        ("посёлок Ко\u0301сово", "посёлок Косово"),
        ("Пе\u200bтров\u2060 приехал", "Петров приехал"),
        ("Йод и ёж", "Йод и ёж"),
    ],
)
def test_signs_inside_of_words_are_no_letters(spoilt, plain):
    assert read_bytes(spoilt.encode()).text == plain


@pytest.mark.parametrize(
    "line",
    [
        "Опубликовано: 5 марта 2024 г. в 09:15 | Автор: Глеб Ступин",
        "Дата публикации: 05.03.2024",
        "Обновлено 5 марта 2024, 10:00",
        "5 марта 2024 09:15",
        "09:15, 5 марта 2024",
        "05.03.2024 | 09:15 | Общество",
        "Published: March 5, 2024",
        "Размещено — 5 марта 2024 года",
    ],
)
def test_a_line_that_says_when(line):
    assert day_of(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "5 марта 2024 года мост открыли для машин",
        "Дата открытия моста не названа",
        "5 марта 2024 года мост открыли.",
        "Мост открыт 5 марта 2024",
        "Опубликовано письмо жителей",
    ],
)
def test_a_line_that_tells_something(line):
    assert day_of(line) is None


def test_the_day_under_the_headline_of_a_plain_text():
    text = "Мост закрыли\n\n12 апреля 2024 06:42\n\nПоделиться\n\nМост через Тару закрыли на сутки."
    (document,) = read_any("мост.txt", text.encode())
    assert (document.text, document.card.date) == (text, datetime.date(2024, 4, 12))
    aside = read_article(text)
    assert [text[f.start : f.stop] for f in aside.furniture if f.rule == "button"] == ["Поделиться"]


@pytest.mark.parametrize("meta", ["div", "p", "span"])
@pytest.mark.parametrize("around", ["article", "main"])
def test_a_short_page_keeps_its_paragraphs(meta, around):
    page = (
        f"<html><body><{around}><h1>Рынок закрыли</h1><{meta} class='info'>5 марта 2024, 09:15 | Глеб Ступин</{meta}>"
        "<p>Рынок у вокзала закрыли на два дня. Об этом сообщила пресс-служба города.</p>"
        f"<p>«Чиним крышу», — сказал директор рынка Олег Вьюн.</p></{around}></body></html>"
    )
    (document,) = read_any("рынок.html", page.encode())
    assert document.card.date == DAY
    assert document.text.split("\n") == [
        "Рынок закрыли",
        "",
        "Рынок у вокзала закрыли на два дня. Об этом сообщила пресс-служба города.",
        "«Чиним крышу», — сказал директор рынка Олег Вьюн.",
    ]


def test_mac_cyrillic_is_told_by_its_capitals():
    text = "Глава района Тихон Берёзов приехал в Заречье. «Парк закроют до осени», — сказал он. Жители согласны."
    reading = read_bytes(text.encode("mac_cyrillic"))
    assert (reading.text, reading.encoding) == (text, "MacCyrillic")


KAZAKH = "Биыл қалада жеті көше жөнделеді, деді аудан әкімі. Жөндеу жұмыстары мамыр айында басталады."
NOTE = (
    "Аким района Ерлан Жумагулов рассказал о ремонте дорог. «Жол дайын, көше жөнделеді», — сказал он. Депутаты "
    "маслихата Гүлнар Әбенова, Дәурен Сейітов и Қайрат Өмірбеков попросили не забыть о школах."
)


def test_a_russian_note_with_names_of_another_language_is_taken():
    assert read_bytes(NOTE.encode()).text == NOTE


def test_a_paragraph_of_another_language_is_set_aside():
    text = f"{NOTE}\n{KAZAKH}\nВидео: пресс-служба"
    read_bytes(text.encode())
    article = read_article(text)
    assert next((text[f.start : f.stop], f.rule) for f in article.furniture) == (KAZAKH, "another_language")
    assert [text[start:stop] for start, stop in article.body] == [NOTE]


@pytest.mark.parametrize(
    ("line", "aside"),
    [
        ("The mayor came to the city and promised to build a school.", True),
        ("Photo: Anna Kim / Vesti Press Agency", False),
        ("Apple Watch Series 9", False),
        ("Он сказал: the mayor came to the city and promised a school.", False),
    ],
)
def test_a_paragraph_in_latin_letters_is_set_aside(line, aside):
    rules = [f.rule for f in read_article(f"{NOTE}\n{line}\nМост открыт.").furniture]
    assert ("another_language" in rules) is aside


def test_a_text_of_another_language_is_refused():
    with pytest.raises(ReadingError, match="буквы другого языка"):
        read_bytes(f"{KAZAKH}\n{KAZAKH}\nМост открыт.".encode())


def test_json_of_a_service(tmp_path):
    record = {"title": "Парк закроют", "content": "Парк закроют до осени. Жит… [+1203 chars]"}
    record["description"] = "Парк в Заречье закроют до осени. Жители согласны, дорожки проложат новые."
    (document,) = read_any("служба.json", json.dumps({"articles": [record]}).encode())
    assert document.text == f"Парк закроют\n\n{record['description']}"


ANALYTICS = [
    *("Дата", "Время", "Hash сообщения", "Id сообщения", "Заголовок", "Текст", "Источник", "Url", "Тип источника"),
    *("Автор", "Url автора", "Место публикации", "Url места публикации", "Аудитория", "Тональность", "Регион"),
]
SOCIAL = [
    *(
        "Время публикации",
        "Текст сообщения",
        "Ссылка на сообщение",
        "Кто пишет",
        "Где пишет",
        "Площадка",
        "Тональность",
    ),
]


def exported(headers: list[str], *rows: dict[str, str]) -> bytes:
    lines = [["Отчёт"], [], ["Тема", "Парк"], headers, *([row.get(name, "") for name in headers] for row in rows)]
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(lines)
    return written.getvalue().encode("cp1251")


def test_an_export_of_brand_analytics():
    row = {"Дата": "05.03.2024", "Время": "09:15:00", "Заголовок": "Парк закроют", "Источник": "vk.example"}
    row |= {"Текст": "Парк закроют до осени.", "Url": "https://vk.example/1", "Url автора": "https://vk.example/a"}
    named = {**row, "Место публикации": "Подслушано в Заречье", "Текст": "Парк закроют &quot;до осени&quot;."}
    first, second, mended = read_any("выгрузка.csv", exported(ANALYTICS, row, named))
    assert mended == Left("html", 1)
    assert (first.card.outlet, second.card.outlet) == ("vk.example", "Подслушано в Заречье")
    assert (first.card.url, first.card.date) == ("https://vk.example/1", DAY)
    assert second.text == 'Парк закроют\n\nПарк закроют "до осени".'


def test_an_export_of_medialogia():
    row = {"Время публикации": "05.03.2024 09:15", "Текст сообщения": "Парк закроют до осени.", "Тональность": "нейтр."}
    row |= {"Ссылка на сообщение": "https://vk.example/1", "Кто пишет": "Олег", "Где пишет": "Новости Заречья"}
    (post,) = read_any("выгрузка.csv", exported(SOCIAL, {**row, "Площадка": "vk.example"}))
    assert (post.text, post.card.outlet, post.card.date, post.card.url) == (
        *("Парк закроют до осени.", "Новости Заречья", DAY),
        "https://vk.example/1",
    )
