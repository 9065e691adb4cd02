"""Feeds and subtitles: an item is a text, what is said is a text."""

import datetime

import pytest

from analysis.reading import feed
from analysis.reading.document import Document, Left
from analysis.reading.files import read_any

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Тарский вестник</title>
<item><title>Мост открыт</title><link>https://a.example/1</link><pubDate>Tue, 05 Mar 2024 23:15:00 +0600</pubDate>
<description>Мост через Тару открыт.</description>
<content:encoded><![CDATA[<p>Мост через Тару открыт.</p><p>«Ждали долго», — сказал Олег Вьюн.</p>]]></content:encoded>
</item>
<item><title>Школа &amp; парк</title><description>&lt;p&gt;Парк закроют до осени.&lt;/p&gt;</description></item>
<item><title>In English</title><description>Nothing here.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Вести</title><entry><title>Рынок</title>
<link href="https://a.example/2"/><updated>2024-03-05T09:15:00Z</updated>
<summary>Рынок закрыт на два дня.</summary></entry></feed>"""

DAY = datetime.date(2024, 3, 5)


@pytest.mark.parametrize("name", ["лента.xml", "лента.rss", "лента.txt"])
def test_items_of_rss(name):
    read_again, first, second, refused = read_any(name, RSS.encode())
    assert read_again == Left("feed", 1)
    assert first.text == "Мост открыт\n\nМост через Тару открыт.\n«Ждали долго», — сказал Олег Вьюн."
    assert (first.card.outlet, first.card.date, first.card.url) == ("Тарский вестник", DAY, "https://a.example/1")
    assert (second.text, second.place) == ("Школа & парк\n\nПарк закроют до осени.", "№ 2")
    assert (refused.place, refused.error.key) == ("№ 3", "no_cyrillic")


def test_the_time_of_an_item_is_in_the_zone_of_the_feed():
    first, second = (part for part in read_any("лента.xml", RSS.encode()) if isinstance(part, Document))
    assert first.card.time and first.card.time.isoformat() == "23:15:00+06:00"
    assert second.card.time is None
    (entry,) = (part for part in read_any("лента.atom", ATOM.encode()) if isinstance(part, Document))
    assert entry.card.time and entry.card.time.isoformat() == "09:15:00+00:00"


def test_items_of_rss_in_windows_1251():
    _, first, *_ = read_any("лента.xml", RSS.replace("UTF-8", "windows-1251").encode("cp1251"))
    assert first.card.title == "Мост открыт"


def test_entries_of_atom():
    _, entry = read_any("лента.atom", ATOM.encode())
    assert (entry.text, entry.card.outlet, entry.card.date) == ("Рынок\n\nРынок закрыт на два дня.", "Вести", DAY)


def test_a_feed_that_declares_entities_is_refused():
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "мост">]><rss><channel>'
    bomb += "<item><title>&a;</title></item></channel></rss>"
    assert all(hasattr(part, "error") for part in read_any("лента.xml", bomb.encode()))


def test_a_feed_of_too_many_elements_is_refused_and_pages_within_items_are_none(monkeypatch):
    """A million of `<p>` that nothing closes took a minute."""
    begins = b'<?xml version="1.0"?><rss><channel><title>a</title><item><title>b</title>'
    (refused,) = read_any("лента.xml", begins + b"<p>" * (feed.MOST_TAGS + 1))
    assert refused.error.key == "feed_too_big"
    monkeypatch.setattr(feed, "MOST_TAGS", 20)
    page = "<p>Мост через Тару открыт.</p>" * 20
    ends = f"<description><![CDATA[{page}]]></description></item></channel></rss>"
    _, document = read_any("лента.xml", begins + ends.encode())
    assert document.text.startswith("b\n\nМост через Тару открыт.")


SRT = """1
00:00:01,000 --> 00:00:03,500
Сегодня в Заречье закрыли
парк. Жители довольны.

2
00:00:03,500 --> 00:00:05,000
<i>- Когда откроют?</i>

3
00:00:05,000 --> 00:00:07,000
- К осени, не раньше
октября.
"""

VTT = """WEBVTT
Kind: captions

NOTE ведущий в студии

00:01.000 --> 00:03.000 align:start
<v Инга Лесная>Парк закрыли, &amp; это хорошо.

00:03.000 --> 00:05.000
<v Инга Лесная>Деревья уберут.

00:05.000 --> 00:07.000
<v Олег Вьюн>Дорожки положат новые.
"""


def test_subtitles_have_no_times():
    (document,) = read_any("сюжет.srt", SRT.replace("\n", "\r\n").encode("utf-8-sig"))
    assert document.text.split("\n") == [
        "Сегодня в Заречье закрыли парк. Жители довольны.",
        "— Когда откроют?",
        "— К осени, не раньше октября.",
    ]


def test_subtitles_with_voices():
    (document,) = read_any("сюжет.vtt", VTT.encode())
    assert document.text.split("\n") == [
        "Инга Лесная: Парк закрыли, & это хорошо. Деревья уберут.",
        "Олег Вьюн: Дорожки положат новые.",
    ]
