"""The library's file: made on first start, opened, refused with a reason."""

import os
import re
from pathlib import Path

import duckdb

from analysis.library.library import Library
from analysis.library.records import LibraryError

DATA = Path(__file__).resolve().parents[2] / "data"

SCHEMA_VERSION = 1
SCHEMA = """
CREATE TABLE library (schema_version INTEGER);
CREATE TABLE texts (id VARCHAR PRIMARY KEY, name VARCHAR, text VARCHAR, encoding VARCHAR, title VARCHAR, outlet VARCHAR,
                    date DATE, url VARCHAR, added TIMESTAMP, deleted TIMESTAMP);
CREATE TABLE analyses (text_id VARCHAR, version VARCHAR, furniture BOOLEAN, record BLOB);
CREATE TABLE corrections (id INTEGER PRIMARY KEY, text_id VARCHAR, made TIMESTAMP, undone TIMESTAMP, record VARCHAR);
"""


def library_path() -> Path:
    """The file that GOLOSA_LIBRARY names, else data/library.duckdb."""
    return Path(os.environ.get("GOLOSA_LIBRARY") or DATA / "library.duckdb")


def open_library(path: Path | None = None, first: Path | None = DATA / "article.txt") -> Library:
    """The library in the file `path` (None: `library_path()`); where there is none, one is made with the text `first`.

    Texts that were deleted while it was open the last time are removed for good.
    Raises LibraryError where the file is another program's, a newer version's, or no library.
    """
    path = path or library_path()
    try:
        if not path.exists():
            _make(path, first)
        connection = duckdb.connect(str(path))
    except OSError as error:
        raise LibraryError("unwritable", path=path, reason=error.strerror or error) from error
    except duckdb.Error as error:
        raise _refused(path, str(error)) from error
    try:
        _check(path, connection)
    except LibraryError:
        connection.close()
        raise
    library = Library(connection)
    library.empty_bin()
    return library


def _make(path: Path, first: Path | None) -> None:
    """Made beside and moved into its place whole: killed here, the next start finds no half of a library."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    connection = duckdb.connect(str(draft))
    connection.execute(SCHEMA)
    connection.execute("INSERT INTO library VALUES (?)", [SCHEMA_VERSION])
    library = Library(connection)
    if first:
        library.add(first.read_text(encoding="utf-8-sig"), encoding="UTF-8")
    library.close()
    if path.exists():  # another process has made one meanwhile
        draft.unlink()
    else:
        draft.replace(path)


def _refused(path: Path, reason: str) -> LibraryError:
    if "Could not set lock" in reason or "being used by another process" in reason:
        process = re.search(r"PID (\d+)", reason)
        return LibraryError("in_use", path=path, process=f" (процесс {process[1]})" if process else "")
    if "ermission denied" in reason or "ead-only" in reason:
        return LibraryError("unwritable", path=path, reason="нет права на запись")
    return LibraryError("unreadable", path=path, reason=reason.splitlines()[0])


def _check(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Another program's database, or a newer version's library, is left as it is."""
    try:
        found = connection.execute("SELECT max(schema_version) FROM library").fetchall()[0][0]
    except duckdb.Error as error:
        raise LibraryError("unreadable", path=path, reason="это другая база данных") from error
    if not isinstance(found, int) or found > SCHEMA_VERSION:
        raise LibraryError("newer", path=path, found=str(found), known=str(SCHEMA_VERSION))
