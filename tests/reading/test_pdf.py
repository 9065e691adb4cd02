"""PDF: paragraphs from lines, headline and day; scanned, locked, damaged and hostile ones in a sentence."""

import datetime
import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from analysis.card import Card
from analysis.reading import ReadingError
from analysis.reading import pdf as reading
from analysis.reading.pdf import read_pdf

LETTERS = b"""/CIDInit /ProcSet findresource begin
1 begincodespacerange
<00> <FF>
endcodespacerange
3 beginbfrange
<20> <7E> <0020>
<C0> <FF> <0410>
<97> <97> <2014>
endbfrange
2 beginbfchar
<AB> <00AB>
<BB> <00BB>
endbfchar
end"""
"""The table of a font's characters: windows-1251."""

FONT = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica %s>>"
KNOWN = FONT % "/ToUnicode 4 0 R"
WESTERN = FONT % "/Encoding /WinAnsiEncoding"


def stream(content, head=""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head.encode(), len(content), content)


def pdf(*pages, font=KNOWN, info="", resources="/Font<</F1 3 0 R>>"):
    """A PDF of these pages; a page is the bytes that draw it, or lines of text (a size before a line: «16|Мост»)."""
    drawn = [page if isinstance(page, bytes) else shown(page) for page in pages]
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        f"<</Type /Pages /Count {len(pages)} /Kids [{kids}]>>".encode(),
        font.encode(),
        stream(LETTERS),
        f"<<{info}>>".encode(),
    ]
    for number, page in enumerate(drawn):
        place = f"/Contents {7 + 2 * number} 0 R /Resources<<{resources}>>"
        objects += [f"<</Type /Page /Parent 2 0 R {place}>>".encode(), stream(page)]
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    trailer = b"trailer<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(content))
    return content + head + trailer


def shown(lines):
    drawn, top = "BT\n", 750
    for line in lines:
        size, _, text = line.rpartition("|")
        drawn += f"/F1 {size or 10} Tf 1 0 0 1 50 {top} Tm <{text.encode('cp1251').hex()}> Tj\n"
        top -= 14
    return (drawn + "ET").encode()


FIRST = "Мост через реку Тару открыт в понедельник, сообщил мэр Олег Нурин."
LINES = ["Мост через реку Тару открыт в понедель-", "ник, сообщил мэр Олег Нурин."]
PICTURE = b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"


@pytest.mark.parametrize(
    ("content", "text", "card"),
    [
        (pdf(LINES), FIRST, Card()),
        (pdf(["16|Мост открыт", *LINES]), f"Мост открыт\n\n{FIRST}", Card("Мост открыт")),
        (
            pdf(["Тарск / Город", "16|Мост открыт", *LINES]),
            f"Мост открыт\n\nТарск / Город\n{FIRST}",
            Card("Мост открыт"),
        ),
        (pdf([*LINES * 3, "16|Что дальше", *LINES]), "\n".join([FIRST, FIRST, FIRST, "Что дальше", FIRST]), Card()),
        (pdf([LINES[0]], [LINES[1], "2"]), FIRST, Card()),
        (pdf(["3 февраля 2020", *LINES]), f"3 февраля 2020\n{FIRST}", Card(date=datetime.date(2020, 2, 3))),
        (pdf(LINES, info="/CreationDate (D:20200203101500+06'00')"), FIRST, Card(date=datetime.date(2020, 2, 3))),
        (pdf(LINES, info="/CreationDate (D:20209999)/Title (most.indd)"), FIRST, Card()),
        (pdf(LINES, font=WESTERN), FIRST, Card()),
    ],
)
def test_the_text_of_a_pdf_and_what_it_says_of_itself(content, text, card):
    found = read_pdf(content, "папка/мост.pdf")
    assert (found.text, found.card, found.name) == (text, card, "мост")


def test_a_sensible_title_is_the_headline():
    title = "Открыли мост через Тару".encode("utf-16").hex()
    assert read_pdf(pdf(LINES, info=f"/Title <{title}>"), "a").card == Card("Открыли мост через Тару")


def locked(password):
    writer = PdfWriter(PdfReader(io.BytesIO(pdf(LINES))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def test_a_pdf_that_opens_without_a_password_is_read():
    assert read_pdf(locked(""), "a").text == FIRST


BOMB = zlib.compress(b"0 0 m\n" * 20_000_000)
LOOP = pdf([]).replace(b"/Count 1 /Kids [6 0 R]", b"/Count 1 /Kids [2 0 R]")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "broken"),
        (b"%PDF-1.4\n", "broken"),
        (pdf(LINES)[:300], "broken"),
        (pdf([]), "empty"),
        (pdf(PICTURE), "scanned"),
        (pdf(["яяяъъъ" * 20], font=WESTERN), "pdf_letters"),
        (locked("secret"), "encrypted"),
        (pdf(*[b""] * (reading.MOST_PAGES + 1)), "too_many_pages"),
        (LOOP, "broken"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(content, key):
    with pytest.raises(ReadingError) as caught:
        read_pdf(content, "a")
    assert caught.value.key == key


def test_a_page_that_unpacks_to_very_much_costs_itself_only():
    content = pdf(LINES, b"%").replace(b"<</Length 1>>stream\n%", stream(BOMB, "/Filter /FlateDecode")[:-10])
    assert read_pdf(content, "a").text == FIRST


def test_a_file_that_takes_too_long_is_left_in_the_middle_of_a_page():
    with pytest.raises(ReadingError) as caught:
        read_pdf(pdf(LINES), "a", seconds=0)
    assert caught.value.key == "too_slow"


BITS = [
    b"<<",
    b">>",
    b"[",
    b"]",
    b"stream\n",
    b"endstream",
    b"endobj",
    b"6 0 R",
    b"/Length 9999999999",
    b"(",
    b"xref",
    b"\0",
]
BITS += [b"/Kids", b"/Count -1", b"/Filter /FlateDecode", b"/F1 1 Tf", b"1e400", b"/Parent 1 0 R", b"BT", b"ID", b"<FF"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(BITS) | st.binary(max_size=8), max_size=4), st.integers(0, 2000), st.booleans())
def test_any_damage_gives_a_document_or_a_plain_sentence(bits, place, cut):
    whole, patch = pdf(LINES), b" ".join(bits)
    content = whole[:place] + patch + (b"" if cut else whole[place + len(patch) :])
    try:
        assert read_pdf(content, "a", seconds=5).text.strip()
    except ReadingError as error:
        assert str(error).endswith(".")
