"""Letters (.eml): subject, day, sender and what is written; attachments are named and left."""

import datetime
import email
import email.header
import email.policy
import email.utils
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from analysis.card import Card
from analysis.reading.dates import read_date, read_time
from analysis.reading.document import Document, Refused, compose, one_line
from analysis.reading.encoding import Decoded
from analysis.reading.error import ReadingError, damaged
from analysis.reading.heading import file_words
from analysis.reading.page import decode_page, page_lines
from analysis.reading.paragraphs import unwrapped

ANSWER = re.compile(rf"^(?:{file_words('answer')}(?:\[\d+\])?:\s*)+", re.IGNORECASE)
QUOTED = re.compile(r"^(?:>\s?)+")


def read_mail(content: bytes, name: str) -> Iterator[Document | Refused]:
    """A letter, then each of its attachments as not taken. Raises ReadingError where nothing is written in it.

    The subject is the headline, the sender the outlet. The plain text is taken, or the page where there is none.

    >>> head = "Subject: =?utf-8?b?0JzQvtGB0YI=?=\\nFrom: Вести <a@b.example>\\nDate: Mon, 3 Feb 2020 23:15:00 +0600"
    >>> [letter] = read_mail(f"{head}\\n\\nМост открыт.".encode(), "1.eml")
    >>> letter.text, letter.card.outlet, letter.card.date
    ('Мост\\n\\nМост открыт.', 'Вести', datetime.date(2020, 2, 3))
    """
    with damaged("EML"):
        message = email.message_from_bytes(content, policy=email.policy.compat32)
        parts = list(_parts(message))
        sender, address = email.utils.parseaddr(_header(message, "From"))
        title = ANSWER.sub("", one_line(_header(message, "Subject")))
        day, time = _moment(message)
        card = Card(title, sender or address, day, time=time)
        lines, decoded = _written([part for part in parts if not _attached(part)])
        letter = replace(compose(name, lines, card), encoding=decoded.encoding, certain=decoded.certain)
        names = [one_line(part.get_filename() or part.get_content_type()) for part in parts if _attached(part)]
    yield letter
    for attachment in names:
        yield Refused(attachment, attachment, ReadingError("attachment"))


def _parts(message: Message) -> Iterator[Message]:
    """The parts that hold something; a letter in a letter is one."""
    inside = message.get_payload()
    if message.get_content_maintype() == "multipart" and isinstance(inside, list):
        for part in inside:
            if isinstance(part, Message):
                yield from _parts(part)
    else:
        yield message


def _attached(part: Message) -> bool:
    """A file beside the letter; a picture that the letter shows is none."""
    shown = part.get_content_maintype() == "image" and "Content-ID" in part
    written = part.get_content_type() in ("text/plain", "text/html") and not part.get_filename()
    return not shown and (part.get_content_disposition() == "attachment" or not written)


def _written(parts: list[Message]) -> tuple[list[str], Decoded]:
    """The lines of the letter, and how its letters were found."""
    plain = [(_decoded(part), part) for part in parts if part.get_content_type() == "text/plain"]
    full = [(decoded, part) for decoded, part in plain if decoded.text.strip()]
    if full:
        lines = [line for decoded, part in full for line in _plain_lines(decoded.text, _flowed(part))]
        return lines, full[0][0]
    for part in parts:
        if part.get_content_type() == "text/html":
            decoded = _decoded(part)
            return page_lines(decoded.text), decoded
    raise ReadingError("empty")


def _decoded(part: Message) -> Decoded:
    content = part.get_payload(decode=True)
    return decode_page(content if isinstance(content, bytes) else b"", part.get_content_charset() or "utf-8")


def _flowed(part: Message) -> bool:
    return str(part.get_param("format", "")).lower() == "flowed"


def _plain_lines(text: str, flowed: bool) -> list[str]:
    """A line for each paragraph, without the signature; lines that a program broke are joined."""
    text = re.split(r"(?m)^-- \r?$", text)[0]
    lines = [QUOTED.sub("", line) for line in text.splitlines()]
    if flowed:
        return re.sub(r" \n(?=\S)", " ", "\n".join(lines)).split("\n")
    return unwrapped(lines)


def _moment(message: Message) -> tuple[datetime.date | None, datetime.time | None]:
    """Day and time by the sender's clock."""
    written = _header(message, "Date")
    try:
        moment = email.utils.parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError):
        return read_date(written), read_time(written)
    return moment.date(), datetime.time(moment.hour, moment.minute, tzinfo=moment.tzinfo)


def _header(message: Message, name: str) -> str:
    """A field of the letter's head, in whatever encodings its pieces are."""
    pieces = email.header.decode_header(message.get(name, ""))
    return "".join(piece if isinstance(piece, str) else _piece(piece, charset) for piece, charset in pieces)


def _piece(piece: bytes, charset: str | None) -> str:
    try:
        return piece.decode(charset or "ascii")
    except (LookupError, ValueError):
        return decode_page(piece, charset or "utf-8").text
