"""A document: headline, empty line, paragraphs; names that are safe to show; a day near the headline."""

import datetime

import pytest

from analysis.article import read_article
from analysis.card import Card
from analysis.reading import ReadingError
from analysis.reading.document import Document, bare_name, compose, dated
from analysis.reading.heading import apart, sensible


@pytest.mark.parametrize(
    ("title", "paragraphs", "text"),
    [
        ("Мост открыт", ["По нему идут."], "Мост открыт\n\nПо нему идут."),
        (" Мост\n открыт\x07 ", ["Мост открыт", "", "По  нему\xa0идут."], "Мост открыт\n\nПо нему идут."),
        ("", ["Мост открыт.", " \t", "По нему идут."], "Мост открыт.\nПо нему идут."),
        ("Мост открыт", ["Мост открыт"], "Мост открыт"),
        ("", ["Ми\xadнистр\u200b при\u0438\u0306дёт."], "Министр прийдёт."),
    ],
)
def test_the_headline_and_the_paragraphs(title, paragraphs, text):
    assert compose("a", paragraphs, Card(title)).text == text


def test_an_article_finds_the_headline_of_the_card():
    document = compose("папка/мост.docx", ["По нему идут."], Card("Мост открыт", "Вести\x00"))
    assert document == Document("мост", "Мост открыт\n\nПо нему идут.", Card("Мост открыт", "Вести"))
    assert read_article(document.text).headline == document.card.title


def test_a_text_that_is_none_is_refused():
    with pytest.raises(ReadingError, match="ничего нет"):
        compose("a", ["", " \n"])


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("новость.docx", "новость"),
        ("C:\\папка\\новость 1.2.txt", "новость 1.2"),
        ("../../etc/passwd", "passwd"),
        ("нов\u202eость\x1b[31m.txt", "новость [31m"),
        ("архив/", "архив"),
    ],
)
def test_names_are_shown_without_folders_and_controls(name, bare):
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Мост", "03.02.2020"], datetime.date(2020, 2, 3)),
        (["03.02.2020 | Анна Ким", "Мост"], datetime.date(2020, 2, 3)),
        (["3 февраля 2020 года мост открыли."], None),
        (["Мост", "Один.", "Два.", "Три.", "03.02.2020"], None),
        ([], None),
    ],
)
def test_a_day_near_the_headline(lines, day):
    assert dated(lines) == day


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Мост открыт", "", "По нему идут."], "Мост открыт"),
        (["", "Мост открыт?", " ", "", "По нему идут."], "Мост открыт?"),
        (["Мост открыт.", "", "По нему идут."], ""),
        (["Мост открыт", ""], ""),
        (["Мост " * 40, "", "По нему идут."], ""),
        ([], ""),
    ],
)
def test_a_first_line_apart_is_the_headline(lines, title):
    assert apart(lines) == title


@pytest.mark.parametrize(
    "title", ["", "Мост", "Документ1", "Microsoft Word - Открыли мост", "Открыли мост.doc", "Bridge over Tara opened"]
)
def test_a_title_that_says_nothing_of_the_text_is_none(title):
    assert sensible(title, ["В понедельник открыли мост через Тару.", "По нему идут."]) == ""
