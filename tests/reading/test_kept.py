"""What a file says beside text, headline, date, outlet and address stays with the text, under the file's own names."""

import io
import json

from openpyxl import Workbook

from analysis.reading.document import Document, kept_pairs
from analysis.reading.files import read_any

STORY = "По мосту с утра идут машины, сказала мэр Тарска."


def kept(name: str, content: bytes) -> list[dict[str, str]]:
    return [dict(part.kept) for part in read_any(name, content) if isinstance(part, Document)]


def test_columns_of_a_table():
    table = (
        "Дата;Заголовок;Текст;Источник;Тональность;Роль объекта;Аудитория;Теги\n"
        f'05.03.2024;Мост открыт;{STORY};Заря;негативная;главная;2 786;"мост, ремонт"\n'
        f"06.03.2024;Мост закрыт;{STORY};Заря;;эпизодическая;15;\n"
    )
    assert kept("выгрузка.csv", table.encode()) == [
        {"Тональность": "негативная", "Роль объекта": "главная", "Аудитория": "2786", "Теги": "мост, ремонт"},
        {"Роль объекта": "эпизодическая", "Аудитория": "15"},
    ]


def test_what_is_not_taken_for_the_outlet_is_kept():
    table = f'Текст;Источник;Место публикации;Автор\n{STORY};zarya.example;Заря;"Глеб &amp; Ко"\n'
    assert kept("выгрузка.csv", table.encode()) == [{"Источник": "zarya.example", "Автор": "Глеб & Ко"}]


def test_numbers_of_a_workbook_and_of_a_table_are_written_alike():
    book = Workbook()
    sheet = book.active
    for row in (["Текст", "Аудитория", "Просмотров"], [STORY, 2786, "1\xa0000\xa0000"]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    assert kept("выгрузка.xlsx", out.getvalue()) == [{"Аудитория": "2786", "Просмотров": "1000000"}]


def test_fields_of_records():
    records = [{"text": STORY, "region": {"name": "Заречье", "code": 7}, "tags": ["мост", "дорога"], "views": 12}]
    assert kept("записи.json", json.dumps(records).encode()) == [
        {"region.name": "Заречье", "region.code": "7", "tags": "мост дорога", "views": "12"}
    ]


def test_a_post_with_its_views_reactions_and_author():
    post = {"id": 2, "type": "message", "date": "2024-03-05T09:15:00", "from": "Вести Заречья", "text": STORY}
    post |= {"author": "Инга Чижова", "views": 1500, "reactions": [{"type": "emoji", "emoji": "🔥", "count": 3}]}
    chat = {"name": "Вести Заречья", "type": "public_channel", "id": 1, "messages": [post]}
    [found] = kept("result.json", json.dumps(chat).encode())
    assert (found["author"], found["views"], found["reactions"]) == ("Инга Чижова", "1500", "🔥 3")


def test_a_post_of_a_page():
    page = (
        '<html><body><div class="page_header"><div class="content"><div class="text bold">Вести</div></div></div>'
        '<div class="message default clearfix" id="message2"><div class="body"><div class="pull_right date details" '
        f'title="05.03.2024 09:15:00 UTC+03:00">09:15</div><div class="from_name">Вести</div><div class="text">{STORY}'
        '</div><div class="signature details">Инга Чижова</div><span class="reactions"><span class="reaction">'
        '<span class="emoji">👍</span><span class="count">12</span></span></span></div></div></body></html>'
    )
    assert kept("messages.html", page.encode()) == [{"author": "Инга Чижова", "reactions": "👍 12"}]


def test_an_item_of_a_feed():
    item = f"<item><title>Мост</title><description>{STORY}</description><author>Глеб Ступин</author>"
    item += "<category>Дороги</category><category>Город</category></item>"
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Вести</title>{item}</channel></rss>'
    assert kept("лента.xml", feed.encode()) == [{"author": "Глеб Ступин", "category": "Дороги, Город"}]


def test_only_what_is_written_as_a_number_loses_its_spaces():
    pairs = [
        ("a", "2 786,5"),
        ("b", "8 800 555"),
        ("c", "12 345"),
        ("d", "до 2 786"),
        ("e", "0 123"),
        ("f", "1234 567"),
    ]
    assert dict(kept_pairs(pairs)) == {
        "a": "2786,5",
        "b": "8800555",
        "c": "12345",
        "d": "до 2 786",
        "e": "0 123",
        "f": "1234 567",
    }
