"""The one door: a file of any kind, by its name and content, becomes texts; what is not taken says why."""

import dataclasses
from collections.abc import Iterator, Sequence

from analysis.reading import formats
from analysis.reading.checks import check_language
from analysis.reading.columns import Columns, TableHead
from analysis.reading.document import Document, Left, Refused
from analysis.reading.error import ReadingError, damaged
from analysis.reading.formats import ENDINGS, PARTED, File, format_of, shown_ending
from analysis.reading.limits import LIMITS, MEGABYTE, Limits
from analysis.reading.several import article_starts, whole_lines
from analysis.reading.sheet import table_head

__all__ = ["ENDINGS", "file_lines", "is_table", "read_any", "table_columns"]


def read_any(
    name: str,
    content: bytes,
    *,
    columns: Columns | None = None,
    limits: Limits = LIMITS,
    url: str = "",
    keep_marks: bool = False,
    any_language: bool = False,
    starts: Sequence[int] | None = None,
) -> Iterator[Document | Refused | Left]:
    """The texts of a file, one after another, each as soon as it is read; never raises.

    The content says what kind of file it is before `name` does. `columns` are those of a table where its own are not
    to be guessed, `keep_marks` says that «**» in them is no markup, `any_language` takes texts that are not in Russian
    too, `url` is where the file was found, for a text that does not say its own address. `starts`: at which of the
    file's lines (`file_lines`) articles begin, where that is not to be found.

    >>> [document] = read_any("мост.txt", "Мост открыт.".encode())
    >>> document.name, document.text
    ('мост', 'Мост открыт.')
    """
    room = limits.archive
    chosen = None if starts is None else tuple(starts)
    for part in formats.read(File(name, content, columns, limits, url, keep_marks, chosen)):
        if not isinstance(part, Document):
            yield part
            continue
        room -= len(part.text)
        if room < 0:
            yield Refused(part.name, part.place, ReadingError("large_archive", limit=limits.archive // MEGABYTE))
            return
        if len(part.text) > limits.text:
            yield Refused(part.name, part.place, ReadingError("too_long", limit=limits.text))
        elif not any_language and (problem := _other_language(part.text)):
            yield Refused(part.name, part.place, problem)
        elif url and not part.card.url:
            yield dataclasses.replace(part, card=dataclasses.replace(part.card, url=url))
        else:
            yield part


def _other_language(text: str) -> ReadingError | None:
    try:
        check_language(text)
    except ReadingError as problem:
        return problem
    return None


def is_table(name: str, content: bytes) -> bool:
    """Whether the file is a table, whose columns can be chosen.

    >>> is_table("мосты.csv", "Дата;Текст".encode()), is_table("мост.txt", "Мост открыт.".encode())
    (True, False)
    """
    return format_of(name, content).kind == "table"


def table_columns(name: str, content: bytes, *, limits: Limits = LIMITS) -> TableHead:
    """The names of a table's columns, its first rows and the guess; raises ReadingError where it is damaged."""
    if len(content) > limits.file:
        raise ReadingError("large_file", limit=limits.file // MEGABYTE)
    with damaged(shown_ending(name)):
        return table_head(content, limits)


def file_lines(name: str, content: bytes) -> tuple[list[str], list[int]]:
    """The lines of a file that may hold several articles, and where these begin; of any other file nothing. Raises
    ReadingError where it cannot be read.

    >>> file_lines("мост.txt", "Мост открыт.\\n\\nПо нему пошли машины.".encode())
    (['Мост открыт.', 'По нему пошли машины.'], [0])
    """
    form = format_of(name, content)
    if form.kind not in PARTED:
        return [], []
    with damaged(shown_ending(name)):
        whole = next(form.read(File(name, content, starts=(0,))))
    lines = whole_lines(whole.text) if isinstance(whole, Document) else []
    return lines, article_starts(lines) or [0]
