"""The one door: files of every kind in, texts or plain sentences out."""

import datetime
import io
import zipfile

import pytest
from docx import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.card import Card
from analysis.reading import plain
from analysis.reading.columns import Columns
from analysis.reading.document import Document, Left, Refused
from analysis.reading.error import ReadingError
from analysis.reading.files import ENDINGS, is_table, read_any, table_columns
from analysis.reading.limits import Limits, read_limits

STORY = "Мост через Тару открыт. По нему с утра идут машины, и жители довольны."
TABLE = f"Дата;Заголовок;Текст\n05.03.2024;Мост;{STORY}\n"
PAGE = f"<html><title>Мост открыт</title><body><article><h1>Мост открыт</h1><p>{STORY}</p></article></html>"


def packed(**files_of):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files_of.items():
            archive.writestr(name, content)
    return file.getvalue()


def read(name, content, **options):
    return list(read_any(name, content if isinstance(content, bytes) else content.encode(), **options))


def docx():
    document = Word()
    document.add_paragraph(STORY)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_plain_text():
    text = f"{STORY}\n{STORY}"
    assert read("папка/мост.txt", text.encode("cp1251")) == [Document("мост", text, encoding="windows-1251")]
    (short,) = read("мост.txt", "Мост.".encode("cp1251"))
    assert not short.certain


def test_other_kinds_by_their_content():
    assert [d.text for d in read("мост.txt", docx())] == [STORY]
    assert [d.text for d in read("мост", TABLE)] == [TABLE]
    assert [d.text for d in read("мосты.csv", TABLE)] == [f"Мост\n\n{STORY}"]
    (page,) = read("мост.txt", PAGE, url="https://v.example/most")
    assert (page.text, page.card.title) == (f"Мост открыт\n\n{STORY}", "Мост открыт")


def test_an_archive_of_all_of_them():
    content = packed(
        **{
            "папка/мост.txt": STORY.encode("koi8-r"),
            "таблица.csv": TABLE,
            "мост.docx": docx(),
            "картинка.png": b"\x89PNG\r\n\x1a\n",
            "внутри.zip": packed(**{"дом.txt": STORY}),
            "битый.docx": packed(**{"[Content_Types].xml": "<", "word/document.xml": ""}),
        }
    )
    found = read("всё.zip", content)
    assert [(part.name, part.place) for part in found if isinstance(part, Document)] == [
        ("мост", "папка/мост.txt"),
        ("Мост", "таблица.csv, № 2"),
        ("мост", "мост.docx"),
        ("дом", "внутри.zip/дом.txt"),
    ]
    assert [(part.name, part.place, part.error.key) for part in found if isinstance(part, Refused)] == [
        ("картинка", "картинка.png", "format"),
        ("битый", "битый.docx", "broken"),
    ]


