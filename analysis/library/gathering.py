"""`gather FOLDER`: what is told over all texts of a folder of parts, once, into one file that the pages read.

The file is a library: the rows of the parts, and in them who is who; which texts are reprints and one story; which
statements say the same words. It is made in a folder beside, and put into its place whole.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from analysis.code_hash import code_hash
from analysis.library import alike, meetings, reprints, schema, settings, stories_at_once, told_at_once, word_index
from analysis.library.asking import Ahead, Question
from analysis.library.folder import GATHERED, OF, SELECTED, about, of_parts, parts
from analysis.library.kept_analyses import FACTS
from analysis.library.library import Library
from analysis.library.memory import most_memory
from analysis.library.opening import runs
from analysis.library.records import LibraryError
from analysis.library.selection import Selection

if TYPE_CHECKING:
    pass

AT_ONCE = 100
"""Parts that are read in one statement."""

WORDS_AT_ONCE = 20
"""Parts whose words are put into their places at once, some four million: memory does not grow with the folder."""

RARELY = "1GB"
"""So much is written beside the file before DuckDB brings it up to date, not 16 MB: after each part that takes half as
long as the part. Of a million texts 12 GB would lie there."""


BY = "gathered by"
"""The setting that says which program has made that file."""

MAKING = ("entities", "stories", "search", "rows", "library", "tables")
"""The packages that say what is in the file. Its answers are found by the words of a question: another program asks in
others, and would count all anew at each start."""


@cache
def program() -> str:
    """A hash of the code that makes the file."""
    root = Path(__file__).resolve().parent.parent
    return code_hash(path for name in MAKING for path in (root / name).rglob("*.py"))


def gather(path: Path, tell: Callable[[str], object] = print, asked: Sequence[Question] = ()) -> int:
    """Makes the file anew where there are parts that it has not, or another program made it; gives how many texts are
    in it.

    asked: questions about all texts whose answers it is to hold.
    Raises LibraryError where `path` is no folder of parts, or cannot be written.
    """
    about(path)
    names = parts(path)
    if names == gathered(path):
        tell("ничего нового")
        return _size(path)
    for left in path.glob(f"{GATHERED}.*.new"):  # by one that was killed
        if not runs(int(left.name.split(".")[-2])):
            shutil.rmtree(left, ignore_errors=True)
    draft = path / f"{GATHERED}.{os.getpid()}.new"
    try:
        draft.mkdir()
        size = _make(draft / GATHERED, path, names, tell, asked)
        (draft / GATHERED).replace(path / GATHERED)
    except (duckdb.Error, OSError) as error:
        raise LibraryError("unwritable", path=path, reason=str(error).splitlines()[0]) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return size


def _make(file: Path, path: Path, names: list[str], tell: Callable[[str], object], asked: Sequence[Question]) -> int:
    """The file of these parts; gives how many texts are in it."""
    connection = duckdb.connect(
        str(file), config={"memory_limit": f"{most_memory()}MB", "checkpoint_threshold": RARELY}
    )
    schema.create(connection)
    for table in SELECTED:
        for some in _some(names, AT_ONCE):
            connection.execute(f"INSERT INTO {table} BY NAME {of_parts(path, table, some)}")
        tell(f"{table}: записано")
    for some in _some(names, WORDS_AT_ONCE):
        connection.execute(
            f"""INSERT INTO numbered
            SELECT text_id, (SELECT count(*) FROM numbered) + row_number() OVER (ORDER BY text_id)
            FROM ({of_parts(path, "words", some)})"""
        )
        connection.execute(f"CREATE OR REPLACE TEMP TABLE given AS {of_parts(path, 'tokens', some)}")
        word_index.take_in(connection)
    connection.execute("DROP TABLE IF EXISTS given")
    word_index.take(connection, word_index.sort(connection))
    tell("указатель слов: готово")
    told_at_once.tell(connection)
    meetings.take_in_all(connection)
    connection.execute("UPDATE identities SET refreshed = written")
    tell("кто есть кто: готово")
    _sign(connection, path, names)
    settings.keep(connection, FACTS, str(about(path).get("facts")))
    settings.keep(connection, OF, json.dumps(names))
    settings.keep(connection, BY, program())
    library = Library(connection, file)
    tell(f"перепечаток: {reprints.group_all(library)}")
    alike.liken_all(connection)
    tell("одни и те же слова: готово")
    left = stories_at_once.tell(connection)
    tell("сюжеты: готово")
    if left:
        tell(f"слишком много текстов без даты: из них ни с чем не сравнены {left}, каждый остался своим сюжетом")
    library.keep_values()
    for question in asked:
        question(Ahead(library.keep_answer), library.chosen(Selection()))
    tell("что спросят страницы: готово")
    size = library.size
    library.close()
    return size


def _some(names: list[str], most: int) -> Iterator[list[str]]:
    return (names[first : first + most] for first in range(0, len(names), most))


def gathered(path: Path) -> list[str]:
    """The parts that are in the folder's file, if this program made it."""
    if not (path / GATHERED).exists():
        return []
    try:
        with duckdb.connect(str(path / GATHERED), read_only=True) as connection:
            if schema.found_version(connection, path) != schema.VERSION:
                return []
            if settings.read(connection, BY, "") != program():
                return []
            return list(json.loads(settings.read(connection, OF, "[]")))
    except (duckdb.Error, LibraryError, ValueError):  # of another version, or damaged: it is made anew
        return []


def _size(path: Path) -> int:
    with duckdb.connect(str(path / GATHERED), read_only=True) as connection:
        return int(connection.execute("SELECT count(*) FROM texts").fetchall()[0][0])


def _sign(connection: duckdb.DuckDBPyConnection, path: Path, names: list[str]) -> None:
    """The signatures that were made with the analyses."""
    for some in _some(names, AT_ONCE):
        signed = of_parts(path, "texts", some).partition(" FROM ")[2]
        connection.execute(f"INSERT INTO signatures SELECT id, runs, hashes, false, false FROM {signed}")
