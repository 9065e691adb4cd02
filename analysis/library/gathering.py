"""`gather FOLDER`: what is told over all texts of a folder of parts, once, into one file that the pages read.

The file is a library: the rows of the parts, and in them who is who; which texts are reprints and one story; which
statements say the same words. It is made beside and put into its place whole.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import duckdb

from analysis.library import reprints, schema, settings
from analysis.library.folder import GATHERED, SELECTED, about, of_parts, parts
from analysis.library.kept_analyses import FACTS
from analysis.library.library import Library
from analysis.library.records import LibraryError
from analysis.library.stories import LibraryStories
from analysis.search import index

AT_ONCE = 100
"""Parts that are read in one statement."""

TOKENS = f"CREATE TABLE tokens ({', '.join(index.COLUMNS)})"

OF = "gathered parts"
"""The setting that names the parts that are in the file."""


def gather(path: Path, tell: Callable[[str], object] = print) -> int:
    """Makes the file anew where there are parts that it has not; gives how many texts are in it.

    Raises LibraryError where `path` is no folder of parts, or cannot be written.
    """
    said, names = about(path), parts(path)
    if names == gathered(path):
        tell("ничего нового")
        return _size(path)
    draft = path / f"{GATHERED}.{os.getpid()}.new"
    draft.unlink(missing_ok=True)
    try:
        connection = duckdb.connect(str(draft))
        schema.create(connection)
        for table in SELECTED:
            for first in range(0, len(names), AT_ONCE):
                connection.execute(
                    f"INSERT INTO {table} BY NAME {of_parts(path, table, names[first : first + AT_ONCE])}"
                )
            tell(f"{table}: записано")
        connection.execute(TOKENS)
        for first in range(0, len(names), AT_ONCE):
            connection.execute(f"INSERT INTO tokens BY NAME {of_parts(path, 'tokens', names[first : first + AT_ONCE])}")
        connection.execute(schema.INDEXED)
        tell("указатель слов: готово")
        _sign(connection, path, names)
        settings.keep(connection, FACTS, str(said.get("facts")))
        settings.keep(connection, OF, json.dumps(names))
        library = Library(connection, draft)
        tell(f"перепечаток: {reprints.group_all(library)}")
        library.refresh_identities()
        tell("кто есть кто: готово")
        library.liken(wait=True)
        tell("одни и те же слова: готово")
        LibraryStories(library).now()
        tell("сюжеты: готово")
        size = library.size
        library.close()
        draft.replace(path / GATHERED)
    except (duckdb.Error, OSError) as error:
        raise LibraryError("unwritable", path=path, reason=str(error).splitlines()[0]) from error
    finally:
        for left in (draft, draft.with_name(f"{draft.name}.wal")):
            left.unlink(missing_ok=True)
    return size


def gathered(path: Path) -> list[str]:
    """The parts that are in the folder's file."""
    if not (path / GATHERED).exists():
        return []
    try:
        with duckdb.connect(str(path / GATHERED), read_only=True) as connection:
            if schema.found_version(connection, path) != schema.VERSION:
                return []
            return list(json.loads(settings.read(connection, OF, "[]")))
    except (duckdb.Error, LibraryError, ValueError):  # of another version, or damaged: it is made anew
        return []


def _size(path: Path) -> int:
    with duckdb.connect(str(path / GATHERED), read_only=True) as connection:
        return int(connection.execute("SELECT count(*) FROM texts").fetchall()[0][0])


def _sign(connection: duckdb.DuckDBPyConnection, path: Path, names: list[str]) -> None:
    """The signatures that were made with the analyses."""
    for first in range(0, len(names), AT_ONCE):
        signed = of_parts(path, "texts", names[first : first + AT_ONCE]).partition(" FROM ")[2]
        connection.execute(f"INSERT INTO signatures SELECT id, runs, hashes, false, false FROM {signed}")
