"""Corrections as a CSV file: written to be read in Excel, read back row by row; what does not fit is listed.

A row names its text by its id, which is made of the text itself: a file goes from one library to another.
"""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from analysis.article import Span
from analysis.corrections.applying import ACTIONS
from analysis.corrections.correction import Correction
from analysis.corrections.identities import LIBRARY_ACTIONS
from analysis.corrections.stop_words import STOP_WORD, stop_word
from analysis.corrections.stories import NAME_STORY, STORY_ACTIONS
from analysis.corrections.theme_names import NAME_THEME, name_theme, named_terms
from analysis.errors import PlainError
from analysis.interface import Words

COLUMNS = ("text_name", "action", "words", "name", "kind", "old", "value", "other_name", "text", "other", "spans")
"""In their order in the file. Those of words and names of texts are for the reader; they are not read back."""
NEEDED = ("action", "name", "kind", "old", "value", "text", "other", "spans")

ENTITIES = ("PER", "ORG", "LOC")
STATEMENTS = ("direct", "indirect", "fragment")
SPEAKERS = ("", "PER", "ORG", "ROLE", "GROUP", "DOC")

MUST_HAVE: Mapping[str, Sequence[str]] = {
    "reassign": ("spans",),
    "not_quote": ("spans",),
    "quote_kind": ("spans", "value"),
    "add_quote": ("spans", "kind"),
    "checked": ("spans",),
    "hide": ("name", "kind"),
    "merge": ("name", "kind", "value"),
    "split": ("spans", "name", "kind", "value"),
    "rename": ("name", "kind", "value"),
    "entity_kind": ("name", "kind", "value"),
    "add_mention": ("spans", "name", "kind"),
    "not_mention": ("spans", "name"),
    "one": ("name", "kind", "value", "other"),
    "two": ("name", "kind", "value", "other"),
    "stop_word": ("name",),
    "name_theme": ("name", "value"),
    "join_stories": ("other",),
    "part_story": ("name", "value", "other"),
    "name_story": ("value",),
}
"""What a correction says nothing without."""
KINDS: Mapping[str, Sequence[str]] = {"reassign": SPEAKERS, "add_quote": STATEMENTS}
"""What the kind may be; of all others an entity's or nothing."""
VALUES: Mapping[str, Sequence[str]] = {"quote_kind": STATEMENTS, "entity_kind": ENTITIES}
"""What the value may be where it is no name."""
CODED_OLD = (*VALUES, "not_quote")

MOST_WORDS = 200
"""Characters of the text shown in a row."""
FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""What a spreadsheet may take for a formula: such a cell gets an apostrophe before it."""

TextOf = Callable[[str], str | None]
"""The text of an id, or None where the library has none."""


class ExchangeError(PlainError):
    """Why a file is not read as corrections at all."""

    sentences: ClassVar[Mapping[str, str]] = {
        "not_csv": "Это не таблица CSV с правками: файл не читается построчно.",
        "no_columns": "Это не таблица с правками: в первой строке нет колонок: {columns}.",
    }


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that does not fit. row: its number in the spreadsheet; key, values: why, as the words have it."""

    row: int
    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read:
    """A file of corrections: those to be kept, each with its text's id ("": the whole library); the rows left out.

    known: how many the library has already.
    """

    corrections: tuple[tuple[str, Correction], ...]
    refused: tuple[RefusedRow, ...]
    known: int


class _MisfitError(Exception):
    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values


# ---------------------------------------------------------------- writing
def to_csv(made: Iterable[tuple[str, Correction]], names: Mapping[str, str], text_of: TextOf, words: Words) -> bytes:
    """One row a correction, in this order, with semicolons and the mark by which Excel knows UTF-8.

    made: corrections with the ids of their texts; names: of the texts by id.
    """
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(words("corrections.column." + column) for column in COLUMNS)
    for text, correction in made:
        cells = _cells(text or correction.text, correction, names, text_of, words)
        table.writerow(_harmless(cells[column]) for column in COLUMNS)
    return out.getvalue().encode("utf-8-sig")


def _cells(
    text: str, correction: Correction, names: Mapping[str, str], text_of: TextOf, words: Words
) -> dict[str, str]:
    def named(code: str) -> str:
        return words(f"report.value.{code}") if f"report.value.{code}" in words else code

    action, body = correction.action, text_of(text) or ""
    shown = " … ".join(body[start:stop] for start, stop in correction.spans)
    coded = action in VALUES
    return {
        "text_name": names.get(text, ""),
        "action": words(f"corrections.action.{action}") if f"corrections.action.{action}" in words else action,
        "words": " ".join(shown[:MOST_WORDS].split()),
        "name": correction.name,
        "kind": named(correction.kind),
        "old": named(correction.old) if action in CODED_OLD else correction.old,
        "value": named(correction.value) if coded else correction.value,
        "other_name": names.get(correction.other, ""),
        "text": _id_cell(text),
        "other": _id_cell(correction.other),
        "spans": ", ".join(f"{start}–{stop}" for start, stop in correction.spans),
    }


