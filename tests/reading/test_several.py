"""Several articles in one file: where each begins, what its head says of it; one article stays one."""

import datetime
import io

import docx
import pytest

from analysis.reading.document import Document, Left, Refused
from analysis.reading.files import file_lines, read_any

BRIDGE, SCHOOL = "Мост через Тару откроют в мае", "Школу в Лугах закрыли"
MARCH = tuple(datetime.date(2024, 3, day) for day in (5, 6))
FACTIVA = """\
Мост через Тару откроют в мае
By Иван Петров
312 words
5 March 2024
09:15
ТАСС - Новости
TASSRU
Russian
(c) 2024 ТАСС

Министр транспорта Игнат Ветлугин заявил, что мост откроют в мае.

«Мы успеем», — сказал он.

Document TASSRU0020240305ek350000b

Школу в Лугах закрыли
201 words
6 March 2024
Вести Приозёрья
VESTPR
Russian
© 2024 Вести

Директор школы Фома Руднев рассказал о ремонте крыши и окон.

Document VESTPR0020240306ek360001c
"""

NEXIS = """\
2 of 25 DOCUMENTS

Коммерсантъ

March 5, 2024 Tuesday

Мост через Тару откроют в мае

BYLINE: Иван Петров
SECTION: ОБЩЕСТВО; с. 3
LENGTH: 312 words

Министр транспорта Игнат Ветлугин заявил, что мост откроют в мае.

LOAD-DATE: March 5, 2024
LANGUAGE: RUSSIAN
PUBLICATION-TYPE: Газета
Copyright 2024 Коммерсантъ

3 of 25 DOCUMENTS

Вести Приозёрья

March 6, 2024 Wednesday

Школу в Лугах закрыли

LENGTH: 201 words

Директор школы Фома Руднев рассказал о ремонте крыши и окон.

LOAD-DATE: March 6, 2024
"""

NEXIS_OF_TODAY = """\
Мост через Тару откроют в мае
Коммерсантъ
March 5, 2024 Tuesday

Copyright 2024 Коммерсантъ All Rights Reserved
Section: ОБЩЕСТВО
Length: 312 words
Byline: Иван Петров

Body

Министр транспорта Игнат Ветлугин заявил, что мост откроют в мае.

Load-Date: March 5, 2024

End of Document

Школу в Лугах закрыли
Вести Приозёрья
March 6, 2024 Wednesday
Length: 201 words

Body

Директор школы Фома Руднев рассказал о ремонте крыши и окон.

End of Document
"""

INTEGRUM = """\
Найдено документов: 2

Документ 1
Вести Приозёрья, 05.03.2024, № 41, с. 3
МОСТ ЧЕРЕЗ ТАРУ ОТКРОЮТ В МАЕ
Министр транспорта Игнат Ветлугин заявил, что мост откроют в мае.
«Мы успеем», — сказал он.

Документ 2
Луговая правда, 06.03.2024, № 12, с. 1
ШКОЛУ ЗАКРЫЛИ
Директор школы Фома Руднев рассказал о ремонте крыши и окон.
"""

LABELS = """\
Заголовок: Мост через Тару откроют в мае
Источник: Вести Приозёрья
Дата: 05.03.2024
Автор: Иван Петров
Ссылка: https://a.example/1
Текст: Министр транспорта Игнат Ветлугин заявил, что мост откроют в мае.
«Мы успеем», — сказал он.

Заголовок: Школу в Лугах закрыли
Источник: Луговая правда
Дата: 06.03.2024
Ссылка: https://a.example/2
Текст:
Директор школы Фома Руднев рассказал о ремонте крыши и окон.
"""

WIRE = """\
Мост через Тару откроют в мае

ПРИОЗЁРСК, 5 марта. /Вести/. Министр транспорта Игнат Ветлугин заявил, что мост откроют в мае.
«Мы успеем», — сказал он.

Школу в Лугах закрыли

ЛУГИ, 5 марта - Вести. Директор школы Фома Руднев рассказал о ремонте крыши и окон.
"""

DIGEST = """\
Дайджест за 5 марта

Мост через Тару откроют в мае
05.03.2024 09:15, Вести Приозёрья
Министр транспорта Игнат Ветлугин заявил, что мост откроют в мае.

Школу в Лугах закрыли
05.03.2024 11:00, Луговая правда
Директор школы Фома Руднев рассказал о ремонте крыши и окон.
"""

RULED = """\
Мост через Тару откроют в мае

Министр транспорта Игнат Ветлугин заявил, что мост откроют в мае.

==============================

Школу в Лугах закрыли

Директор школы Фома Руднев рассказал о ремонте крыши и окон.
"""


