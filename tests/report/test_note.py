"""The note: read back as a reader of the DOCX reads it."""

import datetime
import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from analysis.card import Card
from analysis.report import pictures
from analysis.report.note import OwnWords, note
from analysis.report.summary import summary
from pages.shared.words import words_in
from tests.report.made_analysis import headline, made, name, plain, says

RU, EN = words_in("ru"), words_in("en")
VISIT = made(
    plain(100),
    name("Анна Ким", "PER", 3),
    says("Анна Ким", "direct", words=20),
    says("Анна Ким", "indirect", repeats=0),
    says(None),
)
CARD = Card("Визит", "Волна", datetime.date(2020, 2, 3), "https://example.org/a?b=1&c=2")


@pytest.fixture
def no_browser(monkeypatch):
    def refused(*_, **__):
        raise pictures.PictureError("no browser")

    monkeypatch.setattr(pictures, "picture", refused)


def read(content):
    return Document(io.BytesIO(content))


def lines(document):
    return [paragraph.text for paragraph in document.paragraphs]


def test_it_says_what_the_first_screen_says(no_browser):
    told = lines(read(note(VISIT, CARD, RU)))
    for sentence in summary(VISIT, CARD, RU):
        assert (str(sentence) in told) == (sentence.name != "check")


def test_what_is_to_be_checked_is_for_the_analyst(no_browser):
    assert "check" in [sentence.name for sentence in summary(VISIT, CARD, RU)]
    assert not [line for line in lines(read(note(VISIT, CARD, RU))) if line.startswith("Проверьте")]


def test_the_card_stands_under_the_title(no_browser):
    document = read(note(VISIT, CARD, RU))
    assert lines(document)[:2] == ["Визит", "Справка · Волна · 03.02.2020 · https://example.org/a?b=1&c=2"]
    targets = [r.target_ref for r in document.part.rels.values() if r.is_external]
    assert targets == ["https://example.org/a?b=1&c=2"]


@pytest.mark.parametrize(
    ("analysis", "card", "name", "expected"),
    [
        (made(headline("Встреча"), plain(3)), Card(), "файл", "Встреча"),
        (made(plain(3)), Card(), "файл", "файл"),
        (made(plain(3)), Card(), "", "Справка"),
    ],
)
def test_what_it_is_called(no_browser, analysis, card, name, expected):
    assert lines(read(note(analysis, card, RU, name=name)))[0] == expected


def test_what_the_analyst_adds_stands_first(no_browser):
    written = OwnWords("Мост откроют в срок.\n\nДенег хватит.", "Ольга Пак", datetime.date(2026, 11, 26))
    document = read(note(VISIT, CARD, RU, written=written))
    told = lines(document)
    assert told[2:7] == [
        "Составлено 26.11.2026 · Автор: Ольга Пак",
        "Вывод",
        "Мост откроют в срок.",
        "Денег хватит.",
        "Главное",
    ]
    assert document.core_properties.author == "Ольга Пак"


def test_how_it_was_counted_is_five_lines_and_an_appendix_that_can_be_left_out(no_browser):
    long, short = (lines(read(note(VISIT, CARD, RU, written=OwnWords(appendix=more)))) for more in (True, False))
    at = short.index("Как посчитано")
    assert len(short[at + 1 :]) == 5
    assert long[: at + 6] == short
    assert long[at + 7] == "Приложение. Как посчитано, подробно"


def test_no_word_of_a_heading_is_broken(no_browser):
    styles = read(note(VISIT, CARD, RU)).styles
    for style in ("Title", "Heading 1"):
        assert styles[style].element.pPr.find(qn("w:suppressAutoHyphens")) is not None


def test_an_address_that_is_none_is_no_link(no_browser):
    document = read(note(VISIT, Card(url="javascript:alert(1)"), RU))
    assert not [r for r in document.part.rels.values() if r.is_external]


def test_every_statement_is_a_row(no_browser):
    (table,) = read(note(VISIT, CARD, RU)).tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["№", "Спикер, должность", "Вид, маркер речи", "Текст", "Место", "Проверено"]
    assert cells[1] == ["1", "Анна Ким", "прямая цитата\n«сказал»", "речь " * 19 + "речь", "абзац 5", ""]
    assert cells[2] == ["2", "Анна Ким", "пересказ\n«сказал»\nповтор № 1", "речь", "абзац 6", ""]
    assert cells[3][1] == "спикер не установлен"


def test_the_head_of_the_table_is_repeated_on_every_page(no_browser):
    (table,) = read(note(VISIT, CARD, RU)).tables
    assert [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] == [
        True, False, False, False,
    ]  # fmt: skip


def test_without_a_browser_it_says_that_there_are_no_charts(no_browser):
    document = read(note(VISIT, CARD, EN))
    assert not document.inline_shapes
    assert EN("report.note.no_pictures") in lines(document)


def test_with_pictures_each_has_a_caption_and_a_description(monkeypatch):
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
        "0000000049454e44ae426082"
    )
    monkeypatch.setattr(pictures, "picture", lambda *_, **__: png)
    document = read(note(VISIT, CARD, RU))
    captions = [p.text.split(".")[0] for p in document.paragraphs if p.style.name == "Caption"]
    assert captions == ["Ход текста", "Кто назван чаще", "Сколько говорит каждый"]
    described = [shape._inline.docPr.get("descr").split(".")[0] for shape in document.inline_shapes]
    assert described == captions
    told = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    assert all(caption.endswith("Визит · Волна · 03.02.2020") for caption in told)
    assert RU("report.note.no_pictures") not in lines(document)


def test_signs_that_xml_refuses_are_left_out(no_browser):
    hostile = made(name("Анна\x00 Ким", "PER", 2), says("Анна\x00 Ким\x0b", words=2))
    assert "Анна Ким" in read(note(hostile, Card(title="За\x08головок", outlet="\ud800"), RU)).tables[0].cell(1, 1).text


def test_an_empty_text_has_a_note_too(no_browser):
    document = read(note(made(), Card(), RU))
    assert not document.tables
    assert "Высказываний не найдено." in lines(document)


def test_the_page_is_a4(no_browser):
    (section,) = read(note(VISIT, CARD, RU)).sections
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