def _id_cell(text: str) -> str:
    """With a sign before it: a spreadsheet would make a number of «123456789012» and of «12345678e901»."""
    return f"#{text}" if text else ""


def _harmless(value: str) -> str:
    return f"'{value}" if FORMULA.match(value) else value


# ---------------------------------------------------------------- reading
def from_csv(
    content: bytes, text_of: TextOf, languages: Iterable[Words], known: Collection[tuple[str, Correction]] = ()
) -> Read:
    """The corrections of a file that `to_csv` wrote in one of `languages`; Excel may have saved it since.

    known: what the library has already, with the ids of the texts. Raises ExchangeError where it is no such file; it
    speaks the first of the languages.
    """
    spoken = tuple(languages)
    rows = list(_rows(content))
    columns = _columns(rows[0] if rows else [], spoken)
    kept, refused, again = [], [], 0
    kept_already = frozenset(known)
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        cells = {name: _plain(row[at]) if at < len(row) else "" for name, at in columns.items()}
        try:
            found = _correction(cells, text_of, spoken)
        except _MisfitError as misfit:
            refused.append(RefusedRow(number, misfit.key, misfit.values))
            continue
        if found in kept_already:
            again += 1
        else:
            kept.append(found)
    return Read(tuple(kept), tuple(refused), again)


def _rows(content: bytes) -> Iterator[list[str]]:
    """The rows, by the mark that parts most columns of the first; in windows-1251 where they are not in UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("windows-1251", errors="replace")
    head = text.partition("\n")[0]
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=max(";\t,", key=head.count), strict=True)
    except csv.Error as error:
        raise ExchangeError("not_csv") from error


def _columns(head: Sequence[str], languages: Sequence[Words]) -> dict[str, int]:
    """Where each column stands, whatever their order."""
    places = {cell.strip().casefold(): at for at, cell in enumerate(head)}
    found = {
        name: places[title]
        for name in COLUMNS
        for words in languages
        if (title := words(f"corrections.column.{name}").casefold()) in places
    }
    if missing := [name for name in NEEDED if name not in found]:
        raise ExchangeError("no_columns", columns=", ".join(languages[0](f"corrections.column.{m}") for m in missing))
    return found


def _correction(cells: Mapping[str, str], text_of: TextOf, languages: Sequence[Words]) -> tuple[str, Correction]:
    action = _code(
        cells["action"], (*ACTIONS, *LIBRARY_ACTIONS, *STORY_ACTIONS, NAME_THEME), "corrections.action.", languages
    )
    if action not in MUST_HAVE:
        raise _MisfitError("action", value=cells["action"])
    if column := next((column for column in MUST_HAVE[action] if not cells[column].strip()), None):
        raise _MisfitError("incomplete", column=column)
    if action == STOP_WORD:  # of all texts
        return "", stop_word(cells["name"])
    if action == NAME_THEME:
        return "", name_theme(named_terms(Correction(action, name=cells["name"])), cells["value"], cells["old"])
    text, other = (cells[column].strip().removeprefix("#") for column in ("text", "other"))
    body = text_of(text)
    if body is None:
        raise _MisfitError("text", value=text)
    kind = _coded(cells["kind"], KINDS.get(action, ("", *ENTITIES)), languages)
    value = _coded(cells["value"], VALUES[action], languages) if action in VALUES else cells["value"]
    old = cells["old"]
    if action in CODED_OLD:
        old = _coded(old, ("", *VALUES.get(action, STATEMENTS)), languages)
    found = Correction(action, _spans(cells["spans"], len(body)), cells["name"], kind, value, old)
    if action not in (*LIBRARY_ACTIONS, *STORY_ACTIONS):
        return text, found
    if action != NAME_STORY and text_of(other) is None:
        raise _MisfitError("text", value=other)
    return "", Correction(action, found.spans, found.name, kind, value, old, text, other)


def _coded(value: str, allowed: Sequence[str], languages: Sequence[Words]) -> str:
    code = _code(value, allowed, "report.value.", languages)
    if code not in allowed:
        raise _MisfitError("kind", value=value)
    return code


def _code(value: str, codes: Iterable[str], keys: str, languages: Sequence[Words]) -> str:
    """The code that is called `value` in one of the languages, or is written so itself."""
    called = {words(keys + code).casefold(): code for code in codes for words in languages if keys + code in words}
    return called.get(value.strip().casefold(), value.strip())


def _spans(cell: str, length: int) -> tuple[Span, ...]:
    found = []
    for part in filter(None, (part.strip() for part in cell.split(","))):
        pair = re.fullmatch(r"(\d{1,9})\s*[–—-]\s*(\d{1,9})", part)
        if not pair or not int(pair[1]) < int(pair[2]) <= length:
            raise _MisfitError("spans", value=part)
        found.append((int(pair[1]), int(pair[2])))
    return tuple(found)


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
