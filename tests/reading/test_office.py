"""DOCX and ODT: what stands in them, in order, with headline and day; a sentence for damaged and hostile ones."""

import datetime
import io
import zipfile
import zlib

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.card import Card
from analysis.reading import ReadingError, office
from analysis.reading.office import read_docx, read_odt

FIRST = "Мост через реку Тару открыт в понедельник, сообщил мэр Олег Нурин."
SECOND = "По нему пошли машины."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BIG = "word/document.xml"


def saved(document):
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def word(*paragraphs, title="", author="Анна Ким", created=None):
    """A DOCX; a paragraph is its text, or its text and its style."""
    document = docx.Document()
    for paragraph in paragraphs:
        content, name = paragraph if isinstance(paragraph, tuple) else (paragraph, None)
        document.add_paragraph(content, name)
    document.core_properties.title = title
    document.core_properties.author = author
    document.core_properties.created = created or datetime.datetime(2020, 2, 3, 10, 15)
    return document


NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("m", "meta"))
)


def writer(*paragraphs, title="", created="2020-02-03T10:15:00", styles=""):
    """An ODT, byte for byte; a paragraph is its text, or an element."""
    body = "".join(part if part.startswith("<") else f"<text:p>{part}</text:p>" for part in paragraphs)
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"""<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES}>
            <office:automatic-styles>{styles}</office:automatic-styles>
            <office:body><office:text>{body}</office:text></office:body></office:document-content>""",
        "meta.xml": f"""<office:document-meta {NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>
            <dc:title>{title}</dc:title><m:creation-date>{created}</m:creation-date></office:meta>
            </office:document-meta>""",
    }
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as written:
        for name, part in parts.items():
            written.writestr(name, part)
    return package.getvalue()


def repacked(whole, **parts):
    """The package with other parts: `parts` by the name without folders and ending."""
    package = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            stem = part.filename.rpartition("/")[2].partition(".")[0]
            new.writestr(part.filename, parts.get(stem, old.read(part)))
    return package.getvalue()


DAY = datetime.date(2020, 2, 3)


@pytest.mark.parametrize(
    ("document", "lines", "title"),
    [
        (word(("Мост открыт", "Title"), FIRST), f"Мост открыт\n\n{FIRST}", "Мост открыт"),
        (
            word(("Мост открыт", "Heading 1"), FIRST, ("Дальше", "Heading 2"), SECOND),
            f"Мост открыт\n\n{FIRST}\nДальше\n{SECOND}",
            "Мост открыт",
        ),
        (word("Мост открыт", "", FIRST, SECOND), f"Мост открыт\n\n{FIRST}\n{SECOND}", "Мост открыт"),
        (word(FIRST, "", SECOND), f"{FIRST}\n{SECOND}", ""),
        (word(FIRST, SECOND, title="Документ Microsoft Word"), f"{FIRST}\n{SECOND}", ""),
        (word(FIRST, SECOND, title="Итоги посевной кампании"), f"{FIRST}\n{SECOND}", ""),
        (
            word(FIRST, SECOND, title="Открыли мост через Тару"),
            f"Открыли мост через Тару\n\n{FIRST}\n{SECOND}",
            "Открыли мост через Тару",
        ),
        (word("Первая\nвторая\tстрока", FIRST), f"Первая\nвторая строка\n{FIRST}", ""),
        (word(("Одна строка", "Title")), "Одна строка", ""),
    ],
)
def test_docx_paragraphs_and_headline(document, lines, title):
    found = read_docx(saved(document), "папка/мост.docx")
    assert (found.text, found.card, found.name) == (lines, Card(title, date=DAY), "мост")


def test_docx_a_bold_first_line_is_the_headline():
    document = word()
    document.add_paragraph().add_run("Мост открыт").bold = True
    document.add_paragraph(FIRST)
    assert read_docx(saved(document), "a.docx").card.title == "Мост открыт"


def test_docx_a_day_under_the_headline_goes_before_the_day_of_the_file():
    assert read_docx(saved(word(("Мост открыт", "Title"), "5 марта 2021", FIRST)), "a").card.date == datetime.date(
        2021, 3, 5
    )
    assert read_docx(saved(word(FIRST, author="python-docx")), "a").card.date is None


def test_docx_tables_links_and_changes_stand_in_their_place():
    document = word(FIRST)
    cells = document.add_table(2, 2).rows
    for row, (left, right) in zip(cells, [("Длина", "400 метров"), ("Цена", "миллиард")], strict=True):
        row.cells[0].text, row.cells[1].text = left, right
    changed = f"""<w:p {W}><w:r><w:t>Мост </w:t></w:r><w:del w:id="1"><w:r><w:delText>закрыт</w:delText></w:r></w:del>
        <w:ins w:id="2"><w:r><w:t>открыт</w:t></w:r></w:ins>
        <w:hyperlink><w:r><w:t xml:space="preserve"> здесь</w:t></w:r></w:hyperlink>
        <w:sdt><w:sdtContent><w:r><w:noBreakHyphen/><w:t>то</w:t></w:r></w:sdtContent></w:sdt></w:p>"""
    document.element.body.append(parse_xml(changed))
    assert read_docx(saved(document), "a").text.split("\n") == [
        FIRST, "Длина", "400 метров", "Цена", "миллиард", "Мост открыт здесь-то",
    ]  # fmt: skip


