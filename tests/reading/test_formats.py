"""What kind of file it is, by content before name."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.formats import FORMATS, format_of

STORY = "Мост открыт, и по нему идут машины."
MAIL = "From: a@v.example\r\nTo: b@v.example\r\nSubject: Most\r\nDate: Tue, 05 Mar 2024 14:20:05 +0300\r\n\r\nМост."
SNAPSHOT = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://v.example/\r\nSubject: Most\r\nMIME-Version: 1.0\r\n"
)
SNAPSHOT += 'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="x"\r\n\r\n--x'


def packed(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("мост.txt", STORY, "text"),
        ("мост", STORY, "text"),
        ("мост.log", STORY, "text"),
        ("", b"", "text"),
        ("мост.md", STORY, "markdown"),
        ("мост.txt", b"%PDF-1.7", "pdf"),
        ("мост.bin", b"\n\n%PDF-1.7", "pdf"),
        ("мост.doc", b"{\\rtf1 x}", "rtf"),
        ("мост.txt", "\ufeff<!DOCTYPE html><p>", "page"),
        ("мост.php", "<!-- x -->\n<html>", "page"),
        ("мост.doc", "<HTML xmlns:o='x'>".encode("utf-16"), "page"),
        ("мост.xhtml", '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', "page"),
        ("мост.html", "<p>Мост", "page"),
        ("мост.html", STORY, "text"),
        ("мост.txt", "<p>Мост", "text"),
        ("мост.mht", SNAPSHOT, "mhtml"),
        ("мост.txt", SNAPSHOT, "mhtml"),
        ("мост.mht", "MIME-Version: 1.0\nContent-Type: multipart/related\n\n", "mhtml"),
        ("письмо.eml", MAIL, "mail"),
        ("письмо", MAIL, "mail"),
        ("письмо.eml", MAIL.replace("text", "multipart/related"), "mail"),
        ("письмо.eml", STORY, "text"),
        ("мост.txt", "Дата: сегодня\nМост открыт.", "text"),
        ("мост.txt", "From: Тара\nМост открыт.", "text"),
        ("мосты.csv", "Дата;Текст\n", "table"),
        ("мосты.TSV", "Дата\tТекст\n", "table"),
        ("мосты.xlsx", "Дата\tТекст\n", "table"),
        ("мосты.csv", "<!doctype html>", "page"),
        ("мосты.txt", '[{"text": "Мост"}]', "table"),
        ("мосты.jsonl", '{"text": "Мост', "table"),
        ("мост.txt", "{Мост открыт.", "text"),
        ("мост.docx", packed("[Content_Types].xml", "word/document.xml"), "docx"),
        ("мост.zip", packed("[Content_Types].xml", "word/document.xml"), "docx"),
        ("мост.zip", packed("[Content_Types].xml", "xl/workbook.xml"), "table"),
        ("мост.odt", packed("mimetype", "content.xml"), "odt"),
        ("мост.pptx", packed("[Content_Types].xml", "ppt/presentation.xml"), "other"),
        ("мост.docx", packed("мост.txt"), "zip"),
        ("мост.zip", packed(), "zip"),
        ("мост.txt", b"PK\x03\x04", "zip"),
        ("мосты.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "table"),
        ("мост.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "docx"),
    ],
)
def test_kind(name, content, kind):
    assert format_of(name, content if isinstance(content, bytes) else content.encode()).kind == kind


@given(
    st.text(max_size=20),
    st.binary(max_size=200),
    st.sampled_from([b"", b"PK\x03\x04", b"From: x\nDate: ", b"<!--", b"[{"]),
)
def test_any_file_has_a_kind(name, content, start):
    assert format_of(name, start + content) in FORMATS
