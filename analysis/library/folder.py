"""A folder of parts (docs/cluster.md) as a library that can only be read: its parts as they are, or what was gathered
of them."""

import datetime
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import duckdb

from analysis.library import schema
from analysis.library.library import Library
from analysis.library.memory import most_memory
from analysis.library.records import LibraryError
from analysis.rows.meetings import meetings

ABOUT = "golosa.json"
"""What says that a folder is one of parts."""

GATHERED = "gathered.duckdb"
"""In the folder, what `gather` has made of its parts (gathering.py)."""

OF = "gathered parts"
"""The setting that names the parts that are in that file."""

SCHEMA = 2
"""The latest version of the tables in the parts that is known here; those of the first are read too."""

SELECTED = {
    "texts": "id, name, text, encoding, title, outlet, date, time, zone, url, ?::TIMESTAMP AS added, "
    "NULL::TIMESTAMP AS deleted, characters, NULL::VARCHAR AS reprint_of",
    "named": "*, entity AS identity, NULL::VARCHAR AS leader",
    "said": "*, speaker AS identity",
    "terms": f"*, {schema.RANK} AS rank",
    **dict.fromkeys(("kept", "analyses", "failures", "cited", "mentioned", "words"), "*"),
}
"""What each table of a library is in the parts. Who is who, and what is a reprint, nobody has told yet."""

ADDED_IN_2 = {"said": "NULL::VARCHAR AS sure"}
"""What parts of the first version lack."""

WORD = "form || ' ' || lemma || ' ' || telling AS word"

NAME = "entity || ' ' || kind AS who"

INDEX = {
    "numbered": "SELECT text_id, text_id AS text_no FROM words",
    "vocabulary": f"SELECT {WORD}, form, lemma, telling, count(*) AS times FROM tokens GROUP BY ALL",
    "postings": f"SELECT {WORD}, text_id AS text_no, position, sentence, part, voice, statement FROM tokens",
    "fresh_postings": "SELECT * FROM postings WHERE FALSE",
    "word_lists": f"""SELECT text_no, list(word ORDER BY position) AS words,
        list(sentence ORDER BY position) AS sentences, list(start ORDER BY position) AS starts,
        list(length ORDER BY position) AS lengths
        FROM (SELECT text_id AS text_no, {WORD}, position, sentence, start, length FROM tokens) AS t
        GROUP BY text_no""",
    "known_names": f"SELECT DISTINCT {NAME}, identity AS name, kind FROM named",
    "meetings": meetings(f"(SELECT text_id AS text_no, sentence, in_title, {NAME} FROM mentioned)", "sentence"),
}
"""The index of words and of names over parts that nobody has numbered: texts, words and names are called what they
are."""


def open_folder(path: Path) -> Library:
    """The library of the folder `path`. Any number of processes may have it open; whatever would write raises
    LibraryError.

    Raises LibraryError where it is no folder of parts, or one of a newer version.
    """
    about(path)
    connection = duckdb.connect(":memory:", config={"memory_limit": f"{most_memory()}MB", "temp_directory": _aside()})
    try:
        schema.create(connection)
        if (path / GATHERED).exists():
            over_gathered(connection, path)
        else:
            over_parts(connection, path)
    except duckdb.Error as error:
        raise LibraryError("unreadable", path=path, reason=str(error).splitlines()[0]) from error
    return Library(connection, path, read_only=True)


def waits_for_gather(library: Library) -> bool:
    """Whether it is a folder of parts of which nobody has told stories, reprints and statements alike."""
    return library.read_only and not library.setting(OF)


def about(path: Path) -> dict[str, Any]:
    """What golosa.json says of the folder."""
    try:
        said = json.loads((path / ABOUT).read_text(encoding="utf-8"))
        known = said["schema"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LibraryError("no_parts", path=path) from error
    if known not in range(1, SCHEMA + 1):
        raise LibraryError("newer", path=path, found=str(known), known=str(SCHEMA))
    return dict(said)


def over_gathered(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """The tables of a library, as views of those that were gathered."""
    connection.execute(f"ATTACH {_quoted(path / GATHERED)} AS gathered (READ_ONLY)")
    [(version,)] = connection.execute("SELECT max(schema_version) FROM gathered.library").fetchall()
    if version != schema.VERSION:
        raise LibraryError("gather_anew", path=path)
    tables = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'gathered' AND table_name <> 'library'"
    for (table,) in connection.execute(tables).fetchall():
        _view(connection, table, f"SELECT * FROM gathered.{table}")


def over_parts(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """The tables of a library, those of the parts as views of them."""
    for table in SELECTED if parts(path) else ():
        rows = of_parts(path, table, parts(path))
        _view(connection, table, f"SELECT *, text_id AS text_no FROM ({rows})" if table == "said" else rows)
    if parts(path):
        connection.execute(f"CREATE VIEW tokens AS {of_parts(path, 'tokens', parts(path))}")
        for table, rows in INDEX.items():
            _view(connection, table, rows)
    connection.execute("INSERT INTO likened SELECT text_id FROM words")
    connection.execute("UPDATE identities SET refreshed = written")


def _aside() -> str:
    """Where DuckDB goes on when the memory is full, for as long as a question takes; the folder itself may be one that
    nobody can write to."""
    return str(Path(tempfile.gettempdir()) / f"golosa-{os.getpid()}")


def _view(connection: duckdb.DuckDBPyConnection, table: str, rows: str) -> None:
    connection.execute(f"DROP TABLE IF EXISTS {table}")
    connection.execute(f"CREATE VIEW {table} AS {rows}")


def parts(path: Path) -> list[str]:
    """The names of the parts that are whole."""
    return sorted(part.name for part in (path / "texts").glob("*.parquet"))


def of_parts(path: Path, table: str, names: list[str]) -> str:
    """The SELECT of the rows that these parts have for a table of a library."""
    files = ", ".join(_quoted(path / table / name) for name in names)
    written = datetime.datetime.fromtimestamp((path / ABOUT).stat().st_mtime, datetime.UTC).replace(tzinfo=None)
    columns = SELECTED.get(table, "*").replace("?", f"'{written}'")
    if about(path)["schema"] == 1 and table in ADDED_IN_2:
        columns = f"{columns}, {ADDED_IN_2[table]}"
    return f"SELECT {columns} FROM read_parquet([{files}])"


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
