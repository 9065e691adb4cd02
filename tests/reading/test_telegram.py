"""Telegram: a chat, an account, pages of messages, dumps of scripts; each post a text, nothing else."""

import datetime
import json

from analysis.reading.document import Left
from analysis.reading.files import read_any

PIECES = ["Директор парка ", {"type": "bold", "text": "Инга Лесная"}, " сказала: «", {"type": "italic", "text": "Ждём"}]
PIECES += ["». ", {"type": "text_link", "text": "Подробнее", "href": "https://a.example"}, "\n\nВход свободный."]
POST = {"id": 2, "type": "message", "date": "2024-03-05T09:15:00", "from": "Вести Заречья", "text": PIECES}
TEXT = "Директор парка Инга Лесная сказала: «Ждём». Подробнее\n\nВход свободный."
FORWARDED = {"id": 3, "type": "message", "date": "2024-03-06T10:00:00", "from": "Вести Заречья", "text": "Мост открыт."}
FORWARDED |= {"forwarded_from": "Тарский вестник", "reactions": [{"type": "emoji", "count": 12, "emoji": "👍"}]}
SERVICE = {"id": 1, "type": "service", "date": "2024-03-01T00:00:00", "action": "create_channel", "text": ""}
EMPTY = {
    "id": 4,
    "type": "message",
    "date": "2024-03-06T10:01:00",
    "from": "Вести Заречья",
    "text": "",
    "photo": "a.jpg",
}
CHAT = {"name": "Вести Заречья", "type": "public_channel", "id": 1, "messages": [SERVICE, POST, FORWARDED, EMPTY]}


def rows(name: str, value: object):
    parts = list(read_any(name, value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()))
    told = [(part.text, part.card.outlet, part.card.date) for part in parts if not isinstance(part, Left)]
    return told, {part.key: part.count for part in parts if isinstance(part, Left)}


def test_a_chat():
    told, left = rows("result.json", CHAT)
    assert told == [
        (TEXT, "Вести Заречья", datetime.date(2024, 3, 5)),
        ("Мост открыт.", "Тарский вестник", datetime.date(2024, 3, 6)),
    ]
    assert left == {"service_posts": 1, "empty_posts": 1}


def test_the_time_of_a_post_is_kept():
    file = json.dumps({**CHAT, "messages": [POST]}, ensure_ascii=False).encode()
    (post,) = read_any("result.json", file)
    assert post.card.time == datetime.time(9, 15)


def test_a_chat_of_one_post():
    told, left = rows("result.json", {**CHAT, "messages": [POST]})
    assert (told, left) == ([(TEXT, "Вести Заречья", datetime.date(2024, 3, 5))], {})


def test_an_account():
    other = {
        "name": "Новости Тары",
        "type": "private_channel",
        "id": 2,
        "messages": [{**POST, "text": "Школу открыли."}],
    }
    told, _ = rows("result.json", {"about": "…", "chats": {"about": "…", "list": [CHAT, other]}})
    assert [outlet for _, outlet, _ in told] == ["Вести Заречья", "Тарский вестник", "Новости Тары"]
    assert told[-1][0] == "Школу открыли."


def test_lists_of_records_inside_of_records():
    value = {
        "feeds": [{"site": "Вести", "items": [{"text": "Мост открыт."}]}, {"site": "Труд", "items": [{"text": "Да."}]}]
    }
    told, _ = rows("ленты.json", value)
    assert [row[:2] for row in told] == [("Мост открыт.", "Вести"), ("Да.", "Труд")]


def test_pieces_of_text_in_another_services_records():
    told, _ = rows(
        "записи.json", [{"date": "2024-03-05", "text": PIECES}, {"date": "2024-03-06", "text": ["Раз.", "Два."]}]
    )
    assert [text for text, _, _ in told] == [TEXT, "Раз.\nДва."]


def message(number: int, day: str, text: str, inner: str = "") -> str:
    return (
        f'<div class="message default clearfix" id="message{number}"><div class="body">'
        f'<div class="pull_right date details" title="{day} 09:15:00 UTC+03:00">09:15</div>'
        f'<div class="from_name">Вести Заречья</div>{inner}<div class="text">{text}</div>'
        '<span class="reactions"><span class="reaction"><span class="emoji">👍</span>'
        '<span class="count">123</span></span></span></div></div>'
    )


def test_pages_of_messages():
    forwarded = '<div class="forwarded body"><div class="from_name">Тарский вестник <span class="date details">'
    forwarded += '04.03.2024 10:00:00</span></div><div class="text">Школу открыли.</div></div>'
    page = (
        '<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_wrap">'
        '<div class="page_header"><div class="content"><div class="text bold">Вести Заречья</div></div></div>'
        '<div class="page_body chat_page"><div class="history">'
        '<div class="message service" id="message-1"><div class="body details">5 March 2024</div></div>'
        + message(2, "05.03.2024", "Мост <strong>открыт</strong>.<br><br>По нему пошли <a href='x'>машины</a>.")
        + message(3, "06.03.2024", "")
        + '<div class="message default clearfix joined"><div class="body"><div class="pull_right date details" '
        + f'title="04.03.2024 11:00:00 UTC+03:00">11:00</div>{forwarded}</div></div>'
        + "</div></div></div></body></html>"
    )
    told, left = rows("messages.html", page.encode())
    assert told == [
        ("Мост открыт.\nПо нему пошли машины.", "Вести Заречья", datetime.date(2024, 3, 5)),
        ("Школу открыли.", "Тарский вестник", datetime.date(2024, 3, 4)),
    ]
    assert left == {"service_posts": 1, "empty_posts": 1}


def test_a_dump_of_a_script_in_markdown():
    post = {"_": "Message", "id": 5, "date": "2024-03-05T09:15:00+00:00", "views": 700}
    post["message"] = "**«Парк __закроют__ до осени»**, — добавил [директор](https://a.example) **Олег Вьюн**."
    dump = [post, {"_": "MessageService", "id": 6, "date": "2024-03-05"}, {**post, "id": 7, "message": ""}]
    told, left = rows("dump.json", dump)
    assert told == [("«Парк закроют до осени», — добавил директор Олег Вьюн.", "", datetime.date(2024, 3, 5))]
    assert left == {"service_posts": 1, "empty_posts": 1, "markdown": 1}
    kept = read_any("dump.json", json.dumps(dump).encode(), keep_marks=True)
    assert next(kept).text == post["message"]
