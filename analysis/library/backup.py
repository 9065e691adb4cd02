"""A library as one file that can be carried away, and put back."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb

from analysis.library.open_file import OpenFile
from analysis.library.records import LibraryError

ROOT = Path(__file__).resolve().parents[2]

SECONDS = 900
"""The time for the backup of a million texts; what needs more is none."""


def back_up(rows: OpenFile, path: Path) -> None:
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


def put_back(rows: OpenFile, path: Path, before: Path) -> None:
    """What the backup `path` holds takes the place of all that is kept; this is written to `before` first.

    Raises LibraryError, and changes nothing, where the file is no library or a newer version's. What is put back is
    never the file itself but what `take` has made of it.
    """
    draft = before.with_name(f"{before.name}.{os.getpid()}.draft.new")
    fresh = before.with_name(f"{before.name}.{os.getpid()}.fresh.new")
    try:
        fresh.unlink(missing_ok=True)
        draft.write_bytes(path.read_bytes())
        take(draft, fresh, path)
        back_up(rows, before)
        with rows.attached(fresh, read_only=True) as (cursor, own, other):
            cursor.begin()
            for table in _tables(cursor, own):
                cursor.execute(f"DELETE FROM {own}.{table}")
                cursor.execute(f"INSERT INTO {own}.{table} BY NAME SELECT * FROM {other}.{table}")
            cursor.commit()
    except OSError as error:
        raise LibraryError("unwritable", path=path, reason=error.strerror or error) from error
    finally:
        for file in (draft, fresh, fresh.with_name(fresh.name + ".wal")):
            file.unlink(missing_ok=True)


def take(copy: Path, fresh: Path, path: Path) -> None:
    """Makes `fresh`, a library of this version, of the file `copy` in a process of its own (restoring.py).

    Raises LibraryError of the file `path` where it cannot, whatever the file does to that process.
    """
    files = [str(copy.resolve()), str(fresh.resolve())]
    command = [sys.executable, "-m", "analysis.library.restoring", *files, str(os.getpid())]
    try:
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, timeout=SECONDS, check=False)
        told = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise LibraryError("unreadable", path=path, reason=f"он не прочитан за {SECONDS} с") from error
    except ValueError as error:
        raise LibraryError("unreadable", path=path, reason="программа, которая его читала, прервана") from error
    if told:
        raise LibraryError(told["key"], **{**told["values"], "path": path})


def _tables(rows: duckdb.DuckDBPyConnection, database: str) -> list[str]:
    name = database.replace('"', "'")
    query = f"SELECT table_name FROM duckdb_tables() WHERE database_name = {name} ORDER BY table_name"
    return [str(row[0]) for row in rows.execute(query).fetchall()]
