"""RTF: letters as bytes, as numbers and as they are; what programs leave in it; damage in a sentence."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.card import Card
from analysis.reading import ReadingError
from analysis.reading.rtf import read_rtf

FIRST = "Мост через реку Тару открыт в понедельник."


def bytewise(text):
    r"""As Word writes windows-1251: «\'cc\'ee»."""
    return "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in text.encode("cp1251"))


def numbered(text):
    return "".join(f"\\u{ord(letter)}?" if letter > "\x7f" else letter for letter in text)


def rtf(body, head=r"\ansi\ansicpg1251\deff0{\fonttbl{\f0\fnil\fcharset204 Arial;}}"):
    return rf"{{\rtf1{head}\f0 {body}}}".encode()


WORDS = bytewise(FIRST)
WESTERN = r"\ansi\ansicpg1252{\fonttbl{\f0\fnil\fcharset0 Arial;}}"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (rtf(rf"{WORDS}\par\par {numbered('По нему идут.')}\par"), f"{FIRST}\nПо нему идут."),
        (rtf(WORDS, r"\ansi\ansicpg1251{\fonttbl{\f0\fnil\fcharset0 Arial;}}"), FIRST),
        (rtf(WORDS, WESTERN), FIRST),
        (rtf(WORDS, r"\ansi"), FIRST),
        (rtf(WORDS, r"\ansi\ansicpg1252{\fonttbl{\f0\fnil\fcharset0 A;}{\f1\fnil\fcharset204 B;}}\f1"), FIRST),
        ("{\\rtf1\\ansi Мост открыт.}".encode("cp1251"), "Мост открыт."),
        ("{\\rtf1\\ansi Мост открыт.}".encode(), "Мост открыт."),
        (
            rtf(
                bytewise("Мост ")
                + r"{\field{\*\fldinst{HYPERLINK "
                + '"https://a.example"'
                + r"}}{\fldrslt{\'e7\'e4\'e5\'f1\'fc}}}."
            ),
            "Мост здесь.",
        ),
        (
            rtf(r"{\field{\*\fldinst HYPERLINK " + '"https://a.example"' + r"}{\fldrslt \'e7\'e4\'e5\'f1\'fc}}."),
            "здесь.",
        ),
        (rtf(rf"{{\trowd\cellx1 {bytewise('Длина')}\cell 400\cell\row}}\pard {WORDS}"), f"Длина\n400\n{FIRST}"),
        (rtf(rf"{{\header {bytewise('Вести')}}}{WORDS}{{\footnote {bytewise('Сноска')}}}\par"), FIRST),
        (rtf(rf"{WORDS}{{\pict\wmetafile8 {'0a1B' * 200}}}"), FIRST),
        (rtf(WORDS).replace(b"}}", b"}{\\pict{\\*\\picprop x}\\bin7 }}}}\\{{}}", 1), FIRST),
        (
            rtf(bytewise("Прави") + r"\-" + bytewise("тельство«да»") + r"\emdash\~\'e4\'e0 \u-10179?\u-8704?"),
            "Правительство«да»— да 😀",
        ),
    ],
)
def test_the_text_of_an_rtf(content, text):
    assert read_rtf(content, "a.rtf").text == text


def test_what_an_rtf_says_of_itself():
    said = r"{\info{\title " + bytewise("Открыли мост через Тару") + r"}{\creatim\yr2020\mo2\dy3\hr10}}"
    found = read_rtf(rtf(said + WORDS), "мост.rtf")
    assert found.card == Card("Открыли мост через Тару", date=datetime.date(2020, 2, 3))
    assert (found.text, found.name) == (f"Открыли мост через Тару\n\n{FIRST}", "мост")
    twice = r"{\info{\upr{\title \'3f\'3f \'3f}{\*\ud{\title " + numbered("Открыли мост через Тару") + "}}}}"
    assert read_rtf(rtf(twice + WORDS), "a").card == Card("Открыли мост через Тару")
    assert read_rtf(rtf(r"{\info{\creatim\yr2020\mo13\dy3}}" + WORDS), "a").card == Card()
    assert read_rtf(rtf(bytewise("Мост открыт") + rf"\par\par {WORDS}\par"), "a").card == Card("Мост открыт")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "broken"),
        (b"{rtf1}", "broken"),
        (b"{\\rtf1}", "empty"),
        (b"{\\rtf1 \\u99999999?}", "broken"),
        (b"{\\rtf1 " + b"x " * 20_000_001 + b"}", "unpacks_too_big"),
    ],
)
def test_what_is_no_rtf_is_refused_with_the_reason(content, key):
    with pytest.raises(ReadingError) as caught:
        read_rtf(content, "a")
    assert caught.value.key == key


@pytest.mark.parametrize(
    "bit", [r"{\field{\*\fldinst{", r"\f1 ", r"{", r"}", r"\bin1 ", "\\'", r"{\fonttbl", r"HYPERLINK "]
)
def test_many_of_a_kind_do_not_hold_it_up(bit):
    content = r"{\rtf1{\fonttbl " + bit * 100_000 + r"}" + numbered("Мост.")
    try:
        read_rtf(content.encode(), "a")
    except ReadingError as error:
        assert str(error).endswith(".")


BITS = [
    "{",
    "}",
    "\\",
    "\\par",
    "\\'cc",
    "\\'",
    "\\u1055?",
    "\\u",
    "\\ansicpg9",
    "\\bin9 ",
    "\\pict",
    "\\fonttbl",
    "\\f1",
]
BITS += ["\\fcharset204 A;", "\\title ", "\\info", "\\creatim\\yr0\\mo0\\dy0", "Мост.", " ", "\n", "\\uc9 ", "\\*", "9"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=40), st.binary(max_size=100))
def test_any_rtf_gives_a_document_or_a_plain_sentence(bits, noise):
    for content in (b"{\\rtf1" + "".join(bits).encode(), b"{\\rtf1" + noise, rtf(WORDS)[: len(noise) * 5] + noise):
        try:
            assert read_rtf(content, "a").text.strip()
        except ReadingError as error:
            assert str(error).endswith(".")
