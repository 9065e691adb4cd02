"""Bytes in, text and encoding out."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading import ReadingError, read_bytes

STORY = (
    "Глава города Анна Ким рассказала журналистам о ремонте моста: «Мы откроем движение осенью», — сообщила она.\n"
    "Работы идут с 2019 года — их стоимость выросла вдвое."
)
PLAIN = STORY.replace("«", '"').replace("»", '"').replace("—", "-")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (STORY.encode("utf-8"), "UTF-8"),
        (STORY.encode("utf-8-sig"), "UTF-8"),
        (codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"), "UTF-16"),
        (STORY.encode("utf-16-le"), "UTF-16"),
        (STORY.encode("utf-16-be"), "UTF-16"),
        (STORY.encode("utf-32"), "UTF-32"),
        (STORY.encode("cp1251"), "windows-1251"),
    ],
)
def test_the_encoding_is_recognised_and_the_text_is_whole(content, encoding):
    reading = read_bytes(content)
    assert (reading.text, reading.encoding, reading.certain) == (STORY, encoding, True)


@pytest.mark.parametrize(("codec", "encoding"), [("koi8-r", "KOI8-R"), ("cp866", "cp866"), ("cp1251", "windows-1251")])
@pytest.mark.parametrize("text", [PLAIN, PLAIN.upper(), "In English first. " * 12 + PLAIN])
def test_encodings_of_one_byte_a_letter_are_told_apart(text, codec, encoding):
    assert read_bytes(text.encode(codec)).encoding == encoding
    assert read_bytes(text.encode(codec)).text == text


@pytest.mark.parametrize("codec", ["koi8-r", "cp866", "cp1251"])
@pytest.mark.parametrize("text", ["Министр выступил.", "МИНИСТР ВЫСТУПИЛ", "в городе тихо", "Ёлки-палки, ещё ёж!"])
def test_a_short_text_is_told_too_but_as_a_guess(text, codec):
    reading = read_bytes(text.encode(codec))
    assert (reading.text, reading.certain) == (text, False)


def test_utf_8_with_a_broken_letter_is_utf_8_still():
    content = STORY.encode("utf-8")
    assert read_bytes(content[:-2]).encoding == "UTF-8"
    reading = read_bytes(content[:40] + b"\xd0" + content[40:])
    assert (reading.encoding, reading.text.count("\ufffd")) == ("UTF-8", 1)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "format"),
        (b"PK\x03\x04\x14\x00\x06\x00", "format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "format"),
        (b"{\\rtf1\\ansi \\'cf\\'f0}", "format"),
        (bytes(range(256)), "binary"),
        (bytes(1000), "binary"),
        ("Слова и нули".encode() + bytes(20), "binary"),
        (
            "Το υπουργείο Εξωτερικών δήλωσε ότι η κυβέρνηση θα συνεχίσει το έργο της στη χώρα".encode("cp1253"),
            "encoding",
        ),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(content, key):
    with pytest.raises(ReadingError) as caught:
        read_bytes(content)
    assert caught.value.key == key


@given(st.binary(max_size=400))
def test_any_bytes_give_a_clean_text_or_a_plain_sentence(content):
    try:
        text = read_bytes(content).text
    except ReadingError as error:
        assert str(error).endswith(".")
    else:
        assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in text)
        text.encode("utf-8")


@given(st.text(st.sampled_from("абвгдежзиклмнопрстуфхцчшщыэюя ,.-\n"), min_size=1).filter(str.strip))
def test_any_russian_letters_in_utf_8_are_never_lost(text):
    try:
        assert read_bytes(text.encode()).text == text
    except ReadingError as error:
        assert error.key in ("no_cyrillic", "no_yery")
