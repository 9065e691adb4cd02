"""The one way to a library's rows: transactions that write, one at a time, and readings that wait for nobody."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import duckdb

from analysis.library.records import LibraryError

T = TypeVar("T")
P = ParamSpec("P")
Work = Callable[Concatenate["duckdb.DuckDBPyConnection", P], T]
"""What is done with the rows: a function that takes them first.

The type is in quotation marks, as `typing` would keep it to the very end of Python, and DuckDB would say so.
"""

TELL_EVERY = 10.0
"""Seconds: while texts are analysed in the background, what pages have counted is as good for so long. Each new batch
would have them count all anew, every second."""

OTHER = "carried"
"""How another library's file is called while it is attached."""


class OpenFile:
    """The open file. Any number of threads may share it."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, path: Path | None = None, *, read_only: bool = False
    ) -> None:
        self._connection = connection
        self.read_only = read_only
        self._path = path
        self._file = _file(path)
        self.lock = threading.RLock()
        self._changes = 0
        self._untold = False
        self._told = -TELL_EVERY
        self.texts_changes = 0
        """The same for the list of texts, which analyses, facts and corrections leave as it is."""

    def close(self) -> None:
        """Writes everything into the one file and lets it go."""
        self._connection.close()

    @property
    def changes(self) -> int:
        """How often what was written since it was opened was told: what was read is good while this stays the same."""
        if time.monotonic() - self._told >= TELL_EVERY:
            self.tell()
        return self._changes

    def tell(self) -> None:
        """What was written beside the pages, if anything, counts from now on."""
        if self._untold:
            self._change()

    def _change(self) -> None:
        self._untold, self._told = False, time.monotonic()
        self._changes += 1

    def look(self) -> None:
        """Raises LibraryError where the file was moved or removed: what is written now would be lost with it."""
        if self._file and _file(self._path) != self._file:
            raise LibraryError("gone", path=self._path)

    @contextmanager
    def transaction(
        self, *, texts: bool = True, counted: bool = True, beside: bool = False
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """All or nothing: what is inside is on disk when the block ends, and nothing of it where it fails.

        texts: whether the list of texts may be another then. counted: whether any figure may be. beside: nobody waits
        for it, and it is told with what comes after it.
        """
        if self.read_only:
            raise LibraryError("read_only", path=self._path)
        with self.lock:
            self.look()
            with self._cursor() as rows:
                yield rows
            if counted and beside and time.monotonic() - self._told < TELL_EVERY:
                self._untold = True
            elif counted:
                self._change()
            self.texts_changes += texts and counted

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The rows as they are at this moment, whatever is written meanwhile. Nothing may be written inside."""
        with self._cursor() as rows:
            yield rows

    def read(self, work: Work[P, T], *values: P.args, **options: P.kwargs) -> T:
        """What `work` gives of the rows as they are now."""
        with self.reading() as rows:
            return work(rows, *values, **options)

    def write(self, work: Work[P, T], *values: P.args, **options: P.kwargs) -> T:
        """What `work` gives, as a transaction of its own."""
        with self.transaction() as rows:
            return work(rows, *values, **options)

    @contextmanager
    def attached(self, path: Path, *, read_only: bool = False) -> Iterator[tuple[duckdb.DuckDBPyConnection, str, str]]:
        """A cursor, the name of this database in it and that of the one in the file `path`; nobody else writes."""
        with self.lock:
            rows = self._connection.cursor()
            try:
                own = str(rows.execute("SELECT current_database()").fetchall()[0][0])
                file = str(path).replace("'", "''")
                rows.execute(f"ATTACH '{file}' AS {OTHER}{' (READ_ONLY)' if read_only else ''}")
                try:
                    yield rows, f'"{own}"', OTHER
                finally:
                    with suppress(duckdb.Error):  # what failed in the middle of a transaction
                        rows.rollback()
                    rows.execute(f"DETACH {OTHER}")
                self._change()
                self.texts_changes += 1
            except duckdb.Error as error:
                raise _failed(error) from error
            finally:
                rows.close()

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        rows = self._connection.cursor()
        try:
            rows.begin()
            yield rows
            rows.commit()
        except duckdb.Error as error:
            raise _failed(error) from error
        finally:
            rows.close()


def _file(path: Path | None) -> tuple[int, int] | None:
    """Which file of the disk is there, None where there is none."""
    try:
        found = path.stat() if path else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found else None


def _failed(error: duckdb.Error) -> LibraryError:
    """The error as a sentence; a full disk is told from all else, for there is something to do about it."""
    if "No space left" in str(error) or "out of disk" in str(error).lower():
        return LibraryError("disk_full")
    return LibraryError("failed", reason=str(error).splitlines()[0])
