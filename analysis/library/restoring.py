"""A foreign file becomes a library of ours, or a sentence says why not: nothing of it is taken unseen.

Whoever made the file may mean harm. So this module is a program of its own (backup.py starts it), with little memory
and no way to any other file. It takes base tables of `main` only, with the columns and types that schema.py gives
them, value by value, into a file whose tables were made here. Views, macros, defaults and indexes stay behind.
"""

import contextlib
import json
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from analysis.child import end_with
from analysis.library import analyses, schema
from analysis.library.likeness import FEWEST, PERMUTATIONS
from analysis.library.records import LibraryError
from analysis.library.values import readable_correction, readable_digest, readable_options, readable_setting

MEMORY = "2GB"

LARGEST_ANALYSIS = 200_000_000
"""Characters of the JSON of one analysis: that of the longest text that is read has half of them."""

REQUIRED: dict[str, tuple[str, ...]] = {
    "texts": ("id", "name", "text", "encoding", "title", "outlet", "url", "added", "characters"),
    "corrections": ("id", "text_id", "made", "record", "who"),
    "settings": ("key", "value"),
    "collections": ("id", "name"),
    "collected": ("collection", "text_id"),
    "kept": ("text_id", "field", "value", "place"),
    "imports": ("id", "name", "started", "who"),
    "import_files": ("import", "file", "name", "read", "options", "head"),
    "journal": ("made", "who", "what", "object"),
    "drafts": ("import", "file", "position", "place", "name", "problem", "said", "text", "text_id", "characters"),
}
"""What the analyst brought and made, with the columns in which there is always something."""

DERIVED: dict[str, tuple[str, ...]] = {
    "failures": ("text_id", "version", "reason"),
    "named": ("text_id", "entity", "kind", "mentions", "gender", "roles", "beside"),
    "said": ("text_id", "place", "nth", "kind", "speaker", "speaker_kind", "start", "stop", "said", "text_no"),
    "mentioned": ("text_id", "entity", "kind", "start", "stop"),
    "cited": ("text_id", "nth", "source", "folded", "start", "stop"),
    "terms": ("text_id", "term", "folded", "count", "score", "rank"),
    "words": ("text_id", "words", "direct_words"),
    "stale": ("text_id",),
    "stopped": ("folded",),
    "identities": ("written", "refreshed"),
    "retold": ("text_id", "written"),
    "signatures": ("text_id", "runs", "hashes", "banded"),
    "bands": ("text_id", "band"),
    "numbered": ("text_id", "text_no"),
    "vocabulary": ("word", "form", "lemma", "telling", "times"),
    "postings": ("word", "text_no", "position", "sentence", "part", "voice", "statement"),
    "fresh_postings": ("word", "text_no", "position", "sentence", "part", "voice", "statement"),
    "known_names": ("who", "name", "kind"),
    "meetings": ("text_no", "n"),
    "word_lists": ("text_no", "words", "sentences", "starts", "lengths"),
    "said_words": ("text_no", "statement", "lemmas"),
    "rare_words": ("lemma", "text_no", "statement", "words"),
    "story_texts": ("text_id", "made_of", "digest"),
    "story_pairs": ("one", "other", "likelihood"),
    "stories": ("story",),
    "alike": ("text_id", "place", "other_text", "other_place"),
    "likened": ("text_id",),
}
"""What is made of it, and is made anew where something is not as it should be."""

OLD_GAPS = {"texts": ("name", "encoding", "title", "outlet", "url")}
"""Columns that the first versions left empty: nothing in them means "" there."""

UNSIGNED = f"SELECT count(*) FROM {{}} WHERE runs >= {FEWEST} AND octet_length(hashes) <> {4 * PERMUTATIONS}"
"""How many signatures are none."""

