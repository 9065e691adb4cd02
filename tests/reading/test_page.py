"""Web pages: the article and what is said of it, in whatever encoding; programs never; a sentence where none is."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.card import Card
from analysis.reading import ReadingError
from analysis.reading.page import decode_page, page_lines, read_mhtml, read_page

FIRST = "Мост через реку Тару открыт в понедельник, сообщил мэр Олег Нурин."
PAGE = f"""<!DOCTYPE html><html><head><title>Мост открыт — Тарские вести</title>
<meta property="og:title" content="Мост открыт: по нему пошли машины">
<meta property="og:site_name" content="Тарские вести">
<meta property="article:published_time" content="2020-02-03T23:30">
<link rel="canonical" href="https://vesti.example/most">
<style>p {{ color: red }}</style><script>alert("Читайте нас")</script></head>
<body onload="alert(1)"><nav><a href="/">Главная</a> <a href="/city">Город</a></nav>
<article><h1>Мост через Тару открыт</h1><p class="date">3 февраля 2020, 23:30</p><p>{FIRST}</p>
<p>«Мы ждали этого <a href="javascript:evil()" onclick="evil()">пять лет</a>», — сказал
<b>Нурин</b>.<br>Он перерезал ленту.</p>
<h2>Что дальше</h2><ul><li>Весной покрасят перила.</li><li>Летом — ограду.</li></ul>
<script>document.write("<p>Вставка программы.</p>")</script><iframe src="https://evil.example"></iframe>
<table><tr><td>Длина</td><td>400 <i>метров</i></td></tr></table></article>
<footer>Тарские вести. Все права защищены.</footer></body></html>"""
TEN = datetime.time(10, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=6)))
STORY = f"""Мост через Тару открыт

