"""The rows of texts: kept under their hash, listed, renamed, deleted and brought back."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol

import duckdb

from analysis.card import NO_CARD, Card
from analysis.library import groups, retold, word_index
from analysis.library.records import LibraryError, StoredText, card_columns, id_of, name_of, now, utc, zoned
from analysis.library.rows import insert

BATCH = 200
"""Texts that are in memory as columns at once, however many there are to add."""

COLUMNS = [
    *(f"{name} VARCHAR" for name in ("id", "name", "text", "encoding", "title", "outlet")),
    "date DATE",
    "url VARCHAR",
    "time TIME",
    "zone SMALLINT",
    "added TIMESTAMP",
    "characters INTEGER",
]


class Readable(Protocol):
    """What a text brings with it; analysis.reading.document.Document is one."""

    @property
    def name(self) -> str:
        """What it is called in the list; "": its first words."""
        ...

    @property
    def text(self) -> str:
        """The text itself."""
        ...

    @property
    def card(self) -> Card:
        """Where it appeared."""
        ...

    @property
    def encoding(self) -> str:
        """That of its file, or ""."""
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """A text by itself."""

    name: str
    text: str
    card: Card = NO_CARD
    encoding: str = ""


def add(rows: duckdb.DuckDBPyConnection, documents: Iterable[Readable]) -> list[str]:
    """Keeps the texts and gives their ids; one that is there stays as it is, a deleted one comes back.

    They stand in the list in their order: each is a microsecond older than the one before it.
    """
    ids: dict[str, None] = {}
    moment, batch = now(), []
    for document in documents:
        text_id = id_of(document.text)
        if text_id not in ids:
            added = moment - datetime.timedelta(microseconds=len(ids))
            batch.append(_row(text_id, document, added))
            ids[text_id] = None
        if len(batch) == BATCH:
            _insert(rows, batch)
            batch = []
    _insert(rows, batch)
    bring_back = "UPDATE texts SET deleted = NULL WHERE deleted IS NOT NULL AND list_contains(?::VARCHAR[], id)"
    if back := rows.execute(f"{bring_back} RETURNING id", [list(ids)]).fetchall():
        retold.note(rows, [row[0] for row in back])
    groups.settle(rows, list(ids))
    return list(ids)


def _insert(rows: duckdb.DuckDBPyConnection, batch: Sequence[tuple[Any, ...]]) -> None:
    there = "SELECT id FROM texts WHERE list_contains(?::VARCHAR[], id)"
    known = {row[0] for row in rows.execute(there, [[row[0] for row in batch]]).fetchall()}
    insert(rows, "texts", COLUMNS, [row for row in batch if row[0] not in known])


def _row(text_id: str, document: Readable, added: datetime.datetime) -> tuple[Any, ...]:
    name = document.name.strip() or name_of(document.text)
    return (text_id, name, document.text, document.encoding, *card_columns(document.card), added, len(document.text))


def count(rows: duckdb.DuckDBPyConnection) -> int:
    """How many texts there are."""
    return int(rows.execute("SELECT count(*) FROM texts WHERE deleted IS NULL").fetchall()[0][0])


def names(rows: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> dict[str, str]:
    """What these texts are called in the list, the last one added first."""
    query = """SELECT id, name FROM texts SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS id) AS asked USING (id)
        WHERE deleted IS NULL ORDER BY added DESC, id"""
    return dict(rows.execute(query, [list(ids)]).fetchall())


TOLD = "replace(lower(concat_ws(' ', name, title, outlet)), 'ё', 'е')"
"""What the list is searched in."""


def listed(rows: duckdb.DuckDBPyConnection, asked: Sequence[str], part: slice) -> tuple[int, list[StoredText]]:
    """How many texts have each of the `asked` words (lower case, without «ё») in name, headline or outlet, and this
    part of them, the last one added first."""
    condition = " AND ".join(["deleted IS NULL", *(f"contains({TOLD}, ?)" for _ in asked)])
    number = int(rows.execute(f"SELECT count(*) FROM texts WHERE {condition}", list(asked)).fetchall()[0][0])
    return number, stored(rows, condition, *asked, most=part.stop - part.start, first=part.start)


def stored(
    rows: duckdb.DuckDBPyConnection, condition: str, *values: object, most: int | None = None, first: int = 0
) -> list[StoredText]:
    """What the list says of the texts that fit `condition`, the last one added first; `most` from place `first` on."""
    columns = "id, name, title, outlet, date, url, time, zone, added, encoding, characters"
    query = f"SELECT {columns} FROM texts WHERE {condition} ORDER BY added DESC, id"
    query += "" if most is None else f" LIMIT {int(most)} OFFSET {int(first)}"
    found = rows.execute(query, list(values)).fetchall()
    return [
        StoredText(text_id, name, Card(title, outlet, date, url, zoned(time, zone)), utc(added), encoding, characters)
        for text_id, name, title, outlet, date, url, time, zone, added, encoding, characters in found
    ]


def text(rows: duckdb.DuckDBPyConnection, text_id: str) -> str:
    """The text itself."""
    found = rows.execute("SELECT text FROM texts WHERE id = ? AND deleted IS NULL", [text_id]).fetchone()
    if found is None:
        raise LibraryError("no_text", id=text_id)
    return str(found[0])


def change(rows: duckdb.DuckDBPyConnection, text_id: str, what: str, *values: object) -> None:
    """Sets columns of one text."""
    changed = rows.execute(f"UPDATE texts SET {what} WHERE id = ? RETURNING id", [*values, text_id]).fetchall()
    if not changed:
        raise LibraryError("no_text", id=text_id)


def set_card(rows: duckdb.DuckDBPyConnection, text_id: str, card: Card) -> None:
    """Another title, outlet, moment and address; with another date another reprint may be the first."""
    change(rows, text_id, "title = ?, outlet = ?, date = ?, url = ?, time = ?, zone = ?", *card_columns(card))
    groups.settle(rows, [text_id])


def delete(rows: duckdb.DuckDBPyConnection, text_id: str) -> None:
    """Into the bin. Its facts stay: who asks for facts, asks for those of texts that are not deleted."""
    change(rows, text_id, "deleted = ?", now())
    groups.settle(rows, [text_id])
    retold.note(rows, [text_id])


def restore(rows: duckdb.DuckDBPyConnection, text_id: str) -> None:
    """Out of the bin."""
    change(rows, text_id, "deleted = NULL")
    groups.settle(rows, [text_id])
    retold.note(rows, [text_id])


def empty_bin(rows: duckdb.DuckDBPyConnection) -> None:
    """Removes the deleted texts for good, with all that is kept of them."""
    gone = [row[0] for row in rows.execute("SELECT id FROM texts WHERE deleted IS NOT NULL").fetchall()]
    if not gone:
        return
    of_text = (
        "analyses",
        "corrections",
        "collected",
        "failures",
        "named",
        "said",
        "mentioned",
        "cited",
        "terms",
        "words",
        "stale",
        "likened",
        "signatures",
        "bands",
        "story_texts",
        "kept",
    )
    for table, column in chain(((table, "text_id") for table in of_text), [("texts", "id")]):
        rows.execute(f"DELETE FROM {table} WHERE list_contains(?::VARCHAR[], {column})", [gone])
    word_index.forget(rows, gone)
    rows.execute("DELETE FROM alike WHERE list_contains(?::VARCHAR[], text_id)", [gone])
    rows.execute("DELETE FROM alike WHERE list_contains(?::VARCHAR[], other_text)", [gone])
    retold.note(rows, gone)