ROWS = (
    ("id текста", "SELECT count(*) FROM texts WHERE id IS DISTINCT FROM left(sha256(text), 12)"),
    ("длина текста", "SELECT count(*) FROM texts WHERE characters IS DISTINCT FROM length(text)"),
    ("название подборки", "SELECT count(*) FROM collections WHERE trim(name) = ''"),
    ("подпись строки импорта", UNSIGNED.format("drafts")),
    ("две подборки с одним названием", "SELECT count(*) - count(DISTINCT name) FROM collections"),
)
"""What has to hold of the analyst's own rows: what it is, and how many there are of which it does not."""

RECORDS: tuple[tuple[str, str, Callable[..., bool]], ...] = (
    (
        "правка",
        "SELECT id::VARCHAR, record FROM corrections ORDER BY id",
        lambda _, record: readable_correction(record),
    ),
    ("настройка", "SELECT key, value FROM settings ORDER BY key", readable_setting),
    ("файл импорта", "SELECT name, options FROM import_files", lambda _, options: readable_options(options)),
    ("файл импорта", "SELECT name, head FROM import_files", lambda _, head: isinstance(_json(head), dict)),
    ("строка импорта", "SELECT name, said FROM drafts", lambda _, said: isinstance(_json(said), dict)),
)
"""What the analyst's own rows hold as JSON: what it is, the rows as name and record, and whether one can be read."""


def main(copy: Path, fresh: Path, server: int) -> None:
    """Prints {} or why the file cannot be taken; ends when the server does."""
    end_with(server)
    _bound(copy)
    try:
        make(copy, fresh)
    except LibraryError as error:
        print(json.dumps({"key": error.key, "values": {name: str(value) for name, value in error.values.items()}}))
    except duckdb.Error as error:
        print(error, file=sys.stderr)  # for the server's log: it names drafts that nobody else has seen
        print(json.dumps({"key": "unreadable", "values": {"reason": "он обрезан, повреждён или это другой файл"}}))
    else:
        print("{}")


def make(copy: Path, fresh: Path) -> None:
    """The work itself."""
    with duckdb.connect(str(fresh)) as rows:
        rows.execute(f"ATTACH '{_quoted(copy)}' AS given (READ_ONLY)")
        for setting in (
            *("enable_external_access = false", "allow_community_extensions = false", "threads = 1"),
            *(f"memory_limit = '{MEMORY}'", "lock_configuration = true"),
        ):
            rows.execute(f"SET {setting}")
        version = _version(rows)
        schema.create(rows, version)
        for table, columns in _columns(rows, "current_database()").items():
            if table != "library":
                _copy(rows, table, columns)
        rows.execute("DETACH given")
        schema.migrate(rows, fresh)
        _fill_gaps(rows)
        _check(rows)
        _drop_what_is_not_right(rows)


def _version(rows: duckdb.DuckDBPyConnection) -> int:
    """That of the given library; its table is looked at before anything is asked of it."""
    if _columns(rows, "'given'").get("library") != {"schema_version": "INTEGER"}:
        raise LibraryError("unreadable", path="", reason="это другая база данных")
    return schema.known_version(rows.execute("SELECT max(schema_version) FROM given.main.library").fetchall(), "")


def _columns(rows: duckdb.DuckDBPyConnection, database: str) -> dict[str, dict[str, str]]:
    """The base tables of `main` with their columns and types, a generated column with none."""
    query = f"""SELECT table_name, column_name, CASE WHEN is_generated THEN '' ELSE data_type END
        FROM duckdb_columns() JOIN duckdb_tables() USING (database_name, schema_name, table_name)
        WHERE database_name = {database} AND schema_name = 'main' ORDER BY table_name, column_index"""
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in rows.execute(query).fetchall():
        found.setdefault(table, {})[column] = kind
    return found


def _copy(rows: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, str]) -> None:
    given = _columns(rows, "'given'").get(table)
    if given is None:
        raise LibraryError("unreadable", path="", reason=f"нет таблицы {table}")
    if given != columns:
        raise LibraryError("unreadable", path="", reason=f"в таблице {table} другие колонки")
    names = ", ".join(f'"{column}"' for column in columns)
    rows.execute(f"DELETE FROM main.{table}")
    rows.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM given.main.{table}")


