"""A library as one file that can be carried away, and put back."""

import os
from pathlib import Path

import duckdb

from analysis.library import schema
from analysis.library.records import LibraryError
from analysis.library.rows import Rows


def back_up(rows: Rows, path: Path) -> None:
    """Writes all that is kept now into the one file `path`; whole or not at all, while others read and write."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        with rows.attached(draft) as (cursor, own, other):
            cursor.execute(f"COPY FROM DATABASE {own} TO {other}")
        draft.replace(path)
    except OSError as error:
        raise LibraryError("unwritable", path=path, reason=error.strerror or error) from error
    finally:
        draft.unlink(missing_ok=True)


def put_back(rows: Rows, path: Path, before: Path) -> None:
    """What the backup `path` holds takes the place of all that is kept; this is written to `before` first.

    Raises LibraryError, and changes nothing, where the file is no library or a newer version's.
    """
    draft = before.with_name(f"{before.name}.{os.getpid()}.draft")
    try:
        draft.write_bytes(path.read_bytes())
        check(draft, path)
        back_up(rows, before)
        with rows.attached(draft, read_only=True) as (cursor, own, other):
            cursor.begin()
            for table in _tables(cursor, own):
                cursor.execute(f"DELETE FROM {own}.{table}")
                cursor.execute(f"INSERT INTO {own}.{table} BY NAME SELECT * FROM {other}.{table}")
            cursor.commit()
    except OSError as error:
        raise LibraryError("unwritable", path=path, reason=error.strerror or error) from error
    finally:
        draft.unlink(missing_ok=True)


def check(draft: Path, path: Path) -> None:
    """Opens the copy `draft` of the file `path` and brings it to this version's tables. Views in it reach no file."""
    try:
        connection = duckdb.connect(str(draft), config={"enable_external_access": "false"})
    except duckdb.Error as error:
        raise LibraryError("unreadable", path=path, reason=str(error).splitlines()[0]) from error
    try:
        schema.migrate(connection, path)
        with duckdb.connect(":memory:") as right:
            schema.create(right)
            if missing := set(_tables(right)) - set(_tables(connection)):
                raise LibraryError("unreadable", path=path, reason=f"нет таблицы {min(missing)}")
    finally:
        connection.close()


def _tables(rows: duckdb.DuckDBPyConnection, database: str = "current_database()") -> list[str]:
    name = database.replace('"', "'")
    query = f"SELECT table_name FROM duckdb_tables() WHERE database_name = {name} ORDER BY table_name"
    return [str(row[0]) for row in rows.execute(query).fetchall()]
