"""What an import has read and the analyst has not confirmed yet: a list before anything is stored among the texts.

number = begin(library, "Выгрузка 23.11")
add_files(library, number, ["выгрузка.csv"], {})
add_rows(library, number, [(0, rows)])    # the reading job, as it reads
table(library, number)                    # the list that the page shows
confirm(library, number, "Выгрузка")      # the good ones become texts, or discard(library, number)
"""

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from analysis.card import NO_CARD, Card
from analysis.library import collections, groups, kept_columns
from analysis.library.access import note
from analysis.library.library import Library
from analysis.library.likeness import Signature
from analysis.library.records import card_columns, id_of, now
from analysis.library.rows import insert

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    *("import INTEGER", "file INTEGER", "position INTEGER"),
    *(f"{name} VARCHAR" for name in ("place", "name", "title", "outlet")),
    *(
        "date DATE",
        "url VARCHAR",
        "time TIME",
        "zone SMALLINT",
        "encoding VARCHAR",
        "certain BOOLEAN",
        "characters INTEGER",
        "text VARCHAR",
    ),
    *("text_id VARCHAR", "runs INTEGER", "hashes BLOB", "problem VARCHAR", "said VARCHAR", "reprint_of VARCHAR"),
    *("kept_fields VARCHAR[]", "kept_values VARCHAR[]"),
)


Place = tuple[int, int, int]
"""A row of a list: the number of the import, of the file, of what the file holds."""


@dataclass(frozen=True, slots=True)
class TextDraft:
    """A text that a file holds, or, with a `problem` (a key of ReadingError and its values), a part not taken."""

    name: str
    place: str = ""
    text: str = ""
    card: Card = NO_CARD
    encoding: str = ""
    certain: bool = True
    problem: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    signature: Signature | None = None
    reprint_of: str | None = None
    kept: Sequence[tuple[str, str]] = ()

    @property
    def text_id(self) -> str:
        """The id that it would have as a text, "" where there is none."""
        return id_of(self.text) if self.text else ""


@dataclass(frozen=True, slots=True)
class Import:
    """An import that waits: how many of its files are read. `started` is in UTC."""

    id: int
    name: str
    started: datetime.datetime
    files: int
    read: int

    @property
    def ready(self) -> bool:
        """Whether all is read and the list can be confirmed."""
        return self.read == self.files


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file of an import. `options` say how to read it, `head` what a table's first lines are."""

    file: int
    name: str
    read: bool
    options: Mapping[str, Any]
    head: Mapping[str, Any]


# ---------------------------------------------------------------- an import and its files
def begin(library: Library, name: str) -> int:
    """A new import without files; gives its number."""
    with library.transaction(counted=False) as rows:
        number = int(rows.execute("SELECT coalesce(max(id), 0) + 1 FROM imports").fetchall()[0][0])
        rows.execute("INSERT INTO imports VALUES (?, ?, ?, ?)", [number, name, now(), library.person.name])
    return number


def add_files(library: Library, number: int, names: Sequence[str], options: Mapping[str, Any]) -> None:
    """Files of the import, after those that it has, that wait to be read; `options` say how."""
    query = """INSERT INTO import_files
        SELECT ?, unnest(range(?, ?)), unnest(?::VARCHAR[]), false, ?, '{}'"""
    with library.transaction(counted=False) as rows:
        (first,) = rows.execute("SELECT count(*) FROM import_files WHERE import = ?", [number]).fetchall()[0]
        rows.execute(query, [number, first, first + len(names), list(names), json.dumps(options)])


def add_read(library: Library, number: int, read: Sequence[tuple[str, Mapping[str, Any], Sequence[TextDraft]]]) -> None:
    """Files of a new import that are read already: the name of each, its head, what it holds."""
    files = ["import INTEGER", "file INTEGER", "name VARCHAR", "read BOOLEAN", "options VARCHAR", "head VARCHAR"]
    listed = [
        (number, at, name, True, "{}", json.dumps(head, ensure_ascii=False)) for at, (name, head, _) in enumerate(read)
    ]
    found = [
        (number, file, position, *_columns(draft))
        for file, (*_, drafts) in enumerate(read)
        for position, draft in enumerate(drafts)
    ]
    with library.transaction(counted=False) as rows:
        insert(rows, "import_files", files, listed)
        insert(rows, "drafts", COLUMNS, found)


def imports(library: Library) -> list[Import]:
    """The imports that are neither confirmed nor discarded, the first one first."""
    query = """SELECT id, imports.name, started, count(file), count(file) FILTER (read)
        FROM imports LEFT JOIN import_files ON import = id GROUP BY ALL ORDER BY id"""
    with library.reading() as rows:
        found = rows.execute(query).fetchall()
    return [Import(row[0], row[1], row[2].replace(tzinfo=datetime.UTC), row[3], row[4]) for row in found]


