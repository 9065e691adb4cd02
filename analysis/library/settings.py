"""The rows of settings: what the program keeps between two starts, a word for each key."""

import duckdb


def read(rows: duckdb.DuckDBPyConnection, key: str, default: str) -> str:
    """What is kept under `key`, else `default`."""
    found = rows.execute("SELECT value FROM settings WHERE key = ?", [key]).fetchone()
    return str(found[0]) if found else default


def keep(rows: duckdb.DuckDBPyConnection, key: str, value: str) -> None:
    """Keeps `value` under `key`."""
    rows.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", [key, value])
