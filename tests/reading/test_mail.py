"""Letters: the head in any encoding, plain text before the page, lines joined, attachments named and left."""

import datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.card import Card
from analysis.reading import ReadingError
from analysis.reading.document import Document, Refused
from analysis.reading.mail import read_mail

FIRST = "Мост через реку Тару открыт в понедельник, сообщил мэр Олег Нурин."
SECOND = "По нему пошли машины, и в городе стало тихо."
DAY = datetime.date(2020, 2, 3)
TIME = datetime.time(23, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=6)))


def letter(plain="", page="", subject="Мост открыт", sender="Тарские вести <news@tara.example>", charset="utf-8"):
    message = EmailMessage()
    message["Subject"], message["From"] = subject, sender
    message["Date"] = "Mon, 03 Feb 2020 23:30:00 +0600"
    message.set_content(plain, charset=charset)
    if page:
        message.add_alternative(page, subtype="html", charset=charset)
    return message


def read(message):
    return list(read_mail(message if isinstance(message, bytes) else message.as_bytes(), "почта/1.eml"))


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "UTF-8"), ("windows-1251", "windows-1251"), ("koi8-r", "KOI8-R")]
)
def test_a_letter_and_what_its_head_says(charset, encoding):
    [found] = read(letter(FIRST, f"<p>{SECOND}</p>", charset=charset))
    assert found.text == f"Мост открыт\n\n{FIRST}"
    assert (found.name, found.encoding, found.card) == (
        "1",
        encoding,
        Card("Мост открыт", "Тарские вести", DAY, time=TIME),
    )


def test_the_page_is_taken_where_there_is_no_plain_text():
    page = f"<style>p {{ }}</style><p>{FIRST}</p><script>alert(1)</script><p onclick='x()'>{SECOND}</p>"
    [found] = read(letter(" \n", page))
    assert found.text == f"Мост открыт\n\n{FIRST}\n{SECOND}"
    [found] = read(letter("", "<div>Коллеги!</div><div>Мост открыт.</div>", subject=""))
    assert found.text == "Коллеги!\nМост открыт."


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: Fwd: Мост открыт", "Мост открыт"),
        ("Ответ: RE[2]: Мост", "Мост"),
        ("Результаты: мост", "Результаты: мост"),
        ("", ""),
    ],
)
def test_the_subject_is_the_headline(subject, title):
    assert read(letter(FIRST, subject=subject))[0].card.title == title


@pytest.mark.parametrize(
    ("head", "card"),
    [
        (b"Subject: =?koi8-r?B?7c/T1A==?= =?utf-8?Q?=20=D0=B4=D0=B0?=", Card("Мост да")),
        ("Subject: Мост открыт".encode("cp1251"), Card("Мост открыт")),
        (b"Subject: =?no-such?B?0JzQvtGB0YI=?=", Card("Мост")),
        (b"From: news@tara.example\nDate: no day at all", Card("", "news@tara.example")),
        (b"From: =?utf-8?B?0JLQtdGB0YLQuA==?= <a@b.example>\nDate: 3 Feb 2020", Card("", "Вести", DAY)),
        (b"Date: Mon, 99 Feb 2020 10:00:00 +0000", Card()),
    ],
)
def test_heads_of_every_sort(head, card):
    [found] = read(head + b"\nContent-Type: text/plain; charset=utf-8\n\n" + FIRST.encode())
    assert found.card == card


WRAPPED = """Мост через реку Тару открыли в понедельник, сообщил журналистам мэр
города Олег Нурин.  По его словам, движение начнётся в полном объёме
к концу недели.
— Мы ждали этого пять лет, — сказал он, — и дождались, хотя не все ве-
рили в это.

> Стоимость работ не раскрывается; в министерстве лишь отметили, что
> деньги выделены.
--\x20
С уважением, пресс-служба"""


def test_broken_lines_are_joined_and_the_signature_is_left_out():
    [found] = read(letter(WRAPPED))
    assert found.text.split("\n")[2:] == [
        "Мост через реку Тару открыли в понедельник, сообщил журналистам мэр города Олег Нурин. По его словам, "
        "движение начнётся в полном объёме к концу недели.",
        "— Мы ждали этого пять лет, — сказал он, — и дождались, хотя не все верили в это.",
        "Стоимость работ не раскрывается; в министерстве лишь отметили, что деньги выделены.",
    ]
    [found] = read(letter("Коллеги!\nМост открыт.\nПриезжайте"))
    assert found.text.split("\n")[2:] == ["Коллеги!", "Мост открыт.", "Приезжайте"]
    flowed = b"Content-Type: text/plain; charset=utf-8; format=flowed\n\n" + "Мост \nоткрыт.\nВсё.".encode()
    assert read(flowed)[0].text == "Мост открыт.\nВсё."


def test_attachments_are_named_and_left():
    message = letter(FIRST)
    message.add_related(b"GIF", maintype="image", subtype="gif", cid="<logo>", filename="logo.gif")
    message.add_attachment(b"PK", maintype="application", subtype="zip", filename="отчёт.zip")
    message.add_attachment("Тайный текст.", filename="текст.txt")
    message.add_attachment(letter(SECOND))
    found, *left = read(message)
    assert isinstance(found, Document)
    assert found.text == f"Мост открыт\n\n{FIRST}"
    assert [(part.name, part.place, part.error.key) for part in left if isinstance(part, Refused)] == [
        ("отчёт.zip", "отчёт.zip", "attachment"),
        ("текст.txt", "текст.txt", "attachment"),
        ("message/rfc822", "message/rfc822", "attachment"),
    ]


NESTED = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000))


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (letter("").as_bytes(), "empty"),
        (b"Content-Type: application/pdf; name=a.pdf\n\nJVBERi0=", "empty"),
        (b"Content-Transfer-Encoding: base64\n\n" + b"AAAA" * 100, "binary"),
        (NESTED, "broken"),
    ],
)
def test_a_letter_without_a_text_is_refused_with_the_reason(content, key):
    with pytest.raises(ReadingError) as caught:
        read(content)
    assert caught.value.key == key


BITS = [
    "Subject: =?utf-8?B?",
    "?=",
    "=?",
    "Date: ",
    "From: <",
    ">",
    "Content-Type: multipart/alternative; boundary=b",
    "--b",
    "--b--",
]
BITS += [
    "Content-Type: text/html; charset=utf-16",
    "Content-Transfer-Encoding: base64",
    ";filename*=UTF-8''%FF%",
    "\n",
    "\n\n",
    FIRST,
    "\x00",
]
BITS += [
    "Content-Disposition: attachment; filename=",
    "Content-Type: message/rfc822",
    "9999999999",
    "Content-Type: text/plain; charset=\udcff",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=25), st.binary(max_size=60))
def test_any_letter_gives_a_document_or_a_plain_sentence(bits, noise):
    for content in (
        "".join(bits).encode("utf-8", "surrogateescape"),
        "\n".join(bits).encode("utf-8", "surrogateescape") + noise,
        noise,
    ):
        try:
            assert read(content)[0].text.strip()
        except ReadingError as error:
            assert str(error).endswith(".")