def articles(content: str | bytes, name: str = "выгрузка.txt", **options) -> list[Document]:
    found = list(read_any(name, content if isinstance(content, bytes) else content.encode(), **options))
    assert not [part for part in found if isinstance(part, Refused)]
    return [part for part in found if isinstance(part, Document)]


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        (FACTIVA, ["ТАСС - Новости", "Вести Приозёрья"]),
        (NEXIS, ["Коммерсантъ", "Вести Приозёрья"]),
        (NEXIS_OF_TODAY, ["Коммерсантъ", "Вести Приозёрья"]),
        (LABELS, ["Вести Приозёрья", "Луговая правда"]),
    ],
)
def test_heads_of_databases(text, outlets):
    bridge, school = articles(text)
    assert [bridge.card.title, school.card.title] == [BRIDGE, SCHOOL]
    assert [bridge.card.outlet, school.card.outlet] == outlets
    assert (bridge.card.date, school.card.date) == MARCH
    assert dict(bridge.kept)["author"] == "Иван Петров"
    assert school.text == f"{SCHOOL}\n\nДиректор школы Фома Руднев рассказал о ремонте крыши и окон."


def test_numbered_documents_under_a_list_of_contents():
    left, _, bridge, school = read_any("выгрузка.txt", INTEGRUM.encode())
    assert left == Left("before_articles", 1)
    assert bridge.text.split("\n")[0] == bridge.card.title == BRIDGE.upper()
    assert (bridge.card.outlet, bridge.card.date, bridge.place) == ("Вести Приозёрья", MARCH[0], "№ 1")
    assert (school.card.outlet, school.card.date, school.place) == ("Луговая правда", MARCH[1], "№ 2")


@pytest.mark.parametrize("text", [WIRE, DIGEST, RULED])
def test_digests(text):
    assert [article.card.title for article in articles(text)] == [BRIDGE, SCHOOL]


def test_a_word_document_and_rtf():
    document, written = docx.Document(), io.BytesIO()
    for line in DIGEST.split("\n"):
        document.add_paragraph(line)
    document.save(written)
    assert [article.card.title for article in articles(written.getvalue(), "дайджест.docx")] == [BRIDGE, SCHOOL]
    rtf = "".join(f"\\u{ord(sign)}?" if ord(sign) > 127 else sign for sign in LABELS.replace("\n", "\\par\n"))
    read = articles(f"{{\\rtf1\\ansi {rtf}}}".encode(), "выгрузка.rtf")
    assert [article.card.title for article in read] == [BRIDGE, SCHOOL]


@pytest.mark.parametrize(
    "text",
    [
        f"{BRIDGE}\n\n5 марта 2024\n\nМинистр заявил, что мост откроют.\n\n***\n\nРаньше его закрывали дважды за год.",
        "Хроника\n\n5 марта 2024\nМост закрыли на долгий ремонт.\n6 марта 2024\nПриехали рабочие из соседнего города.",
        "Мэр: мост открыт\n\nДата: 5 марта станет праздником.\nИсточник: вода в реке чиста, говорят врачи.",
        f"{BRIDGE}\n\nОбновлено: 5 марта 2024\nОпубликовано: 4 марта 2024\nМинистр заявил, что мост откроют в мае.",
        "Совет\n\nЛУГИ, 5 марта. /Вести/. Мост откроют в мае, сообщил глава района.\nШколу закрыли вчера на ремонт.",
    ],
)
def test_one_article_stays_one(text):
    assert [article.text for article in articles(text)] == [text]


def test_borders_that_the_analyst_chose():
    text = f"{BRIDGE}\nМинистр заявил, что мост откроют.\n\n{SCHOOL}\nДиректор рассказал о ремонте крыши и окон."
    assert file_lines("а.txt", text.encode()) == ([line for line in text.split("\n") if line], [0])
    assert [article.card.title for article in articles(text, starts=[0, 2])] == [BRIDGE, SCHOOL]
    assert len(articles(RULED, starts=[0])) == 1
    assert file_lines("таблица.csv", "Дата;Текст\n05.03.2024;Мост открыт.".encode()) == ([], [])


def test_a_text_of_another_language_among_them():
    two = f"{BRIDGE}\n\nМинистр заявил, что мост откроют.\n\n==========\n\nA school\n\nIt is closed for two days."
    *_, bridge, school = read_any("а.txt", two.encode())
    assert bridge.card.title == BRIDGE
    assert school.error.key == "no_cyrillic"
    assert len(articles(two, any_language=True)) == 2