{FIRST}
«Мы ждали этого пять лет», — сказал Нурин.
Он перерезал ленту.
Что дальше
Весной покрасят перила.
Летом — ограду.
Длина
400 метров"""


def test_the_article_of_a_page_and_what_is_said_of_it():
    document = read_page(PAGE.encode(), "saved/most.html")
    assert document.text == STORY
    day = datetime.date(2020, 2, 3)
    assert document.card == Card(
        "Мост через Тару открыт", "Тарские вести", day, "https://vesti.example/most", datetime.time(23, 30)
    )
    assert (document.name, document.encoding, document.certain) == ("most", "UTF-8", True)


@pytest.mark.parametrize("declared", ["windows-1251", "utf-8", "iso-8859-1", "koi8-r", "no-such", ""])
@pytest.mark.parametrize(("codec", "encoding"), [("cp1251", "windows-1251"), ("koi8-r", "KOI8-R"), ("utf-8", "UTF-8")])
def test_the_letters_tell_the_encoding_whatever_is_declared(declared, codec, encoding):
    page = PAGE.replace("<head>", f'<head><meta charset="{declared}">')
    document = read_page(page.encode(codec, "xmlcharrefreplace"), "most.html")
    assert (document.text, document.encoding) == (STORY, encoding)


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        ('<meta charset="koi8-r">Да'.encode("koi8-r"), "Да", "KOI8-R"),
        ('<meta charset="windows-1251">Да'.encode("cp1251"), "Да", "windows-1251"),
        ('<?xml version="1.0" encoding="IBM866"?>Да'.encode("cp866"), "Да", "cp866"),
        (f'<meta content="text/html; charset=ISO-8859-5">{FIRST}'.encode("iso8859-5"), FIRST, "ISO-8859-5"),
        (f"<meta charset=x-mac-cyrillic>{FIRST}".encode("mac-cyrillic"), FIRST, "MacCyrillic"),
        ('<meta charset="windows-1251">Да'.encode("utf-16"), "Да", "UTF-16"),
    ],
)
def test_a_declaration_decides_where_letters_do_not(content, text, encoding):
    decoded = decode_page(content)
    assert (decoded.text.partition(">")[2], decoded.encoding) == (text, encoding)


BODY = f"<p>{FIRST}</p><p>По нему пошли машины, и стало тихо.</p>"


@pytest.mark.parametrize(
    ("page", "card"),
    [
        (f"<title>Мост открыт</title>{BODY}", Card("Мост открыт")),
        (
            f"<title>Мост открыт</title><div class='news-date'>3 февраля 2020 г.</div>{BODY}",
            Card("Мост открыт", "", datetime.date(2020, 2, 3)),
        ),
        (f"<time datetime='2020-02-03T10:00+06:00'>Вчера</time>{BODY}", Card(date=datetime.date(2020, 2, 3), time=TEN)),
        (f"{BODY}<p>Архитектор родился 01.05.1970 в Орловске.</p><p>© 2019</p>", Card()),
        (f"<link rel=canonical href='javascript:alert(1)'>{BODY}", Card()),
    ],
)
def test_what_a_page_says_of_itself_and_nothing_that_it_does_not(page, card):
    assert read_page(f"<html>{page}</html>".encode(), "a.html").card == card


def test_a_page_saved_by_a_browser_says_where_it_was():
    page = f"<!-- saved from url=(0026)https://vesti.example/most -->\n<html>{BODY}</html>"
    assert read_page(page.encode(), "a.html").card == Card("", "vesti.example", None, "https://vesti.example/most")
    assert read_page(BODY.encode(), "a.html", "https://tara.example/1").card.url == "https://tara.example/1"


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ("<html></html>", "no_article"),
        ("", "no_article"),
        ("<ul>" + "<li><a href='/1'>Новости города и области сегодня</a></li>" * 40 + "</ul>", "no_article"),
        ("<script>document.write('Мост открыт, и по нему пошли машины.')</script>", "no_article"),
        ("<p>" + "<b>Мост открыт, и по нему идут машины.</b>" * 60_000, "page_too_big"),
    ],
)
def test_a_page_without_an_article_is_refused_with_the_reason(page, key):
    with pytest.raises(ReadingError) as caught:
        read_page(page.encode(), "a.html")
    assert caught.value.key == key


def test_no_file_of_the_machine_is_read_for_a_page(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Тайна.")
    entity = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    assert "Тайна" not in read_page(f"{entity}<html>{BODY}<p>&x; Да.</p></html>".encode(), "a.html").text


@pytest.mark.parametrize("before", ["<div ", '<div x=">" ', "<!-- <a b=' --><p c='>' "])
def test_a_tag_with_very_many_attributes_is_refused(before):
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    with pytest.raises(ReadingError) as caught:
        read_page(f"<html>{before}{attributes}>{BODY}</div></html>".encode(), "a.html")
    assert caught.value.key == "page_too_big"


CONTROL_SIGNS = [
    "\x01",
    "&#1;",
    "&#0;",
    "&#x1F;",
    "&#14;",
    "&#xb",
    "&#xD800;",
    "&#55296;",
    "&#xFFFF;",
    "&#127;",
    "&#9999999;",
]


@pytest.mark.parametrize("sign", CONTROL_SIGNS)
def test_control_signs_do_no_harm(sign):
    page = f"<title>Мост{sign} открыт</title><meta property='og:site_name' content='Ве{sign}сти'><p>Нет{sign} дыма.</p>"
    text = read_page(f"<html>{page}{BODY * 20}</html>".encode(), "a.html").text
    assert "дыма" in text
    assert not {"\x00", "\x01", "\x1f", "\x0e", "\x0b", "\x7f", "\uffff"} & set(text)


def test_letters_by_number_are_letters():
    assert page_lines("<p>&#171;&#x41C;ост&#187; &laquo;да&#187;&#8212;&#1085;ет&#33;") == ["«Мост» «да»—нет!"]


def test_a_line_without_an_end_does_not_hold_it_up():
    assert read_page(f"<html>{BODY}<p>{'мост ' * 200_000}</p></html>".encode(), "a.html").text.startswith(FIRST)


def test_a_page_with_its_pictures_inside_is_read():
    picture = "data:image/png;base64," + "iVBORw0KGgo+/=" * 1_000_000
    assert read_page(f"<html><img src='{picture}'>{BODY}</html>".encode(), "a.html").text.startswith(FIRST)


def test_a_letter_is_taken_whole_where_there_is_no_article():
    assert page_lines("<div>Коллеги!</div><div>Мост <b>открыт</b>.</div><img src=x onerror=alert(1)>") == [
        "Коллеги!",
        "Мост открыт.",
    ]


MHTML = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://vesti.example/most
Subject: =?utf-8?B?0JzQvtGB0YI=?=
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b1"

--b1
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://vesti.example/most.png

iVBORw0KGgo=
--b1
Content-Type: text/html%s
Content-Transfer-Encoding: %s
Content-Location: https://vesti.example/most

%s
--b1--
"""


