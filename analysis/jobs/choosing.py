"""How the files of an import are to be read, as the analyst chose it: columns, marks, borders, encodings, language."""

import json
from collections.abc import Iterable, Mapping, Sequence

from analysis.article import read_article
from analysis.card import Card
from analysis.library import Library, drafts
from analysis.library.drafts import TextDraft
from analysis.library.likeness import sign
from analysis.reading import clean, otherwise

OPTIONS = ("columns", "otherwise", "from", "keep_marks", "starts", "any_language")
"""What may be said of how a file is to be read."""


# ---------------------------------------------------------------- columns of tables
def remembered_columns(library: Library, headers: Iterable[str]) -> dict[str, str | None]:
    """What the analyst chose the last time for a table with these headers."""
    return dict(json.loads(library.setting(_key(headers), "{}")))


def choose_columns(library: Library, number: int, file: drafts.ImportFile, columns: Mapping[str, str | None]) -> None:
    """The table is to be read with these columns, this time and whenever one with the same headers comes."""
    library.set_setting(_key(file.head["headers"]), json.dumps(columns, ensure_ascii=False))
    drafts.read_again(library, number, file.file, {**file.options, "columns": dict(columns)})


def take_marks(library: Library, number: int, file: drafts.ImportFile, keep: bool) -> None:
    """Whether «**» and the like in the file's cells stay as they are, else they are read as markup."""
    drafts.read_again(library, number, file.file, {**file.options, "keep_marks": keep})


def take_borders(library: Library, number: int, file: drafts.ImportFile, starts: Sequence[int]) -> None:
    """At which of the file's lines its articles begin."""
    drafts.read_again(library, number, file.file, {**file.options, "starts": sorted(starts)})


def take_any_language(library: Library, number: int, file: int) -> None:
    """What of the file is not in Russian is taken all the same."""
    options = next(one.options for one in drafts.files(library, number) if one.file == file)
    drafts.read_again(library, number, file, {**options, "any_language": True})


def _key(headers: Iterable[str]) -> str:
    return "columns " + json.dumps(list(headers), ensure_ascii=False)


# ---------------------------------------------------------------- another encoding
def read_spoiled(library: Library, number: int, file: int) -> None:
    """The file came as UTF-8 that had been taken for windows-1251: it is read with that undone."""
    options = next(one.options for one in drafts.files(library, number) if one.file == file)
    drafts.read_again(library, number, file, {**options, "otherwise": otherwise.SPOILED})


def other_readings(library: Library, row: drafts.Place, encoding: str) -> dict[str, str]:
    """How a text that was read as `encoding` reads in other encodings of one byte."""
    text = drafts.text_of(library, row)
    if encoding not in otherwise.ONE_BYTE:
        return {}
    return {way: otherwise.reread(text, encoding, way) for way in otherwise.ONE_BYTE if way != encoding}


def take_reading(library: Library, row: drafts.Place, encoding: str, text: str) -> None:
    """A row of the list is this text, read in this encoding; the analyst says so, so it is certain."""
    text = clean(text)
    card = Card(read_article(text).headline)
    drafts.replace_text(library, row, TextDraft("", text=text, card=card, encoding=encoding, signature=sign(text)))
