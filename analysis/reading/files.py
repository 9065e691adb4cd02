"""The one door: a file of any kind, by its name and content, becomes texts; what is not taken says why."""

import dataclasses
from collections.abc import Callable, Iterator

from analysis.card import Card
from analysis.reading.archive import read_archive
from analysis.reading.columns import Columns, TableHead
from analysis.reading.document import Document, Left, Refused, bare_name, dated, one_line
from analysis.reading.error import ReadingError, damaged
from analysis.reading.feed import read_feed
from analysis.reading.kinds import ENDINGS, OTHER, kind_of
from analysis.reading.limits import LIMITS, MEGABYTE, Limits
from analysis.reading.mail import read_mail
from analysis.reading.markdown import read_markdown
from analysis.reading.office import read_docx, read_odt
from analysis.reading.page import read_mhtml, read_page
from analysis.reading.pdf import read_pdf
from analysis.reading.rtf import read_rtf
from analysis.reading.sheet import read_table, table_head
from analysis.reading.subtitles import read_subtitles
from analysis.reading.telegram import read_chat_page
from analysis.reading.text import read_bytes

__all__ = ["ENDINGS", "is_table", "read_any", "table_columns"]


def read_any(
    name: str,
    content: bytes,
    *,
    columns: Columns | None = None,
    limits: Limits = LIMITS,
    url: str = "",
    keep_marks: bool = False,
) -> Iterator[Document | Refused | Left]:
    """The texts of a file, one after another, each as soon as it is read; never raises.

    The content says what kind of file it is before `name` does. `columns` are those of a table where its own are not
    to be guessed, `keep_marks` says that «**» in them is no markup, `url` is where the file was found, for a text that
    does not say its own address.

    >>> [document] = read_any("мост.txt", "Мост открыт.".encode())
    >>> document.name, document.text
    ('мост', 'Мост открыт.')
    """
    room = limits.archive
    for part in _read(name, content, columns, limits, url=url, keep_marks=keep_marks):
        if not isinstance(part, Document):
            yield part
            continue
        room -= len(part.text)
        if room < 0:
            yield Refused(part.name, part.place, ReadingError("large_archive", limit=limits.archive // MEGABYTE))
            return
        if len(part.text) > limits.text:
            yield Refused(part.name, part.place, ReadingError("too_long", limit=limits.text))
        elif url and not part.card.url:
            yield dataclasses.replace(part, card=dataclasses.replace(part.card, url=url))
        else:
            yield part


def is_table(name: str, content: bytes) -> bool:
    """Whether the file is a table, whose columns can be chosen.

    >>> is_table("мосты.csv", "Дата;Текст".encode()), is_table("мост.txt", "Мост открыт.".encode())
    (True, False)
    """
    return kind_of(name, content) == "table"


def table_columns(name: str, content: bytes, *, limits: Limits = LIMITS) -> TableHead:
    """The names of a table's columns, its first rows and the guess; raises ReadingError where it is damaged."""
    if len(content) > limits.file:
        raise ReadingError("large_file", limit=limits.file // MEGABYTE)
    with damaged(_ending(name)):
        return table_head(content, limits)


def _read(
    name: str, content: bytes, columns: Columns | None, limits: Limits, *, url: str = "", keep_marks: bool = False
) -> Iterator[Document | Refused | Left]:
    if len(content) > limits.file:
        yield Refused(bare_name(name), "", ReadingError("large_file", limit=limits.file // MEGABYTE))
        return
    try:
        with damaged(_ending(name)):
            kind = kind_of(name, content)
            if kind == "zip":
                yield from _read_archive(name, content, columns, limits)
            elif kind == "table":
                yield from read_table(name, content, columns, limits, keep_marks=keep_marks)
            elif kind == "page":
                yield read_page(content, name, url)
            elif kind == "chat":
                yield from read_chat_page(content, name)
            elif kind == "feed":
                yield from read_feed(content, name)
            elif kind == "mail":
                yield from read_mail(content, name)
            else:
                yield READERS[kind](content, name)
    except ReadingError as error:
        yield Refused(bare_name(name), "", error)


def _read_archive(
    name: str, content: bytes, columns: Columns | None, limits: Limits
) -> Iterator[Document | Refused | Left]:
    """The texts of an archive's files, each with its path for a place."""
    empty = True
    for member in read_archive(content, limits):
        empty = False
        if member.error:
            yield Refused(bare_name(member.path), member.path, member.error)
            continue
        for part in _read(member.path, member.content, columns, limits):
            if isinstance(part, Left):
                yield part
                continue
            place = f"{member.path}, {part.place}" if part.place else member.path
            yield dataclasses.replace(part, place=place)
    if empty:
        yield Refused(bare_name(name), "", ReadingError("no_files"))


def read_plain(content: bytes, name: str) -> Document:
    """A plain text, dated by its first lines; raises ReadingError where it is none in Russian."""
    reading = read_bytes(content)
    card = Card(date=dated([line for line in reading.text.split("\n")[:20] if line.strip()]))
    return Document(bare_name(name), reading.text, card, reading.encoding, reading.certain)


def _refuse(content: bytes, name: str) -> Document:
    raise ReadingError("format", format=_ending(name))


def _ending(name: str) -> str:
    """How the format of a damaged file is called."""
    return one_line(name.rsplit(".", 1)[-1]).upper() if "." in name[-6:] else "TXT"


READERS: dict[str, Callable[[bytes, str], Document]] = {
    OTHER: _refuse,
    "text": read_plain,
    "markdown": read_markdown,
    "mhtml": read_mhtml,
    "docx": read_docx,
    "odt": read_odt,
    "rtf": read_rtf,
    "pdf": read_pdf,
    "subtitles": read_subtitles,
}
"""What reads each kind of file that holds one text."""