def files(library: Library, number: int) -> list[ImportFile]:
    """The files of an import in their order."""
    query = "SELECT file, name, read, options, head FROM import_files WHERE import = ? ORDER BY file"
    with library.reading() as rows:
        found = rows.execute(query, [number]).fetchall()
    return [ImportFile(row[0], row[1], row[2], _told(row[3]), _told(row[4])) for row in found]


@lru_cache(30_000)
def _told(record: str) -> Mapping[str, Any]:
    """Read once: while an import waits, its list is asked for at every look at «Тексты»."""
    found: Mapping[str, Any] = json.loads(record)
    return found


def read_again(library: Library, number: int, file: int, options: Mapping[str, Any]) -> None:
    """What the file gave is forgotten; the reading job reads it another way."""
    options = {name: value for name, value in options.items() if name != "begun"}
    with library.transaction(counted=False) as rows:
        rows.execute("DELETE FROM drafts WHERE import = ? AND file = ?", [number, file])
        rows.execute(
            "UPDATE import_files SET read = false, options = ? WHERE import = ? AND file = ?",
            [json.dumps(options), number, file],
        )


# ---------------------------------------------------------------- what is read
def add_rows(library: Library, number: int, read: Sequence[tuple[int, Sequence[TextDraft]]]) -> None:
    """What files hold, each with the file's number, after what is there of it already."""
    query = "SELECT file, max(position) + 1 FROM drafts WHERE import = ? GROUP BY file"
    with library.transaction(counted=False) as rows:
        following = dict(rows.execute(query, [number]).fetchall())
        listed = []
        for file, found in read:
            first = following.get(file, 0)
            listed += [(number, file, position, *_columns(draft)) for position, draft in enumerate(found, start=first)]
            following[file] = first + len(found)
        insert(rows, "drafts", COLUMNS, listed)


def end_files(library: Library, number: int, heads: Mapping[int, Mapping[str, Any]]) -> None:
    """These files are read, each with the head of its table ({} of what is none)."""
    query = "UPDATE import_files SET read = true, head = ? WHERE import = ? AND file = ?"
    plain = "UPDATE import_files SET read = true, head = '{}' WHERE import = ? AND list_contains(?::INTEGER[], file)"
    with library.transaction(counted=False) as rows:
        rows.execute(plain, [number, [file for file, head in heads.items() if not head]])
        for file, head in heads.items():
            if head:
                rows.execute(query, [json.dumps(head, ensure_ascii=False), number, file])


def forget_rows(library: Library, number: int, file: int) -> None:
    """What was read of the file: it is read anew."""
    with library.transaction(counted=False) as rows:
        rows.execute("DELETE FROM drafts WHERE import = ? AND file = ?", [number, file])


def mark_begun(library: Library, number: int, file: int, options: Mapping[str, Any]) -> None:
    """The file takes long: should the program end now, the others are read before it."""
    with library.transaction(counted=False) as rows:
        rows.execute(
            "UPDATE import_files SET options = ? WHERE import = ? AND file = ?",
            [json.dumps({**options, "begun": True}), number, file],
        )


def forget_unread(library: Library) -> None:
    """What was read of files before the program ended in the middle of them."""
    unread = "SELECT 1 FROM import_files f WHERE f.import = drafts.import AND f.file = drafts.file AND NOT read"
    with library.transaction(counted=False) as rows:
        rows.execute(f"DELETE FROM drafts WHERE EXISTS ({unread})")


def replace_text(library: Library, row: Place, draft: TextDraft) -> None:
    """A row of the list has the text, headline and encoding of `draft`, for certain."""
    what = "text = ?, title = ?, text_id = ?, characters = ?, encoding = ?, certain = true, runs = ?, hashes = ?"
    with library.transaction(counted=False) as rows:
        rows.execute(
            f"UPDATE drafts SET {what} WHERE import = ? AND file = ? AND position = ?",
            [draft.text, draft.card.title, draft.text_id, len(draft.text), draft.encoding, *_signed(draft), *row],
        )


def signatures(library: Library) -> list[tuple[str, Signature]]:
    """Of what waits in all imports, the id that each would have as a text, and its signature."""
    query = "SELECT text_id, runs, hashes FROM drafts WHERE hashes IS NOT NULL ORDER BY import, file, position"
    with library.reading() as rows:
        return [(row[0], Signature(row[1], row[2])) for row in rows.execute(query).fetchall()]


def text_of(library: Library, row: Place) -> str:
    """The text of a row of the list."""
    query = "SELECT text FROM drafts WHERE import = ? AND file = ? AND position = ?"
    with library.reading() as rows:
        found = rows.execute(query, list(row)).fetchone()
    return str(found[0]) if found else ""


