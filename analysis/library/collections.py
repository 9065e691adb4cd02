"""The rows of collections: named sets of texts."""

from collections.abc import Iterable

import duckdb

from analysis.library import groups, retold
from analysis.library.records import Collection, LibraryError, now


def listed(rows: duckdb.DuckDBPyConnection) -> list[Collection]:
    """The collections by name, each with the number of its texts."""
    query = """SELECT c.id, c.name, count(t.id) FROM collections c LEFT JOIN collected ON collection = c.id
        LEFT JOIN texts t ON t.id = text_id AND deleted IS NULL GROUP BY c.id, c.name ORDER BY lower(c.name), c.id"""
    return [Collection(*row) for row in rows.execute(query).fetchall()]


def make(rows: duckdb.DuckDBPyConnection, name: str, ids: Iterable[str]) -> int:
    """A collection of these texts; one that has the name already takes them in. Gives its number."""
    name = _checked(name)
    found = rows.execute("SELECT id FROM collections WHERE name = ?", [name]).fetchone()
    if found is None:
        found = rows.execute("SELECT coalesce(max(id), 0) + 1 FROM collections").fetchall()[0]
        rows.execute("INSERT INTO collections VALUES (?, ?)", [found[0], name])
    add(rows, int(found[0]), ids)
    return int(found[0])


def add(rows: duckdb.DuckDBPyConnection, number: int, ids: Iterable[str]) -> None:
    """Texts go into the collection; those that are in it stay once."""
    _exists(rows, number)
    query = """INSERT INTO collected SELECT DISTINCT ?::INTEGER, id FROM texts WHERE list_contains(?::VARCHAR[], id)
        AND id NOT IN (SELECT text_id FROM collected WHERE collection = ?)"""
    rows.execute(query, [number, list(ids), number])


def remove(rows: duckdb.DuckDBPyConnection, number: int, ids: Iterable[str]) -> None:
    """Texts leave the collection; they stay in the library."""
    _exists(rows, number)
    query = "DELETE FROM collected WHERE collection = ? AND list_contains(?::VARCHAR[], text_id)"
    rows.execute(query, [number, list(ids)])


def rename(rows: duckdb.DuckDBPyConnection, number: int, name: str) -> None:
    """Another name, which no other collection has."""
    name = _checked(name)
    _exists(rows, number)
    if rows.execute("SELECT id FROM collections WHERE name = ? AND id <> ?", [name, number]).fetchone():
        raise LibraryError("collection_name_taken", name=name)
    rows.execute("UPDATE collections SET name = ? WHERE id = ?", [name, number])


def delete(rows: duckdb.DuckDBPyConnection, number: int, *, with_texts: bool) -> None:
    """The collection is gone; `with_texts`: its texts too, as Library.delete."""
    _exists(rows, number)
    if with_texts:
        query = "UPDATE texts SET deleted = ? WHERE deleted IS NULL AND id IN (SELECT text_id FROM collected WHERE "
        gone = rows.execute(query + "collection = ?) RETURNING id", [now(), number]).fetchall()
        groups.settle(rows, [row[0] for row in gone])
        retold.note(rows, [row[0] for row in gone])
    rows.execute("DELETE FROM collected WHERE collection = ?", [number])
    rows.execute("DELETE FROM collections WHERE id = ?", [number])


def _checked(name: str) -> str:
    if not name.strip():
        raise LibraryError("no_collection_name")
    return name.strip()


def _exists(rows: duckdb.DuckDBPyConnection, number: int) -> None:
    if rows.execute("SELECT id FROM collections WHERE id = ?", [number]).fetchone() is None:
        raise LibraryError("no_collection", id=number)