@pytest.mark.parametrize(("codec", "charset"), [("utf-8", b""), ("cp1251", b"; charset=windows-1251")])
def test_a_page_saved_in_one_file(codec, charset):
    import base64
    import quopri

    for way, encode in ((b"quoted-printable", quopri.encodestring), (b"base64", base64.encodebytes)):
        document = read_mhtml(MHTML % (charset, way, encode(f"<html>{BODY}</html>".encode(codec))), "most.mhtml")
        assert document.text == f"{FIRST}\nПо нему пошли машины, и стало тихо."
        assert document.card == Card("", "vesti.example", None, "https://vesti.example/most")


def test_a_letter_without_a_page_is_no_saved_page():
    with pytest.raises(ReadingError) as caught:
        read_mhtml(b"Subject: a\n\nb", "a.mhtml")
    assert caught.value.key == "no_page"


BITS = [
    "<p>",
    "</p>",
    "<div",
    ">",
    "<table>",
    "<td>",
    "<a href='",
    "'",
    '"',
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "&#1084;",
    "&lt;",
]
BITS += [
    "<h1>",
    "<article>",
    "<time datetime=2020-13-45>",
    "<meta property=og:title content=",
    "<![CDATA[",
    "\x00",
    FIRST,
    " ",
]
BITS += [
    '<script type=\'application/ld+json\'>{"@type":"NewsArticle","datePublished":',
    "]]>",
    "<?xml",
    "<svg>",
    "\ud800",
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(BITS), max_size=30))
def test_any_page_gives_an_article_or_a_plain_sentence(bits):
    content = "".join(bits).encode("utf-8", "surrogatepass")
    for read in (read_page, read_mhtml):
        try:
            assert "<script" not in read(content, "a").text
        except ReadingError as error:
            assert str(error).endswith(".")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_a_plain_sentence(content):
    for page in (content, PAGE.encode()[: len(content) * 6], MHTML[: len(content) * 2] + content):
        for read in (read_page, read_mhtml):
            try:
                assert read(page, "a").text.strip()
            except ReadingError as error:
                assert str(error).endswith(".")


def test_lines_that_a_program_broke_in_a_paragraph_are_one():
    broken = (
        "Глава района Савелий Кудеяров рассказал жителям<br>посёлка, что <b>новый мост</b> построят к осени и что<br/>"
    )
    broken += "деньги на него уже есть."
    poem = "Над рекой туман густой,<br>Мост стоит в тумане том,<br>Ждёт он осени сырой."
    page = f"<article><h1>Мост</h1><p>{broken}</p><p>{poem}</p><p>Об этом сообщила пресс-служба района.</p></article>"
    assert read_page(page.encode(), "мост.html").text.split("\n")[2:] == [
        "Глава района Савелий Кудеяров рассказал жителям посёлка, что новый мост построят к осени и что деньги на него "
        "уже есть.",
        *("Над рекой туман густой,", "Мост стоит в тумане том,", "Ждёт он осени сырой."),
        "Об этом сообщила пресс-служба района.",
    ]