def test_the_address_of_a_text_that_does_not_say_its_own():
    (document,) = read("мост.txt", STORY, url="https://v.example/most")
    assert document.card == Card(url="https://v.example/most")
    (document,) = read("мост.html", PAGE, url="https://v.example/most")
    assert (document.card.url, document.card.outlet) == ("https://v.example/most", "v.example")
    (document,) = read("м.json", '{"text": "Мост открыт.", "url": "https://t.example/1"}', url="https://v.example/")
    assert document.card.url == "https://t.example/1"


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("мост.txt", "", "empty"),
        ("мост.txt", "Only English.", "no_cyrillic"),
        ("мост.zip", b"PK\x03\x04", "broken_archive"),
        ("мост.zip", packed(), "no_files"),
        ("мост.zip", packed(**{"__MACOSX/x": "x"}), "no_files"),
        ("мост.pptx", packed(**{"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "format"),
        ("мосты.csv", "", "no_rows"),
        ("мосты.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "broken_table"),
        ("мост.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_word"),
        ("мост.jpg", b"\xff\xd8\xff\xe0", "format"),
    ],
)
def test_what_is_not_taken(name, content, key):
    (refused,) = read(name, content)
    assert (refused.name, refused.place, refused.error.key) == (name[: name.index(".")], "", key)


def test_a_format_that_is_not_read_is_named():
    (refused,) = read("мост.pptx", packed(**{"[Content_Types].xml": "", "ppt/presentation.xml": ""}))
    assert str(refused.error).startswith("Внутри PPTX")


def test_limits_are_kept_and_said():
    (refused,) = read("мост.txt", STORY, limits=Limits(file=100))
    assert refused.error.key == "large_file"
    (refused,) = read("мост.txt", "Мост открыт. " * 10_000, limits=Limits(text=50_000))
    assert str(refused.error) == "Текст длиннее 50\N{NO-BREAK SPACE}000 знаков: разделите его на части."
    *good, refused = read("мосты.csv", "Текст\n" + "Мост открыт.\n" * 10, limits=Limits(archive=50))
    assert (len(good), refused.error.key) == (4, "large_archive")
    with pytest.raises(ReadingError, match="больше 3 МБ"):
        table_columns("мосты.csv", bytes(3_000_001), limits=Limits(file=3_000_000))


def test_limits_come_from_the_environment():
    assert read_limits({}) == Limits()
    named = {
        "GOLOSA_MAX_FILE_MB": " 5 ",
        "GOLOSA_MAX_ARCHIVE_MB": "0",
        "GOLOSA_MAX_TEXT": "-1",
        "GOLOSA_MAX_ROWS": "1e3",
    }
    assert read_limits(named) == Limits(file=5_000_000)
    assert read_limits({"GOLOSA_MAX_FILE_MB": "9" * 5000}) == Limits()


def test_what_nobody_foresaw_is_a_sentence(monkeypatch):
    def fails(content):
        raise ZeroDivisionError

    monkeypatch.setattr(plain, "read_bytes", fails)
    (refused,) = read("мост.txt", STORY)
    assert refused.error.key == "broken"


def test_tables_and_their_columns():
    assert is_table("мосты.csv", TABLE.encode())
    assert not is_table("мост.txt", STORY.encode())
    head = table_columns("мосты.csv", TABLE.encode())
    assert (head.headers, head.columns) == (("Дата", "Заголовок", "Текст"), Columns("Текст", "Заголовок", "Дата"))
    (document,) = read("мосты.csv", TABLE, columns=Columns(text="Текст", date="Дата"))
    assert (document.text, document.card) == (STORY, Card(date=datetime.date(2024, 3, 5)))


def test_the_endings_that_an_upload_offers():
    assert {"txt", "md", "html", "mhtml", "docx", "odt", "rtf", "pdf", "eml", "csv", "tsv", "xlsx", "jsonl", "zip"} <= {
        *ENDINGS
    }


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=6),
    st.sampled_from(ENDINGS),
    st.sampled_from(
        [b"", b"PK\x03\x04", b"%PDF-1.4\n", b"{\\rtf1 ", b"<html><p>", b"[{", b"From: a\nDate: b\n\n", STORY.encode()]
    ),
    st.binary(max_size=200),
)
def test_any_file_gives_texts_or_plain_sentences(stem, ending, start, content):
    for part in read_any(f"{stem}.{ending}", start + content):
        if isinstance(part, Left):
            continue
        if isinstance(part, Refused):
            assert str(part.error).endswith(".")
        else:
            assert part.text.strip()
        assert not any(ord(sign) < 32 for sign in part.name + part.place)


ENGLISH = "The bridge is open, and cars have been driving over it since the morning."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", ENGLISH),
        ("a.md", f"# Bridge\n\n{ENGLISH}"),
        ("a.html", f"<html><title>Bridge</title><p>{ENGLISH} {ENGLISH}</p></html>"),
        ("a.rtf", f"{{\\rtf1 {ENGLISH}}}"),
        ("a.eml", f"Subject: Bridge\nFrom: a@b.example\nDate: Mon, 03 Feb 2020 10:00:00 +0000\n\n{ENGLISH}"),
        ("a.srt", f"1\n00:00:01,000 --> 00:00:03,000\n{ENGLISH}\n"),
    ],
)
def test_another_language_is_refused_unless_it_is_asked_for(name, content):
    (refused,) = read_any(name, content.encode())
    assert refused.error.key == "no_cyrillic"
    (taken,) = read_any(name, content.encode(), any_language=True)
    assert ENGLISH in taken.text