def test_odt_paragraphs_headline_tables_and_notes():
    lead = """<text:p>Мост<text:s text:c="1000000000"/><!-- снят? -->открыт,<text:line-break/><text:span>и
        тихо</text:span><text:note text:note-class="footnote"><text:note-body><text:p>Сноска.</text:p></text:note-body>
        </text:note><office:annotation><text:p>Проверить!</text:p></office:annotation>.</text:p>"""
    cells = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in ("Длина", "400 метров"))
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    changes = "<text:tracked-changes><text:p>Снятое.</text:p></text:tracked-changes>"
    headline = '<text:h text:outline-level="1">Мост открыт</text:h>'
    found = read_odt(writer(changes, headline, FIRST, lead, table, SECOND), "мост.odt")
    assert found.text.split("\n") == [
        "Мост открыт", "", FIRST, "Мост открыт,", "и тихо.", "Длина", "400 метров", SECOND,
    ]  # fmt: skip
    assert (found.card, found.name) == (Card("Мост открыт", date=DAY), "мост")


def test_odt_a_headline_by_style_or_from_what_the_file_says():
    styles = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    styled = writer('<text:p text:style-name="P1">Мост открыт</text:p>', FIRST, styles=styles)
    assert read_odt(styled, "a").card.title == "Мост открыт"
    assert read_odt(writer(FIRST, title="Открыли мост через Тару"), "a").card.title == "Открыли мост через Тару"
    assert read_odt(writer(FIRST, SECOND, title="Итоги посевной", created="никогда"), "a").card == Card()


def test_odt_a_text_box_stands_in_its_paragraph_and_a_document_may_say_nothing_of_itself():
    boxed = f"<text:p>{FIRST} <text:span><text:p>{SECOND}</text:p></text:span>Едут.</text:p>"
    bare = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(writer(boxed))) as whole, zipfile.ZipFile(bare, "w") as written:
        written.writestr("content.xml", whole.read("content.xml"))
    found = read_odt(bare.getvalue(), "a")
    assert (found.text, found.card) == (f"{SECOND}\n{FIRST} Едут.", Card())


def test_too_many_elements_are_refused(monkeypatch):
    monkeypatch.setattr(office, "MOST_ELEMENTS", 1000)
    for read, content in (
        (read_odt, repacked(ODT, content=b"<a>" + b"<b/>" * 1001 + b"</a>")),
        (read_docx, repacked(DOCX, document=b"<a>" + b"<b/>" * 1001 + b"</a>")),
    ):
        with pytest.raises(ReadingError) as caught:
            read(content, "a")
        assert caught.value.key == "unpacks_too_big"


DOCX, ODT = saved(word(FIRST)), writer(FIRST)
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def flagged(content):
    """The archive with every part marked as encrypted."""
    return content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")


def unlike(content, name, declared):
    """The archive that declares of a part of spaces that it is smaller than it is, checksum and all."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        part = package.getinfo(name)
    smaller = {part.file_size: declared, part.CRC: zlib.crc32(b" " * declared)}
    for true, untrue in smaller.items():
        content = content.replace(true.to_bytes(4, "little"), untrue.to_bytes(4, "little"))
    return content


SPANS = b"<text:span>" * 2000 + b"." + b"</text:span>" * 2000
NESTED = repacked(ODT, content=zipfile.ZipFile(io.BytesIO(ODT)).read("content.xml").replace(FIRST.encode(), SPANS))
BOMB = repacked(DOCX, document=b" " * 150_000_000)


@pytest.mark.parametrize(
    ("read", "content", "key"),
    [
        (read_docx, b"", "broken"),
        (read_docx, b"PK\x03\x04", "broken"),
        (read_docx, ODT, "broken"),
        (read_odt, DOCX, "broken"),
        (read_docx, DOCX[:3000], "broken"),
        (read_docx, repacked(DOCX, document=b"<w:document"), "broken"),
        (read_docx, repacked(DOCX, document=f"{LAUGHS}<a>&b;</a>".encode()), "broken"),
        (read_docx, repacked(DOCX, styles=f"{OUTSIDE}<a>&a;</a>".encode("utf-16")), "broken"),
        (read_odt, repacked(ODT, content=f"{OUTSIDE}<a>&a;</a>".encode()), "broken"),
        (read_odt, NESTED, "broken"),
        (read_docx, saved(word("")), "empty"),
        (read_odt, writer("", ""), "empty"),
        (read_docx, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_word"),
        (read_docx, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (read_odt, flagged(ODT), "encrypted"),
        (read_docx, BOMB, "unpacks_too_big"),
        (read_docx, unlike(BOMB, BIG, 2000), "broken"),
    ],
)
def test_what_is_no_document_is_refused_with_the_reason(read, content, key):
    with pytest.raises(ReadingError) as caught:
        read(content, "a")
    assert caught.value.key == key


def test_pictures_are_not_unpacked():
    document = repacked(DOCX, thumbnail=bytes(300_000_000))
    assert read_docx(document, "a").text == FIRST


@settings(deadline=None)
@example(b"", 0, 0)
@given(st.binary(max_size=50), st.integers(0, 40_000), st.integers(0, 40_000))
def test_any_damage_gives_a_document_or_a_plain_sentence(patch, place, length):
    for read, whole in ((read_docx, DOCX), (read_odt, ODT)):
        at = place % len(whole)
        for content in (
            patch,
            whole[:at] + patch + whole[at + len(patch) :],
            whole[:at] + patch,
            whole[: length % at] if at else b"",
        ):
            try:
                assert read(content, "a").text.strip()
            except ReadingError as error:
                assert str(error).endswith(".")