def _fill_gaps(rows: duckdb.DuckDBPyConnection) -> None:
    for table, columns in OLD_GAPS.items():
        for column in columns:
            rows.execute(f"UPDATE {table} SET {column} = '' WHERE {column} IS NULL")


def _check(rows: duckdb.DuckDBPyConnection) -> None:
    """Raises LibraryError of the first of the analyst's own values that cannot be."""
    for what, query in (*_of_columns(rows, REQUIRED), *_of_columns(rows, _others(rows)), *ROWS):
        if rows.execute(query).fetchall()[0][0]:
            raise LibraryError("unreadable", path="", reason=f"в нём неверные значения ({what})")
    for what, query, readable in RECORDS:
        for name, record in _each(rows, query):
            if not readable(name, record):
                raise LibraryError("unreadable", path="", reason=f"в нём не читается {what} «{name}»")


def _drop_what_is_not_right(rows: duckdb.DuckDBPyConnection) -> None:
    """What is derived is made anew: an analysis that is none, else all facts where one of them cannot be."""
    given = "SELECT text_id, record, text FROM analyses LEFT JOIN texts ON id = text_id"
    bad = [text_id for text_id, record, text in _each(rows, given) if not _is_analysis(record, text)]
    rows.execute("DELETE FROM analyses WHERE text_id IS NULL OR list_contains(?::VARCHAR[], text_id)", [bad])
    digests = _each(rows, "SELECT text_id, digest FROM story_texts")
    asked = [query for _, query in _of_columns(rows, DERIVED)]
    wrong = any(rows.execute(query).fetchall()[0][0] for query in (*asked, UNSIGNED.format("signatures")))
    single = rows.execute("SELECT count(*) FROM identities").fetchall()[0][0] == 1
    if wrong or not single or not all(readable_digest(record) for _, record in digests):
        for table in DERIVED:
            rows.execute(f"DELETE FROM {table}")
        rows.execute("INSERT INTO identities VALUES (1, 0)")


def _of_columns(rows: duckdb.DuckDBPyConnection, tables: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """For each column how many rows have nothing in it that should, or a day that Python has none for."""
    known = _columns(rows, "current_database()")
    for table, required in tables.items():
        for column in required:
            yield f"{table}.{column}", f'SELECT count(*) FROM {table} WHERE "{column}" IS NULL'
        for column, kind in known[table].items():
            if kind in ("DATE", "TIMESTAMP"):
                fits = f"isfinite({column}) AND year({column}) BETWEEN 1 AND 9999"
                yield f"{table}.{column}", f"SELECT count(*) FROM {table} WHERE NOT ({fits})"


def _others(rows: duckdb.DuckDBPyConnection) -> dict[str, Sequence[str]]:
    """The tables that neither list has: of them the types are known, which is enough to read them."""
    known = _columns(rows, "current_database()")
    return {table: () for table in known if table not in (*REQUIRED, *DERIVED)}


def _each(rows: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    cursor = rows.cursor().execute(query)
    while some := cursor.fetchmany(200):
        yield from some


def _is_analysis(record: bytes | None, text: str | None) -> bool:
    """Whether it is packed JSON of a size that an analysis may have; what else it is, its reader looks at."""
    try:
        plain = analyses.unpacked(record or b"", text, LARGEST_ANALYSIS)
    except zlib.error:
        return False
    return isinstance(_json(plain.decode("utf-8", "replace")), dict)


def _json(text: str | None) -> Any:
    try:
        return json.loads(text or "")
    except (ValueError, RecursionError):
        return None


def _quoted(path: Path) -> str:
    return re.sub("'", "''", str(path))


def _bound(copy: Path) -> None:
    """The file that is made is about as large as what it is made of."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # systems without limits have none
        import resource

        most = 4 * copy.stat().st_size + 256_000_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
