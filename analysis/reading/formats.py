"""The formats that are read: how each is told, which endings stand for it, what reads it. A new one is an entry."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from analysis.reading import kinds
from analysis.reading.archive import read_archive
from analysis.reading.columns import Columns
from analysis.reading.document import Document, Left, Refused, bare_name, one_line
from analysis.reading.error import ReadingError, damaged
from analysis.reading.feed import read_feed
from analysis.reading.kinds import Seen
from analysis.reading.limits import LIMITS, MEGABYTE, Limits
from analysis.reading.mail import read_mail
from analysis.reading.markdown import read_markdown
from analysis.reading.office import read_docx, read_odt
from analysis.reading.page import read_mhtml, read_page
from analysis.reading.pdf import read_pdf
from analysis.reading.plain import read_plain
from analysis.reading.rtf import read_rtf
from analysis.reading.several import articles
from analysis.reading.sheet import read_table
from analysis.reading.subtitles import read_subtitles
from analysis.reading.telegram import read_chat_page

Part = Document | Refused | Left
"""What is found in a file: a text, one that is not taken, or what of it was left out or mended."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that is to be read, and how: `files.read_any` says what each of these means."""

    name: str
    content: bytes
    columns: Columns | None = None
    limits: Limits = LIMITS
    url: str = ""
    keep_marks: bool = False
    starts: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files. `kind` is what is done with it: several formats may be of one. `begins` tells it by its
    content, None where only the name can; `endings` are those of its names, the usual one first."""

    kind: str
    endings: tuple[str, ...]
    read: Callable[[File], Iterator[Part]]
    begins: Callable[[Seen], bool] | None = None


# ---------------------------------------------------------------- what reads a file
def one(read: Callable[[bytes, str], Document]) -> Callable[[File], Iterator[Part]]:
    """For a format that holds one text."""
    return lambda file: iter((read(file.content, file.name),))


def parted(read: Callable[[bytes, str], Document]) -> Callable[[File], Iterator[Part]]:
    """For a format of one text in which databases of the press and wires give several articles."""
    return lambda file: articles(read(file.content, file.name), file.starts)


def several(read: Callable[[bytes, str], Iterator[Part]]) -> Callable[[File], Iterator[Part]]:
    """For a format that holds any number of texts."""
    return lambda file: read(file.content, file.name)


def web_page(file: File) -> Iterator[Part]:
    """The article of a page, which may not say its own address."""
    yield read_page(file.content, file.name, file.url)


def table(file: File) -> Iterator[Part]:
    """A row a text."""
    return read_table(file.name, file.content, file.columns, file.limits, keep_marks=file.keep_marks)


def archive(file: File) -> Iterator[Part]:
    """The texts of an archive's files, each with its path for a place."""
    empty = True
    for member in read_archive(file.content, file.limits):
        empty = False
        if member.error:
            yield Refused(bare_name(member.path), member.path, member.error)
            continue
        for part in read(File(member.path, member.content, file.columns, file.limits)):
            if isinstance(part, Left):
                yield part
                continue
            place = f"{member.path}, {part.place}" if part.place else member.path
            yield dataclasses.replace(part, place=place)
    if empty:
        yield Refused(bare_name(file.name), "", ReadingError("no_files"))


def unread(file: File) -> Iterator[Part]:
    """A format that holds texts which are not read."""
    raise ReadingError("format", format=shown_ending(file.name))


# ---------------------------------------------------------------- the formats
TEXT = Format("text", ("txt",), parted(read_plain))
"""What nothing tells to be another."""

FORMATS = (
    Format("docx", ("docx",), parted(read_docx), kinds.of_word),
    Format("table", ("xlsx", "xlsm", "xlsb", "xls", "ods"), table, kinds.of_excel),
    Format("odt", ("odt",), parted(read_odt), kinds.of_writer),
    Format("other", (), unread, kinds.of_an_office),
    Format("zip", ("zip",), archive, kinds.packed),
    Format("pdf", ("pdf",), parted(read_pdf), kinds.pdf),
    Format("rtf", ("rtf",), parted(read_rtf), kinds.rtf),
    Format("feed", ("rss", "atom", "xml"), several(read_feed), kinds.feed),
    Format("subtitles", ("srt", "vtt"), one(read_subtitles), kinds.subtitles),
    Format("mail", ("eml",), several(read_mail), kinds.mail),
    Format("mhtml", ("mhtml", "mht"), one(read_mhtml), kinds.mhtml),
    Format("chat", (), several(read_chat_page), kinds.chat),
    Format("page", ("html", "htm", "xhtml"), web_page, kinds.page),
    Format("table", ("jsonl", "ndjson", "json"), table, kinds.records),
    Format("table", ("csv", "tsv", "tab"), table),
    Format("markdown", ("md", "markdown"), parted(read_markdown)),
    TEXT,
)
"""In the order in which a file is held against them: what `begins` tells goes before what the name says."""

PARTED = ("text", "markdown", "docx", "odt", "rtf", "pdf")
"""The kinds of files that `parted` reads."""

BY_ENDING = {ending: form for form in FORMATS for ending in form.endings}

ENDINGS = tuple(BY_ENDING)
"""The endings of files that are read."""

USUAL = tuple(form.endings[0] for form in reversed(FORMATS) if form.endings)
"""One ending a format, the plainest first: what is shown beside a field for files."""

BELIEVED = ("markdown", "table")
"""Kinds that only a name tells: Markdown and rows of any table may begin as a plain text does."""


def format_of(name: str, content: bytes) -> Format:
    """The format of a file: its content says so first, its name where the content does not.

    >>> [format_of(*file).kind for file in (("мост.txt", b"%PDF-1.7"), ("мост.csv", b"1;2"), ("мост", b""))]
    ['pdf', 'table', 'text']
    """
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")
    named = BY_ENDING.get(ending, TEXT)
    seen = kinds.look(content, ending, named.kind)
    told = next((form for form in FORMATS if form.begins and form.begins(seen)), None)
    return told or (named if named.kind in BELIEVED else TEXT)


def read(file: File) -> Iterator[Part]:
    """What is in a file, each text as soon as it is read; never raises."""
    if len(file.content) > file.limits.file:
        error = ReadingError("large_file", limit=file.limits.file // MEGABYTE)
        yield Refused(bare_name(file.name), "", error)
        return
    try:
        with damaged(shown_ending(file.name)):
            yield from format_of(file.name, file.content).read(file)
    except ReadingError as error:
        yield Refused(bare_name(file.name), "", error)


def shown_ending(name: str) -> str:
    """How the format of a damaged file is called.

    >>> shown_ending("мост.pptx"), shown_ending("мост")
    ('PPTX', 'TXT')
    """
    return one_line(name.rsplit(".", 1)[-1]).upper() if "." in name[-6:] else "TXT"