ROWS = """
SELECT d.file, d.position, f.name AS file_name, d.place, d.name, d.title, d.outlet, d.date, d.url, d.encoding,
    d.certain, d.characters, d.text_id, d.problem, d.said, left(d.text, 300) AS beginning,
    EXISTS (SELECT 1 FROM texts WHERE id = d.text_id AND deleted IS NULL) AS in_library,
    d.problem = '' AND row_number() OVER (PARTITION BY d.text_id, d.problem ORDER BY d.file, d.position) > 1 AS again,
    coalesce(t.name, o.name) AS reprint_of
FROM drafts d JOIN import_files f ON f.import = d.import AND f.file = d.file
LEFT JOIN texts t ON t.id = d.reprint_of
LEFT JOIN (SELECT text_id, min(name) AS name FROM drafts GROUP BY text_id) o ON o.text_id = d.reprint_of
WHERE d.import = ?
"""


def table(library: Library, number: int) -> "pd.DataFrame":
    """A row a text or a part not taken, in the order of the files.

    Columns: file, position, file_name, place, name, title, outlet, date, url, encoding, certain, characters, text_id,
    problem, said (JSON), beginning, in_library (the text is there already), again (it stands earlier in the import),
    reprint_of (the name of the text that it has most of its words from).
    """
    with library.reading() as rows:
        return rows.execute(f"{ROWS} ORDER BY d.file, d.position", [number]).df()


# ---------------------------------------------------------------- the end of an import
def confirm(library: Library, number: int, collection: str = "") -> list[str]:
    """The good ones become texts, and a collection of this name, all in one transaction; gives their ids.

    A text that is in the library already is of the collection too; a deleted one comes back.
    """
    good = "SELECT DISTINCT text_id FROM drafts WHERE import = ? AND problem = ''"
    with library.transaction() as rows:
        ids = [row[0] for row in rows.execute(f"{good} ORDER BY text_id", [number]).fetchall()]
        rows.execute(f"UPDATE texts SET deleted = NULL WHERE deleted IS NOT NULL AND id IN ({good})", [number])
        rows.execute(INSERT, [now(), number])
        kept_columns.keep(rows, number)
        groups.settle(rows, ids)
        rows.execute(
            """INSERT INTO signatures SELECT text_id, any_value(runs), any_value(hashes), false, false FROM drafts
            WHERE import = ? AND problem = '' AND hashes IS NOT NULL GROUP BY text_id ON CONFLICT DO NOTHING""",
            [number],
        )
        if collection.strip() and ids:
            collections.make(rows, collection, ids)
        note(rows, library.person, "import", f"{collection} ({len(ids)})")
        _drop(rows, number)
    return ids


INSERT = """
INSERT INTO texts (id, name, text, encoding, title, outlet, date, url, time, zone, characters, added)
SELECT text_id, name, text, encoding, title, outlet, date, url, time, zone, characters,
    ?::TIMESTAMP - to_microseconds(place_in_list) FROM (
    SELECT *, row_number() OVER (ORDER BY file, position) AS place_in_list FROM drafts
    WHERE import = ? AND problem = ''
    QUALIFY row_number() OVER (PARTITION BY text_id ORDER BY file, position) = 1
)
ON CONFLICT DO NOTHING
"""
"""Of the same text twice the first is taken; the first of the list is the first of those added, too."""


def discard(library: Library, number: int) -> None:
    """Nothing of the import is kept; what another has brought is the keeper's to discard."""
    with library.transaction(counted=False) as rows:
        for name, who in rows.execute("SELECT name, who FROM imports WHERE id = ?", [number]).fetchall():
            if who not in (library.person.name, ""):
                library.person.need("keeper")
            note(rows, library.person, "discard", name)
        _drop(rows, number)


def _drop(rows: Any, number: int) -> None:
    rows.execute("DELETE FROM drafts WHERE import = ?", [number])
    rows.execute("DELETE FROM import_files WHERE import = ?", [number])
    rows.execute("DELETE FROM imports WHERE id = ?", [number])


def _signed(draft: TextDraft) -> tuple[int | None, bytes | None]:
    return (draft.signature.runs, draft.signature.hashes) if draft.signature else (None, None)


def _columns(draft: TextDraft) -> list[Any]:
    return [
        draft.place,
        draft.name,
        *card_columns(draft.card),
        draft.encoding,
        draft.certain,
        len(draft.text),
        draft.text,
        draft.text_id,
        *_signed(draft),
        draft.problem,
        json.dumps(draft.said, ensure_ascii=False, default=str),
        draft.reprint_of,
        [field for field, _ in draft.kept],
        [value for _, value in draft.kept],
    ]
