"""Which texts name others than when who is who was told: whoever writes names notes it."""

from collections.abc import Iterable

import duckdb

from analysis.library.rows import insert

COLUMNS = ("text_id VARCHAR", "written BIGINT")


def note(rows: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> None:
    """These texts name others now, or are in the library again, or no more; none: it was said who is who."""
    [(written,)] = rows.execute("UPDATE identities SET written = written + 1 RETURNING written").fetchall()
    insert(rows, "retold", COLUMNS, [(text_id, written) for text_id in ids])


def waiting(rows: duckdb.DuckDBPyConnection) -> tuple[int, list[str]]:
    """The state that is read, and the texts that were noted until then."""
    state = int(rows.execute("SELECT written FROM identities").fetchall()[0][0])
    return state, [row[0] for row in rows.execute("SELECT DISTINCT text_id FROM retold ORDER BY text_id").fetchall()]


def is_stale(rows: duckdb.DuckDBPyConnection) -> bool:
    """Whether anything was noted since identities were told apart."""
    return bool(rows.execute("SELECT written > refreshed FROM identities").fetchall()[0][0])


def done(rows: duckdb.DuckDBPyConnection, state: int) -> None:
    """What was noted until `state` is told."""
    rows.execute("DELETE FROM retold WHERE written <= ?", [state])
    rows.execute("UPDATE identities SET refreshed = ?", [state])
